//! Packing an answer with brotli or gzip, when the browser takes it.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

use flate2::Compression;
use xtask::compress::{brotli, gzip};

/// How a body is packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// As it is.
    Plain,
    /// gzip.
    Gzip,
    /// Brotli.
    Brotli,
}

impl Encoding {
    /// The best one that this `Accept-Encoding` header allows.
    pub fn choose(accept: &str) -> Self {
        let allows = |wanted: &str| {
            accept.split(',').any(|entry| {
                let mut parts = entry.split(';').map(str::trim);
                let name = parts.next().unwrap_or_default();
                let refused = parts.any(|part| part.strip_prefix("q=").is_some_and(|q| q.parse() == Ok(0.0)));
                name.eq_ignore_ascii_case(wanted) && !refused
            })
        };
        if allows("br") {
            Encoding::Brotli
        } else if allows("gzip") {
            Encoding::Gzip
        } else {
            Encoding::Plain
        }
    }

    /// The value of the `Content-Encoding` header, if there is to be one.
    pub fn name(self) -> Option<&'static str> {
        match self {
            Encoding::Plain => None,
            Encoding::Gzip => Some("gzip"),
            Encoding::Brotli => Some("br"),
        }
    }

    /// Packs a body; brotli at this level, 0 to 11.
    pub fn pack(self, body: &[u8], level: u32) -> Vec<u8> {
        match self {
            Encoding::Plain => body.to_vec(),
            Encoding::Gzip => gzip(body, Compression::default()),
            Encoding::Brotli => brotli(body, level),
        }
    }
}

/// Packs bodies and keeps what it packed, so that each is packed once. Servers may share one.
#[derive(Debug)]
pub struct Packer {
    level: u32,
    packed: Mutex<HashMap<(u64, Encoding), Vec<u8>>>,
}

impl Packer {
    /// One that packs with brotli at this level, 0 to 11.
    pub fn new(level: u32) -> Self {
        Packer { level, packed: Mutex::default() }
    }

    /// The body, packed. `hash` stands for what it is.
    pub(super) fn pack(&self, hash: u64, encoding: Encoding, body: Vec<u8>) -> Vec<u8> {
        if encoding == Encoding::Plain {
            return body;
        }
        let lock = || self.packed.lock().unwrap_or_else(PoisonError::into_inner);
        let known = lock().get(&(hash, encoding)).cloned();
        known.unwrap_or_else(|| {
            let packed = encoding.pack(&body, self.level);
            lock().insert((hash, encoding), packed.clone());
            packed
        })
    }
}

impl Default for Packer {
    /// Level 5: quick enough to do while the visitor waits.
    fn default() -> Self {
        Packer::new(5)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn the_best_allowed_encoding_is_chosen() {
        assert_eq!(Encoding::choose("gzip, deflate, br, zstd"), Encoding::Brotli);
        assert_eq!(Encoding::choose("gzip, br;q=0"), Encoding::Gzip);
        assert_eq!(Encoding::choose("identity"), Encoding::Plain);
        assert_eq!(Encoding::choose(""), Encoding::Plain);
    }

    #[test]
    fn a_packed_body_unpacks_to_itself() {
        let body = "een twee drie ".repeat(500).into_bytes();

        let (mut from_gzip, mut from_brotli) = (Vec::new(), Vec::new());
        flate2::read::GzDecoder::new(Encoding::Gzip.pack(&body, 5).as_slice())
            .read_to_end(&mut from_gzip)
            .unwrap();
        brotli::Decompressor::new(Encoding::Brotli.pack(&body, 5).as_slice(), 4096)
            .read_to_end(&mut from_brotli)
            .unwrap();

        assert_eq!(from_gzip, body);
        assert_eq!(from_brotli, body);
    }
}
