//! All measurements over time, and a reminder of the next one.

use super::{Part, finding::figure, measurements};
use crate::{
    export::kind::{ChartFormat, ChartKind, ExportKind},
    report::change::trend::TrendPart,
    state::{
        confirmation::ConfirmationPlace,
        model::Model,
        msg::{ExportMsg, Msg},
    },
    ui::element_builder::{ElementBuilder, button, el, of},
};

/// The drawings, each with what it says, its numbers and its files; or why there is none.
pub fn trends(model: &Model, part: &Part) -> ElementBuilder {
    let trend = measurements::all(model);
    let mut pair = of("div", "sbs-pair");
    for one in &trend.parts {
        let (name, kind) = if one.is_levels() {
            ("trend-levels", ChartKind::TrendLevels)
        } else {
            ("trend-profile", ChartKind::TrendProfile)
        };
        pair = pair.child(shown(part, one, name, kind));
    }
    part.section("sbs-block", "trend", part.text.change_trend)
        .option((!trend.parts.is_empty()).then_some(pair))
        .children(trend.notes.iter().map(|note| of("p", "sbs-takeaway").text(note)))
}

fn shown(part: &Part, one: &TrendPart, name: &'static str, kind: ChartKind) -> ElementBuilder {
    let heading = crate::ui::element_builder::heading(part.heading_level.saturating_add(2), "sbs-subheading");
    let summary = el("summary").text(part.text.change_trend_table).child(of_what(&one.drawing.title));
    let numbers = of("details", "sbs-disclosure").child(summary).child(table(part, one));
    of("div", "sbs-part")
        .child(heading.copy(&one.drawing.title))
        .node(figure(part, &one.drawing, name))
        .child(of("div", "sbs-takeaway").children(one.summary.iter().map(|line| el("p").text(line))))
        .child(numbers)
        .option(part.saves_files.then(|| files(part, &one.drawing.title, kind)))
}

/// A row for each measurement.
fn table(part: &Part, one: &TrendPart) -> ElementBuilder {
    let text = part.text;
    let is_levels = one.is_levels();
    let mut heads = el("tr").child(el("th").set("scope", "col").text(text.change_trend_date));
    if is_levels {
        heads = heads.child(el("th").set("scope", "col").text(text.change_trend_level));
    }
    for (id, name) in one.dimensions.iter().zip(&one.names) {
        // Five names are too wide for a phone: the number of the tier stands for it.
        let head = match id.level() {
            Some(level) => {
                let tier = text.result_tier.fill(&[("level", &level.to_string()), ("name", name)]);
                el("th")
                    .child(of("span", "sbs-change__tier").set("aria-hidden", "true").number(level.into()))
                    .child(of("span", "sbs-visually-hidden").text(&tier))
            }
            None => el("th").text(name),
        };
        heads = heads.child(head.set("scope", "col"));
    }
    let mut body = el("tbody");
    for (index, row) in one.rows.iter().enumerate() {
        let mut cells =
            el("tr").key(&index.to_string()).child(el("th").set("scope", "row").text(&row.short_day));
        if is_levels {
            cells = cells.child(el("td").text(&row.level));
        }
        body = body.child(row.scores.iter().fold(cells, |cells, score| cells.child(el("td").text(score))));
    }
    of("table", "sbs-scores sbs-change__trend")
        .child(of("caption", "sbs-visually-hidden").text(&one.drawing.title))
        .child(el("thead").child(heads))
        .child(body)
}

/// What tells a button from the others with the same words, for who hears it.
fn of_what(title: &str) -> ElementBuilder {
    of("span", "sbs-visually-hidden").text(" – ").copy(title)
}

fn files(part: &Part, title: &str, kind: ChartKind) -> ElementBuilder {
    let file = |format: ChartFormat, name: &'static str| {
        let words = part.text.change_trend_file.fill(&[("format", name)]);
        of("button", "sbs-quiet")
            .set("type", "button")
            .text(&words)
            .child(of_what(title))
            .click(&part.send, Msg::Export(ExportMsg::Download(ExportKind::Chart(kind, format))))
    };
    let made = |format| part.confirmed(&ConfirmationPlace::File(ExportKind::Chart(kind, format)));
    of("div", "sbs-buttons")
        .child(file(ChartFormat::Svg, "SVG"))
        .child(file(ChartFormat::Png, "PNG"))
        .option(made(ChartFormat::Svg))
        .option(made(ChartFormat::Png))
}

/// The next measurement, in a year.
pub fn remind(part: &Part) -> ElementBuilder {
    let text = part.text;
    let kind = ExportKind::Reminder;
    let add = part.saves_files.then(|| {
        let msg = Msg::Export(ExportMsg::Download(kind));
        of("div", "sbs-buttons")
            .child(button("second", text.change_remind_action, &part.send, msg))
            .option(part.confirmed(&ConfirmationPlace::File(kind)))
    });
    part.section("sbs-block", "remind", text.change_remind)
        .child(of("p", "sbs-takeaway").text(text.change_remind_text))
        .option(add.map(|add| of("div", "sbs-result__gap").child(add)))
}
