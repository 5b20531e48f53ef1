//! Pictures of the window, compared dot by dot.

use std::io::Cursor;

use anyhow::{Context, Result, bail, ensure};
use png::{ColorType, Decoder, Transformations};
use thirtyfour::WebDriver;

use crate::{test_context, wait};

/// A decoded picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    width: usize,
    height: usize,
    /// Dots of `channels` bytes, row by row.
    bytes: Vec<u8>,
    channels: usize,
}

impl Picture {
    /// A grey picture of these dots, row by row.
    #[must_use]
    pub const fn grey(width: usize, height: usize, bytes: Vec<u8>) -> Self {
        Self { width, height, bytes, channels: 1 }
    }

    /// What the window shows now, as far as this many dots from the left, once it stands still.
    ///
    /// # Errors
    /// When the browser gives no picture, or it keeps moving.
    pub async fn of_window(driver: &WebDriver, width: usize) -> Result<Self> {
        let mut last = Vec::new();
        let still = wait::until("a picture that stands still", async || {
            let now = driver.screenshot_as_png().await?;
            let is_still = now == last;
            last.clone_from(&now);
            Ok(is_still.then_some(now))
        })
        .await?;
        Ok(Self::decode(&still)?.left(width))
    }

    /// Its left part.
    fn left(&self, width: usize) -> Self {
        let width = width.min(self.width);
        let part = width * self.channels;
        let rows: Vec<&[u8]> = self.rows().map(|row| row.get(..part).unwrap_or(row)).collect();
        Picture { width, bytes: rows.concat(), ..*self }
    }

    fn rows(&self) -> impl Iterator<Item = &[u8]> {
        self.bytes.chunks(self.width * self.channels)
    }

    /// Width and height in dots.
    pub fn size(&self) -> (usize, usize) {
        (self.width, self.height)
    }

    /// The share of dots that differ from another picture of the same size. A channel may be off by one:
    /// no eye sees that, and rounding differs with the place on the page.
    ///
    /// # Errors
    /// When the sizes differ.
    pub fn difference(&self, other: &Picture) -> Result<f64> {
        ensure!(
            self.size() == other.size() && self.channels == other.channels,
            "the sizes differ: {:?} and {:?}",
            self.size(),
            other.size()
        );
        let differ = |(one, two): &(&[u8], &[u8])| one.iter().zip(*two).any(|(a, b)| a.abs_diff(*b) > 1);
        let dots = |row| <[u8]>::chunks(row, self.channels);
        // Most rows are the same, and seen to be so at once.
        let rows = self.rows().zip(other.rows()).filter(|(one, two)| one != two);
        let count: usize = rows.map(|(one, two)| dots(one).zip(dots(two)).filter(differ).count()).sum();
        Ok(f64::from(u32::try_from(count)?) / f64::from(u32::try_from(self.width * self.height)?))
    }

    /// Whether it has more colours than this: an empty box has one.
    pub fn has_colours(&self, more_than: usize) -> bool {
        let mut found: Vec<&[u8]> = Vec::new();
        for dot in self.bytes.chunks(self.channels) {
            if !found.contains(&dot) {
                found.push(dot);
            }
            if found.len() > more_than {
                return true;
            }
        }
        false
    }

    /// Writes it where pictures of failures are, and says where.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn keep(&self, name: &str) -> Result<String> {
        let folder = test_context::root().join("target/e2e");
        std::fs::create_dir_all(&folder)?;
        let file = folder.join(format!("{name}.png"));
        let mut encoder =
            png::Encoder::new(std::fs::File::create(&file)?, self.width.try_into()?, self.height.try_into()?);
        encoder.set_color(if self.channels == 4 { ColorType::Rgba } else { ColorType::Rgb });
        encoder.write_header()?.write_image_data(&self.bytes)?;
        Ok(file.display().to_string())
    }

    /// What the one QR picture in it says, to a decoder that knows nothing of ours.
    ///
    /// # Errors
    /// When there is none, more than one, or it cannot be read.
    pub fn read_qr(&self) -> Result<String> {
        // Grey pictures have one channel, others three and maybe a fourth for transparency.
        let colours = if self.channels < 3 { 1 } else { 3 };
        let grey = |x: usize, y: usize| {
            let dot = self.bytes.get((y * self.width + x) * self.channels..).unwrap_or_default();
            let sum: usize = dot.iter().take(colours).map(|part| usize::from(*part)).sum();
            u8::try_from(sum / colours).unwrap_or(u8::MAX)
        };
        let mut image = rqrr::PreparedImage::prepare_from_greyscale(self.width, self.height, grey);
        let found = image.detect_grids();
        let [grid] = &found[..] else {
            let kept = self.keep("no-qr")?;
            bail!("{} QR pictures in {kept}", found.len());
        };
        Ok(grid.decode()?.1)
    }

    /// Reads a PNG file.
    ///
    /// # Errors
    /// When it is none.
    pub fn decode(png: &[u8]) -> Result<Self> {
        let mut decoder = Decoder::new(Cursor::new(png));
        decoder.set_transformations(Transformations::EXPAND | Transformations::STRIP_16);
        let mut reader = decoder.read_info()?;
        let mut bytes = vec![0; reader.output_buffer_size().context("the picture is too large")?];
        let frame = reader.next_frame(&mut bytes)?;
        bytes.truncate(frame.buffer_size());
        Ok(Picture {
            width: frame.width.try_into()?,
            height: frame.height.try_into()?,
            bytes,
            channels: frame.color_type.samples(),
        })
    }
}
