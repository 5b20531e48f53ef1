//! What to do first (scoring.md section 7).

use super::{Context, coverage::Tally, culture::ThreeP, level::Level};
use crate::core::{
    answers::Answer,
    instrument::{Band, Instrument, Item, ItemIndex, Loading, Role, Text},
};

/// A unit with something to gain.
#[derive(Debug, Clone, PartialEq)]
pub struct Priority {
    /// The place of the unit in the instrument's units.
    pub unit: usize,
    /// How much it matters, above 0.
    pub priority: f64,
    /// The item that weighs most.
    pub worst_item: ItemIndex,
    /// The plain mean of the unit's answers, 0 to 100.
    pub score: f64,
    /// The band of that score.
    pub band: Band,
    /// The core item whose own advice fits better than that of the unit.
    pub advice_item: Option<ItemIndex>,
}

impl Priority {
    /// The item to begin with, and the advice for it; `None` if the instrument has none for that item.
    #[must_use]
    pub fn item_advice(&self, instrument: &Instrument) -> Option<(ItemIndex, Text)> {
        let item = self.advice_item.unwrap_or(self.worst_item);
        Some((item, (*instrument.item_advice.get(item.position())?)?))
    }
}

impl Context<'_> {
    pub(super) fn priorities(&self, three_p: &ThreeP, level: &Level) -> Vec<Priority> {
        let mut items_by_unit = vec![Vec::new(); self.instrument.units.len()];
        for index in self.instrument.in_mode(self.mode) {
            if let Some(items) = items_by_unit.get_mut(self.instrument.item(index).unit) {
                items.push(index);
            }
        }
        let mut priorities: Vec<Priority> = Vec::new();
        for (unit, items) in items_by_unit.iter().enumerate() {
            if self.is_above_next(unit, level) {
                continue;
            }
            if let Some(priority) = self.priority(unit, items, three_p, level) {
                priorities.push(priority);
            }
        }
        // Equal priorities keep the order of the units.
        priorities.sort_by(|one, other| other.priority.total_cmp(&one.priority));
        priorities
    }

    fn unit_level(&self, unit: usize) -> Option<u8> {
        self.instrument.units.get(unit)?.kind.level()
    }

    /// Whether a unit is of a level that is not yet the turn of; none is where levels stand by themselves.
    fn is_above_next(&self, unit: usize, level: &Level) -> bool {
        let is_gated = self.instrument.is_gated();
        is_gated && matches!((self.unit_level(unit), level.next), (Some(unit), Some(next)) if unit > next)
    }

    fn priority(
        &self,
        unit: usize,
        items: &[ItemIndex],
        three_p: &ThreeP,
        level: &Level,
    ) -> Option<Priority> {
        let tally = Tally::of(self.instrument, self.answers, items.iter().map(|index| (*index, 1.0)));
        let mut sum = 0.0;
        let mut worst: Option<(f64, ItemIndex)> = None;
        let mut worst_core: Option<(f64, ItemIndex)> = None;
        for index in items {
            let Some(step) = self.answers.get(*index).and_then(Answer::step) else { continue };
            let item = self.instrument.item(*index);
            let scale = self.instrument.scale_of(item);
            let gap = f64::from(scale.top().saturating_sub(step)) / f64::from(scale.top());
            let weight = gap * self.factor(item, step, three_p, level);
            sum += weight;
            // Strictly more, so that among equals the first in item order stays.
            if worst.is_none_or(|(most, _)| weight > most) {
                worst = Some((weight, *index));
            }
            let fails_core = item.core && step < scale.core_min;
            if fails_core && worst_core.is_none_or(|(most, _)| weight > most) {
                worst_core = Some((weight, *index));
            }
        }
        let (_, worst_item) = worst?;
        let score = tally.mean()?;
        let priority = sum / tally.counts.answered as f64;
        (priority > 0.0).then(|| Priority {
            unit,
            priority,
            worst_item,
            score,
            band: self.band(score),
            advice_item: self.unit_level(unit).and(worst_core).map(|(_, item)| item),
        })
    }

    /// F: how much one answer of an item matters more than the plain gap.
    fn factor(&self, item: &Item, step: u8, three_p: &ThreeP, level: &Level) -> f64 {
        let p = &self.instrument.parameters;
        let mut factor = 1.0;
        if level.next.is_some() && item.dimension.level() == level.next {
            factor *= p.factor_next_level;
            if item.core && step < self.instrument.scale_of(item).core_min {
                factor *= p.factor_core_below_min;
            }
        }
        let is_profile = |loading: &&Loading| loading.dimension.role() == Role::Profile;
        if item.loadings.iter().filter(is_profile).count() >= 2 {
            factor *= p.factor_two_ps;
        }
        let all_are_weakest = three_p.weakest.len() == self.instrument.dimensions_of(Role::Profile).count();
        if !all_are_weakest && three_p.weakest.contains(&item.dimension) {
            factor *= p.factor_weakest_p;
        }
        factor
    }
}
