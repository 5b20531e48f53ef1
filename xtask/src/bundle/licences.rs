//! The licences of the crates in the wasm, as they ask to be passed on: `dist/THIRD-PARTY-LICENSES.txt`.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
    path::Path,
};

use cargo_metadata::{DependencyKind, Metadata, Package, Target};
use fs_err as fs;
use spdx::{Expression, ParseMode};

use crate::{Error, Repo, process, repo::write_if_changed};

/// The file in `dist/`.
pub const FILE: &str = "THIRD-PARTY-LICENSES.txt";

/// Names with which a text of a licence begins.
const TEXTS: [&str; 5] = ["LICENSE", "LICENCE", "COPYING", "COPYRIGHT", "NOTICE"];

/// Writes the file.
///
/// # Errors
/// When Cargo does not tell, or a text cannot be read.
pub fn write(repo: &Repo) -> Result<(), Error> {
    let fonts = "Inter and Noto Serif, the fonts of the report as PDF (parts of them): OFL-1.1";
    let fonts = format!("\n\n==== {fonts}\n\n{}\n", repo.read("fonts/OFL.txt")?.trim());
    let text = text(&shipped(&metadata(repo)?))? + &fonts;
    write_if_changed(&repo.dist().join(FILE), text.as_bytes())
}

/// All that the wasm of the programs is made of.
fn metadata(repo: &Repo) -> Result<Metadata, Error> {
    let mut command = process::cargo(repo);
    command.args(["metadata", "--format-version=1", "--locked", "--features=app,author,embed,pdf"]);
    command.args(["--filter-platform", "wasm32-unknown-unknown"]);
    serde_json::from_slice(&process::output(&mut command)?)
        .map_err(|cause| Error::new(format!("What `cargo metadata` tells is not as expected: {cause}.")))
}

/// The crates whose code is in the wasm: what the root needs, without tests, build scripts and macros, in order of name.
fn shipped(metadata: &Metadata) -> Vec<&Package> {
    let Some(resolve) = &metadata.resolve else { return Vec::new() };
    let packages: BTreeMap<_, _> = metadata.packages.iter().map(|package| (&package.id, package)).collect();
    let nodes: BTreeMap<_, _> = resolve.nodes.iter().map(|node| (&node.id, node)).collect();
    let mut found = BTreeSet::new();
    let mut waiting: Vec<_> = resolve.root.iter().collect();
    while let Some(id) = waiting.pop() {
        for dependency in nodes.get(id).into_iter().flat_map(|node| &node.deps) {
            let is_linked = dependency.dep_kinds.iter().any(|kind| kind.kind == DependencyKind::Normal);
            let Some(package) = packages.get(&dependency.pkg) else { continue };
            let is_macro = package.targets.iter().any(Target::is_proc_macro);
            if is_linked && !is_macro && found.insert((package.name.as_str(), &package.id)) {
                waiting.push(&package.id);
            }
        }
    }
    found.into_iter().filter_map(|(_, id)| packages.get(id).copied()).collect()
}

/// The crates with their licences, each text once.
fn text(shipped: &[&Package]) -> Result<String, Error> {
    let mut by_text: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut out = String::from(
        "Social Business Scan holds code of these projects, besides the standard library of Rust (MIT OR Apache-2.0, the \
         Rust Project contributors, https://www.rust-lang.org). Below the list stand the texts of their licences.\n\n",
    );
    for package in shipped {
        let (name, version) = (&package.name, &package.version);
        let licence = package.license.as_deref().unwrap_or_default();
        let place = package.repository.as_deref().unwrap_or("https://crates.io");
        // Writing into a String never fails.
        let _ = writeln!(out, "{name} {version}: {licence}, {place}");
        for text in texts(package)? {
            by_text.entry(text).or_default().push(format!("{name} {version}"));
        }
    }
    for (text, names) in by_text {
        let _ = write!(out, "\n\n==== {}\n\n{text}\n", names.join(", "));
    }
    Ok(out)
}

/// The texts in a crate's folder.
fn texts(package: &Package) -> Result<Vec<String>, Error> {
    let folder = package.manifest_path.parent().map_or(Path::new("."), |folder| folder.as_std_path());
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().to_ascii_uppercase();
        if path.is_file() && TEXTS.iter().any(|start| name.starts_with(start)) {
            found.push(fs::read_to_string(&path)?.replace("\r\n", "\n").trim().to_owned());
        }
    }
    found.sort();
    if found.is_empty() {
        found.extend(standard_text(package));
    }
    Ok(found)
}

/// What SPDX has for a crate without a text: of alternatives one that names nobody, nothing where several hold at once.
fn standard_text(package: &Package) -> Option<String> {
    const HOLDERS: &str = "<year> <copyright holders>";
    let licence = package.license.as_deref().filter(|licence| !licence.contains(" AND "))?;
    let expression = Expression::parse_mode(licence, ParseMode::LAX).ok()?;
    let texts = expression.requirements().filter_map(|wanted| Some(wanted.req.license.id()?.text()));
    Some(texts.min_by_key(|text| text.contains(HOLDERS))?.replace(HOLDERS, &package.authors.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The licences that what we ship may have; of alternatives, one. `deny.toml` also has those of tools that are not shipped.
    const ALLOWED: [&str; 6] = ["Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "MIT", "Unicode-3.0", "Zlib"];

    /// Whether an SPDX expression can be met with what is allowed.
    fn is_allowed(expression: &str) -> bool {
        let is_known = |name: &str| ALLOWED.contains(&name);
        Expression::parse_mode(expression, ParseMode::LAX).is_ok_and(|expression| {
            expression.evaluate(|wanted| wanted.license.id().is_some_and(|licence| is_known(licence.name)))
        })
    }

    #[test]
    fn what_we_ship_may_be_passed_on_in_a_file() {
        let metadata = metadata(&Repo::find().unwrap()).unwrap();

        let licence = |package: &Package| package.license.clone().unwrap_or_default();
        let shipped = shipped(&metadata);
        let refused: Vec<_> = shipped.iter().filter(|package| !is_allowed(&licence(package))).collect();

        let told: Vec<_> = refused.iter().map(|one| format!("{} ({})", one.name, licence(one))).collect();
        assert!(told.is_empty(), "take another crate, or add the licence here and to deny.toml: {told:?}");
    }

    #[test]
    fn whatever_is_shipped_comes_with_a_text_that_is_filled_in() {
        let metadata = metadata(&Repo::find().unwrap()).unwrap();

        let text = text(&shipped(&metadata)).unwrap();

        let named: BTreeSet<_> = text
            .lines()
            .filter_map(|line| line.strip_prefix("==== "))
            .flat_map(|names| names.split(", "))
            .collect();
        let all =
            shipped(&metadata).into_iter().map(|package| format!("{} {}", package.name, package.version));
        let without: Vec<_> = all.filter(|name| !named.contains(name.as_str())).collect();
        assert!(without.is_empty(), "no text: {without:?}");
        assert!(!text.contains("<copyright holders>"));
    }

    #[test]
    fn of_alternatives_one_must_be_allowed_and_of_a_sum_all() {
        for licence in ["MIT", "MIT/Apache-2.0", "GPL-3.0 OR MIT", "(MIT OR Apache-2.0) AND Unicode-3.0"] {
            assert!(is_allowed(licence), "{licence}");
        }
        for licence in ["", "GPL-3.0", "MIT AND GPL-3.0", "MPL-2.0"] {
            assert!(!is_allowed(licence), "{licence}");
        }
    }

    #[test]
    fn macros_tests_and_build_scripts_are_not_shipped() {
        let metadata = metadata(&Repo::find().unwrap()).unwrap();

        let names: Vec<_> = shipped(&metadata).iter().map(|package| package.name.as_str()).collect();

        for shipped in ["plotters", "serde", "wasm-bindgen", "yew"] {
            assert!(names.contains(&shipped), "{shipped} is in the wasm: {names:?}");
        }
        for other in ["clap", "proptest", "serde_derive", "wasm-bindgen-test", "xtask", "yew-macro"] {
            assert!(!names.contains(&other), "{other} is not in the wasm");
        }
    }
}
