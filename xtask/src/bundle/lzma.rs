//! The wasm where it stands as text in a script or a page: LZMA, which `src/js/loader/lzma.js` reads.
//!
//! Browsers unpack gzip by themselves. Zopfli's was 226 KB of the page's wasm and this is 190, for 0.8 KB of script and
//! some 60 ms on the machine it was measured on, which a slow line takes for those 36 KB three times over.

use std::io::Write;

use lzma_rust2::{EncodeMode, LzmaOptions, LzmaWriter, MfType};

use crate::Error;

/// The length in three bytes, the lowest first, then the stream, without what its header would say: the reader knows.
///
/// # Errors
/// When it is 16 MB or more.
pub fn pack(content: &[u8]) -> Result<Vec<u8>, Error> {
    let length = u32::try_from(content.len()).ok().filter(|length| length >> 24 == 0);
    let length = length.ok_or_else(|| Error::new("The wasm is too large to be packed."))?;
    let packed = length.to_le_bytes().get(..3).map(<[u8]>::to_vec).unwrap_or_default();
    stream(packed, content).map_err(|cause| Error::new(format!("The wasm could not be packed: {cause}.")))
}

fn stream(to: Vec<u8>, content: &[u8]) -> std::io::Result<Vec<u8>> {
    let options = LzmaOptions {
        // A distance never reaches behind the start.
        dict_size: 1 << 24,
        // The three high bits of the byte before, and no place in a group of bytes: wasm has none.
        lc: 3,
        lp: 0,
        pb: 0,
        mode: EncodeMode::Normal,
        nice_len: 273,
        mf: MfType::Bt4,
        depth_limit: 1000,
        preset_dict: None,
    };
    let mut writer = LzmaWriter::new_no_header(to, &options, false)?;
    writer.write_all(content)?;
    writer.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_length_stands_before_the_stream() {
        let packed = pack(&[7; 70_000]).unwrap();

        assert_eq!(packed[..4], [0x70, 0x11, 0x01, 0]);
        assert!(packed.len() < 200);
    }

    #[test]
    fn what_is_too_long_for_its_length_is_refused() {
        assert!(pack(&vec![0; 1 << 24]).is_err());
    }
}
