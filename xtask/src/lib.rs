//! Automation of this repository: building, serving, checking.
//!
//! Invariants: no shell strings (every child process is a `Command` with its arguments apart), no
//! path of one machine, nothing that belongs in the product. Tools go into the user's cache folder,
//! never into `target/`, so that a fresh clone does not build them again.

pub mod bench;
pub mod bundle;
pub mod compress;
pub mod css;
pub mod digest;
pub mod error;
pub mod process;
pub mod repo;
pub mod scripts;
pub mod serve;
pub mod test;
pub mod texts;
pub mod tools;

pub use error::Error;
pub use repo::Repo;
