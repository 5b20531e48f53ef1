//! Checks the texts of the interface, `texts/*.json`, and writes them as Rust: a field for each text, a constant for each
//! language. A text that is missing, or has other places than in the source language, does not build.

use std::{collections::BTreeSet, fmt, fs, path::Path};

use serde::{
    Deserialize, Deserializer,
    de::{MapAccess, Visitor},
};

use crate::core::{instrument::Lang, keyed::Keyed};

/// The folder of the texts; a language is a file, named by its key.
pub const FOLDER: &str = "texts";

/// What is wrong, one line each.
pub type Faults = Vec<String>;

/// A text as it stands in a file.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Text {
    /// The same for every count.
    Plain(String),
    /// One for a count of one, another for all other counts.
    Counted(Counted),
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Counted {
    one: String,
    other: String,
}

/// The texts of a language in the order of their file; a key that stands twice is there twice.
struct Texts(Vec<(String, Text)>);

impl<'de> Deserialize<'de> for Texts {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Pairs;
        impl<'de> Visitor<'de> for Pairs {
            type Value = Texts;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("an object of texts")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Texts, A::Error> {
                let mut texts = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    texts.push(entry);
                }
                Ok(Texts(texts))
            }
        }
        deserializer.deserialize_map(Pairs)
    }
}

impl Text {
    fn forms(&self) -> Vec<&str> {
        match self {
            Text::Plain(text) => vec![text],
            Text::Counted(Counted { one, other }) => vec![one, other],
        }
    }

    /// The names between braces.
    fn places(&self) -> BTreeSet<&str> {
        let parts = self.forms().into_iter().flat_map(|form| form.split('{').skip(1));
        parts.filter_map(|rest| Some(rest.split_once('}')?.0)).collect()
    }

    fn kind(&self) -> &'static str {
        match self {
            Text::Plain(_) if self.places().is_empty() => "&'static str",
            Text::Plain(_) => "Template",
            Text::Counted(_) => "Plural",
        }
    }

    fn value(&self) -> String {
        match self {
            Text::Plain(text) if self.places().is_empty() => format!("{text:?}"),
            Text::Plain(text) => format!("Template({text:?})"),
            Text::Counted(Counted { one, other }) => format!("Plural {{ one: {one:?}, other: {other:?} }}"),
        }
    }
}

/// Reads and checks all files of the folder; gives the source of the type `Strings` and of its constants.
///
/// # Errors
/// All faults of all files.
pub fn generate(folder: &Path) -> Result<String, Faults> {
    let read = Lang::ALL.iter().map(|lang| read(folder, *lang));
    let languages: Vec<(Lang, Texts)> = read.collect::<Result<_, String>>().map_err(|fault| vec![fault])?;
    let Some(((_, source), others)) = languages.split_first() else { return Err(vec!["no language".into()]) };
    let mut faults = Vec::new();
    for (lang, texts) in &languages {
        faults.extend(alone(texts).into_iter().map(|fault| format!("{}: {fault}", file(*lang))));
    }
    for (lang, texts) in others {
        faults.extend(beside(source, texts).into_iter().map(|fault| format!("{}: {fault}", file(*lang))));
    }
    if faults.is_empty() { Ok(source_code(source, &languages)) } else { Err(faults) }
}

fn file(lang: Lang) -> String {
    format!("{FOLDER}/{}.json", lang.key())
}

fn read(folder: &Path, lang: Lang) -> Result<(Lang, Texts), String> {
    let path = folder.join(format!("{}.json", lang.key()));
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", file(lang)))?;
    let texts = serde_json::from_str(&text).map_err(|error| format!("{}: {error}", file(lang)))?;
    Ok((lang, texts))
}

/// What is wrong with a file whatever the others say.
fn alone(Texts(texts): &Texts) -> Faults {
    let mut faults = Vec::new();
    let mut seen = BTreeSet::new();
    for (key, text) in texts {
        if !key.starts_with(|start: char| start.is_ascii_lowercase())
            || !key.chars().all(|part| part.is_ascii_lowercase() || part.is_ascii_digit() || part == '_')
        {
            faults
                .push(format!("`{key}`: a key has small letters, digits and `_`, and starts with a letter"));
        }
        if !seen.insert(key) {
            faults.push(format!("`{key}` stands twice"));
        }
        if text.forms().iter().any(|form| form.trim().is_empty()) {
            faults.push(format!("`{key}` is empty"));
        }
    }
    faults
}

/// What differs from the source language and may not.
fn beside(Texts(source): &Texts, Texts(texts): &Texts) -> Faults {
    let find = |texts: &'_ [(String, Text)], key: &str| texts.iter().position(|(other, _)| other == key);
    let mut faults = Vec::new();
    for (key, wanted) in source {
        let Some((_, text)) = find(texts, key).and_then(|at| texts.get(at)) else {
            faults.push(format!("`{key}` is missing"));
            continue;
        };
        if std::mem::discriminant(text) != std::mem::discriminant(wanted) {
            faults.push(format!("`{key}` has one form where the source language has `one` and `other`, or two where it has one"));
        } else if text.places() != wanted.places() {
            faults.push(format!("`{key}` has the places {:?}, not {:?}", text.places(), wanted.places()));
        }
    }
    let unknown = texts.iter().filter(|(key, _)| find(source, key).is_none());
    faults.extend(unknown.map(|(key, _)| format!("`{key}` is not in the source language")));
    faults
}

fn source_code(Texts(source): &Texts, languages: &[(Lang, Texts)]) -> String {
    let mut out = String::from(
        "/// Every text of the interface. The doc line of a field is its text in the source language.\n\
         #[derive(Debug, PartialEq, Eq)]\npub struct Strings {\n",
    );
    for (key, text) in source {
        let doc = text.forms().last().map(|form| form.replace('\n', " ")).unwrap_or_default();
        out += &format!("    #[doc = {doc:?}]\n    pub {key}: {},\n", text.kind());
    }
    out += "}\n\n/// The strings of a language.\n#[must_use]\npub const fn strings(lang: Lang) -> &'static Strings {\n    match lang {\n";
    for (lang, _) in languages {
        out += &format!("        Lang::{lang:?} => &{},\n", lang.key().to_uppercase());
    }
    out += "    }\n}\n";
    for (lang, Texts(texts)) in languages {
        out += &format!("\nconst {}: Strings = Strings {{\n", lang.key().to_uppercase());
        for (key, text) in texts {
            out += &format!("    {key}: {},\n", text.value());
        }
        out += "};\n";
    }
    out
}
