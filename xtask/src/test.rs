//! Task `test`: all checks, in stages. A stage that fails does not stop the next.

mod stages;

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
    time::Instant,
};

use stages::{Checks, STAGES, Stage, When};
pub use stages::{program, with_browsers};

use crate::{Error, Repo, process, repo::files_below};

/// What `cargo xtask test` is asked for.
#[derive(Debug, Default, clap::Args)]
#[command(
    after_help = "`cargo xtask test quick` is for after every change: fmt, clippy, native, and two journeys in \
    Chromium.\nSBS_ENGINES=chromium,firefox leaves browsers out of wasm and e2e."
)]
pub struct Wanted {
    /// Also run what is thinned out otherwise: every scenario in every engine, with the mouse
    #[arg(long)]
    full: bool,
    /// Run only these stages, for example `cargo xtask test fmt native`
    #[arg(value_name = "PART", value_parser = stages::names())]
    parts: Vec<String>,
    /// Run only the scenarios with one of these in their name: `cargo xtask test e2e -- keyboard`
    #[arg(last = true, value_name = "WORD")]
    words: Vec<String>,
}

impl Wanted {
    fn is_quick(&self) -> bool {
        self.parts.iter().any(|part| part == stages::QUICK)
    }

    /// As it stands on the command line, before the names of stages.
    fn extent(&self) -> &'static str {
        match (self.full, self.is_quick()) {
            (true, _) => "--full ",
            (_, true) => "quick ",
            _ => "",
        }
    }

    /// The stages to run, in their own order.
    fn stages(&self) -> Result<Vec<&'static Stage>, Error> {
        if self.full && self.is_quick() {
            return Err(Error::new("Choose one of `quick` and `--full`."));
        }
        let named: Vec<&String> = self.parts.iter().filter(|part| *part != stages::QUICK).collect();
        let is_wanted = |stage: &&Stage| match stage.when {
            _ if !named.is_empty() => named.iter().any(|name| *name == stage.name),
            When::Always => true,
            When::Unhurried => !self.is_quick(),
            When::Named => false,
        };
        Ok(STAGES.iter().filter(is_wanted).collect())
    }
}

/// Runs the wanted stages, and ends with a summary.
///
/// # Errors
/// When both extents are asked for; a stage that fails is told in the summary and the exit code.
pub fn task(repo: Repo, wanted: Wanted) -> Result<ExitCode, Error> {
    let (stages, extent) = (wanted.stages()?, wanted.extent());
    let checks = Checks { repo, wanted };
    let (mut lines, mut passed) = (Vec::new(), 0);
    for Stage { name, about, run, .. } in &stages {
        println!("\n== {name}: {about}");
        let start = Instant::now();
        let outcome = run(&checks);
        let seconds = start.elapsed().as_secs();
        if let Err(error) = outcome {
            println!("{error}");
            lines.push(format!("{name:<10} FAILED  {seconds:>4} s   again: cargo xtask test {extent}{name}"));
        } else {
            passed += 1;
            lines.push(format!("{name:<10} ok      {seconds:>4} s"));
        }
    }
    println!("\n{}\n", lines.join("\n"));
    let failed = stages.len() - passed;
    println!("{passed} passed, {failed} failed");
    Ok(if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Task `shots`: screenshots of every screen in every state, or of the states whose names start so (with commas between
/// them), into `target/shots/`.
///
/// # Errors
/// When the bundle or a screenshot fails.
pub fn shots(repo: &Repo, only: Option<&str>) -> Result<(), Error> {
    let checks = Checks { repo: repo.clone(), wanted: Wanted::default() };
    let mut command = checks.in_browsers(&program(repo, "screenshots")?)?;
    command.envs(only.map(|states| ("SBS_STATES", states)));
    process::run(&mut command)?;
    println!("The screenshots are in {}.", repo.root().join("target/shots").display());
    Ok(())
}

/// What `sbs` is given to check every instrument in `assessments/`; the schemas in folders below it are none.
fn check(repo: &Repo) -> Result<Vec<PathBuf>, Error> {
    let folder = Path::new("assessments");
    let mut names = files_below(&repo.root().join(folder))?;
    names.retain(|name| name.components().count() == 1 && name.extension().is_some_and(|end| end == "json"));
    Ok([PathBuf::from("check")].into_iter().chain(names.iter().map(|name| folder.join(name))).collect())
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;

    #[derive(Parser)]
    struct Test {
        #[command(flatten)]
        wanted: Wanted,
    }

    fn read(line: &str) -> Result<Wanted, String> {
        let words = ["test"].into_iter().chain(line.split_whitespace());
        Test::try_parse_from(words).map(|test| test.wanted).map_err(|error| error.to_string())
    }

    fn stages(line: &str) -> Vec<&'static str> {
        read(line).unwrap().stages().unwrap().into_iter().map(|stage| stage.name).collect()
    }

    #[test]
    fn stages_run_in_their_own_order() {
        assert_eq!(stages("native fmt"), ["fmt", "native"]);
        assert_eq!(stages(""), ["fmt", "deny", "clippy", "native", "wasm", "bundle", "e2e"]);
    }

    #[test]
    fn what_takes_whole_systems_of_others_runs_only_when_it_is_named() {
        assert_eq!(stages("wordpress"), ["wordpress"]);
        assert_eq!(stages("--full"), stages(""));
    }

    #[test]
    fn the_extent_stands_beside_the_stages() {
        assert_eq!(stages("--full e2e"), ["e2e"]);
        assert_eq!(stages("quick"), ["fmt", "clippy", "native", "e2e"]);
        assert!(read("quick e2e").unwrap().is_quick() && stages("quick e2e") == ["e2e"]);
        assert!(read("quick --full").unwrap().stages().is_err());
    }

    #[test]
    fn words_for_scenarios_stand_behind_two_dashes() {
        let wanted = read("e2e -- keyboard quick").unwrap();

        assert_eq!((wanted.parts, wanted.full), (vec!["e2e".to_owned()], false));
        assert_eq!(wanted.words, ["keyboard", "quick"]);
    }

    #[test]
    fn an_unknown_part_gets_the_list() {
        let error = read("lint").unwrap_err();

        assert!(error.contains("'lint'") && error.contains("clippy"), "{error}");
    }
}
