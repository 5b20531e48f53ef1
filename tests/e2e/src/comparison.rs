//! Whether the result on the screen is the result that the command line prints.

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use crate::{Page, cli, rounding_oracle::shown};

const PS: [&str; 3] = ["PE", "PR", "PL"];
const VALUES: [&str; 3] = ["OP", "TR", "IN"];
const LEVELS: [&str; 5] = ["L1", "L2", "L3", "L4", "L5"];

/// Compares everything that the result page shows as a number with `sbs score` for the same answers.
///
/// # Errors
/// The first difference, with the answers.
pub async fn result_equals(page: &Page<'_>, sheet: &Value) -> Result<()> {
    let expected = cli::score(sheet)?;
    compare(page, &expected).await.with_context(|| format!("for the answers {sheet}"))
}

/// Compares a result file with what `sbs score` prints for the same answers. It may have more fields, such as its
/// kind, and numbers may differ in the last digits: browsers have their own logarithm.
///
/// # Errors
/// The first difference.
pub fn result_file_equals(file: &Value, sheet: &Value) -> Result<()> {
    is_within(&cli::score(sheet)?, file, "")
}

/// Compares two JSON values of which one comes from a script, where a whole number has no point.
///
/// # Errors
/// The first difference.
pub fn is_same(expected: &Value, found: &Value) -> Result<()> {
    is_within(expected, found, "")?;
    is_within(found, expected, "")
}

fn is_within(expected: &Value, found: &Value, place: &str) -> Result<()> {
    match (expected, found) {
        (Value::Object(expected), Value::Object(found)) => expected.iter().try_for_each(|(key, value)| {
            let place = format!("{place}/{key}");
            let found = found.get(key).with_context(|| format!("{place} is not there"))?;
            is_within(value, found, &place)
        }),
        (Value::Array(expected), Value::Array(found)) if expected.len() == found.len() => expected
            .iter()
            .zip(found)
            .enumerate()
            .try_for_each(|(at, (expected, found))| is_within(expected, found, &format!("{place}/{at}"))),
        (Value::Number(one), Value::Number(two)) => {
            let (one, two) = (one.as_f64().unwrap_or(f64::NAN), two.as_f64().unwrap_or(f64::NAN));
            ensure!((one - two).abs() < 1e-9, "{place} is {two}, expected {one}");
            Ok(())
        }
        _ => {
            ensure!(expected == found, "{place} is {found}, expected {expected}");
            Ok(())
        }
    }
}

async fn compare(page: &Page<'_>, expected: &Value) -> Result<()> {
    let threshold = expected["parameters"]["threshold"].as_f64().context("no threshold")?;
    let indicative = expected["indicative"] == true;
    // In the result of a quick scan they are folded away.
    page.unfold(page.words.show_scores).await?;
    for (caption, ids) in
        [(page.words.three_ps, &PS[..]), (page.words.values, &VALUES), (page.words.levels, &LEVELS)]
    {
        let table = page.table(caption).await?;
        for id in ids {
            let row = table.row_with(&page.instrument.dimension(id, page.lang())?)?;
            let dimension = &expected["dimensions"][*id];
            let score = dimension["score"].as_f64().filter(|_| dimension["status"] != "insufficient");
            let wanted = match score {
                // A quick scan has too few questions for numbers.
                Some(_) if indicative => {
                    let band = dimension["band"].as_str().unwrap_or_default();
                    page.instrument.text(&format!("/texts/bands/{band}"), page.lang())?
                }
                Some(score) => shown(score, &[50.0, threshold], page.lang()),
                None if dimension["status"] == "insufficient" => page.words.too_few_answers.to_owned(),
                None => "–".to_owned(),
            };
            ensure!(
                row.iter().any(|cell| cell_says(cell, &wanted)),
                "{id}: `{wanted}` is not in {row:?} of `{caption}`"
            );
        }
    }
    // The starting position stands in this table alone, above its rule.
    let overall = page.table(page.words.overall).await?;
    let text = page.text().await?;
    let indices = if indicative {
        vec![]
    } else {
        vec![
            ("culture", page.words.culture),
            ("pyramid", page.words.pyramid),
            ("position", page.words.position),
        ]
    };
    for (index, word) in indices {
        let Some(score) = expected[index]["score"].as_f64() else { continue };
        let cuts: &[f64] = if index == "position" { &[] } else { &[60.0] };
        let number = shown(score, cuts, page.lang());
        let row = overall.row_with(word)?;
        ensure!(row.iter().any(|cell| cell_says(cell, &number)), "{index}: `{number}` is not in {row:?}");
        let wanted = format!("{word} {number}");
        ensure!(
            index == "position" || text.contains(&wanted),
            "`{wanted}` is not on the page, which says: {text}"
        );
    }
    let level = expected["level"]["reached"].as_u64();
    if let Some(level @ 1..=5) = level {
        let wanted = format!("{} {level}", page.words.level);
        ensure!(text.contains(&wanted), "`{wanted}` is not on the page, which says: {text}");
    }
    Ok(())
}

/// The cell is this text, or has it as one of its words: `69 van 100` says 69, `169` does not. A margin behind it is
/// no score: `48 ± 8` says 48 and not 8.
fn cell_says(cell: &str, wanted: &str) -> bool {
    let cell = cell.split_once(" ± ").map_or(cell, |(score, _)| score);
    cell == wanted
        || cell.contains(wanted) && cell.split(' ').any(|word| wanted.split(' ').any(|part| part == word))
}
