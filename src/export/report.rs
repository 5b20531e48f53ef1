//! The report as a file that needs no other: HTML without script, and Markdown. Both are made from
//! [`Document`](crate::report::document::Document), and add no word to it.

pub mod attachment;
mod escape;
pub mod html;
pub mod markdown;
pub mod pdf_request;
