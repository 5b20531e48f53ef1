//! All scores: tables with number, words and reasons.

pub mod parts;
pub mod score_breakdown;

use self::score_breakdown::{ScoreBreakdown, breakdown};
use super::{Figure, ReportPresenter};
use crate::{
    charts::TierState,
    core::{
        instrument::{BalanceBand, DimensionId, Group, Output, Role, Status},
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
    /// The profile; `None` without one.
    pub profile: Option<Table>,
    /// The groups of bars and the plain ones, in the order of the instrument.
    pub others: Vec<Table>,
    /// The levels; `None` without any and where only culture was asked.
    pub levels: Option<Table>,
    /// The indices over them; `None` where there are none.
    pub overall: Option<Table>,
    /// How the Ps meet.
    pub meetings: Vec<Meeting>,
}

/// Puts all scores into words.
#[must_use]
pub fn scores(presenter: ReportPresenter<'_>) -> Scores {
    let strings = presenter.strings;
    let p = &presenter.instrument.parameters;
    let whole = presenter.scope == Scope::Whole;
    let words = presenter.words();
    let table = |caption: &str, group: &Group| Table {
        caption: caption.to_owned(),
        heads: heads(presenter, Some(group.role)),
        rows: presenter
            .instrument
            .dimension_ids()
            .filter(|id| group.has(*id))
            .map(|id| row(presenter, id))
            .collect(),
    };
    let groups = || presenter.instrument.groups.iter();
    let of_role = |role: Role, caption: &str| {
        groups().find(|group| group.role == role).map(|group| table(caption, group))
    };
    let is_other = |group: &&Group| !matches!(group.role, Role::Profile | Role::Levels);
    let rows = overall(presenter);
    let mut bands = strings.result_scores_bands.fill(&[
        ("low", &presenter.numbers().score(p.band_low, Shown::Plain)),
        ("high", &presenter.numbers().threshold()),
    ]);
    if !presenter.is_quick() {
        bands = [&bands, strings.result_scores_margin].join(" ");
    }
    Scores {
        bands,
        profile: of_role(Role::Profile, words.role(Role::Profile)),
        others: groups().filter(is_other).map(|group| table(words.group(group), group)).collect(),
        levels: if whole { of_role(Role::Levels, words.levels()) } else { None },
        overall: (!rows.is_empty()).then(|| Table {
            caption: strings.result_scores_overall.to_owned(),
            heads: heads(presenter, None),
            rows,
        }),
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
    let instrument = presenter.instrument;
    let row = |name: &str, index: &Index, shown, note: Option<&str>| {
        let mut figure = presenter.figure(index.score, shown, Status::Insufficient);
        // An index has no band of its own (scoring.md section 4); a quick scan shows one in place of the number.
        if figure.value.is_some() && !presenter.is_quick() {
            figure.words.clear();
        }
        Row {
            dimension: None,
            name: name.to_owned(),
            need: None,
            figure,
            bar: Bar { value: index.score, low: index.low, high: index.high, norm: None },
            breakdown: None,
            note: note.map(ToOwned::to_owned),
        }
    };
    let lang = presenter.lang;
    let name = |output: Output| texts.outputs.get(output).get(lang);
    let of_group = |group: &Group, output: Output| match group.name {
        Some(_) => presenter.words().group(group),
        None => name(output),
    };
    let mut rows = Vec::new();
    for group in &instrument.groups {
        let Some(index) = parts::group_index(presenter, group) else { continue };
        match group.role {
            Role::Profile => {
                rows.push(row(of_group(group, Output::ThreeP), &index, Shown::Plain, None));
                rows.push(balance(presenter));
            }
            Role::Bars => rows.push(row(of_group(group, Output::Values), &index, Shown::Plain, None)),
            Role::Levels | Role::Plain => {}
        }
    }
    // The figures at the top have said as much.
    let only_bars = instrument.groups.iter().all(|group| matches!(group.role, Role::Bars | Role::Plain));
    if only_bars && !parts::has_culture(instrument) && rows.len() <= parts::MOST_FIGURES {
        rows.clear();
    }
    if parts::has_culture(instrument) {
        let note = Some(texts.culture.get(lang));
        rows.push(row(name(Output::Culture), &report.culture, Shown::Index, note));
    }
    if presenter.scope == Scope::Whole && presenter.has_levels() {
        // Levels without a gate may come without a text about that.
        let note = texts.pyramid.get(lang);
        let note = Some(note).filter(|note| !note.is_empty());
        rows.push(row(name(Output::Pyramid), &report.pyramid.index, Shown::Index, note));
    }
    if presenter.scope == Scope::Whole && parts::has_position(instrument) {
        let note = position(presenter);
        rows.push(row(name(Output::Position), &report.position.index, Shown::Plain, Some(&note)));
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
            Some(score) => presenter.lang.labelled(&names, &presenter.numbers().score(score, Shown::Plain)),
            None => names,
        };
        let text = link.pair.text.get(presenter.lang).to_owned();
        Meeting { title, text }
    };
    presenter.report.links.iter().map(meeting).collect()
}
