//! A page of a host on one origin and the scan on another: one server under two names.

use anyhow::{Result, ensure};
use thirtyfour::By;

use crate::{
    Answer, Lang, Page, TestContext, embed,
    server::{CONTENT_SECURITY_POLICY, Options, fresh_port},
};

/// Where the scan is, and how a page of a host is served beside it.
pub struct Place {
    /// The site so far.
    pub site: Options,
    /// The scan's address, without a slash at the end.
    pub scan: String,
}

impl Place {
    /// A place without a policy of its own.
    ///
    /// # Errors
    /// When no port is free.
    pub fn new() -> Result<Self> {
        Self::of(embed::site())
    }

    /// A place that is served in this way.
    ///
    /// # Errors
    /// When no port is free.
    pub fn of(site: Options) -> Result<Self> {
        // The page must name the port before the server is there.
        let port = fresh_port()?.local_addr()?.port();
        // The frame's own page has the policy that the document gives for the server of the scan.
        let site =
            site.port(port).header_at("/frame.html", "Content-Security-Policy", CONTENT_SECURITY_POLICY);
        Ok(Place { site, scan: format!("http://localhost:{port}") })
    }

    /// The code of a recipe, with the scan's address in it.
    ///
    /// # Errors
    /// When there is no such recipe.
    pub fn recipe(&self, name: &str) -> Result<String> {
        super::code(name, &self.scan)
    }

    /// Serves a page with this body under this policy, and goes there.
    ///
    /// # Errors
    /// When the browser does not go.
    pub async fn open(self, context: &mut TestContext, body: &str, policy: Option<&str>) -> Result<()> {
        let html = embed::host(body);
        let mut site = embed::with_page(self.site, "recipe.html", &html);
        if let Some(policy) = policy {
            site = site.header_at("/pages/recipe.html", "Content-Security-Policy", policy);
        }
        context.serve(site)?;
        context.driver()?.goto(format!("{}pages/recipe.html", context.server().url())).await?;
        Ok(())
    }
}

/// A strict policy of a site, with what a recipe asks for added.
pub fn strict(added: &str) -> String {
    let mut directives = vec![
        "default-src 'none'".to_owned(),
        // The page that hears everything is the site's own.
        "script-src 'self'".to_owned(),
        "img-src 'self'".to_owned(),
        "base-uri 'none'".to_owned(),
        "form-action 'none'".to_owned(),
        "require-trusted-types-for 'script'".to_owned(),
    ];
    for directive in added.split(';').map(str::trim) {
        match directive.strip_prefix("script-src ") {
            Some(sources) => directives[1] = format!("script-src 'self' {sources}"),
            None => directives.push(directive.to_owned()),
        }
    }
    directives.join("; ")
}

/// Starts the scan and gives the first answer.
///
/// # Errors
/// When it is otherwise.
pub async fn is_answered(page: &Page<'_>) -> Result<()> {
    page.wait_for_app().await?;
    page.start_full().await?;
    page.answer("PE-1", Answer::Step(3)).await
}

/// The same in the page's frame.
///
/// # Errors
/// When it is otherwise.
pub async fn is_answered_in_the_frame(context: &TestContext, lang: Lang) -> Result<()> {
    let frame = context.driver()?.find(By::Tag("iframe")).await?;
    frame.scroll_into_view().await?;
    frame.enter_frame().await?;
    is_answered(&context.page(lang)?).await?;
    context.driver()?.enter_default_frame().await?;
    Ok(())
}

/// The page of the host has heard no error, no rejection and no violation of its policy.
///
/// # Errors
/// When it is otherwise.
pub async fn is_quiet(context: &TestContext) -> Result<()> {
    let heard = embed::errors(&context.page(Lang::Nl)?).await?;
    ensure!(heard.is_empty(), "the host heard: {heard:?}");
    Ok(())
}
