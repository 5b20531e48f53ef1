//! The band at the top: one sentence first, then the level and the figures.

use super::{Figure, ReportPresenter};
use crate::core::{
    instrument::{DimensionId, ItemIndex, Output, Status, WarningCode},
    rounding::Shown,
    score::NoWayUp,
    section::Scope,
};

/// A figure with its name.
#[derive(Debug, Clone, PartialEq)]
pub struct NamedFigure {
    /// What it is a figure of.
    pub name: String,
    /// The figure.
    pub figure: Figure,
    /// "of 100"; `None` for a band and for a score that is missing.
    pub out_of: Option<String>,
}

/// The band at the top of the page.
#[derive(Debug, Clone, PartialEq)]
pub struct Headline {
    /// One sentence that a manager can repeat.
    pub sentence: String,
    /// Level and name, or why there is none.
    pub level: String,
    /// How many questions are answered.
    pub based_on: String,
    /// The rest of what the instrument says of the level; `None` where only culture was asked.
    pub meaning: Option<String>,
    /// The figures.
    pub figures: Vec<NamedFigure>,
    /// How certain the result is, sentence by sentence.
    pub certainty: Vec<String>,
    /// Open questions stand in the way of a level.
    pub is_undetermined: bool,
    /// How the full scan can be reached; `None` if this is the full scan.
    pub to_full: Option<String>,
}

/// Puts the top of the page into words.
#[must_use]
pub fn headline(presenter: ReportPresenter<'_>) -> Headline {
    let whole = presenter.scope == Scope::Whole;
    let counts = presenter.counts();
    let total = counts.applicable();
    let based_on = presenter
        .strings
        .result_based_on
        .fill(total, &[("n", &counts.answered.to_string()), ("total", &total.to_string())]);
    Headline {
        sentence: sentence(presenter),
        level: if whole { level(presenter) } else { String::new() },
        based_on,
        meaning: if whole { meaning(presenter) } else { None },
        figures: figures(presenter),
        certainty: certainty(presenter),
        is_undetermined: whole && presenter.report.level.reached.is_none(),
        to_full: presenter.is_quick().then(|| {
            let is_new = |item: &ItemIndex| !presenter.is_asked(*item) && presenter.is_in_scope(*item);
            presenter
                .strings
                .result_to_full_text
                .fill(presenter.instrument.indices().filter(is_new).count(), &[])
        }),
    }
}

/// The first sentence: what stands, and what is in the way. A house of cards goes before a count of answers, not
/// before the one answer that suffices.
fn sentence(presenter: ReportPresenter<'_>) -> String {
    let strings = presenter.strings;
    let report = presenter.report;
    if presenter.scope == Scope::CultureOnly {
        return strings.result_headline_culture_only.to_owned();
    }
    let Some(reached) = report.level.reached else {
        return strings.result_headline_undetermined.to_owned();
    };
    let (base, _) = level_text(presenter, reached);
    let house = presenter.warning(WarningCode::HouseOfCards).is_some();
    let (reaches, raises) = match &report.way_up {
        Ok(way) => (way.reaches.to_string(), way.items.as_slice()),
        Err(NoWayUp::TopLevel) => return base,
        Err(NoWayUp::OpenAnswers) => (String::new(), &[][..]),
    };
    // The weakest answer is named; among equals the first.
    let weakest = raises.iter().min_by_key(|raise| raise.from);
    let blocker = weakest.map_or("", |raise| presenter.short(raise.item));
    let values = [("base", base.as_str()), ("level", &reaches), ("blocker", blocker)];
    match raises {
        [_] => strings.result_headline_blocked_one.fill(&values),
        _ if house => strings.result_headline_house.to_owned(),
        [] => base,
        many => strings.result_headline_blocked_many.fill(many.len(), &values),
    }
}

/// What the instrument says of a level: the sentence about the organisation, and the rest.
fn level_text(presenter: ReportPresenter<'_>, reached: u8) -> (String, Option<&str>) {
    let named = presenter.instrument.texts.levels.get(usize::from(reached));
    let text = named.map_or("", |named| named.text.get(presenter.lang));
    match text.split_once(". ") {
        Some((claim, rest)) => (format!("{claim}."), Some(rest)),
        None => (text.to_owned(), None),
    }
}

/// The level and its name, or why there is none.
#[must_use]
pub fn level(presenter: ReportPresenter<'_>) -> String {
    let strings = presenter.strings;
    let level = &presenter.report.level;
    match level.reached {
        // "At least" only where it is not taken back in the same breath, and never with a level 0.
        None if level.at_least > 0 && level.min == level.at_least => at_least(presenter),
        None => presenter.instrument.texts.level_unknown.text.get(presenter.lang).to_owned(),
        Some(0) => strings.result_sub_zero.to_owned(),
        Some(reached) => {
            let template = if presenter.is_quick() {
                strings.result_sub_indicative
            } else if level.provisional {
                strings.result_sub_provisional
            } else {
                strings.result_sub
            };
            let name = DimensionId::from_level(reached).map_or("", |dimension| presenter.name(dimension));
            template.fill(&[("level", &reached.to_string()), ("name", name)])
        }
    }
}

fn at_least(presenter: ReportPresenter<'_>) -> String {
    let level = &presenter.report.level;
    let text = presenter.instrument.texts.level_at_least.get(presenter.lang);
    text.replace("{min}", &level.min.to_string()).replace("{max}", &level.max.to_string())
}

fn meaning(presenter: ReportPresenter<'_>) -> Option<String> {
    let (_, rest) = level_text(presenter, presenter.report.level.reached?);
    rest.map(ToOwned::to_owned)
}

fn figures(presenter: ReportPresenter<'_>) -> Vec<NamedFigure> {
    let report = presenter.report;
    let culture = (Output::Culture, report.culture.score, Shown::Index);
    let outputs = match presenter.scope {
        // The starting position has a rule that must stand beside it: it is in the table of all scores.
        Scope::Whole => vec![culture, (Output::Pyramid, report.pyramid.index.score, Shown::Index)],
        Scope::CultureOnly => vec![
            culture,
            (Output::ThreeP, report.three_p.index.score, Shown::Plain),
            (Output::Values, report.values.score, Shown::Plain),
        ],
    };
    let figure = |(output, score, shown)| {
        let figure = presenter.figure(score, shown, Status::Insufficient);
        let has_number = figure.value.is_some() && !presenter.is_quick();
        NamedFigure {
            name: presenter.instrument.texts.outputs.get(output).get(presenter.lang).to_owned(),
            figure,
            out_of: has_number.then(|| presenter.strings.result_out_of.fill(&[("max", "100")])),
        }
    };
    outputs.into_iter().map(figure).collect()
}

fn certainty(presenter: ReportPresenter<'_>) -> Vec<String> {
    let about_level = [WarningCode::CoverageLow, WarningCode::Indicative, WarningCode::LevelProvisional];
    about_level
        .into_iter()
        // Where only culture was asked, the open items of the pyramid are no gap.
        .filter(|code| presenter.scope == Scope::Whole || *code == WarningCode::Indicative)
        .filter_map(|code| presenter.warning_text(code))
        .collect()
}
