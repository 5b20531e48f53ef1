//! A drawing in the page.

use std::rc::Rc;

use yew::prelude::*;

use crate::charts::Chart;

/// Properties of [`ChartView`].
#[derive(Properties, PartialEq)]
pub struct ChartViewProps {
    /// What is drawn.
    pub chart: Rc<Chart>,
    /// The title that assistive technology reads.
    pub label: AttrValue,
    /// What the drawing says, as sentences; visually hidden.
    pub description: AttrValue,
    /// Id of the canvas, unique in the document; the description gets this id with "-desc".
    pub id: AttrValue,
    /// Anything that changes when colours may have changed (theme and language); a new value redraws.
    #[prop_or_default]
    pub theme_key: AttrValue,
    /// Called when there is no canvas or it refuses: show the table instead.
    #[prop_or_default]
    pub on_failed: Callback<()>,
}
