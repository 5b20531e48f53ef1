//! A page of questions.

use yew::prelude::*;

use super::{empty_heading, organisation::organisation};
use crate::{
    core::{
        instrument::{DimensionId, Item, ItemIndex},
        pace::Flow,
        section::{Section, item_number},
    },
    i18n::{Strings, section_name, strings},
    state::{
        flow::Way,
        model::Model,
        msg::{Msg, NavigateMsg, SettingsMsg},
    },
    ui::{
        components::{
            badge::{badge, tier},
            question::{count_field::checkbox, item::ItemView},
        },
        element_builder::{ElementBuilder, On, button, el, heading, of, target_checked},
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
    let title = empty_heading(heading_level, "sbs-section__title", prefix)
        .option(dimension.and_then(|dimension| tier(dimension, text)))
        .child(el("span").text(name));
    let row = of("div", "sbs-section__row").option(dimension.map(|_| badge(dimension, '+'))).child(title);
    let lede = match (dimension, section) {
        (Some(dimension), _) => Some(model.instrument.dimension(dimension).description.get(model.lang)),
        (None, Section::ORGANISATION) => Some(text.question_extra),
        _ => None,
    };
    let lede = lede.map(|lede| of("p", "sbs-section__lede").text(lede));
    let head = of("header", "sbs-section__head").child(row).option(lede).option(hint(page));
    let form = of("form", "sbs-section")
        .attr("aria-labelledby", &format!("{prefix}-heading"))
        .flag("novalidate", true)
        .on(On::Submit, Callback::from(|event: Event| event.prevent_default()))
        .child(head);
    let form = match section {
        Section::ORGANISATION => form.child(organisation(model, prefix, send)),
        _ => items(form, page),
    };
    // Whatever is pressed or typed goes before going on by itself. A digit that answers was heard already.
    let form = if model.pace.goes_on && model.alone(section).is_some() {
        let stay = {
            let send = send.clone();
            Callback::from(move |event: Event| {
                if !event.default_prevented() {
                    send.emit(Msg::Navigate(NavigateMsg::Stay));
                }
            })
        };
        form.on(On::Click, stay.clone()).on(On::KeyDown, stay)
    } else {
        form
    };
    form.child(navigation(page)).option(pace(page))
}

/// How to answer: the first instruction, and folded under it the others, the words, and what the steps mean in general.
/// Questions are what a visitor came for: they begin on the first screen of a phone.
fn hint(page: &Page<'_>) -> Option<ElementBuilder> {
    let Page { model, section, text, .. } = *page;
    let (instrument, lang) = (&model.instrument, model.lang);
    let alone = model.alone(section);
    let is_asked = move |item: &ItemIndex| alone.is_none_or(|alone| alone == *item);
    let asked = || section.items(instrument, model.mode).filter(is_asked).map(|item| instrument.item(item));
    let first = asked().next()?;
    let instruction = instrument.instructions.first().map_or("", |instruction| instruction.get(lang));
    let mut rules = el("p");
    for line in instrument.instructions.iter().skip(1) {
        rules = rules.text(line.get(lang)).text(" ");
    }
    // Answers without an explanation lie between others only where the first and the last answer have one.
    let mut partly = asked().filter(|item| {
        let explained = item.anchors.iter().flatten().count();
        explained > 0 && explained < item.anchors.len()
    });
    let is_between = |item: &Item| matches!(item.anchors.as_slice(), [Some(_), .., Some(_)]);
    if partly.next().is_some_and(is_between) && partly.all(is_between) {
        rules = rules.text(text.question_between);
    }
    let mut words = el("p");
    let definitions =
        [instrument.definition_we, instrument.definition_social, instrument.definition_customers];
    for (place, definition) in definitions.iter().flatten().enumerate() {
        words = words.text(if place > 0 { " " } else { "" }).text(definition.get(lang));
    }
    let mut meanings = el("ul");
    let states = &instrument.states;
    let points = &instrument.scale_of(first).points;
    let max = points.len().saturating_sub(1).to_string();
    let steps = points.iter().filter_map(|point| Some((&point.label, point.anchor.as_ref()?)));
    let unknown = [(&states.dont_know, &states.dont_know_help)];
    for (label, meaning) in steps.chain(unknown) {
        let label = el("strong").text(label.get(lang));
        meanings = meanings.child(el("li").child(label).text(lang.colon()).text(" ").text(meaning.get(lang)));
    }
    let body = of("div", "sbs-disclosure__body")
        .child(rules)
        .child(words)
        .child(el("p").text(text.question_scale_help))
        .child(meanings)
        .child(of("p", "sbs-section__keys").text(&text.question_keys.fill(&[("max", &max)])));
    let more = of("span", "sbs-section__more").text(text.question_more);
    let line = el("span").child(el("span").text(instruction).text(" ")).child(more);
    Some(of("details", "sbs-disclosure sbs-section__hint").child(el("summary").child(line)).child(body))
}

/// The items, with a heading where the dimension changes and a line where the scale does.
fn items(mut form: ElementBuilder, page: &Page<'_>) -> ElementBuilder {
    let Page { model, section, prefix, send, text, .. } = *page;
    let instrument = &model.instrument;
    let alone = model.alone(section);
    let mut previous: Option<ItemIndex> = None;
    for index in section.items(instrument, model.mode) {
        let item = instrument.item(index);
        let before = previous.replace(index).map(|previous| instrument.item(previous));
        if alone.is_some_and(|alone| alone != index) {
            continue;
        }
        let is_other_part = alone.is_some() || before.is_none_or(|b| b.dimension != item.dimension);
        let is_new_part = section.dimension().is_none() && is_other_part;
        let is_other_scale = before.is_some_and(|before| before.scale != item.scale);
        let is_new_scale = alone.is_some() || before.is_none() || is_other_scale;
        let scale_id = AttrValue::from(format!("{prefix}-{}-scale", item.id));
        let scale_line = is_new_scale.then(|| {
            let line = of("p", "sbs-section__scale").id(&scale_id);
            let line = if is_other_scale { line.text(text.question_stem_change).text(" ") } else { line };
            line.text(instrument.scale_of(item).stem.get(model.lang))
        });
        let view = html! {
            <ItemView instrument={instrument.clone()} item={index} lang={model.lang}
                number={item_number(instrument, model.mode, index).unwrap_or(0)}
                answer={model.answers.get(index)}
                can_undo={model.cleared.is_some_and(|cleared| cleared.item == index)}
                note={model.notes.get(index).to_owned()}
                earlier={model.unmigrated.answer_to(&item.id).map(str::to_owned)}
                scale_note={is_new_scale.then_some(scale_id)} is_alone={alone.is_some()}
                prefix={prefix.clone()} send={send.clone()} />
        };
        let part = is_new_part.then(|| part_heading(item.dimension, page));
        let has_head = is_new_part || is_new_scale;
        let head = has_head.then(|| of("div", "sbs-section__run").option(part).option(scale_line));
        form = form.child(el("div").key(&item.id).option(head).node(view));
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
        .child(el("span").option(tier(dimension, page.text)).child(el("span").text(name)))
}

/// Back and on; on is never disabled and never blocks.
fn navigation(page: &Page<'_>) -> ElementBuilder {
    let Page { model, section, send, .. } = *page;
    let ways = model.ways(section);
    let to = |kind: &'static str, way: Way, is_back: bool| {
        let (label, msg) = leads(way, is_back, page);
        button(kind, &label, send, Msg::Navigate(msg))
    };
    of("div", "sbs-section__nav")
        .key("nav")
        .child(to("second", ways.back, true))
        .option(ways.beside.map(|section| to("second", Way::Section(section), false)))
        .child(to("", ways.on, false).set("data-sbs-next", "true"))
}

/// What the button of a way says and sends.
fn leads(way: Way, is_back: bool, page: &Page<'_>) -> (String, NavigateMsg) {
    let Page { model, text, .. } = *page;
    match way {
        Way::Intro => (text.question_back_to_start.to_owned(), NavigateMsg::OpenIntro),
        Way::Section(section) => {
            let name = section_name(section, &model.instrument, text, model.lang);
            let label = if is_back { &text.question_previous } else { &text.question_next };
            (label.fill(&[("section", name)]), NavigateMsg::OpenSection(section))
        }
        Way::Item(item) => {
            let own = Section::of(&model.instrument, model.mode, item).filter(|own| *own != page.section);
            let label = match (own, is_back) {
                (Some(section), _) => {
                    let name = section_name(section, &model.instrument, text, model.lang);
                    text.question_previous.fill(&[("section", name)])
                }
                (None, true) => text.question_item_previous.to_owned(),
                (None, false) => text.question_item_next.to_owned(),
            };
            (label, NavigateMsg::OpenAlone(item))
        }
        Way::Review => (text.question_to_check.to_owned(), NavigateMsg::OpenReview),
        Way::Result => (text.question_check_result.to_owned(), NavigateMsg::OpenResult),
    }
}

/// How questions come, and where they come one by one whether an answer leads on. Below the questions: it is a choice for
/// later, and they are to be in sight at once.
fn pace(page: &Page<'_>) -> Option<ElementBuilder> {
    let Page { model, section, send, text, .. } = *page;
    if section == Section::ORGANISATION {
        return None;
    }
    let is_one = model.flow() == Flow::One;
    let flow = ticked(send, |is_one| SettingsMsg::SetFlow(if is_one { Flow::One } else { Flow::Section }));
    let flow = checkbox(is_one, flow).child(el("span").text(text.question_one));
    let goes_on = is_one.then(|| {
        let goes_on = ticked(send, SettingsMsg::SetGoesOn);
        checkbox(model.pace.goes_on, goes_on).child(el("span").text(text.question_goes_on))
    });
    // A wide box has room for a section; whoever has chosen can choose again in any.
    let pace = of("div", "sbs-pace").key("pace").set("data-one", if is_one { "true" } else { "false" });
    Some(pace.child(flow).option(goes_on))
}

fn ticked(send: &Callback<Msg>, means: fn(bool) -> SettingsMsg) -> Callback<Event> {
    let send = send.clone();
    Callback::from(move |event: Event| send.emit(Msg::Settings(means(target_checked(&event)))))
}
