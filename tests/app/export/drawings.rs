//! Drawings as files: each can be read alone.

use social_business_scan::{
    charts::{
        Chart, ChartSheet, Picture, SvgText, Theme,
        drawing::{painter::Painter, shape::Shape, text_metrics},
        picture_to_svg,
    },
    core::{instrument::Lang, string_enum::StringEnum},
    export::{
        chart_captions::{ChartCaptions, chart_captions},
        kind::ChartKind,
    },
    i18n::strings,
};

use super::{Scored, cases, golden};

const DAY: &str = "Social Business Scan, 22 november 2026";

fn source(texts: &ChartCaptions<'_>) -> Vec<String> {
    let mut source = vec![DAY.to_owned()];
    source.extend(texts.version.clone());
    source
}

fn sheet<'a>(texts: &'a ChartCaptions<'a>, source: &'a [String]) -> ChartSheet<'a> {
    ChartSheet { chart: texts.chart, title: texts.title, notes: &texts.notes, source }
}

fn svg(texts: &ChartCaptions<'_>) -> String {
    let text = SvgText { title: texts.title, description: texts.description };
    picture_to_svg(&sheet(texts, &source(texts)), &Theme::light(), text)
}

fn written(sheet: &ChartSheet<'_>) -> Vec<String> {
    let mut texts = Vec::new();
    let mut paint = |shape: Shape<'_>| {
        if let Shape::Text { text, .. } = shape {
            texts.push(text.to_owned());
        }
    };
    sheet.paint(&mut Painter::new(&mut paint), &Theme::light());
    texts
}

#[test]
fn the_worked_example_has_these_drawings() {
    let scored = Scored::built_in("S01", Lang::Nl);
    let page = scored.page();
    let chart_captions = chart_captions(&page, strings(Lang::Nl), Lang::Nl);

    let names: Vec<_> = chart_captions.iter().map(|texts| texts.chart_kind).collect();

    assert_eq!(names, [ChartKind::Radar, ChartKind::Facets, ChartKind::Pyramid, ChartKind::Ratio]);
    for texts in &chart_captions {
        golden(&format!("file-{:?}.svg", texts.chart_kind).to_lowercase(), &svg(texts));
    }
}

#[test]
fn every_drawing_says_what_it_shows_and_where_it_comes_from() {
    let mut drawings = 0;
    for (id, sheet) in cases() {
        for lang in Lang::ALL.iter().copied() {
            let instrument = social_business_scan::core::instrument::Instrument::built_in().unwrap();
            let scored = Scored::of(instrument, sheet.clone(), lang);
            let page = scored.page();
            for texts in chart_captions(&page, strings(lang), lang) {
                let source = source(&texts);
                let written = written(&self::sheet(&texts, &source));
                let title = written.iter().take(2).cloned().collect::<Vec<_>>().join(" ");
                assert!(title.starts_with(texts.title), "{id}: {title}");
                for line in source.iter().chain(&texts.notes) {
                    assert!(written.contains(line), "{id}: {line}");
                }
                drawings += 1;
            }
        }
    }
    assert!(drawings > 60, "{drawings}");
}

#[test]
fn nothing_lies_outside_the_ground() {
    for id in ["S01", "S09"] {
        for lang in Lang::ALL.iter().copied() {
            let scored = Scored::built_in(id, lang);
            let page = scored.page();
            for texts in chart_captions(&page, strings(lang), lang) {
                let source = source(&texts);
                let sheet = sheet(&texts, &source);
                let size = sheet.size(&Theme::light());
                let inside =
                    |x: f64, y: f64| (0.0..=size.width).contains(&x) && (0.0..=size.height).contains(&y);
                let mut paint = |shape: Shape<'_>| match shape {
                    Shape::Fill { points, .. } | Shape::Line { points, .. } => {
                        assert!(points.iter().all(|point| inside(point.x, point.y)), "{id} {shape:?}");
                    }
                    Shape::Disc { center, .. } => assert!(inside(center.x, center.y), "{id} {shape:?}"),
                    Shape::Text { at, text, kind, .. } => {
                        assert!(inside(at.x, at.y), "{id} {shape:?}");
                        // Texts of ours begin at the left; those of a drawing are held to its box by its own tests.
                        if (at.x - 24.0).abs() < 0.1 {
                            let end = at.x + text_metrics::width(text, kind, &Theme::light().fonts);
                            assert!(end <= size.width, "{id} {text}: {end} of {}", size.width);
                        }
                    }
                };
                sheet.paint(&mut Painter::new(&mut paint), &Theme::light());
            }
        }
    }
}

#[test]
fn a_quick_scan_names_its_bands_and_calls_itself_an_indication() {
    let scored = Scored::built_in("S09", Lang::En);
    let page = scored.page();

    let chart_captions = chart_captions(&page, strings(Lang::En), Lang::En);

    // Its parts rest on one answer or none.
    assert!(chart_captions.iter().all(|texts| texts.chart_kind != ChartKind::Facets));
    let radar = chart_captions.iter().find(|texts| texts.chart_kind == ChartKind::Radar).unwrap();
    assert!(radar.notes.iter().any(|note| note.starts_with("People: ")), "{:?}", radar.notes);
    assert_eq!(radar.version.len(), 2, "{:?}", radar.version);
}

#[test]
fn texts_in_a_file_are_texts() {
    let chart = Chart::OrgModel(social_business_scan::charts::OrgShape::Holistic);
    let notes = ["<script>\"&".to_owned()];
    let sheet = ChartSheet { chart: &chart, title: "A <b>", notes: &notes, source: &[] };

    let svg = picture_to_svg(&sheet, &Theme::light(), SvgText { title: "A <b>", description: "x & y" });

    assert!(svg.contains("<title>A &lt;b&gt;</title>\n<desc>x &amp; y</desc>"), "{svg}");
    assert!(svg.contains(">\n&lt;script&gt;&quot;&amp;\n</text>"), "{svg}");
    assert!(svg.contains("font-family=\"&quot;Segoe UI&quot;, "), "{svg}");
}
