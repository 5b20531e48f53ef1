//! Decimal numbers as browsers write them.
//!
//! The library's reader of fractions is exact to the last bit by way of 10 KB of tables; a colour or a length needs
//! four digits.

/// Reads `12`, `-0.5`, `.25`, `1e-7`; `None` for anything else. Exact to about 15 digits.
#[must_use]
pub fn decimal(text: &str) -> Option<f64> {
    let (text, exponent) = match text.split_once(['e', 'E']) {
        Some((text, exponent)) => (text, exponent.parse::<i32>().ok()?.clamp(-400, 400)),
        None => (text, 0),
    };
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => (-1.0, digits),
        None => (1.0, text.strip_prefix('+').unwrap_or(text)),
    };
    let (mut value, mut places, mut count, mut after_point) = (0.0, exponent, 0_u32, 0);
    for character in digits.chars() {
        match character.to_digit(10) {
            Some(digit) => {
                value = value * 10.0 + f64::from(digit);
                places -= after_point;
                count += 1;
            }
            None if character == '.' && after_point == 0 => after_point = 1,
            None => return None,
        }
    }
    while places < 0 {
        value /= 10.0;
        places += 1;
    }
    while places > 0 {
        value *= 10.0;
        places -= 1;
    }
    (count > 0).then_some(sign * value)
}

#[cfg(test)]
mod tests {
    use super::decimal;

    #[test]
    fn numbers_are_read_as_the_library_reads_them() {
        for text in ["0", "12", "-0.5", ".25", "3.", "255", "0.121569", "1e-7", "1.5E3", "+2"] {
            let expected: f64 = text.parse().unwrap();
            let read = decimal(text).unwrap();
            assert!((read - expected).abs() <= 1e-12 * expected.abs(), "{text}: {read}");
        }
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for text in ["", "-", ".", "1.2.3", "1px", "e5", "1e", "NaN", "inf", "0x1"] {
            assert_eq!(decimal(text), None, "{text}");
        }
    }
}
