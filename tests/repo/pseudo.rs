//! Further languages, of files alone: what the build script says of them. A scenario of the browser tests builds them.

#[path = "../support/pseudo.rs"]
mod language;

use std::{fs, path::Path};

use serde_json::Value;

use self::language::{ALL, LONG, RIGHT_TO_LEFT};
use super::texts::{generated, temporary_folder};

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

#[test]
fn a_pseudo_text_has_accents_is_longer_and_keeps_its_places() {
    let made = LONG.text("Nog {n} van {total} vragen");

    assert!(made.starts_with("[Ñóǵ {n} ṽáñ {total} ṽŕáǵéñ ") && made.ends_with(']'), "{made}");
    for source in ["a", "Ja", "Nog {n} van {total} vragen"] {
        let (long, short) = (LONG.text(source).chars().count(), source.chars().count());
        assert!(long * 5 >= short * 7 && long <= short * 2 + 10, "{source}: {long}");
    }
}

#[test]
fn a_further_file_of_texts_is_all_that_the_build_script_needs() {
    let folder = temporary_folder();
    let source = read("texts/nl.json");
    fs::write(folder.join("nl.json"), &source).unwrap();
    for language in ALL {
        fs::write(folder.join(format!("{}.json", language.code)), language.texts(&source).unwrap()).unwrap();
    }
    let made = generated::generate(&folder, |_| true);
    fs::remove_dir_all(folder).unwrap();

    let made = made.unwrap();

    for part in ["Xx = \"xx\"", "Self::Xx => \"·\"", "Self::Xx => \"ltr\"", "Self::He => \"rtl\""] {
        assert!(made.languages.contains(part), "{part}:\n{}", made.languages);
    }
    assert!(made.strings.contains("(Lang::Xx, &XX)") && made.words.contains("Lang::Xx => &XX"));
}

#[test]
fn a_further_language_stands_in_every_text_of_the_questionnaire() {
    fn count(value: &Value, code: &str) -> usize {
        match value {
            Value::Array(values) => values.iter().map(|value| count(value, code)).sum(),
            Value::Object(members) => {
                usize::from(members.get(code).is_some_and(Value::is_string))
                    + members.values().map(|value| count(value, code)).sum::<usize>()
            }
            _ => 0,
        }
    }
    let made: Value =
        serde_json::from_str(&RIGHT_TO_LEFT.instrument(&read("assessments/social-business.json")).unwrap())
            .unwrap();

    assert!(count(&made, "nl") > 400, "{}", count(&made, "nl"));
    assert_eq!([count(&made, "en"), count(&made, "he")], [count(&made, "nl"); 2]);
}
