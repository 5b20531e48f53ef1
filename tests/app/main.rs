//! The app without a browser: its update function, what comes in, what is stored, what is exported, what a host hears.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod attempts;
mod corpus;
mod fixture;
mod frozen;
mod incoming;
mod news;
#[path = "../readers/mod.rs"]
mod readers;
mod storage;
#[path = "../support/mod.rs"]
mod support;
mod taking;
mod update;
mod versions;
