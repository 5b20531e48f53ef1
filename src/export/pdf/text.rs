//! Text in lines that fit.

use super::fonts::OneFont;

/// The lines of a text. All but the last end with the blank that they were broken at, so that a copy has it; a word that
/// is too wide for a line is broken where the line ends.
pub fn lines(text: &str, font: &OneFont, size: f32, width: f32) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    // With the blank at its end.
    let mut used = 0.0;
    for word in text.split_inclusive(' ') {
        let own = font.width(word.trim_end(), size);
        if used + own > width {
            if !line.is_empty() {
                lines.push(std::mem::take(&mut line));
                used = 0.0;
            }
            if own > width {
                line = broken(word, font, size, width, &mut lines);
                used = font.width(&line, size);
                continue;
            }
        }
        line.push_str(word);
        used += font.width(word, size);
    }
    if !line.is_empty() || lines.is_empty() {
        lines.push(line);
    }
    lines
}

/// What is left of a word after the lines that it fills.
fn broken(word: &str, font: &OneFont, size: f32, width: f32, lines: &mut Vec<String>) -> String {
    let mut line = String::new();
    for character in word.chars() {
        line.push(character);
        if line.chars().count() > 1 && font.width(line.trim_end(), size) > width {
            line.pop();
            lines.push(std::mem::take(&mut line));
            line.push(character);
        }
    }
    line
}

#[cfg(test)]
mod tests {
    use super::super::fonts::{Face, Fonts};
    use super::*;

    #[test]
    fn lines_fit_and_together_are_the_text() {
        let fonts = Fonts::new().unwrap();
        let font = fonts.get(Face::Text);
        let text =
            "Wat doen jullie als er morgen iets misgaat op hottentottententententoonstelling-media? → 😀";

        let lines = lines(text, font, 10.0, 80.0);

        assert_eq!(lines.concat(), text);
        assert!(
            lines.len() > 4 && lines.iter().all(|line| font.width(line.trim_end(), 10.0) <= 80.0),
            "{lines:?}"
        );
    }
}
