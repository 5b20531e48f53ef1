//! What is stored on the device: one key per instrument and name, over any backend. A storage failure never blocks
//! answering, and stored text is never overwritten unread: unreadable text is copied aside first, data of a newer version
//! stays as it is. Pure, and tested against backends that fail on purpose; `web` is the browser's backend.
//! May import core and plan. Start with [`store`].

pub mod archive;
pub mod attempts;
pub mod backend;
pub mod envelope;
pub mod inventory;
pub mod key;
pub mod location;
pub mod merge;
mod plan_changes;
pub mod store;
pub mod unmigrated;
mod version_handover;
mod version_vector;
#[cfg(feature = "web")]
pub mod web;
