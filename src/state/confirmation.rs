//! What was done is seen where the eye is: beside the button that was pressed, or above the screen where that button is
//! gone. The same words are said once by the live region. They stay until the next thing that the visitor does.

use super::{
    effect::{Announcement, CopiedText},
    msg::{
        AttemptMsg, ExportMsg, Msg, PlanMsg, SettingsMsg, StorageMsg,
        team::{SessionMsg, TeamMsg},
    },
};
use crate::{core::instrument::ItemIndex, export::kind::ExportKind, plan::action::Origin};

/// Where it is seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ConfirmationPlace {
    /// Above the screen.
    Screen,
    /// Beside the button that copies the code.
    Code,
    /// Beside the button that copies the link.
    Link,
    /// Beside the button that shares the link.
    Share,
    /// Beside the button of this file.
    File(ExportKind),
    /// Beside the button of the file with everything.
    Everything,
    /// Beside the button of the file with this attempt.
    Attempt(String),
    /// Beside the button that puts what is advised into the plan, by the id of its first action.
    Advice(String),
    /// Beside the button that puts a typed action into the plan.
    NewAction,
    /// Beside the button that puts the note with this talking point into the plan.
    TeamNote(ItemIndex),
    /// Beside the button that adds members to the team.
    TeamCodes,
    /// Beside the fields for files of the team that are compared.
    TeamMoments,
    /// Beside the button that copies or shares a text of the team.
    Text(CopiedText),
}

/// What was done, or could not be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Confirmation {
    /// Where it is seen.
    pub place: ConfirmationPlace,
    /// What is said.
    pub said: Announcement,
}

/// The button that sends a message and stays where it is; `None` for everything else.
pub(super) fn place(msg: &Msg) -> Option<ConfirmationPlace> {
    let msg = match msg {
        Msg::Export(msg) => msg,
        Msg::Plan(PlanMsg::Add(origins)) => {
            return origins.first().and_then(Origin::id).map(ConfirmationPlace::Advice);
        }
        Msg::Plan(PlanMsg::AddTyped) => return Some(ConfirmationPlace::NewAction),
        Msg::Team(TeamMsg::Session(SessionMsg::Plan(item))) => {
            return Some(ConfirmationPlace::TeamNote(*item));
        }
        Msg::Team(TeamMsg::Add | TeamMsg::AddOwn | TeamMsg::ReadFiles(..) | TeamMsg::Scan) => {
            return Some(ConfirmationPlace::TeamCodes);
        }
        Msg::Team(TeamMsg::BringMoment(..) | TeamMsg::ClearMoments) => {
            return Some(ConfirmationPlace::TeamMoments);
        }
        Msg::Team(TeamMsg::Copy(text) | TeamMsg::Share(text)) => return Some(ConfirmationPlace::Text(*text)),
        _ => return None,
    };
    Some(match msg {
        ExportMsg::CopyCode => ConfirmationPlace::Code,
        ExportMsg::CopyLink => ConfirmationPlace::Link,
        ExportMsg::Share => ConfirmationPlace::Share,
        ExportMsg::Download(kind) => ConfirmationPlace::File(*kind),
        ExportMsg::DownloadAll => ConfirmationPlace::Everything,
        ExportMsg::DownloadAttempt(id) => ConfirmationPlace::Attempt(id.clone()),
        _ => return None,
    })
}

/// Whether the visitor sent it, not what carries out effects.
pub(super) const fn is_of_visitor(msg: &Msg) -> bool {
    match msg {
        Msg::Navigate(_)
        | Msg::Answer(_)
        | Msg::Dialog(_)
        | Msg::Import(_)
        | Msg::Plan(_)
        | Msg::Trial(_)
        | Msg::Target(_)
        | Msg::Change(_) => true,
        Msg::Export(msg) => !matches!(
            msg,
            ExportMsg::Copied(_)
                | ExportMsg::LinkCopied(_)
                | ExportMsg::Shared(_)
                | ExportMsg::FileMade(_)
                | ExportMsg::PdfMade(_)
                | ExportMsg::PdfFailed(_)
                | ExportMsg::PictureAsSvg(_)
        ),
        Msg::Attempts(msg) => matches!(
            msg,
            AttemptMsg::ReplaceOldest | AttemptMsg::Refuse | AttemptMsg::Open(_) | AttemptMsg::StartNext
        ),
        Msg::Storage(msg) => matches!(msg, StorageMsg::DiscardBroken),
        Msg::Team(msg) => !matches!(
            msg,
            TeamMsg::Read(_)
                | TeamMsg::Scanning
                | TeamMsg::ScanFailed(_)
                | TeamMsg::Scanned(_)
                | TeamMsg::Kept(_)
                | TeamMsg::Numbered(_)
                | TeamMsg::Copied(..)
                | TeamMsg::Session(SessionMsg::Tick(..))
        ),
        Msg::Settings(msg) => !matches!(msg, SettingsMsg::LanguageLoaded(_) | SettingsMsg::LanguageFailed(_)),
        #[cfg(any(feature = "embed", not(target_arch = "wasm32")))]
        Msg::Host(_) => false,
    }
}
