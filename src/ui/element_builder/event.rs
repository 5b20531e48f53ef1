//! The events of elements: which the scan listens to, and what a listener reads from one.

use std::cell::Cell;

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlInputElement, HtmlTextAreaElement};
use yew::{
    Callback,
    virtual_dom::{Listener, ListenerKind},
};

use crate::state::msg::Msg;

thread_local! {
    static BY_HAND: Cell<bool> = const { Cell::new(false) };
}

/// Whether what happens now follows from something that a visitor did, not a script.
#[must_use]
pub fn is_by_hand() -> bool {
    BY_HAND.get()
}

/// The events that the scan listens to. Copying a [`ListenerKind`] knows all of HTML's, which is 1.5 KB of wasm.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum On {
    /// A press, also by keyboard.
    Click,
    /// Another choice.
    Change,
    /// Typing.
    Input,
    /// A key goes down.
    KeyDown,
    /// A form is sent.
    Submit,
    /// The focus arrives.
    Focus,
    /// A dialog closes.
    Close,
    /// Something is taken hold of.
    DragStart,
    /// Something is held over it.
    DragOver,
    /// What was held is let go.
    Drop,
}

/// A listener of any kind: one type for all, where `html!` has one for each event.
pub(super) struct Handler {
    pub(super) event: On,
    pub(super) handle: Callback<Event>,
}

impl Listener for Handler {
    fn kind(&self) -> ListenerKind {
        match self.event {
            On::Click => ListenerKind::onclick,
            On::Change => ListenerKind::onchange,
            On::Input => ListenerKind::oninput,
            On::KeyDown => ListenerKind::onkeydown,
            On::Submit => ListenerKind::onsubmit,
            On::Focus => ListenerKind::onfocus,
            On::Close => ListenerKind::onclose,
            On::DragStart => ListenerKind::ondragstart,
            On::DragOver => ListenerKind::ondragover,
            On::Drop => ListenerKind::ondrop,
        }
    }

    fn handle(&self, event: Event) {
        let before = BY_HAND.replace(event.is_trusted());
        self.handle.emit(event);
        BY_HAND.set(before);
    }

    fn passive(&self) -> bool {
        false
    }
}

/// A callback that sends a message, whatever the event.
#[inline(never)]
#[must_use]
pub fn sends(send: &Callback<Msg>, msg: Msg) -> Callback<Event> {
    let send = send.clone();
    Callback::from(move |_| send.emit(msg.clone()))
}

/// The element that an event comes from.
#[inline(never)]
#[must_use]
pub fn target(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

/// What a field holds; empty for anything that is not a field.
#[inline(never)]
#[must_use]
pub fn value_of(field: &Element) -> String {
    match (field.dyn_ref::<HtmlInputElement>(), field.dyn_ref::<HtmlTextAreaElement>()) {
        (Some(input), _) => input.value(),
        (_, Some(area)) => area.value(),
        _ => String::new(),
    }
}

/// What the field holds that an event comes from.
#[inline(never)]
#[must_use]
pub fn target_value(event: &Event) -> String {
    target(event).as_ref().map(value_of).unwrap_or_default()
}

/// Whether the checkbox is on that an event comes from.
#[inline(never)]
#[must_use]
pub fn target_checked(event: &Event) -> bool {
    target(event)
        .and_then(|target| target.dyn_into::<HtmlInputElement>().ok())
        .is_some_and(|input| input.checked())
}
