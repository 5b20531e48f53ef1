//! Scans that were finished: kept once each, looked at, taken along, removed, gone on from.

use anyhow::{Context, Result, ensure};
use e2e::{
    Answer, Lang, Page, TestContext, answer_fixtures, comparison, embed,
    page::{Named, Role},
    scenarios,
    storage_fixture::{self, attempt},
    wait,
};
use serde_json::{Value, json};

scenarios! {
    a_finished_scan_is_kept_once_however_often_its_result_is_opened;
    the_next_scan_starts_from_the_last_answers;
    the_next_scan_starts_from_nothing;
    an_earlier_result_is_looked_at_and_the_scan_at_work_stays;
    one_attempt_is_removed_after_a_question_and_goes_in_the_other_tab_too;
    the_twenty_fifth_waits_for_an_answer_and_nothing_is_dropped;
    one_that_is_damaged_or_newer_is_told_and_takes_no_other_along;
    a_host_that_resets_leaves_the_attempts;
}

pub(crate) const DATA: &str = "Je gegevens";
pub(crate) const ATTEMPTS: &str = "Eerdere metingen";
pub(crate) const FROM_THESE: &str = "Nieuwe meting met deze antwoorden";
const FROM_LAST: &str = "Nieuwe meting met de laatste antwoorden";

pub(crate) fn key(id: &str) -> String {
    format!("{}{id}", storage_fixture::ATTEMPT)
}

/// Leaves attempts of an earlier visit; the last one is the latest.
pub(crate) async fn leave(context: &TestContext, attempts: &[(&str, String)]) -> Result<()> {
    context.forget().await?;
    for (id, text) in attempts {
        storage_fixture::write(context.driver()?, &key(id), text).await?;
    }
    Ok(())
}

/// What is kept of attempts in a store of the browser, by id in order of the alphabet.
pub(crate) async fn kept(page: &Page<'_>, store: &str) -> Result<Vec<(String, Value)>> {
    let script = "const store = window[arguments[0]];
        return JSON.stringify(Object.keys(store).filter(key => key.includes(':attempt:')).sort()
            .map(key => [key.split(':attempt:')[1], store.getItem(key)]));";
    let answer = page.ask(script, vec![json!(store)]).await?;
    let pairs: Vec<(String, String)> = serde_json::from_str(answer.as_str().unwrap_or_default())?;
    pairs.into_iter().map(|(id, text)| Ok((id, serde_json::from_str(&text)?))).collect()
}

pub(crate) async fn open_data(page: &Page<'_>) -> Result<()> {
    page.press(Role::Button, Named::Is(page.words.menu)).await?;
    page.press(Role::Button, Named::Is(DATA)).await?;
    page.heading_is(DATA).await
}

pub(crate) async fn to_start(page: &Page<'_>) -> Result<()> {
    page.press(Role::Button, Named::Is(page.words.menu)).await?;
    page.press(Role::Button, Named::Is("Terug naar het begin")).await
}

/// A quick scan from the start to its result.
pub(crate) async fn finish(page: &Page<'_>, sheet: &Value) -> Result<()> {
    page.start_quick().await?;
    page.fill_in_at_once(sheet).await?;
    page.show_result().await
}

/// The rows of the list.
pub(crate) async fn rows(page: &Page<'_>) -> Result<usize> {
    let script = "return e2e.all('.sbs-attempts__item').length;";
    Ok(page.ask(script, vec![]).await?.as_u64().and_then(|count| usize::try_from(count).ok()).unwrap_or(0))
}

async fn a_finished_scan_is_kept_once_however_often_its_result_is_opened(
    context: &mut TestContext,
) -> Result<()> {
    let sheet = answer_fixtures::case("S09")?;
    let page = context.open(Lang::Nl).await?.by_mouse();
    page.start_quick().await?;
    page.fill_in_at_once(&sheet).await?;
    ensure!(kept(&page, "localStorage").await?.is_empty(), "an attempt before the result was opened");
    page.show_result().await?;

    let first = kept(&page, "localStorage").await?;
    ensure!(first.len() == 1 && first[0].1["answers"] == sheet["answers"], "kept: {first:?}");
    ensure!(first[0].1["schema"] == 1 && first[0].1["savedAt"].is_string(), "kept: {first:?}");
    context.reload(Lang::Nl).await?;
    page.press(Role::Button, Named::Is(page.words.edit)).await?;
    page.browser_back().await?;
    page.find(Role::Table, Named::Starts(page.words.three_ps)).await?;
    ensure!(kept(&page, "localStorage").await? == first, "opened again: another one");

    // Another answer in the same scan, another visit: the same attempt.
    page.press(Role::Button, Named::Is(page.words.edit)).await?;
    page.answer("PE-2", Answer::Step(0)).await?;
    page.browser_back().await?;
    wait::until("the attempt to follow", async || {
        let now = kept(&page, "localStorage").await?;
        Ok((now.len() == 1 && now[0].0 == first[0].0 && now[0].1["answers"]["PE-2"] == 0).then_some(()))
    })
    .await?;
    // It is no earlier one.
    to_start(&page).await?;
    page.find(Role::Button, Named::Is(page.words.view_result)).await?;
    page.is_gone(Role::Region, Named::Is(ATTEMPTS)).await?;
    open_data(&page).await?;
    page.find(Role::Region, Named::Is(ATTEMPTS)).await?;
    page.says("deze scan").await?;
    page.says("Snelle scan, niveau").await
}

async fn the_next_scan_starts_from_the_last_answers(context: &mut TestContext) -> Result<()> {
    let sheet = answer_fixtures::case("S09")?;
    let page = context.open(Lang::Nl).await?;
    finish(&page, &sheet).await?;

    page.press(Role::Button, Named::Is(FROM_THESE)).await?;
    page.confirms("Nieuwe meting. 16 antwoorden van de vorige staan klaar; pas aan wat veranderd is.")
        .await?;
    page.answer("PE-2", Answer::Step(0)).await?;
    to_start(&page).await?;
    page.press(Role::Button, Named::Is(page.words.view_result)).await?;
    page.find(Role::Table, Named::Starts(page.words.three_ps)).await?;

    let attempts = kept(&page, "localStorage").await?;
    ensure!(attempts.len() == 2, "kept: {attempts:?}");
    ensure!(attempts[0].0.starts_with("1-") && attempts[0].1["answers"] == sheet["answers"], "{attempts:?}");
    ensure!(attempts[1].0.starts_with("2-") && attempts[1].1["answers"]["PE-2"] == 0, "{attempts:?}");
    // Nothing changed: opening the result of a next one adds none.
    page.press(Role::Button, Named::Is(FROM_THESE)).await?;
    to_start(&page).await?;
    page.press(Role::Button, Named::Is(page.words.view_result)).await?;
    page.find(Role::Table, Named::Starts(page.words.three_ps)).await?;
    ensure!(kept(&page, "localStorage").await?.len() == 2, "one that is like another");
    Ok(())
}

async fn the_next_scan_starts_from_nothing(context: &mut TestContext) -> Result<()> {
    let sheet = answer_fixtures::case("S09")?;
    let page = context.open(Lang::Nl).await?;
    finish(&page, &sheet).await?;

    page.press(Role::Button, Named::Is(page.words.restart)).await?;
    page.find(Role::Dialog, Named::Has(page.words.restart_title)).await?;
    page.press(Role::Button, Named::Is("Wis en begin opnieuw")).await?;

    page.confirms("Je antwoorden zijn gewist. Je begint opnieuw.").await?;
    page.find(Role::Region, Named::Is(ATTEMPTS)).await?;
    page.find(Role::Button, Named::Is(FROM_LAST)).await?;
    ensure!(page.look_for(Role::Button, Named::Is(page.words.resume)).await?.is_none(), "the answers stayed");
    page.start_quick().await?;
    page.is_open("PE-2").await?;
    // A later visit, after all from the last answers.
    to_start(&page).await?;
    let page = context.open(Lang::Nl).await?;
    page.press(Role::Button, Named::Is(FROM_LAST)).await?;
    page.is_chosen("PE-2", Answer::from_json(&sheet["answers"]["PE-2"])?).await?;
    ensure!(kept(&page, "localStorage").await?.len() == 1, "the attempt is another");
    Ok(())
}

async fn an_earlier_result_is_looked_at_and_the_scan_at_work_stays(context: &mut TestContext) -> Result<()> {
    let earlier = answer_fixtures::case("S01")?;
    leave(context, &[("1-1", attempt(&earlier, "2025-11-20T09:30:00Z"))]).await?;
    let page = context.open(Lang::Nl).await?.by_mouse();
    page.start_quick().await?;
    page.answer("PE-2", Answer::Step(1)).await?;
    let before =
        storage_fixture::read(page.driver(), storage_fixture::KEY).await?.context("nothing is kept")?;
    open_data(&page).await?;

    page.press(Role::Button, Named::Starts("Bekijk meting van 20 november 2025")).await?;

    page.says("Je bekijkt je meting van 20 november 2025.").await?;
    comparison::result_equals(&page, &earlier).await?;
    // Its questions are not for changing.
    for gone in [page.words.edit, page.words.restart, page.words.to_full] {
        ensure!(page.look_for(Role::Button, Named::Is(gone)).await?.is_none(), "there is a button `{gone}`");
    }
    let after: Value = serde_json::from_str(
        &storage_fixture::read(page.driver(), storage_fixture::KEY).await?.context("nothing is kept")?,
    )?;
    let before: Value = serde_json::from_str(&before)?;
    for part in ["answers", "place", "mode"] {
        ensure!(after[part] == before[part], "{part}: {after}");
    }
    page.press(Role::Button, Named::Is("Terug naar mijn scan")).await?;
    page.is_chosen("PE-2", Answer::Step(1)).await?;
    page.says("1 van 16 beantwoord").await?;
    // The Back button leads to what is no longer looked at: the scan stays, and nothing else happens.
    page.browser_back().await?;
    page.is_chosen("PE-2", Answer::Step(1)).await?;
    ensure!(kept(&page, "localStorage").await?.len() == 1, "the attempt is gone");
    Ok(())
}

async fn one_attempt_is_removed_after_a_question_and_goes_in_the_other_tab_too(
    context: &mut TestContext,
) -> Result<()> {
    let (one, two) = (answer_fixtures::case("S01")?, answer_fixtures::case("S09")?);
    let left =
        [("1-1", attempt(&one, "2024-05-01T09:30:00Z")), ("2-1", attempt(&two, "2025-05-01T09:30:00Z"))];
    leave(context, &left).await?;
    let page = context.open(Lang::Nl).await?;
    open_data(&page).await?;
    let first = page.driver().window().await?;
    let second = page.driver().new_tab().await?;
    page.driver().switch_to_window(second.clone()).await?;
    context.leave()?;
    context.driver()?.goto(context.server().url()).await?;
    // The list comes with the app.
    wait::until("the list in the other tab", async || Ok((rows(&page).await? == 2).then_some(()))).await?;
    page.driver().switch_to_window(first.clone()).await?;

    page.press(Role::Button, Named::Starts("Wis meting van 1 mei 2024")).await?;
    page.find(Role::Dialog, Named::Has("Deze meting wissen?")).await?;
    page.press(Role::Button, Named::Is(page.words.cancel)).await?;
    page.is_gone(Role::Dialog, Named::Has("Deze meting wissen?")).await?;
    ensure!(kept(&page, "localStorage").await?.len() == 2, "gone without a yes");
    page.press(Role::Button, Named::Starts("Wis meting van 1 mei 2024")).await?;
    page.find(Role::Dialog, Named::Has("Deze meting wissen?")).await?;
    page.press(Role::Button, Named::Is("Wis deze meting")).await?;

    page.confirms("De meting is gewist.").await?;
    let left = kept(&page, "localStorage").await?;
    ensure!(left.len() == 1 && left[0].0 == "2-1", "left: {left:?}");
    page.driver().switch_to_window(second).await?;
    wait::until("the other tab to hear of it", async || Ok((rows(&page).await? == 1).then_some(()))).await?;
    page.driver().close_window().await?;
    page.driver().switch_to_window(first).await?;
    Ok(())
}

async fn the_twenty_fifth_waits_for_an_answer_and_nothing_is_dropped(
    context: &mut TestContext,
) -> Result<()> {
    let (old, new) = (answer_fixtures::case("S01")?, answer_fixtures::case("S09")?);
    let left: Vec<(String, String)> = (1..=24)
        .map(|n| (format!("{n:02}-1"), attempt(&old, &format!("2025-01-{n:02}T09:30:00Z"))))
        .collect();
    let left: Vec<(&str, String)> = left.iter().map(|(id, text)| (id.as_str(), text.clone())).collect();
    leave(context, &left).await?;
    let page = context.open(Lang::Nl).await?;
    page.find(Role::Button, Named::Is("Toon nog 21 metingen")).await?;
    finish(&page, &new).await?;

    page.find(Role::Alert, Named::Has("De oudste is van 1 januari 2025")).await?;
    ensure!(kept(&page, "localStorage").await?.len() == 24, "something was dropped");
    page.press(Role::Button, Named::Is("Bewaar de oudste als bestand")).await?;
    let profile = context.browser()?.profile();
    let name = "social-business-scan-2025-01-01.json";
    let file = wait::until("the file", async || Ok(profile.download(name))).await?;
    let file: Value = serde_json::from_slice(&file)?;
    ensure!(file["kind"] == "sbs-answers" && file["answers"] == old["answers"], "saved: {file}");
    ensure!(kept(&page, "localStorage").await?.len() == 24, "a download removed something");
    page.press(Role::Button, Named::Is("Wis de oudste en bewaar deze")).await?;

    page.is_gone(Role::Alert, Named::Has("De oudste")).await?;
    let kept = kept(&page, "localStorage").await?;
    let ids: Vec<&str> = kept.iter().map(|(id, _)| id.as_str()).collect();
    ensure!(ids.len() == 24 && ids[0] == "02-1" && ids[23].starts_with("25-"), "kept: {ids:?}");
    ensure!(kept[23].1["answers"] == new["answers"], "the new one is another");
    Ok(())
}

async fn one_that_is_damaged_or_newer_is_told_and_takes_no_other_along(
    context: &mut TestContext,
) -> Result<()> {
    let newer = r#"{"schema":99,"answers":{}}"#;
    let damaged = r#"{"schema":1,"answers":{"PE-1":"#;
    let good = attempt(&answer_fixtures::case("S01")?, "2025-05-01T09:30:00Z");
    leave(context, &[("1-1", damaged.to_owned()), ("2-1", good), ("3-1", newer.to_owned())]).await?;
    let page = context.open(Lang::Nl).await?;

    page.says("Deze meting is niet te lezen. Er is niets aan veranderd.").await?;
    page.says("Deze meting komt uit een nieuwere versie.").await?;
    page.says("Volledige scan, niveau").await?;
    finish(&page, &answer_fixtures::case("S09")?).await?;

    for (id, text) in [("1-1", damaged), ("3-1", newer)] {
        let now = storage_fixture::read(page.driver(), &key(id)).await?;
        ensure!(now.as_deref() == Some(text), "{id} is now {now:?}");
    }
    Ok(())
}

async fn a_host_that_resets_leaves_the_attempts(context: &mut TestContext) -> Result<()> {
    let sheet = answer_fixtures::case("S09")?;
    let html =
        r#"<script src="/social-business-scan.js"></script><social-business-scan></social-business-scan>"#;
    embed::open_host(context, html).await?;
    let page = context.page(Lang::Nl)?.only(0);
    page.wait_for_app().await?;
    finish(&page, &sheet).await?;
    let before = kept(&page, "localStorage").await?;
    ensure!(before.len() == 1, "kept: {before:?}");

    embed::call(&page, 0, "reset", &[]).await?;

    page.find(Role::Button, Named::Is(FROM_LAST)).await?;
    ensure!(kept(&page, "localStorage").await? == before, "the attempt is another");
    ensure!(
        storage_fixture::read(page.driver(), storage_fixture::KEY).await?.is_none(),
        "the answers are still kept"
    );
    // Answers that a host gives are another scan, also where they say which attempt they were.
    let mut file = before[0].1.clone();
    file["answers"]["PE-2"] = json!(0);
    embed::call(&page, 0, "setAnswers", &[file]).await?;
    page.press(Role::Button, Named::Is(page.words.view_result)).await?;
    wait::until("a second attempt", async || {
        Ok((kept(&page, "localStorage").await?.len() == 2).then_some(()))
    })
    .await?;
    ensure!(kept(&page, "localStorage").await?[0] == before[0], "the first attempt changed");
    Ok(())
}
