//! The folder in which a browser keeps everything: the scan's saved answers too.

use std::{
    path::{Path, PathBuf},
    time::SystemTime,
};

use anyhow::Result;
use tempfile::TempDir;

use crate::engine::DOWNLOADS;

/// An empty folder that is deleted afterwards.
#[derive(Debug)]
pub struct Profile {
    folder: TempDir,
}

impl Profile {
    /// A profile that was never used.
    ///
    /// # Errors
    /// When the folder cannot be made.
    pub fn new() -> Result<Self> {
        Ok(Profile { folder: tempfile::Builder::new().prefix("sbs-e2e-").tempdir()? })
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// The folder that receives downloads.
    pub fn downloads(&self) -> PathBuf {
        self.path().join(DOWNLOADS)
    }

    /// The file of this name that the browser saved for its visitor, once it is whole.
    pub fn download(&self, name: &str) -> Option<Vec<u8>> {
        let folder = self.path().join(DOWNLOADS);
        // A browser writes beside it, or makes the name first and renames what it wrote afterwards.
        let is_busy = files(&folder).iter().any(|file| {
            file.extension().is_some_and(|end| end == "crdownload" || end == "part" || end == "wkdownload")
        });
        if is_busy { None } else { std::fs::read(folder.join(name)).ok().filter(|bytes| !bytes.is_empty()) }
    }

    /// Makes room for another file of this name.
    pub fn remove_download(&self, name: &str) {
        // There is usually none.
        let _ = std::fs::remove_file(self.path().join(DOWNLOADS).join(name));
    }

    /// Whether the browser has written, after this moment, what pages keep under this key.
    ///
    /// A browser does not write at once: measured here, Chromium writes after 5 s and Firefox after 6 s.
    /// What is newer is lost when the process is killed, whatever a page does with its storage.
    pub fn was_written_after(&self, moment: SystemTime, key: &str) -> bool {
        let is_newer =
            |file: &PathBuf| file.metadata().and_then(|data| data.modified()).is_ok_and(|at| at > moment);
        let has_key = |file: &PathBuf| {
            std::fs::read(file).is_ok_and(|bytes| bytes.windows(key.len()).any(|part| part == key.as_bytes()))
        };
        files(self.path()).iter().filter(|file| is_storage(file)).any(|file| is_newer(file) && has_key(file))
    }
}

/// Chromium: `Local Storage/leveldb/000003.log`. Firefox: `storage/default/http+++127.0.0.1+80/ls/data.sqlite`.
fn is_storage(file: &Path) -> bool {
    let text = file.to_string_lossy();
    text.contains("/Local Storage/")
        || text.contains("/storage/default/http") && text.contains("/ls/data.sqlite")
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = folder.read_dir().into_iter().flatten().flatten().map(|entry| entry.path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}
