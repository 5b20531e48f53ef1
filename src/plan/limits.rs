//! How much a plan may hold.

/// The most actions.
pub const MAX_ACTIONS: usize = 60;
/// The most bytes of a plan where it is kept. A build that knows no plans carries members that it does not know along
/// up to 20,000 bytes; the rest is for what else there may be.
pub const MAX_BYTES: usize = 16_000;
/// The longest text of an action, in characters; the longest advice has 185.
pub const MAX_TEXT: usize = 200;
/// The longest name of an owner, in characters.
pub const MAX_OWNER: usize = 60;
/// The longest note with an action, in characters.
pub const MAX_NOTE: usize = 400;
/// The longest id, in characters.
pub const MAX_ID: usize = 40;

/// A text on one line: what ends or leads a line is a space, other control characters are gone. Not trimmed: it may be
/// in the middle of being typed.
#[must_use]
pub fn one_line(text: &str, max: usize) -> String {
    let spaced = text.chars().map(|letter| if is_line_end(letter) || letter == '\t' { ' ' } else { letter });
    spaced.filter(|letter| !letter.is_control()).take(max).collect()
}

/// A text of any lines: each ends with one line feed, other control characters are gone.
#[must_use]
pub fn lines(text: &str, max: usize) -> String {
    let text = text.replace("\r\n", "\n");
    let ended = text.chars().map(|letter| if is_line_end(letter) { '\n' } else { letter });
    ended.filter(|letter| matches!(letter, '\n' | '\t') || !letter.is_control()).take(max).collect()
}

const fn is_line_end(letter: char) -> bool {
    matches!(letter, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Whether a text can be an id: letters and digits of ASCII, `-`, `_` and `.`.
#[must_use]
pub fn is_id(text: &str) -> bool {
    let is_of_id = |letter: u8| letter.is_ascii_alphanumeric() || b"-_.".contains(&letter);
    !text.is_empty() && text.len() <= MAX_ID && text.bytes().all(is_of_id)
}
