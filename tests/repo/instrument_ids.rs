//! Ids of the built-in instrument stand in the reader of its format, and nowhere where other instruments pass through.

use std::path::Path;

use serde_json::Value;

use crate::layering::files_below;

/// Folders whose code knows no id.
const FOLDERS: [&str; 10] = [
    "src/core",
    "src/charts",
    "src/report",
    "src/state",
    "src/export",
    "src/i18n",
    "src/import",
    "src/plan",
    "src/ui",
    "src/storage",
];

fn ids() -> Vec<String> {
    let json: Value = serde_json::from_str(include_str!("../../assessments/social-business.json")).unwrap();
    let of = |list: &str| -> Vec<String> {
        json[list].as_array().unwrap().iter().map(|part| part["id"].as_str().unwrap().to_owned()).collect()
    };
    [of("dimensions"), of("facets"), of("items")].concat()
}

#[test]
fn no_rule_names_a_dimension_a_facet_or_an_item() {
    let ids = ids();
    let mut files = Vec::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    FOLDERS.iter().for_each(|folder| files_below(&root.join(folder), &mut files));
    let mut found = Vec::new();
    for (name, text) in &files {
        if name.contains("/tests") || name.starts_with("src/core/instrument/parse/") {
            continue;
        }
        let text = text.split("#[cfg(test)]").next().unwrap();
        for line in text.lines().filter(|line| !line.trim_start().starts_with("//")) {
            if ids.iter().any(|id| line.contains(&format!("\"{id}\""))) {
                found.push(format!("{name}: {}", line.trim()));
            }
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}
