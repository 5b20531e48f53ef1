//! Going back and changing what was answered.

use anyhow::Result;
use e2e::{
    Answer, Lang, Page, TestContext, answer_fixtures, comparison,
    page::{Named, Role},
    scenarios, storage_fixture,
};
use serde_json::{Value, json};

scenarios! {
    an_answer_is_changed_from_the_result_and_the_result_follows;
    going_back_loses_no_answer;
    the_browsers_back_button_goes_to_the_screen_before in all because "the history is the engine's";
    an_open_question_is_reached_from_the_overview;
}

async fn an_answer_is_changed_from_the_result_and_the_result_follows(
    context: &mut TestContext,
) -> Result<()> {
    let before = answer_fixtures::case("S01")?;
    let mut after = before.clone();
    after["answers"]["L2-5"] = json!(3);
    let page = at(context, &before, "result").await?;
    comparison::result_equals(&page, &before).await?;

    page.press(Role::Button, Named::Is(page.words.edit)).await?;
    page.open_section(&page.instrument.dimension("L2", Lang::Nl)?).await?;
    page.is_chosen("L2-5", Answer::Step(1)).await?;
    page.answer("L2-5", Answer::Step(3)).await?;
    page.to_the_end().await?;
    page.show_result().await?;

    comparison::result_equals(&page, &after).await
}

async fn going_back_loses_no_answer(context: &mut TestContext) -> Result<()> {
    let page = context.open(Lang::Nl).await?;
    page.start_full().await?;
    page.answer("PE-1", Answer::Step(4)).await?;
    page.next().await?;
    page.answer("PR-1", Answer::Step(0)).await?;
    page.next().await?;
    page.answer("PL-1", Answer::Step(1)).await?;

    page.back().await?;
    page.is_chosen("PR-1", Answer::Step(0)).await?;
    page.back().await?;
    page.is_chosen("PE-1", Answer::Step(4)).await?;
    page.back().await?;

    page.says("3 van 48 beantwoord").await
}

async fn the_browsers_back_button_goes_to_the_screen_before(context: &mut TestContext) -> Result<()> {
    // By mouse: WebKit passes by screens that nobody but a script has gone to.
    let page = context.open(Lang::Nl).await?.by_mouse();
    let start = page.heading().await?;
    page.start_full().await?;
    let first = page.heading().await?;
    page.answer("PE-1", Answer::Step(4)).await?;
    page.next().await?;
    let second = page.heading().await?;

    page.browser_back().await?;
    page.heading_is(&first).await?;
    page.is_chosen("PE-1", Answer::Step(4)).await?;
    page.browser_back().await?;
    page.heading_is(&start).await?;
    page.browser_forward().await?;
    page.heading_is(&first).await?;
    page.browser_forward().await?;
    page.heading_is(&second).await
}

async fn an_open_question_is_reached_from_the_overview(context: &mut TestContext) -> Result<()> {
    let mut sheet = answer_fixtures::case("S01")?;
    if let Some(answers) = sheet["answers"].as_object_mut() {
        answers.remove("TR-2");
    }
    let page = at(context, &sheet, "overview").await?;
    let statement = page.instrument.statement("TR-2", Lang::Nl)?;

    page.press(Role::Button, Named::Has(&statement)).await?;
    page.is_open("TR-2").await?;
    page.answer("TR-2", Answer::Step(2)).await?;

    page.says("48 van 48 beantwoord").await
}

/// On this screen, with these answers from an earlier visit.
async fn at<'a>(context: &'a TestContext, sheet: &Value, place: &str) -> Result<Page<'a>> {
    let mut envelope = storage_fixture::envelope(sheet);
    envelope["place"] = json!(place);
    context.seed(&envelope.to_string()).await?;
    let page = context.open(Lang::Nl).await?;
    let start = page.heading().await?;
    // Who has finished and was at the result has that one way on.
    let onward = if place == "result" { page.words.view_result } else { page.words.resume };
    page.press(Role::Button, Named::Is(onward)).await?;
    page.heading_after(&start).await?;
    Ok(page)
}
