//! `sbs check`: instruments in, all their faults out, and keys that may be misspelt.

use std::{
    io::{self, Write},
    path::PathBuf,
};

use social_business_scan::author::check::{Checked, check as checked};

use super::{
    super::{Verdict, input, tell},
    LIMIT, model_file,
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
        let Checked { instrument, faults, warnings } = checked(&text);
        for warning in warnings {
            tell(format!("{name}:{}: warning: {}\n", warning.position, warning.text).as_bytes());
        }
        for fault in faults {
            tell(format!("{name}:{}: {}\n", fault.position, fault.text).as_bytes());
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
