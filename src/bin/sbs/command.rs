//! The subcommands and what they share: results go to standard output, faults to standard error, and the exit code
//! tells which there were (0 fine, 1 input faulty, 2 usage).
//!
//! A subcommand is one file with one function; a new one needs a variant in [`arguments`] and a line in `perform`.

mod arguments;
mod batch;
mod chart;
mod codes;
mod compare;
mod csv;
mod fault;
mod input;
mod instrument;
mod report;
mod report_file;
mod score;
mod team;
mod words;

use std::{
    io::{self, BufWriter, Write},
    process::ExitCode,
};

use arguments::{Arguments, CodeCommand, Command};
use clap::Parser;

/// Whether all input was fine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// No fault.
    Fine,
    /// At least one fault; it was told on standard error.
    Faulty,
}

/// Runs the command that the arguments name.
pub fn run() -> ExitCode {
    let arguments = Arguments::parse();
    if arguments.instrument.is_some() && !arguments.command.reads_answers() {
        tell(b"sbs: --instrument is for what reads or writes answers\n");
        return ExitCode::from(2);
    }
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    let done = perform(&arguments, &mut out).and_then(|verdict| out.flush().map(|()| verdict));
    match done {
        Ok(Verdict::Fine) => ExitCode::SUCCESS,
        Ok(Verdict::Faulty) => ExitCode::from(1),
        // The reader has seen enough (`sbs score … | head`); that is no fault.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            tell(format!("sbs: results cannot be written: {error}\n").as_bytes());
            ExitCode::from(1)
        }
    }
}

fn perform(arguments: &Arguments, out: &mut dyn Write) -> io::Result<Verdict> {
    let Arguments { command, instrument } = arguments;
    if let Command::Check { files } = command {
        return instrument::check::check(files, out);
    }
    if let Command::Convert { file, output } = command {
        return instrument::convert::convert(file, output, out);
    }
    if matches!(command, Command::Schema) {
        return instrument::schema::schema(out);
    }
    if let Command::Import(arguments) = command {
        return instrument::spreadsheet::import(arguments, out);
    }
    if let Command::Export(arguments) = command {
        return instrument::spreadsheet::export(arguments, out);
    }
    let Some(instrument) = instrument::open(instrument.as_deref()) else { return Ok(Verdict::Faulty) };
    match command {
        Command::Simulate(arguments) => instrument::simulate::simulate(&instrument, arguments, out),
        Command::Score { files, output } => score::score(&instrument, files, *output, out),
        Command::Code { command: CodeCommand::Encode { files } } => codes::encode(&instrument, files, out),
        Command::Code { command: CodeCommand::Decode { code } } => codes::decode(&instrument, code, out),
        Command::Chart { chart_kind, file, output, lang, day } => {
            chart::chart(&instrument, *chart_kind, file, output, (*lang, day), out)
        }
        Command::Compare { before, after, output } => {
            compare::compare(&instrument, [before, after], *output, out)
        }
        Command::Team(arguments) => team::team(&instrument, arguments, out),
        Command::Report(arguments) => report_file::report_file(&instrument, arguments, out),
        Command::Verify { file } => report_file::verify::verify(&instrument, file, out),
        // Done above, without an instrument of their own.
        Command::Check { .. }
        | Command::Convert { .. }
        | Command::Schema
        | Command::Import(_)
        | Command::Export(_) => Ok(Verdict::Fine),
    }
}

/// Writes to standard error. Nobody can be told that this failed, so a failure is dropped; `eprint!` would panic.
fn tell(text: &[u8]) {
    let _ = io::stderr().lock().write_all(text);
}
