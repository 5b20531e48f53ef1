//! Pictures of the window, compared dot by dot.

use std::io::Cursor;

use anyhow::{Context, Result, ensure};
use png::{ColorType, Decoder, Transformations};
use thirtyfour::WebDriver;

use crate::{stage, wait};

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
    /// What the window shows now, as far as this many dots from the left, once it stands still.
    ///
    /// # Errors
    /// When the browser gives no picture, or it keeps moving.
    pub async fn of_window(driver: &WebDriver, width: usize) -> Result<Self> {
        let mut last = None;
        wait::until("a picture that stands still", async || {
            let now = Self::decode(&driver.screenshot_as_png().await?)?.left(width);
            if last.as_ref() == Some(&now) {
                return Ok(last.take());
            }
            last = Some(now);
            Ok(None)
        })
        .await
    }

    /// Its left part.
    fn left(&self, width: usize) -> Self {
        let width = width.min(self.width);
        let (row, part) = (self.width * self.channels, width * self.channels);
        let bytes = self.bytes.chunks(row).flat_map(|row| row.iter().take(part)).copied().collect();
        Picture { width, bytes, ..*self }
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
        let dots = self.bytes.chunks(self.channels).zip(other.bytes.chunks(self.channels));
        let count = u32::try_from(dots.filter(differ).count())?;
        Ok(f64::from(count) / f64::from(u32::try_from(self.width * self.height)?))
    }

    /// How many different colours it has: an empty box has one.
    pub fn colours(&self) -> usize {
        let mut all: Vec<&[u8]> = self.bytes.chunks(self.channels).collect();
        all.sort_unstable();
        all.dedup();
        all.len()
    }

    /// Writes it where pictures of failures are, and says where.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn keep(&self, name: &str) -> Result<String> {
        let folder = stage::root().join("target/e2e");
        std::fs::create_dir_all(&folder)?;
        let file = folder.join(format!("{name}.png"));
        let mut encoder =
            png::Encoder::new(std::fs::File::create(&file)?, self.width.try_into()?, self.height.try_into()?);
        encoder.set_color(if self.channels == 4 { ColorType::Rgba } else { ColorType::Rgb });
        encoder.write_header()?.write_image_data(&self.bytes)?;
        Ok(file.display().to_string())
    }

    fn decode(png: &[u8]) -> Result<Self> {
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
