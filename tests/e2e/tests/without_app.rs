//! The page where the app does not come, or no script runs: it can be read, says what is wrong, and shows no button that does
//! nothing.

use anyhow::{Context, Result, ensure};
use e2e::{
    Lang, TestContext,
    page::{Named, Role},
    scenarios, test_context, viewport, wait,
};
use serde_json::json;
use thirtyfour::Key;

use super::prerender::WASM;

scenarios! {
    where_the_app_does_not_come_the_introduction_can_be_read_and_a_button_tries_again only [Chromium];
    without_scripts_the_page_can_be_read_and_says_what_to_do only [Chromium];
}

async fn where_the_app_does_not_come_the_introduction_can_be_read_and_a_button_tries_again(
    context: &mut TestContext,
) -> Result<()> {
    let files = std::fs::read_dir(test_context::dist())?;
    let names = files.map(|file| Ok(format!("/{}", file?.file_name().to_string_lossy())));
    let names = names.collect::<Result<Vec<_>>>()?;
    let script = names.iter().find(|name| name.starts_with("/app-") && name.ends_with(".js"));
    for file in [WASM, script.context("there is no script of the app")?] {
        context.serve(test_context::site().replace(file, 404, "text/plain", b"gone"))?;
        introduction_and_button(context).await.with_context(|| format!("without `{file}`"))?;
    }
    Ok(())
}

/// What lies beside the panel, and what is shown that does nothing or takes room for nothing.
const PANEL: &str = "const panel = e2e.all('.sbs-panel')[0];
    const heading = e2e.all('main h1').find(e2e.isShown);
    const button = panel.querySelector('button');
    const [of, near] = [panel, heading].map(one => one.getBoundingClientRect());
    const type = one => getComputedStyle(one).fontFamily;
    const dead = [...document.querySelectorAll('#sbs-early :is(.sbs-choice, .sbs-art, .sbs-check, .sbs-drawing)')].filter(e2e.isShown);
    return {
        button: e2e.isShown(button), height: button.getBoundingClientRect().height, left: of.left - near.left,
        below: of.top - near.bottom, type: type(panel.querySelector('h2')) === type(heading), dead: dead.length,
        page: document.documentElement.scrollHeight - innerHeight,
    };";

async fn introduction_and_button(context: &mut TestContext) -> Result<()> {
    viewport::size(context.driver()?, 1280, 900).await?;
    context.driver()?.goto(context.server().url()).await?;
    let page = context.page(Lang::Nl)?;
    page.find(Role::Alert, Named::Has("")).await?;
    let panel = page.ask(PANEL, vec![]).await?;
    let is_below = panel["below"].as_f64().is_some_and(|below| (0.0..40.0).contains(&below));
    ensure!(panel["button"] == true && panel["height"].as_f64() >= Some(44.0), "the button: {panel}");
    ensure!(panel["left"] == 0.0 && is_below && panel["type"] == true, "another place or type: {panel}");
    ensure!(panel["dead"] == 0 && panel["page"] == 0, "what does nothing: {panel}");

    let text = page.text().await?;
    let titles = ["Is jullie organisatie een Social Business?", "Is your organisation a Social Business?"];
    ensure!(titles.iter().any(|title| text.contains(title)), "the page says: {text}");
    let buttons = page.names(Role::Button).await?;
    ensure!(buttons.iter().all(|name| !name.starts_with("Start")), "buttons that do nothing: {buttons:?}");

    // By keyboard.
    page.ask("window.isFirst = true;", vec![]).await?;
    page.key(Key::Tab).await?;
    page.focus_is(|focus| focus.starts_with("button"), "the button of the panel").await?;
    page.key(Key::Enter).await?;
    wait::until("another try", async || {
        Ok((page.ask("return window.isFirst === undefined;", vec![]).await? == true).then_some(()))
    })
    .await?;
    page.find(Role::Alert, Named::Has("")).await.map(drop)
}

async fn without_scripts_the_page_can_be_read_and_says_what_to_do(context: &mut TestContext) -> Result<()> {
    let cdp = context.driver()?.cdp();
    cdp.send_raw("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await?;
    context.driver()?.goto(context.server().url()).await?;
    // What runs here is the driver's, not the page's.
    cdp.send_raw("Emulation.setScriptExecutionDisabled", json!({ "value": false })).await?;
    let page = context.page(Lang::Nl)?;

    let text = page.text().await?;
    for words in ["Zet JavaScript aan", "Turn JavaScript on", "Is jullie organisatie een Social Business?"] {
        ensure!(text.contains(words), "the page says: {text}");
    }
    let buttons = page.names(Role::Button).await?;
    ensure!(buttons.iter().all(|name| !name.starts_with("Start")), "buttons that do nothing: {buttons:?}");
    Ok(())
}
