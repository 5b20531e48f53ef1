//! A page of questions.

use yew::prelude::*;

use super::{organisation::organisation, screen_heading};
use crate::{
    core::{
        instrument::{DimensionId, Instrument, ItemIndex},
        section::{Section, item_number},
    },
    i18n::{Strings, section_name, strings},
    state::{
        model::Model,
        msg::{Msg, NavigateMsg},
    },
    ui::{
        components::{badge::badge, question::item::ItemView},
        element_builder::{ElementBuilder, On, button, disclosure, el, heading, of},
    },
};

/// What every part of the page needs.
#[derive(Clone, Copy)]
struct Page<'a> {
    model: &'a Model,
    section: Section,
    heading_level: u8,
    prefix: &'a AttrValue,
    send: &'a Callback<Msg>,
    text: &'static Strings,
}

/// The page of a section. `heading_level` is 1 to 6; `prefix` starts element ids and names.
#[must_use]
pub fn section_screen(
    model: &Model,
    section: Section,
    heading_level: u8,
    prefix: &AttrValue,
    send: &Callback<Msg>,
) -> ElementBuilder {
    let text = strings(model.lang);
    let page = &Page { model, section, heading_level, prefix, send, text };
    let name = section_name(section, &model.instrument, text, model.lang);
    let dimension = section.dimension();
    let row = of("div", "sbs-section__row")
        .option(dimension.map(|_| badge(dimension, '+')))
        .child(screen_heading(heading_level, "sbs-section__title", prefix, name));
    let lede = dimension.map(|dimension| {
        of("p", "sbs-section__lede").text(model.instrument.dimension(dimension).description.get(model.lang))
    });
    let head = of("header", "sbs-section__head").child(row).option(lede).option(hint(page));
    let form = of("form", "sbs-section")
        .attr("aria-labelledby", &format!("{prefix}-heading"))
        .flag("novalidate", true)
        .on(On::Submit, Callback::from(|event: Event| event.prevent_default()))
        .child(head);
    let form = match section {
        Section::Organisation => form.child(organisation(model, prefix, send)),
        _ => items(form, page),
    };
    form.child(navigation(page))
}

/// How to answer: the question of the scale, the instructions, and what the steps mean in general.
fn hint(page: &Page<'_>) -> Option<ElementBuilder> {
    let Page { model, section, text, .. } = *page;
    let (instrument, lang) = (&model.instrument, model.lang);
    let first = section.items(instrument, model.mode).next()?;
    let scale = instrument.scale_of(instrument.item(first));
    let mut instructions = of("span", "sbs-muted");
    for line in &instrument.instructions {
        instructions = instructions.text(line.get(lang)).text(" ");
    }
    let mut hint =
        of("div", "sbs-section__hint").child(el("strong").text(scale.stem.get(lang))).child(instructions);
    if model.sections().next() == Some(section) {
        let mut definitions = of("span", "sbs-muted")
            .text(instrument.definition_we.get(lang))
            .text(" ")
            .text(instrument.definition_social.get(lang));
        if let Some(customers) = &instrument.definition_customers {
            definitions = definitions.text(" ").text(customers.get(lang));
        }
        hint = hint.child(definitions).child(of("span", "sbs-muted").text(text.question_keys));
    }
    let mut meanings = of("ul", "sbs-disclosure__body");
    let states = &instrument.states;
    let steps = scale.points.iter().filter_map(|point| Some((&point.label, point.anchor.as_ref()?)));
    let unknown = [(&states.dont_know, &states.dont_know_help)];
    for (label, meaning) in steps.chain(unknown) {
        let label = el("strong").text(label.get(lang));
        meanings = meanings.child(el("li").child(label).text(": ").text(meaning.get(lang)));
    }
    Some(hint.child(disclosure(text.question_scale_help).child(meanings)))
}

/// The items, with a heading where the dimension changes and a line where the scale does.
fn items(mut form: ElementBuilder, page: &Page<'_>) -> ElementBuilder {
    let Page { model, section, prefix, send, text, .. } = *page;
    let instrument = &model.instrument;
    let mut previous: Option<ItemIndex> = None;
    for index in section.items(instrument, model.mode) {
        let item = instrument.item(index);
        let before = previous.replace(index).map(|previous| instrument.item(previous));
        let is_new_part =
            section.dimension().is_none() && before.is_none_or(|b| b.dimension != item.dimension);
        let scale_changes = before.is_some_and(|before| before.scale != item.scale);
        let scale_id = AttrValue::from(format!("{prefix}-{}-scale", item.id));
        let scale_line = scale_changes.then(|| {
            of("p", "sbs-section__scale").id(&scale_id).text(scale_change(item.scale, instrument, text))
        });
        let view = html! {
            <ItemView instrument={instrument.clone()} item={index} lang={model.lang}
                number={item_number(instrument, model.mode, index).unwrap_or(0)}
                answer={model.answers.get(index)}
                can_undo={model.cleared.is_some_and(|cleared| cleared.item == index)}
                note={model.notes.get(index).to_owned()}
                earlier={model.unmigrated.answer_to(&item.id).map(str::to_owned)}
                scale_note={scale_changes.then_some(scale_id)}
                prefix={prefix.clone()} send={send.clone()} />
        };
        let part = is_new_part.then(|| part_heading(item.dimension, page));
        form = form.child(el("div").key(&item.id).option(part).option(scale_line).node(view));
    }
    let open = model.section_progress(section).open();
    let line = (open > 0)
        .then(|| of("p", "sbs-section__open").key("open").text(&text.question_open.fill(open, &[])));
    form.option(line)
}

/// Sections of several dimensions say which one is asked about.
fn part_heading(dimension: DimensionId, page: &Page<'_>) -> ElementBuilder {
    let name = page.model.instrument.dimension(dimension).short_name.get(page.model.lang);
    heading(page.heading_level.saturating_add(1), "sbs-section__part")
        .child(badge(Some(dimension), name.chars().next().unwrap_or('+')))
        .text(name)
}

/// The scale of the first item is the one that visitors know by then.
fn scale_change(scale: usize, instrument: &Instrument, text: &'static Strings) -> &'static str {
    let is_first = instrument.items.first().is_some_and(|first| first.scale == scale);
    if is_first { text.question_stem_change_back } else { text.question_stem_change }
}

/// Back and on; on is never disabled and never blocks.
fn navigation(page: &Page<'_>) -> ElementBuilder {
    let Page { model, section, send, text, .. } = *page;
    let sections: Vec<Section> = model.sections().collect();
    let position = sections.iter().position(|other| *other == section);
    let neighbour = |position: Option<usize>| position.and_then(|position| sections.get(position)).copied();
    let name = |section: Section| section_name(section, &model.instrument, text, model.lang);
    let back = match neighbour(position.and_then(|position| position.checked_sub(1))) {
        Some(section) => {
            let label = text.question_previous.fill(&[("section", name(section))]);
            button("second", &label, send, Msg::Navigate(NavigateMsg::OpenSection(section)))
        }
        None => button("second", text.question_back_to_start, send, Msg::Navigate(NavigateMsg::OpenIntro)),
    };
    let next = match neighbour(position.and_then(|position| position.checked_add(1))) {
        Some(section) => {
            let label = text.question_next.fill(&[("section", name(section))]);
            button("", &label, send, Msg::Navigate(NavigateMsg::OpenSection(section)))
        }
        None => button("", text.question_to_check, send, Msg::Navigate(NavigateMsg::OpenReview)),
    };
    of("div", "sbs-section__nav").key("nav").child(back).child(next.set("data-sbs-next", "true"))
}
