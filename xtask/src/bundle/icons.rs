//! The icons of an installed page, drawn from `style/icon.svg`: white on its colour, so that they are seen on any ground.
//!
//! The picture is made of upright rectangles. Of each pixel it is exact how much of it they cover, so nothing is needed
//! that renders SVG.

use super::markup;
use crate::Error;

/// Name, size, and which part of the width the picture takes.
///
/// A system may cut a maskable icon down to a circle over four fifths of its width: the corners of the picture,
/// 26 wide and 24 high, lie within it up to 0.58.
const ICONS: [(&str, u32, f64); 3] =
    [("icon-192.png", 192, 0.7), ("icon-512.png", 512, 0.7), ("icon-maskable.png", 512, 0.56)];

/// How many shades there are between ground and picture: what four bits hold.
const SHADES: u8 = 16;

/// All icons by name, as PNG.
///
/// # Errors
/// When the picture is not one of rectangles.
pub fn draw(svg: &str) -> Result<Vec<(&'static str, Vec<u8>)>, Error> {
    let picture =
        Picture::read(svg).ok_or_else(|| Error::new("style/icon.svg is not made of upright rectangles."))?;
    let draw = |(name, size, part)| Ok((name, picture.png(size, part)?));
    ICONS.into_iter().map(draw).collect()
}

/// What stands in the SVG.
#[derive(Debug, PartialEq)]
struct Picture {
    width: f64,
    height: f64,
    colour: [u8; 3],
    /// Left, top, right, bottom.
    boxes: Vec<[f64; 4]>,
}

impl Picture {
    fn read(svg: &str) -> Option<Picture> {
        let tags = markup::tags(svg);
        let root = tags.iter().find(|tag| tag.name == "svg")?;
        let numbers = root.attribute("viewbox")?.split_whitespace().map(str::parse);
        let [0.0, 0.0, width, height] = numbers.collect::<Result<Vec<f64>, _>>().ok()?[..] else {
            return None;
        };
        let paths = tags.iter().filter(|tag| tag.name == "path");
        let mut boxes = Vec::new();
        for path in paths {
            boxes.extend(rectangles(path.attribute("d")?)?);
        }
        Some(Picture { width, height, colour: colour(root.attribute("fill")?)?, boxes })
    }

    fn png(&self, size: u32, part: f64) -> Result<Vec<u8>, Error> {
        let scale = f64::from(size) * part / self.width;
        let left = (f64::from(size) - self.width * scale) / 2.0;
        let top = (f64::from(size) - self.height * scale) / 2.0;
        let boxes: Vec<[f64; 4]> = self
            .boxes
            .iter()
            .map(|[x, y, right, bottom]| {
                [left + x * scale, top + y * scale, left + right * scale, top + bottom * scale]
            })
            .collect();
        let mut pixels = Vec::new();
        for y in 0..size {
            // Two pixels are one byte; all sizes are even.
            for x in (0..size).step_by(2) {
                pixels.push(shade(&boxes, x, y) << 4 | shade(&boxes, x + 1, y));
            }
        }
        self.pack(size, &pixels).map_err(|cause| Error::new(format!("An icon could not be packed: {cause}.")))
    }

    fn pack(&self, size: u32, pixels: &[u8]) -> Result<Vec<u8>, png::EncodingError> {
        let mut file = Vec::new();
        let mut encoder = png::Encoder::new(&mut file, size, size);
        encoder.set_color(png::ColorType::Indexed);
        encoder.set_depth(png::BitDepth::Four);
        encoder.set_compression(png::Compression::High);
        let blend = |shade: u8, from: u8| {
            let (shade, all) = (u16::from(shade), u16::from(SHADES - 1));
            // Between two values of a byte.
            u8::try_from((u16::from(from) * (all - shade) + 255 * shade) / all).unwrap_or(u8::MAX)
        };
        let palette: Vec<u8> =
            (0..SHADES).flat_map(|shade| self.colour.map(|part| blend(shade, part))).collect();
        encoder.set_palette(palette);
        let mut writer = encoder.write_header()?;
        writer.write_image_data(pixels)?;
        writer.finish()?;
        Ok(file)
    }
}

/// How much of a pixel is covered, as a shade. The boxes do not overlap.
fn shade(boxes: &[[f64; 4]], x: u32, y: u32) -> u8 {
    let (x, y) = (f64::from(x), f64::from(y));
    let covered: f64 = boxes
        .iter()
        .map(|[left, top, right, bottom]| {
            let width = right.min(x + 1.0) - left.max(x);
            let height = bottom.min(y + 1.0) - top.max(y);
            width.max(0.0) * height.max(0.0)
        })
        .sum();
    // At most 15, so nothing is cut.
    (covered.min(1.0) * f64::from(SHADES - 1)).round() as u8
}

/// The rectangles of a path that is written with `M`, `h`, `H`, `v`, `V` and `z`; `None` for any other path.
fn rectangles(path: &str) -> Option<Vec<[f64; 4]>> {
    let mut found = Vec::new();
    for one in path.split_terminator(['z', 'Z']) {
        let rest = one.trim().strip_prefix('M')?;
        let end = rest.find(|c: char| c.is_ascii_alphabetic())?;
        let (x, y) = rest[..end].trim().split_once([' ', ','])?;
        let (mut x, mut y) = (x.parse::<f64>().ok()?, y.trim().parse::<f64>().ok()?);
        let mut points = vec![(x, y)];
        let mut rest = &rest[end..];
        while let Some(command) = rest.chars().next() {
            let after = &rest[1..];
            let end = after.find(|c: char| c.is_ascii_alphabetic()).unwrap_or(after.len());
            let number: f64 = after[..end].trim().parse().ok()?;
            match command {
                'h' => x += number,
                'H' => x = number,
                'v' => y += number,
                'V' => y = number,
                _ => return None,
            }
            points.push((x, y));
            rest = &after[end..];
        }
        let [(left, top), (right, first), (far, bottom), (back, last)] = points[..] else { return None };
        let is_upright = first == top && far == right && (back - left).abs() < 1e-9 && last == bottom;
        if !is_upright || right <= left || bottom <= top {
            return None;
        }
        found.push([left, top, right, bottom]);
    }
    Some(found)
}

/// `#1f3c9c`.
fn colour(text: &str) -> Option<[u8; 3]> {
    let value = u32::from_str_radix(text.strip_prefix('#')?, 16).ok()?;
    let [0, red, green, blue] = value.to_be_bytes() else { return None };
    (text.len() == 7).then_some([red, green, blue])
}

#[cfg(test)]
mod tests {
    use super::*;

    const SVG: &str = include_str!("../../../style/icon.svg");

    #[test]
    fn the_picture_is_read_from_the_icon_of_the_page() {
        let picture = Picture::read(SVG).unwrap();

        assert_eq!((picture.width, picture.height), (26.0, 24.0));
        assert_eq!(picture.boxes.len(), 7);
        assert_eq!(picture.boxes[3], [2.0, 15.0, 24.0, 18.0]);
        let tokens = include_str!("../../../style/tokens.css");
        assert!(tokens.contains("--sbs-color-accent: var(--sbs-accent, #1f3c9c)"));
        assert_eq!(picture.colour, [0x1f, 0x3c, 0x9c]);
    }

    #[test]
    fn a_path_that_is_no_rectangle_is_refused() {
        assert_eq!(rectangles("M1 2h3v4h-3z").unwrap(), [[1.0, 2.0, 4.0, 6.0]]);
        assert_eq!(rectangles("M1 2H4V6H1z").unwrap(), [[1.0, 2.0, 4.0, 6.0]]);
        for path in ["M1 2l3 4z", "M1 2h3v4z", "M1 2h3v4h-2z", "m1 2h3v4h-3z", "M1 2h3v4h-3v1z"] {
            assert_eq!(rectangles(path), None, "{path}");
        }
    }

    #[test]
    fn a_pixel_has_the_shade_of_what_covers_it() {
        let boxes = [[1.0, 0.0, 2.5, 1.0]];

        assert_eq!([0, 1, 2, 3].map(|x| shade(&boxes, x, 0)), [0, 15, 8, 0]);
    }

    #[test]
    fn the_icons_are_small_and_of_their_size() {
        for ((name, png), (_, size, _)) in draw(SVG).unwrap().into_iter().zip(ICONS) {
            assert!(png.len() < 3000, "{name}: {} bytes", png.len());
            let decoder = png::Decoder::new(std::io::Cursor::new(&png));
            let reader = decoder.read_info().unwrap();
            assert_eq!((reader.info().width, reader.info().height), (size, size), "{name}");
        }
    }
}
