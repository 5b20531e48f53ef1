//! Makes the scripts that Trunk wrote small: wasm-bindgen writes its glue for readers, and ours carry their comments.
//!
//! 11,087 bytes of brotli for the scripts become 8,027. Terser follows JavaScript, other than the minifier inside
//! Trunk.

use std::path::Path;

use crate::{
    Error, repo,
    scripts::{self, Kind},
    tools::Toolbox,
};

/// The classic scripts: their names at the top belong to the page, so they stay.
const CLASSIC: [&str; 2] = ["guard.js", "panel.js"];

/// Minifies every script in the folder, in place.
///
/// # Errors
/// When a script cannot be read or Terser refuses it.
pub fn scripts(dist: &Path, tools: &Toolbox) -> Result<(), Error> {
    for name in repo::files_below(dist)? {
        if name.extension().is_some_and(|extension| extension == "js") {
            let is_classic = CLASSIC.iter().any(|classic| name == Path::new(classic));
            scripts::shrink(tools, &dist.join(&name), if is_classic { Kind::Classic } else { Kind::Module })?;
        }
    }
    Ok(())
}
