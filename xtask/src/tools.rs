//! The tools that a build needs, each of one exact version: found on the search path, in the user's
//! cache folder, or installed there.

mod install;
pub mod version;

use std::{
    env,
    ffi::OsString,
    path::{Path, PathBuf},
    process::Command,
};

pub use install::wasm_target;

use crate::{Error, Repo, digest, process};

/// The version that we name ourselves; wasm-bindgen's comes from `Cargo.lock`, because the tool and the crate must be of the
/// same release, and those of npm's from `xtask/npm/package-lock.json`.
const GECKODRIVER: &str = "0.37.1";

/// Where a tool comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Source {
    /// crates.io, by `cargo install --locked`.
    LockedCrate,
    /// crates.io, for a release that was published without a lock file that still builds.
    Crate,
}

/// One tool of one version, from crates.io.
#[derive(Clone, Debug)]
struct Tool {
    package: &'static str,
    program: &'static str,
    version: String,
    source: Source,
}

impl Tool {
    fn new(package: &'static str, program: &'static str, version: &str, source: Source) -> Self {
        Tool { package, program, version: version.to_owned(), source }
    }

    /// Whether this program is there with our version.
    fn is_at(&self, program: &Path) -> bool {
        let printed = process::ask(program, &["--version"]).and_then(|text| version::printed(&text));
        printed.is_some_and(|version| version == self.version)
    }
}

/// The folders to put before the search path for a build.
#[derive(Clone, Debug, Default)]
pub struct Toolbox {
    folders: Vec<PathBuf>,
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
        Ok(Toolbox { folders: vec![npm_modules(repo, NPM)?.join(".bin")] })
    }

    /// Makes sure that wasm-bindgen's runner of tests is there, and says where. Only the tests of the wasm need it.
    ///
    /// # Errors
    /// When it is absent and cannot be installed.
    pub fn wasm_test_runner(&mut self, repo: &Repo) -> Result<PathBuf, Error> {
        let bindgen = version::locked(&repo.read("Cargo.lock")?, "wasm-bindgen").ok_or_else(|| {
            Error::new("Cargo.lock names no wasm-bindgen. Restore it with `git checkout Cargo.lock`.")
        })?;
        self.provide(Tool::new("wasm-bindgen-cli", "wasm-bindgen-test-runner", &bindgen, Source::Crate))
    }

    /// Makes sure that geckodriver is there, of any version, and says where.
    ///
    /// # Errors
    /// When it is absent and cannot be installed.
    pub fn geckodriver(&mut self) -> Result<PathBuf, Error> {
        match process::find(&["geckodriver"]) {
            Some(found) => Ok(found),
            None => self.provide(Tool::new("geckodriver", "geckodriver", GECKODRIVER, Source::LockedCrate)),
        }
    }

    /// The search path for a child process: our tools first.
    pub fn path(&self) -> OsString {
        let old = env::var_os("PATH").unwrap_or_default();
        let folders = self.folders.iter().cloned().chain(env::split_paths(&old));
        // Joining fails only on a folder with a colon in its name; then the tools are named on use.
        env::join_paths(folders).unwrap_or(old)
    }

    /// The command that starts a program of ours; when it is absent, the system says so.
    pub fn command(&self, program: &str) -> Command {
        Command::new(self.find(program).unwrap_or_else(|| program.into()))
    }

    /// The full path of a program: from our folders, else from the search path.
    pub fn find(&self, program: &str) -> Option<PathBuf> {
        let ours = self.folders.iter().map(|folder| folder.join(program)).find(|file| file.is_file());
        ours.or_else(|| process::find(&[program]))
    }

    fn provide(&mut self, tool: Tool) -> Result<PathBuf, Error> {
        if let Some(found) = process::find(&[tool.program]).filter(|program| tool.is_at(program)) {
            return Ok(found);
        }
        let root = cache_folder()?.join(format!("{}-{}", tool.package, tool.version));
        let folder = root.join("bin");
        let program = folder.join(tool.program);
        if !tool.is_at(&program) {
            install::by_cargo(&tool, &root)?;
        }
        if !tool.is_at(&program) {
            return Err(Error::new(format!(
                "{} {} was installed, but does not tell that version. Remove {} and run this again.",
                tool.program,
                tool.version,
                root.display()
            )));
        }
        self.folders.push(folder);
        Ok(program)
    }
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
    if !modules.join(".package-lock.json").is_file() {
        install::by_npm(repo, folder, &root)?;
    }
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
