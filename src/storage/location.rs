//! Where answers are stored.

/// Where answers are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StorageLocation {
    /// Until somebody removes them.
    Device,
    /// Until the tab closes.
    Tab,
}
