//! One scan at work in a browser: the session that holds the state, and what carries out its effects on the page, the
//! store and the address. Needs feature `web`. May import everything but `embed` and `prerender`. Start with
//! `session.rs`.

pub mod cross_tab;
mod document;
pub mod effect_runner;
pub mod files;
pub mod focus_clipboard_print;
pub mod foreign_removals;
mod frames_around;
pub mod languages;
mod menu_closing;
pub mod root;
mod scroll_anchor;
pub mod session;
pub mod url_fragment;
mod web_share;
