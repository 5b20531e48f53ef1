//! What a store must be able to do.

use std::{cell::RefCell, collections::BTreeMap};

/// Why a store did not do what it was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum StorageError {
    /// The browser or the page refuses storage.
    #[error("storage is refused here")]
    Blocked,
    /// Reading works, writing does not: there is no room.
    #[error("storage is full")]
    Full,
}

/// A store of texts by key.
pub trait Backend {
    /// The text under a key.
    ///
    /// # Errors
    /// [`StorageError::Blocked`] if the store refuses.
    fn get(&self, key: &str) -> Result<Option<String>, StorageError>;

    /// Puts a text under a key.
    ///
    /// # Errors
    /// [`StorageError::Full`] if there is no room, [`StorageError::Blocked`] if the store refuses.
    fn set(&self, key: &str, text: &str) -> Result<(), StorageError>;

    /// Puts a text under a key, and reads it back: a page may have given its store methods that do nothing.
    ///
    /// # Errors
    /// [`StorageError::Full`] if there is no room, [`StorageError::Blocked`] if the store refuses or has something else
    /// under the key afterwards.
    fn keep(&self, key: &str, text: &str) -> Result<(), StorageError> {
        self.set(key, text)?;
        match self.get(key) {
            Ok(kept) if kept.as_deref() != Some(text) => Err(StorageError::Blocked),
            // A store that took a text and does not let it be read just now has it.
            Ok(_) | Err(_) => Ok(()),
        }
    }

    /// Removes a key.
    ///
    /// # Errors
    /// [`StorageError::Blocked`] if the store refuses.
    fn remove(&self, key: &str) -> Result<(), StorageError>;

    /// All keys, in any order; none where a store cannot list them.
    ///
    /// # Errors
    /// [`StorageError::Blocked`] if the store refuses.
    fn keys(&self) -> Result<Vec<String>, StorageError> {
        Ok(Vec::new())
    }
}

impl<B: Backend + ?Sized> Backend for &B {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        (**self).get(key)
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StorageError> {
        (**self).set(key, text)
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        (**self).remove(key)
    }

    fn keys(&self) -> Result<Vec<String>, StorageError> {
        (**self).keys()
    }
}

/// A store that forgets when it is dropped; for tests, and for pages that may keep nothing.
#[derive(Debug, Default)]
pub struct MemoryBackend(RefCell<BTreeMap<String, String>>);

impl MemoryBackend {
    /// All keys.
    #[must_use]
    pub fn keys(&self) -> Vec<String> {
        self.0.borrow().keys().cloned().collect()
    }
}

impl Backend for MemoryBackend {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        Ok(self.0.borrow().get(key).cloned())
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StorageError> {
        self.0.borrow_mut().insert(key.to_owned(), text.to_owned());
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        self.0.borrow_mut().remove(key);
        Ok(())
    }

    fn keys(&self) -> Result<Vec<String>, StorageError> {
        Ok(self.0.borrow().keys().cloned().collect())
    }
}
