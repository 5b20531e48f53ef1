//! A question with its answers, note and numbers.

pub mod answer_radio;
pub mod count_field;
pub mod item;
pub mod note;
pub mod org_models;
