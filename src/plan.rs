//! What an organisation wants to do and reach: actions with an owner and a date, and a target. Pure; it knows no clock, so
//! days come in from outside. May import core. Start with [`Plan`].
//!
//! Actions that come from the instrument keep only where they come from: their words are read in the language of the
//! reader, until somebody writes other words. Their ids follow from that too, so that two tabs that add the same one
//! have one action, and not two.

pub mod action;
pub mod day;
pub mod limits;
pub mod parse;
pub mod target;

use serde::Serialize;

use self::{
    action::Action,
    limits::{MAX_ACTIONS, MAX_BYTES},
};

/// The distance between the order numbers of two actions: as many moves between the same two fit without numbering
/// anew as it can be halved.
const GAP: u32 = 1024;

/// The actions of an organisation, in its own order.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Plan {
    /// What tells this plan from others, for calendars: the events of two plans must not overwrite each other. Empty as
    /// long as there was no action.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub key: String,
    /// Sorted by order number, then by id: the same in every tab.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    actions: Vec<Action>,
}

/// A plan has no room for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a plan has at most {MAX_ACTIONS} actions and {MAX_BYTES} bytes")]
pub struct PlanIsFull;

impl Plan {
    /// A plan of these actions. Of several with one id the first one counts.
    #[must_use]
    pub fn new(key: String, actions: impl IntoIterator<Item = Action>) -> Self {
        let mut plan = Self { key, actions: Vec::new() };
        for action in actions {
            if plan.find(&action.id).is_none() {
                plan.actions.push(action);
            }
        }
        plan.sort();
        plan
    }

    /// The actions, in the visitor's order.
    #[must_use]
    pub fn actions(&self) -> &[Action] {
        &self.actions
    }

    /// Nothing to keep.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.actions.is_empty() && self.key.is_empty()
    }

    /// The action with an id.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<&Action> {
        self.actions.iter().find(|action| action.id == id)
    }

    /// The place of an action in the visitor's order, from 0.
    #[must_use]
    pub fn position(&self, id: &str) -> Option<usize> {
        self.actions.iter().position(|action| action.id == id)
    }

    /// Adds an action at the end, or gives the one that has its id already other contents at its old place.
    ///
    /// # Errors
    /// If there is no room; the plan is as it was.
    pub fn add(&mut self, action: Action) -> Result<(), PlanIsFull> {
        let order = match self.find(&action.id) {
            Some(there) => there.order,
            None => self.actions.last().map_or(GAP, |last| last.order.saturating_add(GAP)),
        };
        self.put(Action { order, ..action })
    }

    /// Puts an action at the place that its order number says, instead of the one with its id.
    ///
    /// # Errors
    /// If there is no room; the plan is as it was.
    pub fn put(&mut self, action: Action) -> Result<(), PlanIsFull> {
        let mut next = self.clone();
        next.set(action);
        // What was above the limits (two tabs added at once) may become smaller.
        if !next.is_within_bounds() && next.weight() > self.weight() {
            return Err(PlanIsFull);
        }
        *self = next;
        Ok(())
    }

    /// The same where room is no question: merging loses nothing.
    pub fn set(&mut self, action: Action) {
        self.actions.retain(|other| other.id != action.id);
        self.actions.push(action);
        self.sort();
    }

    /// Takes an action out; gives it, if it was there.
    pub fn remove(&mut self, id: &str) -> Option<Action> {
        let position = self.position(id)?;
        Some(self.actions.remove(position))
    }

    /// Moves an action to a place, from 0; beyond the end is the end. The others keep their order numbers where there is
    /// one between them, so that moves in two tabs hold both.
    pub fn move_to(&mut self, id: &str, place: usize) {
        let Some(action) = self.remove(id) else { return };
        let place = place.min(self.actions.len());
        let before = place.checked_sub(1).and_then(|before| self.actions.get(before)).map(|one| one.order);
        let after = self.actions.get(place).map(|one| one.order);
        let free = match (before, after) {
            (None, None) => Some(GAP),
            (Some(before), None) => before.checked_add(GAP),
            (before, Some(after)) => {
                let before = before.unwrap_or(0);
                let middle = before.saturating_add(after.saturating_sub(before) / 2);
                Some(middle).filter(|middle| *middle > before && *middle < after)
            }
        };
        self.actions.insert(place, action);
        match (free, self.actions.get_mut(place)) {
            (Some(free), Some(moved)) => moved.order = free,
            _ => {
                for (action, number) in self.actions.iter_mut().zip(1u32..) {
                    action.order = number.saturating_mul(GAP);
                }
            }
        }
    }

    /// Within [`MAX_ACTIONS`] and [`MAX_BYTES`].
    #[must_use]
    pub fn is_within_bounds(&self) -> bool {
        let (actions, bytes) = self.weight();
        actions <= MAX_ACTIONS && bytes <= MAX_BYTES
    }

    /// How many actions, and how many bytes they take where they are kept.
    fn weight(&self) -> (usize, usize) {
        // All keys are texts, so that writing cannot fail.
        (self.actions.len(), serde_json::to_string(self).map_or(0, |text| text.len()))
    }

    fn sort(&mut self) {
        self.actions.sort_by(|one, other| (one.order, &one.id).cmp(&(other.order, &other.id)));
    }
}

/// Makes ids that no other tab makes, as far as chance goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct IdSource {
    /// A random number of this tab; the runtime sets it.
    pub salt: u32,
    /// How many were made.
    made: u32,
}

impl IdSource {
    /// The next id, like `1a2b3c4d-1`.
    pub fn next_id(&mut self) -> String {
        self.made = self.made.saturating_add(1);
        format!("{:08x}-{}", self.salt, self.made)
    }
}
