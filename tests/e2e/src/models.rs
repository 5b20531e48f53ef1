//! Questionnaires of others, each in an element on a page of its own: the examples in `docs/examples/models`, and some that are
//! made for tests.

#[path = "../../support/examples.rs"]
mod examples;

use std::{fs, sync::LazyLock};

use anyhow::{Context, Result};
use serde_json::{Map, Value, json};

use crate::{server::Options, storage_fixture, test_context};

/// The examples, by file.
pub const EXAMPLES: [&str; 3] = ["delivery-check", "software-assurance", "team-health"];
/// What is made for tests, by the id of the questionnaire.
pub const MADE: [&str; 4] = ["two-levels", "plain", "twelve", "seven"];

/// A questionnaire by its name.
///
/// # Errors
/// When there is none.
pub fn read(name: &str) -> Result<Value> {
    if EXAMPLES.contains(&name) {
        let file = test_context::root().join("docs/examples/models").join(name).with_extension("json");
        return Ok(serde_json::from_str(&fs::read_to_string(file)?)?);
    }
    let mut made = examples::all().into_iter().map(|(_, value)| value);
    made.find(|value| value["instrument"] == name).with_context(|| format!("no model {name}"))
}

/// The address of the page with a questionnaire, below the site.
#[must_use]
pub fn page(name: &str) -> String {
    format!("model-{name}.html")
}

/// The site with a page for each of them.
#[must_use]
pub fn on(site: Options) -> Options {
    /// Each by its name, as it is served; made once.
    static ALL: LazyLock<Vec<(&str, String)>> = LazyLock::new(|| {
        let text = |name| read(name).unwrap_or_else(|error| panic!("the model {name}: {error}")).to_string();
        EXAMPLES.into_iter().chain(MADE).map(|name| (name, text(name))).collect()
    });
    ALL.iter().fold(site, |site, (name, text)| {
        let html = format!(
            "<!doctype html>\n<html lang=\"nl\">\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width\">\n<title>{name}</title>\n\
             <script src=\"social-business-scan.js\"></script>\n<main>\n<h1>{name}</h1>\n\
             <social-business-scan src=\"models/{name}.json\"></social-business-scan>\n</main>\n"
        );
        site.replace(&format!("/models/{name}.json"), 200, "application/json", text.as_bytes()).replace(
            &format!("/{}", page(name)),
            200,
            "text/html; charset=utf-8",
            html.as_bytes(),
        )
    })
}

/// What an earlier visit to the result of one left: its key, and answers that differ from item to item.
///
/// # Errors
/// When there is no such questionnaire.
pub fn left(name: &str) -> Result<(String, String)> {
    let value = read(name)?;
    let points = |scale: &Value| {
        value["scales"][scale.as_str().unwrap_or_default()]["points"].as_array().map_or(0, Vec::len)
    };
    let items = value["items"].as_array().context("no items")?;
    let answers: Map<String, Value> = items
        .iter()
        .enumerate()
        .map(|(place, item)| {
            let step = (place * place / 3 + place / 6 + 1) % points(&item["scale"]).max(1);
            (item["id"].as_str().unwrap_or_default().to_owned(), json!(step))
        })
        .collect();
    let sheet = json!({
        "instrument": value["instrument"], "version": value["version"], "mode": "full", "answers": answers,
    });
    let mut envelope = storage_fixture::envelope(&sheet);
    envelope["place"] = json!("result");
    Ok((format!("sbs:1:{}:default", value["instrument"].as_str().unwrap_or_default()), envelope.to_string()))
}
