//! Packages of the npm registry that only the browser tests need: React, Vue and SurveyJS, as
//! `tests/e2e/npm/package-lock.json` has them. They are never part of the repository.

use std::path::PathBuf;

use anyhow::Result;
use xtask::{Repo, tools::npm_modules};

/// The folder `node_modules` with these packages, installed when it is not there.
///
/// # Errors
/// When npm is not there or the registry cannot be reached.
pub fn modules() -> Result<PathBuf> {
    Ok(npm_modules(&Repo::find()?, "tests/e2e/npm")?)
}

/// The program that bundles scripts with them.
///
/// # Errors
/// When npm is not there or the registry cannot be reached.
pub fn esbuild() -> Result<PathBuf> {
    Ok(npm_modules(&Repo::find()?, xtask::tools::NPM)?.join(".bin/esbuild"))
}
