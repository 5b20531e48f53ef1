//! All ways up that cost as many steps as the cheapest one (scoring.md section 5).

use super::{Context, Raise, Tolerance, WayUp};
use crate::core::{
    answers::{Answer, AnswerSheet, Answers, Step},
    instrument::{Instrument, ItemIndex},
};

/// The most ways that are told: from more nobody can choose. Five items of five steps have at most 381.
const MOST_FOUND: usize = 400;

/// The sets of raises of the level that `way` leads to that cost as many steps and make it pass, `way` among them, and the
/// ones that raise earlier items more first: all of them, up to 400. Only `way` where a level has too many items to try them.
///
/// `sheet` is the one that `way` was computed from.
#[must_use]
pub fn equally_cheap(instrument: &Instrument, sheet: &AnswerSheet, way: &WayUp) -> Vec<Vec<Raise>> {
    let context = Context {
        instrument,
        mode: sheet.mode,
        answers: &sheet.answers,
        threshold: sheet.threshold(instrument),
        tolerance: Tolerance(instrument.parameters.epsilon),
    };
    let Some(id) = instrument.level(way.target) else { return Vec::new() };
    let items = context.level_items(id);
    let answered: Vec<(ItemIndex, u8)> =
        items.filter_map(|item| Some((item, sheet.answers.get(item)?.step()?))).collect();
    // More than can be tried are more than anybody can choose from.
    if context.vectors(&answered) > super::bottleneck::MOST_VECTORS {
        return vec![way.items.clone()];
    }
    let mut found = Vec::new();
    spread(instrument, &answered, way.steps, &mut Vec::new(), &mut found);
    let leads_there =
        |raises: &Vec<Raise>| context.at_least_with(&raised(&sheet.answers, raises)) >= way.target;
    let mut found: Vec<Vec<Raise>> = found.into_iter().filter(leads_there).take(MOST_FOUND).collect();
    // It comes behind the ones that are told.
    if found.len() == MOST_FOUND && !found.contains(&way.items) {
        found.pop();
        found.push(way.items.clone());
    }
    found
}

/// These answers after some of them went up.
#[must_use]
pub fn raised(answers: &Answers, raises: &[Raise]) -> Answers {
    let mut answers = answers.clone();
    for raise in raises {
        answers.set(raise.item, Step::new(raise.to).map(Answer::Step));
    }
    answers
}

/// All ways to spread some steps over the answers, in item order.
fn spread(
    instrument: &Instrument,
    answered: &[(ItemIndex, u8)],
    steps: u32,
    so_far: &mut Vec<Raise>,
    found: &mut Vec<Vec<Raise>>,
) {
    if steps == 0 {
        found.push(so_far.clone());
        return;
    }
    let Some(((item, from), rest)) = answered.split_first() else { return };
    let room = instrument.top_step(*item).saturating_sub(*from);
    for raise in (0..=room).rev().filter(|raise| u32::from(*raise) <= steps) {
        if raise > 0 {
            so_far.push(Raise { item: *item, from: *from, to: from.saturating_add(raise) });
        }
        spread(instrument, rest, steps.saturating_sub(u32::from(raise)), so_far, found);
        if raise > 0 {
            so_far.pop();
        }
    }
}
