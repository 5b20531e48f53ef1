//! Faults in words: file, line, field, what was found and what was expected.
//!
//! In English, for whoever made the file; what a visitor reads is in the instrument (`texts.errors`).

use std::fmt;

use serde_json::{Map, Value};
use social_business_scan::core::{
    answer_file::AnswerFileError,
    instrument::{ErrorCode, Instrument, Lang, Mode, OrgModel},
    rounding::error_text,
    string_enum::StringEnum,
};

use super::input::Place;

/// What is expected where the instrument does not ask.
const NOT_ASKED: &str = "nothing: this questionnaire does not ask it";
/// The most characters of a found value that are repeated.
const SHOWN: usize = 60;

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{line}", self.file),
            None => write!(f, "{}", self.file),
        }
    }
}

/// An error in the words of the instrument, in English like all that goes to standard error.
pub fn in_english(instrument: &Instrument, error: &AnswerFileError) -> String {
    let english = Lang::from_key("en").unwrap_or(Lang::SOURCE);
    error_text(instrument, error.code, english)
}

/// What is wrong with the text of an answer file that was refused with `error`.
pub fn explain(instrument: &Instrument, text: &str, error: &AnswerFileError) -> String {
    let code = error.code.key();
    let value: Value = match serde_json::from_str(text) {
        Ok(value) => value,
        Err(problem) => return format!("is not JSON: {problem} ({code})"),
    };
    let Some(file) = value.as_object() else {
        return format!("found {}, expected an object ({code})", shown(Some(&value)));
    };
    let field = field(instrument, file, error);
    format!("{}: found {}, expected {} ({code})", field.path, shown(field.found), field.expected)
}

/// The field that an error is about.
struct Field<'a> {
    path: String,
    found: Option<&'a Value>,
    expected: String,
}

fn field<'a>(instrument: &Instrument, file: &'a Map<String, Value>, error: &AnswerFileError) -> Field<'a> {
    let at = |key: &str, expected: String| Field { path: key.to_owned(), found: file.get(key), expected };
    let (p, asks_ratio) = (&instrument.parameters, instrument.questions.asks_ratio);
    match error.code {
        ErrorCode::UnknownInstrument => at("instrument", format!("{:?}", instrument.id)),
        ErrorCode::UnknownVersion => at("version", instrument.version.to_string()),
        ErrorCode::BadMode => at("mode", any_of::<Mode>()),
        ErrorCode::BadParameter => parameter(instrument, file),
        ErrorCode::UnknownOrgModel if !instrument.questions.asks_org_model => {
            at("orgModel", NOT_ASKED.to_owned())
        }
        ErrorCode::UnknownOrgModel => at("orgModel", any_of::<OrgModel>()),
        ErrorCode::EmployeesInvalid if !asks_ratio => at("employees", NOT_ASKED.to_owned()),
        ErrorCode::PublishersInvalid if !asks_ratio => at("publishers", NOT_ASKED.to_owned()),
        ErrorCode::EmployeesInvalid => {
            at("employees", format!("a whole number from 1 to {}, or \"DK\"", p.max_employees))
        }
        ErrorCode::PublishersInvalid => {
            at("publishers", format!("a whole number from 0 to {}, or \"DK\"", p.max_employees))
        }
        ErrorCode::PublishersExceedEmployees => {
            at("publishers", format!("at most the number of employees, {}", shown(file.get("employees"))))
        }
        code => match &error.item {
            Some(item) => answer(instrument, file, code, item),
            None => at("answers", "an object".to_owned()),
        },
    }
}

fn parameter<'a>(instrument: &Instrument, file: &'a Map<String, Value>) -> Field<'a> {
    let p = &instrument.parameters;
    let (min, max) = (p.threshold_min, p.threshold_max);
    let found = file.get("parameters");
    let Some(parameters) = found.and_then(Value::as_object) else {
        return Field { path: "parameters".to_owned(), found, expected: "an object".to_owned() };
    };
    match parameters.iter().find(|(key, _)| *key != "threshold") {
        Some((key, found)) => Field {
            path: format!("parameters.{}", shown_key(key)),
            found: Some(found),
            expected: "no parameter but threshold".to_owned(),
        },
        None => Field {
            path: "parameters.threshold".to_owned(),
            found: parameters.get("threshold"),
            expected: format!("a number from {min} to {max}"),
        },
    }
}

fn answer<'a>(
    instrument: &Instrument,
    file: &'a Map<String, Value>,
    code: ErrorCode,
    item: &str,
) -> Field<'a> {
    let top = instrument.find(item).map_or(0, |item| instrument.top_step(item));
    let expected = match code {
        ErrorCode::UnknownItem => "only items of this instrument".to_owned(),
        ErrorCode::ItemNotInMode => "only items of the quick scan".to_owned(),
        ErrorCode::NaNotAllowed => format!("0 to {top} or \"DK\", because this item always applies"),
        _ => format!("0 to {top}, \"NA\" or \"DK\""),
    };
    Field {
        path: format!("answers.{}", shown_key(item)),
        found: file.get("answers").and_then(|answers| answers.get(item)),
        expected,
    }
}

fn any_of<K: StringEnum>() -> String {
    let keys: Vec<String> = K::ALL.iter().map(|member| format!("{:?}", member.key())).collect();
    match keys.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        _ => keys.concat(),
    }
}

/// A key without anything that could move the cursor or fill the screen.
fn shown_key(key: &str) -> String {
    cut(key.escape_debug().to_string())
}

fn shown(value: Option<&Value>) -> String {
    value.map_or_else(|| "nothing".to_owned(), |value| cut(value.to_string()))
}

fn cut(text: String) -> String {
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text,
    }
}
