//! A copy of the repository with something changed, and the bundle that is built of it: what becomes of the scan when
//! somebody adds a language, or when a library is updated.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, ensure};

use crate::test_context;

/// A copy below `target/variants/`. All of them share what Cargo has built of other people's crates.
pub struct Variant {
    folder: PathBuf,
}

impl Variant {
    /// A copy of all files that Git knows or would add, as they are now.
    ///
    /// # Errors
    /// When Git is not there, or a file cannot be copied.
    pub fn copy(name: &str) -> Result<Self> {
        let (root, folder) = (test_context::root(), variants().join(name));
        let listed = Command::new("git")
            .current_dir(&root)
            .args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
            .output()
            .context("Git does not start")?;
        ensure!(listed.status.success(), "Git: {}", String::from_utf8_lossy(&listed.stderr));
        // Written anew each time: Cargo builds by the times of files, and takes one copy for another where they are older.
        for name in String::from_utf8(listed.stdout)?.split_terminator('\0') {
            let from = root.join(name);
            // One that was removed is listed until that is committed.
            if from.is_file() {
                write(&folder.join(name), &fs::read(&from).with_context(|| from.display().to_string())?)?;
            }
        }
        Ok(Variant { folder })
    }

    /// Where it is.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Changes a file of text.
    ///
    /// # Errors
    /// When it is not there, or the change changes nothing: then there would be nothing to look at.
    pub fn change(&self, name: &str, change: impl FnOnce(&str) -> Result<String>) -> Result<()> {
        let file = self.folder.join(name);
        let old = fs::read_to_string(&file).with_context(|| file.display().to_string())?;
        let new = change(&old)?;
        ensure!(new != old, "{name} is as it was");
        write(&file, new.as_bytes())
    }

    /// Adds a file, or writes it again.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn add(&self, name: &str, content: &str) -> Result<()> {
        write(&self.folder.join(name), content.as_bytes())
    }

    /// Runs Cargo in the copy.
    ///
    /// # Errors
    /// When Cargo fails; the error has its last words.
    pub fn cargo(&self, arguments: &[&str]) -> Result<()> {
        let mut command = Command::new("cargo");
        // Without what this run asks of the compiler: that is for the clone itself.
        command.env_remove("RUSTC_WORKSPACE_WRAPPER").env_remove("CLIPPY_ARGS");
        command.current_dir(&self.folder).env("CARGO_TARGET_DIR", variants().join("target"));
        let output = command.args(arguments).output().context("Cargo does not start")?;
        let said = String::from_utf8_lossy(&output.stderr);
        let last: Vec<&str> = said.lines().rev().take(20).collect();
        let last: Vec<&str> = last.into_iter().rev().collect();
        ensure!(output.status.success(), "cargo {}:\n{}", arguments.join(" "), last.join("\n"));
        Ok(())
    }

    /// Builds it, whatever it weighs, and gives its `dist/`.
    ///
    /// # Errors
    /// When it does not build, or breaks a promise of a bundle.
    pub fn bundle(&self) -> Result<PathBuf> {
        self.cargo(&["run", "--quiet", "--package", "xtask", "--", "bundle", "--any-size"])?;
        Ok(self.folder.join("dist"))
    }
}

fn variants() -> PathBuf {
    test_context::root().join("target/variants")
}

fn write(file: &Path, content: &[u8]) -> Result<()> {
    fs::create_dir_all(file.parent().context("a file without a folder")?)?;
    fs::write(file, content).with_context(|| file.display().to_string())
}
