//! The app without a browser: its update function, what comes in, what is stored, what is exported, what a host hears.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod attempts;
mod compat_fixtures;
mod confirmations;
mod corpus;
mod export;
mod fixture;
mod flow;
mod host_events;
mod import;
mod languages;
mod navigation;
mod other_models;
mod pace;
#[path = "../parser_properties/mod.rs"]
mod parser_properties;
mod plan;
mod result_place;
mod storage;
#[path = "../support/mod.rs"]
mod support;
mod team;
mod update;
mod versions;
mod what_if;
