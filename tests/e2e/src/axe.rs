//! axe-core: checks of a rendered screen against WCAG.
//!
//! It comes from npm with our other tools. It is injected through WebDriver, which
//! works under a policy that forbids other scripts.

use std::fs;

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use thirtyfour::WebDriver;
use xtask::{
    Repo,
    tools::{NPM, npm_modules},
};

/// The source of axe-core, fetched when it is not there yet.
///
/// # Errors
/// When npm is not there or the registry cannot be reached.
pub fn source() -> Result<String> {
    let file = npm_modules(&Repo::find()?, NPM)?.join("axe-core/axe.min.js");
    fs::read_to_string(&file).with_context(|| format!("{} cannot be read", file.display()))
}

/// Which rules axe checks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rules {
    /// All of them, best practices and experiments too. But for those of level AAA, which we do not promise, and for
    /// those that axe itself has given up.
    All,
    /// Whether text can be told from its background: all that a colour scheme changes.
    Contrast,
    /// Whether everything has a name: all that a language changes.
    Names,
}

impl Rules {
    /// The ids of the rules; empty for all: axe leaves some out where it is asked for nothing.
    fn ids(self) -> &'static [&'static str] {
        match self {
            Rules::All => &[],
            Rules::Contrast => &["color-contrast", "link-in-text-block"],
            Rules::Names => &[
                "aria-command-name",
                "aria-dialog-name",
                "aria-input-field-name",
                "aria-toggle-field-name",
                "button-name",
                "document-title",
                "empty-heading",
                "frame-title",
                "html-has-lang",
                "html-lang-valid",
                "image-alt",
                "input-button-name",
                "label",
                "label-content-name-mismatch",
                "link-name",
                "role-img-alt",
                "summary-name",
                "svg-img-alt",
                "valid-lang",
            ],
        }
    }
}

/// Everything that axe finds on the screen now by these rules, one readable line per element; empty when it is good.
///
/// # Errors
/// When axe itself does not run.
pub async fn violations(driver: &WebDriver, source: &str, rules: Rules) -> Result<Vec<String>> {
    // It is large: it goes to a page once.
    let is_there = driver.execute("return !!window.axe;", []).await?.json() == true;
    if !is_there {
        driver.execute(source, []).await.context("axe-core does not load")?;
    }
    let answer =
        driver.execute_async(RUN, vec![json!(rules.ids())]).await.context("axe-core does not run")?;
    let report = answer.json();
    if let Some(error) = report["error"].as_str() {
        bail!("axe-core stopped: {error}");
    }
    let found = report["violations"].as_array().context("axe-core gives no report")?;
    let lines = found.iter().flat_map(lines);
    Ok(lines
        .filter(|line| !MEANT.iter().any(|(rule, html)| line.starts_with(rule) && line.contains(html)))
        .collect())
}

/// What axe takes for something else: a rule, and the element. The first sentence about the organisation is large, and no
/// heading: it stands under one, and says in a line what the block shows.
const MEANT: [(&str, &str); 1] = [("p-as-heading:", "<p class=\"sbs-big\">")];

const RUN: &str = "const [rules, done] = arguments;
    const isLeftOut = tag => tag === 'wcag2aaa' || tag === 'deprecated';
    const all = axe.getRules().filter(rule => !rule.tags.some(isLeftOut)).map(rule => rule.ruleId);
    axe.run(document, { resultTypes: ['violations'], runOnly: { type: 'rule', values: rules.length ? rules : all } })
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
