//! What the bundle weighed when somebody last said so: `benches/sizes.json`, and what changed since.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
    path::Path,
};

use fs_err as fs;
use serde_json::json;

use crate::{Error, Repo, digest};

const FILE: &str = "benches/sizes.json";

/// Bytes by name: files packed with brotli, and each form as its budget measures it.
pub type Weights = BTreeMap<String, usize>;

/// What changed since it was kept, as a table; a sentence when nothing did.
///
/// # Errors
/// When the file cannot be read.
pub fn changes(repo: &Repo, now: &Weights) -> Result<String, Error> {
    let before = serde_json::from_str(&repo.read(FILE)?)
        .map_err(|cause| Error::new(format!("{FILE} is not as `--keep-sizes` writes it: {cause}.")))?;
    Ok(table(&before, now))
}

/// Keeps what it weighs now.
///
/// # Errors
/// When the file cannot be written.
pub fn keep(repo: &Repo, now: &Weights) -> Result<(), Error> {
    Ok(fs::write(repo.root().join(FILE), format!("{:#}\n", json!(now)))?)
}

/// A name without the hash of the content in it, which changes with every build: `app-*.css`.
pub fn stable(name: &str) -> String {
    digest::in_name(Path::new(name)).map_or_else(|| name.to_owned(), |hash| name.replace(hash, "*"))
}

fn table(before: &Weights, now: &Weights) -> String {
    let names: BTreeSet<&String> = before.keys().chain(now.keys()).collect();
    let mut text = String::new();
    for name in names {
        let (was, is) = (before.get(name), now.get(name));
        if was == is {
            continue;
        }
        let cell = |bytes: Option<&usize>| bytes.map_or_else(|| "-".to_owned(), usize::to_string);
        let difference = is.map_or(0, |is| *is as i64) - was.map_or(0, |was| *was as i64);
        // Writing to a String does not fail.
        let _ = writeln!(text, "{:>9} {:>9} {difference:>+9}  {name}", cell(was), cell(is));
    }
    if text.is_empty() {
        return format!("Nothing weighs more or less than in {FILE}.\n");
    }
    format!("{:>9} {:>9} {:>9}  changed since {FILE}\n{text}", "was", "is", "change")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weights(pairs: &[(&str, usize)]) -> Weights {
        pairs.iter().map(|(name, bytes)| ((*name).to_owned(), *bytes)).collect()
    }

    #[test]
    fn hashes_are_left_out_of_names() {
        assert_eq!(stable("app-424c9ac613deb1a7_bg.wasm"), "app-*_bg.wasm");
        assert_eq!(stable("social-business-scan-6fb744f98d4e1dc8.wasm"), "social-business-scan-*.wasm");
        assert_eq!(stable("social-business-scan.js"), "social-business-scan.js");
        assert_eq!(stable("frame-host.js"), "frame-host.js");
    }

    #[test]
    fn only_what_changed_is_told_with_what_came_and_went() {
        let before = weights(&[("a.js", 100), ("b.js", 50), ("gone.js", 7)]);
        let now = weights(&[("a.js", 90), ("b.js", 50), ("new.js", 8)]);

        let table = table(&before, &now);

        let rows: Vec<String> =
            table.lines().skip(1).map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
        assert_eq!(rows, ["100 90 -10 a.js", "7 - -7 gone.js", "- 8 +8 new.js"]);
        assert!(super::table(&now, &now).starts_with("Nothing"));
    }
}
