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
    /// The same as rows of dark modules.
    pub stretches: Vec<Stretch>,
}

/// Dark modules beside each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stretch {
    /// The first one's place from the left, with the quiet zone.
    pub x: u32,
    /// Its place from the top, with the quiet zone.
    pub y: u32,
    /// How many there are.
    pub width: u32,
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
    let stretches = stretches(&qr);
    Some(QrPicture { size, path: path(&stretches), stretches })
}

/// Each row's dark stretches.
fn stretches(qr: &QrCode) -> Vec<Stretch> {
    let mut stretches = Vec::new();
    // No place is negative.
    let place = |place: i32| u32::try_from(place + QUIET).unwrap_or_default();
    for y in 0..qr.size() {
        let mut x = 0;
        while x < qr.size() {
            let start = x;
            while qr.get_module(x, y) {
                x += 1;
            }
            if x > start {
                stretches.push(Stretch { x: place(start), y: place(y), width: place(x) - place(start) });
            }
            x += 1;
        }
    }
    stretches
}

/// Flat rectangles.
fn path(stretches: &[Stretch]) -> String {
    let mut path = String::new();
    for stretch in stretches {
        let [left, top, width] = [stretch.x, stretch.y, stretch.width].map(|number| number.to_string());
        for part in ["M", &left, " ", &top, "h", &width, "v1h-", &width, "z"] {
            path.push_str(part);
        }
    }
    path
}
