//! Files that a visitor brings: chosen, or dropped on the scan.

use anyhow::{Result, ensure};
use serde_json::json;

use super::Page;

/// How a file is brought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bring {
    /// With the mouse, from another window, on whatever is on the screen.
    Drop,
    /// In the dialog of the system. Only from the start screen.
    Choose,
}

/// Makes a file of that many bytes that begins with the text, and brings it as a browser does. Drivers cannot drag from
/// another window, and no driver types into the dialog of the system.
const BRING: &str = "const [how, name, text, size] = arguments;
    const content = Array.isArray(text) ? new Uint8Array(text) : text;
    const filler = ' '.repeat(Math.max(0, size - text.length));
    const data = new DataTransfer();
    data.items.add(new File([content, filler], name));
    if (how === 'Choose') {
        const field = e2e.all('input[type=file]')[0];
        field.files = data.files;
        field.dispatchEvent(new Event('change', { bubbles: true, composed: true }));
        return true;
    }
    const target = e2e.all('[data-sbs-heading]')[0];
    const send = type => !target.dispatchEvent(new DragEvent(type, {
        bubbles: true, cancelable: true, composed: true, dataTransfer: data,
    }));
    return send('dragover') && send('drop');";

impl Page<'_> {
    /// Brings a file with this text.
    ///
    /// # Errors
    /// When the scan leaves a dropped file to the browser, which would open it in place of the page.
    pub async fn bring(&self, how: Bring, name: &str, text: &str) -> Result<()> {
        self.bring_large(how, name, text, 0).await
    }

    /// Drops a file with these bytes.
    ///
    /// # Errors
    /// As [`Page::bring`].
    pub async fn drop_bytes(&self, name: &str, bytes: &[u8]) -> Result<()> {
        let taken = self.ask(BRING, vec![json!("Drop"), json!(name), json!(bytes), json!(0)]).await?;
        ensure!(taken == true, "the browser would open {name} itself");
        Ok(())
    }

    /// The same, filled up with blanks to that many bytes.
    ///
    /// # Errors
    /// As [`Page::bring`].
    pub async fn bring_large(&self, how: Bring, name: &str, text: &str, bytes: usize) -> Result<()> {
        let arguments = vec![json!(format!("{how:?}")), json!(name), json!(text), json!(bytes)];
        let taken = self.ask(BRING, arguments).await?;
        ensure!(taken == true, "the browser would open {name} itself");
        Ok(())
    }
}
