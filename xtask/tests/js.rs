//! Our own scripts, as far as they can be tried without a browser: in Node, which the build needs anyway.

use std::{path::Path, process::Command};

#[test]
fn the_guard_round_the_exports_lets_no_error_through() {
    passes("trap-guard.mjs");
}

#[test]
fn what_a_site_owner_sets_is_shown_as_text_and_leads_nowhere_else() {
    passes("owner-content.mjs");
}

#[test]
fn what_writes_a_pdf_is_loaded_when_it_is_asked_for_and_says_why_there_is_no_file() {
    passes("pdf-writer.mjs");
}

#[test]
fn a_learning_environment_and_a_tab_lose_no_answer_to_each_other() {
    passes("lms-answers.mjs");
}

#[test]
fn a_tab_of_the_page_for_authors_keeps_what_was_typed_in_it_and_nothing_older() {
    passes("author-draft.mjs");
}

#[test]
fn an_id_names_the_files_of_an_author_as_it_names_those_of_the_scan() {
    passes("author-file-name.mjs");
}

#[test]
fn a_worker_of_the_page_for_authors_that_fails_takes_no_other_question_and_no_other_worker_with_it() {
    passes("author-checks.mjs");
}

/// Lets Node run the tests of this file.
fn passes(file: &str) {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/js").join(file);

    let run = Command::new("node").arg("--test").arg(tests).output().unwrap();

    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stdout));
}
