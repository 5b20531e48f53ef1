//! All full measurements in order of time: a line for each P and each level, with its margin. A quick scan has two
//! questions or one for most scores: its margin is as wide as the drawing, so that it has no place in a trend.

use std::rc::Rc;

use super::Drawing;
use crate::{
    charts::{Chart, TrendModel, TrendMoment, TrendPanel, TrendPoint, TrendSubject},
    core::{
        compare::compare,
        instrument::{DimensionId, Direction, Group, Instrument, Role},
        rounding::Shown,
    },
    report::{NO_NUMBER, ReportPresenter, next_level::capitalised, pillar_of},
};

/// A measurement with its moment.
#[derive(Debug, Clone, Copy)]
pub struct Moment<'a> {
    /// Its result.
    pub presenter: ReportPresenter<'a>,
    /// When it was made: RFC 3339; `None` if nobody knows.
    pub at: Option<&'a str>,
    /// The day as people write it, in full and in short.
    pub day: [&'a str; 2],
}

/// One measurement in a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrendRow {
    /// Its day, in full.
    pub day: String,
    /// Its day, in short, as at the axis of the drawing.
    pub short_day: String,
    /// The level that it reached.
    pub level: String,
    /// The scores, in the order of the columns.
    pub scores: Vec<String>,
}

/// Some scores over time.
#[derive(Debug, Clone, PartialEq)]
pub struct TrendPart {
    /// The drawing.
    pub drawing: Drawing,
    /// The columns.
    pub dimensions: Vec<DimensionId>,
    /// Their names.
    pub names: Vec<String>,
    /// The measurements, the earliest first.
    pub rows: Vec<TrendRow>,
    /// What went up and down from the first to the last.
    pub summary: Vec<String>,
}

impl TrendPart {
    /// Whether it is about the levels.
    #[must_use]
    pub fn is_levels(&self) -> bool {
        self.dimensions.iter().any(|id| id.level().is_some())
    }
}

/// The trend in words.
#[derive(Debug, Clone, PartialEq)]
pub struct Trend {
    /// The profile, or another group without one, and the levels, as far as there are any; empty with fewer than two full measurements.
    pub parts: Vec<TrendPart>,
    /// Why there is no trend, and what is not in it.
    pub notes: Vec<String>,
}

/// Puts measurements into a trend, in any order.
#[must_use]
pub fn trend(words: ReportPresenter<'_>, measurements: &[Moment<'_>]) -> Trend {
    let strings = words.strings;
    let mut notes = Vec::new();
    let quick = measurements.iter().filter(|one| one.presenter.is_quick()).count();
    let full = || measurements.iter().filter(|one| !one.presenter.is_quick());
    let mut dated: Vec<(f64, &Moment<'_>)> = full().filter_map(|one| Some((days(one.at?)?, one))).collect();
    dated.sort_by(|one, other| one.0.total_cmp(&other.0));
    if dated.len() < 2 {
        notes.push(strings.change_trend_none.to_owned());
    }
    if quick > 0 {
        notes.push(strings.change_trend_quick.fill(quick, &[]));
    }
    let undated = full().count().saturating_sub(dated.len());
    if undated > 0 {
        notes.push(strings.change_trend_undated.fill(undated, &[]));
    }
    let parts = if dated.len() < 2 {
        Vec::new()
    } else {
        let named = words.words();
        let of = |group: &Group| {
            let ids: Vec<DimensionId> =
                words.instrument.dimension_ids().filter(|id| group.has(*id)).collect();
            let name = match group.role {
                Role::Profile => named.profile(),
                Role::Levels => named.levels().to_owned(),
                _ => named.group(group).to_owned(),
            };
            part(words, &dated, &ids, &strings.change_trend_title.fill(&[("name", &name)]))
        };
        drawn_groups(words.instrument).into_iter().flatten().map(of).collect()
    };
    Trend { parts, notes }
}

/// The groups that are drawn over time: the profile, or without one the first that is no pyramid; and the levels.
#[must_use]
pub fn drawn_groups(instrument: &Instrument) -> [Option<&Group>; 2] {
    let find = |role: Role| instrument.groups.iter().find(|group| group.role == role);
    let first = || instrument.groups.iter().find(|group| group.role != Role::Levels);
    [find(Role::Profile).or_else(first), find(Role::Levels)]
}

fn part(
    words: ReportPresenter<'_>,
    dated: &[(f64, &Moment<'_>)],
    ids: &[DimensionId],
    title: &str,
) -> TrendPart {
    let names: Vec<String> = ids.iter().map(|id| words.name(*id).to_owned()).collect();
    let rows: Vec<TrendRow> = dated.iter().map(|(_, moment)| row(moment, ids)).collect();
    let described: Vec<String> = names
        .iter()
        .enumerate()
        .map(|(column, name)| {
            let score = |row: &TrendRow| {
                let score = row.scores.get(column).map_or(NO_NUMBER, String::as_str);
                words.strings.chart_radar_value.fill(&[("name", &row.day), ("score", score)])
            };
            let scores: Vec<String> = rows.iter().map(score).collect();
            words.strings.chart_radar_series.fill(&[("series", name), ("values", &scores.join(", "))])
        })
        .collect();
    TrendPart {
        drawing: Drawing {
            title: title.to_owned(),
            description: described.join(" "),
            chart: Rc::new(Chart::Trend(chart(words, dated, ids))),
            is_empty: false,
        },
        dimensions: ids.to_vec(),
        summary: summary(words, dated, ids),
        names,
        rows,
    }
}

/// The scores of a measurement.
fn row(moment: &Moment<'_>, ids: &[DimensionId]) -> TrendRow {
    let presenter = moment.presenter;
    let reached = presenter.report.level.reached;
    let unknown = || presenter.strings.data_attempt_level_unknown.to_owned();
    TrendRow {
        day: moment.day[0].to_owned(),
        short_day: moment.day[1].to_owned(),
        level: reached.map_or_else(unknown, |reached| presenter.level_label(reached)),
        scores: ids.iter().map(|id| score(presenter, *id)).collect(),
    }
}

/// A score with its margin.
fn score(presenter: ReportPresenter<'_>, id: DimensionId) -> String {
    let text = presenter.dimension_figure(id).text;
    match point(presenter, id) {
        Some(TrendPoint { margin, .. }) => {
            [&text, " ± ", &presenter.numbers().score(margin, Shown::Plain)].concat()
        }
        None => text,
    }
}

fn point(presenter: ReportPresenter<'_>, id: DimensionId) -> Option<TrendPoint> {
    let score = presenter.dimension_figure(id).value.filter(|_| presenter.is_asked_about(id))?;
    Some(TrendPoint { score, margin: presenter.margin(id)? })
}

fn chart(words: ReportPresenter<'_>, dated: &[(f64, &Moment<'_>)], ids: &[DimensionId]) -> TrendModel {
    let panel = |id: &DimensionId| {
        let points: Vec<Option<TrendPoint>> =
            dated.iter().map(|(_, moment)| point(moment.presenter, *id)).collect();
        TrendPanel {
            subject: id.level().map_or_else(|| TrendSubject::Pillar(pillar_of(*id)), TrendSubject::Level),
            name: words.name(*id).to_owned(),
            value: dated.last().map_or_else(String::new, |(_, moment)| score(moment.presenter, *id)),
            points,
            norm: id.level().map(|_| words.report.threshold),
        }
    };
    let has_norms = ids.iter().any(|id| id.level().is_some());
    let norm = || words.strings.change_trend_norm.fill(&[("threshold", &words.numbers().threshold())]);
    TrendModel {
        moments: dated
            .iter()
            .map(|(day, moment)| TrendMoment { day: *day, label: moment.day[1].to_owned() })
            .collect(),
        // The levels stand as in the pyramid, the top first.
        panels: if has_norms {
            ids.iter().rev().map(panel).collect()
        } else {
            ids.iter().map(panel).collect()
        },
        band_label: words.strings.change_trend_band.to_owned(),
        norm_label: if has_norms { norm() } else { String::new() },
    }
}

/// What changed from the first measurement to the last by more than the margin of scoring.md section 10.
fn summary(words: ReportPresenter<'_>, dated: &[(f64, &Moment<'_>)], ids: &[DimensionId]) -> Vec<String> {
    let (Some((_, first)), Some((_, last))) = (dated.first(), dated.last()) else { return Vec::new() };
    let Ok(comparison) = compare(words.instrument, first.presenter.sheet, last.presenter.sheet) else {
        return Vec::new();
    };
    let span = words.strings.change_trend_span.fill(&[("first", first.day[0]), ("last", last.day[0])]);
    let sentence = |direction: &Direction| {
        let is_it = |id: &&DimensionId| comparison.dimension(**id).direction() == *direction;
        let names: Vec<&str> = ids.iter().filter(is_it).map(|id| words.name(*id)).collect();
        let told = capitalised(words.instrument.texts.directions.get(*direction).get(words.lang));
        (!names.is_empty()).then(|| words.lang.labelled(&told, &[&words.list(&names), "."].concat()))
    };
    let directions = [Direction::Up, Direction::Down, Direction::Same, Direction::NotComparable];
    [span].into_iter().chain(directions.iter().filter_map(sentence)).collect()
}

impl ReportPresenter<'_> {
    /// Whether the measurement asked about a dimension.
    fn is_asked_about(&self, id: DimensionId) -> bool {
        id.level().is_none() || self.scope == crate::core::section::Scope::Whole
    }
}

/// A moment (`2025-11-20T09:30:00Z`) in days; `None` if it is none. To the minute, and without time zones: those of one
/// visitor differ by hours, and a trend is about months.
#[must_use]
pub fn days(moment: &str) -> Option<f64> {
    let number = |from: usize, to: usize| moment.get(from..to)?.parse::<u32>().ok();
    let (year, month, day) = (number(0, 4)?, number(5, 7)?, number(8, 10)?);
    let is_day = moment.get(4..5) == Some("-") && moment.get(7..8) == Some("-");
    if !is_day || !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    let (hour, minute) = (number(11, 13).unwrap_or(0).min(24), number(14, 16).unwrap_or(0).min(60));
    // Days from the first of March of the year 0: a leap day is the last of its year then.
    let (year, month) = if month > 2 { (year, month - 3) } else { (year.checked_sub(1)?, month + 9) };
    let whole = year * 365 + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day;
    Some(f64::from(whole) + f64::from(hour * 60 + minute) / 1440.0)
}

#[cfg(test)]
mod tests {
    use super::days;

    #[test]
    fn days_are_as_far_apart_as_the_calendar_has_them() {
        let between = |one: &str, other: &str| days(other).unwrap() - days(one).unwrap();

        assert_eq!(between("2025-11-20T09:30:00Z", "2026-11-20T09:30:00Z"), 365.0);
        assert_eq!(between("2024-02-28T00:00:00Z", "2024-03-01T00:00:00Z"), 2.0);
        assert_eq!(between("2023-12-31T12:00:00.000Z", "2024-01-01T00:00:00Z"), 0.5);
        for none in ["", "gisteren", "2025-13-01T00:00:00Z", "2025-1-1", "20251120T000000Z", "€€€€-01-01"]
        {
            assert_eq!(days(none), None, "{none}");
        }
    }
}
