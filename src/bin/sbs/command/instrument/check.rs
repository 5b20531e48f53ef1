//! `sbs check`: instruments in, all their faults out, and keys that may be misspelt.

use std::{
    io::{self, Write},
    path::PathBuf,
};

use social_business_scan::core::{
    instrument::{Instrument, InstrumentFault},
    string_enum::StringEnum,
};

use super::{
    super::{Verdict, input, tell},
    LIMIT,
};

/// Says `ok` for every sound instrument, and tells every fault of the others with its place.
///
/// # Errors
/// If the results cannot be written.
pub fn check(files: &[PathBuf], out: &mut dyn Write) -> io::Result<Verdict> {
    let mut verdict = Verdict::Fine;
    for file in files {
        let name = file.display();
        let faults: Vec<String> = match input::read_whole(file, LIMIT) {
            Err(unreadable) => vec![unreadable.to_string()],
            Ok(text) => match Instrument::parse(&text) {
                Ok(instrument) => {
                    for odd in odd_keys(&text) {
                        tell(format!("{name}: warning: {odd}\n").as_bytes());
                    }
                    let (id, version, items) = (&instrument.id, instrument.version, instrument.items.len());
                    let languages: Vec<_> = instrument.languages().map(StringEnum::key).collect();
                    let languages = languages.join(", ");
                    writeln!(out, "{name}: ok ({id} version {version}, {items} items, in {languages})")?;
                    continue;
                }
                Err(faults) => faults.iter().map(ToString::to_string).collect(),
            },
        };
        verdict = Verdict::Faulty;
        for fault in faults {
            tell(format!("{name}: {fault}\n").as_bytes());
        }
    }
    Ok(verdict)
}

fn odd_keys(text: &str) -> Vec<InstrumentFault> {
    serde_json::from_str(text).map(|value| Instrument::with_odd_keys(&value).1).unwrap_or_default()
}
