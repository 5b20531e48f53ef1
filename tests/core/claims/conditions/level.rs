//! The headline, the level, the pyramid and what holds back.

use crate::support::dimensions;
use social_business_scan::core::{
    answers::Answer,
    instrument::{ItemIndex, Output},
    score::Raise,
    section::Scope,
};

use super::{
    super::{
        INSTRUMENT,
        facts::{Facts, at_least},
        page::BASES,
        sentence::{Condition, Sentence},
        template::readings,
    },
    About,
};
use crate::support::{
    oracle::{Outcome, climb, items_of_level, test_level},
    sheets::is_open,
};

/// The level of which a text of a level speaks is that of the answers.
fn stands_on(facts: &Facts<'_>, level: u8) -> bool {
    facts.reached() == Some(level)
}

fn names_pyramid(sentence: &Sentence<'_>) -> bool {
    sentence.is("name", INSTRUMENT.texts.outputs.get(Output::Pyramid).get(sentence.lang))
}

/// Some tier scores more than 15 points above a lower one that is below the threshold.
fn is_higher_above(facts: &Facts<'_>, level: u8) -> bool {
    let score = |level| facts.score(dimensions::level(level).unwrap());
    let lowest = (1..level).filter_map(score).fold(f64::INFINITY, f64::min);
    score(level).is_some_and(|score| score - lowest > 15.0) && !at_least(lowest, facts.threshold)
}

/// The raises of the way up reach the level that the sentence names.
fn is_reached_by_the_way_up(sentence: &Sentence<'_>) -> bool {
    let facts = sentence.facts;
    facts.way_up().is_some()
        && has_base(sentence)
        && sentence.is("level", climb(&INSTRUMENT, facts.raised()).0)
}

/// What a headline says of the level stands whole in its place.
fn has_base(sentence: &Sentence<'_>) -> bool {
    let base = sentence.value("base");
    BASES.iter().any(|key| !readings(sentence.lang, key, base).is_empty())
}

/// Whether the tier fails even with every other answer of it at the top.
fn holds_back_alone(facts: &Facts<'_>, item: ItemIndex) -> bool {
    let next = facts.next.unwrap();
    let others =
        items_of_level(&INSTRUMENT, facts.sheet.mode, next).into_iter().filter(|other| *other != item);
    let top = others.filter_map(|item| Some(Raise { item, from: facts.step(item)?, to: 4 }));
    let raises: Vec<Raise> = top.filter(|raise| raise.from < 4).collect();
    test_level(&INSTRUMENT, &facts.with(&raises).unwrap(), next) != Outcome::Passed
}

/// k and y of the starting position, where there is one (scoring.md section 4).
fn position(facts: &Facts<'_>) -> Option<(bool, bool)> {
    facts.index(Output::Position)?;
    let (k, y) = facts.conditions()?;
    let hangs =
        at_least(facts.index(Output::Pyramid)?, 60.0) && facts.at_least == 0 && facts.reached().is_none();
    (!hangs).then_some((k, y))
}

/// An answer that holds a tier back: a key question below "partly", or an answer below the threshold.
fn holds_back(sentence: &Sentence<'_>) -> bool {
    let item = sentence.item();
    let found = INSTRUMENT.item(item);
    let below = |step: u8| !at_least(25.0 * f64::from(step), sentence.facts.threshold);
    let is_of_next = sentence.facts.next == found.dimension.level();
    is_of_next && sentence.facts.step(item).is_some_and(|step| (found.core && step < 2) || below(step))
}

fn core_items(sentence: &Sentence<'_>, has: impl Fn(Option<Answer>) -> bool) -> bool {
    let mut items = sentence.facts.items_of(sentence.dimension()).into_iter();
    items.any(|(item, _)| INSTRUMENT.item(item).core && has(sentence.facts.answer(item)))
}

fn score_is_below(sentence: &Sentence<'_>) -> bool {
    let (facts, dimension) = (sentence.facts, sentence.dimension());
    let below = |score: Option<f64>| score.is_some_and(|score| !at_least(score, facts.threshold));
    below(facts.score(dimension)) || below(facts.score_with(dimension, 4))
}

/// The level, and of how many.
fn is_of_five(s: &Sentence<'_>) -> bool {
    s.is("level", s.level()) && s.is("top", 5)
}

pub const CONDITIONS: &[(&str, Condition)] = &[
    ("texts.levels.0.text", |s| stands_on(s.facts, 0) && s.facts.test(1) == Outcome::Failed),
    ("texts.levels.1.text", |s| stands_on(s.facts, 1) && s.facts.has("L1-1", 2) && s.facts.has("L1-2", 2)),
    ("texts.levels.2.text", |s| stands_on(s.facts, 2) && s.facts.has("L2-3", 2) && s.facts.has("L2-5", 2)),
    ("texts.levels.3.text", |s| {
        let learns = s.facts.has("L3-2", 2) || s.facts.has("L3-1", 3) || s.facts.has("L3-3", 3);
        stands_on(s.facts, 3) && learns
    }),
    ("texts.levels.4.text", |s| {
        stands_on(s.facts, 4) && ["L4-1", "L4-2", "L4-3"].iter().any(|id| s.facts.has(id, 2))
    }),
    ("texts.levels.5.text", |s| stands_on(s.facts, 5) && s.facts.next.is_none() && s.facts.has("L5-1", 2)),
    ("texts.levelAtLeast", |s| {
        // Any other answers to the open items give a level between these two: raising one never lowers it.
        let (min, max) = (s.facts.at_least_with(0), s.facts.at_least_with(4));
        s.count("min") <= u64::from(min) && s.count("max") >= u64::from(max)
    }),
    ("result_headline_culture_only", |s| s.facts.scope != Scope::Whole),
    ("result_headline_undetermined", |s| s.facts.reached().is_none()),
    ("result_base_zero", |s| stands_on(s.facts, 0) && s.facts.test(1) == Outcome::Failed),
    ("result_base_one", |s| stands_on(s.facts, 1) && s.facts.test(1) == Outcome::Passed),
    ("result_base_level", |s| s.facts.reached().is_some_and(|reached| reached > 0 && s.is("level", reached))),
    ("result_base_top", |s| stands_on(s.facts, 5) && s.facts.next.is_none()),
    // Enough by itself, and nothing else would be.
    ("result_headline_blocked_one", |s| {
        let raises = &s.facts.way_up().unwrap().items;
        is_reached_by_the_way_up(s)
            && matches!(raises.as_slice(), [only] if s.is_short("blocker", only.item) && holds_back_alone(s.facts, only.item))
    }),
    ("result_headline_blocked_few", |s| {
        let raises = &s.facts.way_up().unwrap().items;
        let named = s.named_items("items").unwrap_or_default();
        is_reached_by_the_way_up(s)
            && named.len() == raises.len()
            && raises.iter().all(|raise| named.contains(&raise.item))
    }),
    ("result_headline_blocked_many", |s| {
        let raises = &s.facts.way_up().unwrap().items;
        is_reached_by_the_way_up(s)
            && s.counts("n", raises.len())
            && raises.iter().any(|raise| s.is_short("blocker", raise.item))
    }),
    ("result_headline_questions", |s| {
        let open = s.facts.next.and_then(dimensions::level).map(|next| s.facts.count_of(next).open());
        let all = s.facts.count(s.facts.asked()).open();
        has_base(s) && open.is_some_and(|open| open > 0 && (s.counts("n", open) || s.counts("n", all)))
    }),
    ("result_answer_yes", |s| position(s.facts) == Some((true, true))),
    ("result_answer_culture", |s| position(s.facts) == Some((true, false))),
    ("result_answer_pyramid", |s| position(s.facts) == Some((false, true))),
    ("result_answer_neither", |s| position(s.facts) == Some((false, false))),
    ("result_answer_unknown", |s| position(s.facts).is_none()),
    ("result_answer_culture_only", |s| s.facts.scope == Scope::CultureOnly),
    ("result_sub_undetermined", |s| s.facts.reached().is_none()),
    ("result_sub", |s| {
        let certain = s.facts.at_least_with(0) == s.facts.at_least_with(4);
        is_of_five(s) && s.is("name", s.name()) && stands_on(s.facts, s.level()) && certain
    }),
    ("result_sub_zero", |s| stands_on(s.facts, 0)),
    ("result_sub_indicative", |s| {
        is_of_five(s) && s.is("name", s.name()) && stands_on(s.facts, s.level()) && s.facts.is_quick()
    }),
    ("result_sub_provisional", |s| {
        let open = s.facts.at_least_with(0) != s.facts.at_least_with(4);
        is_of_five(s) && s.is("name", s.name()) && stands_on(s.facts, s.level()) && open
    }),
    ("result_level_label", |s| s.is("level", s.level()) && s.level() > 0),
    ("result_level_zero", |s| s.level() == 0),
    ("result_based_on", |s| {
        let counted = s.facts.count(s.facts.asked());
        s.counts("n", counted.answered) && s.counts("total", counted.applicable())
    }),
    ("result_undetermined_action", |s| {
        let next = s.facts.next.and_then(dimensions::level);
        next.is_some_and(|next| s.facts.count_of(next).open() > 0)
    }),
    ("result_to_full_text", |s| {
        let in_scope =
            |item: &_| s.facts.scope == Scope::Whole || INSTRUMENT.item(*item).dimension.level().is_none();
        let new =
            INSTRUMENT.item_indices().filter(in_scope).filter(|item| !INSTRUMENT.item(*item).quick).count();
        s.facts.is_quick() && s.counts("n", new)
    }),
    ("texts.warnings.coverageLow", |s| {
        let counted = s.facts.count(s.facts.asked());
        counted.answered * 4 < counted.applicable() * 3
    }),
    ("texts.warnings.indicative", |s| {
        // "Some parts have only one question."
        let parts = dimensions::all().map(|id| s.facts.items_of(id).len());
        s.facts.is_quick() && parts.into_iter().any(|items| items == 1)
    }),
    ("texts.warnings.levelProvisional", |s| s.facts.at_least_with(0) != s.facts.at_least_with(4)),
    ("result_tier", |s| s.is("level", s.level()) && s.is("name", s.name())),
    ("chart_pyramid_title", |s| {
        let is_reached = s.facts.reached().is_some_and(|reached| s.is("level", reached));
        is_reached && s.is("top", 5) && names_pyramid(s)
    }),
    ("chart_pyramid_title_unknown", |s| s.facts.reached().is_none() && names_pyramid(s)),
    ("chart_pyramid_tier", |s| s.is("name", s.name()) && s.shows_score("score", s.dimension())),
    ("result_pyramid_blocked", |s| {
        s.facts.next == Some(s.level()) && s.facts.test(s.level()) == Outcome::Failed
    }),
    ("result_pyramid_waiting", |s| {
        let waits = s.facts.next.is_some_and(|next| s.level() > next);
        waits && s.facts.test(s.level()) != Outcome::NotApplicable
    }),
    ("result_pyramid_hatched", |s| {
        let above = s.facts.next.map_or(6, |next| next + 1);
        (above..=5).any(|level| s.facts.test(level) != Outcome::NotApplicable)
    }),
    ("result_pyramid_norm", |s| {
        // The step below the highest of the practices, which all levels ask for.
        let level = INSTRUMENT.item_indices().find(|item| INSTRUMENT.item(*item).dimension.level().is_some());
        let label = level.map(|item| s.label(item, 3));
        s.is_threshold("threshold") && s.is("points", 75) && label.is_some_and(|label| s.is("step", label))
    }),
    ("result_scores_norm", |s| s.is_threshold("threshold")),
    ("result_pyramid_no_shame", |s| {
        s.facts.next.is_some() && s.is("top", 5) && s.is("less", 3) && s.is("more", 4)
    }),
    ("result_pyramid_unsupported", |s| {
        let (level, below) = (s.count("level"), s.count("below"));
        let passed = u8::try_from(level).is_ok_and(|level| s.facts.test(level) == Outcome::Passed);
        passed && level > below && s.facts.next.is_some_and(|next| u64::from(next) == below)
    }),
    ("texts.levelTests.passed", |s| s.facts.test(s.level()) == Outcome::Passed),
    ("texts.levelTests.unknown", |s| s.facts.test(s.level()) == Outcome::Unknown),
    ("texts.levelTests.notApplicable", |s| s.facts.test(s.level()) == Outcome::NotApplicable),
    ("about_need", |s| {
        let need = INSTRUMENT.dimension(s.dimension()).maslow;
        need.is_some_and(|need| s.is("need", need.get(s.lang)))
    }),
    ("result_house_title", |s| (2..=5).any(|level| is_higher_above(s.facts, level))),
    ("texts.warnings.houseOfCards", |s| is_higher_above(s.facts, s.level())),
    ("result_blockers_score", |s| {
        let score = s.facts.score(s.dimension());
        let short = score.is_some_and(|score| !at_least(score, s.facts.threshold));
        let names = s.is("level", s.level()) && s.is("name", s.name()) && s.is_threshold("threshold");
        short && names && s.shows_score("score", s.dimension())
    }),
    ("texts.levelReasons.score", |s| score_is_below(s) && s.is_threshold("threshold")),
    ("texts.levelReasons.core", |s| {
        core_items(s, |answer| answer.and_then(Answer::step).is_some_and(|step| step < 2))
    }),
    ("texts.levelReasons.coverage", |s| s.facts.is_insufficient(s.dimension())),
    ("texts.levelReasons.coreOpen", |s| core_items(s, is_open)),
    ("texts.levelReasons.openAnswers", |s| {
        let with = |step| s.facts.score_with(s.dimension(), step).unwrap();
        let decides = at_least(with(4), s.facts.threshold) && !at_least(with(2), s.facts.threshold);
        decides && s.facts.count_of(s.dimension()).open() > 0 && s.is_threshold("threshold")
    }),
    ("result_blockers_ladder", |s| {
        let Some(raise) = s.facts.raise(s.item()) else { return false };
        let is_now =
            s.is("now", s.label(raise.item, raise.from)) && s.facts.step(raise.item) == Some(raise.from);
        holds_back(s) && is_now && s.is("needed", s.label(raise.item, raise.to))
    }),
    ("result_blockers_now", |s| match s.about {
        About::Rung(item, step) => holds_back(s) && s.facts.step(item) == Some(step),
        _ => false,
    }),
    ("result_blockers_needed", |s| match s.about {
        About::Rung(item, step) => s.facts.raise(item).is_some_and(|raise| raise.to == step),
        _ => false,
    }),
    // Beside the reason: a key question is below "partly", and the tier does not count, whatever the rest.
    ("result_blockers_core", |s| {
        let is_low = |answer: Option<Answer>| answer.and_then(Answer::step).is_some_and(|step| step < 2);
        core_items(s, is_low) && s.facts.test(s.level()) == Outcome::Failed
    }),
    ("result_blockers_key", |s| {
        let is_low = s.facts.step(s.item()).is_some_and(|step| step < 2);
        INSTRUMENT.item(s.item()).core && is_low && holds_back(s)
    }),
    ("result_blockers_none", |s| s.facts.next.is_none() && stands_on(s.facts, 5)),
    ("result_blockers_all", |s| s.counts_listed("n")),
];
