//! The link as a QR picture: dark and light modules as one path.

use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};

use crate::core::result_code::link::MARK;

/// Light modules on each side; readers need four.
const QUIET: i32 = 4;
/// The largest version that is drawn: 85 modules and the quiet zone, so that a phone of 320 px shows each in 3 px. It
/// holds about 500 characters; the longest code is 61 of them.
const LARGEST: u8 = 17;

/// A QR picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QrPicture {
    /// Modules on a side, with the quiet zone.
    pub size: u32,
    /// The dark modules as the data of an SVG path, one unit a module.
    pub path: String,
}

/// The picture of the link to a code on a page (`link_to`). `None` where it would be too fine to read.
///
/// The code is in capitals and digits, for which a QR picture has a form of its own of five and a half bits a
/// character; only the address needs eight.
#[must_use]
pub fn qr(base: &str, code: &str) -> Option<QrPicture> {
    let address = [base, MARK].concat();
    let code = if QrSegment::is_alphanumeric(code) {
        QrSegment::make_alphanumeric(code)
    } else {
        QrSegment::make_bytes(code.as_bytes())
    };
    let segments = [QrSegment::make_bytes(address.as_bytes()), code];
    let (least, most) = (Version::new(1), Version::new(LARGEST));
    let ecc = QrCodeEcc::Medium;
    let qr = QrCode::encode_segments_advanced(&segments, ecc, least, most, None, false).ok()?;
    let size = u32::try_from(qr.size() + 2 * QUIET).ok()?;
    Some(QrPicture { size, path: path(&qr) })
}

/// Each row's dark stretches, as flat rectangles.
fn path(qr: &QrCode) -> String {
    let mut path = String::new();
    for y in 0..qr.size() {
        let mut x = 0;
        while x < qr.size() {
            let start = x;
            while qr.get_module(x, y) {
                x += 1;
            }
            if x > start {
                let width = (x - start).to_string();
                let (left, top) = ((start + QUIET).to_string(), (y + QUIET).to_string());
                for part in ["M", &left, " ", &top, "h", &width, "v1h-", &width, "z"] {
                    path.push_str(part);
                }
            }
            x += 1;
        }
    }
    path
}
