//! The app: a pure heart (model, messages, effects, update) and, in the browser, its Yew views.

pub mod strings;
