//! Digests, as names of files and as browsers read them.

use std::path::Path;

use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256, Sha384};

/// How many hexadecimal digits a name carries; by them our server tells that a file may be kept for ever.
const DIGITS: usize = 16;

/// For a policy: what an inline script or style must be.
pub fn sha256(content: &[u8]) -> String {
    format!("sha256-{}", base64(&Sha256::digest(content)))
}

/// For an `integrity` attribute.
pub fn sha384(content: &[u8]) -> String {
    format!("sha384-{}", base64(&Sha384::digest(content)))
}

/// Bytes as text.
pub fn base64(content: &[u8]) -> String {
    STANDARD.encode(content)
}

/// For the name of a file.
pub fn short(content: &[u8]) -> String {
    Sha256::digest(content).iter().take(DIGITS / 2).map(|byte| format!("{byte:02x}")).collect()
}

/// The digest that a file has in its name: `app-<hash>.js`, `app-<hash>_bg.wasm`.
pub fn in_name(file: &Path) -> Option<&str> {
    let stem = file.file_stem()?.to_str()?;
    let (_, digest) = stem.strip_suffix("_bg").unwrap_or(stem).rsplit_once('-')?;
    let is_digest = digest.len() == DIGITS && digest.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_digest.then_some(digest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digests_are_those_that_browsers_compute() {
        // From `printf '' | openssl dgst -sha256 -binary | base64`, and the same with -sha384.
        assert_eq!(sha256(b""), "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
        assert_eq!(sha384(b""), "sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb");
        assert_eq!(short(b""), "e3b0c44298fc1c14");
    }

    #[test]
    fn a_digest_in_a_name_is_found() {
        for (name, digest) in [
            ("app-98a2f12c44ab0e5d.js", Some("98a2f12c44ab0e5d")),
            ("app-98a2f12c44ab0e5d_bg.wasm", Some("98a2f12c44ab0e5d")),
            ("social-business-scan.js", None),
            ("frame-host.js", None),
        ] {
            assert_eq!(in_name(Path::new(name)), digest, "{name}");
        }
    }
}
