//! Our own document says which screen it shows and in which language. One of a host's is never touched.

use crate::{core::string_enum::StringEnum, state::model::Model, ui::document_title::document_title};

/// Says what the document shows now.
pub(super) fn describe(model: &Model) {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    let title = document_title(model);
    if document.title() != title {
        document.set_title(&title);
    }
    // A language that is set anew, even to what it is, makes a browser work out the style of every element again: with
    // each press, on a slow phone, half of what the press costs.
    let lang = model.lang.key();
    if let Some(root) =
        document.document_element().filter(|root| root.get_attribute("lang").as_deref() != Some(lang))
    {
        // Attributes of these names are never refused.
        let _ = root.set_attribute("lang", lang);
        let _ = root.set_attribute("dir", model.lang.dir());
    }
}
