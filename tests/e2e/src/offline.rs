//! What the scenarios without a network share: a site that changes, a server that goes, and what the browser keeps.

use std::{fs, path::Path};

use anyhow::{Context, Result, ensure};
use serde_json::Value;
use tempfile::TempDir;
use xtask::bundle::service_worker;

use crate::{
    Lang, Page, TestContext, answer_fixtures, downloads::saved_by, server::Server, test_context, wait,
};

/// What the page says once it works without a network.
pub const READY: &str = "De scan werkt nu ook zonder internet.";
/// What it says of a new version.
pub const UPDATE: &str = "Er is een nieuwe versie.";
/// The button for it.
pub const REFRESH: &str = "Vernieuw nu";
/// What the style sheet of the newer version is called.
pub const NEWER: &str = "app-bbbbbbbbbbbbbbbb.css";

/// A copy of the bundle that a test may change: all that the page loads, without the packages in its folders.
///
/// # Errors
/// When it is not so.
pub fn copy() -> Result<TempDir> {
    let folder = tempfile::Builder::new().prefix("sbs-e2e-site-").tempdir()?;
    for entry in fs::read_dir(test_context::dist())? {
        let path = entry?.path();
        if path.is_dir() {
            continue;
        }
        fs::copy(&path, folder.path().join(path.file_name().context("a file without a name")?))?;
    }
    Ok(folder)
}

/// Puts the next version in place of the one in this folder, as uploading does: another page, a style sheet with
/// another name, and the old one is gone.
///
/// # Errors
/// When it is not so.
pub fn upload(folder: &Path) -> Result<()> {
    let index = folder.join("index.html");
    let html = fs::read_to_string(&index)?;
    let style = html.split(['"', '/']).find(|word| word.ends_with(".css")).context("no style sheet")?;
    fs::rename(folder.join(style), folder.join(NEWER))?;
    let marked = html.replacen("<html", "<html data-version=\"b\"", 1);
    fs::write(&index, marked.replace(style, NEWER))?;
    service_worker::list(folder)?;
    Ok(())
}

/// The version that is on the screen; the first has no name.
///
/// # Errors
/// When it is not so.
pub async fn version(page: &Page<'_>) -> Result<String> {
    let version = page.ask("return document.documentElement.dataset.version ?? '';", vec![]).await?;
    Ok(version.as_str().unwrap_or_default().to_owned())
}

/// Opens the page of this server.
///
/// # Errors
/// When it is not so.
pub async fn visit<'a>(context: &'a TestContext, server: &Server) -> Result<Page<'a>> {
    context.driver()?.goto(server.url()).await?;
    let page = context.page(Lang::Nl)?;
    page.wait_for_app().await?;
    page.in_language(Lang::Nl).await
}

/// A first visit that lasts until everything is kept.
///
/// # Errors
/// When it is not so.
pub async fn first_visit<'a>(context: &'a TestContext, server: &Server) -> Result<Page<'a>> {
    let page = visit(context, server).await?;
    page.says(READY).await?;
    Ok(page)
}

/// A visitor who reloads is where he was, but in the browser's language as long as nothing is kept. By a script, because
/// Firefox's driver passes workers by, as with Control and F5.
///
/// # Errors
/// When it is not so.
pub async fn reload(page: &Page<'_>) -> Result<()> {
    page.ask("window.e2eOld = true; location.reload();", vec![]).await?;
    is_new(page).await?;
    in_dutch(page).await
}

/// Waits until the page was loaded again.
///
/// # Errors
/// When it is not so.
pub async fn is_new(page: &Page<'_>) -> Result<()> {
    let script = "return window.e2eOld === undefined && document.readyState === 'complete';";
    wait::until("the page to be loaded again", async || {
        Ok((page.ask(script, vec![]).await? == true).then_some(()))
    })
    .await
}

/// Waits for the app, and has it in Dutch.
///
/// # Errors
/// When it is not so.
pub async fn in_dutch(page: &Page<'_>) -> Result<()> {
    page.wait_for_app().await?;
    page.in_language(Lang::Nl).await.map(drop)
}

/// Waits until this version is on the screen.
///
/// # Errors
/// When it is not so.
pub async fn becomes(page: &Page<'_>, wanted: &str) -> Result<()> {
    wait::until(&format!("version `{wanted}`"), async || Ok((version(page).await? == wanted).then_some(())))
        .await?;
    in_dutch(page).await
}

/// From the start to the result, and the answers as a file.
///
/// # Errors
/// When it is not so.
pub async fn is_whole(context: &TestContext, page: &Page<'_>) -> Result<()> {
    let sheet = answer_fixtures::case("S09")?;
    page.start_quick().await?;
    page.fill_in_at_once(&sheet).await?;
    page.show_result().await?;
    let bytes = saved_by(context, page, "Bestand (JSON)", "social-business-scan", "json").await?;
    let file: Value = serde_json::from_slice(&bytes)?;
    ensure!(file["answers"] == sheet["answers"], "saved: {file}");
    Ok(())
}

/// What was asked for, without the icon that browsers look for by themselves.
pub fn asked(server: &Server) -> Vec<String> {
    let all = server.requests().into_iter().map(|request| request.path);
    all.filter(|path| !path.ends_with("icon.ico")).collect()
}

/// The names of what is kept for offline use.
///
/// # Errors
/// When it is not so.
pub async fn caches(page: &Page<'_>) -> Result<Vec<String>> {
    let names = page.ask_async("caches.keys().then(arguments[arguments.length - 1]);").await?;
    Ok(names.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect())
}

/// Waits until one version is kept, and no other.
///
/// # Errors
/// When it is not so.
pub async fn one_cache(page: &Page<'_>) -> Result<()> {
    wait::until("one cache", async || Ok((caches(page).await?.len() == 1).then_some(()))).await
}

/// How many workers there are.
///
/// # Errors
/// When it is not so.
pub async fn registrations(page: &Page<'_>) -> Result<i64> {
    let script = "const done = arguments[arguments.length - 1];
        navigator.serviceWorker.getRegistrations().then(all => done(all.length));";
    page.ask_async(script).await?.as_i64().context("no number")
}
