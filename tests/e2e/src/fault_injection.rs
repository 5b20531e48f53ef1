//! A page whose browser misbehaves from the first moment on: our own page with a script of the test before all others.

use std::fs;

use anyhow::{Context, Result, ensure};

use crate::{server::Options, test_context};

const FIRST: &str = "e2e-first.js";

/// A script after which a canvas gives noise instead of what was painted, as Firefox does where it resists fingerprinting.
pub const CANVAS_NOISE: &str = "(() => {
    const read = CanvasRenderingContext2D.prototype.getImageData;
    let count = 0;
    CanvasRenderingContext2D.prototype.getImageData = function (...where) {
        const image = read.apply(this, where);
        image.data.forEach((_, at) => { count += 1; image.data[at] = (count * 73) % 256; });
        return image;
    };
})();";

/// The site with this script before all of ours.
///
/// # Errors
/// When the page cannot be read.
pub fn site(script: &str) -> Result<Options> {
    let index = test_context::dist().join("index.html");
    let html = fs::read_to_string(&index).with_context(|| index.display().to_string())?;
    let with = html.replacen("<script", &format!("<script src=\"./{FIRST}\"></script>\n<script"), 1);
    ensure!(with != html, "the page has no script");
    Ok(test_context::site().replace(FIRST, 200, "text/javascript", script.as_bytes()).replace(
        "/",
        200,
        "text/html; charset=utf-8",
        with.as_bytes(),
    ))
}

/// A script that makes both stores refuse where this condition is true, until `e2eWorks` is. The condition may use
/// `name`, `getItem` or another, and `calls`, how many there were.
pub fn refusing(condition: &str) -> String {
    format!(
        "let calls = 0;
         for (const name of ['getItem', 'setItem', 'removeItem']) {{
             const real = Storage.prototype[name];
             Storage.prototype[name] = function (...given) {{
                 calls++;
                 if (!window.e2eWorks && ({condition})) throw new DOMException('refused', 'QuotaExceededError');
                 return real.apply(this, given);
             }};
         }}"
    )
}

/// A script that sets the clock back a year, in windows that are named so.
pub const CLOCK: &str = "if (window.name === 'a year back') {
    const Real = Date;
    const now = () => Real.now() - 365 * 86400000;
    window.Date = class extends Real {
        constructor(...given) { if (given.length) super(...given); else super(now()); }
        static now() { return now(); }
    };
}";
