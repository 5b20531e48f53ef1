//! Writes a ZIP archive of a few small files, stored without compression (APPNOTE 6.3, sections 4.3.7, 4.3.12 and 4.3.16).
//!
//! Not a crate: in an otherwise empty wasm, packed by `xz -9`, the crate `zip` took 41 KB more and `rawzip` 24 KB, too much of
//! the page for one download; and `rawzip` writes each size behind the file only, which some readers refuse.

/// Signatures of the records.
const LOCAL_FILE_HEADER: u32 = 0x0403_4b50;
const CENTRAL_FILE_HEADER: u32 = 0x0201_4b50;
const END_OF_CENTRAL_DIRECTORY: u32 = 0x0605_4b50;

/// What both headers of a file have in common: version 2.0 needed, no flags, method "stored", and the first date that the
/// format knows, 1 January 1980, so that the same content gives the same bytes.
const VERSION_TO_DATE: [u8; 10] = [20, 0, 0, 0, 0, 0, 0, 0, 0x21, 0];

/// The archive. Names are ASCII; at most 65,535 files, and 4 GiB in all.
#[must_use]
pub fn archive(files: &[(&str, String)]) -> Vec<u8> {
    let (mut out, mut central) = (Vec::new(), Vec::new());
    for (name, content) in files {
        let offset = length(out.len());
        // In both headers: compressed and uncompressed size are the same, and there is no extra field.
        let size = length(content.len());
        let sums = [crc32(content.as_bytes()).to_le_bytes(), size, size].concat();
        let common = [&VERSION_TO_DATE[..], &sums, &short(name.len()), &[0, 0]].concat();
        let parts: [&[u8]; 4] =
            [&LOCAL_FILE_HEADER.to_le_bytes(), &common, name.as_bytes(), content.as_bytes()];
        out.extend(parts.concat());
        // Made by version 2.0; no comment, disk 0, no attributes.
        let parts: [&[u8]; 6] =
            [&CENTRAL_FILE_HEADER.to_le_bytes(), &[20, 0], &common, &[0; 10], &offset, name.as_bytes()];
        central.extend(parts.concat());
    }
    let (count, size, start) = (short(files.len()), length(central.len()), length(out.len()));
    let parts: [&[u8]; 7] =
        [&END_OF_CENTRAL_DIRECTORY.to_le_bytes(), &[0; 4], &count, &count, &size, &start, &[0, 0]];
    out.extend(central);
    out.extend(parts.concat());
    out
}

fn length(bytes: usize) -> [u8; 4] {
    u32::try_from(bytes).unwrap_or(u32::MAX).to_le_bytes()
}

fn short(count: usize) -> [u8; 2] {
    u16::try_from(count).unwrap_or(u16::MAX).to_le_bytes()
}

/// CRC-32 of ISO 3309, bit by bit: the files have a few kilobytes.
fn crc32(bytes: &[u8]) -> u32 {
    let step = |crc: u32| if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 };
    !bytes.iter().fold(!0, |crc, byte| (0..8).fold(crc ^ u32::from(*byte), |crc, _| step(crc)))
}

#[cfg(test)]
mod tests {
    use super::crc32;

    #[test]
    fn the_checksum_is_that_of_the_standard() {
        assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
    }
}
