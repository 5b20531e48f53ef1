//! The headers that we ask of a site owner, and that our own server sends, so that every test runs
//! under them.

use std::path::Path;

use xtask::bundle::policy::CONTENT_SECURITY_POLICY;

const STANDARD: [(&str, &str); 6] = [
    ("Content-Security-Policy", CONTENT_SECURITY_POLICY),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
    ("Vary", "Accept-Encoding"),
];

/// The standard headers, with the policy that a bundle brings, if it does, and the changes applied: another value, an extra
/// header, or one left out.
pub fn with_changes(policy: Option<&str>, changes: &[(String, Option<String>)]) -> Vec<(String, String)> {
    let mut headers: Vec<_> =
        STANDARD.map(|(name, value)| (name.to_owned(), value.to_owned())).into_iter().collect();
    if let (Some(policy), Some((_, value))) = (policy, headers.first_mut()) {
        policy.trim().clone_into(value);
    }
    for (name, value) in changes {
        headers.retain(|(known, _)| !known.eq_ignore_ascii_case(name));
        headers.extend(value.clone().map(|value| (name.clone(), value)));
    }
    headers
}

/// How long a browser may keep a file: for ever if its name carries a hash of its content, else it asks
/// each time whether the file has changed.
pub fn cache_control(file: &Path) -> &'static str {
    if is_hashed(file) { "public, max-age=31536000, immutable" } else { "no-cache" }
}

/// Such names: `app-0123456789abcdef.js`, `app-0123456789abcdef_bg.wasm`.
fn is_hashed(file: &Path) -> bool {
    let stem = file.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    let hash = stem.strip_suffix("_bg").unwrap_or(stem).rsplit_once('-').map(|(_, hash)| hash);
    hash.is_some_and(|hash| hash.len() == 16 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_with_a_hash_are_kept_for_ever() {
        for (name, hashed) in [
            ("app-98a2f12c44ab0e5d.js", true),
            ("app-98a2f12c44ab0e5d_bg.wasm", true),
            ("app-98a2f12c44ab0e5d.css", true),
            ("boot.js", false),
            ("frame-host.js", false),
            ("index.html", false),
        ] {
            assert_eq!(is_hashed(Path::new(name)), hashed, "{name}");
        }
    }

    #[test]
    fn a_header_can_be_changed_added_and_left_out() {
        let changes = [
            ("content-security-policy".to_owned(), Some("default-src 'none'".to_owned())),
            ("Referrer-Policy".to_owned(), None),
            ("Access-Control-Allow-Origin".to_owned(), Some("*".to_owned())),
        ];

        let headers = with_changes(None, &changes);

        let value = |name: &str| {
            headers
                .iter()
                .find(|(known, _)| known.eq_ignore_ascii_case(name))
                .map(|(_, value)| value.as_str())
        };
        assert_eq!(value("Content-Security-Policy"), Some("default-src 'none'"));
        assert_eq!(value("Referrer-Policy"), None);
        assert_eq!(value("Access-Control-Allow-Origin"), Some("*"));
        assert_eq!(value("X-Content-Type-Options"), Some("nosniff"));
    }
}
