//! What one scenario gets: a browser of one engine, and a site of its own.
//!
//! Scenarios of one engine share a browser, because starting one takes seconds. Each has its own web
//! server on its own port, so its own origin: what one saved, the next cannot see.

use std::{
    cell::Cell,
    env, fs,
    path::PathBuf,
    sync::{Arc, LazyLock},
};

use anyhow::{Context, Result, ensure};
use serde_json::json;
use thirtyfour::WebDriver;
use xtask::bundle::policy;

use crate::{
    Browser, Engine, Lang, Page,
    engine::Kind,
    models,
    network_silence::Watch,
    server::{CONTENT_SECURITY_POLICY, Options, Packer, Server},
    storage_fixture, viewport,
};

/// The browser and the site of a scenario.
pub struct TestContext {
    engine: Engine,
    // Taken while a scenario ends it and starts another.
    browser: Option<Browser>,
    server: Server,
    pub(crate) watched: Cell<Watch>,
}

impl TestContext {
    /// A fresh browser with a fresh site.
    ///
    /// # Errors
    /// When one of the two does not start.
    pub async fn new(engine: Engine, kind: Kind) -> Result<Self> {
        let browser = Browser::start(engine, kind).await?;
        viewport::reset(engine, browser.driver()?).await?;
        let browser = Some(browser);
        Ok(TestContext { engine, browser, server: Server::start(site())?, watched: Cell::new(Watch::Off) })
    }

    /// Makes it as new for the next scenario, in the same browser.
    ///
    /// # Errors
    /// When the browser no longer answers, or its window has no room left: WebKit's test browser shows a bar for each
    /// download and takes none away, until its driver no longer finds what it is to press.
    pub async fn clear(&mut self) -> Result<()> {
        let driver = self.driver()?;
        driver.goto("about:blank").await?;
        viewport::reset(self.engine, driver).await?;
        self.server = Server::start(site())?;
        self.watched.set(Watch::Off);
        Ok(())
    }

    /// Serves the app in another way from now on. Nobody counts its requests, before [`TestContext::watch`] is called.
    ///
    /// # Errors
    /// When the server does not start, or a page asked for something after loading.
    pub fn serve(&mut self, options: Options) -> Result<()> {
        self.leave()?;
        self.watched.set(Watch::Off);
        self.server = Server::start(options)?;
        Ok(())
    }

    /// Takes another browser in place of the one there was, if any.
    pub fn take(&mut self, browser: Browser) -> Option<Browser> {
        self.browser.replace(browser)
    }

    /// Gives its browser away, for a scenario that ends it before it takes another ([`TestContext::take`]).
    ///
    /// # Errors
    /// When it has none.
    pub fn give_away(&mut self) -> Result<Browser> {
        self.browser.take().context("there is no browser")
    }

    /// The engine.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// Whether its browser is of this kind. A scenario may have taken another one.
    pub fn is_of(&self, kind: Kind) -> bool {
        self.browser.as_ref().is_some_and(|browser| browser.kind() == kind)
    }

    /// The browser.
    ///
    /// # Errors
    /// When it was given away.
    pub fn browser(&self) -> Result<&Browser> {
        self.browser.as_ref().context("there is no browser")
    }

    /// The WebDriver session.
    ///
    /// # Errors
    /// When the browser was given away.
    pub fn driver(&self) -> Result<&WebDriver> {
        self.browser()?.driver()
    }

    /// The web server.
    pub fn server(&self) -> &Server {
        &self.server
    }

    /// What is on the screen now, read in this language.
    ///
    /// # Errors
    /// When the instrument cannot be read.
    pub fn page(&self, lang: Lang) -> Result<Page<'_>> {
        Page::new(self.driver()?, lang)
    }

    /// Makes the device as if the scan was never there.
    ///
    /// # Errors
    /// When the page has no storage.
    pub async fn forget(&self) -> Result<()> {
        self.leave_behind(&[]).await
    }

    /// Makes the device as if earlier visits had left these keys with these texts, and nothing else.
    ///
    /// # Errors
    /// When the page has no storage.
    pub async fn leave_behind(&self, left: &[(String, String)]) -> Result<()> {
        self.leave()?;
        // A file of the same origin that starts nothing.
        self.driver()?.goto(format!("{}no-such-page", self.server.url())).await?;
        let script = "localStorage.clear(); sessionStorage.clear();
            for (const [key, text] of arguments[0]) localStorage.setItem(key, text);";
        self.driver()?.execute(script, vec![json!(left)]).await?;
        Ok(())
    }

    /// Puts a text where the scan keeps its answers, as if left by an earlier visit.
    ///
    /// # Errors
    /// When the page has no storage.
    pub async fn seed(&self, text: &str) -> Result<()> {
        self.leave()?;
        // A file of the same origin that starts nothing.
        self.driver()?.goto(format!("{}no-such-page", self.server.url())).await?;
        storage_fixture::write(self.driver()?, storage_fixture::KEY, text).await
    }

    /// Opens the app in a frame of this width, with these sandbox flags if any, and steps into the frame.
    ///
    /// # Errors
    /// When the app does not come.
    pub async fn open_in_frame(&mut self, lang: Lang, width: u32, sandbox: Option<&str>) -> Result<Page<'_>> {
        // In a frame without an origin WebKit takes `'self'` for that missing origin, which nothing matches.
        let ours = if sandbox.is_some() { "http://127.0.0.1:*" } else { "'self'" };
        let policy = format!("{}; frame-src {ours}", CONTENT_SECURITY_POLICY.replace("'self'", ours));
        let sandbox = sandbox.map_or_else(String::new, |flags| format!("sandbox=\"{flags}\""));
        // Not higher than the window: a driver cannot scroll around a frame that is foreign to the page.
        let html = format!(
            "<!doctype html><html lang=nl><meta charset=utf-8><title>Frame</title>\
             <iframe title=Scan src=./ width={width} height=600 frameborder=0 {sandbox}></iframe>"
        );
        self.serve(
            site()
                .header("Content-Security-Policy", &policy)
                // A sandboxed frame has no origin of its own, so even our own files are foreign to it.
                .header("Access-Control-Allow-Origin", "*")
                .replace("/frame-test.html", 200, "text/html", html.as_bytes()),
        )?;
        self.driver()?.goto(format!("{}frame-test.html", self.server.url())).await?;
        self.driver()?.enter_frame(0).await?;
        let page = self.page(Lang::Nl)?;
        page.wait_for_app().await?;
        page.in_language(lang).await
    }

    /// Opens the app and waits for its first screen; in a scenario until it is loaded, and from then on nothing may be
    /// asked for.
    ///
    /// # Errors
    /// When there is none, or the page before asked for something after loading.
    pub async fn open(&self, lang: Lang) -> Result<Page<'_>> {
        let index = dist().join("index.html");
        ensure!(
            index.is_file(),
            "there is no {}: run `cargo xtask bundle`, or name a folder in SBS_DIST",
            index.display()
        );
        self.leave()?;
        self.driver()?.goto(self.server.url()).await?;
        let page = self.page(Lang::Nl)?;
        page.wait_for_app().await?;
        let page = page.in_language(lang).await?;
        self.settle(&page).await?;
        Ok(page)
    }
}

/// The app, at the root, with the strict policy that we ask of a site owner. Without its service worker: installing one
/// takes a second at every fresh origin, and only the scenarios about offline use are about it ([`site_with_worker`]).
pub fn site() -> Options {
    models::on(site_with_worker().replace("/sw.js", 404, "text/plain", b"none here"))
}

/// The same with its service worker.
pub fn site_with_worker() -> Options {
    /// Whatever is served more than once in a run is compressed once.
    static PACKER: LazyLock<Arc<Packer>> = LazyLock::new(Arc::default);
    Options::new(dist()).packed_by(&PACKER)
}

/// The policy that the app asks of its site.
///
/// # Errors
/// When the bundle has none.
pub fn policy() -> Result<String> {
    Ok(fs::read_to_string(dist().join(policy::FILE))?.trim().to_owned())
}

/// The folder with the app.
pub fn dist() -> PathBuf {
    env::var_os("SBS_DIST").map_or_else(|| root().join("dist"), PathBuf::from)
}

/// The root of the repository.
pub fn root() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}
