//! The result: everything that the answers say, in the order in which a reader needs it (ux.md section 6).

mod actions;
mod band;
mod blockers;
mod charts;
mod head;
mod jump;
mod keep;
mod organisation;
mod part;
mod ratio;
mod remarks;
mod scores;
mod way_up;

use yew::prelude::*;

use self::part::PartProps;
use crate::{
    app::{
        dom::{El, of},
        model::Model,
        msg::Msg,
        result::{Reader, read},
        shared::Shared,
        strings::strings,
    },
    core::code,
};

/// The result page. `heading_level` is 1 to 6; `prefix` starts element ids.
#[must_use]
pub fn result_screen(model: &Model, heading_level: u8, prefix: &AttrValue, send: &Callback<Msg>) -> El {
    let notice = head::head(model, send);
    let is_past = model.past.is_some();
    let can_go_on = !is_past && model.is_attempt();
    let model = model.shown();
    let (sheet, report) = (model.sheet(), model.report());
    let (scope, lang) = (model.scope, model.lang);
    let page = Shared::new(read(Reader {
        instrument: &model.instrument,
        report: &report,
        sheet: &sheet,
        scope,
        lang,
        strings: strings(lang),
    }));
    let part = PartProps {
        page: page.clone(),
        mode: report.mode,
        scope,
        lang,
        code: code::encode(&model.instrument, &model.whole_sheet()).into(),
        link_base: model.link_base.clone(),
        with_notes: (!model.notes.is_empty()).then_some(!model.without_notes),
        theme_key: AttrValue::default(),
        heading_level,
        id_prefix: prefix.clone(),
        is_past,
        can_go_on,
        send: send.clone(),
    };
    of("div", "sbs-result")
        .option(notice)
        .child(band::band(&part))
        .option(band::certainty(&part))
        .child(jump::jump(&part))
        .child(charts::charts(&part))
        .option(
            page.blockers
                .as_ref()
                .map(|found| pair(Some(blockers::blockers(&part, found)), way_up::way_up(&part))),
        )
        .child(actions::actions(&part))
        .child(scores::scores(&part))
        .option((page.ratio.is_some() || page.organisation.is_some()).then(|| {
            pair(
                page.ratio.as_ref().map(|found| ratio::ratio(&part, found)),
                page.organisation.as_ref().map(|found| organisation::organisation(&part, found)),
            )
        }))
        .child(remarks::remarks(&part))
        .child(keep::keep(&part))
        .child(keep::foot(&part))
}

/// A block of two parts: beside each other where there is room.
fn pair(first: Option<El>, second: Option<El>) -> El {
    of("div", "sbs-block").child(of("div", "sbs-pair").option(first).option(second))
}
