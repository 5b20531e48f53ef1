//! The report as a PDF file: tagged, with its fonts, bookmarks and metadata, and with the answers as an attachment
//! (PDF/A-3a and PDF/UA-1; the writer refuses what is neither). Made here, without a browser or a printer.
//! Pure. May import core, charts, export, plan and report. Start with [`write`].

mod blocks;
mod chart;
mod draw;
mod flow;
mod fonts;
mod piece;
mod places;
pub mod read;
mod table;
mod tags;
#[cfg(test)]
mod tests;
mod text;
pub mod verify;

use krilla::{
    Document as Pdf, SerializeSettings,
    configure::{Accessibility, Archival, ConfigurationBuilder},
    embed::{AssociationKind, EmbeddedFile, MimeType},
    metadata::{DateTime, Metadata},
    outline::Outline,
};

use self::{draw::Pages, flow::Flow, fonts::Fonts, piece::Piece, tags::Tags};
use crate::{
    core::string_enum::StringEnum,
    report::document::{Begin, Document},
};

pub use super::report::pdf_request::{ATTACHMENT, Paper, PdfRequest};
pub use crate::plan::day::Day;

/// What a PDF has besides the report.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PdfOptions<'a> {
    /// The paper.
    pub paper: Paper,
    /// The day that the file says it was made on.
    pub made: Day,
    /// The answer file to carry; `None` for none.
    pub attachment: Option<&'a str>,
}

/// The report could not be made.
#[derive(Debug, thiserror::Error)]
pub enum PdfError {
    /// What was asked for is no request of ours; the text is the reader's own.
    #[error("the request cannot be read: {0}")]
    Request(#[from] serde_json::Error),
    /// A font of ours cannot be read.
    #[error("a font is damaged")]
    Font,
    /// The logo cannot be read; the text is the reader's own.
    #[error("the logo cannot be read: {0}")]
    Logo(String),
    /// The file would break a rule of the standards that it claims; the text is the writer's own.
    #[error("the PDF cannot be written: {0}")]
    Refused(String),
}

/// Left, right and above; below stands the foot.
const MARGIN: f32 = 37.0;
/// From the lower edge to where text ends.
const FOOT: f32 = 40.0;
/// The sizes of running text to try, in points: the largest in which the sheets have the pages that they should have.
const SIZES: [f32; 10] = [10.0, 9.6, 9.2, 8.9, 8.6, 8.3, 8.0, 7.7, 7.4, SMALLEST];
/// Smaller text is not made: there is another page instead.
const SMALLEST: f32 = 7.0;
/// The running text of the appendix.
const APPENDIX: f32 = 9.0;

/// Writes the report that a page asked for: the text of a [`PdfRequest`].
///
/// # Errors
/// [`PdfError::Request`] for a text that is none, and as [`write`].
pub fn requested(request: &str) -> Result<Vec<u8>, PdfError> {
    let PdfRequest { document, paper, made, attachment } = serde_json::from_str(request)?;
    write(&document, PdfOptions { paper, made, attachment: attachment.as_deref() })
}

/// Writes the report.
///
/// # Errors
/// [`PdfError::Logo`] for a damaged logo; the others are faults of ours.
pub fn write(document: &Document, options: PdfOptions<'_>) -> Result<Vec<u8>, PdfError> {
    let fonts = Fonts::new().ok_or(PdfError::Font)?;
    let (width, height) = options.paper.points();
    let room = height - MARGIN - FOOT;
    let (pieces, tags) = fitted(document, &fonts, width - 2.0 * MARGIN, room)?;
    let mut pages = Pages::new(document, &fonts, (width, height), room, pieces);
    let configuration = ConfigurationBuilder::new()
        .with_archival_validator(Archival::A3_A)
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|error| PdfError::Refused(format!("{error:?}")))?;
    let settings = SerializeSettings { configuration, enable_tagging: true, ..SerializeSettings::default() };
    let mut pdf = Pdf::new_with(settings);
    let mut outline = Outline::new();
    let found = pages.draw(&mut pdf, &mut outline);
    pdf.set_outline(outline);
    pdf.set_tag_tree(tags.tree(found, document.lang.key()));
    let (year, month, day) = options.made.parts();
    let made = DateTime::new(year).month(month).day(day);
    let made = made.hour(12).minute(0).second(0).utc_offset_hour(0).utc_offset_minute(0);
    pdf.set_metadata(
        Metadata::new()
            .title(document.title.clone())
            .language(document.lang.key().to_owned())
            .description(document.headline.clone())
            .creator(document.name.clone())
            .creation_date(made),
    );
    if let Some(text) = options.attachment {
        // Twice the same name is the only thing that is refused.
        let _ = pdf.embed_file(EmbeddedFile {
            path: ATTACHMENT.to_owned(),
            mime_type: MimeType::new("application/json"),
            description: Some(document.title.clone()),
            association_kind: AssociationKind::Source,
            data: text.as_bytes().to_vec().into(),
            modification_date: Some(made),
            // As it is: the scan opens it again without a reader of PDF.
            compress: Some(false),
            location: None,
        });
    }
    pdf.finish().map_err(|error| {
        let told = format!("{error:?}");
        // The rest of a report is ours, and the tests hold that it is not refused.
        if document.logo.is_some() { PdfError::Logo(told) } else { PdfError::Refused(told) }
    })
}

/// The pieces of the report in the largest text with which each of the first two sheets fits on its page; those of a
/// quick scan, which share one, on a page and a half.
fn fitted(document: &Document, fonts: &Fonts, width: f32, room: f32) -> Result<(Vec<Piece>, Tags), PdfError> {
    let is_short = document.sheets.get(1).is_some_and(|sheet| sheet.begins == Begin::Below);
    let laid = |sizes: (f32, f32), sheets: std::ops::Range<usize>| {
        let mut flow = Flow::new(fonts, sizes.0, width, room);
        for (index, sheet) in document.sheets.iter().enumerate().take(sheets.end).skip(sheets.start) {
            flow.size = match index {
                0 => sizes.0,
                1 => sizes.1,
                _ => APPENDIX,
            };
            if index == 0 {
                flow.top(document)?;
            }
            flow.sheet(sheet, index);
        }
        Ok::<_, PdfError>(flow)
    };
    let largest = |sheets: std::ops::Range<usize>, most: f32| {
        for size in SIZES {
            if laid((size, size), sheets.clone())?.pages() <= most {
                return Ok(size);
            }
        }
        Ok::<_, PdfError>(SMALLEST)
    };
    let sizes = if is_short {
        let size = largest(0..2, 1.5)?;
        (size, size)
    } else {
        (largest(0..1, 1.0)?, largest(1..2, 1.0)?)
    };
    let flow = laid(sizes, 0..document.sheets.len())?;
    Ok((flow.pieces, flow.tags))
}
