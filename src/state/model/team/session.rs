//! The session in which a team discusses its outcome: notes, a round with its clock, and the big screen.

use std::collections::BTreeMap;

use crate::core::instrument::ItemIndex;

/// The longest note, in characters.
pub const MAX_NOTE: usize = 1_000;

/// A round of the conversation.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Round {
    /// Its number: a tick of an earlier round does nothing.
    pub number: u32,
    /// How long it lasts, in seconds.
    pub seconds: u32,
    /// When it ends, in milliseconds of the clock of the browser; `None` before the first tick.
    pub ends_at: Option<f64>,
    /// How many seconds are left.
    pub left: u32,
}

/// The session.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TeamSession {
    notes: BTreeMap<ItemIndex, String>,
    /// The round that is going on, or over.
    pub round: Option<Round>,
    /// How many rounds there were.
    pub rounds: u32,
    /// The talking point on the big screen, by its place from 0.
    pub presented: Option<usize>,
}

impl TeamSession {
    /// The note with an item; empty without one.
    #[must_use]
    pub fn note(&self, item: ItemIndex) -> &str {
        self.notes.get(&item).map_or("", String::as_str)
    }

    /// Writes a note; a blank one is none.
    pub fn set_note(&mut self, item: ItemIndex, note: &str) {
        if note.trim().is_empty() {
            self.notes.remove(&item);
        } else {
            self.notes.insert(item, note.chars().take(MAX_NOTE).collect());
        }
    }

    /// All notes, in item order.
    #[must_use]
    pub fn notes(&self) -> Vec<(ItemIndex, &str)> {
        self.notes.iter().map(|(item, note)| (*item, note.as_str())).collect()
    }

    /// Begins a round.
    pub fn start(&mut self, minutes: u32) {
        self.rounds = self.rounds.wrapping_add(1);
        let seconds = minutes.clamp(1, 60).saturating_mul(60);
        self.round = Some(Round { number: self.rounds, seconds, ends_at: None, left: seconds });
    }

    /// A second has passed; true if the round goes on. `now` is in milliseconds.
    pub fn tick(&mut self, number: u32, now: f64) -> bool {
        let Some(round) = self.round.as_mut().filter(|round| round.number == number) else { return false };
        let ends_at = *round.ends_at.get_or_insert(now + 1_000.0 * f64::from(round.seconds));
        // A cast saturates.
        round.left = ((ends_at - now) / 1_000.0).ceil().clamp(0.0, f64::from(round.seconds)) as u32;
        round.left > 0
    }
}

/// Minutes and seconds, as a clock shows them: `9:05`.
#[must_use]
pub fn minutes_and_seconds(seconds: u32) -> String {
    format!("{}:{:02}", seconds / 60, seconds % 60)
}
