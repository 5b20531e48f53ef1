//! Trying answers out on the result, and the target: what comes of it, and what is kept.

use proptest::prelude::*;
use social_business_scan::{
    charts::{Chart, SeriesKind},
    core::{
        answers::{Answer, AnswerSheet, Step},
        instrument::{ItemIndex, Lang, Mode},
        result_code,
        score::{Raise, ScoreReport, equally_cheap, raised, score},
        section::Scope,
    },
    i18n::strings,
    plan::{day::Day, target::Target},
    report::{
        ReportPresenter,
        beside::{
            described,
            target::target,
            trial::{TrialPage, find_items, trial},
            with_others,
        },
        read,
    },
    state::{
        effect::{Announcement, Effect, FocusTarget},
        model::Model,
        msg::{AnswerMsg, DialogMsg, Msg, NavigateMsg, TargetMsg, TrialMsg},
        update::update,
    },
};

use crate::{
    fixture::{after, item, model, scores, step},
    support::{self, sheets::any_sheet},
};

/// The worked example of scoring.md section 14, at its result: level 1, and with the crisis plan at 3 level 3.
fn at_result() -> Model {
    let mut model = model();
    let code = "SB1-2096T-9PW92-T8NJD-4V92T-5PME4-HDPKN-2GB3M-8JF4Y";
    let sheet = result_code::decode(&model.instrument, code).unwrap();
    let answers: Vec<Msg> = model
        .instrument
        .item_indices()
        .map(|item| Msg::Answer(AnswerMsg::Set(item, sheet.answers.get(item))))
        .collect();
    let _ = after(&mut model, [Msg::Navigate(NavigateMsg::Start(Mode::Full))]);
    let _ = after(&mut model, answers);
    let _ = after(&mut model, [Msg::Navigate(NavigateMsg::OpenResult)]);
    model
}

fn to(model: &Model, id: &str, value: u8) -> Msg {
    Msg::Trial(TrialMsg::TryItem(item(model, id), Step::new(value).map(Answer::Step)))
}

fn level_tried(model: &Model) -> Option<u8> {
    model.trial.as_ref().unwrap().report().level.reached
}

#[test]
fn a_trial_shows_what_would_be_and_going_back_leaves_everything_as_it_was() {
    let mut model = at_result();
    let before = model.clone();

    let effects = update(&mut model, to(&before, "L2-5", 3));
    assert_eq!(effects, [Effect::Announce(Announcement::Tried { now: Some(1), then: Some(3) })]);
    assert_eq!(level_tried(&model), Some(3));
    assert_eq!(model.report().level.reached, Some(1), "the answers are those that were given");
    assert_eq!(model.saved(None), before.saved(None));

    let effects = update(&mut model, Msg::Trial(TrialMsg::Stop));
    let back = [Effect::Announce(Announcement::TrialEnded), Effect::Focus(FocusTarget::Trial)];
    assert_eq!(effects, back);
    assert_eq!(model, before);
}

#[test]
fn an_answer_that_is_tried_as_it_was_given_is_no_trial() {
    let mut model = at_result();
    let same = to(&model, "L2-5", 1);

    assert!(update(&mut model, same.clone()).is_empty());
    let messages = [to(&model, "L2-5", 2), to(&model, "L2-3", 4), same];
    let _ = after(&mut model, messages);
    assert_eq!(model.trial.as_ref().unwrap().changes(), [(item(&model, "L2-3"), step(4).unwrap())]);

    let undo = Msg::Trial(TrialMsg::Undo(item(&model, "L2-3")));
    assert!(update(&mut model, undo).contains(&Effect::Focus(FocusTarget::Trial)));
    assert_eq!(model.trial, None);
}

#[test]
fn not_knowing_can_be_tried_and_takes_what_rests_on_the_answer() {
    let mut model = at_result();
    let core = item(&model, "L2-5");

    let press = Msg::Trial(TrialMsg::TryItem(core, Some(Answer::DontKnow)));
    let effects = update(&mut model, press);

    assert!(
        matches!(effects[..], [Effect::Announce(Announcement::Tried { now: Some(1), .. })]),
        "{effects:?}"
    );
    assert_eq!(model.trial.as_ref().unwrap().changes(), [(core, Answer::DontKnow)]);
    let page = page_of(&model);
    assert_eq!(page.changes[0].text, "Het crisisplan: van ‘Begonnen’ naar ‘Weet ik niet’");
    assert_eq!((page.answer(core), page.step(core)), (Some(Answer::DontKnow), None));
    let counts =
        |report: &ScoreReport| report.dimensions.get(model.instrument.level(2).unwrap()).counts.answered;
    assert_eq!(counts(model.trial.as_ref().unwrap().report()) + 1, counts(&model.report()));
    // The real answer is none of a trial.
    let press = to(&model, "L2-5", 1);
    let _ = update(&mut model, press);
    assert_eq!(model.trial, None);
}

/// The trial in words, in Dutch.
fn page_of(model: &Model) -> TrialPage {
    let (sheet, report) = (model.sheet(), model.report());
    let tried = model.trial.as_ref().unwrap();
    let now = ReportPresenter {
        instrument: &model.instrument,
        report: &report,
        sheet: &sheet,
        scope: Scope::Whole,
        lang: Lang::Nl,
        strings: strings(Lang::Nl),
    };
    trial(now, ReportPresenter { report: tried.report(), sheet: tried.sheet(), ..now }, tried.changes())
}

#[test]
fn every_way_that_costs_as_much_can_be_tried_with_one_press_and_a_second_press_ends_it() {
    let mut model = at_result();
    let way = model.report().way_up.unwrap();
    let ways = equally_cheap(&model.instrument, &model.sheet(), &way);
    assert_eq!(ways.len(), 4, "the crisis plan alone, and three others");

    for raises in &ways {
        let press = Msg::Trial(TrialMsg::TryOnly(raises.clone()));
        let _ = update(&mut model, press);
        assert!(level_tried(&model) >= Some(2), "{raises:?}");
        assert!(model.is_tried(raises));
    }
    let last = ways.last().unwrap();
    let effects = update(&mut model, Msg::Trial(TrialMsg::TryOnly(last.clone())));
    assert_eq!(effects, [Effect::Announce(Announcement::TrialEnded)]);
    assert_eq!(model.trial, None);
}

#[test]
fn an_answer_given_meanwhile_is_no_part_of_the_trial_and_other_answers_end_it() {
    let mut model = at_result();
    let messages = [to(&model, "L2-5", 3), to(&model, "L2-3", 4)];
    let _ = after(&mut model, messages);

    let given = Msg::Answer(AnswerMsg::Set(item(&model, "L2-5"), step(3)));
    let _ = update(&mut model, given);
    let tried = model.trial.as_ref().unwrap();
    assert_eq!(tried.changes(), [(item(&model, "L2-3"), step(4).unwrap())]);
    assert_eq!(tried.real_level(), Some(3));

    let _ = after(&mut model, [Msg::Dialog(DialogMsg::AskRestart), Msg::Dialog(DialogMsg::Confirm)]);
    assert_eq!(model.trial, None);
}

#[test]
fn nothing_is_tried_where_no_result_is_on_the_screen() {
    let mut model = at_result();
    let _ = update(&mut model, Msg::Navigate(NavigateMsg::OpenReview));

    let press = to(&model, "L2-5", 3);
    assert!(update(&mut model, press).is_empty());
    assert_eq!(model.trial, None);
}

#[test]
fn a_trial_becomes_the_target_with_its_day_and_the_answers_stay() {
    let mut model = at_result();
    let day = Day::new(2027, 3, 1);
    let _ = update(
        &mut model,
        Msg::Target(TargetMsg::Set(Target { date: day, level: Some(2), ..Target::default() })),
    );
    let answers = model.answers.clone();
    let press = to(&model, "L2-5", 3);
    let _ = update(&mut model, press);

    let effects = update(&mut model, Msg::Trial(TrialMsg::TakeAsTarget));

    let kept = Announcement::TargetKept;
    assert_eq!(effects, [Effect::Save, Effect::Announce(kept), Effect::Focus(FocusTarget::Target)]);
    // 68.75, 50 and 48.33, up.
    let expected = Target { level: Some(3), scores: scores([Some(69), Some(50), Some(49)]), date: day };
    assert_eq!((model.target, &model.trial, &model.answers), (expected, &None, &answers));
    assert_eq!(model.saved(None).target, expected, "it is kept with the scan");
}

#[test]
fn a_target_without_a_wish_is_none() {
    let mut model = at_result();
    assert!(update(&mut model, Msg::Target(TargetMsg::Remove)).is_empty(), "there was none");
    let _ = update(&mut model, Msg::Target(TargetMsg::Set(Target { level: Some(4), ..Target::default() })));

    let effects = update(&mut model, Msg::Target(TargetMsg::Set(Target::default())));

    assert!(effects.contains(&Effect::Announce(Announcement::TargetRemoved)));
    assert_eq!(model.target, Target::default());
}

#[test]
fn the_page_tells_the_trial_beside_the_result() {
    let mut model = at_result();
    let press = to(&model, "L2-5", 3);
    let _ = update(&mut model, press);
    let (sheet, report) = (model.sheet(), model.report());
    let tried = model.trial.as_ref().unwrap();
    let strings = strings(Lang::Nl);
    let now = ReportPresenter {
        instrument: &model.instrument,
        report: &report,
        sheet: &sheet,
        scope: Scope::Whole,
        lang: Lang::Nl,
        strings,
    };
    let then = ReportPresenter { report: tried.report(), sheet: tried.sheet(), ..now };

    let page = trial(now, then, tried.changes());

    assert_eq!(page.count, "1 antwoord wijkt af van het echte antwoord.");
    assert_eq!(page.outcome, "In de proef: niveau 3. Nu: niveau 1.");
    assert_eq!(page.changes[0].text, "Het crisisplan: van ‘Begonnen’ naar ‘Grotendeels’");
    let level = &page.rows[0];
    assert_eq!((level.now.as_str(), level.then.as_str(), level.differs), ("niveau 1", "niveau 3", true));
    assert!(
        page.rows.iter().filter(|row| row.differs).count() >= 3,
        "level, pyramid, position: {:?}",
        page.rows
    );
    assert!(page.next.as_ref().unwrap().contains("wapen") || page.next.is_some());

    let wished = Target { level: Some(4), scores: scores([Some(80), None, Some(48)]), date: None };
    let wish = target(now, &wished, Some("1 maart 2027")).unwrap();
    assert_eq!(wish.name, "Doel voor 1 maart 2027");
    let reached: Vec<bool> = wish.rows.iter().map(|row| row.is_reached).collect();
    assert_eq!(reached, [false, false, true], "level 4, People 80 and Planet 48");

    let charts = read(now).charts;
    let others = [page.beside, wish.beside];
    // Who cannot see a drawing hears what the tables beside it say.
    let said = described("Radar.", &charts.radar.as_ref().unwrap().chart, &others);
    let of_trial: Vec<String> =
        page.rows.iter().skip(1).take(3).map(|row| format!("{} {}", row.name, row.then)).collect();
    assert_eq!(
        said,
        format!("Radar. Proef: {}. Doel voor 1 maart 2027: People 80, Planet 48.", of_trial.join(", "))
    );
    let said = described("Piramide", &charts.pyramid.as_ref().unwrap().chart, &others);
    assert_eq!(said, "Piramide. Proef: niveau 3. Doel voor 1 maart 2027: niveau 4.");
    assert_eq!(described("Radar", &charts.radar.as_ref().unwrap().chart, &[]), "Radar");
    let radar = with_others(&charts.radar.as_ref().unwrap().chart, &others);
    let Chart::Radar(radar) = radar.as_ref() else { panic!("{radar:?}") };
    let kinds: Vec<SeriesKind> = radar.series.iter().map(|series| series.kind).collect();
    assert_eq!(kinds, [SeriesKind::You, SeriesKind::Trial, SeriesKind::Target]);
    let pyramid = with_others(&charts.pyramid.unwrap().chart, &others);
    let Chart::Pyramid(pyramid) = pyramid.as_ref() else { panic!("{pyramid:?}") };
    let marks: Vec<usize> = pyramid.tiers.iter().map(|tier| tier.marks.len()).collect();
    assert_eq!(marks, [0, 1, 0, 0, 0], "only where the trial differs");
    assert_eq!(pyramid.series[0].name, "Proef: niveau 3");
    assert_eq!(pyramid.series[1].level, Some(4));
}

#[test]
fn questions_are_found_by_words_of_their_name_or_statement() {
    let model = model();
    let find = |mode, scope, query: &str| find_items(&model.instrument, mode, scope, Lang::Nl, query);

    assert!(find(Mode::Full, Scope::Whole, "crisis").contains(&item(&model, "L2-5")));
    assert_eq!(find(Mode::Full, Scope::Whole, "CRISIS "), find(Mode::Full, Scope::Whole, "crisis"));
    assert!(find(Mode::Full, Scope::CultureOnly, "crisisplan").is_empty(), "it is not asked");
    assert!(find(Mode::Full, Scope::Whole, "  ").is_empty());
    assert!(find(Mode::Full, Scope::Whole, "crisis qqq").is_empty());
}

/// All raise vectors of a level with so many steps that make it pass, by scoring each anew.
fn by_scoring(sheet: &AnswerSheet, target: u8, steps: u32) -> Vec<Vec<Raise>> {
    let instrument = support::instrument();
    let level = instrument.level(target).unwrap();
    let answered: Vec<(ItemIndex, u8)> = instrument
        .in_mode(sheet.mode)
        .filter(|item| instrument.items_of(level).iter().any(|(own, _)| own == item))
        .filter_map(|item| Some((item, sheet.answers.get(item)?.step()?)))
        .collect();
    let vectors = (0..5_usize.pow(answered.len() as u32)).map(|number| {
        answered
            .iter()
            .enumerate()
            .filter_map(|(place, (item, from))| {
                let raise = (number / 5_usize.pow(place as u32) % 5) as u8;
                (raise > 0).then(|| Raise { item: *item, from: *from, to: from + raise })
            })
            .collect::<Vec<Raise>>()
    });
    vectors
        .filter(|raises| raises.iter().map(|raise| u32::from(raise.to - raise.from)).sum::<u32>() == steps)
        .filter(|raises| raises.iter().all(|raise| raise.to <= instrument.top_step(raise.item)))
        .filter(|raises| {
            let answers = raised(&sheet.answers, raises);
            score(&instrument, &AnswerSheet { answers, ..sheet.clone() }).level.at_least >= target
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]
    #[test]
    fn the_equally_cheap_ways_are_all_there_are(sheet in any_sheet(&support::instrument())) {
        let instrument = support::instrument();
        let Ok(way) = score(&instrument, &sheet).way_up else { return Ok(()) };
        let found = equally_cheap(&instrument, &sheet, &way);

        let mut expected = by_scoring(&sheet, way.target, way.steps);
        prop_assert!(found.contains(&way.items));
        let key = |raises: &Vec<Raise>| raises.iter().map(|raise| (raise.item, raise.to)).collect::<Vec<_>>();
        let (mut found, by_key) = (found, key);
        found.sort_by_key(by_key);
        expected.sort_by_key(by_key);
        prop_assert_eq!(found, expected);
    }
}
