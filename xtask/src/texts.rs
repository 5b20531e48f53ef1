//! The languages, and the texts of `texts/*.json` that stand outside the wasm, in our scripts, pages and style sheets:
//! those whose keys begin with `shell_`. What differs by language there is made here, so that a language is added by its
//! files alone.

#[path = "../../build/languages.rs"]
mod languages;

use std::{collections::BTreeMap, path::PathBuf};

use serde_json::{Value, json};

use crate::{Error, Repo, repo::write_if_changed};

/// How the keys of these texts begin.
const PREFIX: &str = "shell_";

/// The languages that every visitor gets: in the program, and their first questions before it. In the others the start screen is
/// there at once, and all else comes in a file: everybody would wait for these bytes.
pub use languages::BUNDLED;

/// What stands before and after a piece that is there once for each language: in HTML, and in CSS.
const IN_HTML: [&str; 2] = ["<!-- for each language:", "-->"];
/// The same for a piece that is there in the languages [`BUNDLED`].
const IN_HTML_BUNDLED: [&str; 2] = ["<!-- for each bundled language:", "-->"];
const IN_CSS: [&str; 2] = ["/* for each language:", "*/"];

/// Stands for the type of a language where a file for TypeScript or for editors names it.
const TYPE: &str = "\"{languages}\"";

/// The texts by language, in the order in which the app offers the languages.
pub struct Texts(Vec<(String, BTreeMap<String, String>)>);

impl Texts {
    /// Reads them.
    ///
    /// # Errors
    /// When a file cannot be read. What it lacks is told by the build.
    pub fn read(repo: &Repo) -> Result<Self, Error> {
        let folder = repo.root().join(languages::FOLDER);
        let mut texts = Vec::new();
        for code in languages::codes(&folder).map_err(Error::new)? {
            let file = format!("{}/{code}.json", languages::FOLDER);
            texts.push((
                code,
                of_scripts(&repo.read(&file)?).map_err(|why| Error::new(format!("{file}: {why}.")))?,
            ));
        }
        Ok(Self(texts))
    }

    /// The codes of the languages, the source language first.
    pub fn codes(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(code, _)| code.as_str())
    }

    /// The codes of those whose texts are files.
    pub fn as_files(&self) -> impl Iterator<Item = &str> {
        self.codes().filter(|code| !BUNDLED.contains(code))
    }

    /// As JSON for the scripts, which import it as `sbs-texts`: `languages` (the codes), `source` (the first of them),
    /// `bundled` (those with their first questions in the page), and each text by language under its key without `shell_`.
    fn json(&self) -> Value {
        let codes: Vec<&str> = self.codes().collect();
        let mut members = json!({ "languages": codes, "source": codes.first(), "bundled": BUNDLED });
        for key in self.0.first().into_iter().flat_map(|(_, texts)| texts.keys()) {
            let forms: BTreeMap<&str, _> =
                self.0.iter().map(|(code, texts)| (code.as_str(), texts.get(key))).collect();
            members[key] = json!(forms);
        }
        members
    }

    /// Writes what the scripts import.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn write_for_scripts(&self, repo: &Repo) -> Result<(), Error> {
        write_if_changed(&for_scripts(repo), self.json().to_string().as_bytes())
    }

    /// Fills a page; `screen` gives what is no text, by its name and the code of the language.
    ///
    /// # Errors
    /// When a piece names something that there is not.
    pub fn fill_html(
        &self,
        html: &str,
        screen: impl Fn(&str, &str) -> Result<String, Error>,
    ) -> Result<String, Error> {
        let named = |name: &str, code: &str| match self.text(name, code) {
            Some(text) => Ok(text.replace('&', "&amp;").replace('<', "&lt;")),
            None => screen(name, code),
        };
        let bundled = self.codes().filter(|code| BUNDLED.contains(code)).collect::<Vec<_>>();
        let html = fill(html, IN_HTML_BUNDLED, &bundled, &named)?;
        fill(&html, IN_HTML, &self.codes().collect::<Vec<_>>(), &named)
    }

    /// Fills a style sheet.
    ///
    /// # Errors
    /// When a piece names anything but the language.
    pub fn fill_css(&self, css: &str) -> Result<String, Error> {
        let named = |name: &str, _: &str| Err(Error::new(format!("A style sheet names `{{{name}}}`.")));
        fill(css, IN_CSS, &self.codes().collect::<Vec<_>>(), &named)
    }

    /// Fills the types of the package.
    pub fn fill_types(&self, types: &str, is_json: bool) -> String {
        let all: Vec<String> = self.codes().map(|code| format!("\"{code}\"")).collect();
        let all = all.join(" | ");
        types.replace(TYPE, &if is_json { Value::from(all).to_string() } else { all })
    }

    fn text(&self, name: &str, code: &str) -> Option<&str> {
        let (_, texts) = self.0.iter().find(|(known, _)| known == code)?;
        texts.get(name).map(String::as_str)
    }
}

/// Puts in each piece once for each language, a line each; `{lang}` is the code, any other name what `named` gives.
fn fill(
    source: &str,
    [start, end]: [&str; 2],
    codes: &[&str],
    named: &dyn Fn(&str, &str) -> Result<String, Error>,
) -> Result<String, Error> {
    let of_name =
        |code: &str, name: &str| if name == "lang" { Ok(code.to_owned()) } else { named(name, code) };
    replace(source, [start, end], |piece| {
        let pieces = codes.iter().map(|code| replace(piece.trim(), ["{", "}"], |name| of_name(code, name)));
        Ok(pieces.collect::<Result<Vec<_>, _>>()?.join("\n"))
    })
}

/// Puts something in the place of each part between these two.
///
/// # Errors
/// When a part does not end, and what `with` gives.
pub fn replace(
    source: &str,
    [start, end]: [&str; 2],
    with: impl Fn(&str) -> Result<String, Error>,
) -> Result<String, Error> {
    let mut parts = source.split(start);
    let mut filled = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let unclosed = || Error::new(format!("What `{start}` begins has no `{end}`."));
        let (inside, after) = part.split_once(end).ok_or_else(unclosed)?;
        filled += &with(inside)?;
        filled += after;
    }
    Ok(filled)
}

/// Where the scripts find them.
pub fn for_scripts(repo: &Repo) -> PathBuf {
    repo.work().join("texts.json")
}

/// The texts of a file that are for scripts and pages, by key without the beginning.
fn of_scripts(file: &str) -> Result<BTreeMap<String, String>, String> {
    let all: BTreeMap<String, Value> = serde_json::from_str(file).map_err(|error| error.to_string())?;
    let mut texts = BTreeMap::new();
    for (key, text) in all {
        let Some(key) = key.strip_prefix(PREFIX) else { continue };
        let text = text.as_str().ok_or_else(|| format!("`{PREFIX}{key}` is not a plain text"))?;
        texts.insert(key.to_owned(), text.to_owned());
    }
    Ok(texts)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts() -> Texts {
        let of = |code: &str, text: &str| {
            let file = format!(
                r#"{{ "title": "x", "shell_retry": "{text}", "count": {{ "one": "", "other": "" }} }}"#
            );
            (code.to_owned(), of_scripts(&file).unwrap())
        };
        Texts(vec![of("nl", "Opnieuw"), of("en", "Again & <again>")])
    }

    fn no_screen(name: &str, code: &str) -> Result<String, Error> {
        Err(Error::new(format!("no {name}.{code}")))
    }

    #[test]
    fn a_piece_of_a_page_is_there_once_for_each_language() {
        let html = "<!-- note --><p><!-- for each language:\n<b lang={lang}>{retry}</b>\n--></p>";

        let filled = texts().fill_html(html, no_screen).unwrap();

        let pieces = "<b lang=nl>Opnieuw</b>\n<b lang=en>Again &amp; &lt;again></b>";
        assert_eq!(filled, format!("<!-- note --><p>{pieces}</p>"));
    }

    #[test]
    fn a_piece_for_bundled_languages_is_not_there_in_those_that_come_as_files() {
        let mut texts = texts();
        texts.0.push(("xx".to_owned(), BTreeMap::new()));
        let html = "<!-- for each bundled language: {lang} --><!-- for each language: {lang} -->";

        assert_eq!(texts.fill_html(html, no_screen).unwrap(), "nl\nennl\nen\nxx");
    }

    #[test]
    fn what_is_no_text_is_a_screen() {
        let screen = |name: &str, code: &str| Ok(format!("<p>{name} {code}</p>"));

        let filled = texts().fill_html("<!-- for each language: {intro} -->", screen).unwrap();

        assert_eq!(filled, "<p>intro nl</p>\n<p>intro en</p>");
    }

    #[test]
    fn a_name_that_there_is_not_and_a_piece_without_an_end_are_told() {
        let error = texts().fill_html("<!-- for each language: {gone} -->", no_screen).err().unwrap();
        assert!(error.to_string().contains("no gone.nl"), "{error}");

        assert!(texts().fill_css("/* for each language: {retry} */").is_err());
        assert!(texts().fill_css("/* for each language: {lang}").is_err());
    }

    #[test]
    fn a_rule_is_there_once_for_each_language() {
        let filled =
            texts().fill_css("/* why */ /* for each language: [lang=\"{lang}\"], */ p { top: 0 }").unwrap();

        assert_eq!(filled, "/* why */ [lang=\"nl\"],\n[lang=\"en\"], p { top: 0 }");
    }

    #[test]
    fn scripts_get_the_languages_and_the_texts_in_order() {
        let json = json!({ "languages": ["nl", "en"], "source": "nl", "bundled": ["nl", "en"],
            "retry": { "nl": "Opnieuw", "en": "Again & <again>" } });

        assert_eq!(texts().json(), json);
    }

    #[test]
    fn types_name_every_language() {
        assert_eq!(texts().fill_types("type Lang = \"{languages}\";", false), "type Lang = \"nl\" | \"en\";");
        let json = texts().fill_types("{ \"text\": \"{languages}\" }", true);
        assert_eq!(json, "{ \"text\": \"\\\"nl\\\" | \\\"en\\\"\" }");
    }

    #[test]
    fn every_text_of_the_scripts_is_named_by_a_script_or_a_page() {
        let repo = Repo::find().unwrap();
        let mut sources = repo.read("index.html").unwrap();
        for name in crate::repo::files_below(&crate::scripts::folder(&repo)).unwrap() {
            sources += &repo.read(&format!("src/js/{}", name.display())).unwrap();
        }
        let texts = Texts::read(&repo).unwrap();
        let is_word = |part: char| part.is_ascii_alphanumeric() || part == '_';
        let is_named = |key: &str| {
            // The page for authors has its words by their keys.
            let starts = if key.starts_with("author_") { &["\""][..] } else { &["texts.", "{", "{ "] };
            starts.iter().any(|start| {
                let named = format!("{start}{key}");
                sources.match_indices(&named).any(|(at, _)| !sources[at + named.len()..].starts_with(is_word))
            })
        };

        let unused: Vec<&String> = texts.0[0].1.keys().filter(|key| !is_named(key)).collect();

        assert!(texts.0[0].1.len() > 15, "{} texts", texts.0[0].1.len());
        assert!(unused.is_empty(), "no script and no page names these texts: {unused:?}");
    }

    /// Whoever takes them as a whole has all of them inside: those of the page for authors alone are 14 KB.
    #[test]
    fn no_script_but_that_of_authors_takes_all_texts_as_a_value() {
        let repo = Repo::find().unwrap();
        let is_code =
            |line: &&str| !["//", "/*", "*", "import "].iter().any(|start| line.trim().starts_with(start));
        let mut seen = 0;
        for name in crate::repo::files_below(&crate::scripts::folder(&repo)).unwrap() {
            let source = repo.read(&format!("src/js/{}", name.display())).unwrap();
            if !source.contains("import * as texts ") || name.starts_with("author") {
                continue;
            }
            seen += 1;
            for line in source.lines().filter(is_code) {
                let code = line.split(" //").next().unwrap_or_default();
                let words = code.split(|part: char| !(part.is_ascii_alphanumeric() || "_.".contains(part)));
                assert!(words.into_iter().all(|word| word != "texts"), "{}: {line}", name.display());
            }
        }
        assert!(seen > 3, "{seen}");
    }
}
