//! A result that somebody shared, by a link or a code: looked at beside a scan of one's own, taken over, left.

use anyhow::{Result, ensure};
use e2e::{
    Answer, Lang, TestContext, answer_fixtures, comparison,
    page::{Named, Role},
    scenarios, storage_fixture, wait,
};
use serde_json::json;

use crate::import::{FULL, QUICK, decide, follow, hash, kept, no_dialog, seed_dutch, seed_some, some};

scenarios! {
    a_link_shows_its_result_and_is_taken_over_by_a_press;
    a_colleagues_link_is_looked_at_beside_a_scan_of_ones_own;
    a_link_that_comes_while_answering_can_be_left_taken_over_and_undone in all because "files, drags and the history are the engine's";
    a_typed_code_is_looked_at_and_asks_before_it_replaces;
}

async fn a_link_shows_its_result_and_is_taken_over_by_a_press(context: &mut TestContext) -> Result<()> {
    let sheet = answer_fixtures::case("S01")?;
    seed_dutch(context).await?;
    context.open(Lang::Nl).await?;
    context.leave()?;
    context.driver()?.goto("about:blank").await?;
    follow(context, FULL).await?;
    let page = context.page(Lang::Nl)?;
    page.wait_for_app().await?;

    page.says(page.words.shared).await?;
    no_dialog(&page).await?;
    comparison::result_equals(&page, &sheet).await?;
    ensure!(hash(&page).await?.contains(FULL), "the code left while its result is looked at");
    ensure!(kept(context).await?["answers"] == json!({}), "kept: {}", kept(context).await?);
    // The address is that of the result, so that a reload shows it again, and another language too.
    context.reload(Lang::Nl).await?;
    page.says(page.words.shared).await?;
    let english = page.in_language(Lang::En).await?;
    english.says(english.words.shared).await?;
    let page = english.in_language(Lang::Nl).await?;
    page.says(page.words.shared).await?;
    let edit = page.look_for(Role::Button, Named::Is(page.words.edit)).await?;
    ensure!(edit.is_none(), "somebody else's answers can be changed");

    page.press(Role::Button, Named::Is(page.words.take_over)).await?;

    page.status_is("Geopend: 48 antwoorden.").await?;
    comparison::result_equals(&page, &sheet).await?;
    ensure!(hash(&page).await? == "#result", "the address is {}", hash(&page).await?);
    context.reload(Lang::Nl).await?;
    let all = page.text().await?;
    ensure!(!all.contains(page.words.shared), "it is still somebody else's");
    comparison::result_equals(&page, &sheet).await
}

async fn a_colleagues_link_is_looked_at_beside_a_scan_of_ones_own(context: &mut TestContext) -> Result<()> {
    seed_some(context).await?;
    let before = storage_fixture::read(context.driver()?, storage_fixture::KEY).await?;
    follow(context, FULL).await?;
    let page = context.page(Lang::Nl)?.by_mouse();
    page.wait_for_app().await?;
    page.says(page.words.shared).await?;
    page.says("Je eigen antwoorden blijven zoals ze zijn.").await?;
    comparison::result_equals(&page, &answer_fixtures::case("S01")?).await?;
    context.settle(&page).await?;
    context.reload(Lang::Nl).await?;
    page.says(page.words.shared).await?;

    // Whoever reads about the scan meanwhile comes back to it, by the button and by Back.
    page.press(Role::Button, Named::Starts("Over deze scan: ")).await?;
    page.heading_is("Over deze scan").await?;
    page.press(Role::Button, Named::Is("Terug naar het resultaat dat je bekeek")).await?;
    page.focus_is(|focus| focus.contains(page.words.shared), "on whose result it is").await?;
    page.browser_back().await?;
    page.heading_is("Over deze scan").await?;
    page.browser_back().await?;
    page.says(page.words.shared).await?;

    // Whoever asks to take it over reads what becomes of the own answers, and may say no.
    page.press(Role::Button, Named::Is(page.words.take_over)).await?;
    page.find(Role::Dialog, Named::Is(page.words.replace_title)).await?;
    page.says("je eigen 5 antwoorden worden vervangen").await?;
    page.focus_is(|focus| focus.contains(page.words.cancel), "on the button that changes nothing").await?;
    page.key(thirtyfour::Key::Escape).await?;
    page.is_gone(Role::Dialog, Named::Is(page.words.replace_title)).await?;
    page.says(page.words.shared).await?;
    ensure!(hash(&page).await?.contains(FULL), "the code left while its result is looked at");
    page.press(Role::Button, Named::Is(page.words.back_to_own)).await?;

    wait::until("an address without the code", async || {
        Ok((!hash(&page).await?.contains("r=")).then_some(()))
    })
    .await?;
    page.is_chosen("PE-1", Answer::from_json(&some()?["answers"]["PE-1"])?).await?;
    let after = storage_fixture::read(context.driver()?, storage_fixture::KEY).await?;
    ensure!(after == before, "kept before: {before:?}, after: {after:?}");
    context.reload(Lang::Nl).await?;
    let all = page.text().await?;
    ensure!(!all.contains(page.words.shared), "it came back with a reload");
    Ok(())
}

async fn a_link_that_comes_while_answering_can_be_left_taken_over_and_undone(
    context: &mut TestContext,
) -> Result<()> {
    let page = context.open(Lang::Nl).await?.by_mouse();
    page.start_full().await?;
    page.answer("PE-1", Answer::Step(4)).await?;
    let before = page.heading().await?;

    follow(context, QUICK).await?;
    page.says(page.words.shared).await?;
    page.focus_is(|focus| focus.contains(page.words.shared), "on whose result it is").await?;
    page.says("Dit is nog niet bekend.").await?;
    for own in ["Organisatie en deelname", "Vul de ontbrekende antwoorden aan", page.words.edit] {
        let found = page.look_for(Role::Button, Named::Is(own)).await?;
        ensure!(found.is_none(), "`{own}` leads from somebody else's result into the own scan");
    }
    page.browser_back().await?;
    page.heading_is(&before).await?;
    page.is_chosen("PE-1", Answer::Step(4)).await?;
    page.browser_forward().await?;
    page.says(page.words.shared).await?;
    page.press(Role::Button, Named::Is(page.words.take_over)).await?;
    decide(&page, page.words.replace_title, page.words.replace).await?;

    // A question is open: first the overview.
    page.heading_is(page.words.overview).await?;
    ensure!(kept(context).await?["mode"] == "quick", "kept: {}", kept(context).await?);
    ensure!(hash(&page).await? == "#overview", "the address is {}", hash(&page).await?);
    page.press(Role::Button, Named::Is(page.words.undo)).await?;

    page.status_is("Je eerdere antwoorden staan er weer.").await?;
    page.heading_is(&before).await?;
    page.is_chosen("PE-1", Answer::Step(4)).await?;
    let answers = &kept(context).await?["answers"];
    ensure!(*answers == json!({ "PE-1": 4 }), "kept: {answers}");
    Ok(())
}

async fn a_typed_code_is_looked_at_and_asks_before_it_replaces(context: &mut TestContext) -> Result<()> {
    seed_some(context).await?;
    let before = storage_fixture::read(context.driver()?, storage_fixture::KEY).await?;
    let page = context.open(Lang::Nl).await?;
    page.press(Role::Button, Named::Starts(page.words.code_form)).await?;
    let field = page.find(Role::Textbox, Named::Is("Code")).await?;
    page.type_into(&field, "sb1 20fyj 94j94 jnc04 sp4").await?;
    page.press(Role::Button, Named::Is("Open")).await?;
    page.says(page.words.shared).await?;
    // Its address is that of a link to it: a reload shows it again.
    context.settle(&page).await?;
    context.reload(Lang::Nl).await?;
    page.says(page.words.shared).await?;
    ensure!(hash(&page).await? == format!("#r={QUICK}"), "the address is {}", hash(&page).await?);
    for answer in [page.words.cancel, page.words.replace] {
        let now = storage_fixture::read(context.driver()?, storage_fixture::KEY).await?;
        ensure!(now == before, "before {answer}: {now:?}");
        page.press(Role::Button, Named::Is(page.words.take_over)).await?;
        decide(&page, page.words.replace_title, answer).await?;
    }
    page.heading_is(page.words.overview).await?;
    ensure!(kept(context).await?["mode"] == "quick", "kept: {}", kept(context).await?);
    Ok(())
}
