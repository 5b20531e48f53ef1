//! The report of the result on the screen.

use std::{collections::BTreeSet, rc::Rc};

use super::{BatchSource, Model, Pick};
use crate::{
    core::{
        answers::AnswerSheet, compare::compare, notes::Notes, result_code, score::score,
        team::MIN_RESPONDENTS,
    },
    i18n::strings,
    plan::Plan,
    report::{
        ReportPresenter,
        beside::target::target,
        change::{ChangePresenter, Measured, change},
        document::{
            Block, Document, DocumentOptions, Part, comparison_blocks, document, plan_table, team_blocks,
        },
        team::{TeamFindings, TeamPage, TeamPresenter, team_page},
    },
    storage::envelope::Saved,
};

/// What a report says in words of the browser's calendar.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReportWords {
    /// The day, where the visitor typed none.
    pub today: String,
    /// What the measurement is called that an appendix compares with; empty for none.
    pub compared: String,
}

impl Model {
    /// The answer file that goes along inside a PDF; `None` where the visitor wants none. The notes go along where they are
    /// in the report, and so does the plan.
    #[must_use]
    pub fn report_attachment(&self) -> Option<String> {
        let (form, shown) = (&self.report_form, self.shown());
        (form.attachment == Part::Included).then(|| {
            let mut saved = Saved { attempt: None, ..shown.saved(shown.saved_at.clone()) };
            if form.notes == Part::Left {
                saved.notes = Notes::default();
            }
            if form.plan == Part::Left {
                saved.plan = Plan::default();
            }
            saved.to_text(&shown.instrument)
        })
    }

    /// The report in a form that carries no answers.
    #[must_use]
    pub fn report_document(&self, words: &ReportWords) -> Document {
        self.report_with(words, Part::Left)
    }

    /// The report as it stands on the pages of a PDF.
    #[must_use]
    pub fn report_for_pdf(&self, words: &ReportWords) -> Document {
        self.report_with(words, self.report_form.attachment)
    }

    /// The measurements that an appendix of the report can compare with: none where a result is only looked at.
    #[must_use]
    pub fn report_picks(&self) -> Vec<Pick> {
        if self.viewed.is_some() {
            return Vec::new();
        }
        let own = self.sheet().threshold(&self.instrument);
        let fits = |pick: &Pick| {
            let sheet = self.measurement(pick).map(|measurement| measurement.sheet);
            sheet.is_some_and(|sheet| sheet.threshold(&self.instrument).to_bits() == own.to_bits())
        };
        self.picks().into_iter().filter(|pick| *pick != Pick::Scan && fits(pick)).collect()
    }

    /// The team for an appendix of the report: without the visitor's own answers, so that nobody can tell from both what the
    /// others answered. `None` with too few others, and where some of the team is only known as kept counts: nobody knows
    /// whether these answers are among them.
    #[must_use]
    pub fn report_team(&self) -> Option<Box<TeamFindings>> {
        if !self.has_report_team() {
            return None;
        }
        let mut counts = self.team.counts.as_deref()?.clone();
        for code in self.own_codes_of_team() {
            let own = result_code::decode(&self.instrument, &code).ok()?;
            counts.remove(&self.instrument, &AnswerSheet { threshold: counts.threshold(), ..own }).ok()?;
        }
        let report = counts.report(&self.instrument);
        let presenter = TeamPresenter {
            instrument: &self.instrument,
            report: &report,
            own: None,
            lang: self.lang,
            strings: strings(self.lang),
        };
        match team_page(presenter) {
            TeamPage::Shown(findings) => Some(findings),
            TeamPage::TooFew(_) => None,
        }
    }

    /// Whether there is such a team.
    #[must_use]
    pub fn has_report_team(&self) -> bool {
        if self.viewed.is_some() || self.team.kept_counts.is_some() || !self.team.is_shown() {
            return false;
        }
        let own = u64::try_from(self.own_codes_of_team().len()).unwrap_or(u64::MAX);
        self.team.respondents().saturating_sub(own) >= MIN_RESPONDENTS
    }

    /// The members of the team that are the visitor: with the answers as they are, or as they were when they were added.
    fn own_codes_of_team(&self) -> BTreeSet<Rc<str>> {
        let added = self.team.batches.iter().filter(|batch| batch.source == BatchSource::Own);
        let added = added.flat_map(|batch| &batch.members).map(|member| Rc::clone(&member.code));
        let now = self.own_of_team().map(|own| result_code::encode(&self.instrument, &own).into());
        added.chain(now).collect()
    }

    /// The measurement that was chosen of these; `None` for none, or one that is not there any more.
    #[must_use]
    pub fn report_pick(&self) -> Option<Pick> {
        let chosen = self.report_form.compared.as_ref()?;
        self.report_picks().into_iter().find(|pick| pick.key() == *chosen)
    }

    /// The appendix about the measurement that was chosen; empty for none, or one that is not there any more.
    fn report_comparison(&self, after: ReportPresenter<'_>, name: &str) -> Vec<Block> {
        let Some(before) = self.report_pick().and_then(|pick| self.measurement(&pick)) else {
            return Vec::new();
        };
        let Ok(comparison) = compare(&self.instrument, &before.sheet, after.sheet) else { return Vec::new() };
        let scored = score(&self.instrument, &before.sheet);
        let first = ReportPresenter { report: &scored, sheet: &before.sheet, scope: before.scope, ..after };
        let page = change(ChangePresenter {
            comparison: &comparison,
            before: Measured { presenter: first, name },
            after: Measured { presenter: after, name: after.strings.change_scan },
        });
        comparison_blocks(
            after.strings,
            after.lang,
            &page,
            &result_code::encode(&self.instrument, &before.sheet),
        )
    }

    fn report_with(&self, words: &ReportWords, attachment: Part) -> Document {
        let (form, shown) = (&self.report_form, self.shown());
        let (sheet, report) = (shown.sheet(), shown.report());
        let presenter = ReportPresenter {
            instrument: &shown.instrument,
            report: &report,
            sheet: &sheet,
            scope: shown.scope,
            lang: self.lang,
            strings: strings(self.lang),
        };
        let options = DocumentOptions {
            organisation: form.organisation.clone(),
            day: if form.day.trim().is_empty() { words.today.clone() } else { form.day.clone() },
            remark: form.remark.clone(),
            logo: form.logo.as_deref().cloned(),
            appendix: form.appendix,
            notes: form.notes,
            attachment,
            plan: (form.plan == Part::Included)
                .then(|| plan_table(shown.action_presenter(), &shown.plan))
                .flatten(),
            // Its day as it is kept: a report is compared with what its answers lead to, wherever that is done.
            target: target(presenter, &shown.target, shown.target.date.map(|day| day.to_string()).as_deref()),
            comparison: self.report_comparison(presenter, &words.compared),
            team: match form.team {
                Part::Included => {
                    self.report_team().map(|team| team_blocks(presenter.strings, presenter.lang, &team))
                }
                Part::Left => None,
            }
            .unwrap_or_default(),
            code: result_code::encode(&shown.instrument, &shown.whole_sheet()),
            link_base: self.link_base.page().map(ToOwned::to_owned),
        };
        document(presenter, &shown.notes, &options)
    }
}
