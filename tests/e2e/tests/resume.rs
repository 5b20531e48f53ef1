//! What happened so far is there again: after closing, after a crash, after a reload.

use std::{sync::Arc, time::SystemTime};

use anyhow::{Result, ensure};
use e2e::{
    Answer, Browser, Lang, Page, Stage,
    engine::Kind,
    page::{Named, Role},
    saved, scenarios, wait,
};

scenarios! {
    every_answer_is_there_after_a_crash_of_the_browser only [Chromium, Firefox] in all because "when a store is written is the engine's";
    every_answer_is_there_after_closing_the_window only [Chromium, Firefox] in all because "when a store is written is the engine's";
    every_answer_is_there_after_a_crash_of_the_page only [Webkit];
    every_answer_is_there_after_a_reload in all because "when a store is written is the engine's";
}

const GIVEN: [(&str, Answer); 5] = [
    ("PE-1", Answer::Step(0)),
    ("PE-2", Answer::Step(3)),
    ("PE-4", Answer::DontKnow),
    ("PE-8", Answer::Step(4)),
    ("PR-1", Answer::Step(2)),
];

async fn every_answer_is_there_after_a_crash_of_the_browser(stage: &mut Stage) -> Result<()> {
    drop(stage.give_away()?);
    // A profile of its own: whether something is written is seen in its files.
    stage.take(Browser::start(stage.engine(), Kind::Whole).await?);
    answer_some(&stage.open(Lang::Nl).await?).await?;
    let moment = SystemTime::now();
    let profile = stage.browser()?.profile();
    wait::until("the browser to write", async || {
        Ok(profile.was_written_after(moment, saved::KEY).then_some(()))
    })
    .await?;
    stage.give_away()?.crash().await?;

    stage.take(Browser::start_with(stage.engine(), Arc::clone(&profile)).await?);

    is_all_there(stage).await
}

async fn every_answer_is_there_after_closing_the_window(stage: &mut Stage) -> Result<()> {
    answer_some(&stage.open(Lang::Nl).await?).await?;
    let profile = stage.browser()?.profile();
    stage.give_away()?.close().await?;

    stage.take(Browser::start_with(stage.engine(), profile).await?);

    is_all_there(stage).await
}

async fn every_answer_is_there_after_a_crash_of_the_page(stage: &mut Stage) -> Result<()> {
    answer_some(&stage.open(Lang::Nl).await?).await?;

    stage.browser()?.crash_page().await?;

    is_all_there(stage).await
}

async fn every_answer_is_there_after_a_reload(stage: &mut Stage) -> Result<()> {
    answer_some(&stage.open(Lang::Nl).await?).await?;

    stage.reload(Lang::Nl).await?;

    is_all_there(stage).await
}

/// Five answers of four kinds in two sections, and a note.
async fn answer_some(page: &Page<'_>) -> Result<()> {
    page.start_full().await?;
    for (item, answer) in GIVEN {
        if page.items_here(&[item.to_owned()]).await?.is_empty() {
            page.next().await?;
        }
        page.answer(item, answer).await?;
    }
    Ok(())
}

async fn is_all_there(stage: &Stage) -> Result<()> {
    let page = stage.open(Lang::Nl).await?;
    page.says("5 van 48 beantwoord").await?;
    page.press(Role::Button, Named::Is(page.words.resume)).await?;
    // Where the visitor was: the second section.
    page.heading_is(&page.instrument.dimension("PR", Lang::Nl)?).await?;
    page.is_chosen("PR-1", Answer::Step(2)).await?;
    page.is_open("PR-2").await?;
    page.back().await?;
    for (item, answer) in &GIVEN[..4] {
        page.is_chosen(item, *answer).await?;
    }
    page.is_open("PE-3").await?;
    let names = page.names(Role::Alert).await?;
    ensure!(names.is_empty(), "alerts: {names:?}");
    Ok(())
}
