//! The app: a pure heart (model, messages, effects, update) and, in the browser, its Yew views.
//!
//! What is compiled without feature `web` is tested natively and knows no browser.

pub mod count;
pub mod effect;
pub mod files;
pub mod host;
pub mod incoming;
pub mod link;
pub mod model;
pub mod msg;
pub mod qr;
pub mod result;
pub mod screen;
pub mod section;
pub mod shared;
pub mod strings;
pub mod update;

#[cfg(feature = "web")]
pub mod dom;
#[cfg(feature = "web")]
pub mod hooks;
#[cfg(feature = "web")]
pub mod pace;
#[cfg(feature = "prerender")]
pub mod prerender;
#[cfg(feature = "web")]
pub mod root;
#[cfg(feature = "web")]
pub mod run;
#[cfg(feature = "web")]
pub mod screens;
#[cfg(feature = "web")]
pub mod session;
#[cfg(feature = "web")]
pub mod views;
