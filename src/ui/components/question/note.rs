//! An optional note with an item.

use yew::prelude::*;

use crate::{
    core::instrument::{ItemIndex, Lang},
    i18n::strings,
    state::{
        msg::{AnswerMsg, Msg},
        update::MAX_NOTE,
    },
    ui::element_builder::{ElementBuilder, On, el, of, target_value},
};

/// Whether the note is open at first; later the visitor opens and closes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Open {
    /// Open.
    Yes,
    /// Closed, and the field is not made yet: browsers look at every field there is, for what they might fill in.
    No,
    /// Closed, and opened by the visitor.
    ByHand,
}

/// A note with an item.
pub struct Note<'a> {
    /// The item.
    pub item: ItemIndex,
    /// Its number on the screen.
    pub number: usize,
    /// The invitation to write.
    pub prompt: &'static str,
    /// What was written.
    pub note: &'a str,
    /// Open at first, because something was written.
    pub open: Open,
    /// Hears of the first opening.
    pub unfold: &'a Callback<Event>,
    /// The start of element ids; unique on the page.
    pub id: &'a str,
    /// The language.
    pub lang: Lang,
    /// Where messages go.
    pub send: &'a Callback<Msg>,
}

impl Note<'_> {
    /// A disclosure with a text field.
    #[must_use]
    pub fn view(self) -> ElementBuilder {
        let summary = el("summary").text(self.prompt).on(On::Click, self.unfold.clone());
        // The first screens as HTML have the fields, because there nothing can make them.
        let is_made = self.open != Open::No || cfg!(feature = "prerender");
        of("details", "sbs-disclosure sbs-note")
            .flag("open", self.open == Open::Yes)
            .child(summary)
            .option(is_made.then(|| self.body()))
    }

    fn body(&self) -> ElementBuilder {
        let Self { item, number, note, id, lang, send, .. } = *self;
        let text = strings(lang);
        let send = send.clone();
        let oninput = Callback::from(move |event: Event| {
            send.emit(Msg::Answer(AnswerMsg::SetNote(item, target_value(&event))))
        });
        let (field, help) = (format!("{id}-note"), format!("{id}-note-help"));
        let label = text.question_evidence_label.fill(&[("n", &number.to_string())]);
        let area = of("textarea", "sbs-field")
            .id(&field)
            .set("rows", "3")
            .attr("maxlength", &MAX_NOTE.to_string())
            .attr("aria-describedby", &help)
            .value(note)
            .on(On::Input, oninput);
        let mut hint = of("p", "sbs-note__help").id(&help).text(text.question_evidence_help);
        let left = MAX_NOTE.saturating_sub(note.chars().count());
        if left < MAX_NOTE / 5 {
            hint = hint.text(" ").text(&text.question_evidence_left.fill(left, &[]));
        }
        of("div", "sbs-disclosure__body")
            .child(of("label", "sbs-visually-hidden").attr("for", &field).text(&label))
            .child(area)
            .child(hint)
    }
}
