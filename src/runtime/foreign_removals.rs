//! Notices when a program of somebody else takes an element of ours out of the page. Yew would look for its place there
//! and stop, so the next drawing makes the scan anew from its model.

use std::{cell::Cell, rc::Rc};

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, MutationObserver, MutationObserverInit, MutationRecord, Node};
use yew::NodeRef;

/// What is known since the scan was drawn.
#[derive(Default)]
struct Seen {
    /// Something is gone that we did not remove.
    is_torn: Cell<bool>,
    /// We are drawing: what goes now, goes by our own hand.
    is_own: Cell<bool>,
}

/// What watches, and what it calls: both go together.
type Watch = (MutationObserver, Closure<dyn FnMut(Array)>);

/// Watches the root of a scan, wherever it is drawn.
#[derive(Default)]
pub struct ForeignRemovals {
    seen: Rc<Seen>,
    root: Option<Element>,
    watch: Option<Watch>,
}

impl ForeignRemovals {
    /// Whether an element of ours was taken away since this was asked last.
    pub fn take(&self) -> bool {
        self.seen.is_torn.take()
    }

    /// A drawing begins.
    pub fn pause(&self) {
        self.seen.is_own.set(true);
    }

    /// The drawing is over, on this root.
    pub fn follow(&mut self, root: &NodeRef) {
        let root = root.cast::<Element>();
        if self.root != root {
            self.watch = root.as_ref().and_then(|root| watch(root, &self.seen));
            self.root = root;
        }
        if let Some((observer, _)) = &self.watch {
            // What we removed is not told to us later. A page may have made something else of observers.
            let forget = Reflect::get(observer, &"takeRecords".into());
            let _ = forget.and_then(|forget| forget.unchecked_into::<Function>().call0(observer));
        }
        self.seen.is_own.set(false);
    }
}

/// `None` where the browser, or what a page made of it, does not watch: then nothing is noticed.
fn watch(root: &Element, seen: &Rc<Seen>) -> Option<Watch> {
    let seen = Rc::clone(seen);
    let callback = Closure::<dyn FnMut(Array)>::new(move |records: Array| {
        let is_torn =
            !seen.is_own.get() && records.iter().any(|record| removes_an_element(record.unchecked_ref()));
        seen.is_torn.set(seen.is_torn.get() || is_torn);
    });
    let observer = MutationObserver::new(callback.as_ref().unchecked_ref()).ok()?;
    let wanted = MutationObserverInit::new();
    wanted.set_child_list(true);
    wanted.set_subtree(true);
    observer.observe_with_options(root, &wanted).ok()?;
    Some((observer, callback))
}

/// Texts come and go with every translation; Yew holds none of them.
fn removes_an_element(record: &MutationRecord) -> bool {
    let removed = record.removed_nodes();
    (0..removed.length())
        .any(|index| removed.item(index).is_some_and(|node| node.node_type() == Node::ELEMENT_NODE))
}
