//! A part of a screen that waits for its turn when the screen is new, or is folded away until somebody asks for it.

use std::rc::Rc;

use yew::prelude::*;

use crate::ui::{
    element_builder::{On, el, listener::Listener, of},
    render_scheduler,
};

/// What draws a block.
#[derive(Clone)]
pub struct Draw {
    draw: Rc<dyn Fn() -> Html>,
    /// What tells two of them apart: the address of the data, that of the function, and a number. The closure keeps the
    /// data, so that no other has their address meanwhile.
    of: Option<[usize; 3]>,
}

impl Draw {
    /// One that differs from every other.
    pub fn new(draw: impl Fn() -> Html + 'static) -> Self {
        Self { draw: Rc::new(draw), of: None }
    }

    /// One that equals others of the same data, function and number: what it draws is not drawn again. `draw` holds the
    /// data as long as it lives, and depends on nothing else.
    pub fn same(of: [usize; 3], draw: impl Fn() -> Html + 'static) -> Self {
        Self { draw: Rc::new(draw), of: Some(of) }
    }
}

impl PartialEq for Draw {
    fn eq(&self, other: &Self) -> bool {
        match (self.of, other.of) {
            (Some(own), Some(others)) => own == others,
            _ => Rc::ptr_eq(&self.draw, &other.draw),
        }
    }
}

/// The block, in its turn.
pub fn deferred(view: Draw) -> Html {
    html! { <Deferred {view} /> }
}

/// What is folded away.
#[derive(Clone, PartialEq)]
pub struct Fold {
    /// What it is folded away under.
    pub title: AttrValue,
    /// What tells it from others under the same title, for who cannot see what it stands in.
    pub of: Option<AttrValue>,
    /// It is unfolded at first. Later the visitor decides.
    pub is_open: bool,
    /// What paper shows of it.
    pub paper: Paper,
}

/// What paper shows of what is folded away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paper {
    /// Nothing: it is on paper in another way.
    Nothing,
    /// What is in it. Its title only asks to be pressed.
    Content,
    /// Its title, and what is in it.
    All,
}

impl Paper {
    const fn is_printed(self) -> bool {
        !matches!(self, Self::Nothing)
    }

    const fn name(self) -> Option<&'static str> {
        match self {
            Self::Nothing => None,
            Self::Content => Some("content"),
            Self::All => Some("all"),
        }
    }
}

/// What is folded away under a title. What paper shows is made in its turn, the rest when it is unfolded: the larger part
/// of a result is never looked at.
pub fn folded(fold: Fold, view: Draw) -> Html {
    html! { <Deferred {view} {fold} /> }
}

/// Props of [`Deferred`].
#[derive(Properties, PartialEq)]
pub struct DeferredProps {
    /// Another one draws the block again.
    view: Draw,
    /// It is folded away.
    #[prop_or_default]
    fold: Option<Fold>,
}

/// See [`deferred`] and [`folded`].
pub struct Deferred {
    is_due: bool,
    /// It was unfolded when it came.
    was_open: bool,
    details: NodeRef,
    _paper: Vec<Listener>,
}

impl Component for Deferred {
    /// It is its turn, or it is unfolded.
    type Message = ();
    type Properties = DeferredProps;

    fn create(ctx: &Context<Self>) -> Self {
        let link = ctx.link().clone();
        let fold = ctx.props().fold.as_ref();
        let was_open = fold.is_some_and(|fold| fold.is_open);
        let is_made = fold.is_none_or(|fold| fold.is_open || fold.paper.is_printed());
        let details = NodeRef::default();
        Self {
            is_due: is_made && render_scheduler::is_due(move || link.send_message(())),
            was_open,
            _paper: if fold.is_some_and(|fold| fold.paper.is_printed()) {
                unfold_for_paper(&details)
            } else {
                Vec::new()
            },
            details,
        }
    }

    fn update(&mut self, _ctx: &Context<Self>, (): ()) -> bool {
        !std::mem::replace(&mut self.is_due, true)
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let DeferredProps { view, fold } = ctx.props();
        let shown = if self.is_due { (view.draw)() } else { Html::default() };
        let Some(fold) = fold else { return shown };
        let of_what =
            fold.of.as_ref().map(|text| of("span", "sbs-visually-hidden").text(": ").text(text.clone()));
        let summary =
            el("summary").text(fold.title.clone()).option(of_what).on(On::Click, ctx.link().callback(|_| ()));
        of("details", "sbs-disclosure")
            .node_ref(&self.details)
            .flag("open", self.was_open)
            .maybe("data-paper", fold.paper.name())
            .child(summary)
            .node(shown)
            .into()
    }
}

/// Unfolds it before the page is printed, for browsers whose style sheets cannot, and folds it again.
fn unfold_for_paper(details: &NodeRef) -> Vec<Listener> {
    if cfg!(feature = "prerender") {
        // Made without a browser.
        return Vec::new();
    }
    let Some(window) = web_sys::window() else { return Vec::new() };
    let was_folded = Rc::new(std::cell::Cell::new(false));
    let set = |kind: &'static str, is_before: bool| {
        let (details, was_folded) = (details.clone(), was_folded.clone());
        Listener::new(&window, kind, move || {
            let Some(details) = details.cast::<web_sys::Element>() else { return };
            if is_before {
                was_folded.set(!details.has_attribute("open"));
                // An element takes this attribute.
                let _ = details.set_attribute("open", "");
            } else if was_folded.replace(false) {
                let _ = details.remove_attribute("open");
            }
        })
    };
    set("beforeprint", true).into_iter().chain(set("afterprint", false)).collect()
}
