//! The quick way, in English, and from there to the full scan.

use anyhow::{Context, Result, ensure};
use e2e::{
    Answer, Lang, TestContext, answer_fixtures, comparison,
    page::{Named, Role},
    scenarios,
};

scenarios! {
    the_quick_scan_in_english_ends_with_what_the_command_line_prints in all because "a whole visit is the promise in every engine";
    the_quick_scan_takes_at_most_twenty_presses;
    a_quick_scan_becomes_a_full_one_and_keeps_its_answers;
}

async fn the_quick_scan_in_english_ends_with_what_the_command_line_prints(
    context: &mut TestContext,
) -> Result<()> {
    let sheet = answer_fixtures::case("S09")?;
    let page = context.open(Lang::En).await?.by_mouse();

    page.start_quick().await?;
    page.fill_in(&sheet).await?;
    page.open_overview().await?;
    page.says(page.words.all_scored_answered).await?;
    page.show_result().await?;

    comparison::result_equals(&page, &sheet).await
}

/// The start, an answer to each of the sixteen questions, and what leads on: no screen between the last answer and the
/// result.
async fn the_quick_scan_takes_at_most_twenty_presses(context: &mut TestContext) -> Result<()> {
    let sheet = answer_fixtures::case("S09")?;
    let page = context.open(Lang::Nl).await?;
    page.start_quick().await?;
    let mut presses = 1;
    loop {
        for item in page.items_here(&page.instrument.quick_items()).await? {
            page.answer(&item, Answer::from_json(&sheet["answers"][&item])?).await?;
            presses += 1;
        }
        presses += 1;
        if page.look_for(Role::Button, Named::Is(page.words.show_result)).await?.is_some() {
            break;
        }
        page.next().await?;
    }
    page.show_result().await?;

    ensure!(presses <= 20, "{presses} presses");
    let mut without = sheet.clone();
    for key in ["orgModel", "employees", "publishers"] {
        without.as_object_mut().context("a sheet is an object")?.remove(key);
    }
    comparison::result_equals(&page, &without).await
}

async fn a_quick_scan_becomes_a_full_one_and_keeps_its_answers(context: &mut TestContext) -> Result<()> {
    let sheet = answer_fixtures::case("S09")?;
    let page = context.open(Lang::En).await?;
    page.start_quick().await?;
    page.fill_in_at_once(&sheet).await?;
    page.show_result().await?;

    page.press(Role::Button, Named::Is(page.words.to_full)).await?;

    // The first section with an open item is the first one, where the quick scan asked two of eight.
    let first = page.instrument.dimension("PE", Lang::En)?;
    page.heading_is(&first).await?;
    for item in ["PE-2", "PE-5"] {
        page.is_chosen(item, Answer::from_json(&sheet["answers"][item])?).await?;
    }
    let asked = page.items_here(&page.instrument.items()).await?;
    ensure!(asked.len() == 8, "asked: {asked:?}");
    Ok(())
}
