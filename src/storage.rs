//! What is kept on the device: one key per instrument and name, behind one guarded adapter.
//!
//! Storage failing never blocks answering, and nothing that somebody kept is ever overwritten unread: data that
//! cannot be read are copied aside first, data of a newer version are left alone and this version keeps its own
//! beside them. The policy ([`keeper`]) is pure and tested natively against stores that fail on purpose.

pub mod archive;
pub mod attempts;
pub mod backend;
pub mod envelope;
pub mod inventory;
pub mod keeper;
pub mod key;
pub mod merge;
pub mod rest;
mod tabs;
mod takeover;
#[cfg(feature = "web")]
pub mod web;
