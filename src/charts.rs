//! The drawings, over any plotters backend.
//!
//! A chart is a plain model with ready texts: it knows no language, no report, no browser. Each model first becomes
//! a [`Sketch`] (shapes in CSS pixels), which one small generic function paints on a canvas or an SVG. So the
//! drawing code exists once in the wasm, whatever the number of backends, and tests can look at every shape.
//!
//! Charts never let plotters measure text (ARCHITECTURE.md, invariant 8): widths are estimated by [`label`].
//! Sizes, colours, dashes and markers are those of section 9 of the product design.

pub mod badge;
pub mod dash;
pub mod facets;
pub mod gable;
pub mod geometry;
pub mod hatch;
pub mod label;
pub mod marker;
pub mod org_model;
pub mod paint;
pub mod poster;
pub mod pyramid;
pub mod radar;
pub mod ratio;
pub mod rings;
pub mod series;
pub mod sketch;
pub mod surface;
pub mod svg;
pub mod theme;

use plotters::prelude::DrawingBackend;

use self::sketch::Sketch;
pub use self::{
    badge::Pillar,
    facets::{FacetAxis, FacetSeries, FacetValue, FacetsModel},
    gable::GableModel,
    org_model::OrgShape,
    poster::{Poster, poster},
    pyramid::{PyramidModel, Tier, TierState},
    radar::{RadarAxis, RadarModel, RadarSeries},
    ratio::{RatioModel, RatioPoint, RatioText},
    series::SeriesKind,
    surface::{Size, Surface},
    svg::{SvgText, sketch_to_svg, to_svg},
    theme::{Emphasis, Fonts, Rgb, Stack, Theme, Token},
};

/// A drawing could not be made.
#[derive(Debug, thiserror::Error)]
pub enum ChartError {
    /// The canvas or SVG refused a shape; the text is the backend's own.
    #[error("the drawing surface refused a shape: {0}")]
    Surface(String),
}

/// Everything this product draws.
#[derive(Debug, Clone, PartialEq)]
pub enum Chart {
    /// The three Ps.
    Radar(RadarModel),
    /// The ten parts of the three Ps.
    Facets(FacetsModel),
    /// The five tiers and where it stops.
    Pyramid(PyramidModel),
    /// How many people post themselves, on a log axis.
    Ratio(RatioModel),
    /// How the social team is organised.
    OrgModel(OrgShape),
    /// The art of the start screen.
    Gable(GableModel),
}

impl Chart {
    /// The size this drawing takes in a box of `available` CSS pixels wide. Never wider than the box, unless that
    /// is narrower than any drawing can be (240 px for the radar, less for the others). Whole pixels.
    #[must_use]
    pub fn size_for(&self, available: f64) -> Size {
        // Whole pixels stay sharp; `max` also replaces what is no number.
        let available = available.max(1.0).floor();
        let Size { width, height } = match self {
            Self::Radar(_) => radar::size_for(available),
            Self::Facets(_) => facets::size_for(available),
            Self::Pyramid(model) => pyramid::size_for(model, available),
            Self::Ratio(_) => ratio::size_for(available),
            Self::OrgModel(_) => org_model::size_for(available),
            Self::Gable(_) => gable::size_for(available),
        };
        Size { width, height: height.ceil() }
    }

    /// The shapes of this drawing at a size that [`Chart::size_for`] gave.
    #[must_use]
    pub fn sketch(&self, theme: &Theme, size: Size) -> Sketch {
        match self {
            Self::Radar(model) => radar::sketch(model, theme, size),
            Self::Facets(model) => facets::sketch(model, theme, size),
            Self::Pyramid(model) => pyramid::sketch(model, theme, size),
            Self::Ratio(model) => ratio::sketch(model, theme, size),
            Self::OrgModel(model) => org_model::sketch(*model, theme, size),
            Self::Gable(model) => gable::sketch(model, theme, size),
        }
    }

    /// Draws on a plotters backend.
    ///
    /// # Errors
    ///
    /// [`ChartError::Surface`] when the backend refuses a shape.
    pub fn draw<DB: DrawingBackend>(
        &self,
        backend: &mut DB,
        theme: &Theme,
        surface: Surface,
    ) -> Result<(), ChartError> {
        paint::paint(backend, &self.sketch(theme, surface.size), &theme.fonts, surface)
    }
}
