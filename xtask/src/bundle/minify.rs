//! Makes the scripts that Trunk wrote small: wasm-bindgen writes its glue for readers, and ours carry their comments.
//!
//! 11,087 bytes of brotli for the scripts become 8,027. Terser follows JavaScript, other than the minifier inside
//! Trunk.

use std::{fs, path::Path};

use super::prerender::Screens;
use crate::{
    Error, repo,
    scripts::{self, Kind},
    tools::Toolbox,
};

/// The classic scripts: their names at the top belong to the page, so they stay.
const CLASSIC: [&str; 1] = ["early.js"];

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
/// Puts the first screens into the page, and takes its comments out, and the empty lines that Trunk leaves; they are for
/// who reads the source.
///
/// # Errors
/// When the page cannot be read or written, or asks for a screen that there is not.
pub fn page(dist: &Path, screens: &Screens) -> Result<(), Error> {
    let index = dist.join("index.html");
    let html = fs::read_to_string(&index).map_err(|cause| Error::file("read", &index, &cause))?;
    fs::write(&index, without_comments(&screens.fill(&html)?))
        .map_err(|cause| Error::file("write", &index, &cause))
}

fn without_comments(html: &str) -> String {
    let mut kept = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, after)) = rest.split_once("<!--") {
        kept.push_str(before);
        rest = after.split_once("-->").map_or("", |(_, rest)| rest);
    }
    kept.push_str(rest);
    kept.lines().filter(|line| !line.trim().is_empty()).flat_map(|line| [line, "\n"]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_keeps_everything_but_comments_and_empty_lines() {
        let html = "<!doctype html>\n<!-- why\n so --><p>\n\n  text</p><!-- end";

        assert_eq!(without_comments(html), "<!doctype html>\n<p>\n  text</p>\n");
    }
}
