//! The illustration beside the words of the start screen.

use yew::prelude::*;

use super::chart::ChartView;
use crate::{
    charts::{Chart, StartIllustrationModel},
    core::instrument::{DimensionId, Role},
    i18n::strings,
    state::{model::Model, rc_ptr_eq::RcPtrEq},
};

/// The drawing. `prefix` starts its id.
pub fn start_illustration(model: &Model, prefix: &AttrValue) -> Html {
    let text = strings(model.lang);
    let name = |id: DimensionId| model.instrument.dimension(id).short_name.get(model.lang).to_owned();
    let tiers: Vec<String> = model.instrument.dimensions_of(Role::Levels).map(name).collect();
    let label = text.start_art_alt.fill(&[("levels", &tiers.join(", "))]);
    let chart = RcPtrEq::new(Chart::StartIllustration(StartIllustrationModel {
        tiers,
        piles: model.instrument.dimensions_of(Role::Profile).map(name).collect(),
    }));
    let id = AttrValue::from(format!("{prefix}-art"));
    html! { <ChartView {chart} {label} description={text.start_art_caption} {id} /> }
}
