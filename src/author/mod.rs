//! What authors of instruments are told: every fault of a file with its place, and what many simulated answers say about it.
//! The command line and the page `author.html` show it.
//!
//! Simulated respondents are those of common test theory: each has a general level and a deviation for each dimension, and each
//! answer adds noise of its own. An item that loads on two dimensions follows both, by its weights.

pub mod check;
pub mod model_text;
pub mod opened;
pub mod page;
pub mod positions;
pub mod profile;
mod random;
pub mod respondent;
pub mod spreadsheet;
pub mod study;
