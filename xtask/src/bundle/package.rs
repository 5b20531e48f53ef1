//! What makes `dist/` a package for npm: what it says of itself, its types, its licences, and the digests that a page may
//! name with a script.

use fs_err as fs;

use crate::{Error, Repo, digest, repo::write_if_changed, texts::Texts};

const MANIFEST: &str = "src/embed/package/package.json";
/// The version in our own copy, which nobody has to keep up to date.
const NO_VERSION: &str = "\"version\": \"0.0.0\"";

/// Taken over with the type of the languages, from where.
const COPIES: [(&str, &str); 6] = [
    ("docs/instrument.schema.json", "instrument.schema.json"),
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
    let manifest =
        repo.read(MANIFEST)?.replace(NO_VERSION, concat!("\"version\": \"", env!("CARGO_PKG_VERSION"), "\""));
    write_if_changed(&dist.join("package.json"), manifest.as_bytes())?;
    let digest = |name| Ok(format!("  \"{name}\": \"{}\"", digest::sha384(&fs::read(dist.join(name))?)));
    let digests = TAGGED.into_iter().map(digest).collect::<Result<Vec<_>, Error>>()?;
    write_if_changed(&dist.join("integrity.json"), format!("{{\n{}\n}}\n", digests.join(",\n")).as_bytes())
}
