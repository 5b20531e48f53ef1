//! Translators, spell checkers, password managers and the like replace, wrap, remove and insert nodes beside ours.

use anyhow::{Context, Result, bail, ensure};
use e2e::{
    Answer, Engine, Lang, Page, TestContext, answer_fixtures, comparison, embed,
    page::{Named, Role},
    runner, scenarios,
};
use serde_json::json;

scenarios! {
    a_translated_page_never_shows_what_was_true_before in all because "translators come with the browser";
    a_translated_page_of_a_host_ends_with_what_the_command_line_prints;
    the_result_is_reached_while_random_nodes_are_changed in all because "the order of removals and insertions is the engine's";
}

const FOREIGN: &str = include_str!("../pages/foreign-nodes.js");

async fn translate(page: &Page<'_>) -> Result<()> {
    page.ask(&format!("{FOREIGN}\nforeign.translate();"), vec![]).await.map(drop)
}

async fn is_translated(page: &Page<'_>) -> Result<()> {
    let wrapped = page.ask("return e2e.all('font').length;", vec![]).await?;
    ensure!(wrapped.as_u64() > Some(20), "only {wrapped} elements are a translator's");
    Ok(())
}

async fn a_translated_page_never_shows_what_was_true_before(context: &mut TestContext) -> Result<()> {
    let sheet = answer_fixtures::case("S09")?;
    let page = context.open(Lang::Nl).await?;
    page.start_quick().await?;
    translate(&page).await?;
    is_translated(&page).await?;

    // A count that follows, a language that is all over the screen, and back.
    page.says("0 van 16 beantwoord").await?;
    page.answer("PE-2", Answer::Step(1)).await?;
    page.says("1 van 16 beantwoord").await?;
    let english = page.in_language(Lang::En).await?;
    english.is_chosen("PE-2", Answer::Step(1)).await?;
    english.says("1 of 16 answered").await?;
    let page = english.in_language(Lang::Nl).await?;

    page.fill_in(&sheet).await?;
    page.open_overview().await?;
    page.says(page.words.all_scored_answered).await?;
    page.show_result().await?;
    comparison::result_equals(&page, &sheet).await?;
    is_translated(&page).await
}

async fn a_translated_page_of_a_host_ends_with_what_the_command_line_prints(
    context: &mut TestContext,
) -> Result<()> {
    let sheet = answer_fixtures::case("S01")?;
    embed::open_host(context, embed::TWO_LINES).await?;
    let page = context.page(Lang::Nl)?.only(0);
    translate(&page).await?;
    page.start_full().await?;

    page.fill_in_at_once(&sheet).await?;
    page.show_result().await?;

    comparison::result_equals(&page, &sheet).await?;
    is_translated(&page).await?;
    let heard = embed::errors(&page).await?;
    ensure!(heard.is_empty(), "the host heard: {heard:?}");
    Ok(())
}

async fn the_result_is_reached_while_random_nodes_are_changed(context: &mut TestContext) -> Result<()> {
    // Elsewhere for the engine's order alone: five walks have both pages, both languages and both lengths.
    let walks =
        if context.engine() == Engine::Chromium { runner::many(20, 200) } else { runner::many(5, 20) };
    context.serve(embed::with_page(embed::site(), "host.html", &embed::host(embed::TWO_LINES)))?;
    for seed in 0..walks {
        let case = if seed % 5 == 4 { "S01" } else { "S09" };
        walk(context, seed, case).await.with_context(|| format!("walk {seed}, the answers of {case}"))?;
    }
    Ok(())
}

/// One visit: every second one on a host's page, every third one in English.
async fn walk(context: &TestContext, seed: usize, case: &str) -> Result<()> {
    let sheet = answer_fixtures::case(case)?;
    context.forget().await?;
    let page = if seed.is_multiple_of(2) {
        context.open(Lang::Nl).await?
    } else {
        embed::open(context, "host.html").await?
    };
    let lang = if seed.is_multiple_of(3) { Lang::En } else { Lang::Nl };
    let page = page.in_language(lang).await?;
    match case {
        "S09" => page.start_quick().await?,
        _ => page.start_full().await?,
    }
    let script = format!(
        "const [answers, seed, done] = arguments;\n{FOREIGN}
        foreign.walk(answers, seed).then(() => done(''), error => done(String(error)));"
    );
    let arguments = vec![sheet["answers"].clone(), json!(seed)];
    let said = page.ask_async_with(&script, arguments).await?;
    if said != "" {
        bail!("{said}");
    }
    page.find(Role::Table, Named::Starts(page.words.three_ps)).await?;
    let mut asked = sheet.clone();
    // The walk answers items only.
    for key in ["orgModel", "employees", "publishers"] {
        asked.as_object_mut().and_then(|object| object.remove(key));
    }
    comparison::result_equals(&page, &asked).await
}
