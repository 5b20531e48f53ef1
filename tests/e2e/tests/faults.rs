//! What a device does to its visitor, and what is kept all the same: the rows of `docs/faults.md` that a browser shows
//! and that no other room has.

use std::sync::Arc;

use anyhow::{Context, Result, ensure};
use e2e::{
    Answer, Browser, Lang, Page, TestContext, fault_injection,
    page::{Named, Role},
    profile::Profile,
    scenarios, storage_fixture, wait,
};
use serde_json::{Value, json};

scenarios! {
    a_store_that_is_never_read_is_told_and_nothing_in_it_is_lost;
    a_store_that_is_never_written_is_told_and_keeps_all_once_it_is;
    a_store_that_refuses_now_and_then_keeps_all_once_it_works;
    a_value_that_was_cut_off_is_set_aside_and_told;
    two_schemas_ahead_it_is_left_alone_and_told;
    with_the_clock_set_back_a_year_the_later_answer_wins;
    what_was_typed_so_far_is_there_when_its_tab_is_gone in all because "what a page hears of its end, and what a private window keeps, is the engine's";
    a_private_window_keeps_answers_until_it_is_closed in [Firefox, Webkit] because "what a page hears of its end, and what a private window keeps, is the engine's";
}

async fn kept(context: &TestContext) -> Result<Value> {
    let text =
        storage_fixture::read(context.driver()?, storage_fixture::KEY).await?.context("nothing is kept")?;
    Ok(serde_json::from_str(&text)?)
}

async fn works(page: &Page<'_>) -> Result<()> {
    page.ask("window.e2eWorks = true;", vec![]).await.map(drop)
}

async fn a_store_that_is_never_read_is_told_and_nothing_in_it_is_lost(
    context: &mut TestContext,
) -> Result<()> {
    context.serve(fault_injection::site(&fault_injection::refusing("name === 'getItem'"))?)?;
    let earlier =
        json!({ "instrument": "social-business", "version": 1, "mode": "quick", "answers": { "PE-2": 4 } });
    context.seed(&storage_fixture::envelope(&earlier).to_string()).await?;
    let page = context.open(Lang::Nl).await?;
    page.says(page.words.storage_unavailable).await?;

    page.start_quick().await?;
    page.answer("PE-5", Answer::Step(1)).await?;
    page.says(page.words.not_saved).await?;
    page.is_open("PE-2").await?;
    works(&page).await?;
    page.answer("PR-1", Answer::Step(2)).await?;

    // What was there comes to light as soon as it can be read.
    page.is_chosen("PE-2", Answer::Step(4)).await?;
    page.says(page.words.saved).await?;
    let kept = kept(context).await?;
    ensure!(kept["answers"] == json!({ "PE-2": 4, "PE-5": 1, "PR-1": 2 }), "kept: {kept}");
    Ok(())
}

async fn a_store_that_is_never_written_is_told_and_keeps_all_once_it_is(
    context: &mut TestContext,
) -> Result<()> {
    context.serve(fault_injection::site(&fault_injection::refusing("name === 'setItem'"))?)?;
    let page = context.open(Lang::Nl).await?;
    page.start_quick().await?;

    page.answer("PE-2", Answer::Step(3)).await?;
    page.find(Role::Alert, Named::Has(page.words.storage_full)).await?;
    page.answer("PE-5", Answer::Step(1)).await?;
    page.says(page.words.not_saved).await?;
    works(&page).await?;
    page.answer("PR-1", Answer::Step(2)).await?;

    page.is_gone(Role::Alert, Named::Has(page.words.storage_full)).await?;
    let kept = kept(context).await?;
    ensure!(kept["answers"] == json!({ "PE-2": 3, "PE-5": 1, "PR-1": 2 }), "kept: {kept}");
    Ok(())
}

async fn a_store_that_refuses_now_and_then_keeps_all_once_it_works(context: &mut TestContext) -> Result<()> {
    for every in [2, 3, 5] {
        let refuses = format!("calls % {every} === 0");
        context.serve(fault_injection::site(&fault_injection::refusing(&refuses))?)?;
        let page = context.open(Lang::Nl).await?;
        page.start_quick().await?;

        for (item, step) in [("PE-2", 3), ("PE-5", 1), ("PE-2", 0), ("PR-1", 2), ("PR-3", 4)] {
            page.answer(item, Answer::Step(step)).await.with_context(|| refuses.clone())?;
        }
        works(&page).await?;
        page.answer("PE-5", Answer::DontKnow).await?;

        page.says(page.words.saved).await?;
        let kept = kept(context).await?;
        let given = json!({ "PE-2": 0, "PE-5": "DK", "PR-1": 2, "PR-3": 4 });
        ensure!(kept["answers"] == given, "{refuses}, kept: {kept}");
    }
    Ok(())
}

/// A sample; every byte is cut natively.
async fn a_value_that_was_cut_off_is_set_aside_and_told(context: &mut TestContext) -> Result<()> {
    let page = context.open(Lang::Nl).await?;
    page.start_full().await?;
    page.answer("PE-1", Answer::Step(2)).await?;
    let whole =
        storage_fixture::read(context.driver()?, storage_fixture::KEY).await?.context("nothing is kept")?;
    let length = whole.chars().count();

    for end in [1, length / 3, length - 2, length - 1] {
        let cut: String = whole.chars().take(end).collect();
        context.forget().await?;
        context.seed(&cut).await?;
        let page = context.open(Lang::Nl).await?;
        page.says(page.words.storage_corrupt).await.with_context(|| format!("cut at {end}"))?;
        page.start_full().await?;
        page.answer("PE-2", Answer::Step(1)).await?;

        let aside = storage_fixture::read(context.driver()?, storage_fixture::BROKEN).await?;
        ensure!(aside.as_deref() == Some(cut.as_str()), "cut at {end}, aside: {aside:?}");
        let kept = kept(context).await?;
        ensure!(kept["answers"] == json!({ "PE-2": 1 }), "cut at {end}, kept: {kept}");
    }
    Ok(())
}

/// In a form that nobody can know today.
async fn two_schemas_ahead_it_is_left_alone_and_told(context: &mut TestContext) -> Result<()> {
    let newer = r#"{"schema":3,"answers":[["PE-1",{"step":4}]],"attempts":{"2027":null}}"#;
    context.seed(newer).await?;
    let page = context.open(Lang::Nl).await?;
    page.says(page.words.storage_newer).await?;
    page.start_full().await?;

    page.answer("PE-1", Answer::Step(2)).await?;

    let page = context.reload(Lang::Nl).await?;
    page.says("1 van 48 beantwoord").await?;
    page.answer("PE-2", Answer::Step(3)).await?;
    ensure!(
        storage_fixture::read(context.driver()?, storage_fixture::KEY).await?.as_deref() == Some(newer),
        "it was overwritten"
    );
    Ok(())
}

async fn with_the_clock_set_back_a_year_the_later_answer_wins(context: &mut TestContext) -> Result<()> {
    context.serve(fault_injection::site(fault_injection::CLOCK)?)?;
    let page = context.open(Lang::Nl).await?;
    page.start_quick().await?;
    page.answer("PE-2", Answer::Step(1)).await?;
    let before = kept(context).await?;
    let present = page.driver().window().await?;
    let past = page.driver().new_tab().await?;
    page.driver().switch_to_window(past.clone()).await?;
    page.driver().goto(context.server().url()).await?;
    page.ask("window.name = 'a year back';", vec![]).await?;
    let page = context.open(Lang::Nl).await?;

    page.press(Role::Button, Named::Is(page.words.resume)).await?;
    page.is_chosen("PE-2", Answer::Step(1)).await?;
    page.answer("PE-5", Answer::Step(3)).await?;
    page.answer("PE-2", Answer::Step(4)).await?;

    let after = kept(context).await?;
    let saved = [&before, &after].map(|kept| kept["savedAt"].as_str().unwrap_or_default().to_owned());
    ensure!(saved[1] < saved[0], "the clock was not set back: {saved:?}");
    page.driver().switch_to_window(present.clone()).await?;
    page.is_chosen("PE-2", Answer::Step(4)).await?;
    page.is_chosen("PE-5", Answer::Step(3)).await?;
    page.answer("PE-5", Answer::Step(0)).await?;
    page.driver().switch_to_window(past).await?;
    page.is_chosen("PE-5", Answer::Step(0)).await?;
    page.driver().close_window().await?;
    page.driver().switch_to_window(present).await?;
    let kept = kept(context).await?;
    ensure!(kept["answers"] == json!({ "PE-2": 4, "PE-5": 0 }), "kept: {kept}");
    Ok(())
}

/// A tab that is closed while its fields have the focus: nothing is told to a field that goes like this.
async fn what_was_typed_so_far_is_there_when_its_tab_is_gone(context: &mut TestContext) -> Result<()> {
    let first = context.open(Lang::Nl).await?.driver().window().await?;
    context.leave()?;
    let second = context.driver()?.new_tab().await?;
    context.driver()?.switch_to_window(second).await?;
    let page = context.open(Lang::Nl).await?;
    page.start_full().await?;
    page.answer("PE-1", Answer::Step(3)).await?;
    page.ask("e2e.all('fieldset summary')[0].click();", vec![]).await?;
    let note = page.find(Role::Textbox, Named::Starts("Toelichting bij vraag 1")).await?;
    page.type_into(&note, "Half een z").await?;
    // Where there is a number to type: with the last answer of the section the note is left behind.
    page.ask("location.hash = '#organisation';", vec![]).await?;
    let label = page.instrument.text("/questions/ratio/employees/text", Lang::Nl)?;
    let field = page.find(Role::Textbox, Named::Starts(&label)).await?;
    page.type_into(&field, "ruim 12").await?;

    context.driver()?.close_window().await?;
    context.driver()?.switch_to_window(first).await?;

    // Another process may have kept it: the first tab hears of that by and by.
    let kept = wait::until("what was typed last", async || {
        let kept = kept(context).await?;
        Ok((kept["typed"]["employees"] == "ruim 12").then_some(kept))
    })
    .await?;
    ensure!(kept["answers"] == json!({ "PE-1": 3 }), "kept: {kept}");
    ensure!(kept["notes"] == json!({ "PE-1": "Half een z" }), "kept: {kept}");
    Ok(())
}

async fn a_private_window_keeps_answers_until_it_is_closed(context: &mut TestContext) -> Result<()> {
    // Whether there is a worker in a private window is the browser's affair.
    context.serve(e2e::test_context::site())?;
    let profile = Arc::new(Profile::new()?);
    drop(context.give_away()?);
    context.take(Browser::start_private(context.engine(), Arc::clone(&profile)).await?);
    let page = context.open(Lang::Nl).await?;
    page.start_quick().await?;
    page.answer("PE-2", Answer::Step(3)).await?;
    page.says(page.words.saved).await?;
    page.driver().refresh().await?;
    let page = context.page(Lang::Nl)?;
    page.wait_for_app().await?;
    page.is_chosen("PE-2", Answer::Step(3)).await?;

    context.give_away()?.close().await?;
    context.take(Browser::start_with(context.engine(), profile).await?);

    let page = context.open(Lang::Nl).await?;
    let resumes = page.look_for(Role::Button, Named::Is(page.words.resume)).await?;
    ensure!(resumes.is_none(), "the window was not private");
    Ok(())
}
