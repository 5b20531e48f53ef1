//! What every chart is drawn with: shapes in CSS pixels, colours and fonts, and the one renderer over plotters.
//! Imports nothing of the charts themselves. Start with `display_list.rs`.

pub mod dash;
pub mod display_list;
pub mod geometry;
pub mod hatch;
pub mod marker;
pub mod plotters_renderer;
pub mod render_target;
pub mod series;
pub mod text_metrics;
pub mod theme;
