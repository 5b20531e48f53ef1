//! Persistence on stores that fail on purpose: nothing that was kept is lost, and answering goes on.

mod clock_skew;
mod concurrent_tabs;
mod corrupt_input;
mod failing_backend;
mod intermittent_failure;
mod persistence;
mod plan;
mod quarantine;
mod tabs;

use std::sync::LazyLock;

use social_business_scan::{
    core::{
        answers::{Answer, AnswerSheet, Step},
        instrument::{Band, Instrument, Mode},
        notes::Notes,
        pace::{Flow, Pace},
    },
    plan::{
        Plan,
        action::{Action, Origin},
        day::Day,
        target::Target,
    },
    storage::{
        backend::{Backend, MemoryBackend},
        envelope::Saved,
        key::Keys,
        store::{Opened, ScanStore},
        unmigrated::Unmigrated,
    },
};

/// Read once for all tests.
static INSTRUMENT: LazyLock<Instrument> = LazyLock::new(|| Instrument::built_in().unwrap());

use crate::fixture::scores;

const KEY: &str = "sbs:1:social-business:default";

fn instrument() -> &'static Instrument {
    &INSTRUMENT
}

fn keys() -> Keys {
    Keys::new(instrument(), "default")
}

fn open<B: Backend>(backend: B) -> (ScanStore<B>, Opened) {
    ScanStore::open(instrument(), backend, keys())
}

/// A scan with one answer, a note, and an answer outside the quick mode.
fn saved() -> Saved {
    let instrument = instrument();
    let mut sheet = AnswerSheet::new(Mode::Quick);
    sheet.answers.set(instrument.find("PE-2").unwrap(), Step::new(3).map(Answer::Step));
    sheet.answers.set(instrument.find("PE-1").unwrap(), Some(Answer::DontKnow));
    let mut notes = Notes::default();
    notes.set(instrument.find("PE-2").unwrap(), "seen “twice”\n".into());
    Saved {
        sheet,
        culture_only: true,
        lang: None,
        notes,
        place: Some("values".into()),
        typed: ["about 20".into(), String::new()],
        saved_at: Some("2026-11-21T10:00:00Z".into()),
        unmigrated: Unmigrated::default(),
        since: None,
        attempt: None,
        pace: Pace { flow: Some(Flow::One), goes_on: true },
        plan: plan(),
        target: Target {
            level: Some(4),
            scores: scores([Some(70), None, Some(0)]),
            date: Day::new(2027, 11, 29),
        },
    }
}

/// A plan with an action of each origin.
fn plan() -> Plan {
    let unit = Origin::Unit { unit: "PE-A".into(), band: Band::Low, item: "PE-2".into() };
    let mut first = Action::new("item-L1-1".into(), Origin::Way { item: "L1-1".into(), to: 2 });
    (first.order, first.done, first.date) = (7, true, Day::new(2028, 2, 29));
    let mut typed = Action::new("0000000a-1".into(), Origin::Typed);
    (typed.text, typed.owner, typed.note) = ("“Bel”, zei hij".into(), "=Jan".into(), "een\ntwee".into());
    let of_item = Action::new("item-PE-3".into(), Origin::Item("PE-3".into()));
    Plan::new("0000000a-2".into(), [first, typed, of_item, Action::new("unit-PE-A".into(), unit)])
}

/// A scan that answers some items, and nothing else.
fn answering(answers: &[(&str, u8)]) -> Saved {
    let instrument = instrument();
    let (plan, target) = Default::default();
    let mut saved =
        Saved { sheet: AnswerSheet::new(Mode::Full), notes: Notes::default(), plan, target, ..saved() };
    for (id, step) in answers {
        saved.sheet.answers.set(instrument.find(id).unwrap(), Step::new(*step).map(Answer::Step));
    }
    saved
}

/// A text under a key that this version cannot read, and that it may not overwrite.
const FOREIGN: [&str; 2] = ["{\"schema\":2}", "half a te"];

/// A store with a damaged text in every place for one.
fn full_of_damage() -> MemoryBackend {
    let backend = MemoryBackend::default();
    keys().broken().enumerate().for_each(|(n, key)| backend.set(&key, &format!("damage {n}")).unwrap());
    backend
}
