//! A visitor whose Firefox resists fingerprinting. It gives noise instead of pixels, one language, one clock in coarse steps
//! and one size of screen; here with the browser's own setting, elsewhere with a script that makes noise.

use anyhow::{Result, ensure};
use e2e::{
    Browser, Lang, TestContext, answer_fixtures, comparison, downloads::saved_by, embed, page::Role,
    scenarios, wait,
};
use serde_json::json;

scenarios! {
    with_resistance_to_fingerprinting_the_scan_works_and_gives_a_true_picture only [Firefox];
}

/// What stands on a canvas in one colour, as the page reads it back.
const READ_BACK: &str = "const context = document.createElement('canvas').getContext('2d');
    context.fillStyle = '#fff';
    context.fillRect(0, 0, 20, 20);
    return context.getImageData(0, 0, 20, 20).data.every(byte => byte === 255);";

async fn with_resistance_to_fingerprinting_the_scan_works_and_gives_a_true_picture(
    context: &mut TestContext,
) -> Result<()> {
    let wanted = json!({ "privacy.resistFingerprinting": true });
    let resisting = Browser::start_with_preferences(context.engine(), &wanted).await?;
    let usual = context.give_away()?;
    context.take(resisting);
    let mut outcome = picture(context).await;
    if outcome.is_ok() {
        outcome = no_colour_is_told(context).await;
    }
    context.give_away()?.close().await?;
    context.take(usual);
    outcome
}

async fn picture(context: &TestContext) -> Result<()> {
    let sheet = answer_fixtures::case("S09")?;
    let page = context.open(Lang::Nl).await?;
    ensure!(page.ask(READ_BACK, vec![]).await? == false, "this Firefox gives true pixels");
    page.start_quick().await?;
    page.fill_in_at_once(&sheet).await?;
    page.show_result().await?;
    comparison::result_equals(&page, &sheet).await?;

    let svg = saved_by(context, &page, "Piramide als PNG", "social-business-scan-pyramid", "svg").await?;

    ensure!(svg.trim_ascii_end().ends_with(b"</svg>"), "it is no SVG");
    page.says("Je browser geeft geen beeldpunten vrij.").await?;
    // Nothing was in the way.
    ensure!(page.names(Role::Alert).await?.is_empty(), "there is an alert");
    Ok(())
}

/// Our colours and a host's, good ones and bad ones: of noise nothing can be said.
async fn no_colour_is_told(context: &mut TestContext) -> Result<()> {
    context.serve(embed::site())?;
    let page = embed::goto(context, "contrast/index.html").await?;
    wait::until("all scans to be ready", async || {
        let script = "return recorder.events.filter(event => event.type === 'sbs-ready').length
            === document.querySelectorAll('social-business-scan').length;";
        Ok((page.ask(script, vec![]).await? == true).then_some(()))
    })
    .await?;
    ensure!(page.ask(READ_BACK, vec![]).await? == false, "this Firefox gives true pixels");

    let told = page.ask("return written.map(({ on, text }) => `${on}: ${text}`);", vec![]).await?;
    ensure!(told == json!([]), "told: {told}");
    Ok(())
}
