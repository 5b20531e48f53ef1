//! The gable on its three piles, beside the words of the start.

use yew::prelude::*;

use super::chart::ChartView;
use crate::{
    app::{model::Model, shared::Shared, strings::strings},
    charts::{Chart, GableModel},
    core::instrument::DimensionId,
};

/// The drawing. `prefix` starts its id.
pub fn art(model: &Model, prefix: &AttrValue) -> Html {
    let text = strings(model.lang);
    let name = |id: DimensionId| model.instrument.dimension(id).short_name.get(model.lang).to_owned();
    let tiers: Vec<String> = DimensionId::LEVELS.into_iter().map(name).collect();
    let label = text.start_art_alt.fill(&[("levels", &tiers.join(", "))]);
    let chart = Shared::new(Chart::Gable(GableModel { tiers, piles: DimensionId::PS.map(name) }));
    let id = AttrValue::from(format!("{prefix}-art"));
    html! { <ChartView {chart} {label} description={text.start_art_caption} {id} /> }
}
