//! A report that comes back: the answers that it carries, and whether its pages still say what they lead to.

mod page_text;

use hayro_syntax::{
    DecryptionError, LoadPdfError, Pdf,
    object::{Array, Dict, Name, Stream, String as Text},
    page::Page,
};

use self::page_text::PageTexts;

/// The most bytes of an attachment; a full answer file with notes has a few thousand.
const LIMIT: usize = 1 << 20;

/// A report as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The answer file that it carries; `None` if it carries none.
    pub attachment: Option<String>,
    /// The code of its language; empty if it says none.
    pub lang: String,
    /// How many pages it has.
    pub pages: usize,
    /// The text of its pages, without blanks, and without what repeats on each page: running titles and heads of tables.
    text: String,
    /// Whether something was laid over its pages: a comment, a text field, a stamp. Links are no such thing.
    pub has_notes: bool,
}

/// The file is no PDF that can be read.
#[derive(Debug, thiserror::Error)]
pub enum Unreadable {
    /// It is none, or a damaged one.
    #[error("is no PDF that can be read")]
    Damaged,
    /// It asks for a password.
    #[error("is a PDF with a password, which is not read")]
    Locked,
}

/// Reads a report. What is damaged inside it is left out, so that it does not fit its answers.
///
/// # Errors
/// For a file that is no PDF, or one with a password.
pub fn read(bytes: &[u8]) -> Result<Report, Unreadable> {
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => Unreadable::Locked,
        _ => Unreadable::Damaged,
    })?;
    let catalog: Dict<'_> = pdf.xref().get(pdf.xref().root_id()).ok_or(Unreadable::Damaged)?;
    let mut texts = PageTexts::default();
    for page in pdf.pages().iter() {
        texts.add(page);
    }
    let lang = catalog.get::<Text<'_>>("Lang");
    Ok(Report {
        attachment: attachment(&catalog),
        lang: lang.map(|lang| String::from_utf8_lossy(&lang).into_owned()).unwrap_or_default(),
        pages: pdf.pages().len(),
        text: blankless(texts.text()),
        has_notes: pdf.pages().iter().any(has_note),
    })
}

fn has_note(page: &Page<'_>) -> bool {
    let annotations = page.raw().get::<Array<'_>>("Annots").unwrap_or_default();
    annotations
        .iter::<Dict<'_>>()
        .any(|annotation| annotation.get::<Name<'_>>("Subtype").is_none_or(|kind| *kind != *b"Link"))
}

/// The first file that belongs to the report.
fn attachment(catalog: &Dict<'_>) -> Option<String> {
    let file = catalog.get::<Array<'_>>("AF")?.iter::<Dict<'_>>().next()?;
    let stream = file.get::<Dict<'_>>("EF")?.get::<Stream<'_>>("F")?;
    // Some other program may have packed it, but not longer than it was.
    let packed = stream.raw_data();
    if packed.len() > LIMIT {
        return None;
    }
    let bytes = stream.decoded_data().ok()?.into_owned();
    String::from_utf8(bytes).ok().filter(|text| text.len() <= LIMIT)
}

fn blankless(text: &str) -> String {
    text.chars().filter(|character| !character.is_whitespace()).collect()
}

impl Report {
    /// Whether a text stands on its pages.
    #[must_use]
    pub fn has(&self, text: &str) -> bool {
        self.text.contains(&blankless(text))
    }

    /// What follows a text on its pages, up to the end of the sentence.
    pub(super) fn following(&self, text: &str) -> Option<&str> {
        let (_, after) = self.text.split_once(&blankless(text))?;
        after.split('.').next()
    }

    /// The text of its pages, without blanks.
    pub(super) fn blankless(&self) -> &str {
        &self.text
    }

    /// The first of some texts that does not stand on these pages where it should: after the ones before it. `None` if
    /// all are there.
    #[must_use]
    pub fn first_missing<'a>(&self, texts: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
        let mut rest = self.text.as_str();
        texts.into_iter().find(|text| {
            let wanted = blankless(text);
            match rest.find(&wanted) {
                Some(at) => {
                    rest = rest.get(at + wanted.len()..).unwrap_or_default();
                    false
                }
                None => true,
            }
        })
    }
}
