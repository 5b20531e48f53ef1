//! Components: ready values in, messages out. They compute nothing about scoring and keep nothing.

pub mod app_bar;
pub mod attempts;
pub mod badge;
pub mod bring;
pub mod copied_text;
pub mod deferred;
pub mod dialog;
pub mod figures;
pub mod icon;
pub mod invited;
pub mod notices;
pub mod question;
pub mod section_nav;
