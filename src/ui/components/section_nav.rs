//! The list of sections, with what is done in each; every section can be opened at any time.

use yew::prelude::*;

use super::{
    badge::{badge, check_badge, organisation_badge, tier},
    icon,
};
use crate::{
    core::{
        instrument::{Group, Role},
        section::{Asks, Section, SectionGroup},
    },
    i18n::{Strings, is_social, section_name, strings},
    state::{
        model::{Model, Progress},
        msg::{Msg, NavigateMsg},
    },
    ui::element_builder::{ElementBuilder, el, of},
};

/// The list of sections. `now` is the section on screen, `None` on the overview; `id` is unique on the page.
#[must_use]
pub fn section_nav(model: &Model, now: Option<Section>, id: &str, send: &Callback<Msg>) -> ElementBuilder {
    let text = strings(model.lang);
    let Progress { answered, total } = model.progress();
    let title = text.question_answered.fill(answered, &[("total", &total.to_string())]);
    let open = if model.sections_open || now.is_none() { "true" } else { "false" };
    let mut nav = of("nav", "sbs-steps")
        .id(id)
        .set("aria-label", text.question_nav)
        .set("data-open", open)
        .child(of("p", "sbs-steps__title").text(&title));
    for (key, name, sections) in groups(model, text) {
        let name = name.map(|name| of("p", "sbs-steps__group").text(name));
        let sections = sections.into_iter().map(|section| step(model, section, now, text, send));
        nav = nav.child(el("div").key(key).option(name).child(el("ol").children(sections)));
    }
    let review = link(now.is_none(), send, Msg::Navigate(NavigateMsg::OpenReview))
        .child(check_badge())
        .child(el("span").text(text.question_check_title));
    nav.child(el("ol").key("review").child(el("li").child(review)))
}

/// A key, a heading and what stands under it.
type Part = (&'static str, Option<&'static str>, Vec<Section>);

/// The sections under their headings: of the built-in questionnaire three, of another one those of its groups that have a
/// name, unless the group is one section that is called so itself.
fn groups(model: &Model, text: &'static Strings) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for section in model.sections() {
        let (key, name) = if is_social(&model.instrument) {
            let name = match section.group() {
                SectionGroup::Culture => text.question_nav_culture,
                SectionGroup::Social => text.question_nav_social,
                SectionGroup::Last => text.question_nav_last,
            };
            (name, Some(name))
        } else {
            let is_of = |group: &&Group| match section.asks() {
                Asks::Dimension(dimension) => group.has(dimension),
                Asks::Group(own) => **group == own,
                Asks::Organisation => false,
            };
            let group = model.instrument.groups.iter().find(is_of);
            let named = group.filter(|_| section.dimension().is_some());
            let name = named.and_then(|group| group.name).map(|name| name.get(model.lang));
            (group.map_or("", |group| group.key), name)
        };
        match parts.last_mut().filter(|(last, _, _)| *last == key) {
            Some((_, _, sections)) => sections.push(section),
            None => parts.push((key, name, vec![section])),
        }
    }
    parts
}

fn link(is_now: bool, send: &Callback<Msg>, msg: Msg) -> ElementBuilder {
    let link = of("button", "sbs-steps__link").set("type", "button").click(send, msg);
    if is_now { link.set("aria-current", "step") } else { link }
}

fn step(
    model: &Model,
    section: Section,
    now: Option<Section>,
    text: &'static Strings,
    send: &Callback<Msg>,
) -> ElementBuilder {
    let progress = model.section_progress(section);
    let name = section_name(section, &model.instrument, text, model.lang);
    let state = if progress.is_done() {
        text.question_nav_state_done
    } else if progress.answered > 0 {
        text.question_nav_state_busy
    } else {
        text.question_nav_state_todo
    };
    let first = name.chars().next().unwrap_or(' ');
    let sign = match section.asks() {
        Asks::Organisation => organisation_badge(),
        Asks::Group(Group { role: Role::Profile, .. }) => badge(None, 'P'),
        Asks::Group(Group { role: Role::Levels, .. }) => {
            let levels = model.instrument.dimensions_of(Role::Levels).count();
            badge(None, u32::try_from(levels).ok().and_then(|n| char::from_digit(n, 10)).unwrap_or(first))
        }
        Asks::Group(_) | Asks::Dimension(_) => badge(section.dimension(), first),
    };
    let (n, total) = (progress.answered.to_string(), progress.total.to_string());
    let count = text.question_nav_count.fill(&[("n", &n), ("total", &total)]);
    let spoken = of("span", "sbs-visually-hidden").text(", ").text(state).text(", ").text(&count);
    let tier = section.dimension().and_then(|dimension| tier(dimension, text));
    let check = progress.is_done().then(|| icon::check("sbs-steps__check"));
    let shown = of("span", "sbs-steps__count").set("aria-hidden", "true").option(check);
    let link = link(now == Some(section), send, Msg::Navigate(NavigateMsg::OpenSection(section)))
        .child(sign)
        .child(el("span").option(tier).child(el("span").text(name)).child(spoken))
        .child(shown.text(&n).text("/").text(&total));
    el("li").key(section.key()).child(link)
}
