//! The camera that looks for QR codes.

/// How far it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scanner {
    /// The browser is asked for it.
    Starting,
    /// It looks.
    Looking,
}
