//! A question before anything is removed or replaced: a native modal dialog.

use web_sys::HtmlDialogElement;
use yew::prelude::*;

use crate::app::msg::Msg;

/// Props of [`DialogView`].
#[derive(Properties, PartialEq)]
pub struct DialogProps {
    /// The question.
    pub title: AttrValue,
    /// What happens.
    pub text: AttrValue,
    /// The button that does it.
    pub confirm: AttrValue,
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
    let dialog = use_node_ref();
    let confirmed = use_mut_ref(|| false);
    {
        let dialog = dialog.clone();
        use_effect_with((), move |()| {
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                // A dialog that is open already cannot be opened, and need not be.
                let _ = dialog.show_modal();
            }
        });
    }
    // Every way out (Escape too) ends in the close event; only one of them is a yes.
    let leave = |yes: bool| {
        let (dialog, confirmed) = (dialog.clone(), confirmed.clone());
        Callback::from(move |_: MouseEvent| {
            *confirmed.borrow_mut() = yes;
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                dialog.close();
            }
        })
    };
    let onclose = {
        let (confirmed, send) = (confirmed.clone(), props.send.clone());
        Callback::from(move |_: Event| {
            send.emit(if *confirmed.borrow() { Msg::ConfirmDialog } else { Msg::CancelDialog });
        })
    };
    html! {
        <dialog class="sbs-dialog" ref={dialog.clone()} aria-labelledby={props.id.clone()} {onclose}>
            <h2 id={props.id.clone()}>{&props.title}</h2>
            <p>{&props.text}</p>
            <div class="sbs-buttons">
                // First, so that it gets the focus.
                <button type="button" class="sbs-button" data-kind="second" onclick={leave(false)}>{&props.cancel}</button>
                <button type="button" class="sbs-button" data-kind="risk" onclick={leave(true)}>{&props.confirm}</button>
            </div>
        </dialog>
    }
}
