//! From the path of a request to a file inside the folder, and never outside it.

use std::path::PathBuf;

/// What a request asks for.
#[derive(Debug, PartialEq, Eq)]
pub enum Target {
    /// A file, relative to the folder.
    File(PathBuf),
    /// The base without its last slash: the browser must ask again with it.
    AddSlash,
    /// Nothing that we have, or that we may give.
    Nothing,
}

/// Resolves a request. The base starts and ends with a slash.
pub fn resolve(url: &str, base: &str) -> Target {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    if base.len() > 1 && path == base.trim_end_matches('/') {
        return Target::AddSlash;
    }
    let Some(inner) = path.strip_prefix(base) else { return Target::Nothing };
    let Some(decoded) = decode(inner) else { return Target::Nothing };
    let mut file = PathBuf::new();
    for part in decoded.split('/') {
        match part {
            "" | "." => {}
            // Hidden files are not part of a site; this also covers `..`.
            _ if part.starts_with('.') || part.contains(['\\', ':', '\0']) => return Target::Nothing,
            _ => file.push(part),
        }
    }
    if decoded.is_empty() || decoded.ends_with('/') {
        file.push("index.html");
    }
    Target::File(file)
}

/// Undoes percent encoding; `None` when it is not valid.
fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let (high, low) =
                (char::from(rest.next()?).to_digit(16)?, char::from(rest.next()?).to_digit(16)?);
            bytes.push(u8::try_from(high * 16 + low).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str) -> Target {
        Target::File(PathBuf::from(path))
    }

    #[test]
    fn a_folder_gives_its_index() {
        assert_eq!(resolve("/", "/"), file("index.html"));
        assert_eq!(resolve("/?lang=en", "/"), file("index.html"));
        assert_eq!(resolve("/schema/", "/"), file("schema/index.html"));
    }

    #[test]
    fn names_are_decoded_once() {
        assert_eq!(resolve("/een%20bestand.json", "/"), file("een bestand.json"));
        assert_eq!(resolve("/%252e%252e/x", "/"), file("%2e%2e/x"));
    }

    #[test]
    fn nothing_outside_the_folder_is_given() {
        for url in [
            "/../Cargo.toml",
            "/a/../../Cargo.toml",
            "/%2e%2e/Cargo.toml",
            "/..%2fCargo.toml",
            "/a/..%5c..%5cCargo.toml",
            "/C:/secret",
            "/.git/config",
            "/%00",
            "/%zz",
            "/%c3",
            "elsewhere",
        ] {
            assert_eq!(resolve(url, "/"), Target::Nothing, "{url}");
        }
        assert_eq!(resolve("//etc/passwd", "/"), file("etc/passwd"));
    }

    #[test]
    fn below_a_base_only_that_base_exists() {
        assert_eq!(resolve("/tools/scan/app.js", "/tools/scan/"), file("app.js"));
        assert_eq!(resolve("/tools/scan", "/tools/scan/"), Target::AddSlash);
        assert_eq!(resolve("/app.js", "/tools/scan/"), Target::Nothing);
        assert_eq!(resolve("/favicon.ico", "/tools/scan/"), Target::Nothing);
    }
}
