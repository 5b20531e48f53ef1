//! The scan in whole systems of others, each with its own tools: minutes, so none of it is in the usual run.

mod frameworks;
mod manifests;
mod wordpress;

use std::process::ExitCode;

fn main() -> ExitCode {
    e2e::runner::main(&[wordpress::ALL, manifests::ALL, frameworks::ALL].concat(), &[])
}
