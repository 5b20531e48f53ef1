//! What the scenarios about embedding share: pages of a host with the scan's element on them, and what the
//! host hears.
//!
//! The site has `dist/` at its root and `tests/e2e/pages/` below `pages/`, without our own policy: that is
//! the host's business.

use anyhow::{Context, Result, bail, ensure};
use serde_json::{Value, json};

use crate::{
    Lang, Page, TestContext,
    server::{Gate, Options},
    test_context, wait,
};

/// The two lines that a site owner copies; the rest of [`host`] is the owner's page.
pub const TWO_LINES: &str = r#"<script src="../social-business-scan.js"></script>
<social-business-scan></social-business-scan>"#;

/// The small script, once the page is loaded: a driver waits until it is, and would wait for the core.
pub const LATE: &str = "<script>addEventListener('load', () => setTimeout(() => {
    const script = document.createElement('script');
    script.src = '../social-business-scan.js';
    document.body.append(script);
}));</script>";

/// A host's site with our files and the pages of `tests/e2e/pages/`, and no policy.
pub fn site() -> Options {
    let pages = test_context::root().join("tests/e2e/pages");
    test_context::site().without_header("Content-Security-Policy").also("/pages/", pages)
}

/// A Dutch page of a host with a button that counts, and this at its end. It hears events and errors.
pub fn host(body: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"nl\">\n<meta charset=\"utf-8\">\n<title>Gastpagina</title>\n\
         <script src=\"/pages/event-recorder.js\"></script>\n<h1>Gastpagina</h1>\n\
         <button type=\"button\" data-host-counts=\"0\">Telt 0</button>\n{body}\n"
    )
}

/// The site with this page too, as `pages/NAME`.
pub fn with_page(site: Options, name: &str, html: &str) -> Options {
    site.replace(&format!("/pages/{name}"), 200, "text/html; charset=utf-8", html.as_bytes())
}

/// An element with these attributes, and its small script as [`LATE`] has it.
pub fn late(attributes: &str) -> String {
    format!("<social-business-scan {attributes}></social-business-scan>{LATE}")
}

/// A site with such an element on `pages/host.html`, whose core waits at the gate: a slow line.
pub fn held(gate: &Gate, attributes: &str) -> Options {
    with_page(site().hold(".core.js", gate), "host.html", &host(&late(attributes)))
}

/// Goes to `pages/NAME` of the context's server and waits for nothing. What is on the page is read in Dutch.
///
/// # Errors
/// When the browser does not go.
pub async fn goto<'a>(context: &'a TestContext, name: &str) -> Result<Page<'a>> {
    let url = format!("{}pages/{name}", context.server().url());
    context.driver()?.goto(&url).await.with_context(|| format!("{url} does not open"))?;
    context.page(Lang::Nl)
}

/// Goes to `pages/NAME` and waits for the scan on it.
///
/// # Errors
/// When there is none; the error says what the host heard.
pub async fn open<'a>(context: &'a TestContext, name: &str) -> Result<Page<'a>> {
    let page = goto(context, name).await?;
    let there = page.wait_for_app().await;
    if there.is_err() {
        let heard = page
            .ask(
                "return recorder.errors.concat(recorder.events.map(e => e.type + ' ' + e.detail?.code)).join('; ');",
                vec![],
            )
            .await;
        return Err(there.err().context("no error")?.context(format!("the host heard: {heard:?}")));
    }
    Ok(page)
}

/// Waits for the screen that is there before the app.
///
/// # Errors
/// When it does not come.
pub async fn is_early(page: &Page<'_>) -> Result<()> {
    wait::until("the screen before the app", async || {
        let there = page.ask("return e2e.all('.sbs[data-early]').length > 0;", vec![]).await?;
        Ok((there == true).then_some(()))
    })
    .await
}

/// Serves the site with this page and opens it: the short way for a page that only one scenario has.
///
/// # Errors
/// When there is no scan on it.
pub async fn open_host<'a>(context: &'a mut TestContext, body: &str) -> Result<Page<'a>> {
    context.serve(with_page(site(), "host.html", &host(body)))?;
    open(context, "host.html").await
}

/// The events of the scan that the host's window heard, as `{type, on, detail}`; `on` is the element's id.
///
/// # Errors
/// When the page does not listen.
pub async fn events(page: &Page<'_>) -> Result<Vec<Value>> {
    Ok(page.ask("return recorder.events;", vec![]).await?.as_array().cloned().unwrap_or_default())
}

/// Waits for an event, for example `sbs-ready`, and gives the detail of the last one.
///
/// # Errors
/// When it does not come.
pub async fn event(page: &Page<'_>, kind: &str) -> Result<Value> {
    let there = async || {
        let all = events(page).await?;
        Ok(all.iter().rev().find(|event| event["type"] == kind).map(|event| event["detail"].clone()))
    };
    match wait::until(&format!("the event {kind}"), there).await {
        Ok(detail) => Ok(detail),
        Err(error) => {
            Err(error.context(format!("heard: {:?}, {:?}", events(page).await, errors(page).await)))
        }
    }
}

/// The errors, rejections and policy violations that the host's window heard.
///
/// # Errors
/// When the page does not listen.
pub async fn errors(page: &Page<'_>) -> Result<Vec<String>> {
    Ok(serde_json::from_value(page.ask("return recorder.errors;", vec![]).await?)?)
}

/// Makes sure that the host's window heard none of these so far.
///
/// # Errors
/// What it heard.
pub async fn nothing_was_heard(page: &Page<'_>) -> Result<()> {
    let heard = errors(page).await?;
    ensure!(heard.is_empty(), "the host heard: {heard:?}");
    Ok(())
}

/// Calls a method of the element with this number, and waits for its promise.
///
/// # Errors
/// When it rejects: the text is `CODE: message`.
pub async fn call(page: &Page<'_>, scan: usize, method: &str, arguments: &[Value]) -> Result<Value> {
    let answer = call_as_text(page, scan, method, arguments).await?;
    serde_json::from_str(&answer).with_context(|| format!("{method} gives {answer}"))
}

/// Arguments and value pass as text, read and written by a frame of its own: a host may have made its own `JSON` and
/// `toJSON`, and a test must see what a method gives, not that. For the same reason the answer is asked for, and not
/// handed to the driver's callback, which is lost on such a page. (`window`: in Firefox a script's `globalThis` is its own.)
async fn call_as_text(page: &Page<'_>, scan: usize, method: &str, arguments: &[Value]) -> Result<String> {
    let script = "const [scan, method, text] = arguments;
        const frame = document.body.appendChild(document.createElement('iframe'));
        const clean = frame.contentWindow;
        // Copied into objects of the frame's own kind: those of the page have what the host gave to all.
        const own = value => {
            if (value === null || typeof value !== 'object') return value;
            const copy = Array.isArray(value) ? new clean.Array() : new clean.Object();
            for (const key of Object.keys(value)) copy[key] = own(value[key]);
            return copy;
        };
        const write = value => clean.JSON.stringify(own(value ?? null));
        const element = document.querySelectorAll('social-business-scan')[scan];
        const said = Symbol.for('e2e said');
        window[said] = '';
        Promise.resolve().then(() => element[method](...JSON.parse(text))).then(
            value => `+${write(value)}`,
            error => `-${error?.code}: ${error?.message ?? error}`,
        ).then(answer => { frame.remove(); window[said] = answer; });";
    page.ask(script, vec![json!(scan), json!(method), json!(serde_json::to_string(arguments)?)]).await?;
    let said = wait::until(&format!("an answer of {method}"), async || {
        let said = page.ask("return window[Symbol.for('e2e said')];", vec![]).await?;
        Ok(said.as_str().filter(|said| !said.is_empty()).map(str::to_owned))
    })
    .await?;
    match said.strip_prefix('+') {
        Some(value) => Ok(value.to_owned()),
        None => bail!("{}", said.trim_start_matches('-')),
    }
}
