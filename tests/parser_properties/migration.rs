//! A kept text of whatever version, read by version 2 of the questionnaire; and back to version 1.

use std::sync::LazyLock;

use serde_json::{Value, json};
use social_business_scan::{
    core::{answers::Answer, instrument::Instrument},
    storage::{
        backend::{Backend, MemoryBackend},
        envelope::{Content, Saved, read},
        key::Keys,
        store::ScanStore,
    },
};

use super::{
    INSTRUMENT,
    envelope::{as_kept, comes_back},
};

/// Version 2: PE-3 and L3-3 are gone, PE-5 and L1-1 mean something else, L4-3 always applies, a number has another
/// bound.
pub static RENEWED: LazyLock<Instrument> = LazyLock::new(|| {
    let mut file: Value =
        serde_json::from_str(include_str!("../../assessments/social-business.json")).expect("is JSON");
    let version = INSTRUMENT.version + 1;
    let is = |item: &Value, ids: [&str; 2]| ids.iter().any(|id| item["id"] == *id);
    file["version"] = json!(version);
    file["parameters"]["ratio"]["maxEmployees"] = json!(1000);
    file["itemOrder"].as_array_mut().expect("a list").retain(|id| *id != "PE-3" && *id != "L3-3");
    let items = file["items"].as_array_mut().expect("a list");
    items.retain(|item| !is(item, ["PE-3", "L3-3"]));
    for item in items {
        if is(item, ["PE-5", "L1-1"]) {
            item["since"] = json!(version);
        }
        if is(item, ["L4-3", ""]) {
            (item["naAllowed"], item["naHint"]) = (json!(false), Value::Null);
        }
    }
    for id in ["PE-3", "L3-3"] {
        file["itemAdvice"].as_object_mut().expect("an object").remove(id);
    }
    Instrument::from_value(&file).expect("has no fault")
});

/// What version 2 read it writes and reads the same; what version 1 had is there, or waits; version 1 finds all again.
pub fn holds(text: &str) {
    let (first, second) = (&*INSTRUMENT, &*RENEWED);
    let Content::Saved(after) = read(second, text) else {
        let had = read(first, text);
        let waited = if let Content::Saved(had) = &had { had.unmigrated.earlier.len() } else { 0 };
        // What waits may be too much with what has to wait from now on.
        assert!(!matches!(had, Content::Saved(_)) || waited > 400, "read before, and not any more: {text}");
        return;
    };
    assert!(after.unmigrated.earlier.len() <= 1000);
    comes_back(second, &after);
    let Content::Saved(before) = read(first, text) else { return };
    for item in first.item_indices() {
        let Some(answer) = before.sheet.answers.get(item) else { continue };
        let id = &first.item(item).id;
        let is = second.find(id).and_then(|item| after.sheet.answers.get(item));
        let waits =
            after.unmigrated.earlier.iter().any(|entry| {
                entry.key.strip_prefix("answers.") == Some(id) && entry.value == as_text(answer)
            });
        assert!(is == Some(answer) || waits, "{id} is lost: {text}");
    }
    and_back(first, second, text, &as_kept(&before), &as_kept(&after));
}

fn and_back(first: &Instrument, second: &Instrument, text: &str, before: &Saved, after: &Saved) {
    let backend = MemoryBackend::default();
    let keys = |instrument| Keys::new(instrument, "fuzz");
    // No store refuses: this one has room for all.
    let _ = backend.set(keys(first).main(), text);
    let (store, _) = ScanStore::open(second, &backend, keys(second));
    assert_eq!(store.save(second, after), Ok(None));
    let found = |instrument| {
        ScanStore::open(instrument, &backend, keys(instrument)).1.saved.map(|saved| as_kept(&saved))
    };
    assert_eq!(found(first).as_ref(), Some(before));
    assert_eq!(found(second).as_ref(), Some(after));
    assert!(store.forget() && backend.keys().is_empty());
}

fn as_text(answer: Answer) -> String {
    match answer {
        Answer::Step(step) => step.value().to_string(),
        Answer::NotApplicable => "NA".to_owned(),
        Answer::DontKnow => "DK".to_owned(),
    }
}
