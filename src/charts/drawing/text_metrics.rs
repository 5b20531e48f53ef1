//! How wide a text will be, without measuring it, and where to break it.
//!
//! Measuring on wasm inserts a styled element into the host's page. The widths here are averages of the fonts in our
//! stacks; they place labels and badges, and no text is ever cut on them. Who can measure (a canvas can, without an
//! element) says once per font how far these averages are off: [`FontStack::stretch`](super::theme::FontStack::stretch).

use super::{
    shape::{Type, Weight},
    theme::{Face, Fonts},
};

/// The width of a text in CSS pixels, within about a tenth.
#[must_use]
pub fn width(text: &str, kind: Type, fonts: &Fonts) -> f64 {
    average(text, kind) * fonts.stack(kind.face).stretch
}

/// The same in fonts of average width.
#[must_use]
pub fn average(text: &str, kind: Type) -> f64 {
    let face = match kind.face {
        Face::Display => 0.96,
        Face::Text => 1.0,
    };
    let weight = match kind.weight {
        Weight::Regular => 1.0,
        Weight::Bold => 1.06,
    };
    text.chars().map(advance).sum::<f64>() * kind.size * face * weight
}

/// The width of a character in em of a sans face.
const fn advance(character: char) -> f64 {
    match character {
        'i' | 'j' | 'l' | '\'' | '.' | ',' | ':' | ';' | '|' | '!' => 0.25,
        ' ' | 'f' | 't' | 'r' | 'I' | '(' | ')' | '-' | '/' => 0.31,
        's' | 'c' | 'k' | 'v' | 'x' | 'y' | 'z' | 'J' => 0.5,
        'm' | 'M' | 'W' => 0.85,
        'w' | 'A'..='H' | 'K'..='L' | 'N'..='V' | 'X'..='Z' => 0.7,
        '\u{1100}'.. => 1.0,
        _ => 0.556,
    }
}

/// A text in at most two lines: broken at the space where the longer half is shortest, if one line is too wide.
#[must_use]
pub fn lines<'a>(text: &'a str, kind: Type, fonts: &Fonts, available: f64) -> (&'a str, Option<&'a str>) {
    if width(text, kind, fonts) <= available {
        return (text, None);
    }
    let mut best = (text, None);
    let mut shortest = f64::INFINITY;
    for (index, _) in text.match_indices(' ') {
        let (first, second) = text.split_at(index);
        let second = second.trim_start();
        let longest = width(first, kind, fonts).max(width(second, kind, fonts));
        if longest < shortest {
            shortest = longest;
            best = (first, Some(second));
        }
    }
    best
}

/// A text in as many lines as it takes; a word that is too wide has a line of its own. Not broken at a space that is none to
/// break at, as before a colon in French.
#[must_use]
pub fn wrapped(text: &str, kind: Type, fonts: &Fonts, available: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_ascii_whitespace() {
        let longer = lines.last().map(|line| [line, " ", word].concat());
        match (longer.filter(|longer| width(longer, kind, fonts) <= available), lines.last_mut()) {
            (Some(longer), Some(line)) => *line = longer,
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_breaks_in_two_only_when_it_is_too_wide() {
        let (kind, fonts) = (Type::display(16.0), &Fonts::default());

        assert_eq!(lines("Volledig sociaal", kind, fonts, 200.0), ("Volledig sociaal", None));
        assert_eq!(lines("Volledig sociaal", kind, fonts, 80.0), ("Volledig", Some("sociaal")));
        assert_eq!(lines("Vertrouwen", kind, fonts, 10.0), ("Vertrouwen", None));
    }

    #[test]
    fn a_text_takes_as_many_lines_as_it_needs_and_loses_no_word() {
        let (kind, fonts) = (Type::text(16.0), &Fonts::default());
        let text = "Wat doen jullie als er morgen iets misgaat op sociale media?";

        let lines = wrapped(text, kind, fonts, 150.0);

        assert!(lines.len() > 2 && lines.iter().all(|line| width(line, kind, fonts) <= 150.0), "{lines:?}");
        assert_eq!(lines.join(" "), text);
        assert_eq!(wrapped("Verantwoordelijkheid a", kind, fonts, 10.0), ["Verantwoordelijkheid", "a"]);
        assert!(wrapped("", kind, fonts, 10.0).is_empty());
    }
}
