//! The blocks of the page, each drawn when its turn comes.

use yew::Html;

use super::block_props::BlockProps;
use crate::{
    state::rc_ptr_eq::RcPtrEq,
    ui::{
        components::deferred::{self, Fold},
        element_builder::ElementBuilder,
    },
};

/// What draws a block: of those of the same kind, the one at this index.
pub type View = fn(&RcPtrEq<BlockProps>, usize) -> Option<ElementBuilder>;

/// A block of the page.
pub fn deferred(block: &RcPtrEq<BlockProps>, view: View) -> Html {
    nth(block, view, 0)
}

/// The block at this index of those of the same kind.
pub fn nth(block: &RcPtrEq<BlockProps>, view: View, index: usize) -> Html {
    deferred::deferred(render(block, view, index))
}

/// The same, folded away.
pub fn folded(block: &RcPtrEq<BlockProps>, fold: Fold, view: View, index: usize) -> Html {
    deferred::folded(fold, render(block, view, index))
}

fn render(block: &RcPtrEq<BlockProps>, view: View, index: usize) -> impl Fn() -> Html + 'static {
    let block = block.clone();
    move || view(&block, index).map(Html::from).unwrap_or_default()
}
