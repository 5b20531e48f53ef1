//! Putting a file together with what is here.

use social_business_scan::{
    core::{answer_file, answers::Answer, instrument::Mode, section::Scope},
    import::Source,
    state::{
        count_input::CountField,
        effect::{Announcement, Effect},
        model::Dialog,
        msg::{AnswerMsg, DialogMsg, ImportMsg, Msg, NavigateMsg, SettingsMsg},
    },
    storage::{
        envelope::{Content, Saved, read as read_envelope},
        merge::{Winner, join},
    },
};

use super::{after, asked, begun, cases, file, given, item, link, model, shown, step};

#[test]
fn a_merge_keeps_every_answer_and_the_later_file_goes_first_where_both_differ() {
    for (saved_at, wins) in [
        (Some("2026-05-12T10:00:00.001Z"), true),
        (Some("2026-05-12T10:00:01Z"), true),
        (Some("2027-01-01T00:00:00Z"), true),
        (Some("2026-05-12T09:59:59.999Z"), false),
        (Some("2026-05-12T10:00:00.000Z"), false),
        (Some("morgen"), false),
        (Some("9999"), false),
        (None, false),
    ] {
        let mut model = begun();
        let both = item(&model, "PE-1");
        let msg = file(&model, Mode::Full, &[("PE-1", step(1)), ("L5-3", Some(Answer::DontKnow))], saved_at);

        let effects = after(&mut model, [msg, Msg::Dialog(DialogMsg::Merge)]);

        assert_eq!(model.answers.get(both), step(if wins { 1 } else { 4 }), "{saved_at:?}");
        assert_eq!(model.answers.get(item(&model, "PE-5")), step(0), "only here");
        assert_eq!(model.answers.get(item(&model, "L5-3")), Some(Answer::DontKnow), "only in the file");
        assert_eq!(model.notes.get(both), "Van mij.");
        assert!(effects.contains(&Effect::Announce(Announcement::Opened(3))), "{effects:?}");
    }
}

#[test]
fn putting_any_two_of_the_reference_cases_together_loses_no_answer_and_makes_none_up() {
    let instrument = model().instrument;
    let sheets: Vec<Saved> = cases()["cases"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|case| case["kind"] == "score")
        .map(|case| Saved::from_sheet(answer_file::from_value(&instrument, &case["input"]).unwrap()))
        .collect();
    for (ours, theirs) in sheets.iter().flat_map(|ours| sheets.iter().map(move |theirs| (ours, theirs))) {
        for winner in [Winner::Ours, Winner::Theirs] {
            let joined = join(&instrument, ours, theirs, winner);
            let (first, second) = if winner == Winner::Ours { (ours, theirs) } else { (theirs, ours) };
            for item in instrument.item_indices() {
                let both = (first.sheet.answers.get(item), second.sheet.answers.get(item));
                assert_eq!(joined.sheet.answers.get(item), both.0.or(both.1));
            }
            let read = read_envelope(&instrument, &joined.to_text(&instrument));
            assert!(matches!(read, Content::Saved(_)), "what was put together can be kept");
        }
    }
}

#[test]
fn a_merge_asks_no_item_less_than_before() {
    let mut model = begun();
    let quick = file(&model, Mode::Quick, &[("PE-5", step(1))], Some("2027-01-01T00:00:00Z"));
    let _ = after(&mut model, [quick, Msg::Dialog(DialogMsg::Merge)]);
    assert_eq!((model.mode, model.answers.get(item(&model, "PE-1"))), (Mode::Full, step(4)));

    let mut model = begun();
    let full = file(&model, Mode::Full, &[("L1-1", step(1))], None);
    let _ = after(
        &mut model,
        [
            Msg::Navigate(NavigateMsg::Start(Mode::Quick)),
            Msg::Settings(SettingsMsg::SetNoSocial(true)),
            full,
            Msg::Dialog(DialogMsg::Merge),
        ],
    );
    assert_eq!((model.mode, model.scope), (Mode::Full, Scope::Whole));
}

#[test]
fn the_two_numbers_come_from_one_side_together() {
    let mut model = begun();
    let _ = after(
        &mut model,
        [
            Msg::Answer(AnswerMsg::SetCount(CountField::Employees, "5".into())),
            Msg::Answer(AnswerMsg::SetCount(CountField::Publishers, "3".into())),
        ],
    );
    let text = r#"{"instrument":"social-business","version":1,"mode":"full","answers":{},"employees":900,
        "publishers":800,"schema":1,"savedAt":"2027-01-01T00:00:00Z","orgModel":"holistic"}"#;

    let _ =
        after(&mut model, [Msg::Import(ImportMsg::OpenFile(Ok(text.into()))), Msg::Dialog(DialogMsg::Merge)]);

    assert_eq!((model.employees.text.as_str(), model.publishers.text.as_str()), ("900", "800"));
    assert!(model.org_model.is_some());
}

#[test]
fn undoing_a_merge_takes_out_what_came_with_it_and_brings_the_notes_back() {
    let mut model = begun();
    let before = given(&model);
    let msg = file(&model, Mode::Full, &[("PE-1", step(1)), ("L5-3", step(2))], Some("2027-01-01T00:00:00Z"));

    let _ = after(&mut model, [msg, Msg::Dialog(DialogMsg::Merge), Msg::Import(ImportMsg::Undo)]);

    assert_eq!(given(&model), before);
}

#[test]
fn another_question_is_not_answered_by_putting_together() {
    let mut model = begun();

    let effects = after(&mut model, [Msg::Dialog(DialogMsg::AskRestart), Msg::Dialog(DialogMsg::Merge)]);

    assert_eq!((effects, &model.dialog), (vec![], &Some(Dialog::Restart)));
}

#[test]
fn only_a_file_can_be_merged_as_far_as_the_preview_says() {
    let mut model = begun();
    let _ = after(&mut model, [link(), Msg::Import(ImportMsg::TakeOver)]);
    assert_eq!(asked(&model).source, Source::Link);
    assert_eq!(shown(&model, None).len(), 3);
}
