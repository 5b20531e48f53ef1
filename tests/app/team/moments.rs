//! A team at two moments: two files, or a file and the team on the page.

use social_business_scan::{
    core::{
        instrument::{ErrorCode, Lang, Mode},
        team::{TeamFile, team},
    },
    export::kind::ExportKind,
    import::{Refusal, team::MomentRefusal},
    state::{
        confirmation::ConfirmationPlace,
        effect::{Announcement, Effect, FocusTarget},
        model::Model,
        msg::{
            ExportMsg, Msg,
            team::{Moment, TeamMsg},
        },
        update::update,
    },
};

use super::{code, sheet};
use crate::fixture::{after, model};

/// The result of so many members from this number on, as `sbs team` prints it.
fn result(mode: Mode, from: usize, count: usize, threshold: Option<f64>) -> String {
    let model = model();
    let sheets: Vec<_> = (from..from + count)
        .map(|number| {
            let mut sheet = sheet(&model.instrument, mode, number);
            sheet.threshold = threshold;
            sheet
        })
        .collect();
    let report = team(&model.instrument, &sheets).unwrap().report(&model.instrument);
    serde_json::to_string(&TeamFile { instrument: &model.instrument, report: &report }).unwrap()
}

fn bring(model: &mut Model, moment: Moment, text: &str) -> Option<Announcement> {
    let msg = TeamMsg::BringMoment(moment, "team.json".into(), Ok(text.into()));
    let _ = update(model, Msg::Team(msg));
    model.confirmed_at(&ConfirmationPlace::TeamMoments)
}

fn of(count: usize) -> Model {
    let mut model = model();
    let text: String =
        (0..count).map(|number| code(&model.instrument, Mode::Full, number * 7) + "\n").collect();
    after(&mut model, [TeamMsg::Type(text), TeamMsg::Add].map(Msg::Team));
    model
}

#[test]
fn two_files_stand_beside_each_other_with_margins_and_what_is_not_known() {
    let mut model = model();
    let (before, after_it) = (result(Mode::Full, 0, 12, None), result(Mode::Full, 40, 14, None));
    assert_eq!(bring(&mut model, Moment::Before, &before), Some(Announcement::TeamMomentChosen));
    assert!(model.team_change().is_none(), "one is missing");
    assert_eq!(bring(&mut model, Moment::After, &after_it), Some(Announcement::TeamCompared));

    let page = model.team_change().unwrap().unwrap();
    assert_eq!(page.people, "Eerst antwoordden 12 mensen, daarna 14.");
    let rows = page.tables.iter().map(|table| table.rows.len()).sum::<usize>();
    assert_eq!(rows, 12, "eleven dimensions and all questions together");
    let differences = page.tables.iter().flat_map(|table| &table.rows);
    assert!(differences.clone().all(|row| row.difference.contains("marge")), "{page:?}");
    assert!(page.margin.iter().any(|line| line.contains("niet bekend: het kunnen andere mensen zijn")));
    assert!(!page.margin.iter().any(|line| line.starts_with("Onder 10 antwoorden")));

    let effects = after(&mut model, [Msg::Team(TeamMsg::ClearMoments)]);
    assert!(effects.contains(&Effect::Focus(FocusTarget::TeamMoments)), "{effects:?}");
    assert!(model.team.moments.is_empty() && model.team_change().is_none());
}

#[test]
fn the_team_on_the_page_is_the_second_moment_and_its_file_reads_back() {
    let mut model = of(6);
    assert_eq!(
        bring(&mut model, Moment::Before, &result(Mode::Full, 0, 5, None)),
        Some(Announcement::TeamCompared)
    );
    let page = model.team_change().unwrap().unwrap();
    assert_eq!(page.people, "Eerst antwoordden 5 mensen, daarna 6.");
    assert!(page.margin.iter().any(|line| line.starts_with("Onder 10 antwoorden")), "{:?}", page.margin);

    // What the page saves can be compared later: a team with itself has not changed.
    let effects = after(&mut model, [Msg::Export(ExportMsg::Download(ExportKind::Team))]);
    let [Effect::Download { name, text: Some(text), .. }] = effects.as_slice() else { panic!("{effects:?}") };
    assert_eq!(name, "social-business-scan-team.json");
    for code in (0..6).map(|number| code(&model.instrument, Mode::Full, number * 7)) {
        assert!(!text.contains(&code[4..15]), "a code is in the file");
    }
    let text = text.clone();
    bring(&mut model, Moment::Before, &text);
    let page = model.team_change().unwrap().unwrap();
    assert_eq!(page.summary, ["Alle onderdelen zijn ongeveer gelijk."]);
    assert!(page.questions.is_empty());
}

#[test]
fn under_five_there_is_no_file_of_the_team() {
    let mut model = of(4);
    assert_eq!(update(&mut model, Msg::Export(ExportMsg::Download(ExportKind::Team))), []);
    bring(&mut model, Moment::Before, &result(Mode::Full, 0, 5, None));
    assert!(model.team_change().is_none(), "four are no second moment");
}

#[test]
fn bands_stand_for_the_numbers_of_a_quick_scan() {
    let mut model = model();
    bring(&mut model, Moment::Before, &result(Mode::Quick, 0, 12, None));
    bring(&mut model, Moment::After, &result(Mode::Full, 40, 12, None));
    let page = model.team_change().unwrap().unwrap();
    assert_eq!(page.notes.len(), 2, "{:?}", page.notes);
    let digits = |text: &str| text.chars().any(|letter| letter.is_ascii_digit());
    let rows: Vec<_> = page.tables.iter().flat_map(|table| &table.rows).collect();
    assert!(rows.iter().all(|row| !digits(&row.before) && !digits(&row.difference)), "{rows:?}");
    assert!(page.questions.iter().all(|question| !digits(&question.change)), "{:?}", page.questions);
}

#[test]
fn a_file_that_cannot_be_compared_says_why_and_the_one_before_it_stays() {
    let mut model = of(6);
    let good = result(Mode::Full, 0, 5, None);
    bring(&mut model, Moment::Before, &good);
    let few = r#"{"kind":"sbs-team","instrument":"social-business","version":1,"parameters":null,"respondents":3,"status":"tooFew","mode":null,"items":null,"dimensions":null,"level":null}"#;
    let answers = r#"{"instrument":"social-business","version":1,"mode":"full","answers":{"PE-2":3}}"#;
    let version = good.replace("\"version\":1", "\"version\":9");
    let foreign = good.replace("social-business", "another-scan");
    for (text, wanted) in [
        ("hallo", MomentRefusal::Unreadable(Refusal::NotJson)),
        (&good[..good.len() - 9], MomentRefusal::Unreadable(Refusal::Damaged)),
        (few, MomentRefusal::TooFew),
        (answers, MomentRefusal::NoTeam),
    ] {
        assert_eq!(bring(&mut model, Moment::Before, text), Some(Announcement::TeamMomentRefused), "{text}");
        assert_eq!(model.team.moments.refused, Some((Moment::Before, wanted)));
        assert!(model.team_change().is_some(), "the one before stays");
    }
    for text in [version, foreign] {
        bring(&mut model, Moment::Before, &text);
        let Some((_, refusal)) = &model.team.moments.refused else { panic!("{text}") };
        assert!(!refusal.words(&model.instrument, Lang::Nl).is_empty());
        assert!(matches!(refusal, MomentRefusal::Unreadable(Refusal::Invalid(_))), "{refusal:?}");
    }
    bring(&mut model, Moment::After, &result(Mode::Full, 0, 5, Some(65.0)));
    assert_eq!(model.team_change(), Some(Err(ErrorCode::ParametersMismatch)));
}
