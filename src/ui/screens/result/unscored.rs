//! What is asked and not scored, as blocks of the result.

pub mod organisation;
pub mod ratio;
