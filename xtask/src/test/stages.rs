//! The stages of `cargo xtask test`, one function each.

use std::{path::PathBuf, process::Command};

use crate::{
    Error, Repo,
    browsers::{Browsers, Engine},
    bundle, process,
    test::{self, Extent},
    tools::Toolbox,
};

/// The product as it prints the first screens. Always with this feature: for another choice Cargo compiles the dependencies
/// again. Never together with [`TOOLS`]: those give what they share features that the product has not.
const PRODUCT: [&str; 4] = ["--package", "social-business-scan", "--features", "prerender"];
/// What builds and tests the product. Always both, for the same reason.
const TOOLS: [&str; 4] = ["--package", "xtask", "--package", "e2e"];
/// As a browser has it, with all that only the embed needs.
const WEB: [&str; 4] = ["--features", "embed", "--target", "wasm32-unknown-unknown"];
const RUNNER: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER";

/// One stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// rustfmt.
    Fmt,
    /// Clippy, for both targets.
    Clippy,
    /// cargo-deny, where it is installed.
    Deny,
    /// Tests without a browser.
    Native,
    /// Tests of the wasm in a browser.
    Wasm,
    /// What a site owner uploads.
    Bundle,
    /// Journeys through the bundle.
    E2e,
    /// The plugin in a WordPress.
    Wordpress,
    /// The manifests for learning environments.
    Lms,
    /// The examples for frameworks.
    Frameworks,
}

impl Stage {
    /// All stages, the quick ones first.
    pub const ALL: [Stage; 7] =
        [Stage::Fmt, Stage::Deny, Stage::Clippy, Stage::Native, Stage::Wasm, Stage::Bundle, Stage::E2e];

    /// Those that only run when they are named: they take minutes, and whole systems of others.
    pub const HOSTS: [Stage; 3] = [Stage::Wordpress, Stage::Lms, Stage::Frameworks];

    /// Those of `quick`.
    pub const QUICK: [Stage; 4] = [Stage::Fmt, Stage::Clippy, Stage::Native, Stage::E2e];

    /// Its name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Stage::Fmt => "fmt",
            Stage::Clippy => "clippy",
            Stage::Deny => "deny",
            Stage::Native => "native",
            Stage::Wasm => "wasm",
            Stage::Bundle => "bundle",
            Stage::E2e => "e2e",
            Stage::Wordpress => "wordpress",
            Stage::Lms => "lms",
            Stage::Frameworks => "frameworks",
        }
    }

    /// What it checks.
    pub fn about(self) -> &'static str {
        match self {
            Stage::Fmt => "the layout of the Rust sources",
            Stage::Clippy => "warnings of compiler and Clippy, natively and for wasm",
            Stage::Deny => "licences, sources and known faults of all crates, where cargo-deny is installed",
            Stage::Native => {
                "scoring, files, charts, the command line, layering, this tool; and the instruments"
            }
            Stage::Wasm => "tests/wasm_*.rs in Chromium and Firefox, without a window",
            Stage::Bundle => "dist/ builds, stays within its sizes and policy, and packs with types that fit",
            Stage::E2e => "journeys of a visitor in Chromium, Firefox and WebKit",
            Stage::Wordpress => "the plugin in Debian's WordPress, which must be installed: two minutes",
            Stage::Lms => "the manifests for learning environments against the published schemas",
            Stage::Frameworks => {
                "docs/examples/frameworks, built with React, Vue, Svelte, Angular, Next, Nuxt"
            }
        }
    }

    /// Runs it.
    ///
    /// # Errors
    /// When a check fails or cannot run.
    pub fn run(self, context: &mut StageContext<'_>) -> Result<(), Error> {
        match self {
            Stage::Fmt => context.fmt(),
            Stage::Clippy => context.clippy(),
            Stage::Deny => context.deny(),
            Stage::Native => context.native(),
            Stage::Wasm => context.wasm(),
            Stage::Bundle => context.bundle(),
            Stage::E2e => context.scenarios(),
            Stage::Wordpress => context.hosts("wordpress::"),
            Stage::Lms => context.hosts("manifests::"),
            Stage::Frameworks => context.hosts("frameworks::"),
        }
    }
}

/// What the stages share: the tools and browsers are looked up once, and only when a stage needs them.
pub struct StageContext<'repo> {
    repo: &'repo Repo,
    extent: Extent,
    words: Vec<String>,
    tools: Option<Toolbox>,
    browsers: Option<Browsers>,
}

impl<'repo> StageContext<'repo> {
    /// Nothing looked up yet. `words` are what names of scenarios have in them; empty for all of this extent.
    pub fn new(repo: &'repo Repo, extent: Extent, words: Vec<String>) -> Self {
        StageContext { repo, extent, words, tools: None, browsers: None }
    }

    /// What takes pictures of every screen.
    ///
    /// # Errors
    /// When the bundle, the command line or a browser is missing and cannot be made.
    pub fn shots(&mut self) -> Result<Command, Error> {
        let shots = program(self.repo, "screenshots")?;
        self.with_browsers(&shots)
    }

    /// A program of the e2e crate with everything that it expects in its environment. WebKit needs a display, so all of it
    /// then runs on a virtual one.
    fn with_browsers(&mut self, program: &Command) -> Result<Command, Error> {
        let tools = self.tools()?;
        let browsers = self.browsers()?;
        bundle::ensure(self.repo, &tools)?;
        self.command_line()?;
        let mut command = if browsers.engines().contains(&Engine::Webkit) {
            let mut display = Command::new("xvfb-run");
            display.args(["-a", "--server-args=-screen 0 1440x1200x24"]).arg(program.get_program());
            display
        } else {
            Command::new(program.get_program())
        };
        let engines: Vec<_> = browsers.engines().iter().map(|engine| engine.name()).collect();
        command
            .args(program.get_args())
            .envs(program.get_envs().filter_map(|(name, value)| Some((name, value?))))
            .current_dir(self.repo.root())
            .env("SBS_DIST", self.repo.dist())
            .env("SBS_BIN", self.sbs())
            .env("SBS_ENGINES", engines.join(","))
            .env("MOZ_HEADLESS", "1")
            .envs(browsers.variables());
        Ok(command)
    }

    fn scenarios(&mut self) -> Result<(), Error> {
        let mut cargo = with_lints(self.repo)?;
        cargo.arg("test").args(TOOLS).args(["--test", "e2e"]);
        let mut command = self.with_browsers(&cargo)?;
        command.arg("--").args(&self.words);
        if self.extent == Extent::Quick && self.words.is_empty() {
            command.arg("journey");
        }
        process::run(command.envs(self.full()))
    }

    /// The scenarios of `tests/hosts` whose names have this in them.
    fn hosts(&mut self, subject: &str) -> Result<(), Error> {
        let mut cargo = with_lints(self.repo)?;
        cargo.arg("test").args(TOOLS).args(["--test", "hosts"]);
        let mut command = self.with_browsers(&cargo)?;
        let words: Vec<&str> = self.words.iter().map(String::as_str).collect();
        let words = if words.is_empty() { vec![subject] } else { words };
        process::run(command.arg("--").args(words))
    }

    fn full(&self) -> Option<(&str, &str)> {
        (self.extent == Extent::Full).then_some(("SBS_FULL", "1"))
    }

    fn fmt(&self) -> Result<(), Error> {
        component("rustfmt", "cargo-fmt")?;
        self.cargo(&["fmt", "--all", "--", "--check"])
    }

    /// Not installed by us: compiling it takes longer than all the rest. What the bundle ships is held to its licences
    /// without it, too.
    fn deny(&self) -> Result<(), Error> {
        if process::find(&["cargo-deny"]).is_none() {
            println!(
                "\n!!! NOT CHECKED: cargo-deny is not on this machine (`cargo install --locked cargo-deny`).\n"
            );
            return Ok(());
        }
        self.cargo(&["deny", "check", "licenses", "bans", "sources"])?;
        if self.cargo(&["deny", "fetch", "db"]).is_err() {
            println!("\n!!! NOT CHECKED: known faults of crates; their database cannot be had from here.\n");
            return Ok(());
        }
        self.cargo(&["deny", "check", "advisories"])
    }

    /// Everything is built here as the stages after this one run it.
    fn clippy(&self) -> Result<(), Error> {
        crate::tools::wasm_target()?;
        let build = ["test", "--quiet", "--no-run"];
        self.with_lints(&[&build[..], &PRODUCT, &["--all-targets"]].concat())?;
        // With the scenarios, which `--all-targets` leaves out: one processor compiles them for a minute.
        self.with_lints(&[&build[..], &TOOLS, &["--lib", "--bins", "--test", "*"]].concat())?;
        self.command_line()?;
        self.with_lints(
            &[&["build", "--quiet", "--lib", "--bin", "app", "--bin", "embed"][..], &WEB].concat(),
        )
    }

    fn native(&self) -> Result<(), Error> {
        process::run(with_lints(self.repo)?.arg("test").args(PRODUCT).envs(self.full()))?;
        self.with_lints(&[&["test"][..], &TOOLS].concat())?;
        self.command_line()?;
        process::run(Command::new(self.sbs()).current_dir(self.repo.root()).args(test::check(self.repo)?))
    }

    /// The command line, which is the product without any feature. Only who measures needs it optimised.
    fn command_line(&self) -> Result<(), Error> {
        self.with_lints(&["build", "--quiet", "--bin", "sbs"])
    }

    /// Where [`StageContext::command_line`] puts it.
    fn sbs(&self) -> PathBuf {
        self.repo.cargo_target().join("debug/sbs")
    }

    fn wasm(&mut self) -> Result<(), Error> {
        let tests = self.wasm_tests()?;
        if tests.is_empty() {
            return Err(Error::new("There are no tests/wasm_*.rs, so nothing would be tried."));
        }
        let runner = self.tools()?.wasm_test_runner(self.repo)?;
        let browsers = self.browsers()?;
        let drivers = browsers.variables();
        for variable in ["CHROMEDRIVER", "GECKODRIVER"] {
            let Some((_, driver)) = drivers.iter().find(|(name, _)| *name == variable) else { continue };
            let mut command = with_lints(self.repo)?;
            command.arg("test").args(WEB);
            command.args(tests.iter().flat_map(|test| ["--test", test]));
            // The runner takes the first driver that it sees, so it may see only one.
            command.env_remove("CHROMEDRIVER").env_remove("GECKODRIVER").env(variable, driver);
            command.env(RUNNER, &runner).env("MOZ_HEADLESS", "1").env("WASM_BINDGEN_TEST_TIMEOUT", "120");
            println!("In {}:", if variable == "CHROMEDRIVER" { "Chromium" } else { "Firefox" });
            process::run(&mut command)?;
        }
        Ok(())
    }

    fn bundle(&mut self) -> Result<(), Error> {
        let tools = self.tools()?;
        bundle::build_if_changed(self.repo, &tools)?;
        self.with_lints(&[&["test"][..], &TOOLS, &["--test", "bundle", "--", "--nocapture"]].concat())
    }

    fn wasm_tests(&self) -> Result<Vec<String>, Error> {
        let files = crate::repo::files_below(&self.repo.root().join("tests"))?;
        let names = files.iter().filter_map(|file| file.to_str()?.strip_suffix(".rs"));
        Ok(names.filter(|name| name.starts_with("wasm_")).map(str::to_owned).collect())
    }

    fn cargo(&self, arguments: &[&str]) -> Result<(), Error> {
        process::run(process::cargo(self.repo).args(arguments))
    }

    fn with_lints(&self, arguments: &[&str]) -> Result<(), Error> {
        process::run(with_lints(self.repo)?.args(arguments))
    }

    fn tools(&mut self) -> Result<Toolbox, Error> {
        if self.tools.is_none() {
            self.tools = Some(Toolbox::for_build(self.repo)?);
        }
        Ok(self.tools.clone().unwrap_or_default())
    }

    fn browsers(&mut self) -> Result<Browsers, Error> {
        if self.browsers.is_none() {
            let mut tools = self.tools()?;
            let engines =
                if self.extent == Extent::Quick { vec![Engine::Chromium] } else { Engine::wanted()? };
            self.browsers = Some(Browsers::provide(&engines, &mut tools)?);
        }
        Ok(self.browsers.clone().unwrap_or_default())
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

/// Adds a component of the toolchain that a minimal installation leaves out.
fn component(name: &str, program: &str) -> Result<(), Error> {
    if process::ask(program, &["--version"]).is_some() {
        return Ok(());
    }
    process::run(Command::new("rustup").args(["component", "add", name]))
}
