//! The browser's stores, each call guarded.
//!
//! In a sandboxed or third-party frame reaching for the store is itself an error, and gloo-storage would throw
//! (ARCHITECTURE.md, guarantee 9): so it is asked only after `Window` gave the store out.

use gloo_storage::{LocalStorage, SessionStorage, Storage as _};

use super::backend::{Backend, StorageError};

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
    fn raw(self) -> Result<web_sys::Storage, StorageError> {
        let window = web_sys::window().ok_or(StorageError::Blocked)?;
        let given = match self {
            Self::Local => window.local_storage(),
            Self::Session => window.session_storage(),
            Self::Nothing => return Err(StorageError::Blocked),
        };
        match given {
            Ok(Some(_)) => Ok(match self {
                Self::Local => LocalStorage::raw(),
                Self::Session | Self::Nothing => SessionStorage::raw(),
            }),
            Ok(None) | Err(_) => Err(StorageError::Blocked),
        }
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
