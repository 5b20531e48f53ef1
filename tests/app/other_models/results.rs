//! What a result of a model of the family says: answers on different scales in the order of their scores, and no note without words.

use social_business_scan::{
    core::{
        answers::AnswerSheet,
        instrument::{DimensionId, Instrument, ItemIndex, Lang, Mode},
        score::score,
        section::Scope,
    },
    i18n::strings,
    report::{ReportPresenter, ResultPage, read, scores::score_breakdown::Behind},
};

use crate::{parser_properties::models::MODELS, support::sheets::step};

fn named(id: &str) -> Instrument {
    MODELS.iter().find(|model| model.id == id).unwrap().instrument()
}

/// Three levels of twelve items, in turn on seven and on four points.
fn model() -> Instrument {
    named("long-levels")
}

fn first_level(model: &Instrument) -> (DimensionId, Vec<ItemIndex>) {
    let level = model.level(1).unwrap();
    (level, model.items_of(level).iter().map(|(item, _)| *item).collect())
}

/// All at the top, but for the first level.
fn sheet(model: &Instrument, answer: impl Fn(usize, u8) -> u8) -> AnswerSheet {
    let mut sheet = AnswerSheet::new(Mode::Full);
    let (_, of_first) = first_level(model);
    for item in model.item_indices() {
        let place = of_first.iter().position(|other| *other == item);
        let top = model.top_step(item);
        sheet.answers.set(item, Some(step(place.map_or(top, |place| answer(place, top)))));
    }
    sheet
}

fn presented<T>(model: &Instrument, sheet: &AnswerSheet, look: impl FnOnce(ReportPresenter<'_>) -> T) -> T {
    let (report, lang) = (&score(model, sheet), Lang::En);
    look(ReportPresenter {
        instrument: model,
        report,
        sheet,
        scope: Scope::Whole,
        lang,
        strings: strings(lang),
    })
}

fn points(model: &Instrument, sheet: &AnswerSheet, item: ItemIndex) -> u32 {
    let step = sheet.answers.get(item).unwrap().step().unwrap();
    (model.scale_of(model.item(item)).score(step) * 1000.0) as u32
}

#[test]
fn the_way_up_and_what_holds_back_begin_with_the_lowest_score() {
    let model = model();
    // 50 points of seven steps, and two thirds of 100 of four: the lower score is the higher step.
    let sheet = sheet(&model, |_, top| if top == 6 { 3 } else { 1 + u8::from(top == 3) });
    let page: ResultPage = presented(&model, &sheet, read);

    let of_way: Vec<u32> =
        page.way_up.unwrap().changes.iter().map(|change| points(&model, &sheet, change.item)).collect();
    let blockers = page.blockers.unwrap();
    let of_stop: Vec<u32> = blockers
        .stop
        .unwrap()
        .blockers
        .iter()
        .map(|blocker| points(&model, &sheet, blocker.link.item))
        .collect();

    for found in [of_way, of_stop] {
        assert!(found.is_sorted() && found.first() < found.last(), "{found:?}");
    }
}

#[test]
fn the_answers_behind_a_score_begin_with_the_furthest_from_it() {
    let model = model();
    // Two low ones on each scale, and the rest at the top, which is 6 or 3.
    let sheet = sheet(&model, |place, top| match (place, top) {
        (0 | 2, 6) => 3,
        (1 | 3, 3) => 2,
        _ => top,
    });

    let levels = presented(&model, &sheet, read).scores.levels.unwrap();
    let (level, _) = first_level(&model);
    let row = levels.rows.into_iter().find(|row| row.dimension == Some(level)).unwrap();
    let breakdown = row.breakdown.unwrap();

    let [down, up] = breakdown.pulls.as_slice() else { panic!("{breakdown:?}") };
    let of = |items: &[Behind]| -> Vec<u32> {
        items.iter().map(|behind| points(&model, &sheet, behind.link.item)).collect()
    };
    assert_eq!(of(&down.items), [50_000, 50_000, 66_666, 66_666]);
    // Equal ones stay in item order.
    let up: Vec<usize> = up.items.iter().map(|behind| behind.link.item.position()).collect();
    assert_eq!(up, [4, 5, 6, 7, 8, 9, 10, 11]);
}

/// Levels that are not gated may come without a text about the score of all of them.
#[test]
fn a_number_about_which_nothing_is_said_has_no_note() {
    let model = named("by-themselves");

    let overall = presented(&model, &sheet(&model, |_, _| 1), read).scores.overall.unwrap();

    assert!(model.texts.pyramid.is_empty());
    assert_eq!(overall.rows.iter().map(|row| row.note.as_deref()).collect::<Vec<_>>(), [None]);
}
