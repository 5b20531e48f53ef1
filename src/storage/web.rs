//! The browser's stores, each call guarded.
//!
//! In a sandboxed or third-party frame reaching for the store is itself an error, and so it may be now and then on a page
//! that put a getter of its own in its place. gloo's stores would reach for it at every call and throw (ARCHITECTURE.md,
//! guarantee 9). These keep what the page gave out once.

use std::{cell::OnceCell, thread::LocalKey};

use gloo_storage::Storage as GlooStorage;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Storage, Window};

use super::backend::{Backend, StorageError};

thread_local! {
    static LOCAL: OnceCell<Storage> = const { OnceCell::new() };
    static SESSION: OnceCell<Storage> = const { OnceCell::new() };
}

/// `localStorage`.
struct Local;

impl GlooStorage for Local {
    fn raw() -> Storage {
        given(&LOCAL, Window::local_storage)
    }
}

/// `sessionStorage`.
struct Session;

impl GlooStorage for Session {
    fn raw() -> Storage {
        given(&SESSION, Window::session_storage)
    }
}

/// The store that the page gave out, now or earlier; `undefined` while it refuses.
fn given(
    kept: &'static LocalKey<OnceCell<Storage>>,
    ask: fn(&Window) -> Result<Option<Storage>, JsValue>,
) -> Storage {
    let asked = || web_sys::window().and_then(|window| ask(&window).ok().flatten());
    kept.with(|kept| {
        let store = kept.get().cloned().or_else(asked);
        store.map_or_else(|| JsValue::UNDEFINED.unchecked_into(), |store| kept.get_or_init(|| store).clone())
    })
}

/// Which store of the browser.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WebBackend {
    /// Kept until somebody removes it.
    Local,
    /// Kept until the tab closes.
    Session,
    /// Nothing is kept.
    Nothing,
}

impl WebBackend {
    fn raw(self) -> Result<Storage, StorageError> {
        let store = match self {
            Self::Local => Local::raw(),
            Self::Session => Session::raw(),
            Self::Nothing => return Err(StorageError::Blocked),
        };
        if store.is_undefined() { Err(StorageError::Blocked) } else { Ok(store) }
    }
}

impl Backend for WebBackend {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        self.raw()?.get_item(key).map_err(|_| StorageError::Blocked)
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StorageError> {
        let store = self.raw()?;
        store.set_item(key, text).map_err(|_| {
            // Safari's old private windows have a store without room; a store that reads but does not write is full.
            if store.get_item(key).is_ok() { StorageError::Full } else { StorageError::Blocked }
        })
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        self.raw()?.remove_item(key).map_err(|_| StorageError::Blocked)
    }

    fn keys(&self) -> Result<Vec<String>, StorageError> {
        let store = self.raw()?;
        let mut keys = Vec::new();
        for index in 0..store.length().map_err(|_| StorageError::Blocked)? {
            // Another tab may have removed some meanwhile.
            keys.extend(store.key(index).map_err(|_| StorageError::Blocked)?);
        }
        Ok(keys)
    }
}
