//! A plan as files: a table that comes back, and Markdown. Its calendar is `export::calendar`.

pub mod csv;
pub mod markdown;
