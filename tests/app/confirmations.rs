//! What was done is seen where the eye is, and said once.

use proptest::prelude::*;
use social_business_scan::{
    core::{instrument::Mode, result_code::link::LinkBase},
    export::kind::{ChartFormat, ChartKind, ExportKind},
    state::{
        confirmation::{Confirmation, ConfirmationPlace},
        effect::{Announcement, Effect, FocusTarget},
        model::{Dialog, Model},
        msg::{
            AnswerMsg, AttemptMsg, DialogMsg, ExportMsg, ImportMsg, Msg, NavigateMsg, SettingsMsg,
            StorageMsg, StorageTrouble,
        },
        update::update,
    },
    storage::store::Finding,
};

use crate::fixture::{after, item, model, step};

const CODE: &str = "SB1-20FYJ-94J94-JNC04-SP4";

/// Where the visitor sees what is announced.
#[derive(Debug, PartialEq, Eq)]
enum Seen {
    /// As a confirmation.
    Confirmed,
    /// In what changes on the screen: the bar, the question, every word.
    OnScreen,
    /// As a confirmation if it follows a press that made room, else in the list of attempts.
    InTheList,
}

/// A new announcement has to be put somewhere, or this does not compile.
fn seen(said: Announcement) -> Seen {
    match said {
        Announcement::Saved
        | Announcement::SavingOff
        | Announcement::Cleared(_)
        | Announcement::OrgModelCleared
        | Announcement::CountRefused(_)
        | Announcement::CountKept(_)
        | Announcement::CountRestored(_)
        | Announcement::LanguageChanged
        | Announcement::LanguageLoading(_)
        | Announcement::Tried { .. }
        | Announcement::QuestionsFound(_)
        | Announcement::TrialEnded
        | Announcement::TargetKept
        | Announcement::TargetRemoved
        | Announcement::PlanMoved(..)
        | Announcement::PlanRemoved
        | Announcement::PlanRestored
        | Announcement::PlanUpdated(_)
        | Announcement::RoundOver => Seen::OnScreen,
        Announcement::AttemptKept => Seen::InTheList,
        Announcement::SavedAgain
        | Announcement::CodeCopied
        | Announcement::CodeSelected
        | Announcement::LinkCopied
        | Announcement::LinkSelected
        | Announcement::Shared
        | Announcement::ShareRefused
        | Announcement::FileReady
        | Announcement::PictureAsSvg
        | Announcement::FileRefused
        | Announcement::LanguageFailed(_)
        | Announcement::PdfBegun
        | Announcement::PdfFailed(_)
        | Announcement::Restarted
        | Announcement::Deleted
        | Announcement::NotDeleted
        | Announcement::BrokenDiscarded
        | Announcement::Opened(_)
        | Announcement::Restored
        | Announcement::AttemptRemoved
        | Announcement::AttemptsLeft(_)
        | Announcement::NextStarted(_)
        | Announcement::BroughtToCompare
        | Announcement::ChangedReportBrought
        | Announcement::Swapped
        | Announcement::PlanAdded(_)
        | Announcement::PlanFull
        | Announcement::TeamRead(_)
        | Announcement::TeamCountedAgain
        | Announcement::TeamRemoved
        | Announcement::TeamCleared
        | Announcement::TeamNotKept
        | Announcement::ScanFailed(_)
        | Announcement::TeamCompared
        | Announcement::TeamMomentChosen
        | Announcement::TeamMomentRefused
        | Announcement::TeamMomentsCleared
        | Announcement::Invited
        | Announcement::TextCopied(_)
        | Announcement::TextSelected(_) => Seen::Confirmed,
    }
}

fn begun() -> Model {
    let mut model = model();
    model.link_base = LinkBase::of("https://example.org/scan/");
    let first = item(&model, "PE-2");
    let _ = after(
        &mut model,
        [Msg::Navigate(NavigateMsg::Start(Mode::Quick)), Msg::Answer(AnswerMsg::Set(first, step(3)))],
    );
    model
}

fn export(msg: ExportMsg) -> Msg {
    Msg::Export(msg)
}

fn shown(model: &Model) -> Option<(ConfirmationPlace, Announcement)> {
    model.confirmation.clone().map(|Confirmation { place, said }| (place, said))
}

#[test]
fn what_is_copied_or_made_is_confirmed_beside_its_button() {
    let picture = ExportKind::Chart(ChartKind::Radar, ChartFormat::Png);
    let ready = || export(ExportMsg::FileMade(Some("a.json".into())));
    let cases = [
        (
            ExportMsg::CopyCode,
            export(ExportMsg::Copied(true)),
            ConfirmationPlace::Code,
            Announcement::CodeCopied,
        ),
        (
            ExportMsg::CopyCode,
            export(ExportMsg::Copied(false)),
            ConfirmationPlace::Code,
            Announcement::CodeSelected,
        ),
        (
            ExportMsg::CopyLink,
            export(ExportMsg::LinkCopied(true)),
            ConfirmationPlace::Link,
            Announcement::LinkCopied,
        ),
        (
            ExportMsg::CopyLink,
            export(ExportMsg::LinkCopied(false)),
            ConfirmationPlace::Link,
            Announcement::LinkSelected,
        ),
        (ExportMsg::Share, export(ExportMsg::Shared(true)), ConfirmationPlace::Share, Announcement::Shared),
        (
            ExportMsg::Share,
            export(ExportMsg::Shared(false)),
            ConfirmationPlace::Share,
            Announcement::ShareRefused,
        ),
        (
            ExportMsg::Download(ExportKind::Table),
            ready(),
            ConfirmationPlace::File(ExportKind::Table),
            Announcement::FileReady,
        ),
        (
            ExportMsg::Download(picture),
            export(ExportMsg::PictureAsSvg("a.svg".into())),
            ConfirmationPlace::File(picture),
            Announcement::PictureAsSvg,
        ),
        (
            ExportMsg::Download(ExportKind::Own),
            export(ExportMsg::FileMade(None)),
            ConfirmationPlace::File(ExportKind::Own),
            Announcement::FileRefused,
        ),
        (ExportMsg::DownloadAll, ready(), ConfirmationPlace::Everything, Announcement::FileReady),
        (
            ExportMsg::DownloadAttempt("1-7".into()),
            ready(),
            ConfirmationPlace::Attempt("1-7".into()),
            Announcement::FileReady,
        ),
    ];
    for (press, outcome, place, said) in cases {
        let mut model = begun();

        let _ = update(&mut model, export(press.clone()));
        assert_eq!(shown(&model), None, "{press:?}: nothing is claimed before it happened");
        let effects = update(&mut model, outcome);

        assert_eq!(shown(&model), Some((place.clone(), said)), "{press:?}");
        assert_eq!(model.confirmed_at(&place), Some(said));
        assert_eq!(model.confirmed_at(&ConfirmationPlace::Screen), None);
        let times = effects.iter().filter(|effect| **effect == Effect::Announce(said)).count();
        assert_eq!(times, 1, "{press:?}: {effects:?}");
    }
}

#[test]
fn what_is_said_to_be_selected_gets_selected() {
    for (outcome, field) in [
        (ExportMsg::Copied(false), FocusTarget::CodeField),
        (ExportMsg::LinkCopied(false), FocusTarget::LinkField),
    ] {
        let effects = update(&mut begun(), export(outcome));
        assert!(effects.contains(&Effect::Focus(field)), "{effects:?}");
    }
    for outcome in [ExportMsg::Copied(true), ExportMsg::LinkCopied(true)] {
        let effects = update(&mut begun(), export(outcome));
        assert!(!effects.iter().any(|effect| matches!(effect, Effect::Focus(_))), "{effects:?}");
    }
}

#[test]
fn what_changes_the_screen_is_confirmed_above_it_where_the_focus_goes() {
    let restart = [Msg::Dialog(DialogMsg::AskRestart), Msg::Dialog(DialogMsg::Confirm)];
    let delete = [
        Msg::Dialog(DialogMsg::AskDelete),
        Msg::Dialog(DialogMsg::Confirm),
        Msg::Storage(StorageMsg::Forgotten(true)),
    ];
    let open = [Msg::Import(ImportMsg::OpenCode(CODE.into())), Msg::Import(ImportMsg::TakeOver)];
    let opened = [open.to_vec(), vec![Msg::Dialog(DialogMsg::Confirm)]].concat();
    let undone = [opened.clone(), vec![Msg::Import(ImportMsg::Undo)]].concat();
    let discarded =
        [Msg::Storage(StorageMsg::DiscardBroken), Msg::Storage(StorageMsg::BrokenDiscarded(true))];
    let cases = [
        (restart.to_vec(), Announcement::Restarted),
        (delete.to_vec(), Announcement::Deleted),
        (opened, Announcement::Opened(15)),
        (undone, Announcement::Restored),
        (discarded.to_vec(), Announcement::BrokenDiscarded),
    ];
    for (messages, said) in cases {
        let mut model = begun();
        let mut effects = Vec::new();
        for msg in messages.clone() {
            effects.extend(update(&mut model, msg));
        }

        assert_eq!(shown(&model), Some((ConfirmationPlace::Screen, said)), "{messages:?}");
        assert!(effects.contains(&Effect::Focus(FocusTarget::Heading)), "{messages:?}");
    }
}

#[test]
fn what_could_not_be_removed_is_not_said_to_be_gone() {
    let mut model = begun();
    model.findings.push(Finding::Broken);
    let effects = update(&mut model, Msg::Storage(StorageMsg::DiscardBroken));
    assert_eq!((effects, model.findings.len()), (vec![Effect::DiscardBroken], 1));
    let _ = update(&mut model, Msg::Storage(StorageMsg::BrokenDiscarded(false)));
    assert_eq!(model.confirmed_at(&ConfirmationPlace::Screen), Some(Announcement::NotDeleted));
    assert_eq!(model.findings.len(), 1, "the notice stays, with its buttons");
    let _ = update(&mut model, Msg::Storage(StorageMsg::BrokenDiscarded(true)));
    assert!(model.findings.is_empty());

    for (gone, said) in [(true, Announcement::AttemptRemoved), (false, Announcement::NotDeleted)] {
        let _ = update(&mut model, Msg::Attempts(AttemptMsg::Removed(gone)));
        assert_eq!(model.confirmed_at(&ConfirmationPlace::Screen), Some(said));
    }

    let _ = after(&mut model, [Msg::Dialog(DialogMsg::AskRestart), Msg::Dialog(DialogMsg::Confirm)]);
    let _ = update(&mut model, Msg::Storage(StorageMsg::SaveFailed(StorageTrouble::Blocked)));
    assert_eq!(model.confirmed_at(&ConfirmationPlace::Screen), Some(Announcement::NotDeleted));
}

#[test]
fn a_confirmation_stays_until_the_next_press_and_not_longer() {
    let confirmed = || {
        let mut model = begun();
        let _ = after(&mut model, [export(ExportMsg::CopyCode), export(ExportMsg::Copied(true))]);
        model
    };
    for msg in [
        Msg::Storage(StorageMsg::Saved("2026-05-12T10:00:00Z".into())),
        Msg::Storage(StorageMsg::Look),
        Msg::Attempts(AttemptMsg::Listed(Vec::new())),
    ] {
        let mut model = confirmed();
        let _ = update(&mut model, msg.clone());
        assert!(model.confirmation.is_some(), "{msg:?}");
    }
    for msg in [
        export(ExportMsg::CopyLink),
        export(ExportMsg::Print),
        Msg::Navigate(NavigateMsg::OpenReview),
        Msg::Navigate(NavigateMsg::Visit("result".into())),
        Msg::Dialog(DialogMsg::AskDelete),
        Msg::Settings(SettingsMsg::SetSessionOnly(true)),
    ] {
        let mut model = confirmed();
        let _ = update(&mut model, msg.clone());
        assert_eq!(model.confirmation, None, "{msg:?}");
    }
}

#[test]
fn an_outcome_that_comes_after_another_press_is_shown_above_the_screen() {
    let mut model = begun();

    let _ = after(
        &mut model,
        [
            export(ExportMsg::CopyCode),
            Msg::Navigate(NavigateMsg::OpenReview),
            export(ExportMsg::Copied(true)),
        ],
    );

    assert_eq!(shown(&model), Some((ConfirmationPlace::Screen, Announcement::CodeCopied)));
}

fn message() -> impl Strategy<Value = Msg> {
    let kinds = vec![
        ExportKind::Answers,
        ExportKind::Own,
        ExportKind::Result,
        ExportKind::Table,
        ExportKind::Workbook,
    ];
    prop_oneof![
        Just(export(ExportMsg::CopyCode)),
        any::<bool>().prop_map(|copied| export(ExportMsg::Copied(copied))),
        Just(export(ExportMsg::CopyLink)),
        any::<bool>().prop_map(|copied| export(ExportMsg::LinkCopied(copied))),
        Just(export(ExportMsg::Share)),
        any::<bool>().prop_map(|taken| export(ExportMsg::Shared(taken))),
        prop::sample::select(kinds).prop_map(|kind| export(ExportMsg::Download(kind))),
        Just(export(ExportMsg::DownloadAll)),
        any::<bool>().prop_map(|made| export(ExportMsg::FileMade(made.then(|| "a.json".into())))),
        Just(export(ExportMsg::PictureAsSvg("a.svg".into()))),
        Just(Msg::Import(ImportMsg::OpenCode(CODE.into()))),
        Just(Msg::Import(ImportMsg::OpenFile(Ok(
            r#"{"instrument":"social-business","version":1,"mode":"full","answers":{"PE-1":3}}"#.into()
        )))),
        Just(Msg::Import(ImportMsg::TakeOver)),
        Just(Msg::Import(ImportMsg::Undo)),
        Just(Msg::Dialog(DialogMsg::AskRestart)),
        Just(Msg::Dialog(DialogMsg::AskDelete)),
        Just(Msg::Dialog(DialogMsg::Confirm)),
        Just(Msg::Dialog(DialogMsg::Merge)),
        any::<bool>().prop_map(|all| Msg::Storage(StorageMsg::Forgotten(all))),
        Just(Msg::Storage(StorageMsg::DiscardBroken)),
        any::<bool>().prop_map(|all| Msg::Storage(StorageMsg::BrokenDiscarded(all))),
        Just(Msg::Storage(StorageMsg::Saved("2026-05-12T10:00:00Z".into()))),
        Just(Msg::Storage(StorageMsg::SavedAgain("2026-05-12T10:00:00Z".into()))),
        Just(Msg::Storage(StorageMsg::SaveFailed(StorageTrouble::Full))),
        Just(Msg::Attempts(AttemptMsg::StartNext)),
        Just(Msg::Attempts(AttemptMsg::Left(2))),
        any::<bool>().prop_map(|gone| Msg::Attempts(AttemptMsg::Removed(gone))),
        Just(Msg::Attempts(AttemptMsg::Finished("1-7".into()))),
        Just(Msg::Navigate(NavigateMsg::OpenResult)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// Whatever happens: what is announced of a press is seen, and what is seen has been announced.
    #[test]
    fn whatever_is_said_of_a_press_is_seen(messages in prop::collection::vec(message(), 0..20)) {
        let mut model = begun();
        for msg in messages {
            let asked = matches!(model.dialog, Some(Dialog::Restart));
            let effects = update(&mut model, msg.clone());
            let said: Vec<Announcement> = effects
                .iter()
                .filter_map(|effect| match effect {
                    Effect::Announce(said) => Some(*said),
                    _ => None,
                })
                .collect();
            for one in said.iter().filter(|one| seen(**one) == Seen::Confirmed) {
                prop_assert_eq!(model.confirmation.as_ref().map(|shown| shown.said), Some(*one), "{:?}", msg);
            }
            prop_assert!(
                !(asked && msg == Msg::Dialog(DialogMsg::Confirm)) || said.contains(&Announcement::Restarted),
                "a new start says nothing"
            );
        }
    }
}
