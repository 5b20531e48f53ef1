//! How the file of a language is put together: `build/main.rs` writes it by this, and the program reads it by this.

/// How a file begins. `src/js/loader/language-files.js` looks at it too.
pub const KIND: &str = "sbs-language";

/// Stands between the texts.
pub const BETWEEN: char = '\u{1f}';
