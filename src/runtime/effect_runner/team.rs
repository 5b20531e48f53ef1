//! What the page "Team" wants of the browser: its keys in the store, chance, and sharing.

use js_sys::Math;
use yew::Callback;

use super::{
    super::web_share::{self, Outcome},
    EffectRunner,
};
use crate::{
    state::{
        model::Model,
        msg::{ExportMsg, Msg, team::TeamMsg},
    },
    storage::backend::Backend,
};

impl EffectRunner {
    /// The text of the team that was kept.
    #[must_use]
    pub fn kept_team(&self) -> Option<String> {
        self.backend.get(&self.keys.team()).ok().flatten()
    }

    /// The text of the invitation that the visitor answers.
    #[must_use]
    pub fn kept_invitation(&self) -> Option<String> {
        self.backend.get(&self.keys.invitation()).ok().flatten()
    }

    /// Keeps a team, or removes what was kept of it.
    pub(crate) fn keep_team(&self, text: Option<&str>, send: &Callback<Msg>) {
        let is_done = self.put(&self.keys.team(), text);
        if !is_done {
            send.emit(Msg::Team(TeamMsg::Kept(false)));
        }
    }

    /// Keeps the invitation, or removes it. Without it the scan goes on, and only forgets for whom it is.
    pub(crate) fn keep_invitation(&self, text: Option<&str>) {
        let _ = self.put(&self.keys.invitation(), text);
    }

    /// Takes team and invitation out of the store, to be kept in another one.
    pub(super) fn take_team(&self) -> [Option<String>; 2] {
        let texts = [self.kept_team(), self.kept_invitation()];
        for key in [self.keys.team(), self.keys.invitation()] {
            // What cannot be removed is found by whoever deletes everything.
            let _ = self.backend.remove(&key);
        }
        texts
    }

    /// Keeps them there.
    pub(super) fn put_team(&self, [team, invitation]: &[Option<String>; 2], send: &Callback<Msg>) {
        if team.is_some() {
            self.keep_team(team.as_deref(), send);
        }
        if invitation.is_some() {
            self.keep_invitation(invitation.as_deref());
        }
    }

    fn put(&self, key: &str, text: Option<&str>) -> bool {
        match text {
            Some(text) => self.backend.keep(key, text).is_ok(),
            None => self.backend.remove(key).is_ok(),
        }
    }
}

/// The number of an invitation.
#[must_use]
pub fn draw_number() -> u32 {
    // Below 2^20; the cast drops the fraction.
    (Math::random() * 1_048_576.0) as u32
}

/// Hands a text to an app that the visitor picks.
pub fn share_text(model: &Model, text: &str, send: &Callback<Msg>) {
    let send = send.clone();
    let told = Callback::from(move |outcome| match outcome {
        Outcome::Done => send.emit(Msg::Export(ExportMsg::Shared(true))),
        Outcome::Refused => send.emit(Msg::Export(ExportMsg::Shared(false))),
        Outcome::Cancelled => {}
    });
    web_share::share_words(model.words().scan(), text, told);
}
