//! The result: everything that the answers say, in the order in which a reader needs it.

mod actions;
mod attempt_notice;
mod block_props;
mod blockers;
mod caveats;
mod charts;
mod deferred_blocks;
mod jump_links;
mod next_level;
mod scores;
mod share;
mod summary_header;
mod unscored;

use yew::prelude::*;

use self::{
    block_props::BlockProps,
    deferred_blocks::deferred,
    unscored::{organisation, ratio},
};
use crate::{
    core::result_code,
    i18n::strings,
    report::{ReportPresenter, read},
    state::{model::Model, msg::Msg, rc_ptr_eq::RcPtrEq},
    ui::{
        components::notices::confirmation,
        dates::long_date,
        element_builder::{ElementBuilder, of},
        owner_slot::{OwnerSlot, owner_slot},
    },
};

/// The result page. `heading_level` is 1 to 6; `prefix` starts element ids.
#[must_use]
pub fn result_screen(
    model: &Model,
    heading_level: u8,
    prefix: &AttrValue,
    send: &Callback<Msg>,
) -> ElementBuilder {
    page(
        &RcPtrEq::new(block_props(model, heading_level, prefix, send)),
        attempt_notice::attempt_notice(model, send),
    )
}

/// The page, under what goes before it.
fn page(block: &RcPtrEq<BlockProps>, notice: Option<ElementBuilder>) -> ElementBuilder {
    let page = &block.page;
    let blockers = page.blockers.is_some().then(|| {
        let found =
            deferred(block, |block, _| Some(blockers::blockers(block, block.page.blockers.as_ref()?)));
        pair(found, deferred(block, |block, _| next_level::next_level(block)))
    });
    let organisation = (page.ratio.is_some() || page.organisation.is_some()).then(|| {
        let ratio = deferred(block, |block, _| Some(ratio::ratio(block, block.page.ratio.as_ref()?)));
        let organisation = deferred(block, |block, _| {
            Some(organisation::organisation(block, block.page.organisation.as_ref()?))
        });
        pair(ratio, organisation)
    });
    of("div", "sbs-result")
        .option(notice)
        .child(summary_header::summary_header(block))
        .child(owner_slot(OwnerSlot::ResultNote))
        .option(summary_header::certainty(block))
        .node(deferred(block, |block, _| Some(jump_links::jump_links(block))))
        .option(actions::first_questions(block))
        .child(charts::charts(block))
        .option(blockers)
        .option(actions::actions(block))
        .child(owner_slot(OwnerSlot::NextStep))
        .node(deferred(block, |block, _| summary_header::full_scan(block)))
        .child(scores::scores(block))
        .option(organisation)
        .node(deferred(block, |block, _| Some(caveats::caveats(block))))
        .child(share::share(block))
        .node(html! { <share::PrintedReport block={block.clone()} /> })
        .node(deferred(block, |block, _| Some(share::foot(block))))
}

/// What every block is given.
fn block_props(model: &Model, heading_level: u8, prefix: &AttrValue, send: &Callback<Msg>) -> BlockProps {
    let is_past = model.viewed.is_some();
    let can_share = model.can_share;
    let can_go_on = !is_past && model.is_attempt();
    let confirmation = model.confirmation.clone().map(|shown| {
        let words = confirmation::words(model, shown.said);
        (shown, AttrValue::from(words))
    });
    let report_form = model.report_form.clone();
    let document = {
        let model = model.clone();
        Callback::from(move |()| {
            let now = String::from(js_sys::Date::new_0().to_iso_string());
            model.report_document(&long_date(&now, model.lang).unwrap_or_default())
        })
    };
    let model = model.shown();
    let (sheet, report) = (model.sheet(), model.report());
    let (scope, lang) = (model.scope, model.lang);
    let page = RcPtrEq::new(read(ReportPresenter {
        instrument: &model.instrument,
        report: &report,
        sheet: &sheet,
        scope,
        lang,
        strings: strings(lang),
    }));
    BlockProps {
        page,
        mode: report.mode,
        scope,
        lang,
        code: result_code::encode(&model.instrument, &model.whole_sheet()).into(),
        link_base: model.link_base.clone(),
        sandbox: model.sandbox,
        can_share,
        with_notes: (!model.notes.is_empty()).then_some(!model.without_notes),
        report_form,
        document,
        heading_level,
        id_prefix: prefix.clone(),
        is_past,
        confirmation,
        can_go_on,
        left_at: if is_past { None } else { model.left_at.clone().map(AttrValue::from) },
        send: send.clone(),
    }
}

/// A block of two parts: beside each other where there is room.
fn pair(first: Html, second: Html) -> ElementBuilder {
    of("div", "sbs-block").child(of("div", "sbs-pair").node(first).node(second))
}
