//! A canvas as a plotters backend, for what our drawings are made of: polygons, paths, discs and level text.
//!
//! Not plotters-canvas: that writes colours and font sizes as fractions, the only ones of the whole app, and looks
//! up its context and its errors once more. 6 KB of wasm for what whole numbers say as well.

use std::{error::Error, fmt};

use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
    text_anchor::{HPos, VPos},
};
use web_sys::CanvasRenderingContext2d;

/// A canvas to draw on.
pub(super) struct Pen<'a>(pub(super) &'a CanvasRenderingContext2d);

/// The canvas refused a shape.
#[derive(Debug)]
pub(super) struct Refused;

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the canvas refused")
    }
}

impl Error for Refused {}

type Drawn = Result<(), DrawingErrorKind<Refused>>;

impl Pen<'_> {
    fn fill_with(&self, color: BackendColor) {
        self.0.set_fill_style_str(&css(color));
    }

    fn stroke_with(&self, style: &impl BackendStyle) {
        self.0.set_stroke_style_str(&css(style.color()));
        self.0.set_line_width(f64::from(style.stroke_width()));
    }

    fn trace(&self, path: impl IntoIterator<Item = BackendCoord>) {
        self.0.begin_path();
        // On an empty path a line to a point starts there.
        path.into_iter().for_each(|(x, y)| self.0.line_to(f64::from(x), f64::from(y)));
    }
}

impl DrawingBackend for Pen<'_> {
    type ErrorType = Refused;

    fn get_size(&self) -> (u32, u32) {
        self.0.canvas().map_or((0, 0), |canvas| (canvas.width(), canvas.height()))
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, color: BackendColor) -> Drawn {
        self.fill_with(color);
        self.0.fill_rect(f64::from(x), f64::from(y), 1.0, 1.0);
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        self.stroke_with(style);
        self.trace(path);
        self.0.stroke();
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        self.fill_with(style.color());
        self.trace(path);
        self.0.fill();
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        (x, y): BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Drawn {
        self.0.begin_path();
        let full_turn = std::f64::consts::TAU;
        let arc = self.0.arc(f64::from(x), f64::from(y), f64::from(radius), 0.0, full_turn);
        arc.map_err(|_| DrawingErrorKind::DrawingError(Refused))?;
        if fill {
            self.fill_with(style.color());
            self.0.fill();
        } else {
            self.stroke_with(style);
            self.0.stroke();
        }
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, (x, y): BackendCoord) -> Drawn {
        let anchor = style.anchor();
        self.0.set_text_baseline(match anchor.v_pos {
            VPos::Top => "top",
            VPos::Center => "middle",
            VPos::Bottom => "bottom",
        });
        self.0.set_text_align(match anchor.h_pos {
            HPos::Left => "start",
            HPos::Center => "center",
            HPos::Right => "end",
        });
        self.fill_with(style.color());
        let size = whole(style.size());
        self.0.set_font(&[style.style().as_str(), " ", &size, "px ", style.family().as_str()].concat());
        let written = self.0.fill_text(text, f64::from(x), f64::from(y));
        written.map_err(|_| DrawingErrorKind::DrawingError(Refused))
    }
}

/// A color as CSS writes it. An opacity in whole percents is finer than an eye.
fn css(color: BackendColor) -> String {
    let (red, green, blue) = color.rgb;
    let [red, green, blue] = [red, green, blue].map(|part| part.to_string());
    ["rgb(", &red, " ", &green, " ", &blue, " / ", &whole(color.alpha * 100.0), "%)"].concat()
}

/// A length in the units of a surface, of which one is an eighth of a pixel.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "saturates")]
pub(super) fn whole(length: f64) -> String {
    (length.round() as u32).to_string()
}
