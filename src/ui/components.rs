//! Components: ready values in, messages out. They compute nothing about scoring and keep nothing.

pub mod art;
pub mod attempts;
pub mod badge;
pub mod bar;
pub mod chart;
pub mod chart_figure;
pub mod count_field;
pub mod dialog;
pub mod icon;
pub mod item;
pub mod meter;
pub mod note;
pub mod notices;
pub mod opened;
pub mod option;
pub mod org_models;
pub mod piece;
pub mod renewal;
pub mod steps;
