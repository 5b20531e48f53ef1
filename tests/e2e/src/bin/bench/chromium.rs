//! One headless Chromium without a driver, and a visitor in it who was never there before.

use std::{
    fs,
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};
use e2e::{Engine, engine::CHROMIUM_ARGUMENTS, process::Tree, profile::Profile};
use serde_json::{Value, json};

use crate::cdp::Cdp;

/// The window: more dots than the phone has. What lies outside is never drawn, and a press that changes nothing else would be
/// timed to the next frame that does.
const WINDOW: (u32, u32) = (1400, 2600);
/// So long it may take to start.
const PATIENCE: Duration = Duration::from_secs(40);

/// The browser. It ends, with all its processes, when this is dropped.
pub struct Chromium {
    /// The connection to it.
    pub cdp: Cdp,
    // In this order: the processes end before their profile is deleted.
    _processes: Tree,
    _profile: Profile,
}

/// A page of a visitor of its own: storage, cache and process are new.
pub struct Tab {
    context: String,
    /// The session of the page.
    pub session: String,
}

impl Chromium {
    /// Starts it.
    ///
    /// # Errors
    /// When it is not on this machine, or does not start.
    pub fn start() -> Result<Self> {
        let profile = Profile::new()?;
        let folder = profile.path().join("chromium");
        let mut command = Command::new(Engine::Chromium.browser()?);
        command.args(CHROMIUM_ARGUMENTS).args(["--lang=nl", "--accept-lang=nl", "--remote-debugging-port=0"]);
        command.arg(format!("--window-size={},{}", WINDOW.0, WINDOW.1));
        command.arg(format!("--user-data-dir={}", folder.display())).arg("about:blank");
        for (variable, name) in [("XDG_CACHE_HOME", "cache"), ("XDG_CONFIG_HOME", "config")] {
            command.env(variable, profile.path().join(name));
        }
        let processes =
            Tree::start(command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()))?;
        // Two lines: the port that it took, and the path of the browser itself.
        let file = folder.join("DevToolsActivePort");
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            let text = fs::read_to_string(&file).unwrap_or_default();
            let mut lines = text.lines();
            if let (Some(Ok(port)), Some(path)) = (lines.next().map(str::parse), lines.next()) {
                return Ok(Chromium {
                    cdp: Cdp::connect(port, path)?,
                    _processes: processes,
                    _profile: profile,
                });
            }
            thread::sleep(Duration::from_millis(50));
        }
        bail!("Chromium tells no port for DevTools within {} s", PATIENCE.as_secs())
    }

    /// Its name and version.
    ///
    /// # Errors
    /// When it does not answer.
    pub fn version(&mut self) -> Result<String> {
        let about = self.cdp.call("", "Browser.getVersion", json!({}))?;
        Ok(about["product"].as_str().unwrap_or("Chromium").to_owned())
    }

    /// Opens an empty page for a new visitor.
    ///
    /// # Errors
    /// When the browser refuses.
    pub fn open(&mut self) -> Result<Tab> {
        let context = self.text("Target.createBrowserContext", json!({}), "browserContextId")?;
        let wanted = json!({ "url": "about:blank", "browserContextId": context });
        let target = self.text("Target.createTarget", wanted, "targetId")?;
        let wanted = json!({ "targetId": target, "flatten": true });
        let session = self.text("Target.attachToTarget", wanted, "sessionId")?;
        Ok(Tab { context, session })
    }

    /// Closes the page and forgets its visitor.
    ///
    /// # Errors
    /// When the browser refuses.
    pub fn close(&mut self, tab: &Tab) -> Result<()> {
        let wanted = json!({ "browserContextId": tab.context });
        self.cdp.call("", "Target.disposeBrowserContext", wanted).map(drop)
    }

    fn text(&mut self, method: &str, params: Value, field: &str) -> Result<String> {
        let answer = self.cdp.call("", method, params)?;
        answer[field].as_str().map(str::to_owned).with_context(|| format!("{method} without {field}"))
    }
}
