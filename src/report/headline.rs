//! The band at the top: one sentence first, then the answer to the title, the level and the figures.

use super::{
    Figure, ReportPresenter,
    next_level::is_only_way,
    parts::{self, Extremes, MOST_NAMES, TopFigure},
    story::{Story, weakest_first},
};
use crate::{
    core::{
        instrument::{ItemIndex, Output, Quadrant, Status, WarningCode},
        rounding::Shown,
        score::WayUp,
        section::Scope,
    },
    i18n::is_social,
};

/// How many characters a headline may have that names all practices on the way; a longer one counts them.
const LONGEST: usize = 100;

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
    /// The answer to the question that is the title of the scan; empty where that asks for more than scores can say.
    pub answer: String,
    /// Level and name, or why there is none; without levels the number for all of it.
    pub level: String,
    /// How many questions are answered.
    pub based_on: String,
    /// What the instrument says of the level beside the headline; `None` without a level.
    pub meaning: Option<String>,
    /// The figures.
    pub figures: Vec<NamedFigure>,
    /// How certain the result is, sentence by sentence.
    pub certainty: Vec<String>,
    /// Open questions stand in the way of a level, or of the number for all of it.
    pub is_undetermined: bool,
    /// How the full scan can be reached; `None` if this is the full scan.
    pub to_full: Option<String>,
}

/// Puts the top of the page into words.
#[must_use]
pub fn headline(presenter: ReportPresenter<'_>) -> Headline {
    let whole = presenter.scope == Scope::Whole;
    let climbs = whole && presenter.has_levels();
    let counts = presenter.counts();
    let total = counts.applicable();
    let based_on = presenter
        .strings
        .result_based_on
        .fill(total, &[("n", &counts.answered.to_string()), ("total", &total.to_string())]);
    Headline {
        sentence: sentence(presenter),
        answer: answer(presenter),
        level: match (whole, climbs) {
            (_, true) => level_in_band(presenter),
            (true, false) => overall(presenter),
            (false, false) => String::new(),
        },
        based_on,
        meaning: if climbs { meaning(presenter) } else { None },
        figures: figures(presenter),
        certainty: certainty(presenter),
        is_undetermined: whole
            && if climbs { presenter.report.level.reached.is_none() } else { is_few(presenter) },
        to_full: presenter.is_quick().then(|| {
            let is_new = |item: &ItemIndex| !presenter.is_asked(*item) && presenter.is_in_scope(*item);
            presenter
                .strings
                .result_to_full_text
                .fill(presenter.instrument.item_indices().filter(is_new).count(), &[])
        }),
    }
}

/// The first sentence: what stands, and what comes first.
fn sentence(presenter: ReportPresenter<'_>) -> String {
    let strings = presenter.strings;
    let base = base(presenter);
    match presenter.story() {
        Story::CultureOnly => strings.result_headline_culture_only.to_owned(),
        Story::Top => base,
        Story::Scores => by_scores(presenter),
        Story::Questions(questions) => {
            strings.result_headline_questions.fill(questions.len(), &[("base", &base)])
        }
        Story::Way(way) => on_the_way(presenter, &base, way),
    }
}

/// Whether too few answers are there for the number for all of it.
fn is_few(presenter: ReportPresenter<'_>) -> bool {
    parts::overall(presenter).is_some_and(|(_, index)| index.score.is_none())
}

/// What is strong and what is weak, as far as a sentence can name it.
fn by_scores(presenter: ReportPresenter<'_>) -> String {
    match said_extremes(presenter) {
        Some(extremes) => extremes.sentence(presenter, presenter.strings.result_headline_equal),
        None => overall(presenter),
    }
}

/// What the headline says to be strongest and weakest; `None` where it says something else.
pub(super) fn said_extremes(presenter: ReportPresenter<'_>) -> Option<Extremes> {
    if presenter.story() != Story::Scores {
        return None;
    }
    let extremes = parts::extremes(presenter, parts::beside_levels(presenter.instrument))?;
    (extremes.names() <= MOST_NAMES).then_some(extremes)
}

/// The number for all of it in a sentence.
fn overall(presenter: ReportPresenter<'_>) -> String {
    let strings = presenter.strings;
    let Some((name, index)) = parts::overall(presenter).filter(|(_, index)| index.score.is_some()) else {
        return strings.result_headline_few.to_owned();
    };
    let named = named(presenter, name, index.score, Shown::Plain);
    let words = match &named.out_of {
        Some(out_of) => [named.figure.text.as_str(), " ", out_of, ", ", &named.figure.words].concat(),
        None => named.figure.words,
    };
    strings.result_sub_scores.fill(&[("name", name), ("words", &words)])
}

/// What stands.
fn base(presenter: ReportPresenter<'_>) -> String {
    let strings = presenter.strings;
    if !presenter.has_levels() {
        return strings.result_headline_few.to_owned();
    }
    let level = &presenter.report.level;
    match level.reached {
        None => strings.result_headline_undetermined.to_owned(),
        Some(0) => strings.result_base_zero.to_owned(),
        Some(_) if level.next.is_none() => strings.result_base_top.to_owned(),
        Some(1) => strings.result_base_one.to_owned(),
        Some(reached) => strings.result_base_level.fill(&[("level", &reached.to_string())]),
    }
}

/// What stands, and the practices on the way to the next level: by name, or of many the first and their number.
fn on_the_way(presenter: ReportPresenter<'_>, base: &str, way: &WayUp) -> String {
    let strings = presenter.strings;
    let level = way.reaches.to_string();
    let raises = weakest_first(presenter.instrument, way);
    let names: Vec<&str> = raises.iter().map(|raise| presenter.short(raise.item)).collect();
    let [first, others @ ..] = names.as_slice() else { return base.to_owned() };
    if others.is_empty() && is_only_way(presenter, way) {
        let values = [("base", base), ("blocker", *first), ("level", &level)];
        return strings.result_headline_blocked_one.fill(&values);
    }
    let items = presenter.list(&names);
    let named =
        strings.result_headline_blocked_few.fill(&[("base", base), ("level", &level), ("items", &items)]);
    if others.is_empty() || named.chars().count() <= LONGEST {
        return named;
    }
    let values = [("base", base), ("level", &level), ("blocker", *first)];
    strings.result_headline_blocked_many.fill(names.len(), &values)
}

/// Whether the organisation is what the title of the scan asks. Both conditions of the starting position together are
/// what the scan calls a Social Business (scoring.md section 4).
fn answer(presenter: ReportPresenter<'_>) -> String {
    let (strings, quadrant) = (presenter.strings, presenter.report.position.quadrant);
    if !is_social(presenter.instrument) {
        // Another questionnaire has words of its own for the position, if it has one.
        let texts = &presenter.instrument.texts;
        let tables = [&texts.quadrant_names, &texts.quadrant_texts];
        let words = |quadrant| tables.map(|table| table.get(quadrant).get(presenter.lang)).join(". ");
        return quadrant.map(words).unwrap_or_default();
    }
    if presenter.scope == Scope::CultureOnly {
        return strings.result_answer_culture_only.to_owned();
    }
    let answer = match quadrant {
        None => strings.result_answer_unknown,
        Some(Quadrant::SocialBusiness) => strings.result_answer_yes,
        Some(Quadrant::GoodSoil) => strings.result_answer_culture,
        Some(Quadrant::TechnologyAhead) => strings.result_answer_pyramid,
        Some(Quadrant::StartBasics) => strings.result_answer_neither,
    };
    answer.to_owned()
}

/// The level in the band. Without one the headline says so, and what to do.
fn level_in_band(presenter: ReportPresenter<'_>) -> String {
    let found = &presenter.report.level;
    let is_bounded = found.at_least > 0 && found.min == found.at_least;
    if found.reached.is_none() && !is_bounded {
        return presenter.strings.result_sub_undetermined.to_owned();
    }
    level(presenter)
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
            let name = presenter.instrument.level(reached).map_or("", |dimension| presenter.name(dimension));
            let top = presenter.instrument.top_level().to_string();
            template.fill(&[("level", &reached.to_string()), ("top", &top), ("name", name)])
        }
    }
}

fn at_least(presenter: ReportPresenter<'_>) -> String {
    let level = &presenter.report.level;
    let text = presenter.instrument.texts.level_at_least.get(presenter.lang);
    text.replace("{min}", &level.min.to_string()).replace("{max}", &level.max.to_string())
}

/// What the instrument says of the level, without what the headline says already. Where a tier is skipped, the next
/// one is not the tier that the text goes on about.
fn meaning(presenter: ReportPresenter<'_>) -> Option<String> {
    let found = &presenter.report.level;
    let reached = found.reached?;
    let named = presenter.instrument.texts.levels.get(usize::from(reached))?;
    let text = named.text.get(presenter.lang);
    let Some((claim, rest)) = text.split_once(". ") else { return Some(text.to_owned()) };
    let is_said = base(presenter).starts_with(claim);
    let goes_on = found.next.is_none_or(|next| next == reached.saturating_add(1));
    match (is_said, goes_on) {
        (false, true) => Some(text.to_owned()),
        (false, false) => Some(format!("{claim}.")),
        (true, true) => Some(rest.to_owned()),
        (true, false) => None,
    }
}

fn figures(presenter: ReportPresenter<'_>) -> Vec<NamedFigure> {
    let (report, instrument) = (presenter.report, presenter.instrument);
    let output = |output: Output| instrument.texts.outputs.get(output).get(presenter.lang);
    let mut figures = Vec::new();
    let mut add = |name, score, shown| figures.push(named(presenter, name, score, shown));
    // The starting position has a rule that must stand beside it: it is in the table of all scores.
    for figure in parts::top_figures(instrument) {
        match figure {
            TopFigure::Culture => {
                add(output(Output::Culture), report.culture.score, Shown::Index);
                if presenter.scope == Scope::CultureOnly {
                    add(output(Output::ThreeP), report.three_p.index.score, Shown::Plain);
                    add(output(Output::Values), report.values.score, Shown::Plain);
                }
            }
            TopFigure::Group(group) => {
                let index = parts::group_index(presenter, &group).unwrap_or_default();
                add(presenter.words().group(&group), index.score, Shown::Plain);
            }
            TopFigure::Whole(whole) => {
                let score = whole.mean(instrument, |id| report.dimensions.get(id).score);
                add(whole.name(presenter.words()), score, Shown::Plain);
            }
            TopFigure::Pyramid if presenter.scope == Scope::Whole => {
                add(output(Output::Pyramid), report.pyramid.index.score, Shown::Index);
            }
            TopFigure::Pyramid => {}
        }
    }
    figures
}

fn named(presenter: ReportPresenter<'_>, name: &str, score: Option<f64>, shown: Shown) -> NamedFigure {
    let figure = presenter.figure(score, shown, Status::Insufficient);
    let has_number = figure.value.is_some() && !presenter.is_quick();
    NamedFigure {
        name: name.to_owned(),
        figure,
        out_of: has_number.then(|| presenter.strings.result_out_of.fill(&[("max", "100")])),
    }
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
