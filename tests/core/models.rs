//! Models of format 2 with other groups and scales than Social Business: they are read, scored, kept and compared by the same
//! rules.

mod order;
mod properties;
mod rules;

use std::sync::LazyLock;

use proptest::prelude::*;
use serde_json::{Value, json};
use social_business_scan::core::{
    answer_file,
    answers::{Answer, AnswerSheet},
    compare::{ANSWER_NOISE, compare},
    instrument::{DimensionId, IndexRule, Instrument, Mode, Role},
    score::{DimensionScore, Index, NoWayUp, ScoreReport, result_file::ResultFile, score},
    section::{Asks, Scope, Section, sections},
};

use crate::{
    family::{MODELS, Model},
    support::{
        self, EPSILON,
        sheets::{any_sheet, step, written},
    },
};

static ALL: LazyLock<Vec<Instrument>> = LazyLock::new(|| MODELS.iter().map(Model::instrument).collect());

fn model(id: &str) -> &'static Instrument {
    ALL.iter().find(|model| model.id == id).unwrap()
}

fn of_a_model() -> impl Strategy<Value = (&'static Instrument, AnswerSheet)> {
    (0..MODELS.len()).prop_flat_map(|place| {
        let model = &ALL[place];
        any_sheet(model).prop_map(move |sheet| (model, sheet))
    })
}

/// Every item answered with the share of its scale that is next to this one.
fn all_at(instrument: &Instrument, mode: Mode, share: f64) -> AnswerSheet {
    let mut sheet = AnswerSheet::new(mode);
    for item in instrument.in_mode(mode) {
        let top = f64::from(instrument.top_step(item));
        sheet.answers.set(item, Some(step((share * top).round() as u8)));
    }
    sheet
}

fn indices(report: &ScoreReport) -> Vec<Index> {
    let groups = report.groups.iter().map(|score| score.index);
    let named =
        [report.three_p.index, report.values, report.culture, report.pyramid.index, report.position.index];
    let of_dimension = |(_, score): (DimensionId, &DimensionScore)| Index {
        score: score.score,
        low: score.low,
        high: score.high,
    };
    groups.chain(named).chain(report.dimensions.iter().map(of_dimension)).collect()
}

#[test]
fn each_model_is_read_without_a_fault_or_a_doubtful_key() {
    for model in &MODELS {
        let (read, odd) = Instrument::with_odd_keys(&model.json());
        assert_eq!((read.err(), odd), (None, Vec::new()), "{}", model.id);
    }
}

#[test]
fn the_highest_answers_make_100_and_the_top_level_the_lowest_0_and_none() {
    for model in ALL.iter() {
        for (mode, share) in [(Mode::Full, 1.0), (Mode::Quick, 1.0), (Mode::Full, 0.0), (Mode::Quick, 0.0)] {
            let report = score(model, &all_at(model, mode, share));
            let level = if share > 0.0 { model.top_level() } else { 0 };

            let there: Vec<f64> = indices(&report).iter().filter_map(|index| index.score).collect();
            assert!(there.iter().all(|score| *score == 100.0 * share), "{}: {there:?}", model.id);
            assert!(there.len() >= model.dimensions.len());
            assert_eq!(report.level.reached, model.has(Role::Levels).then_some(level), "{}", model.id);
        }
    }
}

#[test]
fn what_a_model_does_not_have_has_no_result_and_no_page() {
    for model in ALL.iter() {
        let report = score(model, &all_at(model, Mode::Full, 1.0));
        let has = |role| model.has(role);

        assert_eq!(report.three_p.balance.is_some(), has(Role::Profile), "{}", model.id);
        assert_eq!(report.three_p.weakest.is_empty(), !has(Role::Profile));
        assert_eq!(report.values.score.is_some(), has(Role::Bars));
        assert_eq!(report.pyramid.index.score.is_some(), has(Role::Levels));
        assert_eq!(report.culture.score.is_some(), model.indices.culture.is_some());
        assert_eq!(report.position.quadrant.is_some(), model.indices.position.is_some());
        let no_way = if has(Role::Levels) { NoWayUp::TopLevel } else { NoWayUp::NoLevels };
        assert_eq!(report.way_up, Err(no_way));
        assert_eq!((report.ratio, report.org_model, report.warnings), (None, None, Vec::new()));
        let asks = |mode| sections(model, mode, Scope::Whole).map(Section::asks).collect::<Vec<_>>();
        assert!(
            !asks(Mode::Full).contains(&Asks::Organisation) && Section::find(model, "organisation").is_none()
        );
        assert_eq!(asks(Mode::Quick).len(), model.groups.len());
    }
    let empty = score(model("bars-only"), &AnswerSheet::new(Mode::Full));
    assert_eq!((empty.level.reached, empty.level.next, empty.level.max), (None, None, 0));
    assert_eq!(empty.warnings, []);
}

#[test]
fn each_group_of_bars_has_its_own_index_and_a_plain_one_none() {
    let model = model("many-groups");
    let mut sheet = all_at(model, Mode::Full, 1.0);
    for item in model.item_indices().filter(|item| model.item(*item).dimension.key().starts_with("second")) {
        sheet.answers.set(item, Some(step(0)));
    }

    let report = score(model, &sheet);
    let result = serde_json::to_value(ResultFile { instrument: model, report: &report }).unwrap();

    let of = |key: &str| report.groups.iter().find(|score| score.group.key == key).unwrap().index.score;
    assert_eq!(["first", "second", "third", "list"].map(of), [Some(100.0), Some(0.0), Some(100.0), None]);
    assert_eq!((report.values.score, report.culture.score), (Some(100.0), Some(100.0)));
    assert_eq!(
        result["groups"][1],
        json!({"key": "second", "role": "bars", "score": 0.0, "low": 0.0, "high": 0.0})
    );
    assert_eq!((result["groups"].as_array().unwrap().len(), &result["wayUpReason"]), (6, &json!("topLevel")));
    let built_in = support::instrument();
    assert_eq!(support::result(&built_in, &AnswerSheet::new(Mode::Full)).get("groups"), None);
}

#[test]
fn levels_by_themselves_reach_the_highest_that_is_passed() {
    let model = model("by-themselves");
    let sheet = |shares: [Option<f64>; 3]| {
        let mut sheet = AnswerSheet::new(Mode::Full);
        for item in model.item_indices() {
            let level = model.item(item).dimension.level();
            let share = level.and_then(|level| shares[usize::from(level) - 1]);
            sheet.answers.set(item, share.map(|share| step((share * 3.0) as u8)));
        }
        sheet
    };
    let level = |shares| score(model, &sheet(shares)).level;

    let top = level([Some(0.0), Some(0.0), Some(1.0)]);
    assert_eq!((top.reached, top.next, top.progress), (Some(3), None, Some(3.0)));
    let middle = level([Some(0.0), Some(1.0), Some(0.0)]);
    assert_eq!((middle.reached, middle.next), (Some(2), Some(3)));
    let none = level([Some(0.0); 3]);
    assert_eq!((none.reached, none.next), (Some(0), Some(1)));
    // What is open above may be reached, and that is said; what is below does not matter.
    let open = level([None, Some(1.0), None]);
    assert_eq!((open.reached, open.at_least, open.next, open.max), (None, 2, Some(3), 3));
    assert_eq!(level([None, None, Some(1.0)]).reached, Some(3));

    let report = score(model, &sheet([Some(0.0), Some(0.5), Some(1.0)]));
    assert_eq!(report.pyramid.unsupported, [Some(0.0); 3]);
    let scores: Vec<f64> = report.pyramid.supported.iter().flatten().copied().collect();
    assert_eq!(report.pyramid.index.score, Some(scores.iter().sum::<f64>() / 3.0));
}

#[test]
fn a_scale_says_where_a_core_item_fails_and_what_open_items_count_as() {
    for (points, core_min, open) in [(2, 1, 0), (3, 1, 1), (4, 2, 1), (5, 2, 2), (6, 3, 2), (7, 3, 3)] {
        let scale =
            ALL.iter().flat_map(|model| &model.scales).find(|scale| scale.points.len() == points).unwrap();
        assert_eq!((scale.core_min, scale.open_counts_as), (core_min, open), "{points}");
        assert_eq!(scale.score(scale.top()), 100.0);
    }
    let mut json = MODELS[3].json();
    json["scales"]["s7"]["coreMin"] = json!(6);
    json["parameters"] = json!({ "openCountsAs": 0 });
    let scale = &Instrument::from_value(&json).unwrap().scales[0];
    assert_eq!((scale.core_min, scale.open_counts_as), (6, 0));
}

#[test]
fn an_item_counts_as_often_as_its_weight_says() {
    let mut json = MODELS[0].json();
    let items = json["items"].as_array_mut().unwrap();
    let own = items[0]["dimension"].clone();
    let others: Vec<usize> = (1..items.len()).filter(|place| items[*place]["dimension"] == own).collect();
    items[0]["loads"] = json!({ own.as_str().unwrap(): 2.5 });
    for place in &others {
        items[*place]["loads"] = json!({ own.as_str().unwrap(): 1 });
    }
    let model = Instrument::from_value(&json).unwrap();
    let id = model.item(model.item_indices().next().unwrap()).dimension;
    let mut sheet = all_at(&model, Mode::Full, 0.0);
    let first = model.item_indices().next().unwrap();
    sheet.answers.set(first, Some(step(model.top_step(first))));

    let report = score(&model, &sheet);

    let expected = 100.0 * 2.5 / (2.5 + others.len() as f64);
    assert!(
        (report.dimensions.get(id).score.unwrap() - expected).abs() < EPSILON,
        "{:?}",
        report.dimensions.get(id)
    );
}

#[test]
fn a_step_above_the_scale_of_its_item_is_no_answer() {
    for model in ALL.iter() {
        for item in model.item_indices() {
            let id = &model.item(item).id;
            let mut file = written(model, &AnswerSheet::new(Mode::Full));
            let top = model.top_step(item);
            file["answers"][id] = json!(top);
            assert!(answer_file::from_value(model, &file).is_ok());
            file["answers"][id] = json!(top + 1);
            let error = answer_file::from_value(model, &file).unwrap_err();
            assert_eq!(
                (error.to_string(), error.item.as_ref()),
                (format!("BAD_ANSWER at item {id}"), Some(id))
            );
        }
    }
}

#[test]
fn an_unscored_answer_that_is_not_asked_for_is_refused() {
    let model = model("bars-only");
    for (key, value, code) in [
        ("orgModel", json!("holistic"), "UNKNOWN_ORG_MODEL"),
        ("employees", json!(3), "EMPLOYEES_INVALID"),
        ("publishers", json!("DK"), "PUBLISHERS_INVALID"),
    ] {
        let mut file = written(model, &AnswerSheet::new(Mode::Full));
        file[key] = value;
        assert_eq!(answer_file::from_value(model, &file).unwrap_err().to_string(), code);
    }
}

#[test]
fn a_difference_is_larger_than_chance_by_the_steps_of_its_scale() {
    let margin = |model: &Instrument, id: &str| {
        let (before, after) = (all_at(model, Mode::Full, 0.0), all_at(model, Mode::Full, 1.0));
        let change = compare(model, &before, &after).unwrap();
        change.dimension(model.find_dimension(id).unwrap()).change.unwrap()
    };
    // Four items of two points: half a step is 50 points.
    let change = margin(model("yes-or-no"), "stages.1");
    let expected = std::f64::consts::SQRT_2 * ANSWER_NOISE * 4.0 / 5.0_f64.sqrt();
    assert!((change.margin - expected).abs() < EPSILON && change.delta == 100.0, "{change:?}");
    // Three of seven: half a step is a twelfth of 100.
    let change = margin(model("seven-tiers"), "tiers.1");
    assert!((change.margin - 1.96 * (100.0 / 12.0) * (2.0_f64 / 3.0).sqrt()).abs() < EPSILON, "{change:?}");
}

#[test]
fn the_indices_over_several_groups_follow_the_rule_that_the_file_names() {
    for (rule, weights, expected) in [
        (IndexRule::Mean, None, 200.0 / 3.0),
        (IndexRule::Mean, Some(json!({ "first": 2, "profile": 0.5, "third": 1.5 })), 62.5),
        (IndexRule::Minimum, None, 0.0),
        (IndexRule::WeakestWeightedMean, None, 100.0 / 3.0),
    ] {
        let mut json = MODELS[8].json();
        json["indices"]["culture"]["rule"] = json!(rule);
        if let Some(weights) = weights {
            json["indices"]["culture"]["weights"] = weights;
        }
        let model = Instrument::from_value(&json).unwrap();
        let mut sheet = all_at(&model, Mode::Full, 1.0);
        for item in model.item_indices().filter(|item| model.item(*item).dimension.key().starts_with("third"))
        {
            sheet.answers.set(item, Some(step(0)));
        }

        let report = score(&model, &sheet);

        let culture = report.culture.score.unwrap();
        assert!((culture - expected).abs() < EPSILON, "{rule:?}: {culture}");
        let position = (culture + 100.0 + culture) / 3.0;
        assert!((report.position.index.score.unwrap() - position).abs() < EPSILON);
    }
}

#[test]
fn the_least_file_of_the_documentation_works() {
    let page = include_str!("../../docs/instrument.md");
    let (_, json) = page.split_once("```json\n").unwrap();
    let json: Value = serde_json::from_str(json.split_once("```").unwrap().0).unwrap();

    let (read, odd) = Instrument::with_odd_keys(&json);
    let model = read.unwrap();
    let report = score(&model, &all_at(&model, Mode::Full, 1.0));

    assert_eq!((odd, report.values.score, model.offers_quick()), (Vec::new(), Some(100.0), false));
    let p = &model.parameters;
    assert_eq!((p.threshold, p.threshold_min, p.threshold_max, p.band_low), (70.0, 60.0, 80.0, 50.0));
    let built_in = support::instrument().parameters;
    assert_eq!(*p, built_in, "what the page says of Social Business");
}

#[test]
fn a_core_item_has_advice_and_null_is_none() {
    let mut json = MODELS[0].json();
    let items = json["items"].as_array_mut().unwrap();
    let core = items.iter().position(|item| item["core"] == json!(true)).unwrap();
    items[core]["advice"] = Value::Null;

    let faults = Instrument::from_value(&json).unwrap_err();

    let told: Vec<String> = faults.iter().map(ToString::to_string).collect();
    assert!(
        told[0].starts_with(&format!("items[{core}].advice: expected an object, found null")),
        "{told:?}"
    );
}

#[test]
fn an_answer_fits_an_item_by_its_scale() {
    let model = model("traffic-light");
    let item = model.item_indices().next().unwrap();

    let fits = ["0", "2", "3", "6", "NA", "DK"].map(|key| Answer::from_key(key).unwrap().fits(model, item));

    assert_eq!((fits, Answer::from_key("7")), ([true, true, false, false, true, true], None));
}
