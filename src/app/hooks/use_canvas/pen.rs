//! The canvas of plotters-canvas, with polygons, paths, discs and level text of our own.
//!
//! plotters-canvas writes colours and font sizes as fractions, the only ones of the whole app: 5 KB of wasm in brotli
//! for what whole numbers say as well. The canvas itself, its size and single pixels stay its business.

use std::{error::Error, fmt};

use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
    text_anchor::{HPos, VPos},
};
use plotters_canvas::CanvasBackend;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

/// A canvas to draw on.
pub(super) struct Pen<'a> {
    canvas: CanvasBackend,
    context: &'a CanvasRenderingContext2d,
}

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

impl<'a> Pen<'a> {
    /// A pen for a canvas and its context; `None` if the canvas refuses.
    pub(super) fn new(canvas: &HtmlCanvasElement, context: &'a CanvasRenderingContext2d) -> Option<Self> {
        Some(Self { canvas: CanvasBackend::with_canvas_object(canvas.clone())?, context })
    }

    fn fill_with(&self, color: BackendColor) {
        self.context.set_fill_style_str(&css(color));
    }

    fn stroke_with(&self, style: &impl BackendStyle) {
        self.context.set_stroke_style_str(&css(style.color()));
        self.context.set_line_width(f64::from(style.stroke_width()));
    }

    fn trace(&self, path: impl IntoIterator<Item = BackendCoord>) {
        self.context.begin_path();
        // On an empty path a line to a point starts there.
        path.into_iter().for_each(|(x, y)| self.context.line_to(f64::from(x), f64::from(y)));
    }
}

impl DrawingBackend for Pen<'_> {
    type ErrorType = Refused;

    fn get_size(&self) -> (u32, u32) {
        self.canvas.get_size()
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, color: BackendColor) -> Drawn {
        self.canvas.draw_pixel((x, y), color).map_err(|_| DrawingErrorKind::DrawingError(Refused))
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        self.stroke_with(style);
        self.trace(path);
        self.context.stroke();
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        self.fill_with(style.color());
        self.trace(path);
        self.context.fill();
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        (x, y): BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Drawn {
        self.context.begin_path();
        let full_turn = std::f64::consts::TAU;
        let arc = self.context.arc(f64::from(x), f64::from(y), f64::from(radius), 0.0, full_turn);
        arc.map_err(|_| DrawingErrorKind::DrawingError(Refused))?;
        if fill {
            self.fill_with(style.color());
            self.context.fill();
        } else {
            self.stroke_with(style);
            self.context.stroke();
        }
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, (x, y): BackendCoord) -> Drawn {
        let anchor = style.anchor();
        self.context.set_text_baseline(match anchor.v_pos {
            VPos::Top => "top",
            VPos::Center => "middle",
            VPos::Bottom => "bottom",
        });
        self.context.set_text_align(match anchor.h_pos {
            HPos::Left => "start",
            HPos::Center => "center",
            HPos::Right => "end",
        });
        self.fill_with(style.color());
        let size = whole(style.size());
        self.context.set_font(&[style.style().as_str(), " ", &size, "px ", style.family().as_str()].concat());
        let written = self.context.fill_text(text, f64::from(x), f64::from(y));
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
