//! The three browser engines: which run, and what each must be told at its start.

use std::{
    env,
    ffi::OsStr,
    fmt,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use xtask::browsers::minibrowser;

/// What the tests run in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chromium with chromedriver.
    Chromium,
    /// Firefox with geckodriver.
    Firefox,
    /// WebKitGTK's test browser with WebKitWebDriver, on a virtual display.
    Webkit,
}

impl Engine {
    /// All, in the order of the reports.
    pub const ALL: [Engine; 3] = [Engine::Chromium, Engine::Firefox, Engine::Webkit];

    /// Its name in `SBS_ENGINES` and in reports.
    pub fn name(self) -> &'static str {
        match self {
            Engine::Chromium => "chromium",
            Engine::Firefox => "firefox",
            Engine::Webkit => "webkit",
        }
    }

    /// The engines that `SBS_ENGINES` names, or all.
    ///
    /// # Errors
    /// When it has an unknown name.
    pub fn wanted() -> Result<Vec<Self>> {
        let text = env::var("SBS_ENGINES").unwrap_or_default();
        let names: Vec<_> = text.split(',').map(str::trim).filter(|name| !name.is_empty()).collect();
        if let Some(unknown) =
            names.iter().find(|name| Self::ALL.iter().all(|engine| engine.name() != **name))
        {
            bail!("SBS_ENGINES names `{unknown}`, expected chromium, firefox, webkit");
        }
        let is_wanted = |engine: &Engine| names.is_empty() || names.contains(&engine.name());
        Ok(Self::ALL.into_iter().filter(is_wanted).collect())
    }

    /// Why it cannot run here, if so.
    pub fn missing(self) -> Option<String> {
        self.driver().err().or_else(|| self.browser().err()).map(|error| error.to_string())
    }

    /// The name under which the system knows the browser's own process.
    pub fn process_name(self) -> &'static str {
        match self {
            Engine::Chromium => "chromium",
            Engine::Firefox => "firefox",
            Engine::Webkit => "MiniBrowser",
        }
    }

    /// The command that starts the driver on this port, with the profile in which it may write.
    pub(crate) fn driver_command(self, port: u16, profile: &Path) -> Result<Command> {
        let driver = self.driver()?;
        let mut command = match self {
            Engine::Webkit if env::var_os("DISPLAY").is_none() => {
                let mut display = Command::new(program("XVFB_RUN", &["xvfb-run"])?);
                display.arg("-a").arg(driver);
                display
            }
            _ => Command::new(driver),
        };
        command.arg(format!("--port={port}"));
        // What is not in the profile proper: caches, settings of the toolkit, the test browser's storage.
        for (variable, folder) in
            [("XDG_CACHE_HOME", "cache"), ("XDG_CONFIG_HOME", "config"), ("XDG_DATA_HOME", "data")]
        {
            command.env(variable, profile.join(folder));
        }
        // Firefox otherwise leaves a helper behind that outlives it.
        command.env("MOZ_CRASHREPORTER_DISABLE", "1");
        Ok(command)
    }

    /// What a new session is asked for.
    pub(crate) fn capabilities(self, profile: &Path) -> Result<Value> {
        let binary = self.browser()?;
        Ok(match self {
            Engine::Chromium => {
                let folder = profile.join("chromium");
                let mut arguments: Vec<String> = CHROMIUM_ARGUMENTS.map(str::to_owned).to_vec();
                arguments.push(format!("--user-data-dir={}", folder.display()));
                json!({
                    "browserName": "chrome",
                    "goog:chromeOptions": { "binary": binary, "args": arguments },
                    "goog:loggingPrefs": { "browser": "ALL" },
                })
            }
            Engine::Firefox => {
                let folder = profile.join("firefox");
                std::fs::create_dir_all(&folder)?;
                json!({
                    "browserName": "firefox",
                    "moz:firefoxOptions": {
                        "binary": binary,
                        "args": ["-headless", "-profile", folder],
                        "prefs": { "app.update.enabled": false, "browser.shell.checkDefaultBrowser": false },
                    },
                })
            }
            Engine::Webkit => json!({
                "browserName": "MiniBrowser",
                "webkitgtk:browserOptions": { "binary": binary, "args": ["--automation"] },
            }),
        })
    }

    /// The browser itself.
    ///
    /// # Errors
    /// When it is not on this machine.
    pub fn browser(self) -> Result<PathBuf> {
        match self {
            Engine::Chromium => program("SBS_CHROMIUM", &["chromium", "chromium-browser", "google-chrome"]),
            Engine::Firefox => program("SBS_FIREFOX", &["firefox-esr", "firefox"]),
            Engine::Webkit => given("SBS_MINIBROWSER")
                .or_else(minibrowser)
                .context("WebKitGTK's MiniBrowser is not on this machine (package webkit2gtk-driver)"),
        }
    }

    fn driver(self) -> Result<PathBuf> {
        match self {
            Engine::Chromium => program("CHROMEDRIVER", &["chromedriver"]),
            Engine::Firefox => program("GECKODRIVER", &["geckodriver"]),
            Engine::Webkit => program("WEBKITDRIVER", &["WebKitWebDriver"]),
        }
    }
}

impl fmt::Display for Engine {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

/// No window, no sandbox (build machines run as root), and nothing that goes to the network by itself.
const CHROMIUM_ARGUMENTS: [&str; 11] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-breakpad",
    "--disable-component-update",
    "--disable-dev-shm-usage",
    "--disable-sync",
    "--hide-scrollbars",
];

fn given(variable: &str) -> Option<PathBuf> {
    env::var_os(variable).filter(|value| !value.is_empty()).map(PathBuf::from)
}

fn program(variable: &str, names: &[&str]) -> Result<PathBuf> {
    let search = env::var_os("PATH").unwrap_or_default();
    let folders: Vec<PathBuf> = env::split_paths(&search).collect();
    let found = || {
        names
            .iter()
            .flat_map(|name| folders.iter().map(move |f| f.join(OsStr::new(name))))
            .find(|p| p.is_file())
    };
    given(variable).or_else(found).with_context(|| format!("{} is not on this machine", names.join(" or ")))
}
