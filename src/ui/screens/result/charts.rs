//! Radar and pyramid: the drawing, under it the sentence to remember, and the one table of its scores.

pub mod score_table;

use yew::prelude::*;

use self::score_table::{Which, score_table};
use super::{
    block_props::{BlockProps, paragraphs},
    deferred_blocks::{deferred, nth},
};
use crate::{
    charts::Chart,
    report::{
        beside::{described, with_others},
        chart_texts::{FirstTier, Radar},
        next_level::capitalised,
        pyramid::Pyramid,
    },
    state::rc_ptr_eq::RcPtrEq,
    ui::{
        components::{badge::badge, figures::chart_figure::ChartFigure},
        element_builder::{ElementBuilder, el, of},
    },
};

/// The two drawings, or what there is of them: one alone stands beside the bars, or beside its table; without any the bars.
/// The tables come as blocks of their own.
pub fn charts(block: &RcPtrEq<BlockProps>, live: &RcPtrEq<BlockProps>) -> ElementBuilder {
    let charts = &block.page.charts;
    let has_levels = charts.pyramid.is_some() || charts.first_tier.is_some();
    let pair = of("div", "sbs-pair");
    let pair = match (charts.radar.is_some(), has_levels) {
        (true, true) => {
            let profile = el("div").node(profile_drawing(live)).node(profile_table(block));
            let levels = levels_drawing(el("div"), block, live).node(levels_table(block));
            pair.set("data-columns", "5-7").child(profile).child(levels)
        }
        (true, false) if shows_bars(block) => {
            let profile = el("div").node(profile_drawing(live)).node(profile_table(block));
            pair.child(profile).child(bars(block, el("div")))
        }
        (true, false) => {
            pair.child(el("div").node(profile_drawing(live))).child(el("div").node(profile_table(block)))
        }
        (false, true) if shows_bars(block) => {
            let levels = levels_drawing(el("div"), block, live).node(levels_table(block));
            pair.child(levels).child(bars(block, el("div")))
        }
        (false, true) => {
            let levels = levels_drawing(el("div"), block, live);
            pair.child(levels).child(el("div").node(levels_table(block)))
        }
        // Groups stand beside each other.
        (false, false) => {
            let is_one = block.page.scores.others.len() < 2;
            let bars = bars(block, if is_one { el("div") } else { pair });
            let bands = (!has_scores(block))
                .then(|| of("p", "sbs-small sbs-muted sbs-prose").text(&block.page.scores.bands));
            return of("div", "sbs-block").child(bars).option(bands);
        }
    };
    of("div", "sbs-block").child(pair)
}

fn profile_drawing(live: &RcPtrEq<BlockProps>) -> Html {
    deferred(live, |block, _| Some(radar(block, block.page.charts.radar.as_ref()?)))
}

fn profile_table(block: &RcPtrEq<BlockProps>) -> Html {
    deferred(block, |block, _| Some(score_table(block, Which::Profile)))
}

fn levels_drawing(
    column: ElementBuilder,
    block: &RcPtrEq<BlockProps>,
    live: &RcPtrEq<BlockProps>,
) -> ElementBuilder {
    column
        .node(deferred(live, |block, _| Some(pyramid(block, block.page.charts.pyramid.as_ref()?))))
        .node(deferred(block, |block, _| Some(first_tier(block, block.page.charts.first_tier.as_ref()?))))
}

fn levels_table(block: &RcPtrEq<BlockProps>) -> Html {
    deferred(block, |block, _| {
        block.page.scores.levels.as_ref()?;
        Some(score_table(block, Which::Levels))
    })
}

/// Whether the bars stand here, and not below under all scores: where there is one drawing, or none.
pub fn shows_bars(block: &BlockProps) -> bool {
    let charts = &block.page.charts;
    let has_levels = charts.pyramid.is_some() || charts.first_tier.is_some();
    let has_both = charts.radar.is_some() && has_levels;
    !has_both && !block.page.scores.others.is_empty()
}

/// Whether there are scores that do not stand here.
pub fn has_scores(block: &BlockProps) -> bool {
    let scores = &block.page.scores;
    let has_bars = !scores.others.is_empty() && !shows_bars(block);
    has_bars || scores.overall.is_some() || block.page.charts.facets.is_some() || !scores.meetings.is_empty()
}

/// The groups of bars and the plain ones in this place, as tables with a bar for each dimension.
pub fn bars(block: &RcPtrEq<BlockProps>, place: ElementBuilder) -> ElementBuilder {
    let tables = (0..block.page.scores.others.len()).map(|index| {
        let table = nth(block, |block, index| Some(score_table(block, Which::Other(index))), index);
        el("div").node(table)
    });
    place.children(tables)
}

/// A drawing.
pub struct Figure<'a> {
    /// What is drawn.
    pub chart: &'a std::rc::Rc<Chart>,
    /// What it shows.
    pub label: &'a str,
    /// The end of its id.
    pub name: &'static str,
    /// What says the same, if it does not stand beside it.
    pub fallback: Option<ElementBuilder>,
}

/// A drawing in the page.
pub fn figure(block: &BlockProps, figure: Figure<'_>) -> Html {
    let label = AttrValue::from(figure.label.to_owned());
    html! {
        <ChartFigure chart={RcPtrEq::from(figure.chart)} {label} id={block.id(figure.name)} lang={block.lang}
            kind={figure.name}>
            {figure.fallback.map(Html::from).unwrap_or_default()}
        </ChartFigure>
    }
}

/// The profile; an empty drawing is none.
fn radar(block: &BlockProps, radar: &Radar) -> ElementBuilder {
    let others = block.beside();
    let chart = with_others(&radar.chart, &others);
    let label = described(&radar.title, &radar.chart, &others);
    let drawing = Figure { chart: &chart, label: &label, name: "radar", fallback: None };
    let drawing = if radar.is_empty { Html::default() } else { figure(block, drawing) };
    block
        .section("sbs-part", "radar-heading", &radar.name)
        .node(drawing)
        .option(radar.takeaway.as_ref().map(|takeaway| of("p", "sbs-takeaway").text(takeaway)))
}

fn pyramid(block: &BlockProps, pyramid: &Pyramid) -> ElementBuilder {
    let others = block.beside();
    let chart = with_others(&pyramid.chart, &others);
    let label = described(&pyramid.title, &pyramid.chart, &others);
    let drawing = Figure { chart: &chart, label: &label, name: "pyramid", fallback: None };
    let meaning = block.page.headline.meaning.as_ref().map(|meaning| el("p").text(meaning));
    // Of points a quick scan says nothing.
    let norm = (!block.page.is_quick)
        .then(|| of("p", "sbs-small sbs-muted").text(&capitalised(&pyramid.norm)).text("."));
    block.section("sbs-part", "pyramid-heading", &pyramid.name).node(figure(block, drawing)).child(
        of("div", "sbs-takeaway").option(meaning).children(paragraphs(&pyramid.takeaways)).option(norm),
    )
}

fn first_tier(block: &BlockProps, tier: &FirstTier) -> ElementBuilder {
    let words = el("div").child(block.subheading(&tier.title)).child(el("p").text(&tier.text));
    block
        .section("sbs-part", "pyramid-heading", block.text().result_pyramid_title)
        .child(of("div", "sbs-first-tier").child(badge(Some(tier.dimension), ' ')).child(words))
}
