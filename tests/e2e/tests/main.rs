//! The scan in real browsers. Each file is one subject, each function one sentence.

mod axe;
mod charts;
mod contrast;
mod edit;
mod frame;
mod harness;
mod host_policy;
mod hostile;
mod journey_full;
mod journey_quick;
mod keyboard;
mod language;
mod layout;
mod loading;
mod natives;
mod panic;
mod policy;
mod resume;
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
            hostile::ALL,
            natives::ALL,
            host_policy::ALL,
            loading::ALL,
            panic::ALL,
            frame::ALL,
            contrast::ALL,
        ]
        .concat(),
    )
}
