//! Questionnaires of others, from the start to the report: `docs/examples/models`, and some that are made here. Every screen and
//! every file speaks of the model at hand: no word about social media and the three Ps, no heading over nothing, no table without
//! rows.

#[path = "../support/examples.rs"]
mod made;
mod reading;
mod results;
mod sentences;

use std::{fs, path::Path};

use serde_json::Value;
use social_business_scan::{
    core::{
        answers::{Answer, AnswerSheet, Step},
        instrument::{Instrument, ItemIndex, Lang, Mode, Role},
        notes::Notes,
        section::Section,
        team::TeamCounts,
    },
    export::{
        report::{html::html_file, markdown::markdown_file},
        result::csv,
    },
    i18n::{ModelWords, strings},
    report::{
        ReportPresenter,
        document::{DocumentOptions, Part, document, team_blocks},
        read,
        team::{TeamFindings, TeamPage, TeamPresenter, team_page},
    },
    state::{
        model::Model,
        msg::{AnswerMsg, Msg, NavigateMsg},
        rc_ptr_eq::RcPtrEq,
    },
    storage::{location::StorageLocation, store::Opened},
};

use self::reading::{faults_of_html, faults_of_texts, quoted};
use crate::fixture::after;

/// The examples, by file.
const EXAMPLES: [&str; 3] = ["delivery-check", "software-assurance", "team-health"];

fn example(name: &str) -> Instrument {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/examples/models").join(name);
    let text = fs::read_to_string(file.with_extension("json")).unwrap();
    parsed(name, &serde_json::from_str(&text).unwrap())
}

fn parsed(name: &str, value: &Value) -> Instrument {
    Instrument::from_value(value).unwrap_or_else(|faults| panic!("{name}: {faults:#?}"))
}

/// Ways to answer, by name; `place` is that of the item.
type Answers = (&'static str, fn(&Instrument, ItemIndex) -> Option<Answer>);

fn step(instrument: &Instrument, item: ItemIndex, wanted: usize) -> Option<Answer> {
    let top = instrument.scale_of(instrument.item(item)).points.len() - 1;
    Step::new(u8::try_from(wanted.min(top)).unwrap()).map(Answer::Step)
}

const ANSWERS: [Answers; 7] = [
    ("nothing", |_, _| None),
    ("the lowest", |instrument, item| step(instrument, item, 0)),
    ("the highest", |instrument, item| step(instrument, item, 9)),
    ("mixed", |instrument, item| step(instrument, item, (item.position() * 7 + 3) % 5)),
    ("one low", |instrument, item| step(instrument, item, if item.position() == 0 { 0 } else { 9 })),
    ("not known", |_, _| Some(Answer::DontKnow)),
    (
        "half",
        |instrument, item| {
            if item.position() % 2 == 0 { step(instrument, item, 1) } else { Some(Answer::DontKnow) }
        },
    ),
];

fn answered(instrument: &Instrument, lang: Lang, mode: Mode, answers: Answers) -> Model {
    let shared = RcPtrEq::new(instrument.clone());
    let mut model = Model::new(shared, lang, StorageLocation::Device, Opened::default());
    after(&mut model, [Msg::Navigate(NavigateMsg::Start(mode))]);
    for item in instrument.in_mode(mode) {
        if let Some(answer) = answers.1(instrument, item) {
            after(&mut model, [Msg::Answer(AnswerMsg::Set(item, Some(answer)))]);
        }
    }
    model
}

/// Everything that is said of these answers, in files and as texts of the result.
fn told(model: &Model) -> Vec<String> {
    presented(model, |presenter| {
        let options =
            DocumentOptions { appendix: Part::Included, code: "SB1".into(), ..DocumentOptions::default() };
        let document = document(presenter, &Notes::default(), &options);
        let mut texts = quoted(&format!("{:?}", read(presenter)));
        texts.extend(document.texts().into_iter().map(str::to_owned));
        texts.extend(csv::table(presenter, &model.target).lines().map(str::to_owned));
        texts.extend(markdown_file(&document).lines().map(str::to_owned));
        texts
    })
}

/// What comes of presenting the result of these answers.
fn presented<T>(model: &Model, present: impl FnOnce(ReportPresenter<'_>) -> T) -> T {
    let (sheet, report) = (model.sheet(), model.report());
    present(ReportPresenter {
        instrument: &model.instrument,
        report: &report,
        sheet: &sheet,
        scope: model.scope,
        lang: model.lang,
        strings: strings(model.lang),
    })
}

/// Walks through all screens with these answers, and gives what is wrong there.
#[cfg(feature = "prerender")]
fn walked(model: &mut Model, mode: Mode, has_levels: bool) -> Vec<String> {
    let sections: Vec<Section> = model.sections().collect();
    let opens = sections.into_iter().map(NavigateMsg::OpenSection);
    let screens = [
        NavigateMsg::OpenIntro,
        NavigateMsg::OpenReview,
        NavigateMsg::OpenResult,
        NavigateMsg::OpenAbout,
        NavigateMsg::OpenPlan,
        NavigateMsg::OpenData,
        NavigateMsg::OpenTeam,
    ];
    let _ = mode;
    let mut faults = Vec::new();
    for screen in opens.chain(screens) {
        let name = format!("{screen:?}");
        after(model, [Msg::Navigate(screen)]);
        let html = social_business_scan::prerender::drawn(model.clone(), 1);
        faults.extend(faults_of_html(&html, has_levels).into_iter().map(|fault| format!("{name}: {fault}")));
    }
    faults
}

#[cfg(not(feature = "prerender"))]
fn walked(_: &mut Model, _: Mode, _: bool) -> Vec<String> {
    Vec::new()
}

/// All that is wrong with a model of this instrument, in every language and mode, with all these answers.
fn faults_of(name: &str, instrument: &Instrument, all: &[Answers]) -> Vec<String> {
    let has_levels = instrument.dimensions_of(Role::Levels).next().is_some();
    let mut faults = Vec::new();
    for lang in instrument.languages() {
        for mode in [Mode::Full, Mode::Quick] {
            for answers in all {
                let mut model = answered(instrument, lang, mode, *answers);
                let texts = told(&model);
                let mut found = faults_of_texts(&texts, has_levels);
                let sheet = model.sheet();
                found.extend(faults_of_team(instrument, lang, &sheet, has_levels));
                found.extend(walked(&mut model, mode, has_levels));
                let place = format!("{name}, {lang:?}, {mode:?}, {}", answers.0);
                faults.extend(found.into_iter().map(|fault| format!("{place}: {fault}")));
            }
        }
    }
    faults.sort();
    faults.dedup();
    faults
}

/// Six people who all answered so.
fn faults_of_team(instrument: &Instrument, lang: Lang, sheet: &AnswerSheet, has_levels: bool) -> Vec<String> {
    let shown = findings(instrument, lang, sheet);
    let mut texts = quoted(&format!("{shown:?}"));
    texts.extend(quoted(&format!("{:?}", team_blocks(strings(lang), lang, &shown))));
    faults_of_texts(&texts, has_levels)
}

/// What is found of six people who all answered so.
fn findings(instrument: &Instrument, lang: Lang, sheet: &AnswerSheet) -> TeamFindings {
    let mut counts = TeamCounts::new(instrument);
    for _ in 0..6 {
        counts.add(instrument, sheet).unwrap();
    }
    let report = counts.report(instrument);
    let strings = strings(lang);
    match team_page(TeamPresenter { instrument, report: &report, own: None, lang, strings }) {
        TeamPage::Shown(shown) => *shown,
        TeamPage::TooFew(few) => panic!("a team of six has no page: {few:?}"),
    }
}

#[test]
fn every_example_speaks_of_itself_from_the_start_to_the_report() {
    let faults = EXAMPLES.into_iter().flat_map(|name| {
        let instrument = example(name);
        assert!(instrument.languages().count() >= 2, "{name}");
        faults_of(name, &instrument, &ANSWERS)
    });

    let faults: Vec<String> = faults.collect();
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn a_model_of_any_shape_speaks_of_itself_from_the_start_to_the_report() {
    let faults =
        made::all().into_iter().flat_map(|(name, value)| faults_of(name, &parsed(name, &value), &ANSWERS));

    let family = crate::parser_properties::models::MODELS
        .iter()
        .flat_map(|model| faults_of(model.id, &model.instrument(), &ANSWERS));

    let faults: Vec<String> = faults.chain(family).collect();
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn a_report_of_another_model_is_called_by_its_title() {
    let instrument = example("team-health");
    let lang = Lang::Nl;
    let model = answered(&instrument, lang, Mode::Full, ANSWERS[3]);
    let words = ModelWords { instrument: &instrument, strings: strings(lang), lang };

    assert_eq!(words.scan(), "Hoe gaat het met ons team?");
    let document =
        presented(&model, |presenter| document(presenter, &Notes::default(), &DocumentOptions::default()));
    assert_eq!(document.name, "Hoe gaat het met ons team?");
    assert!(html_file(&document).contains("<title>"));
}

#[test]
fn the_headline_of_a_model_without_levels_names_the_strongest_and_the_weakest() {
    let instrument = example("delivery-check");
    let model = answered(&instrument, Lang::En, Mode::Full, ANSWERS[4]);

    let page = presented(&model, read);

    assert_eq!(
        page.headline.sentence,
        "You are strongest in Lead time, Changes that succeed and Recovery and weakest in Deployment rhythm."
    );
    assert_eq!(page.headline.level, "All parts: 75 of 100, high.");
    assert_eq!(page.charts.radar, None);
    assert_eq!(page.scores.others.len(), 2);
    assert!(!page.actions.actions.is_empty());
}
