//! The tools that a build needs, each of one exact version: found on the search path, in the user's
//! cache folder, or installed there.

mod install;

use std::{env, ffi::OsString, path::PathBuf, process::Command};

pub use install::wasm_target;

use crate::{Error, Repo, digest, process};

/// The folder to put before the search path for a build: what npm installed.
#[derive(Clone, Debug)]
pub struct Toolbox {
    folder: PathBuf,
}

impl Toolbox {
    /// Makes sure that the wasm target, wasm-opt, esbuild and Terser are there.
    ///
    /// # Errors
    /// A sentence that says what is missing and how to get it.
    pub fn for_build(repo: &Repo) -> Result<Self, Error> {
        wasm_target()?;
        Toolbox::for_sources(repo)
    }

    /// Makes sure that the tools of npm are there: all that joining our own scripts and sheets takes.
    ///
    /// # Errors
    /// When they are absent and cannot be installed.
    pub fn for_sources(repo: &Repo) -> Result<Self, Error> {
        Ok(Toolbox { folder: npm_modules(repo, NPM)?.join(".bin") })
    }

    /// The search path for a child process: our tools first.
    pub fn path(&self) -> OsString {
        let old = env::var_os("PATH").unwrap_or_default();
        let folders = [self.folder.clone()].into_iter().chain(env::split_paths(&old));
        // Joining fails only on a folder with a colon in its name; then the tools are named on use.
        env::join_paths(folders).unwrap_or(old)
    }

    /// The command that starts a program of npm's.
    pub fn command(&self, program: &str) -> Command {
        Command::new(self.folder.join(program))
    }
}

/// wasm-bindgen's runner of tests, which only the tests of the wasm need: of the same release as the crate `wasm-bindgen`.
///
/// # Errors
/// When it is absent and cannot be installed.
pub fn wasm_test_runner() -> Result<PathBuf, Error> {
    let version = wasm_bindgen_shared::version();
    let name = "wasm-bindgen-test-runner";
    let is_same = |program: &PathBuf| {
        let told = process::ask(program, &["--version"]).unwrap_or_default();
        told.split_whitespace().any(|word| word == version)
    };
    // Not locked: it was published with a lock file that no longer builds.
    process::find(&[name])
        .filter(is_same)
        .map_or_else(|| install_crate("wasm-bindgen-cli", name, &version, &[]), Ok)
}

/// Makes sure that a program of this release of a crate is in the user's cache folder, and says where.
///
/// # Errors
/// When it cannot be installed.
pub fn install_crate(
    package: &str,
    program: &str,
    version: &str,
    options: &[&str],
) -> Result<PathBuf, Error> {
    let root = cache_folder()?.join(format!("{package}-{version}"));
    let path = root.join("bin").join(program);
    let install = || install::by_cargo(&format!("{package}@{version}"), options, &root);
    install::once(&root, || path.is_file(), install)?;
    Ok(path)
}

/// The folder with `package-lock.json` of the tools.
pub const NPM: &str = "xtask/npm";

/// The folder `node_modules` with what `package-lock.json` in this folder of the repository names, installed when it is not
/// there.
///
/// # Errors
/// When it is absent and npm cannot install it.
pub fn npm_modules(repo: &Repo, folder: &str) -> Result<PathBuf, Error> {
    let lock = repo.read(&format!("{folder}/package-lock.json"))?;
    let root = cache_folder()?.join(format!("npm-{}", digest::short(lock.as_bytes())));
    let modules = root.join("node_modules");
    // npm writes it last.
    let is_there = || modules.join(".package-lock.json").is_file();
    install::once(&root, is_there, || install::by_npm(repo, folder, &root))?;
    Ok(modules)
}

/// `$XDG_CACHE_HOME/social-business-scan/tools`, or below `~/.cache`.
fn cache_folder() -> Result<PathBuf, Error> {
    let absolute = |name| env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    absolute("XDG_CACHE_HOME")
        .or_else(|| absolute("HOME").map(|home| home.join(".cache")))
        .map(|cache| cache.join("social-business-scan/tools"))
        .ok_or_else(|| {
            Error::new("Neither HOME nor XDG_CACHE_HOME is set, so there is no place for the tools. Set one.")
        })
}
