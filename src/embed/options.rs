//! The options that a host sets, as the element hands them over: plain values, read leniently.

use js_sys::Reflect;
use wasm_bindgen::JsValue;

use super::js_values;
use crate::{
    core::{
        instrument::{Instrument, Lang, Mode},
        pace::Flow,
        string_enum::StringEnum,
    },
    storage::{
        envelope::{self, Content, Saved},
        location::StorageLocation,
    },
};

/// The wishes.
pub(super) struct Options {
    pub(super) lang: Lang,
    pub(super) heading_level: u8,
    pub(super) name: String,
    pub(super) prefix: String,
    pub(super) location: Option<StorageLocation>,
    pub(super) offer: Option<Mode>,
    pub(super) link: Option<String>,
    pub(super) skip_intro: bool,
    pub(super) opens_team: bool,
    pub(super) flow: Flow,
    pub(super) restored: Option<Saved>,
}

impl Options {
    /// Reads them; what is absent or odd is as if it had not been said.
    pub(super) fn read(options: &JsValue, instrument: &Instrument) -> Self {
        let value = |key: &str| Reflect::get(options, &key.into()).unwrap_or(JsValue::UNDEFINED);
        let text = |key: &str| value(key).as_string().unwrap_or_default();
        let level = value("headingLevel").as_f64().unwrap_or(2.0).clamp(1.0, 6.0);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is from 1 to 6")]
        let heading_level = level as u8;
        Self {
            lang: Lang::from_key(&text("lang")).unwrap_or(Lang::SOURCE),
            heading_level,
            name: text("name"),
            prefix: text("prefix"),
            location: match text("storage").as_str() {
                "none" => None,
                "session" => Some(StorageLocation::Tab),
                _ => Some(StorageLocation::Device),
            },
            offer: Mode::from_key(&text("mode")),
            link: value("resultLink").as_string(),
            skip_intro: text("screen") == "question",
            opens_team: text("screen") == "team",
            flow: Flow::from_key(&text("flow")).unwrap_or(Flow::Section),
            restored: match envelope::from_value(instrument, &js_values::read(&value("restored"))) {
                // Attempts that only the page had went with the element.
                Content::Saved(saved) => Some(Saved { attempt: None, ..*saved }),
                Content::Newer | Content::Broken => None,
            },
        }
    }
}
