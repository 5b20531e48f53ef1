//! Charts over any plotters backend. A chart is a model with ready texts: it knows no language, report or browser. A
//! drawing function hands each shape, in CSS pixels, to a [`Painter`], which is a canvas, an SVG or, in tests, a list.
//! Plotters never measures text here (ARCHITECTURE.md, guarantee 8): [`drawing::text_metrics`] estimates it.
//! May import core. Start with [`Chart`].

pub mod badge;
pub mod card;
pub mod chart_sheet;
pub mod drawing;
pub mod facets;
pub mod org_model;
pub mod plotters_svg;
pub mod pyramid;
pub mod radar;
pub mod radar_grid;
pub mod ratio_scale;
pub mod slide;
pub mod start_illustration;
pub mod trend;

use plotters::prelude::DrawingBackend;
use serde::{Deserialize, Serialize};

use self::drawing::painter::{Painter, paint_on};
pub use self::{
    badge::Pillar,
    card::CardModel,
    chart_sheet::{ChartSheet, Picture},
    drawing::{
        render_target::{Size, Surface},
        series::SeriesKind,
        theme::{Emphasis, FontStack, Fonts, Rgb, Theme, Token},
    },
    facets::{FacetAxis, FacetSeries, FacetValue, FacetsModel},
    org_model::OrgShape,
    plotters_svg::{SvgText, picture_to_svg, to_svg},
    pyramid::{PyramidModel, PyramidSeries, Tier, TierMark, TierState},
    radar::{RadarAxis, RadarModel, RadarSeries, TeamRadarModel},
    ratio_scale::{RatioModel, RatioPoint, RatioText},
    slide::SlideModel,
    start_illustration::StartIllustrationModel,
    trend::{TrendModel, TrendMoment, TrendPanel, TrendPoint, TrendSubject},
};

/// A drawing could not be made.
#[derive(Debug, thiserror::Error)]
pub enum ChartError {
    /// The canvas or SVG refused a shape; the text is the backend's own.
    #[error("the drawing surface refused a shape: {0}")]
    Surface(String),
}

/// Everything this product draws.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Chart {
    /// The profile: the three Ps of Social Business.
    Radar(RadarModel),
    /// The profile of a team, with the spread of its members.
    TeamRadar(TeamRadarModel),
    /// The facets of the profile.
    Facets(FacetsModel),
    /// The tiers and where it stops.
    Pyramid(PyramidModel),
    /// How many people post themselves, on a log axis.
    Ratio(RatioModel),
    /// Scores over time.
    Trend(TrendModel),
    /// How the social team is organised.
    OrgModel(OrgShape),
    /// The illustration of the start screen.
    StartIllustration(StartIllustrationModel),
}

impl Chart {
    /// The size this drawing takes in a box of `available` CSS pixels wide. Never wider than the box, unless that
    /// is narrower than any drawing can be (240 px for the radar, less for the others). Whole pixels.
    #[must_use]
    pub fn size_for(&self, available: f64) -> Size {
        // Whole pixels stay sharp; `max` also replaces what is no number.
        let available = available.max(1.0).floor();
        let Size { width, height } = match self {
            Self::Radar(model) => radar::size_for(model, available),
            Self::TeamRadar(model) => radar::size_for(&model.radar, available),
            Self::Facets(model) => facets::size_for(model, available),
            Self::Pyramid(model) => pyramid::size_for(model, available),
            Self::Ratio(_) => ratio_scale::size_for(available),
            Self::Trend(model) => trend::size_for(model, available),
            Self::OrgModel(_) => org_model::size_for(available),
            Self::StartIllustration(_) => start_illustration::size_for(available),
        };
        Size { width, height: height.ceil() }
    }

    /// Paints this drawing at a size that [`Chart::size_for`] gave.
    pub fn paint(&self, painter: &mut Painter<'_>, theme: &Theme, size: Size) {
        match self {
            Self::Radar(model) => radar::draw(model, painter, theme, size),
            Self::TeamRadar(model) => radar::draw_team(model, painter, theme, size),
            Self::Facets(model) => facets::draw(model, painter, theme, size),
            Self::Pyramid(model) => pyramid::draw(model, painter, theme, size),
            Self::Ratio(model) => ratio_scale::draw(model, painter, theme, size),
            Self::Trend(model) => trend::draw(model, painter, theme, size),
            Self::OrgModel(model) => org_model::draw(*model, painter, theme, size),
            Self::StartIllustration(model) => start_illustration::draw(model, painter, theme, size),
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
        paint_on(backend, &theme.fonts, surface, &|painter| self.paint(painter, theme, surface.size))
    }
}
