//! Drawings in the page: sharp at every ratio of the screen, and drawn again when the box or the colours change.

use anyhow::{Context, Result};
use e2e::{Lang, Stage, scenarios, states, viewport, wait};
use thirtyfour::WebDriver;

scenarios! {
    a_drawing_has_a_dot_for_every_dot_of_the_screen in [Chromium];
    a_drawing_follows_its_box_and_the_colours_of_the_page in [Chromium];
}

/// The first drawing: its width in CSS pixels and in its own dots, and a sum over its colours.
const LOOK: &str = "const canvas = document.querySelector('canvas');
    if (!canvas || !canvas.width) return null;
    const dots = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
    let sum = 0;
    for (let i = 0; i < dots.length; i += 4) sum += dots[i + 3] && dots[i] + 3 * dots[i + 1] + 7 * dots[i + 2];
    return [canvas.getBoundingClientRect().width, canvas.width, sum];";

async fn look(driver: &WebDriver) -> Result<Option<[f64; 3]>> {
    Ok(driver.execute(LOOK, Vec::new()).await?.convert::<Option<[f64; 3]>>()?)
}

async fn show_result(stage: &Stage) -> Result<()> {
    let all = states::all()?;
    let result =
        all.iter().find(|state| state.name == "result").context("there is no state called result")?;
    result.reach(stage, Lang::Nl).await?;
    Ok(())
}

async fn a_drawing_has_a_dot_for_every_dot_of_the_screen(stage: &mut Stage) -> Result<()> {
    show_result(stage).await?;
    let driver = stage.driver()?;
    // Another width with each ratio: an emulated ratio alone makes no new frame in Chromium, and tells nobody.
    for (width, ratio) in [(1280, 1.0), (620, 1.5), (400, 2.0), (320, 3.0)] {
        viewport::size_at(driver, width, 900, ratio).await?;
        wait::until(&format!("a drawing that is sharp at ratio {ratio}"), async || {
            let Some([css, dots, sum]) = look(driver).await? else { return Ok(None) };
            Ok(((dots - css * ratio).abs() <= 1.0 && sum > 0.0).then_some(()))
        })
        .await?;
    }
    Ok(())
}

async fn a_drawing_follows_its_box_and_the_colours_of_the_page(stage: &mut Stage) -> Result<()> {
    show_result(stage).await?;
    let driver = stage.driver()?;
    viewport::size(driver, 1280, 900).await?;
    let [wide, _, light] = wait::until("a drawing", async || look(driver).await).await?;

    viewport::scheme(driver, viewport::Scheme::Dark).await?;
    wait::until("other colours in the dark", async || {
        Ok(look(driver).await?.filter(|[_, _, sum]| *sum != light))
    })
    .await?;
    viewport::size(driver, 320, 640).await?;

    wait::until("a drawing that fits in 320 px", async || {
        let seen = look(driver).await?;
        Ok(seen.filter(|[css, dots, _]| *css < wide && *css <= 320.0 && (dots - css).abs() <= 1.0))
    })
    .await?;
    Ok(())
}
