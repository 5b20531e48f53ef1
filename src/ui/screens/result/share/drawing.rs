//! A drawing as SVG elements, sharp on any printer: the shapes that the canvas gets too.

use crate::{
    charts::{
        Chart, Rgb, Theme,
        drawing::{
            geometry::Point,
            painter::Painter,
            shape::{Anchor, Shape, Weight},
        },
    },
    ui::element_builder::{ElementBuilder, el, of},
};

/// How wide it is made, in CSS pixels.
const DRAWN: f64 = 600.0;

/// The drawing, named by what it says.
pub fn drawing(chart: &Chart, description: &str) -> ElementBuilder {
    let theme = Theme::light();
    // The pyramid has its words in the wide form; the radar is as clear in the narrow one.
    let size = chart.size_for(if matches!(chart, Chart::Pyramid(_)) { DRAWN } else { DRAWN / 2.0 + 40.0 });
    let mut shapes = Vec::new();
    chart.paint(&mut Painter::new(&mut |shape| shapes.push(element(&shape, &theme))), &theme, size);
    let [width, height] = [size.width, size.height].map(number);
    of("svg", "sbs-paper__drawing")
        .attr("viewBox", &["0 0 ", &width, " ", &height].concat())
        .set("role", "img")
        .set("stroke-linejoin", "round")
        .attr("aria-label", description)
        .children(shapes)
}

fn element(shape: &Shape<'_>, theme: &Theme) -> ElementBuilder {
    match shape {
        Shape::Fill { points, fill } => el("path")
            .attr("d", &[path(points).as_str(), "z"].concat())
            .attr("fill", &color(fill.color))
            .attr("fill-opacity", &number(fill.alpha)),
        Shape::Line { points, width, color: stroke } => el("path")
            .attr("d", &path(points))
            .set("fill", "none")
            .attr("stroke", &color(*stroke))
            .attr("stroke-width", &number(*width)),
        Shape::Disc { center, radius, color: fill } => el("circle")
            .attr("cx", &number(center.x))
            .attr("cy", &number(center.y))
            .attr("r", &number(*radius))
            .attr("fill", &color(*fill)),
        Shape::Text { at, text, kind, anchor, color: fill } => {
            let anchor = match anchor {
                Anchor::Left => "start",
                Anchor::Middle => "middle",
                Anchor::Right => "end",
            };
            el("text")
                .attr("x", &number(at.x))
                .attr("y", &number(at.y))
                .attr("fill", &color(*fill))
                .attr("font-family", &theme.fonts.stack(kind.face).family)
                .attr("font-size", &number(kind.size))
                .maybe("font-weight", (kind.weight == Weight::Bold).then_some("bold"))
                .set("text-anchor", anchor)
                .copy(text)
        }
    }
}

fn path(points: &[Point]) -> String {
    let mut path = String::new();
    for point in points {
        path.push(if path.is_empty() { 'M' } else { 'L' });
        for part in [&number(point.x), " ", &number(point.y)] {
            path.push_str(part);
        }
    }
    path
}

/// A number with as many decimals as a printer sees.
fn number(value: f64) -> String {
    ((value * 100.0).round() / 100.0).to_string()
}

fn color(Rgb(red, green, blue): Rgb) -> String {
    let part = |part: u8| part.to_string();
    ["rgb(", &part(red), ",", &part(green), ",", &part(blue), ")"].concat()
}
