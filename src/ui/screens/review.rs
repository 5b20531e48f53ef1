//! The overview before the result: what is open, what is not known, what will be missing.

use yew::prelude::*;

use super::screen_heading;
use crate::{
    core::{
        answers::Answer,
        instrument::{ItemIndex, Question, Status},
        rounding::error_text,
        section::{Scope, Section, item_number},
    },
    i18n::{Strings, section_name, strings},
    state::{
        count_input::CountField,
        model::{Model, Progress},
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
    let extra = extra(model);
    let open_title = text.question_check_open.fill(open.len(), &[]);
    let lede = of("p", "sbs-section__lede");
    let lede = match (open.is_empty(), extra.is_done()) {
        (true, true) => lede.text(text.question_check_none),
        (true, false) => lede.text(text.question_check_scored),
        (false, _) => lede.text(&open_title).text("."),
    };
    let missing = too_few(model);
    let missing = (!missing.is_empty()).then(|| {
        of("p", "sbs-section__lede").text(&text.question_check_effect.fill(&[("dimensions", &missing)]))
    });
    let head = of("header", "sbs-section__head")
        .child(screen_heading(heading_level, "sbs-section__title", prefix, text.question_check_title))
        .child(lede)
        .option(missing)
        .child(buttons(open.is_empty(), text, send));
    let level = heading_level.saturating_add(1);
    let columns = of("div", "sbs-review__columns")
        .option(wrong_numbers(model, level, send))
        .option(items(&open, &open_title, model, level, send))
        .option(items(&unknown, &text.question_check_dk.fill(unknown.len(), &[]), model, level, send))
        .option((!extra.is_done()).then(|| extra_questions(extra, model, level, send)));
    of("div", "sbs-section").child(head).child(columns)
}

/// How far the questions are that give no points. Without social media nobody asks them.
fn extra(model: &Model) -> Progress {
    match model.scope {
        Scope::Whole => model.section_progress(Section::ORGANISATION),
        Scope::CultureOnly => Progress { answered: 0, total: 0 },
    }
}

/// The way on comes first: before everything that may be read.
fn buttons(is_complete: bool, text: &'static Strings, send: &Callback<Msg>) -> ElementBuilder {
    let result = |kind: &'static str, label: &'static str| {
        button(kind, label, send, Msg::Navigate(NavigateMsg::OpenResult))
    };
    let nav = of("div", "sbs-section__nav");
    if is_complete {
        return nav.child(result("", text.question_check_result).set("data-sbs-next", "true"));
    }
    let answer = button("", text.result_undetermined_action, send, Msg::Navigate(NavigateMsg::OpenFirstOpen));
    nav.child(answer.set("data-sbs-next", "true")).child(result("second", text.question_check_result_anyway))
}

/// The dimensions that have too few answers for a score, by name.
fn too_few(model: &Model) -> String {
    let report = model.report();
    let mut names: Vec<&str> = Vec::new();
    for id in model.instrument.dimension_ids() {
        let is_asked = model.scope == Scope::Whole || id.level().is_none();
        if is_asked && report.dimensions.get(id).status == Status::Insufficient {
            names.push(model.instrument.dimension(id).short_name.get(model.lang));
        }
    }
    names.join(", ")
}

/// Items that a visitor may want to go to; `None` without any.
fn items(
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
        let link = link(NavigateMsg::OpenItem(*index), send)
            .child(of("span", "sbs-review__number").number(number))
            .child(el("span").text(item.text.get(model.lang)));
        list = list.child(el("li").key(&item.id).child(link));
    }
    (!items.is_empty()).then(|| part(title, level, list))
}

/// Numbers that were typed and do not count, each with the reason; `None` without any.
fn wrong_numbers(model: &Model, level: u8, send: &Callback<Msg>) -> Option<ElementBuilder> {
    let (text, lang, questions) = (strings(model.lang), model.lang, &model.instrument.questions);
    if model.scope == Scope::CultureOnly {
        return None;
    }
    let counts = model.counts();
    let question = |field: CountField| -> &Question {
        match field {
            CountField::Employees => &questions.employees,
            CountField::Publishers => &questions.publishers,
        }
    };
    let (mut list, mut wrong) = (of("ul", "sbs-review__list"), 0);
    for field in CountField::ALL {
        let Some(fault) = counts.fault(field) else { continue };
        wrong += 1;
        let reason = error_text(&model.instrument, fault.error_code(field), lang);
        let link = link(NavigateMsg::OpenCount(field), send)
            .child(of("span", "sbs-review__number").set("aria-hidden", "true").text("–"))
            .child(
                el("span")
                    .child(el("span").text(question(field).text.get(lang)).text(" "))
                    .child(of("span", "sbs-field__error").text(&reason)),
            );
        list = list.child(el("li").key(&reason).child(link));
    }
    (wrong > 0).then(|| part(&text.question_check_wrong.fill(wrong, &[]), level, list))
}

/// The questions that give no points and are open.
fn extra_questions(extra: Progress, model: &Model, level: u8, send: &Callback<Msg>) -> ElementBuilder {
    let text = strings(model.lang);
    let section = Section::ORGANISATION;
    let name = section_name(section, &model.instrument, text, model.lang);
    let link = link(NavigateMsg::OpenSection(section), send)
        .child(of("span", "sbs-review__number").set("aria-hidden", "true").text("–"))
        .child(el("span").text(name));
    let list = of("ul", "sbs-review__list").child(el("li").child(link));
    part(&text.question_check_extra.fill(extra.open(), &[]), level, list)
}

fn link(to: NavigateMsg, send: &Callback<Msg>) -> ElementBuilder {
    of("button", "sbs-review__link").set("type", "button").click(send, Msg::Navigate(to))
}

fn part(title: &str, level: u8, list: ElementBuilder) -> ElementBuilder {
    el("section").child(heading(level, "sbs-resume__title").copy(title)).child(list)
}
