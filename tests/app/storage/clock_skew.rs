//! Clocks are wrong: the moment of a save is for the visitor to read, and decides nothing.

use social_business_scan::storage::{
    backend::{Backend, MemoryBackend},
    envelope::Saved,
};

use super::{KEY, answering, instrument, open};

const NOW: &str = "2026-11-21T10:00:00Z";
const A_YEAR_BACK: &str = "2025-11-21T10:00:00Z";

fn at(moment: &str, answers: &[(&str, u8)]) -> Saved {
    Saved { saved_at: Some(moment.to_owned()), ..answering(answers) }
}

#[test]
fn with_a_clock_set_back_a_year_the_later_answer_still_wins() {
    let backend = MemoryBackend::default();
    let (one, two) = (open(&backend).0.named(1), open(&backend).0.named(2));
    one.save(instrument(), &at(NOW, &[("PE-1", 1), ("PE-2", 1)])).unwrap();
    let seen = two.look(instrument(), &at(NOW, &[])).unwrap();
    assert_eq!(seen.sheet.answers.count(), 2);

    two.save(instrument(), &at(A_YEAR_BACK, &[("PE-1", 4), ("PE-2", 1)])).unwrap();
    let merged = one.save(instrument(), &at(NOW, &[("PE-1", 1), ("PE-2", 3)])).unwrap().unwrap();

    assert_eq!(merged.sheet, answering(&[("PE-1", 4), ("PE-2", 3)]).sheet);
    assert_eq!(open(&backend).1.saved.unwrap().sheet, merged.sheet);
}

#[test]
fn answers_saved_before_the_clock_was_set_back_are_gone_on_with() {
    let backend = MemoryBackend::default();
    open(&backend).0.save(instrument(), &at(NOW, &[("PE-1", 1)])).unwrap();

    let (store, opened) = open(&backend);
    assert!(opened.findings.is_empty());
    store.save(instrument(), &at(A_YEAR_BACK, &[("PE-1", 2)])).unwrap();

    let kept = open(&backend).1.saved.unwrap();
    assert_eq!((kept.sheet, kept.saved_at.as_deref()), (answering(&[("PE-1", 2)]).sheet, Some(A_YEAR_BACK)));
}

#[test]
fn a_moment_that_is_none_is_no_fault() {
    let backend = MemoryBackend::default();
    for moment in
        ["", "yesterday", "2026-13-45T99:99:99Z", "-271821-04-20T00:00:00Z", "+275760-09-13T00:00:00Z"]
    {
        backend.set(KEY, &at(moment, &[("PE-1", 1)]).to_text(instrument())).unwrap();

        let (_, opened) = open(&backend);

        assert!(opened.findings.is_empty(), "{moment}");
        assert_eq!(opened.saved.unwrap().sheet.answers.count(), 1, "{moment}");
    }
}
