//! Runs scenarios: a few browsers side by side take them from one queue.
//!
//! Not libtest, for one reason: its tests cannot share a browser that is certain to be ended, because
//! nothing is dropped at the end of that program. Names and filters work as in libtest:
//! `cargo xtask test e2e -- keyboard` runs the scenarios with `keyboard` in their name, `-- --list` lists them.

mod queue;
mod report;
mod scenario;

use std::{
    any::Any,
    env,
    panic::{AssertUnwindSafe, catch_unwind},
    process::ExitCode,
    thread,
    time::{Duration, Instant},
};

use anyhow::{Error, Result, anyhow};
use queue::{Job, Queue};
use report::Outcome;
pub use scenario::{Running, Scenario, Unsteady};
use tokio::runtime::Runtime;

use crate::{Engine, TestContext, engine::Kind, test_context};

/// Whether everything runs that is thinned out otherwise: each scenario in every engine that it can run in, every press
/// with the mouse, and the whole numbers of [`many`]. `cargo xtask test --full` asks for it.
pub fn is_full() -> bool {
    env::var_os("SBS_FULL").is_some_and(|value| value == "1")
}

/// How many times something is tried: so many, or so many in a full run.
pub fn many(usually: usize, in_full: usize) -> usize {
    if is_full() { in_full } else { usually }
}

/// Runs what the command line asks for and reports. `unsteady` names the scenarios that may need a second run.
pub fn main(scenarios: &[Scenario], unsteady: &[Unsteady]) -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let filters: Vec<&str> =
        arguments.iter().map(String::as_str).filter(|word| !word.starts_with("--")).collect();
    let chosen: Vec<Scenario> = scenarios
        .iter()
        .filter(|scenario| filters.is_empty() || filters.iter().any(|filter| scenario.name.contains(filter)))
        .copied()
        .collect();
    if arguments.iter().any(|word| word == "--list") {
        for scenario in &chosen {
            println!("{}: test{}", scenario.title(), scenario.where_it_runs());
        }
        return ExitCode::SUCCESS;
    }
    let engines = match engines() {
        Ok(engines) => engines,
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::FAILURE;
        }
    };
    let start = Instant::now();
    let jobs = chosen.iter().flat_map(|scenario| {
        let wanted = scenario.engines(is_full()).iter().filter(|engine| engines.contains(engine));
        wanted.map(|engine| Job { scenario: *scenario, engine: *engine, first_failure: None })
    });
    let mut jobs: Vec<Job> = jobs.collect();
    // Those of one kind of browser after the other, so that each is started once.
    jobs.sort_by_key(|job| job.kind() == Kind::Whole);
    let queue = &Queue::new(jobs.into());
    let outcomes: Vec<Outcome> = thread::scope(|scope| {
        let workers: Vec<_> =
            (0..queue::WORKERS).map(|number| scope.spawn(move || work(queue, number))).collect();
        workers.into_iter().flat_map(|worker| worker.join().unwrap_or_default()).collect()
    });
    let is_complete = outcomes.len() == queue.total();
    if !is_complete {
        eprintln!("Only {} of {} scenarios were run: a worker ended.", outcomes.len(), queue.total());
    }
    let is_fine = report::tell(&outcomes, start.elapsed().as_secs(), unsteady);
    if is_fine && is_complete { ExitCode::SUCCESS } else { ExitCode::FAILURE }
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

/// Takes one scenario after the other from the queue. What failed is put back once, to tell whether it always does.
fn work(queue: &Queue, number: usize) -> Vec<Outcome> {
    let mut outcomes = Vec::new();
    let runtime = match tokio::runtime::Builder::new_current_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("no runtime: {error}");
            return outcomes;
        }
    };
    let mut context: Option<TestContext> = None;
    while let Some(job) = queue.next(number) {
        if context.as_ref().is_some_and(|context| context.engine() != job.engine) {
            // A browser ends inside the runtime that its library may still want.
            runtime.block_on(async { drop(context.take()) });
        }
        let start = Instant::now();
        let failure = attempt(&runtime, &job, &mut context);
        let seconds = start.elapsed().as_secs_f64();
        let word = if failure.is_some() { "FAILED" } else { "ok" };
        println!("test {job} ... {word} ({seconds:.1} s)");
        if let Some(failure) = failure {
            println!("{failure}\n");
            // The next scenario must not inherit what went wrong.
            context = None;
            if job.first_failure.is_none() {
                queue.put_back(Job { first_failure: Some(failure), ..job });
                continue;
            }
            outcomes.push(Outcome { job, seconds, has_passed: false });
        } else {
            outcomes.push(Outcome { job, seconds, has_passed: true });
        }
    }
    runtime.block_on(async { drop(context) });
    outcomes
}

/// Runs one scenario, in the browser of the one before if that is well; gives why it failed.
fn attempt(runtime: &Runtime, job: &Job, context: &mut Option<TestContext>) -> Option<String> {
    let result = catch_unwind(AssertUnwindSafe(|| {
        runtime.block_on(async {
            if let Some(used) = context.as_mut()
                && (!used.is_of(job.kind()) || used.clear().await.is_err())
            {
                *context = None;
            }
            if context.is_none() {
                *context = Some(TestContext::new(job.engine, job.kind()).await?);
            }
            let Some(ready) = context.as_mut() else { return Err(anyhow!("there is no test context")) };
            ready.watch();
            let mut result = (job.scenario.run)(ready).await;
            if result.is_ok() {
                result = ready.is_quiet().await;
            }
            if result.is_err() {
                screenshot(ready, &job.scenario).await;
            }
            result
        })
    }))
    .unwrap_or_else(|panic| Err(anyhow!("{}", said(panic.as_ref()))));
    result.err().map(|error| told(&error))
}

/// In which a browser takes a picture; WebKit's may not at all (`Kind::Light`).
const PICTURE: Duration = Duration::from_secs(10);

/// A picture of what the visitor would have seen when it went wrong.
async fn screenshot(context: &TestContext, scenario: &Scenario) {
    let folder = test_context::root().join("target/e2e");
    let file = folder.join(format!("{}.{}.png", scenario.title().replace("::", "."), context.engine()));
    if let (Ok(()), Ok(driver)) = (std::fs::create_dir_all(&folder), context.driver())
        && matches!(tokio::time::timeout(PICTURE, driver.screenshot(&file)).await, Ok(Ok(())))
    {
        println!("picture: {}", file.display());
    }
}

/// An error with its causes, without the backtrace that nobody reads.
fn told(error: &Error) -> String {
    error.chain().map(ToString::to_string).collect::<Vec<_>>().join("\n  because: ")
}

fn said(panic: &(dyn Any + Send)) -> String {
    let text =
        panic.downcast_ref::<String>().map(String::as_str).or_else(|| panic.downcast_ref::<&str>().copied());
    format!("panicked: {}", text.unwrap_or("without words"))
}
