//! What the scan keeps on the device: its key, its form, and how a test writes or reads it.

use anyhow::Result;
use serde_json::{Map, Value, json};
use thirtyfour::WebDriver;

/// The key of the standalone page.
pub const KEY: &str = "sbs:1:social-business:default";

/// Where data that cannot be read is set aside.
pub const BROKEN: &str = "sbs:1:social-business:default:broken";

/// What the key of an attempt starts with.
pub const ATTEMPT: &str = "sbs:1:social-business:default:attempt:";

/// A script that leaves no room, under the key `filler`.
pub const FILL: &str = "let text = '';
    for (let size = 1 << 22; size >= 1; size >>= 1) {
        for (;;) {
            try { localStorage.setItem('filler', text + 'x'.repeat(size)); text += 'x'.repeat(size); } catch { break }
        }
    }";

/// An answer file as the app saves it.
pub fn envelope(sheet: &Value) -> Value {
    let mut saved = sheet.as_object().cloned().unwrap_or_else(Map::new);
    saved.insert("kind".to_owned(), json!("sbs-answers"));
    saved.insert("schema".to_owned(), json!(1));
    saved.insert("savedAt".to_owned(), json!("2026-11-20T09:30:00Z"));
    saved.entry("lang").or_insert(json!("nl"));
    saved.entry("notes").or_insert(json!({}));
    saved.entry("place").or_insert(Value::Null);
    Value::Object(saved)
}

/// An attempt as the app keeps it, finished at this moment.
pub fn attempt(sheet: &Value, at: &str) -> String {
    let mut envelope = envelope(sheet);
    if let Some(saved) = envelope.as_object_mut() {
        saved.insert("savedAt".to_owned(), json!(at));
    }
    envelope.to_string()
}

/// The text under a key, `None` when there is none.
///
/// # Errors
/// When the page has no storage.
pub async fn read(driver: &WebDriver, key: &str) -> Result<Option<String>> {
    let value = driver.execute("return localStorage.getItem(arguments[0]);", vec![json!(key)]).await?;
    Ok(value.json().as_str().map(str::to_owned))
}

/// Writes a text under a key.
///
/// # Errors
/// When the page has no storage, or it is full.
pub async fn write(driver: &WebDriver, key: &str, text: &str) -> Result<()> {
    driver
        .execute("localStorage.setItem(arguments[0], arguments[1]);", vec![json!(key), json!(text)])
        .await?;
    Ok(())
}
