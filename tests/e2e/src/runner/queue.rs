//! What is still to run, and who takes it.

use std::{
    collections::VecDeque,
    fmt,
    sync::{Mutex, MutexGuard, PoisonError},
};

use super::Scenario;
use crate::{Engine, engine::Kind};

/// How many browsers run side by side: more than two processors have work for starve each other.
pub const WORKERS: usize = 3;

/// One scenario in one engine.
pub struct Job {
    /// The scenario.
    pub scenario: Scenario,
    /// The engine.
    pub engine: Engine,
    /// Why it failed the first time, in its second run.
    pub first_failure: Option<String>,
}

impl Job {
    /// What it needs of the engine's browser.
    pub fn kind(&self) -> Kind {
        self.scenario.kind(self.engine)
    }
}

impl fmt::Display for Job {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} [{}]", self.scenario.title(), self.engine)
    }
}

/// The jobs that nobody has taken yet.
pub struct Queue {
    state: Mutex<State>,
    total: usize,
}

struct State {
    waiting: VecDeque<Job>,
    /// Which engine each worker has a browser of.
    held: [Option<Engine>; WORKERS],
}

impl Queue {
    /// All of these, in this order within each engine.
    pub fn new(jobs: VecDeque<Job>) -> Self {
        let total = jobs.len();
        Queue { state: Mutex::new(State { waiting: jobs, held: [None; WORKERS] }), total }
    }

    /// How many jobs there were at the start.
    pub fn total(&self) -> usize {
        self.total
    }

    /// The next job for a worker: one for the browser that it has, else one for an engine that may have another browser.
    /// `None` when there is none that it may take.
    pub fn next(&self, worker: usize) -> Option<Job> {
        let mut state = self.lock();
        let held = state.held[worker].take();
        let place = state.waiting.iter().position(|job| Some(job.engine) == held).or_else(|| {
            let browsers =
                |engine: Engine| state.held.iter().flatten().filter(|held| **held == engine).count();
            let free =
                state.waiting.iter().enumerate().filter(|(_, job)| browsers(job.engine) < most(job.engine));
            // The first of the engine with the fewest browsers: each has one as long as it has work.
            free.min_by_key(|(_, job)| browsers(job.engine)).map(|(place, _)| place)
        });
        let job = place.and_then(|place| state.waiting.remove(place));
        state.held[worker] = job.as_ref().map(|job| job.engine);
        job
    }

    /// Puts a job back, behind all others.
    pub fn put_back(&self, job: Job) {
        self.lock().waiting.push_back(job);
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// How many browsers of an engine run side by side: two of WebKit's would share one display, and its focus.
fn most(engine: Engine) -> usize {
    match engine {
        Engine::Chromium => WORKERS,
        Engine::Firefox | Engine::Webkit => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn queue(engines: &[Engine]) -> Queue {
        let scenario = Scenario {
            name: "e2e::file::name",
            possible: &Engine::ALL,
            usual: &Engine::ALL,
            reason: "",
            run: |_| Box::pin(async { Ok(()) }),
        };
        Queue::new(
            engines.iter().map(|engine| Job { scenario, engine: *engine, first_failure: None }).collect(),
        )
    }

    fn takes(queue: &Queue, worker: usize) -> Option<Engine> {
        queue.next(worker).map(|job| job.engine)
    }

    #[test]
    fn each_engine_has_a_browser_as_long_as_it_has_work() {
        let queue =
            queue(&[Engine::Chromium, Engine::Chromium, Engine::Chromium, Engine::Firefox, Engine::Webkit]);

        let taken = [0, 1, 2, 1, 2].map(|worker| takes(&queue, worker));

        let first = [Some(Engine::Chromium), Some(Engine::Firefox), Some(Engine::Webkit)];
        assert_eq!(taken[..3], first);
        assert_eq!(taken[3..], [Some(Engine::Chromium); 2]);
    }

    #[test]
    fn a_worker_stays_with_its_browser_and_changes_when_that_has_no_more_work() {
        let queue = queue(&[Engine::Firefox, Engine::Webkit, Engine::Firefox]);

        let taken = [0, 0, 0, 0].map(|worker| takes(&queue, worker));

        assert_eq!(taken, [Some(Engine::Firefox), Some(Engine::Firefox), Some(Engine::Webkit), None]);
    }

    #[test]
    fn an_engine_with_as_many_browsers_as_it_may_have_waits() {
        let queue = queue(&[Engine::Webkit, Engine::Webkit]);

        assert_eq!(takes(&queue, 0), Some(Engine::Webkit));
        assert_eq!(takes(&queue, 1), None);
    }
}
