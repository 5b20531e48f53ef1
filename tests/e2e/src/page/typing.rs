//! The keyboard: keys go to whatever has the focus, as a visitor's do.

use std::time::Duration;

use anyhow::{Result, bail};
use thirtyfour::{Key, WebElement};

use super::Page;
use crate::wait;

impl Page<'_> {
    /// Presses one key.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn key(&self, key: Key) -> Result<()> {
        self.driver
            .action_chain_with_delay(Some(Duration::ZERO), Some(Duration::ZERO))
            .send_keys(String::from(char::from(key)))
            .perform()
            .await?;
        Ok(())
    }

    /// Presses Tab until the condition holds. No screen has more than this many stops.
    ///
    /// # Errors
    /// When it never does.
    pub async fn tab_until(&self, what: &str, mut there: impl AsyncFnMut() -> Result<bool>) -> Result<()> {
        let mut seen = Vec::new();
        for _ in 0..80 {
            if there().await? {
                return Ok(());
            }
            self.key(Key::Tab).await?;
            seen.push(self.focus().await?);
        }
        bail!("Tab never comes to `{what}`; it came to {seen:?}")
    }

    /// Types a text.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn type_text(&self, text: &str) -> Result<()> {
        self.driver
            .action_chain_with_delay(Some(Duration::ZERO), Some(Duration::ZERO))
            .send_keys(text)
            .perform()
            .await?;
        Ok(())
    }

    /// Types a text into a field, behind what is there. A driver may say that it has typed before the page has heard all
    /// of it, so this waits until it has.
    ///
    /// # Errors
    /// When the field does not take it.
    pub async fn type_into(&self, field: &WebElement, text: &str) -> Result<()> {
        let value = async || Ok::<_, anyhow::Error>(field.prop("value").await?.unwrap_or_default());
        let whole = format!("{}{text}", value().await?);
        field.send_keys(text).await?;
        wait::until(&format!("a field with `{whole}`"), async || Ok((value().await? == whole).then_some(())))
            .await
    }

    /// Presses a key while Control is held.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn control(&self, key: &str) -> Result<()> {
        let chain = self.driver.action_chain_with_delay(Some(Duration::ZERO), Some(Duration::ZERO));
        chain.key_down(Key::Control).send_keys(key).key_up(Key::Control).perform().await?;
        Ok(())
    }
}
