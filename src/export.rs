//! What files are called, and those that are text.

pub mod name;
pub mod result;
