//! The views: Yew components and screens that show a model and send messages, and what draws charts on a canvas.
//! Needs feature `web`. May import everything pure, never `runtime`. Start with `scan_view.rs`, which chooses the screen.

pub mod canvas;
pub mod components;
pub mod dates;
pub mod document_title;
pub mod element_builder;
pub mod owner_slot;
pub mod render_scheduler;
pub mod scan_view;
pub mod screens;
