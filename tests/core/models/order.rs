//! Answers on different scales: which is the weakest, and how many ways up are told.

use serde_json::json;
use social_business_scan::core::{
    answers::{Answer, AnswerSheet},
    instrument::{Instrument, ItemIndex, Mode},
    score::{equally_cheap, raised, score},
};

use super::{MODELS, all_at, model};
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

#[test]
fn of_more_equally_cheap_ways_than_anybody_can_choose_from_the_first_are_told() {
    let mut json = MODELS[4].json();
    let point = |step: usize| json!({ "label": { "en": format!("step {step}") } });
    json["scales"]["s2"]["points"] = (0..7).map(point).collect();
    let model = Instrument::from_value(&json).unwrap();
    let sheet = all_at(&model, Mode::Full, 0.0);
    let way = score(&model, &sheet).way_up.unwrap();

    let ways = equally_cheap(&model, &sheet, &way);

    // One item goes up to 3 at least, and 21 of 30 steps are needed: there are 529.
    assert_eq!((way.target, way.steps, ways.len()), (1, 21, 400));
    assert!(ways.contains(&way.items));
    for raises in &ways {
        let answers = raised(&sheet.answers, raises);
        assert_eq!(raises.iter().map(|raise| u32::from(raise.to - raise.from)).sum::<u32>(), way.steps);
        assert!(score(&model, &AnswerSheet { answers, ..sheet.clone() }).level.at_least >= way.target);
    }
    let steps = |place: usize| {
        let answers = raised(&sheet.answers, &ways[place]);
        model.item_indices().map(move |item| answers.get(item).and_then(Answer::step)).collect::<Vec<_>>()
    };
    // The ones that raise earlier items more come first, and none is there twice.
    let in_order: Vec<_> = (0..ways.len()).map(steps).collect();
    assert!(in_order.windows(2).all(|pair| pair[0] > pair[1]));
}
