//! The content type of each kind of file, and whether packing it pays.

use std::path::Path;

/// What the server must know about a kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kind {
    /// Value of the `Content-Type` header.
    pub mime: &'static str,
    /// Whether brotli or gzip makes it smaller; pictures and fonts are packed already.
    pub packs: bool,
}

/// The kind of a file, by the end of its name.
pub fn kind(path: &Path) -> Kind {
    let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    let (mime, packs) = match extension.to_ascii_lowercase().as_str() {
        "html" => ("text/html; charset=utf-8", true),
        "js" | "mjs" => ("text/javascript; charset=utf-8", true),
        "css" => ("text/css; charset=utf-8", true),
        "wasm" => ("application/wasm", true),
        "json" | "map" => ("application/json", true),
        "webmanifest" => ("application/manifest+json", true),
        "svg" => ("image/svg+xml", true),
        "txt" => ("text/plain; charset=utf-8", true),
        "ico" => ("image/x-icon", true),
        "png" => ("image/png", false),
        "webp" => ("image/webp", false),
        "pdf" => ("application/pdf", false),
        "woff2" => ("font/woff2", false),
        _ => ("application/octet-stream", false),
    };
    Kind { mime, packs }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_files_of_the_app_have_the_types_that_browsers_insist_on() {
        for (name, mime) in [
            ("index.html", "text/html; charset=utf-8"),
            ("app-1.js", "text/javascript; charset=utf-8"),
            ("app-1_bg.wasm", "application/wasm"),
            ("ICON.SVG", "image/svg+xml"),
            ("LICENSE", "application/octet-stream"),
        ] {
            assert_eq!(kind(Path::new(name)).mime, mime, "{name}");
        }
    }
}
