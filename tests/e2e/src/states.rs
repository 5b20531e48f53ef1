//! Every screen and state of the app that a visitor can meet, and the shortest way to each.
//!
//! Most are reached by what an earlier visit left on the device, some by a few presses.

use std::env;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::{
    Answer, Lang, Page, Stage,
    page::{Bring, Named, Role},
    saved, sheets,
    viewport::{self, Scheme},
};

/// One state.
pub struct State {
    /// Its name in reports and file names.
    pub name: String,
    /// What an earlier visit left.
    left: Option<String>,
    /// What the visitor does then.
    way: Way,
}

/// A quick scan with one open question: case C03 of `cases.json`.
const LINK: &str = "SB1-20FYJ-94J94-JNC04-SP4";

const HOLD: &str = "const data = new DataTransfer();
    data.items.add(new File(['{}'], 'scan.json'));
    const event = new DragEvent('dragover', { bubbles: true, cancelable: true, composed: true, dataTransfer: data });
    e2e.all('[data-sbs-heading]')[0].dispatchEvent(event);";

#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    /// Stays on the start screen.
    Stay,
    /// Goes on where the earlier visit was.
    Resume,
    /// Goes on, and opens every disclosure of the screen.
    ResumeAndUnfold,
    /// Opens every disclosure of the start screen.
    Unfold,
    /// Opens the form for a code and gives it nonsense.
    WrongCode,
    /// Asks for all data to be removed.
    Delete,
    /// Asks to begin again.
    Restart,
    /// Clears an answer.
    Clear,
    /// Types a number that cannot be.
    WrongNumber,
    /// Follows a link with a code.
    Link,
    /// Drops a file.
    File,
    /// Drops a file and says yes.
    FileReplaces,
    /// Drops a file that cannot be opened.
    WrongFile,
    /// Holds a file over the scan.
    Hold,
    /// Stays on the start screen, where this many attempts are; every disclosure is opened.
    Attempts(usize),
    /// Opens the panel that says what is kept, with this many attempts.
    Data(usize),
    /// Looks at an earlier result.
    Past,
    /// Asks for an attempt to be removed.
    RemoveAttempt,
    /// Opens the result when there is no room for another attempt.
    Full,
}

impl Way {
    /// How many attempts an earlier visit left.
    const fn attempts(self) -> usize {
        match self {
            Way::Attempts(count) | Way::Data(count) => count,
            Way::Past | Way::RemoveAttempt => 2,
            Way::Full => 24,
            _ => 0,
        }
    }
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

/// Brings the stage into each of these states, in this language and at this width, and lets `look` look at it: what it finds, a
/// line each, behind the name of the state. A state that is not reached is a line too.
///
/// # Errors
/// When the browser does not answer.
pub async fn walk(
    stage: &Stage,
    states: &[State],
    lang: Lang,
    width: u32,
    mut look: impl AsyncFnMut(&State, &Page<'_>) -> Result<Vec<String>>,
) -> Result<Vec<String>> {
    let driver = stage.driver()?;
    let mut found = Vec::new();
    for state in states {
        viewport::size(driver, width, 900).await?;
        viewport::scheme(driver, Scheme::Light).await?;
        let lines = match state.reach(stage, lang).await {
            Ok(page) => look(state, &page).await?,
            Err(error) => vec![format!("not reached: {error:#}")],
        };
        found.extend(lines.into_iter().map(|line| format!("{} {}: {line}", state.name, lang.code())));
    }
    Ok(found)
}

fn every() -> Result<Vec<State>> {
    let worked = sheets::case("S01")?;
    let some = sheets::only(&worked, &["PE-1", "PE-2", "PE-3", "PE-4", "PL-3"]);
    let quick = sheets::case("S09")?;
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
    states.push(left("section-cleared", &some, "people", Way::Clear));
    states.push(left("section-wrong-number", &worked, "organisation", Way::WrongNumber));
    for place in ["three-ps", "values", "pyramid", "organisation"] {
        states.push(left(&format!("quick-{place}"), &quick, place, Way::Resume));
    }
    states.push(left("dialog-delete", &some, "people", Way::Delete));
    states.push(left("dialog-restart", &some, "people", Way::Restart));
    states.push(State { name: "dialog-link".into(), left: None, way: Way::Link });
    states.push(left("dialog-link-replace", &some, "people", Way::Link));
    states.push(left("dialog-file-replace", &some, "people", Way::File));
    states.push(left("opened-undo", &some, "people", Way::FileReplaces));
    states.push(left("refused-file", &some, "people", Way::WrongFile));
    states.push(left("dropping", &some, "people", Way::Hold));
    for (name, left_by, way) in [
        ("start-attempts", None, Way::Attempts(2)),
        ("start-attempts-many", Some(&some), Way::Attempts(6)),
        ("data-empty", None, Way::Data(0)),
        ("data", Some(&worked), Way::Data(2)),
        ("data-many", Some(&some), Way::Data(24)),
        ("attempt", Some(&some), Way::Past),
        ("dialog-remove-attempt", None, Way::RemoveAttempt),
        ("result-no-room", Some(&quick), Way::Full),
    ] {
        let left = left_by.map(|sheet| saved::envelope(sheet).to_string());
        states.push(State { name: name.into(), left, way });
    }
    states.push(left("overview-open", &some, "overview", Way::Resume));
    states.push(left("overview-complete", &worked, "overview", Way::Resume));
    states.push(left("result", &worked, "result", Way::Resume));
    states.push(left("result-unfolded", &worked, "result", Way::ResumeAndUnfold));
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
        states.push(left(&format!("result-{name}"), &sheets::case(case)?, "result", Way::Resume));
    }
    let mut culture = saved::envelope(&worked);
    culture["cultureOnly"] = json!(true);
    culture["place"] = json!("result");
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
        const OTHERS: [&str; 22] = [
            "start-resume-complete",
            "section-profit",
            "section-planet",
            "section-values",
            "section-level-",
            "quick-",
            "dialog-restart",
            "dialog-link-replace",
            "start-attempts-many",
            "data-empty",
            "data-many",
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

    fn shows_a_result(&self) -> bool {
        self.name.starts_with("result")
    }

    /// Brings the stage's browser into this state, in this language.
    ///
    /// # Errors
    /// When the way is blocked.
    pub async fn reach<'a>(&self, stage: &'a Stage, lang: Lang) -> Result<Page<'a>> {
        let mut left = attempts(self.way.attempts())?;
        left.extend(self.left.iter().map(|answers| (saved::KEY.to_owned(), answers.clone())));
        stage.leave_behind(&left).await?;
        let page = stage.open(lang).await?;
        match self.way {
            Way::Attempts(_) => unfold(&page).await?,
            Way::Data(_) => {
                menu(&page, page.words.data).await?;
                page.heading_is(page.words.data).await?;
                unfold(&page).await?;
            }
            Way::Past => {
                page.press(Role::Button, Named::Starts(page.words.view_attempt)).await?;
                page.find(Role::Table, Named::Starts(page.words.three_ps)).await?;
            }
            Way::RemoveAttempt => {
                page.press(Role::Button, Named::Starts(page.words.delete_attempt)).await?;
                page.find(Role::Dialog, Named::Has("?")).await?;
            }
            Way::Full => {
                page.press(Role::Button, Named::Is(page.words.view_result)).await?;
                page.find(Role::Alert, Named::Has("24")).await?;
            }
            Way::Stay => {}
            Way::Unfold => unfold(&page).await?,
            Way::Resume => resume(&page).await?,
            Way::ResumeAndUnfold => {
                resume(&page).await?;
                unfold(&page).await?;
            }
            Way::WrongCode => {
                page.press(Role::Button, Named::Starts(page.words.code_form)).await?;
                let code = page.find(Role::Textbox, Named::Is("Code")).await?;
                page.type_into(&code, "SB1-AAAAA").await?;
                page.press(Role::Button, Named::Is("Open")).await?;
                page.find(Role::Alert, Named::Has(" ")).await?;
            }
            Way::Delete => {
                menu(&page, page.words.delete).await?;
                page.find(Role::Dialog, Named::Has(page.words.delete_title)).await?;
            }
            Way::Restart => {
                menu(&page, page.words.restart).await?;
                page.find(Role::Dialog, Named::Has(page.words.restart_title)).await?;
            }
            Way::Clear => {
                resume(&page).await?;
                page.press(Role::Button, Named::Is(page.words.clear_answer)).await?;
                page.find(Role::Button, Named::Is(page.words.undo)).await?;
            }
            Way::Link => {
                stage.driver()?.goto(format!("{}#r={LINK}", stage.server().url())).await?;
                page.find(Role::Dialog, Named::Has("?")).await?;
            }
            Way::File | Way::FileReplaces => {
                page.bring(Bring::Drop, "scan.json", &saved::envelope(&sheets::case("S01")?).to_string())
                    .await?;
                let dialog = page.find(Role::Dialog, Named::Has(page.words.replace_title)).await?;
                if self.way == Way::FileReplaces {
                    let yes =
                        page.look_inside(Some(&dialog), Role::Button, Named::Is(page.words.replace)).await?;
                    page.click(&yes.context("there is no yes")?).await?;
                    page.find(Role::Button, Named::Is(page.words.undo)).await?;
                }
            }
            Way::WrongFile => {
                page.bring(Bring::Drop, "scan.json", "{").await?;
                page.says(page.words.refused).await?;
            }
            Way::Hold => {
                page.ask(HOLD, vec![]).await?;
            }
            Way::WrongNumber => {
                resume(&page).await?;
                let label = page.instrument.text("/questions/ratio/publishers/text", lang)?;
                let field = page.find(Role::Textbox, Named::Starts(&label)).await?;
                field.clear().await?;
                page.type_into(&field, "999999").await?;
            }
        }
        Ok(page)
    }
}

/// Attempts of earlier visits, each with its key: full ones and quick ones by turns, a level unknown among them.
fn attempts(count: usize) -> Result<Vec<(String, String)>> {
    let cases = ["S01", "S09", "S08"].map(sheets::case);
    let [full, quick, unknown] = cases;
    let sheets = [full?, quick?, unknown?];
    let each = (1..=count).zip(sheets.iter().cycle()).map(|(number, sheet)| {
        let mut sheet = sheet.clone();
        // Each is another one, also another than the scan at work.
        sheet["employees"] = json!(100 + number);
        let at = format!("2025-11-{number:02}T09:30:00Z");
        (format!("{}{number}-1", saved::ATTEMPT), saved::attempt(&sheet, &at))
    });
    Ok(each.collect())
}

/// Opens every disclosure, so that what is inside is looked at too.
async fn unfold(page: &Page<'_>) -> Result<()> {
    page.ask(
        "for (const details of e2e.all('details:not([open])')) details.querySelector('summary').click();",
        vec![],
    )
    .await
    .map(drop)
}

async fn resume(page: &Page<'_>) -> Result<()> {
    let before = page.heading().await?;
    page.press(Role::Button, Named::Is(page.words.resume)).await?;
    page.heading_after(&before).await.map(drop)
}

async fn menu(page: &Page<'_>, entry: &str) -> Result<()> {
    page.press(Role::Button, Named::Is(page.words.menu)).await?;
    page.press(Role::Button, Named::Is(entry)).await
}

fn left(name: &str, sheet: &Value, place: &str, way: Way) -> State {
    let mut envelope = saved::envelope(sheet);
    envelope["place"] = json!(place);
    if let Some(first) = sheet["answers"].as_object().and_then(|answers| answers.keys().next()) {
        envelope["notes"] = json!({ first: "Kantine is over op herbruikbare bekers." });
    }
    State { name: name.to_owned(), left: Some(envelope.to_string()), way }
}

/// The same answers, as a newer version of the product would have left them.
pub fn newer(sheet: &Value) -> Value {
    let mut envelope = saved::envelope(sheet);
    envelope["schema"] = json!(99);
    envelope
}

/// The first item and an answer to it, for scenarios that only need to answer something.
pub const FIRST: (&str, Answer) = ("PE-1", Answer::Step(3));
