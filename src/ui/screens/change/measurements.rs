//! From the model to what is compared: the two measurements and their names, and all of them in order of time.

use crate::{
    core::{
        answer_file::AnswerFileError,
        answers::AnswerSheet,
        compare::Comparison,
        rounding::error_text,
        score::{ScoreReport, score},
        section::Scope,
    },
    i18n::strings,
    import::Source,
    report::{
        ReportPresenter,
        change::{
            ChangePage, ChangePresenter, Measured, change,
            trend::{Moment, Trend, trend},
        },
    },
    state::model::{Measurement, Model, Pick, ReportWords},
    ui::dates::{long_date, long_today, moment, short_date},
};

/// What comes of the two that were chosen.
pub enum Outcome {
    /// The comparison in words.
    Compared(Box<ChangePage>),
    /// Why they cannot be compared.
    Refused(String),
    /// Both are the same one.
    Same,
    /// One of them is not chosen, or not there any more.
    Missing,
}

/// Compares the two that were chosen.
#[must_use]
pub fn outcome(model: &Model) -> Outcome {
    let [Some(before), Some(after)] = model.compared() else { return Outcome::Missing };
    if before == after {
        return Outcome::Same;
    }
    let (Some(one), Some(other)) = (model.measurement(&before), model.measurement(&after)) else {
        return Outcome::Missing;
    };
    match model.comparison(&one, &other) {
        Ok(comparison) => {
            let names = [&before, &after].map(|pick| name(model, pick));
            Outcome::Compared(Box::new(page(model, &comparison, [&one, &other], &names)))
        }
        Err(AnswerFileError { code, .. }) => {
            Outcome::Refused(error_text(&model.instrument, code, model.lang))
        }
    }
}

fn page(
    model: &Model,
    comparison: &Comparison,
    [one, other]: [&Measurement; 2],
    [before, after]: &[String; 2],
) -> ChangePage {
    let [first, second] = [one, other].map(|measurement| score(&model.instrument, &measurement.sheet));
    change(ChangePresenter {
        comparison,
        before: Measured { presenter: presenter(model, &one.sheet, &first, one.scope), name: before },
        after: Measured { presenter: presenter(model, &other.sheet, &second, other.scope), name: after },
    })
}

/// The comparison that was chosen, for a file; `None` if there is none.
#[must_use]
pub fn compared(model: &Model) -> Option<Comparison> {
    let [before, after] = model.compared();
    model.comparison(&model.measurement(&before?)?, &model.measurement(&after?)?).ok()
}

fn presenter<'a>(
    model: &'a Model,
    sheet: &'a AnswerSheet,
    report: &'a ScoreReport,
    scope: Scope,
) -> ReportPresenter<'a> {
    ReportPresenter {
        instrument: &model.instrument,
        report,
        sheet,
        scope,
        lang: model.lang,
        strings: strings(model.lang),
    }
}

/// What a measurement is called.
#[must_use]
pub fn name(model: &Model, pick: &Pick) -> String {
    let text = strings(model.lang);
    match pick {
        Pick::Scan => text.change_scan.to_owned(),
        Pick::Attempt(id) => {
            let at = model.find_attempt(id).and_then(|attempt| attempt.finished_at());
            let date = at.and_then(|at| moment(at, model.lang));
            let date = date.unwrap_or_else(|| text.data_attempt_undated.to_owned());
            text.change_attempt_of.fill(&[("date", &date)])
        }
        Pick::Brought(place) => {
            let brought = model.change.brought.get(*place);
            let number = place.saturating_add(1).to_string();
            let date = brought.and_then(|brought| long_date(brought.saved.saved_at.as_deref()?, model.lang));
            match (brought.map(|brought| brought.source), date) {
                (Some(Source::File), Some(date)) => {
                    text.change_file_of.fill(&[("n", &number), ("date", &date)])
                }
                (Some(Source::File), None) => text.change_file.fill(&[("n", &number)]),
                _ => text.change_code.fill(&[("n", &number)]),
            }
        }
    }
}

/// What the report says in words of the browser's calendar.
#[must_use]
pub fn report_words(model: &Model) -> ReportWords {
    let compared = model.report_pick().map(|pick| name(model, &pick));
    ReportWords { today: long_today(model.lang), compared: compared.unwrap_or_default() }
}

/// When the last measurement was made: UTC, RFC 3339; `None` if nobody knows.
#[must_use]
pub fn last_moment(model: &Model) -> Option<&str> {
    let own = model.saved_at.as_deref().filter(|_| model.has_begun() && model.progress().is_done());
    // All are UTC in the same form, of which the order of the letters is that of time.
    model.attempts.iter().filter_map(|attempt| attempt.finished_at()).chain(own).max()
}

/// All attempts over time, and the scan at work where it is finished and none of them.
#[must_use]
pub fn all(model: &Model) -> Trend {
    let own = (!model.is_attempt() && model.has_begun() && model.progress().is_done()).then_some(Pick::Scan);
    let attempts = model.attempts.iter().filter(|attempt| attempt.saved().is_some());
    let picks = attempts.map(|attempt| Pick::Attempt(attempt.id.clone())).chain(own);
    let scored: Vec<(Measurement, ScoreReport, [String; 2])> = picks
        .filter_map(|pick| {
            let measurement = model.measurement(&pick)?;
            let report = match &pick {
                Pick::Attempt(id) => {
                    let attempt = model.find_attempt(id)?;
                    attempt.report.get_or_init(|| score(&model.instrument, &measurement.sheet)).clone()
                }
                Pick::Scan | Pick::Brought(_) => score(&model.instrument, &measurement.sheet),
            };
            let at = measurement.saved_at.as_deref().unwrap_or_default();
            let days = [long_date(at, model.lang), short_date(at, model.lang)].map(Option::unwrap_or_default);
            Some((measurement, report, days))
        })
        .collect();
    let moments: Vec<Moment<'_>> = scored
        .iter()
        .map(|(measurement, report, [long, short])| Moment {
            presenter: presenter(model, &measurement.sheet, report, measurement.scope),
            at: measurement.saved_at.as_deref(),
            day: [long, short],
        })
        .collect();
    let (sheet, report) = (model.sheet(), model.report());
    trend(presenter(model, &sheet, &report, model.scope), &moments)
}
