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
    let mut reader = Reader { rest: text, number, is_odd: false };
    let value = reader.value(DEPTH_MAX)?;
    reader.skip_space();
    reader.rest.is_empty().then_some(value)
}

/// The members of an object with other names than these, as they stand in the text, each with a comma before it.
/// Nothing for a text that is not an object. A member with a number that JSON does not have, or that few readers can
/// hold, is left out: nobody could read what is written with it.
pub(super) fn members_but(text: &str, names: &[&str]) -> String {
    let mut others = String::new();
    let mut reader = Reader { rest: text, number: text_of_number, is_odd: false };
    if reader.takes("{") {
        // An object without members ends the same way as one that is read to its end.
        while let Some((name, member)) = reader.member() {
            if !std::mem::take(&mut reader.is_odd) && !names.contains(&name.as_str()) {
                others.push(',');
                others.push_str(member);
            }
            if !reader.takes(",") {
                break;
            }
        }
    }
    others
}

struct Reader<'a> {
    rest: &'a str,
    /// What a number is that is not a whole one from 0.
    number: fn(&str) -> Value,
    /// A number was not a plain one.
    is_odd: bool,
}

impl<'a> Reader<'a> {
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

    /// A member of an object: its name, and its text with the name.
    fn member(&mut self) -> Option<(String, &'a str)> {
        self.skip_space();
        let start = self.rest;
        self.expect("\"")?;
        let name = self.string()?;
        self.expect(":")?;
        self.value(DEPTH_MAX)?;
        Some((name, start.strip_suffix(self.rest)?))
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
        self.is_odd |= !is_plain(number);
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

/// Whether a number is one of JSON, of at most 24 characters and an exponent of at most two digits.
fn is_plain(number: &str) -> bool {
    let unsigned = number.strip_prefix('-').unwrap_or(number);
    let (mantissa, exponent) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, "0"));
    let exponent = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
    let are_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    number.len() <= 24
        && exponent.len() <= 2
        && are_digits(whole)
        && are_digits(fraction)
        && are_digits(exponent)
        && (whole == "0" || !whole.starts_with('0'))
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
    fn a_member_is_given_on_only_if_every_reader_can_read_it() {
        for number in ["0", "-0", "10", "1.50", "-2e3", "1E+09", "0.1e-9", "18446744073709551615"] {
            let text = format!("{{\"a\":[{{\"b\":{number}}}],\"c\":\"d\"}}");
            assert_eq!(members_but(&text, &["c"]), format!(",\"a\":[{{\"b\":{number}}}]"), "{number}");
            assert!(serde_json::from_str::<Value>(&text).is_ok(), "{number}");
        }
        for number in
            ["5-0", "-", "01", "1.", "1.e1", "1e", "1e+", "1e999", "--1", "1.2.3", "1e1e1", &"9".repeat(400)]
        {
            let text = format!("{{\"a\":[{number}],\"b\":1}}");
            assert_eq!(members_but(&text, &[]), ",\"b\":1", "{number}");
        }
        for text in ["", "[]", "{}", " { } ", "1"] {
            assert_eq!(members_but(text, &[]), "", "{text}");
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
