//! One running browser with its driver and profile.

use std::{net::TcpListener, process::Stdio, sync::Arc, time::Duration};

use anyhow::{Context, Result, bail};
use nix::sys::signal::Signal;
use serde_json::{Value, json};
use thirtyfour::{Capabilities, TimeoutConfiguration, WebDriver};

use crate::{
    Engine,
    engine::Kind,
    process::{self, Tree},
    profile::Profile,
    wait,
};

/// A browser that is worked by WebDriver. It ends, with all its processes, when this is dropped.
pub struct Browser {
    engine: Engine,
    kind: Kind,
    // Taken when it is dropped, to tell the library that nobody is there to say goodbye to.
    driver: Option<WebDriver>,
    processes: Tree,
    profile: Arc<Profile>,
}

impl Browser {
    /// A browser with a profile of its own that was never used.
    ///
    /// # Errors
    /// When it does not start.
    pub async fn start(engine: Engine, kind: Kind) -> Result<Self> {
        Self::open(engine, kind, Arc::new(Profile::new()?), &Value::Null).await
    }

    /// A browser with this profile, for the second visit of the same visitor.
    ///
    /// # Errors
    /// When it does not start.
    pub async fn start_with(engine: Engine, profile: Arc<Profile>) -> Result<Self> {
        Self::open(engine, Kind::Whole, profile, &Value::Null).await
    }

    /// A browser with a new profile and these settings of its user: an object with the names that the browser itself
    /// has for them. WebKitGTK's test browser has none.
    ///
    /// # Errors
    /// When it does not start.
    pub async fn start_with_preferences(engine: Engine, preferences: &Value) -> Result<Self> {
        let options = match engine {
            Engine::Chromium => "goog:chromeOptions",
            Engine::Firefox => "moz:firefoxOptions",
            Engine::Webkit => bail!("{engine} has no settings"),
        };
        let more = json!({ options: { "prefs": preferences } });
        Self::open(engine, Kind::Whole, Arc::new(Profile::new()?), &more).await
    }

    /// A browser with this profile whose every window is a private one. WebKitGTK's is private always, as long as a
    /// driver works it: it keeps nothing after its end.
    ///
    /// # Errors
    /// When it does not start.
    pub async fn start_private(engine: Engine, profile: Arc<Profile>) -> Result<Self> {
        let wanted = match engine {
            Engine::Chromium => json!({ "goog:chromeOptions": { "args": ["--incognito"] } }),
            Engine::Firefox => json!({ "moz:firefoxOptions": { "args": ["-private"],
                "prefs": { "browser.privatebrowsing.autostart": true } } }),
            Engine::Webkit => Value::Null,
        };
        Self::open(engine, Kind::Whole, profile, &wanted).await
    }

    /// A browser in which WebAssembly is switched off. Chromium compiles nothing at all then, like Safari's Lockdown Mode.
    ///
    /// # Errors
    /// When it does not start.
    pub async fn start_without_wasm(engine: Engine) -> Result<Self> {
        let wanted = match engine {
            Engine::Chromium => json!({ "goog:chromeOptions": { "args": ["--js-flags=--jitless"] } }),
            Engine::Firefox => {
                json!({ "moz:firefoxOptions": { "prefs": { "javascript.options.wasm": false } } })
            }
            Engine::Webkit => bail!("{engine} has no such setting"),
        };
        Self::open(engine, Kind::Whole, Arc::new(Profile::new()?), &wanted).await
    }

    /// `more` is added to what a session is asked for: members of its options, and of lists and objects in them. Tried
    /// twice: between finding a free port and listening on it, another driver may have taken it.
    async fn open(engine: Engine, kind: Kind, profile: Arc<Profile>, more: &Value) -> Result<Self> {
        match Self::try_open(engine, kind, Arc::clone(&profile), more).await {
            Ok(browser) => Ok(browser),
            Err(_) => Self::try_open(engine, kind, profile, more).await,
        }
    }

    async fn try_open(engine: Engine, kind: Kind, profile: Arc<Profile>, more: &Value) -> Result<Self> {
        let port = free_port()?;
        let mut command = engine.driver_command(port, profile.path(), kind)?;
        let mut processes =
            Tree::start(command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()))?;
        wait::until(&format!("the driver of {engine} to listen on port {port}"), async || {
            if let Some(status) = processes.ended() {
                bail!("the driver of {engine} ended with {status}");
            }
            Ok(std::net::TcpStream::connect(("127.0.0.1", port)).ok())
        })
        .await?;
        let mut wanted = engine.capabilities(profile.path(), kind)?;
        add(&mut wanted, more);
        let capabilities: Capabilities = serde_json::from_value(wanted)?;
        let driver = WebDriver::new(format!("http://127.0.0.1:{port}"), capabilities)
            .await
            .with_context(|| format!("{engine} starts no session"))?;
        let browser = Browser { engine, kind, driver: Some(driver), processes, profile };
        let limit = Some(Duration::from_secs(30));
        if engine == Engine::Chromium && kind == Kind::Light {
            // Where there is no window, downloads are refused unless somebody says where they go.
            let wanted = json!({ "behavior": "allow", "downloadPath": browser.profile.downloads() });
            browser.driver()?.cdp().send_raw("Browser.setDownloadBehavior", wanted).await?;
        }
        browser.driver()?.update_timeouts(TimeoutConfiguration::new(limit, limit, None)).await?;
        Ok(browser)
    }

    /// Its engine.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// How much of a browser it is.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// Its profile.
    pub fn profile(&self) -> Arc<Profile> {
        Arc::clone(&self.profile)
    }

    /// The WebDriver session.
    ///
    /// # Errors
    /// Never while the browser lives.
    pub fn driver(&self) -> Result<&WebDriver> {
        self.driver.as_ref().context("the browser has ended")
    }

    /// Ends the browser's own process without warning, then all the others: what a crash or an empty
    /// battery does. The profile stays.
    ///
    /// # Errors
    /// When the process cannot be found or does not go.
    pub async fn crash(self) -> Result<()> {
        self.end(Signal::SIGKILL).await
    }

    /// Asks the browser's own process to end, as logging out does, and waits until it has.
    ///
    /// # Errors
    /// When the process cannot be found or does not go.
    pub async fn log_out(self) -> Result<()> {
        self.end(Signal::SIGTERM).await
    }

    /// Closes the window, as a visitor does.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn close(mut self) -> Result<()> {
        self.driver.take().context("the browser has ended")?.quit().await?;
        Ok(())
    }

    /// Ends the process of the open page and leaves the browser alone.
    ///
    /// This is as far as WebKit goes: in automation its test browser keeps nothing after it has ended.
    ///
    /// # Errors
    /// When the process cannot be found or does not go.
    pub async fn crash_page(&self) -> Result<()> {
        let pid = self.processes.named("WebKitWebProces").first().copied().context("no process of a page")?;
        process::end(pid, Signal::SIGKILL);
        wait::until("the process of the page to end", async || Ok((!process::is_running(pid)).then_some(())))
            .await
    }

    async fn end(self, signal: Signal) -> Result<()> {
        let engine = self.engine;
        let pid = self.processes.named(engine.process_name()).first().copied();
        let pid = pid.with_context(|| format!("no process of {engine} below its driver"))?;
        process::end(pid, signal);
        wait::until(&format!("{engine} to end"), async || Ok((!process::is_running(pid)).then_some(()))).await
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        if let Some(driver) = self.driver.take() {
            // Without this the library talks to a driver that is being ended. It fails only after `quit`.
            let _ = driver.leak();
        }
    }
}

/// Members of objects and of lists are added; anything else is replaced.
fn add(to: &mut Value, more: &Value) {
    match (to, more) {
        (Value::Object(to), Value::Object(more)) => {
            for (name, value) in more {
                add(to.entry(name).or_insert(Value::Null), value);
            }
        }
        (Value::Array(to), Value::Array(more)) => to.extend(more.iter().cloned()),
        (_, Value::Null) => {}
        (to, more) => *to = more.clone(),
    }
}

/// A port that nobody listens on now. Another program could take it before the driver does; then the
/// driver ends and the start fails with its name.
fn free_port() -> Result<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}
