//! The second part of the page's wasm: what a visitor sees who is there sooner, and what happens when it does not come.

use std::fs;

use anyhow::{Context, Result, ensure};
use e2e::{
    Answer, Lang, Page, Stage,
    page::{Named, Role},
    saved, scenarios, sheets, stage, wait,
};
use xtask::server::{Gate, Options};

scenarios! {
    the_questions_work_before_the_second_part_is_there;
    a_result_that_is_opened_too_soon_comes_by_itself_and_has_the_focus;
    a_result_that_is_loaded_again_comes_by_itself;
    a_missing_second_part_is_told_and_loads_once_it_is_there;
    a_second_part_that_is_cut_off_or_something_else_is_told;
}

const LOADING: &str = "Het resultaat wordt geladen.";
const FAILED: &str = "Het resultaat kon niet worden geladen";
const RETRY: &str = "Probeer opnieuw";

/// A site whose worker does not ask for the part as well.
fn site() -> Options {
    stage::site().replace("sw.js", 404, "text/plain", b"gone")
}

/// The name of the file.
fn part() -> Result<String> {
    let names = fs::read_dir(stage::dist())?.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    names
        .into_iter()
        .find(|name| name.starts_with("later-") && name.ends_with(".wasm"))
        .context("dist/ has no second part")
}

/// The page, as soon as its first part is there.
async fn open(stage: &Stage) -> Result<Page<'_>> {
    stage.driver()?.goto(stage.server().url()).await?;
    let page = stage.page(Lang::Nl)?;
    page.wait_for_app().await?;
    page.in_language(Lang::Nl).await
}

/// Texts about results are zeros in memory until the second part is there: nothing may show one.
async fn is_readable(page: &Page<'_>) -> Result<()> {
    let script =
        "return e2e.all('*').filter(found => [found.textContent, ...[...found.attributes].map(a => a.value)]
        .some(text => text.includes('\\0'))).map(found => found.className || found.tagName).join();";
    let found = page.ask(script, vec![]).await?;
    ensure!(found == "", "texts of the second part are shown before it is there: {found}");
    Ok(())
}

/// A visitor who has answered everything, before the overview.
async fn answer_all(page: &Page<'_>) -> Result<()> {
    let sheet = sheets::case("S09")?;
    let given = sheet["answers"].as_object().context("the sheet has no answers")?;
    let items: Vec<String> = given.keys().cloned().collect();
    is_readable(page).await?;
    page.start_quick().await?;
    let mut done = 0;
    loop {
        is_readable(page).await?;
        for item in page.items_here(&items).await? {
            page.answer(&item, Answer::from_json(&given[&item])?).await?;
            done += 1;
        }
        // Half way there is such a button too.
        let to_overview = page.look_for(Role::Button, Named::Is(page.words.to_overview)).await?;
        if let Some(button) = to_overview.filter(|_| done == items.len()) {
            return page.click(&button).await;
        }
        page.next().await?;
    }
}

async fn all_is_kept(page: &Page<'_>) -> Result<()> {
    let kept = saved::read(page.driver(), saved::KEY).await?.context("nothing is kept")?;
    let kept: serde_json::Value = serde_json::from_str(&kept)?;
    let (kept, given) = (&kept["answers"], &sheets::case("S09")?["answers"]);
    ensure!(kept == given, "kept are {kept}, and not {given}");
    Ok(())
}

async fn the_questions_work_before_the_second_part_is_there(stage: &mut Stage) -> Result<()> {
    let gate = Gate::default();
    stage.serve(site().hold(&part()?, &gate))?;

    let page = open(stage).await?;
    is_readable(&page).await?;
    let page = page.in_language(Lang::En).await?;
    is_readable(&page).await?;
    page.start_full().await?;
    is_readable(&page).await?;
    page.answer("PE-1", Answer::Step(2)).await?;

    let kept = saved::read(page.driver(), saved::KEY).await?.context("nothing is kept")?;
    gate.open();
    ensure!(kept.contains("\"PE-1\":2"), "kept is {kept}");
    Ok(())
}

async fn a_result_that_is_opened_too_soon_comes_by_itself_and_has_the_focus(stage: &mut Stage) -> Result<()> {
    let gate = Gate::default();
    stage.serve(site().hold(&part()?, &gate))?;
    let page = open(stage).await?;
    answer_all(&page).await?;
    page.says(LOADING).await?;
    all_is_kept(&page).await?;

    gate.open();

    page.heading_is(page.words.overview).await?;
    page.focus_is(|focus| focus.contains(page.words.overview), "the heading").await?;
    page.show_result().await?;
    all_is_kept(&page).await
}

async fn a_result_that_is_loaded_again_comes_by_itself(stage: &mut Stage) -> Result<()> {
    let gate = Gate::default();
    stage.serve(site().hold(&part()?, &gate))?;
    let page = open(stage).await?;
    answer_all(&page).await?;
    page.says(LOADING).await?;
    stage.driver()?.refresh().await?;
    page.wait_for_app().await?;
    let page = page.in_language(Lang::Nl).await?;
    page.says(LOADING).await?;

    gate.open();

    page.heading_is(page.words.overview).await?;
    page.show_result().await
}

async fn a_missing_second_part_is_told_and_loads_once_it_is_there(stage: &mut Stage) -> Result<()> {
    // Twice: the first retry comes too early.
    stage.serve(site().replace_first(2, &part()?, 404, "text/plain", b"gone"))?;
    let page = open(stage).await?;
    page.ask("window.samePage = true;", vec![]).await?;
    answer_all(&page).await?;
    page.heading_is(FAILED).await?;
    page.press(Role::Button, Named::Is(RETRY)).await?;
    let asked = async || {
        let asked = stage.server().requests();
        Ok((asked.iter().filter(|request| request.path.contains("later-")).count() == 2).then_some(()))
    };
    wait::until("the second request", asked).await?;
    page.heading_is(FAILED).await?;
    all_is_kept(&page).await?;

    page.press(Role::Button, Named::Is(RETRY)).await?;

    page.heading_is(page.words.overview).await?;
    page.show_result().await?;
    ensure!(page.ask("return window.samePage;", vec![]).await? == true, "the page was loaded again");
    all_is_kept(&page).await
}

async fn a_second_part_that_is_cut_off_or_something_else_is_told(stage: &mut Stage) -> Result<()> {
    let other = b"<!doctype html><title>Niet gevonden</title>";
    for site in
        [stage::site().cut(&part()?, 1), stage::site().replace_first(1, &part()?, 200, "text/html", other)]
    {
        stage.serve(site)?;
        let page = open(stage).await?;
        answer_all(&page).await?;
        page.heading_is(FAILED).await?;
        all_is_kept(&page).await?;

        page.press(Role::Button, Named::Is(RETRY)).await?;

        page.heading_is(page.words.overview).await?;
    }
    Ok(())
}
