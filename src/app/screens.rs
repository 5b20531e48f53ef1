//! The screens, one each.

pub mod result;
