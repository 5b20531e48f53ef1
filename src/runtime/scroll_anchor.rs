//! Keeps what was pressed where it is on the screen when something comes or goes above it. Most browsers do that by
//! themselves (`overflow-anchor`); WebKit does not.

use js_sys::Reflect;
use web_sys::{Element, HtmlElement};
use yew::NodeRef;

use super::focus_clipboard_print::focused;

/// What has the focus, and where it is in the window, in CSS pixels from its upper side.
pub(crate) struct ScrollAnchor {
    element: Element,
    top: f64,
}

impl ScrollAnchor {
    /// Of what has the focus in the scan; `None` where the browser does it, and where nothing has it.
    pub(crate) fn of_focus(root: &NodeRef) -> Option<Self> {
        let style = root.cast::<HtmlElement>()?.style();
        if Reflect::has(&style, &"overflowAnchor".into()).unwrap_or(true) {
            return None;
        }
        let element = focused(root)?;
        let top = element.get_bounding_client_rect().top();
        Some(Self { element, top })
    }

    /// Scrolls the window by as much as the element has moved, if it is there still.
    pub(crate) fn hold(self) {
        let moved = self.element.get_bounding_client_rect().top() - self.top;
        let has_moved = self.element.is_connected() && moved.abs() >= 1.0;
        if let Some(window) = web_sys::window().filter(|_| has_moved) {
            window.scroll_by_with_x_and_y(0.0, moved);
        }
    }
}
