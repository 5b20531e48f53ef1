//! A questionnaire that a host names by `src`: it is asked, or its faults are told.

use anyhow::{Result, ensure};
use e2e::{
    Lang, TestContext,
    embed::{self, nothing_was_heard},
    models,
    page::{Named, Role},
    scenarios,
    server::Options,
    test_context,
};
use serde_json::{Value, json};

use super::loading::{CLASSIC, ELEMENT, FALLBACK, RETRY, is_told};

scenarios! {
    an_own_instrument_is_asked;
    a_faulty_instrument_is_told;
    the_first_three_faults_of_an_instrument_stand_in_the_panel_in_the_words_of_the_command_line;
    a_missing_instrument_is_told_and_loads_once_it_is_there;
    every_example_is_answered_to_its_result_and_speaks_of_itself in all because "each engine reads the file by its own reader";
}

async fn an_own_instrument_is_asked(context: &mut TestContext) -> Result<()> {
    let mut own = instrument()?;
    own["instrument"] = json!("eigen-vragen");
    own["items"][0]["text"]["nl"] = json!("Op kantoor weet iedereen wat wij op sociale media doen.");
    context.serve(with_instrument(embed::site(), &own.to_string()))?;
    let page = embed::open(context, "host.html").await?;

    page.start_full().await?;

    page.find(Role::Group, Named::Has("Op kantoor weet iedereen wat wij op sociale media doen.")).await?;
    let ready = embed::event(&page, "sbs-ready").await?;
    ensure!(ready["instrument"] == "eigen-vragen", "the event says {ready}");
    nothing_was_heard(&page).await
}

async fn a_faulty_instrument_is_told(context: &mut TestContext) -> Result<()> {
    let mut faulty = instrument()?;
    faulty["items"][0]["scale"] = json!("no-such-scale");
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    for text in
        [faulty.to_string(), "{\"half\":".to_owned(), "<!doctype html>".to_owned(), "[]".to_owned(), deep]
    {
        context.serve(with_instrument(embed::site(), &text))?;
        let page = embed::goto(context, "host.html").await?;

        let error = embed::event(&page, "sbs-error").await?;

        let start = &text[..text.len().min(40)];
        ensure!(error["code"] == "instrument-invalid" && error["fatal"] == true, "{error} for {start}");
        page.find(Role::Alert, Named::Has("")).await?;
        page.says(FALLBACK).await?;
        nothing_was_heard(&page).await?;
    }
    Ok(())
}

async fn the_first_three_faults_of_an_instrument_stand_in_the_panel_in_the_words_of_the_command_line(
    context: &mut TestContext,
) -> Result<()> {
    let mut faulty = instrument()?;
    faulty["items"][0]["scale"] = json!("MM");
    faulty["items"][1]["dimension"] = json!("PEE");
    faulty["items"][3]["quick"] = json!(1);
    faulty["parameters"]["coreMin"] = json!(5);
    context.serve(with_instrument(embed::site(), &faulty.to_string()))?;
    let page = embed::goto(context, "host.html").await?;
    let error = embed::event(&page, "sbs-error").await?;
    ensure!(error["code"] == "instrument-invalid", "the event says {error}");
    page.find(Role::Alert, Named::Has("")).await?;

    page.ask("e2e.all('.sbs-panel summary')[0].click();", vec![]).await?;

    let told = page.ask("return e2e.all('.sbs-panel code')[1].innerText;", vec![]).await?;
    let lines: Vec<&str> = told.as_str().unwrap_or_default().lines().collect();
    // The words of `sbs check` (tests/cli/check.rs).
    let expected = [
        "parameters.coreMin: expected a whole number from 0 to 4, found 5",
        "items[0].scale: names the unknown scale \"MM\"; is \"M\" meant?",
        "items[1].dimension: names the unknown dimension \"PEE\"; is \"PE\" meant?",
    ];
    ensure!(lines.get(1..4) == Some(&expected), "the panel says {lines:#?}");
    ensure!(
        lines.len() == 5
            && lines[0].ends_with("/eigen.json:")
            && lines[4].ends_with("in the console and by sbs check"),
        "the panel says {lines:#?}"
    );
    Ok(())
}

async fn a_missing_instrument_is_told_and_loads_once_it_is_there(context: &mut TestContext) -> Result<()> {
    let text = instrument()?.to_string();
    let site = embed::site().replace_first(1, "/eigen.json", 404, "text/plain", b"gone");
    context.serve(with_instrument(site, &text))?;
    let page = embed::goto(context, "host.html").await?;
    is_told(&page, "instrument-failed").await?;

    page.press(Role::Button, Named::Is(RETRY)).await?;

    page.wait_for_app().await?;
    nothing_was_heard(&page).await
}

/// Chooses the answer below the highest of every question on the page.
const ANSWER: &str = "for (const scale of e2e.all('.sbs-scale')) {
    const steps = scale.querySelectorAll('input');
    steps[steps.length - 2].click();
}
return e2e.all('.sbs-result').length > 0;";

/// Words that only the built-in questionnaire has, as far as they stand on the page.
const FOREIGN: &str = r"return e2e.everything().match(/social|People|Profit|Planet|P’s|Maslow/i)?.[0] ?? '';";
/// Words about levels.
const OF_LEVELS: &str = r"return e2e.everything().match(/\b(niveau|trede|piramide)\b/i)?.[0] ?? '';";

async fn every_example_is_answered_to_its_result_and_speaks_of_itself(
    context: &mut TestContext,
) -> Result<()> {
    for name in models::EXAMPLES {
        context.forget().await?;
        context.driver()?.goto(format!("{}{}", context.server().url(), models::page(name))).await?;
        let page = context.page(Lang::Nl)?.only(0);
        page.wait_for_app().await?;
        page.start_full().await?;

        // Section after section, the overview and the result.
        for _ in 0..20 {
            if page.ask(ANSWER, vec![]).await? == true {
                break;
            }
            let before = page.heading().await?;
            page.ask("e2e.all('[data-sbs-next]')[0].click();", vec![]).await?;
            page.heading_after(&before).await?;
        }

        page.find(Role::Table, Named::Has("")).await?;
        let found = page.ask(FOREIGN, vec![]).await?;
        ensure!(found == "", "the result of {name} says {found}");
        let model = models::read(name)?;
        let mut groups = model["groups"].as_array().into_iter().flatten();
        let has_levels = groups.any(|group| group["role"] == "levels");
        let found = page.ask(OF_LEVELS, vec![]).await?;
        ensure!((found != "") == has_levels, "the result of {name} says {found:?} about levels");
        let title = &model["title"]["nl"];
        let region = page.ask("return e2e.all('.sbs')[0].getAttribute('aria-label');", vec![]).await?;
        ensure!(region == *title, "the scan {title} is called {region}");
    }
    Ok(())
}

fn with_instrument(site: Options, text: &str) -> Options {
    let element = ELEMENT.replace("<social-business-scan", "<social-business-scan src=\"eigen.json\"");
    let site = site.replace("/pages/eigen.json", 200, "application/json", text.as_bytes());
    embed::with_page(site, "host.html", &embed::host(&format!("{element}\n{CLASSIC}")))
}

fn instrument() -> Result<Value> {
    let file = test_context::root().join("assessments/social-business.json");
    Ok(serde_json::from_str(&std::fs::read_to_string(file)?)?)
}
