//! Every screen and state of the app that a visitor can meet, and the shortest way to each.
//!
//! Most are reached by what an earlier visit left on the device, some by a few presses.

mod way;

use std::env;

use anyhow::Result;
use serde_json::{Value, json};

use crate::{
    Answer, Lang, Page, TestContext, answer_fixtures, models, storage_fixture,
    viewport::{self, Scheme},
};
use way::Way;

/// One state.
pub struct State {
    /// Its name in reports and file names.
    pub name: String,
    /// What an earlier visit left.
    left: Option<String>,
    /// What the visitor does then.
    way: Way,
}

/// All states, the simple ones first; with `SBS_STATES=start,dialog` only those whose names start so.
///
/// # Errors
/// When the reference cases cannot be read.
pub fn all() -> Result<Vec<State>> {
    let wanted = env::var("SBS_STATES").unwrap_or_default();
    let starts: Vec<&str> = wanted.split(',').filter(|start| !start.is_empty()).collect();
    let mut states = every()?;
    states.retain(|state| starts.is_empty() || starts.iter().any(|start| state.name.starts_with(start)));
    Ok(states)
}

/// The names of all states, whatever is wanted.
///
/// # Errors
/// When the reference cases cannot be read.
pub fn names() -> Result<Vec<String>> {
    Ok(every()?.into_iter().map(|state| state.name).collect())
}

/// The states of [`all`] that show a result; the looks at one are the longest.
///
/// # Errors
/// When the reference cases cannot be read.
pub fn of_a_result() -> Result<Vec<State>> {
    let mut states = all()?;
    states.retain(State::shows_a_result);
    Ok(states)
}

/// The states of [`all`] that do not.
///
/// # Errors
/// When the reference cases cannot be read.
pub fn before_a_result() -> Result<Vec<State>> {
    let mut states = all()?;
    states.retain(|state| !state.shows_a_result());
    Ok(states)
}

/// Brings the context into each of these states, in this language and at this width, and lets `look` look at it: what it finds, a
/// line each, behind the name of the state. A state that is not reached is a line too.
///
/// # Errors
/// When the browser does not answer.
pub async fn walk(
    context: &TestContext,
    states: &[State],
    lang: Lang,
    width: u32,
    mut look: impl AsyncFnMut(&State, &Page<'_>) -> Result<Vec<String>>,
) -> Result<Vec<String>> {
    let driver = context.driver()?;
    let mut found = Vec::new();
    for state in states {
        viewport::size(driver, width, 900).await?;
        viewport::scheme(driver, Scheme::Light).await?;
        let lines = match state.reach(context, lang).await {
            Ok(page) => look(state, &page).await?,
            Err(error) => vec![format!("not reached: {error:#}")],
        };
        found.extend(lines.into_iter().map(|line| format!("{} {}: {line}", state.name, lang.code())));
    }
    Ok(found)
}

fn every() -> Result<Vec<State>> {
    let worked = answer_fixtures::case("S01")?;
    let some = answer_fixtures::only(&worked, &["PE-1", "PE-2", "PE-3", "PE-4", "PL-3"]);
    let quick = answer_fixtures::case("S09")?;
    let mut states = vec![
        State { name: "start".into(), left: None, way: Way::Stay },
        State { name: "start-unfolded".into(), left: None, way: Way::Unfold },
        State { name: "start-wrong-code".into(), left: None, way: Way::WrongCode },
        left("start-resume", &some, "people", Way::Stay),
        left("start-resume-complete", &worked, "result", Way::Stay),
        State { name: "start-corrupt".into(), left: Some("{\"half\":".into()), way: Way::Stay },
        State { name: "start-newer".into(), left: Some(newer(&worked).to_string()), way: Way::Stay },
    ];
    for place in [
        "people",
        "profit",
        "planet",
        "values",
        "level-1",
        "level-2",
        "level-3",
        "level-4",
        "level-5",
        "organisation",
    ] {
        states.push(left(&format!("section-{place}"), &worked, place, Way::Resume));
    }
    states.push(left("section-unfolded", &some, "people", Way::ResumeAndUnfold));
    states.push(with(
        "section-one",
        left("", &some, "people", Way::Resume),
        &json!({ "flow": "one", "goesOn": true }),
    ));
    states.push(left("section-cleared", &some, "people", Way::Clear));
    states.push(left("section-wrong-number", &worked, "organisation", Way::WrongNumber));
    for place in ["three-ps", "values", "pyramid", "organisation"] {
        states.push(left(&format!("quick-{place}"), &quick, place, Way::Resume));
    }
    states.push(left("dialog-delete", &some, "people", Way::Delete));
    states.push(left("dialog-restart", &some, "people", Way::Restart));
    states.push(State { name: "shared".into(), left: None, way: Way::Link });
    states.push(left("shared-beside-own", &some, "people", Way::Link));
    states.push(left("dialog-take-over", &some, "people", Way::TakeOver));
    states.push(left("dialog-file-replace", &some, "people", Way::File));
    states.push(left("opened-undo", &some, "people", Way::FileReplaces));
    states.push(left("refused-file", &some, "people", Way::WrongFile));
    states.push(left("dropping", &some, "people", Way::Hold));
    for (name, left_by, way) in [
        ("start-attempts", None, Way::Attempts(2)),
        ("start-attempts-many", Some(&some), Way::Attempts(6)),
        ("about", None, Way::About),
        ("data-empty", None, Way::Data(0)),
        ("data", Some(&worked), Way::Data(2)),
        ("data-many", Some(&some), Way::Data(24)),
        ("attempt", Some(&some), Way::Past),
        ("dialog-remove-attempt", None, Way::RemoveAttempt),
        ("result-no-room", Some(&quick), Way::Full),
        ("team-empty", None, Way::Team(0)),
        ("team-three", None, Way::Team(3)),
        ("team-six", None, Way::Team(6)),
        ("team", Some(&worked), Way::Team(32)),
        ("team-refused", None, Way::TeamRefused),
        ("team-invitation", None, Way::TeamInvitation),
        ("team-session", None, Way::TeamSession),
        ("team-present", None, Way::TeamPresent),
        ("invited", None, Way::Invited),
        ("result-invited", Some(&worked), Way::InvitedResult),
    ] {
        let left = left_by.map(|sheet| storage_fixture::envelope(sheet).to_string());
        states.push(State { name: name.into(), left, way });
    }
    states.push(State { name: "change-none".into(), left: None, way: Way::Change(&[]) });
    states.push(left("change", &worked, "result", Way::Change(&["S06"])));
    states.push(left("change-modes", &worked, "result", Way::Change(&["S09"])));
    states.push(left("change-trend", &worked, "result", Way::Change(&["S16", "S08", "S09", "S07", "S06"])));
    states.push(left("change-refused", &worked, "result", Way::Mismatch));
    states.push(State { name: "plan-empty".into(), left: None, way: Way::Plan });
    for (name, way) in
        [("plan", Way::Plan), ("plan-unfolded", Way::PlanUnfolded), ("dialog-plan", Way::PlanTable)]
    {
        states.push(with(name, left("", &worked, "result", way), &plan()));
    }
    states.push(left("overview-open", &some, "overview", Way::Resume));
    states.push(left("overview-complete", &worked, "overview", Way::Resume));
    let wrong = json!({ "employees": null, "typed": { "employees": "half", "publishers": "" } });
    states.push(with("overview-wrong-number", left("", &worked, "overview", Way::Resume), &wrong));
    states.push(left("result", &worked, "result", Way::Resume));
    states.push(left("result-unfolded", &worked, "result", Way::ResumeAndUnfold));
    states.push(left("result-trial", &worked, "result", Way::Try));
    let target =
        json!({ "target": { "level": 4, "scores": { "PE": 75, "PR": 65, "PL": 65 }, "date": "2027-11-22" } });
    states.push(with("result-target", left("", &worked, "result", Way::Wish), &target));
    states.push(left("result-partial", &some, "result", Way::Resume));
    states.push(left("result-quick", &quick, "result", Way::Resume));
    for (name, case) in [
        ("all-unknown", "S03"),
        ("top", "S04"),
        ("house-of-cards", "S05"),
        ("level-2", "S06"),
        ("core-fails", "S07"),
        ("level-unknown", "S08"),
        ("not-social", "S15"),
        ("zeros", "S16"),
    ] {
        states.push(left(&format!("result-{name}"), &answer_fixtures::case(case)?, "result", Way::Resume));
    }
    let mut culture = storage_fixture::envelope(&worked);
    culture["cultureOnly"] = json!(true);
    culture["place"] = json!("result");
    for name in models::EXAMPLES.into_iter().chain(models::MADE) {
        states.push(State { name: format!("model-{name}"), left: None, way: Way::Model(name) });
    }
    states.push(State {
        name: "result-culture-only".into(),
        left: Some(culture.to_string()),
        way: Way::Resume,
    });
    Ok(states)
}

impl State {
    /// Whether it has parts, and so colours, that no state before it has. The others differ from one of those in their texts
    /// and numbers, or show part of what it shows.
    pub fn has_parts_of_its_own(&self) -> bool {
        const OTHERS: [&str; 31] = [
            "model-delivery-check",
            "model-software-assurance",
            "model-team-health",
            "model-two-levels",
            "team-three",
            "team-six",
            "start-resume-complete",
            "section-profit",
            "section-planet",
            "section-values",
            "section-level-",
            "quick-",
            "dialog-restart",
            "shared-beside-own",
            "dialog-take-over",
            "start-attempts-many",
            "data-empty",
            "data-many",
            "plan-empty",
            "dialog-plan",
            "dialog-remove-attempt",
            "overview-complete",
            "result-all-unknown",
            "result-top",
            "result-level-2",
            "result-core-fails",
            "result-level-unknown",
            "result-not-social",
            "result-zeros",
            "result-quick",
            "result-culture-only",
        ];
        !OTHERS.iter().any(|start| self.name.starts_with(start))
    }

    /// Whether it is of a questionnaire of others, which is in Dutch and English only.
    pub fn is_of_another_model(&self) -> bool {
        matches!(self.way, Way::Model(_))
    }

    fn shows_a_result(&self) -> bool {
        self.name.starts_with("result")
    }
}

/// A plan with actions of each origin, done and not, and a target.
fn plan() -> Value {
    json!({
        "plan": { "key": "k-1", "actions": [
            { "id": "item-L2-2", "from": "way", "item": "L2-2", "to": 2, "owner": "Els van den Berg", "date": "2027-03-01",
              "note": "Eerst overleg met de directie.\nDaarna een voorstel.", "order": 1000 },
            { "id": "unit-PE-A", "from": "unit", "unit": "PE-A", "band": "low", "item": "PE-2", "owner": "HR", "order": 2000 },
            { "id": "a-1", "from": "typed", "text": "Een dag per maand samen de berichten van klanten lezen en bespreken wat wij ermee doen", "order": 3000 },
            { "id": "item-PL-3", "from": "item", "item": "PL-3", "done": true, "date": "2026-12-31", "order": 4000 },
        ] },
        "target": { "level": 3, "scores": { "PE": 70, "PL": 60 }, "date": "2027-11-29" },
    })
}

fn left(name: &str, sheet: &Value, place: &str, way: Way) -> State {
    let mut envelope = storage_fixture::envelope(sheet);
    envelope["place"] = json!(place);
    if let Some(first) = sheet["answers"].as_object().and_then(|answers| answers.keys().next()) {
        envelope["notes"] = json!({ first: "Kantine is over op herbruikbare bekers." });
    }
    State { name: name.to_owned(), left: Some(envelope.to_string()), way }
}

/// The same with other members in what an earlier visit left.
fn with(name: &str, state: State, members: &Value) -> State {
    let mut envelope: Value =
        state.left.and_then(|left| serde_json::from_str(&left).ok()).unwrap_or_default();
    for (key, value) in members.as_object().into_iter().flatten() {
        envelope[key] = value.clone();
    }
    State { name: name.to_owned(), left: Some(envelope.to_string()), way: state.way }
}

/// The same answers, as a newer version of the product would have left them.
pub fn newer(sheet: &Value) -> Value {
    let mut envelope = storage_fixture::envelope(sheet);
    envelope["schema"] = json!(99);
    envelope
}

/// The first item and an answer to it, for scenarios that only need to answer something.
pub const FIRST: (&str, Answer) = ("PE-1", Answer::Step(3));
