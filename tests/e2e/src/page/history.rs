//! The browser's own Back and Forward.

use anyhow::{Result, ensure};

use super::{Page, pressing::Hand};

#[expect(clippy::disallowed_methods, reason = "here is the one place where they are called")]
impl Page<'_> {
    /// Presses the browser's Back. Only for a scenario that works with the mouse: browsers pass by, or drop from a long
    /// history, the entries that a script has made without a press of the visitor.
    ///
    /// # Errors
    /// When the scenario presses with a script, or there is nothing to go back to.
    pub async fn browser_back(&self) -> Result<()> {
        self.has_visitor()?;
        Ok(self.driver.back().await?)
    }

    /// Presses the browser's Forward, under the same condition as [`Page::browser_back`].
    ///
    /// # Errors
    /// When the scenario presses with a script, or there is nothing to go forward to.
    pub async fn browser_forward(&self) -> Result<()> {
        self.has_visitor()?;
        Ok(self.driver.forward().await?)
    }

    fn has_visitor(&self) -> Result<()> {
        ensure!(
            self.hand == Hand::Mouse,
            "entries of the history that a script made may be gone: use `by_mouse()` before the presses that lead here"
        );
        Ok(())
    }
}
