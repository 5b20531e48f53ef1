//! The shortest way up, and how firm the level is.

use super::block_props::{BlockProps, list, paragraphs};
use crate::{
    report::{
        next_level::{Jump, Way},
        robustness::Robustness,
    },
    ui::element_builder::{ElementBuilder, disclosure, el, of},
};

/// The way up; at the top only how firm that is.
pub fn next_level(block: &BlockProps) -> Option<ElementBuilder> {
    let page = &block.page;
    let robustness = page.robustness.as_ref().map(|found| robustness(block, found));
    let section = match &page.way_up {
        Some(found) => {
            block.section("sbs-part", "way", block.text().result_way_title).child(way(block, found))
        }
        None if robustness.is_some() => el("section"),
        None => return None,
    };
    Some(section.option(robustness))
}

fn robustness(block: &BlockProps, robustness: &Robustness) -> ElementBuilder {
    of("div", "sbs-aside")
        .child(block.subheading(&robustness.title))
        .child(el("p").text(&robustness.summary))
        .children(
            robustness
                .falls
                .iter()
                .map(|fall| el("div").child(el("p").text(&fall.text)).option(block.items(&fall.items))),
        )
}

fn way(block: &BlockProps, way: &Way) -> ElementBuilder {
    let text = of("div", "sbs-way__text")
        .option(way.lead.as_ref().map(|lead| el("p").child(el("strong").text(lead))))
        .option(block.items(&way.changes))
        .children(paragraphs(&way.text));
    let others =
        way.others_title.as_ref().map(|title| disclosure(title).child(list("sbs-list", &way.others)));
    of("div", "sbs-way").option(way.jump.as_ref().map(jump)).child(text).option(others)
}

fn jump(jump: &Jump) -> ElementBuilder {
    let arrow = of("svg", "sbs-way__arrow")
        .set("viewBox", "0 0 72 24")
        .set("aria-hidden", "true")
        .set("focusable", "false")
        .set("fill", "none")
        .set("stroke", "currentColor")
        .set("stroke-width", "2.5")
        .child(el("path").set("d", "M2 20h18v-8h18v-8h22M52 1l9 3-7 7"));
    let figure = |class, text: &str| of("span", class).set("aria-hidden", "true").copy(text);
    of("p", "sbs-way__figure")
        .child(of("span", "sbs-visually-hidden").text(&jump.text))
        .option(jump.from.as_ref().map(|from| figure("sbs-way__from", from)))
        .child(arrow)
        .child(figure("sbs-way__to", &jump.to))
}
