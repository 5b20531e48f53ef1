//! "After loading, not one request": a property of every scenario on our own page, not of single ones.
//!
//! [`TestContext::open`] waits until the page is loaded, which ends with the worker for offline use, and forgets what was
//! asked for. Whatever the server hears from then on fails the scenario, unless it has said that it loads again
//! ([`TestContext::reload`], [`TestContext::leave`]). What is on a host's page, or on a site of the scenario's own, is that
//! scenario's business, until it says [`TestContext::watch`].

use anyhow::{Result, ensure};

use crate::{Lang, Page, TestContext, server::Server, wait};

/// Asked for at the end of a scenario, so that what was asked for before is in the server's list.
const LAST: &str = "last-of-all.png";

/// How far the page is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Watch {
    /// Nobody counts: no scenario, or a page that is not ours.
    Off,
    /// The next page that is opened is watched.
    Armed,
    /// It is loaded; there are to be no requests.
    Quiet,
}

/// What was asked for, but for the two things that browsers ask for by themselves and when they like: an icon, and
/// after a navigation whether the worker is still the same.
pub fn asked(server: &Server) -> Vec<String> {
    let all = server.requests().into_iter().map(|request| request.path);
    all.filter(|path| !path.ends_with("icon.ico") && !path.ends_with("/sw.js")).collect()
}

/// The sentence that ends loading.
pub fn ready(lang: Lang) -> &'static str {
    match lang {
        Lang::Nl => "De scan werkt nu ook zonder internet.",
        Lang::En => "The scan now works without internet too.",
    }
}

impl TestContext {
    /// Watches pages that are opened from now on, also on a site of the scenario's own.
    pub fn watch(&self) {
        self.watched.set(Watch::Armed);
    }

    /// Says that something is asked for from here on, on purpose. What was asked for before still counts.
    ///
    /// # Errors
    /// What was asked for before.
    pub fn leave(&self) -> Result<()> {
        self.nothing_asked()?;
        if self.watched.get() == Watch::Quiet {
            self.watched.set(Watch::Armed);
        }
        Ok(())
    }

    /// Loads the page again, as a visitor does, and waits until it is there.
    ///
    /// # Errors
    /// When it does not come, or something was asked for before.
    pub async fn reload(&self, lang: Lang) -> Result<Page<'_>> {
        self.leave()?;
        self.driver()?.refresh().await?;
        let page = self.page(lang)?;
        page.wait_for_app().await?;
        self.settle(&page).await?;
        Ok(page)
    }

    /// Waits for the end of loading, and counts from there. The page asks for its worker last, also where a site has
    /// none; where it has one, the page says when everything is kept. A page that is reloaded before has its worker in
    /// WebKitGTK stay at `installing` until the browser ends: it is never started, and answers no message.
    ///
    /// # Errors
    /// When loading does not end.
    pub async fn settle(&self, page: &Page<'_>) -> Result<()> {
        if self.watched.get() == Watch::Armed {
            let loaded = async || {
                let requests = self.server().requests();
                let worker = requests.iter().find(|request| request.path.ends_with("/sw.js"));
                match worker.map(|request| request.status) {
                    None => Ok(None),
                    Some(404) => Ok(Some(())),
                    Some(_) => {
                        let text = page.text().await?;
                        Ok(Lang::ALL.iter().any(|lang| text.contains(ready(*lang))).then_some(()))
                    }
                }
            };
            wait::until("the end of loading", loaded).await?;
            self.server().forget_requests();
            self.watched.set(Watch::Quiet);
        }
        Ok(())
    }

    /// The end of a scenario.
    ///
    /// # Errors
    /// What was asked for after loading.
    pub async fn is_quiet(&self) -> Result<()> {
        if self.watched.get() != Watch::Quiet {
            return Ok(());
        }
        // A window that is gone, or elsewhere, asks for nothing here any more.
        let is_here = async || -> Result<bool> {
            let url = self.driver()?.current_url().await?;
            Ok(url.as_str().starts_with(&self.server().url()))
        };
        if is_here().await.unwrap_or(false) {
            let script = format!("document.createElement('img').src = '{LAST}';");
            self.driver()?.execute(script, []).await?;
            let last =
                async || Ok(asked(self.server()).iter().any(|path| path.ends_with(LAST)).then_some(()));
            wait::until("the last request", last).await?;
        }
        self.nothing_asked()
    }

    fn nothing_asked(&self) -> Result<()> {
        if self.watched.get() == Watch::Quiet {
            let asked: Vec<_> =
                asked(self.server()).into_iter().filter(|path| !path.ends_with(LAST)).collect();
            ensure!(asked.is_empty(), "asked for after loading: {asked:?}");
        }
        Ok(())
    }
}
