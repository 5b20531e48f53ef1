//! Why a score is what it is: coverage, range, and every answer behind it with its weight.

use crate::{
    core::{
        answers::Answer,
        instrument::{DimensionId, ItemIndex},
        rounding::Shown,
    },
    report::{Figure, ItemLink, ReportPresenter, next_level::capitalised},
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
pub struct ScoreBreakdown {
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
pub fn breakdown(presenter: ReportPresenter<'_>, dimension: DimensionId, figure: &Figure) -> ScoreBreakdown {
    let strings = presenter.strings;
    // Without a score the words say why: "too few answers".
    let score = if figure.value.is_some() { &figure.text } else { &figure.words };
    ScoreBreakdown {
        title: strings.result_why.fill(&[("score", score), ("name", presenter.name(dimension))]),
        sentences: sentences(presenter, dimension),
        pulls: pulls(presenter, dimension),
    }
}

fn sentences(presenter: ReportPresenter<'_>, dimension: DimensionId) -> Vec<String> {
    let strings = presenter.strings;
    let score = presenter.report.dimensions.get(dimension);
    let applicable = score.counts.applicable();
    let mut sentences =
        vec![strings.result_why_counted.fill(
            applicable,
            &[("n", &score.counts.answered.to_string()), ("total", &applicable.to_string())],
        )];
    // A range in points would be more than a quick scan knows.
    if let (Some(low), Some(high), true, false) =
        (score.low, score.high, score.counts.open() > 0, presenter.is_quick())
    {
        sentences.push(strings.result_why_range.fill(
            score.counts.open(),
            &[
                ("low", &presenter.numbers().score(low, Shown::Part)),
                ("high", &presenter.numbers().score(high, Shown::Part)),
            ],
        ));
    }
    if score.score.is_some() {
        sentences.push(strings.result_why_formula.to_owned());
    }
    if score.partly_not_applicable && applicable > 0 {
        sentences.push(format!("{}.", capitalised(strings.result_score_partly_na)));
    }
    sentences
}

fn pulls(presenter: ReportPresenter<'_>, dimension: DimensionId) -> Vec<Pull> {
    let strings = presenter.strings;
    let score = presenter.report.dimensions.get(dimension).score;
    let behind: Vec<(Direction, f64, Behind)> = presenter
        .instrument
        .items_of(dimension)
        .iter()
        .filter(|(item, _)| presenter.is_asked(*item))
        .map(|(item, weight)| {
            let step = presenter.answer(*item).and_then(Answer::step);
            let points = step.map(|step| presenter.instrument.score_of(*item, step));
            let direction = direction(presenter, points, score);
            (direction, points.unwrap_or(0.0), line(presenter, *item, *weight))
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
            let mut found: Vec<_> = behind.iter().filter(|(direction, ..)| *direction == wanted).collect();
            found.sort_by(|(_, one, _), (_, other, _)| match wanted {
                Direction::Up => other.total_cmp(one),
                Direction::Down | Direction::Level => one.total_cmp(other),
            });
            let items: Vec<_> = found.into_iter().map(|(_, _, behind)| behind.clone()).collect();
            let title = title.fill(&[("items", "")]).trim_end().to_owned();
            (!items.is_empty()).then_some(Pull { title, items })
        })
        .collect()
}

/// What an answer does to a score; `points` is the answer as a score.
fn direction(presenter: ReportPresenter<'_>, points: Option<f64>, score: Option<f64>) -> Direction {
    let (Some(points), Some(score)) = (points, score) else { return Direction::Level };
    if presenter.tolerance().above(score, points) {
        Direction::Down
    } else if presenter.tolerance().above(points, score) {
        Direction::Up
    } else {
        Direction::Level
    }
}

fn line(presenter: ReportPresenter<'_>, item: ItemIndex, weight: f64) -> Behind {
    let label = presenter.answer_label(item);
    let counts = presenter.answer(item).is_some_and(|answer| answer.step().is_some());
    let answer = if weight < 1.0 && counts {
        format!("{label}, {}", presenter.strings.result_why_half)
    } else {
        label.to_owned()
    };
    Behind { link: presenter.numbered(item), answer }
}
