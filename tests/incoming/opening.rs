//! Opening: the question before it, both ways, and the way back.

use social_business_scan::{
    app::{
        effect::{Announcement, Effect, FocusTarget},
        incoming::{Incoming, Refusal, Source, preview},
        model::{Dialog, Model},
        msg::{CountField, Msg},
        screen::Screen,
        section::{Scope, Section},
        update::update,
    },
    core::{
        answer_file,
        answers::{Answer, AnswerSheet},
        code,
        instrument::{Lang, Mode},
    },
    storage::{
        envelope::{Content, Saved, read as read_envelope},
        merge::{Winner, join},
    },
};

use super::{cases, item, model, step};

const QUICK: &str = "SB1-20FYJ-94J94-JNC04-SP4";
const FULL: &str = "SB1-2096T-9PW92-T8NJD-4V92T-5PME4-HDPKN-2GB3M-8JF4Y";

fn after(model: &mut Model, messages: impl IntoIterator<Item = Msg>) -> Vec<Effect> {
    messages.into_iter().map(|msg| update(model, msg)).last().unwrap_or_default()
}

/// A full scan with two answers and a note, in the section of Profit.
fn begun() -> Model {
    let mut model = model();
    let (first, second) = (item(&model, "PE-1"), item(&model, "PE-5"));
    let _ = after(
        &mut model,
        [
            Msg::Start(Mode::Full),
            Msg::SetAnswer(first, step(4)),
            Msg::SetAnswer(second, step(0)),
            Msg::SetNote(first, "Van mij.".into()),
            Msg::OpenSection(Section::Profit),
            Msg::SavedAt("2026-05-12T10:00:00.000Z".into()),
        ],
    );
    model
}

fn link() -> Msg {
    Msg::OpenLink(QUICK.into())
}

/// A file with these answers, saved then.
fn file(model: &Model, mode: Mode, answers: &[(&str, Option<Answer>)], saved_at: Option<&str>) -> Msg {
    let mut sheet = AnswerSheet::new(mode);
    for (id, answer) in answers {
        sheet.answers.set(item(model, id), *answer);
    }
    let saved = Saved { saved_at: saved_at.map(str::to_owned), ..Saved::from_sheet(sheet) };
    Msg::OpenFile(Ok(saved.to_text(&model.instrument)))
}

/// The paragraphs that the visitor reads.
fn shown(model: &Model, date: Option<&str>) -> Vec<String> {
    preview(asked(model), model, date).lines().map(str::to_owned).collect()
}

fn asked(model: &Model) -> &Incoming {
    let Some(Dialog::Open(incoming)) = &model.dialog else { panic!("{:?}", model.dialog) };
    incoming
}

/// Everything that a visitor gave.
fn given(model: &Model) -> Saved {
    Saved { place: None, ..model.saved(None) }
}

#[test]
fn a_link_always_asks_first_and_a_code_or_file_only_where_there_are_answers() {
    let fresh = model();
    let a_file = file(&fresh, Mode::Full, &[("PE-1", step(1))], None);
    for (msg, asks_anyway) in [(link(), true), (Msg::OpenCode(QUICK.into()), false), (a_file, false)] {
        let (mut empty, mut begun) = (model(), begun());
        let before = given(&begun);

        let _ = (update(&mut empty, msg.clone()), update(&mut begun, msg.clone()));

        assert_eq!(empty.dialog.is_some(), asks_anyway, "{msg:?}");
        assert!(begun.dialog.is_some() && given(&begun) == before, "{msg:?}");
    }
}

#[test]
fn a_no_changes_nothing() {
    let mut model = begun();
    let before = given(&model);

    let effects = after(&mut model, [link(), Msg::CancelDialog]);

    assert_eq!((effects, given(&model), model.screen), (vec![], before, Screen::Section(Section::Profit)));
    assert!(model.dialog.is_none() && model.replaced.is_empty());
}

#[test]
fn the_link_waits_in_the_address_exactly_as_long_as_the_question() {
    for answer in [Msg::CancelDialog, Msg::ConfirmDialog, Msg::MergeDialog] {
        let mut model = begun();
        let _ = update(&mut model, link());
        assert!(model.has_open_link());
        let _ = update(&mut model, answer);
        assert!(!model.has_open_link());
    }
    let mut model = begun();
    let _ = update(&mut model, Msg::OpenCode(QUICK.into()));
    assert!(model.dialog.is_some() && !model.has_open_link());
    let _ = update(&mut model, Msg::OpenLink("SB1-20".into()));
    assert!(!model.has_open_link());
}

#[test]
fn every_code_of_the_reference_cases_opens_by_a_link_on_top_of_answers_and_can_be_undone() {
    let mut opened = 0;
    for case in cases()["codes"].as_array().unwrap() {
        let text = case["code"].as_str().or(case["text"].as_str()).unwrap().to_owned();
        let mut model = begun();
        let (before, screen) = (given(&model), model.screen);

        let _ = update(&mut model, Msg::OpenLink(text));

        if case["kind"] == "decodeError" {
            assert!(model.refused.is_some() && given(&model) == before, "{}", case["id"]);
            continue;
        }
        let _ = update(&mut model, Msg::ConfirmDialog);
        let canonical = code::encode(&model.instrument, &model.whole_sheet());
        let expected = code::decode(&model.instrument, &canonical).unwrap();
        assert_eq!(expected.answers, model.answers, "{}", case["id"]);
        let next = if model.progress().is_done() { Screen::Result } else { Screen::Review };
        assert_eq!(model.screen, next, "{}", case["id"]);

        let effects = after(&mut model, [Msg::UndoOpen]);
        assert_eq!((given(&model), model.screen), (before, screen), "{}", case["id"]);
        assert!(effects.contains(&Effect::Save));
        assert!(effects.contains(&Effect::Announce(Announcement::Restored)));
        opened += 1;
    }
    assert!(opened > 3, "{opened}");
}

#[test]
fn a_complete_scan_opens_at_its_result_and_another_at_the_overview() {
    let mut complete = model();
    let effects = after(&mut complete, [Msg::OpenCode(FULL.into())]);
    assert_eq!(complete.screen, Screen::Result);
    assert!(effects.contains(&Effect::Announce(Announcement::Opened(48))), "{effects:?}");
    assert!(effects.contains(&Effect::Focus(FocusTarget::Heading)) && effects.contains(&Effect::Save));

    let mut partial = model();
    let _ = after(&mut partial, [Msg::OpenCode(QUICK.into())]);
    assert_eq!(partial.screen, Screen::Review);
    assert!(partial.replaced.is_empty(), "nothing was replaced");
}

#[test]
fn what_was_opened_is_heard_and_not_spoken_over_by_the_first_save() {
    let mut model = model();
    let effects = after(&mut model, [Msg::OpenCode(FULL.into())]);
    assert_eq!(effects.last(), Some(&Effect::Announce(Announcement::Opened(48))));

    assert_eq!(update(&mut model, Msg::Saved), []);
}

#[test]
fn what_is_refused_is_said_touches_nothing_and_is_forgotten_at_the_next_step() {
    for msg in [
        Msg::OpenLink("SB1-20FYJ-94J94-JNC04-SP5".into()),
        Msg::OpenLink(String::new()),
        Msg::OpenFile(Err(Refusal::TooLarge)),
        Msg::OpenFile(Err(Refusal::Unreadable)),
        Msg::OpenFile(Ok("{".into())),
        Msg::OpenFile(Ok(r#"{"answers":{}}"#.into())),
    ] {
        let mut model = begun();
        let before = given(&model);
        let effects = after(&mut model, [msg.clone()]);
        assert_eq!(effects, [Effect::Focus(FocusTarget::Refusal)], "{msg:?}");
        assert!(model.refused.is_some() && model.dialog.is_none() && given(&model) == before, "{msg:?}");

        let _ = update(&mut model, Msg::OpenReview);
        assert!(model.refused.is_none(), "{msg:?}");
    }
}

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

        let effects = after(&mut model, [msg, Msg::MergeDialog]);

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
            for item in instrument.indices() {
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
    let _ = after(&mut model, [quick, Msg::MergeDialog]);
    assert_eq!((model.mode, model.answers.get(item(&model, "PE-1"))), (Mode::Full, step(4)));

    let mut model = begun();
    let full = file(&model, Mode::Full, &[("L1-1", step(1))], None);
    let _ = after(&mut model, [Msg::Start(Mode::Quick), Msg::SetNoSocial(true), full, Msg::MergeDialog]);
    assert_eq!((model.mode, model.scope), (Mode::Full, Scope::Whole));
}

#[test]
fn the_two_numbers_come_from_one_side_together() {
    let mut model = begun();
    let _ = after(
        &mut model,
        [Msg::SetCount(CountField::Employees, "5".into()), Msg::SetCount(CountField::Publishers, "3".into())],
    );
    let text = r#"{"instrument":"social-business","version":1,"mode":"full","answers":{},"employees":900,
        "publishers":800,"schema":1,"savedAt":"2027-01-01T00:00:00Z","orgModel":"holistic"}"#;

    let _ = after(&mut model, [Msg::OpenFile(Ok(text.into())), Msg::MergeDialog]);

    assert_eq!((model.employees.text.as_str(), model.publishers.text.as_str()), ("900", "800"));
    assert!(model.org_model.is_some());
}

#[test]
fn what_was_opened_can_be_undone_until_the_next_answer() {
    let mut model = begun();
    let _ = after(&mut model, [link(), Msg::ConfirmDialog]);
    assert!(!model.replaced.is_empty());

    let first = item(&model, "PE-5");
    let _ = after(&mut model, [Msg::OpenItem(first), Msg::SetAnswer(first, step(3))]);
    assert!(model.replaced.is_empty());
    assert_eq!(update(&mut model, Msg::UndoOpen), []);
}

#[test]
fn undoing_a_merge_takes_out_what_came_with_it_and_brings_the_notes_back() {
    let mut model = begun();
    let before = given(&model);
    let msg = file(&model, Mode::Full, &[("PE-1", step(1)), ("L5-3", step(2))], Some("2027-01-01T00:00:00Z"));

    let _ = after(&mut model, [msg, Msg::MergeDialog, Msg::UndoOpen]);

    assert_eq!(given(&model), before);
}

#[test]
fn what_was_opened_one_after_another_is_undone_one_by_one_down_to_the_own_answers() {
    let mut model = begun();
    let (before, screen) = (given(&model), model.screen);
    let _ = after(&mut model, [link(), Msg::ConfirmDialog]);
    let between = given(&model);
    let _ = after(&mut model, [Msg::OpenCode(FULL.into()), Msg::ConfirmDialog]);

    let _ = update(&mut model, Msg::UndoOpen);
    assert_eq!(given(&model), between);
    let _ = update(&mut model, Msg::UndoOpen);
    assert_eq!((given(&model), model.screen), (before, screen));
    assert_eq!(update(&mut model, Msg::UndoOpen), []);
}

#[test]
fn another_question_is_not_answered_by_putting_together() {
    let mut model = begun();

    let effects = after(&mut model, [Msg::AskRestart, Msg::MergeDialog]);

    assert_eq!((effects, &model.dialog), (vec![], &Some(Dialog::Restart)));
}

#[test]
fn an_answer_that_another_tab_gave_after_opening_survives_the_undo() {
    let mut model = begun();
    let _ = after(&mut model, [link(), Msg::ConfirmDialog]);
    let later = item(&model, "L5-2");
    let mut theirs = model.saved(None);
    theirs.sheet.answers.set(later, step(4));

    let _ = after(&mut model, [Msg::Others(Box::new(theirs)), Msg::UndoOpen]);

    assert_eq!(model.answers.get(later), step(4));
    assert_eq!(model.answers.get(item(&model, "PE-1")), step(4), "from before");
    assert_eq!(model.answers.get(item(&model, "PR-1")), None, "came with the link");
}

#[test]
fn opening_a_whole_scan_in_place_of_a_culture_scan_asks_all_of_it() {
    let mut model = begun();
    let _ = after(&mut model, [Msg::SetNoSocial(true), Msg::OpenCode(FULL.into()), Msg::ConfirmDialog]);

    assert_eq!((model.scope, model.screen), (Scope::Whole, Screen::Result));
}

#[test]
fn the_language_of_a_file_is_not_taken_over() {
    let mut english = begun();
    let _ = update(&mut english, Msg::SetLang(Lang::En));
    let text = english.saved(None).to_text(&english.instrument);

    let mut model = model();
    let _ = update(&mut model, Msg::OpenFile(Ok(text)));

    assert_eq!((model.lang, model.lang_chosen), (Lang::Nl, false));
}

#[test]
fn the_preview_says_what_it_holds_the_level_and_what_becomes_of_the_answers() {
    let mut model = model();
    let _ = update(&mut model, Msg::OpenLink(FULL.into()));
    assert_eq!(
        shown(&model, None),
        [
            "Volledige scan: 48 van 48 vragen beantwoord, versie 1 van de vragenlijst.",
            "Jullie staan op niveau 1 van 5, Basis."
        ]
    );

    let mut model = begun();
    let msg = file(&model, Mode::Full, &[("PE-1", step(1))], Some("2027-01-01T00:00:00Z"));
    let _ = after(&mut model, [Msg::SetLang(Lang::En), msg]);
    let lines = shown(&model, Some("1 January 2027"));
    assert_eq!(
        lines[0],
        "Full scan: 1 of 48 questions answered, version 1 of the questionnaire. Saved on 1 January 2027."
    );
    assert!(lines[1].contains("level"), "why there is none: {}", lines[1]);
    assert!(
        lines[2].contains("your own 2 answers") && lines[3].contains("the one in the file counts"),
        "{lines:?}"
    );
    assert_eq!(lines.len(), 4);
}

#[test]
fn only_a_file_can_be_merged_as_far_as_the_preview_says() {
    let mut model = begun();
    let _ = update(&mut model, link());
    assert_eq!(asked(&model).source, Source::Link);
    assert_eq!(shown(&model, None).len(), 3);
}

#[test]
fn a_preview_of_culture_alone_does_not_speak_of_a_level() {
    let mut other = begun();
    let _ = update(&mut other, Msg::SetNoSocial(true));
    let text = other.saved(None).to_text(&other.instrument);
    let mut model = begun();
    let _ = update(&mut model, Msg::OpenFile(Ok(text)));

    let lines = shown(&model, None);

    assert!(lines[0].contains("2 van 29 vragen"), "{lines:?}");
    assert_eq!(lines[1], "Dit is jullie cultuur. Trede 1 is de eerste stap.");
}

#[test]
fn what_was_opened_is_kept_as_any_answer_is() {
    let mut model = begun();
    let _ = after(&mut model, [link(), Msg::ConfirmDialog]);

    let text = model.saved(None).to_text(&model.instrument);
    let Content::Saved(saved) = read_envelope(&model.instrument, &text) else { panic!("{text}") };
    assert_eq!(saved.sheet.answers, model.answers);
}
