//! A sketch as SVG text, for the page's wasm.
//!
//! The command line lets plotters write (`svg`). Here the four shapes are written straight from the sketch: plotters'
//! own writer formats fractions, and with them come tables of kilobytes for what whole eighths of a pixel say as well.

use super::{
    geometry::Point,
    sketch::{Anchor, Face, Shape, Sketch, Weight},
    surface::{Size, Surface},
    svg::{SvgText, escaped},
    theme::{Fonts, Rgb},
};

/// The sketch as a whole SVG file, which needs no font and no other file.
#[must_use]
pub fn markup(sketch: &Sketch, size: Size, fonts: &Fonts, text: SvgText<'_>) -> String {
    let mut svg = Svg { out: String::new(), surface: Surface::svg(size) };
    svg.all(&["<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\""]);
    // CSS pixels outside, units of an eighth inside.
    for (name, value) in [("width", size.width), ("height", size.height)] {
        svg.all(&[" ", name, "=\"", &whole(value), "\""]);
    }
    svg.all(&[" viewBox=\"0 0"]);
    svg.length(" ", size.width);
    svg.length(" ", size.height);
    let family = quoted(&fonts.text.family);
    svg.all(&["\" stroke-linejoin=\"round\" font-family=\"", &family, "\">\n<title>", &escaped(text.title)]);
    svg.all(&["</title>\n<desc>", &escaped(text.description), "</desc>\n"]);
    for shape in &sketch.shapes {
        svg.shape(shape, fonts);
    }
    svg.all(&["</svg>\n"]);
    svg.out
}

struct Svg {
    out: String,
    surface: Surface,
}

impl Svg {
    fn all(&mut self, parts: &[&str]) {
        for part in parts {
            self.out.push_str(part);
        }
    }

    /// A length in units after what stands before it.
    fn length(&mut self, before: &str, css_px: f64) {
        let units = self.surface.units(css_px).to_string();
        self.all(&[before, &units]);
    }

    fn points(&mut self, points: &[Point]) {
        self.all(&[" points=\""]);
        for point in points {
            self.length("", point.x);
            self.length(",", point.y);
            self.out.push(' ');
        }
        self.out.push('"');
    }

    fn color(&mut self, name: &str, color: Rgb) {
        let Rgb(red, green, blue) = color;
        let [red, green, blue] = [red, green, blue].map(|part| part.to_string());
        self.all(&[" ", name, "=\"rgb(", &red, ",", &green, ",", &blue, ")\""]);
    }

    fn shape(&mut self, shape: &Shape, fonts: &Fonts) {
        match shape {
            Shape::Fill { points, ink } => {
                self.all(&["<polygon"]);
                self.points(points);
                self.color("fill", ink.color);
                if ink.alpha < 1.0 {
                    self.all(&[" fill-opacity=\"", &whole(ink.alpha * 100.0), "%\""]);
                }
            }
            Shape::Line { points, width, color } => {
                self.all(&["<polyline fill=\"none\""]);
                self.points(points);
                self.color("stroke", *color);
                self.length(" stroke-width=\"", *width);
                self.out.push('"');
            }
            Shape::Disc { center, radius, color } => {
                self.length("<circle cx=\"", center.x);
                self.length("\" cy=\"", center.y);
                self.length("\" r=\"", *radius);
                self.out.push('"');
                self.color("fill", *color);
            }
            Shape::Text { at, text, kind, anchor, color } => {
                self.length("<text x=\"", at.x);
                self.length("\" y=\"", at.y);
                self.length("\" font-size=\"", kind.size);
                self.out.push('"');
                self.color("fill", *color);
                if kind.face == Face::Display {
                    self.all(&[" font-family=\"", &quoted(&fonts.display.family), "\""]);
                }
                if kind.weight == Weight::Bold {
                    self.all(&[" font-weight=\"bold\""]);
                }
                match anchor {
                    Anchor::Left => {}
                    Anchor::Middle => self.all(&[" text-anchor=\"middle\""]),
                    Anchor::Right => self.all(&[" text-anchor=\"end\""]),
                }
                self.all(&[">", &escaped(text), "</text>\n"]);
                return;
            }
        }
        self.all(&["/>\n"]);
    }
}

/// A number from 0 without its fraction.
fn whole(number: f64) -> String {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "saturates")]
    let whole = number.round() as u32;
    whole.to_string()
}

/// Text inside quotation marks.
fn quoted(text: &str) -> String {
    escaped(text).replace('"', "&quot;")
}
