//! The shortest way up, and how firm the level is.

use yew::Html;

use super::{
    block_props::{BlockProps, paragraphs},
    deferred_blocks::{View, folded},
};
use crate::{
    report::{
        next_level::{Jump, Route, Way},
        robustness::{Fall, Robustness},
    },
    state::rc_ptr_eq::RcPtrEq,
    ui::{
        components::deferred::Paper,
        element_builder::{ElementBuilder, el, of},
    },
};

/// The way up; at the top only how firm that is.
pub fn next_level(block: &RcPtrEq<BlockProps>) -> Option<ElementBuilder> {
    let page = &block.page;
    let robustness = page.robustness.as_ref().map(|found| robustness(block, found));
    let section = match &page.way_up {
        Some(found) => {
            block.section("sbs-part", "way", block.text().result_way_title).child(way(block, found))
        }
        None if robustness.is_some() => of("section", "sbs-part"),
        None => return None,
    };
    Some(section.option(robustness))
}

/// Quiet: what could go down does not stand before what was reached.
fn robustness(block: &RcPtrEq<BlockProps>, robustness: &Robustness) -> ElementBuilder {
    let falls: View = |block, _| {
        let falls = block.page.robustness.as_ref()?.falls.iter().enumerate();
        let fall = |(index, fall): (usize, &Fall)| {
            el("div").child(el("p").text(&fall.text)).option(block.items(&place(index), &fall.items))
        };
        Some(of("div", "sbs-disclosure__body").children(falls.map(fall)))
    };
    let mut fold = robustness.show_all.as_ref().map(|title| block.fold("firm", title, Paper::Content));
    if let Some(fold) = &mut fold {
        fold.is_open = (0..robustness.falls.len()).any(|index| block.is_left(&place(index)));
    }
    of("div", "sbs-firm")
        .child(block.subheading(&robustness.title))
        .child(of("p", "sbs-muted").text(&robustness.summary))
        .node(fold.map(|fold| folded(block, fold, falls, 0)).unwrap_or_default())
}

fn place(fall: usize) -> String {
    format!("fall_{fall}")
}

fn way(block: &RcPtrEq<BlockProps>, way: &Way) -> ElementBuilder {
    let head = of("div", "sbs-way__head")
        .option(way.jump.as_ref().map(jump))
        .option(way.lead.as_ref().map(|lead| el("p").child(el("strong").text(lead))));
    let text =
        of("div", "sbs-way__text").option(block.items("way", &way.changes)).children(paragraphs(&way.text));
    let names: Vec<&str> = way.changes.iter().map(|change| change.text.as_str()).collect();
    // One practice alone has its button with what holds back.
    let is_choice = way.raises.len() > 1 || way.others_title.is_some();
    let try_it =
        is_choice.then(|| block.try_button(block.text().trial_try, &names.join("; "), &way.raises)).flatten();
    let others: View = |block, _| {
        let others = &block.page.way_up.as_ref()?.others;
        let first = others.iter().take(SHOWN).map(|route| other(block, route));
        let parts = (1..others.len().div_ceil(SHOWN)).map(|part| rest(block, others.len(), part));
        let first = of("ul", "sbs-list sbs-routes").children(first);
        Some(parts.fold(el("div").child(first), ElementBuilder::node))
    };
    let others = way
        .others_title
        .as_ref()
        .map(|title| folded(block, block.fold("routes", title, Paper::All), others, 0));
    let ways = of("div", "sbs-ways").node(try_it.unwrap_or_default()).node(others.unwrap_or_default());
    of("div", "sbs-way").child(head).child(text).child(ways)
}

/// So many routes are in a list of their own: what is unfolded comes in one task.
const SHOWN: usize = 12;

/// The routes from a number of lists on, folded away under which ones they are.
fn rest(block: &RcPtrEq<BlockProps>, count: usize, part: usize) -> Html {
    let view: View = |block, part| {
        let others = block.page.way_up.as_ref()?.others.iter();
        let shown = others.skip(part * SHOWN).take(SHOWN).map(|route| other(block, route));
        Some(of("ul", "sbs-list sbs-routes").children(shown))
    };
    let (first, last) = (part * SHOWN + 1, count.min((part + 1) * SHOWN));
    let title = block.text().trial_routes.fill(&[
        ("first", &first.to_string()),
        ("last", &last.to_string()),
        ("n", &count.to_string()),
    ]);
    folded(block, block.fold("routes", &title, Paper::All), view, part)
}

fn other(block: &BlockProps, route: &Route) -> ElementBuilder {
    let try_it = block.try_button(block.text().trial_try, &route.text, &route.raises);
    el("li").key(&route.text).child(el("span").text(&route.text)).node(try_it.unwrap_or_default())
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
