//! axe-core: checks of a rendered screen against WCAG.
//!
//! It comes from npm, once for this user, in one exact version. It is injected through WebDriver, which
//! works under a policy that forbids other scripts.

use std::fs;

use anyhow::{Context, Result, bail};
use serde_json::Value;
use thirtyfour::WebDriver;

use crate::npm;

const VERSION: &str = "4.10.3";

/// The source of axe-core, fetched when it is not there yet.
///
/// # Errors
/// When npm is not there or the registry cannot be reached.
pub fn source() -> Result<String> {
    let modules = npm::modules(&format!("axe-core-{VERSION}"), &[&format!("axe-core@{VERSION}")])?;
    let file = modules.join("axe-core/axe.min.js");
    fs::read_to_string(&file).with_context(|| format!("{} cannot be read", file.display()))
}

/// Everything that axe finds on the screen now, one readable line per element; empty when it is good.
///
/// # Errors
/// When axe itself does not run.
pub async fn violations(driver: &WebDriver, source: &str) -> Result<Vec<String>> {
    driver.execute(format!("if (!window.axe) {{ {source} }}"), []).await.context("axe-core does not load")?;
    let answer = driver.execute_async(RUN, []).await.context("axe-core does not run")?;
    let report = answer.json();
    if let Some(error) = report["error"].as_str() {
        bail!("axe-core stopped: {error}");
    }
    let found = report["violations"].as_array().context("axe-core gives no report")?;
    Ok(found.iter().flat_map(lines).collect())
}

const RUN: &str = "const done = arguments[arguments.length - 1];
    axe.run(document, { resultTypes: ['violations'] })
        .then(result => done({ violations: result.violations }), error => done({ error: String(error) }));";

fn lines(violation: &Value) -> Vec<String> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let nodes = violation["nodes"].as_array().into_iter().flatten();
    nodes
        .map(|node| {
            let summary = text(&node["failureSummary"]).replace('\n', " ");
            format!(
                "{}: {} | {} | {summary}",
                text(&violation["id"]),
                text(&violation["help"]),
                text(&node["html"])
            )
        })
        .collect()
}
