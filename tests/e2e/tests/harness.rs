//! The harness itself, on a page of three lines: a browser starts, is worked, crashes, and comes back.

use std::{sync::Arc, time::SystemTime};

use anyhow::{Result, ensure};
use e2e::{
    Browser, Lang, Page, Stage,
    page::{Named, Role},
    profile::Profile,
    saved, scenarios, wait,
};
use xtask::server::Options;

scenarios! {
    a_page_is_worked_by_role_and_name;
    what_a_page_saved_survives_closing_the_window in [Chromium, Firefox];
    what_a_page_saved_survives_a_crash_of_its_process in [Webkit];
    what_the_browser_wrote_survives_its_crash in [Chromium, Firefox];
}

const PAGE: &[u8] = br#"<!doctype html><html lang="nl"><meta charset="utf-8"><title>Proef</title>
    <h1>Proef</h1><button aria-label="Tel op"><span aria-hidden="true">+</span></button><p role="status">nog niets</p>
    <script src="proef.js"></script>"#;
const SCRIPT: &[u8] = br#"document.querySelector('button').addEventListener('click', () => {
    localStorage.setItem('proef', Number(localStorage.getItem('proef') ?? 0) + 1);
    document.querySelector('[role=status]').textContent = localStorage.getItem('proef');
});"#;

fn site() -> Options {
    Options::new("/nowhere").replace("/proef.html", 200, "text/html", PAGE).replace(
        "/proef.js",
        200,
        "text/javascript",
        SCRIPT,
    )
}

async fn a_page_is_worked_by_role_and_name(stage: &mut Stage) -> Result<()> {
    stage.serve(site())?;
    stage.driver()?.goto(page(stage)).await?;
    let page = stage.page(Lang::Nl)?;

    page.press(Role::Button, Named::Is("Tel op")).await?;

    page.says("1").await?;
    ensure!(page.heading().await? == "Proef");
    Ok(())
}

async fn what_a_page_saved_survives_closing_the_window(stage: &mut Stage) -> Result<()> {
    stage.serve(site())?;
    let first = Browser::start(stage.engine()).await?;
    let profile = count_to_three(stage, &first).await?;
    first.close().await?;

    let second = Browser::start_with(stage.engine(), profile).await?;

    ensure!(
        counted(stage, &second).await?.as_deref() == Some("3"),
        "kept {:?}",
        counted(stage, &second).await?
    );
    Ok(())
}

async fn what_a_page_saved_survives_a_crash_of_its_process(stage: &mut Stage) -> Result<()> {
    stage.serve(site())?;
    count_to_three(stage, stage.browser()).await?;

    stage.browser().crash_page().await?;

    let kept = counted(stage, stage.browser()).await?;
    ensure!(kept.as_deref() == Some("3"), "kept {kept:?}");
    Ok(())
}

async fn what_the_browser_wrote_survives_its_crash(stage: &mut Stage) -> Result<()> {
    stage.serve(site())?;
    let first = Browser::start(stage.engine()).await?;
    let profile = count_to_three(stage, &first).await?;
    let moment = SystemTime::now();
    wait::until("the browser to write", async || {
        Ok(profile.was_written_after(moment, "proef").then_some(()))
    })
    .await?;
    first.crash().await?;

    let second = Browser::start_with(stage.engine(), profile).await?;

    ensure!(
        counted(stage, &second).await?.as_deref() == Some("3"),
        "kept {:?}",
        counted(stage, &second).await?
    );
    Ok(())
}

async fn count_to_three(stage: &Stage, browser: &Browser) -> Result<Arc<Profile>> {
    browser.driver()?.goto(page(stage)).await?;
    for _ in 0..3 {
        Page::new(browser.driver()?, Lang::Nl)?.press(Role::Button, Named::Is("Tel op")).await?;
    }
    Ok(browser.profile())
}

async fn counted(stage: &Stage, browser: &Browser) -> Result<Option<String>> {
    browser.driver()?.goto(page(stage)).await?;
    saved::read(browser.driver()?, "proef").await
}

fn page(stage: &Stage) -> String {
    format!("{}proef.html", stage.server().url())
}
