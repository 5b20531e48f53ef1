//! Task `test`: all checks, in stages. A stage that fails does not stop the next.

mod stages;

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
    time::Instant,
};

use stages::StageContext;
pub use stages::{Stage, program};

use crate::{Error, Repo, process};

/// Runs the named stages, or all, and ends with a summary.
///
/// # Errors
/// When a stage is unknown; a stage that fails is told in the summary and the exit code.
pub fn task(repo: &Repo, arguments: &[&str]) -> Result<ExitCode, Error> {
    if arguments.iter().any(|argument| matches!(*argument, "--help" | "-h" | "help")) {
        print!("{}", help());
        return Ok(ExitCode::SUCCESS);
    }
    let Choice { stages, extent, words } = choose(arguments)?;
    let mut context = StageContext::new(repo, extent, words);
    let mut lines = Vec::new();
    let mut passed = 0;
    for stage in &stages {
        println!("\n== {}: {}", stage.name(), stage.about());
        let start = Instant::now();
        let outcome = stage.run(&mut context);
        let seconds = start.elapsed().as_secs();
        match outcome {
            Ok(()) => {
                passed += 1;
                lines.push(format!("{:<10} ok      {seconds:>4} s", stage.name()));
            }
            Err(error) => {
                println!("{error}");
                let again = format!("cargo xtask test {}{}", extent.word(), stage.name());
                lines.push(format!("{:<10} FAILED  {seconds:>4} s   again: {again}", stage.name()));
            }
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
    let mut context = StageContext::new(repo, Extent::Usual, vec![]);
    let mut command = context.shots()?;
    command.envs(only.map(|states| ("SBS_STATES", states)));
    process::run(&mut command)?;
    println!("The screenshots are in {}.", repo.root().join("target/shots").display());
    Ok(())
}

/// Task `content`: the instruments, checked by the command line itself.
///
/// # Errors
/// When an instrument has faults.
pub fn content(repo: &Repo) -> Result<(), Error> {
    let mut command = process::cargo(repo);
    command.args(["run", "--quiet", "--bin", "sbs", "--"]).args(check(repo)?);
    process::run(&mut command)
}

/// What `sbs` is given to check every instrument in `assessments/`.
fn check(repo: &Repo) -> Result<Vec<PathBuf>, Error> {
    let mut arguments = vec![PathBuf::from("check")];
    for name in crate::repo::files_below(&repo.root().join("assessments"))? {
        // One level only: the schemas below it are not instruments.
        if name.components().count() == 1 && name.extension().is_some_and(|extension| extension == "json") {
            arguments.push(Path::new("assessments").join(name));
        }
    }
    Ok(arguments)
}

/// How much of the stages is run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// What one runs after every change.
    Quick,
    /// What CI runs.
    Usual,
    /// Also what is thinned out otherwise.
    Full,
}

impl Extent {
    /// As it stands on the command line, before the names of stages.
    fn word(self) -> &'static str {
        match self {
            Extent::Quick => "quick ",
            Extent::Usual => "",
            Extent::Full => "--full ",
        }
    }
}

/// What the command line asks for.
#[derive(Debug, PartialEq, Eq)]
struct Choice {
    stages: Vec<Stage>,
    extent: Extent,
    /// Only the scenarios with one of these in their names; empty for all.
    words: Vec<String>,
}

fn choose(arguments: &[&str]) -> Result<Choice, Error> {
    let end = arguments.iter().position(|argument| *argument == "--").unwrap_or(arguments.len());
    let (arguments, rest) = arguments.split_at(end);
    let words: Vec<String> = rest.iter().skip(1).map(|word| (*word).to_owned()).collect();
    let (options, names): (Vec<_>, Vec<_>) =
        arguments.iter().partition(|argument| matches!(**argument, "quick" | "--full"));
    let extent = match options[..] {
        [] => Extent::Usual,
        ["quick"] => Extent::Quick,
        ["--full"] => Extent::Full,
        _ => return Err(Error::new("Choose one of `quick` and `--full`, once.")),
    };
    let known = || Stage::ALL.into_iter().chain(Stage::HOSTS);
    if let Some(unknown) = names.iter().find(|name| known().all(|stage| stage.name() != **name)) {
        return Err(Error::new(format!("There is no stage `{unknown}`.\n\n{}", help())));
    }
    let all: &[Stage] = if extent == Extent::Quick { &Stage::QUICK } else { &Stage::ALL };
    let is_named =
        |stage: &Stage| if names.is_empty() { all.contains(stage) } else { names.contains(&stage.name()) };
    Ok(Choice { stages: known().filter(is_named).collect(), extent, words })
}

fn help() -> String {
    let lines = |stages: &[Stage]| -> String {
        stages.iter().map(|stage| format!("  {:<10} {}\n", stage.name(), stage.about())).collect()
    };
    let (stages, hosts) = (lines(&Stage::ALL), lines(&Stage::HOSTS));
    format!(
        "cargo xtask test [quick | --full] [PART..] [-- WORD..]\n\n\
         Runs all stages, or only those named, for example `cargo xtask test fmt native`:\n\n\
         {stages}\n\
         Only when they are named, because they take whole systems of others:\n\n\
         {hosts}\n\
         quick   after every change: fmt, clippy, native, and two journeys in Chromium\n\
         --full  also what is thinned out otherwise: every scenario in every engine, with the mouse\n\n\
         SBS_ENGINES=chromium,firefox leaves browsers out of wasm and e2e.\n\
         `cargo xtask test e2e -- WORD..` runs only the scenarios with one of the words in their name.\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stages_run_in_their_own_order() {
        assert_eq!(choose(&["native", "fmt"]).unwrap().stages, [Stage::Fmt, Stage::Native]);
        assert_eq!(
            choose(&[]).unwrap(),
            Choice { stages: Stage::ALL.to_vec(), extent: Extent::Usual, words: vec![] }
        );
    }

    #[test]
    fn what_takes_whole_systems_of_others_runs_only_when_it_is_named() {
        assert_eq!(choose(&["wordpress"]).unwrap().stages, [Stage::Wordpress]);
        assert!(choose(&["--full"]).unwrap().stages.iter().all(|stage| !Stage::HOSTS.contains(stage)));
    }

    #[test]
    fn the_extent_stands_beside_the_stages() {
        assert_eq!(
            choose(&["--full", "e2e"]).unwrap(),
            Choice { stages: vec![Stage::E2e], extent: Extent::Full, words: vec![] }
        );
        assert_eq!(choose(&["quick"]).unwrap().stages, Stage::QUICK);
        assert!(choose(&["quick", "--full"]).is_err());
    }

    #[test]
    fn words_for_scenarios_stand_behind_two_dashes() {
        let choice = choose(&["e2e", "--", "keyboard", "quick"]).unwrap();

        assert_eq!((choice.stages, choice.extent), (vec![Stage::E2e], Extent::Usual));
        assert_eq!(choice.words, ["keyboard", "quick"]);
    }

    #[test]
    fn an_unknown_part_gets_the_list() {
        let error = choose(&["lint"]).unwrap_err().to_string();

        assert!(error.contains("`lint`") && error.contains("clippy"), "{error}");
    }
}
