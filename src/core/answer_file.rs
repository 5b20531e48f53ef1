//! The JSON form of an answer sheet (the ANSWERS object of scoring.md section 2): reading with its checks, writing.

use serde::{Serialize, Serializer, ser::SerializeMap};
use serde_json::{Map, Value, json};

use super::{
    answers::{Answer, AnswerSheet, Count, Step},
    instrument::{ErrorCode, Instrument, ItemIndex, Mode, OrgModel},
    string_enum::StringEnum,
};

/// Why an answer file or a code was refused: the first finding, in the order of scoring.md section 2 or 13.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}{}", code.key(), item.as_ref().map_or_else(String::new, |item| format!(" at item {item}")))]
pub struct AnswerFileError {
    /// What is wrong.
    pub code: ErrorCode,
    /// The item it is about, for errors of items only.
    pub item: Option<String>,
}

impl AnswerFileError {
    /// An error that is about no single item.
    #[must_use]
    pub const fn new(code: ErrorCode) -> Self {
        Self { code, item: None }
    }

    pub(crate) fn at(code: ErrorCode, item: &str) -> Self {
        Self { code, item: Some(item.to_owned()) }
    }

    /// The error object; `index` is the place in a list of files, if there is one.
    #[must_use]
    pub fn to_json(&self, index: Option<usize>) -> Value {
        json!({ "error": { "code": self.code.key(), "item": self.item, "index": index } })
    }
}

type Checked<T> = Result<T, AnswerFileError>;

/// Reads an answer file from text.
///
/// # Errors
/// `BAD_FORMAT` for text that is not JSON; else as [`from_value`].
pub fn from_text(instrument: &Instrument, text: &str) -> Checked<AnswerSheet> {
    let value: Value = serde_json::from_str(text).map_err(|_| AnswerFileError::new(ErrorCode::BadFormat))?;
    from_value(instrument, &value)
}

/// Reads an answer file; top-level keys that it does not know are ignored.
///
/// # Errors
/// The first finding in the order of scoring.md section 2.
pub fn from_value(instrument: &Instrument, value: &Value) -> Checked<AnswerSheet> {
    let refuse = |code| Err(AnswerFileError::new(code));
    let Some(file) = value.as_object() else { return refuse(ErrorCode::BadFormat) };
    let Some(given) = file.get("answers").and_then(Value::as_object) else {
        return refuse(ErrorCode::BadFormat);
    };
    if file.get("instrument").and_then(Value::as_str) != Some(&instrument.id) {
        return refuse(ErrorCode::UnknownInstrument);
    }
    if file.get("version").and_then(whole) != Some(u64::from(instrument.version)) {
        return refuse(ErrorCode::UnknownVersion);
    }
    let Some(mode) = file.get("mode").and_then(Value::as_str).and_then(Mode::from_key) else {
        return refuse(ErrorCode::BadMode);
    };
    let mut sheet = AnswerSheet::new(mode);
    sheet.threshold = threshold(instrument, file)?;
    if let Some(unknown) = given.keys().filter(|id| instrument.find(id).is_none()).min() {
        return Err(AnswerFileError::at(ErrorCode::UnknownItem, unknown));
    }
    for index in instrument.item_indices() {
        if let Some(value) = given.get(&instrument.item(index).id).filter(|value| !value.is_null()) {
            sheet.answers.set(index, Some(answer(instrument, mode, index, value)?));
        }
    }
    unscored(instrument, file, &mut sheet)?;
    Ok(sheet)
}

/// A value that is given: present and not null.
pub(crate) fn given<'a>(file: &'a Map<String, Value>, key: &str) -> Option<&'a Value> {
    file.get(key).filter(|value| !value.is_null())
}

/// A number with a whole value, also written as 3.0; `None` for anything else.
pub(crate) fn whole(value: &Value) -> Option<u64> {
    value.as_u64().or_else(|| {
        let number = value.as_f64()?;
        // Up to 2^53 every whole number is exact.
        (number.fract() == 0.0 && (0.0..=9_007_199_254_740_992.0).contains(&number)).then_some(number as u64)
    })
}

/// The threshold of a file, if it has one of its own: step 5 of scoring.md section 2.
pub(crate) fn threshold(instrument: &Instrument, file: &Map<String, Value>) -> Checked<Option<f64>> {
    let bad = || AnswerFileError::new(ErrorCode::BadParameter);
    let Some(parameters) = given(file, "parameters") else { return Ok(None) };
    let parameters = parameters.as_object().ok_or_else(bad)?;
    let mut threshold = None;
    for (key, value) in parameters {
        let p = &instrument.parameters;
        let number = value.as_f64().filter(|_| key == "threshold").ok_or_else(bad)?;
        if !(p.threshold_min..=p.threshold_max).contains(&number) {
            return Err(bad());
        }
        threshold = Some(number);
    }
    Ok(threshold)
}

/// One answer that is given, with the checks of step 7 of scoring.md section 2.
pub(crate) fn answer(
    instrument: &Instrument,
    mode: Mode,
    index: ItemIndex,
    value: &Value,
) -> Checked<Answer> {
    let item = instrument.item(index);
    if mode == Mode::Quick && !item.quick {
        return Err(AnswerFileError::at(ErrorCode::ItemNotInMode, &item.id));
    }
    match read_answer(value) {
        Some(Answer::NotApplicable) if !item.na_allowed => {
            Err(AnswerFileError::at(ErrorCode::NaNotAllowed, &item.id))
        }
        Some(answer) if answer.fits(instrument, index) => Ok(answer),
        _ => Err(AnswerFileError::at(ErrorCode::BadAnswer, &item.id)),
    }
}

fn read_answer(value: &Value) -> Option<Answer> {
    match value.as_str() {
        Some("NA") => Some(Answer::NotApplicable),
        Some("DK") => Some(Answer::DontKnow),
        Some(_) => None,
        None => Some(Answer::Step(Step::new(u8::try_from(whole(value)?).ok()?)?)),
    }
}

/// Steps 8 to 11: organisation model, employees, publishers.
pub(crate) fn unscored(
    instrument: &Instrument,
    file: &Map<String, Value>,
    sheet: &mut AnswerSheet,
) -> Checked<()> {
    let refuse = |code| AnswerFileError::new(code);
    sheet.org_model = org_model(instrument, file).ok_or_else(|| refuse(ErrorCode::UnknownOrgModel))?;
    for (key, code) in [(EMPLOYEES, ErrorCode::EmployeesInvalid), (PUBLISHERS, ErrorCode::PublishersInvalid)]
    {
        set_count(instrument, file, key, sheet).ok_or_else(|| refuse(code))?;
    }
    if publishers_exceed(sheet) {
        return Err(refuse(ErrorCode::PublishersExceedEmployees));
    }
    Ok(())
}

/// The organisation model, if it is given; `None` if there is no such model, or the instrument does not ask for it.
pub(crate) fn org_model(instrument: &Instrument, file: &Map<String, Value>) -> Option<Option<OrgModel>> {
    match given(file, ORG_MODEL) {
        Some(_) if !instrument.questions.asks_org_model => None,
        Some(model) => StringEnum::from_key(model.as_str()?).map(Some),
        None => Some(None),
    }
}

/// The key of the organisation model.
pub(crate) const ORG_MODEL: &str = "orgModel";
/// The key of the number of people.
pub(crate) const EMPLOYEES: &str = "employees";
/// The key of the number of those who publish.
pub(crate) const PUBLISHERS: &str = "publishers";

/// Reads one of the two numbers, if it is given; `None` if it is out of range, or the instrument does not ask for it.
pub(crate) fn set_count(
    instrument: &Instrument,
    file: &Map<String, Value>,
    key: &str,
    sheet: &mut AnswerSheet,
) -> Option<()> {
    let Some(value) = given(file, key) else { return Some(()) };
    if !instrument.questions.asks_ratio {
        return None;
    }
    let (min, slot) = if key == EMPLOYEES { (1, &mut sheet.employees) } else { (0, &mut sheet.publishers) };
    *slot = Some(if value.as_str() == Some("DK") {
        Count::DontKnow
    } else {
        let number = u32::try_from(whole(value)?).ok()?;
        Count::Number(Some(number).filter(|n| (min..=instrument.parameters.max_employees).contains(n))?)
    });
    Some(())
}

/// Whether more people publish than there are.
pub(crate) fn publishers_exceed(sheet: &AnswerSheet) -> bool {
    let numbers = sheet.employees.and_then(Count::number).zip(sheet.publishers.and_then(Count::number));
    numbers.is_some_and(|(employees, publishers)| publishers > employees)
}

impl Serialize for Answer {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Step(step) => serializer.serialize_u8(step.value()),
            Self::NotApplicable => serializer.serialize_str("NA"),
            Self::DontKnow => serializer.serialize_str("DK"),
        }
    }
}

impl Serialize for Count {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Number(number) => serializer.serialize_u32(*number),
            Self::DontKnow => serializer.serialize_str("DK"),
        }
    }
}

/// Answers keyed by item id, without the unanswered ones, for writing.
pub struct AnswersForm<'a> {
    /// Whose items.
    pub instrument: &'a Instrument,
    /// The answers.
    pub answers: &'a super::answers::Answers,
    /// Which items are written: those in the mode, or those outside it.
    pub include: fn(&Instrument, Mode, ItemIndex) -> bool,
    /// The mode.
    pub mode: Mode,
}

/// Whether an item is asked in a mode; for [`AnswersForm::include`].
#[must_use]
pub fn is_in_mode(instrument: &Instrument, mode: Mode, item: ItemIndex) -> bool {
    mode == Mode::Full || instrument.item(item).quick
}

impl Serialize for AnswersForm<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for index in self.instrument.item_indices().filter(|i| (self.include)(self.instrument, self.mode, *i))
        {
            if let Some(answer) = self.answers.get(index) {
                map.serialize_entry(&self.instrument.item(index).id, &answer)?;
            }
        }
        map.end()
    }
}

/// The form that an answer file is written in, without a threshold of its own: the page has no such setting.
/// [`WithThreshold`] adds it.
#[derive(Clone, Copy)]
pub struct AnswerFile<'a> {
    /// Whose ids.
    pub instrument: &'a Instrument,
    /// The sheet; answers outside its mode are left out.
    pub sheet: &'a AnswerSheet,
}

impl AnswerFile<'_> {
    /// Writes the entries into an object that may have more.
    ///
    /// # Errors
    /// Those of the serializer.
    pub fn write_entries<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        let Self { instrument, sheet } = *self;
        let answers =
            AnswersForm { instrument, answers: &sheet.answers, include: is_in_mode, mode: sheet.mode };
        map.serialize_entry("kind", "sbs-answers")?;
        map.serialize_entry("instrument", &instrument.id)?;
        map.serialize_entry("version", &instrument.version)?;
        map.serialize_entry("mode", &sheet.mode)?;
        map.serialize_entry("answers", &answers)?;
        map.serialize_entry("orgModel", &sheet.org_model)?;
        map.serialize_entry("employees", &sheet.employees)?;
        map.serialize_entry("publishers", &sheet.publishers)
    }
}

/// An answer file with its own threshold, where it has one.
#[derive(Clone, Copy)]
pub struct WithThreshold<'a>(pub AnswerFile<'a>);

impl Serialize for WithThreshold<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        self.0.write_entries(&mut map)?;
        if let Some(threshold) = self.0.sheet.threshold {
            map.serialize_entry("parameters", &std::collections::BTreeMap::from([("threshold", threshold)]))?;
        }
        map.end()
    }
}
