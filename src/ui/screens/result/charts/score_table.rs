//! A table of scores whose rows open themselves: under a row stands why it has that score, on request.

use yew::prelude::*;

use super::super::block_props::{BlockProps, paragraphs};
use crate::{
    core::instrument::{DimensionId, Role},
    report::scores::{
        Row, Scores, Table,
        score_breakdown::{Behind, Pull, ScoreBreakdown},
    },
    state::rc_ptr_eq::RcPtrEq,
    ui::{
        components::{
            badge::{badge, colors},
            figures::meter::{meter, steps},
        },
        element_builder::{ElementBuilder, On, el, of},
    },
};

/// Which table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// The profile.
    Profile,
    /// A group of bars or a plain one, by its place among them.
    Other(usize),
    /// The tiers.
    Levels,
    /// The indices.
    Overall,
}

impl Which {
    fn of(self, scores: &Scores) -> Option<&Table> {
        match self {
            Self::Profile => scores.profile.as_ref(),
            Self::Other(index) => scores.others.get(index),
            Self::Levels => scores.levels.as_ref(),
            Self::Overall => scores.overall.as_ref(),
        }
    }
}

/// A table: name, score, and the score in words. The tiers stand as in the drawing, the top first.
pub fn score_table(block: &RcPtrEq<BlockProps>, which: Which) -> ElementBuilder {
    let Some(table) = which.of(&block.page.scores) else { return el("div") };
    let [name, score, bar, words] = &table.heads;
    let shows_words = shows_words(block, which);
    // What the bar is, only where there are bars.
    let bar = (!block.page.is_quick).then(|| of("span", "sbs-scores__bar").text(", ").text(bar));
    let heads = el("tr")
        .child(column(name))
        .child(column(score).option(bar))
        .option(shows_words.then(|| column(words)));
    let row = |index: usize| html! { <ScoreRow key={index} block={block.clone()} {which} {index} /> };
    let count = table.rows.len();
    let order = (0..count).map(|place| if which == Which::Levels { count - 1 - place } else { place });
    let rows = order.fold(el("tbody"), |body, index| body.node(row(index)));
    // Under a drawing its heading is the title.
    let caption = match which {
        Which::Profile | Which::Levels => "sbs-visually-hidden",
        Which::Other(_) | Which::Overall => "",
    };
    of("table", "sbs-scores")
        .set("data-of", if which == Which::Levels { "levels" } else { "" })
        .child(of("caption", caption).text(&table.caption))
        .child(el("thead").child(heads))
        .child(rows)
}

/// A link behind a row of one of these tables led to the question that the visitor comes back from.
pub fn leads_back(block: &BlockProps, tables: &[Which]) -> bool {
    let mut rows =
        tables.iter().filter_map(|which| which.of(&block.page.scores)).flat_map(|table| &table.rows);
    rows.any(|row| block.is_left(&place(row)))
}

/// In a quick scan the band is the score, and no column says it a second time.
fn shows_words(block: &BlockProps, which: Which) -> bool {
    !block.page.is_quick || which == Which::Levels
}

/// The head of a column.
pub fn column(head: &str) -> ElementBuilder {
    el("th").set("scope", "col").copy(head)
}

/// The name of a row, with its badge.
pub fn row_head(badge: Option<ElementBuilder>, name: &String) -> ElementBuilder {
    let name = of("span", "sbs-scores__name").option(badge).child(el("span").text(name));
    el("th").set("scope", "row").child(name)
}

/// Props of [`ScoreRow`].
#[derive(Properties, PartialEq)]
struct ScoreRowProps {
    block: RcPtrEq<BlockProps>,
    which: Which,
    index: usize,
}

/// A row, and under it, when it is open, what is behind its score.
#[component]
fn ScoreRow(props: &ScoreRowProps) -> Html {
    let ScoreRowProps { block, which, index } = props;
    let row = which.of(&block.page.scores).and_then(|table| table.rows.get(*index));
    let place = row.map(place).unwrap_or_default();
    let starts_open = block.is_left(&place);
    let open = use_state_eq(move || starts_open);
    let Some(row) = row else { return Html::default() };
    let id = block.id(&format!("{place}-reason"));
    let toggle = title(block, row).map(|title| {
        let change = {
            let open = open.clone();
            Callback::from(move |_| open.set(!*open))
        };
        of("button", "sbs-why")
            .set("type", "button")
            .set("aria-expanded", if *open { "true" } else { "false" })
            .attr("aria-controls", &id)
            .on(On::Click, change)
            .child(of("span", "sbs-visually-hidden").text(&title))
    });
    let shows_words = shows_words(block, *which);
    let words = shows_words && !row.figure.words.is_empty();
    let (in_score, in_words) = if shows_words { (None, toggle) } else { (toggle, None) };
    // No cell at all rather than an empty one.
    let last = (words || in_words.is_some()).then(|| {
        let words = words.then(|| el("span").text(&row.figure.words));
        of("td", "sbs-scores__words").child(of("span", "sbs-scores__last").option(words).option(in_words))
    });
    let shown = el("tr")
        .set("data-open", if *open { "true" } else { "false" })
        .child(row_head(badge_of(row), &row.name))
        .child(score(block, row, in_score))
        .option(last);
    let reason = (*open).then(|| {
        let cell = el("td").set("colspan", "3").child(reason(block, row, &place));
        of("tr", "sbs-scores__reason").id(&id).child(cell)
    });
    html! { <>{Html::from(shown)}{reason.map(Html::from).unwrap_or_default()}</> }
}

/// Number and bar, or the band as steps.
fn score(block: &BlockProps, row: &Row, toggle: Option<ElementBuilder>) -> ElementBuilder {
    let key = key(row);
    let text = of("span", "sbs-scores__number").text(&row.figure.text);
    let cell = match (block.page.is_quick, row.figure.step) {
        (true, Some(step)) => {
            of("span", "sbs-scores__last").child(of("span", "sbs-band3").child(steps(step, key)).child(text))
        }
        (true, None) => of("span", "sbs-scores__last").child(text),
        (false, _) => of("span", "sbs-scores__figure").child(text).child(meter(row.bar, key)),
    };
    of("td", "sbs-scores__score").child(cell.option(toggle))
}

/// Where links behind this row stand, by a name that each row has for itself.
fn place(row: &Row) -> String {
    row.dimension
        .map_or_else(|| format!("why {}", row.name), |id| format!("why {}", id.key()))
        .replace([' ', '-'], "_")
}

fn key(row: &Row) -> &'static str {
    row.dimension.map_or("value", colors)
}

fn badge_of(row: &Row) -> Option<ElementBuilder> {
    row.dimension
        .filter(|id| matches!(id.role(), Role::Profile | Role::Levels))
        .map(|id| badge(Some(id), ' '))
}

/// What the reason is called; `None` if there is nothing to say.
fn title(block: &BlockProps, row: &Row) -> Option<String> {
    match (&row.breakdown, &row.note) {
        (Some(breakdown), _) => Some(breakdown.title.clone()),
        (None, Some(_)) => Some(block.text().result_what.fill(&[("name", &row.name)])),
        (None, None) => None,
    }
}

fn reason(block: &BlockProps, row: &Row, place: &str) -> ElementBuilder {
    let title = of("p", "sbs-scores__why").text(&title(block, row).unwrap_or_default());
    let aside = of("div", "sbs-aside").child(title);
    match (&row.breakdown, &row.note) {
        (Some(found), _) => breakdown(block, aside, found, place).option(need(block, row.dimension)),
        (None, Some(note)) => aside.child(el("p").text(note)),
        (None, None) => aside,
    }
}

/// The need that a tier answers to.
fn need(block: &BlockProps, dimension: Option<DimensionId>) -> Option<ElementBuilder> {
    let level = dimension?.level()?;
    let tier = block.page.charts.pyramid.as_ref()?.tiers.iter().find(|tier| tier.level == level)?;
    Some(of("p", "sbs-muted").text(tier.need.as_ref()?).text("."))
}

fn breakdown(
    block: &BlockProps,
    aside: ElementBuilder,
    breakdown: &ScoreBreakdown,
    place: &str,
) -> ElementBuilder {
    let behind = |behind: &Behind| {
        el("li")
            .key(&behind.link.text)
            .child(block.item(place, &behind.link))
            .text(" (")
            .text(&behind.answer)
            .text(")")
    };
    let pull = |pull: &Pull| {
        let items = of("ul", "sbs-list").children(pull.items.iter().map(behind));
        el("div").child(el("p").child(el("strong").text(&pull.title))).child(items)
    };
    aside.children(paragraphs(&breakdown.sentences)).children(breakdown.pulls.iter().map(pull))
}
