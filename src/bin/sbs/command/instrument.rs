//! What authors of instruments do: check a file, convert it, make it of a spreadsheet and back, and try it out on answers
//! that nobody gave.

use std::path::Path;

use social_business_scan::core::instrument::{Instrument, InstrumentFault};

use super::{input, tell};

pub mod check;
pub mod convert;
mod model_file;
pub mod schema;
pub mod simulate;
pub mod spreadsheet;

/// The most bytes that an instrument may have; the built-in one has about 150 kB.
const LIMIT: usize = 16 << 20;

/// The instrument in a file, the built-in one without a file; `None` after telling why there is none.
pub fn open(file: Option<&Path>) -> Option<Instrument> {
    let Some(file) = file else {
        let built_in = Instrument::built_in();
        if built_in.is_none() {
            tell(b"sbs: the built-in instrument is damaged\n");
        }
        return built_in;
    };
    let told = |fault: &str| tell(format!("sbs: {}: {fault}\n", file.display()).as_bytes());
    let text = input::read_whole(file, LIMIT).map_err(|unreadable| told(&unreadable.to_string())).ok()?;
    let tell_all =
        |faults: Vec<_>| faults.iter().for_each(|fault: &InstrumentFault| told(&fault.to_string()));
    Instrument::parse(&text).map_err(tell_all).ok()
}
