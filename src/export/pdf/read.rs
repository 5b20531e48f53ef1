//! A report that comes back: the answers that it carries, and whether its pages still say what they lead to.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document as Pdf, Object, ObjectId, content::Content};

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
#[error("is no PDF that can be read: {0}")]
pub struct Unreadable(String);

/// Reads a report.
///
/// # Errors
/// For a file that is no PDF, or a damaged one.
pub fn read(bytes: &[u8]) -> Result<Report, Unreadable> {
    let unreadable = |error: lopdf::Error| Unreadable(error.to_string());
    let mut pdf = Pdf::load_mem(bytes).map_err(unreadable)?;
    let pages: BTreeMap<u32, _> = pdf.get_pages();
    let mut has_notes = false;
    for page in pages.values() {
        has_notes |= has_note(&pdf, *page);
        without_repeated(&mut pdf, *page).map_err(unreadable)?;
    }
    let numbers: Vec<u32> = pages.into_keys().collect();
    let text = pdf.extract_text(&numbers).map_err(unreadable)?;
    let catalog = pdf.catalog().map_err(unreadable)?;
    let lang = catalog.get_deref(b"Lang", &pdf).ok().and_then(|lang| lang.as_str().ok());
    Ok(Report {
        attachment: attachment(&pdf, catalog),
        lang: lang.map(|lang| String::from_utf8_lossy(lang).into_owned()).unwrap_or_default(),
        pages: numbers.len(),
        text: blankless(&text),
        has_notes,
    })
}

fn has_note(pdf: &Pdf, page: ObjectId) -> bool {
    let annotations = pdf.get_page_annotations(page).unwrap_or_default();
    annotations
        .iter()
        .any(|annotation| annotation.get(b"Subtype").and_then(Object::as_name).ok() != Some(b"Link"))
}

/// Takes out what the writer marked as belonging to the page and not to the report.
fn without_repeated(pdf: &mut Pdf, page: ObjectId) -> lopdf::Result<()> {
    let mut content = pdf.get_and_decode_page_content(page)?;
    // How deep we are in marked content, and since what depth in what repeats.
    let (mut depth, mut since) = (0_usize, None);
    content.operations.retain(|operation| {
        let is_inside = since.is_some();
        match operation.operator.as_str() {
            "BDC" | "BMC" => {
                depth += 1;
                let properties = operation.operands.get(1).and_then(|properties| properties.as_dict().ok());
                let kind = properties.and_then(|properties| properties.get(b"Type").ok());
                if since.is_none() && kind.and_then(|kind| kind.as_name().ok()) == Some(b"Pagination") {
                    since = Some(depth);
                }
            }
            "EMC" => {
                if since == Some(depth) {
                    since = None;
                }
                depth = depth.saturating_sub(1);
            }
            _ => {}
        }
        !is_inside && since.is_none()
    });
    let bytes = Content { operations: content.operations }.encode()?;
    pdf.change_page_content(page, bytes)
}

/// The first file that belongs to the report.
fn attachment(pdf: &Pdf, catalog: &Dictionary) -> Option<String> {
    let files = catalog.get_deref(b"AF", pdf).ok()?.as_array().ok()?;
    let (_, file) = pdf.dereference(files.first()?).ok()?;
    let streams = file.as_dict().ok()?.get_deref(b"EF", pdf).ok()?.as_dict().ok()?;
    let stream = match streams.get_deref(b"F", pdf).ok()? {
        Object::Stream(stream) => stream,
        _ => return None,
    };
    let bytes = match stream.decompressed_content_with_limit(LIMIT) {
        Ok(bytes) => bytes,
        // It is not compressed.
        Err(_) => stream.content.clone(),
    };
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
