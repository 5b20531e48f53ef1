//! What is asked and not scored: who takes part, and how it is organised.

pub mod organisation;
pub mod ratio_texts;
