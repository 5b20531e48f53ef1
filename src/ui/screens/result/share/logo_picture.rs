//! A logo on paper: a canvas, which no policy of a page forbids, as it does a picture from memory. It is decoded when it is chosen,
//! because a browser that is asked to print does not wait.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, CanvasRenderingContext2d, HtmlCanvasElement, ImageBitmap};
use yew::{NodeRef, platform::spawn_local};

use crate::report::document::{Logo, LogoFormat};

/// Decodes a logo; nothing is told of one that the browser cannot read.
pub fn decode(logo: &Logo, told: impl FnOnce(ImageBitmap) + 'static) {
    let options = BlobPropertyBag::new();
    options.set_type(match logo.format {
        LogoFormat::Png => "image/png",
        LogoFormat::Jpeg => "image/jpeg",
    });
    let bytes = Array::of1(&Uint8Array::from(logo.bytes.as_slice()));
    let begun = Blob::new_with_u8_array_sequence_and_options(&bytes, &options).and_then(|blob| {
        web_sys::window().map(|window| window.create_image_bitmap_with_blob(&blob)).transpose()
    });
    let Ok(Some(promise)) = begun else { return };
    spawn_local(async move {
        if let Ok(bitmap) = JsFuture::from(promise).await {
            // Nothing else comes from that call, and a page may have something of its own under the name of the type.
            told(bitmap.unchecked_into());
        }
    });
}

/// Draws it, in its own size, on a canvas that is there.
pub fn draw(bitmap: &ImageBitmap, node: &NodeRef) {
    let Some(canvas) = node.cast::<HtmlCanvasElement>() else { return };
    if (canvas.width(), canvas.height()) == (bitmap.width(), bitmap.height()) {
        // Another size would clear it.
        return;
    }
    canvas.set_width(bitmap.width());
    canvas.set_height(bitmap.height());
    let context = canvas.get_context("2d").ok().flatten();
    if let Some(context) = context.and_then(|context| context.dyn_into::<CanvasRenderingContext2d>().ok()) {
        // One that is too large for a canvas leaves its place empty.
        let _ = context.draw_image_with_image_bitmap(bitmap, 0.0, 0.0);
    }
}
