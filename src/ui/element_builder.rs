//! Building elements by small function calls.
//!
//! Yew's `html!` writes the construction of every element out in place. The same start and question screens built by
//! these calls took 43 KB off the wasm, 10 KB in brotli (`cargo xtask bundle` before and after). `html!` stays where
//! components are made.
//!
//! Nothing here can write markup: a text is its element's `textContent`, attributes go through `setAttribute`.
//!
//! Yew never holds a text node. Translators and other extensions replace, wrap and remove text nodes, and Yew would go
//! on changing a node that is in no page, or insert beside it, which panics. So a text has an element to itself: a new
//! text replaces whatever stands in there, and Yew only ever looks for elements.

mod attributes;
#[cfg(any(feature = "embed", feature = "prerender"))]
pub(crate) mod css_parts;
mod event;
pub mod listener;

use std::rc::Rc;

use js_sys::Reflect;
use wasm_bindgen::JsValue;
use web_sys::HtmlElement;
use yew::{
    prelude::*,
    virtual_dom::{Key, VNode, VTag},
};

pub use self::event::{On, is_by_hand, sends, target, target_checked, target_value, value_of};
use self::{attributes::AttributeList, event::Handler};
use crate::state::msg::Msg;

/// Said by an element that its own component takes away between two renders of the scan: no other code removed it.
pub const OWN_REMOVAL: &str = "data-sbs-goes";

/// An element under construction.
pub struct ElementBuilder(Box<Draft>);

struct Draft {
    tag: VTag,
    attributes: AttributeList,
    /// A text that was added last. It becomes the text of this element if nothing else is in there.
    text: Option<AttrValue>,
}

/// An element.
#[inline(never)]
#[must_use]
pub fn el(tag: &'static str) -> ElementBuilder {
    let mut tag = VTag::new(tag);
    tag.node_ref = NOBODY.with(NodeRef::clone);
    ElementBuilder(Box::new(Draft { tag, attributes: AttributeList::default(), text: None }))
}

/// An element of a class.
#[inline(never)]
#[must_use]
pub fn of(tag: &'static str, class: &'static str) -> ElementBuilder {
    el(tag).set("class", class)
}

/// A heading of a level (1 to 6).
#[inline(never)]
#[must_use]
pub fn heading(level: u8, class: &'static str) -> ElementBuilder {
    let tag = match level {
        0 | 1 => "h1",
        2 => "h2",
        3 => "h3",
        4 => "h4",
        5 => "h5",
        _ => "h6",
    };
    of(tag, class)
}

/// What a text is made of: a fixed text stays where it is, another is copied.
pub trait Words {
    /// For Yew.
    fn words(self) -> AttrValue;
}

impl Words for &'static str {
    fn words(self) -> AttrValue {
        AttrValue::Static(self)
    }
}

impl Words for &String {
    #[inline(never)]
    fn words(self) -> AttrValue {
        AttrValue::from(self.clone())
    }
}

impl Words for AttrValue {
    fn words(self) -> AttrValue {
        self
    }
}

/// A text in an element of its own.
pub fn text(words: impl Words) -> Html {
    el("span").words(words.words()).into()
}

impl ElementBuilder {
    /// Sets an attribute to a fixed text.
    #[inline(never)]
    #[must_use]
    pub fn set(mut self, name: &'static str, value: &'static str) -> Self {
        #[cfg(feature = "embed")]
        if let Some(parts) = css_parts::parts(name, value) {
            self.0.attributes.set("part", Some(AttrValue::Static(parts)));
        }
        self.0.attributes.set(name, Some(AttrValue::Static(value)));
        self
    }

    /// Sets an attribute.
    #[inline(never)]
    #[must_use]
    pub fn attr(self, name: &'static str, value: &str) -> Self {
        self.maybe(name, Some(value))
    }

    /// Sets an attribute if there is a value.
    #[inline(never)]
    #[must_use]
    pub fn maybe(mut self, name: &'static str, value: Option<&str>) -> Self {
        self.0.attributes.set(name, value.map(|value| AttrValue::from(value.to_owned())));
        self
    }

    /// Sets an attribute without a value, or leaves it out.
    #[inline(never)]
    #[must_use]
    pub fn flag(mut self, name: &'static str, on: bool) -> Self {
        self.0.attributes.set(name, on.then_some(AttrValue::Static("")));
        self
    }

    /// Sets the id.
    #[inline(never)]
    #[must_use]
    pub fn id(self, id: &str) -> Self {
        self.attr("id", id)
    }

    /// Sets whether a checkbox or radio button is on.
    #[inline(never)]
    #[must_use]
    pub fn checked(mut self, checked: bool) -> Self {
        self.0.tag.set_checked(checked);
        self
    }

    /// Sets whether an option of a list is the one that is chosen. As a property: the attribute says only what is chosen at
    /// first.
    #[must_use]
    pub fn selected(mut self, selected: bool) -> Self {
        self.0.attributes.property("selected", JsValue::from_bool(selected));
        self
    }

    /// Sets what a field holds.
    #[inline(never)]
    #[must_use]
    pub fn value(mut self, value: &str) -> Self {
        self.0.tag.set_value(AttrValue::from(value.to_owned()));
        self
    }

    /// Sets what tells this element from its siblings in a list.
    #[inline(never)]
    #[must_use]
    pub fn key(mut self, key: &str) -> Self {
        self.0.tag.key = Some(Key::from(key.to_owned()));
        self
    }

    /// Makes the element reachable after it was rendered.
    #[inline(never)]
    #[must_use]
    pub fn node_ref(mut self, node: &NodeRef) -> Self {
        self.0.tag.node_ref = node.clone();
        self
    }

    /// Adds a text.
    #[must_use]
    pub fn text(self, words: impl Words) -> Self {
        self.words(words.words())
    }

    #[inline(never)]
    fn words(mut self, words: AttrValue) -> Self {
        self.0.text = Some(match self.0.text.take() {
            Some(before) => AttrValue::from([before.as_str(), words.as_str()].concat()),
            None => words,
        });
        self
    }

    /// Gives a text that was added last an element of its own, because more comes after it.
    fn wrap_text(&mut self) {
        if let Some(words) = self.0.text.take() {
            self.0.tag.add_child(text(words));
        }
    }

    /// Adds a text that may not last.
    #[inline(never)]
    #[must_use]
    pub fn copy(self, words: &str) -> Self {
        self.text(&words.to_owned())
    }

    /// Adds a number.
    #[inline(never)]
    #[must_use]
    pub fn number(self, number: usize) -> Self {
        self.text(&number.to_string())
    }

    /// Adds an element.
    #[inline(never)]
    #[must_use]
    pub fn child(self, child: ElementBuilder) -> Self {
        self.node(child.into())
    }

    /// Adds an element if there is one, and nothing in its place if there is none: siblings keep their places, so
    /// that Yew keeps their nodes, and a visitor the focus and what was typed.
    #[inline(never)]
    #[must_use]
    pub fn option(self, child: Option<ElementBuilder>) -> Self {
        self.node(child.map(Html::from).unwrap_or_default())
    }

    /// Adds what another view made.
    #[inline(never)]
    #[must_use]
    pub fn node(mut self, child: Html) -> Self {
        self.wrap_text();
        self.0.tag.add_child(child);
        self
    }

    /// Adds elements, in order. Written out where it is called: a loop is less than a list of elements.
    #[must_use]
    pub fn children(self, children: impl IntoIterator<Item = ElementBuilder>) -> Self {
        children.into_iter().fold(self, Self::child)
    }

    /// Sets computed sizes, as declarations of custom properties. Not as an attribute, which a strict policy blocks:
    /// the property hands them on to the CSSOM (`[PutForwards=cssText]`), which it allows.
    #[inline(never)]
    #[must_use]
    pub fn style(mut self, declarations: &str) -> Self {
        if cfg!(feature = "prerender") {
            // Where there is no CSSOM yet; `prerendered-screen.js` hands them on.
            return self.attr("data-style", declarations);
        }
        self.0.attributes.property("style", JsValue::from_str(declarations));
        self
    }

    /// Listens to an event.
    #[inline(never)]
    #[must_use]
    pub fn on(mut self, event: On, handle: Callback<Event>) -> Self {
        self.0.tag.add_listener(Rc::new(Handler { event, handle }));
        self
    }

    /// Sends a message when it is pressed.
    #[inline(never)]
    #[must_use]
    pub fn click(self, send: &Callback<Msg>, msg: Msg) -> Self {
        self.on(On::Click, sends(send, msg))
    }
}

impl From<ElementBuilder> for Html {
    #[inline(never)]
    fn from(mut element: ElementBuilder) -> Self {
        let is_alone = matches!(element.0.tag.children(), Some(VNode::VList(none)) if none.is_empty());
        if !is_alone {
            element.wrap_text();
        }
        let Draft { mut tag, mut attributes, text } = *element.0;
        if let Some(text) = text {
            if cfg!(feature = "prerender") {
                // Where there is no page yet.
                tag.add_child(text.into());
            } else {
                attributes.property("textContent", JsValue::from_str(&text));
            }
        }
        tag.set_attributes(attributes);
        Self::from(tag)
    }
}

thread_local! {
    /// The reference of all elements that nobody reaches for. Yew gives each its own, keeps its node in it, and exchanges
    /// it whenever the element is drawn again.
    static NOBODY: NodeRef = NodeRef::default();
}

/// Sets the sizes of an element that is there: through the CSSOM, as [`ElementBuilder::style`].
pub fn restyle(element: &HtmlElement, declarations: &str) {
    // An element that takes no style keeps its own.
    let _ = Reflect::set(element, &"style".into(), &declarations.into());
}

/// A button with a word; `kind` is empty for the main one, else `second` or `risk`.
#[inline(never)]
#[must_use]
pub fn button(kind: &'static str, label: &str, send: &Callback<Msg>, msg: Msg) -> ElementBuilder {
    let button = of("button", "sbs-button").set("type", "button").copy(label).click(send, msg);
    if kind.is_empty() { button } else { button.set("data-kind", kind) }
}

/// A button that reads as a link.
#[inline(never)]
#[must_use]
pub fn quiet(label: &'static str, send: &Callback<Msg>, msg: Msg) -> ElementBuilder {
    of("button", "sbs-quiet").set("type", "button").text(label).click(send, msg)
}

/// A disclosure with its summary; add the body to what it returns.
#[inline(never)]
#[must_use]
pub fn disclosure(summary: &str) -> ElementBuilder {
    of("details", "sbs-disclosure").child(el("summary").copy(summary))
}
