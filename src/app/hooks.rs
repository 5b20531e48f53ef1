//! Browser behaviour behind effects.

pub mod use_canvas;
