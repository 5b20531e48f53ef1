//! Models of format 2 with other groups and scales than Social Business: they are read, scored, kept and compared by the same
//! rules.

use std::sync::LazyLock;

use proptest::{prelude::*, sample::Index as Place};
use serde_json::{Value, json};
use social_business_scan::{
    core::{
        answer_file,
        answers::{Answer, AnswerSheet},
        compare::{ANSWER_NOISE, ComparisonFile, compare},
        instrument::{DimensionId, IndexRule, Instrument, ItemIndex, Lang, LevelTest, Mode, Role},
        result_code::{decode, encode},
        score::{Index, NoWayUp, Raise, ScoreReport, equally_cheap, raised, result_file::ResultFile, score},
        section::{Asks, Scope, Section, sections},
        team::{TeamFile, counts_file, team, team_outcome},
    },
    export::result::csv,
    i18n::strings,
    import::team::FileReader,
    plan::target::Target,
    report::ReportPresenter,
    storage::envelope::{Content, Saved, read},
};

use crate::{
    family::{MODELS, Model},
    support::{
        self, EPSILON,
        sheets::{any_sheet, sheet_of, step, written},
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
    let of_dimension = |(_, score): (DimensionId, &social_business_scan::core::score::DimensionScore)| {
        Index { score: score.score, low: score.low, high: score.high }
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
    for item in model.indices().filter(|item| model.item(*item).dimension.key().starts_with("second")) {
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
        for item in model.indices() {
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
fn a_step_above_the_scale_of_its_item_is_no_answer() {
    for model in ALL.iter() {
        for item in model.indices() {
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
        for item in model.indices().filter(|item| model.item(*item).dimension.key().starts_with("third")) {
            sheet.answers.set(item, Some(step(0)));
        }

        let report = score(&model, &sheet);

        let culture = report.culture.score.unwrap();
        assert!((culture - expected).abs() < EPSILON, "{rule:?}: {culture}");
        let position = (culture + 100.0 + culture) / 3.0;
        assert!((report.position.index.score.unwrap() - position).abs() < EPSILON);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn scores_lie_in_their_range_and_levels_among_the_levels((model, sheet) in of_a_model()) {
        let report = score(model, &sheet);

        for index in indices(&report) {
            let all = [index.low, index.score, index.high].map(|score| score.unwrap_or(50.0));
            prop_assert!(all.iter().all(|score| (-EPSILON..=100.0 + EPSILON).contains(score)), "{index:?}");
            if let (Some(low), Some(high)) = (index.low, index.high) {
                let score = index.score.unwrap_or(low);
                prop_assert!(low <= score + EPSILON && score <= high + EPSILON, "{index:?}");
            }
        }
        let (level, top) = (&report.level, model.top_level());
        prop_assert!(level.min <= level.at_least && level.at_least <= level.max && level.max <= top);
        prop_assert!(level.reached.is_none_or(|reached| reached == level.at_least));
        prop_assert!(level.next.is_none_or(|next| next > level.at_least && next <= top));
        prop_assert!(level.progress.is_none_or(|progress| (0.0..=f64::from(top)).contains(&progress)));
        let file = ResultFile { instrument: model, report: &report };
        let text = serde_json::to_string(&file).unwrap();
        prop_assert!(!text.contains("NaN") && !text.contains("inf"));
    }

    #[test]
    fn raising_an_answer_lowers_no_score_and_no_level((model, sheet) in of_a_model(), place in any::<Place>()) {
        let lower: Vec<(ItemIndex, u8)> = model
            .in_mode(sheet.mode)
            .filter_map(|item| Some((item, sheet.answers.get(item)?.step()?)))
            .filter(|(item, from)| *from < model.top_step(*item))
            .collect();
        let Some((item, from)) = lower.get(place.index(lower.len().max(1))) else { return Ok(()) };
        let mut raised = sheet.clone();
        raised.answers.set(*item, Some(step(from + 1)));

        let (before, after) = (score(model, &sheet), score(model, &raised));

        for (before, after) in indices(&before).into_iter().zip(indices(&after)) {
            for (before, after) in [(before.low, after.low), (before.score, after.score), (before.high, after.high)] {
                prop_assert_eq!(before.is_some(), after.is_some());
                prop_assert!(before.zip(after).is_none_or(|(before, after)| after >= before - EPSILON));
            }
        }
        prop_assert!(before.level.at_least <= after.level.at_least);
        prop_assert!(before.level.min <= after.level.min && before.level.max <= after.level.max);
    }

    #[test]
    fn a_way_up_leads_to_the_next_level((model, sheet) in of_a_model()) {
        let report = score(model, &sheet);
        let Ok(way) = report.way_up else { return Ok(()) };

        let target = model.level(way.target).unwrap();
        let fits = |raise: &Raise| {
            raise.to <= model.top_step(raise.item) && model.item(raise.item).weight_on(target).is_some()
        };
        prop_assert!(way.items.iter().all(fits));
        let answers = raised(&sheet.answers, &way.items);
        let after = score(model, &AnswerSheet { answers, ..sheet.clone() }).level;
        prop_assert!(after.at_least >= way.target && after.at_least == way.reaches);
        prop_assert_eq!(after.tests[usize::from(way.target) - 1].test, LevelTest::Passed);
        prop_assert!(equally_cheap(model, &sheet, &way).contains(&way.items));
    }

    #[test]
    fn what_was_answered_comes_back_from_every_form((model, sheet) in of_a_model()) {
        prop_assert_eq!(answer_file::from_value(model, &written(model, &sheet)), Ok(sheet.clone()));
        let without = AnswerSheet { threshold: None, ..sheet.clone() };
        let code = encode(model, &without);
        prop_assert_eq!(decode(model, &code), Ok(without.clone()));

        let saved = Saved::from_sheet(without.clone());
        prop_assert_eq!(read(model, &saved.to_text(model)), Content::Saved(Box::new(saved)));

        let report = score(model, &sheet);
        let (lang, scope) = (Lang::En, Scope::Whole);
        let presenter = ReportPresenter { instrument: model, report: &report, sheet: &sheet, scope, lang, strings: strings(lang) };
        let table = csv::table(presenter, &Target::default());
        let chat = format!("Ann: {code}\nBob: here is mine\n> {code}");
        for (text, members) in [(table, 1), (chat, 2)] {
            let mut reader = FileReader::default();
            let mut records = reader.feed(model, text.as_bytes());
            records.extend(reader.finish(model));
            prop_assert_eq!(records.len(), members, "{}", text);
            for record in records {
                let member = record.read.map_err(|refused| TestCaseError::fail(format!("{refused:?} {text}")))?;
                prop_assert_eq!(decode(model, &member.code), Ok(without.clone()));
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_team_of_any_model_has_a_report_counts_and_a_change(
        (model, members) in (0..MODELS.len()).prop_flat_map(|place| {
            let members = proptest::collection::vec(sheet_of(&ALL[place], Mode::Full), 5..14);
            members.prop_map(move |members| (&ALL[place], members))
        }),
    ) {
        let members: Vec<AnswerSheet> =
            members.into_iter().map(|sheet| AnswerSheet { threshold: None, ..sheet }).collect();
        let counts = team(model, &members).unwrap();
        let report = counts.report(model);
        let result = report.result.as_ref().unwrap();

        for (id, dimension) in result.dimensions() {
            let scores: Vec<f64> =
                members.iter().filter_map(|sheet| score(model, sheet).dimensions.get(id).score).collect();
            prop_assert_eq!(dimension.n as usize, scores.len());
            let mean = scores.iter().sum::<f64>() / scores.len() as f64;
            prop_assert!(dimension.score.is_none_or(|score| (score - mean).abs() < 1e-9), "{}", id.key());
        }
        for item in &result.items {
            prop_assert!(item.mean.is_none_or(|mean| mean <= f64::from(model.top_step(item.item))));
            prop_assert!(item.rwg.is_none_or(|rwg| (0.0..=1.0).contains(&rwg)));
            prop_assert!(item.spread.groups.is_none_or(|groups| groups.iter().sum::<u64>() == item.n));
        }
        prop_assert_eq!(result.groups.len(), model.groups.len());
        let file = serde_json::to_value(counts_file::CountsFile { instrument: model, counts: &counts }).unwrap();
        let read = counts_file::from_value(model, &file);
        prop_assert_eq!(read.as_ref(), Ok(&counts));
        let file: Value = serde_json::to_value(TeamFile { instrument: model, report: &report }).unwrap();
        prop_assert_eq!(file.get("groups").is_some(), !model.has_one_of_each());
        let outcome = team_outcome(model, &file).unwrap();
        let change = social_business_scan::core::team::change::team_change(model, &outcome, &outcome).unwrap();
        prop_assert_eq!(change.changed, Vec::new());
    }

    #[test]
    fn a_measurement_beside_another_tells_what_changed(
        (model, before, after) in (0..MODELS.len()).prop_flat_map(|place| {
            let pair = (sheet_of(&ALL[place], Mode::Full), sheet_of(&ALL[place], Mode::Full));
            pair.prop_map(move |(before, after)| (&ALL[place], before, after))
        }),
    ) {
        let [before, after] = [before, after].map(|sheet| AnswerSheet { threshold: None, ..sheet });
        let comparison = compare(model, &before, &after).unwrap();

        for (_, difference) in comparison.dimensions() {
            let scores = difference.change.map(|change| [change.before, change.after]);
            prop_assert!(scores.iter().flatten().all(|score| (0.0..=100.0).contains(score)));
        }
        let differs = |item: &ItemIndex| before.answers.get(*item) != after.answers.get(*item);
        prop_assert_eq!(comparison.changed.len(), model.indices().filter(differs).count());
        serde_json::to_string(&ComparisonFile { instrument: model, comparison: &comparison }).unwrap();
    }
}

#[test]
fn an_answer_fits_an_item_by_its_scale() {
    let model = model("traffic-light");
    let item = model.indices().next().unwrap();

    let fits = ["0", "2", "3", "6", "NA", "DK"].map(|key| Answer::from_key(key).unwrap().fits(model, item));

    assert_eq!((fits, Answer::from_key("7")), ([true, true, false, false, true, true], None));
}
