//! Bytes as letters of ASCII, a thirteenth part shorter than base64: thirteen bits in two letters of 91 (91 times 91 is
//! just above 2 to the 13th). `src/js/loader/base91.js` reads them.

/// The visible letters of ASCII but `"`, `<` and `\\`: those would need care in a script or a page.
fn letter(digit: u32) -> char {
    // 91 digits from 33 on, with a step over each of the three.
    let mut code = digit + 33;
    for left_out in ['"', '<', '\\'] {
        code += u32::from(code >= u32::from(left_out));
    }
    char::from_u32(code).unwrap_or('!')
}

/// The letters. What is left at the end takes one letter where six bits do, else two, so that less than a byte of
/// nothing follows, and the number of bytes is known by that of letters.
pub fn write(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 16 / 13 + 2);
    let mut push = |digit: u32| {
        let letter = letter(digit);
        // Two slashes look like an address to whoever reads a file for those. The reader leaves blanks out.
        if letter == '/' && text.ends_with('/') {
            text.push(' ');
        }
        text.push(letter);
    };
    let (mut held, mut bits) = (0_u32, 0);
    for byte in bytes {
        held |= u32::from(*byte) << bits;
        bits += 8;
        if bits >= 13 {
            let pair = held & 0x1fff;
            push(pair % 91);
            push(pair / 91);
            held >>= 13;
            bits -= 13;
        }
    }
    if bits > 0 {
        push(held % 91);
    }
    if bits > 6 {
        push(held / 91);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As `base91.js` does it.
    fn read(text: &str) -> Vec<u8> {
        let digit =
            |code: u8| u32::from(code - 33 - [34, 60, 92].iter().filter(|out| code > **out).count() as u8);
        let (mut held, mut bits, mut bytes) = (0_u32, 0, Vec::new());
        let text = text.replace(' ', "");
        for pair in text.as_bytes().chunks(2) {
            held |= pair.iter().rev().fold(0, |value, code| value * 91 + digit(*code)) << bits;
            bits += if pair.len() == 2 { 13 } else { 6 };
            while bits >= 8 {
                bytes.push(held as u8);
                held >>= 8;
                bits -= 8;
            }
        }
        bytes
    }

    #[test]
    fn bytes_come_back_whatever_their_number() {
        for length in 0..200 {
            let bytes: Vec<u8> = (0..length).map(|at: u32| (at * 89 + length * 31) as u8).collect();
            for bytes in [bytes, vec![0; length as usize], vec![255; length as usize]] {
                assert_eq!(read(&write(&bytes)), bytes, "{length}");
            }
        }
    }

    #[test]
    fn nothing_looks_like_an_address() {
        // Thirteen bits again and again that are two slashes, whose digit is 13.
        let (pair, mut bits) = (13 * 92_u32, Vec::new());
        for _ in 0..64 {
            bits.extend((0..13).map(|bit| pair >> bit & 1));
        }
        let bytes: Vec<u8> = bits
            .chunks(8)
            .map(|byte| byte.iter().rev().fold(0, |value, bit| value << 1 | *bit as u8))
            .collect();
        let text = write(&bytes);

        assert!(text.contains("/ / /") && !text.contains("//"), "{text}");
        assert_eq!(read(&text), bytes);
    }

    #[test]
    fn no_letter_needs_care() {
        let letters: std::collections::BTreeSet<char> = (0..91).map(letter).collect();

        assert_eq!(letters.len(), 91);
        assert!(letters.iter().all(|letter| letter.is_ascii_graphic() && !"\"<\\".contains(*letter)));
    }
}
