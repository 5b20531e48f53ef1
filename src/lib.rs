//! Social Business Scan: an assessment that runs in the visitor's browser and nowhere else.
//!
//! - [`core`]: the instrument (the questionnaire as data), answers, scoring, and the result code.
//! - `author`: what authors of instruments are told; native, and in the wasm of their page.
//! - [`charts`]: charts, over any plotters backend.
//! - [`plan`]: what an organisation wants to do and reach.
//! - [`storage`]: what is kept on the device.
//! - [`i18n`]: the texts of the interface.
//! - [`report`]: a result in words, tables and chart models.
//! - [`export`] and [`import`]: what leaves a scan, and what comes into it.
//! - [`state`]: the model, its messages, and the update function.
//! - `ui` and `runtime`: views, and the browser around them; feature `web`.
//! - `prerender`: the first screens as HTML, made while building.
//! - [`embed`]: the scan on somebody else's page, its browser side under feature `embed`.
//!
//! Each may import only some of those above it: `FOLDERS` in `tests/repo/layering/rules.rs`.

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

#[cfg(any(feature = "author", not(target_arch = "wasm32")))]
pub mod author;
pub mod charts;
pub mod core;
pub mod embed;
pub mod export;
pub mod i18n;
pub mod import;
pub mod plan;
#[cfg(feature = "prerender")]
pub mod prerender;
pub mod report;
#[cfg(feature = "web")]
pub mod runtime;
pub mod state;
pub mod storage;
#[cfg(feature = "web")]
pub mod ui;
