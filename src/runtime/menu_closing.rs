//! The menu closes when the visitor goes elsewhere: presses beside it, or moves the focus on. What closes it from inside
//! is its own affair (`ui::components::app_bar`).

use std::{cell::Cell, rc::Rc};

use web_sys::{Element, Event, EventTarget};
use yew::prelude::*;

use crate::ui::element_builder::listener::Listener;

/// Listens for what closes the menu of a scan, wherever that is drawn.
#[derive(Default)]
pub struct MenuClosing {
    root: Option<Element>,
    _listeners: Vec<Listener>,
}

impl MenuClosing {
    /// Listens around this root from now on.
    pub fn follow(&mut self, root: &NodeRef) {
        let root = root.cast::<Element>();
        if self.root == root {
            return;
        }
        self._listeners = root.as_ref().map(listeners).unwrap_or_default();
        self.root = root;
    }
}

/// In the scan and around it: of a focus that moves inside a shadow root nobody outside hears, and of what happens in a
/// closed one nobody outside sees where.
fn listeners(root: &Element) -> Vec<Listener> {
    let seen = Rc::new(Cell::new(None));
    let mut listeners = Vec::new();
    for kind in ["pointerdown", "focusin"] {
        let (on, inside) = (root.clone(), seen.clone());
        listeners.extend(Listener::to(root, kind, move |event| {
            inside.set(Some(event.time_stamp()));
            if let Some(menu) = open_menu(&on).filter(|menu| !is_in(menu, &event)) {
                close(&menu);
            }
        }));
        let Some(document) = root.owner_document() else { continue };
        let (on, inside, document): (_, _, EventTarget) = (root.clone(), seen.clone(), document.into());
        listeners.extend(Listener::to(&document, kind, move |event| {
            if inside.get() != Some(event.time_stamp()) {
                open_menu(&on).iter().for_each(close);
            }
        }));
    }
    listeners
}

fn open_menu(root: &Element) -> Option<Element> {
    root.query_selector(".sbs-menu[open]").ok().flatten()
}

fn is_in(menu: &Element, event: &Event) -> bool {
    event.composed_path().includes(menu, 0)
}

fn close(menu: &Element) {
    // The attribute may be gone already, which is as good.
    let _ = menu.remove_attribute("open");
}
