//! Which languages there are: a file in `texts/` for each. Also what `cargo xtask` and the tests go by.

use std::{fs, path::Path};

/// The folder of the texts; a language is a file, named by its code.
pub const FOLDER: &str = "texts";

/// The code of the language that the others are translated from.
pub const SOURCE: &str = "nl";

/// The languages that stand in every wasm of a page: the source language, and the one that stands for a language that is not
/// there. The texts of every other language are a file, which is loaded when it is asked for.
#[allow(dead_code, reason = "not all that go by this file ask it")]
pub const BUNDLED: [&str; 2] = [SOURCE, "en"];

/// The most languages: the build script has room for so many, because it is compiled before it can list them.
pub const MAX: usize = 32;

/// The codes of all languages: the source language, then the others by the alphabet.
///
/// # Errors
/// When the folder cannot be read, the source language is missing, or a file has a name that is no code.
pub fn codes(folder: &Path) -> Result<Vec<String>, String> {
    let told = |error| format!("{FOLDER}: {error}");
    let mut codes = Vec::new();
    for entry in fs::read_dir(folder).map_err(told)? {
        let name = entry.map_err(told)?.file_name().to_string_lossy().into_owned();
        let Some(code) = name.strip_suffix(".json") else { continue };
        // The scripts know a visitor's language by the first two letters of its tag.
        if code.len() != 2 || !code.bytes().all(|letter| letter.is_ascii_lowercase()) {
            return Err(format!("{FOLDER}/{name}: the code of a language is two small letters"));
        }
        codes.push(code.to_owned());
    }
    if !codes.iter().any(|code| code == SOURCE) {
        return Err(format!("{FOLDER}/{SOURCE}.json, the source language, is missing"));
    }
    if codes.len() > MAX {
        return Err(format!("{FOLDER}: {} languages, and there is room for {MAX}", codes.len()));
    }
    codes.sort_by(|one, other| (one != SOURCE, one).cmp(&(other != SOURCE, other)));
    Ok(codes)
}
