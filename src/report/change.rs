//! Two measurements beside each other in words (scoring.md section 10): the level, every score with the margin of its
//! difference, the answers that changed; and the drawings with both. Where one of both is quick, bands stand for numbers.
//! Start with [`change`]; [`trend`] is about all measurements.

pub mod difference;
mod drawings;
pub mod trend;

pub use self::drawings::Drawing;

use super::{ItemLink, ReportPresenter, next_level::capitalised};
use crate::core::{
    compare::Comparison,
    instrument::{DimensionId, Direction, Group, ItemIndex, Role, Status},
    rounding::Numbers,
    section::Scope,
};

/// One of the two measurements.
#[derive(Debug, Clone, Copy)]
pub struct Measured<'a> {
    /// Its result.
    pub presenter: ReportPresenter<'a>,
    /// What it is called: "meting van 20 november 2025".
    pub name: &'a str,
}

/// Everything that the texts are made from.
#[derive(Debug, Clone, Copy)]
pub struct ChangePresenter<'a> {
    /// What was computed.
    pub comparison: &'a Comparison,
    /// The first measurement.
    pub before: Measured<'a>,
    /// The second measurement.
    pub after: Measured<'a>,
}

/// An answer that changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangedRow {
    /// The question, by its number and short name.
    pub link: ItemLink,
    /// The answer then and now.
    pub change: String,
}

/// What became of the level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LevelTexts {
    /// The level then and now.
    pub line: String,
    /// That it may be chance, if so.
    pub within_margin: Option<String>,
    /// The answers that moved it.
    pub drivers: Vec<ChangedRow>,
}

/// A score then and now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What it is about; `None` for all questions together.
    pub dimension: Option<DimensionId>,
    /// Its name.
    pub name: String,
    /// The score then: a number, or in a quick scan the band; [`super::NO_NUMBER`] if they cannot be compared.
    pub before: String,
    /// The score now, likewise.
    pub after: String,
    /// Where it went.
    pub direction: Direction,
    /// The same in words, with the difference and its margin.
    pub difference: String,
}

/// Scores then and now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Its caption.
    pub caption: String,
    /// The scores.
    pub rows: Vec<Row>,
}

/// All texts of a comparison.
#[derive(Debug, Clone, PartialEq)]
pub struct ChangePage {
    /// What the measurements are called: then, now.
    pub names: [String; 2],
    /// Bands stand for numbers.
    pub is_quick: bool,
    /// What to know before reading: different modes, a quick scan.
    pub notes: Vec<String>,
    /// The level; `None` without levels, and where one of both asked only about culture.
    pub level: Option<LevelTexts>,
    /// What went up, what went down, what stayed; a sentence each.
    pub summary: Vec<String>,
    /// The profile; `None` without one.
    pub radar: Option<Drawing>,
    /// The levels; `None` without any and where one of both asked only about culture.
    pub pyramid: Option<Drawing>,
    /// Every score: those under the drawings first, at the end all questions together.
    pub tables: Vec<Table>,
    /// What the margin is, and that it rests on an assumption.
    pub margin: Vec<String>,
    /// The answers that changed.
    pub answers: Vec<ChangedRow>,
}

/// Puts a comparison into words.
#[must_use]
pub fn change(presenter: ChangePresenter<'_>) -> ChangePage {
    ChangePage {
        names: [presenter.before.name.to_owned(), presenter.after.name.to_owned()],
        is_quick: presenter.is_quick(),
        notes: presenter.notes(),
        level: presenter.climbs().then(|| presenter.level()),
        summary: presenter.summary(),
        radar: presenter.words().instrument.has(Role::Profile).then(|| drawings::radar(presenter)),
        pyramid: if presenter.climbs() { drawings::pyramid(presenter) } else { None },
        tables: presenter.tables(),
        margin: presenter.margin(),
        answers: presenter.answers(),
    }
}

impl<'a> ChangePresenter<'a> {
    /// The one of both whose words are used.
    const fn words(&self) -> ReportPresenter<'a> {
        self.after.presenter
    }

    fn numbers(&self) -> Numbers<'a> {
        self.words().numbers()
    }

    fn is_quick(&self) -> bool {
        [self.before, self.after].iter().any(|one| one.presenter.is_quick())
    }

    fn is_whole(&self) -> bool {
        [self.before, self.after].iter().all(|one| one.presenter.scope == Scope::Whole)
    }

    /// Whether both measurements have a level.
    fn climbs(&self) -> bool {
        self.is_whole() && self.words().has_levels()
    }

    /// The dimensions that both measurements asked about.
    fn dimensions(&self) -> impl Iterator<Item = DimensionId> {
        let is_whole = self.is_whole();
        self.words().instrument.dimension_ids().filter(move |id| is_whole || id.level().is_none())
    }

    fn notes(&self) -> Vec<String> {
        let words = self.words();
        let mut notes = Vec::new();
        if !self.comparison.same_mode {
            notes.push(words.strings.change_modes.to_owned());
        }
        if self.is_quick() {
            notes.push(words.strings.change_quick.to_owned());
        }
        if !self.is_whole() {
            notes.push(words.strings.change_culture_only.to_owned());
        }
        notes
    }

    fn level(&self) -> LevelTexts {
        let (words, level) = (self.words(), &self.comparison.level);
        let label = |reached: Option<u8>| {
            reached.map_or_else(
                || words.strings.data_attempt_level_unknown.to_owned(),
                |reached| words.level_label(reached),
            )
        };
        let (before, after) = (label(level.before), label(level.after));
        let line = if level.change() == Some(0) {
            words.strings.change_level_same.fill(&[("level", &after)])
        } else {
            words.strings.change_level.fill(&[("before", &before), ("after", &after)])
        };
        let within = words.instrument.texts.change_within_margin.get(words.lang);
        LevelTexts {
            line,
            within_margin: (level.within_margin == Some(true)).then(|| within.to_owned()),
            drivers: level.drivers.iter().map(|item| self.changed(*item)).collect(),
        }
    }

    /// A sentence for each direction that there is; of all that stayed, one.
    fn summary(&self) -> Vec<String> {
        let words = self.words();
        let of = |direction: Direction| -> Vec<&str> {
            let is_it = |id: &DimensionId| self.comparison.dimension(*id).direction() == direction;
            self.dimensions().filter(is_it).map(|id| words.name(id)).collect()
        };
        if of(Direction::Same).len() == self.dimensions().count() {
            return vec![words.strings.change_all_same.to_owned()];
        }
        let sentence = |direction: &Direction| {
            let names = of(*direction);
            let told = capitalised(words.instrument.texts.directions.get(*direction).get(words.lang));
            (!names.is_empty()).then(|| words.lang.labelled(&told, &[&words.list(&names), "."].concat()))
        };
        [Direction::Up, Direction::Down, Direction::Same, Direction::NotComparable]
            .iter()
            .filter_map(sentence)
            .collect()
    }

    fn tables(&self) -> Vec<Table> {
        let (strings, instrument) = (self.words().strings, self.words().instrument);
        let words = self.words().words();
        let table = |caption: &str, group: &Group| Table {
            caption: caption.to_owned(),
            rows: instrument
                .dimension_ids()
                .filter(|id| group.has(*id))
                .map(|id| self.row(Some(id)))
                .collect(),
        };
        let of = |role: Role| instrument.groups.iter().filter(move |group| group.role == role);
        let mut tables: Vec<Table> =
            of(Role::Profile).map(|group| table(words.group(group), group)).collect();
        if self.is_whole() {
            tables.extend(of(Role::Levels).map(|group| table(words.levels(), group)));
        }
        let is_other = |group: &&Group| !matches!(group.role, Role::Profile | Role::Levels);
        let others: Vec<Table> =
            instrument.groups.iter().filter(is_other).map(|group| table(words.group(group), group)).collect();
        if others.is_empty() {
            let caption = strings.result_scores_overall.to_owned();
            tables.push(Table { caption, rows: Vec::new() });
        }
        tables.extend(others);
        if let Some(last) = tables.last_mut() {
            last.rows.push(self.row(None));
        }
        tables
    }

    /// The score of a dimension, or of all questions together.
    fn row(&self, dimension: Option<DimensionId>) -> Row {
        let (words, comparison) = (self.words(), self.comparison);
        let difference = dimension.map_or(&comparison.overall, |id| comparison.dimension(id));
        let texts = difference::texts(self.numbers(), difference);
        let direction = difference.direction();
        let told = words.instrument.texts.directions.get(direction).get(words.lang);
        let band = |score: f64| words.band(words.band_of(score)).to_owned();
        let (before, after, difference) = match (difference.change, texts) {
            (Some(change), _) if self.is_quick() => {
                (band(change.before), band(change.after), told.to_owned())
            }
            (_, Some(texts)) => {
                let difference = words.strings.change_difference.fill(&[
                    ("direction", told),
                    ("delta", &texts.delta),
                    ("margin", &texts.margin),
                ]);
                (texts.before, texts.after, difference)
            }
            (_, None) => (super::NO_NUMBER.to_owned(), super::NO_NUMBER.to_owned(), told.to_owned()),
        };
        let name = dimension.map_or(words.strings.change_overall, |id| words.name(id));
        Row { dimension, name: name.to_owned(), before, after, direction, difference }
    }

    fn margin(&self) -> Vec<String> {
        let words = self.words();
        let note = words.instrument.texts.change_note.get(words.lang);
        vec![note.to_owned(), words.strings.change_margin.to_owned()]
    }

    fn answers(&self) -> Vec<ChangedRow> {
        self.comparison.changed.iter().map(|changed| self.changed(changed.item)).collect()
    }

    fn changed(&self, item: ItemIndex) -> ChangedRow {
        let [from, to] = [self.before, self.after].map(|one| one.presenter.answer_label(item));
        let change = self.words().strings.change_answer.fill(&[("from", from), ("to", to)]);
        ChangedRow { link: self.words().numbered(item), change }
    }

    /// Why there is no score to draw.
    fn missing(&self) -> &'a str {
        self.words().status(Status::Insufficient)
    }
}
