//! Which tab has seen what of which other.
//!
//! A browser keeps a copy of the store for each of its processes. Two tabs may write at once, each over a text that it
//! has not seen, and the later one takes the place of the earlier. So every text says of each tab the number of its
//! last write that is part of it, and every tab knows by which of its writes it changed what: what the other has not
//! seen yet is not a removal. No clock is asked: one that is set back would put the order of answers at risk.

use serde::Deserialize;

use super::{
    envelope::Saved,
    plan_changes::{PlanChanges, Seen},
};
use crate::core::instrument::{Instrument, ItemIndex};

/// How many tabs a text tells of. One that is not told of is taken for unseen, and writes once more.
const MAX_TABS: usize = 8;

/// What this tab knows of itself and of others.
#[derive(Debug, Default)]
pub(super) struct VersionVector {
    /// The number of this tab; `None` for a store that one session has to itself.
    own: Option<u32>,
    /// How often this tab has written.
    writes: u32,
    /// Of the other tabs, how many of their writes are part of what this one has.
    others: Vec<(u32, u32)>,
    /// By field, which write of this tab changed it last; 0 for none.
    changed: Vec<u32>,
    /// The same of the plan, whose actions come and go.
    plan: PlanChanges,
}

/// Two scans made one.
pub(super) struct MergeOutcome {
    /// The scan.
    pub saved: Saved,
    /// Something that this tab had written is not in the text of the other.
    pub is_behind: bool,
    /// What [`VersionVector::has_merged`] is to be told, once the scan is taken over.
    others: Vec<(u32, u32)>,
}

impl VersionVector {
    /// Gives this tab a number of its own.
    pub fn name(&mut self, own: u32) {
        self.own = Some(own);
    }

    /// Forgets what this tab changed: it was removed, here or by another. What it has seen of others, it has: what they
    /// had kept before does not come back.
    pub fn forget(&mut self) {
        self.changed.clear();
        self.plan = PlanChanges::default();
    }

    /// Forgets what it has seen, too: nothing of it was taken over.
    pub fn forget_others(&mut self) {
        self.others.clear();
    }

    /// The text that was there when this tab came, and was taken over.
    pub fn found(&mut self, text: &str) {
        self.others = tabs_of(text).unwrap_or_default();
    }

    /// What a text says of tabs, `12:3 7:1`: what this one has seen, its own write and what it merges just now included.
    /// `None` for a store that one session has to itself.
    pub fn list(&self, outcome: Option<&MergeOutcome>) -> Option<String> {
        let own = (self.own?, self.next());
        let others = outcome.map_or(&self.others, |outcome| &outcome.others);
        let pairs =
            [&own].into_iter().chain(others).take(MAX_TABS).map(|(tab, writes)| format!("{tab}:{writes}"));
        Some(pairs.collect::<Vec<_>>().join(" "))
    }

    /// The text with that list is kept.
    pub fn has_written(&mut self) {
        self.writes = self.next();
    }

    /// The scan of another tab was taken over.
    pub fn has_merged(&mut self, outcome: &MergeOutcome) {
        self.others.clone_from(&outcome.others);
    }

    /// Finds what this tab changed since `base`, which it had at its last write or look.
    pub fn compare(&mut self, instrument: &Instrument, base: &Saved, ours: &Saved) {
        let next = self.next();
        self.changed.resize(Field::count(instrument), 0);
        for (at, changed) in self.changed.iter_mut().enumerate() {
            if !Field::at(instrument, at).is_same(ours, base) {
                *changed = next;
            }
        }
        self.plan.compare(next, base, ours);
    }

    /// `ours`, as it was compared last, with all of `theirs` that was written knowing of ours. Where both changed a field
    /// at once, neither having seen the other, one of the two stands, and the same in both.
    pub fn merge(&self, instrument: &Instrument, ours: &Saved, theirs: &Saved, text: &str) -> MergeOutcome {
        let list = tabs_of(text);
        // Who says nothing of tabs has seen all that was written, as far as anybody can tell.
        let seen = match (&list, self.own) {
            // Never more than there are: what was not written yet, nobody has seen.
            (Some(list), Some(own)) => writes_of(list, own).min(self.writes),
            _ => self.writes,
        };
        let (mut saved, mut is_behind) = (ours.clone(), false);
        for (at, changed) in self.changed.iter().enumerate() {
            let field = Field::at(instrument, at);
            if *changed <= seen {
                field.copy(theirs, &mut saved);
            } else {
                // What was never written is for the next save.
                is_behind |= *changed <= self.writes && !field.is_same(ours, theirs);
            }
        }
        let seen = Seen { by_other: seen, writes: self.writes };
        is_behind |= self.plan.merge(seen, ours, theirs, &mut saved);
        // All that is not this tab's own is as the other has it. What a third tab wrote, and the other had not seen, is
        // not in there any more: whoever says that it is, keeps the third tab from writing it once more.
        let mut others = list.unwrap_or_else(|| self.others.clone());
        others.retain(|(tab, _)| Some(*tab) != self.own);
        MergeOutcome { saved, is_behind, others }
    }

    /// The number of the next write.
    fn next(&self) -> u32 {
        self.writes.saturating_add(1)
    }
}

/// What is merged by itself.
#[derive(Clone, Copy)]
enum Field {
    Answer(ItemIndex),
    Note(ItemIndex),
    Model,
    /// Both: each half of a pair may be wrong beside the other half.
    Numbers,
}

impl Field {
    /// How many there are: answer and note of every item, the model, the numbers.
    fn count(instrument: &Instrument) -> usize {
        instrument.item_indices().count().saturating_add(1).saturating_mul(2)
    }

    /// By its number. Plain loops over numbers: chains of iterators weigh more in the wasm.
    fn at(instrument: &Instrument, at: usize) -> Self {
        let is_even = at.is_multiple_of(2);
        match instrument.item_indices().nth(at / 2) {
            Some(item) if is_even => Self::Answer(item),
            Some(item) => Self::Note(item),
            None if is_even => Self::Model,
            None => Self::Numbers,
        }
    }

    #[inline(never)]
    fn is_same(self, one: &Saved, two: &Saved) -> bool {
        match self {
            Self::Answer(item) => one.sheet.answers.get(item) == two.sheet.answers.get(item),
            Self::Note(item) => one.notes.get(item) == two.notes.get(item),
            Self::Model => one.sheet.org_model == two.sheet.org_model,
            Self::Numbers => {
                one.sheet.employees == two.sheet.employees
                    && one.sheet.publishers == two.sheet.publishers
                    && one.typed == two.typed
            }
        }
    }

    #[inline(never)]
    fn copy(self, from: &Saved, to: &mut Saved) {
        match self {
            Self::Answer(item) => to.sheet.answers.set(item, from.sheet.answers.get(item)),
            Self::Note(item) => to.notes.set(item, from.notes.get(item).to_owned()),
            Self::Model => to.sheet.org_model = from.sheet.org_model,
            Self::Numbers => {
                (to.sheet.employees, to.sheet.publishers) = (from.sheet.employees, from.sheet.publishers);
                to.typed.clone_from(&from.typed);
            }
        }
    }
}

/// The list in a text; `None` if it has none. What is no number is left out.
fn tabs_of(text: &str) -> Option<Vec<(u32, u32)>> {
    #[derive(Deserialize)]
    struct Listing {
        tabs: String,
    }
    let Listing { tabs } = serde_json::from_str(text).ok()?;
    let pair = |entry: &str| {
        let (tab, writes) = entry.split_once(':')?;
        Some((tab.parse().ok()?, writes.parse().ok()?))
    };
    Some(tabs.split(' ').filter_map(pair).take(MAX_TABS).collect())
}

fn writes_of(list: &[(u32, u32)], own: u32) -> u32 {
    list.iter().find(|(tab, _)| *tab == own).map_or(0, |(_, writes)| *writes)
}
