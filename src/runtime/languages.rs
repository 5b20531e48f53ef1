//! Files of languages: what starts the scan says how one is loaded, and it is loaded when the scan is to speak the language:
//! by a press, a host, an invitation, or what an earlier visit chose.

use std::cell::RefCell;

use js_sys::{Function, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use yew::{Callback, platform::spawn_local};

use crate::{
    core::{instrument::Lang, string_enum::StringEnum},
    i18n::{self, language_file},
    state::msg::{Msg, SettingsMsg},
};

thread_local! {
    /// Takes the code of a language; gives a promise of its file.
    static LOAD: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// Loads files by this function from now on: it takes the code of a language and gives a promise of a text.
pub fn load_by(load: Function) {
    LOAD.set(Some(load));
}

/// Reads a file that is there already; one of another build is as if there were none.
pub fn take(file: String) {
    let _ = language_file::read(file);
}

/// Loads the file of a language and tells how that went.
pub(super) fn load(lang: Lang, send: &Callback<Msg>) {
    let send = send.clone();
    let promise = if i18n::is_loaded(lang) { None } else { begun(lang) };
    spawn_local(async move {
        if let Some(promise) = promise {
            let file = JsFuture::from(promise).await.ok().and_then(|file| file.as_string());
            // Another scan of the page may have read it meanwhile.
            file.filter(|_| !i18n::is_loaded(lang)).into_iter().for_each(take);
        }
        let is_loaded = i18n::is_loaded(lang);
        let came =
            if is_loaded { SettingsMsg::LanguageLoaded(lang) } else { SettingsMsg::LanguageFailed(lang) };
        send.emit(Msg::Settings(came));
    });
}

fn begun(lang: Lang) -> Option<Promise> {
    let load = LOAD.with_borrow(Clone::clone)?;
    load.call1(&JsValue::UNDEFINED, &lang.key().into()).ok()?.dyn_into().ok()
}
