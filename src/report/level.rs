//! The level: what holds back, the cheapest way up, and how firm it is.

pub mod blockers;
pub mod next_level;
pub mod robustness;
