//! A file of an instrument with all that is wrong in it, by line and column.

use serde_json::Value;

use super::positions::{Position, Positions};
use crate::core::instrument::Instrument;

/// Something to tell an author, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Where the value stands, or what is around it.
    pub position: Position,
    /// The path, what was found and expected, and what to do.
    pub text: String,
}

/// What there is to say about a file.
#[derive(Debug)]
pub struct Checked {
    /// The instrument, if there is no fault.
    pub instrument: Option<Instrument>,
    /// What must be mended.
    pub faults: Vec<Message>,
    /// What its author may not have meant.
    pub warnings: Vec<Message>,
}

/// Reads a file, whatever it has in it.
#[must_use]
pub fn check(text: &str) -> Checked {
    let value: Value = match serde_json::from_str(text) {
        Ok(value) => value,
        Err(error) => {
            let why = error.to_string();
            // Its own place counts bytes.
            let why = why.rsplit_once(" at line ").map_or(why.as_str(), |(why, _)| why);
            let fault =
                Message { position: Position::of_error(text, &error), text: format!("is not JSON: {why}") };
            return Checked { instrument: None, faults: vec![fault], warnings: Vec::new() };
        }
    };
    let positions = Positions::new(text);
    let (read, odd_keys) = Instrument::with_odd_keys(&value);
    let mut warnings: Vec<Message> = odd_keys
        .iter()
        .map(|odd| Message { position: positions.of(&odd.place), text: odd.to_string() })
        .collect();
    for (path, position) in positions.repeated_keys() {
        warnings.push(Message {
            position,
            text: format!("{path}: is there twice, and only the last one counts"),
        });
    }
    let (instrument, faults) = match read {
        Ok(instrument) => (Some(instrument), Vec::new()),
        Err(faults) => (None, faults),
    };
    let told = |fault: &crate::core::instrument::InstrumentFault| Message {
        position: positions.of(&fault.place),
        text: fault.to_string(),
    };
    Checked { instrument, faults: faults.iter().map(told).collect(), warnings }
}
