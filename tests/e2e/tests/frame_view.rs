//! What a visitor sees of a frame: the focus, dialogs and colours are where and as they should be.

use anyhow::{Context, Result, ensure};
use e2e::{
    TestContext,
    axe::{self, Rules},
    embed,
    iframe::{SCAN, elsewhere, enter, goto, grown, leave, policy, press, quiet, scan, site, site_with},
    page::{Named, Role},
    scenarios,
    server::Server,
    test_context, wait,
};
use serde_json::{Value, json};

scenarios! {
    what_gets_the_focus_is_brought_into_view in all because "engines scroll and colour a frame of another site in their own way";
    a_dialog_opens_in_the_part_that_is_in_view;
    it_is_as_light_or_dark_as_the_page_where_it_stands in all because "engines scroll and colour a frame of another site in their own way";
    axe_finds_nothing_in_the_frame only [Chromium];
}

async fn what_gets_the_focus_is_brought_into_view(context: &mut TestContext) -> Result<()> {
    let scan = scan()?;
    let page = goto(context, site("grows.html", &scan)?, "grows.html").await?;
    embed::event(&page, "sbs-ready").await?;
    let inside = enter(&page, 0).await?;
    // By hand: an engine may tell of no focus in a frame where nobody has ever been.
    inside.start_full().await?;
    leave(&page).await?;
    let high = grown(&page, 0).await?;
    page.ask("scrollTo(0, document.documentElement.scrollHeight);", vec![]).await?;
    let before = page.ask("return [scrollY, innerHeight];", vec![]).await?;
    ensure!(before[0].as_f64() > Some(600.0), "the frame of {high} px fits in the window: {before}");

    let inside = enter(&page, 0).await?;
    let heading = inside.heading().await?;
    press(&inside, "button", inside.words.onward).await?;
    inside.heading_after(&heading).await?;
    leave(&page).await?;

    let mut last = Value::Null;
    let shown = wait::until("the heading of the next section to be in the window", async || {
        page.driver().enter_frame(0).await?;
        let place = inside.ask("return e2e.active().getBoundingClientRect().top;", vec![]).await;
        leave(&page).await?;
        let script =
            "const top = document.querySelector('iframe').getBoundingClientRect().top + arguments[0];
            return [top, innerHeight, top >= 0 && top < innerHeight];";
        last = page.ask(script, vec![place?]).await?;
        Ok((last[2] == true).then_some(()))
    })
    .await;
    shown.with_context(|| format!("it is at {last}"))?;
    let style = page.ask("return document.querySelector('iframe').style.scrollMarginTop;", vec![]).await?;
    ensure!(style == "", "the margin stays: {style}");
    quiet(&page).await
}

async fn a_dialog_opens_in_the_part_that_is_in_view(context: &mut TestContext) -> Result<()> {
    let scan = scan()?;
    // Narrow, so high: a section alone is three windows.
    let narrow = site_with("grows.html", |page| {
        page.replace(SCAN, &elsewhere(&scan)).replace("width=\"100%\"", "width=\"340\"")
    })?;
    let page = goto(context, narrow, "grows.html").await?;
    embed::event(&page, "sbs-ready").await?;
    let inside = enter(&page, 0).await?;
    press(&inside, "button", inside.words.start_full).await?;
    inside.find(Role::Group, Named::Starts(inside.words.question)).await?;
    leave(&page).await?;
    let high = grown(&page, 0).await?;
    ensure!(high > 2000, "the frame is {high} px high");

    for (place, open) in [("top", 0), ("foot", high)] {
        let scrolled = page.ask("scrollTo(0, arguments[0]); return scrollY;", vec![json!(open)]).await?;
        let inside = enter(&page, 0).await?;
        let script = "const [done] = arguments;
            for (const type of ['pointerdown', 'pointerup']) document.body.dispatchEvent(new PointerEvent(type, { bubbles: true }));
            requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)));";
        // A hand is on the button for longer than it takes to paint twice.
        inside.driver().execute_async(script, vec![]).await?;
        press(&inside, "button", inside.words.menu).await?;
        press(&inside, "button", inside.words.delete).await?;
        let dialog = inside.find(Role::Dialog, Named::Has(inside.words.delete_title)).await?;
        let mut last = Value::Null;
        let shown = wait::until("the dialog to be in the window", async || {
            let script = "const box = arguments[0].getBoundingClientRect(); return [box.top, box.bottom];";
            let found = inside.ask(script, vec![dialog.to_json()?]).await?;
            leave(&page).await?;
            let script = "const { top } = document.querySelector('iframe').getBoundingClientRect();
                return [top + arguments[0][0], top + arguments[0][1], innerHeight, scrollY];";
            last = page.ask(script, vec![found]).await?;
            page.driver().enter_frame(0).await?;
            let [top, bottom, room] = [0, 1, 2].map(|at| last[at].as_f64().unwrap_or(f64::NAN));
            Ok((top >= 0.0 && bottom <= room).then_some(()))
        })
        .await;
        shown.with_context(|| format!("at the {place}: top, bottom and window are {last}"))?;
        // Not by moving the visitor to the middle of the frame, as two of the engines would.
        ensure!(last[3] == scrolled, "at the {place}: the page was at {scrolled} and is at {}", last[3]);
        press(&inside, "button", inside.words.cancel).await?;
        inside.is_gone(Role::Dialog, Named::Has(inside.words.delete_title)).await?;
        leave(&page).await?;
    }
    quiet(&page).await
}

async fn it_is_as_light_or_dark_as_the_page_where_it_stands(context: &mut TestContext) -> Result<()> {
    let scan = scan()?;
    let page = goto(context, site("dark.html", &scan)?, "dark.html").await?;
    let (dark, light) = ("rgb(15, 23, 40)", "rgb(255, 255, 255)");
    for (frame, wanted) in [(0, dark), (1, light), (2, light)] {
        let inside = enter(&page, frame).await?;
        let script = "return [document.documentElement, e2e.all('.sbs')[0]].map(element => getComputedStyle(element).backgroundColor);";
        let mut last = Value::Null;
        let shown = wait::until(&format!("frame {frame} to be {wanted}"), async || {
            last = inside.ask(script, vec![]).await?;
            Ok((last == json!([wanted, wanted])).then_some(()))
        })
        .await;
        shown.with_context(|| format!("frame and scan are {last}"))?;
        leave(&page).await?;
    }
    quiet(&page).await
}

async fn axe_finds_nothing_in_the_frame(context: &mut TestContext) -> Result<()> {
    let source = axe::source()?;
    let broken = Server::start(
        test_context::site()
            .replace("/social-business-scan.all.js", 404, "text/plain", b"gone")
            .header("Content-Security-Policy", &policy()?),
    )?;
    let scan = scan()?;
    let mut found = Vec::new();
    for (state, server, event) in [("scan", &scan, "sbs-ready"), ("panel", &broken, "sbs-error")] {
        for theme in ["light", "dark"] {
            let options = site_with("grows.html", |page| {
                page.replace("frame.html", &format!("frame.html?theme={theme}"))
                    .replace(SCAN, &elsewhere(server))
                    .replace("<h1>", "<main><h1>")
            })?;
            let page = goto(context, options, "grows.html").await?;
            embed::event(&page, event).await?;
            // As a site owner's own check does: from the page into its frames, which are foreign to it.
            let load = format!("{source}; axe.configure({{ allowedOrigins: ['<unsafe_all_origins>'] }});");
            page.driver().enter_frame(0).await?;
            page.driver().execute(&load, []).await?;
            leave(&page).await?;
            page.driver().execute(&load, []).await?;
            let lines = axe::violations(page.driver(), &source, Rules::All).await?;
            found.extend(lines.into_iter().map(|line| format!("{state}, {theme}: {line}")));
        }
    }
    ensure!(found.is_empty(), "{} faults:\n{}", found.len(), found.join("\n"));
    Ok(())
}
