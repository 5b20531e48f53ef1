//! The figures of a visit, their medians over the turns, and the table.

use std::{collections::HashMap, fmt::Write};

use crate::subject::Subject;

/// One figure: a row of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Figure {
    /// Over the wire until the first answer is kept.
    WireUntilSaved,
    /// Over the wire until nothing more comes.
    Wire,
    /// What a service worker fetches for use without a network.
    WireOffline,
    /// Requests of the page.
    Requests,
    /// The first content is drawn.
    Paint,
    /// The start button is drawn and can be pressed.
    Shown,
    /// The first question is drawn and can be answered.
    Question,
    /// The first answer is kept.
    Saved,
    /// Tasks over 50 ms while loading, added up.
    TasksLoading,
    /// The longest task over 50 ms in the scan; 0 without one.
    TasksScan,
    /// The slowest interaction in the scan, until the next frame is drawn.
    Interaction,
    /// The slowest of those that gave an answer.
    Answer,
    /// The slowest press that tries an answer out on the result; of those without such a press what [`Figure::Answer`] is.
    Trial,
    /// The most that the page's own listeners took for one interaction.
    Work,
    /// Objects of JavaScript after the scan.
    HeapScript,
    /// The memory of the wasm.
    HeapWasm,
    /// Both.
    HeapSum,
    /// Objects of the document.
    HeapDocument,
    /// The report as PDF, from the press to the file, with what writes it on its way; only our page makes one.
    PdfFirst,
    /// The same once more, when that is there.
    Pdf,
}

impl Figure {
    /// All, in the order of the table.
    pub const ALL: [Figure; 20] = [
        Figure::WireUntilSaved,
        Figure::Wire,
        Figure::WireOffline,
        Figure::Requests,
        Figure::Paint,
        Figure::Shown,
        Figure::Question,
        Figure::Saved,
        Figure::TasksLoading,
        Figure::TasksScan,
        Figure::Interaction,
        Figure::Answer,
        Figure::Trial,
        Figure::Work,
        Figure::HeapScript,
        Figure::HeapWasm,
        Figure::HeapSum,
        Figure::HeapDocument,
        Figure::PdfFirst,
        Figure::Pdf,
    ];

    /// Its name, with its unit.
    pub fn name(self) -> &'static str {
        match self {
            Figure::WireUntilSaved => "over the wire until the first answer, KiB",
            Figure::Wire => "over the wire, all of loading, KiB",
            Figure::WireOffline => "and for offline use, KiB",
            Figure::Requests => "requests",
            Figure::Paint => "first content drawn, ms",
            Figure::Shown => "start button drawn, ms",
            Figure::Question => "first question drawn, ms",
            Figure::Saved => "first answer saved, ms",
            Figure::TasksLoading => "long tasks while loading, ms in all",
            Figure::TasksScan => "longest task over 50 ms in the scan, ms",
            Figure::Interaction => "worst interaction in the scan, ms",
            Figure::Answer => "worst of those that answer, ms",
            Figure::Trial => "what-if press (others: an answer), ms",
            Figure::Work => "most work in listeners for one, ms",
            Figure::HeapScript => "heap after the scan: JavaScript, KiB",
            Figure::HeapWasm => "heap after the scan: wasm memory, KiB",
            Figure::HeapSum => "heap after the scan: both, KiB",
            Figure::HeapDocument => "document's own objects, KiB",
            Figure::PdfFirst => "report as PDF, the first time, ms",
            Figure::Pdf => "report as PDF, ms",
        }
    }
}

/// The figures of one visit, or of many.
#[derive(Clone, Debug, Default)]
pub struct Figures(HashMap<Figure, f64>);

impl Figures {
    /// Sets one.
    pub fn set(&mut self, figure: Figure, value: f64) {
        // Empty sums are -0.0, which is written so.
        self.0.insert(figure, value + 0.0);
    }

    /// One of them, if it was measured.
    pub fn get(&self, figure: Figure) -> Option<f64> {
        self.0.get(&figure).copied()
    }
}

/// One turn: a visit to each.
pub type Turn = Vec<(Subject, Figures)>;

/// The middle one; of an even number the mean of the two in the middle. `None` of nothing.
pub fn median(values: &[f64]) -> Option<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let upper = *sorted.get(sorted.len() / 2)?;
    let lower = *sorted.get((sorted.len() - 1) / 2)?;
    Some((lower + upper) / 2.0)
}

/// Both tables as Markdown: the medians, and the medians of what each turn gives as a ratio.
pub fn tables(turns: &[Turn], who: &[Subject]) -> String {
    let mut text = String::new();
    let all = |one: Subject, figure| -> Vec<f64> {
        turns.iter().filter_map(|turn| of(turn, one)?.get(figure)).collect()
    };
    let names: Vec<String> = who.iter().map(|one| one.name().to_owned()).collect();
    head(&mut text, "median", &names);
    for figure in Figure::ALL {
        let cells: Vec<_> = who.iter().map(|one| number(median(&all(*one, figure)))).collect();
        row(&mut text, figure.name(), &cells);
    }
    let pairs: Vec<_> = [Subject::Survey, Subject::Plain, Subject::OldPage, Subject::OldEmbed]
        .into_iter()
        .filter(|other| who.contains(other))
        .flat_map(|other| {
            let compared = move |one: &&Subject| one.is_compared_with(other);
            who.iter().filter(compared).map(move |one| (*one, other))
        })
        .collect();
    if pairs.is_empty() {
        return text;
    }
    text.push('\n');
    let names: Vec<_> = pairs.iter().map(|(one, other)| format!("{}/{}", one.name(), other.name())).collect();
    head(&mut text, "median of the ratios", &names);
    for figure in Figure::ALL {
        let ratio = |(one, other): &(Subject, Subject)| {
            let ratios: Vec<f64> = turns
                .iter()
                .filter_map(|turn| {
                    let divisor = of(turn, *other)?.get(figure).filter(|value| *value > 0.0)?;
                    Some(of(turn, *one)?.get(figure)? / divisor)
                })
                .collect();
            median(&ratios).map_or_else(|| "-".to_owned(), |ratio| format!("{ratio:.2}"))
        };
        row(&mut text, figure.name(), &pairs.iter().map(ratio).collect::<Vec<_>>());
    }
    text
}

fn of(turn: &Turn, who: Subject) -> Option<&Figures> {
    turn.iter().find(|(one, _)| *one == who).map(|(_, figures)| figures)
}

/// Three figures are enough for anything that is measured here.
fn number(value: Option<f64>) -> String {
    match value {
        None => "-".to_owned(),
        Some(value) if value < 10.0 && value.fract() != 0.0 => format!("{value:.1}"),
        Some(value) => format!("{value:.0}"),
    }
}

/// As wide as the longest name of a figure.
const NAME: usize = 41;
/// As wide as the longest pair.
const CELL: usize = 18;

fn head(text: &mut String, what: &str, names: &[String]) {
    row(text, what, names);
    let _ = writeln!(
        text,
        "| {} |{}",
        "-".repeat(NAME),
        format!(" {}: |", "-".repeat(CELL - 1)).repeat(names.len())
    );
}

fn row(text: &mut String, name: &str, cells: &[String]) {
    // Writing to a String does not fail.
    let _ = write!(text, "| {name:<NAME$} |");
    for cell in cells {
        let _ = write!(text, " {cell:>CELL$} |");
    }
    text.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;

    fn turn(page: f64, survey: f64) -> Turn {
        let figures = |value| {
            let mut figures = Figures::default();
            figures.set(Figure::Saved, value);
            figures
        };
        vec![(Subject::Page, figures(page)), (Subject::Survey, figures(survey))]
    }

    #[test]
    fn the_median_is_the_middle_one() {
        assert_eq!(median(&[]), None);
        assert_eq!(median(&[3.0, 1.0, 9.0]), Some(3.0));
        assert_eq!(median(&[4.0, 1.0, 9.0, 2.0]), Some(3.0));
    }

    #[test]
    fn ratios_are_taken_within_each_turn() {
        // A turn in which the machine was slow for both changes no ratio.
        let turns = [turn(100.0, 400.0), turn(1000.0, 4000.0), turn(150.0, 500.0)];

        let tables = tables(&turns, &[Subject::Survey, Subject::Page]);

        let rows: Vec<_> = tables.lines().filter(|line| line.contains("first answer saved")).collect();
        assert!(rows[0].ends_with(" 500 |                150 |"), "{}", rows[0]);
        assert!(rows[1].ends_with(" 0.25 |"), "{}", rows[1]);
    }
}
