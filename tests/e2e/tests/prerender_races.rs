//! Presses and ticks at awkward times during the page's start: before all of it has come, and while the app takes over.

use anyhow::{Result, ensure};
use e2e::{
    Engine, Lang, TestContext, runner, scenarios,
    server::Gate,
    test_context,
    visitor::{Place, visit},
    wait,
};

use crate::prerender::{EARLY, WASM};

scenarios! {
    a_start_that_is_pressed_before_the_questions_have_come_leads_to_them in all because "engines run what comes while a page loads in another order";
    a_tick_at_any_moment_is_kept_in_all_tries in [Chromium, Firefox] because "engines run what comes while a page loads in another order";
}

async fn a_start_that_is_pressed_before_the_questions_have_come_leads_to_them(
    context: &mut TestContext,
) -> Result<()> {
    let gate = Gate::default();
    let policy = format!("{}; frame-src 'self'", test_context::policy()?);
    // In a frame that is made later, because a driver waits until a page is whole.
    let outer = b"<!doctype html><meta charset=utf-8><title>Frame</title>";
    context.serve(
        test_context::site()
            .hold(WASM, &gate)
            .slow("/index.html", 6_000)
            .header("Content-Security-Policy", &policy)
            .replace("/frame-test.html", 200, "text/html", outer),
    )?;
    context.driver()?.goto(format!("{}frame-test.html", context.server().url())).await?;
    let page = context.page(Lang::Nl)?;
    let pressed = page
        .ask_async(
            "const done = arguments[0];
            const frame = document.createElement('iframe');
            Object.assign(frame, { src: './index.html', width: 360, height: 700 });
            document.body.append(frame);
            const look = () => {
                const inner = frame.contentDocument;
                const button = [...inner.querySelectorAll('[data-early=full]')].find(one => one.getClientRects().length);
                if (!button) return setTimeout(look, 5);
                const isThere = inner.querySelector('[id^=sbs-early-full]') !== null;
                button.click();
                done(isThere ? 'the questions were there already' : '');
            };
            look();",
        )
        .await?;
    ensure!(pressed == "", "{pressed}");
    wait::until("the first question, before the app", async || {
        let shown = "const inner = document.querySelector('iframe').contentDocument;
            return inner.querySelector('#sbs-early fieldset')?.getClientRects().length > 0;";
        Ok((page.ask(shown, vec![]).await? == true).then_some(()))
    })
    .await?;
    gate.open();
    wait::until("the first question, in the app", async || {
        let shown = "const inner = document.querySelector('iframe').contentDocument;
            return !inner.getElementById('sbs-early') && inner.querySelector('#sbs fieldset')?.getClientRects().length > 0;";
        Ok((page.ask(shown, vec![]).await? == true).then_some(()))
    })
    .await
}

async fn a_tick_at_any_moment_is_kept_in_all_tries(context: &mut TestContext) -> Result<()> {
    // Slow enough that all times come by, and never from a cache.
    let site = test_context::site().slow(WASM, 1_500_000).header_at(WASM, "Cache-Control", "no-store");
    context.serve(site)?;
    let url = context.server().url();
    // Where there is no other engine's answer to compare with, most of them; the others show that theirs is the same.
    let usually = if context.engine() == Engine::Chromium { 20 } else { 8 };
    let (mut before, tries) = (0, runner::many(usually, 100));
    for turn in 1..=tries {
        context.driver()?.goto("about:blank").await?;
        context.driver()?.goto(&url).await?;
        let page = context.page(Lang::Nl)?;
        before += i32::from(page.ask(EARLY, vec![]).await? == true);
        let said = visit(&page, Place::Page).await?;
        ensure!(said["isKept"] == true, "try {turn}: pressed at {} ms, kept {}", said["times"], said["kept"]);
        page.ask("localStorage.clear();", vec![]).await?;
    }
    println!("{}: {before} of {tries} visitors were there before the app", context.engine());
    ensure!(before > 0, "nobody was there before the app");
    Ok(())
}
