//! Files that a visitor saves.

use anyhow::{Context, Result};

use crate::{
    Page, TestContext,
    page::{Named, Role},
    wait,
};

/// Presses a button that makes a file called `stem` with the day and this ending, hears and sees that the page (in Dutch)
/// says so, and gives what the browser saved.
///
/// # Errors
/// When nothing is said, or nothing comes.
pub async fn saved_by(
    context: &TestContext,
    page: &Page<'_>,
    button: &str,
    stem: &str,
    ending: &str,
) -> Result<Vec<u8>> {
    let name = format!("{stem}-{}.{ending}", today(page).await?);
    let profile = context.browser()?.profile();
    // Else a browser gives the new one another name, and the old one would be read.
    profile.remove_download(&name);
    // On the result they are folded away.
    page.unfold(page.words.files).await?;
    page.press_by_mouse(Role::Button, Named::Is(button)).await?;
    page.confirms(&name).await?;
    wait::until(&format!("{name} on the disk"), async || Ok(profile.download(&name))).await
}

/// The day where the browser is, as names of files have it.
async fn today(page: &Page<'_>) -> Result<String> {
    let day = page
        .ask(
            "const now = new Date(), two = number => String(number).padStart(2, '0');
            return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;",
            vec![],
        )
        .await?;
    Ok(day.as_str().context("no day")?.to_owned())
}
