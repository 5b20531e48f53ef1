//! The second part of the page: whether it is there, and how it is asked for.

use std::{cell::RefCell, hint::black_box};

use wasm_bindgen::prelude::*;
use yew::Callback;

use super::{Coming, PARTS, Parts};
use crate::core::instrument::Lang;

struct State {
    parts: Result<&'static Parts, Coming>,
    changed: Option<Callback<()>>,
    only: Option<Lang>,
}

thread_local! {
    static STATE: RefCell<State> = const { RefCell::new(State { parts: Err(Coming::Yes), changed: None, only: None }) };
}

#[wasm_bindgen]
extern "C" {
    /// `boot.js` has it.
    #[wasm_bindgen(catch, js_name = sbsLater)]
    fn ask() -> Result<(), JsValue>;
}

/// The second part, or why it is not there.
///
/// # Errors
/// As long as it is not there.
pub fn parts() -> Result<&'static Parts, Coming> {
    STATE.with(|state| state.try_borrow().map_or(Err(Coming::Yes), |state| state.parts))
}

/// Says that only the texts of this language are there until the second part is; all are without one.
pub fn speak(only: Option<Lang>) {
    STATE.with(|state| {
        if let Ok(mut state) = state.try_borrow_mut() {
            state.only = only;
        }
    });
}

/// Whether the texts of a language are there.
pub fn speaks(lang: Lang) -> bool {
    STATE.with(|state| {
        state
            .try_borrow()
            .is_ok_and(|state| state.parts.is_ok() || state.only.is_none_or(|only| only == lang))
    })
}

/// Tells from now on when the answer of [`parts`] changes.
pub fn follow(changed: Callback<()>) {
    STATE.with(|state| {
        if let Ok(mut state) = state.try_borrow_mut() {
            state.changed = Some(changed);
        }
    });
}

/// Loads the second part again.
pub fn fetch() {
    let asked = ask();
    change(Err(if asked.is_ok() { Coming::Yes } else { Coming::Failed }));
}

/// The second part is there. This is its entry, and the only one: nothing that it needs alone may be reached from
/// anywhere else.
#[wasm_bindgen]
pub fn sbs_later() {
    // Not to be seen through, or the compiler might let the first part call the second one by name.
    change(Ok(black_box(&PARTS)));
}

/// The second part could not be loaded.
#[wasm_bindgen]
pub fn sbs_later_failed() {
    change(Err(Coming::Failed));
}

fn change(parts: Result<&'static Parts, Coming>) {
    let changed = STATE.with(|state| {
        let mut state = state.try_borrow_mut().ok()?;
        state.parts = parts;
        state.changed.clone()
    });
    if let Some(changed) = changed {
        changed.emit(());
    }
}
