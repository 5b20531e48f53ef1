//! A text that goes to somebody else: copied, mailed, or shared. No address of anybody is in it.

use wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use super::notices::confirmation::confirmation;
use crate::{
    core::result_code::link::percent_encoded,
    state::{
        confirmation::ConfirmationPlace,
        effect::CopiedText,
        model::Model,
        msg::{Msg, team::TeamMsg},
    },
    ui::element_builder::{ElementBuilder, On, button, el, of, target},
};

/// What is shown of it.
pub struct CopiedTextView<'a> {
    /// Which text.
    pub text: CopiedText,
    /// The id of its field; unique on the page.
    pub id: &'a str,
    /// What the field is called.
    pub label: &'a str,
    /// The text.
    pub content: &'a str,
    /// The button that copies it.
    pub copy: &'static str,
    /// The link that opens a mail with it.
    pub mail: &'static str,
    /// The button that shares it.
    pub share: &'static str,
    /// The subject of the mail.
    pub subject: &'a str,
    /// What to do with it.
    pub help: Option<&'static str>,
}

/// The field with the text, and the ways to send it.
#[must_use]
pub fn copied_text(model: &Model, view: &CopiedTextView<'_>, send: &Callback<Msg>) -> ElementBuilder {
    let name = match view.text {
        CopiedText::Invitation => "invitation",
        CopiedText::Line => "line",
    };
    let help = format!("{}-help", view.id);
    let select = Callback::from(|event: Event| {
        if let Some(field) = target(&event).and_then(|field| field.dyn_into::<HtmlTextAreaElement>().ok()) {
            field.select();
        }
    });
    let field = of("textarea", "sbs-code")
        .id(view.id)
        .set("data-sbs-copied", name)
        .maybe("aria-describedby", view.help.map(|_| help.as_str()))
        .flag("readonly", true)
        .set("rows", "2")
        .set("spellcheck", "false")
        .set("translate", "no")
        .set("autocomplete", "off")
        .value(view.content)
        .on(On::Focus, select.clone())
        // WebKit takes the press that gave the focus for a choice of nothing.
        .on(On::Click, select);
    let address =
        ["mailto:?subject=", &percent_encoded(view.subject), "&body=", &percent_encoded(view.content)]
            .concat();
    let share = model
        .capabilities
        .can_share
        .then(|| button("second", view.share, send, Msg::Team(TeamMsg::Share(view.text))));
    let buttons = of("div", "sbs-buttons")
        .child(button("", view.copy, send, Msg::Team(TeamMsg::Copy(view.text))))
        .option(share)
        .child(of("a", "sbs-quiet").attr("href", &address).text(view.mail))
        .option(confirmation(model, &ConfirmationPlace::Text(view.text)));
    el("div")
        .child(of("label", "sbs-field__label").attr("for", view.id).copy(view.label))
        .child(field)
        .option(view.help.map(|text| of("p", "sbs-small sbs-muted").id(&help).text(text)))
        .child(buttons)
}
