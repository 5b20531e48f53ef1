//! The state of a scan and everything that can happen to it: a model, messages, and one update function that changes
//! the model and returns effects as data. Pure: no browser, no clock. May import core, storage, i18n, report, export
//! and import. Start with `msg.rs` and `update.rs`.

pub mod confirmation;
pub mod count_input;
pub mod effect;
pub mod flow;
pub mod frame_sandbox;
pub mod host;
pub mod import_preview;
pub mod model;
pub mod msg;
pub mod rc_ptr_eq;
pub mod report_form;
pub mod screen;
pub mod target_input;
pub mod update;
