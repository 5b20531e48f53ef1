//! What became of the last press: noted, shown, forgotten.

use super::Model;
use crate::state::{
    confirmation::{Confirmation, ConfirmationPlace, is_of_visitor, place},
    effect::{Announcement, Effect},
    msg::Msg,
};

impl Model {
    /// The visitor did something: what was confirmed before has been seen.
    pub(in crate::state) fn note_press(&mut self, msg: &Msg) {
        if is_of_visitor(msg) {
            (self.confirmation, self.pressed) = (None, place(msg));
        }
    }

    /// Shows what became of the last press where that was, and says it.
    pub(in crate::state) fn confirm(&mut self, said: Announcement) -> Effect {
        let place = self.pressed.clone().unwrap_or(ConfirmationPlace::Screen);
        self.confirmation = Some(Confirmation { place, said });
        Effect::Announce(said)
    }

    /// What is shown at a place.
    #[must_use]
    pub fn confirmed_at(&self, place: &ConfirmationPlace) -> Option<Announcement> {
        self.confirmation.as_ref().filter(|shown| shown.place == *place).map(|shown| shown.said)
    }
}
