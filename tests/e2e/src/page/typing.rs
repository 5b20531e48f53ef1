//! The keyboard: keys go to whatever has the focus, as a visitor's do.

use std::time::Duration;

use anyhow::Result;
use thirtyfour::Key;

use super::Page;

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
