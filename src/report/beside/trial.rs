//! A trial in words: what differs, and what comes of it beside the result.

use super::{Beside, Said};
use crate::{
    charts::SeriesKind,
    core::{
        answers::Answer,
        instrument::{Instrument, ItemIndex, Lang, Mode, Output, Role, Status},
        rounding::Shown,
        score::Raise,
        section::Scope,
    },
    i18n::Strings,
    report::{
        Figure, ReportPresenter,
        next_level::capitalised,
        parts,
        story::{Story, weakest_first},
    },
};

/// A figure of the result and of the trial.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrialRow {
    /// What it is.
    pub name: String,
    /// In the result.
    pub now: String,
    /// In the trial.
    pub then: String,
    /// Whether the two differ as they are shown.
    pub differs: bool,
}

/// An answer that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrialChange {
    /// The item.
    pub item: ItemIndex,
    /// Its name in short.
    pub name: String,
    /// Practice, the answer, the one that is tried.
    pub text: String,
    /// The answer, for the way back.
    pub now: String,
}

/// A trial in words.
#[derive(Debug, Clone, PartialEq)]
pub struct TrialPage {
    /// How many answers differ.
    pub count: String,
    /// The level of the trial and of the result, in a sentence; empty without levels.
    pub outcome: String,
    /// The figures beside each other.
    pub rows: Vec<TrialRow>,
    /// What differs, in item order.
    pub changes: Vec<TrialChange>,
    /// The way up from there; `None` without one.
    pub next: Option<String>,
    /// What the drawings show of it.
    pub beside: Beside,
    /// The answers that are tried.
    pub answers: Vec<(ItemIndex, Answer)>,
}

impl TrialPage {
    /// Whether exactly these raises are tried.
    #[must_use]
    pub fn is(&self, raises: &[Raise]) -> bool {
        self.answers.len() == raises.len()
            && raises.iter().all(|raise| self.step(raise.item) == Some(raise.to))
    }

    /// The answer to an item that is tried; `None` if it is as it is answered.
    #[must_use]
    pub fn answer(&self, item: ItemIndex) -> Option<Answer> {
        self.answers.iter().find(|(other, _)| *other == item).map(|(_, answer)| *answer)
    }

    /// The step of an item that is tried, 0 to 6; `None` if none is.
    #[must_use]
    pub fn step(&self, item: ItemIndex) -> Option<u8> {
        self.answer(item)?.step()
    }
}

/// Puts a trial into words. `then` is the result as it would be; `answers` are those that differ, in item order.
#[must_use]
pub fn trial(
    now: ReportPresenter<'_>,
    then: ReportPresenter<'_>,
    answers: &[(ItemIndex, Answer)],
) -> TrialPage {
    let strings = now.strings;
    let name = strings.trial_series.to_owned();
    let change = |(item, _): &(ItemIndex, Answer)| {
        let (short, answer) = (now.short(*item), now.answer_label(*item));
        let needed = then.answer_label(*item);
        let values = [("item", short), ("now", answer), ("needed", needed)];
        TrialChange {
            item: *item,
            name: short.to_owned(),
            text: capitalised(&strings.result_way_change.fill(&values)),
            now: answer.to_owned(),
        }
    };
    // Only the cheapest way: all that cost as much are many to find, and a press waits for this.
    let way = match then.story() {
        Story::Way(way) => Some(weakest_first(then.instrument, way)),
        Story::CultureOnly | Story::Questions(_) | Story::Top | Story::Scores => None,
    };
    let way = way.map(|way| way.iter().map(|raise| capitalised(&then.change(raise))).collect::<Vec<_>>());
    let rows = rows(now, then);
    let climbs = now.scope == Scope::Whole && now.has_levels();
    let level = climbs.then(|| rows.first()).flatten();
    let profile: Vec<[&str; 2]> = now
        .instrument
        .dimensions_of(Role::Profile)
        .filter_map(|p| rows.iter().find(|row| row.name == now.name(p)))
        .map(|row| [row.name.as_str(), &row.then])
        .collect();
    let said = Said::of(strings, &name, &profile, level.map(|row| row.then.as_str()));
    let drawn = Beside::of_report(SeriesKind::Trial, name, then.report, now).where_it_differs(now.report);
    TrialPage {
        count: strings.trial_count.fill(answers.len(), &[]),
        outcome: if climbs {
            outcome(strings, now.report.level.reached, then.report.level.reached)
        } else {
            String::new()
        },
        rows,
        changes: answers.iter().map(change).collect(),
        next: way.map(|changes| strings.trial_next.fill(&[("way", &changes.join("; "))])),
        beside: Beside { said, ..drawn },
        answers: answers.to_vec(),
    }
}

/// What a trial does to the level, in a sentence: also for who hears it.
#[must_use]
pub fn outcome(strings: &Strings, now: Option<u8>, then: Option<u8>) -> String {
    let words = |level: Option<u8>| match level {
        None => strings.trial_level_unknown.to_owned(),
        Some(0) => strings.result_level_zero.to_owned(),
        Some(level) => strings.result_level_label.fill(&[("level", &level.to_string())]),
    };
    if now == then {
        return strings.trial_same.fill(&[("level", &words(now))]);
    }
    strings.trial_outcome.fill(&[("then", &words(then)), ("now", &words(now))])
}

fn rows(now: ReportPresenter<'_>, then: ReportPresenter<'_>) -> Vec<TrialRow> {
    let row = |name: &str, figure: &dyn Fn(ReportPresenter<'_>) -> String| {
        let (now, then) = (figure(now), figure(then));
        TrialRow { name: name.to_owned(), differs: now != then, now, then }
    };
    let level = |presenter: ReportPresenter<'_>| match presenter.report.level.reached {
        None => presenter.strings.trial_level_unknown.to_owned(),
        Some(level) => presenter.level_label(level),
    };
    let mut rows = Vec::new();
    let whole = now.scope == Scope::Whole;
    if whole && now.has_levels() {
        rows.push(row(now.strings.trial_level, &level));
    }
    for dimension in parts::profile_or_all(now.instrument) {
        rows.push(row(now.name(dimension), &|presenter| in_words(presenter.dimension_figure(dimension))));
    }
    let of_all = parts::overall(now).filter(|_| !parts::has_culture(now.instrument));
    if let Some((name, _)) = of_all {
        rows.push(row(name, &|presenter| {
            let score = parts::overall(presenter).and_then(|(_, index)| index.score);
            in_words(presenter.figure(score, Shown::Plain, Status::Insufficient))
        }));
    }
    let outputs = [
        (Output::Culture, parts::has_culture(now.instrument)),
        (Output::Pyramid, whole && now.has_levels()),
        (Output::Position, whole && parts::has_position(now.instrument)),
    ];
    for (output, _) in outputs.iter().filter(|(_, has)| *has) {
        let name = now.instrument.texts.outputs.get(*output).get(now.lang);
        rows.push(row(name, &|presenter| {
            let report = presenter.report;
            let (score, shown) = match output {
                Output::Pyramid => (report.pyramid.index.score, Shown::Index),
                Output::Position => (report.position.index.score, Shown::Plain),
                _ => (report.culture.score, Shown::Index),
            };
            in_words(presenter.figure(score, shown, Status::Insufficient))
        }));
    }
    rows
}

/// The number or the band; without one the reason.
fn in_words(figure: Figure) -> String {
    if figure.value.is_some() { figure.text } else { figure.words }
}

/// The items that are asked and whose name or statement has all these words or parts of words, in item order; none
/// for no words.
#[must_use]
pub fn find_items(
    instrument: &Instrument,
    mode: Mode,
    scope: Scope,
    lang: Lang,
    query: &str,
) -> Vec<ItemIndex> {
    let lower = |text: &str| text.to_ascii_lowercase();
    let query = lower(query);
    let words: Vec<&str> = query.split_whitespace().collect();
    let is_asked =
        |item: &ItemIndex| scope == Scope::Whole || instrument.item(*item).dimension.level().is_none();
    let has_all = |item: &ItemIndex| {
        let found = instrument.item(*item);
        let text = lower(&[found.short.get(lang), " ", found.text.get(lang)].concat());
        words.iter().all(|word| text.contains(word))
    };
    let found = instrument.in_mode(mode).filter(is_asked).filter(has_all);
    if words.is_empty() { Vec::new() } else { found.collect() }
}
