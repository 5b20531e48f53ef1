//! The report of the result on the screen.

use super::Model;
use crate::{
    core::{notes::Notes, result_code},
    i18n::strings,
    plan::Plan,
    report::{
        ReportPresenter,
        beside::target::target,
        document::{Document, DocumentOptions, Part, document, plan_table},
    },
    storage::envelope::Saved,
};

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
            day: if form.day.trim().is_empty() { today.to_owned() } else { form.day.clone() },
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
            code: result_code::encode(&shown.instrument, &shown.whole_sheet()),
            link_base: self.link_base.page().map(ToOwned::to_owned),
        };
        document(presenter, &shown.notes, &options)
    }
}
