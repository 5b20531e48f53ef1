//! QR codes: the camera is on only after a press and while it is seen; what it sees counts as what is pasted.

use social_business_scan::{
    core::instrument::Mode,
    import::team::{FileReader, TeamRefusal},
    state::{
        confirmation::ConfirmationPlace,
        effect::{Announcement, Effect, FocusTarget, Outcome, ScanFault},
        model::{Model, Scanner},
        msg::{
            DialogMsg, Msg, NavigateMsg,
            team::{Piece, TeamMsg},
        },
        update::update,
    },
};

use super::code;
use crate::fixture::{after, model};

fn on_team() -> Model {
    let mut model = model();
    model.capabilities.can_scan = true;
    after(&mut model, [Msg::Navigate(NavigateMsg::OpenTeam)]);
    model
}

fn team(model: &mut Model, msg: TeamMsg) -> Vec<Effect> {
    update(model, Msg::Team(msg))
}

#[test]
fn the_camera_is_on_after_a_press_and_off_after_another() {
    let mut model = on_team();
    assert_eq!(model.team.scanner, None);
    assert_eq!(team(&mut model, TeamMsg::Scan), [Effect::StartCamera, Effect::Focus(FocusTarget::Next)]);
    assert_eq!(model.team.scanner, Some(Scanner::Starting));
    assert_eq!(team(&mut model, TeamMsg::Scanning), []);
    assert_eq!(model.team.scanner, Some(Scanner::Looking));
    let effects = team(&mut model, TeamMsg::StopScan);
    assert!(effects.contains(&Effect::StopCamera), "{effects:?}");
    assert_eq!((model.team.scanner, team(&mut model, TeamMsg::StopScan)), (None, vec![]));
    // What the browser tells too late does nothing.
    assert_eq!(team(&mut model, TeamMsg::Scanning), []);
    let seen = code(&model.instrument, Mode::Full, 1);
    assert_eq!(team(&mut model, TeamMsg::Scanned(seen)), []);
    assert_eq!((model.team.scanner, model.team.respondents()), (None, 0));
}

#[test]
fn a_browser_without_a_detector_gets_no_camera() {
    let mut model = on_team();
    model.capabilities.can_scan = false;
    assert_eq!(team(&mut model, TeamMsg::Scan), []);
    assert_eq!(model.team.scanner, None);
}

#[test]
fn the_camera_goes_off_when_the_page_is_left_or_files_are_read() {
    for msg in [
        Msg::Navigate(NavigateMsg::OpenIntro),
        Msg::Navigate(NavigateMsg::OpenPlan),
        Msg::Team(TeamMsg::ReadFiles(1, 10.0)),
    ] {
        let mut model = on_team();
        team(&mut model, TeamMsg::Scan);
        let effects = update(&mut model, msg.clone());
        assert!(effects.contains(&Effect::StopCamera), "{msg:?}: {effects:?}");
        assert_eq!(model.team.scanner, None);
    }
}

#[test]
fn the_camera_goes_off_when_the_team_or_everything_is_removed() {
    for ask in [Msg::Team(TeamMsg::AskClear), Msg::Dialog(DialogMsg::AskDelete)] {
        let mut model = on_team();
        let text = code(&model.instrument, Mode::Full, 3);
        after(&mut model, [TeamMsg::Type(text), TeamMsg::Add, TeamMsg::Scan].map(Msg::Team));
        let mut effects = update(&mut model, ask.clone());
        effects.extend(update(&mut model, Msg::Dialog(DialogMsg::Confirm)));
        assert!(effects.contains(&Effect::StopCamera), "{ask:?}: {effects:?}");
        assert_eq!(model.team.scanner, None);
    }
}

#[test]
fn codes_that_the_camera_sees_count_and_the_focus_stays() {
    let mut model = on_team();
    team(&mut model, TeamMsg::Scan);
    let instrument = model.instrument.clone();
    let link =
        |number: usize| format!("https://example.org/scan/#r={}", code(&instrument, Mode::Full, number * 7));
    for number in 0..6 {
        let effects = team(&mut model, TeamMsg::Scanned(link(number)));
        assert!(!effects.iter().any(|effect| matches!(effect, Effect::Focus(_))), "{effects:?}");
        let said = Announcement::TeamRead(Outcome { added: 1, duplicates: 0, refused: 0 });
        assert_eq!(model.confirmed_at(&ConfirmationPlace::TeamCodes), Some(said));
    }
    assert_eq!(model.team.respondents(), 6);
    team(&mut model, TeamMsg::Scanned(link(0)));
    assert_eq!((model.team.respondents(), model.team.outcome.duplicates), (6, 1));
    team(&mut model, TeamMsg::Scanned("https://example.org/menukaart".into()));
    assert_eq!(model.team.refused.len(), 1);
    assert_eq!(model.team.refused[0].why, TeamRefusal::NoCode);
    assert_eq!(model.team.scanner, Some(Scanner::Starting), "it goes on looking");
}

#[test]
fn every_failure_of_the_camera_is_said_and_the_answers_stay() {
    for fault in [ScanFault::Refused, ScanFault::NoCamera, ScanFault::Busy, ScanFault::Unavailable] {
        let mut model = on_team();
        let text = code(&model.instrument, Mode::Full, 3);
        after(&mut model, [TeamMsg::Type(text), TeamMsg::Add, TeamMsg::Scan].map(Msg::Team));
        let effects = team(&mut model, TeamMsg::ScanFailed(fault));
        let said = Announcement::ScanFailed(fault);
        assert!(effects.contains(&Effect::Announce(said)), "{effects:?}");
        assert_eq!(model.confirmed_at(&ConfirmationPlace::TeamCodes), Some(said));
        assert_eq!((model.team.scanner, model.team.respondents()), (None, 1));
        assert!(!said.is_done());
    }
}

#[test]
fn a_picture_without_a_code_is_refused_as_one() {
    let instrument = model().instrument;
    let pictures: [&[u8]; 5] = [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        b"\xFF\xD8\xFF\xE0\0\x10JFIF",
        b"GIF89a",
        b"RIFF\0\0\0\0WEBP",
        b"\0\0\0\x18ftypheic",
    ];
    for picture in pictures {
        let mut reader = FileReader::default();
        let mut records = reader.feed(&instrument, picture);
        records.extend(reader.finish(&instrument));
        assert_eq!(records.len(), 1, "{records:?}");
        assert_eq!(records[0].read.as_ref().unwrap_err().why, TeamRefusal::Picture);
    }
    // The text of a code in a picture comes in as its only piece.
    let mut model = on_team();
    let bytes = code(&model.instrument, Mode::Full, 3).into_bytes();
    let piece = Piece { reading: 1, bytes, done: 10.0, total: 10.0, ends_file: true };
    after(&mut model, [TeamMsg::ReadFiles(1, 10.0), TeamMsg::Read(Box::new(piece))].map(Msg::Team));
    assert_eq!(model.team.respondents(), 1);
}
