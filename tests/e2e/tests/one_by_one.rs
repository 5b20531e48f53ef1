//! One question at a time: as the visitor wishes, or the host.

use anyhow::{Context, Result, ensure};
use e2e::{
    Answer, Lang, Page, TestContext, answer_fixtures, comparison, embed,
    page::{Named, Role},
    scenarios, viewport, wait,
};
use serde_json::Value;
use thirtyfour::Key;

scenarios! {
    the_quick_scan_goes_question_by_question_on_a_phone only [Chromium];
    the_quick_scan_goes_question_by_question_with_the_keyboard only [Chromium];
    an_answer_leads_on_by_itself_only_where_the_visitor_wants_that;
    a_host_may_ask_for_one_question_at_a_time_and_the_visitor_for_more;
}

const ONE: &str = "Eén vraag tegelijk";
const GOES_ON: &str = "Ga na een antwoord vanzelf verder";
const NEXT: &str = "Volgende vraag";
const BEFORE: &str = "Vorige vraag";

/// Waits until this item is the only one on the screen.
async fn is_alone(page: &Page<'_>, item: &str) -> Result<()> {
    let items = page.instrument.items();
    wait::until(&format!("{item} alone"), async || {
        Ok((page.items_here(&items).await? == [item]).then_some(()))
    })
    .await
}

/// Waits until the statement of this item, or the heading above it, has the focus.
async fn is_read_first(page: &Page<'_>, item: &str) -> Result<()> {
    let (statement, heading) = (page.instrument.statement(item, Lang::Nl)?, page.heading().await?);
    let is_there = |focus: &str| {
        focus.starts_with("legend") && focus.contains(&statement)
            || focus.starts_with("h1") && focus.contains(&heading)
    };
    page.focus_is(is_there, &statement).await
}

/// The answers of case S09, without the extra questions.
fn scored() -> Result<Value> {
    let mut sheet = answer_fixtures::case("S09")?;
    for key in ["orgModel", "employees", "publishers"] {
        sheet.as_object_mut().context("a sheet is an object")?.remove(key);
    }
    Ok(sheet)
}

async fn the_quick_scan_goes_question_by_question_on_a_phone(context: &mut TestContext) -> Result<()> {
    let sheet = scored()?;
    let page = context.open(Lang::Nl).await?.by_mouse();
    viewport::size(page.driver(), 360, 740).await?;
    page.start_quick().await?;
    page.press(Role::Checkbox, Named::Is(ONE)).await?;

    let items = page.instrument.quick_items();
    for (place, item) in items.iter().enumerate() {
        is_alone(&page, item).await?;
        if place > 0 {
            is_read_first(&page, item).await?;
        }
        page.answer(item, Answer::from_json(&sheet["answers"][item])?).await?;
        page.says(&format!("{} van 16 beantwoord", place + 1)).await?;
        // It stays until the visitor goes on.
        is_alone(&page, item).await?;
        if place == 1 {
            page.press(Role::Button, Named::Is(BEFORE)).await?;
            is_alone(&page, &items[0]).await?;
            is_read_first(&page, &items[0]).await?;
            page.is_chosen(&items[0], Answer::from_json(&sheet["answers"][&items[0]])?).await?;
            page.press(Role::Button, Named::Is(NEXT)).await?;
            is_alone(&page, item).await?;
        }
        let in_section = page.look_for(Role::Button, Named::Is(NEXT)).await?.is_some();
        if in_section {
            page.press(Role::Button, Named::Is(NEXT)).await?;
        } else if place + 1 < items.len() {
            page.next().await?;
        }
    }
    page.show_result().await?;

    comparison::result_equals(&page, &sheet).await
}

async fn the_quick_scan_goes_question_by_question_with_the_keyboard(context: &mut TestContext) -> Result<()> {
    let sheet = scored()?;
    let page = context.open(Lang::Nl).await?;
    viewport::size(page.driver(), 360, 740).await?;
    page.start_quick().await?;
    page.tab_until(ONE, async || Ok(page.focus().await?.contains(ONE))).await?;
    page.key(Key::Space).await?;

    let items = page.instrument.quick_items();
    for (place, item) in items.iter().enumerate() {
        is_alone(&page, item).await?;
        let statement = page.instrument.statement(item, Lang::Nl)?;
        page.tab_until(&statement, async || Ok(page.focus_group().await?.contains(&statement))).await?;
        let answer = Answer::from_json(&sheet["answers"][item])?;
        match answer {
            Answer::Step(step) => page.type_text(&step.to_string()).await?,
            other => {
                // Don't know and not applicable come after 4.
                page.type_text("4").await?;
                for _ in 0..if other == Answer::DontKnow { 1 } else { 2 } {
                    page.key(Key::Down).await?;
                }
            }
        }
        page.is_chosen(item, answer).await?;
        leave(&page, items.get(place + 1)).await?;
    }
    page.find(Role::Table, Named::Starts(page.words.three_ps)).await?;
    comparison::result_equals(&page, &sheet).await
}

/// Enter: to the answers of the next question, or at the end of a section to the button that leads on, and on.
async fn leave(page: &Page<'_>, next: Option<&String>) -> Result<()> {
    page.key(Key::Enter).await?;
    let next = next.map(|next| page.instrument.statement(next, Lang::Nl)).transpose()?;
    let group = async || Ok::<_, anyhow::Error>(page.focus_group().await?);
    wait::until("the focus in the next question or on the way on", async || {
        let in_next = match &next {
            Some(next) => group().await?.contains(next),
            None => false,
        };
        let focus = page.focus().await?;
        let on_button = focus.contains(page.words.onward) || focus.contains(page.words.show_result);
        Ok((in_next || on_button).then_some(()))
    })
    .await?;
    if page.focus_group().await?.is_empty() {
        page.key(Key::Enter).await?;
        page.is_drawn().await?;
    }
    Ok(())
}

/// A host's page with the quick scan, question by question.
fn one_by_one() -> String {
    embed::TWO_LINES.replace(
        "<social-business-scan>",
        "<social-business-scan flow=\"one\" mode=\"quick\" screen=\"question\">",
    )
}

/// A host's page that asks for one question at a time, at its first one; and the items of the quick scan.
async fn first_question(context: &mut TestContext) -> Result<(Page<'_>, Vec<String>)> {
    embed::open_host(context, &one_by_one()).await?;
    let page = context.page(Lang::Nl)?.only(0);
    let items = page.instrument.quick_items();
    is_alone(&page, &items[0]).await?;
    Ok((page, items))
}

/// Timers of 600 milliseconds wait until `held` is called.
const HOLD: &str = "window.held = [];
    const own = window.setTimeout;
    window.setTimeout = (work, wait, ...rest) => wait === 600 ? held.push(work) : own(work, wait, ...rest);";

async fn an_answer_leads_on_by_itself_only_where_the_visitor_wants_that(
    context: &mut TestContext,
) -> Result<()> {
    let (page, items) = first_question(context).await?;
    page.ask(HOLD, vec![]).await?;
    let held = async || Ok::<_, anyhow::Error>(page.ask("return held.length;", vec![]).await?);
    let waits = async |what: &str| wait::until(what, async || Ok((held().await? == 1).then_some(()))).await;
    let pass = "held.splice(0).forEach(work => work());";

    // Not switched on.
    page.answer(&items[0], Answer::Step(2)).await?;
    ensure!(held().await? == 0, "it waits to go on");

    page.press(Role::Checkbox, Named::Is(GOES_ON)).await?;
    page.answer(&items[0], Answer::Step(3)).await?;
    waits("it to wait before it goes on").await?;
    page.ask(pass, vec![]).await?;
    is_alone(&page, &items[1]).await?;
    is_read_first(&page, &items[1]).await?;

    // Arrows pass answers by.
    let statement = page.instrument.statement(&items[1], Lang::Nl)?;
    page.tab_until(&statement, async || Ok(page.focus_group().await?.contains(&statement))).await?;
    page.key(Key::Down).await?;
    page.key(Key::Down).await?;
    wait::until("an answer by arrow", async || {
        Ok((page.ask("return e2e.all('input[type=radio]:checked').length;", vec![]).await? == 1)
            .then_some(()))
    })
    .await?;
    ensure!(held().await? == 0, "an arrow leads on");

    // A digit chooses; whatever is pressed then keeps the question there.
    page.type_text("3").await?;
    page.is_chosen(&items[1], Answer::Step(3)).await?;
    waits("a digit to lead on").await?;
    page.key(Key::Tab).await?;
    page.ask(pass, vec![]).await?;
    is_alone(&page, &items[1]).await?;

    page.answer(&items[1], Answer::Step(1)).await?;
    waits("it to wait before it goes on").await?;
    page.ask(pass, vec![]).await?;
    is_alone(&page, &items[2]).await
}

async fn a_host_may_ask_for_one_question_at_a_time_and_the_visitor_for_more(
    context: &mut TestContext,
) -> Result<()> {
    let (page, items) = first_question(context).await?;
    page.answer(&items[0], Answer::Step(1)).await?;

    page.press(Role::Checkbox, Named::Is(ONE)).await?;

    let section = ["PE-2", "PE-5", "PR-1", "PR-3", "PL-1", "PL-4"];
    wait::until("all questions of the section", async || {
        Ok((page.items_here(&items).await? == section).then_some(()))
    })
    .await?;
    // What the visitor chose goes before what the host wishes, also in the next visit.
    page.driver().refresh().await?;
    page.wait_for_app().await?;
    wait::until("all questions of the section", async || {
        Ok((page.items_here(&items).await? == section).then_some(()))
    })
    .await
}
