//! One sentence on a result page: its text by its key, what stood in its places, and what it is about.

use crate::support::dimensions;
use std::fmt::Display;

use social_business_scan::core::instrument::{Band, DimensionId, ItemIndex, Lang, OrgModel, Output};

use super::{
    INSTRUMENT,
    facts::{Facts, at_least},
    template::Values,
};
use crate::support::EPSILON;

/// What a sentence is about, where that is told by its place on the page and not by its words.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum About {
    /// The scan as a whole.
    Scan,
    Dimension(DimensionId),
    Facet(usize),
    Level(u8),
    Item(ItemIndex),
    /// A step of the scale of an item.
    Rung(ItemIndex, u8),
    /// An answer behind the score of a dimension.
    Behind(ItemIndex, DimensionId),
    Output(Output),
    /// Two Ps.
    Link(DimensionId, DimensionId),
    /// The advice of a unit for a band.
    Advice(usize, Band),
    Model(OrgModel),
    /// So many questions beside it.
    Listed(usize),
}

/// A sentence that is shown.
pub struct Sentence<'a> {
    pub facts: &'a Facts<'a>,
    pub lang: Lang,
    pub about: About,
    pub values: &'a Values,
}

/// When a sentence is true.
pub type Condition = fn(&Sentence<'_>) -> bool;

/// Whether a number may be shown for `x`: rounded half up to a whole one, or to a tenth, and below every cut that `x` is
/// below (scoring.md section 12). Above a cut that is a whole number it is then never shown below it; above a threshold
/// such as 79.1, which only a file can set, 79.4 is shown as 79.
pub fn is_rounded(lang: Lang, text: &str, x: f64, cuts: &[f64]) -> bool {
    let Ok(shown) = text.replace(lang.decimal_mark(), ".").parse::<f64>() else { return false };
    let apart = if text.contains(lang.decimal_mark()) { 0.1 + 1e-6 } else { 0.5 + EPSILON };
    let keeps_side = |cut: f64| match at_least(x, cut) {
        true => at_least(shown, cut) || cut.fract() != 0.0,
        false => !at_least(shown, cut),
    };
    (shown - x).abs() <= apart && cuts.iter().all(|cut| keeps_side(*cut))
}

impl Sentence<'_> {
    pub fn value(&self, place: &str) -> &str {
        let found = self.values.iter().find(|(name, _)| *name == place);
        found.map_or_else(|| panic!("the text has no place {place}"), |(_, value)| value)
    }

    pub fn is(&self, place: &str, expected: impl Display) -> bool {
        self.value(place) == expected.to_string()
    }

    /// A whole number in a place, whatever stands between its groups of digits.
    pub fn count(&self, place: &str) -> u64 {
        let digits: String = self.value(place).chars().filter(char::is_ascii_digit).collect();
        digits.parse().unwrap_or(u64::MAX)
    }

    /// Whether a place counts what stands beside the sentence.
    pub fn counts_listed(&self, place: &str) -> bool {
        matches!(self.about, About::Listed(n) if self.counts(place, n))
    }

    pub fn counts(&self, place: &str, expected: usize) -> bool {
        self.count(place) == expected as u64
    }

    /// Whether a place shows this number.
    pub fn shows(&self, place: &str, x: Option<f64>, cuts: &[f64]) -> bool {
        x.is_some_and(|x| is_rounded(self.lang, self.value(place), x, cuts))
    }

    /// Whether a place shows the score of a dimension.
    pub fn shows_score(&self, place: &str, dimension: DimensionId) -> bool {
        self.shows(place, self.facts.score(dimension), &self.part_cuts())
    }

    /// The cuts of the score of a dimension or facet.
    pub fn part_cuts(&self) -> [f64; 2] {
        [50.0, self.facts.threshold]
    }

    /// Whether a place shows the threshold: whole, or with one decimal.
    pub fn is_threshold(&self, place: &str) -> bool {
        let shown: f64 = self.value(place).replace(self.lang.decimal_mark(), ".").parse().unwrap_or(f64::NAN);
        (shown - self.facts.threshold).abs() <= 0.05 + EPSILON
    }

    pub fn dimension(&self) -> DimensionId {
        match self.about {
            About::Dimension(dimension) | About::Behind(_, dimension) => dimension,
            About::Level(level) => dimensions::level(level).unwrap(),
            about => panic!("{about:?} is no dimension"),
        }
    }

    pub fn level(&self) -> u8 {
        match self.about {
            About::Level(level) => level,
            _ => self.dimension().level().unwrap(),
        }
    }

    pub fn item(&self) -> ItemIndex {
        match self.about {
            About::Item(item) | About::Rung(item, _) | About::Behind(item, _) => item,
            about => panic!("{about:?} is no item"),
        }
    }

    /// The name of what the sentence is about, as the page shows it.
    pub fn name(&self) -> &'static str {
        match self.about {
            About::Dimension(_) | About::Level(_) => {
                INSTRUMENT.dimension(self.dimension()).short_name.get(self.lang)
            }
            About::Facet(facet) => INSTRUMENT.facets[facet].name.get(self.lang),
            about => panic!("{about:?} has no name"),
        }
    }

    /// The number that a band or status beside it speaks of.
    pub fn number(&self) -> Option<f64> {
        match self.about {
            About::Dimension(_) | About::Level(_) => self.facts.score(self.dimension()),
            About::Facet(facet) => self.facts.mean_of(self.facts.items_of_facet(facet)),
            About::Output(output) => self.facts.index(output),
            about => panic!("{about:?} has no number"),
        }
    }

    pub fn label(&self, item: ItemIndex, step: u8) -> &'static str {
        INSTRUMENT.scale_of(INSTRUMENT.item(item)).points[usize::from(step)].label.get(self.lang)
    }

    pub fn short(&self, item: ItemIndex) -> &'static str {
        INSTRUMENT.item(item).short.get(self.lang)
    }

    /// The items whose short names a list in a place names; `None` if it names anything else.
    pub fn named_items(&self, place: &str) -> Option<Vec<ItemIndex>> {
        items_named(self.lang, self.value(place))
    }

    /// Whether two texts are the same but for a capital at the start.
    pub fn is_short(&self, place: &str, item: ItemIndex) -> bool {
        same_but_for_the_capital(self.value(place), self.short(item))
    }
}

/// Whether two texts are the same but for a capital at the start.
pub fn same_but_for_the_capital(one: &str, other: &str) -> bool {
    let rest = |text: &str| text.chars().skip(1).collect::<String>();
    let first = |text: &str| text.chars().next().map(|first| first.to_lowercase().to_string());
    first(one) == first(other) && rest(one) == rest(other)
}

/// The items whose short names a list of names names, in its order; `None` if it is no such list.
pub fn items_named(lang: Lang, list: &str) -> Option<Vec<ItemIndex>> {
    let and = format!(" {} ", super::template::plain(lang, "app_list_and"));
    let named = |list: &str| {
        let item = INSTRUMENT
            .item_indices()
            .find(|item| list.starts_with(INSTRUMENT.item(*item).short.get(lang)))?;
        Some((item, list[INSTRUMENT.item(item).short.get(lang).len()..].to_owned()))
    };
    let (first, mut rest) = named(list)?;
    let mut found = vec![first];
    while !rest.is_empty() {
        let next = rest.strip_prefix(", ").or_else(|| rest.strip_prefix(&and))?;
        let (item, after) = named(next)?;
        found.push(item);
        rest = after;
    }
    Some(found)
}

/// The dimensions that a list of names names; `None` if it is no such list.
pub fn named(lang: Lang, list: &str) -> Option<Vec<DimensionId>> {
    let mut rest = list.to_owned();
    let mut found = Vec::new();
    for dimension in &dimensions::all() {
        let name = INSTRUMENT.dimension(*dimension).short_name.get(lang);
        if rest.contains(name) {
            rest = rest.replacen(name, "", 1);
            found.push(*dimension);
        }
    }
    let and = super::template::plain(lang, "app_list_and");
    let is_joined = rest.replace(and, "").chars().all(|letter| [' ', ','].contains(&letter));
    (is_joined && !found.is_empty()).then_some(found)
}
