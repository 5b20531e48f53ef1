//! Narrow screens and large text: nothing cut off, nothing sideways.

use anyhow::{Result, ensure};
use e2e::{Lang, Stage, layout, scenarios, sheets, states, viewport};

scenarios! {
    every_state_fits_in_320_pixels in [Chromium];
    every_state_fits_at_twice_the_text_size in [Chromium];
    the_scan_fits_in_a_frame_of_320_pixels;
    the_scan_fits_in_a_frame_of_256_pixels;
}

async fn every_state_fits_in_320_pixels(stage: &mut Stage) -> Result<()> {
    viewport::size(stage.driver()?, 320, 640).await?;
    ensure!(viewport::width(stage.driver()?).await? == 320, "the page is not 320 px wide");
    check_all(stage, &[Lang::Nl, Lang::En], "").await
}

async fn every_state_fits_at_twice_the_text_size(stage: &mut Stage) -> Result<()> {
    for width in [640, 1280] {
        viewport::size(stage.driver()?, width, 800).await?;
        check_all(stage, &[Lang::Nl], "document.documentElement.style.fontSize = '200%';").await?;
    }
    Ok(())
}

async fn the_scan_fits_in_a_frame_of_320_pixels(stage: &mut Stage) -> Result<()> {
    walk(stage, 320).await
}

async fn the_scan_fits_in_a_frame_of_256_pixels(stage: &mut Stage) -> Result<()> {
    walk(stage, 256).await
}

/// Through the quick scan, looking at each screen.
async fn walk(stage: &mut Stage, width: u32) -> Result<()> {
    let sheet = sheets::case("S09")?;
    let page = stage.open_in_frame(Lang::Nl, width, None).await?;
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

async fn check_all(stage: &Stage, langs: &[Lang], before: &str) -> Result<()> {
    let width = viewport::width(stage.driver()?).await?;
    let mut found = Vec::new();
    for state in states::all()? {
        for lang in langs {
            let page = match state.reach(stage, *lang).await {
                Ok(page) => page,
                Err(error) => {
                    found.push(format!("{} {}: not reached: {error:#}", state.name, lang.code()));
                    continue;
                }
            };
            page.ask(before, vec![]).await?;
            let faults = layout::faults(&page).await?;
            found.extend(faults.into_iter().map(|fault| format!("{} {}: {fault}", state.name, lang.code())));
        }
    }
    ensure!(found.is_empty(), "at {width} px, {} faults:\n{}", found.len(), found.join("\n"));
    Ok(())
}
