//! A serializer for the result file, which has keys, texts, numbers, lists and objects. Its error is a type without
//! values, so that the check after each of some hundred steps vanishes from the wasm; serde_json's writer can fail at
//! each. Fractions are written by a function from outside: a browser has the tables for them, which are 10 KB.

use std::{fmt, process::abort};

use serde::{
    Serialize, Serializer,
    ser::{self, Impossible, SerializeMap, SerializeSeq, SerializeTuple},
};

use super::Digits;

/// What is written so far.
pub(super) struct Json {
    pub(super) text: String,
    pub(super) digits: Digits,
}

/// What never happens.
#[derive(Debug)]
pub(super) enum Never {}

impl fmt::Display for Never {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {}
    }
}

impl std::error::Error for Never {}

impl ser::Error for Never {
    /// For forms that refuse themselves; ours does not, so that this is in no program.
    fn custom<T: fmt::Display>(_: T) -> Self {
        abort()
    }
}

type Done = Result<(), Never>;

impl Json {
    /// What most values come to. In functions of their own: they are called a hundred times.
    #[inline(never)]
    fn put(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// A comma between members.
    #[inline(never)]
    fn next(&mut self) {
        if !self.text.ends_with(['[', '{']) {
            self.put(",");
        }
    }

    /// Ids and keys have no control characters; a questionnaire with some is refused before.
    #[inline(never)]
    fn quote(&mut self, text: &str) {
        self.put("\"");
        for letter in text.chars() {
            if matches!(letter, '"' | '\\') {
                self.put("\\");
            }
            self.text.push(letter);
        }
        self.put("\"");
    }

    #[inline(never)]
    fn whole(&mut self, number: u64) {
        self.put(&number.to_string());
    }

    #[inline(never)]
    fn fraction(&mut self, number: f64) {
        let digits = (self.digits)(number);
        self.put(&digits);
        // As everywhere else that a fraction is written: 75.0 says that it is one.
        if !digits.contains(['.', 'e']) {
            self.put(".0");
        }
    }
}

/// A list or an object that is begun.
pub(super) struct Open<'a> {
    json: &'a mut Json,
    end: &'static str,
}

impl<'a> Open<'a> {
    fn new(json: &'a mut Json, start: &'static str, end: &'static str) -> Self {
        json.put(start);
        Self { json, end }
    }

    fn close(self) {
        self.json.put(self.end);
    }
}

impl SerializeSeq for Open<'_> {
    type Ok = ();
    type Error = Never;

    fn serialize_element<T: ?Sized + Serialize>(&mut self, value: &T) -> Done {
        self.json.next();
        value.serialize(&mut *self.json)
    }

    fn end(self) -> Done {
        self.close();
        Ok(())
    }
}

impl SerializeTuple for Open<'_> {
    type Ok = ();
    type Error = Never;

    fn serialize_element<T: ?Sized + Serialize>(&mut self, value: &T) -> Done {
        SerializeSeq::serialize_element(self, value)
    }

    fn end(self) -> Done {
        SerializeSeq::end(self)
    }
}

impl SerializeMap for Open<'_> {
    type Ok = ();
    type Error = Never;

    fn serialize_key<T: ?Sized + Serialize>(&mut self, key: &T) -> Done {
        self.json.next();
        key.serialize(&mut *self.json)
    }

    fn serialize_value<T: ?Sized + Serialize>(&mut self, value: &T) -> Done {
        self.json.put(":");
        value.serialize(&mut *self.json)
    }

    fn end(self) -> Done {
        self.close();
        Ok(())
    }
}

/// The kinds of values that come to one of the four above.
macro_rules! values {
    ($($name:ident($type:ty) => $write:ident as $as:ty;)*) => {
        $(fn $name(self, value: $type) -> Done {
            self.$write(<$as>::from(value));
            Ok(())
        })*
    };
}

/// The kinds of values that the form does not have, so that these are in no program either.
macro_rules! absent {
    ($($name:ident($($type:ty),*) -> $result:ty;)*) => {
        $(fn $name(self, $(_: $type),*) -> Result<$result, Never> {
            abort()
        })*
    };
}

impl<'a> Serializer for &'a mut Json {
    type Ok = ();
    type Error = Never;
    type SerializeSeq = Open<'a>;
    type SerializeTuple = Open<'a>;
    type SerializeTupleStruct = Impossible<(), Never>;
    type SerializeTupleVariant = Impossible<(), Never>;
    type SerializeMap = Open<'a>;
    type SerializeStruct = Impossible<(), Never>;
    type SerializeStructVariant = Impossible<(), Never>;

    values! {
        serialize_u8(u8) => whole as u64;
        serialize_u16(u16) => whole as u64;
        serialize_u32(u32) => whole as u64;
        serialize_u64(u64) => whole as u64;
        serialize_f32(f32) => fraction as f64;
        serialize_f64(f64) => fraction as f64;
    }

    fn serialize_bool(self, value: bool) -> Done {
        self.put(if value { "true" } else { "false" });
        Ok(())
    }

    fn serialize_str(self, value: &str) -> Done {
        self.quote(value);
        Ok(())
    }

    fn serialize_none(self) -> Done {
        self.put("null");
        Ok(())
    }

    fn serialize_some<T: ?Sized + Serialize>(self, value: &T) -> Done {
        value.serialize(self)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Open<'a>, Never> {
        Ok(Open::new(self, "[", "]"))
    }

    fn serialize_tuple(self, _: usize) -> Result<Open<'a>, Never> {
        Ok(Open::new(self, "[", "]"))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Open<'a>, Never> {
        Ok(Open::new(self, "{", "}"))
    }

    absent! {
        serialize_i8(i8) -> ();
        serialize_i16(i16) -> ();
        serialize_i32(i32) -> ();
        serialize_i64(i64) -> ();
        serialize_char(char) -> ();
        serialize_bytes(&[u8]) -> ();
        serialize_unit() -> ();
        serialize_unit_struct(&'static str) -> ();
        serialize_unit_variant(&'static str, u32, &'static str) -> ();
        serialize_tuple_struct(&'static str, usize) -> Self::SerializeTupleStruct;
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> Self::SerializeTupleVariant;
        serialize_struct(&'static str, usize) -> Self::SerializeStruct;
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> Self::SerializeStructVariant;
    }

    fn serialize_newtype_struct<T: ?Sized + Serialize>(self, _: &'static str, value: &T) -> Done {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: ?Sized + Serialize>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Done {
        abort()
    }
}
