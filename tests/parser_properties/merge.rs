//! Two tabs, one store: what was kept, what another tab writes, and what this one has.
//!
//! An input is five texts with the control character 1E between them: options, what is kept at the start, what is kept
//! beside it, what this tab has, what the other tab writes. Where a text should be a scan, `*` and pairs of characters
//! stand for one in short: `*f` is a full scan without answers, `*q03` a quick one with step 3 for the first item.

use std::cell::Cell;

use social_business_scan::{
    core::{
        answers::{Answer, AnswerSheet, Count, Step},
        instrument::{Instrument, Mode, OrgModel},
        string_enum::StringEnum,
    },
    storage::{
        backend::{Backend, MemoryBackend, StorageError},
        envelope::{Content, Saved, read},
        key::Keys,
        store::ScanStore,
    },
};

use super::{
    INSTRUMENT,
    envelope::{as_kept, comes_back},
};

/// Between the texts of an input.
pub const SEPARATOR: char = '\u{1e}';

/// A scan in which nothing was done.
pub fn nothing() -> Saved {
    Saved::from_sheet(AnswerSheet::new(Mode::Full))
}

/// A store that can refuse to write.
#[derive(Default)]
struct Store {
    inner: MemoryBackend,
    is_full: Cell<bool>,
}

impl Backend for Store {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        self.inner.get(key)
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StorageError> {
        if self.is_full.get() { Err(StorageError::Full) } else { self.inner.set(key, text) }
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        self.inner.remove(key)
    }
}

impl Store {
    fn all(&self) -> Vec<(String, String)> {
        self.inner
            .keys()
            .into_iter()
            .map(|key| (key.clone(), self.inner.get(&key).unwrap().unwrap()))
            .collect()
    }

    fn has(&self, text: &str) -> bool {
        self.all().iter().any(|(_, kept)| kept == text)
    }
}

/// No answer that either tab has is lost but where the other cleared it, and no text is overwritten unread.
pub fn holds(text: &str) {
    let instrument = &*INSTRUMENT;
    let mut parts = text.split(SEPARATOR);
    let [options, kept, beside, ours, theirs] = std::array::from_fn(|_| parts.next().unwrap_or_default());
    let [kept, beside, ours, theirs] = [kept, beside, ours, theirs].map(|part| as_text(instrument, part));
    let keys = Keys::new(instrument, "default");
    let backend = Store::default();
    let put = |key: &str, text: &Option<String>| {
        if let Some(text) = text {
            backend.inner.set(key, text).unwrap();
        }
    };
    put(keys.main(), &kept);
    put(&keys.beside(), &beside);
    if options.contains('b') {
        // As many damaged texts as there are places for.
        keys.broken()
            .enumerate()
            .for_each(|(n, key)| backend.inner.set(&key, &format!("broken {n}")).unwrap());
    }
    backend.is_full.set(options.contains('o'));
    let before = backend.all();
    let (mut store, opened) = ScanStore::open(instrument, &backend, keys.clone());
    if options.contains('n') {
        store = store.named(7);
    }
    backend.is_full.set(false);
    before.iter().for_each(|entry| assert!(backend.all().contains(entry), "opening changed {entry:?}"));

    // What this tab has, and what the other one writes where this one keeps its own.
    let base = opened.saved.map_or_else(nothing, |saved| as_kept(&saved));
    let mut ours = match ours.as_deref().map(|ours| read(instrument, ours)) {
        Some(Content::Saved(ours)) => as_kept(&ours),
        _ => base.clone(),
    };
    let is_aside = |text: &String| keys.broken().any(|key| backend.get(&key).unwrap().as_ref() == Some(text));
    let is_beside = match kept.as_deref().map(|kept| read(instrument, kept)) {
        Some(Content::Newer) => true,
        Some(Content::Broken) => !kept.as_ref().is_some_and(is_aside),
        Some(Content::Saved(_)) | None => false,
    };
    let slot = if is_beside { keys.beside() } else { keys.main().to_owned() };
    put(&slot, &theirs);

    if options.contains('f') {
        assert!(store.forget() && backend.all().is_empty());
    }
    if options.contains('l') {
        let before = backend.all();
        let seen = store.look(instrument, &ours);
        before.iter().for_each(|entry| assert!(backend.all().contains(entry), "a look changed {entry:?}"));
        if let Some(seen) = seen {
            // A text that is not ours to overwrite sends this tab beside it, where another may have been before.
            let scan_at = |key: &str| as_saved(instrument, backend.get(key).unwrap().as_deref());
            match scan_at(&slot) {
                Some(theirs) => is_merge(instrument, &base, &ours, &theirs, &seen),
                // What stands there does not go back to what this tab found.
                None => is_merge(
                    instrument,
                    &nothing(),
                    &ours,
                    &scan_at(&keys.beside()).expect("a scan was seen"),
                    &seen,
                ),
            }
            assert_eq!(store.look(instrument, &seen), None, "nothing new a second time");
            ours = seen;
        }
    }
    backend.is_full.set(options.contains('s'));
    saves(instrument, &backend, &store, &keys, (&slot, &base), &ours);
}

fn saves(
    instrument: &Instrument,
    backend: &Store,
    store: &ScanStore<&Store>,
    keys: &Keys,
    (slot, base): (&str, &Saved),
    ours: &Saved,
) {
    let before = backend.all();
    let result = store.save(instrument, ours);
    let after = backend.all();
    let Ok(merged) = result else {
        before.iter().for_each(|entry| assert!(after.contains(entry), "a refused save changed {entry:?}"));
        return;
    };
    let is_new = merged.is_some();
    let merged = merged.unwrap_or_else(|| ours.clone());
    comes_back(instrument, &merged);
    let written = merged.to_text(instrument);
    // A tab with a number adds what it has seen of others.
    let begins = written.trim_end_matches('}');
    assert!(
        after.iter().any(|(key, text)| !key.contains("broken") && text.starts_with(begins)),
        "is not kept"
    );
    for (key, text) in &before {
        match as_saved(instrument, Some(text)) {
            // Damaged, or a newer version's.
            None => assert!(backend.has(text), "lost: {text}"),
            // Still there, or merged into what stands there now.
            Some(theirs) if !after.contains(&(key.clone(), text.clone())) => {
                if as_kept(&theirs) != *base || is_new {
                    let nothing = nothing();
                    let base = if key == slot { base } else { &nothing };
                    is_merge(instrument, base, ours, &as_kept(&theirs), &merged);
                }
            }
            Some(_) => {}
        }
    }
    // Another save changes nothing, and the next visit finds what this one kept.
    assert_eq!(store.save(instrument, &merged), Ok(None));
    let bare = |all: Vec<(String, String)>| -> Vec<(String, String)> {
        let without_tabs = |text: String| text.split(",\"tabs\":").next().unwrap_or_default().to_owned();
        all.into_iter().map(|(key, text)| (key, without_tabs(text))).collect()
    };
    assert_eq!(bare(backend.all()), bare(after));
    backend.is_full.set(false);
    let next = ScanStore::open(instrument, backend, keys.clone()).1.saved;
    assert_eq!(next, Some(merged));
    // Starting over leaves nothing behind that would come back.
    assert_eq!(store.clear(), Ok(()));
    assert_eq!(ScanStore::open(instrument, backend, keys.clone()).1.saved, None);
}

/// Item by item: where this tab changed nothing the other's stands, where it did its own does.
fn is_merge(instrument: &Instrument, base: &Saved, ours: &Saved, theirs: &Saved, merged: &Saved) {
    let numbers = |saved: &Saved| (saved.sheet.employees, saved.sheet.publishers, saved.typed.clone());
    let all = [base, ours, theirs, merged];
    for item in instrument.item_indices() {
        let id = &instrument.item(item).id;
        stands(id, all.map(|saved| saved.sheet.answers.get(item)));
        stands(id, all.map(|saved| Some(saved.notes.get(item)).filter(|note| !note.is_empty())));
    }
    stands("orgModel", all.map(|saved| saved.sheet.org_model));
    stands("numbers", all.map(|saved| Some(numbers(saved)).filter(|of| *of != numbers(&nothing()))));
    assert_eq!((merged.sheet.mode, merged.lang, &merged.place), (ours.sheet.mode, ours.lang, &ours.place));
}

/// Nothing is lost that the other side did not clear, and nothing is made up.
#[track_caller]
fn stands<T: PartialEq + std::fmt::Debug>(what: &str, [base, ours, theirs, merged]: [Option<T>; 4]) {
    let all = format!("{what}: {base:?} became {ours:?} here and {theirs:?} there, merged {merged:?}");
    if merged.is_none() {
        assert!(ours.is_none() || (theirs.is_none() && ours == base), "{all}");
        assert!(theirs.is_none() || (ours.is_none() && base.is_some()), "{all}");
    }
    assert!(merged == ours || merged == theirs, "{all}");
    assert!(ours == base || merged == ours, "{all}");
}

fn as_saved(instrument: &Instrument, text: Option<&str>) -> Option<Saved> {
    match read(instrument, text?) {
        Content::Saved(saved) => Some(*saved),
        Content::Broken | Content::Newer => None,
    }
}

/// A text of an input as it is kept; nothing for an empty one.
fn as_text(instrument: &Instrument, part: &str) -> Option<String> {
    match part.strip_prefix('*') {
        Some(short) => Some(in_short(instrument, short).to_text(instrument)),
        None => Some(part.to_owned()).filter(|part| !part.is_empty()),
    }
}

fn in_short(instrument: &Instrument, short: &str) -> Saved {
    let mut chars = short.chars();
    let mut saved = nothing();
    if chars.next() == Some('q') {
        saved.sheet.mode = Mode::Quick;
    }
    let items: Vec<_> = instrument.item_indices().collect();
    while let (Some(what), Some(value)) = (chars.next(), chars.next()) {
        let number = value.to_digit(10).unwrap_or(0);
        let item = items[(what as usize).wrapping_sub('0' as usize) % items.len()];
        match (what, value) {
            ('$', _) => saved.sheet.org_model = OrgModel::ALL.get(number as usize).copied(),
            ('#', 'D') => saved.sheet.employees = Some(Count::DontKnow),
            ('#', _) => saved.sheet.employees = Some(Count::Number(10_u32.pow(number.min(7)))),
            ('%', 'D') => saved.sheet.publishers = Some(Count::DontKnow),
            ('%', _) => saved.sheet.publishers = Some(Count::Number(number)),
            ('!', _) => saved.typed[0] = value.to_string(),
            ('@', _) => saved.place = Some(value.to_string()),
            (_, 'N') if !instrument.item(item).na_allowed => {}
            (_, 'N') => saved.sheet.answers.set(item, Some(Answer::NotApplicable)),
            (_, 'D') => saved.sheet.answers.set(item, Some(Answer::DontKnow)),
            (_, '0'..='4') => saved.sheet.answers.set(item, Step::new(number as u8).map(Answer::Step)),
            _ => saved.notes.set(item, value.to_string()),
        }
    }
    let numbers = [saved.sheet.employees, saved.sheet.publishers].map(|count| count.and_then(Count::number));
    if let [Some(employees), Some(publishers)] = numbers {
        saved.sheet.publishers = Some(Count::Number(publishers.min(employees)));
    }
    saved
}
