//! The stages of `cargo xtask test`, one function each.

use std::{env, path::PathBuf, process::Command};

use clap::builder::{PossibleValue, PossibleValuesParser};

use crate::{
    Error, Repo, bundle, process,
    test::{self, Wanted},
    tools,
};
use When::{Always, Named, Unhurried};

/// The product as it prints the first screens. Always with this feature: for another choice Cargo compiles the dependencies
/// again. Never together with [`TOOLS`]: those give what they share features that the product has not.
const PRODUCT: [&str; 4] = ["--package", "social-business-scan", "--features", "prerender"];
/// What builds and tests the product. Always both, for the same reason.
const TOOLS: [&str; 4] = ["--package", "xtask", "--package", "e2e"];
/// As a browser has it, with all that only the embed and the page for authors need.
const WEB: [&str; 4] = ["--features", "author,embed", "--target", "wasm32-unknown-unknown"];
const RUNNER: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER";

/// One stage.
pub struct Stage {
    /// Its name on the command line.
    pub name: &'static str,
    /// When it runs, unless stages are named.
    pub when: When,
    /// What it checks.
    pub about: &'static str,
    /// Runs it.
    pub run: Run,
}

type Run = fn(&Checks) -> Result<(), Error>;

/// When a stage runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// After every change.
    Always,
    /// Where nobody is in a hurry.
    Unhurried,
    /// Only when it is named: it takes minutes, and whole systems of others.
    Named,
}

/// The word for the stages that run after every change.
pub const QUICK: &str = "quick";

/// All stages, the quick ones first.
pub const STAGES: [Stage; 10] = [
    stage("fmt", Always, "the layout of the Rust sources", Checks::fmt),
    stage("deny", Unhurried, "licences and known faults of all crates, by cargo-deny", Checks::deny),
    stage("clippy", Always, "warnings of compiler and Clippy, natively and for wasm", Checks::clippy),
    stage("native", Always, "all that takes no browser, this tool too; and the instruments", Checks::native),
    stage("wasm", Unhurried, "tests/wasm_*.rs in Chromium and Firefox, without a window", Checks::wasm),
    stage("bundle", Unhurried, "dist/ builds, keeps its sizes, policy and types, and packs", Checks::bundle),
    stage("e2e", Always, "journeys of a visitor in Chromium, Firefox and WebKit", Checks::scenarios),
    stage("wordpress", Named, "the plugin in Debian's WordPress", |checks| checks.hosts("wordpress::")),
    stage("lms", Named, "manifests for learning environments", |checks| checks.hosts("manifests::")),
    stage("frameworks", Named, "docs/examples/frameworks", |checks| checks.hosts("frameworks::")),
];

const fn stage(name: &'static str, when: When, about: &'static str, run: Run) -> Stage {
    Stage { name, when, about, run }
}

/// The names on the command line, with what they mean.
pub fn names() -> PossibleValuesParser {
    let stages = STAGES.iter().map(|stage| {
        let named = if stage.when == Named { "; only when it is named" } else { "" };
        PossibleValue::new(stage.name).help(format!("{}{named}", stage.about))
    });
    let quick = PossibleValue::new(QUICK).help("after every change: fmt, clippy, native, two journeys");
    stages.chain([quick]).collect::<Vec<_>>().into()
}

/// What the stages share.
pub struct Checks {
    /// The clone that is checked.
    pub repo: Repo,
    /// What the command line asks for.
    pub wanted: Wanted,
}

impl Checks {
    /// A program of the e2e crate, or Cargo that runs its tests, with everything that it expects in its environment.
    ///
    /// # Errors
    /// When the bundle or the command line is missing and cannot be made.
    pub fn in_browsers(&self, command: &Command) -> Result<Command, Error> {
        bundle::ensure(&self.repo, || Ok(()))?;
        self.command_line()?;
        let engines = self.wanted.is_quick().then_some("chromium");
        let mut command = with_browsers(&self.repo, engines, command)?;
        command.env("SBS_DIST", self.repo.dist()).env("SBS_BIN", self.sbs());
        Ok(command)
    }

    fn scenarios(&self) -> Result<(), Error> {
        self.scenarios_of("e2e", self.wanted.is_quick().then_some("journey"))
    }

    /// The scenarios of `tests/hosts` whose names have this in them.
    fn hosts(&self, subject: &str) -> Result<(), Error> {
        self.scenarios_of("hosts", Some(subject))
    }

    /// The scenarios of a test program whose names have one of the wanted words in them, or else this one.
    fn scenarios_of(&self, tests: &str, subject: Option<&str>) -> Result<(), Error> {
        let mut cargo = with_lints(&self.repo)?;
        cargo.arg("test").args(TOOLS).args(["--test", tests, "--"]).args(&self.wanted.words);
        cargo.args(subject.filter(|_| self.wanted.words.is_empty()));
        process::run(self.in_browsers(&cargo)?.envs(self.full()))
    }

    fn full(&self) -> Option<(&str, &str)> {
        self.wanted.full.then_some(("SBS_FULL", "1"))
    }

    fn fmt(&self) -> Result<(), Error> {
        component("rustfmt", "cargo-fmt")?;
        self.cargo(&["fmt", "--all", "--", "--check"])
    }

    /// Not installed by us: compiling it takes longer than all the rest. What the bundle ships is held to its licences
    /// without it, too.
    fn deny(&self) -> Result<(), Error> {
        let not_checked = |what: &str| println!("\n!!! NOT CHECKED: {what}.\n");
        if process::find(&["cargo-deny"]).is_none() {
            not_checked("cargo-deny is not on this machine (`cargo install --locked cargo-deny`)");
            return Ok(());
        }
        self.cargo(&["deny", "check", "licenses", "bans", "sources"])?;
        if self.cargo(&["deny", "fetch", "db"]).is_err() {
            not_checked("known faults of crates; their database cannot be had from here");
            return Ok(());
        }
        self.cargo(&["deny", "check", "advisories"])
    }

    /// Everything is built here as the stages after this one run it.
    fn clippy(&self) -> Result<(), Error> {
        tools::wasm_target()?;
        let build = ["test", "--quiet", "--no-run"];
        self.with_lints(&[&build[..], &PRODUCT, &["--all-targets"]].concat())?;
        // With the scenarios, which `--all-targets` leaves out: one processor compiles them for a minute.
        self.with_lints(&[&build[..], &TOOLS, &["--lib", "--bins", "--test", "*"]].concat())?;
        self.command_line()?;
        let programs = ["build", "--quiet", "--lib", "--bin", "app", "--bin", "author", "--bin", "embed"];
        self.with_lints(&[&programs[..], &WEB].concat())
    }

    fn native(&self) -> Result<(), Error> {
        process::run(with_lints(&self.repo)?.arg("test").args(PRODUCT).envs(self.full()))?;
        self.with_lints(&[&["test"][..], &TOOLS].concat())?;
        self.command_line()?;
        process::run(Command::new(self.sbs()).current_dir(self.repo.root()).args(test::check(&self.repo)?))
    }

    /// The command line, which is the product without any feature. Only who measures needs it optimised.
    fn command_line(&self) -> Result<(), Error> {
        self.with_lints(&["build", "--quiet", "--bin", "sbs"])
    }

    /// Where [`Checks::command_line`] puts it.
    fn sbs(&self) -> PathBuf {
        self.repo.cargo_target().join("debug/sbs")
    }

    fn wasm(&self) -> Result<(), Error> {
        let tests = self.wasm_tests()?;
        if tests.is_empty() {
            return Err(Error::new("There are no tests/wasm_*.rs, so nothing would be tried."));
        }
        let runner = tools::wasm_test_runner()?;
        let wanted = env::var("SBS_ENGINES").unwrap_or_default();
        let is_wanted =
            |engine: &&str| wanted.is_empty() || wanted.split(',').any(|name| name.trim() == *engine);
        for engine in ["chromium", "firefox"].into_iter().filter(is_wanted) {
            println!("In {engine}:");
            let mut cargo = with_lints(&self.repo)?;
            cargo.arg("test").args(WEB).args(tests.iter().flat_map(|test| ["--test", test]));
            cargo.env(RUNNER, &runner).env("WASM_BINDGEN_TEST_TIMEOUT", "120");
            // The runner takes the first driver that it sees, so it may see only one.
            process::run(&mut with_browsers(&self.repo, Some(engine), &cargo)?)?;
        }
        Ok(())
    }

    fn bundle(&self) -> Result<(), Error> {
        bundle::build(&self.repo, true)?;
        self.with_lints(&[&["test"][..], &TOOLS, &["--test", "bundle", "--", "--nocapture"]].concat())
    }

    fn wasm_tests(&self) -> Result<Vec<String>, Error> {
        let files = crate::repo::files_below(&self.repo.root().join("tests"))?;
        let names = files.iter().filter_map(|file| file.to_str()?.strip_suffix(".rs"));
        Ok(names.filter(|name| name.starts_with("wasm_")).map(str::to_owned).collect())
    }

    fn cargo(&self, arguments: &[&str]) -> Result<(), Error> {
        process::run(process::cargo(&self.repo).args(arguments))
    }

    fn with_lints(&self, arguments: &[&str]) -> Result<(), Error> {
        process::run(with_lints(&self.repo)?.args(arguments))
    }
}

/// Cargo with Clippy in place of the compiler for our own crates, as `cargo clippy -- -D warnings` has it. That keeps
/// artefacts of its own, which nothing can run, and builds every dependency for them once more; so do other flags.
fn with_lints(repo: &Repo) -> Result<Command, Error> {
    component("clippy", "cargo-clippy")?;
    let mut command = process::cargo(repo);
    command.env("RUSTC_WORKSPACE_WRAPPER", "clippy-driver");
    command.env("CLIPPY_ARGS", "-D__CLIPPY_HACKERY__warnings__CLIPPY_HACKERY__");
    Ok(command)
}

/// A program of the e2e crate, built as the tests have it.
///
/// # Errors
/// When it does not build.
pub fn program(repo: &Repo, name: &str) -> Result<Command, Error> {
    process::run(with_lints(repo)?.args(["build", "--quiet"]).args(TOOLS).args(["--bin", name]))?;
    Ok(Command::new(repo.cargo_target().join("debug").join(name)))
}

/// This command, run by the program of the e2e crate that brings browsers: these engines, or those that `SBS_ENGINES` names.
///
/// # Errors
/// When that program does not build.
pub fn with_browsers(repo: &Repo, engines: Option<&str>, command: &Command) -> Result<Command, Error> {
    let mut with = program(repo, "with-browsers")?;
    with.current_dir(repo.root()).arg(command.get_program()).args(command.get_args());
    with.envs(command.get_envs().filter_map(|(name, value)| Some((name, value?))));
    with.envs(engines.map(|engines| ("SBS_ENGINES", engines)));
    Ok(with)
}

/// Adds a component of the toolchain that a minimal installation leaves out.
fn component(name: &str, program: &str) -> Result<(), Error> {
    if process::ask(program, &["--version"]).is_some() {
        return Ok(());
    }
    process::run(Command::new("rustup").args(["component", "add", name]))
}
