//! Components: ready values in, messages out. They compute nothing about scoring and keep nothing.

pub mod app_bar;
pub mod attempts;
pub mod badge;
pub mod chart;
pub mod chart_figure;
pub mod deferred;
pub mod dialog;
pub mod icon;
pub mod meter;
pub mod notices;
pub mod question;
pub mod section_nav;
pub mod small_pyramid;
pub mod start_illustration;
