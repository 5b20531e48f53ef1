//! Where things are shown on a page, from above.

use anyhow::{Result, ensure};
use serde_json::json;

use crate::Page;

/// Where something is shown: its top, or nothing. By a selector, also inside the scan.
const TOPS: &str = "return arguments[0].map(selector => {
    const found = e2e.all(selector)[0];
    return found?.getClientRects().length ? Math.round(found.getBoundingClientRect().top + scrollY) : null;
});";

async fn tops(page: &Page<'_>, selectors: &[&str]) -> Result<Vec<Option<i64>>> {
    Ok(serde_json::from_value(page.ask(TOPS, vec![json!(selectors)]).await?)?)
}

/// All of them are shown, in this order from above.
///
/// # Errors
/// When they are not.
pub async fn in_order(page: &Page<'_>, selectors: &[&str]) -> Result<()> {
    let found = tops(page, selectors).await?;
    ensure!(found.iter().all(Option::is_some) && found.is_sorted(), "{selectors:?} from above: {found:?}");
    Ok(())
}

/// None of them takes any room.
///
/// # Errors
/// When one does.
pub async fn not_shown(page: &Page<'_>, selectors: &[&str]) -> Result<()> {
    let found = tops(page, selectors).await?;
    ensure!(found.iter().all(Option::is_none), "{selectors:?} are at {found:?}");
    Ok(())
}
