//! The plan: what is done to it, what becomes of it in files, and what a host reads of it.

mod files;
mod host;
mod update;

use social_business_scan::{
    core::{
        answers::{Answer, Step},
        instrument::Band,
    },
    plan::{
        Plan,
        action::{Action, Origin},
        day::Day,
    },
    state::model::Model,
};

use crate::fixture::model;

/// A full scan with the same answer everywhere.
fn answered(value: u8) -> Model {
    let mut model = model();
    for item in model.instrument.item_indices().collect::<Vec<_>>() {
        model.answers.set(item, Step::new(value).map(Answer::Step));
    }
    model
}

fn typed(id: &str, text: &str) -> Action {
    Action { text: text.into(), ..Action::new(id.into(), Origin::Typed) }
}

/// Texts that files must not stumble over.
const TEXTS: [&str; 7] = [
    "=1+1",
    "Bel, “nu”; en \"dan\"",
    "-- \\n; \\, *vet* <b>",
    "@kees: 100%",
    "Een heel lange tekst met ëen paar letters die meer dan één byte zijn, zoals 老虎 en é, zodat de regel wordt gevouwen; en dan nog eens, en nog eens",
    "'s morgens",
    "+31 20; tab",
];

/// A plan with every origin, dates, owners and notes.
fn plan() -> Plan {
    let mut plan = Plan::new("0000000a-1".into(), []);
    for (number, text) in TEXTS.iter().enumerate() {
        let mut action = typed(&format!("0000000a-{}", number + 2), text);
        action.owner = (*text).chars().take(40).collect();
        action.note = format!("{text}\nen nog\n\n{text}");
        action.date = Day::new(2027, 2, 26 + number as u8 % 3);
        plan.add(action).unwrap();
    }
    let way = Origin::Way { item: "L1-1".into(), to: 2 };
    plan.add(Action { done: true, date: Day::new(2027, 12, 31), ..Action::new("item-L1-1".into(), way) })
        .unwrap();
    let unit = Origin::Unit { unit: "PE-A".into(), band: Band::Low, item: "PE-2".into() };
    plan.add(Action::new("unit-PE-A".into(), unit)).unwrap();
    plan.add(Action::new("item-XX-9".into(), Origin::Item("XX-9".into()))).unwrap();
    plan
}
