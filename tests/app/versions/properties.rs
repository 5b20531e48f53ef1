//! Any answers, any next version, and back.

use proptest::prelude::*;
use social_business_scan::{
    core::answers::Answer,
    storage::{
        backend::{Backend, MemoryBackend},
        envelope::Saved,
    },
};

use super::{
    Change, Instrument, Mode, changed, first, instrument_json, parsed,
    persistence::{KEY, open},
};
use crate::support::sheets;

/// A next version: some items are gone, some mean something else, some always apply.
fn next() -> impl Strategy<Value = Change> {
    let items = first().items;
    let all: Vec<String> = items.iter().map(|item| item.id.clone()).collect();
    // Every dimension keeps an item in both modes.
    let free: Vec<String> = items.iter().filter(|item| !item.quick).map(|item| item.id.clone()).collect();
    let rarely: Vec<String> =
        items.iter().filter(|item| item.na_allowed).map(|item| item.id.clone()).collect();
    (
        prop::sample::subsequence(free, 0..8),
        prop::sample::subsequence(all, 0..12),
        prop::sample::subsequence(rarely, 0..5),
    )
        .prop_map(|(removed, reworded, always_apply)| Change {
            version: 2,
            removed,
            reworded,
            always_apply,
            added: Some(("PE-2".to_owned(), "PE-9".to_owned())),
        })
}

fn as_text(answer: Answer) -> String {
    match answer {
        Answer::Step(step) => step.value().to_string(),
        Answer::NotApplicable => "NA".to_owned(),
        Answer::DontKnow => "DK".to_owned(),
    }
}

/// Every answer of the first is an answer of the second or waits there, with the same value.
fn nothing_is_lost(first: &Instrument, before: &Saved, second: &Instrument, after: &Saved) {
    let mut waiting: Vec<&str> = after.unmigrated.answered().collect();
    for item in first.item_indices() {
        let id = &first.item(item).id;
        let was = before.sheet.answers.get(item);
        let is = second.find(id).and_then(|item| after.sheet.answers.get(item));
        let waits = after.unmigrated.answer_to(id);
        waiting.retain(|other| other != id);
        assert_eq!(was.map(as_text).as_deref(), is.map(as_text).as_deref().or(waits), "{id}");
        assert!(is.is_none() || waits.is_none(), "{id}: once is enough");
        let fits = second.find(id).is_some_and(|item| {
            let item = second.item(item);
            item.since == 1 && (item.na_allowed || was != Some(Answer::NotApplicable))
        });
        assert_eq!(is.is_some(), was.is_some() && fits, "{id}");
    }
    assert_eq!(waiting, <[&str; 0]>::default(), "made up");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_answer_is_lost_on_the_way_to_the_next_version_and_back(
        sheet in prop_oneof![sheets::sheet_of(&first(), Mode::Full), sheets::sheet_of(&first(), Mode::Quick)],
        change in next(),
    ) {
        let (first, second) = (first(), parsed(&changed(&instrument_json(), &change)));
        let backend = MemoryBackend::default();
        let before = Saved::from_sheet(social_business_scan::core::answers::AnswerSheet { threshold: None, ..sheet });
        backend.set(KEY, &before.to_text(&first)).unwrap();

        let (store, opened) = open(&second, &backend);
        let after = opened.saved.unwrap();
        nothing_is_lost(&first, &before, &second, &after);
        store.save(&second, &after).unwrap();
        prop_assert_eq!(open(&second, &backend).1.saved, Some(after.clone()));

        let (store, opened) = open(&first, &backend);
        let back = opened.saved.unwrap();
        prop_assert_eq!(&back, &before);
        store.save(&first, &back).unwrap();
        prop_assert_eq!(open(&second, &backend).1.saved, Some(after));
    }
}
