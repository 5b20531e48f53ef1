//! The report of the result on the screen.

use super::Model;
use crate::{
    core::{notes::Notes, result_code},
    i18n::strings,
<<<<<<< HEAD
    plan::{action::Action, day::Day},
    report::{
        ReportPresenter,
        beside::target::target,
        document::{Document, DocumentOptions, Part, Step, document},
=======
    plan::Plan,
    report::{
        ReportPresenter,
        document::{Document, DocumentOptions, Part, document, plan_table},
>>>>>>> origin/main
    },
    storage::envelope::Saved,
};

impl Model {
<<<<<<< HEAD
    /// The report, with the plan and the target of one's own scan. `today` stands where the visitor typed no day; `written`
    /// writes a day as people do.
    #[must_use]
    pub fn report_document(&self, today: &str, written: &dyn Fn(&str) -> Option<String>) -> Document {
=======
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

    /// The report in a form that carries no answers. `today` stands where the visitor typed no day.
    #[must_use]
    pub fn report_document(&self, today: &str) -> Document {
        self.report_with(today, Part::Left)
    }

    /// The report as it stands on the pages of a PDF.
    #[must_use]
    pub fn report_for_pdf(&self, today: &str) -> Document {
        self.report_with(today, self.report_form.attachment)
    }

    fn report_with(&self, today: &str, attachment: Part) -> Document {
>>>>>>> origin/main
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
        let day_of = |day: Option<Day>| day.and_then(|day| written(&day.to_string()));
        let options = DocumentOptions {
            organisation: form.organisation.clone(),
            day: if form.day.trim().is_empty() { today.to_owned() } else { form.day.clone() },
            remark: form.remark.clone(),
            logo: form.logo.as_deref().cloned(),
            appendix: form.appendix,
            notes: form.notes,
<<<<<<< HEAD
            attachment: Part::Left,
            plan: if self.viewed.is_some() { Vec::new() } else { self.planned(written) },
            target: target(presenter, &shown.target, day_of(shown.target.date).as_deref()),
=======
            attachment,
            plan: (form.plan == Part::Included)
                .then(|| plan_table(shown.action_presenter(), &shown.plan))
                .flatten(),
>>>>>>> origin/main
            code: result_code::encode(&shown.instrument, &shown.whole_sheet()),
            link_base: self.link_base.page().map(ToOwned::to_owned),
        };
        document(presenter, &shown.notes, &options)
    }

    /// What was planned: who does it and when, and whether it is done.
    fn planned(&self, written: &dyn Fn(&str) -> Option<String>) -> Vec<Step> {
        let presenter = self.action_presenter();
        let step = |action: &Action| {
            let date = action.date.and_then(|date| written(&date.to_string())).unwrap_or_default();
            let done = if action.done { presenter.strings.plan_done } else { "" };
            let facts = [action.owner.trim(), &date, done].into_iter().filter(|fact| !fact.is_empty());
            let facts: Vec<&str> = facts.collect();
            let owner = match facts.as_slice() {
                [] => presenter.strings.result_actions_owner.to_owned(),
                facts => facts.join(", "),
            };
            Step { title: presenter.title(action), owner, ..Step::default() }
        };
        self.plan.actions().iter().map(step).collect()
    }
}
