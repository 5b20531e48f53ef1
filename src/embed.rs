//! The scan as a guest on somebody else's page: what a host may wish, ask and hear.
//!
//! The element itself is JavaScript (`shell/element.js`), because a custom element must be a class that extends
//! `HTMLElement`. It mounts the app through the exports in `handle`, and hands on what `news` tells.

#[cfg(feature = "embed")]
pub mod handle;
pub mod news;
#[cfg(feature = "embed")]
mod options;
#[cfg(feature = "embed")]
mod values;
