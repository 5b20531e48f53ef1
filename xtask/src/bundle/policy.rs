//! The policy that we ask of a site, with the hash of the style that stands in the page: `dist/content-security-policy.txt`.

use crate::digest;

/// Nothing but our own files, no inline code, no HTML from strings. `wasm-unsafe-eval` is what
/// compiling WebAssembly needs; it does not allow `eval`. A bundle names the style in its page beside `style-src 'self'`;
/// without that the page works too, and its first text comes a way to the server later.
pub const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
     style-src 'self'; img-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; \
     form-action 'none'; require-trusted-types-for 'script'";

/// The file in `dist/`.
pub const FILE: &str = "content-security-policy.txt";

/// The policy for a page with this style.
pub fn with_style(style: &[u8]) -> String {
    let own = "style-src 'self'";
    CONTENT_SECURITY_POLICY.replace(own, &format!("{own} '{}'", digest::sha256(style)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_stands_beside_our_own_sheets() {
        let policy = with_style(b"");

        assert!(
            policy.contains(
                "; style-src 'self' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='; img-src"
            ),
            "{policy}"
        );
    }
}
