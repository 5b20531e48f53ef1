//! Holds answers back until a test lets them go.

use std::sync::{Arc, Condvar, Mutex, PoisonError};

/// A gate for answers, closed at first. Its clones are one gate.
#[derive(Clone, Debug, Default)]
pub struct Gate(Arc<(Mutex<bool>, Condvar)>);

impl Gate {
    /// Lets all answers go, from now on.
    pub fn open(&self) {
        let (is_open, changed) = &*self.0;
        *is_open.lock().unwrap_or_else(PoisonError::into_inner) = true;
        changed.notify_all();
    }

    /// Waits until it is open.
    pub(super) fn pass(&self) {
        let (is_open, changed) = &*self.0;
        let mut now = is_open.lock().unwrap_or_else(PoisonError::into_inner);
        while !*now {
            now = changed.wait(now).unwrap_or_else(PoisonError::into_inner);
        }
    }
}
