//! The blocks of the page, each drawn when its turn comes.

use yew::{AttrValue, Html};

use super::block_props::BlockProps;
use crate::{
    report::ratio_texts::Remark,
    state::rc_ptr_eq::RcPtrEq,
    ui::{
        components::deferred::{self, Draw, Fold, Paper},
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
    deferred::deferred(draw(block, view, index))
}

/// The same, folded away.
pub fn folded(block: &RcPtrEq<BlockProps>, fold: Fold, view: View, index: usize) -> Html {
    deferred::folded(fold, draw(block, view, index))
}

/// Warnings about what an unscored block says, folded away under their number; nothing if there are none. `of` is what
/// the block is called.
pub fn folded_remarks(
    block: &RcPtrEq<BlockProps>,
    place: &str,
    of: &str,
    remarks: &[Remark],
    view: View,
) -> Html {
    if remarks.is_empty() {
        return Html::default();
    }
    let title = format!("{} ({})", block.text().result_actions_check, remarks.len());
    let fold = Fold { of: Some(AttrValue::from(of.to_owned())), ..block.fold(place, &title, Paper::Content) };
    folded(block, fold, view, 0)
}

/// Draws again only what has other data.
fn draw(block: &RcPtrEq<BlockProps>, view: View, index: usize) -> Draw {
    let of = [block.address(), view as usize, index];
    let block = block.clone();
    Draw::same(of, move || view(&block, index).map(Html::from).unwrap_or_default())
}
