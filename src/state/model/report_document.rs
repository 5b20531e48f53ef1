//! The report of the result on the screen.

use super::Model;
use crate::{
    core::result_code,
    i18n::strings,
    report::{
        ReportPresenter,
        document::{Document, DocumentOptions, Part, document},
    },
};

impl Model {
    /// The report. `today` stands where the visitor typed no day.
    #[must_use]
    pub fn report_document(&self, today: &str) -> Document {
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
            attachment: Part::Left,
            plan: Vec::new(),
            code: result_code::encode(&shown.instrument, &shown.whole_sheet()),
            link_base: self.link_base.page().map(ToOwned::to_owned),
        };
        document(presenter, &shown.notes, &options)
    }
}
