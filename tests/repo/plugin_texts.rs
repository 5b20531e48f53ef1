//! The texts of the plugin for WordPress, which stand in files of its own.

use std::{collections::BTreeSet, fs};

/// The product's own name is the same in every language.
const NAME: &str = "Social Business Scan";

/// The PHP files of a folder of the plugin: their names, and what is in them.
fn php(folder: &str) -> Vec<(String, String)> {
    let entries = fs::read_dir(format!("src/embed/wordpress/{folder}")).unwrap();
    let paths = entries.map(|entry| entry.unwrap().path());
    let read = |path: std::path::PathBuf| (path.display().to_string(), fs::read_to_string(path).unwrap());
    paths.filter(|path| path.extension().is_some_and(|end| end == "php")).map(read).collect()
}

/// The PHP strings in single quotes that stand right after this, as PHP reads them.
fn strings_after(text: &str, before: &str) -> BTreeSet<String> {
    let read = |rest: &str| {
        let mut letters = rest.chars();
        let mut string = String::new();
        loop {
            match letters.next()? {
                '\'' => return Some(string),
                '\\' => string.push(letters.next()?),
                letter => string.push(letter),
            }
        }
    };
    text.split(before).skip(1).filter_map(read).collect()
}

#[test]
fn every_text_of_the_plugin_is_there_in_each_of_its_languages() {
    let mut said = BTreeSet::new();
    for (_, code) in php("").into_iter().chain(php("includes")) {
        for call in ["__( '", "esc_html_e( '", "esc_attr_e( '"] {
            said.extend(strings_after(&code, call));
        }
    }
    said.remove(NAME);
    assert!(said.len() > 15, "{said:?}");
    let languages = php("languages").into_iter().map(|(name, code)| (name, strings_after(&code, "\n\t'")));
    let languages: Vec<_> = languages.collect();
    assert!(languages.len() >= 3);
    for (name, texts) in &languages {
        let missing: Vec<_> = said.difference(texts).collect();
        assert!(missing.is_empty(), "{name} lacks {missing:?}");
    }
    let (first, texts) = &languages[0];
    for (name, others) in &languages[1..] {
        assert_eq!(texts, others, "{first} and {name} have the same texts");
    }
}
