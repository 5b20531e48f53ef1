//! The form that takes a code, or a file, that was kept or sent.

use yew::prelude::*;

use crate::{
    core::rounding::error_text,
    i18n::strings,
    state::{model::Model, msg::Msg},
    ui::element_builder::{ElementBuilder, On, disclosure, of, target, value_of},
};

/// What tells one such form from another.
pub struct Bring<'a> {
    /// The state.
    pub model: &'a Model,
    /// The id of the field; unique on the page.
    pub id: String,
    /// What it is folded away under.
    pub title: &'static str,
    /// What its button does.
    pub action: &'static str,
    /// The message with what was typed.
    pub message: fn(String) -> Msg,
    /// Which files can be chosen, as `accept` has it.
    pub accept: &'static str,
    /// Where messages go.
    pub send: &'a Callback<Msg>,
}

impl Bring<'_> {
    /// The form, folded away. What is wrong with a code stands at its field.
    #[inline(never)]
    #[must_use]
    pub fn view(&self) -> ElementBuilder {
        let (model, id) = (self.model, &self.id);
        let text = strings(model.lang);
        let (send, message) = (self.send.clone(), self.message);
        let open = Callback::from(move |event: Event| {
            let form = target(&event).and_then(|button| button.closest("details").ok().flatten());
            let field = form.and_then(|form| form.query_selector("textarea").ok().flatten());
            send.emit(message(field.as_ref().map(value_of).unwrap_or_default()));
        });
        let [help, error] = ["-help", "-error"].map(|end| [id, end].concat());
        let fault = model.code_error.map(|code| error_text(&model.instrument, code, model.lang));
        let described_by = if fault.is_some() { [&error, " ", &help].concat() } else { help.clone() };
        let field = of("textarea", "sbs-field")
            .id(id)
            .set("data-sbs-code", "")
            .set("rows", "2")
            .set("autocomplete", "off")
            .set("spellcheck", "false")
            .maybe("aria-invalid", fault.as_ref().map(|_| "true"))
            .attr("aria-describedby", &described_by);
        // Not an alert: the focus goes to the field, which is described by it.
        let fault = fault.map(|fault| of("p", "sbs-field__error").id(&error).text(&fault));
        let button = of("button", "sbs-button").set("type", "button").set("data-kind", "second");
        let file = of("input", "sbs-visually-hidden").set("type", "file").set("accept", self.accept);
        let file =
            of("label", "sbs-button").set("data-kind", "second").text(text.share_import_file).child(file);
        let body = of("div", "sbs-disclosure__body")
            .child(of("label", "sbs-field__label").attr("for", id).text(text.share_import_label))
            .child(field)
            .option(fault)
            .child(of("p", "sbs-muted").id(&help).text(text.share_import_help))
            .child(of("div", "sbs-buttons").child(button.text(self.action).on(On::Click, open)))
            // What is chosen is heard at the root, as what is dropped is.
            .child(
                of("div", "sbs-file").child(file).child(of("span", "sbs-muted").text(text.share_import_drop)),
            );
        disclosure(self.title).child(body)
    }
}
