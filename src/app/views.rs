//! Components: ready values in, messages out. They compute nothing about scoring and keep nothing.

pub mod badge;
pub mod chart;
pub mod chart_figure;
pub mod icon;
pub mod meter;
