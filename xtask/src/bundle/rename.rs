//! Gives hashed names a hash of what the files hold now. Trunk's is of what came in, before scripts and names were made
//! small: with another Terser, or another way to shorten names, the same name would stand for other bytes, and a
//! visitor who kept the old glue would get a new wasm that does not fit it.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::digest;
use crate::{Error, repo};

/// Renames, also where `index.html` names them.
///
/// # Errors
/// When a file cannot be read or renamed, or the page does not name it.
pub fn by_content(dist: &Path) -> Result<(), Error> {
    let index = dist.join("index.html");
    let mut html = fs::read_to_string(&index).map_err(|cause| Error::file("read", &index, &cause))?;
    for old in repo::files_below(dist)? {
        let from = dist.join(&old);
        let content = fs::read(&from).map_err(|cause| Error::file("read", &from, &cause))?;
        let Some(new) = renamed(&old, &content).filter(|new| *new != old) else { continue };
        let (old, new) = (old.to_string_lossy(), new.to_string_lossy());
        if !html.contains(&*old) {
            return Err(Error::new(format!("index.html does not name {old}, so that cannot be renamed.")));
        }
        html = html.replace(&*old, &new);
        let to = dist.join(&*new);
        fs::rename(&from, &to).map_err(|cause| Error::file("rename", &from, &cause))?;
    }
    fs::write(&index, html).map_err(|cause| Error::file("write", &index, &cause))
}

/// The name with the hash of this content; `None` for a name without one.
pub fn renamed(name: &Path, content: &[u8]) -> Option<PathBuf> {
    let old = digest::in_name(name)?;
    let text = name.to_str()?;
    let at = text.rfind(old)?;
    Some(PathBuf::from(format!("{}{}{}", &text[..at], digest::short(content), &text[at + old.len()..])))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hashed_name_follows_the_content_and_another_stays() {
        let to = |name: &str| renamed(Path::new(name), b"");

        assert_eq!(to("app-98a2f12c44ab0e5_bg.wasm"), Some(PathBuf::from("app-e3b0c44298fc1c14_bg.wasm")));
        assert_eq!(to("boot.js"), None);
    }
}
