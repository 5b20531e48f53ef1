//! The start: two scans, what they cost and give, what stays private; and going on where somebody was.

use yew::prelude::*;

use super::screen_heading;
use crate::{
    core::{
        instrument::{Mode, Role},
        section::Scope,
        string_enum::StringEnum,
    },
    i18n::{Strings, is_social, strings},
    state::{
        host::Host,
        model::{Model, PersistenceState, Progress},
        msg::{AttemptMsg, DialogMsg, ImportMsg, Msg, NavigateMsg, SettingsMsg},
        screen::Screen,
    },
    storage::location::StorageLocation,
    ui::{
        components::{bring::Bring, icon, invited::invitation, question::count_field::checkbox},
        element_builder::{ElementBuilder, button, disclosure, el, heading, of, quiet, target_checked},
        owner_slot::{OwnerSlot, owner_slot},
    },
};

/// Seconds for one item, with its help: about what reading 30 words and choosing takes.
const SECONDS_PER_ITEM: usize = 15;

/// What the start screen shows beside the model.
pub struct Intro<'a> {
    /// The state.
    pub model: &'a Model,
    /// When the answers were saved, as the visitor reads it; `None` if the clock of then said nothing sensible.
    pub date: Option<String>,
    /// The level of the heading, 1 to 6.
    pub heading_level: u8,
    /// The start of element ids; unique on the page.
    pub prefix: &'a str,
    /// The drawing beside the text.
    pub art: Html,
    /// The attempts.
    pub earlier: Html,
    /// What is around the scan.
    pub host: &'a Host,
    /// Where messages go.
    pub send: &'a Callback<Msg>,
}

/// The start screen.
#[must_use]
pub fn intro(props: &Intro<'_>) -> ElementBuilder {
    let Intro { model, heading_level, prefix, send, .. } = *props;
    let (lang, text) = (model.lang, strings(model.lang));
    let offer = |mode: Mode| {
        // Where the quick scan asks as much as the full one, there is one.
        let is_offered = if model.instrument.offers_quick() {
            props.host.offer().is_none_or(|only| only == mode)
        } else {
            mode == Mode::Full
        };
        is_offered.then(|| choice(mode, props, text))
    };
    let choices = of("div", "sbs-choices").option(offer(Mode::Quick)).option(offer(Mode::Full));
    let promises =
        of("ul", "sbs-promises").child(promise(text.start_privacy)).child(promise(text.start_pause));
    let is_social = is_social(&model.instrument);
    let no_social = is_social.then(|| {
        check(model.scope == Scope::CultureOnly, text.start_no_social, text.start_no_social_help, {
            let send = send.clone();
            Callback::from(move |event: Event| {
                send.emit(Msg::Settings(SettingsMsg::SetNoSocial(target_checked(&event))))
            })
        })
    });
    let session_only = session_only(props, text);
    let settings = (no_social.is_some() || session_only.is_some()).then(|| {
        let title = if is_social { text.start_settings } else { text.start_settings_shared };
        let body = of("div", "sbs-disclosure__body").option(no_social).option(session_only);
        disclosure(title).child(body)
    });
    let extras = of("div", "sbs-intro__extras")
        .child(code_form(props, text))
        .option(settings)
        .child(quiet(text.team_open, send, Msg::Navigate(NavigateMsg::OpenTeam)))
        .child(quiet(text.about_open, send, Msg::Navigate(NavigateMsg::OpenAbout)));
    let words = el("div")
        .child(screen_heading(heading_level, "sbs-title", prefix, model.instrument.title.get(lang)))
        .child(owner_slot(OwnerSlot::Intro))
        .option(invitation(model, heading_level.saturating_add(1), prefix, send))
        .option(model.has_begun().then(|| resume_block(props, text)))
        .child(of("p", "sbs-intro__lede").text(model.instrument.intro.get(lang)))
        .child(choices)
        .child(promises)
        .node(props.earlier.clone())
        .child(extras);
    of("div", "sbs-intro").child(words).node(props.art.clone())
}

fn resume_block(props: &Intro<'_>, text: &'static Strings) -> ElementBuilder {
    let Intro { model, heading_level, prefix, send, .. } = *props;
    let mode = match model.mode {
        Mode::Quick => text.start_quick_title,
        Mode::Full => text.start_full_title,
    };
    let Progress { answered, total } = model.progress();
    let total = total.to_string();
    let line = match &props.date {
        Some(date) => {
            text.start_resume_text.fill(answered, &[("mode", mode), ("total", &total), ("date", date)])
        }
        None => text.start_resume_undated.fill(answered, &[("mode", mode), ("total", &total)]),
    };
    let id = format!("{prefix}-resume");
    // One way on is the main one: to the result as soon as there is a whole one, else to where the visitor was.
    let is_done = model.progress().is_done();
    let result =
        is_done.then(|| button("", text.start_resume_result, send, Msg::Navigate(NavigateMsg::OpenResult)));
    let leads_elsewhere = !is_done || model.resume != Some(Screen::Result);
    let resume = leads_elsewhere.then(|| {
        let kind = if is_done { "second" } else { "" };
        button(kind, text.start_resume_action, send, Msg::Navigate(NavigateMsg::Resume))
    });
    let next = model.is_attempt().then(|| quiet(text.start_next, send, Msg::Attempts(AttemptMsg::StartNext)));
    let buttons = of("div", "sbs-buttons").option(result).option(resume).option(next).child(quiet(
        text.start_resume_restart,
        send,
        Msg::Dialog(DialogMsg::AskRestart),
    ));
    of("section", "sbs-resume")
        .key("resume")
        .attr("aria-labelledby", &id)
        .child(
            heading(heading_level.saturating_add(1), "sbs-resume__title")
                .id(&id)
                .text(text.start_resume_title),
        )
        .child(el("p").text(&line))
        .child(buttons)
}

fn choice(mode: Mode, props: &Intro<'_>, text: &'static Strings) -> ElementBuilder {
    let n = props.model.instrument.in_mode(mode).count();
    // Never one: the texts speak of minutes.
    let minutes = (n * SECONDS_PER_ITEM).div_ceil(60).max(2).to_string();
    let (title, body, action, kind) = match mode {
        Mode::Quick => (text.start_quick_title, &text.start_quick_text, text.start_quick_action, ""),
        Mode::Full => (text.start_full_title, &text.start_full_text, text.start_full_action, "second"),
    };
    let body = match mode {
        _ if props.model.instrument.has(Role::Levels) => body,
        Mode::Quick => &text.start_quick_text_scores,
        Mode::Full => &text.start_full_text_scores,
    };
    // The only one is the main one; who has begun has another.
    let is_only = props.host.offer().is_some() || !props.model.instrument.offers_quick();
    let kind = if is_only { "" } else { kind };
    let is_invited = props.model.team.invited.is_some();
    let kind = if has_begun(props.model) || is_invited { "second" } else { kind };
    let body = body.fill(n, &[("minutes", &minutes)]);
    let start = button(kind, action, props.send, Msg::Navigate(NavigateMsg::Start(mode)));
    // Which questions `prerendered-screen.js` shows.
    let start = if cfg!(feature = "prerender") { start.set("data-early", mode.key()) } else { start };
    of("section", "sbs-choice")
        // With the figure that is seen: whoever speaks to the computer says what stands there.
        .attr("aria-label", &[&n.to_string(), " ", title].concat())
        .child(of("span", "sbs-choice__figure").set("aria-hidden", "true").number(n))
        .child(heading(props.heading_level.saturating_add(1), "sbs-choice__title").text(title))
        .child(of("p", "sbs-choice__text").text(&body))
        .child(start)
}

/// Whether a start is one more. A prerendered screen is of nobody yet: scripts and style sheets fit it to the visit.
fn has_begun(model: &Model) -> bool {
    model.has_begun() && !cfg!(feature = "prerender")
}

fn promise(text: &'static str) -> ElementBuilder {
    of("li", "sbs-promises__item").child(icon::check("sbs-promises__check")).child(el("span").text(text))
}

fn check(checked: bool, label: &'static str, help: &'static str, ticked: Callback<Event>) -> ElementBuilder {
    let help = of("span", "sbs-check__help").text(help);
    checkbox(checked, ticked).child(el("span").text(label).text(" ").child(help))
}

fn session_only(props: &Intro<'_>, text: &'static Strings) -> Option<ElementBuilder> {
    // Where nothing is kept anyway, the notice above says so; where the host has decided, there is no choice.
    let PersistenceState::Kept(location) = props.model.persistence else { return None };
    props.host.location().filter(|location| *location == StorageLocation::Device)?;
    let send = props.send.clone();
    let ticked = Callback::from(move |event: Event| {
        send.emit(Msg::Settings(SettingsMsg::SetSessionOnly(target_checked(&event))))
    });
    Some(check(
        location == StorageLocation::Tab,
        text.storage_session_only,
        text.start_shared_computer,
        ticked,
    ))
}

/// Going on with a code or a file that was kept.
fn code_form(props: &Intro<'_>, text: &'static Strings) -> ElementBuilder {
    let form = Bring {
        model: props.model,
        id: [props.prefix, "-code"].concat(),
        title: text.start_code,
        action: text.share_import_action,
        message: |code| Msg::Import(ImportMsg::OpenCode(code)),
        accept: ".json,application/json,.pdf,application/pdf",
        send: props.send,
    };
    form.view()
}
