//! Models in spreadsheets, for who writes, translates or reviews them.
//!
//! ```text
//! model --rows--> sheets            file --read--> sheets --entries--> what the cells say --build--> model
//! ```
//!
//! `layout` alone knows what a model is made of.

pub mod build;
pub mod cell;
pub mod entries;
pub mod layout;
pub mod path;
pub mod read;
pub mod rows;
