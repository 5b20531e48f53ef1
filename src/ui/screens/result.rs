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
mod what_if;

use yew::prelude::*;

pub use self::block_props::memo::ResultMemo;
use self::{
    block_props::{BlockProps, try_button::TriedOut},
    deferred_blocks::deferred,
    unscored::{organisation, ratio},
};
use crate::{
    core::result_code,
    plan::action::Action,
    report::{
        beside::{target::target, trial::trial},
        document::Document,
    },
    state::{
        model::{Model, Pick},
        msg::Msg,
        rc_ptr_eq::RcPtrEq,
    },
    ui::{
        components::{invited::line_to_send, notices::confirmation},
        dates::long_date,
        element_builder::{ElementBuilder, el, of},
        owner_slot::{OwnerSlot, owner_slot},
        screens::change::measurements::{self, report_words},
    },
};

/// The result page. `heading_level` is 1 to 6; `prefix` starts element ids; `memo` has what was made for the last drawing.
pub fn result_screen(
    model: &Model,
    heading_level: u8,
    prefix: &AttrValue,
    memo: &ResultMemo,
    send: &Callback<Msg>,
) -> Html {
    let (block, live) = blocks(model, heading_level, prefix, memo, send);
    let own = model.viewed.is_none();
    let line = own.then(|| line_to_send(model, heading_level.saturating_add(1), prefix, send)).flatten();
    let page = page(&block, &live, attempt_notice::attempt_notice(model, send), line, document(model));
    let tried = TriedOut(live.trial.clone());
    html! { <ContextProvider<TriedOut> context={tried}>{Html::from(page)}</ContextProvider<TriedOut>> }
}

/// Makes the report when it is printed. Not a part of the blocks: each of these is another one, and they are compared.
fn document(model: &Model) -> Callback<(), Document> {
    let model = model.clone();
    Callback::from(move |()| model.report_document(&report_words(&model)))
}

/// The page, under what goes before it.
/// `live` is the same with what is beside the result: what is drawn of it is drawn again when that changes. A button that
/// tries something out hears of it by itself.
fn page(
    block: &RcPtrEq<BlockProps>,
    live: &RcPtrEq<BlockProps>,
    notice: Option<ElementBuilder>,
    line: Option<ElementBuilder>,
    document: Callback<(), Document>,
) -> ElementBuilder {
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
        // One alone is the first of the pair: an empty place before it would be seen.
        if page.ratio.is_some() { pair(ratio, organisation) } else { pair(organisation, ratio) }
    });
    of("div", "sbs-result")
        .option(notice)
        .child(summary_header::summary_header(block))
        .option(line)
        .child(owner_slot(OwnerSlot::ResultNote))
        .option(summary_header::certainty(block))
        .node(deferred(block, |block, _| Some(jump_links::jump_links(block))))
        .option(actions::first_questions(block))
        .node(deferred(live, |block, _| what_if::bar::bar(block)))
        .child(charts::charts(block, live))
        .option(blockers)
        .option(what_if::what_if(live))
        .option(actions::actions(block))
        .child(owner_slot(OwnerSlot::NextStep))
        .node(deferred(block, |block, _| summary_header::full_scan(block)))
        .option(scores::scores(block))
        .option(organisation)
        .option(plan_on_paper(block))
        .node(deferred(block, |block, _| Some(caveats::caveats(block))))
        .child(share::share(block))
        .node(html! { <share::PrintedReport block={block.clone()} {document} /> })
        .node(deferred(block, |block, _| Some(share::foot(block))))
}

/// What every block is given, and what those are given that show a trial and a target.
fn blocks(
    model: &Model,
    heading_level: u8,
    prefix: &AttrValue,
    memo: &ResultMemo,
    send: &Callback<Msg>,
) -> (RcPtrEq<BlockProps>, RcPtrEq<BlockProps>) {
    let is_past = model.viewed.is_some();
    let can_go_on = !is_past && model.is_attempt();
    let confirmation = model.confirmation.clone().map(|shown| {
        let words = confirmation::words(model, shown.said);
        (shown, AttrValue::from(words))
    });
    let plan = if is_past { Vec::new() } else { plan_lines(model) };
    let report_form = model.report_form.clone();
    let compared = model.report_picks().into_iter().map(|pick| (measurements::name(model, &pick), pick));
    let compared: Vec<(AttrValue, Pick)> = compared.map(|(name, pick)| (name.into(), pick)).collect();
    let has_team = model.has_report_team();
    let model = model.shown();
    let lang = model.lang;
    let read = memo.read(&model.instrument, model.sheet(), model.scope, lang);
    let block = memo.block(BlockProps {
        page: read.page.clone(),
        mode: read.mode(),
        scope: model.scope,
        lang,
        code: result_code::encode(&model.instrument, &model.whole_sheet()).into(),
        link_base: model.link_base.clone(),
        capabilities: model.capabilities,
        with_notes: has_personal(model).then_some(!model.without_notes),
        report_form,
        compared,
        has_team,
        heading_level,
        id_prefix: prefix.clone(),
        is_past,
        confirmation,
        can_go_on,
        left_at: if is_past { None } else { model.left_at.clone().map(AttrValue::from) },
        plan,
        instrument: model.instrument.clone(),
        answers: model.answers.clone(),
        trial: None,
        target: None,
        send: send.clone(),
    });
    let live = memo.live(&block, model.trial.as_ref(), model.target, || {
        let now = read.presenter();
        let trial = model.trial.as_ref().map(|tried| {
            let then = read.presenter_of(tried.sheet(), tried.report());
            RcPtrEq::new(trial(now, then, tried.changes()))
        });
        let day = model.target.date.and_then(|day| long_date(&day.to_string(), lang));
        let page = target(now, &model.target, day.as_deref());
        let target = page.map(|page| RcPtrEq::new((model.target, page)));
        BlockProps { trial, target, ..(*block).clone() }
    });
    (block, live)
}

/// Something in the file with the answers is for oneself: notes, or a plan.
fn has_personal(model: &Model) -> bool {
    !model.notes.is_empty() || !model.plan.actions().is_empty()
}

/// The ids of the actions in the plan, with what stands on paper of each.
fn plan_lines(model: &Model) -> Vec<(String, String)> {
    let presenter = model.action_presenter();
    let line = |action: &Action| {
        let date = action.date.map(|date| date.to_string()).unwrap_or_default();
        let done = if action.done { presenter.strings.plan_done } else { "" };
        let facts = [action.owner.trim(), &date, done].into_iter().filter(|fact| !fact.is_empty());
        let parts: Vec<String> =
            std::iter::once(presenter.title(action)).chain(facts.map(str::to_owned)).collect();
        (action.id.clone(), parts.join(" – "))
    };
    model.plan.actions().iter().map(line).collect()
}

/// The plan on paper; on the screen it has a screen of its own.
fn plan_on_paper(block: &BlockProps) -> Option<ElementBuilder> {
    let items = block.plan.iter().map(|(id, line)| el("li").key(id).text(line));
    (!block.plan.is_empty()).then(|| {
        of("section", "sbs-block sbs-print-only")
            .child(block.heading(1, "sbs-heading").text(block.text().plan_title))
            .child(of("ul", "sbs-list").children(items))
    })
}

/// A block of two parts: beside each other where there is room.
fn pair(first: Html, second: Html) -> ElementBuilder {
    of("div", "sbs-block").child(of("div", "sbs-pair").node(first).node(second))
}
