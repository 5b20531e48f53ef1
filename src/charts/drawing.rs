//! What every chart is drawn with: shapes in CSS pixels, colours and fonts, and the one painter over plotters.
//! Imports nothing of the charts themselves. Start with `painter.rs`.

pub mod dash;
pub mod geometry;
pub mod hatch;
pub mod legend;
pub mod marker;
pub mod painter;
pub mod render_target;
pub mod series;
pub mod shape;
pub mod text_fit;
pub mod text_metrics;
pub mod theme;
