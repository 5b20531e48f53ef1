//! The scan on somebody else's page: what a host may set, ask and hear. The element itself is JavaScript
//! (`js/element/element.js`), because a custom element must be a class that extends `HTMLElement`. It mounts the app
//! through `exports`, and dispatches what `host_events` finds. May import core, plan, storage, state and runtime.
//! Start with `exports.rs`.

#[cfg(feature = "embed")]
pub mod exports;
pub mod host_events;
pub mod host_plan;
#[cfg(feature = "embed")]
mod js_values;
#[cfg(feature = "embed")]
mod options;
