//! Other tabs and other elements with the same answers: hearing that they wrote, and that they removed everything.

use wasm_bindgen::JsValue;
use web_sys::BroadcastChannel;
use yew::Callback;

use crate::{
    state::msg::{Msg, StorageMsg},
    ui::element_builder::listener::Listener,
};

/// Listens for others as long as it is kept.
pub(super) struct CrossTab {
    /// The store tells other documents of a write; a page that comes back from the browser's cache was told nothing.
    _writes: [Option<Listener>; 2],
    /// The store tells a removal too, but not who did it: a host that clears its own data removes nobody's answers.
    channel: Option<Channel>,
}

struct Channel {
    channel: BroadcastChannel,
    _listener: Option<Listener>,
}

impl CrossTab {
    /// Listens; where a browser has no channels, a removal elsewhere is not heard.
    pub fn new(key: &str, send: &Callback<Msg>) -> Self {
        let sends = |msg: Msg| {
            let send = send.clone();
            move || send.emit(msg.clone())
        };
        let window = web_sys::window();
        let on = |kind| {
            window
                .as_ref()
                .and_then(|window| Listener::new(window, kind, sends(Msg::Storage(StorageMsg::Look))))
        };
        let channel = BroadcastChannel::new(key).ok().map(|channel| {
            let listener = Listener::new(&channel, "message", sends(Msg::Storage(StorageMsg::Removed)));
            Channel { channel, _listener: listener }
        });
        Self { _writes: [on("storage"), on("pageshow")], channel }
    }

    /// Tells the others that the visitor, or the host, removed the answers.
    pub fn tell_removed(&self) {
        if let Some(Channel { channel, .. }) = &self.channel {
            // A channel that is closed has nobody on it.
            let _ = channel.post_message(&JsValue::NULL);
        }
    }
}

impl Drop for Channel {
    fn drop(&mut self) {
        self.channel.close();
    }
}
