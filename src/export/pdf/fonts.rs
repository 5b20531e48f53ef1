//! The fonts that go into the file, and how wide a text runs in them.

use krilla::text::{Font, GlyphId, KrillaGlyph};
use skrifa::{
    FontRef, MetadataProvider,
    charmap::Charmap,
    instance::{LocationRef, Size},
    metrics::GlyphMetrics,
};

use crate::charts::{
    Theme,
    drawing::{shape::Type, text_metrics},
};

/// Stands for a character that the fonts do not have; the text under it stays what it is.
const MISSING: char = '?';

/// Which font.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Face {
    /// Running text.
    Text,
    /// What matters in it.
    Strong,
    /// Headings.
    Display,
}

/// One font.
pub struct OneFont {
    /// For the writer.
    pub font: Font,
    charmap: Charmap<'static>,
    metrics: GlyphMetrics<'static>,
    units: f32,
}

impl OneFont {
    fn new(bytes: &'static [u8]) -> Option<Self> {
        let read = FontRef::new(bytes).ok()?;
        let font = Font::new(bytes.into(), 0)?;
        let units = font.units_per_em();
        Some(Self {
            font,
            charmap: read.charmap(),
            metrics: read.glyph_metrics(Size::unscaled(), LocationRef::default()),
            units,
        })
    }

    /// The glyph of a character and its width in ems; `None` where nothing can stand for it.
    fn glyph(&self, character: char) -> Option<(skrifa::GlyphId, f32)> {
        let id = self.charmap.map(character).or_else(|| self.charmap.map(MISSING))?;
        Some((id, self.metrics.advance_width(id).unwrap_or_default() / self.units))
    }

    /// The glyphs of a text, one for each character.
    pub fn glyphs(&self, text: &str) -> Vec<KrillaGlyph> {
        text.char_indices()
            .filter_map(|(start, character)| {
                let (id, x_advance) = self.glyph(character)?;
                Some(KrillaGlyph {
                    glyph_id: GlyphId::new(id.to_u32()),
                    text_range: start..start + character.len_utf8(),
                    x_advance,
                    x_offset: 0.0,
                    y_offset: 0.0,
                    y_advance: 0.0,
                    location: None,
                })
            })
            .collect()
    }

    /// The width of a text at a size, in points.
    pub fn width(&self, text: &str, size: f32) -> f32 {
        text.chars().filter_map(|character| self.glyph(character)).map(|(_, width)| width).sum::<f32>() * size
    }
}

/// All fonts.
pub struct Fonts {
    text: OneFont,
    strong: OneFont,
    display: OneFont,
    /// The colours of the drawings, with widths of these fonts.
    pub theme: Theme,
}

impl Fonts {
    /// Reads them; `None` if a file of ours is damaged.
    pub fn new() -> Option<Self> {
        let mut fonts = Self {
            text: OneFont::new(include_bytes!("../../../fonts/Inter-Regular.otf"))?,
            strong: OneFont::new(include_bytes!("../../../fonts/Inter-SemiBold.otf"))?,
            display: OneFont::new(include_bytes!("../../../fonts/NotoSerif-Regular.ttf"))?,
            theme: Theme::light(),
        };
        fonts.theme.fonts.text.stretch = stretch(&fonts.text, Type::text(100.0));
        fonts.theme.fonts.display.stretch = stretch(&fonts.display, Type::display(100.0));
        Some(fonts)
    }

    /// One of them.
    pub const fn get(&self, face: Face) -> &OneFont {
        match face {
            Face::Text => &self.text,
            Face::Strong => &self.strong,
            Face::Display => &self.display,
        }
    }
}

/// How much wider a font runs than the drawings expect.
fn stretch(font: &OneFont, kind: Type) -> f64 {
    const SAMPLE: &str = "Zekerheid en veiligheid, People 1.234 Hamburgefonstiv";
    f64::from(font.width(SAMPLE, 100.0)) / text_metrics::average(SAMPLE, kind)
}
