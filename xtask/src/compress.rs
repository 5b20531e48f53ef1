//! gzip and brotli, as servers send files.

use std::io::Write;

use flate2::{Compression, write::GzEncoder};

/// A body as gzip.
pub fn gzip(body: &[u8], level: Compression) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), level);
    // Writing to memory does not fail; were it to, the plain body is still a right answer to measure.
    encoder.write_all(body).and_then(|()| encoder.finish()).unwrap_or_else(|_| body.to_vec())
}

/// A body as brotli, at a level of 0 to 11.
pub fn brotli(body: &[u8], level: u32) -> Vec<u8> {
    let mut packed = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut packed, 64 * 1024, level, 22);
    let written = writer.write_all(body).and_then(|()| writer.flush());
    drop(writer);
    if written.is_ok() { packed } else { body.to_vec() }
}
