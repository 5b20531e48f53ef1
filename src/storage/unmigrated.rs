//! What is stored of a scan that this version has no place for: answers to questions that are not asked any more or mean
//! something else now, and what a later build wrote into the same schema. It is read, shown where it helps, and written
//! back as it was.
//!
//! An answer given in version v counts for an item with the same id whose `since` is at most v, if the item takes it.
//! Everything else stays in the member `aside`, a list of `version`, `key` (`answers.<item>`, `notes.<item>`, `employees`,
//! `publishers`, `orgModel`) and `value`: at most 1,000 entries of 4,000 bytes; with more, the text counts as damaged. It is shown with
//! its item, counted in a line, part of every file that is exported, and finds its place in a later version that has one.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, value::RawValue};

use crate::core::{
    answer_file::{self, EMPLOYEES, ORG_MODEL, PUBLISHERS},
    answers::{Answer, AnswerSheet},
    instrument::{Instrument, ItemIndex, Mode},
    notes::Notes,
    string_enum::StringEnum,
};

/// The most entries: an instrument has at most 255 items, each with an answer and a note.
const MAX_ENTRIES: usize = 1000;
/// The longest name or value of an entry, in bytes: a note of 1000 characters.
const MAX_BYTES: usize = 4000;
/// The most of what a later build wrote, in bytes.
const MAX_UNKNOWN: usize = 20_000;

/// Whether there can be earlier versions at all. Our own page has one questionnaire; as long as that is in its first
/// version, all that is about earlier ones weighs nothing there, and `aside` is a member that it does not know.
pub const HAS_EARLIER_VERSIONS: bool =
    cfg!(any(feature = "embed", not(target_arch = "wasm32"), not(first_version)));

const ANSWERS: &str = "answers.";
const NOTES: &str = "notes.";

/// Something that was given in an earlier version of the questionnaire and has no place in this one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Earlier {
    /// The version in which it was given, from 1.
    pub version: u32,
    /// Where it stood in the file: `answers.<item>`, `notes.<item>`, `employees`, `publishers` or `orgModel`.
    pub key: String,
    /// What stood there, as text: `3`, `NA`, a note.
    pub value: String,
}

/// What has no place in this version.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Unmigrated {
    /// What was given in earlier versions, the newest first.
    pub earlier: Vec<Earlier>,
    /// Members of the kept text that this build does not know.
    pub(super) unknown: Unknown,
}

/// Members of a kept text that this build does not know, by name.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(super) struct Unknown(BTreeMap<String, Letters>);

/// A value of JSON as it was written: read as a number, `1.50` or one of twenty digits would come back as another.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(transparent)]
struct Letters(Box<RawValue>);

impl PartialEq for Letters {
    fn eq(&self, other: &Self) -> bool {
        self.0.get() == other.0.get()
    }
}

impl Eq for Letters {}

impl Unknown {
    /// The members of a text with other names than these. Nothing for a text that is not an object.
    pub(super) fn read(text: &str, known: &[&str]) -> Self {
        let mut unknown: Self = serde_json::from_str(text).unwrap_or_default();
        unknown.0.retain(|name, _| !known.contains(&name.as_str()));
        unknown
    }

    /// More than is carried along.
    pub(super) fn is_too_much(&self) -> bool {
        let bytes = |(name, value): (&String, &Letters)| name.len().saturating_add(value.0.get().len());
        self.0.iter().map(bytes).sum::<usize>() > MAX_UNKNOWN
    }
}

impl Unmigrated {
    /// Reads the entries of a kept text; `None` if they are not such a list, or too much: then the whole text is.
    pub(super) fn read(value: Option<&Value>) -> Option<Self> {
        let mut unmigrated = Self::default();
        if let Some(value) = value.filter(|value| HAS_EARLIER_VERSIONS && !value.is_null()) {
            for entry in value.as_array()? {
                let text = |key: &str| Some(entry.get(key)?.as_str()?.to_owned());
                let version = u32::try_from(entry.get("version")?.as_u64()?).ok()?;
                unmigrated.earlier.push(Earlier { version, key: text("key")?, value: text("value")? });
            }
        }
        unmigrated.is_within_bounds().then_some(unmigrated)
    }

    fn is_within_bounds(&self) -> bool {
        self.earlier.len() <= MAX_ENTRIES
            && self.earlier.iter().all(|entry| entry.key.len().max(entry.value.len()) <= MAX_BYTES)
    }

    /// The answer to an item in an earlier version, as text: `0` to `6`, `NA`, `DK`, or whatever stood there.
    #[must_use]
    pub fn answer_to(&self, id: &str) -> Option<&str> {
        if !HAS_EARLIER_VERSIONS {
            return None;
        }
        let entry = self.earlier.iter().find(|entry| entry.key.strip_prefix(ANSWERS) == Some(id));
        entry.map(|entry| entry.value.as_str())
    }

    /// The ids of the items that were answered in earlier versions and are waiting.
    pub fn answered(&self) -> impl Iterator<Item = &str> {
        self.earlier.iter().filter_map(|entry| entry.key.strip_prefix(ANSWERS))
    }

    /// Forgets what was given, as its answers are replaced by others.
    pub fn forget(&mut self) {
        self.earlier.clear();
    }

    /// `ours` with what `theirs` changed since `base` and `ours` did not.
    #[must_use]
    pub(super) fn merge(base: &Self, ours: &Self, theirs: &Self) -> Self {
        let mut merged = ours.clone();
        if HAS_EARLIER_VERSIONS {
            merged.earlier.retain(|entry| theirs.earlier.contains(entry) || !base.earlier.contains(entry));
        }
        for entry in theirs.earlier.iter().filter(|_| HAS_EARLIER_VERSIONS) {
            // No more than are read again.
            let is_new = !ours.earlier.contains(entry) && !base.earlier.contains(entry);
            if is_new && merged.earlier.len() < MAX_ENTRIES {
                merged.earlier.push(entry.clone());
            }
        }
        if ours.unknown == base.unknown {
            merged.unknown.clone_from(&theirs.unknown);
        }
        merged
    }
}

/// Reads what an earlier version of the same instrument kept: each answer goes to its item, if that still means what it
/// meant and takes the answer, else it waits in `unmigrated`. `None` if the text is damaged.
pub(super) fn read_older(
    instrument: &Instrument,
    file: &Map<String, Value>,
    unmigrated: &mut Unmigrated,
) -> Option<(AnswerSheet, Notes)> {
    let version = u32::try_from(file.get("version")?.as_u64()?).ok()?;
    let mode = file.get("mode").and_then(Value::as_str).and_then(Mode::from_key)?;
    let mut sheet = AnswerSheet::new(mode);
    let mut found = Vec::new();
    let mut find = |key: String, value: &Value| {
        let value = match value.as_str() {
            Some(text) => text.to_owned(),
            None => u32::try_from(answer_file::whole(value)?).ok()?.to_string(),
        };
        found.push(Earlier { version, key, value });
        Some(())
    };
    let mut find_members = |part: &str, start: &str| {
        let Some(members) = file.get(part).and_then(Value::as_object) else { return Some(false) };
        for (id, value) in members {
            // A note that is no text is none, in this version too.
            if !value.is_null() && (start != NOTES || value.is_string()) {
                find([start, id].concat(), value)?;
            }
        }
        Some(true)
    };
    if !find_members("answers", ANSWERS)? {
        return None;
    }
    find_members("beyond", ANSWERS)?;
    find_members("notes", NOTES)?;
    if instrument.questions.asks_org_model {
        sheet.org_model = answer_file::org_model(instrument, file)?;
    } else if let Some(model) = answer_file::given(file, ORG_MODEL) {
        find(ORG_MODEL.to_owned(), model)?;
    }
    for key in [EMPLOYEES, PUBLISHERS] {
        if answer_file::set_count(instrument, file, key, &mut sheet).is_none() {
            find(key.to_owned(), file.get(key)?)?;
        }
    }
    if answer_file::publishers_exceed(&sheet) {
        return None;
    }
    let mut notes = Notes::default();
    // What was given last goes first: of two answers to a question that came back, the later one counts.
    found.append(&mut unmigrated.earlier);
    found.retain(|entry| !finds_its_place(instrument, entry, &mut sheet, &mut notes));
    unmigrated.earlier = found;
    unmigrated.is_within_bounds().then_some((sheet, notes))
}

/// Whether an entry belongs to an item of now, and took its place there.
fn finds_its_place(
    instrument: &Instrument,
    entry: &Earlier,
    sheet: &mut AnswerSheet,
    notes: &mut Notes,
) -> bool {
    let note_on = entry.key.strip_prefix(NOTES).and_then(|id| instrument.find(id));
    if let Some(item) = note_on.filter(|item| notes.get(*item).is_empty()) {
        notes.set(item, entry.value.clone());
        return true;
    }
    if [ORG_MODEL, EMPLOYEES, PUBLISHERS].contains(&entry.key.as_str()) {
        return finds_its_question(instrument, entry, sheet);
    }
    let answer_to = entry.key.strip_prefix(ANSWERS).and_then(|id| instrument.find(id));
    let Some(item) = answer_to.filter(|item| sheet.answers.get(*item).is_none()) else { return false };
    let answer = answer(instrument, item, &entry.value);
    let is_the_same = instrument.item(item).since <= entry.version;
    if is_the_same {
        sheet.answers.set(item, answer);
    }
    is_the_same && answer.is_some()
}

/// Whether an entry answers an unscored question that is asked and has no answer, and took its place there.
fn finds_its_question(instrument: &Instrument, entry: &Earlier, sheet: &mut AnswerSheet) -> bool {
    let number = entry.value.parse::<u32>().map(Value::from);
    let value = number.unwrap_or_else(|_| Value::from(entry.value.as_str()));
    let file = Map::from_iter([(entry.key.clone(), value)]);
    let mut filled = sheet.clone();
    let (is_empty, is_taken) = match entry.key.as_str() {
        ORG_MODEL => {
            let model = answer_file::org_model(instrument, &file);
            filled.org_model = model.flatten();
            (sheet.org_model.is_none(), model.is_some())
        }
        key => {
            let own = if key == EMPLOYEES { sheet.employees } else { sheet.publishers };
            (own.is_none(), answer_file::set_count(instrument, &file, key, &mut filled).is_some())
        }
    };
    let finds_it = is_empty && is_taken && !answer_file::publishers_exceed(&filled);
    if finds_it {
        *sheet = filled;
    }
    finds_it
}

/// The answer that a text is, if the item takes it.
#[must_use]
pub fn answer(instrument: &Instrument, item: ItemIndex, text: &str) -> Option<Answer> {
    Answer::from_key(text)
        .filter(|answer| answer.fits(instrument, item))
        .filter(|answer| *answer != Answer::NotApplicable || instrument.item(item).na_allowed)
}

#[cfg(test)]
mod tests {
    use super::{MAX_UNKNOWN, Unknown};
    use crate::plan::{
        Plan,
        action::{Action, Origin},
        limits::MAX_BYTES,
    };

    /// What the last build before there were plans knew.
    const BEFORE_PLANS: &[&str] = &[
        "kind",
        "instrument",
        "version",
        "mode",
        "answers",
        "orgModel",
        "employees",
        "publishers",
        "parameters",
        "schema",
        "savedAt",
        "lang",
        "place",
        "cultureOnly",
        "notes",
        "beyond",
        "typed",
        "aside",
        "since",
        "attempt",
        "flow",
        "goesOn",
        "tabs",
    ];

    #[test]
    fn the_largest_plan_goes_through_a_build_that_knows_no_plans_letter_by_letter() {
        let mut plan = Plan::default();
        for number in 0.. {
            let mut action = Action::new(format!("0000000a-{number}"), Origin::Typed);
            action.set_note(&"é".repeat(150));
            if plan.add(action).is_err() {
                break;
            }
        }
        let plan = serde_json::to_string(&plan).unwrap();
        let target = r#"{"level":4,"scores":{"PE":100,"PR":100,"PL":100},"date":"2027-11-29"}"#;
        let text = format!(r#"{{"schema":1,"goesOn":true,"plan":{plan},"target":{target},"tabs":"1:2"}}"#);

        let carried = Unknown::read(&text, BEFORE_PLANS);

        assert!(plan.len() > MAX_BYTES - 500 && !carried.is_too_much(), "{} of {MAX_UNKNOWN}", plan.len());
        assert_eq!(
            serde_json::to_string(&carried).unwrap(),
            format!(r#"{{"plan":{plan},"target":{target}}}"#)
        );
    }
}
