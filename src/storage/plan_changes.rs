//! Which write of this tab changed what of the plan and the target: action by action, field by field.
//!
//! Two tabs edit at once and nothing is lost: where one removed what the other edited, neither having seen the other, it
//! stays. Its place in the order alone keeps no action.

use std::collections::BTreeMap;

use super::envelope::Saved;
use crate::plan::{
    Plan,
    action::Action,
    target::{MAX_SCORES, Target},
};

/// What is merged by itself in an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Origin,
    Text,
    Owner,
    Date,
    Note,
    Done,
    Order,
}

impl Part {
    const ALL: [Self; 7] =
        [Self::Origin, Self::Text, Self::Owner, Self::Date, Self::Note, Self::Done, Self::Order];

    fn is_same(self, one: &Action, other: &Action) -> bool {
        match self {
            Self::Origin => one.origin == other.origin,
            Self::Text => one.text == other.text,
            Self::Owner => one.owner == other.owner,
            Self::Date => one.date == other.date,
            Self::Note => one.note == other.note,
            Self::Done => one.done == other.done,
            Self::Order => one.order == other.order,
        }
    }

    fn copy(self, from: &Action, to: &mut Action) {
        match self {
            Self::Origin => to.origin.clone_from(&from.origin),
            Self::Text => to.text.clone_from(&from.text),
            Self::Owner => to.owner.clone_from(&from.owner),
            Self::Date => to.date = from.date,
            Self::Note => to.note.clone_from(&from.note),
            Self::Done => to.done = from.done,
            Self::Order => to.order = from.order,
        }
    }
}

/// How many parts of a target there are: the level, the scores, the date.
const TARGET_PARTS: usize = 2 + MAX_SCORES;

fn is_same_target(part: usize, one: &Target, other: &Target) -> bool {
    match part {
        0 => one.level == other.level,
        1..=MAX_SCORES => one.scores.get(part.saturating_sub(1)) == other.scores.get(part.saturating_sub(1)),
        _ => one.date == other.date,
    }
}

fn copy_target(part: usize, from: &Target, to: &mut Target) {
    match part {
        0 => to.level = from.level,
        1..=MAX_SCORES => {
            let at = part.saturating_sub(1);
            if let (Some(from), Some(to)) = (from.scores.get(at), to.scores.get_mut(at)) {
                *to = *from;
            }
        }
        _ => to.date = from.date,
    }
}

/// What this tab changed, each with the number of its write.
#[derive(Debug, Default)]
pub(super) struct PlanChanges {
    /// Parts of actions that are there, by the id.
    parts: BTreeMap<String, [u32; Part::ALL.len()]>,
    /// Actions that were taken out, as they were.
    removed: BTreeMap<String, (Action, u32)>,
    /// The key of the plan.
    key: u32,
    target: [u32; TARGET_PARTS],
}

/// Whose changes the other text has not seen.
#[derive(Clone, Copy)]
pub(super) struct Seen {
    /// As many writes of this tab are part of the other text.
    pub by_other: u32,
    /// As many writes of this tab there were.
    pub writes: u32,
}

impl Seen {
    const fn is_unseen(self, write: u32) -> bool {
        write > self.by_other
    }

    /// It was written, and overwritten unseen; what was never written is for the next save.
    const fn is_overwritten(self, write: u32) -> bool {
        self.is_unseen(write) && write <= self.writes
    }
}

impl PlanChanges {
    /// Finds what this tab changed since `base`; `write` is the number of the write that it will be part of.
    pub fn compare(&mut self, write: u32, base: &Saved, ours: &Saved) {
        let (before, now) = (&base.plan, &ours.plan);
        for action in before.actions() {
            if now.find(&action.id).is_none() {
                self.removed.insert(action.id.clone(), (action.clone(), write));
                self.parts.remove(&action.id);
            }
        }
        for action in now.actions() {
            self.removed.remove(&action.id);
            let was = before.find(&action.id);
            let is_same = |part: Part| was.is_some_and(|was| part.is_same(was, action));
            if Part::ALL.iter().all(|part| is_same(*part)) {
                continue;
            }
            let changed = self.parts.entry(action.id.clone()).or_default();
            for (part, changed) in Part::ALL.iter().zip(changed) {
                if !is_same(*part) {
                    *changed = write;
                }
            }
        }
        if before.key != now.key {
            self.key = write;
        }
        for (part, changed) in self.target.iter_mut().enumerate() {
            if !is_same_target(part, &base.target, &ours.target) {
                *changed = write;
            }
        }
    }

    /// Puts into `merged`, which is `ours`, what `theirs` has that was written knowing of ours. Gives whether something
    /// that this tab had written is not in theirs.
    pub fn merge(&self, seen: Seen, ours: &Saved, theirs: &Saved, merged: &mut Saved) -> bool {
        let mut is_behind = false;
        let mut actions: Vec<Action> = Vec::new();
        for action in theirs.plan.actions() {
            match (ours.plan.find(&action.id), self.removed.get(&action.id)) {
                (Some(own), _) => {
                    let mut own = own.clone();
                    is_behind |= self.merge_action(seen, action, &mut own);
                    actions.push(own);
                }
                // The other had not seen the removal, and changed nothing.
                (None, Some((was, write))) if seen.is_unseen(*write) && !is_edited(was, action) => {
                    is_behind |= seen.is_overwritten(*write);
                }
                (None, _) => actions.push(action.clone()),
            }
        }
        for own in ours.plan.actions() {
            if theirs.plan.find(&own.id).is_some() {
                continue;
            }
            let writes = self.parts.get(&own.id).copied().unwrap_or_default();
            let edits = Part::ALL
                .iter()
                .zip(writes)
                .filter(|(part, write)| **part != Part::Order && seen.is_unseen(*write));
            let mut is_kept = false;
            for (_, write) in edits {
                is_kept = true;
                is_behind |= seen.is_overwritten(write);
            }
            if is_kept {
                actions.push(own.clone());
            }
        }
        let key = if seen.is_unseen(self.key) && !ours.plan.key.is_empty() {
            is_behind |= seen.is_overwritten(self.key) && ours.plan.key != theirs.plan.key;
            &ours.plan.key
        } else {
            &theirs.plan.key
        };
        merged.plan = Plan::new(key.clone(), actions);
        for (part, write) in self.target.iter().enumerate() {
            if seen.is_unseen(*write) {
                is_behind |=
                    seen.is_overwritten(*write) && !is_same_target(part, &ours.target, &theirs.target);
            } else {
                copy_target(part, &theirs.target, &mut merged.target);
            }
        }
        is_behind
    }

    fn merge_action(&self, seen: Seen, theirs: &Action, own: &mut Action) -> bool {
        let writes = self.parts.get(&own.id).copied().unwrap_or_default();
        let mut is_behind = false;
        for (part, write) in Part::ALL.into_iter().zip(writes) {
            if seen.is_unseen(write) {
                is_behind |= seen.is_overwritten(write) && !part.is_same(own, theirs);
            } else {
                part.copy(theirs, own);
            }
        }
        is_behind
    }
}

/// More than its place was changed.
fn is_edited(was: &Action, now: &Action) -> bool {
    Part::ALL.iter().any(|part| *part != Part::Order && !part.is_same(was, now))
}

/// All actions of both, of one id the first one; the first target, if it has any wish.
pub(super) fn join(first: &Saved, second: &Saved) -> (Plan, Target) {
    let keys = [&first.plan.key, &second.plan.key];
    let key = keys.into_iter().find(|key| !key.is_empty()).cloned().unwrap_or_default();
    let actions = first.plan.actions().iter().chain(second.plan.actions()).cloned();
    let target = if first.target.is_empty() { second.target } else { first.target };
    (Plan::new(key, actions), target)
}
