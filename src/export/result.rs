//! A result as files: JSON, CSV and XLSX, the last two from the same rows.

pub mod csv;
pub mod json;
pub mod rows;
pub mod xlsx;
mod zip;
