//! What holds for any answers to any model of the family.

use proptest::{prelude::*, sample::Index as Place};
use serde_json::Value;
use social_business_scan::{
    core::{
        answer_file,
        answers::AnswerSheet,
        compare::{ComparisonFile, compare},
        instrument::{ItemIndex, Lang, LevelTest, Mode},
        result_code::{decode, encode},
        score::{Raise, equally_cheap, raised, result_file::ResultFile, score},
        section::Scope,
        team::{TeamFile, change::team_change, counts_file, team, team_outcome},
    },
    export::result::csv,
    i18n::strings,
    import::team::FileReader,
    plan::target::Target,
    report::ReportPresenter,
    storage::envelope::{Content, Saved, read},
};

use super::{ALL, indices, of_a_model};
use crate::{
    family::MODELS,
    support::{
        EPSILON,
        sheets::{sheet_of, step, written},
    },
};

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
    fn no_way_of_fewer_steps_leads_to_the_next_level((model, sheet) in of_a_model()) {
        let report = score(model, &sheet);
        let Ok(way) = report.way_up else { return Ok(()) };
        let level = model.level(way.target).unwrap();
        let items: Vec<(ItemIndex, u8)> = model
            .items_of(level)
            .iter()
            .filter_map(|(item, _)| Some((*item, sheet.answers.get(*item)?.step()?)))
            .filter(|(item, _)| sheet.mode == Mode::Full || model.item(*item).quick)
            .collect();
        let room = |(item, from): &(ItemIndex, u8)| usize::from(model.top_step(*item) - from) + 1;
        // Of a level with many items a good way is found, and not always the best.
        let vectors = items.iter().try_fold(1_usize, |all, one| Some(all * room(one)).filter(|all| *all <= 700));
        for number in 0..vectors.unwrap_or(0) {
            let (mut left, mut answers, mut steps) = (number, sheet.answers.clone(), 0);
            for (item, from) in &items {
                let raise = u8::try_from(left % room(&(*item, *from))).unwrap();
                left /= room(&(*item, *from));
                answers.set(*item, Some(step(from + raise)));
                steps += u32::from(raise);
            }
            if steps < way.steps {
                let after = score(model, &AnswerSheet { answers, ..sheet.clone() }).level;
                prop_assert_ne!(after.tests[usize::from(way.target) - 1].test, LevelTest::Passed);
            }
        }
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
        prop_assert_eq!(file.get("groups").is_some(), !model.named_results_are_all());
        let outcome = team_outcome(model, &file).unwrap();
        let change = team_change(model, &outcome, &outcome).unwrap();
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
        prop_assert_eq!(comparison.changed.len(), model.item_indices().filter(differs).count());
        serde_json::to_string(&ComparisonFile { instrument: model, comparison: &comparison }).unwrap();
    }
}
