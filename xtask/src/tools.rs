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

use crate::{Error, Repo, process};

/// The versions that we name ourselves; wasm-bindgen's comes from `Cargo.lock`, because the tool and
/// the crate must be of the same release.
const TRUNK: &str = "0.21.14";
const BINARYEN: &str = "132.0.0";
const TERSER: &str = "5.51.2";
const ESBUILD: &str = "0.25.12";
const TYPESCRIPT: &str = "7.0.2";
const GECKODRIVER: &str = "0.37.1";

/// Where a tool comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Source {
    /// crates.io, by `cargo install --locked`.
    LockedCrate,
    /// crates.io, for a release that was published without a lock file that still builds.
    Crate,
    /// The npm registry: the only one of the three that has Binaryen's tools and those for JavaScript.
    Npm,
}

/// One tool of one version.
#[derive(Clone, Debug)]
struct Tool {
    package: &'static str,
    program: &'static str,
    version: String,
    source: Source,
    /// How long installing takes on two cores, for the message beforehand.
    takes: &'static str,
}

impl Tool {
    fn new(package: &'static str, program: &'static str, version: &str, source: Source) -> Self {
        let takes = match (source, package) {
            (Source::Npm, _) => "half a minute",
            (_, "trunk") => "six minutes",
            _ => "three minutes",
        };
        Tool { package, program, version: version.to_owned(), source, takes }
    }

    /// Whether this program is there with our version. Binaryen prints only the first number.
    fn is_at(&self, program: &Path) -> bool {
        let printed = process::ask(program, &["--version"]).and_then(|text| version::printed(&text));
        let is_short = |v: &str| self.package == "binaryen" && v == version::major(&self.version);
        printed.is_some_and(|v| v == self.version || is_short(&v))
    }
}

/// The folders to put before the search path for a build.
#[derive(Clone, Debug, Default)]
pub struct Toolbox {
    folders: Vec<PathBuf>,
}

impl Toolbox {
    /// Makes sure that the wasm target, Trunk, wasm-bindgen, wasm-opt, esbuild and Terser are there.
    ///
    /// # Errors
    /// A sentence that says what is missing and how to get it.
    pub fn for_build(repo: &Repo) -> Result<Self, Error> {
        wasm_target()?;
        let bindgen = version::locked(&repo.read("Cargo.lock")?, "wasm-bindgen").ok_or_else(|| {
            Error::new("Cargo.lock names no wasm-bindgen. Restore it with `git checkout Cargo.lock`.")
        })?;
        let mut toolbox = Toolbox::for_sources()?;
        toolbox.provide(Tool::new("trunk", "trunk", TRUNK, Source::LockedCrate))?;
        toolbox.provide(Tool::new("wasm-bindgen-cli", "wasm-bindgen", &bindgen, Source::Crate))?;
        toolbox.provide(Tool::new("binaryen", "wasm-opt", BINARYEN, Source::Npm))?;
        toolbox.provide(Tool::new("terser", "terser", TERSER, Source::Npm))?;
        Ok(toolbox)
    }

    /// Makes sure that esbuild is there: all that joining our own scripts takes.
    ///
    /// # Errors
    /// When it is absent and cannot be installed.
    pub fn for_sources() -> Result<Self, Error> {
        let mut toolbox = Toolbox::default();
        toolbox.provide(Tool::new("esbuild", "esbuild", ESBUILD, Source::Npm))?;
        Ok(toolbox)
    }

    /// Makes sure that TypeScript's compiler is there, and says where. Only a test needs it.
    ///
    /// # Errors
    /// When it is absent and cannot be installed.
    pub fn typescript(&mut self) -> Result<PathBuf, Error> {
        self.provide(Tool::new("typescript", "tsc", TYPESCRIPT, Source::Npm))
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
        let folder = root.join(if tool.source == Source::Npm { "node_modules/.bin" } else { "bin" });
        let program = folder.join(tool.program);
        if !tool.is_at(&program) {
            install::install(&tool, &root)?;
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
