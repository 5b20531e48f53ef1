//! Checks the texts, `texts/*.json`, and writes them as Rust: the languages with what their files say of them, and a field
//! for each text, a constant for each language. A text that is missing, or has other places than in the source language,
//! does not build.
//!
//! The beginning of a key says who reads the text: `language_…` are facts about the language, `report_…` are the words of
//! the command line, `shell_…` stand in the scripts and pages around the wasm (`cargo xtask bundle` puts them there), and
//! all others are the interface.

use std::{collections::BTreeSet, fmt, fs, path::Path};

use serde::{
    Deserialize, Deserializer,
    de::{MapAccess, Visitor},
};

use crate::languages::{self, FOLDER};

/// What is wrong, one line each.
pub type Faults = Vec<String>;

/// What a file must say of its language, without [`LANGUAGE`], and what that is.
const FACTS: [(&str, &str); 7] = [
    ("name", "Its name, in itself."),
    ("short", "Its name where there is little room."),
    ("dir", "The direction of its script: `ltr` or `rtl`."),
    ("decimal_mark", "What stands before the decimals of a number."),
    ("group_mark", "What stands between the thousands of a long number."),
    ("percent_mark", "What stands after a percentage, with the space before it if the language has one."),
    ("colon", "The colon after a label, with the space before it if the language has one."),
];

/// The fact that only this script reads: which counts take the form `one`.
const SINGULAR: &str = "language_singular";

/// Its values, with the smallest of those counts. (In French also 0: "0 question".)
const SINGULARS: [(&str, usize); 2] = [("1", 1), ("0-1", 0)];

/// How the keys of the facts begin.
const LANGUAGE: &str = "language_";

/// How the keys of the words of the command line begin.
const REPORT: &str = "report_";

/// How the keys of the texts begin that are not for Rust.
const SHELL: &str = "shell_";

/// Source code, by the file of the output folder that it is for.
#[derive(Debug)]
pub struct Sources {
    /// The type `Lang`.
    pub languages: String,
    /// The type `Strings` and its constants.
    pub strings: String,
    /// The type `Words` and its constants.
    pub words: String,
    /// Which texts of the interface there are, and in which forms, in the order of [`Sources::files`].
    pub shape: String,
    /// For each language its code, the smallest count of its form `one`, and the texts of its interface, one after the other.
    pub files: Vec<(String, usize, Vec<String>)>,
}

/// A text as it stands in a file.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Text {
    /// The same for every count.
    Plain(String),
    /// One for the counts that the language calls single (`language_singular`), another for all other counts.
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

impl Texts {
    /// A plain text by its key.
    fn fact(&self, wanted: &str) -> Option<&str> {
        let (_, text) = self.0.iter().find(|(key, _)| key == wanted)?;
        if let Text::Plain(text) = text { Some(text) } else { None }
    }

    /// The smallest count that takes the form `one`.
    fn singular_from(&self) -> usize {
        let fact = self.fact(SINGULAR);
        SINGULARS.iter().find(|(value, _)| Some(*value) == fact).map_or(1, |(_, from)| *from)
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

    /// As Rust; `from` is the smallest count that takes the form `one`.
    fn value(&self, from: usize) -> String {
        match self {
            Text::Plain(text) if self.places().is_empty() => format!("{text:?}"),
            Text::Plain(text) => format!("Template({text:?})"),
            Text::Counted(Counted { one, other }) => {
                format!("Plural {{ from: {from}, one: {one:?}, other: {other:?} }}")
            }
        }
    }
}

/// Reads and checks all files of the folder. The texts of the interface become constants in the languages that are bundled.
///
/// # Errors
/// All faults of all files.
pub fn generate(folder: &Path, is_bundled: impl Fn(&str) -> bool) -> Result<Sources, Faults> {
    let codes = languages::codes(folder).map_err(|fault| vec![fault])?;
    let read = codes.into_iter().map(|code| read(folder, code));
    let languages: Vec<(String, Texts)> = read.collect::<Result<_, String>>().map_err(|fault| vec![fault])?;
    let Some(((source_code, source), others)) = languages.split_first() else {
        return Err(vec!["no language".into()]);
    };
    let mut faults = Vec::new();
    for (code, texts) in &languages {
        faults.extend(alone(texts).into_iter().map(|fault| format!("{}: {fault}", file(code))));
    }
    // What the others lack or have too many is told by the comparison.
    faults.extend(facts(source).into_iter().map(|fault| format!("{}: {fault}", file(source_code))));
    for (code, texts) in &languages {
        faults.extend(choices(texts).into_iter().map(|fault| format!("{}: {fault}", file(code))));
    }
    for (code, texts) in others {
        faults.extend(beside(source, texts).into_iter().map(|fault| format!("{}: {fault}", file(code))));
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let prefixes = [LANGUAGE, REPORT, SHELL];
    let is_interface = |key: &str| !prefixes.iter().any(|prefix| key.starts_with(prefix));
    let interface = |key: &str| is_interface(key).then(|| key.to_owned());
    let command_line = |key: &str| key.strip_prefix(REPORT).map(str::to_owned);
    let bundled: Vec<&(String, Texts)> = languages.iter().filter(|(code, _)| is_bundled(code)).collect();
    let all: Vec<&(String, Texts)> = languages.iter().collect();
    let fields: Vec<(&str, &Text)> =
        source.0.iter().filter(|(key, _)| is_interface(key)).map(|(key, text)| (&**key, text)).collect();
    let shape = fields.iter().map(|(key, text)| format!("{key} {}\n", text.kind())).collect();
    let file = |(code, texts): &(String, Texts)| {
        let text = |(key, _): &(&str, &Text)| texts.0.iter().find(|(other, _)| other == key);
        let forms = fields.iter().filter_map(text).flat_map(|(_, text)| text.forms());
        (code.clone(), texts.singular_from(), forms.map(str::to_owned).collect())
    };
    Ok(Sources {
        languages: languages_code(&languages),
        strings: texts_code("Strings", "Every text of the interface", source, &bundled, interface)
            + &bundled_code(&bundled)
            + &in_order_code(&fields),
        words: texts_code("Words", "Every text of the command line", source, &all, command_line)
            + &words_code(&all),
        shape,
        files: languages.iter().map(file).collect(),
    })
}

fn file(code: &str) -> String {
    format!("{FOLDER}/{code}.json")
}

fn read(folder: &Path, code: String) -> Result<(String, Texts), String> {
    let path = folder.join(format!("{code}.json"));
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", file(&code)))?;
    let texts = serde_json::from_str(&text).map_err(|error| format!("{}: {error}", file(&code)))?;
    Ok((code, texts))
}

/// What is wrong with the facts of the source language.
fn facts(Texts(texts): &Texts) -> Faults {
    let told = |name: &str| texts.iter().any(|(key, _)| key.strip_prefix(LANGUAGE) == Some(name));
    let missing = FACTS.iter().filter(|(name, _)| !told(name));
    let mut faults: Faults = missing.map(|(name, _)| format!("`{LANGUAGE}{name}` is missing")).collect();
    if !texts.iter().any(|(key, _)| key == SINGULAR) {
        faults.push(format!("`{SINGULAR}` is missing"));
    }
    for (key, text) in texts.iter().filter(|(key, _)| key != SINGULAR) {
        let Some(name) = key.strip_prefix(LANGUAGE) else { continue };
        if !FACTS.iter().any(|(known, _)| *known == name) {
            faults.push(format!("`{key}` is no fact about a language"));
        } else if text.kind() != "&'static str" {
            faults.push(format!("`{key}` is not a plain text"));
        }
    }
    faults
}

/// What is wrong with the facts that have few values.
fn choices(texts: &Texts) -> Faults {
    let of_singular = SINGULARS.map(|(value, _)| value);
    let known: [(&str, &[&str]); 2] = [("language_dir", &["ltr", "rtl"]), (SINGULAR, &of_singular)];
    let is_odd =
        |(key, values): &(&str, &[&str])| texts.fact(key).is_some_and(|fact| !values.contains(&fact));
    let odd = known.iter().filter(|one| is_odd(one));
    odd.map(|(key, values)| format!("`{key}` is none of {values:?}")).collect()
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
        if text.forms().iter().any(|form| form.contains(|part: char| part.is_control() && part != '\n')) {
            faults.push(format!("`{key}` has a control character"));
        }
        // A mark between digits may be a space.
        let is_mark = key.starts_with(LANGUAGE) && key.ends_with("_mark");
        if text.forms().iter().any(|form| if is_mark { form.is_empty() } else { form.trim().is_empty() }) {
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

/// The name of a language among the variants of `Lang`.
fn variant(code: &str) -> String {
    let (first, rest) = code.split_at(1);
    first.to_uppercase() + rest
}

/// The type of the languages: a variant for each, a function for each fact.
fn languages_code(languages: &[(String, Texts)]) -> String {
    let fact = |texts: &Texts, name: &str| {
        format!("{:?}", texts.fact(&[LANGUAGE, name].concat()).unwrap_or_default())
    };
    let mut out = String::from(
        "string_enum! {\n    /// A language of the instrument and of the interface.\n    pub enum Lang {\n",
    );
    for (code, texts) in languages {
        out += &format!("        #[doc = {}]\n        {} = {code:?},\n", fact(texts, "name"), variant(code));
    }
    out += "    }\n}\n\nimpl Lang {\n    /// The language that the others are translated from.\n";
    out += &format!("    pub const SOURCE: Self = Self::{};\n", variant(languages::SOURCE));
    for (name, about) in FACTS {
        out += &format!(
            "\n    /// {about}\n    #[must_use]\n    pub const fn {name}(self) -> &'static str {{\n        match self {{\n"
        );
        for (code, texts) in languages {
            out += &format!("            Self::{} => {},\n", variant(code), fact(texts, name));
        }
        out += "        }\n    }\n";
    }
    out + "}\n"
}

/// A type with a field for each text that `field` gives a name, and a constant of it for each language.
fn texts_code(
    kind: &str,
    about: &str,
    Texts(source): &Texts,
    languages: &[&(String, Texts)],
    field: impl Fn(&str) -> Option<String>,
) -> String {
    let mut out = format!(
        "/// {about}. The doc line of a field is its text in the source language.\n\
         #[derive(Debug, PartialEq, Eq)]\npub struct {kind} {{\n"
    );
    for (key, text) in source {
        let Some(name) = field(key) else { continue };
        let doc = text.forms().last().map(|form| form.replace('\n', " ")).unwrap_or_default();
        out += &format!("    #[doc = {doc:?}]\n    pub {name}: {},\n", text.kind());
    }
    out += "}\n";
    for (code, texts) in languages {
        let from = texts.singular_from();
        out += &format!("\nconst {}: {kind} = {kind} {{\n", code.to_uppercase());
        for (key, text) in &texts.0 {
            let Some(name) = field(key) else { continue };
            out += &format!("    {name}: {},\n", text.value(from));
        }
        out += "};\n";
    }
    out
}

/// A function that gives the constant of a language.
fn words_code(languages: &[&(String, Texts)]) -> String {
    let mut out = String::from(
        "\n/// The words of a language.\n#[must_use]\npub const fn words(lang: Lang) -> &'static Words {\n    match lang {\n",
    );
    for (code, _) in languages {
        out += &format!("        Lang::{} => &{},\n", variant(code), code.to_uppercase());
    }
    out + "    }\n}\n"
}

/// The constants of the languages that are bundled.
fn bundled_code(languages: &[&(String, Texts)]) -> String {
    let mut out = String::from("\nconst BUNDLED: &[(Lang, &Strings)] = &[");
    for (code, _) in languages {
        out += &format!("(Lang::{}, &{}), ", variant(code), code.to_uppercase());
    }
    out + "];\n"
}

/// A function that makes the type from its texts one after the other.
fn in_order_code(fields: &[(&str, &Text)]) -> String {
    let mut out = String::from(
        "\nimpl Strings {\n    /// From the texts in the order of the fields; `from` is the smallest count of the form `one`.\n    \
         fn in_order(from: usize, next: &mut dyn FnMut() -> &'static str) -> Self {\n        Self {\n",
    );
    for (key, text) in fields {
        let value = match text {
            Text::Counted(_) => "Plural { from, one: next(), other: next() }",
            Text::Plain(_) if text.places().is_empty() => "next()",
            Text::Plain(_) => "Template(next())",
        };
        out += &format!("            {key}: {value},\n");
    }
    out + "        }\n    }\n}\n"
}
