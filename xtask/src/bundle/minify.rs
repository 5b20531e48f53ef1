//! Makes the scripts of `dist/` small: wasm-bindgen writes its glue for readers, and ours carries its comments.
//!
//! 11,087 bytes of brotli become 8,027. Terser follows JavaScript, other than the minifier inside Trunk. The names
//! stay: the hash in the glue's name is of what Terser was given, and the same text gives the same result as long as
//! Terser's version is ours, which `tools.rs` sees to.

use std::{fs, path::Path, process::Command};

use crate::{Error, process, repo, tools::Toolbox};

/// The classic scripts: their names at the top belong to the page, so they stay.
const CLASSIC: [&str; 2] = ["guard.js", "panel.js"];

/// Minifies every script in the folder, in place.
///
/// # Errors
/// When a script cannot be read or Terser refuses it.
pub fn scripts(dist: &Path, tools: &Toolbox) -> Result<(), Error> {
    for name in repo::files_below(dist)? {
        if name.extension().is_none_or(|extension| extension != "js") {
            continue;
        }
        let script = dist.join(&name);
        let small = script.with_extension("min");
        let mut command = Command::new(tools.find("terser").unwrap_or_else(|| "terser".into()));
        command.arg(&script).args(["--compress", "passes=3", "--mangle", "--output"]).arg(&small);
        if !CLASSIC.iter().any(|classic| name == Path::new(classic)) {
            command.arg("--module");
        }
        process::run(&mut command)?;
        fs::rename(&small, &script).map_err(|cause| Error::file("replace", &script, &cause))?;
    }
    Ok(())
}
