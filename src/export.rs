//! What a visitor takes along: names and contents of files, captions of charts, the QR picture of a link. Pure.
//! May import core, charts, i18n, plan and report. Start with `kind.rs`.

pub mod calendar;
pub mod card;
pub mod change_csv;
pub mod chart_captions;
pub mod file_name;
pub mod kind;
pub mod plan_csv;
pub mod plan_markdown;
pub mod qr;
pub mod report;
pub mod result_csv;
pub mod result_json;
pub mod result_rows;
pub mod result_xlsx;
pub mod slide;
pub mod zip;
