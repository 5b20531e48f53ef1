//! `with-browsers PROGRAM ARGUMENT..` runs a program with the browsers that `SBS_ENGINES` names (all without it), which it
//! installs where they are missing. `cargo xtask` starts everything by this that needs a browser.

use std::{env, process::ExitCode};

use anyhow::{Context, Result};
use e2e::{Engine, browsers};

fn main() -> ExitCode {
    match run() {
        Ok(code) => code,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<ExitCode> {
    let mut arguments = env::args_os().skip(1);
    let program = arguments.next().context("with-browsers PROGRAM ARGUMENT..")?;
    let mut command = browsers::command(&Engine::wanted()?, &program)?;
    let status = command.args(arguments).status().with_context(|| format!("{command:?} does not start"))?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
