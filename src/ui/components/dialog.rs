//! A question before anything is removed or replaced: a native modal dialog.

use web_sys::HtmlDialogElement;
use yew::prelude::*;

use crate::{
    state::msg::{DialogMsg, Msg},
    ui::element_builder::{On, el, of},
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
    /// Its kind, as in [`crate::ui::element_builder::button`].
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
pub struct DialogView {
    node: NodeRef,
    /// What the press said; without one a no.
    answer: Msg,
}

impl Component for DialogView {
    /// The answer; `None` when the dialog has closed, in whatever way (Escape too).
    type Message = Option<Msg>;
    type Properties = DialogProps;

    fn create(_ctx: &Context<Self>) -> Self {
        Self { node: NodeRef::default(), answer: Msg::Dialog(DialogMsg::Cancel) }
    }

    fn update(&mut self, ctx: &Context<Self>, answer: Option<Msg>) -> bool {
        match answer {
            None => ctx.props().send.emit(self.answer.clone()),
            Some(answer) => {
                self.answer = answer;
                if let Some(dialog) = self.node.cast::<HtmlDialogElement>() {
                    dialog.close();
                }
            }
        }
        false
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let props = ctx.props();
        let close = ctx.link().callback(|answer| answer);
        let button = |kind: &'static str, label: &str, msg: Msg| {
            let close = close.clone();
            let leave = Callback::from(move |_: Event| close.emit(Some(msg.clone())));
            let button = of("button", "sbs-button").set("type", "button").copy(label).on(On::Click, leave);
            if kind.is_empty() { button } else { button.set("data-kind", kind) }
        };
        // What happens is heard with the question.
        let described = [&props.id, "-text"].concat();
        let paragraphs = props.text.split('\n').map(|paragraph| el("p").copy(paragraph));
        // The first button gets the focus: the one that changes nothing.
        let buttons = of("div", "sbs-buttons")
            .child(button("second", &props.cancel, Msg::Dialog(DialogMsg::Cancel)))
            .option(props.merge.as_ref().map(|merge| button("", merge, Msg::Dialog(DialogMsg::Merge))))
            .child(button(props.kind, &props.confirm, Msg::Dialog(DialogMsg::Confirm)));
        of("dialog", "sbs-dialog")
            .node_ref(&self.node)
            .attr("aria-labelledby", &props.id)
            .attr("aria-describedby", &described)
            .on(On::Close, close.reform(|_| None))
            .child(el("h2").id(&props.id).text(props.title.clone()))
            .child(el("div").id(&described).children(paragraphs))
            .child(buttons)
            .into()
    }

    fn rendered(&mut self, _ctx: &Context<Self>, is_first: bool) {
        if let Some(dialog) = self.node.cast::<HtmlDialogElement>().filter(|_| is_first) {
            // A dialog that is open already cannot be opened, and need not be.
            let _ = dialog.show_modal();
        }
    }
}
