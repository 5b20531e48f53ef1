//! Task `test`: all checks, in parts. A part that fails does not stop the next.

mod parts;

use std::{process::ExitCode, time::Instant};

use parts::Bench;
pub use parts::Part;

use crate::{Error, Repo, process};

/// Runs the named parts, or all, and ends with a summary.
///
/// # Errors
/// When a part is unknown; a part that fails is told in the summary and the exit code.
pub fn task(repo: &Repo, arguments: &[&str]) -> Result<ExitCode, Error> {
    if arguments.iter().any(|argument| matches!(*argument, "--help" | "-h" | "help")) {
        print!("{}", help());
        return Ok(ExitCode::SUCCESS);
    }
    let parts = chosen(arguments)?;
    let mut bench = Bench::new(repo);
    let mut lines = Vec::new();
    let mut passed = 0;
    for part in &parts {
        println!("\n== {}: {}", part.name(), part.about());
        let start = Instant::now();
        let outcome = part.run(&mut bench);
        let seconds = start.elapsed().as_secs();
        match outcome {
            Ok(()) => {
                passed += 1;
                lines.push(format!("{:<8} ok      {seconds:>4} s", part.name()));
            }
            Err(error) => {
                println!("{error}");
                let again = format!("cargo xtask test {}", part.name());
                lines.push(format!("{:<8} FAILED  {seconds:>4} s   again: {again}", part.name()));
            }
        }
    }
    println!("\n{}\n", lines.join("\n"));
    let failed = parts.len() - passed;
    println!("{passed} passed, {failed} failed");
    Ok(if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Task `shots`: screenshots of every screen, into `target/shots/`.
///
/// # Errors
/// When the bundle or a screenshot fails.
pub fn shots(repo: &Repo) -> Result<(), Error> {
    let mut bench = Bench::new(repo);
    let mut command = bench.e2e(&["run", "--quiet", "--package", "e2e", "--bin", "shots"])?;
    process::run(&mut command)?;
    println!("The screenshots are in {}.", repo.root().join("target/shots").display());
    Ok(())
}

/// Task `content`: the instruments, checked by the command line itself.
///
/// # Errors
/// When an instrument has faults.
pub fn content(repo: &Repo) -> Result<(), Error> {
    let folder = repo.root().join("assessments");
    let mut command = process::cargo(repo);
    command.args(["run", "--quiet", "--bin", "sbs", "--", "check"]);
    for name in crate::repo::files_below(&folder)? {
        // One level only: the schemas below it are not instruments.
        if name.components().count() == 1 && name.extension().is_some_and(|extension| extension == "json") {
            command.arg(std::path::Path::new("assessments").join(name));
        }
    }
    process::run(&mut command)
}

fn chosen(arguments: &[&str]) -> Result<Vec<Part>, Error> {
    if let Some(unknown) = arguments.iter().find(|name| Part::ALL.iter().all(|part| part.name() != **name)) {
        return Err(Error::new(format!("There is no part `{unknown}`.\n\n{}", help())));
    }
    Ok(Part::ALL
        .into_iter()
        .filter(|part| arguments.is_empty() || arguments.contains(&part.name()))
        .collect())
}

fn help() -> String {
    let parts: String =
        Part::ALL.iter().map(|part| format!("  {:<8} {}\n", part.name(), part.about())).collect();
    format!(
        "cargo xtask test [PART..]\n\nRuns all parts, or only those named, for example `cargo xtask test fmt native`:\n\n\
         {parts}\nSBS_ENGINES=chromium,firefox leaves browsers out of wasm and e2e.\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_run_in_their_own_order() {
        assert_eq!(chosen(&["native", "fmt"]).unwrap(), [Part::Fmt, Part::Native]);
        assert_eq!(chosen(&[]).unwrap(), Part::ALL);
    }

    #[test]
    fn an_unknown_part_gets_the_list() {
        let error = chosen(&["lint"]).unwrap_err().to_string();

        assert!(error.contains("`lint`") && error.contains("clippy"), "{error}");
    }
}
