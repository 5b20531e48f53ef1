//! The policy that we ask of a site, with the hashes of what stands in its pages: `dist/content-security-policy.txt`.

use fs_err as fs;

use super::html::{self, Tag};
use crate::{Error, Repo, digest, repo::write_if_changed};

/// Nothing but our own files, no inline code, no HTML from strings. `wasm-unsafe-eval` is what
/// compiling WebAssembly needs; it does not allow `eval`. A bundle names the script and the style in its page beside `'self'`;
/// without that the page works too, and its first text comes a few ways to the server later.
pub const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
     style-src 'self'; img-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; \
     form-action 'none'; require-trusted-types-for 'script'";

/// The file in `dist/`.
pub const FILE: &str = "content-security-policy.txt";

/// The pages that a site has under this policy. The single file brings its own.
const PAGES: [&str; 2] = ["index.html", "frame.html"];

/// Writes the policy for those pages that are there.
///
/// # Errors
/// When a file cannot be read or written.
pub fn write(repo: &Repo) -> Result<(), Error> {
    let mut tags = Vec::new();
    for page in PAGES.map(|name| repo.dist().join(name)).iter().filter(|page| page.exists()) {
        tags.extend(html::tags(&String::from_utf8_lossy(&fs::read(page)?))?);
    }
    write_if_changed(&repo.dist().join(FILE), format!("{}\n", of_pages(&tags)).as_bytes())
}

/// The policy for pages with these tags.
pub fn of_pages(tags: &[Tag]) -> String {
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
pub fn single_page(scripts: &[&str], styles: &[&str]) -> String {
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

        let policy = of_pages(&tags);

        for expected in [
            format!("; script-src 'self' {hash} 'wasm-unsafe-eval'; "),
            format!("; style-src 'self' {hash}; img-src"),
        ] {
            assert!(policy.contains(&expected), "{policy}");
        }
        assert_eq!(policy.matches("sha256-").count(), 2, "{policy}");
    }
}
