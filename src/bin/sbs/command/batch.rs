//! Many documents in one call: answered on all processors, written in the order in which they came.
//!
//! A batch ends when no further line can be had without waiting, so a program that writes one line and reads one
//! result is served at once, while a large file is answered in large batches.

use std::{
    io::{self, Write},
    num::NonZero,
    path::PathBuf,
    thread,
};

use super::{
    Verdict,
    input::{self, Document, Lines},
    tell,
};

/// The most documents in a batch; bounds the memory for the results (about 8 kB each).
const MAX_DOCUMENTS: usize = 1024;
/// The most bytes in a batch, give or take one document; bounds the memory for what is read.
const MAX_BYTES: usize = 8 << 20;
/// Fewer documents than this are not worth a thread.
const WORTH_THREADS: usize = 64;
/// More threads wait for the reader.
const MAX_THREADS: usize = 8;

/// What documents gave.
#[derive(Debug, Default)]
pub struct Answered {
    /// For standard output.
    pub results: Vec<u8>,
    /// For standard error; empty exactly if there was no fault.
    pub faults: Vec<u8>,
}

/// Answers one document.
pub type Answer<'a> = &'a (dyn Fn(&Document, &mut Answered) + Sync);

/// Answers all documents of all files.
///
/// # Errors
/// If the results cannot be written.
pub fn answer_all(files: &[PathBuf], answer: Answer<'_>, out: &mut dyn Write) -> io::Result<Verdict> {
    let mut batch = Batch { documents: Vec::new(), bytes: 0, answer, verdict: Verdict::Fine };
    for file in files {
        if !input::is_lines(file) {
            batch.push(input::whole(file), out)?;
            continue;
        }
        match Lines::open(file) {
            Err(unreadable) => batch.push(unreadable, out)?,
            Ok(mut lines) => {
                while let Some(document) = lines.next() {
                    batch.push(document, out)?;
                    if !lines.has_line_waiting() {
                        batch.finish(out)?;
                    }
                }
            }
        }
    }
    batch.finish(out)?;
    Ok(batch.verdict)
}

struct Batch<'a> {
    documents: Vec<Document>,
    bytes: usize,
    answer: Answer<'a>,
    verdict: Verdict,
}

impl Batch<'_> {
    fn push(&mut self, document: Document, out: &mut dyn Write) -> io::Result<()> {
        self.bytes += document.text.as_ref().map_or(0, String::len);
        self.documents.push(document);
        let is_full = self.documents.len() >= MAX_DOCUMENTS || self.bytes >= MAX_BYTES;
        if is_full { self.finish(out) } else { Ok(()) }
    }

    /// Answers and writes what has been collected.
    fn finish(&mut self, out: &mut dyn Write) -> io::Result<()> {
        let documents = std::mem::take(&mut self.documents);
        self.bytes = 0;
        for answered in answer_batch(&documents, self.answer) {
            if !answered.faults.is_empty() {
                self.verdict = Verdict::Faulty;
                tell(&answered.faults);
            }
            out.write_all(&answered.results)?;
        }
        out.flush()
    }
}

fn answer_batch(documents: &[Document], answer: Answer<'_>) -> Vec<Answered> {
    let answer_some = |documents: &[Document]| {
        let mut answered = Answered::default();
        for document in documents {
            answer(document, &mut answered);
        }
        answered
    };
    let threads = thread::available_parallelism().map_or(1, NonZero::get).min(MAX_THREADS);
    if documents.len() < WORTH_THREADS || threads < 2 {
        return vec![answer_some(documents)];
    }
    thread::scope(|scope| {
        let parts: Vec<_> = documents.chunks(documents.len().div_ceil(threads)).collect();
        let handles: Vec<_> = parts.iter().map(|part| scope.spawn(|| answer_some(part))).collect();
        let joined = handles.into_iter().map(|handle| match handle.join() {
            Ok(answered) => answered,
            Err(panic) => std::panic::resume_unwind(panic),
        });
        joined.collect()
    })
}
