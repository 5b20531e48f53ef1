//! The band at the top: one sentence first, then the level and three figures (ux.md section 6.1).

use super::{Figure, Reader};
use crate::{
    app::section::Scope,
    core::{
        display::Shown,
        instrument::{DimensionId, Output, Status, WarningCode},
        score::NoWayUp,
    },
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

/// A name with what it means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meaning {
    /// The name.
    pub name: String,
    /// What it means.
    pub text: String,
}

/// The band at the top of the page.
#[derive(Debug, Clone, PartialEq)]
pub struct Headline {
    /// One sentence that a manager can repeat.
    pub sentence: String,
    /// Level and name, or why there is none.
    pub level: String,
    /// How many questions it is computed from.
    pub based_on: String,
    /// What the level means, in the instrument's words; `None` where only culture was asked.
    pub meaning: Option<String>,
    /// The figures.
    pub figures: Vec<NamedFigure>,
    /// The starting position in words; `None` if it cannot be told.
    pub quadrant: Option<Meaning>,
    /// How certain the result is, sentence by sentence.
    pub certainty: Vec<String>,
    /// Open questions stand in the way of a level.
    pub is_undetermined: bool,
    /// How the full scan can be reached; `None` if this is the full scan.
    pub to_full: Option<String>,
}

/// Puts the top of the page into words.
#[must_use]
pub fn headline(reader: Reader<'_>) -> Headline {
    let whole = reader.scope == Scope::Whole;
    let counts = reader.counts();
    let total = counts.applicable();
    let based_on = reader
        .strings
        .result_based_on
        .fill(total, &[("n", &counts.answered.to_string()), ("total", &total.to_string())]);
    Headline {
        sentence: sentence(reader),
        level: if whole { level(reader) } else { String::new() },
        based_on,
        meaning: if whole { meaning(reader) } else { None },
        figures: figures(reader),
        quadrant: reader.report.position.quadrant.filter(|_| whole).map(|quadrant| Meaning {
            name: reader.instrument.texts.quadrant_names.get(quadrant).get(reader.lang).to_owned(),
            text: reader.instrument.texts.quadrant_texts.get(quadrant).get(reader.lang).to_owned(),
        }),
        certainty: certainty(reader),
        is_undetermined: whole && reader.report.level.reached.is_none(),
        to_full: reader.is_quick().then(|| {
            let new = reader.instrument.items.iter().filter(|item| !item.quick).count();
            reader.strings.result_to_full_text.fill(new, &[])
        }),
    }
}

/// The first sentence: what stands, and what is in the way. A house of cards goes before a count of answers, not
/// before the one answer that suffices.
fn sentence(reader: Reader<'_>) -> String {
    let strings = reader.strings;
    let report = reader.report;
    if reader.scope == Scope::CultureOnly {
        return strings.result_headline_culture_only.to_owned();
    }
    let Some(reached) = report.level.reached else {
        return strings.result_headline_undetermined.to_owned();
    };
    let base = match reached {
        0 => strings.result_headline_base_0,
        1 => strings.result_headline_base_1,
        2 => strings.result_headline_base_2,
        3 => strings.result_headline_base_3,
        _ => strings.result_headline_base_4,
    };
    let house = reader.warning(WarningCode::HouseOfCards).is_some();
    let (target, raises) = match &report.way_up {
        Ok(way) => (way.target.to_string(), way.items.as_slice()),
        Err(NoWayUp::TopLevel) => return strings.result_headline_top.to_owned(),
        Err(NoWayUp::OpenAnswers) => (String::new(), &[][..]),
    };
    match raises {
        [only] => strings.result_headline_blocked_one.fill(&[
            ("base", base),
            ("level", &target),
            ("blocker", reader.short(only.item)),
        ]),
        _ if house => strings.result_headline_house.to_owned(),
        [] => base.to_owned(),
        many => strings.result_headline_blocked_many.fill(many.len(), &[("base", base), ("level", &target)]),
    }
}

/// The level and its name, or why there is none.
#[must_use]
pub fn level(reader: Reader<'_>) -> String {
    let strings = reader.strings;
    let level = &reader.report.level;
    match level.reached {
        // "At least" only where it is not taken back in the same breath, and never with a level 0.
        None if level.at_least > 0 && level.min == level.at_least => at_least(reader),
        None => reader.instrument.texts.level_unknown.text.get(reader.lang).to_owned(),
        Some(0) => strings.result_sub_zero.to_owned(),
        Some(reached) => {
            let template = if reader.is_quick() {
                strings.result_sub_indicative
            } else if level.provisional {
                strings.result_sub_provisional
            } else {
                strings.result_sub
            };
            let name = DimensionId::from_level(reached).map_or("", |dimension| reader.name(dimension));
            template.fill(&[("level", &reached.to_string()), ("name", name)])
        }
    }
}

fn at_least(reader: Reader<'_>) -> String {
    let level = &reader.report.level;
    let text = reader.instrument.texts.level_at_least.get(reader.lang);
    text.replace("{atLeast}", &level.at_least.to_string())
        .replace("{min}", &level.min.to_string())
        .replace("{max}", &level.max.to_string())
}

fn meaning(reader: Reader<'_>) -> Option<String> {
    let reached = reader.report.level.reached?;
    let text = reader.instrument.texts.levels.get(usize::from(reached))?;
    Some(text.text.get(reader.lang).to_owned())
}

fn figures(reader: Reader<'_>) -> Vec<NamedFigure> {
    let report = reader.report;
    let culture = (Output::Culture, report.culture.score, Shown::Index);
    let outputs = match reader.scope {
        Scope::Whole => [
            culture,
            (Output::Pyramid, report.pyramid.index.score, Shown::Index),
            (Output::Position, report.position.index.score, Shown::Plain),
        ],
        Scope::CultureOnly => [
            culture,
            (Output::ThreeP, report.three_p.index.score, Shown::Plain),
            (Output::Values, report.values.score, Shown::Plain),
        ],
    };
    let figure = |(output, score, shown)| {
        let figure = reader.figure(score, shown, Status::Insufficient);
        let has_number = figure.value.is_some() && !reader.is_quick();
        NamedFigure {
            name: reader.instrument.texts.outputs.get(output).get(reader.lang).to_owned(),
            figure,
            out_of: has_number.then(|| reader.strings.result_out_of.fill(&[("max", "100")])),
        }
    };
    outputs.into_iter().map(figure).collect()
}

fn certainty(reader: Reader<'_>) -> Vec<String> {
    let about_level = [WarningCode::CoverageLow, WarningCode::Indicative, WarningCode::LevelProvisional];
    about_level
        .into_iter()
        // Where only culture was asked, the open items of the pyramid are no gap.
        .filter(|code| reader.scope == Scope::Whole || *code == WarningCode::Indicative)
        .filter_map(|code| reader.warning_text(code))
        .collect()
}
