//! Data that many views read and nobody changes.

use std::{ops::Deref, rc::Rc};

/// A reference that compares by identity: two views of the same data are equal, whatever its size.
#[derive(Debug)]
pub struct RcPtrEq<T>(Rc<T>);

impl<T> RcPtrEq<T> {
    /// Shares a value.
    #[must_use]
    pub fn new(value: T) -> Self {
        Self(Rc::new(value))
    }
}

impl<T> RcPtrEq<T> {
    /// Where the value is: of two that live, the same only for the same one.
    #[must_use]
    pub fn address(&self) -> usize {
        Rc::as_ptr(&self.0).addr()
    }
}

impl<T> From<&Rc<T>> for RcPtrEq<T> {
    fn from(value: &Rc<T>) -> Self {
        Self(Rc::clone(value))
    }
}

impl<T> From<Rc<T>> for RcPtrEq<T> {
    fn from(value: Rc<T>) -> Self {
        Self(value)
    }
}

impl<T> Clone for RcPtrEq<T> {
    fn clone(&self) -> Self {
        Self(Rc::clone(&self.0))
    }
}

impl<T> PartialEq for RcPtrEq<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl<T> Deref for RcPtrEq<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}
