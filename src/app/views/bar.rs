//! The bar on every screen: name, whether answers are kept, language, menu.

use web_sys::{HtmlElement, KeyboardEvent};
use yew::prelude::*;

use super::icon::{Icon, IconKind};
use crate::{
    app::{
        effect::Keep,
        model::Keeping,
        msg::Msg,
        strings::{Strings, strings},
    },
    core::{instrument::Lang, keyed::Keyed},
};

/// Props of [`Bar`].
#[derive(Properties, PartialEq)]
pub struct BarProps {
    /// The language of the interface.
    pub lang: Lang,
    /// Whether answers are kept; `None` before the first save.
    pub keeping: Option<Keeping>,
    /// Whether there is anything to remove or to start again.
    pub has_begun: bool,
    /// Where messages go.
    pub send: Callback<Msg>,
}

/// The bar.
#[component]
pub fn Bar(props: &BarProps) -> Html {
    let text = strings(props.lang);
    html! {
        <div class="sbs-bar">
            <span class="sbs-bar__name">
                <Icon kind={IconKind::Glyph} class="sbs-bar__glyph" />
                {text.app_name}
            </span>
            {kept(props.keeping, text)}
            <div class="sbs-lang" role="group" aria-label={text.app_language}>
                {for Lang::ALL.iter().map(|lang| language_button(*lang, props))}
            </div>
            <Menu lang={props.lang} has_begun={props.has_begun} send={props.send.clone()} />
        </div>
    }
}

fn kept(keeping: Option<Keeping>, text: &'static Strings) -> Html {
    match keeping {
        None => Html::default(),
        Some(Keeping::Kept(keep)) => html! {
            <span class="sbs-saved">
                <Icon kind={IconKind::Check} class="sbs-saved__check" />
                {match keep {
                    Keep::Device => text.storage_saved,
                    Keep::Tab => text.storage_saved_tab,
                }}
            </span>
        },
        Some(Keeping::Off(_)) => html! { <span class="sbs-saved" data-state="off">{text.storage_off}</span> },
    }
}

fn language_button(lang: Lang, props: &BarProps) -> Html {
    // Each name in its own language, so that whoever needs the other one can read it.
    let (short, name) = match lang {
        Lang::Nl => ("NL", "Nederlands"),
        Lang::En => ("EN", "English"),
    };
    let pressed = lang == props.lang;
    let onclick = props.send.reform(move |_| Msg::SetLang(lang));
    html! {
        <button key={lang.key()} type="button" class="sbs-lang__button" lang={lang.key()} {onclick}
            aria-pressed={pressed.to_string()}>
            <span aria-hidden="true">{short}</span>
            <span class="sbs-visually-hidden">{name}</span>
        </button>
    }
}

/// Props of [`Menu`].
#[derive(Properties, PartialEq)]
struct MenuProps {
    lang: Lang,
    has_begun: bool,
    send: Callback<Msg>,
}

/// What is possible on every screen: back to the start, start again, remove everything.
#[component]
fn Menu(props: &MenuProps) -> Html {
    let text = strings(props.lang);
    let details = use_node_ref();
    let close = {
        let details = details.clone();
        move || {
            if let Some(details) = details.cast::<HtmlElement>() {
                // The attribute may be gone already, which is as good.
                let _ = details.remove_attribute("open");
                if let Ok(Some(toggle)) = details.query_selector("summary") {
                    focus(&toggle);
                }
            }
        }
    };
    let onkeydown = {
        let close = close.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                close();
            }
        })
    };
    let choose = |msg: Msg| {
        let (close, send) = (close.clone(), props.send.clone());
        Callback::from(move |_: MouseEvent| {
            close();
            send.emit(msg.clone());
        })
    };
    html! {
        <details class="sbs-menu" ref={details.clone()} {onkeydown}>
            <summary class="sbs-menu__toggle">{text.app_menu}</summary>
            <div class="sbs-menu__panel">
                <button type="button" class="sbs-quiet" onclick={choose(Msg::OpenIntro)}>
                    {text.question_back_to_start}
                </button>
                if props.has_begun {
                    <button type="button" class="sbs-quiet" onclick={choose(Msg::AskRestart)}>{text.result_restart}</button>
                }
                <button type="button" class="sbs-quiet" onclick={choose(Msg::AskDelete)}>{text.storage_delete}</button>
            </div>
        </details>
    }
}

fn focus(element: &web_sys::Element) {
    use wasm_bindgen::JsCast;
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        // An element that cannot take the focus keeps it where it was.
        let _ = element.focus();
    }
}
