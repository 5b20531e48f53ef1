//! Models as files: read whatever their faults, and written.

use std::{
    fs,
    io::{self, Write},
    path::Path,
};

use serde_json::Value;
use social_business_scan::core::{instrument::Instrument, string_enum::StringEnum};

use super::{
    super::{Verdict, input, tell},
    LIMIT,
};

/// The model in a file, whatever its faults.
///
/// # Errors
/// Why it cannot be read, in words that begin with the file's name.
pub fn read(file: &Path) -> Result<Value, String> {
    let name = file.display();
    let text = input::read_whole(file, LIMIT).map_err(|unreadable| format!("{name}: {unreadable}"))?;
    match serde_json::from_str(&text) {
        Ok(model @ Value::Object(_)) => Ok(model),
        Ok(_) => Err(format!("{name}: is no model, expected an object")),
        Err(error) => Err(format!("{name}: is not JSON: {error}; sbs check says where")),
    }
}

/// Writes an output, `-` for standard output, or tells why it cannot.
///
/// # Errors
/// If standard output cannot be written.
pub fn put(output: &Path, bytes: &[u8], out: &mut dyn Write) -> io::Result<Verdict> {
    if output == Path::new("-") {
        out.write_all(bytes)?;
    } else if let Err(error) = fs::write(output, bytes) {
        return faulty(&[format!("{}: cannot be written: {error}", output.display())]);
    }
    Ok(Verdict::Fine)
}

/// Tells faults, one a line.
///
/// # Errors
/// None; the result is that of a command.
pub fn faulty(faults: &[String]) -> io::Result<Verdict> {
    for fault in faults {
        tell(format!("{fault}\n").as_bytes());
    }
    Ok(Verdict::Faulty)
}

/// What a sound instrument is, for the line that says so.
pub fn described(instrument: &Instrument) -> String {
    let languages: Vec<_> = instrument.languages().map(StringEnum::key).collect();
    let (id, version, items) = (&instrument.id, instrument.version, instrument.items.len());
    format!("ok ({id} version {version}, {items} items, in {})", languages.join(", "))
}
