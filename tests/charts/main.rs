//! The drawings: what must hold for every shape, and golden SVGs to look at (`SBS_BLESS=1` rewrites them).
#![cfg(not(target_arch = "wasm32"))]

mod chart_fixtures;

use std::{env, fs, path::Path};

use proptest::prelude::*;
use social_business_scan::{
    charts::{
        Chart, FacetAxis, FacetSeries, FacetValue, FacetsModel, OrgShape, Pillar, PyramidModel,
        PyramidSeries, RadarAxis, RadarModel, RadarSeries, RatioModel, RatioPoint, RatioText, SeriesKind,
        StartIllustrationModel, SvgText, Theme, Tier, TierMark, TierState, TrendModel, TrendMoment,
        TrendPanel, TrendPoint, TrendSubject,
        drawing::{
            painter::Painter,
            render_target::Size,
            shape::{Anchor, Shape, TYPE_MIN},
            text_metrics,
        },
        to_svg,
    },
    core::{
        instrument::{Instrument, Lang, Role},
        string_enum::StringEnum,
    },
    i18n::strings,
};

const TEXT: SvgText<'static> = SvgText { title: "A <title>", description: "What it says & more" };

fn golden(name: &str, svg: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name).with_extension("svg");
    if env::var_os("SBS_BLESS").is_some() {
        fs::write(&path, svg).unwrap();
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    assert!(expected == svg, "{} differs; look at it and run again with SBS_BLESS=1", path.display());
}

#[test]
fn drawings_equal_their_goldens() {
    for (name, chart, width) in chart_fixtures::golden() {
        golden(name, &to_svg(&chart, &Theme::light(), TEXT, width));
    }
}

#[test]
fn an_svg_says_what_it_shows() {
    let chart = Chart::OrgModel(OrgShape::Holistic);

    let svg = to_svg(&chart, &Theme::light(), TEXT, 220.0);

    assert!(
        svg.starts_with(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"220\" height=\"150\""
        )
    );
    assert!(svg.contains("<title>A &lt;title&gt;</title>"));
    assert!(svg.contains("<desc>What it says &amp; more</desc>"));
    assert!(svg.trim_end().ends_with("</svg>"));
}

#[test]
fn dark_differs_from_light_in_colour_only() {
    let shapeless = |theme| {
        let svg = to_svg(&chart_fixtures::pyramid(), &theme, TEXT, 648.0);
        svg.split('"').filter(|part| !part.starts_with('#')).collect::<String>()
    };

    assert_eq!(shapeless(Theme::light()), shapeless(Theme::dark()));
}

#[test]
fn a_missing_p_draws_no_area() {
    let areas = |chart: Chart| {
        let mut count = 0;
        let mut paint = |shape: Shape<'_>| {
            count += usize::from(matches!(shape, Shape::Fill { fill, .. } if fill.alpha < 1.0));
        };
        chart.paint(&mut Painter::new(&mut paint), &Theme::light(), chart.size_for(470.0));
        count
    };

    assert_eq!(areas(chart_fixtures::radar()), 1);
    assert_eq!(areas(chart_fixtures::radar_without_people()), 0);
}

/// The left and right side of a text and its baseline, in fonts that are wider than is known; `None` for what is no text.
fn extent(shape: &Shape<'_>) -> Option<(f64, f64, f64)> {
    let Shape::Text { at, text, kind, anchor, .. } = shape else { return None };
    let wide = 1.1 * text_metrics::average(text, *kind);
    let left = match anchor {
        Anchor::Left => at.x,
        Anchor::Middle => at.x - wide / 2.0,
        Anchor::Right => at.x - wide,
    };
    Some((left, left + wide, at.y))
}

#[test]
fn dates_lie_as_far_apart_as_they_are() {
    let Chart::Trend(model) = chart_fixtures::trend() else { panic!("no trend") };
    let chart = Chart::Trend(TrendModel { panels: Vec::new(), ..model });
    let mut ticks = Vec::new();
    let mut paint = |shape: Shape<'_>| {
        if let Shape::Line { points: [from, to], .. } = shape
            && from.x == to.x
        {
            ticks.push(from.x);
        }
    };

    chart.paint(&mut Painter::new(&mut paint), &Theme::light(), chart.size_for(640.0));

    let [first, second, third] = ticks[..] else { panic!("{ticks:?}") };
    assert!(((second - first) / (third - first) - 365.0 / 545.0).abs() < 1e-9, "{ticks:?}");
}

/// Also in a browser that has another serif, and on the command line, which knows no fonts.
#[test]
fn no_name_in_a_pyramid_runs_into_its_check_mark_or_its_score() {
    // Of a questionnaire of somebody else.
    const LONG: [&str; 5] =
        ["Fundament", "Nachhaltige Beschäftigungsfähigkeit", "Zugehörigkeit", "Zusammenarbeit", "Vertrauen"];
    let instrument = Instrument::built_in().unwrap();
    let of_levels = |lang: Lang| {
        instrument
            .dimensions_of(Role::Levels)
            .map(|id| instrument.dimension(id).short_name.get(lang))
            .collect::<Vec<_>>()
    };
    let languages = Lang::ALL.iter().map(|lang| (of_levels(*lang), *lang));
    let mut found = Vec::new();
    for (names, lang, state) in languages.chain([(LONG.to_vec(), Lang::De)]).flat_map(|(names, lang)| {
        [TierState::Reached, TierState::Waiting, TierState::Stops].map(|state| (names.clone(), lang, state))
    }) {
        let tier = |name: &&str| Tier {
            name: (*name).to_owned(),
            score: Some(100.0),
            value: "100".to_owned(),
            note: if state == TierState::Stops {
                strings(lang).result_pyramid_blocked.to_owned()
            } else {
                String::new()
            },
            state,
            marks: Vec::new(),
        };
        let chart = Chart::Pyramid(PyramidModel {
            tiers: names.iter().map(tier).collect(),
            threshold: 70.0,
            threshold_label: String::new(),
            waiting_label: String::new(),
            series: Vec::new(),
        });
        for width in [520.0, 560.0, 600.0, 648.0] {
            let mut boxes: Vec<(f64, f64, f64)> = Vec::new();
            let mut paint = |shape: Shape<'_>| {
                boxes.extend(extent(&shape));
                // The check mark: an open line of three points.
                if let Shape::Line { points: [start, _, end], .. } = shape {
                    boxes.push((start.x, end.x, start.y + 6.0));
                }
            };
            chart.paint(&mut Painter::new(&mut paint), &Theme::light(), chart.size_for(width));
            for (index, one) in boxes.iter().enumerate() {
                for other in boxes.iter().skip(index + 1) {
                    let is_beside = (one.2 - other.2).abs() < 14.0;
                    if is_beside && one.0 < other.1 && other.0 < one.1 {
                        found.push(format!("{names:?} {state:?} at {width}: {one:?} and {other:?}"));
                    }
                }
            }
        }
    }
    assert!(found.is_empty(), "{} overlaps:\n{}", found.len(), found.join("\n"));
}

/// Inside the drawing, and no small type.
fn shape_holds(shape: Shape<'_>, size: Size) -> Result<(), TestCaseError> {
    let points = match shape {
        Shape::Fill { points, .. } | Shape::Line { points, .. } => points.to_vec(),
        Shape::Disc { center, .. } => vec![center],
        // A text longer than the drawing may begin outside it, and so may what lies behind it.
        Shape::Text { at, .. } if at.x.is_finite() && at.y.is_finite() => Vec::new(),
        Shape::Text { at, .. } => vec![at],
    };
    for point in points {
        let inside =
            (-1.0..=size.width + 1.0).contains(&point.x) && (-1.0..=size.height + 1.0).contains(&point.y);
        prop_assert!(inside, "{shape:?} leaves {size:?}");
    }
    if let Shape::Text { kind, .. } = shape {
        prop_assert!(kind.size >= TYPE_MIN, "{shape:?}");
    }
    Ok(())
}

/// Whatever the numbers: no hole in the drawing, nothing outside it, no small type, and both backends' path works.
fn holds(chart: &Chart, width: f64) -> Result<(), TestCaseError> {
    let size = chart.size_for(width);
    prop_assert!(size.width.is_finite() && size.width > 0.0 && size.height > 0.0, "{size:?}");
    prop_assert!(size.width <= width.max(240.0), "{size:?} is wider than {width}");
    let mut outcome = Ok(());
    let mut paint = |shape: Shape<'_>| {
        if outcome.is_ok() {
            outcome = shape_holds(shape, size);
        }
    };
    chart.paint(&mut Painter::new(&mut paint), &Theme::light(), size);
    outcome?;
    let svg = to_svg(chart, &Theme::light(), TEXT, width);
    // In the tags, not in the texts between them: a tier may be called "NaN".
    let tags = svg.split('<').filter_map(|part| part.split('>').next());
    for tag in tags {
        prop_assert!(!tag.contains("NaN") && !tag.contains("inf"), "{tag}");
    }
    prop_assert_eq!(chart.size_for(size.width), size, "the size of a size is that size");
    Ok(())
}

fn any_score() -> impl Strategy<Value = Option<f64>> {
    prop_oneof![Just(None), (0.0..=100.0).prop_map(Some), any::<f64>().prop_map(Some)]
}

fn any_kind() -> impl Strategy<Value = SeriesKind> {
    prop::sample::select(SeriesKind::ORDER.to_vec())
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof!["[A-Za-z0-9 ]{0,24}", ".{0,12}"]
}

fn any_facet() -> impl Strategy<Value = FacetValue> {
    prop_oneof![
        Just(FacetValue::Missing),
        any::<f64>().prop_map(FacetValue::Known),
        (0.0..=100.0).prop_map(FacetValue::Single)
    ]
}

prop_compose! {
    fn any_tier()(
        name in any_text(), score in any_score(), value in any_text(), note in any_text(),
        state in prop::sample::select(vec![
            TierState::Reached, TierState::Stops, TierState::Waiting, TierState::Unknown, TierState::Skipped,
        ]),
        marks in prop::collection::vec((any_kind(), any::<f64>()), 0..4),
    ) -> Tier {
        let marks = marks.into_iter().map(|(kind, score)| TierMark { kind, score }).collect();
        Tier { name, score, value, note, state, marks }
    }
}

fn any_subject() -> impl Strategy<Value = TrendSubject> {
    let pillar = prop::sample::select(Pillar::ALL.to_vec()).prop_map(TrendSubject::Pillar);
    prop_oneof![pillar, any::<u8>().prop_map(TrendSubject::Level)]
}

fn any_trend_point() -> impl Strategy<Value = Option<TrendPoint>> {
    (any_score(), prop_oneof![0.0..=40.0, any::<f64>()])
        .prop_map(|(score, margin)| Some(TrendPoint { score: score?, margin }))
}

prop_compose! {
    fn any_panel()(
        subject in any_subject(), name in any_text(), value in any_text(), norm in any_score(),
        points in prop::collection::vec(any_trend_point(), 0..26),
    ) -> TrendPanel {
        TrendPanel { subject, name, value, points, norm }
    }
}

prop_compose! {
    fn any_point()(share in prop_oneof![0.0..=1.0, any::<f64>()], long in any_text(), short in "[a-z0-9 ]{0,10}")
        -> RatioPoint {
        RatioPoint { share, label: RatioText { long, short } }
    }
}

proptest! {
    #[test]
    fn a_radar_holds(
        series in
            prop::collection::vec((any_kind(), any_text(), prop::collection::vec(any_score(), 0..13)), 0..4),
        texts in prop::collection::vec((any_text(), any_text()), 0..13),
        width in 1.0..4000.0,
    ) {
        let axes = Pillar::ALL.into_iter().chain((4..).map(Pillar::Numbered)).zip(texts);
        let axes = axes.map(|(pillar, (name, value))| RadarAxis { pillar, name, value }).collect();
        let series =
            series.into_iter().map(|(kind, name, scores)| RadarSeries { kind, name, scores }).collect();
        holds(&Chart::Radar(RadarModel { axes, series }), width)?;
    }

    #[test]
    fn a_facets_radar_holds(
        count in 0..14_usize,
        series in
            prop::collection::vec((any_kind(), any_text(), prop::collection::vec(any_facet(), 0..14)), 0..4),
        width in 1.0..4000.0,
    ) {
        let axes = (0..count).map(|_| FacetAxis { pillar: Pillar::Profit }).collect();
        let series =
            series.into_iter().map(|(kind, name, values)| FacetSeries { kind, name, values }).collect();
        holds(&Chart::Facets(FacetsModel { axes, series }), width)?;
    }

    #[test]
    fn a_pyramid_holds(
        tiers in prop::collection::vec(any_tier(), 0..9),
        threshold in prop_oneof![0.0..=100.0, any::<f64>()],
        threshold_label in any_text(),
        waiting_label in any_text(),
        series in prop::collection::vec((any_kind(), any_text(), prop::option::of(0..9_u8)), 0..4),
        width in 1.0..4000.0,
    ) {
        let series =
            series.into_iter().map(|(kind, name, level)| PyramidSeries { kind, name, level }).collect();
        let model = PyramidModel { tiers, threshold, threshold_label, waiting_label, series };
        holds(&Chart::Pyramid(model), width)?;
    }

    #[test]
    fn a_ratio_holds(
        benchmark in any_point(),
        you in prop::option::of(any_point()),
        tick in "[a-z0-9 ]{0,10}",
        width in 1.0..4000.0,
    ) {
        let tick = RatioText { long: tick.clone(), short: tick };
        holds(&Chart::Ratio(RatioModel { benchmark, you, ticks: [(); 4].map(|()| tick.clone()) }), width)?;
    }

    #[test]
    fn a_trend_holds(
        days in prop::collection::vec((prop_oneof![0.0..=800_000.0, any::<f64>()], any_text()), 0..26),
        panels in prop::collection::vec(any_panel(), 0..6),
        band_label in any_text(),
        norm_label in any_text(),
        width in 1.0..4000.0,
    ) {
        let moments = days.into_iter().map(|(day, label)| TrendMoment { day, label }).collect();
        holds(&Chart::Trend(TrendModel { moments, panels, band_label, norm_label }), width)?;
    }

    #[test]
    fn a_start_illustration_holds(
        tiers in prop::collection::vec(any_text(), 0..9),
        piles in prop::collection::vec(any_text(), 0..14),
        width in 1.0..4000.0,
    ) {
        holds(&Chart::StartIllustration(StartIllustrationModel { tiers, piles }), width)?;
    }

    #[test]
    fn organisation_models_hold(width in 1.0..4000.0) {
        for (_, shape) in chart_fixtures::SHAPES {
            holds(&Chart::OrgModel(shape), width)?;
        }
    }
}
