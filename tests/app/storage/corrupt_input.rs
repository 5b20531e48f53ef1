//! Any text under our key: it is read or set aside, without a panic.

use proptest::prelude::*;
use serde_json::Value;
use social_business_scan::storage::{
    backend::{Backend, MemoryBackend},
    envelope::{Content, read},
    store::{Finding, Opened},
};

use super::{KEY, instrument, open, saved};

#[test]
fn a_kept_text_cut_at_any_byte_is_set_aside_and_never_half_read() {
    let instrument = instrument();
    let backend = MemoryBackend::default();
    open(&backend).0.named(7).save(instrument, &saved()).unwrap();
    let text = backend.get(KEY).unwrap().unwrap();
    assert!(matches!(read(instrument, &text), Content::Saved(_)));
    assert!(!text.is_ascii(), "no character has more bytes than one: {text}");

    for end in 0..text.len() {
        // A character that was cut is a replacement character when a browser has read it.
        let cut = String::from_utf8_lossy(&text.as_bytes()[..end]).into_owned();
        let backend = MemoryBackend::default();
        backend.set(KEY, &cut).unwrap();

        let (store, opened) = open(&backend);
        store.save(instrument, &saved()).unwrap();

        assert_eq!(opened, Opened { saved: None, findings: vec![Finding::Broken] }, "cut at {end}");
        assert_eq!(store.broken_text(), Some(cut), "cut at {end}");
    }
}

fn json_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
    ];
    let key = prop_oneof![
        Just("answers".to_owned()),
        Just("schema".to_owned()),
        Just("instrument".to_owned()),
        Just("notes".to_owned()),
        Just("PE-1".to_owned()),
        ".{0,6}",
    ];
    leaf.prop_recursive(4, 64, 8, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::btree_map(key.clone(), inner, 0..8)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn any_text_as_kept_data_is_set_aside_or_read_without_a_panic(text in "\\PC{0,200}") {
        survives(&text);
    }

    #[test]
    fn any_json_as_kept_data_is_set_aside_or_read_without_a_panic(value in json_value()) {
        survives(&value.to_string());
    }
}

/// Whatever was there is there afterwards, at its place or aside.
fn survives(text: &str) {
    let backend = MemoryBackend::default();
    backend.set(KEY, text).unwrap();

    let (store, opened) = open(&backend);
    store.save(instrument(), &saved()).unwrap();

    let kept = backend.keys().into_iter().any(|key| backend.get(&key).unwrap().as_deref() == Some(text));
    assert!(kept || opened.saved.is_some(), "lost: {text}");
}
