//! `sbs check`: instruments in, all their faults out, and keys that may be misspelt.

use std::{
    io::{self, Write},
    path::PathBuf,
};

use serde_json::Value;
use social_business_scan::core::instrument::Instrument;

use super::{
    super::{Verdict, input, tell},
    LIMIT, model_file,
    positions::{Position, Positions},
};

/// Says `ok` for every sound instrument, and tells every fault of the others: file, line, column, path, what is wrong and what
/// to do about it.
///
/// # Errors
/// If the results cannot be written.
pub fn check(files: &[PathBuf], out: &mut dyn Write) -> io::Result<Verdict> {
    let mut verdict = Verdict::Fine;
    for file in files {
        let name = file.display();
        let text = match input::read_whole(file, LIMIT) {
            Ok(text) => text,
            Err(unreadable) => {
                verdict = Verdict::Faulty;
                tell(format!("{name}: {unreadable}\n").as_bytes());
                continue;
            }
        };
        let Found { instrument, faults, warnings } = look(&text);
        for warning in warnings {
            tell(format!("{name}:{warning}\n").as_bytes());
        }
        for fault in faults {
            tell(format!("{name}:{fault}\n").as_bytes());
        }
        match instrument {
            Some(instrument) => {
                writeln!(out, "{name}: {}", model_file::described(&instrument))?;
            }
            None => verdict = Verdict::Faulty,
        }
    }
    Ok(verdict)
}

/// What there is to say about an instrument file, each with its line and column first.
struct Found {
    instrument: Option<Instrument>,
    faults: Vec<String>,
    warnings: Vec<String>,
}

fn look(text: &str) -> Found {
    let value: Value = match serde_json::from_str(text) {
        Ok(value) => value,
        Err(error) => {
            let position = Position::of_error(text, &error);
            let why = error.to_string();
            // Its own place counts bytes.
            let why = why.rsplit_once(" at line ").map_or(why.as_str(), |(why, _)| why);
            let fault = format!("{position}: is not JSON: {why}");
            return Found { instrument: None, faults: vec![fault], warnings: Vec::new() };
        }
    };
    let positions = Positions::new(text);
    let (read, odd_keys) = Instrument::with_odd_keys(&value);
    let mut warnings: Vec<String> =
        odd_keys.iter().map(|odd| format!("{}: warning: {odd}", positions.of(&odd.place))).collect();
    for (path, position) in positions.repeated_keys() {
        warnings.push(format!("{position}: warning: {path}: is there twice, and only the last one counts"));
    }
    let (instrument, faults) = match read {
        Ok(instrument) => (Some(instrument), Vec::new()),
        Err(faults) => (None, faults),
    };
    let faults = faults.iter().map(|fault| format!("{}: {fault}", positions.of(&fault.place))).collect();
    Found { instrument, faults, warnings }
}
