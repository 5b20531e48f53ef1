//! Crockford's base32: no letter that looks like a digit.

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The character of five bits.
pub(super) fn character(bits: u8) -> char {
    ALPHABET.get(usize::from(bits)).map_or('0', |byte| char::from(*byte))
}

/// The five bits of a character.
pub(super) fn bits(character: char) -> Option<u8> {
    let position = ALPHABET.iter().position(|byte| char::from(*byte) == character)?;
    u8::try_from(position).ok()
}

/// What a typist may do without harm: blanks, dashes, small letters, look-alikes.
pub(super) fn normalised(text: &str) -> Vec<char> {
    text.chars()
        .filter(|c| {
            !matches!(c, ' ' | '\t' | '\r' | '\n' | '\u{A0}' | '\u{AD}' | '-' | '\u{2010}'..='\u{2013}')
        })
        .map(|c| match c.to_ascii_uppercase() {
            'I' | 'L' => '1',
            'O' => '0',
            other => other,
        })
        .collect()
}
