//! Text inside HTML, Markdown and addresses.

use base64::{Engine, engine::general_purpose::STANDARD};

/// Text between tags and in attributes.
pub fn html(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// Text on one line of Markdown: what has a meaning there is written so that it has none.
pub fn markdown(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for (index, character) in text.char_indices() {
        let is_special = match character {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' => true,
            // Only where a line begins.
            '#' | '+' | '-' | '=' => index == 0,
            // "1." and "1)" begin a list.
            '.' | ')' => {
                index > 0
                    && text.get(..index).is_some_and(|before| before.bytes().all(|b| b.is_ascii_digit()))
            }
            _ => false,
        };
        if is_special {
            out.push('\\');
        }
        out.push(if character.is_control() { ' ' } else { character });
    }
    out
}

/// An address that holds a picture.
pub fn data_address(kind: &str, bytes: &[u8]) -> String {
    ["data:", kind, ";base64,", &STANDARD.encode(bytes)].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_has_a_meaning_for_the_format() {
        assert_eq!(html("<a href=\"x\">&"), "&lt;a href=&quot;x&quot;&gt;&amp;");
        assert_eq!(markdown("# a_b * [c](d) | <e>"), "\\# a\\_b \\* \\[c\\](d) \\| \\<e\\>");
        assert_eq!(markdown("12. maart"), "12\\. maart");
        assert_eq!(markdown("- 3 - 4"), "\\- 3 - 4");
        assert_eq!(data_address("image/png", b"abc"), "data:image/png;base64,YWJj");
    }
}
