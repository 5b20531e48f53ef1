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
    the_other_language_comes_by_itself_once_it_is_there;
    a_language_that_could_not_be_loaded_is_told_and_comes_when_it_is_chosen_again;
    a_result_that_is_opened_too_soon_comes_by_itself_and_has_the_focus;
    a_result_that_is_loaded_again_comes_by_itself;
    a_missing_second_part_is_told_and_loads_once_it_is_there in all because "what an engine does with half a file is its own";
    a_second_part_that_is_cut_off_or_something_else_is_told;
}

/// What the scan says of its second part, and of the language that comes with it.
struct Words {
    loading: &'static str,
    failed: &'static str,
    retry: &'static str,
    other: Lang,
    other_name: &'static str,
    other_coming: &'static str,
    other_failed: &'static str,
}

const DUTCH: Words = Words {
    loading: "Het resultaat wordt geladen.",
    failed: "Het resultaat kon niet worden geladen",
    retry: "Probeer opnieuw",
    other: Lang::En,
    other_name: "English",
    other_coming: "Engels wordt geladen.",
    other_failed: "Engels kon niet worden geladen.",
};

const ENGLISH: Words = Words {
    loading: "The result is loading.",
    failed: "The result could not be loaded",
    retry: "Try again",
    other: Lang::Nl,
    other_name: "Nederlands",
    other_coming: "Dutch is loading.",
    other_failed: "Dutch could not be loaded.",
};

/// A site without a worker that asks for the part as well.
fn site() -> Options {
    stage::site()
}

/// The name of the file.
fn part() -> Result<String> {
    let names = fs::read_dir(stage::dist())?.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    names
        .into_iter()
        .find(|name| name.starts_with("later-") && name.ends_with(".wasm"))
        .context("dist/ has no second part")
}

/// The page, as soon as its first part is there, in the language that it begins with: the other one is not there yet.
async fn open(stage: &Stage) -> Result<(Page<'_>, Words)> {
    stage.driver()?.goto(stage.server().url()).await?;
    here(stage).await
}

async fn here(stage: &Stage) -> Result<(Page<'_>, Words)> {
    stage.page(Lang::Nl)?.wait_for_app().await?;
    let now = stage.page(Lang::Nl)?.ask("return e2e.root().closest('[lang]').lang;", vec![]).await?;
    Ok(if now == "nl" { (stage.page(Lang::Nl)?, DUTCH) } else { (stage.page(Lang::En)?, ENGLISH) })
}

/// Texts about results are zeros in memory until the second part is there, and those of the interface are empty: nothing
/// may show one.
async fn is_readable(page: &Page<'_>) -> Result<()> {
    let script =
        "const named = 'a, button, caption, figcaption, h1, h2, h3, h4, label, legend, summary, th';
        const isBad = found => found.matches(named) && !found.textContent.trim()
            || [found.textContent, ...[...found.attributes].map(a => a.value)].some(text => text.includes('\\0'));
        return e2e.all('*').filter(isBad).map(found => found.className || found.tagName).join();";
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

    let (page, _) = open(stage).await?;
    is_readable(&page).await?;
    page.start_full().await?;
    is_readable(&page).await?;
    page.answer("PE-1", Answer::Step(2)).await?;

    let kept = saved::read(page.driver(), saved::KEY).await?.context("nothing is kept")?;
    gate.open();
    ensure!(kept.contains("\"PE-1\":2"), "kept is {kept}");
    Ok(())
}

async fn the_other_language_comes_by_itself_once_it_is_there(stage: &mut Stage) -> Result<()> {
    let gate = Gate::default();
    stage.serve(site().hold(&part()?, &gate))?;
    let (page, words) = open(stage).await?;
    page.press(Role::Button, Named::Is(words.other_name)).await?;
    page.says(words.other_coming).await?;
    is_readable(&page).await?;
    page.start_full().await?;
    page.answer("PE-1", Answer::Step(2)).await?;

    gate.open();

    let page = page.in_language(words.other).await?;
    page.answer("PE-2", Answer::Step(3)).await?;
    let kept = saved::read(page.driver(), saved::KEY).await?.context("nothing is kept")?;
    let is_kept = [r#""PE-1":2"#, r#""PE-2":3"#, &format!(r#""lang":"{}""#, words.other.code())];
    ensure!(is_kept.iter().all(|part| kept.contains(*part)), "kept is {kept}");
    Ok(())
}

async fn a_language_that_could_not_be_loaded_is_told_and_comes_when_it_is_chosen_again(
    stage: &mut Stage,
) -> Result<()> {
    let gate = Gate::default();
    stage.serve(site().hold(&part()?, &gate).replace_first(1, &part()?, 404, "text/plain", b"gone"))?;
    let (page, words) = open(stage).await?;
    page.press(Role::Button, Named::Is(words.other_name)).await?;
    page.says(words.other_coming).await?;

    gate.open();

    page.says(words.other_failed).await?;
    page.in_language(words.other).await?;
    Ok(())
}

async fn a_result_that_is_opened_too_soon_comes_by_itself_and_has_the_focus(stage: &mut Stage) -> Result<()> {
    let gate = Gate::default();
    stage.serve(site().hold(&part()?, &gate))?;
    let (page, words) = open(stage).await?;
    answer_all(&page).await?;
    page.says(words.loading).await?;
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
    let (page, words) = open(stage).await?;
    answer_all(&page).await?;
    page.says(words.loading).await?;
    stage.driver()?.refresh().await?;
    let (page, words) = here(stage).await?;
    page.says(words.loading).await?;

    gate.open();

    page.heading_is(page.words.overview).await?;
    page.show_result().await
}

async fn a_missing_second_part_is_told_and_loads_once_it_is_there(stage: &mut Stage) -> Result<()> {
    // Twice: the first retry comes too early.
    stage.serve(site().replace_first(2, &part()?, 404, "text/plain", b"gone"))?;
    let (page, words) = open(stage).await?;
    page.ask("window.samePage = true;", vec![]).await?;
    answer_all(&page).await?;
    page.heading_is(words.failed).await?;
    page.press(Role::Button, Named::Is(words.retry)).await?;
    let part = part()?;
    let asked = async || {
        let asked = stage.server().requests();
        Ok((asked.iter().filter(|request| request.path.ends_with(&part)).count() == 2).then_some(()))
    };
    wait::until("the second request", asked).await?;
    page.heading_is(words.failed).await?;
    all_is_kept(&page).await?;

    page.press(Role::Button, Named::Is(words.retry)).await?;

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
        let (page, words) = open(stage).await?;
        answer_all(&page).await?;
        page.heading_is(words.failed).await?;
        all_is_kept(&page).await?;

        page.press(Role::Button, Named::Is(words.retry)).await?;

        page.heading_is(page.words.overview).await?;
    }
    Ok(())
}
