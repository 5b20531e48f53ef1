//! Whether everything on a screen can be read: nothing sideways, nothing cut off.

use anyhow::Result;
use serde_json::json;

use crate::Page;

/// A font for texts that is wider than what any of our systems has; a browser without the first takes the second, which is
/// about as wide.
pub const WIDEST_FONT: &str = "\"DejaVu Sans\", Verdana, sans-serif";

/// What does not fit, one readable line per element; empty when all does.
///
/// # Errors
/// When the page does not answer.
pub async fn faults(page: &Page<'_>) -> Result<Vec<String>> {
    faults_in(page, "html").await
}

/// The same, for a host's box that the scan must stay inside.
///
/// # Errors
/// When the page does not answer.
pub async fn faults_in(page: &Page<'_>, selector: &str) -> Result<Vec<String>> {
    let found = page.ask(SCRIPT, vec![json!(selector)]).await?;
    Ok(serde_json::from_value(found)?)
}

/// Text that only a screen reader gets is one pixel wide on purpose; it is left out by its size.
const SCRIPT: &str = r"
    const faults = [];
    const page = document.documentElement;
    const host = document.querySelector(arguments[0]);
    const [left, width] = host === page ? [0, page.clientWidth] : [host.getBoundingClientRect().left, host.getBoundingClientRect().right];
    if (page.scrollWidth > page.clientWidth) faults.push(`the page scrolls sideways: ${page.scrollWidth} in ${page.clientWidth} px`);
    const told = element => `${element.tagName.toLowerCase()} '${e2e.text(element).slice(0, 60)}'`;
    for (const element of e2e.all('*')) {
        // Of the page the parts; of a host's box what is in the shadow root below it.
        if (element.contains(document.body) || element.closest('head') || host !== page && element.getRootNode() === document) continue;
        const box = element.getBoundingClientRect();
        if (box.width < 2 || box.height < 2 || !e2e.isShown(element)) continue;
        const style = getComputedStyle(element);
        const clips = side => /hidden|clip/.test(side);
        if (box.right > width + 1 || box.left < left - 1) {
            if (!inClippedParent(element)) faults.push(`${told(element)} reaches from ${Math.round(box.left)} to ${Math.round(box.right)}, outside ${Math.round(left)} to ${Math.round(width)}`);
        }
        const isWider = element.scrollWidth > element.clientWidth + 1;
        const isHigher = element.scrollHeight > element.clientHeight + 1;
        // Last, because it is dear: whether there is a text in it.
        if (!isWider && !isHigher || style.overflowX === 'visible' && style.overflowY === 'visible' || !e2e.text(element)) continue;
        if (clips(style.overflowX) && isWider) faults.push(`${told(element)} is cut off sideways: ${element.scrollWidth} in ${element.clientWidth} px`);
        if (clips(style.overflowY) && isHigher) faults.push(`${told(element)} is cut off below: ${element.scrollHeight} in ${element.clientHeight} px`);
        if (/auto|scroll/.test(style.overflowX) && isWider) faults.push(`${told(element)} scrolls sideways: ${element.scrollWidth} in ${element.clientWidth} px`);
    }
    return faults;
    function inClippedParent(element) {
        for (let at = element.parentElement; at; at = at.parentElement) {
            const box = at.getBoundingClientRect();
            if (box.width < 2 || box.height < 2) return true;
        }
        return false;
    }";
