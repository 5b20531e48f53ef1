//! The blocks of the page, each drawn when its turn comes.

use yew::Html;

use super::block_props::BlockProps;
use crate::{
    state::rc_ptr_eq::Shared,
    ui::{components::deferred, element_builder::ElementBuilder},
};

/// What draws a block: of those of the same kind, the one in this place.
pub type View = fn(&Shared<BlockProps>, usize) -> Option<ElementBuilder>;

/// A block of the page.
pub fn deferred(part: &Shared<BlockProps>, view: View) -> Html {
    nth(part, view, 0)
}

/// The block in this place of those of the same kind.
pub fn nth(part: &Shared<BlockProps>, view: View, place: usize) -> Html {
    deferred::deferred(drawing(part, view, place))
}

/// The same, folded away under a title.
pub fn folded(part: &Shared<BlockProps>, title: &str, view: View, place: usize) -> Html {
    deferred::folded(title, drawing(part, view, place))
}

fn drawing(part: &Shared<BlockProps>, view: View, place: usize) -> impl Fn() -> Html + 'static {
    let part = part.clone();
    move || view(&part, place).map(Html::from).unwrap_or_default()
}
