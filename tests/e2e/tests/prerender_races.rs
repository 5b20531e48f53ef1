//! Presses and ticks at awkward times during the page's start: before all of it has come, and while the app takes over.

use anyhow::{Context, Result, ensure};
use e2e::{Engine, Lang, TestContext, runner, scenarios, server::Gate, test_context, wait};
use serde_json::Value;

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

/// Starts and ticks at random times, before, while and after the app takes the place, and lets a while pass between
/// going down and up with the finger. What is no longer there then was not pressed: a fault, unless this machine took longer
/// over it than the page waits for a finger (`HELD` in event-replay.js). A finger goes down on what is there at that moment: what was
/// found and waited for may have gone by the next line, because the app takes the place between two promises.
const VISITOR: &str = "const done = arguments[0];
    const pause = most => new Promise(resolve => setTimeout(resolve, Math.random() * most));
    const until = async find => { for (;;) { const found = find(); if (found) return found; await new Promise(resolve => setTimeout(resolve, 2)); } };
    const seen = element => element.getClientRects().length > 0;
    const times = [], note = () => times.push(Math.round(performance.now()));
    const press = async find => {
        for (;;) {
            await until(find);
            const element = find();
            if (!element) continue;
            const send = type => element.dispatchEvent(new PointerEvent(type, { bubbles: true }));
            note();
            const down = performance.now();
            send('pointerdown');
            await pause(60);
            if (element.isConnected && seen(element)) {
                send('pointerup');
                element.click();
                return;
            }
            const held = performance.now() - down;
            if (held < 1900) return times.push(`gone after ${held}`);
        }
    };
    const all = selector => [...document.querySelectorAll(selector)].filter(seen);
    (async () => {
        await pause(200);
        await press(() => all('.sbs-choice button')[0]);
        await until(() => all('fieldset')[0]);
        await pause(120);
        await press(() => all('fieldset')[0]?.querySelectorAll('label')[2]);
        await until(() => !document.getElementById('sbs-early'));
        const end = performance.now() + 5000;
        const is = () => all('fieldset')[0]?.querySelectorAll('input')[2].checked && localStorage.length > 0;
        while (!is() && performance.now() < end) await pause(5);
        const kept = Object.values({ ...localStorage }).join();
        done(JSON.stringify([is() && kept.includes('\"answers\":{\"PE-2\":2}'), times, kept]));
    })();";

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
        let answer = page.ask_async(VISITOR).await?;
        let answer: Value = serde_json::from_str(answer.as_str().context("the visitor did not come back")?)?;
        ensure!(answer[0] == true, "try {turn}: pressed at {} ms, kept {}", answer[1], answer[2]);
        page.ask("localStorage.clear();", vec![]).await?;
    }
    println!("{}: {before} of {tries} visitors were there before the app", context.engine());
    ensure!(before > 0, "nobody was there before the app");
    Ok(())
}
