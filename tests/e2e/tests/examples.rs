//! The page of examples, `docs/examples/`, with the scripts from `dist/`, under our own strict policy.

use anyhow::{Result, ensure};
use e2e::{
    Answer, Lang, Page, TestContext, answer_fixtures,
    axe::{self, Rules},
    page::{Named, Role},
    scenarios, test_context,
    viewport::{self, Scheme},
    wait,
};
use serde_json::{Value, json};

scenarios! {
    the_examples_show_progress_result_and_statistics_and_compare_two_results;
    the_examples_speak_two_languages_about_one_set_of_answers;
    the_examples_have_the_colours_of_their_site;
    the_examples_fill_in_simulated_answers only [Chromium];
    the_examples_fit_a_phone_and_a_desk_in_light_and_dark only [Chromium];
}

/// The repository as a reader serves it: `docs/` and `dist/` side by side.
async fn open(context: &mut TestContext) -> Result<()> {
    let site = test_context::site()
        .below("/dist/")
        .also("/docs/examples/", test_context::root().join("docs/examples"));
    context.serve(site)?;
    context.driver()?.goto(format!("{}/docs/examples/", context.server().origin())).await?;
    Ok(())
}

/// Waits until a script of the test gives this.
async fn becomes(page: &Page<'_>, what: &str, script: &str, wanted: Value) -> Result<()> {
    let mut last = Value::Null;
    let found = wait::until(what, async || {
        last = page.ask(script, vec![]).await?;
        Ok((last == wanted).then_some(()))
    })
    .await;
    found.map_err(|error| error.context(format!("found {last}, wanted {wanted}")))
}

async fn the_examples_show_progress_result_and_statistics_and_compare_two_results(
    context: &mut TestContext,
) -> Result<()> {
    open(context).await?;
    let page = context.page(Lang::En)?;
    let scan = context.page(Lang::En)?.only(0);
    let sheet = answer_fixtures::case("S09")?;

    scan.wait_for_app().await?;
    scan.start_quick().await?;
    scan.answer("PE-2", Answer::from_json(&sheet["answers"]["PE-2"])?).await?;
    let bar = "const bar = document.querySelector('#bar'); return [bar.value, bar.max, document.querySelector('#count').textContent];";
    becomes(&page, "the page's own bar", bar, json!([1, 16, "1 of 16"])).await?;

    scan.fill_in_at_once(&sheet).await?;
    scan.show_result().await?;
    becomes(&page, "the whole bar", bar, json!([16, 16, "16 of 16"])).await?;
    let level = e2e::cli::score(&sheet)?["level"]["reached"].clone();
    let expected = level.as_u64().map_or_else(|| "not known yet".to_owned(), |level| level.to_string());
    becomes(
        &page,
        "the level in the form",
        "return document.querySelector('#level').value;",
        json!(expected),
    )
    .await?;
    page.press(Role::Button, Named::Is("Show what would be sent")).await?;
    page.says(&format!("level: {expected}; result: ")).await?;
    let layer = "return dataLayer.map(entry => entry.event);";
    let told =
        ["scan_ready", "scan_progress", "scan_progress", "scan_progress", "scan_progress", "scan_complete"];
    becomes(&page, "what the page counted", layer, json!(told)).await?;

    page.press(Role::Button, Named::Is("Compare with the first scan")).await?;
    let table = page.table("Scores from 0 to 100").await?;
    ensure!(table.row_with("People")?.get(1).is_some_and(|cell| cell == "69"), "{table:?}");
    ensure!(table.rows.len() == 7, "{table:?}");
    Ok(())
}

async fn the_examples_speak_two_languages_about_one_set_of_answers(context: &mut TestContext) -> Result<()> {
    open(context).await?;
    let (dutch, english) = (context.page(Lang::Nl)?.only(1), context.page(Lang::En)?.only(2));
    dutch.wait_for_app().await?;
    english.wait_for_app().await?;

    dutch.answer("PE-2", Answer::Step(3)).await?;
    english.is_chosen("PE-2", Answer::Step(3)).await?;

    let page = context.page(Lang::En)?;
    let choose = "const list = document.querySelector('#language'); list.value = 'en';
        list.dispatchEvent(new Event('change', { bubbles: true }));";
    page.ask(choose, vec![]).await?;
    context.page(Lang::En)?.only(1).is_chosen("PE-2", Answer::Step(3)).await
}

async fn the_examples_have_the_colours_of_their_site(context: &mut TestContext) -> Result<()> {
    open(context).await?;
    let page = context.page(Lang::En)?.only(3);
    page.wait_for_app().await?;

    let script = "const style = getComputedStyle(e2e.find('button', arguments[0], 'starts'));
        return [style.borderRadius, style.textTransform];";
    let found = page.ask(script, vec![json!(page.words.start_quick)]).await?;

    ensure!(found == json!(["12px", "uppercase"]), "{found}");
    Ok(())
}

async fn the_examples_fill_in_simulated_answers(context: &mut TestContext) -> Result<()> {
    open(context).await?;
    let address = format!("{}/docs/examples/?simulate=7", context.server().origin());
    context.driver()?.goto(address).await?;
    let page = context.page(Lang::En)?;
    page.says("These are the simulated answers number 7.").await?;
    let scan = page.only(5);
    scan.press(Role::Button, Named::Is("View result")).await?;
    scan.table(scan.words.three_ps).await?;

    let address = format!("{}/docs/examples/?simulate=11", context.server().origin());
    context.driver()?.goto(address).await?;
    context.page(Lang::En)?.says("There are 10 simulated respondents, and no number “11”.").await
}

async fn the_examples_fit_a_phone_and_a_desk_in_light_and_dark(context: &mut TestContext) -> Result<()> {
    let source = axe::source()?;
    for scheme in [Scheme::Light, Scheme::Dark] {
        for width in [360, 1280] {
            open(context).await?;
            let driver = context.driver()?;
            viewport::size(driver, width, 900).await?;
            viewport::scheme(driver, scheme).await?;
            for scan in 0..6 {
                context.page(if scan == 1 { Lang::Nl } else { Lang::En })?.only(scan).wait_for_app().await?;
            }

            let page = context.page(Lang::En)?;
            let wide = page.ask("return document.documentElement.scrollWidth - innerWidth;", vec![]).await?;
            ensure!(
                wide.as_i64().is_some_and(|over| over <= 0),
                "{width} {}: {wide} too wide",
                scheme.name()
            );
            let mut found = axe::violations(driver, &source, Rules::All).await?;
            // It is the point of this page that several scans are on it, each with its own regions.
            found.retain(|line| !line.starts_with("landmark-unique"));
            ensure!(found.is_empty(), "{width} {}: {}", scheme.name(), found.join("\n"));
        }
    }
    Ok(())
}
