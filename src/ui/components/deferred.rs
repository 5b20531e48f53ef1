//! A part of a screen that waits for its turn when the screen is new, or is folded away until somebody asks for it.

use yew::prelude::*;

use crate::ui::{
    element_builder::{On, el, of},
    render_scheduler,
};

/// The block, in its turn.
pub fn deferred(view: impl Fn() -> Html + 'static) -> Html {
    html! { <Deferred view={Callback::from(move |()| view())} /> }
}

/// What is folded away under a title, and made when it is unfolded: the larger part of a result is never looked at.
pub fn folded(title: &str, view: impl Fn() -> Html + 'static) -> Html {
    html! { <Deferred view={Callback::from(move |()| view())} title={AttrValue::from(title.to_owned())} /> }
}

/// Props of [`Deferred`].
#[derive(Properties, PartialEq)]
pub struct DeferredProps {
    /// Another one each time the screen is built, which draws the block again.
    view: Callback<(), Html>,
    /// It is folded away under this.
    #[prop_or_default]
    title: Option<AttrValue>,
}

/// See [`deferred`] and [`folded`].
pub struct Deferred {
    is_due: bool,
}

impl Component for Deferred {
    /// It is its turn, or it is unfolded.
    type Message = ();
    type Properties = DeferredProps;

    fn create(ctx: &Context<Self>) -> Self {
        let link = ctx.link().clone();
        Self {
            is_due: ctx.props().title.is_none() && render_scheduler::is_due(move || link.send_message(())),
        }
    }

    fn update(&mut self, _ctx: &Context<Self>, (): ()) -> bool {
        !std::mem::replace(&mut self.is_due, true)
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let DeferredProps { view, title } = ctx.props();
        let shown = if self.is_due { view.emit(()) } else { Html::default() };
        let Some(title) = title else { return shown };
        let summary = el("summary").text(title.clone()).on(On::Click, ctx.link().callback(|_| ()));
        of("details", "sbs-disclosure").child(summary).node(shown).into()
    }
}
