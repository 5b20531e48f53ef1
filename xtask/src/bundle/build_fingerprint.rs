//! Whether `dist/` still belongs to its inputs: a hash over both, kept in `target/sbs/`.

use std::{
    hash::{DefaultHasher, Hasher},
    path::Path,
};

use fs_err as fs;

use crate::{Error, Repo, process, repo};

const FILES: [&str; 8] = [
    "Cargo.toml",
    "Cargo.lock",
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "Trunk.toml",
    "docs/examples/models/team-health.json",
    "docs/instrument.schema.json",
    "index.html",
];
const FOLDERS: [&str; 7] = ["assessments", "build", "fonts", "src", "style", "texts", "xtask/src"];

/// The hash of everything that the bundle is made from, the compiler included.
///
/// # Errors
/// When an input cannot be read.
pub fn of_inputs(repo: &Repo) -> Result<String, Error> {
    let mut hasher = DefaultHasher::new();
    hasher.write(process::ask("rustc", &["-vV"]).unwrap_or_default().as_bytes());
    for file in FILES {
        // An input that is absent is a fact like any other: the build itself says if it is needed.
        hasher.write(file.as_bytes());
        hasher.write(&fs::read(repo.root().join(file)).unwrap_or_default());
    }
    for folder in FOLDERS {
        add_folder(&mut hasher, &repo.root().join(folder))?;
    }
    Ok(format!("{:016x}", hasher.finish()))
}

/// Remembers that `dist/`, as it is now, was made from these inputs.
///
/// # Errors
/// When it cannot be written.
pub fn write(repo: &Repo, inputs: &str) -> Result<(), Error> {
    let text = format!("{inputs} {}\n", of_dist(repo)?);
    repo::write_if_changed(&repo.work().join("dist.stamp"), text.as_bytes())
}

/// Whether neither the inputs nor `dist/` changed since the stamp.
///
/// # Errors
/// When an input cannot be read.
pub fn is_fresh(repo: &Repo) -> Result<bool, Error> {
    let Ok(known) = fs::read_to_string(repo.work().join("dist.stamp")) else { return Ok(false) };
    Ok(repo.dist().is_dir() && known == format!("{} {}\n", of_inputs(repo)?, of_dist(repo)?))
}

fn of_dist(repo: &Repo) -> Result<String, Error> {
    let mut hasher = DefaultHasher::new();
    add_folder(&mut hasher, &repo.dist())?;
    Ok(format!("{:016x}", hasher.finish()))
}

fn add_folder(hasher: &mut DefaultHasher, folder: &Path) -> Result<(), Error> {
    for name in repo::files_below(folder)? {
        let content = fs::read(folder.join(&name))?;
        hasher.write(name.as_os_str().as_encoded_bytes());
        hasher.write_usize(content.len());
        hasher.write(&content);
    }
    Ok(())
}
