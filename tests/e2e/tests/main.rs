//! The scan in real browsers. Each file is one subject, each function one sentence.

mod axe;
mod charts;
mod edit;
mod harness;
mod journey_full;
mod journey_quick;
mod keyboard;
mod language;
mod layout;
mod policy;
mod resume;
mod single_file;
mod storage;

use std::process::ExitCode;

fn main() -> ExitCode {
    e2e::runner::main(
        &[
            harness::ALL,
            journey_full::ALL,
            journey_quick::ALL,
            resume::ALL,
            language::ALL,
            keyboard::ALL,
            edit::ALL,
            policy::ALL,
            storage::ALL,
            layout::ALL,
            charts::ALL,
            axe::ALL,
            single_file::ALL,
        ]
        .concat(),
    )
}
