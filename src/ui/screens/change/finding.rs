//! What the comparison comes down to, and the drawings with both measurements.

use yew::prelude::*;

use super::{Part, differences};
use crate::{
    report::change::{ChangePage, Drawing},
    state::rc_ptr_eq::RcPtrEq,
    ui::{
        components::figures::{chart_figure::ChartFigure, pair::pair},
        element_builder::{ElementBuilder, el, of},
    },
};

/// The level, and what went up and down.
pub fn finding(part: &Part, page: &ChangePage) -> ElementBuilder {
    let level = page.level.as_ref();
    let drivers = level.filter(|level| !level.drivers.is_empty()).map(|level| {
        of("div", "sbs-result__gap")
            .child(of("p", "sbs-scores__why").text(part.text.change_drivers))
            .child(differences::rows(part, &level.drivers))
    });
    let [before, after] = &page.names;
    let named = |label, name| part.lang.labelled(label, name);
    let which =
        [&named(part.text.change_before, before), ". ", &named(part.text.change_after, after), "."].concat();
    let notice = |text: &String| of("div", "sbs-notice").child(el("p").text(text));
    let within = level.and_then(|level| level.within_margin.as_ref());
    of("div", "sbs-block")
        .option(level.map(|level| of("p", "sbs-big").text(&level.line).text(".")))
        .child(of("p", "sbs-small sbs-muted").text(&which))
        .option(within.map(|text| notice(text).set("data-kind", "signal")))
        .children(page.notes.iter().map(notice))
        .child(of("div", "sbs-takeaway").children(page.summary.iter().map(|line| el("p").text(line))))
        .option(drivers)
}

/// Radar and pyramid with the tables of their scores; `None` where there is neither.
pub fn drawings(part: &Part, page: &ChangePage) -> Option<ElementBuilder> {
    let mut tables = page.tables.iter();
    let mut with_table = |drawing: &Drawing, name: &'static str| {
        let section = part.section("sbs-part", name, &drawing.title);
        let table = tables.next().map(|table| differences::table(part.text, table, true));
        if drawing.is_empty {
            return (section.option(table), Vec::new());
        }
        (section.node(figure(part, drawing, name)), table.into_iter().collect())
    };
    let radar = page.radar.as_ref().map(|radar| with_table(radar, "radar"));
    let pyramid = page.pyramid.as_ref().map(|pyramid| with_table(pyramid, "pyramid"));
    Some(of("div", "sbs-block").child(pair(radar.into_iter().chain(pyramid))?))
}

/// A drawing in the page; what it says stands in the table beside it.
pub fn figure(part: &Part, drawing: &Drawing, name: &'static str) -> Html {
    let label = AttrValue::from(drawing.title.clone());
    let id = AttrValue::from(part.id(&["drawing-", name].concat()));
    html! {
        <ChartFigure chart={RcPtrEq::from(&drawing.chart)} {label} {id} lang={part.lang} kind={name} />
    }
}
