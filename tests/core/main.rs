//! Questionnaire, scoring, codes and answer files: the reference cases, and what must hold for any others.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod cases;
mod instrument;
mod parsers;
mod properties;
#[path = "../support/mod.rs"]
mod support;
