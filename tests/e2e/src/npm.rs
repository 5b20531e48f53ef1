//! Packages of the npm registry that only the browser tests need: React, Vue and SurveyJS, as
//! `tests/e2e/npm/package-lock.json` has them. They are never part of the repository.

use std::{
    io::Write,
    path::PathBuf,
    process::{Command, Stdio},
};

use anyhow::{Context, Result, ensure};
use serde_json::Value;
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

/// What a script of ours in this folder, run by Node with the packages of the folder, answers to a question. Both are JSON.
///
/// # Errors
/// When npm or Node is not there, the registry cannot be reached, or the script fails.
pub fn ask(folder: &str, script: &str, question: &Value) -> Result<Value> {
    let repo = Repo::find()?;
    let mut node = Command::new("node")
        .arg(repo.root().join(folder).join(script))
        .arg(npm_modules(&repo, folder)?)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    node.stdin.take().context("no way in")?.write_all(question.to_string().as_bytes())?;
    let output = node.wait_with_output()?;
    ensure!(output.status.success(), "{script} ended with {}", output.status);
    Ok(serde_json::from_slice(&output.stdout)?)
}
