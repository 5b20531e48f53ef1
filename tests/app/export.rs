//! What a visitor takes out of the result: link, QR picture, files.

mod card;
mod drawings;
mod link;
mod messages;
mod report;
mod report_appendix;
mod result;
mod table;
mod workbook;

use std::{env, fs, path::Path};

use serde_json::Value;
use social_business_scan::{
    core::{
        answer_file,
        answers::AnswerSheet,
        instrument::{Instrument, Lang},
        score::{ScoreReport, score},
        section::Scope,
    },
    i18n::{ModelWords, strings},
    report::{ReportPresenter, ResultPage, read},
};

/// The reference cases that can be scored, by id.
fn cases() -> Vec<(String, AnswerSheet)> {
    let cases: Value = serde_json::from_str(include_str!("../cases/cases.json")).unwrap();
    let instrument = Instrument::built_in().unwrap();
    let sheet = |case: &Value| answer_file::from_value(&instrument, &case["input"]).ok();
    let cases = cases["cases"].as_array().unwrap();
    let found: Vec<_> = cases
        .iter()
        .filter_map(|case| Some((case["id"].as_str().unwrap().to_owned(), sheet(case)?)))
        .collect();
    assert!(found.len() > 10, "{} cases", found.len());
    found
}

fn case(id: &str) -> AnswerSheet {
    cases().into_iter().find(|(found, _)| found == id).unwrap().1
}

/// Everything that texts are made from, for one sheet.
struct Scored {
    instrument: Instrument,
    sheet: AnswerSheet,
    report: ScoreReport,
    lang: Lang,
    scope: Scope,
}

impl Scored {
    fn of(instrument: Instrument, sheet: AnswerSheet, lang: Lang) -> Self {
        let report = score(&instrument, &sheet);
        Self { instrument, sheet, report, lang, scope: Scope::Whole }
    }

    fn built_in(id: &str, lang: Lang) -> Self {
        Self::of(Instrument::built_in().unwrap(), case(id), lang)
    }

    fn reader(&self) -> ReportPresenter<'_> {
        ReportPresenter {
            instrument: &self.instrument,
            report: &self.report,
            sheet: &self.sheet,
            scope: self.scope,
            lang: self.lang,
            strings: strings(self.lang),
        }
    }

    fn words(&self) -> ModelWords<'_> {
        ModelWords { instrument: &self.instrument, strings: strings(self.lang), lang: self.lang }
    }

    fn page(&self) -> ResultPage {
        read(self.reader())
    }
}

/// Compares with a file of `tests/golden`; `SBS_BLESS=1` rewrites it.
pub fn golden(name: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
    if env::var_os("SBS_BLESS").is_some() {
        fs::write(&path, text).unwrap();
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    assert!(expected == text, "{} differs; look at it and run again with SBS_BLESS=1", path.display());
}
