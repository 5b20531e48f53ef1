//! All scores: tables with number, words and reasons.

pub mod score_breakdown;

use self::score_breakdown::{ScoreBreakdown, breakdown};
use super::{Figure, ReportPresenter};
use crate::{
    charts::TierState,
    core::{
        instrument::{BalanceBand, DimensionId, Output, Role, Status},
        rounding::Shown,
        score::Index,
        section::Scope,
    },
};

/// The bar beside a score: numbers from 0 to 100.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bar {
    /// The score.
    pub value: Option<f64>,
    /// With every open question counted as 0.
    pub low: Option<f64>,
    /// With every open question counted as 4.
    pub high: Option<f64>,
    /// Where the threshold stands; `None` where there is none.
    pub norm: Option<f64>,
}

/// One row.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// What it is about; `None` for an index.
    pub dimension: Option<DimensionId>,
    /// Its name.
    pub name: String,
    /// The need of Maslow that a level answers to, in words; `None` for others and if the instrument names none.
    pub need: Option<String>,
    /// The score with its words.
    pub figure: Figure,
    /// The bar.
    pub bar: Bar,
    /// The reasons; `None` for an index.
    pub breakdown: Option<ScoreBreakdown>,
    /// What an index is; `None` for a dimension.
    pub note: Option<String>,
}

/// One table.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// Its caption.
    pub caption: String,
    /// The heads of the columns: name, score, bar, words.
    pub heads: [String; 4],
    /// The rows.
    pub rows: Vec<Row>,
}

/// How two Ps meet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meeting {
    /// The two Ps, and the score of what they share.
    pub title: String,
    /// Where they meet.
    pub text: String,
}

/// All scores.
#[derive(Debug, Clone, PartialEq)]
pub struct Scores {
    /// What the bands mean; in a full scan also what the margin is.
    pub bands: String,
    /// The three Ps.
    pub three_ps: Table,
    /// The values.
    pub values: Table,
    /// The levels; `None` where only culture was asked.
    pub levels: Option<Table>,
    /// The indices over them.
    pub overall: Table,
    /// How the Ps meet.
    pub meetings: Vec<Meeting>,
}

/// Puts all scores into words.
#[must_use]
pub fn scores(presenter: ReportPresenter<'_>) -> Scores {
    let strings = presenter.strings;
    let p = &presenter.instrument.parameters;
    let whole = presenter.scope == Scope::Whole;
    let table = |caption: &str, role: Role| Table {
        caption: caption.to_owned(),
        heads: heads(presenter, Some(role)),
        rows: presenter.instrument.dimensions_of(role).map(|id| row(presenter, id)).collect(),
    };
    let mut bands = strings.result_scores_bands.fill(&[
        ("low", &presenter.numbers().score(p.band_low, Shown::Plain)),
        ("high", &presenter.numbers().threshold()),
    ]);
    if !presenter.is_quick() {
        bands = [&bands, strings.result_scores_margin].join(" ");
    }
    Scores {
        bands,
        three_ps: table(strings.result_scores_three_ps, Role::Profile),
        values: table(strings.result_scores_values, Role::Bars),
        levels: whole.then(|| table(strings.result_scores_levels, Role::Levels)),
        overall: Table {
            caption: strings.result_scores_overall.to_owned(),
            heads: heads(presenter, None),
            rows: overall(presenter),
        },
        meetings: meetings(presenter),
    }
}

fn heads(presenter: ReportPresenter<'_>, role: Option<Role>) -> [String; 4] {
    let strings = presenter.strings;
    let threshold = presenter.numbers().threshold();
    let [name, bar, words] = if role == Some(Role::Levels) {
        let norm = strings.result_scores_norm.fill(&[("threshold", &threshold)]);
        [strings.result_scores_step.to_owned(), norm, strings.result_scores_state.to_owned()]
    } else {
        [strings.result_scores_part, strings.result_scores_range, strings.result_scores_band]
            .map(ToOwned::to_owned)
    };
    // A quick scan shows bands where the full one shows numbers.
    let score = if presenter.is_quick() { strings.result_scores_band } else { strings.result_scores_score };
    [name, score.to_owned(), bar, words]
}

fn row(presenter: ReportPresenter<'_>, dimension: DimensionId) -> Row {
    let score = presenter.report.dimensions.get(dimension);
    let plain = presenter.dimension_figure(dimension);
    let mut figure = plain.clone();
    let margin = plain.value.filter(|_| !presenter.is_quick()).and_then(|_| presenter.margin(dimension));
    if let Some(margin) = margin {
        figure.text = format!("{} ± {}", figure.text, presenter.numbers().score(margin, Shown::Plain));
    }
    if let Some(state) = dimension.level().and_then(|level| state(presenter, level)) {
        figure.words = state;
    }
    if score.status == Status::Provisional {
        figure.words = format!("{}, {}", figure.words, presenter.status(Status::Provisional));
    }
    if score.partly_not_applicable && score.counts.applicable() > 0 {
        figure.words = format!("{}, {}", figure.words, presenter.strings.result_score_partly_na);
    }
    Row {
        dimension: Some(dimension),
        name: presenter.name(dimension).to_owned(),
        need: dimension.level().and_then(|_| super::pyramid::need(presenter, dimension)),
        bar: Bar {
            value: score.score,
            low: score.low,
            high: score.high,
            norm: dimension.level().map(|_| presenter.report.threshold),
        },
        breakdown: Some(breakdown(presenter, dimension, &plain)),
        figure,
        note: None,
    }
}

/// The state of a level in the words of the pyramid; `None` where a missing score says more.
fn state(presenter: ReportPresenter<'_>, level: u8) -> Option<String> {
    let pyramid = super::pyramid::tiers(presenter);
    let tier = pyramid.into_iter().find(|tier| tier.level == level)?;
    let says_more = tier.figure.value.is_none() && tier.state == TierState::Waiting;
    (!says_more).then_some(tier.words)
}

fn overall(presenter: ReportPresenter<'_>) -> Vec<Row> {
    let report = presenter.report;
    let texts = &presenter.instrument.texts;
    let row = |output: Output, index: &Index, shown, note: Option<&str>| {
        let mut figure = presenter.figure(index.score, shown, Status::Insufficient);
        // An index has no band of its own (scoring.md section 4); a quick scan shows one in place of the number.
        if figure.value.is_some() && !presenter.is_quick() {
            figure.words.clear();
        }
        Row {
            dimension: None,
            name: texts.outputs.get(output).get(presenter.lang).to_owned(),
            need: None,
            figure,
            bar: Bar { value: index.score, low: index.low, high: index.high, norm: None },
            breakdown: None,
            note: note.map(ToOwned::to_owned),
        }
    };
    let lang = presenter.lang;
    let mut rows = vec![
        row(Output::ThreeP, &report.three_p.index, Shown::Plain, None),
        balance(presenter),
        row(Output::Values, &report.values, Shown::Plain, None),
        row(Output::Culture, &report.culture, Shown::Index, Some(texts.culture.get(lang))),
    ];
    if presenter.scope == Scope::Whole {
        rows.push(row(Output::Pyramid, &report.pyramid.index, Shown::Index, Some(texts.pyramid.get(lang))));
        rows.push(row(Output::Position, &report.position.index, Shown::Plain, Some(&position(presenter))));
    }
    rows
}

/// The starting position in words, with the rule that they follow from; the rule alone where there are no words.
fn position(presenter: ReportPresenter<'_>) -> String {
    let texts = &presenter.instrument.texts;
    let rule = texts.position.get(presenter.lang);
    presenter.report.position.quadrant.map_or_else(
        || rule.to_owned(),
        |quadrant| {
            let [name, text] = [&texts.quadrant_names, &texts.quadrant_texts]
                .map(|table| table.get(quadrant).get(presenter.lang));
            format!("{name}. {text} {rule}")
        },
    )
}

fn balance(presenter: ReportPresenter<'_>) -> Row {
    let three_p = &presenter.report.three_p;
    let texts = &presenter.instrument.texts;
    let mut figure = presenter.figure(three_p.balance, Shown::Balance, Status::Insufficient);
    if let Some(band) = three_p.balance_band {
        let words = texts.balance.get(band).get(presenter.lang);
        figure.words = words.strip_suffix('.').unwrap_or(words).to_owned();
    }
    if presenter.is_quick() {
        figure.text.clone_from(&figure.words);
        figure.step = three_p.balance_band.map(|band| match band {
            BalanceBand::Unbalanced => 1,
            BalanceBand::Slight => 2,
            BalanceBand::Balanced => 3,
        });
    }
    Row {
        dimension: None,
        name: texts.outputs.get(Output::Balance).get(presenter.lang).to_owned(),
        need: None,
        figure,
        bar: Bar { value: three_p.balance, low: None, high: None, norm: None },
        breakdown: None,
        note: None,
    }
}

fn meetings(presenter: ReportPresenter<'_>) -> Vec<Meeting> {
    let meeting = |link: &crate::core::score::Link| {
        let names = link.pair.dimensions.map(|dimension| presenter.name(dimension));
        let names = presenter.list(&names);
        let title = match link.score.filter(|_| !presenter.is_quick()) {
            Some(score) => format!("{names}: {}", presenter.numbers().score(score, Shown::Plain)),
            None => names,
        };
        let text = link.pair.text.get(presenter.lang).to_owned();
        Meeting { title, text }
    };
    presenter.report.links.iter().map(meeting).collect()
}
