//! What the files of this repository say, read as text: import directions, colours, the element, lists of tests.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod contrast;
mod embed_contract;
mod failure_docs;
mod instrument_ids;
mod layering;
mod plain_language;
mod plugin_texts;
mod pseudo;
mod texts;

// Under the name that it has in the build script, whose check of the texts is tried here.
#[path = "../../build/languages.rs"]
mod languages;
