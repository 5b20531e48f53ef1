//! `sbs convert`: an instrument file of format 1 as one of format 2. Nothing is lost: what no program reads is carried along.

mod in_order;
mod moves;

use std::{
    fs,
    io::{self, Write},
    path::Path,
};

use serde_json::Value;
use social_business_scan::core::instrument::Instrument;

use super::{
    super::{Verdict, input, tell},
    LIMIT,
};

/// Writes the instrument in format 2, or tells every fault of it.
///
/// # Errors
/// If the results cannot be written.
pub fn convert(file: &Path, output: &Path, out: &mut dyn Write) -> io::Result<Verdict> {
    let faults = match converted(file) {
        Ok(text) if output == Path::new("-") => {
            out.write_all(text.as_bytes())?;
            return Ok(Verdict::Fine);
        }
        Ok(text) => match fs::write(output, text) {
            Ok(()) => return Ok(Verdict::Fine),
            Err(error) => vec![format!("{}: cannot be written: {error}", output.display())],
        },
        Err(faults) => {
            let name = file.display();
            faults.into_iter().map(|fault| format!("{name}: {fault}")).collect()
        }
    };
    for fault in faults {
        tell(format!("{fault}\n").as_bytes());
    }
    Ok(Verdict::Faulty)
}

fn converted(file: &Path) -> Result<String, Vec<String>> {
    let text = input::read_whole(file, LIMIT).map_err(|unreadable| vec![unreadable.to_string()])?;
    let instrument = Instrument::parse(&text)
        .map_err(|faults| faults.iter().map(ToString::to_string).collect::<Vec<_>>())?;
    let mut value: Value = serde_json::from_str(&text).map_err(|error| vec![error.to_string()])?;
    if value.get("format").and_then(Value::as_u64).unwrap_or(1) != 1 {
        return Err(vec!["is in format 2 already".to_owned()]);
    }
    moves::to_format_2(&mut value, &instrument);
    in_order::written(&value).map_err(|error| vec![error.to_string()])
}
