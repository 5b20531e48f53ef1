//! What comes into a scan: links, codes, files; and what opening them does to the answers that are here.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "incoming/files.rs"]
mod files;
#[path = "incoming/links.rs"]
mod links;
#[path = "incoming/opening.rs"]
mod opening;

use serde_json::Value;
use social_business_scan::{
    app::{effect::Keep, model::Model, shared::Shared},
    core::{
        answers::{Answer, Step},
        instrument::{Instrument, ItemIndex, Lang},
    },
    storage::keeper::Opened,
};

fn model() -> Model {
    let instrument = Shared::new(Instrument::built_in().unwrap());
    Model::new(instrument, Lang::Nl, Keep::Device, Opened::default())
}

fn item(model: &Model, id: &str) -> ItemIndex {
    model.instrument.find(id).unwrap()
}

fn step(value: u8) -> Option<Answer> {
    Step::new(value).map(Answer::Step)
}

/// The reference cases.
fn cases() -> Value {
    serde_json::from_str(include_str!("cases/cases.json")).unwrap()
}
