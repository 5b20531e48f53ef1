//! Closed sets of names that stand in files: enums with one fixed key per variant.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

/// A closed set whose members have a fixed key in JSON.
pub trait StringEnum: Copy + Sized + 'static {
    /// All members, in their defined order.
    const ALL: &'static [Self];

    /// The key in JSON.
    fn key(self) -> &'static str;

    /// The place in [`StringEnum::ALL`].
    fn position(self) -> usize;

    /// The member with this key.
    #[must_use]
    fn from_key(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|member| member.key() == key)
    }
}

/// Serializes a member as its key.
pub(crate) fn serialize_key<K: StringEnum, S: Serializer>(
    member: K,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    member.key().serialize(serializer)
}

/// Reads a member by its key.
pub(crate) fn deserialize_key<'de, K: StringEnum, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<K, D::Error> {
    let key = String::deserialize(deserializer)?;
    K::from_key(&key).ok_or_else(|| D::Error::custom("an unknown key"))
}

/// Defines an enum with one JSON key per variant.
macro_rules! string_enum {
    ($(#[$meta:meta])* pub enum $name:ident { $($(#[$vmeta:meta])* $variant:ident = $key:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$vmeta])* $variant),+ }

        impl $crate::core::string_enum::StringEnum for $name {
            const ALL: &'static [Self] = &[$(Self::$variant),+];

            fn key(self) -> &'static str {
                match self { $(Self::$variant => $key),+ }
            }

            fn position(self) -> usize {
                self as usize
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                $crate::core::string_enum::serialize_key(*self, serializer)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::core::string_enum::deserialize_key(deserializer)
            }
        }
    };
}
pub(crate) use string_enum;
