//! What every part of the page is given, and the few shapes that they share.

use yew::prelude::*;

use crate::{
    app::{
        msg::Msg,
        result::{ItemLink, ResultPage, ratio::Remark},
        section::Scope,
        shared::Shared,
        strings::{Strings, strings},
    },
    core::instrument::{Lang, Mode},
};

/// Props of every part: the same for all, so that they are compared and passed on by the same code.
#[derive(Properties, PartialEq, Clone)]
pub struct PartProps {
    /// The texts of the page.
    pub page: Shared<ResultPage>,
    /// Quick or full.
    pub mode: Mode,
    /// Which part of the questionnaire counts.
    pub scope: Scope,
    /// The language.
    pub lang: Lang,
    /// The result code.
    pub code: AttrValue,
    /// Changes when colours may have changed.
    pub theme_key: AttrValue,
    /// The level of the headline, 1 to 6.
    pub heading_level: u8,
    /// What ids start with.
    pub id_prefix: AttrValue,
    /// Where messages go.
    pub send: Callback<Msg>,
}

impl PartProps {
    /// The words of the interface.
    pub fn text(&self) -> &'static Strings {
        strings(self.lang)
    }

    /// The id of an element of this page.
    pub fn id(&self, name: &str) -> AttrValue {
        format!("{}-{name}", self.id_prefix).into()
    }

    /// The heading of a block; a jump link can put the focus on it.
    pub fn heading(&self, name: &str, text: &str) -> Html {
        html! {
            <@{self.tag(1)} class="sbs-heading" id={self.id(name)} tabindex="-1">{text}</@>
        }
    }

    /// A heading inside a block.
    pub fn subheading(&self, text: &str) -> Html {
        html! { <@{self.tag(2)} class="sbs-subheading">{text}</@> }
    }

    /// The element of a heading some levels under the headline.
    pub fn tag(&self, below: u8) -> String {
        format!("h{}", self.heading_level.saturating_add(below).clamp(1, 6))
    }

    /// A callback that sends a message.
    pub fn on(&self, msg: Msg) -> Callback<MouseEvent> {
        self.send.reform(move |_| msg.clone())
    }

    /// A button that reads as a link and sends a message.
    pub fn link(&self, msg: Msg, text: &str) -> Html {
        html! { <button type="button" class="sbs-textlink" onclick={self.on(msg)}>{text}</button> }
    }

    /// A link back to a question.
    pub fn item(&self, link: &ItemLink) -> Html {
        self.link(Msg::OpenItem(link.item), &link.text)
    }

    /// A list of links back to questions; nothing without links.
    pub fn items(&self, links: &[ItemLink]) -> Html {
        if links.is_empty() {
            return Html::default();
        }
        html! {
            <ul class="sbs-textlinks">
                {for links.iter().map(|link| html! { <li key={link.item.position()}>{self.item(link)}</li> })}
            </ul>
        }
    }

    /// Warnings with their questions.
    pub fn remarks(&self, remarks: &[Remark]) -> Html {
        html! {
            {for remarks.iter().map(|remark| html! {
                <div key={remark.text.clone()} class="sbs-notice" data-kind="signal">
                    <p>{&remark.text}</p>
                    {self.items(&remark.items)}
                </div>
            })}
        }
    }
}

/// Paragraphs.
pub fn paragraphs(texts: &[String]) -> Html {
    html! { {for texts.iter().map(|text| html! { <p key={text.clone()}>{text}</p> })} }
}
