//! What makes `dist/` a package for npm: what it says of itself, its types, its licences, and the digests that a page may
//! name with a script.

use std::{fs, path::Path, process::Command};

use serde_json::Value;

use super::{artefacts::NAME, licences};
use crate::{Error, Repo, digest, process, repo::write_if_changed, texts::Texts, tools::version};

const MANIFEST: &str = "src/embed/package/package.json";
/// The version in our own copy, which nobody has to keep up to date.
const NO_VERSION: &str = "\"version\": \"0.0.0\"";

/// Taken over with the type of the languages, from where.
const COPIES: [(&str, &str); 5] = [
    ("src/embed/package/custom-elements.json", "custom-elements.json"),
    ("src/embed/package/social-business-scan.d.ts", "social-business-scan.d.ts"),
    ("src/embed/package/README.md", "README.md"),
    ("LICENSE-MIT", "LICENSE-MIT"),
    ("LICENSE-APACHE", "LICENSE-APACHE"),
];

/// What a page of others loads with a tag, and may name the digest of.
const TAGGED: [&str; 5] = [
    "social-business-scan.js",
    "social-business-scan.all.js",
    "social-business-scan.mjs",
    "sbs.js",
    "frame-host.js",
];

/// Writes it beside what was built.
///
/// # Errors
/// When a source is missing or a file cannot be written.
pub fn write(repo: &Repo) -> Result<(), Error> {
    let dist = repo.dist();
    let texts = Texts::read(repo)?;
    for (from, to) in COPIES {
        let filled = texts.fill_types(&repo.read(from)?, to.ends_with(".json"));
        write_if_changed(&dist.join(to), filled.as_bytes())?;
    }
    let manifest = with_version(&repo.read(MANIFEST)?, &repo.read("Cargo.toml")?)?;
    write_if_changed(&dist.join("package.json"), manifest.as_bytes())?;
    let mut digests = Vec::new();
    for name in TAGGED {
        let path = dist.join(name);
        let content = fs::read(&path).map_err(|cause| Error::file("read", &path, &cause))?;
        digests.push(format!("  \"{name}\": \"{}\"", digest::sha384(&content)));
    }
    write_if_changed(&dist.join("integrity.json"), format!("{{\n{}\n}}\n", digests.join(",\n")).as_bytes())
}

/// The manifest with the version that Cargo knows.
fn with_version(manifest: &str, cargo: &str) -> Result<String, Error> {
    let version = version::locked(cargo, NAME)
        .ok_or_else(|| Error::new("Cargo.toml names no version of social-business-scan."))?;
    if manifest.matches(NO_VERSION).count() != 1 {
        return Err(Error::new(format!(
            "{MANIFEST} should have `{NO_VERSION}` once, for the version of Cargo.toml."
        )));
    }
    Ok(manifest.replace(NO_VERSION, &format!("\"version\": \"{version}\"")))
}

/// What the package has: no page of ours but the two that others can use, and the wasm, whose name changes.
const PACKED: [&str; 22] = [
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "README.md",
    licences::FILE,
    "custom-elements.json",
    "frame-early.js",
    "frame-host.js",
    "frame.css",
    "frame.html",
    "frame.js",
    "integrity.json",
    "package.json",
    "sbs.core.js",
    "sbs.js",
    "sbs.no-wasm.js",
    "social-business-scan.all.js",
    "social-business-scan.core.js",
    "social-business-scan.d.ts",
    "social-business-scan.html",
    "social-business-scan.js",
    "social-business-scan.mjs",
    "social-business-scan.no-wasm.js",
];

/// Asks npm what it would pack, and holds that to what a user of the package needs.
///
/// # Errors
/// When npm refuses, or a file is missing or too many.
pub fn check(repo: &Repo) -> Result<(), Error> {
    let mut npm = Command::new("npm");
    npm.current_dir(repo.dist()).args(["pack", "--dry-run", "--json", "--offline", "--ignore-scripts"]);
    npm.args(["--no-update-notifier", "--loglevel=error"]);
    let packed = names(&process::output(&mut npm)?)
        .ok_or_else(|| Error::new("`npm pack --dry-run --json` did not list the files of the package."))?;
    let texts = Texts::read(repo)?;
    let faults = faults(&packed, &texts.further().collect::<Vec<_>>());
    if faults.is_empty() {
        return Ok(());
    }
    Err(Error::new(format!(
        "The npm package is not as it should be; see \"files\" in {MANIFEST}:\n  {}",
        faults.join("\n  ")
    )))
}

/// The names in npm's answer.
fn names(json: &[u8]) -> Option<Vec<String>> {
    let told: Value = serde_json::from_slice(json).ok()?;
    let files = told.get(0)?.get("files")?.as_array()?;
    files.iter().map(|file| Some(file.get("path")?.as_str()?.to_owned())).collect()
}

/// What is wrong with the files of a package whose languages with a file have these codes.
fn faults(packed: &[String], languages: &[&str]) -> Vec<String> {
    let of_language =
        |code: &&str| [format!("sbs.{code}.js"), format!("{NAME}.{code}.js"), format!("{NAME}.{code}.mjs")];
    let wanted: Vec<String> =
        PACKED.iter().map(|name| (*name).to_owned()).chain(languages.iter().flat_map(of_language)).collect();
    let is_wasm = |name: &str| name.ends_with(".wasm") && digest::in_name(Path::new(name)).is_some();
    let missing = wanted.iter().filter(|name| !packed.contains(name));
    let mut faults: Vec<String> = missing.map(|name| format!("{name} is missing")).collect();
    let (wasm, rest): (Vec<_>, Vec<_>) = packed.iter().partition(|name| is_wasm(name));
    if wasm.len() != 1 {
        faults.push(format!("there are {} wasm files", wasm.len()));
    }
    let extra = rest.iter().filter(|name| !wanted.contains(name));
    faults.extend(extra.map(|name| format!("{name} does not belong in it")));
    faults
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_the_one_of_cargo() {
        let cargo = "[workspace]\n[package]\nname = \"social-business-scan\"\nversion = \"1.2.3\"\n";

        let manifest = with_version("{\n  \"version\": \"0.0.0\",\n}", cargo).unwrap();

        assert_eq!(manifest, "{\n  \"version\": \"1.2.3\",\n}");
        assert!(with_version("{}", cargo).is_err());
        assert!(with_version("\"version\": \"0.0.0\"", "[package]").is_err());
    }

    #[test]
    fn what_npm_tells_is_read() {
        let told = br#"[{"name":"x","files":[{"path":"a.js","size":1},{"path":"b"}]}]"#;

        assert_eq!(names(told).unwrap(), ["a.js", "b"]);
        assert_eq!(names(b"npm error"), None);
    }

    #[test]
    fn a_package_lacks_nothing_and_has_nothing_more() {
        let mut packed: Vec<String> = PACKED.map(str::to_owned).to_vec();
        packed.push("social-business-scan-98a2f12c44ab0e5d.wasm".to_owned());
        assert_eq!(faults(&packed, &[]), Vec::<String>::new());
        packed.extend(
            ["sbs.de.js", "social-business-scan.de.js", "social-business-scan.de.mjs"].map(str::to_owned),
        );
        assert_eq!(faults(&packed, &["de"]), Vec::<String>::new());

        packed.remove(2);
        packed.push("index.html".to_owned());
        assert_eq!(faults(&packed, &["de"]), ["README.md is missing", "index.html does not belong in it"]);
    }

    #[test]
    fn every_address_of_the_manifest_is_in_the_package() {
        let manifest = include_str!("../../../src/embed/package/package.json");

        let named: Vec<&str> = manifest
            .split('"')
            .filter_map(|word| word.strip_prefix("./"))
            .filter(|name| !name.is_empty())
            .collect();

        assert!(named.len() > 10, "{named:?}");
        for name in named {
            assert!(PACKED.contains(&name), "{name}");
        }
    }
}
