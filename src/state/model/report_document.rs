//! The report of the result on the screen.

use super::Model;
use crate::{
    core::result_code,
    i18n::strings,
    plan::{action::Action, day::Day},
    report::{
        ReportPresenter,
        beside::target::target,
        document::{Document, DocumentOptions, Part, Step, document},
    },
};

impl Model {
    /// The report, with the plan and the target of one's own scan. `today` stands where the visitor typed no day; `written`
    /// writes a day as people do.
    #[must_use]
    pub fn report_document(&self, today: &str, written: &dyn Fn(&str) -> Option<String>) -> Document {
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
            attachment: Part::Left,
            plan: if self.viewed.is_some() { Vec::new() } else { self.planned(written) },
            target: target(presenter, &shown.target, day_of(shown.target.date).as_deref()),
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
