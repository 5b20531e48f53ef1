//! `sbs schema`: what a questionnaire's file of format 2 may have in it, as a JSON Schema, with which editors complete and check
//! while one types.
//!
//! The types below are the file; nothing reads through them. That the parser knows the same keys, and refuses whatever the
//! schema refuses, is held by `tests/cli/schema.rs`.

mod items;
mod kinds;
mod parameters;
mod questions;
mod results;
mod root;

use std::io::{self, Write};

use schemars::{generate::SchemaSettings, transform::transform_subschemas};
use serde_json::json;

use super::super::Verdict;

/// The most entries of a list or a table (`core/instrument/json_cursor.rs`).
const MAX_ENTRIES: u32 = 255;

/// Prints the schema.
///
/// # Errors
/// If it cannot be written.
pub fn schema(out: &mut dyn Write) -> io::Result<Verdict> {
    let bounded = |schema: &mut schemars::Schema| {
        fn bound(schema: &mut schemars::Schema) {
            // Also where null will do.
            let is_list = schema.get("items").is_some();
            if is_list && schema.get("maxItems").is_none() {
                schema.insert("maxItems".into(), json!(MAX_ENTRIES));
            }
            // Nobody reads the names of Rust's own numbers.
            schema.remove("format");
            transform_subschemas(&mut bound, schema);
        }
        bound(schema);
    };
    let settings = SchemaSettings::draft2020_12().with_transform(bounded);
    let schema = settings.into_generator().into_root_schema_for::<root::Questionnaire>();
    serde_json::to_writer_pretty(&mut *out, &schema)?;
    out.write_all(b"\n")?;
    Ok(Verdict::Fine)
}
