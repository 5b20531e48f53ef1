//! Packages of the npm registry that only tests need: fetched once for this user, in exact versions, and
//! never part of the repository.

use std::{env, path::PathBuf, process::Command};

use anyhow::{Context, Result, ensure};

/// The folder `node_modules` that holds these packages, each written as `name@version`.
///
/// # Errors
/// When npm is not there or the registry cannot be reached.
pub fn modules(folder: &str, packages: &[&str]) -> Result<PathBuf> {
    let folder = cache()?.join(folder);
    let modules = folder.join("node_modules");
    let name = |package: &str| package.rsplit_once('@').map_or(package, |(name, _)| name).to_owned();
    let is_there = |package: &&str| modules.join(name(package)).join("package.json").is_file();
    if !packages.iter().all(is_there) {
        let mut npm = Command::new("npm");
        npm.args(["install", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", "--prefix"]);
        npm.arg(&folder).args(packages);
        let status = npm.status().with_context(|| format!("npm does not start, for {packages:?}"))?;
        ensure!(status.success(), "npm cannot install {packages:?}: {status}");
    }
    Ok(modules)
}

fn cache() -> Result<PathBuf> {
    let absolute = |name| env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    absolute("XDG_CACHE_HOME")
        .or_else(|| absolute("HOME").map(|home| home.join(".cache")))
        .map(|cache| cache.join("social-business-scan/tools"))
        .context("neither HOME nor XDG_CACHE_HOME is set")
}
