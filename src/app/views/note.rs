//! An optional note with an item.

use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use crate::{
    app::{msg::Msg, strings::strings, update::MAX_NOTE},
    core::instrument::{ItemIndex, Lang},
};

/// Props of [`Note`].
#[derive(Properties, PartialEq)]
pub struct NoteProps {
    /// The item.
    pub item: ItemIndex,
    /// Its number on the screen.
    pub number: usize,
    /// The invitation to write.
    pub prompt: AttrValue,
    /// What was written.
    pub note: AttrValue,
    /// The start of element ids; unique on the page.
    pub id: AttrValue,
    /// The language.
    pub lang: Lang,
    /// Where messages go.
    pub send: Callback<Msg>,
}

/// A disclosure with a text field; open where something was written.
#[component]
pub fn Note(props: &NoteProps) -> Html {
    let text = strings(props.lang);
    let item = props.item;
    // Only at first: later the visitor opens and closes it.
    let open = use_memo((), |()| !props.note.is_empty());
    let oninput = props.send.reform(move |event: InputEvent| {
        let note = event.target_dyn_into::<HtmlTextAreaElement>().map(|area| area.value());
        Msg::SetNote(item, note.unwrap_or_default())
    });
    let (field, help) = (format!("{}-note", props.id), format!("{}-note-help", props.id));
    let left = MAX_NOTE.saturating_sub(props.note.chars().count());
    html! {
        <details class="sbs-disclosure sbs-note" open={*open}>
            <summary>{&props.prompt}</summary>
            <div class="sbs-disclosure__body">
                <label class="sbs-visually-hidden" for={field.clone()}>
                    {text.question_evidence_label.fill(&[("n", &props.number.to_string())])}
                </label>
                <textarea id={field} class="sbs-field" rows="3" maxlength={MAX_NOTE.to_string()}
                    aria-describedby={help.clone()} value={props.note.clone()} {oninput} />
                <p id={help} class="sbs-note__help">
                    {text.question_evidence_help}
                    if left < MAX_NOTE / 5 {
                        {" "}{text.question_evidence_left.fill(left, &[])}
                    }
                </p>
            </div>
        </details>
    }
}
