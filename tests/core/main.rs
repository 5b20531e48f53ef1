//! Questionnaire, scoring, codes and answer files: the reference cases, and what must hold for any others; and that a
//! result states nothing that the answers do not carry.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod author;
mod cases;
mod claims;
#[path = "../support/models.rs"]
mod family;
mod instrument;
mod languages;
mod models;
mod parsers;
mod properties;
#[path = "../support/mod.rs"]
mod support;
mod team;
