//! Reading answer files, whole or line by line, with a limit: a wrong file gives a fault, not a full memory.

use std::{
    fs::File,
    io::{self, BufRead, BufReader, Read},
    path::Path,
    sync::Arc,
};

/// The most bytes that one answer file may have. A full one has under 1 kB, with notes a few kB.
const LIMIT: usize = 1 << 20;

/// Where a document comes from.
#[derive(Debug, Clone)]
pub struct Place {
    /// The file as it was named; `-` for standard input.
    pub file: Arc<str>,
    /// The line, from 1; `None` for a document that is a whole file.
    pub line: Option<u64>,
}

/// One answer file as it came in.
#[derive(Debug)]
pub struct Document {
    /// Where it comes from.
    pub place: Place,
    /// Its text, or why there is none.
    pub text: Result<String, Unreadable>,
}

/// Why a document has no text.
#[derive(Debug, thiserror::Error)]
pub enum Unreadable {
    /// The file system refused.
    #[error("cannot be read: {0}")]
    Refused(#[from] io::Error),
    /// More than the limit.
    #[error("is longer than {LIMIT} bytes, expected an answer file")]
    TooLong,
    /// Not text.
    #[error("is not UTF-8 text")]
    NotText,
}

/// Whether a file holds one answer file per line.
pub fn is_lines(file: &Path) -> bool {
    file == Path::new("-") || file.extension().is_some_and(|extension| extension == "ndjson")
}

/// The whole of a file as one document.
pub fn whole(file: &Path) -> Document {
    Document { place: Place { file: name(file), line: None }, text: read_whole(file, LIMIT) }
}

/// The text of a file of at most `limit` bytes.
pub fn read_whole(file: &Path, limit: usize) -> Result<String, Unreadable> {
    let mut bytes = Vec::new();
    let most = u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1);
    File::open(file)?.take(most).read_to_end(&mut bytes)?;
    if bytes.len() > limit {
        return Err(Unreadable::TooLong);
    }
    text(bytes)
}

fn name(file: &Path) -> Arc<str> {
    file.to_string_lossy().into()
}

/// A byte order mark, as Windows editors write it, is not part of the text.
fn text(bytes: Vec<u8>) -> Result<String, Unreadable> {
    let text = String::from_utf8(bytes).map_err(|_| Unreadable::NotText)?;
    Ok(text.strip_prefix('\u{FEFF}').map(str::to_owned).unwrap_or(text))
}

/// The documents of a file with one on each line; blank lines are skipped but counted.
pub struct Lines {
    presenter: BufReader<Box<dyn Read>>,
    file: Arc<str>,
    line: u64,
    is_at_end: bool,
}

impl Lines {
    /// Opens a file, or standard input for `-`.
    ///
    /// # Errors
    /// The document to show instead, if the file cannot be opened.
    pub fn open(file: &Path) -> Result<Self, Document> {
        let place = Place { file: name(file), line: None };
        let source: Box<dyn Read> = if file == Path::new("-") {
            Box::new(io::stdin())
        } else {
            match File::open(file) {
                Ok(file) => Box::new(file),
                Err(error) => return Err(Document { place, text: Err(error.into()) }),
            }
        };
        let presenter = BufReader::with_capacity(LIMIT, source);
        Ok(Self { presenter, file: place.file, line: 0, is_at_end: false })
    }

    /// Whether a whole line can be had without waiting for the other side.
    pub fn has_line_waiting(&self) -> bool {
        self.presenter.buffer().contains(&b'\n')
    }

    /// One line without its end, and whether it was longer than the limit; `None` at the end.
    fn read_line(&mut self) -> io::Result<Option<(Vec<u8>, bool)>> {
        let (mut line, mut is_too_long, mut is_anything) = (Vec::new(), false, false);
        loop {
            let chunk = match self.presenter.fill_buf() {
                Ok(chunk) => chunk,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            if chunk.is_empty() {
                return Ok(is_anything.then_some((line, is_too_long)));
            }
            is_anything = true;
            let end = chunk.iter().position(|byte| *byte == b'\n');
            let part = chunk.get(..end.unwrap_or(chunk.len())).unwrap_or_default();
            let used = part.len() + usize::from(end.is_some());
            is_too_long |= line.len() + part.len() > LIMIT;
            if !is_too_long {
                line.extend_from_slice(part);
            }
            self.presenter.consume(used);
            if end.is_some() {
                return Ok(Some((line, is_too_long)));
            }
        }
    }
}

impl Iterator for Lines {
    type Item = Document;

    fn next(&mut self) -> Option<Document> {
        while !self.is_at_end {
            self.line += 1;
            let text = match self.read_line() {
                Ok(None) => return None,
                Ok(Some((_, true))) => Err(Unreadable::TooLong),
                Ok(Some((line, false))) if line.trim_ascii().is_empty() => continue,
                Ok(Some((line, false))) => text(line),
                Err(error) => {
                    self.is_at_end = true;
                    Err(error.into())
                }
            };
            return Some(Document {
                place: Place { file: Arc::clone(&self.file), line: Some(self.line) },
                text,
            });
        }
        None
    }
}
