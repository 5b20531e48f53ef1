mod margin;
mod story;
mod team;

use super::*;
use crate::{
    charts::TierState,
    core::{answer_file, answers::Step, score::score},
    i18n::strings,
};

const CASES: &str = include_str!("../../tests/cases/cases.json");

/// What `look` finds in the presenter of one sheet.
fn present<T>(
    sheet: &AnswerSheet,
    scope: Scope,
    lang: Lang,
    look: impl FnOnce(ReportPresenter<'_>) -> T,
) -> T {
    let instrument = &Instrument::built_in().unwrap();
    let report = &score(instrument, sheet);
    look(ReportPresenter { instrument, report, sheet, scope, lang, strings: strings(lang) })
}

/// The page of one sheet.
fn page_of(sheet: &AnswerSheet, scope: Scope, lang: Lang) -> ResultPage {
    present(sheet, scope, lang, read)
}

fn sheet_of(case: &str) -> AnswerSheet {
    let cases: serde_json::Value = serde_json::from_str(CASES).unwrap();
    let case = cases["cases"].as_array().unwrap().iter().find(|found| found["id"] == case).unwrap();
    answer_file::from_value(&Instrument::built_in().unwrap(), &case["input"]).unwrap()
}

fn worked_example() -> ResultPage {
    page_of(&sheet_of("S01"), Scope::Whole, Lang::Nl)
}

/// Every item answered with one step, some of them with another answer.
fn sheet_with(mode: Mode, step: u8, others: &[(&str, Option<Answer>)]) -> AnswerSheet {
    let instrument = Instrument::built_in().unwrap();
    let mut sheet = AnswerSheet::new(mode);
    for item in instrument.in_mode(mode) {
        sheet.answers.set(item, Step::new(step).map(Answer::Step));
    }
    for (id, answer) in others {
        sheet.answers.set(instrument.find(id).unwrap(), *answer);
    }
    sheet
}

fn step(value: u8) -> Option<Answer> {
    Step::new(value).map(Answer::Step)
}

fn texts_of(rows: &[scores::Row]) -> Vec<&str> {
    rows.iter().map(|row| row.figure.text.as_str()).collect()
}

#[test]
fn the_worked_example_shows_its_scores_as_the_document_rounds_them() {
    let scores = worked_example().scores;

    assert_eq!(texts_of(&scores.profile.as_ref().unwrap().rows), ["69 ± 7", "50 ± 10", "48 ± 8"]);
    assert_eq!(texts_of(&scores.others[0].rows), ["75 ± 17", "42 ± 14", "50 ± 14"]);
    let levels = ["75 ± 12", "60 ± 11", "75 ± 14", "58 ± 14", "25 ± 14"];
    assert_eq!(texts_of(&scores.levels.unwrap().rows), levels);
    assert_eq!(texts_of(&scores.overall.as_ref().unwrap().rows), ["52", "80", "56", "53", "54", "53"]);
}

#[test]
fn the_starting_position_stands_below_culture_and_pyramid_with_its_rule() {
    let overall = worked_example().scores.overall.unwrap().rows;

    let [.., culture, pyramid, position] = overall.as_slice() else { panic!("{overall:?}") };
    let names = [culture, pyramid, position].map(|row| row.name.as_str());
    assert_eq!(names, ["Cultuur", "Piramide", "Uitgangspositie"]);
    let note = position.note.as_ref().unwrap();
    assert!(note.starts_with("Cultuur en piramide halen allebei de grens nog niet. Kies één stap"), "{note}");
    assert!(note.ends_with("en trede 1 gehaald. Het is geen voorspelling."), "{note}");
}

#[test]
fn an_index_has_no_band_beside_its_number() {
    let others: Vec<(&str, Option<Answer>)> =
        ["PL-1", "PL-2", "PL-3", "PL-4", "PL-5", "PL-6", "PL-7"].map(|id| (id, step(1))).to_vec();
    let sheet = sheet_with(Mode::Full, 4, &[others, vec![("PE-3", step(0))]].concat());
    let page = page_of(&sheet, Scope::Whole, Lang::Nl);

    // 69.77: "70, middle" under "high is 70 or more" would say two things at once.
    assert_eq!(page.headline.figures[0].figure.text, "70");
    for row in page.scores.overall.as_ref().unwrap().rows.iter().filter(|row| row.name != "Balans") {
        assert_eq!((row.figure.value.is_some(), row.figure.words.as_str()), (true, ""), "{row:?}");
    }
}

#[test]
fn the_worked_example_names_what_holds_back() {
    let blockers = worked_example().blockers.unwrap();
    let stop = blockers.stop.unwrap();

    assert_eq!(stop.title, "Trede 2, Zekerheid en veiligheid: 60 punten, nodig is 70");
    let crisis_plan = &stop.blockers[0];
    assert_eq!(crisis_plan.link.text, "Er ligt een crisisplan klaar waarmee wij snel kunnen reageren.");
    assert_eq!(crisis_plan.ladder, "Nu: Begonnen. Doel: Grotendeels.");
    assert_eq!(crisis_plan.tag.as_deref(), Some("kernvraag"));
    // What a key question does is said once.
    let reason =
        "Een kernvraag staat nog onder ‘Deels’. Dan telt de trede niet mee, ook als de rest goed is.";
    assert_eq!(stop.reasons, ["De score haalt de drempel van 70 niet.", reason]);
    assert_eq!(stop.blockers.len(), 3);
    // The way up raises the crisis plan alone: nothing else has a goal.
    let is_goal = |rung: &blockers::Rung| rung.state == blockers::RungState::Needed;
    let goals = stop.blockers.iter().map(|found| found.rungs.iter().filter(|rung| is_goal(rung)).count());
    assert_eq!(goals.collect::<Vec<_>>(), [1, 0, 0]);
    assert_eq!(stop.blockers[1].ladder, "Nu: Deels.");
    assert_eq!(stop.blockers[1].tag, None);
    assert_eq!(stop.show_all, None);
}

#[test]
fn advice_is_split_into_owner_task_and_first_step() {
    let actions = worked_example().actions.actions;

    assert_eq!(actions.len(), 3);
    let materials = &actions[1];
    assert_eq!(materials.title, "Gebruik dit jaar van één materiaal minder");
    assert_eq!(materials.about, "Planet, Grondstoffen en proces");
    assert_eq!(materials.owner.as_deref(), Some("Voor: Inkoop"));
    let step = "maak een lijst van de tien materialen die jullie het meest gebruiken en kies er één.";
    assert_eq!(materials.first_step.as_deref(), Some(step));
    let leads: Vec<&str> = materials.items.iter().map(|item| item.lead.as_str()).collect();
    assert_eq!(leads, ["Begin met het gebruik van minder grondstoffen."]);
    assert!(!materials.is_way && materials.also.is_none());
}

#[test]
fn every_advice_for_a_unit_can_be_split() {
    let instrument = Instrument::built_in().unwrap();
    for lang in [Lang::Nl, Lang::En] {
        let bands = [Band::Low, Band::Mid, Band::High];
        for advice in instrument.units.iter().flat_map(|unit| bands.map(|band| unit.advice.get(band))) {
            let parts = actions::split(advice.get(lang), strings(lang).result_actions_first);
            assert!(parts.owner.is_some() && parts.first_step.is_some(), "{}", advice.get(lang));
        }
    }
}

#[test]
fn advice_in_another_form_is_shown_whole() {
    for advice in ["Praat met elkaar.", "Doe dit. Let op: dat. Eerste stap: zo.", "Eerste stap: zo."] {
        let parts = actions::split(advice, "Eerste stap:");

        assert_eq!((parts.task.as_str(), parts.owner, parts.first_step), (advice, None, None));
    }
}

#[test]
fn a_duty_is_checked_beside_the_advice_that_touches_it() {
    let sheet = sheet_with(Mode::Full, 0, &[]);
    let page = page_of(&sheet, Scope::Whole, Lang::Nl);

    let first = &page.actions.actions[0];
    assert_eq!(first.about, "Trede 1, Basis");
    assert!(first.check.as_ref().is_some_and(|check| check.contains("ondernemingsraad")));
    let legal = &Instrument::built_in().unwrap().legal;
    assert!(legal[0].get(Lang::Nl).contains("RI&E") && legal[2].get(Lang::Nl).contains("AVG"));
}

#[test]
fn a_quick_scan_has_three_steps_and_a_full_one_numbers() {
    let quick = page_of(
        &sheet_with(Mode::Quick, 2, &[("PE-2", step(4)), ("PE-5", step(4)), ("PL-4", step(4))]),
        Scope::Whole,
        Lang::Nl,
    );

    let steps = |page: &ResultPage| {
        page.scores.profile.as_ref().unwrap().rows.iter().map(|row| row.figure.step).collect::<Vec<_>>()
    };
    assert_eq!(steps(&quick), [Some(3), Some(2), Some(2)]);
    assert!(quick.scores.overall.as_ref().unwrap().rows.iter().all(|row| row.figure.step.is_some()));
    assert_eq!(steps(&worked_example()), [None; 3]);
}

#[test]
fn the_top_has_nothing_that_holds_back() {
    let page = page_of(&sheet_with(Mode::Full, 4, &[]), Scope::Whole, Lang::Nl);

    assert_eq!(page.headline.sentence, "Jullie staan op het hoogste niveau.");
    assert_eq!(page.blockers.unwrap().stop, None);
    assert_eq!(page.way_up, None);
    assert!(page.charts.pyramid.unwrap().tiers.iter().all(|tier| tier.state == TierState::Reached));
}

#[test]
fn a_house_of_cards_is_named_with_its_tiers() {
    let sheet = sheet_with(Mode::Full, 4, &[("L1-1", step(0)), ("L1-2", step(0)), ("L1-3", step(0))]);
    let page = page_of(&sheet, Scope::Whole, Lang::Nl);

    let house = page.blockers.unwrap().house.unwrap();
    assert_eq!(house.title, "Boven hoger dan onder");
    assert!(house.tiers.contains("Trede 2, Zekerheid en veiligheid"), "{}", house.tiers);
}

#[test]
fn a_quick_scan_shows_bands_and_calls_itself_an_indication() {
    let page = page_of(&sheet_with(Mode::Quick, 3, &[("L2-5", step(1))]), Scope::Whole, Lang::Nl);

    assert!(page.is_quick);
    assert_eq!(page.headline.level, "Indicatie: niveau 1 van 5, Basis.");
    assert_eq!(texts_of(&page.scores.profile.as_ref().unwrap().rows), ["hoog", "hoog", "hoog"]);
    assert_eq!(
        page.headline.to_full.as_deref(),
        Some("Je antwoorden blijven staan. Er komen 32 vragen bij.")
    );
    assert!(page.headline.certainty.iter().any(|text| text.contains("snelle scan")));
    assert_eq!(page.charts.facets, None);
    assert_eq!(page.way_up.unwrap().text.last().map(String::as_str), Some("Dan is trede 2 gehaald."));
    let digits = |text: &str| text.contains("75") || text.contains("50 punten");
    assert!(
        !digits(&page.charts.radar.as_ref().unwrap().description),
        "{}",
        page.charts.radar.as_ref().unwrap().description
    );
}

#[test]
fn a_missing_score_says_why_and_never_0() {
    let page = page_of(&AnswerSheet::new(Mode::Full), Scope::Whole, Lang::Nl);

    let figures = page.headline.figures.iter().map(|named| &named.figure);
    let scores = &page.scores;
    let rows = scores.profile.iter().chain(&scores.others).chain(&scores.overall);
    let rows = rows.flat_map(|table| table.rows.iter().map(|row| &row.figure));
    let levels = page.scores.levels.iter().flat_map(|table| table.rows.iter().map(|row| &row.figure));
    for figure in figures.chain(rows).chain(levels) {
        assert_eq!((figure.value, figure.text.as_str()), (None, NO_NUMBER));
        assert!(["te weinig antwoorden", "niet te bepalen"].contains(&figure.words.as_str()), "{figure:?}");
    }
    assert_eq!(page.charts.radar.as_ref().unwrap().takeaway, None);
    assert!(page.charts.radar.as_ref().unwrap().description.contains("People te weinig antwoorden"));
}

#[test]
fn reasons_list_every_item_with_its_answer_and_weight() {
    let page = worked_example();
    let planet = page.scores.profile.as_ref().unwrap().rows[2].breakdown.as_ref().unwrap();

    assert_eq!(planet.title, "Waarom 48 voor Planet?");
    assert_eq!(planet.sentences[0], "Vragen die meetellen: 9 van 10.");
    assert!(planet.sentences[1].contains("tussen 43 en 54"), "{}", planet.sentences[1]);
    assert_eq!(planet.pulls.iter().map(|pull| pull.items.len()).sum::<usize>(), 10);
    assert_eq!(planet.pulls[0].title, "Trekt omlaag:");
    assert_eq!(planet.pulls[0].items[0].answer, "Begonnen, telt voor de helft mee");
}

#[test]
fn the_takeaways_name_the_lowest_ps_and_the_tier_that_waits() {
    let charts = worked_example().charts;

    assert_eq!(
        charts.radar.as_ref().unwrap().takeaway.as_deref(),
        Some(
            "Jullie zijn het sterkst in People en het zwakst in Profit en Planet. Het grootste verschil is ongeveer 20 punten. De drie P’s liggen iets uit elkaar."
        )
    );
    let pyramid = charts.pyramid.unwrap();
    assert_eq!(pyramid.takeaways[0], "Trede 3 is al gehaald, maar wacht op trede 2.");
    assert!(pyramid.description.contains("Zekerheid en veiligheid 60 van 100, hier stokt het"));
}

#[test]
fn a_facet_of_one_answer_shows_that_answer_and_no_score() {
    let facets = worked_example().charts.facets.unwrap();

    let direction = &facets.axes[2].figure;
    assert_eq!((direction.text.as_str(), direction.words.as_str()), (NO_NUMBER, "1 antwoord: Grotendeels"));
    assert!(facets.description.contains("Richting 1 antwoord: Grotendeels"), "{}", facets.description);
}

#[test]
fn the_ratio_is_told_against_the_figure_of_2011() {
    let ratio = worked_example().ratio.unwrap();

    assert_eq!(ratio.figure.as_deref(), Some("9 van de 420 mensen plaatsten een bericht: 1 op 47."));
    assert_eq!(ratio.text[0], "Dat is 7,1 keer het cijfer uit 2011.");
    let unknown = page_of(&sheet_with(Mode::Full, 2, &[]), Scope::Whole, Lang::Nl).ratio.unwrap();
    assert_eq!((unknown.figure, unknown.scale, unknown.benchmark), (None, None, None));
}

#[test]
fn no_page_of_the_reference_cases_leaves_a_place_unfilled() {
    let cases: serde_json::Value = serde_json::from_str(CASES).unwrap();
    for case in cases["cases"].as_array().unwrap().iter().filter(|case| case["kind"] == "score") {
        let sheet = sheet_of(case["id"].as_str().unwrap());
        for (scope, lang) in [(Scope::Whole, Lang::Nl), (Scope::CultureOnly, Lang::En)] {
            let page = format!("{:?}", page_of(&sheet, scope, lang));

            // A debug text writes its own braces with a space inside.
            let open_place = page.split('{').skip(1).find(|rest| {
                rest.split_once('}').is_some_and(|(name, _)| {
                    !name.is_empty() && name.chars().all(|letter| letter.is_ascii_alphabetic())
                })
            });
            assert_eq!(open_place, None, "{}", case["id"]);
            assert!(!page.contains("niveau 0") && !page.contains("level 0"), "{}", case["id"]);
        }
    }
}
