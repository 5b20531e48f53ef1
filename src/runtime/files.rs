//! Files: those that the scan makes, and those that are dropped on it.

pub mod download;
pub mod export_file;
pub mod file_drop;
pub mod pdf_file;
pub mod qr;
pub mod team_files;
