//! The parts that a host may style from outside (`::part()`), by the class or kind that the element has inside.
//!
//! In one table, and only in the embed: the page has no shadow root and pays nothing for it.

/// The parts of an element that gets this attribute.
pub(crate) fn parts(attribute: &str, value: &str) -> Option<&'static str> {
    Some(match (attribute, value) {
        ("class", "sbs-bar") => "header",
        ("class", "sbs-saved") => "status",
        ("class", "sbs-progress") => "progress",
        ("class", "sbs-item") => "item",
        ("class", "sbs-option") => "choice",
        ("class", "sbs-button") => "button button-primary",
        // A button is the main one unless it is said to be another.
        ("data-kind", "second" | "risk") => "button",
        ("class", "sbs-result") => "result",
        ("class", "sbs-band") => "level",
        ("class", "sbs-chart") => "chart",
        ("class", "sbs-scores") => "table",
        ("class", "sbs-action") => "advice",
        ("class", "sbs-notice") => "notice",
        ("class", "sbs-field__error") => "error",
        _ => return None,
    })
}
