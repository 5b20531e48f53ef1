//! The overview before the result: what is open, what is not known, what will be missing.

use yew::prelude::*;

use super::screen_heading;
use crate::{
    core::{
        answers::Answer,
        instrument::{DimensionId, ItemIndex, Status},
        section::{Scope, item_number},
        string_enum::StringEnum,
    },
    i18n::strings,
    state::{
        model::Model,
        msg::{Msg, NavigateMsg},
    },
    ui::element_builder::{ElementBuilder, button, el, heading, of},
};

/// The overview. `heading_level` is 1 to 6; `prefix` starts element ids.
#[must_use]
pub fn review(model: &Model, heading_level: u8, prefix: &AttrValue, send: &Callback<Msg>) -> ElementBuilder {
    let text = strings(model.lang);
    let open: Vec<ItemIndex> = model.open_items().collect();
    let unknown: Vec<ItemIndex> =
        model.items().filter(|item| model.answers.get(*item) == Some(Answer::DontKnow)).collect();
    let lede = of("p", "sbs-section__lede");
    let open_title = text.question_check_open.fill(open.len(), &[]);
    let lede =
        if open.is_empty() { lede.text(text.question_check_none) } else { lede.text(&open_title).text(".") };
    let missing = too_few(model);
    let missing = (!missing.is_empty()).then(|| {
        of("p", "sbs-section__lede").text(&text.question_check_effect.fill(&[("dimensions", &missing)]))
    });
    let head = of("header", "sbs-section__head")
        .child(screen_heading(heading_level, "sbs-section__title", prefix, text.question_check_title))
        .child(lede)
        .option(missing);
    let level = heading_level.saturating_add(1);
    let columns = of("div", "sbs-review__columns")
        .option(list(&open, &open_title, model, level, send))
        .option(list(&unknown, &text.question_check_dk.fill(unknown.len(), &[]), model, level, send));
    let answer = (!open.is_empty()).then(|| {
        button("second", text.result_undetermined_action, send, Msg::Navigate(NavigateMsg::OpenFirstOpen))
    });
    let label = if open.is_empty() { text.question_check_result } else { text.question_check_result_anyway };
    let result = button("", label, send, Msg::Navigate(NavigateMsg::OpenResult)).set("data-sbs-next", "true");
    of("div", "sbs-section")
        .child(head)
        .child(columns)
        .child(of("div", "sbs-section__nav").option(answer).child(result))
}

/// The dimensions that have too few answers for a score, by name.
fn too_few(model: &Model) -> String {
    let report = model.report();
    let mut names: Vec<&str> = Vec::new();
    for id in DimensionId::ALL {
        let is_asked = model.scope == Scope::Whole || id.level().is_none();
        if is_asked && report.dimensions.get(*id).status == Status::Insufficient {
            names.push(model.instrument.dimension(*id).short_name.get(model.lang));
        }
    }
    names.join(", ")
}

fn list(
    items: &[ItemIndex],
    title: &str,
    model: &Model,
    level: u8,
    send: &Callback<Msg>,
) -> Option<ElementBuilder> {
    let mut list = of("ul", "sbs-review__list");
    for index in items {
        let item = model.instrument.item(*index);
        let number = item_number(&model.instrument, model.mode, *index).unwrap_or(0);
        let link = of("button", "sbs-review__link")
            .set("type", "button")
            .click(send, Msg::Navigate(NavigateMsg::OpenItem(*index)))
            .child(of("span", "sbs-review__number").number(number))
            .child(el("span").text(item.text.get(model.lang)));
        list = list.child(el("li").key(&item.id).child(link));
    }
    (!items.is_empty())
        .then(|| el("section").child(heading(level, "sbs-resume__title").copy(title)).child(list))
}
