//! A visitor who starts and ticks at random times: before, while and after the app takes the place of the first screens.

use anyhow::{Context, Result};
use serde_json::Value;

use crate::Page;

/// Where the first screens are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// On our own page.
    Page,
    /// In the element.
    Element,
}

impl Place {
    /// What the visitor looks at, and whether that is not the app yet.
    fn parts(self) -> (&'static str, &'static str) {
        match self {
            Place::Page => ("document", "document.getElementById('sbs-early') !== null"),
            Place::Element => (
                "document.querySelector('social-business-scan').shadowRoot",
                "all('.sbs[data-early]').length > 0",
            ),
        }
    }
}

/// Lets a while pass between going down and up with the finger. What is no longer there then was not pressed: a fault, unless
/// this machine took longer over it than the page waits for a finger (`HELD` in event-replay.js). A finger goes down on what is
/// there at that moment: what was found and waited for may have gone by the next line, because the app takes the place between
/// two promises.
const VISITOR: &str = "const done = arguments[0];
    const pause = most => new Promise(resolve => setTimeout(resolve, Math.random() * most));
    const until = async find => { for (;;) { const found = find(); if (found) return found; await new Promise(resolve => setTimeout(resolve, 2)); } };
    const seen = element => element.getClientRects().length > 0;
    const all = selector => [...root?.querySelectorAll(selector) ?? []].filter(seen);
    const times = [], note = () => times.push(Math.round(performance.now()));
    const press = async find => {
        for (;;) {
            await until(find);
            const element = find();
            if (!element) continue;
            const send = type => element.dispatchEvent(new PointerEvent(type, { bubbles: true, composed: true }));
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
    (async () => {
        await pause(200);
        await press(() => all('.sbs-choice button')[0]);
        await until(() => all('fieldset')[0]);
        await pause(120);
        const wasEarly = isEarly();
        await press(() => all('fieldset')[0]?.querySelectorAll('label')[2]);
        await until(() => !isEarly());
        const end = performance.now() + 5000;
        const is = () => all('fieldset')[0]?.querySelectorAll('input')[2].checked && localStorage.length > 0;
        while (!is() && performance.now() < end) await pause(5);
        const kept = Object.values({ ...localStorage }).join();
        const isKept = is() && kept.includes('\"answers\":{\"PE-2\":2}');
        done(JSON.stringify({ isKept, wasEarly, times, kept }));
    })();";

/// Starts a quick scan and answers its first question: `isKept` says whether that answer is chosen and kept in the app,
/// `wasEarly` whether it was given before the app, `times` when was pressed, and `kept` what is kept.
///
/// # Errors
/// When the visitor does not come to an end.
pub async fn visit(page: &Page<'_>, place: Place) -> Result<Value> {
    let (root, is_early) = place.parts();
    let script = format!("const root = {root}, isEarly = () => {is_early};\n{VISITOR}");
    let answer = page.ask_async(&script).await?;
    Ok(serde_json::from_str(answer.as_str().context("the visitor did not come back")?)?)
}
