//! A team at two moments in words (scoring.md section 11, change of a team): the level, every score with the margin of its
//! difference, the questions that changed, and what the comparison does not know. Start with [`team_change_page`].

use crate::{
    core::{
        compare::Change,
        instrument::{DimensionId, Direction, Group, Instrument, ItemIndex, Lang, Role},
        rounding::{Numbers, Shown},
        score::band,
        team::{
            MIN_SPREAD,
            change::{TeamChange, TeamDifference},
        },
    },
    i18n::{ModelWords, Strings, listed},
    report::{
        NO_NUMBER,
        change::{Row, Table, difference},
        next_level::capitalised,
    },
};

/// Everything that the texts are made from.
#[derive(Debug, Clone, Copy)]
pub struct TeamChangePresenter<'a> {
    /// The questionnaire.
    pub instrument: &'a Instrument,
    /// What was computed.
    pub change: &'a TeamChange,
    /// One of both is quick: bands stand for numbers.
    pub is_quick: bool,
    /// The threshold of both, 60 to 80.
    pub threshold: f64,
    /// The language.
    pub lang: Lang,
    /// The words of the interface in that language.
    pub strings: &'a Strings,
}

/// A question whose mean changed by more than its margin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangedQuestion {
    /// The statement.
    pub statement: String,
    /// The mean then and now.
    pub change: String,
}

/// All texts of a team at two moments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TeamChangePage {
    /// The level then and now; empty without levels.
    pub level: String,
    /// How many people answered then and now.
    pub people: String,
    /// That the level may have changed by chance, if so.
    pub within_margin: Option<String>,
    /// What to know before reading: different modes, a quick scan.
    pub notes: Vec<String>,
    /// What went up, what went down, what stayed; a sentence each.
    pub summary: Vec<String>,
    /// Every score: Ps, levels, values with all questions together.
    pub tables: Vec<Table>,
    /// What the margin is, and what nobody knows.
    pub margin: Vec<String>,
    /// The questions that changed by more than their margin, in the order of the scan.
    pub questions: Vec<ChangedQuestion>,
}

/// Puts a team at two moments into words.
#[must_use]
pub fn team_change_page(presenter: TeamChangePresenter<'_>) -> TeamChangePage {
    let [before, after] = presenter.change.respondents.map(|count| count.to_string());
    let level = &presenter.change.level;
    let within = presenter.instrument.texts.change_within_margin.get(presenter.lang);
    TeamChangePage {
        level: presenter.level(),
        people: presenter
            .strings
            .team_change_people
            .fill(&[("before", before.as_str()), ("after", after.as_str())]),
        within_margin: (level.within_margin == Some(true)).then(|| within.to_owned()),
        notes: presenter.notes(),
        summary: presenter.summary(),
        tables: presenter.tables(),
        margin: presenter.margin(),
        questions: presenter.questions(),
    }
}

impl<'a> TeamChangePresenter<'a> {
    fn numbers(&self) -> Numbers<'a> {
        Numbers::new(self.instrument, self.threshold, self.lang)
    }

    fn name(&self, id: DimensionId) -> &'a str {
        self.instrument.dimension(id).short_name.get(self.lang)
    }

    fn told(&self, direction: Direction) -> &'a str {
        self.instrument.texts.directions.get(direction).get(self.lang)
    }

    fn level(&self) -> String {
        if self.instrument.level(1).is_none() {
            return String::new();
        }
        let label = |reached: Option<u8>| match reached {
            None => self.strings.data_attempt_level_unknown.to_owned(),
            Some(0) => self.strings.result_level_zero.to_owned(),
            Some(level) => self.strings.result_level_label.fill(&[("level", &level.to_string())]),
        };
        let level = &self.change.level;
        let (before, after) = (label(level.before), label(level.after));
        if level.change() == Some(0) {
            self.strings.change_level_same.fill(&[("level", &after)])
        } else {
            self.strings.change_level.fill(&[("before", &before), ("after", &after)])
        }
    }

    fn notes(&self) -> Vec<String> {
        let mut notes = Vec::new();
        if !self.change.same_mode {
            notes.push(self.strings.change_modes.to_owned());
        }
        if self.is_quick {
            notes.push(self.strings.change_quick.to_owned());
        }
        notes
    }

    /// A sentence for each direction that there is.
    fn summary(&self) -> Vec<String> {
        let of = |direction: Direction| -> Vec<&str> {
            let is_it = |difference: &TeamDifference| difference.direction == direction;
            self.change
                .dimensions()
                .filter(|(_, difference)| is_it(difference))
                .map(|(id, _)| self.name(id))
                .collect()
        };
        if of(Direction::Same).len() == self.change.dimensions().count() {
            return vec![self.strings.change_all_same.to_owned()];
        }
        let sentence = |direction: &Direction| {
            let names = of(*direction);
            let told = capitalised(self.told(*direction));
            (!names.is_empty())
                .then(|| self.lang.labelled(&told, &[&listed(self.strings, &names), "."].concat()))
        };
        [Direction::Up, Direction::Down, Direction::Same, Direction::NotComparable]
            .iter()
            .filter_map(sentence)
            .collect()
    }

    fn tables(&self) -> Vec<Table> {
        let words = ModelWords { instrument: self.instrument, strings: self.strings, lang: self.lang };
        let table = |group: &Group| {
            let caption = if group.role == Role::Levels { words.levels() } else { words.group(group) };
            let is_of = |(id, _): &(DimensionId, &TeamDifference)| group.has(*id);
            let rows = self.change.dimensions().filter(is_of);
            Table {
                caption: caption.to_owned(),
                rows: rows.map(|(id, difference)| self.row(Some(id), difference)).collect(),
            }
        };
        // As on the page of two results of one's own: the profile, the levels, all other groups.
        let place = |group: &&Group| match group.role {
            Role::Profile => 0,
            Role::Levels => 1,
            _ => 2,
        };
        let mut groups: Vec<&Group> = self.instrument.groups.iter().collect();
        groups.sort_by_key(place);
        let mut tables: Vec<Table> = groups.into_iter().map(table).collect();
        if let Some(last) = tables.last_mut() {
            last.rows.push(self.row(None, &self.change.overall));
        }
        tables
    }

    fn row(&self, dimension: Option<DimensionId>, difference: &TeamDifference) -> Row {
        let direction = difference.direction;
        let told = self.told(direction);
        let name = dimension.map_or(self.strings.change_overall, |id| self.name(id)).to_owned();
        let (before, after, difference) = match difference.change {
            None => (NO_NUMBER.to_owned(), NO_NUMBER.to_owned(), told.to_owned()),
            Some(shift) if self.is_quick => {
                (self.band(shift.before), self.band(shift.after), told.to_owned())
            }
            Some(shift) => {
                let margin = shift.margin.max(shift.people_margin.unwrap_or(0.0));
                let (before, after, delta) = (shift.before, shift.after, shift.delta);
                let texts = difference::change_texts(self.numbers(), Change { before, after, delta, margin });
                let difference = self.strings.change_difference.fill(&[
                    ("direction", told),
                    ("delta", &texts.delta),
                    ("margin", &texts.margin),
                ]);
                (texts.before, texts.after, difference)
            }
        };
        Row { dimension, name, before, after, direction, difference }
    }

    fn band(&self, score: f64) -> String {
        let band = band(self.instrument, score, self.threshold);
        self.instrument.texts.bands.get(band).get(self.lang).to_owned()
    }

    fn margin(&self) -> Vec<String> {
        let is_known = |difference: &TeamDifference| {
            difference.change.is_none_or(|change| change.people_margin.is_some())
        };
        let knows_people = self.change.dimensions().all(|(_, difference)| is_known(difference));
        let mut margin =
            vec![self.strings.team_change_margin.to_owned(), self.strings.team_change_unknown.to_owned()];
        if !knows_people {
            let min = MIN_SPREAD.to_string();
            margin.push(self.strings.team_change_small.fill(&[("min", &min)]));
        }
        margin
    }

    fn questions(&self) -> Vec<ChangedQuestion> {
        let points = |item: ItemIndex, steps: f64| {
            let top = f64::from(self.instrument.top_step(item));
            self.numbers().score(100.0 * steps / top, Shown::Plain)
        };
        let statement = |item: ItemIndex| self.instrument.item(item).text.get(self.lang).to_owned();
        let changed = self.change.changed.iter().map(|changed| {
            let (from, to) = (points(changed.item, changed.from), points(changed.item, changed.to));
            let change = if self.is_quick {
                let up = if changed.to > changed.from { Direction::Up } else { Direction::Down };
                self.told(up).to_owned()
            } else {
                self.strings.team_change_item.fill(&[("from", from.as_str()), ("to", to.as_str())])
            };
            ChangedQuestion { statement: statement(changed.item), change }
        });
        changed.collect()
    }
}
