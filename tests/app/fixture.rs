//! A model of the built-in instrument where nothing was kept, and what is done with it.

use social_business_scan::{
    core::{
        answers::{Answer, Step},
        instrument::{Instrument, ItemIndex, Lang},
    },
    plan::target::Scores,
    state::{effect::Effect, model::Model, msg::Msg, rc_ptr_eq::RcPtrEq, update::update},
    storage::{location::StorageLocation, store::Opened},
};

/// The model, in Dutch.
pub fn model() -> Model {
    let instrument = RcPtrEq::new(Instrument::built_in().unwrap());
    Model::new(instrument, Lang::Nl, StorageLocation::Device, Opened::default())
}

/// The item with this id.
pub fn item(model: &Model, id: &str) -> ItemIndex {
    model.instrument.find(id).unwrap()
}

/// An answer from 0 to 4.
pub fn step(value: u8) -> Option<Answer> {
    Step::new(value).map(Answer::Step)
}

/// Carries out messages and returns the effects of the last.
pub fn after(model: &mut Model, messages: impl IntoIterator<Item = Msg>) -> Vec<Effect> {
    messages.into_iter().map(|msg| update(model, msg)).last().unwrap_or_default()
}

/// The wished scores of a profile that begins so.
pub fn scores<const N: usize>(first: [Option<u8>; N]) -> Scores {
    let mut scores = Scores::default();
    scores.iter_mut().zip(first).for_each(|(own, score)| *own = score);
    scores
}
