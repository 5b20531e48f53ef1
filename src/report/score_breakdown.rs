//! Why a score is what it is: coverage, range, and every answer behind it with its weight.

use super::{Figure, ItemLink, Reader};
use crate::core::{
    answers::{Answer, Step},
    display::Shown,
    instrument::{DimensionId, ItemIndex},
};

/// One answer behind a score.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Behind {
    /// The question.
    pub link: ItemLink,
    /// The answer, and whether it counts for half.
    pub answer: String,
}

/// Answers that do the same to a score.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pull {
    /// What they do.
    pub title: String,
    /// The answers.
    pub items: Vec<Behind>,
}

/// The reasons behind a score.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Why {
    /// The question that it answers.
    pub title: String,
    /// How many questions count, and the range.
    pub sentences: Vec<String>,
    /// What pulls down, what pulls up, and the rest.
    pub pulls: Vec<Pull>,
}

/// Which way an answer pulls.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Direction {
    Down,
    Up,
    Level,
}

/// The reasons behind the score of a dimension.
#[must_use]
pub fn why(reader: Reader<'_>, dimension: DimensionId, figure: &Figure) -> Why {
    let strings = reader.strings;
    // Without a score the words say why: "too few answers".
    let score = if figure.value.is_some() { &figure.text } else { &figure.words };
    Why {
        title: strings.result_why.fill(&[("score", score), ("name", reader.name(dimension))]),
        sentences: sentences(reader, dimension),
        pulls: pulls(reader, dimension),
    }
}

fn sentences(reader: Reader<'_>, dimension: DimensionId) -> Vec<String> {
    let strings = reader.strings;
    let score = reader.report.dimensions.get(dimension);
    let applicable = score.counts.applicable();
    let mut sentences =
        vec![strings.result_why_counted.fill(
            applicable,
            &[("n", &score.counts.answered.to_string()), ("total", &applicable.to_string())],
        )];
    // A range in points would be more than a quick scan knows.
    if let (Some(low), Some(high), true, false) =
        (score.low, score.high, score.counts.open() > 0, reader.is_quick())
    {
        sentences.push(strings.result_why_range.fill(
            score.counts.open(),
            &[
                ("low", &reader.numbers().score(low, Shown::Part)),
                ("high", &reader.numbers().score(high, Shown::Part)),
            ],
        ));
    }
    if score.score.is_some() {
        sentences.push(strings.result_why_formula.to_owned());
    }
    if score.partly_not_applicable && applicable > 0 {
        sentences.push(format!("{}.", super::way_up::capitalised(strings.result_score_partly_na)));
    }
    sentences
}

fn pulls(reader: Reader<'_>, dimension: DimensionId) -> Vec<Pull> {
    let strings = reader.strings;
    let score = reader.report.dimensions.get(dimension).score;
    let behind: Vec<(Direction, u8, Behind)> = reader
        .instrument
        .items_of(dimension)
        .iter()
        .filter(|(item, _)| reader.is_asked(*item))
        .map(|(item, weight)| {
            let step = reader.answer(*item).and_then(Answer::step);
            (direction(reader, step, score), step.unwrap_or(0), line(reader, *item, *weight))
        })
        .collect();
    let titles = [
        (Direction::Down, strings.result_why_down),
        (Direction::Up, strings.result_why_up),
        (Direction::Level, strings.result_why_rest),
    ];
    titles
        .into_iter()
        .filter_map(|(wanted, title)| {
            // The furthest from the score first; equal ones stay in item order.
            let mut items = Vec::new();
            for place in 0..=Step::MAX {
                let step = if wanted == Direction::Up { Step::MAX.saturating_sub(place) } else { place };
                let found = behind.iter().filter(|(direction, at, _)| (*direction, *at) == (wanted, step));
                items.extend(found.map(|(_, _, behind)| behind.clone()));
            }
            let title = title.fill(&[("items", "")]).trim_end().to_owned();
            (!items.is_empty()).then_some(Pull { title, items })
        })
        .collect()
}

fn direction(reader: Reader<'_>, step: Option<u8>, score: Option<f64>) -> Direction {
    let (Some(step), Some(score)) = (step, score) else { return Direction::Level };
    let points = 25.0 * f64::from(step);
    if reader.tolerance().above(score, points) {
        Direction::Down
    } else if reader.tolerance().above(points, score) {
        Direction::Up
    } else {
        Direction::Level
    }
}

fn line(reader: Reader<'_>, item: ItemIndex, weight: f64) -> Behind {
    let label = reader.answer_label(item);
    let counts = reader.answer(item).is_some_and(|answer| answer.step().is_some());
    let answer = if weight < 1.0 && counts {
        format!("{label}, {}", reader.strings.result_why_half)
    } else {
        label.to_owned()
    };
    Behind { link: reader.numbered(item), answer }
}
