//! Members of a team: their answer files and codes, and how they come into the page "Team".

use anyhow::Result;
use serde_json::{Map, Value, json};

use crate::{
    Page, cli,
    instrument::Instrument,
    page::{Named, Role},
};

/// Answer files of members that differ in most answers. `mode` is `quick` or `full`.
///
/// # Errors
/// When the instrument cannot be read.
pub fn members(mode: &str, count: usize) -> Result<Vec<Value>> {
    let instrument = Instrument::read()?;
    let items = if mode == "quick" { instrument.quick_items() } else { instrument.items() };
    let member = |number: usize| {
        let step = |place: usize| {
            let digits = (0..place % 6).fold(number, |digits, _| digits / 5);
            (digits + place) % 5
        };
        let answers: Map<String, Value> =
            items.iter().enumerate().map(|(place, id)| (id.clone(), json!(step(place)))).collect();
        json!({ "instrument": "social-business", "version": 1, "mode": mode, "answers": answers })
    };
    Ok((0..count).map(member).collect())
}

/// Their codes.
///
/// # Errors
/// When `sbs` is not there.
pub fn codes(mode: &str, count: usize) -> Result<Vec<String>> {
    cli::codes(&members(mode, count)?)
}

/// What would tell of one of these members, wherever it stood: the code or a part of it, and some answers in a row, as any
/// list or object of them would be written.
///
/// # Errors
/// When `sbs` is not there.
pub fn traces(members: &[Value]) -> Result<Vec<String>> {
    /// So many answers in a row are no coincidence.
    const IN_A_ROW: usize = 12;
    let mut traces: Vec<String> =
        cli::codes(members)?.iter().flat_map(|code| [code.clone(), code[4..15].to_owned()]).collect();
    for member in members {
        let answers: Vec<(&String, &Value)> = member["answers"].as_object().into_iter().flatten().collect();
        for row in answers.chunks_exact(IN_A_ROW) {
            let steps: Vec<String> = row.iter().map(|(_, step)| step.to_string()).collect();
            traces.extend(["", ",", ", ", " "].map(|between| steps.join(between)));
            let pairs: Vec<String> = row.iter().map(|(id, step)| format!("\"{id}\":{step}")).collect();
            traces.push(pairs[..4].join(","));
        }
    }
    Ok(traces)
}

/// A chat with these codes in it, with names and greetings around them.
pub fn chat(codes: &[String]) -> String {
    let names = ["Anna", "Bob", "Chris", "Dirk", "Emma", "Fatima", "Gijs"];
    let lines = codes.iter().zip(names.iter().cycle());
    lines.map(|(code, name)| format!("[09:12] {name}: hoi, dit is de mijne {code} groet {name}\n")).collect()
}

/// Pastes a text into the field for codes, and adds it. A driver would type it letter by letter.
///
/// # Errors
/// When there is no such field.
pub async fn paste(page: &Page<'_>, text: &str) -> Result<()> {
    let script = "const field = e2e.all('textarea[data-sbs-team-codes]')[0];
        field.value = arguments[0];
        field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));";
    page.ask(script, vec![json!(text)]).await?;
    page.press(Role::Button, Named::Is(page.words.add)).await
}
