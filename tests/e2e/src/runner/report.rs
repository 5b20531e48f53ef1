//! What came of a run, and where its time went.

use std::collections::BTreeMap;

use super::{Job, Unsteady};

/// How many scenarios are named that took the longest.
const LONGEST: usize = 20;

/// How many scenarios may be known to be unsteady.
const MOST_UNSTEADY: usize = 3;

/// One scenario that was run to its end.
pub struct Outcome {
    /// What was run; with the first failure, when it needed two runs.
    pub job: Job,
    /// How long its last run took.
    pub seconds: f64,
    /// Whether its last run passed.
    pub has_passed: bool,
}

/// Prints what failed, what passed the second time only, and the times; gives whether the run counts as passed.
pub fn tell(outcomes: &[Outcome], seconds: u64, known: &[Unsteady]) -> bool {
    let (passed, failed): (Vec<_>, Vec<_>) = outcomes.iter().partition(|outcome| outcome.has_passed);
    for Outcome { job, .. } in &failed {
        println!("\n---- {job} ----\n{}", job.first_failure.as_deref().unwrap_or_default());
    }
    let mut unsteady = 0;
    for Outcome { job, .. } in &passed {
        let Some(first) = &job.first_failure else { continue };
        println!("\n---- passed the second time only: {job} ----\n{first}");
        match known.iter().find(|known| known.title == job.to_string()) {
            Some(known) => println!("This is known: {}", known.reason),
            None => unsteady += 1,
        }
    }
    times(outcomes);
    println!(
        "\ntest result: {} passed, {unsteady} of them the second time only, {} failed, in {seconds} s",
        passed.len(),
        failed.len()
    );
    if unsteady > 0 {
        println!("A scenario that passes by luck fails the run: find out what it does not wait for.");
    }
    let is_short = known.len() <= MOST_UNSTEADY;
    if !is_short {
        println!("{} scenarios are listed as unsteady, at most {MOST_UNSTEADY} may be.", known.len());
    }
    failed.is_empty() && unsteady == 0 && is_short && !outcomes.is_empty()
}

/// The longest scenarios, and the sums of files and engines.
fn times(outcomes: &[Outcome]) {
    let mut longest: Vec<&Outcome> = outcomes.iter().collect();
    longest.sort_by(|one, two| two.seconds.total_cmp(&one.seconds));
    println!("\nThe {LONGEST} longest, in seconds:");
    for Outcome { job, seconds, .. } in longest.iter().take(LONGEST) {
        println!("{seconds:>7.1}  {job}");
    }
    println!("\nBy file, in seconds:");
    sums(outcomes, |outcome| outcome.job.scenario.file());
    println!("\nBy engine, in seconds:");
    sums(outcomes, |outcome| outcome.job.engine.name());
}

fn sums(outcomes: &[Outcome], key: impl Fn(&Outcome) -> &'static str) {
    let mut sums: BTreeMap<&str, (f64, usize)> = BTreeMap::new();
    for outcome in outcomes {
        let (seconds, count) = sums.entry(key(outcome)).or_default();
        *seconds += outcome.seconds;
        *count += 1;
    }
    let mut sums: Vec<_> = sums.into_iter().collect();
    sums.sort_by(|(_, one), (_, two)| two.0.total_cmp(&one.0));
    for (name, (seconds, count)) in sums {
        println!("{seconds:>7.1}  {name} ({count})");
    }
}
