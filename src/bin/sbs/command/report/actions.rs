//! What holds back, the way up, what to do first and what to find out.

use social_business_scan::core::{instrument::DimensionId, rounding::Shown, score::NoWayUp};

use super::Page;

impl Page<'_> {
    /// The level that stops the climb, and the answers behind it.
    pub(super) fn holding_back(&mut self) {
        let Some(limiting) = &self.report.limiting else { return };
        self.heading(self.words.holding_back);
        let name = DimensionId::from_level(limiting.level)
            .map_or("", |id| self.get(&self.instrument.dimension(id).name));
        let gap = limiting.score_gap.filter(|gap| *gap > 0.0);
        match gap
            .map(|gap| self.words.points_short.fill(&[("points", &self.numbers.score(gap, Shown::Plain))]))
        {
            Some(short) => self.line(format!("  {name}: {short}")),
            None => self.line(format!("  {name}")),
        }
        for (heading, items) in [(self.words.weak, &limiting.answers), (self.words.open, &limiting.open)] {
            if !items.is_empty() {
                self.line(format!("  {heading}: {}", self.shorts(items)));
            }
        }
    }

    /// The cheapest way up, or why there is none.
    pub(super) fn way_up(&mut self) {
        self.heading(self.words.way_up);
        match &self.report.way_up {
            Err(NoWayUp::TopLevel) => self.line(format!("  {}", self.words.top)),
            Err(NoWayUp::OpenAnswers) => {
                self.line(format!("  {}", self.get(&self.instrument.texts.way_up_open)));
            }
            Ok(way_up) => {
                let level = self.level_name(way_up.reaches);
                let steps = self.words.steps.fill(way_up.steps as usize, &[("level", level)]);
                self.line(format!("  {steps}"));
                for raise in &way_up.items {
                    let item = self.instrument.item(raise.item);
                    let scale = self.instrument.scale_of(item);
                    let (from, to) = (self.label(scale, raise.from), self.label(scale, raise.to));
                    let change = self.words.from_to.fill(&[("from", from), ("to", to)]);
                    self.line(format!("  - {}: {change}", self.get(&item.short)));
                }
            }
        }
    }

    /// The first few priorities, each with its advice.
    pub(super) fn actions(&mut self) {
        if self.report.priorities.is_empty() {
            return;
        }
        self.heading(self.words.actions);
        let report = self.report;
        let first = report.priorities.iter().take(self.instrument.parameters.top_priorities);
        for (number, priority) in (1..).zip(first) {
            let Some(unit) = self.instrument.units.get(priority.unit) else { continue };
            self.line(format!("  {number}. {}", unit.advice.get(priority.band).get(self.lang)));
            if let Some((_, advice)) = priority.item_advice(self.instrument) {
                self.line(format!("     {}", advice.get(self.lang)));
            }
        }
    }

    /// Items that somebody did not know.
    pub(super) fn find_out(&mut self) {
        if !self.report.find_out.is_empty() {
            self.heading(self.words.find_out);
            self.line(format!("  {}", self.shorts(&self.report.find_out)));
        }
    }
}
