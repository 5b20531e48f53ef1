//! A question before anything is removed or replaced: a native modal dialog.

use web_sys::HtmlDialogElement;
use yew::prelude::*;

use crate::app::{
    dom::{On, el, of},
    msg::Msg,
};

/// Props of [`DialogView`].
#[derive(Properties, PartialEq)]
pub struct DialogProps {
    /// The question.
    pub title: AttrValue,
    /// What happens, paragraph by paragraph, a line each.
    pub text: AttrValue,
    /// The button that does it.
    pub confirm: AttrValue,
    /// Its kind, as in [`crate::app::dom::button`].
    pub kind: &'static str,
    /// The button that does less than that, if there is such a middle way.
    pub merge: Option<AttrValue>,
    /// The button that does not.
    pub cancel: AttrValue,
    /// The id of the heading; unique on the page.
    pub id: AttrValue,
    /// Where messages go.
    pub send: Callback<Msg>,
}

/// The dialog. It opens when it is mounted, and the browser gives the focus back when it closes.
#[component]
pub fn DialogView(props: &DialogProps) -> Html {
    // The node and the answer; in one hook, because each is about 1 KB of wasm.
    let held = use_mut_ref(|| (NodeRef::default(), Msg::CancelDialog));
    let dialog = held.borrow().0.clone();
    {
        let dialog = dialog.clone();
        use_effect_with((), move |()| {
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                // A dialog that is open already cannot be opened, and need not be.
                let _ = dialog.show_modal();
            }
        });
    }
    // Every way out (Escape too) ends in the close event; without a press the answer is a no.
    let button = |kind: &'static str, label: &str, msg: Msg| {
        let (dialog, held) = (dialog.clone(), held.clone());
        let leave = Callback::from(move |_: Event| {
            held.borrow_mut().1 = msg.clone();
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                dialog.close();
            }
        });
        let button = of("button", "sbs-button").set("type", "button").text(label).on(On::Click, leave);
        if kind.is_empty() { button } else { button.set("data-kind", kind) }
    };
    // The first button gets the focus: the one that changes nothing.
    let buttons = of("div", "sbs-buttons")
        .child(button("second", &props.cancel, Msg::CancelDialog))
        .option(props.merge.as_ref().map(|merge| button("", merge, Msg::MergeDialog)))
        .child(button(props.kind, &props.confirm, Msg::ConfirmDialog));
    let send = props.send.clone();
    let closed = Callback::from(move |_: Event| {
        let answer = held.borrow().1.clone();
        send.emit(answer);
    });
    of("dialog", "sbs-dialog")
        .node_ref(&dialog)
        .attr("aria-labelledby", &props.id)
        .on(On::Close, closed)
        .child(el("h2").id(&props.id).text(&props.title))
        .children(props.text.split('\n').map(|paragraph| el("p").text(paragraph)))
        .child(buttons)
        .into()
}
