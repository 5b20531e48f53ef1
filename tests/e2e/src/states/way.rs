//! How a state is reached: by what an earlier visit left, then by a few presses.

use anyhow::{Context, Result};
use serde_json::json;

use super::State;
use crate::{
    Lang, Page, TestContext, answer_fixtures, models,
    page::{Bring, Named, Role},
    storage_fixture, team_fixture, wait,
};

/// An invitation of "Team Noord" to the full scan, with two groups: `tests/app/team/invitation.rs` holds it to the format.
const INVITATION: &str = "240G000938M16WV0AAHJP2V909SQPYWK442ADC5S6PSBMD5Q6E1TPCNS6PVVFE007J90";

/// A quick scan with one open question: case C03 of `cases.json`.
const LINK: &str = "SB1-20FYJ-94J94-JNC04-SP4";

const HOLD: &str = "const data = new DataTransfer();
    data.items.add(new File(['{}'], 'scan.json'));
    const event = new DragEvent('dragover', { bubbles: true, cancelable: true, composed: true, dataTransfer: data });
    e2e.all('[data-sbs-heading]')[0].dispatchEvent(event);";

/// What the visitor does, after what an earlier visit left.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
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
    /// Follows a link with a code and takes it over.
    TakeOver,
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
    /// Opens the plan.
    Plan,
    /// Opens the plan, and every disclosure of it.
    PlanUnfolded,
    /// Opens the plan, and brings a table that changes it.
    PlanTable,
    /// Opens the page about the scan.
    About,
    /// Looks at an earlier result.
    Past,
    /// Asks for an attempt to be removed.
    RemoveAttempt,
    /// Compares what an earlier visit left with the attempts of these cases, a year apart; every disclosure is opened.
    Change(&'static [&'static str]),
    /// Compares with a file that has another threshold.
    Mismatch,
    /// Opens the result when there is no room for another attempt.
    Full,
    /// Tries an answer out on the result, and opens what to choose others from.
    Try,
    /// Opens the form of the target on the result.
    Wish,
    /// Opens the page "Team" and pastes this many codes.
    Team(usize),
    /// The same with lines that are refused and a code that is there already.
    TeamRefused,
    /// Makes an invitation there.
    TeamInvitation,
    /// Opens the session of a team.
    TeamSession,
    /// Shows a talking point on the big screen.
    TeamPresent,
    /// Follows an invitation to a team.
    Invited,
    /// Follows one and opens the result.
    InvitedResult,
    /// Goes on at the result of a questionnaire of others, in an element.
    Model(&'static str),
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

impl State {
    /// Brings the context's browser into this state, in this language.
    ///
    /// # Errors
    /// When the way is blocked.
    pub async fn reach<'a>(&self, context: &'a TestContext, lang: Lang) -> Result<Page<'a>> {
        let mut left = match self.way {
            Way::Change(cases) => a_year_apart(cases)?,
            _ => attempts(self.way.attempts())?,
        };
        left.extend(self.left.iter().map(|answers| (storage_fixture::KEY.to_owned(), answers.clone())));
        if let Way::Model(name) = self.way {
            return model(context, name, lang).await;
        }
        context.leave_behind(&left).await?;
        let page = context.open(lang).await?;
        match self.way {
            Way::Model(_) => {}
            Way::Attempts(_) => unfold(&page).await?,
            Way::Data(_) => {
                menu(&page, page.words.data).await?;
                page.heading_is(page.words.data).await?;
                unfold(&page).await?;
            }
            Way::Plan | Way::PlanUnfolded | Way::PlanTable => {
                menu(&page, page.words.plan).await?;
                page.heading_is(page.words.plan).await?;
                if self.way == Way::PlanUnfolded {
                    unfold(&page).await?;
                }
                if self.way == Way::PlanTable {
                    page.bring(Bring::Drop, "plan.csv", "id,owner,date\na-1,Els,2027-05-01\nz-9,Jan,\n")
                        .await?;
                    page.find(Role::Dialog, Named::Has("?")).await?;
                }
            }
            Way::About => {
                page.press(Role::Button, Named::Is(page.words.about)).await?;
                page.heading_is(page.words.about).await?;
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
            Way::Try => {
                resume(&page).await?;
                page.press(Role::Button, Named::Starts(page.words.try_step)).await?;
                page.unfold(page.words.try_another).await?;
                page.find(Role::Button, Named::Is(page.words.end_trial)).await?;
            }
            Way::Wish => {
                resume(&page).await?;
                page.unfold(page.words.change_target).await?;
                page.find(Role::Textbox, Named::Has("Profit")).await?;
            }
            Way::Change(_) | Way::Mismatch => {
                menu(&page, page.words.data).await?;
                page.heading_is(page.words.data).await?;
                page.press(Role::Button, Named::Is(page.words.compare)).await?;
                page.heading_is(page.words.changed).await?;
                if self.way == Way::Mismatch {
                    let mut other = answer_fixtures::case("S06")?;
                    other["parameters"] = json!({ "threshold": 60 });
                    page.bring(Bring::Drop, "scan.json", &other.to_string()).await?;
                    let words = page.instrument.text("/texts/errors/PARAMETERS_MISMATCH", lang)?;
                    page.says(&words).await?;
                }
                unfold(&page).await?;
            }
            Way::Team(count) => team(&page, count, "").await?,
            Way::TeamRefused => {
                team(&page, 5, "Anna: SB1-2096T-9PW92-T8NJD\nBob: SB1-20FYJ-94J94-JNC04-SP4\n").await?;
            }
            Way::TeamInvitation => {
                team(&page, 0, "").await?;
                let name = page.find(Role::Textbox, Named::Starts(page.words.team_of)).await?;
                page.type_into(&name, "Team Noord").await?;
                page.press(Role::Button, Named::Is(page.words.invite)).await?;
                page.find(Role::Textbox, Named::Has("Team Noord")).await?;
            }
            Way::TeamSession | Way::TeamPresent => {
                team(&page, 12, "").await?;
                page.press(Role::Button, Named::Is(page.words.lead)).await?;
                page.heading_is(page.words.session).await?;
                if self.way == Way::TeamPresent {
                    page.press(Role::Button, Named::Is(page.words.present)).await?;
                    page.find(Role::Button, Named::Is(page.words.close_present)).await?;
                }
            }
            Way::Invited | Way::InvitedResult => {
                context.driver()?.goto(format!("{}#t={INVITATION}", context.server().url())).await?;
                page.says("Team Noord").await?;
                if self.way == Way::InvitedResult {
                    page.press(Role::Button, Named::Is(page.words.view_result)).await?;
                    page.find(Role::Button, Named::Is(page.words.copy_line)).await?;
                }
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
                wait::until("what is wrong with the code", async || {
                    let told =
                        "return e2e.all('textarea[aria-invalid=true] ~ .sbs-field__error').length > 0;";
                    Ok((page.ask(told, vec![]).await? == true).then_some(()))
                })
                .await?;
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
            Way::Link | Way::TakeOver => {
                context.driver()?.goto(format!("{}#r={LINK}", context.server().url())).await?;
                page.says(page.words.shared).await?;
                if self.way == Way::TakeOver {
                    page.press(Role::Button, Named::Is(page.words.take_over)).await?;
                    page.find(Role::Dialog, Named::Has(page.words.replace_title)).await?;
                }
            }
            Way::File | Way::FileReplaces => {
                page.bring(
                    Bring::Drop,
                    "scan.json",
                    &storage_fixture::envelope(&answer_fixtures::case("S01")?).to_string(),
                )
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

/// The result of a questionnaire of others.
async fn model<'a>(context: &'a TestContext, name: &str, lang: Lang) -> Result<Page<'a>> {
    context.leave_behind(&[models::left(name)?]).await?;
    context.driver()?.goto(format!("{}{}", context.server().url(), models::page(name))).await?;
    let page = context.page(Lang::Nl)?.only(0);
    page.wait_for_app().await?;
    let page = page.in_language(lang).await?;
    resume(&page).await?;
    Ok(page)
}

/// Attempts of earlier visits, each with its key: full ones and quick ones by turns, a level unknown among them.
fn attempts(count: usize) -> Result<Vec<(String, String)>> {
    let cases = ["S01", "S09", "S08"].map(answer_fixtures::case);
    let [full, quick, unknown] = cases;
    let sheets = [full?, quick?, unknown?];
    let each = (1..=count).zip(sheets.iter().cycle()).map(|(number, sheet)| {
        let mut sheet = sheet.clone();
        // Each is another one, also another than the scan at work.
        sheet["employees"] = json!(100 + number);
        let at = format!("2025-11-{number:02}T09:30:00Z");
        (format!("{}{number}-1", storage_fixture::ATTEMPT), storage_fixture::attempt(&sheet, &at))
    });
    Ok(each.collect())
}

/// Attempts of these cases, each with its key, one a year; the last is of November 2025.
fn a_year_apart(cases: &[&str]) -> Result<Vec<(String, String)>> {
    let first = 2026 - cases.len();
    let each = cases.iter().enumerate().map(|(index, case)| {
        let at = format!("{}-11-20T09:30:00Z", first + index);
        let text = storage_fixture::attempt(&answer_fixtures::case(case)?, &at);
        Ok((format!("{}{}-1", storage_fixture::ATTEMPT, index + 1), text))
    });
    each.collect()
}

/// Opens every disclosure, so that what is inside is looked at too.
async fn unfold(page: &Page<'_>) -> Result<()> {
    page.ask(
        "for (const details of e2e.all('details:not([open])')) details.querySelector('summary').click();
        for (const reason of e2e.all('td button[aria-expanded=false]')) reason.click();",
        vec![],
    )
    .await
    .map(drop)
}

async fn resume(page: &Page<'_>) -> Result<()> {
    let before = page.heading().await?;
    // Who has finished and was at the result has that one way on.
    let resume = page.look_for(Role::Button, Named::Is(page.words.resume)).await?;
    let words = if resume.is_some() { page.words.resume } else { page.words.view_result };
    page.press(Role::Button, Named::Is(words)).await?;
    page.heading_after(&before).await.map(drop)
}

async fn menu(page: &Page<'_>, entry: &str) -> Result<()> {
    page.press(Role::Button, Named::Is(page.words.menu)).await?;
    page.press(Role::Button, Named::Is(entry)).await
}

/// Opens the page "Team" and pastes so many codes and other lines.
async fn team(page: &Page<'_>, count: usize, others: &str) -> Result<()> {
    page.press(Role::Button, Named::Is(page.words.team)).await?;
    page.heading_is(page.words.team).await?;
    let mut codes = team_fixture::codes("full", count)?;
    if !others.is_empty() {
        codes.extend(codes.first().cloned());
    }
    if count > 0 {
        let before = page.heading().await?;
        team_fixture::paste(page, &format!("{}{others}", team_fixture::chat(&codes))).await?;
        page.heading_after(&before).await?;
    }
    Ok(())
}
