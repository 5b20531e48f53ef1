//! Drawings with what says the same under them, in columns.

use crate::ui::element_builder::{ElementBuilder, el, of};

/// Radar and pyramid, each over what stands under it; one alone stands beside that, so that no column is empty. `None` where
/// there is neither.
#[must_use]
pub fn pair(
    drawings: impl IntoIterator<Item = (ElementBuilder, Vec<ElementBuilder>)>,
) -> Option<ElementBuilder> {
    let mut drawings: Vec<_> = drawings.into_iter().collect();
    let (last, under) = drawings.pop()?;
    let columns = of("div", "sbs-pair");
    Some(match (drawings.is_empty(), under.is_empty()) {
        (true, true) => el("div").child(last),
        (true, false) => columns.child(last).child(el("div").children(under)),
        (false, _) => {
            drawings.push((last, under));
            let over = drawings.into_iter().map(|(drawing, under)| drawing.children(under));
            columns.set("data-columns", "5-7").children(over)
        }
    })
}
