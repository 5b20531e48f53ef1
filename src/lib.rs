//! Social Business Scan: an assessment that runs in the visitor's browser and nowhere else.
//!
//! - [`core`]: the instrument (the questionnaire as data) and its scoring. Knows no browser, clock or locale.
//! - [`charts`]: the drawings, over any plotters backend.
//! - [`storage`]: what is kept on the device, behind one guarded adapter.
//! - [`app`]: the pure heart of the app, and under feature `web` its Yew views.
//! - [`embed`]: the scan as a guest on somebody else's page, its browser side under feature `embed`.
//!
//! Import directions are in `ARCHITECTURE.md` and held by `tests/repo/layering.rs`.

// A panic ends every scan on the page (one module, one memory), so it is a bug by definition.
#![cfg_attr(
    not(test),
    deny(
        clippy::expect_used,
        clippy::indexing_slicing,
        clippy::panic,
        clippy::todo,
        clippy::unimplemented,
        clippy::unreachable,
        clippy::unwrap_used
    )
)]

pub mod app;
pub mod charts;
pub mod core;
pub mod embed;
pub mod storage;
