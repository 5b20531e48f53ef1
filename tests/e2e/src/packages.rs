//! The packages in `dist/` for learning environments and WordPress, unpacked as those unpack them.

use std::fs::File;

use anyhow::{Context, Result};
use tempfile::TempDir;
use zip::ZipArchive;

use crate::test_context;

/// What is in a package, in a folder of its own that goes with the value. `name` is below `dist/`.
///
/// # Errors
/// When it is not there or is no zip.
pub fn unpacked(name: &str) -> Result<TempDir> {
    let path = test_context::dist().join(name);
    let file = File::open(&path).with_context(|| format!("{} is not there", path.display()))?;
    let folder = TempDir::new()?;
    ZipArchive::new(file)?.extract(folder.path()).with_context(|| format!("{name} cannot be unpacked"))?;
    Ok(folder)
}
