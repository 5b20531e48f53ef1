//! One scenario, and in which engines it runs.

use std::pin::Pin;

use anyhow::Result;

use super::is_full;
use crate::{Engine, TestContext, engine::Kind};

/// A running scenario.
pub type Running<'a> = Pin<Box<dyn Future<Output = Result<()>> + 'a>>;

/// One scenario: a sentence, the engines it runs in, and what it does.
#[derive(Clone, Copy)]
pub struct Scenario {
    /// Module and function: `edit::an_answer_is_changed_from_the_result_and_the_result_follows`.
    pub name: &'static str,
    /// Where it can run: all of these in a full run.
    pub possible: &'static [Engine],
    /// Where it always runs.
    pub usual: &'static [Engine],
    /// Why in more than one.
    pub reason: &'static str,
    /// What it does.
    pub run: for<'a> fn(&'a mut TestContext) -> Running<'a>,
}

/// A scenario that may pass the second time only, and why that is nobody's fault.
#[derive(Clone, Copy, Debug)]
pub struct Unsteady {
    /// As the reports name it, with its engine: `edit::going_back_loses_no_answer [webkit]`.
    pub title: &'static str,
    /// Why it is left so.
    pub reason: &'static str,
}

impl Scenario {
    /// Its name without the name of the program.
    pub fn title(&self) -> &'static str {
        self.name.split_once("::").map_or(self.name, |(_, rest)| rest)
    }

    /// The file it is in.
    pub fn file(&self) -> &'static str {
        self.title().split("::").next().unwrap_or_default()
    }

    /// The engines of this run.
    pub fn engines(&self, is_full: bool) -> &'static [Engine] {
        if is_full { self.possible } else { self.usual }
    }

    /// What it needs of this engine's browser: in a full run all of it, else of Chromium, which most visitors have, all where
    /// engines are compared.
    pub fn kind(&self, engine: Engine) -> Kind {
        let is_light = match engine {
            Engine::Chromium => self.usual.len() < 2,
            Engine::Firefox => false,
            Engine::Webkit => true,
        };
        if is_light && !is_full() { Kind::Light } else { Kind::Whole }
    }

    /// The same for a list of scenarios: ` (chromium, webkit: the focus is the engine's)`.
    pub fn where_it_runs(&self) -> String {
        let usual: Vec<_> = self.usual.iter().map(|engine| engine.name()).collect();
        let why = if self.reason.is_empty() { String::new() } else { format!(": {}", self.reason) };
        format!(" ({}{why})", usual.join(", "))
    }
}

/// The scenarios of a module: names of functions. Each runs in Chromium. It runs in more engines where an engine can make
/// the difference, or in none, and the reason is said; in a full run it runs in all engines that it can run in:
///
/// ```text
/// scenarios! {
///     one_that_runs_in_chromium;
///     one_that_runs_everywhere in all because "the focus is the engine's";
///     one_that_runs_in_two in [Chromium, Webkit] because "downloads differ there";
///     one_that_can_run_in_two only [Chromium, Firefox];
///     one_that_does only [Chromium, Firefox] in all because "their profiles outlive a crash";
///     one_that_is_for_a_full_run only [Chromium] in none because "it builds the wasm again";
/// }
/// ```
#[macro_export]
macro_rules! scenarios {
    ($($name:ident $(only [$($possible:ident),+])? $(in $usual:tt because $reason:literal)?;)+) => {
        /// The scenarios of this file.
        pub const ALL: &[$crate::runner::Scenario] = &[$({
            const POSSIBLE: &[$crate::Engine] = $crate::scenarios!(@possible $($($possible),+)?);
            $crate::runner::Scenario {
                name: concat!(module_path!(), "::", stringify!($name)),
                possible: POSSIBLE,
                usual: $crate::scenarios!(@usual POSSIBLE $($usual)?),
                reason: concat!($($reason)?),
                run: |context| Box::pin($name(context)),
            }
        }),+];
    };
    (@possible) => { &$crate::Engine::ALL };
    (@possible $($engine:ident),+) => { &[$($crate::Engine::$engine),+] };
    (@usual $possible:ident) => { $possible.split_at(1).0 };
    (@usual $possible:ident all) => { $possible };
    (@usual $possible:ident none) => { &[] };
    (@usual $possible:ident [$($engine:ident),+]) => { &[$($crate::Engine::$engine),+] };
}
