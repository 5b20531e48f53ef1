//! From texts to chart models: the drawings know no report and no language.

use std::rc::Rc;

use super::{
    Reader,
    charts::Axis,
    pyramid::{Tier, TierState},
};
use crate::{
    charts::{
        self, Chart, FacetAxis, FacetSeries, FacetValue, FacetsModel, OrgShape, Pillar, PyramidModel,
        RadarAxis, RadarModel, RadarSeries, RatioModel, RatioPoint, RatioText, SeriesKind,
    },
    core::instrument::{DimensionId, OrgModel},
};

/// The radar of the three Ps; axes that are missing stay empty.
pub(super) fn radar(reader: Reader<'_>, axes: &[Axis]) -> Rc<Chart> {
    let axis = |place: usize| axes.get(place);
    let series = RadarSeries {
        kind: SeriesKind::You,
        scores: [0, 1, 2].map(|place| axis(place).and_then(|axis| axis.figure.value)),
    };
    let axes = [0, 1, 2].map(|place| RadarAxis {
        name: axis(place).map_or_else(String::new, |axis| axis.name.clone()),
        // Without a score the words say why; bands stand in the table, where there is room for them.
        value: axis(place).map_or_else(String::new, |Axis { figure, .. }| match figure.value {
            None => figure.words.clone(),
            Some(_) if reader.is_quick() => String::new(),
            Some(_) => figure.text.clone(),
        }),
    });
    Rc::new(Chart::Radar(RadarModel { axes, series: vec![series] }))
}

/// The radar of the facets.
pub(super) fn facets(axes: &[Axis]) -> Rc<Chart> {
    let value = |axis: &Axis| match axis.figure.value {
        None => FacetValue::Missing,
        Some(value) if axis.is_single => FacetValue::Single(value),
        Some(value) => FacetValue::Known(value),
    };
    let pillar = |axis: &Axis| match axis.dimension {
        DimensionId::Profit => Pillar::Profit,
        DimensionId::Planet => Pillar::Planet,
        _ => Pillar::People,
    };
    Rc::new(Chart::Facets(FacetsModel {
        axes: axes.iter().map(|axis| FacetAxis { pillar: pillar(axis) }).collect(),
        series: vec![FacetSeries { kind: SeriesKind::You, values: axes.iter().map(value).collect() }],
    }))
}

/// The pyramid, with the words that a wide drawing has room for.
pub(super) fn pyramid(reader: Reader<'_>, tiers: &[Tier]) -> Rc<Chart> {
    let strings = reader.strings;
    let threshold = reader.numbers().threshold();
    let tier = |tier: &Tier| {
        let (state, note) = match tier.state {
            TierState::Reached => (charts::TierState::Reached, ""),
            TierState::Blocked => (charts::TierState::Stops, tier.words.as_str()),
            TierState::Waiting => (charts::TierState::Waiting, ""),
            TierState::Unknown => (charts::TierState::Unknown, tier.words.as_str()),
            TierState::Skipped => (charts::TierState::Skipped, tier.words.as_str()),
        };
        charts::Tier {
            name: tier.name.clone(),
            score: tier.figure.value,
            // A tier has room for a number, not for a band beside the note.
            value: if tier.figure.value.is_some() && !reader.is_quick() {
                tier.figure.text.clone()
            } else {
                String::new()
            },
            note: note.to_owned(),
            state,
        }
    };
    Rc::new(Chart::Pyramid(PyramidModel {
        tiers: tiers.iter().map(tier).collect(),
        threshold: reader.report.threshold,
        // Short: the whole sentence stands under the drawing, where it can wrap.
        threshold_label: strings.result_scores_norm.fill(&[("threshold", &threshold)]),
        waiting_label: strings.result_pyramid_hatched.to_owned(),
    }))
}

/// The scale from 1 in 1,000 to everyone; `share` is above 0.
pub(super) fn ratio(reader: Reader<'_>, share: f64, per: &str) -> Rc<Chart> {
    let strings = reader.strings;
    let numbers = reader.numbers();
    let one_in = |count: u32| {
        let per = numbers.count(count);
        RatioText { long: strings.result_ratio_one_in.fill(&[("per", &per)]), short: per }
    };
    let benchmark = reader.instrument.parameters.ratio_benchmark;
    let everyone = strings.result_ratio_everyone.to_owned();
    let first = one_in(1000);
    Rc::new(Chart::Ratio(RatioModel {
        benchmark: RatioPoint {
            share: 1.0 / f64::from(benchmark),
            label: RatioText {
                long: strings.result_ratio_benchmark.to_owned(),
                short: one_in(benchmark).long,
            },
        },
        you: Some(RatioPoint {
            share,
            label: RatioText {
                long: strings.result_ratio_you.fill(&[("per", per)]),
                short: strings.result_ratio_one_in.fill(&[("per", per)]),
            },
        }),
        // The first one says what the others leave out.
        ticks: [
            RatioText { short: first.long.clone(), ..first },
            one_in(100),
            one_in(10),
            RatioText { long: everyone.clone(), short: everyone },
        ],
    }))
}

/// The drawing of an organisation model; `None` for "don't know".
pub(super) fn organisation(model: OrgModel) -> Option<Rc<Chart>> {
    let shape = match model {
        OrgModel::Decentralised => OrgShape::Decentralised,
        OrgModel::Centralised => OrgShape::Centralised,
        OrgModel::HubAndSpoke => OrgShape::HubAndSpoke,
        OrgModel::MultipleHubAndSpoke => OrgShape::MultipleHubAndSpoke,
        OrgModel::Holistic => OrgShape::Holistic,
        OrgModel::DontKnow => return None,
    };
    Some(Rc::new(Chart::OrgModel(shape)))
}
