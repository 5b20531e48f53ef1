//! The three browser engines: which run, and what each must be told at its start.

use std::{
    env, fmt,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, ensure};
use glob::glob;
use serde_json::{Value, json};

/// What the tests run in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chromium with chromedriver.
    Chromium,
    /// Firefox, or its long-term release, with geckodriver.
    Firefox,
    /// WebKitGTK's MiniBrowser with WebKitWebDriver, on a virtual display.
    Webkit,
}

/// How much of a browser is started.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// As a visitor has it.
    Whole,
    /// Without what most scenarios do not look at, for half of the processor's time or less. Chromium has no window
    /// (`chromium-headless-shell`, where that is installed). WebKit draws all in one layer, because without a graphics card
    /// it draws each layer by a simulated one; its driver then takes no pictures. Firefox is the same.
    Light,
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

    /// The engines that `SBS_ENGINES` (names with commas between them) asks for; all of them when it is not set.
    ///
    /// # Errors
    /// When it has an unknown name.
    pub fn wanted() -> Result<Vec<Self>> {
        parse(&env::var("SBS_ENGINES").unwrap_or_default())
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
    ///
    /// # Errors
    /// When a program is not on this machine.
    pub fn driver_command(self, port: u16, profile: &Path, kind: Kind) -> Result<Command> {
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
        if self == Engine::Webkit && kind == Kind::Light {
            command.env("WEBKIT_DISABLE_COMPOSITING_MODE", "1");
        }
        // Firefox otherwise leaves a helper behind that outlives it.
        command.env("MOZ_CRASHREPORTER_DISABLE", "1");
        Ok(command)
    }

    /// What a new session is asked for.
    ///
    /// # Errors
    /// When the browser is not on this machine, or its profile cannot be made.
    pub fn capabilities(self, profile: &Path, kind: Kind) -> Result<Value> {
        let shell = program("SBS_CHROMIUM_SHELL", &["chromium-headless-shell"]).ok();
        let shell = shell.filter(|_| self == Engine::Chromium && kind == Kind::Light);
        let is_shell = shell.is_some();
        let binary = shell.map_or_else(|| self.browser(), Ok)?;
        let downloads = profile.join(DOWNLOADS);
        std::fs::create_dir_all(&downloads)?;
        Ok(match self {
            Engine::Chromium => {
                let folder = profile.join("chromium");
                let mut arguments: Vec<String> = CHROMIUM_ARGUMENTS.map(str::to_owned).to_vec();
                arguments.push(format!("--user-data-dir={}", folder.display()));
                json!({
                    // The shell opens no page by itself; by this name the driver opens one.
                    "browserName": if is_shell { "chrome-headless-shell" } else { "chrome" },
                    "goog:chromeOptions": {
                        "binary": binary,
                        "args": arguments,
                        "prefs": { "download.default_directory": downloads },
                    },
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
                        "prefs": {
                            "app.update.enabled": false,
                            "browser.shell.checkDefaultBrowser": false,
                            "browser.download.folderList": 2,
                            "browser.download.dir": downloads,
                            // It would take the keys of whatever scenario comes next in this browser.
                            "browser.download.alwaysOpenPanel": false,
                            // Its driver switches this off, and then a page on the disk may do what it may do
                            // nowhere else.
                            "security.fileuri.strict_origin_policy": true,
                        },
                    },
                })
            }
            Engine::Webkit => {
                // It asks the desktop where downloads go, and the desktop asks this file.
                let config = profile.join("config");
                std::fs::create_dir_all(&config)?;
                let line = format!("XDG_DOWNLOAD_DIR=\"{}\"\n", downloads.display());
                std::fs::write(config.join("user-dirs.dirs"), line)?;
                json!({
                    "browserName": "MiniBrowser",
                    "webkitgtk:browserOptions": { "binary": binary, "args": ["--automation"] },
                })
            }
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

    /// The driver of the browser.
    ///
    /// # Errors
    /// When it is not on this machine.
    pub fn driver(self) -> Result<PathBuf> {
        let name = match self {
            Engine::Chromium => "chromedriver",
            Engine::Firefox => "geckodriver",
            Engine::Webkit => "WebKitWebDriver",
        };
        program(self.variable(), &[name])
    }
}

/// The folder in a profile that receives downloads.
pub const DOWNLOADS: &str = "downloads";

/// No window, no sandbox (build machines run as root), and nothing that goes to the network by itself.
pub const CHROMIUM_ARGUMENTS: [&str; 11] = [
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
    let found = given(variable).or_else(|| xtask::process::find(names));
    found.with_context(|| format!("{} is not on this machine", names.join(" or ")))
}

/// WebKitGTK keeps its test browser out of the search path, in a folder with its version.
fn minibrowser() -> Option<PathBuf> {
    let patterns = ["/usr/lib*/webkit*/MiniBrowser", "/usr/lib*/*/webkit*/MiniBrowser"];
    patterns.into_iter().flat_map(glob).flatten().flatten().next()
}

impl fmt::Display for Engine {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

fn parse(text: &str) -> Result<Vec<Engine>> {
    let names: Vec<_> = text.split(',').map(str::trim).filter(|name| !name.is_empty()).collect();
    let known = Engine::ALL.map(Engine::name);
    for name in &names {
        ensure!(known.contains(name), "SBS_ENGINES names `{name}`. Choose from {}.", known.join(", "));
    }
    Ok(Engine::ALL.into_iter().filter(|engine| names.is_empty() || names.contains(&engine.name())).collect())
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
