//! The policy that we ask of a site, with the hashes of what stands in the page: `dist/content-security-policy.txt`.

use super::html::Tag;
use crate::digest;

/// Nothing but our own files, no inline code, no HTML from strings. `wasm-unsafe-eval` is what
/// compiling WebAssembly needs; it does not allow `eval`. A bundle names the script and the style in its page beside `'self'`;
/// without that the page works too, and its first text comes a few ways to the server later.
pub const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
     style-src 'self'; img-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; \
     form-action 'none'; require-trusted-types-for 'script'";

/// The file in `dist/`.
pub const FILE: &str = "content-security-policy.txt";

/// The policy for a page with these tags.
pub fn of_page(tags: &[Tag]) -> String {
    let inline = tags.iter().filter(|tag| tag.attribute("src").is_none());
    inline.fold(CONTENT_SECURITY_POLICY.to_owned(), |policy, tag| {
        let own = match tag.name.as_str() {
            "script" => "script-src 'self'",
            "style" => "style-src 'self'",
            _ => return policy,
        };
        policy.replace(own, &format!("{own} '{}'", digest::sha256(tag.text.as_bytes())))
    })
}

/// Lets exactly these scripts and styles in, WebAssembly, and images that were made here (charts, the icon). Nothing is
/// loaded from anywhere: there is no `connect-src`. For a page that is one file.
pub fn of_one_file(scripts: &[&str], styles: &[&str]) -> String {
    let hashes = |texts: &[&str]| {
        texts.iter().map(|text| format!("'{}' ", digest::sha256(text.as_bytes()))).collect::<String>()
    };
    format!(
        "default-src 'none'; script-src {}'wasm-unsafe-eval'; style-src {}; img-src data: blob:; base-uri 'none'; \
         form-action 'none'; require-trusted-types-for 'script'",
        hashes(scripts),
        hashes(styles).trim_end()
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bundle::html;

    #[test]
    fn what_stands_in_the_page_is_named_beside_our_own_files() {
        let tags = html::tags("<style></style><script src=a.js></script><script></script><p>").unwrap();
        let hash = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

        let policy = of_page(&tags);

        for expected in [
            format!("; script-src 'self' {hash} 'wasm-unsafe-eval'; "),
            format!("; style-src 'self' {hash}; img-src"),
        ] {
            assert!(policy.contains(&expected), "{policy}");
        }
        assert_eq!(policy.matches("sha256-").count(), 2, "{policy}");
    }
}
