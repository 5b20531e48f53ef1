//! Answers on different scales: which is the weakest.

use social_business_scan::core::{
    instrument::{ItemIndex, Mode},
    score::score,
};

use super::{all_at, model};
use crate::support::sheets::step;

#[test]
fn what_holds_back_begins_with_the_lowest_score_whatever_the_scale() {
    let model = model("long-levels");
    let mut sheet = all_at(model, Mode::Full, 1.0);
    // 50 points of seven steps, and two thirds of 100 of four: the lower score is the higher step.
    let answers: Vec<ItemIndex> =
        model.items_of(model.level(1).unwrap()).iter().map(|(item, _)| *item).collect();
    for item in &answers {
        sheet.answers.set(*item, Some(step(if model.top_step(*item) == 6 { 3 } else { 2 })));
    }

    let found = score(model, &sheet).limiting.unwrap().answers;

    let is_long = |item: &&ItemIndex| model.top_step(**item) == 6;
    let expected: Vec<ItemIndex> =
        answers.iter().filter(is_long).chain(answers.iter().filter(|item| !is_long(item))).copied().collect();
    assert_eq!(found, expected);
}
