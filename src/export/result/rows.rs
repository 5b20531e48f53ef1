//! The rows of the result's table, for whatever writes one: a row for each number and each answer.

use crate::{
    core::{
        answers::{Answer, Count},
        instrument::{Output, Role, Status},
        rounding::Shown,
        score::Index,
        section::Scope,
        string_enum::{StringEnum, string_enum},
    },
    plan::target::Target,
    report::ReportPresenter,
};

string_enum! {
    /// What a row is about.
    pub enum RowKind {
        /// The scan: its questionnaire, mode and threshold, and the facts about the organisation.
        Scan = "scan",
        /// A P, a value or a level.
        Dimension = "dimension",
        /// A part of a P.
        Facet = "facet",
        /// A score of several dimensions.
        Index = "index",
        /// The level.
        Level = "level",
        /// An answer.
        Item = "item",
        /// What is wished.
        Target = "target",
    }
}

/// One row.
#[derive(Debug, Clone, Copy)]
pub struct Row<'a> {
    /// What it is about.
    pub kind: RowKind,
    /// Its id.
    pub id: &'a str,
    /// Its name.
    pub name: &'a str,
    /// Its number; `None` where there is none.
    pub value: Option<f64>,
    /// The lowest that the number can still be, while answers are open.
    pub low: Option<f64>,
    /// The highest.
    pub high: Option<f64>,
    /// The number as the page shows it.
    pub shown: &'a str,
    /// A band or state, by its key.
    pub state: &'a str,
    /// The same in words.
    pub words: &'a str,
}

impl Row<'_> {
    /// A row with nothing in it.
    const fn of(kind: RowKind) -> Self {
        Self { kind, id: "", name: "", value: None, low: None, high: None, shown: "", state: "", words: "" }
    }
}

/// Calls `table` with each row, in the order of the page.
pub fn rows(presenter: ReportPresenter<'_>, target: &Target, table: &mut dyn FnMut(&Row<'_>)) {
    about(presenter, table);
    dimensions(presenter, table);
    facets(presenter, table);
    indices(presenter, table);
    items(presenter, table);
    wishes(presenter, target, table);
}

/// What is wished, at the end: a row for the level, for each P and for the day, as far as there is a wish.
fn wishes(presenter: ReportPresenter<'_>, target: &Target, table: &mut dyn FnMut(&Row<'_>)) {
    let title = presenter.strings.target_title;
    let mut wish = |id: &str, name: &str, value: Option<u8>, state: &str| {
        let shown = value.map(|value| value.to_string()).unwrap_or_default();
        let name = presenter.lang.labelled(title, name);
        table(&Row {
            id,
            name: &name,
            value: value.map(f64::from),
            shown: &shown,
            state,
            ..Row::of(RowKind::Target)
        });
    };
    if target.level.is_some() {
        wish("level", presenter.strings.trial_level, target.level, "");
    }
    let ps = presenter.instrument.dimensions_of(Role::Profile);
    for (dimension, score) in ps.zip(target.scores).filter(|(_, score)| score.is_some()) {
        wish(dimension.key(), presenter.instrument.dimension(dimension).name.get(presenter.lang), score, "");
    }
    if let Some(day) = target.date {
        wish("date", presenter.strings.target_date, None, &day.to_string());
    }
}

/// What the numbers belong to.
fn about(presenter: ReportPresenter<'_>, table: &mut dyn FnMut(&Row<'_>)) {
    let (instrument, report) = (presenter.instrument, presenter.report);
    let about = |id| Row { id, ..Row::of(RowKind::Scan) };
    table(&Row {
        state: &instrument.id,
        words: instrument.title.get(presenter.lang),
        value: Some(f64::from(instrument.version)),
        ..about("instrument")
    });
    table(&Row { state: report.mode.key(), ..about("mode") });
    let threshold = presenter.numbers().threshold();
    table(&Row { value: Some(report.threshold), shown: &threshold, ..about("threshold") });
    if presenter.scope != Scope::Whole {
        return;
    }
    let model = presenter.sheet.org_model;
    if instrument.questions.asks_org_model {
        table(&Row { state: model.map_or("", StringEnum::key), ..about("orgModel") });
    }
    if !instrument.questions.asks_ratio {
        return;
    }
    for (id, count) in [("employees", presenter.sheet.employees), ("publishers", presenter.sheet.publishers)]
    {
        let state = if count == Some(Count::DontKnow) { "DK" } else { "" };
        let value = count.and_then(Count::number).map(f64::from);
        table(&Row { value, state, ..about(id) });
    }
}

fn dimensions(presenter: ReportPresenter<'_>, table: &mut dyn FnMut(&Row<'_>)) {
    for (id, score) in presenter.report.dimensions.iter() {
        // Where only culture was asked there is no pyramid, on the page or here.
        if presenter.scope != Scope::Whole && id.level().is_some() {
            continue;
        }
        let figure = presenter.dimension_figure(id);
        table(&Row {
            kind: RowKind::Dimension,
            id: id.key(),
            name: presenter.instrument.dimension(id).name.get(presenter.lang),
            value: score.score,
            low: score.low,
            high: score.high,
            shown: shown(score.score, &figure.text),
            state: score.band.map_or(score.status.key(), StringEnum::key),
            words: &figure.words,
        });
    }
}

fn facets(presenter: ReportPresenter<'_>, table: &mut dyn FnMut(&Row<'_>)) {
    for (facet, score) in presenter.instrument.facets.iter().zip(&presenter.report.facets) {
        let figure = presenter.figure(score.score, Shown::Part, Status::Insufficient);
        // One answer is that answer, not a score with a band.
        let is_score = score.band.filter(|_| !score.is_single_item());
        table(&Row {
            id: &facet.id,
            name: facet.name.get(presenter.lang),
            value: score.score,
            shown: is_score.map_or("", |_| &figure.text),
            state: if score.is_single_item() { "singleItem" } else { is_score.map_or("", StringEnum::key) },
            words: is_score.map_or("", |_| &figure.words),
            ..Row::of(RowKind::Facet)
        });
    }
}

fn indices(presenter: ReportPresenter<'_>, table: &mut dyn FnMut(&Row<'_>)) {
    let report = presenter.report;
    let name = |output: Output| presenter.instrument.texts.outputs.get(output).get(presenter.lang);
    let mut push = |id: &str, name: &str, index: Index, kind: Shown, [state, words]: [&str; 2]| {
        let figure = presenter.figure(index.score, kind, Status::Insufficient);
        table(&Row {
            kind: RowKind::Index,
            id,
            name,
            value: index.score,
            low: index.low,
            high: index.high,
            shown: shown(index.score, &figure.text),
            state,
            words,
        });
    };
    let instrument = presenter.instrument;
    let is_whole = presenter.scope == Scope::Whole;
    for number in report.overall(instrument).into_iter().filter(|number| is_whole || !number.has_levels()) {
        push(number.id(), number.name(instrument, presenter.lang), number.index, number.shown, ["", ""]);
        if number.output == Output::ThreeP {
            let balance = Index { score: report.three_p.balance, low: None, high: None };
            let band = report.three_p.balance_band;
            let words = band.map_or("", |band| instrument.texts.balance.get(band).get(presenter.lang));
            let words = [band.map_or("", StringEnum::key), words];
            push(Output::Balance.key(), name(Output::Balance), balance, Shown::Balance, words);
        }
    }
    if is_whole && instrument.has(Role::Levels) {
        // A level is no score: it has no band.
        let reached = report.level.reached.map(f64::from);
        let shown = report.level.reached.map(|level| level.to_string()).unwrap_or_default();
        table(&Row {
            id: Output::Level.key(),
            name: name(Output::Level),
            value: reached,
            low: Some(f64::from(report.level.min)),
            high: Some(f64::from(report.level.max)),
            shown: &shown,
            ..Row::of(RowKind::Level)
        });
    }
}

/// The answers that the numbers come from.
fn items(presenter: ReportPresenter<'_>, table: &mut dyn FnMut(&Row<'_>)) {
    for index in presenter.instrument.in_mode(presenter.report.mode) {
        if !presenter.is_in_scope(index) {
            continue;
        }
        let item = presenter.instrument.item(index);
        let answer = presenter.answer(index);
        let value = answer.and_then(Answer::step).map(f64::from);
        let state = match answer {
            Some(Answer::Step(_)) => "answered",
            Some(Answer::NotApplicable) => "NA",
            Some(Answer::DontKnow) => "DK",
            None => "unanswered",
        };
        let name = item.text.get(presenter.lang);
        let words = presenter.answer_label(index);
        table(&Row { id: &item.id, name, value, state, words, ..Row::of(RowKind::Item) });
    }
}

/// What the page shows; a sign for nothing is for eyes only.
fn shown(value: Option<f64>, text: &str) -> &str {
    if value.is_some() { text } else { "" }
}
