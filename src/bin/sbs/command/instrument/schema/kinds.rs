//! The kinds of values that files are made of, each with the limits that the parser has.

use std::{borrow::Cow, marker::PhantomData};

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value, json};
use social_business_scan::core::{lang, string_enum::StringEnum};

/// One line with something in it: no control characters, and not only spaces.
pub struct Line;

/// That, as a pattern.
const LINE: &str =
    r"^[^\u0000-\u001f\u007f-\u009f]*[^\s\u0000-\u001f\u007f-\u009f][^\u0000-\u001f\u007f-\u009f]*$";

impl JsonSchema for Line {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Line".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "pattern": LINE })
    }
}

/// A text in each language of the questionnaire.
pub struct Text;

impl JsonSchema for Text {
    fn schema_name() -> Cow<'static, str> {
        "Text".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let languages: Map<String, Value> = lang::all()
            .map(|lang| (lang.key().to_owned(), json!({ "type": "string", "pattern": LINE })))
            .collect();
        json_schema!({
            "type": "object",
            "description": "One line in each language of the questionnaire: those in which its title or its intro stands.",
            "properties": languages,
            "minProperties": 1,
        })
    }
}

/// One of a closed set of names.
pub struct Key<K>(PhantomData<K>);

impl<K: StringEnum> JsonSchema for Key<K> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Key".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "enum": keys::<K>() })
    }
}

/// Something for each member of a closed set, under its name.
pub struct Table<K, T>(PhantomData<(K, T)>);

impl<K: StringEnum, T: JsonSchema> JsonSchema for Table<K, T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Table".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let member = generator.subschema_for::<T>();
        let members: Map<String, Value> =
            K::ALL.iter().map(|key| (key.key().to_owned(), member.clone().to_value())).collect();
        json_schema!({ "type": "object", "properties": members, "required": keys::<K>() })
    }
}

/// Something for members of a closed set, under their names; each may be missing.
pub struct Some<K, T>(PhantomData<(K, T)>);

impl<K: StringEnum, T: JsonSchema> JsonSchema for Some<K, T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Some".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let member = generator.subschema_for::<Option<T>>();
        let members: Map<String, Value> =
            K::ALL.iter().map(|key| (key.key().to_owned(), member.clone().to_value())).collect();
        json_schema!({ "type": "object", "properties": members })
    }
}

fn keys<K: StringEnum>() -> Vec<&'static str> {
    K::ALL.iter().map(|key| key.key()).collect()
}

/// Things under names of the author's.
pub struct Named<T>(PhantomData<T>);

impl<T: JsonSchema> JsonSchema for Named<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Named".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "object",
            "additionalProperties": generator.subschema_for::<T>(),
            "maxProperties": super::MAX_ENTRIES,
        })
    }
}

/// A whole number in a range.
pub struct Whole<const MIN: u32, const MAX: u32>;

impl<const MIN: u32, const MAX: u32> JsonSchema for Whole<MIN, MAX> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Whole".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "integer", "minimum": MIN, "maximum": MAX })
    }
}

/// A number from one to another.
pub struct Number<const MIN: u32, const MAX: u32>;

impl<const MIN: u32, const MAX: u32> JsonSchema for Number<MIN, MAX> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Number".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "number", "minimum": MIN, "maximum": MAX })
    }
}

/// A score that something begins at: above 0, at most 100 points.
pub struct Score;

impl JsonSchema for Score {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Score".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "number", "exclusiveMinimum": 0, "maximum": 100 })
    }
}
