//! The attributes of an element under construction.
//!
//! Yew keeps those that are added one by one in a hash map for each element, and hashes each name whenever
//! the element is built. With the names in one list for all elements that have the same, only the values are each
//! element's own, and Yew compares them place by place.

use std::cell::RefCell;

use wasm_bindgen::JsValue;
use yew::{
    AttrValue,
    virtual_dom::{AttributeOrProperty, Attributes},
};

thread_local! {
    /// The lists of names so far. There are as many as the source has kinds of elements, so none is ever freed.
    static NAMES: RefCell<Vec<&'static [&'static str]>> = const { RefCell::new(Vec::new()) };
}

/// Names and values, in the order in which they were set.
#[derive(Default)]
pub(super) struct AttributeList(Vec<(&'static str, Option<AttributeOrProperty>)>);

impl AttributeList {
    /// Sets an attribute; `None` leaves it out and keeps its place: an element has the same list with and without it.
    #[inline(never)]
    pub(super) fn set(&mut self, name: &'static str, value: Option<AttrValue>) {
        self.put(name, value.map(AttributeOrProperty::Attribute));
    }

    /// Sets a property of the node.
    pub(super) fn property(&mut self, name: &'static str, value: JsValue) {
        self.put(name, Some(AttributeOrProperty::Property(value)));
    }

    fn put(&mut self, name: &'static str, value: Option<AttributeOrProperty>) {
        match self.0.iter_mut().find(|(other, _)| *other == name) {
            Some(attribute) => attribute.1 = value,
            None => self.0.push((name, value)),
        }
    }
}

impl From<AttributeList> for Attributes {
    fn from(AttributeList(list): AttributeList) -> Self {
        if list.is_empty() {
            return Self::default();
        }
        let keys = NAMES.with_borrow_mut(|lists| {
            let names = || list.iter().map(|(name, _)| name);
            lists.iter().find(|known| known.iter().eq(names())).copied().unwrap_or_else(|| {
                let new: &[_] = Vec::leak(names().copied().collect());
                lists.push(new);
                new
            })
        });
        Self::Dynamic { keys, values: list.into_iter().map(|(_, value)| value).collect() }
    }
}
