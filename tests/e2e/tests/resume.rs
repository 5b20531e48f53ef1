//! What happened so far is there again: after closing, after a crash, after a reload.

use std::{sync::Arc, time::SystemTime};

use anyhow::{Result, ensure};
use e2e::{
    Answer, Browser, Lang, Page, TestContext, answer_fixtures,
    engine::Kind,
    page::{Named, Role},
    scenarios,
    server::Gate,
    storage_fixture, test_context, wait,
};
use serde_json::json;

use crate::prerender;

scenarios! {
    every_answer_is_there_after_a_crash_of_the_browser only [Chromium, Firefox] in all because "when a store is written is the engine's";
    every_answer_is_there_after_closing_the_window only [Chromium, Firefox] in all because "when a store is written is the engine's";
    every_answer_is_there_after_a_crash_of_the_page only [Webkit];
    the_start_has_one_main_button_and_it_leads_on;
    every_answer_is_there_after_a_reload in all because "when a store is written is the engine's";
}

const GIVEN: [(&str, Answer); 5] = [
    ("PE-1", Answer::Step(0)),
    ("PE-2", Answer::Step(3)),
    ("PE-4", Answer::DontKnow),
    ("PE-8", Answer::Step(4)),
    ("PR-1", Answer::Step(2)),
];

async fn every_answer_is_there_after_a_crash_of_the_browser(context: &mut TestContext) -> Result<()> {
    drop(context.give_away()?);
    // A profile of its own: whether something is written is seen in its files.
    context.take(Browser::start(context.engine(), Kind::Whole).await?);
    answer_some(&context.open(Lang::Nl).await?).await?;
    let moment = SystemTime::now();
    let profile = context.browser()?.profile();
    wait::until("the browser to write", async || {
        Ok(profile.was_written_after(moment, storage_fixture::KEY).then_some(()))
    })
    .await?;
    context.give_away()?.crash().await?;

    context.take(Browser::start_with(context.engine(), Arc::clone(&profile)).await?);

    is_all_there(context).await
}

async fn every_answer_is_there_after_closing_the_window(context: &mut TestContext) -> Result<()> {
    answer_some(&context.open(Lang::Nl).await?).await?;
    let profile = context.browser()?.profile();
    context.give_away()?.close().await?;

    context.take(Browser::start_with(context.engine(), profile).await?);

    is_all_there(context).await
}

async fn every_answer_is_there_after_a_crash_of_the_page(context: &mut TestContext) -> Result<()> {
    answer_some(&context.open(Lang::Nl).await?).await?;

    context.browser()?.crash_page().await?;

    is_all_there(context).await
}

/// Also before the app: what is pressed then must not become something else.
async fn the_start_has_one_main_button_and_it_leads_on(context: &mut TestContext) -> Result<()> {
    let words = context.page(Lang::Nl)?.words;
    let all = answer_fixtures::case("S09")?;
    let some = answer_fixtures::only(&answer_fixtures::case("S01")?, &["PE-1", "PE-2"]);
    let visits = [
        (None, "", vec![words.start_quick]),
        (Some(&some), "people", vec![words.resume]),
        (Some(&all), "values", vec![words.view_result, words.resume]),
        (Some(&all), "result", vec![words.view_result]),
    ];
    for (sheet, place, onward) in visits {
        let gate = Gate::default();
        context.serve(test_context::site().hold(prerender::WASM, &gate))?;
        if let Some(sheet) = sheet {
            let mut left = storage_fixture::envelope(sheet);
            left["place"] = json!(place);
            context.seed(&left.to_string()).await?;
        }
        context.driver()?.goto(context.server().url()).await?;
        // Of a first visit the browser chooses the language.
        let buttons =
            "const words = button => e2e.name(button).replace('Start quick scan', 'Start snelle scan');
            const shown = [...e2e.all('.sbs-intro .sbs-button')].filter(e2e.isShown);
            return [shown.filter(button => !button.dataset.kind).map(words),
                shown.filter(button => button.closest('.sbs-resume')).map(words), shown.length];";
        let page = context.page(Lang::Nl)?;
        wait::until("the page before the app", async || {
            Ok((page.ask(prerender::EARLY, vec![]).await? == true).then_some(()))
        })
        .await?;
        let before = page.ask(buttons, vec![]).await?;
        gate.open();
        page.wait_for_app().await?;
        let after = page.ask(buttons, vec![]).await?;

        let resumes = if sheet.is_some() { json!(onward) } else { json!([]) };
        ensure!(after[0] == json!(onward[..1]) && after[1] == resumes, "at {place}: {after}");
        ensure!(before == after, "at {place}, before the app: {before}, then {after}");
        let first = page.ask("return e2e.ofRole('heading')[0].localName;", vec![]).await?;
        ensure!(first == "h1", "the first heading is {first}");
    }
    Ok(())
}

async fn every_answer_is_there_after_a_reload(context: &mut TestContext) -> Result<()> {
    answer_some(&context.open(Lang::Nl).await?).await?;

    context.reload(Lang::Nl).await?;

    is_all_there(context).await
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

async fn is_all_there(context: &TestContext) -> Result<()> {
    let page = context.open(Lang::Nl).await?;
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
