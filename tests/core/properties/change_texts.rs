//! What is said of two measurements, and of many: every sentence is true of the answers, in both languages.

use crate::support::dimensions;
use std::collections::BTreeMap;

use proptest::prelude::*;
use social_business_scan::{
    charts::{Chart, SeriesKind},
    core::{
        answers::{Answer, AnswerSheet},
        compare::{Comparison, compare},
        instrument::{DimensionId, Direction, ItemIndex, Lang, Mode},
        score::{ScoreReport, score},
        section::Scope,
        string_enum::StringEnum,
    },
    i18n::strings,
    report::{
        ReportPresenter,
        change::{
            ChangePage, ChangePresenter, Measured, Row, change,
            trend::{Moment, trend},
        },
    },
};

use super::{INSTRUMENT, runs};
use crate::support::sheets::any_sheet;

fn presenter<'a>(sheet: &'a AnswerSheet, report: &'a ScoreReport, lang: Lang) -> ReportPresenter<'a> {
    ReportPresenter {
        instrument: &INSTRUMENT,
        report,
        sheet,
        scope: Scope::Whole,
        lang,
        strings: strings(lang),
    }
}

fn page(comparison: &Comparison, sheets: [&AnswerSheet; 2], lang: Lang) -> ChangePage {
    let [one, other] = sheets.map(|sheet| score(&INSTRUMENT, sheet));
    change(ChangePresenter {
        comparison,
        before: Measured { presenter: presenter(sheets[0], &one, lang), name: "then" },
        after: Measured { presenter: presenter(sheets[1], &other, lang), name: "now" },
    })
}

fn name(id: DimensionId, lang: Lang) -> &'static str {
    INSTRUMENT.dimension(id).short_name.get(lang)
}

/// The words of an answer.
fn label(item: ItemIndex, answer: Option<Answer>, lang: Lang) -> &'static str {
    let states = &INSTRUMENT.states;
    let text = match answer {
        None => &states.unanswered,
        Some(Answer::DontKnow) => &states.dont_know,
        Some(Answer::NotApplicable) => &states.not_applicable,
        Some(Answer::Step(step)) => {
            let scale = INSTRUMENT.scale_of(INSTRUMENT.item(item));
            &scale.points[usize::from(step.value())].label
        }
    };
    text.get(lang)
}

/// The dimensions that a summary names, by the direction in the text that it names them under.
fn named(summary: &[String], lang: Lang) -> BTreeMap<&'static str, Direction> {
    let mut found = BTreeMap::new();
    for (line, direction) in
        summary.iter().flat_map(|line| Direction::ALL.iter().map(move |one| (line, *one)))
    {
        let told = INSTRUMENT.texts.directions.get(direction).get(lang);
        let Some((begin, names)) = line.split_once(&lang.labelled("", "")) else { continue };
        if begin.eq_ignore_ascii_case(told) {
            let names = names.trim_end_matches('.');
            for id in &dimensions::all() {
                let is_there = names
                    .split(", ")
                    .any(|part| part.split([' ']).count() > 0 && part.contains(name(*id, lang)));
                if is_there {
                    found.insert(id.key(), direction);
                }
            }
        }
    }
    found
}

/// Numbers are shown where both are full, and only there.
fn row_holds(row: &Row, comparison: &Comparison, is_quick: bool, lang: Lang) -> Result<(), TestCaseError> {
    let difference = row.dimension.map_or(&comparison.overall, |id| comparison.dimension(id));
    prop_assert_eq!(row.direction, difference.direction());
    let told = INSTRUMENT.texts.directions.get(row.direction).get(lang);
    prop_assert!(row.difference.starts_with(told), "{row:?}");
    let has_number = |text: &str| text.chars().any(|letter| letter.is_ascii_digit());
    let shows_numbers = difference.change.is_some() && !is_quick;
    for text in [&row.before, &row.after, &row.difference] {
        prop_assert_eq!(has_number(text), shows_numbers, "{:?}", row);
    }
    if let Some(change) = difference.change.filter(|_| shows_numbers) {
        let number = |text: &str| text.replace(',', ".").parse::<f64>().unwrap();
        prop_assert!((number(&row.before) - change.before).abs() <= 0.51, "{row:?}");
        prop_assert!((number(&row.after) - change.after).abs() <= 0.51, "{row:?}");
        let sign = if change.delta < -0.5 {
            "−"
        } else if change.delta >= 0.5 {
            "+"
        } else {
            ""
        };
        prop_assert!(row.difference.contains(&format!(": {sign}")), "{row:?}");
    }
    Ok(())
}

proptest! {
    #![proptest_config(runs(60))]

    #[test]
    fn every_sentence_about_two_measurements_is_true((before, after) in (any_sheet(&INSTRUMENT), any_sheet(&INSTRUMENT))) {
        let after = AnswerSheet { threshold: before.threshold, ..after };
        let comparison = compare(&INSTRUMENT, &before, &after).unwrap();
        for lang in Lang::ALL.iter().copied() {
            let text = strings(lang);
            let is_quick = [&before, &after].iter().any(|sheet| sheet.mode == Mode::Quick);
            let page = page(&comparison, [&before, &after], lang);

            // Notes: each under its own condition, and never without.
            prop_assert_eq!(page.notes.contains(&text.change_modes.to_owned()), before.mode != after.mode);
            prop_assert_eq!(page.notes.contains(&text.change_quick.to_owned()), is_quick);
            prop_assert!(!page.notes.contains(&text.change_culture_only.to_owned()));
            // The level.
            let level = page.level.as_ref().unwrap();
            let reached = |level: Option<u8>| match level {
                None => text.data_attempt_level_unknown.to_owned(),
                Some(0) => text.result_level_zero.to_owned(),
                Some(level) => text.result_level_label.fill(&[("level", &level.to_string())]),
            };
            let (was, is) = (reached(comparison.level.before), reached(comparison.level.after));
            let same = comparison.level.before.is_some() && comparison.level.before == comparison.level.after;
            let line = if same {
                text.change_level_same.fill(&[("level", &is)])
            } else {
                text.change_level.fill(&[("before", &was), ("after", &is)])
            };
            prop_assert_eq!(&level.line, &line);
            prop_assert_eq!(level.within_margin.is_some(), comparison.level.within_margin == Some(true));
            prop_assert_eq!(level.drivers.len(), comparison.level.drivers.len());
            // What went where.
            let all_same = comparison.dimensions().all(|(_, one)| one.direction() == Direction::Same);
            prop_assert_eq!(page.summary == [text.change_all_same.to_owned()], all_same);
            if !all_same {
                let found = named(&page.summary, lang);
                for (id, difference) in comparison.dimensions() {
                    prop_assert_eq!(found.get(id.key()), Some(&difference.direction()), "{}: {:?}", id.key(), page.summary);
                }
            }
            let rows: Vec<&Row> = page.tables.iter().flat_map(|table| &table.rows).collect();
            prop_assert_eq!(rows.len(), dimensions::all().len() + 1);
            for row in rows {
                row_holds(row, &comparison, is_quick, lang)?;
            }
            // The drawings show what the tables say.
            let Chart::Pyramid(pyramid) = &*page.pyramid.as_ref().unwrap().chart else { panic!("no pyramid") };
            for (tier, id) in pyramid.tiers.iter().zip(dimensions::levels()) {
                let change = comparison.dimension(id).change;
                prop_assert_eq!(tier.marks.first().map(|mark| mark.score), change.map(|change| change.before));
                prop_assert!(change.is_none_or(|change| tier.score == Some(change.after)));
                prop_assert!(!is_quick || tier.value.is_empty(), "{tier:?}");
            }
            let Chart::Radar(radar) = &*page.radar.as_ref().unwrap().chart else { panic!("no radar") };
            let drawn = |kind: SeriesKind| radar.series.iter().find(|series| series.kind == kind).map(|series| series.scores.as_slice());
            let change = dimensions::ps().map(|id| comparison.dimension(id).change);
            prop_assert_eq!(drawn(SeriesKind::You), Some(&change.map(|change| Some(change?.after))[..]));
            let before = change.map(|change| Some(change?.before));
            prop_assert_eq!(drawn(SeriesKind::Previous), before.iter().any(Option::is_some).then_some(&before[..]));
            // The answers, in item order, each with its two labels.
            prop_assert_eq!(page.answers.len(), comparison.changed.len());
            for (row, changed) in page.answers.iter().zip(&comparison.changed) {
                prop_assert_eq!(row.link.item, changed.item);
                let [from, to] = [changed.from, changed.to].map(|answer| label(changed.item, answer, lang));
                prop_assert_eq!(&row.change, &text.change_answer.fill(&[("from", from), ("to", to)]));
            }
        }
    }

    #[test]
    fn a_trend_is_of_full_measurements_with_a_date_in_their_order(
        sheets in prop::collection::vec((any_sheet(&INSTRUMENT), 0..5_000u32), 0..6),
    ) {
        let scored: Vec<(AnswerSheet, ScoreReport, Option<String>, String)> = sheets
            .into_iter()
            .map(|(sheet, day)| {
                let sheet = AnswerSheet { threshold: None, ..sheet };
                let report = score(&INSTRUMENT, &sheet);
                // One in four has no date.
                let at = (day % 4 > 0).then(|| format!("20{:02}-{:02}-{:02}T10:00:00Z", day / 336 % 100, day / 28 % 12 + 1, day % 28 + 1));
                (sheet, report, at, format!("day {day:05}"))
            })
            .collect();
        for lang in Lang::ALL.iter().copied() {
            let moments: Vec<Moment<'_>> = scored
                .iter()
                .map(|(sheet, report, at, day)| Moment {
                    presenter: presenter(sheet, report, lang),
                    at: at.as_deref(),
                    day: [day, day],
                })
                .collect();
            let empty = AnswerSheet::new(Mode::Full);
            let report = score(&INSTRUMENT, &empty);
            let text = strings(lang);

            let trend = trend(presenter(&empty, &report, lang), &moments);

            let full = scored.iter().filter(|one| one.0.mode == Mode::Full);
            let mut drawn: Vec<_> = full.clone().filter(|one| one.2.is_some()).collect();
            drawn.sort_by(|one, other| one.2.cmp(&other.2));
            let quick = scored.len() - full.clone().count();
            let told = |line: &str| trend.notes.iter().any(|note| note == line);
            prop_assert_eq!(told(text.change_trend_none), drawn.len() < 2);
            prop_assert_eq!(told(&text.change_trend_quick.fill(quick, &[])), quick > 0);
            let undated = full.count() - drawn.len();
            prop_assert_eq!(told(&text.change_trend_undated.fill(undated, &[])), undated > 0);
            prop_assert_eq!(trend.parts.len(), if drawn.len() < 2 { 0 } else { 2 });
            for part in &trend.parts {
                let days: Vec<&String> = part.rows.iter().map(|row| &row.day).collect();
                let mut expected: Vec<&String> = drawn.iter().map(|one| &one.3).collect();
                // Two of one moment stand in any order.
                if days != expected {
                    expected.sort();
                    let mut days = days.clone();
                    days.sort();
                    prop_assert_eq!(days, expected);
                }
                for (row, one) in part.rows.iter().zip(&drawn) {
                    if row.day != one.3 {
                        continue;
                    }
                    for (id, shown) in part.dimensions.iter().zip(&row.scores) {
                        let score = one.1.dimensions.get(*id).score;
                        prop_assert_eq!(score.is_some(), shown.contains(" ± "), "{}", shown);
                    }
                }
            }
        }
    }
}
