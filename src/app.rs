//! The app: a pure heart (model, messages, effects, update) and, in the browser, its Yew views.
//!
//! What is compiled without feature `web` is tested natively and knows no browser.

pub mod msg;
pub mod section;
pub mod shared;
pub mod strings;

#[cfg(feature = "web")]
pub mod hooks;
#[cfg(feature = "web")]
pub mod views;
