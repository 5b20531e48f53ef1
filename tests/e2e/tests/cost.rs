//! What an answer costs: it changes its own item, and what depends on all answers, and nothing else.

use anyhow::{Result, ensure};
use e2e::{Answer, Lang, Stage, scenarios, wait};
use serde_json::Value;

scenarios! {
    an_answer_changes_its_own_item_and_what_counts_answers;
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

async fn an_answer_changes_its_own_item_and_what_counts_answers(stage: &mut Stage) -> Result<()> {
    let page = stage.open(Lang::Nl).await?;
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
