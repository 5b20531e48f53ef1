//! Who counts: added, refused, counted twice, removed, kept.

use proptest::prelude::*;
use social_business_scan::{
    core::{
        answer_file::{AnswerFile, WithThreshold},
        answers::AnswerSheet,
        instrument::{Instrument, Lang, Mode},
        team::team as counted,
    },
    embed::host_events::{HostEvent, ModelDiff},
    import::team::TeamRefusal,
    state::{
        effect::{Announcement, Effect, FocusTarget, Outcome},
        model::{BatchSource, Model},
        msg::{
            DialogMsg, Msg, NavigateMsg,
            team::{InvitationField, Piece, TeamMsg},
        },
        update::update,
    },
    storage::{
        backend::{Backend, MemoryBackend},
        inventory::{Kind, take},
        key::Keys,
        store::ScanStore,
    },
};

use super::{code, sheet};
use crate::{
    fixture::{after, model},
    support::sheets::sheet_of,
};

fn team(model: &mut Model, messages: impl IntoIterator<Item = TeamMsg>) -> Vec<Effect> {
    after(model, messages.into_iter().map(Msg::Team))
}

fn paste(model: &mut Model, text: &str) -> Vec<Effect> {
    team(model, [TeamMsg::Type(text.to_owned()), TeamMsg::Add])
}

fn codes(mode: Mode, numbers: impl Iterator<Item = usize>) -> String {
    let instrument = Instrument::built_in().unwrap();
    numbers.map(|number| format!("Anna: {}\n", code(&instrument, mode, number))).collect()
}

/// Reads one file in pieces of a size.
fn read_file(model: &mut Model, bytes: &[u8], size: usize) {
    let total = bytes.len() as f64;
    team(model, [TeamMsg::ReadFiles(1, total)]);
    let mut done = 0.0;
    let pieces: Vec<&[u8]> = bytes.chunks(size).collect();
    for (place, piece) in pieces.iter().enumerate() {
        done += piece.len() as f64;
        let ends_file = place + 1 == pieces.len();
        let piece = Piece { reading: 1, bytes: piece.to_vec(), done, total, ends_file };
        team(model, [TeamMsg::Read(Box::new(piece))]);
    }
}

#[test]
fn a_chat_that_begins_with_the_time_in_brackets_is_no_file() {
    let instrument = Instrument::built_in().unwrap();
    let mut model = model();
    let lines: String = (0..5)
        .map(|number| format!("[09:12] Anna: {} groet Anna\n", code(&instrument, Mode::Full, number)))
        .collect();
    let cut = &code(&instrument, Mode::Full, 6)[..20];

    paste(&mut model, &format!("{lines}[09:20] Bob: {cut}\n"));

    assert_eq!(model.team.respondents(), 5);
    assert_eq!(model.team.draft, format!("[09:20] Bob: {cut}"));
}

#[test]
fn six_pasted_codes_count_and_the_field_is_empty_then() {
    let mut model = model();

    let effects = paste(&mut model, &codes(Mode::Full, 0..6));

    assert_eq!((model.team.respondents(), model.team.draft.as_str()), (6, ""));
    let outcome = Outcome { added: 6, duplicates: 0, refused: 0 };
    let heading = Effect::Focus(FocusTarget::Heading);
    assert_eq!(effects, [Effect::Announce(Announcement::TeamRead(outcome)), heading]);
}

#[test]
fn refused_lines_stay_in_the_field_and_the_others_are_taken_out() {
    let mut model = model();
    let instrument = model.instrument.clone();
    let good = code(&instrument, Mode::Full, 1);
    let quick = code(&instrument, Mode::Quick, 1);
    let text = format!("Anna: {good}\nBob: {quick}\nhallo\nChris: {}", &good[..20]);

    paste(&mut model, &text);

    assert_eq!(model.team.respondents(), 1);
    assert_eq!(model.team.draft, format!("Bob: {quick}\nChris: {}", &good[..20]));
    let whys: Vec<&TeamRefusal> = model.team.refused.iter().map(|one| &one.why).collect();
    assert_eq!(whys[0], &TeamRefusal::OtherMode(Mode::Quick));
    for refused in &model.team.refused {
        for lang in [Lang::Nl, Lang::En] {
            let words = refused.why.words(&instrument, lang);
            assert!(words.len() > 20 && words.ends_with('.'), "{words}");
            assert!(refused.end.len() <= 4 && !words.contains(&good[4..9]), "{words}");
        }
    }
}

#[test]
fn the_same_code_counts_once_until_the_visitor_says_that_two_people_answered_it() {
    let mut model = model();
    let text = codes(Mode::Quick, 0..5);
    paste(&mut model, &text);

    paste(&mut model, &codes(Mode::Quick, 2..3));
    assert_eq!((model.team.respondents(), model.team.outcome.duplicates), (5, 1));

    team(&mut model, [TeamMsg::CountAgain(0)]);
    assert_eq!((model.team.respondents(), model.team.duplicates.len()), (6, 0));
    // Only what a press allowed: pasted once more it is a duplicate still.
    paste(&mut model, &text);
    assert_eq!((model.team.respondents(), model.team.outcome.duplicates), (6, 5));
}

#[test]
fn what_was_removed_leaves_the_counts_of_the_others_and_may_come_again() {
    let mut model = model();
    paste(&mut model, &codes(Mode::Full, 0..7));
    let all = model.team.counts.clone();
    paste(&mut model, &codes(Mode::Full, 7..8));
    assert_ne!(model.team.counts, all);

    let effects = team(&mut model, [TeamMsg::Remove(1, 0)]);
    assert_eq!(model.team.counts, all);
    assert!(effects.contains(&Effect::Focus(FocusTarget::TeamRow(6))), "the last of seven: {effects:?}");
    paste(&mut model, &codes(Mode::Full, 7..8));
    assert_eq!(model.team.respondents(), 8);
    for _ in 0..8 {
        team(&mut model, [TeamMsg::Remove(0, 0)]);
    }
    assert!(model.team.is_empty() && model.team.counts.is_none());
    paste(&mut model, &codes(Mode::Quick, 0..1));
    assert_eq!(model.team.respondents(), 1, "an empty team may do the other scan");
}

#[test]
fn another_threshold_is_refused_and_a_code_takes_that_of_the_team() {
    let mut model = model();
    let instrument = model.instrument.clone();
    let file = |threshold: Option<f64>, number| {
        let sheet = AnswerSheet { threshold, ..sheet(&instrument, Mode::Full, number) };
        serde_json::to_string(&WithThreshold(AnswerFile { instrument: &instrument, sheet: &sheet })).unwrap()
    };
    let text = [file(Some(75.0), 1), file(Some(62.0), 2), file(None, 3)].join("\n");
    read_file(&mut model, text.as_bytes(), 50);
    assert_eq!(
        (model.team.respondents(), model.team.refused[0].why.clone()),
        (2, TeamRefusal::OtherThreshold)
    );
    paste(&mut model, &codes(Mode::Full, 4..5));
    assert_eq!(model.team.counts.as_ref().unwrap().threshold(), Some(75.0));
}

#[test]
fn ten_thousand_members_of_a_file_count_like_those_of_the_command_line() {
    let mut model = model();
    let instrument = model.instrument.clone();
    let sheets: Vec<AnswerSheet> =
        (0..10_000).map(|number| sheet(&instrument, Mode::Quick, number)).collect();
    let text: String = sheets
        .iter()
        .map(|sheet| {
            serde_json::to_string(&WithThreshold(AnswerFile { instrument: &instrument, sheet })).unwrap()
                + "\n"
        })
        .collect();

    read_file(&mut model, text.as_bytes(), 262_144);

    let distinct = model.team.respondents() as usize;
    assert_eq!(distinct + model.team.outcome.duplicates, 10_000);
    assert_eq!(model.team.batches.len(), 1);
    assert_eq!(model.team.reading, None);
}

#[test]
fn a_reading_that_was_stopped_keeps_what_was_read_and_hears_no_more_of_it() {
    let mut model = model();
    let text = codes(Mode::Full, 0..40);
    team(&mut model, [TeamMsg::ReadFiles(3, 9_000.0)]);
    let piece = |reading| Piece {
        reading,
        bytes: text.as_bytes().to_vec(),
        done: 10.0,
        total: 9_000.0,
        ends_file: false,
    };
    team(&mut model, [TeamMsg::Read(Box::new(piece(3)))]);
    let effects = team(&mut model, [TeamMsg::StopReading]);
    assert!(effects.contains(&Effect::StopReading));
    let read = model.team.respondents();
    assert!(read > 20, "{read}");
    team(&mut model, [TeamMsg::Read(Box::new(piece(3)))]);
    assert_eq!(model.team.respondents(), read);
}

#[test]
fn nothing_is_kept_unless_asked_and_then_no_code_and_below_five_no_counts() {
    let mut model = model();
    let instrument = model.instrument.clone();
    let effects = paste(&mut model, &codes(Mode::Full, 0..4));
    assert!(!effects.iter().any(|effect| matches!(effect, Effect::KeepTeam(_))), "{effects:?}");

    let effects = team(&mut model, [TeamMsg::SetKept(true)]);
    let [Effect::KeepTeam(Some(few))] = effects.as_slice() else { panic!("{effects:?}") };
    assert!(few.contains("\"counts\":null"), "{few}");
    let effects = paste(&mut model, &codes(Mode::Full, 4..6));
    let Some(Effect::KeepTeam(Some(text))) = effects.first().cloned() else { panic!("{effects:?}") };
    for number in 0..6 {
        let code = code(&instrument, Mode::Full, number);
        assert!(!text.contains(&code) && !text.contains(&code[code.len() - 5..]), "{text}");
    }

    let mut later = crate::fixture::model();
    later.team.take_kept(&instrument, &text);
    assert_eq!(later.team.counts, model.team.counts);
    assert_eq!(later.team.batches[0].source, BatchSource::Kept(6));
    paste(&mut later, &codes(Mode::Full, 10..11));
    assert_eq!(later.team.respondents(), 7);
    paste(&mut later, &codes(Mode::Quick, 10..11));
    assert_eq!(later.team.refused[0].why, TeamRefusal::OtherMode(Mode::Quick));
    for broken in ["", "{}", "{\"kind\":\"sbs-team-kept\",\"counts\":{\"kind\":1}}", &text[..40]] {
        let mut other = crate::fixture::model();
        other.team.take_kept(&instrument, broken);
        assert_eq!(other.team.counts, None, "{broken}");
    }
}

#[test]
fn removing_all_asks_first_and_leaves_no_key() {
    let mut model = model();
    paste(&mut model, &codes(Mode::Full, 0..6));
    team(&mut model, [TeamMsg::SetKept(true), TeamMsg::AskClear]);
    assert!(model.dialog.is_some());

    let effects = update(&mut model, Msg::Dialog(DialogMsg::Confirm));

    assert_eq!(effects[0], Effect::KeepTeam(None));
    assert!(model.team.is_empty() && !model.team.is_kept);
}

#[test]
fn nothing_of_a_team_is_in_what_is_kept_of_the_scan() {
    let mut model = model();
    let before = model.saved(None).to_text(&model.instrument);
    paste(&mut model, &codes(Mode::Full, 0..6));
    let _ = update(&mut model, Msg::Navigate(NavigateMsg::OpenTeam));

    assert_eq!(model.saved(None).to_text(&model.instrument), before);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn any_order_and_any_pieces_give_the_counts_of_the_core(
        sheets in prop::collection::vec(sheet_of(&Instrument::built_in().unwrap(), Mode::Full), 1..40)
            .prop_flat_map(|sheets| (Just(sheets.clone()), Just(sheets).prop_shuffle())),
        size in 1usize..5_000,
    ) {
        let (given, shuffled) = sheets;
        let instrument = Instrument::built_in().unwrap();
        let plain = |sheets: &[AnswerSheet]| -> Vec<AnswerSheet> {
            let mut seen = std::collections::HashSet::new();
            let sheets = sheets.iter().map(|sheet| AnswerSheet { threshold: None, ..sheet.clone() });
            sheets.filter(|sheet| seen.insert(social_business_scan::core::result_code::encode(&instrument, sheet))).collect()
        };
        let lines = |sheets: &[AnswerSheet]| -> String {
            sheets.iter().map(|sheet| serde_json::to_string(&WithThreshold(AnswerFile { instrument: &instrument, sheet })).unwrap() + "\n").collect()
        };
        let mut model = model();
        read_file(&mut model, lines(&plain(&shuffled)).as_bytes(), size);

        let wanted = counted(&instrument, &plain(&given)).unwrap();
        prop_assert_eq!(model.team.counts.as_deref(), Some(&wanted));
    }
}

#[test]
fn a_host_is_told_of_five_people_or_more_at_a_time() {
    let mut model = model();
    let (mut diff, _) = ModelDiff::new(&model);
    let mut told = Vec::new();
    for number in 0..16 {
        paste(&mut model, &codes(Mode::Full, number..number + 1));
        told.extend(diff.look(&model).into_iter().filter_map(|event| match event {
            HostEvent::Team { respondents } => Some((number + 1, respondents)),
            _ => None,
        }));
    }
    assert_eq!(told, [(5, 5), (10, 10), (15, 15)]);
    let report = model.team.told(&model.instrument.clone());
    assert_eq!(report.respondents, 15);

    team(&mut model, [TeamMsg::Remove(0, 0)]);
    assert_eq!(diff.look(&model), []);
    let _ = after(&mut model, [Msg::Team(TeamMsg::AskClear), Msg::Dialog(DialogMsg::Confirm)]);
    assert_eq!(diff.look(&model), [HostEvent::Team { respondents: 0 }]);
    assert!(model.team.told(&model.instrument.clone()).result.is_none());
}

#[test]
fn an_invitation_that_comes_later_counts_all_members_by_its_threshold_and_one_can_still_go() {
    let mut model = model();
    paste(&mut model, &codes(Mode::Full, 0..6));
    let fields = [InvitationField::Team("Noord".into()), InvitationField::Threshold("75".into())];
    team(&mut model, fields.map(TeamMsg::Fill));
    team(&mut model, [TeamMsg::Invite, TeamMsg::Numbered(5)]);
    assert_eq!(model.team.counts.as_ref().unwrap().threshold(), Some(75.0));
    team(&mut model, [TeamMsg::Remove(0, 0)]);
    assert_eq!(model.team.respondents(), 5);
}

#[test]
fn a_group_is_shown_with_the_rest_only_where_both_are_large_enough() {
    let mut model = model();
    let fields =
        [InvitationField::Team("Noord".into()), InvitationField::Groups("Marketing, Verkoop".into())];
    team(&mut model, fields.map(TeamMsg::Fill));
    team(&mut model, [TeamMsg::Invite, TeamMsg::Numbered(7)]);
    paste(&mut model, &codes(Mode::Full, 0..5));
    let shown = |model: &Model| -> Vec<(u16, bool)> {
        let groups = model.team.group_reports(&model.instrument);
        groups.iter().map(|group| (group.number, group.report.is_some())).collect()
    };
    team(&mut model, [TeamMsg::SetGroup(0, Some(0))]);
    assert_eq!(shown(&model), [(0, false)], "the rest is nobody");
    team(&mut model, [TeamMsg::AddOwn]);
    let text = codes(Mode::Full, 10..14);
    read_file(&mut model, text.as_bytes(), 1_000);
    team(&mut model, [TeamMsg::SetGroup(1, Some(1))]);
    assert_eq!(shown(&model), [(0, false), (1, false)], "the other group has four");
    paste(&mut model, &codes(Mode::Full, 20..21));
    assert_eq!(shown(&model), [(0, true), (1, false)], "the rest has five, of which one told no group");
}

#[test]
fn what_is_kept_of_a_team_is_listed_and_goes_with_everything_else() {
    let instrument = Instrument::built_in().unwrap();
    let (backend, keys) = (MemoryBackend::default(), Keys::new(&instrument, "default"));
    let mut model = model();
    paste(&mut model, &codes(Mode::Full, 0..6));
    backend.set(&keys.team(), &model.team.to_text(&instrument, None)).unwrap();
    backend.set(&keys.invitation(), "240G").unwrap();
    let (store, opened) = ScanStore::open(&instrument, &backend, keys.clone());
    assert_eq!((opened.saved, opened.findings), (None, Vec::new()), "the scan knows nothing of it");

    let kinds: Vec<Kind> = take(&instrument, &&backend, &keys).iter().map(|entry| entry.kind).collect();
    assert_eq!(kinds, [Kind::Team, Kind::Invitation]);
    assert!(store.forget());
    assert_eq!(backend.keys(), Vec::<String>::new());
}
