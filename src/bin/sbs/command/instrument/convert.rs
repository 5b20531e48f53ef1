//! `sbs convert`: an instrument file of format 1 as one of format 2. Nothing is lost: what no program reads is carried along.

mod moves;

use std::{
    io::{self, Write},
    path::Path,
};

use serde_json::Value;
use social_business_scan::{author::model_text::model_text, core::instrument::Instrument};

use super::{
    super::Verdict,
    model_file::{self, faulty, put},
};

/// Writes the instrument in format 2, or tells every fault of it.
///
/// # Errors
/// If the results cannot be written.
pub fn convert(file: &Path, output: &Path, out: &mut dyn Write) -> io::Result<Verdict> {
    let name = file.display();
    let mut model = match model_file::read(file) {
        Ok(model) => model,
        Err(fault) => return faulty(&[fault]),
    };
    let instrument = match Instrument::from_value(&model) {
        Ok(instrument) => instrument,
        Err(faults) => {
            return faulty(&faults.iter().map(|fault| format!("{name}: {fault}")).collect::<Vec<_>>());
        }
    };
    if model.get("format").and_then(Value::as_u64).unwrap_or(1) != 1 {
        return faulty(&[format!("{name}: is in format 2 already")]);
    }
    moves::to_format_2(&mut model, &instrument);
    put(output, model_text(&model)?.as_bytes(), out)
}
