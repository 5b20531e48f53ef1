//! Who takes part, against 1 in 330: a fact beside the scores, never in them (scoring.md section 6).

use std::rc::Rc;

use super::{ItemLink, Reader, drawings};
use crate::{
    charts::Chart,
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
    /// Where the 2011 figure comes from.
    pub benchmark: String,
    /// Where number and answers disagree.
    pub remarks: Vec<Remark>,
}

/// Puts the ratio into words.
#[must_use]
pub fn ratio(reader: Reader<'_>) -> RatioTexts {
    let texts = &reader.instrument.questions.ratio;
    let ratio = reader.report.ratio.as_ref();
    RatioTexts {
        figure: ratio.map(|ratio| figure(reader, ratio)),
        scale: ratio.and_then(|ratio| scale(reader, ratio)),
        text: ratio.map_or_else(Vec::new, |ratio| text(reader, ratio)),
        benchmark: texts.benchmark.get(reader.lang).to_owned(),
        remarks: remarks(reader, &[WarningCode::RatioVsL5, WarningCode::RatioVsL4]),
    }
}

/// The warnings of some codes that hold.
pub(super) fn remarks(reader: Reader<'_>, codes: &[WarningCode]) -> Vec<Remark> {
    let links = |refs: &[Ref]| {
        refs.iter()
            .filter_map(|of| match of {
                Ref::Item(item) => Some(reader.statement(*item)),
                Ref::Dimension(_) => None,
            })
            .collect()
    };
    codes
        .iter()
        .filter_map(|code| {
            Some(Remark { text: reader.warning_text(*code)?, items: links(reader.warning(*code)?) })
        })
        .collect()
}

fn figure(reader: Reader<'_>, ratio: &Ratio) -> String {
    let strings = reader.strings;
    let numbers = reader.numbers();
    let total = numbers.count(ratio.employees);
    match ratio.one_in {
        None => strings.result_ratio_none.fill(&[("total", &total)]),
        Some(one_in) => strings.result_ratio_figure.fill(
            ratio.publishers as usize,
            &[("n", &numbers.count(ratio.publishers)), ("total", &total), ("per", &numbers.one_in(one_in))],
        ),
    }
}

fn scale(reader: Reader<'_>, ratio: &Ratio) -> Option<RatioScale> {
    let one_in = ratio.one_in?;
    let per = reader.numbers().one_in(one_in);
    Some(RatioScale {
        title: reader.strings.chart_ratio_title.fill(&[("per", &per)]),
        you: reader.strings.result_ratio_you.fill(&[("per", &per)]),
        chart: drawings::ratio(reader, ratio.share, &per),
    })
}

fn text(reader: Reader<'_>, ratio: &Ratio) -> Vec<String> {
    let strings = reader.strings;
    let numbers = reader.numbers();
    let texts = &reader.instrument.questions.ratio;
    let reading = texts.readings.get(ratio.band).get(reader.lang).to_owned();
    let mut text = Vec::new();
    // Nobody is neither a number of times nor a percentage worth naming.
    if ratio.publishers > 0 {
        text.push(match ratio.times {
            Some(times) => {
                let times = numbers.times(times);
                strings.result_ratio_times.fill(if times == "1" { 1 } else { 2 }, &[("n", &times)])
            }
            None => strings.result_ratio_small.fill(&[("percent", &numbers.percent(ratio.share))]),
        });
    }
    text.push(reading);
    if ratio.times.is_none() {
        text.push(texts.small_note.get(reader.lang).to_owned());
    }
    text
}
