//! The way up, how firm the level is, and what to do first.

use crate::support::dimensions;
use social_business_scan::core::{
    instrument::{Band, ItemIndex, UnitKind},
    score::Raise,
    section::Scope,
};

use super::{
    super::{
        INSTRUMENT,
        facts::{Facts, at_least},
        sentence::{Condition, Sentence},
    },
    About,
};
use crate::support::oracle::{Outcome, climb, items_of_level, test_level};

/// The raise of the way up that a sentence tells of.
fn raise_of(sentence: &Sentence<'_>) -> Option<Raise> {
    let raises = &sentence.facts.way_up()?.items;
    raises.iter().copied().find(|raise| {
        let is_told = sentence.is_short("item", raise.item)
            && sentence.is("now", sentence.label(raise.item, raise.from))
            && sentence.is("needed", sentence.label(raise.item, raise.to));
        is_told && sentence.facts.step(raise.item) == Some(raise.from)
    })
}

fn is_target(sentence: &Sentence<'_>) -> bool {
    let (facts, target) = (sentence.facts, sentence.facts.way_up().unwrap().target);
    sentence.is("level", target) && test_level(&INSTRUMENT, facts.raised(), target) == Outcome::Passed
}

fn target_scores(sentence: &Sentence<'_>) -> bool {
    let target = dimensions::level(sentence.facts.way_up().unwrap().target).unwrap();
    sentence.shows("score", sentence.facts.score_after_the_way_up(target), &sentence.part_cuts())
}

/// The level that the raises of the way up really reach.
fn reaches(facts: &Facts<'_>) -> u8 {
    climb(&INSTRUMENT, facts.raised()).0
}

fn jumps_over_a_passed_tier(sentence: &Sentence<'_>) -> bool {
    let facts = sentence.facts;
    let above = u8::try_from(sentence.count("above")).unwrap();
    let target = facts.way_up().unwrap().target;
    (target + 1..=reaches(facts)).contains(&above)
        && facts.test(above) == Outcome::Passed
        && sentence.shows_score("score", dimensions::level(above).unwrap())
        && sentence.is("to", reaches(facts))
}

/// The steps that a route adds, if its raises make the tier pass.
pub fn steps_of_route(sentence: &Sentence<'_>, route: &str) -> Option<u32> {
    let facts = sentence.facts;
    let target = facts.way_up()?.target;
    let mut rest = route.to_owned();
    let mut raises: Vec<Raise> = Vec::new();
    for item in items_of_level(&INSTRUMENT, facts.sheet.mode, target) {
        let Some(from) = facts.step(item) else { continue };
        for to in from + 1..=4 {
            let change = sentence.change(item, from, to);
            let end = &change[1..];
            if let Some(at) = rest.find(end) {
                rest.replace_range(at..at + end.len(), "");
                raises.push(Raise { item, from, to });
            }
        }
    }
    let sheet = facts.with(&raises)?;
    let passes = test_level(&INSTRUMENT, &sheet, target) == Outcome::Passed;
    // What is left are first letters, commas and "and".
    let is_read = rest.len() <= 12 * raises.len();
    (passes && is_read && !raises.is_empty())
        .then(|| raises.iter().map(|raise| u32::from(raise.to - raise.from)).sum())
}

fn unit_items(facts: &Facts<'_>, unit: usize) -> Vec<ItemIndex> {
    match INSTRUMENT.units[unit].kind {
        UnitKind::Facet(facet) => facts.items_of_facet(facet),
        UnitKind::Dimension(dimension) => {
            let own = |item: &ItemIndex| INSTRUMENT.item(*item).dimension == dimension;
            facts.items_of(dimension).into_iter().map(|(item, _)| item).filter(own).collect()
        }
    }
}

fn unit_level(unit: usize) -> Option<u8> {
    match INSTRUMENT.units[unit].kind {
        UnitKind::Dimension(dimension) => dimension.level(),
        UnitKind::Facet(_) => None,
    }
}

pub const CONDITIONS: &[(&str, Condition)] = &[
    ("result_way_figure", |s| {
        let facts = s.facts;
        facts.reached().is_some_and(|from| s.is("from", from)) && s.is("to", reaches(facts))
    }),
    ("result_way_figure_zero", |s| {
        s.facts.reached().is_none_or(|reached| reached == 0) && s.is("to", reaches(s.facts))
    }),
    ("result_way_answers", |s| s.counts("n", s.facts.way_up().unwrap().items.len())),
    ("result_way_steps", |s| {
        let raises = &s.facts.way_up().unwrap().items;
        s.counts("n", raises.iter().map(|raise| usize::from(raise.to - raise.from)).sum())
    }),
    ("result_way_change", |s| raise_of(s).is_some_and(|raise| raise.item == s.item())),
    ("result_way_then", |s| is_target(s) && target_scores(s)),
    ("result_way_then_passed", is_target),
    ("result_way_jump", |s| {
        s.facts.reached().is_some_and(|from| s.is("from", from)) && jumps_over_a_passed_tier(s)
    }),
    ("result_way_jump_zero", |s| {
        s.facts.reached().is_none_or(|reached| reached == 0) && jumps_over_a_passed_tier(s)
    }),
    // The routes themselves are read one by one.
    ("result_way_others", |s| s.count("n") > 0),
    ("texts.wayUpOpen", |s| {
        // The missing answers decide about the tier, or not even all answers at the top make it pass.
        let next = s.facts.next.unwrap();
        if s.facts.test(next) == Outcome::Unknown {
            return true;
        }
        let items = items_of_level(&INSTRUMENT, s.facts.sheet.mode, next);
        let top = items.into_iter().filter_map(|item| Some(Raise { item, from: s.facts.step(item)?, to: 4 }));
        let raises: Vec<Raise> = top.filter(|raise| raise.from < 4).collect();
        test_level(&INSTRUMENT, &s.facts.with(&raises).unwrap(), next) != Outcome::Passed
    }),
    ("result_firm_title", |s| s.facts.reached().is_some_and(|reached| reached > 0 && s.is("level", reached))),
    ("result_firm_solid", |s| {
        let keeps = |at_least: u8, is_known: bool| at_least == s.facts.at_least && is_known;
        s.facts.reached().is_some()
            && s.facts.lowered_answers().iter().all(|lowered| keeps(lowered.at_least, lowered.is_known))
    }),
    ("result_firm_fragile", |s| s.counts("n", s.facts.fragile().len()) && s.count("n") > 0),
    // {to} and the answers are read by themselves: the level after one of the steps.
    ("result_firm_fall", |s| matches!(s.about, About::Listed(n) if n > 0)),
    ("result_findout_text", |s| s.counts_listed("n") && s.count("n") > 0),
    ("question_check_open", |s| s.counts_listed("n") && s.count("n") > 0),
    ("result_actions_way", |s| s.facts.way_up().is_some() && s.is("level", reaches(s.facts))),
    ("result_actions_questions", |s| {
        let open = s.facts.next.and_then(dimensions::level).map(|next| s.facts.count_of(next).open());
        let all = s.facts.count(s.facts.asked()).open();
        open.is_some_and(|open| open > 0 && (s.counts("n", open) || s.counts("n", all)))
    }),
    ("result_actions_none", |s| {
        let counted = s.facts.count(s.facts.asked());
        counted.answered * 4 < counted.applicable() * 3
    }),
    ("result_actions_top", |s| {
        let can_be_better = |item| s.facts.step(item).is_some_and(|step| step < 4);
        s.facts.next.is_none() && s.facts.asked().any(can_be_better)
    }),
    ("result_actions_top_done", |s| {
        let can_be_better = |item| s.facts.step(item).is_some_and(|step| step < 4);
        s.facts.next.is_none() && !s.facts.asked().any(can_be_better)
    }),
    ("result_actions_culture", |s| s.facts.scope == Scope::CultureOnly),
    ("result_actions_work", |s| {
        let raises = &s.facts.way_up().unwrap().items;
        s.named_items("items").is_some_and(|named| {
            named.len() == raises.len() && raises.iter().all(|raise| named.contains(&raise.item))
        })
    }),
    ("result_actions_work_first", |s| {
        let weakest = s.facts.way_up().unwrap().items.iter().min_by_key(|raise| raise.from);
        weakest.is_some_and(|raise| s.is_short("blocker", raise.item))
    }),
    ("result_actions_also", |s| s.facts.next == Some(s.level())),
    ("recommendations*", |s| {
        let About::Advice(unit, band) = s.about else { return false };
        let level = unit_level(unit);
        if s.facts.scope == Scope::CultureOnly && level.is_some() {
            // The pyramid was not asked: its first tier is the first step.
            return level == Some(1) && band == Band::Low;
        }
        let mean = s.facts.mean_of(unit_items(s.facts, unit));
        let is_of_band = mean.is_some_and(|mean| match band {
            Band::Low => !at_least(mean, 50.0),
            Band::Mid => at_least(mean, 50.0) && !at_least(mean, s.facts.threshold),
            Band::High => at_least(mean, s.facts.threshold),
        });
        is_of_band
            && mean.is_some_and(|mean| mean < 100.0)
            && level.is_none_or(|level| s.facts.next.is_none_or(|next| level <= next))
    }),
    ("result_actions_item", |s| s.is_short("item", s.item())),
    ("itemAdvice*", |s| {
        let About::Item(item) = s.about else { return false };
        s.facts.step(item).is_some_and(|step| step < 4)
    }),
    // Law: true for who the unit is about.
    ("legal*", |s| {
        let About::Advice(unit, _) = s.about else { return false };
        ["PE-A", "L1", "L5"].contains(&INSTRUMENT.units[unit].id.as_str())
    }),
];

impl Sentence<'_> {
    /// One change of a route, without its full stop.
    fn change(&self, item: ItemIndex, from: u8, to: u8) -> String {
        let form = super::super::template::plain(self.lang, "result_way_change").trim_end_matches('.');
        [("item", self.short(item)), ("now", self.label(item, from)), ("needed", self.label(item, to))]
            .iter()
            .fold(form.to_owned(), |text, (place, value)| text.replace(&format!("{{{place}}}"), value))
    }
}
