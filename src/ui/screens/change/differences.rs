//! Every difference with its margin, and every answer that changed.

use super::Part;
use crate::{
    core::instrument::{DimensionId, Direction},
    export::kind::ExportKind,
    i18n::Strings,
    report::change::{ChangePage, ChangedRow, Row, Table},
    state::{
        confirmation::ConfirmationPlace,
        msg::{ExportMsg, Msg, NavigateMsg},
    },
    ui::{
        components::badge::{badge, tier},
        element_builder::{ElementBuilder, button, disclosure, el, of},
    },
};

/// How many answers stand open; the others are one press away.
const OPEN: usize = 8;

/// What stands under no drawing, what the margin is, and the file with all of it.
pub fn differences(part: &Part, page: &ChangePage) -> ElementBuilder {
    let drawn = usize::from(page.radar.is_some()) + usize::from(page.pyramid.is_some());
    let kind = ExportKind::Change;
    let file = part.saves_files.then(|| {
        let msg = Msg::Export(ExportMsg::Download(kind));
        of("div", "sbs-buttons")
            .child(button("second", part.text.change_file_csv, &part.send, msg))
            .option(part.confirmed(&ConfirmationPlace::File(kind)))
    });
    part.section("sbs-block", "differences", part.text.change_scores)
        .children(page.tables.iter().skip(drawn).map(|one| table(part.text, one, false)))
        .child(of("div", "sbs-takeaway").children(page.margin.iter().map(|line| el("p").text(line))))
        .option(file.map(|file| of("div", "sbs-result__gap").child(file)))
}

/// A table of differences; under a drawing its heading is the title.
pub fn table(text: &Strings, table: &Table, is_titled: bool) -> ElementBuilder {
    let mut heads = el("tr");
    for head in [text.result_scores_part, text.change_before, text.change_after, text.change_column] {
        heads = heads.child(el("th").set("scope", "col").text(head));
    }
    // The levels stand as in the drawing, the top first.
    let is_levels = table.rows.iter().any(|row| row.dimension.is_some_and(|id| id.level().is_some()));
    let mut body = el("tbody");
    let rows: Vec<&Row> =
        if is_levels { table.rows.iter().rev().collect() } else { table.rows.iter().collect() };
    for one in rows {
        body = body.child(row(text, one));
    }
    of("table", "sbs-scores sbs-change__table")
        .child(of("caption", if is_titled { "sbs-visually-hidden" } else { "" }).text(&table.caption))
        .child(el("thead").child(heads))
        .child(body)
}

fn row(text: &Strings, row: &Row) -> ElementBuilder {
    let letter = row.name.chars().next().unwrap_or(' ');
    let sign = row.dimension.map(|id| badge(Some(id), letter));
    let number = row.dimension.and_then(|id: DimensionId| tier(id, text));
    let name = of("span", "sbs-scores__name")
        .option(sign)
        .child(el("span").option(number).child(el("span").text(&row.name)));
    let state = match row.direction {
        Direction::Up => "up",
        Direction::Down => "down",
        Direction::Same => "same",
        Direction::NotComparable => "none",
    };
    let difference = of("span", "sbs-change__difference").set("data-direction", state).text(&row.difference);
    el("tr")
        .key(&row.name)
        .child(el("th").set("scope", "row").child(name))
        .child(el("td").child(of("span", "sbs-change__score").text(&row.before)))
        .child(el("td").child(of("span", "sbs-change__score").text(&row.after)))
        .child(el("td").child(difference))
}

/// The answers that changed.
pub fn answers(part: &Part, page: &ChangePage) -> ElementBuilder {
    let text = part.text;
    let title = if page.answers.is_empty() {
        text.change_answers_none.trim_end_matches('.').to_owned()
    } else {
        text.change_answers.fill(page.answers.len(), &[])
    };
    let (open, folded) = page.answers.split_at(OPEN.min(page.answers.len()));
    let more = (!folded.is_empty())
        .then(|| disclosure(&text.change_answers_more.fill(folded.len(), &[])).child(rows(part, folded)));
    part.section("sbs-block", "changed", &title)
        .option((!open.is_empty()).then(|| rows(part, open)))
        .option(more)
}

/// Questions with their answers then and now; of one's own scan as links.
pub fn rows(part: &Part, rows: &[ChangedRow]) -> ElementBuilder {
    let row = |row: &ChangedRow| {
        let words = if part.is_own {
            of("button", "sbs-textlink")
                .set("type", "button")
                .text(&row.link.text)
                .click(&part.send, Msg::Navigate(NavigateMsg::OpenItem(row.link.item)))
        } else {
            el("span").text(&row.link.text)
        };
        el("li").key(&row.link.text).child(words).text(" ").child(of("span", "sbs-muted").text(&row.change))
    };
    of("ul", "sbs-textlinks").children(rows.iter().map(row))
}
