//! The texts of the interface: what the build script refuses, and that none is left over.

#[path = "../../build/texts.rs"]
mod generated;

use std::{collections::BTreeMap, fs, path::Path};

use super::layering::files_below;

const SOURCE: &str = r#"{ "hello": "Hallo {name}", "count": { "one": "{n} vraag", "other": "{n} vragen" } }"#;

/// What the build script says of these two files.
fn faults(nl: &str, en: &str) -> Vec<String> {
    let folder = tempfile();
    fs::write(folder.join("nl.json"), nl).unwrap();
    fs::write(folder.join("en.json"), en).unwrap();
    let found = generated::generate(&folder).err().unwrap_or_default();
    fs::remove_dir_all(folder).unwrap();
    found
}

fn tempfile() -> std::path::PathBuf {
    use std::sync::atomic::{AtomicUsize, Ordering};
    static NUMBER: AtomicUsize = AtomicUsize::new(0);
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let folder = std::env::temp_dir().join(format!("sbs-texts-{}-{number}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    folder
}

#[track_caller]
fn refused(en: &str, word: &str) {
    let found = faults(SOURCE, en);
    assert!(found.len() == 1 && found[0].contains("en.json") && found[0].contains(word), "{found:?}");
}

#[test]
fn files_with_the_same_keys_forms_and_places_are_taken() {
    let en = r#"{ "count": { "one": "{n} question", "other": "{n} questions" }, "hello": "{name}, hello" }"#;

    assert!(faults(SOURCE, en).is_empty());
}

#[test]
fn what_differs_from_the_source_language_does_not_build() {
    let count = r#""count": { "one": "{n} question", "other": "{n} questions" }"#;

    refused(&format!("{{ {count} }}"), "`hello` is missing");
    refused(&format!(r#"{{ "hello": "Hi {{name}}", "bye": "Bye", {count} }}"#), "`bye` is not in");
    refused(&format!(r#"{{ "hello": "Hi {{nmae}}", {count} }}"#), "nmae");
    refused(&format!(r#"{{ "hello": "Hi", {count} }}"#), "places");
    refused(r#"{ "hello": "Hi {name}", "count": "{n} questions" }"#, "`count` has");
}

#[test]
fn what_is_wrong_by_itself_does_not_build() {
    let count = r#""count": { "one": "{n} question", "other": "{n} questions" }"#;

    refused(&format!(r#"{{ "hello": "Hi {{name}}", "hello": "Ho {{name}}", {count} }}"#), "stands twice");
    refused(r#"{ "hello": "Hi {name}", "count": { "one": "{n} question" } }"#, "did not match");
    refused("{ \"hello\": ", "EOF");
    let found = faults(r#"{ "Hello": "Hallo", "gone": " " }"#, r#"{ "Hello": "Hi", "gone": "x" }"#);
    assert!(found.iter().any(|fault| fault.contains("`Hello`: a key")), "{found:?}");
    assert!(found.iter().any(|fault| fault.contains("nl.json: `gone` is empty")), "{found:?}");
}

#[test]
fn every_text_is_used() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(root.join("texts/nl.json")).unwrap();
    let texts: BTreeMap<String, serde_json::Value> = serde_json::from_str(&text).unwrap();
    let mut files = Vec::new();
    files_below(&root.join("src"), &mut files);
    let source: String = files.into_iter().map(|(_, text)| text).collect();
    let is_word = |part: char| part.is_ascii_alphanumeric() || part == '_';
    let is_used = |key: &str| {
        let field = format!(".{key}");
        source.match_indices(&field).any(|(at, _)| !source[at + field.len()..].starts_with(is_word))
    };

    let unused: Vec<&String> = texts.keys().filter(|key| !is_used(key)).collect();

    assert!(texts.len() > 300, "{} texts", texts.len());
    assert!(unused.is_empty(), "no source names these texts: {unused:?}");
}
