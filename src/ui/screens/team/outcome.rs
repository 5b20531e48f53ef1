//! What the team answered, as far as it may be shown. Every text comes from `report::team`, which knows the limits.

pub(super) mod questions;

use yew::prelude::*;

use super::TeamView;
use crate::{
    charts::Chart,
    core::instrument::Lang,
    report::{
        next_level::capitalised,
        pyramid::Pyramid,
        team::{AlphaText, NamedModel, TalkingPoint, TeamAxis, TeamFindings, TeamRadar},
    },
    state::{
        msg::{Msg, NavigateMsg},
        rc_ptr_eq::RcPtrEq,
    },
    ui::{
        components::figures::{chart_figure::ChartFigure, pair::pair},
        element_builder::{ElementBuilder, el, of},
        screens::screen_heading,
    },
};

/// The headline with its figures.
pub(super) fn head(view: &TeamView<'_>, findings: &TeamFindings) -> ElementBuilder {
    let text = view.text;
    let fact = |name: &str, value: &str, more: &str| {
        let more = (!more.is_empty()).then(|| el("small").text(" ").copy(more));
        let value = el("dd").child(el("span").copy(value)).option(more);
        of("div", "sbs-figures__item").child(el("dt").copy(name)).child(value)
    };
    let people = view.model.team.respondents().to_string();
    let figures = findings.figures.iter().filter(|figure| figure.figure.value.is_some());
    let figures =
        of("dl", "sbs-figures").child(fact(text.team_outcome_answers, &people, "")).children(figures.map(
            |figure| fact(&figure.name, &figure.figure.text, figure.out_of.as_deref().unwrap_or_default()),
        ));
    let level = (!findings.level.is_empty())
        .then(|| of("p", "sbs-band__text").child(el("strong").copy(&findings.level)));
    let words = el("div")
        .child(screen_heading(
            view.heading_level,
            "sbs-title sbs-band__title",
            view.prefix,
            &findings.headline,
        ))
        .option(level)
        .child(of("p", "sbs-band__text").copy(&findings.based_on).text(" ").copy(&findings.reassurance));
    let columns =
        of("div", "sbs-band__columns").child(words).child(of("div", "sbs-band__beside").child(figures));
    of("header", "sbs-band").child(columns)
}

/// The blocks under it.
pub(super) fn outcome(view: &TeamView<'_>, findings: &TeamFindings) -> ElementBuilder {
    let lead = of("div", "sbs-buttons").child(view.button(
        "",
        view.text.team_session_open,
        Msg::Navigate(NavigateMsg::OpenTeamSession),
    ));
    let radar = findings.radar.as_ref().map(|found| radar(view, found));
    let pyramid = findings.pyramid.as_ref().map(|found| pyramid(view, found));
    let drawings = pair(radar.into_iter().chain(pyramid));
    of("div", "sbs-team__outcome")
        .child(of("div", "sbs-block").child(points(view, &findings.talking_points).child(lead)))
        .option(drawings.map(|drawings| of("div", "sbs-block").child(drawings)))
        .child(of("div", "sbs-block").child(questions::questions(view, &findings.questions)))
        .option(questions::groups(view).map(|groups| of("div", "sbs-block").child(groups)))
        .option(more(view, findings))
        .child(of("div", "sbs-block").child(caveats(view, &findings.caveats)))
}

/// What to discuss, with a question to ask for each.
fn points(view: &TeamView<'_>, points: &[TalkingPoint]) -> ElementBuilder {
    let text = view.text;
    let section = view.section("points", text.team_outcome_points);
    if points.is_empty() {
        return section.child(el("p").text(text.team_outcome_no_points));
    }
    let rows = points.iter().map(|point| {
        el("li")
            .child(of("p", "sbs-team__statement").copy(&point.statement))
            .child(of("p", "sbs-small sbs-muted").copy(&point.reason))
            .child(
                of("p", "sbs-team__ask")
                    .child(el("strong").text(text.team_outcome_ask))
                    .text(" ")
                    .copy(&point.question),
            )
    });
    section.child(of("ol", "sbs-team__points").children(rows))
}

fn figure(view: &TeamView<'_>, chart: &std::rc::Rc<Chart>, label: &str, kind: &'static str) -> Html {
    let (chart, label) = (RcPtrEq::from(chart), AttrValue::from(label.to_owned()));
    let (id, lang): (String, Lang) = (view.id(kind), view.model.lang);
    html! { <ChartFigure {chart} {label} {id} {lang} {kind} /> }
}

/// The profile of the team, with the own line of a member, and the table that says the same.
fn radar(view: &TeamView<'_>, radar: &TeamRadar) -> (ElementBuilder, Vec<ElementBuilder>) {
    let text = view.text;
    let has_own = radar.axes.iter().any(|axis| axis.own.is_some());
    let has_spread = radar.axes.iter().any(|axis| axis.spread.is_some());
    let title = if has_own { text.team_outcome_and_you } else { text.team_outcome_radar };
    let mut heads = el("tr").child(head_cell(text.result_scores_part)).child(head_cell(text.team_name));
    if has_spread {
        heads = heads.child(head_cell(text.team_outcome_spread));
    }
    if has_own {
        heads = heads.child(head_cell(text.team_outcome_you));
    }
    let row = |axis: &TeamAxis| {
        let cell = |value: Option<&str>| el("td").copy(value.unwrap_or(crate::report::NO_NUMBER));
        let row = el("tr").child(el("th").set("scope", "row").copy(&axis.name));
        let value = if axis.figure.value.is_some() { &axis.figure.text } else { &axis.figure.words };
        row.child(cell(Some(value)))
            .option(has_spread.then(|| cell(axis.spread.as_deref())))
            .option(has_own.then(|| cell(axis.own.as_deref())))
    };
    let table = of("table", "sbs-scores")
        .child(of("caption", "sbs-visually-hidden").copy(&radar.title))
        .child(el("thead").child(heads))
        .child(el("tbody").children(radar.axes.iter().map(row)));
    let legend = radar.series.iter().zip(["team", "you"]).map(|(name, kind)| {
        el("li")
            .child(of("span", "sbs-team__line").set("aria-hidden", "true").set("data-series", kind))
            .child(el("span").copy(name))
    });
    let legend = of("ul", "sbs-team__legend").children(legend);
    let section = view.section("radar-heading", title);
    match &radar.chart {
        Some(chart) => {
            let drawing = figure(view, chart, &radar.description, "radar");
            (section.node(drawing).child(legend), vec![table])
        }
        None => (section.child(table), Vec::new()),
    }
}

fn head_cell(name: &str) -> ElementBuilder {
    el("th").set("scope", "col").copy(name)
}

/// The levels of the team, and the table that says the same.
fn pyramid(view: &TeamView<'_>, pyramid: &Pyramid) -> (ElementBuilder, Vec<ElementBuilder>) {
    let text = view.text;
    let heads = [text.result_scores_step, text.result_scores_score, text.result_scores_state];
    let rows = pyramid.tiers.iter().rev().map(|tier| {
        let value = if tier.figure.value.is_some() { &tier.figure.text } else { &tier.figure.words };
        el("tr")
            .child(el("th").set("scope", "row").text(&tier.level.to_string()).text(". ").copy(&tier.name))
            .child(el("td").copy(value))
            .child(el("td").copy(&tier.words))
    });
    let table = of("table", "sbs-scores")
        .child(of("caption", "sbs-visually-hidden").copy(&pyramid.title))
        .child(el("thead").child(el("tr").children(heads.map(head_cell))))
        .child(el("tbody").children(rows));
    let title = view.model.words().levels_name().unwrap_or(text.team_outcome_pyramid);
    let section = view.section("pyramid-heading", title);
    let norm = of("p", "sbs-small sbs-muted").copy(&capitalised(&pyramid.norm)).text(".");
    (section.node(figure(view, &pyramid.chart, &pyramid.title, "pyramid")), vec![table, norm])
}

/// Organisation models and alpha, where there are any.
fn more(view: &TeamView<'_>, findings: &TeamFindings) -> Option<ElementBuilder> {
    let text = view.text;
    if findings.models.is_empty() && findings.alpha.is_empty() {
        return None;
    }
    let model = |model: &NamedModel| {
        el("tr").child(el("th").set("scope", "row").copy(&model.name)).child(el("td").copy(&model.text))
    };
    let models = (!findings.models.is_empty()).then(|| {
        let table = of("table", "sbs-scores")
            .child(of("caption", "sbs-visually-hidden").text(text.team_outcome_models))
            .child(el("tbody").children(findings.models.iter().map(model)));
        view.section("models", text.team_outcome_models).child(table)
    });
    let colon = view.model.lang.colon();
    let alpha = |alpha: &AlphaText| {
        el("li").child(el("strong").copy(&alpha.name)).text(colon).text(" ").copy(&alpha.meaning)
    };
    let alpha = (!findings.alpha.is_empty()).then(|| {
        view.section("alpha", text.team_outcome_alpha)
            .child(of("ul", "sbs-list").children(findings.alpha.iter().map(alpha)))
    });
    Some(of("div", "sbs-block").child(of("div", "sbs-pair").option(models).option(alpha)))
}

fn caveats(view: &TeamView<'_>, caveats: &[String]) -> ElementBuilder {
    view.section("caveats", view.text.team_outcome_caveats)
        .child(of("ul", "sbs-list").children(caveats.iter().map(|caveat| el("li").copy(caveat))))
}
