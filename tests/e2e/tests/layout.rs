//! The scan in a narrow frame: nothing cut off, nothing sideways. `states.rs` looks at the page itself.

use anyhow::{Result, ensure};
use e2e::{Lang, TestContext, answer_fixtures, layout, scenarios};

scenarios! {
    the_scan_fits_in_a_frame_of_320_pixels;
    the_scan_fits_in_a_frame_of_256_pixels;
}

async fn the_scan_fits_in_a_frame_of_320_pixels(context: &mut TestContext) -> Result<()> {
    walk(context, 320).await
}

async fn the_scan_fits_in_a_frame_of_256_pixels(context: &mut TestContext) -> Result<()> {
    walk(context, 256).await
}

/// Through the quick scan, looking at each screen.
async fn walk(context: &mut TestContext, width: u32) -> Result<()> {
    let sheet = answer_fixtures::case("S09")?;
    let page = context.open_in_frame(Lang::Nl, width, None).await?;
    let mut found = Vec::new();
    let mut look = async |name: &str| -> Result<()> {
        found.extend(layout::faults(&page).await?.into_iter().map(|fault| format!("{name}: {fault}")));
        Ok(())
    };
    look("start").await?;
    page.start_quick().await?;
    while page.heading().await? != page.words.overview {
        look(&page.heading().await?).await?;
        page.next().await?;
    }
    look("overview").await?;
    page.show_result_so_far().await?;
    look("result").await?;
    ensure!(
        found.is_empty(),
        "at {width} px, {} faults:\n{}\n(answers: none of {})",
        found.len(),
        found.join("\n"),
        sheet["mode"]
    );
    Ok(())
}
