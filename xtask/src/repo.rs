//! Where things are in this clone.

use std::{
    env,
    path::{Path, PathBuf},
};

use fs_err as fs;
use walkdir::WalkDir;

use crate::Error;

/// The clone we work in.
#[derive(Clone, Debug)]
pub struct Repo {
    root: PathBuf,
}

impl Repo {
    /// The clone that this was compiled in. Cargo compiles it anew in every other one.
    ///
    /// # Errors
    /// When it is not there any more.
    pub fn find() -> Result<Self, Error> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        Ok(Repo { root: fs::canonicalize(root)? })
    }

    /// The root folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// What a site owner uploads.
    pub fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// Our own intermediate files. A fixed place, because `index.html` names the joined CSS in it.
    pub fn work(&self) -> PathBuf {
        self.root.join("target/sbs")
    }

    /// Where Cargo puts what it builds.
    pub fn cargo_target(&self) -> PathBuf {
        env::var_os("CARGO_TARGET_DIR").map_or_else(|| self.root.join("target"), |dir| self.root.join(dir))
    }

    /// The text of a file of this clone.
    ///
    /// # Errors
    /// When it cannot be read as text.
    pub fn read(&self, path: &str) -> Result<String, Error> {
        Ok(fs::read_to_string(self.root.join(path))?)
    }
}

/// Writes a file and the folders above it, and only when the content differs, so that nothing that
/// watches it starts for nothing.
///
/// # Errors
/// When the folder or the file cannot be written.
pub fn write_if_changed(path: &Path, content: &[u8]) -> Result<(), Error> {
    if fs::read(path).is_ok_and(|old| old == content) {
        return Ok(());
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    Ok(fs::write(path, content)?)
}

/// All files below a folder, with paths relative to it, in order of name.
///
/// # Errors
/// When a folder cannot be read.
pub fn files_below(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let fail = |cause| Error::new(format!("Could not read the folder {}: {cause}.", folder.display()));
    let entries = WalkDir::new(folder).into_iter().collect::<Result<Vec<_>, _>>().map_err(fail)?;
    let files = entries.iter().filter(|entry| entry.path().is_file());
    let mut names: Vec<_> =
        files.filter_map(|entry| Some(entry.path().strip_prefix(folder).ok()?.to_owned())).collect();
    names.sort();
    Ok(names)
}
