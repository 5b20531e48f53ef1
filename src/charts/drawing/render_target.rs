//! What a drawing is made on: its size and how its backend counts.

/// A size in CSS pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Size {
    /// CSS pixels, above 0.
    pub width: f64,
    /// CSS pixels, above 0.
    pub height: f64,
}

/// A surface: a size in CSS pixels and the backend's units.
///
/// plotters only knows whole numbers. Every surface therefore counts in [`Surface::UNITS`] per CSS pixel: an SVG
/// gets a view box that much larger, a canvas a transform that much smaller. A line of 2.5 px stays one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Surface {
    /// The size of the drawing, in CSS pixels.
    pub size: Size,
    /// Drawing units in a CSS pixel; lengths and font sizes are multiplied by it.
    pub px: f64,
    /// What a font size is multiplied by besides: plotters-svg 0.3 divides it by 1.24, a canvas does not.
    pub text: f64,
    /// Where a text's baseline lies below the anchor that the backend uses, as a share of the font size.
    pub baseline: Baseline,
}

/// How a backend places text vertically.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Baseline {
    /// A canvas: the middle of the em box, 0.32 em above the baseline in the fonts of our stacks.
    Middle,
    /// plotters-svg: the top, which it writes as exactly 0.76 em above the baseline.
    Top,
}

impl Surface {
    /// Drawing units in a CSS pixel.
    pub const UNITS: f64 = 8.0;

    /// A canvas whose context is scaled by its device ratio divided by [`Surface::UNITS`].
    #[must_use]
    pub const fn canvas(size: Size) -> Self {
        Self { size, px: Self::UNITS, text: 1.0, baseline: Baseline::Middle }
    }

    /// An SVG with a view box of [`Surface::UNITS`] per CSS pixel.
    #[must_use]
    pub const fn svg(size: Size) -> Self {
        Self { size, px: Self::UNITS, text: 1.24, baseline: Baseline::Top }
    }

    /// A length or coordinate in whole drawing units.
    #[must_use]
    pub fn units(self, css_px: f64) -> i32 {
        // `as` saturates and makes NaN 0, so nothing can overflow here.
        #[expect(clippy::cast_possible_truncation, reason = "saturates")]
        let units = (css_px * self.px).round() as i32;
        units
    }

    /// How far above the baseline the backend wants its anchor, as a share of the font size.
    #[must_use]
    pub const fn rise(self) -> f64 {
        match self.baseline {
            Baseline::Middle => 0.32,
            Baseline::Top => 0.76,
        }
    }
}
