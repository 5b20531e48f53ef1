//! A team in words: nothing that is hidden is told, and the order tells no more than the words.

use crate::{
    charts::SeriesKind,
    core::{
        instrument::{Instrument, Lang},
        score::score,
        team::{Agreement, TeamReport, team_of_values},
    },
    i18n::strings,
    report::team::{TeamFindings, TeamPage, TeamPresenter, TooFew, team_page},
};

const CASES: &str = include_str!("../../../tests/cases/cases.json");

fn members(id: &str) -> Vec<serde_json::Value> {
    let cases: serde_json::Value = serde_json::from_str(CASES).unwrap();
    let case = cases["cases"].as_array().unwrap().iter().find(|case| case["id"] == id).unwrap();
    case["input"]["members"].as_array().unwrap().clone()
}

fn report(members: &[serde_json::Value]) -> TeamReport {
    let instrument = Instrument::built_in().unwrap();
    team_of_values(&instrument, members).unwrap().report(&instrument)
}

fn page(report: &TeamReport, lang: Lang) -> TeamPage {
    let instrument = &Instrument::built_in().unwrap();
    team_page(TeamPresenter { instrument, report, own: None, lang, strings: strings(lang) })
}

fn shown(id: &str) -> TeamFindings {
    match page(&report(&members(id)), Lang::Nl) {
        TeamPage::Shown(shown) => *shown,
        TeamPage::TooFew(few) => panic!("{few:?}"),
    }
}

#[test]
fn until_five_there_is_only_who_is_missing_and_why() {
    let TeamPage::TooFew(TooFew { missing, text, why }) = page(&report(&members("S12")[..3]), Lang::Nl)
    else {
        panic!("three are shown");
    };
    assert_eq!((missing, text.as_str()), (2, "Er zijn nog 2 antwoorden nodig."));
    assert!(why.contains("vanaf 5 mensen"), "{why}");
}

#[test]
fn five_show_three_groups_and_no_figure_of_spread() {
    let shown = shown("S12");
    for question in &shown.questions {
        let sum: u64 = question.spread.iter().map(|bar| bar.count).sum();
        match question.agreement {
            Some(_) => assert_eq!((question.spread.len(), sum), (3, 5), "{question:?}"),
            None => assert_eq!(question.spread.len(), 0, "{question:?}"),
        }
        assert!(!question.numbers.contains("eensgezindheid"), "{question:?}");
    }
    assert!(shown.radar.as_ref().unwrap().axes.iter().all(|axis| axis.spread.is_none()));
    assert!(shown.alpha.is_empty());
    assert!(shown.caveats.iter().any(|caveat| caveat.starts_with("18 vragen hebben minder dan 5")));
}

#[test]
fn ten_show_five_answers_and_the_figure() {
    let shown = shown("S19");
    let question = |id: &str| {
        let item = Instrument::built_in().unwrap().find(id).unwrap();
        shown.questions.iter().find(|question| question.item == item).unwrap()
    };
    assert_eq!(question("PE-5").numbers, "Gemiddeld 60 van 100, eensgezindheid 0,42 van 1.");
    assert_eq!(question("PE-5").spread.len(), 5);
    // Nine answered: groups only.
    assert_eq!(question("PE-2").spread.len(), 3);
    assert!(question("PE-2").numbers.ends_with("10% weet het niet."));
}

#[test]
fn with_fewer_than_ten_the_order_is_that_of_the_words_and_the_scan() {
    let order: Vec<(u8, usize)> = shown("S12")
        .questions
        .iter()
        .map(|question| {
            let rank = match question.agreement {
                Some(Agreement::Discuss) => 0,
                Some(Agreement::Mixed) => 1,
                Some(Agreement::Agree) => 2,
                None => 3,
            };
            (rank, question.item.position())
        })
        .collect();
    assert!(order.is_sorted(), "{order:?}");
}

#[test]
fn the_headline_sets_the_clearest_agreement_against_the_clearest_disagreement() {
    let shown = shown("S19");
    let instrument = Instrument::built_in().unwrap();
    let short = |id: &str| instrument.item(instrument.find(id).unwrap()).short.get(Lang::Nl);
    let expected = format!("Jullie zijn het eens over {}, niet over {}.", short("L2-3"), short("PE-5"));
    assert_eq!(shown.headline, expected);
    let first = &shown.talking_points[0];
    assert_eq!(first.item, instrument.find("PE-5").unwrap());
    assert!(shown.talking_points.len() <= 5 && first.question.contains('?'));
}

#[test]
fn the_band_of_the_radar_needs_ten_scores() {
    assert!(matches!(&**shown("S12").radar.unwrap().chart.as_ref().unwrap(), crate::charts::Chart::Radar(_)));
    let shown = shown("S19");
    let crate::charts::Chart::TeamRadar(radar) = &**shown.radar.as_ref().unwrap().chart.as_ref().unwrap()
    else {
        panic!("no band")
    };
    let (low, high) = radar.spread[0];
    assert!((high - low - 2.0 * 15.524_771).abs() < 1e-5, "{low} {high}");
}

#[test]
fn ones_own_line_stands_beside_that_of_the_team() {
    let instrument = &Instrument::built_in().unwrap();
    let members = members("S12");
    let own = score(instrument, &crate::core::answer_file::from_value(instrument, &members[0]).unwrap());
    let report = report(&members);
    let lang = Lang::Nl;
    let presenter =
        TeamPresenter { instrument, report: &report, own: Some(&own), lang, strings: strings(lang) };
    let TeamPage::Shown(shown) = team_page(presenter) else { panic!("five are shown") };
    let crate::charts::Chart::Radar(radar) = &**shown.radar.as_ref().unwrap().chart.as_ref().unwrap() else {
        panic!("no radar")
    };
    let kinds: Vec<SeriesKind> = radar.series.iter().map(|series| series.kind).collect();
    assert_eq!(kinds, [SeriesKind::Team, SeriesKind::You]);
    assert_eq!(shown.radar.as_ref().unwrap().series, ["Team (5)", "Jij"]);
    assert!(
        shown.radar.as_ref().unwrap().description.contains("Jij: People "),
        "{}",
        shown.radar.as_ref().unwrap().description
    );
}

#[test]
fn no_two_talking_points_ask_the_same() {
    let instrument = &Instrument::built_in().unwrap();
    let answered = |value: fn(usize, usize) -> serde_json::Value| -> Vec<serde_json::Value> {
        let items: Vec<&str> =
            instrument.item_indices().map(|item| instrument.item(item).id.as_str()).collect();
        let member = |number: usize| {
            let answers: serde_json::Map<String, serde_json::Value> = items
                .iter()
                .enumerate()
                .map(|(place, id)| ((*id).to_owned(), value(number, place)))
                .collect();
            serde_json::json!({ "instrument": "social-business", "version": 1, "mode": "full", "answers": answers })
        };
        (0..12).map(member).collect()
    };
    // All disagree; all agree in part; half of them do not know.
    let teams = [
        answered(|number, _| (4 * (number % 2)).into()),
        answered(|number, place| ([1, 1, 2, 2, 3, 3][(number + place) % 6]).into()),
        answered(|number, _| if number % 2 == 0 { "DK".into() } else { 2.into() }),
    ];
    for lang in [Lang::Nl, Lang::En] {
        for team in &teams {
            let TeamPage::Shown(shown) = page(&report(team), lang) else { panic!("twelve are shown") };
            assert_eq!(shown.talking_points.len(), 5);
            let questions: std::collections::BTreeSet<&str> =
                shown.talking_points.iter().map(|point| point.question.as_str()).collect();
            assert_eq!(questions.len(), 5, "{questions:?}");
            assert!(questions.iter().all(|question| question.contains('?')));
        }
    }
}
