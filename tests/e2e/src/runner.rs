//! Runs scenarios: one lane per engine, side by side, each lane with one browser.
//!
//! Not libtest, for one reason: its tests cannot share a browser that is certain to be ended, because
//! nothing is dropped at the end of that program. Names and filters work as in libtest:
//! `cargo test -p e2e -- keyboard` runs the scenarios with `keyboard` in their name, `--list` lists them.

use std::{
    any::Any,
    env,
    panic::{AssertUnwindSafe, catch_unwind},
    pin::Pin,
    process::ExitCode,
    thread,
    time::Instant,
};

use anyhow::{Result, anyhow};

use crate::{Engine, Stage, engine::Driven, stage};

/// One in so many may need a second run.
const UNSTEADY: usize = 50;

/// A running scenario.
pub type Running<'a> = Pin<Box<dyn Future<Output = Result<()>> + 'a>>;

/// One scenario: a sentence, the engines it can run in, and what it does.
#[derive(Clone, Copy)]
pub struct Scenario {
    /// Module and function: `edit::an_answer_is_changed_from_the_result`.
    pub name: &'static str,
    /// Where it can run.
    pub engines: &'static [Engine],
    /// What it does.
    pub run: for<'a> fn(&'a mut Stage) -> Running<'a>,
}

/// The scenarios of a module: names of functions, each in all engines or `in` the named ones.
#[macro_export]
macro_rules! scenarios {
    ($($name:ident $(in [$($engine:ident),+])?;)+) => {
        /// The scenarios of this file.
        pub const ALL: &[$crate::runner::Scenario] = &[$(
            $crate::runner::Scenario {
                name: concat!(module_path!(), "::", stringify!($name)),
                engines: $crate::scenarios!(@ $($($engine),+)?),
                run: |stage| Box::pin($name(stage)),
            }
        ),+];
    };
    (@) => { &$crate::Engine::ALL };
    (@ $($engine:ident),+) => { &[$($crate::Engine::$engine),+] };
}

/// Runs what the command line asks for and reports.
pub fn main(scenarios: &[Scenario]) -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let filters: Vec<&str> =
        arguments.iter().map(String::as_str).filter(|word| !word.starts_with("--")).collect();
    let chosen: Vec<Scenario> = scenarios
        .iter()
        .filter(|scenario| filters.is_empty() || filters.iter().any(|filter| scenario.name.contains(filter)))
        .copied()
        .collect();
    let engines = match engines() {
        Ok(engines) => engines,
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::FAILURE;
        }
    };
    if arguments.iter().any(|word| word == "--list") {
        for scenario in &chosen {
            println!("{}: test", title(scenario));
        }
        return ExitCode::SUCCESS;
    }
    let start = Instant::now();
    let outcomes: Vec<Outcome> = thread::scope(|scope| {
        let lanes: Vec<_> = engines.iter().map(|engine| scope.spawn(|| lane(*engine, &chosen))).collect();
        lanes.into_iter().flat_map(|lane| lane.join().unwrap_or_default()).collect()
    });
    report(&outcomes, start.elapsed().as_secs())
}

/// The wanted engines. One that is not installed fails on a build server; elsewhere it is told loudly.
fn engines() -> Result<Vec<Engine>> {
    let (there, missing): (Vec<_>, Vec<_>) =
        Engine::wanted()?.into_iter().partition(|engine| engine.missing().is_none());
    for engine in &missing {
        eprintln!("\n!!! NOT TESTED in {engine}: {}\n", engine.missing().unwrap_or_default());
    }
    if there.is_empty() || !missing.is_empty() && env::var_os("CI").is_some() {
        return Err(anyhow!("engines are missing: install them, or name the others in SBS_ENGINES"));
    }
    Ok(there)
}

struct Outcome {
    title: String,
    failure: Option<String>,
    /// Why it failed the first time, when it did not the second.
    unsteady: Option<String>,
}

/// What an engine has to do, one scenario after the other; those that failed once more at the end. Three engines on two
/// processors starve each other now and then, and a driver loses a press: what is broken fails twice.
fn lane(engine: Engine, scenarios: &[Scenario]) -> Vec<Outcome> {
    let runtime = match tokio::runtime::Builder::new_current_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            return vec![Outcome {
                title: format!("{engine}"),
                failure: Some(error.to_string()),
                unsteady: None,
            }];
        }
    };
    let mut stage: Option<Stage> = None;
    let mut outcomes = Vec::new();
    let mut again = Vec::new();
    for scenario in scenarios.iter().filter(|scenario| scenario.engines.contains(&engine)) {
        let title = format!("{} [{engine}]", title(scenario));
        let failure = attempt(&runtime, engine, &mut stage, scenario, &title);
        if failure.is_some() {
            again.push((outcomes.len(), scenario));
        }
        outcomes.push(Outcome { title, failure, unsteady: None });
    }
    for (place, scenario) in again {
        let outcome = &mut outcomes[place];
        let first = outcome.failure.take();
        outcome.failure = attempt(&runtime, engine, &mut stage, scenario, &outcome.title);
        if outcome.failure.is_none() {
            outcome.unsteady = first;
        }
    }
    // The browser ends here, inside the runtime that its library may still want.
    runtime.block_on(async { drop(stage) });
    outcomes
}

/// Runs one scenario, in the browser of the one before if that is well; gives why it failed.
fn attempt(
    runtime: &tokio::runtime::Runtime,
    engine: Engine,
    stage: &mut Option<Stage>,
    scenario: &Scenario,
    title: &str,
) -> Option<String> {
    let start = Instant::now();
    let result = catch_unwind(AssertUnwindSafe(|| {
        runtime.block_on(async {
            if let Some(used) = stage.as_mut()
                && used.clear().await.is_err()
            {
                *stage = None;
            }
            if stage.is_none() {
                *stage = Some(Stage::new(engine).await?);
            }
            let Some(ready) = stage.as_mut() else { return Err(anyhow!("there is no stage")) };
            ready.watch();
            let mut result = (scenario.run)(ready).await;
            if result.is_ok() {
                result = ready.is_quiet().await;
            }
            if result.is_err() {
                picture(ready, scenario).await;
            }
            result
        })
    }))
    .unwrap_or_else(|panic| Err(anyhow!("{}", said(panic.as_ref()))));
    let failure = result.err().map(|error| told(&error));
    let word = if failure.is_some() { "FAILED" } else { "ok" };
    println!("test {title} ... {word} ({:.1} s)", start.elapsed().as_secs_f64());
    if let Some(failure) = &failure {
        println!("{failure}\n");
        // The next scenario must not inherit what went wrong.
        *stage = None;
    }
    failure
}

fn report(outcomes: &[Outcome], seconds: u64) -> ExitCode {
    let failed: Vec<_> =
        outcomes.iter().filter_map(|o| o.failure.as_ref().map(|failure| (&o.title, failure))).collect();
    for (title, failure) in &failed {
        println!("\n---- {title} ----\n{failure}");
    }
    let unsteady: Vec<_> =
        outcomes.iter().filter_map(|o| o.unsteady.as_ref().map(|first| (&o.title, first))).collect();
    for (title, first) in &unsteady {
        println!("\n---- passed the second time only: {title} ----\n{first}");
    }
    println!(
        "\ntest result: {} passed, {} of them the second time only, {} failed, in {seconds} s",
        outcomes.len() - failed.len(),
        unsteady.len(),
        failed.len()
    );
    let steady = unsteady.len() <= 1 + outcomes.len() / UNSTEADY;
    if !steady {
        println!("That is too much to be chance: look for what they have in common.");
    }
    if failed.is_empty() && steady && !outcomes.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// A picture of what the visitor would have seen when it went wrong.
async fn picture(stage: &Stage, scenario: &Scenario) {
    let folder = stage::root().join("target/e2e");
    let file = folder.join(format!("{}.{}.png", title(scenario).replace("::", "."), stage.engine()));
    if let (Ok(()), Ok(driver)) = (std::fs::create_dir_all(&folder), stage.driver())
        && driver.screenshot(&file).await.is_ok()
    {
        println!("picture: {}", file.display());
    }
}

/// An error with its causes, without the backtrace that nobody reads.
fn told(error: &anyhow::Error) -> String {
    error.chain().map(ToString::to_string).collect::<Vec<_>>().join("\n  because: ")
}

fn title(scenario: &Scenario) -> &'static str {
    scenario.name.split_once("::").map_or(scenario.name, |(_, rest)| rest)
}

fn said(panic: &(dyn Any + Send)) -> String {
    let text =
        panic.downcast_ref::<String>().map(String::as_str).or_else(|| panic.downcast_ref::<&str>().copied());
    format!("panicked: {}", text.unwrap_or("without words"))
}
