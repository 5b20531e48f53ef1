//! A piece of the page, which waits for its turn when the page is new.

use yew::prelude::*;

use super::part::PartProps;
use crate::app::{
    dom::{El, On, el, of},
    pace,
    shared::Shared,
};

/// What draws a piece: of those of the same kind, the one in this place.
pub type View = fn(&Shared<PartProps>, usize) -> Option<El>;

/// A piece of the page.
pub fn piece(part: &Shared<PartProps>, view: View) -> Html {
    nth(part, view, 0)
}

/// The piece in this place of those of the same kind.
pub fn nth(part: &Shared<PartProps>, view: View, place: usize) -> Html {
    html! { <Block part={part.clone()} {view} {place} /> }
}

/// What is folded away under a title, and made when it is unfolded: the larger part of a result is never looked at.
pub fn folded(part: &Shared<PartProps>, title: &str, view: View, place: usize) -> Html {
    let title = AttrValue::from(title.to_owned());
    html! { <Block part={part.clone()} {view} {place} {title} /> }
}

/// Props of [`Block`].
#[derive(Properties)]
pub struct BlockProps {
    /// What it shows.
    part: Shared<PartProps>,
    /// How.
    view: View,
    /// Which of those that are shown like that.
    place: usize,
    /// It is folded away under this.
    #[prop_or_default]
    title: Option<AttrValue>,
}

impl PartialEq for BlockProps {
    fn eq(&self, other: &Self) -> bool {
        // In its place there is never a piece of another kind.
        self.part == other.part && self.place == other.place && self.title == other.title
    }
}

/// A piece, or nothing where there is nothing to show.
pub struct Block {
    is_due: bool,
}

impl Component for Block {
    /// It is its turn, or it is unfolded.
    type Message = ();
    type Properties = BlockProps;

    fn create(ctx: &Context<Self>) -> Self {
        let is_folded = ctx.props().title.is_some();
        let is_due = !is_folded && !pace::is_slow();
        if !is_due && !is_folded {
            let link = ctx.link().clone();
            pace::wait(Box::new(move || link.send_message(())));
        }
        Self { is_due }
    }

    fn update(&mut self, _ctx: &Context<Self>, (): ()) -> bool {
        !std::mem::replace(&mut self.is_due, true)
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let BlockProps { part, view, place, title } = ctx.props();
        let shown = self.is_due.then(|| view(part, *place)).flatten();
        let shown = match title {
            Some(title) => {
                let summary = el("summary").text(title).on(On::Click, ctx.link().callback(|_| ()));
                Some(of("details", "sbs-disclosure").child(summary).option(shown))
            }
            None => shown,
        };
        shown.map(Html::from).unwrap_or_default()
    }
}
