//! The scan in real browsers. Each file is one subject, each function one sentence.

mod harness;

use std::process::ExitCode;

fn main() -> ExitCode {
    e2e::runner::main(&[harness::ALL].concat())
}
