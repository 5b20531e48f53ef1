//! What holds back, the way up, what to do first and what to find out.

use social_business_scan::{
    core::{
        instrument::ItemIndex,
        rounding::Shown,
        score::{Priority, WayUp},
        section::Scope,
    },
    report::{
        next_level::capitalised,
        story::{Story, Task, weakest_first},
    },
};

use super::Page;

impl Page<'_> {
    /// The level that stops the climb, and the answers behind it.
    pub(super) fn holding_back(&mut self) {
        let Some(limiting) = &self.report.limiting else { return };
        self.heading(self.words.holding_back);
        let name = self
            .instrument
            .level(limiting.level)
            .map_or("", |id| self.get(&self.instrument.dimension(id).name));
        let gap = limiting.score_gap.filter(|gap| *gap > 0.0);
        match gap
            .map(|gap| self.words.points_short.fill(&[("points", &self.numbers.score(gap, Shown::Plain))]))
        {
            Some(short) => self.line(format!("  {}", self.lang.labelled(name, &short))),
            None => self.line(format!("  {name}")),
        }
        for (heading, items) in [(self.words.weak, &limiting.answers), (self.words.open, &limiting.open)] {
            if !items.is_empty() {
                self.line(format!("  {}", self.lang.labelled(heading, &self.shorts(items))));
            }
        }
    }

    /// The cheapest way up, or why there is none.
    pub(super) fn way_up(&mut self) {
        if self.report.level.tests.is_empty() {
            return;
        }
        self.heading(self.words.way_up);
        match Story::of(self.report, Scope::Whole) {
            // Without levels there is no way up.
            Story::Scores => {}
            Story::Top => self.line(format!("  {}", self.words.top)),
            Story::Questions(_) | Story::CultureOnly => {
                self.line(format!("  {}", self.get(&self.instrument.texts.way_up_open)));
            }
            Story::Way(way_up) => {
                let level = self.level_name(way_up.reaches);
                let steps = self.words.steps.fill(way_up.steps as usize, &[("level", level)]);
                self.line(format!("  {steps}"));
                for raise in weakest_first(self.instrument, way_up) {
                    let item = self.instrument.item(raise.item);
                    let scale = self.instrument.scale_of(item);
                    let (from, to) = (self.label(scale, raise.from), self.label(scale, raise.to));
                    let change = self.words.from_to.fill(&[("from", from), ("to", to)]);
                    self.line(format!("  - {}", self.lang.labelled(self.get(&item.short), &change)));
                }
            }
        }
    }

    /// What to do, in order, each with its advice.
    pub(super) fn actions(&mut self) {
        let tasks = Story::of(self.report, Scope::Whole).tasks(self.instrument, self.report);
        if tasks.is_empty() {
            return;
        }
        self.heading(self.words.actions);
        for (number, task) in (1..).zip(tasks) {
            let advice = match task {
                Task::Way(way, of_tier) => self.advice_for_way(way, of_tier),
                Task::Unit(priority) => {
                    let item = priority.item_advice(self.instrument);
                    let item = item.map(|(_, advice)| advice.get(self.lang).to_owned());
                    self.advice_for_unit(priority).into_iter().chain(item).collect()
                }
            };
            for (index, advice) in advice.iter().enumerate() {
                let begin = if index == 0 { format!("  {number}. ") } else { "     ".to_owned() };
                self.line(format!("{begin}{advice}"));
            }
        }
    }

    /// Advice for every practice on the way up, then for its tier.
    fn advice_for_way(&self, way: &WayUp, of_tier: Option<&Priority>) -> Vec<String> {
        let of_item = |item: ItemIndex| {
            let short = capitalised(self.get(&self.instrument.item(item).short));
            match self.instrument.item_advice.get(item.position()).copied().flatten() {
                Some(advice) => format!("{short}. {}", advice.get(self.lang)),
                None => format!("{short}."),
            }
        };
        let of_items = weakest_first(self.instrument, way).into_iter().map(|raise| of_item(raise.item));
        of_items.chain(of_tier.and_then(|priority| self.advice_for_unit(priority))).collect()
    }

    fn advice_for_unit(&self, priority: &Priority) -> Option<String> {
        let unit = self.instrument.units.get(priority.unit)?;
        Some(unit.advice.get(priority.band).get(self.lang).to_owned())
    }

    /// Items that somebody did not know.
    pub(super) fn find_out(&mut self) {
        if !self.report.find_out.is_empty() {
            self.heading(self.words.find_out);
            self.line(format!("  {}", self.shorts(&self.report.find_out)));
        }
    }
}
