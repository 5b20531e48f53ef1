//! Reads the JSON that is kept. serde_json's reader follows every rule about numbers with tables and messages of
//! 11 KB, a fortieth of the wasm; what we keep has whole numbers only, and any fault says the same: broken.

use serde_json::{Map, Value};

/// As deep as serde_json goes; deeper, a hostile text would use up the stack.
const DEPTH_MAX: u8 = 128;

/// Reads a text; `None` if it is not JSON.
///
/// A number that is not a whole one from 0 becomes a text: none is ever kept, and no reader takes it for a number.
pub(super) fn read(text: &str) -> Option<Value> {
    read_with(text, text_of_number)
}

/// Reads a text that another program may have written: `3.0` and `66.5` are numbers here too. Not so `3e0`, which no
/// program writes for an answer.
pub(crate) fn read_foreign(text: &str) -> Option<Value> {
    read_with(text, |number| decimal(number).map_or_else(|| text_of_number(number), Value::from))
}

fn text_of_number(number: &str) -> Value {
    Value::from(number)
}

/// A decimal of at most 15 digits. Whole numbers and powers of ten up to there are exact, so that the one division
/// rounds as it should; the library's own parser has tables for all the others.
fn decimal(number: &str) -> Option<f64> {
    let (sign, digits) = number.strip_prefix('-').map_or((1.0, number), |digits| (-1.0, digits));
    let (whole, fraction) = digits.split_once('.')?;
    if whole.is_empty() || fraction.is_empty() || digits.len() > 16 {
        return None;
    }
    let mut value = (0u64, 1u64);
    for digit in whole.bytes().chain(fraction.bytes()) {
        value.0 = value.0 * 10 + u64::from(char::from(digit).to_digit(10)?);
    }
    for _ in fraction.bytes() {
        value.1 *= 10;
    }
    Some(sign * (value.0 as f64 / value.1 as f64))
}

fn read_with(text: &str, number: fn(&str) -> Value) -> Option<Value> {
    let mut reader = Reader { rest: text, number };
    let value = reader.value(DEPTH_MAX)?;
    reader.skip_space();
    reader.rest.is_empty().then_some(value)
}

struct Reader<'a> {
    rest: &'a str,
    /// What a number is that is not a whole one from 0.
    number: fn(&str) -> Value,
}

impl Reader<'_> {
    fn skip_space(&mut self) {
        self.rest = self.rest.trim_start_matches([' ', '\n', '\r', '\t']);
    }

    /// Takes a mark, or leaves everything as it is.
    fn takes(&mut self, mark: &str) -> bool {
        self.skip_space();
        let after = self.rest.strip_prefix(mark);
        self.rest = after.unwrap_or(self.rest);
        after.is_some()
    }

    fn expect(&mut self, mark: &str) -> Option<()> {
        self.takes(mark).then_some(())
    }

    fn value(&mut self, depth: u8) -> Option<Value> {
        let below = depth.checked_sub(1)?;
        Some(if self.takes("{") {
            let mut members = Map::new();
            if !self.takes("}") {
                loop {
                    self.expect("\"")?;
                    let name = self.string()?;
                    self.expect(":")?;
                    members.insert(name, self.value(below)?);
                    if self.takes("}") {
                        break;
                    }
                    self.expect(",")?;
                }
            }
            Value::Object(members)
        } else if self.takes("[") {
            let mut items = Vec::new();
            if !self.takes("]") {
                loop {
                    items.push(self.value(below)?);
                    if self.takes("]") {
                        break;
                    }
                    self.expect(",")?;
                }
            }
            Value::Array(items)
        } else if self.takes("\"") {
            Value::String(self.string()?)
        } else if self.takes("true") {
            Value::Bool(true)
        } else if self.takes("false") {
            Value::Bool(false)
        } else if self.takes("null") {
            Value::Null
        } else {
            self.number()?
        })
    }

    fn number(&mut self) -> Option<Value> {
        let is_part = |c: char| c.is_ascii_digit() || matches!(c, '-' | '+' | '.' | 'e' | 'E');
        let after = self.rest.trim_start_matches(is_part);
        let number = self.rest.strip_suffix(after)?;
        if !number.starts_with(|c: char| c.is_ascii_digit() || c == '-') {
            return None;
        }
        self.rest = after;
        Some(number.parse::<u64>().map_or_else(|_| (self.number)(number), Value::from))
    }

    /// The rest of a text, after its opening quotation mark.
    fn string(&mut self) -> Option<String> {
        let mut text = String::new();
        loop {
            match self.next()? {
                '"' => return Some(text),
                '\\' => text.push(self.escaped()?),
                control if control < ' ' => return None,
                plain => text.push(plain),
            }
        }
    }

    fn next(&mut self) -> Option<char> {
        let mut chars = self.rest.chars();
        let next = chars.next();
        self.rest = chars.as_str();
        next
    }

    fn escaped(&mut self) -> Option<char> {
        Some(match self.next()? {
            'b' => '\u{8}',
            'f' => '\u{c}',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => return self.unicode(),
            itself @ ('"' | '\\' | '/') => itself,
            _ => return None,
        })
    }

    /// Characters beyond the first 65,536 are written as two.
    fn unicode(&mut self) -> Option<char> {
        let unit = self.hex()?;
        if !(0xD800..0xDC00).contains(&unit) {
            return char::from_u32(unit);
        }
        self.rest = self.rest.strip_prefix("\\u")?;
        let low = self.hex()?.checked_sub(0xDC00).filter(|low| *low < 0x400)?;
        char::from_u32(0x1_0000 + ((unit - 0xD800) << 10) + low)
    }

    fn hex(&mut self) -> Option<u32> {
        let mut unit = 0;
        for _ in 0..4 {
            unit = (unit << 4) | self.next()?.to_digit(16)?;
        }
        Some(unit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_serde_json_reads_is_read_the_same() {
        for text in [
            "null",
            " [ ] ",
            "{}",
            r#"{"a":[1,2,{"b":null}],"c":true,"d":false,"a":18446744073709551615}"#,
            r#""\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00 é😀""#,
            "\n{ \"x\" : \"y\" ,\t\"z\" : [ 0 , 10 ] }\r\n",
        ] {
            assert_eq!(read(text), serde_json::from_str(text).ok(), "{text}");
            assert!(read(text).is_some(), "{text}");
        }
    }

    #[test]
    fn what_serde_json_refuses_is_refused() {
        for text in [
            "",
            " ",
            "{",
            "[",
            "[1",
            "[1,]",
            "[,1]",
            "{\"a\"}",
            "{\"a\":}",
            "{\"a\":1,}",
            "{a:1}",
            "nul",
            "nullx",
            "1 2",
            "+1",
            ".5",
            "\"",
            "\"\\x\"",
            "\"\\u12\"",
            "\"\\ud800\"",
            "\"\\ud800\\u0041\"",
            "\"\\udc00\"",
            "\"\n\"",
            "[1}",
            "\u{feff}{}",
        ] {
            assert!(serde_json::from_str::<Value>(text).is_err(), "{text}");
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn a_number_that_is_not_whole_is_no_number() {
        for text in ["1.5", "-1", "1e3", "18446744073709551616"] {
            assert_eq!(read(text), Some(Value::from(text)), "{text}");
        }
    }

    #[test]
    fn a_decimal_of_another_program_is_the_number_that_serde_json_reads() {
        for text in ["3.0", "0.5", "66.6", "-1.25", "420.000", "123456789.012345", "0.00000000000001"] {
            assert_eq!(read_foreign(text), serde_json::from_str(text).ok(), "{text}");
        }
        for text in ["3.", "1e3", "-1", "1.2.3", "0.1234567890123456", "-.5"] {
            assert!(read_foreign(text).is_none_or(|value| value.is_string()), "{text}");
        }
    }

    #[test]
    fn a_hostile_depth_is_refused() {
        assert_eq!(read(&"[".repeat(100_000)), None);
        assert!(read(&format!("{}{}", "[".repeat(100), "]".repeat(100))).is_some());
    }
}
