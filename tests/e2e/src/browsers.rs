//! The browsers and drivers, found or installed where we may: what the program `with-browsers` provides.

use std::{ffi::OsStr, fs, process::Command};

use anyhow::{Result, bail};
use xtask::{process, tools::install_crate};

use crate::Engine;

/// The crate of geckodriver, taken where the system has none.
const GECKODRIVER: (&str, &str) = ("geckodriver", "0.37.1");

impl Engine {
    /// The programs that it needs, each with its possible names, geckodriver aside: that one is a crate.
    fn programs(self) -> &'static [&'static [&'static str]] {
        match self {
            // Debian alone has the headless shell in a package of its own.
            Engine::Chromium if runs_on("debian") => {
                &[&["chromium"], &["chromedriver"], &["chromium-headless-shell"]]
            }
            Engine::Chromium => &[&["chromium", "chromium-browser", "google-chrome"], &["chromedriver"]],
            Engine::Firefox => &[&["firefox-esr", "firefox"]],
            Engine::Webkit => &[&["WebKitWebDriver"], &["xvfb-run"]],
        }
    }

    fn packages(self) -> &'static [&'static str] {
        match self {
            Engine::Chromium if runs_on("ubuntu") => &["chromium-browser", "chromium-chromedriver"],
            Engine::Chromium => &["chromium", "chromium-driver", "chromium-headless-shell"],
            Engine::Firefox if runs_on("ubuntu") => &["firefox"],
            Engine::Firefox => &["firefox-esr"],
            Engine::Webkit => &["webkit2gtk-driver", "xvfb", "xauth"],
        }
    }

    fn is_complete(self) -> bool {
        self.programs().iter().all(|names| process::find(names).is_some())
    }

    /// What a program reads to find its driver. wasm-bindgen's runner of tests does too, and takes the first that is set.
    pub(crate) fn variable(self) -> &'static str {
        match self {
            Engine::Chromium => "CHROMEDRIVER",
            Engine::Firefox => "GECKODRIVER",
            Engine::Webkit => "WEBKITDRIVER",
        }
    }
}

/// Makes sure that these engines are there, and gives the command that runs a program with their drivers in its environment,
/// and with no other. WebKit needs a display, so with it all of the program runs on a virtual one.
///
/// # Errors
/// A sentence with the one command to run, when something is missing and may not be installed.
pub fn command(engines: &[Engine], program: &OsStr) -> Result<Command> {
    let missing = engines.iter().filter(|engine| !engine.is_complete());
    let packages = missing.flat_map(|engine| engine.packages()).copied();
    let packages: Vec<_> = packages.chain(font()).chain(reader_of_pdf()).collect();
    if !packages.is_empty() {
        install(&packages)?;
    }
    let mut command = if engines.contains(&Engine::Webkit) {
        let mut display = Command::new("xvfb-run");
        display.args(["-a", "--server-args=-screen 0 1440x1200x24"]).arg(program);
        display
    } else {
        Command::new(program)
    };
    for engine in Engine::ALL {
        command.env_remove(engine.variable());
    }
    for engine in engines {
        match engine.driver() {
            Ok(driver) => command.env(engine.variable(), driver),
            Err(_) if *engine == Engine::Firefox => {
                let (name, version) = GECKODRIVER;
                command.env(engine.variable(), install_crate(name, name, version, &["--locked"])?)
            }
            // Who runs in it says that it cannot.
            Err(_) => &mut command,
        };
    }
    command.env("MOZ_HEADLESS", "1");
    Ok(command)
}

fn install(packages: &[&str]) -> Result<()> {
    let list = packages.join(" ");
    let root = process::ask("id", &["-u"]).as_deref() == Some("0");
    let sudo = !root && process::ask("sudo", &["-n", "true"]).is_some();
    if process::find(&["apt-get"]).is_none() || !(root || sudo) {
        bail!(
            "These browsers or drivers are missing, and this account may not install them. Run\n  \
             sudo apt-get update && sudo apt-get install --no-install-recommends {list}\n\
             or their like on your system, or leave engines out: SBS_ENGINES=chromium."
        );
    }
    println!("Installing {list} (about two minutes).");
    let apt = |arguments: &[&str]| {
        let mut command = Command::new(if sudo { "sudo" } else { "apt-get" });
        if sudo {
            command.args(["-n", "DEBIAN_FRONTEND=noninteractive", "apt-get"]);
        }
        process::run(command.env("DEBIAN_FRONTEND", "noninteractive").args(arguments))
    };
    apt(&["update", "-qq"])?;
    let mut arguments = vec!["install", "-y", "-qq", "--no-install-recommends"];
    arguments.extend(packages);
    Ok(apt(&arguments)?)
}

/// What heights are measured in, where it is missing: another system's font has other widths.
fn font() -> Option<&'static str> {
    process::find(&["apt-get"])?;
    let found = process::ask("fc-list", &["Liberation Sans"]);
    found.is_none_or(|fonts| fonts.is_empty()).then_some("fonts-liberation")
}

/// What says where the words stand that a browser printed.
fn reader_of_pdf() -> Option<&'static str> {
    process::find(&["apt-get"])?;
    process::find(&["pdftotext"]).is_none().then_some("poppler-utils")
}

fn runs_on(system: &str) -> bool {
    let wanted = format!("ID={system}");
    fs::read_to_string("/etc/os-release").is_ok_and(|text| text.lines().any(|line| line == wanted))
}
