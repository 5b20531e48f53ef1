//! Two tabs, one key: neither loses what the other wrote.

use social_business_scan::{
    core::{
        answers::{Answer, AnswerSheet, Step},
        instrument::Mode,
    },
    storage::{
        backend::{Backend, MemoryBackend},
        envelope::Saved,
    },
};

use super::{KEY, answering, instrument, open, saved};

#[test]
fn two_tabs_lose_no_answer_of_each_other_and_the_later_one_wins_per_item() {
    let (backend, instrument) = (MemoryBackend::default(), instrument());
    let (one, _) = open(&backend);
    let (two, _) = open(&backend);

    assert_eq!(one.save(instrument, &answering(&[("PE-1", 1)])), Ok(None));
    let merged = two.save(instrument, &answering(&[("PE-2", 2)])).unwrap().unwrap();
    assert_eq!(merged.sheet, answering(&[("PE-1", 1), ("PE-2", 2)]).sheet);
    // The first changes its answer, and has not seen the second's; then the second goes on with what it was told.
    let seen = one.save(instrument, &answering(&[("PE-1", 4)])).unwrap().unwrap();
    assert_eq!(seen.sheet, answering(&[("PE-1", 4), ("PE-2", 2)]).sheet);
    two.save(instrument, &answering(&[("PE-1", 1), ("PE-2", 3)])).unwrap();

    let kept = open(&backend).1.saved.unwrap();
    assert_eq!(kept.sheet, answering(&[("PE-1", 4), ("PE-2", 3)]).sheet);
}

#[test]
fn an_answer_that_one_tab_cleared_stays_cleared_when_the_other_saves() {
    let (backend, instrument) = (MemoryBackend::default(), instrument());
    open(&backend).0.save(instrument, &answering(&[("PE-1", 1)])).unwrap();
    let (one, two) = (open(&backend).0, open(&backend).0);

    one.save(instrument, &answering(&[])).unwrap();
    two.save(instrument, &answering(&[("PE-1", 1), ("PE-2", 2)])).unwrap();

    assert_eq!(open(&backend).1.saved.unwrap().sheet, answering(&[("PE-2", 2)]).sheet);
}

#[test]
fn a_look_sees_what_another_tab_wrote_and_writes_nothing() {
    let backend = MemoryBackend::default();
    let instrument = instrument();
    let [first, second] = ["PE-2", "PE-5"].map(|id| instrument.find(id).unwrap());
    let answered = |item, value| {
        let mut sheet = AnswerSheet::new(Mode::Full);
        sheet.answers.set(item, Step::new(value).map(Answer::Step));
        Saved::from_sheet(sheet)
    };
    let (here, there) = (open(&backend).0, open(&backend).0);
    let mine = answered(first, 1);
    here.save(instrument, &mine).unwrap();

    let nothing_new = here.look(instrument, &mine);
    there.save(instrument, &answered(second, 3)).unwrap();
    let written = backend.get(KEY).unwrap();
    let seen = here.look(instrument, &mine).unwrap();
    let seen_again = here.look(instrument, &seen);

    assert_eq!((nothing_new, seen_again), (None, None));
    assert_eq!(seen.sheet.answers.count(), 2);
    assert_eq!(backend.get(KEY).unwrap(), written);
}

#[test]
fn a_look_at_a_store_that_was_emptied_leaves_the_screen_alone() {
    let backend = MemoryBackend::default();
    let (store, _) = open(&backend);
    store.save(instrument(), &saved()).unwrap();
    backend.remove(KEY).unwrap();

    assert_eq!(store.look(instrument(), &saved()), None);
}

#[test]
fn after_a_removal_elsewhere_the_old_text_is_not_news_and_a_new_one_is() {
    let backend = MemoryBackend::default();
    let instrument = instrument();
    let nothing = Saved::from_sheet(AnswerSheet::new(Mode::Full));
    let (here, there) = (open(&backend).0, open(&backend).0);
    here.save(instrument, &saved()).unwrap();

    here.removed();
    let still_there = here.look(instrument, &nothing);
    there.clear().unwrap();
    there.save(instrument, &saved()).unwrap();
    here.removed();
    let known = here.look(instrument, &nothing);
    there.save(instrument, &Saved { culture_only: false, place: None, ..saved() }).unwrap();
    here.removed();
    let begun_anew = here.look(instrument, &nothing);

    assert_eq!((still_there, known), (None, None));
    assert_eq!(begun_anew.unwrap().sheet.answers.count(), 2);
}
