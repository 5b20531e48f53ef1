//! What a visitor takes along: names and contents of files, captions of charts, the QR picture of a link. Pure.
//! May import core, charts, i18n, plan and report. Start with `kind.rs`.

pub mod calendar;
pub mod card;
pub mod change_csv;
pub mod chart_captions;
pub mod file_name;
pub mod kind;
#[cfg(any(feature = "pdf", not(target_arch = "wasm32")))]
pub mod pdf;
pub mod plan;
pub mod qr;
pub mod report;
pub mod result;
pub mod slide;
