//! Answer files in their plain form, read without a tree of values in between: most lines of a large file are.
//!
//! What is in any way unusual, or wrong, is not read here: the reader of `core::answer_file` decides about that, and says
//! what is wrong. So there is one set of rules; here is only a shorter way to the same sheet.

use std::fmt;

use serde::{
    Deserialize, Deserializer,
    de::{DeserializeSeed, Error, MapAccess, Visitor},
};
use social_business_scan::core::{
    answers::{Answer, AnswerSheet, Step},
    instrument::{Instrument, Mode, OrgModel},
    string_enum::StringEnum,
};

/// The members of a plain answer file, with whatever else it has left out. No member may stand twice.
#[derive(Deserialize)]
struct Plain<'a> {
    instrument: &'a str,
    version: u32,
    mode: &'a str,
    #[serde(borrow)]
    answers: Answers<'a>,
    #[serde(rename = "orgModel", default)]
    org_model: Option<&'a str>,
    // Given, they have rules of their own.
    #[serde(default)]
    employees: Option<Never>,
    #[serde(default)]
    publishers: Option<Never>,
    #[serde(default)]
    parameters: Option<Never>,
}

/// What may only be null.
struct Never;

impl<'de> Deserialize<'de> for Never {
    fn deserialize<D: Deserializer<'de>>(_: D) -> Result<Self, D::Error> {
        Err(D::Error::custom("not plain"))
    }
}

/// Ids with answers, in the order of the file.
struct Answers<'a>(Vec<(&'a str, Option<Answer>)>);

impl<'de: 'a, 'a> Deserialize<'de> for Answers<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Entries;
        impl<'de> Visitor<'de> for Entries {
            type Value = Answers<'de>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("answers")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Answers<'de>, A::Error> {
                let mut entries = Vec::with_capacity(48);
                while let Some(id) = map.next_key::<&'de str>()? {
                    entries.push((id, map.next_value_seed(OneAnswer)?));
                }
                Ok(Answers(entries))
            }
        }
        deserializer.deserialize_map(Entries)
    }
}

/// Reads one answer.
struct OneAnswer;

impl<'de> DeserializeSeed<'de> for OneAnswer {
    type Value = Option<Answer>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl Visitor<'_> for OneAnswer {
    type Value = Option<Answer>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an answer")
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Self::Value, E> {
        let step = u8::try_from(value).ok().and_then(Step::new);
        step.map(|step| Some(Answer::Step(step))).ok_or_else(|| E::custom("not plain"))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Self::Value, E> {
        match value {
            "DK" => Ok(Some(Answer::DontKnow)),
            "NA" => Ok(Some(Answer::NotApplicable)),
            _ => Err(E::custom("not plain")),
        }
    }

    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(None)
    }
}

/// The sheet of a plain answer file in which nothing is wrong; `None` for any other text.
pub fn sheet(instrument: &Instrument, text: &str) -> Option<AnswerSheet> {
    let plain: Plain<'_> = serde_json::from_str(text).ok()?;
    let is_given = plain.employees.is_some() || plain.publishers.is_some() || plain.parameters.is_some();
    if is_given || plain.instrument != instrument.id || plain.version != instrument.version {
        return None;
    }
    let mut sheet = AnswerSheet::new(Mode::from_key(plain.mode)?);
    sheet.org_model = match plain.org_model {
        None => None,
        Some(_) if !instrument.questions.asks_org_model => return None,
        Some(key) => Some(OrgModel::from_key(key)?),
    };
    // In item order most ids are the next one, and none stands twice.
    let mut items = instrument.item_indices();
    for (id, answer) in plain.answers.0 {
        let index = items.find(|index| instrument.item(*index).id == id)?;
        let item = instrument.item(index);
        let is_allowed = (sheet.mode == Mode::Full || item.quick)
            && (answer != Some(Answer::NotApplicable) || item.na_allowed)
            && answer.is_none_or(|answer| answer.fits(instrument, index));
        if !is_allowed {
            return None;
        }
        sheet.answers.set(index, answer);
    }
    Some(sheet)
}

#[cfg(test)]
mod tests {
    use social_business_scan::core::answer_file;

    use super::*;

    /// What both readers say must be the same, where the short way says anything.
    fn both(text: &str) -> bool {
        let instrument = Instrument::built_in().unwrap();
        let plain = sheet(&instrument, text);
        if let Some(plain) = &plain {
            assert_eq!(answer_file::from_text(&instrument, text).as_ref(), Ok(plain), "{text}");
        }
        plain.is_some()
    }

    fn file(mode: &str, answers: &str, more: &str) -> String {
        format!(
            r#"{{"instrument":"social-business","version":1,"mode":"{mode}","answers":{{{answers}}}{more}}}"#
        )
    }

    #[test]
    fn plain_files_are_read_and_all_others_left_alone() {
        for (mode, answers, more) in [
            (
                "full",
                r#""PE-1":3,"PE-2":"DK","L4-3":"NA","L5-1":null"#,
                r#","orgModel":"holistic","notes":{"a":[1]}"#,
            ),
            ("quick", r#""PE-2":0"#, r#","orgModel":null,"employees":null,"kind":"sbs-answers""#),
            ("full", "", ""),
        ] {
            assert!(both(&file(mode, answers, more)), "{mode} {answers} {more}");
        }
        for (mode, answers, more) in [
            ("full", r#""PE-1":5"#, ""),
            ("full", r#""PE-1":3.0"#, ""),
            ("full", r#""PE-1":3,"PE-1":2"#, ""),
            ("full", r#""PE-2":3,"PE-1":2"#, ""),
            ("full", r#""PE-1":"NA""#, ""),
            ("full", r#""XX-1":1"#, ""),
            ("quick", r#""PE-1":1"#, ""),
            ("slow", "", ""),
            ("full", "", r#","employees":3"#),
            ("full", "", r#","parameters":{}"#),
            ("full", "", r#","orgModel":"other""#),
            ("full", "", r#","mode":"quick""#),
            ("full", "", "}"),
        ] {
            assert!(!both(&file(mode, answers, more)), "{mode} {answers} {more}");
        }
    }
}
