//! The radar, the facets and the pyramid, with what their drawings say.

use crate::support::dimensions;
use social_business_scan::{
    charts::{Chart, FacetValue, TierState},
    report::{
        NO_NUMBER,
        chart_texts::{Axis, Charts, FirstTier, Radar},
        pyramid::{Pyramid, Tier},
    },
};

use super::super::{
    INSTRUMENT,
    reader::Reader,
    sentence::About,
    template::{colon, plain},
};

/// The words for how the three Ps lie apart.
pub const BALANCE: [&str; 3] = ["texts.balance.balanced", "texts.balance.slight", "texts.balance.unbalanced"];

/// The words for a tier that is not a score.
pub const TIER: [&str; 5] = [
    "result_pyramid_blocked",
    "result_pyramid_waiting",
    "texts.levelTests.passed",
    "texts.levelTests.unknown",
    "texts.levelTests.notApplicable",
];

pub fn read_charts(reader: &mut Reader<'_>, charts: &Charts) {
    let Charts { radar, facets, pyramid, first_tier } = charts;
    let of_p = |axis: &Axis| About::Dimension(axis.dimension);
    let Some(radar) = radar else { return reader.fault("no radar") };
    read_radar(reader, radar, "chart_radar_title", &radar.axes.iter().map(of_p).collect::<Vec<_>>());
    reader.label(&radar.name, "People, Profit, Planet");
    takeaway(reader, radar.takeaway.as_deref());
    if let Some(facets) = facets {
        let abouts: Vec<About> = (0..INSTRUMENT.facets.len()).map(About::Facet).collect();
        read_radar(reader, facets, "chart_radar_facets_title", &abouts);
    }
    if let Some(pyramid) = pyramid {
        read_pyramid(reader, pyramid);
    }
    if let Some(FirstTier { title, text, dimension: _ }) = first_tier {
        reader.shows(title, &["result_tier"], About::Level(1));
        reader.label(text, INSTRUMENT.dimension(dimensions::of("L1")).description.get(reader.lang));
    }
}

fn takeaway(reader: &mut Reader<'_>, takeaway: Option<&str>) {
    let Some(takeaway) = takeaway else {
        reader.expect(reader.facts.ps().is_none(), || "three Ps without a takeaway".to_owned());
        return;
    };
    let shown: Vec<&str> = takeaway.split_inclusive(". ").map(str::trim_end).collect();
    let is_quick = reader.facts.is_quick();
    let (extremes, difference, balance) = match shown.as_slice() {
        [only] if is_quick => (None, None, Some(*only)),
        [only] => {
            reader.shows(only, &["result_profile_equal"], About::Scan);
            return;
        }
        [extremes, balance] if is_quick => (Some(*extremes), None, Some(*balance)),
        [extremes, difference, balance] => (Some(*extremes), Some(*difference), Some(*balance)),
        _ => (None, None, None),
    };
    for (text, key) in [(extremes, "result_extremes"), (difference, "result_profile_difference")] {
        if let Some(text) = text {
            reader.shows(text, &[key], About::Scan);
        }
    }
    reader.expect(difference.is_none() || !is_quick, || format!("a quick scan counts points: `{takeaway}`"));
    match balance {
        Some(balance) => {
            reader.shows(balance, &BALANCE, About::Scan);
        }
        None => reader.fault(format!("`{takeaway}`")),
    }
}

fn read_radar(reader: &mut Reader<'_>, radar: &Radar, title_key: &'static str, abouts: &[About]) {
    let Radar { name: _, title, description, chart, axes, takeaway: _, is_empty } = radar;
    let is_known = axes.iter().any(|axis| axis.figure.value.is_some());
    reader.expect(*is_empty != is_known, || format!("{radar:?}"));
    reader.shows(title, &[title_key], About::Scan);
    for (axis, about) in axes.iter().zip(abouts) {
        read_axis(reader, axis, *about);
    }
    described(reader, description, axes, abouts);
    drawn(reader, chart, axes);
}

/// The same as the axes, in a sentence.
fn described(reader: &mut Reader<'_>, description: &str, axes: &[Axis], abouts: &[About]) {
    let you = plain(reader.lang, "chart_you");
    let you = [you, colon(reader.lang)].concat();
    let values = description.strip_prefix(&you).and_then(|rest| rest.strip_suffix('.'));
    let values: Vec<&str> = values.unwrap_or("").split(", ").collect();
    reader.expect(values.len() == axes.len(), || format!("`{description}` of {} axes", axes.len()));
    for ((text, axis), about) in values.into_iter().zip(axes).zip(abouts) {
        reader.shows(text, &["chart_radar_missing", "chart_radar_value"], *about);
        let words = if axis.is_single { &axis.figure.words } else { &axis.figure.text };
        reader.expect(axis.figure.value.is_none() || text.ends_with(words.as_str()), || {
            format!("`{text}` of {axis:?}")
        });
    }
}

fn read_axis(reader: &mut Reader<'_>, axis: &Axis, about: About) {
    let Axis { dimension: _, name, figure, is_single } = axis;
    let (expected, score) = match about {
        About::Facet(facet) => {
            let items = reader.facts.items_of_facet(facet);
            (INSTRUMENT.facets[facet].name.get(reader.lang), reader.facts.mean_of(items))
        }
        About::Dimension(id) => {
            (INSTRUMENT.dimension(id).short_name.get(reader.lang), reader.facts.score(id))
        }
        _ => ("", None),
    };
    reader.label(name, expected);
    if !*is_single {
        reader.figure(figure, score, about, &reader.part_cuts());
        if figure.value.is_some() {
            reader.band(&figure.words, about);
        }
        return;
    }
    reader.expect(figure.text == NO_NUMBER, || format!("one answer is shown as a score: {figure:?}"));
    let Some((single, answer)) = figure.words.split_once(colon(reader.lang)) else {
        reader.fault(format!("{figure:?} is no single answer"));
        return;
    };
    reader.shows(single, &["result_facets_single"], about);
    let About::Facet(facet) = about else { return };
    let items = reader.facts.items_of_facet(facet);
    let given = items.into_iter().find_map(|item| Some((item, reader.facts.step(item)?)));
    let label = given.map_or("", |(item, step)| {
        INSTRUMENT.scale_of(INSTRUMENT.item(item)).points[usize::from(step)].label.get(reader.lang)
    });
    reader.label(answer, label);
}

/// A drawing shows the figures of the axes, and no others.
fn drawn(reader: &mut Reader<'_>, chart: &Chart, axes: &[Axis]) {
    match chart {
        Chart::Radar(model) => {
            for (drawn, axis) in model.axes.iter().zip(axes) {
                let figure = &axis.figure;
                let value = match figure.value {
                    None => figure.words.as_str(),
                    Some(_) if reader.facts.is_quick() => "",
                    Some(_) => figure.text.as_str(),
                };
                reader.label(&drawn.value, value);
                reader.label(&drawn.name, &axis.name);
            }
        }
        Chart::Facets(model) => {
            for (value, axis) in model.series.iter().flat_map(|series| &series.values).zip(axes) {
                let value = match *value {
                    FacetValue::Missing => None,
                    FacetValue::Single(value) | FacetValue::Known(value) => Some(value),
                };
                reader.expect(value == axis.figure.value, || format!("{axis:?} is drawn as {value:?}"));
            }
        }
        _ => reader.fault("another drawing stands where a radar is expected"),
    }
}

fn read_pyramid(reader: &mut Reader<'_>, pyramid: &Pyramid) {
    let Pyramid { name, title, description, chart, tiers, norm, takeaways } = pyramid;
    reader.label(name, plain(reader.lang, "result_pyramid_title"));
    pyramid_title(reader, title);
    for tier in tiers {
        read_tier(reader, tier);
    }
    let described: Vec<&str> = description.trim_end_matches('.').split("; ").collect();
    reader.expect(described.len() == tiers.len(), || format!("`{description}`"));
    for (text, tier) in described.into_iter().zip(tiers.iter().rev()) {
        describes_tier(reader, text, tier);
    }
    reader.shows(norm, &["result_pyramid_norm"], About::Scan);
    for text in takeaways {
        reader.shows(text, &["result_pyramid_unsupported", "result_pyramid_no_shame"], About::Scan);
    }
    let Chart::Pyramid(model) = &**chart else { return reader.fault("the pyramid is another drawing") };
    reader.shows(&model.threshold_label, &["result_scores_norm"], About::Scan);
    // The legend is drawn where a tier waits.
    if tiers.iter().any(|tier| tier.state == TierState::Waiting) {
        reader.shows(&model.waiting_label, &["result_pyramid_hatched"], About::Scan);
    }
    for (drawn, tier) in model.tiers.iter().zip(tiers) {
        let is_number = tier.figure.value.is_some() && !reader.facts.is_quick();
        reader.label(&drawn.value, if is_number { &tier.figure.text } else { "" });
        reader.expect(drawn.note.is_empty() || drawn.note == tier.words, || format!("{drawn:?}"));
        reader.expect(drawn.state == tier.state, || format!("{drawn:?} of {tier:?}"));
    }
}

fn pyramid_title(reader: &mut Reader<'_>, title: &str) {
    let pyramid = plain(reader.lang, "result_pyramid_title");
    if reader.facts.reached() == Some(0) {
        let begin = [pyramid, colon(reader.lang)].concat();
        let zero = title.strip_prefix(&begin).unwrap_or(title);
        reader.shows(zero, &["result_level_zero"], About::Level(0));
    } else {
        reader.shows(title, &["chart_pyramid_title", "chart_pyramid_title_unknown"], About::Scan);
    }
}

fn read_tier(reader: &mut Reader<'_>, tier: &Tier) {
    let Tier { level, name, need, figure, state, words } = tier;
    let about = About::Level(*level);
    let dimension = dimensions::level(*level).unwrap();
    reader.label(name, INSTRUMENT.dimension(dimension).short_name.get(reader.lang));
    if let Some(need) = need {
        reader.shows(need, &["about_need"], about);
    }
    reader.figure(figure, reader.facts.score(dimension), about, &reader.part_cuts());
    reader.shows(words, &TIER, about);
    let stops = *state == TierState::Stops;
    reader.expect(stops == (words == plain(reader.lang, "result_pyramid_blocked")), || format!("{tier:?}"));
}

fn describes_tier(reader: &mut Reader<'_>, text: &str, tier: &Tier) {
    let figure = &tier.figure;
    if figure.value.is_some() && !reader.facts.is_quick() {
        let values = reader.shows(text, &["chart_pyramid_tier"], About::Level(tier.level));
        let state = values.and_then(|values| values.into_iter().find(|(place, _)| *place == "state"));
        reader
            .expect(state.is_some_and(|(_, state)| state == tier.words), || format!("`{text}` of {tier:?}"));
        return;
    }
    let both = format!("{} {}, {}", tier.name, figure.words, tier.words);
    let one = format!("{} {}", tier.name, tier.words);
    let expected = if figure.words == tier.words { one } else { both };
    reader.label(text, &expected);
}
