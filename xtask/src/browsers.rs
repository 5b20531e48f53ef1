//! The browsers and drivers of the browser tests: found, or installed where we may.

use std::{env, fmt, fs, path::PathBuf, process::Command};

use glob::glob;

use crate::{Error, process, tools::Toolbox};

/// What the tests run in. `SBS_ENGINES` (names with commas between them) leaves some out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chromium with chromedriver.
    Chromium,
    /// Firefox, or its long-term release, with geckodriver.
    Firefox,
    /// WebKitGTK's MiniBrowser with WebKitWebDriver, on a virtual display.
    Webkit,
}

impl Engine {
    /// All, in the order of the reports.
    pub const ALL: [Engine; 3] = [Engine::Chromium, Engine::Firefox, Engine::Webkit];

    /// Its name in `SBS_ENGINES`.
    pub fn name(self) -> &'static str {
        match self {
            Engine::Chromium => "chromium",
            Engine::Firefox => "firefox",
            Engine::Webkit => "webkit",
        }
    }

    /// The engines that `SBS_ENGINES` asks for; all of them when it is not set.
    ///
    /// # Errors
    /// When it has an unknown name.
    pub fn wanted() -> Result<Vec<Self>, Error> {
        parse(&env::var("SBS_ENGINES").unwrap_or_default())
    }

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
}

impl fmt::Display for Engine {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

/// The drivers that are there, by full path.
#[derive(Clone, Debug, Default)]
pub struct Browsers {
    engines: Vec<Engine>,
    geckodriver: Option<PathBuf>,
}

impl Browsers {
    /// Makes sure that the wanted engines are there.
    ///
    /// # Errors
    /// A sentence with the one command to run, when something is missing and may not be installed.
    pub fn provide(engines: &[Engine], tools: &mut Toolbox) -> Result<Self, Error> {
        let packages: Vec<_> = engines
            .iter()
            .filter(|engine| !engine.is_complete())
            .flat_map(|engine| engine.packages())
            .copied()
            .chain(font())
            .chain(reader_of_pdf())
            .collect();
        if !packages.is_empty() {
            install(&packages)?;
        }
        let geckodriver = if engines.contains(&Engine::Firefox) { Some(tools.geckodriver()?) } else { None };
        Ok(Browsers { engines: engines.to_vec(), geckodriver })
    }

    /// The engines, in their fixed order.
    pub fn engines(&self) -> &[Engine] {
        &self.engines
    }

    /// The environment variable and path of each driver and browser, as the tests expect them.
    pub fn variables(&self) -> Vec<(&'static str, PathBuf)> {
        let found = |engine, variable, names: &[&str]| {
            let path = self.engines.contains(&engine).then(|| process::find(names)).flatten()?;
            Some((variable, path))
        };
        let minibrowser = self.engines.contains(&Engine::Webkit).then(minibrowser).flatten();
        [
            found(Engine::Chromium, "CHROMEDRIVER", &["chromedriver"]),
            found(Engine::Chromium, "SBS_CHROMIUM", Engine::Chromium.programs()[0]),
            self.geckodriver.clone().map(|path| ("GECKODRIVER", path)),
            found(Engine::Firefox, "SBS_FIREFOX", Engine::Firefox.programs()[0]),
            found(Engine::Webkit, "WEBKITDRIVER", &["WebKitWebDriver"]),
            minibrowser.map(|path| ("SBS_MINIBROWSER", path)),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

fn parse(text: &str) -> Result<Vec<Engine>, Error> {
    let names: Vec<_> = text.split(',').map(str::trim).filter(|name| !name.is_empty()).collect();
    if let Some(unknown) = names.iter().find(|name| Engine::ALL.iter().all(|engine| engine.name() != **name))
    {
        return Err(Error::new(format!(
            "SBS_ENGINES names `{unknown}`. Choose from chromium, firefox, webkit."
        )));
    }
    Ok(Engine::ALL.into_iter().filter(|engine| names.is_empty() || names.contains(&engine.name())).collect())
}

fn install(packages: &[&str]) -> Result<(), Error> {
    let list = packages.join(" ");
    let root = process::ask("id", &["-u"]).as_deref() == Some("0");
    let sudo = !root && process::ask("sudo", &["-n", "true"]).is_some();
    if process::find(&["apt-get"]).is_none() || !(root || sudo) {
        return Err(Error::new(format!(
            "These browsers or drivers are missing, and this account may not install them. Run\n  \
             sudo apt-get update && sudo apt-get install --no-install-recommends {list}\n\
             or their like on your system, or leave engines out: SBS_ENGINES=chromium."
        )));
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
    apt(&arguments)
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

/// WebKitGTK keeps its test browser out of the search path, in a folder with its version.
pub fn minibrowser() -> Option<PathBuf> {
    let patterns = ["/usr/lib*/webkit*/MiniBrowser", "/usr/lib*/*/webkit*/MiniBrowser"];
    patterns.into_iter().flat_map(glob).flatten().flatten().next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn engines_come_in_their_own_order_and_all_when_none_is_named() {
        assert_eq!(parse("").unwrap(), Engine::ALL);
        assert_eq!(parse("webkit, chromium").unwrap(), [Engine::Chromium, Engine::Webkit]);
    }

    #[test]
    fn an_unknown_engine_is_named_back() {
        assert!(parse("chromium,opera").unwrap_err().to_string().contains("opera"));
    }
}
