//! Drawings, and what is drawn with a bar.

pub mod chart;
pub mod chart_figure;
pub mod meter;
pub mod pair;
pub mod small_pyramid;
pub mod start_illustration;
