//! The name of a screen in the address and in storage.

use social_business_scan::state::screen::Screen;

use super::INSTRUMENT;

/// A name that is known is the name of its screen, letter by letter; nothing else is a screen.
pub fn holds(text: &str) {
    if let Some(screen) = Screen::from_place(&INSTRUMENT, text) {
        assert_eq!(screen.place(), text);
        assert!(text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-'), "{text}");
    }
}
