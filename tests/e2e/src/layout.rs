//! Whether everything on a screen can be read: nothing sideways, nothing cut off.

use anyhow::Result;

use crate::Page;

/// What does not fit, one readable line per element; empty when all does.
///
/// # Errors
/// When the page does not answer.
pub async fn faults(page: &Page<'_>) -> Result<Vec<String>> {
    let found = page.ask(SCRIPT, vec![]).await?;
    Ok(serde_json::from_value(found)?)
}

/// Text that only a screen reader gets is one pixel wide on purpose; it is left out by its size.
const SCRIPT: &str = r"
    const faults = [];
    const page = document.documentElement;
    const width = page.clientWidth;
    if (page.scrollWidth > width) faults.push(`the page scrolls sideways: ${page.scrollWidth} in ${width} px`);
    const told = element => `${element.tagName.toLowerCase()} '${e2e.text(element).slice(0, 60)}'`;
    for (const element of e2e.all('body *')) {
        const box = element.getBoundingClientRect();
        if (box.width < 2 || box.height < 2 || !e2e.isShown(element)) continue;
        const style = getComputedStyle(element);
        const clips = side => /hidden|clip/.test(side);
        if (box.right > width + 1 || box.left < -1) {
            if (!inClippedParent(element)) faults.push(`${told(element)} reaches from ${Math.round(box.left)} to ${Math.round(box.right)} in ${width} px`);
        }
        if (!e2e.text(element)) continue;
        if (clips(style.overflowX) && element.scrollWidth > element.clientWidth + 1) faults.push(`${told(element)} is cut off sideways: ${element.scrollWidth} in ${element.clientWidth} px`);
        if (clips(style.overflowY) && element.scrollHeight > element.clientHeight + 1) faults.push(`${told(element)} is cut off below: ${element.scrollHeight} in ${element.clientHeight} px`);
        if (/auto|scroll/.test(style.overflowX) && element.scrollWidth > element.clientWidth + 1) faults.push(`${told(element)} scrolls sideways: ${element.scrollWidth} in ${element.clientWidth} px`);
    }
    return faults;
    function inClippedParent(element) {
        for (let at = element.parentElement; at; at = at.parentElement) {
            const box = at.getBoundingClientRect();
            if (box.width < 2 || box.height < 2) return true;
        }
        return false;
    }";
