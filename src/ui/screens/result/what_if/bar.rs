//! That this is a trial: what differs, what comes of it, and the ways from it. It stands above the drawings.

use crate::{
    report::{
        beside::trial::{TrialChange, TrialPage, TrialRow},
        parts::has_target,
    },
    state::{
        msg::{Msg, TrialMsg},
        rc_ptr_eq::RcPtrEq,
    },
    ui::{
        element_builder::{ElementBuilder, el, of},
        screens::result::block_props::BlockProps,
    },
};

/// The bar; `None` where nothing is tried.
pub fn bar(block: &RcPtrEq<BlockProps>) -> Option<ElementBuilder> {
    let trial = block.trial.as_ref()?;
    let text = block.text();
    // What is said of a press is said by the live region; this is for finding it again.
    let title = of("p", "sbs-trial__title")
        .set("tabindex", "-1")
        .set("data-sbs-trial", "true")
        .child(el("strong").text(text.trial_bar))
        .child(el("span").text(" ").text(&trial.count));
    let take = has_target(&block.instrument)
        .then(|| block.button("second", Msg::Trial(TrialMsg::TakeAsTarget), text.trial_take));
    let buttons = of("div", "sbs-buttons")
        .child(block.button("", Msg::Trial(TrialMsg::Stop), text.trial_stop))
        .option(take);
    let outcome = (!trial.outcome.is_empty()).then(|| of("p", "sbs-takeaway").text(&trial.outcome));
    let changes = trial.changes.iter().map(|found| change(block, found));
    let bar =
        of("div", "sbs-trial").set("role", "group").set("aria-label", text.trial_bar).child(title).child(
            of("div", "sbs-trial__parts")
                .child(
                    of("div", "sbs-trial__words")
                        .option(outcome)
                        .child(
                            of("ul", "sbs-trial__changes")
                                .set("aria-label", text.trial_changes)
                                .children(changes),
                        )
                        .option(trial.next.as_ref().map(|next| of("p", "sbs-small").text(next)))
                        .child(buttons),
                )
                .child(table(block, trial)),
        );
    Some(of("div", "sbs-block").child(bar))
}

fn change(block: &BlockProps, change: &TrialChange) -> ElementBuilder {
    let label = block.text().trial_undo.fill(&[("answer", &change.now)]);
    let hidden = of("span", "sbs-visually-hidden").text(": ").text(&change.name);
    let undo = of("button", "sbs-quiet")
        .set("type", "button")
        .child(el("span").copy(&label))
        .child(hidden)
        .click(&block.send, Msg::Trial(TrialMsg::Undo(change.item)));
    el("li").key(&change.text).child(el("span").text(&change.text)).child(undo)
}

fn table(block: &BlockProps, trial: &TrialPage) -> ElementBuilder {
    let text = block.text();
    let column = |head: &'static str| el("th").set("scope", "col").text(head);
    let head = el("tr")
        .child(column(text.result_scores_part))
        .child(column(text.chart_you))
        .child(column(text.trial_series));
    let row = |row: &TrialRow| {
        let then = el("td").set("data-differs", if row.differs { "true" } else { "false" }).text(&row.then);
        el("tr")
            .key(&row.name)
            .child(el("th").set("scope", "row").text(&row.name))
            .child(el("td").text(&row.now))
            .child(then)
    };
    of("table", "sbs-beside")
        .child(of("caption", "sbs-visually-hidden").text(text.trial_table))
        .child(el("thead").child(head))
        .child(el("tbody").children(trial.rows.iter().map(row)))
}
