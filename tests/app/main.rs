//! The scan at work, without a browser: its heart, what comes in, what is kept, what is taken along, what a host hears.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod attempts;
mod corpus;
mod frozen;
mod heart;
mod incoming;
mod news;
#[path = "../readers/mod.rs"]
mod readers;
mod storage;
#[path = "../support/mod.rs"]
mod support;
mod taking;
mod versions;
