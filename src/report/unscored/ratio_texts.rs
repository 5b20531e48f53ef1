//! Who takes part, against 1 in 330: a fact beside the scores, never in them (scoring.md section 6).

use std::rc::Rc;

use crate::report::{ItemLink, ReportPresenter};
use crate::{
    charts::{Chart, RatioModel, RatioPoint, RatioText},
    core::{
        instrument::WarningCode,
        score::{Ratio, Ref},
    },
};

/// A warning with the questions that it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// The warning.
    pub text: String,
    /// The questions.
    pub items: Vec<ItemLink>,
}

/// The scale from 1 in 1,000 to everyone.
#[derive(Debug, Clone, PartialEq)]
pub struct RatioScale {
    /// What the drawing shows.
    pub title: String,
    /// The drawing.
    pub chart: Rc<Chart>,
    /// "you: 1 in 47".
    pub you: String,
}

/// The block about the ratio.
#[derive(Debug, Clone, PartialEq)]
pub struct RatioTexts {
    /// The figure in a sentence; `None` if a number was not given.
    pub figure: Option<String>,
    /// The scale; `None` if nobody posts.
    pub scale: Option<RatioScale>,
    /// How that compares, and what it means.
    pub text: Vec<String>,
    /// Where the 2011 figure comes from; `None` where it is compared with nothing.
    pub benchmark: Option<String>,
    /// Where number and answers disagree.
    pub remarks: Vec<Remark>,
}

/// Puts the ratio into words; `None` where nobody asks for it.
#[must_use]
pub fn ratio(presenter: ReportPresenter<'_>) -> Option<RatioTexts> {
    if !presenter.instrument.questions.asks_ratio {
        return None;
    }
    let texts = &presenter.instrument.questions.ratio;
    let ratio = presenter.report.ratio.as_ref();
    Some(RatioTexts {
        figure: ratio.map(|ratio| figure(presenter, ratio)),
        scale: ratio.and_then(|ratio| scale(presenter, ratio)),
        text: ratio.map_or_else(Vec::new, |ratio| text(presenter, ratio)),
        benchmark: ratio.map(|_| texts.benchmark.get(presenter.lang).to_owned()),
        remarks: remarks(presenter, &[WarningCode::RatioVsL5, WarningCode::RatioVsL4]),
    })
}

/// The warnings of some codes that hold.
pub(in crate::report) fn remarks(presenter: ReportPresenter<'_>, codes: &[WarningCode]) -> Vec<Remark> {
    let links = |refs: &[Ref]| {
        refs.iter()
            .filter_map(|of| match of {
                Ref::Item(item) => Some(presenter.statement(*item)),
                Ref::Dimension(_) => None,
            })
            .collect()
    };
    codes
        .iter()
        .filter_map(|code| {
            Some(Remark { text: presenter.warning_text(*code)?, items: links(presenter.warning(*code)?) })
        })
        .collect()
}

fn figure(presenter: ReportPresenter<'_>, ratio: &Ratio) -> String {
    let strings = presenter.strings;
    let numbers = presenter.numbers();
    let total = numbers.count(ratio.employees);
    match ratio.one_in {
        None if ratio.employees == 1 => strings.result_ratio_single_none.to_owned(),
        Some(_) if ratio.employees == 1 => strings.result_ratio_single.to_owned(),
        None => strings.result_ratio_none.fill(&[("total", &total)]),
        Some(one_in) => strings.result_ratio_figure.fill(
            ratio.publishers as usize,
            &[("n", &numbers.count(ratio.publishers)), ("total", &total), ("per", &numbers.one_in(one_in))],
        ),
    }
}

fn scale(presenter: ReportPresenter<'_>, ratio: &Ratio) -> Option<RatioScale> {
    let one_in = ratio.one_in?;
    let per = presenter.numbers().one_in(one_in);
    Some(RatioScale {
        title: presenter.strings.chart_ratio_title.fill(&[("per", &per)]),
        you: presenter.strings.result_ratio_you.fill(&[("per", &per)]),
        chart: chart(presenter, ratio.share, &per),
    })
}

fn text(presenter: ReportPresenter<'_>, ratio: &Ratio) -> Vec<String> {
    let strings = presenter.strings;
    let numbers = presenter.numbers();
    let texts = &presenter.instrument.questions.ratio;
    let reading = texts.readings.get(ratio.band).get(presenter.lang).to_owned();
    let mut text = Vec::new();
    // Nobody is neither a number of times nor a percentage worth naming.
    if ratio.publishers > 0 {
        match ratio.times {
            // "0.0 times" is not true, and "1.0 times" not beside a reading that says that it is less.
            Some(times) if times < 0.05 || (0.95..1.0).contains(&times) => {}
            Some(times) => {
                let times = numbers.times(times);
                text.push(
                    strings.result_ratio_times.fill(if times == "1" { 1 } else { 2 }, &[("n", &times)]),
                );
            }
            None => text.push(strings.result_ratio_small.fill(&[("percent", &numbers.percent(ratio.share))])),
        }
    }
    text.push(reading);
    if ratio.times.is_none() {
        text.push(texts.small_note.get(presenter.lang).to_owned());
    }
    text
}

/// The scale from 1 in 1,000 to everyone; `share` is above 0.
fn chart(presenter: ReportPresenter<'_>, share: f64, per: &str) -> Rc<Chart> {
    let strings = presenter.strings;
    let numbers = presenter.numbers();
    let one_in = |count: u32| {
        let per = numbers.count(count);
        RatioText { long: strings.result_ratio_one_in.fill(&[("per", &per)]), short: per }
    };
    let benchmark = presenter.instrument.parameters.ratio_benchmark;
    let everyone = strings.result_ratio_everyone.to_owned();
    let first = one_in(1000);
    Rc::new(Chart::Ratio(RatioModel {
        benchmark: RatioPoint {
            share: 1.0 / f64::from(benchmark),
            label: RatioText {
                long: strings.result_ratio_benchmark.to_owned(),
                short: one_in(benchmark).long,
            },
        },
        you: Some(RatioPoint {
            share,
            label: RatioText {
                long: strings.result_ratio_you.fill(&[("per", per)]),
                short: strings.result_ratio_one_in.fill(&[("per", per)]),
            },
        }),
        // The first one says what the others leave out.
        ticks: [
            RatioText { short: first.long.clone(), ..first },
            one_in(100),
            one_in(10),
            RatioText { long: everyone.clone(), short: everyone },
        ],
    }))
}
