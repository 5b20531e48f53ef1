//! The drawings of a result as files that can be read alone: which there are, their titles, and what is written under
//! them.

use std::rc::Rc;

use super::kind::ChartKind;
use crate::{
    charts::Chart,
    core::instrument::Lang,
    i18n::Strings,
    report::{NO_NUMBER, ResultPage, chart_texts::Radar},
};

/// A drawing with its words.
#[derive(Debug, Clone, PartialEq)]
pub struct ChartCaptions<'a> {
    /// Which.
    pub chart_kind: ChartKind,
    /// The drawing.
    pub chart: &'a Rc<Chart>,
    /// What it shows, for a heading.
    pub title: &'a str,
    /// The same in sentences.
    pub description: &'a str,
    /// What the drawing has no room for, a line each.
    pub notes: Vec<String>,
    /// What makes the result a first indication, and the version of the questionnaire.
    pub version: Vec<String>,
}

/// The drawings that a result has, in the order of the page.
#[must_use]
pub fn chart_captions<'a>(page: &'a ResultPage, strings: &'a Strings, lang: Lang) -> Vec<ChartCaptions<'a>> {
    let charts = &page.charts;
    let mut version = Vec::new();
    if page.is_quick && !page.headline.level.is_empty() {
        version.push(page.headline.level.clone());
    }
    version.push(page.remarks.version.clone());
    let mut chart_captions = Vec::new();
    let mut add = |chart_kind, chart, title, description, notes| {
        let version = version.clone();
        chart_captions.push(ChartCaptions { chart_kind, chart, title, description, notes, version });
    };
    if let Some(radar) = &charts.radar {
        let bands = || radar.axes.iter().map(|axis| line(lang, &axis.name, &axis.figure.words)).collect();
        // A quick scan draws shapes without numbers; the bands stand beside them in the page.
        let notes = if page.is_quick { bands() } else { Vec::new() };
        add(ChartKind::Radar, &radar.chart, &radar.title, &radar.description, notes);
    }
    if let Some(facets) = charts.facets.as_ref().filter(|facets| facets.is_drawn()) {
        add(ChartKind::Facets, &facets.chart, &facets.title, &facets.description, numbered(lang, facets));
    }
    if let Some(pyramid) = &charts.pyramid {
        let tiers = pyramid.tiers.iter().rev();
        let notes = if page.is_quick {
            tiers.map(|tier| line(lang, &tier.name, &tier.figure.words)).collect()
        } else {
            Vec::new()
        };
        add(ChartKind::Pyramid, &pyramid.chart, &pyramid.title, &pyramid.description, notes);
    }
    if let Some(scale) = page.ratio.as_ref().and_then(|ratio| ratio.scale.as_ref()) {
        add(ChartKind::Ratio, &scale.chart, strings.result_ratio_title, &scale.title, Vec::new());
    }
    chart_captions
}

/// "Profit: low".
fn line(lang: Lang, name: &str, words: &str) -> String {
    lang.labelled(name, words)
}

/// The names of the parts, which the drawing only numbers.
fn numbered(lang: Lang, facets: &Radar) -> Vec<String> {
    let numbered = |(index, axis): (usize, &crate::report::chart_texts::Axis)| {
        let figure = &axis.figure;
        let words = if figure.text == NO_NUMBER { &figure.words } else { &figure.text };
        [&(index + 1).to_string(), ". ", &line(lang, &axis.name, words)].concat()
    };
    facets.axes.iter().enumerate().map(numbered).collect()
}
