//! Notices when other code removes an element of ours from the page. Yew would insert beside that element and panic, so
//! the next render rebuilds the scan from its model.

use std::{cell::Cell, rc::Rc};

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, MutationObserver, MutationObserverInit, MutationRecord, Node};
use yew::NodeRef;

use crate::ui::element_builder::OWN_REMOVAL;

#[derive(Default)]
struct State {
    /// Other code removed an element since this was last asked.
    has_removal: Cell<bool>,
    /// Yew is rendering: removals are its own.
    is_rendering: Cell<bool>,
}

/// The observer with the callback that it calls, which must live as long.
type Observer = (MutationObserver, Closure<dyn FnMut(Array)>);

/// Observes the root element of a scan.
#[derive(Default)]
pub struct ForeignRemovals {
    state: Rc<State>,
    root: Option<Element>,
    observer: Option<Observer>,
}

impl ForeignRemovals {
    /// Whether other code removed an element since the last call.
    pub fn take(&self) -> bool {
        self.state.has_removal.take()
    }

    /// Ignores removals until [`ForeignRemovals::resume`]: a render begins.
    pub fn pause(&self) {
        self.state.is_rendering.set(true);
    }

    /// Observes this root, which has been rendered.
    pub fn resume(&mut self, root: &NodeRef) {
        let root = root.cast::<Element>();
        if self.root != root {
            self.observer = root.as_ref().and_then(|root| observe(root, &self.state));
            self.root = root;
        }
        if let Some((observer, _)) = &self.observer {
            // Drops the records of our own removals. By reflection: a page may have replaced the type, and a binding would
            // throw where the method is missing.
            let take_records = Reflect::get(observer, &"takeRecords".into());
            let _ = take_records.and_then(|method| method.unchecked_into::<Function>().call0(observer));
        }
        self.state.is_rendering.set(false);
    }
}

/// `None` where the browser has no observer, or a page replaced it by something else: then no removal is noticed.
fn observe(root: &Element, state: &Rc<State>) -> Option<Observer> {
    let state = Rc::clone(state);
    let callback = Closure::<dyn FnMut(Array)>::new(move |records: Array| {
        if !state.is_rendering.get()
            && records.iter().any(|record| removes_an_element(record.unchecked_ref()))
        {
            state.has_removal.set(true);
        }
    });
    let observer = MutationObserver::new(callback.as_ref().unchecked_ref()).ok()?;
    let options = MutationObserverInit::new();
    options.set_child_list(true);
    options.set_subtree(true);
    observer.observe_with_options(root, &options).ok()?;
    Some((observer, callback))
}

/// Translators replace text nodes all the time; Yew holds none of them. What a component takes away by itself says so.
fn removes_an_element(record: &MutationRecord) -> bool {
    let removed = record.removed_nodes();
    let is_foreign = |node: Node| {
        let is_own =
            |node: &Node| node.dyn_ref::<Element>().is_some_and(|element| element.has_attribute(OWN_REMOVAL));
        node.node_type() == Node::ELEMENT_NODE && !is_own(&node)
    };
    (0..removed.length()).any(|index| removed.item(index).is_some_and(is_foreign))
}
