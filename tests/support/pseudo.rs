//! Languages that nobody speaks, made of the source language by files alone: a file of texts, and a member in every text of
//! the questionnaire. Every text is longer, so that a layout that only just has room is seen, and in letters of its own, so
//! that a text of another language is.

use serde_json::{Map, Value};

/// One of them.
#[derive(Debug, Clone, Copy)]
pub struct Pseudo {
    /// Its code.
    pub code: &'static str,
    /// Its name for itself.
    pub name: &'static str,
    /// What the file says of the language, without `language_` and the name.
    facts: [(&'static str, &'static str); 7],
    /// What stands for a to z, and for A to Z.
    letters: &'static str,
    /// Goes on after a text until that is long enough.
    rest: [&'static str; 4],
}

/// In letters with accents, and with marks that no other language of the scan has.
pub const LONG: Pseudo = Pseudo {
    code: "xx",
    name: "Ẍẍ",
    facts: [
        ("short", "ẌẌ"),
        ("dir", "ltr"),
        ("decimal_mark", "·"),
        ("group_mark", "’"),
        ("percent_mark", "٪"),
        ("colon", " :"),
        ("singular", "0-1"),
    ],
    letters: "áƀçðéƒǵĥíĵķļṁñóṗɋŕśţúṽŵẋýžÁƁÇĐÉƑǴĤÍĴĶĻṀÑÓṖɊŔŚŢÚṼŴẊÝŽ",
    rest: ["ļóŕéṁ", "íṗśúṁ", "ðóļóŕ", "ámét"],
};

/// Written from right to left: in Hebrew letters, which are no words of Hebrew.
pub const RIGHT_TO_LEFT: Pseudo = Pseudo {
    code: "he",
    name: "אב",
    facts: [
        ("short", "גד"),
        ("dir", "rtl"),
        ("decimal_mark", "."),
        ("group_mark", ","),
        ("percent_mark", "%"),
        ("colon", ":"),
        ("singular", "1"),
    ],
    letters: "אבגדהוזחטיכלמנסעפצקרשתאבגדאבגדהוזחטיכלמנסעפצקרשתאבגד",
    rest: ["לכצדה", "טנרשל", "דכלכצ", "אלדר"],
};

/// Both.
pub const ALL: [Pseudo; 2] = [LONG, RIGHT_TO_LEFT];

/// The code of the language that they are made of.
const SOURCE: &str = "nl";

/// Texts that are looked for inside others, so they have no more than the letters.
const PARTS: [&str; 1] = ["result_actions_first"];

impl Pseudo {
    /// A text in this language: the same in its letters, in brackets, at least 1.4 times as long. What stands between braces
    /// stays.
    pub fn text(&self, source: &str) -> String {
        let wanted = (source.chars().count() * 7).div_ceil(5);
        let mut made = format!("[{}", self.spelt(source));
        for word in self.rest.iter().cycle() {
            if made.chars().count() + 1 >= wanted {
                break;
            }
            made.push(' ');
            made.push_str(word);
        }
        made + "]"
    }

    fn spelt(&self, source: &str) -> String {
        let mut is_name = false;
        let letters = source.chars().map(|letter| {
            is_name = letter == '{' || (is_name && letter != '}');
            if is_name { letter } else { self.letter(letter) }
        });
        letters.collect()
    }

    fn letter(&self, letter: char) -> char {
        const PLAIN: &str = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
        let place = PLAIN.chars().position(|plain| plain == letter);
        place.and_then(|place| self.letters.chars().nth(place)).unwrap_or(letter)
    }

    /// The file of texts, made of that of the source language.
    ///
    /// # Errors
    /// When that is no object.
    pub fn texts(&self, source: &str) -> serde_json::Result<String> {
        let mut texts: Map<String, Value> = serde_json::from_str(source)?;
        for (key, value) in &mut texts {
            match value {
                Value::String(said) if PARTS.contains(&key.as_str()) => *said = self.spelt(said),
                Value::String(said) => *said = self.text(said),
                Value::Object(forms) => {
                    for form in forms.values_mut() {
                        *form = form.as_str().map(|form| self.text(form)).into();
                    }
                }
                _ => {}
            }
        }
        let facts = self.facts.into_iter().chain([("name", self.name)]);
        texts.extend(facts.map(|(key, fact)| (format!("language_{key}"), fact.into())));
        serde_json::to_string_pretty(&texts)
    }

    /// The questionnaire with this language beside the others.
    ///
    /// # Errors
    /// When it is no JSON.
    pub fn instrument(&self, source: &str) -> serde_json::Result<String> {
        let mut instrument: Value = serde_json::from_str(source)?;
        self.add(&mut instrument);
        serde_json::to_string_pretty(&instrument)
    }

    fn add(&self, value: &mut Value) {
        match value {
            Value::Array(values) => values.iter_mut().for_each(|value| self.add(value)),
            Value::Object(members) => {
                match members.get(SOURCE).and_then(Value::as_str).map(|text| self.text(text)) {
                    Some(made) => {
                        members.insert(self.code.to_owned(), made.into());
                    }
                    None => members.values_mut().for_each(|value| self.add(value)),
                }
            }
            _ => {}
        }
    }
}
