//! Dates as the browser writes them. Not in `i18n`: the names of months and the visitor's time zone are the browser's.

use js_sys::{Date, Object, Reflect};
use wasm_bindgen::JsValue;

use crate::core::{instrument::Lang, string_enum::StringEnum};

/// This moment: UTC, RFC 3339.
#[must_use]
pub fn now() -> String {
    Date::new_0().to_iso_string().into()
}

/// The day here, as `2026-11-22`.
#[must_use]
pub fn today() -> String {
    let now = Date::new_0();
    format!("{}-{:02}-{:02}", now.get_full_year(), now.get_month() + 1, now.get_date())
}

/// The day here as people write it.
#[must_use]
pub fn long_today(lang: Lang) -> String {
    long_date(&now(), lang).unwrap_or_default()
}

/// A moment as people write its day; `None` if it is no moment.
#[must_use]
pub fn long_date(rfc_3339: &str, lang: Lang) -> Option<String> {
    if cfg!(feature = "prerender") {
        // Only a browser can write it.
        return Some(rfc_3339.to_owned());
    }
    written(rfc_3339, lang, &[("dateStyle", "long")])
}

/// A moment as people write its day in short; `None` if it is no moment.
#[must_use]
pub fn short_date(rfc_3339: &str, lang: Lang) -> Option<String> {
    written(rfc_3339, lang, &[("dateStyle", "medium")])
}

/// A moment as people write its day and time; `None` if it is no moment.
#[must_use]
pub fn moment(rfc_3339: &str, lang: Lang) -> Option<String> {
    written(rfc_3339, lang, &[("dateStyle", "long"), ("timeStyle", "short")])
}

fn written(rfc_3339: &str, lang: Lang, styles: &[(&str, &str)]) -> Option<String> {
    let date = Date::new(&JsValue::from_str(rfc_3339));
    if date.get_time().is_nan() {
        return None;
    }
    let options = Object::new();
    for (name, style) in styles {
        // Without the option the date is shorter, and as true.
        let _ = Reflect::set(&options, &(*name).into(), &(*style).into());
    }
    Some(date.to_locale_string(locale(lang), &options).into())
}

/// The English of the texts is British, and so are its dates: 20 November, and no a.m.
fn locale(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "en-GB",
        lang => lang.key(),
    }
}
