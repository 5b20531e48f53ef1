//! The whole way, in Dutch: from the start through 48 items to the result.

use anyhow::Result;
use e2e::{Lang, TestContext, answer_fixtures, comparison, scenarios};

scenarios! {
    the_full_scan_in_dutch_ends_with_what_the_command_line_prints;
}

async fn the_full_scan_in_dutch_ends_with_what_the_command_line_prints(
    context: &mut TestContext,
) -> Result<()> {
    let sheet = answer_fixtures::case("S01")?;
    let page = context.open(Lang::Nl).await?.by_mouse();

    page.start_full().await?;
    page.fill_in(&sheet).await?;
    page.open_overview().await?;
    page.says(page.words.all_answered).await?;
    page.show_result().await?;

    comparison::result_equals(&page, &sheet).await
}
