//! The start: two scans, what they cost and give, what stays private; and going on where somebody was.

use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::screen_heading;
use crate::{
    app::{
        effect::Keep,
        model::{Keeping, Progress},
        msg::Msg,
        section::Scope,
        shared::Shared,
        strings::{Plural, Strings, strings},
        views::icon::{Icon, IconKind},
    },
    core::{
        display::Numbers,
        instrument::{ErrorCode, Instrument, Lang, Mode, Text},
    },
};

/// Seconds for one item, with its help: about what reading 30 words and choosing takes.
const SECONDS_PER_ITEM: usize = 15;

/// What is there to go on with.
#[derive(Debug, Clone, PartialEq)]
pub struct Resume {
    /// The mode.
    pub mode: Mode,
    /// How far.
    pub progress: Progress,
    /// When, as the visitor reads it; `None` if the clock of then said nothing sensible.
    pub date: Option<AttrValue>,
}

/// Props of [`Intro`].
#[derive(Properties, PartialEq)]
pub struct IntroProps {
    /// The questionnaire.
    pub instrument: Shared<Instrument>,
    /// What is there to go on with.
    pub resume: Option<Resume>,
    /// Which part is done.
    pub scope: Scope,
    /// Whether answers are kept.
    pub keeping: Keeping,
    /// Why the last code was refused.
    pub code_error: Option<ErrorCode>,
    /// The language.
    pub lang: Lang,
    /// The level of the heading, 1 to 6.
    pub heading_level: u8,
    /// The start of element ids; unique on the page.
    pub prefix: AttrValue,
    /// The drawing beside the text.
    pub art: Html,
    /// Where messages go.
    pub send: Callback<Msg>,
}

/// The start screen.
#[component]
pub fn Intro(props: &IntroProps) -> Html {
    let text = strings(props.lang);
    let id = AttrValue::from(format!("{}-heading", props.prefix));
    html! {
        <div class="sbs-intro">
            <div>
                if let Some(resume) = &props.resume {
                    {resume_block(resume, props, text)}
                }
                {screen_heading(props.heading_level, "sbs-title", id, props.instrument.title.get(props.lang).into())}
                <p class="sbs-intro__lede">{props.instrument.intro.get(props.lang)}</p>
                <div class="sbs-choices">
                    {choice(Mode::Quick, props, text)}
                    {choice(Mode::Full, props, text)}
                </div>
                <ul class="sbs-promises">
                    {promise(text.start_privacy)}
                    {promise(text.start_pause)}
                </ul>
                <div class="sbs-intro__extras">
                    {no_social(props, text)}
                    {session_only(props, text)}
                    {how(props, text)}
                    <CodeForm lang={props.lang} error={props.code_error} instrument={props.instrument.clone()}
                        prefix={props.prefix.clone()} send={props.send.clone()} />
                </div>
            </div>
            {props.art.clone()}
        </div>
    }
}

fn resume_block(resume: &Resume, props: &IntroProps, text: &'static Strings) -> Html {
    let mode = match resume.mode {
        Mode::Quick => text.start_quick_title,
        Mode::Full => text.start_full_title,
    };
    let Progress { answered, total } = resume.progress;
    let total_text = total.to_string();
    let line = match &resume.date {
        Some(date) => {
            text.start_resume_text.fill(answered, &[("mode", mode), ("total", &total_text), ("date", date)])
        }
        None => text.start_resume_undated.fill(answered, &[("mode", mode), ("total", &total_text)]),
    };
    let id = format!("{}-resume", props.prefix);
    html! {
        <section class="sbs-resume" aria-labelledby={id.clone()}>
            <h2 class="sbs-resume__title" {id}>{text.start_resume_title}</h2>
            <p>{line}</p>
            <div class="sbs-buttons">
                <button type="button" class="sbs-button" onclick={props.send.reform(|_| Msg::Resume)}>
                    {text.start_resume_action}
                </button>
                if resume.progress.is_done() {
                    <button type="button" class="sbs-button" data-kind="second"
                        onclick={props.send.reform(|_| Msg::OpenResult)}>{text.start_resume_result}</button>
                }
                <button type="button" class="sbs-button" data-kind="second"
                    onclick={props.send.reform(|_| Msg::AskRestart)}>{text.start_resume_restart}</button>
            </div>
        </section>
    }
}

fn choice(mode: Mode, props: &IntroProps, text: &'static Strings) -> Html {
    let n = props.instrument.in_mode(mode).count();
    let minutes = (n * SECONDS_PER_ITEM).div_ceil(60).to_string();
    let (title, body, action): (&str, &Plural, &str) = match mode {
        Mode::Quick => (text.start_quick_title, &text.start_quick_text, text.start_quick_action),
        Mode::Full => (text.start_full_title, &text.start_full_text, text.start_full_action),
    };
    let kind = (mode == Mode::Full).then_some("second");
    html! {
        <section class="sbs-choice" aria-label={title}>
            <span class="sbs-choice__figure" aria-hidden="true">{n}</span>
            <h2 class="sbs-choice__title">{title}</h2>
            <p class="sbs-choice__text">{body.fill(n, &[("minutes", &minutes)])}</p>
            <button type="button" class="sbs-button" data-kind={kind}
                onclick={props.send.reform(move |_| Msg::Start(mode))}>{action}</button>
        </section>
    }
}

fn promise(text: &'static str) -> Html {
    html! {
        <li class="sbs-promises__item">
            <Icon kind={IconKind::Check} class="sbs-promises__check" />
            <span>{text}</span>
        </li>
    }
}

fn check(checked: bool, label: &'static str, help: &'static str, on_change: Callback<bool>) -> Html {
    let onchange = on_change.reform(|event: Event| {
        event.target_dyn_into::<HtmlInputElement>().is_some_and(|input| input.checked())
    });
    html! {
        <label class="sbs-check">
            <input class="sbs-check__box" type="checkbox" {checked} {onchange} />
            <span>{label}{" "}<span class="sbs-check__help">{help}</span></span>
        </label>
    }
}

fn no_social(props: &IntroProps, text: &'static Strings) -> Html {
    let checked = props.scope == Scope::CultureOnly;
    check(checked, text.start_no_social, text.start_no_social_help, props.send.reform(Msg::SetNoSocial))
}

fn session_only(props: &IntroProps, text: &'static Strings) -> Html {
    match props.keeping {
        // Nothing is kept anyway; the notice above says so.
        Keeping::Off(_) => Html::default(),
        Keeping::Kept(keep) => check(
            keep == Keep::Tab,
            text.storage_session_only,
            text.start_shared_computer,
            props.send.reform(Msg::SetSessionOnly),
        ),
    }
}

fn how(props: &IntroProps, text: &'static Strings) -> Html {
    let instrument = &props.instrument;
    let threshold = Numbers::new(instrument, instrument.parameters.threshold, props.lang).threshold();
    let paragraph = |text: &Text| html! { <p>{text.get(props.lang)}</p> };
    html! {
        <details class="sbs-disclosure">
            <summary>{text.start_how}</summary>
            <div class="sbs-disclosure__body">
                <p>{text.start_how_scale}</p>
                <p>{text.start_how_gate.fill(&[("threshold", &threshold)])}</p>
                {paragraph(&instrument.texts.culture)}
                {paragraph(&instrument.texts.pyramid)}
                {paragraph(&instrument.texts.position)}
                {for instrument.caveats.iter().map(paragraph)}
            </div>
        </details>
    }
}

/// Props of [`CodeForm`].
#[derive(Properties, PartialEq)]
struct CodeFormProps {
    instrument: Shared<Instrument>,
    lang: Lang,
    error: Option<ErrorCode>,
    prefix: AttrValue,
    send: Callback<Msg>,
}

/// Going on with a code that was kept.
#[component]
fn CodeForm(props: &CodeFormProps) -> Html {
    let text = strings(props.lang);
    let field = use_node_ref();
    let onclick = {
        let field = field.clone();
        props.send.reform(move |_| {
            Msg::OpenCode(field.cast::<HtmlTextAreaElement>().map(|field| field.value()).unwrap_or_default())
        })
    };
    let (id, help, error) = (
        format!("{}-code", props.prefix),
        format!("{}-code-help", props.prefix),
        format!("{}-code-error", props.prefix),
    );
    let described_by = if props.error.is_some() { format!("{error} {help}") } else { help.clone() };
    html! {
        <details class="sbs-disclosure">
            <summary>{text.start_code}</summary>
            <div class="sbs-disclosure__body">
                <label class="sbs-field__label" for={id.clone()}>{text.share_import_label}</label>
                <textarea {id} class="sbs-field" rows="2" ref={field} autocomplete="off" spellcheck="false"
                    aria-invalid={props.error.is_some().then_some("true")} aria-describedby={described_by} />
                if let Some(code) = props.error {
                    <p id={error} class="sbs-field__error" role="alert">
                        {props.instrument.texts.errors.get(code).get(props.lang)}
                    </p>
                }
                <p id={help} class="sbs-muted">{text.share_import_help}</p>
                <div class="sbs-buttons">
                    <button type="button" class="sbs-button" data-kind="second" {onclick}>{text.share_import_action}</button>
                </div>
            </div>
        </details>
    }
}
