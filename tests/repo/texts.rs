//! The texts of the interface: what the build script refuses, and that none is left over.

#[path = "../../build/texts.rs"]
pub mod generated;

use std::{collections::BTreeMap, fs, path::Path};

use super::layering::files_below;

const SOURCE: &str = r#"{ "hello": "Hallo {name}", "count": { "one": "{n} vraag", "other": "{n} vragen" } }"#;

/// What every file says of its language.
const FACTS: &str = r#"{ "language_name": "Name", "language_short": "NA", "language_decimal_mark": ".",
    "language_group_mark": "\u202f", "language_percent_mark": "%", "language_colon": ":",
    "language_dir": "ltr", "language_singular": "1", "#;

/// What the build script makes of these files, as they are.
fn generate(files: &[(&str, &str)]) -> Result<generated::Sources, Vec<String>> {
    let folder = temporary_folder();
    for (name, text) in files {
        fs::write(folder.join(name), text).unwrap();
    }
    let made = generated::generate(&folder, |_| true);
    fs::remove_dir_all(folder).unwrap();
    made
}

fn with_facts(texts: &str) -> String {
    texts.replacen("{ ", FACTS, 1)
}

/// What the build script says of these two files, with facts about their languages.
fn faults(nl: &str, en: &str) -> Vec<String> {
    let files = [("nl.json", &*with_facts(nl)), ("en.json", &*with_facts(en))];
    generate(&files).err().unwrap_or_default()
}

pub fn temporary_folder() -> std::path::PathBuf {
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
fn every_language_has_all_its_facts() {
    let without = |name: &str| with_facts(SOURCE).replacen(&format!("\"language_{name}\""), "\"word\"", 1);
    let sound = with_facts(SOURCE);
    for name in ["name", "short", "dir", "decimal_mark", "group_mark", "percent_mark", "colon", "singular"] {
        let lacking = without(name);
        for (file, files) in [
            ("nl", &[("nl.json", &*lacking)][..]),
            ("fr", &[("nl.json", &*sound), ("fr.json", &*lacking)][..]),
        ] {
            let found = generate(files).unwrap_err();
            let told = format!("texts/{file}.json: `language_{name}` is missing");
            assert!(found.contains(&told), "{found:?}");
        }
    }
    let found = faults(&SOURCE.replace("hello", "language_hello"), SOURCE);
    assert!(found.iter().any(|fault| fault.contains("`language_hello` is no fact")), "{found:?}");
    let found = generate(&[("nl.json", &sound.replace("\\u202f", ""))]).unwrap_err();
    assert!(found[0].contains("`language_group_mark` is empty"), "{found:?}");
}

#[test]
fn a_direction_and_a_singular_that_nobody_knows_do_not_build() {
    let sound = with_facts(SOURCE);
    let told = |from: &str, to: &str| generate(&[("nl.json", &sound.replace(from, to))]).unwrap_err();

    let found = told(r#""ltr""#, r#""down""#);
    assert!(found.len() == 1 && found[0].contains("`language_dir` is none of"), "{found:?}");
    let found = told(r#"singular": "1""#, r#"singular": "2""#);
    assert!(found.len() == 1 && found[0].contains("`language_singular` is none of"), "{found:?}");
}

#[test]
fn the_form_for_one_is_also_for_none_where_the_language_says_so() {
    let french = with_facts(SOURCE).replace(r#"singular": "1""#, r#"singular": "0-1""#);

    let made = generate(&[("nl.json", &with_facts(SOURCE)), ("fr.json", &french)]).unwrap().strings;

    let forms: Vec<_> =
        made.match_indices("Plural { from: ").map(|(at, found)| &made[at + found.len()..][..1]).collect();
    assert_eq!(forms, ["1", "0"]);
}

#[test]
fn a_language_is_added_by_its_file_alone() {
    let sound = with_facts(&SOURCE.replace("hello", "report_hello"));
    let files = ["nl.json", "fr.json", "en.json", "aa.json"].map(|name| (name, sound.as_str()));

    let made = generate(&files).unwrap();

    let places = ["Nl = \"nl\"", "Aa = \"aa\"", "En = \"en\"", "Fr = \"fr\""]
        .map(|line| made.languages.find(line).unwrap());
    assert!(places.is_sorted(), "the source language, then the others by the alphabet:\n{}", made.languages);
    for (kind, source) in [("Strings", &made.strings), ("Words", &made.words)] {
        assert!(source.contains(&format!("const FR: {kind} =")), "{source}");
        assert!(!source.contains("language_"), "{source}");
    }
    assert_eq!(made.shape, "count Plural\n");
    assert_eq!(made.files.len(), 4);
    assert_eq!(made.files[3], ("fr".to_owned(), 1, vec!["{n} vraag".to_owned(), "{n} vragen".to_owned()]));
    assert!(made.words.contains("pub hello: Template") && !made.strings.contains("hello"), "{}", made.words);
}

#[test]
fn a_file_that_is_no_language_and_a_source_language_that_is_missing_do_not_build() {
    let sound = with_facts(SOURCE);
    for name in ["en-gb.json", "EN.json", "english.json"] {
        let found = generate(&[("nl.json", &sound), (name, &sound)]).unwrap_err();
        assert!(found[0].contains(name) && found[0].contains("two small letters"), "{found:?}");
    }
    let found = generate(&[("en.json", &sound)]).unwrap_err();
    assert!(found[0].contains("nl.json"), "{found:?}");
    assert!(generate(&[("nl.json", &sound), ("README.md", "no texts")]).is_ok());
}

#[test]
fn every_text_is_used() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(root.join("texts/nl.json")).unwrap();
    let texts: BTreeMap<String, serde_json::Value> = serde_json::from_str(&text).unwrap();
    let mut files = Vec::new();
    files_below(&root.join("src"), &mut files);
    let (of_report, others): (Vec<_>, Vec<_>) =
        files.into_iter().partition(|(name, _)| name.starts_with("src/bin/sbs/"));
    let joined = |files: Vec<(String, String)>| files.into_iter().map(|(_, text)| text).collect::<String>();
    let (report, source) = (joined(of_report), joined(others));
    let is_word = |part: char| part.is_ascii_alphanumeric() || part == '_';
    let is_named = |source: &str, field: &str| {
        source.match_indices(field).any(|(at, _)| !source[at + field.len()..].starts_with(is_word))
    };
    let is_used = |key: &str| match (key.strip_prefix("report_"), key.strip_prefix("language_")) {
        (Some(key), _) => is_named(&report, &format!("words.{key}")),
        // What the build script goes by itself.
        (_, Some("singular")) => true,
        (_, Some(fact)) => is_named(&source, &format!("lang.{fact}")),
        _ => is_named(&source, &format!(".{key}")),
    };

    // Those of the scripts around the wasm are held to them in `xtask`.
    let unused: Vec<&String> =
        texts.keys().filter(|key| !key.starts_with("shell_") && !is_used(key)).collect();

    assert!(texts.len() > 300, "{} texts", texts.len());
    assert!(unused.is_empty(), "no source names these texts: {unused:?}");
}

/// Files of other systems and pages for people name the languages where no step of the build can put them.
#[test]
fn every_list_of_languages_outside_the_program_names_all() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let codes = generated_codes(&root.join("texts"));
    let all = |start: &str, each: &dyn Fn(&str) -> String, between: &str, end: &str| {
        let codes: Vec<String> = codes.iter().map(|code| each(code)).collect();
        format!("{start}{}{end}", codes.join(between))
    };
    let name = |code: &str| {
        let texts = fs::read_to_string(root.join(format!("texts/{code}.json"))).unwrap();
        let texts: serde_json::Value = serde_json::from_str(&texts).unwrap();
        texts["language_name"].as_str().unwrap().to_owned()
    };
    let code = |code: &str| format!("`{code}`");
    let quoted = |code: &str| format!("'{code}'");
    let lists = [
        ("docs/embed.md", all("| `lang` | ", &code, ", ", " |")),
        ("docs/embed.md", all("| Language | `lang` | ", &code, ", ", ";")),
        ("docs/frame.md", all("| `lang` | ", &code, ", ", " |").replacen("`,", "` (default),", 1)),
        ("src/embed/wordpress/block.json", all("[\"\", ", &|code| format!("\"{code}\""), ", ", "]")),
        ("src/embed/wordpress/includes/element.php", all("array( ", &quoted, ", ", " )")),
        (
            "src/embed/wordpress/editor.js",
            all("", &|code| format!("[ '{code}', '{}' ]", name(code)), ", ", " ]"),
        ),
    ];
    for (file, list) in lists {
        let text = fs::read_to_string(root.join(file)).unwrap();
        assert!(text.contains(&list), "{file} has not the list: {list}");
    }
    let manifest = fs::read_to_string(root.join("src/embed/lms/cmi5/cmi5.xml")).unwrap();
    for code in &codes {
        let count = manifest.matches(&format!("<langstring lang=\"{code}\">")).count();
        assert_eq!(count, 4, "cmi5.xml in {code}");
    }
}

fn generated_codes(folder: &Path) -> Vec<String> {
    crate::languages::codes(folder).unwrap()
}
