//! What an answer and another screen cost: an answer changes its own item, and what depends on all answers, and nothing
//! else; a screen comes block by block.

use std::collections::BTreeSet;

use anyhow::{Context, Result, ensure};
use e2e::{Answer, Lang, TestContext, scenarios, wait};
use serde_json::{Value, json};
use thirtyfour::Key;

scenarios! {
    an_answer_changes_its_own_item_and_what_counts_answers;
    a_screen_that_is_asked_for_comes_block_by_block;
    a_screen_that_is_left_before_all_of_it_has_come_makes_way_for_the_next;
    a_screen_that_a_script_asks_for_is_there_at_once;
}

/// Collects where the document changes: the item, or the nearest part of the scan with a name of its own.
const WATCH: &str = "window.changed = [];
    const place = node => {
        const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
        const item = element?.closest('[data-item]');
        if (item) return item.dataset.item;
        return element?.closest('[class]')?.className ?? 'nowhere';
    };
    new MutationObserver(records => changed.push(...records.map(record => place(record.target)))).observe(document.body,
        { subtree: true, childList: true, attributes: true, characterData: true });";

/// What shows how far the visitor is, and what is said of it.
const COUNTS: [&str; 7] = [
    "sbs-progress",
    "sbs-segments",
    "sbs-number",
    "sbs-steps",
    "sbs-section",
    "sbs-visually-hidden",
    "sbs-bar",
];

async fn an_answer_changes_its_own_item_and_what_counts_answers(context: &mut TestContext) -> Result<()> {
    let page = context.open(Lang::Nl).await?.by_mouse();
    page.start_full().await?;
    // The first answer also tells that answers are saved.
    page.answer("PE-1", Answer::Step(2)).await?;
    page.ask(WATCH, vec![]).await?;

    page.answer("PE-3", Answer::Step(4)).await?;
    let has_changed = async || {
        let changed = page.ask("return changed;", vec![]).await?;
        Ok(changed.as_array().is_some_and(|all| all.contains(&Value::from("PE-3"))).then_some(()))
    };
    wait::until("a change of the item", has_changed).await?;
    page.answer("PE-5", Answer::DontKnow).await?;
    page.is_chosen("PE-5", Answer::DontKnow).await?;

    let changed: Vec<String> = serde_json::from_value(page.ask("return changed;", vec![]).await?)?;
    let (items, others): (Vec<_>, Vec<_>) = changed.iter().partition(|place| place.starts_with("PE-"));
    ensure!(items.iter().all(|item| *item == "PE-3" || *item == "PE-5"), "other items changed: {items:?}");
    ensure!(
        others.iter().all(|place| COUNTS.iter().any(|known| place.starts_with(known))),
        "something else changed: {others:?}"
    );
    // Each answer: a button to clear it comes, and a few numbers are others.
    ensure!(changed.len() <= 2 * 20, "{} changes for two answers: {changed:?}", changed.len());
    Ok(())
}

/// Notes in every frame: whether the scan is busy, its heading, how many items it has, and how high it is.
const FRAMES: &str = "window.frames_ = [];
    const frame = requestAnimationFrame;
    const look = () => {
        const scan = document.querySelector('#sbs > .sbs');
        frames_.push([scan.getAttribute('aria-busy') === 'true', scan.querySelector('[data-sbs-heading]')?.textContent,
            scan.querySelectorAll('fieldset').length, scan.offsetHeight]);
        frame(look);
    };
    look();";

async fn a_screen_that_is_asked_for_comes_block_by_block(context: &mut TestContext) -> Result<()> {
    let page = context.open(Lang::Nl).await?.by_mouse();
    page.start_full().await?;
    page.ask(FRAMES, vec![]).await?;

    page.next().await?;
    wait::until("a frame in which all is there", async || {
        Ok((page.ask("return frames_.at(-1)[0];", vec![]).await? == false).then_some(()))
    })
    .await?;
    let frames: Vec<(bool, String, usize, u32)> =
        serde_json::from_value(page.ask("return frames_;", vec![]).await?)?;

    let [first, last] = [frames.first(), frames.last()].map(|frame| frame.context("there was no frame"));
    let (_, before, _, height) = first?;
    let (is_busy, after, all, _) = last?;
    ensure!(!is_busy && before != after, "at the end: {:?}", frames.last());
    // The press is drawn before anything else.
    let pressed = frames.iter().find(|frame| frame.0).context("it was never busy")?;
    ensure!(pressed.1 == *before, "the first frame after the press: {pressed:?}");
    let new: Vec<_> = frames.iter().filter(|frame| frame.1 == *after).collect();
    let counts: Vec<usize> = new.iter().map(|frame| frame.2).collect();
    ensure!(counts.is_sorted() && counts.iter().any(|count| count < all), "items in each frame: {counts:?}");
    let low = frames.iter().find(|frame| frame.0 && frame.3 < *height);
    ensure!(low.is_none(), "while it was drawn it was lower than {height}: {low:?}");
    Ok(())
}

async fn a_screen_that_is_left_before_all_of_it_has_come_makes_way_for_the_next(
    context: &mut TestContext,
) -> Result<()> {
    let page = context.open(Lang::Nl).await?;
    page.start_full().await?;
    page.ask(FRAMES, vec![]).await?;
    // Frames so slow that a hand is faster.
    let slow = "const frame = requestAnimationFrame;
        window.requestAnimationFrame = draw => setTimeout(() => frame(draw), 200);";
    page.ask(slow, vec![]).await?;

    for section in ["PR", "PL"] {
        let name = page.instrument.dimension(section, Lang::Nl)?;
        // With the keyboard, because WebKit's driver presses beside what moves.
        let focus = "e2e.ofRole('button').find(b => e2e.name(b).startsWith(arguments[0])).focus();";
        page.ask(focus, vec![json!(name)]).await?;
        page.key(Key::Enter).await?;
        // Once the focus is where the new screen sends it, it stays where the hand puts it.
        let begins = async || {
            let script =
                "const it = e2e.active(); return it.matches('[data-sbs-heading]') && it.textContent;";
            Ok((page.ask(script, vec![]).await? == *name).then_some(()))
        };
        wait::until(&format!("the focus on the heading of {name}"), begins).await?;
        // The last piece is drawn before the next screen can be.
        let own = page.instrument.items().iter().filter(|item| item.starts_with(section)).count();
        wait::until(&format!("the last item but one of {name}"), async || {
            let count = page.ask("return e2e.all('fieldset').length;", vec![]).await?;
            Ok((count.as_u64() >= Some(own as u64 - 1)).then_some(()))
        })
        .await?;
    }
    let last = page.heading().await?;
    page.is_drawn().await?;

    let frames: Vec<(bool, String, usize, u32)> =
        serde_json::from_value(page.ask("return frames_;", vec![]).await?)?;
    let (calm, all) = (|frame: &(bool, String, usize, u32)| !frame.0, frames.last().context("no frame")?);
    let busy: Vec<_> =
        frames.iter().skip_while(|frame| calm(frame)).take_while(|frame| !calm(frame)).collect();
    let headings: BTreeSet<&str> = busy.iter().map(|frame| &*frame.1).collect();
    ensure!(headings.len() == 3, "busy from the first press to the last piece, but only with {headings:?}");
    let pieces: BTreeSet<usize> = busy.iter().filter(|frame| frame.1 == last).map(|frame| frame.2).collect();
    ensure!(pieces.len() > 1, "of {} items came at once: {pieces:?}", all.2);
    Ok(())
}

async fn a_screen_that_a_script_asks_for_is_there_at_once(context: &mut TestContext) -> Result<()> {
    let page = context.open(Lang::Nl).await?;
    page.start_full().await?;

    // A message is a task of its own, and no frame.
    let script = "const done = arguments[0], scan = document.querySelector('#sbs > .sbs');
        scan.querySelector('[data-sbs-next]').click();
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => done([scan.hasAttribute('aria-busy'), scan.querySelectorAll('fieldset').length]);
        port2.postMessage(0);";
    let found = page.ask_async(script).await?;
    let own = page.instrument.items().iter().filter(|item| item.starts_with("PR-")).count();
    ensure!(found == json!([false, own]), "busy, items: {found}, of {own}");
    Ok(())
}
