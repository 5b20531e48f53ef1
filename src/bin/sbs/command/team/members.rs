//! Members read in bounded memory: lines in batches, on all processors, counted at once and forgotten.

use std::{num::NonZero, path::PathBuf, thread};

use social_business_scan::core::{
    answer_file::AnswerFileError, answers::AnswerSheet, instrument::Instrument, result_code, team::TeamCounts,
};

use super::{
    super::{
        Verdict,
        batch::Answered,
        fault,
        input::{self, Document, Lines},
        score::sheet,
        tell,
    },
    plain,
};

/// The most documents in a batch.
const MAX_DOCUMENTS: usize = 4096;
/// The most bytes in a batch, give or take one document; bounds the memory for what is read.
const MAX_BYTES: usize = 8 << 20;
/// Fewer documents than this are not worth a thread.
const WORTH_THREADS: usize = 64;
/// More threads wait for the reader.
const MAX_THREADS: usize = 8;

/// The counts of all members of all files; a member that is refused is told, and the rest goes on.
pub fn counted(instrument: &Instrument, files: &[PathBuf]) -> (TeamCounts, Verdict) {
    counted_without(instrument, files, None)
}

/// The same without the members who answered this, whatever their threshold.
pub fn counted_without(
    instrument: &Instrument,
    files: &[PathBuf],
    without: Option<AnswerSheet>,
) -> (TeamCounts, Verdict) {
    let mut batch = Batch {
        instrument,
        without,
        counts: TeamCounts::new(instrument),
        verdict: Verdict::Fine,
        documents: Vec::new(),
        bytes: 0,
    };
    for file in files {
        let has_lines = input::is_lines(file) || file.extension().is_some_and(|extension| extension == "txt");
        if !has_lines {
            batch.push(input::whole(file));
            continue;
        }
        match Lines::open(file) {
            Err(unreadable) => batch.push(unreadable),
            Ok(lines) => lines.for_each(|document| batch.push(document)),
        }
    }
    batch.finish();
    (batch.counts, batch.verdict)
}

struct Batch<'a> {
    instrument: &'a Instrument,
    without: Option<AnswerSheet>,
    counts: TeamCounts,
    verdict: Verdict,
    documents: Vec<Document>,
    bytes: usize,
}

impl Batch<'_> {
    fn push(&mut self, document: Document) {
        self.bytes += document.text.as_ref().map_or(0, String::len);
        self.documents.push(document);
        if self.documents.len() >= MAX_DOCUMENTS || self.bytes >= MAX_BYTES {
            self.finish();
        }
    }

    /// Counts what has been collected.
    fn finish(&mut self) {
        let documents = std::mem::take(&mut self.documents);
        self.bytes = 0;
        let mut rest = documents.as_slice();
        // The first member decides about mode and threshold, whichever thread is faster.
        while self.counts.members() == 0 {
            let Some((first, others)) = rest.split_first() else { return };
            self.add(self.count(std::slice::from_ref(first)));
            rest = others;
        }
        let threads = thread::available_parallelism().map_or(1, NonZero::get).min(MAX_THREADS);
        if rest.len() < WORTH_THREADS || threads < 2 {
            self.add(self.count(rest));
            return;
        }
        let this = &*self;
        let parts: Vec<Counted> = thread::scope(|scope| {
            let handles: Vec<_> = rest
                .chunks(rest.len().div_ceil(threads))
                .map(|part| scope.spawn(move || this.count(part)))
                .collect();
            let joined = handles.into_iter().map(|handle| match handle.join() {
                Ok(counted) => counted,
                Err(panic) => std::panic::resume_unwind(panic),
            });
            joined.collect()
        });
        parts.into_iter().for_each(|part| self.add(part));
    }

    /// Counts documents whose sheets fit the team so far.
    fn count(&self, documents: &[Document]) -> Counted {
        let Self { instrument, counts: team, without, .. } = self;
        let mut counts = TeamCounts::new(instrument);
        let mut answered = Answered::default();
        for document in documents {
            let Ok(sheet) = read(instrument, document, &mut answered) else { continue };
            if without.as_ref().is_some_and(|own| *own == AnswerSheet { threshold: None, ..sheet.clone() }) {
                continue;
            }
            let refusal = match team.refusal(instrument, &sheet) {
                None => counts.add(instrument, &sheet).err(),
                refusal => refusal,
            };
            if let Some(code) = refusal {
                let error = AnswerFileError::new(code);
                let told = fault::in_english(instrument, &error);
                answered.faults.extend(format!("{}: {told} ({error})\n", document.place).bytes());
            }
        }
        Counted { counts, faults: answered.faults }
    }

    fn add(&mut self, part: Counted) {
        let mut faults = part.faults;
        if let Err(error) = self.counts.merge(&part.counts) {
            faults.extend(format!("sbs: members are left out: {error}\n").bytes());
        }
        if !faults.is_empty() {
            self.verdict = Verdict::Faulty;
            tell(&faults);
        }
    }
}

/// What some documents gave.
struct Counted {
    counts: TeamCounts,
    faults: Vec<u8>,
}

/// The sheet of an answer file or a code.
fn read(
    instrument: &Instrument,
    document: &Document,
    answered: &mut Answered,
) -> Result<AnswerSheet, AnswerFileError> {
    let Ok(text) = &document.text else { return sheet(instrument, document, answered) };
    if let Some(plain) = plain::sheet(instrument, text) {
        return Ok(plain);
    }
    if !text.trim_start().starts_with(['S', 's']) {
        return sheet(instrument, document, answered);
    }
    result_code::decode(instrument, text).inspect_err(|error| {
        let told = fault::in_english(instrument, error);
        answered.faults.extend(format!("{}: {told} ({error})\n", document.place).bytes());
    })
}
