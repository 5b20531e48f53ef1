//! Scans that were finished: each is kept once, under a key of its own, and none takes another along.

mod archive;
mod change;
mod import_export;
mod store;
mod tabs;
mod update;

use std::{rc::Rc, sync::LazyLock};

use social_business_scan::{
    core::{
        answers::{Answer, AnswerSheet, Step},
        instrument::{Instrument, Mode},
    },
    storage::{
        attempts::{Attempt, Outcome, finish, list},
        backend::{Backend, MemoryBackend},
        envelope::Saved,
        key::Keys,
    },
};

const KEY: &str = "sbs:1:social-business:default";

static INSTRUMENT: LazyLock<Instrument> = LazyLock::new(|| Instrument::built_in().unwrap());

fn keys() -> Keys {
    Keys::new(&INSTRUMENT, "default")
}

/// A quick scan with all its questions answered; the number tells one from another.
fn scan(number: usize) -> Saved {
    let mut sheet = AnswerSheet::new(Mode::Quick);
    let mut rest = number;
    for item in INSTRUMENT.in_mode(Mode::Quick) {
        let step = u8::try_from(rest % 5).unwrap();
        rest /= 5;
        sheet.answers.set(item, Step::new(step).map(Answer::Step));
    }
    Saved { saved_at: Some(format!("2026-11-22T10:{:02}:00.000Z", number % 60)), ..Saved::from_sheet(sheet) }
}

/// Finishes a scan in a page that knows nothing; gives its id.
fn made<B: Backend>(backend: &B, scan: Saved, salt: u64) -> String {
    match finish(&INSTRUMENT, backend, &keys(), &[], scan, salt).0 {
        Outcome::Made(id) => id,
        other => panic!("no attempt: {other:?}"),
    }
}

fn kept<B: Backend>(backend: &B) -> Vec<Rc<Attempt>> {
    list(&INSTRUMENT, backend, &keys()).unwrap()
}

/// The scans that are kept, the latest first, without what keeping adds.
fn scans(attempts: &[Rc<Attempt>]) -> Vec<Saved> {
    let bare = |saved: &Saved| Saved { attempt: None, since: None, ..saved.clone() };
    attempts.iter().filter_map(|one| one.saved()).map(bare).collect()
}

fn filled(count: usize) -> MemoryBackend {
    let backend = MemoryBackend::default();
    for number in 0..count {
        made(&backend, scan(number), 7);
    }
    backend
}
