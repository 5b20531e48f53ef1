//! Files: what is read, and what is refused in which words.

use mail_builder::MessageBuilder;
use mail_parser::MessageParser;
use serde_json::{Value, json};
use social_business_scan::{
    core::{
        answer_file::{self, AnswerFile, WithThreshold},
        instrument::{Instrument, Lang, Mode},
        score::{result_file::ResultFile, score},
    },
    export::pdf::{self, Paper, PdfOptions},
    i18n::strings,
    import::{Import, Refusal, read_file},
    plan::day::Day,
    state::{
        import_preview::preview,
        model::{Dialog, ReportWords},
        msg::{AnswerMsg, ImportMsg, Msg, NavigateMsg},
        update::update,
    },
};

use super::{cases, item, model, step};

fn read(text: &str) -> Result<Import, Refusal> {
    read_file(&Instrument::built_in().unwrap(), text)
}

fn code_of(refusal: &Refusal) -> String {
    let Refusal::Invalid(error) = refusal else { panic!("{refusal:?}") };
    error.to_json(None)["error"]["code"].as_str().unwrap().to_owned()
}

/// A sound answer file with some of its members replaced; null removes one.
fn file(changes: Value) -> String {
    let mut file = json!({
        "kind": "sbs-answers", "instrument": "social-business", "version": 1, "mode": "full",
        "answers": { "PE-1": 3, "PE-2": "DK" }, "schema": 1, "savedAt": "2026-05-12T10:00:00Z",
    });
    for (key, value) in changes.as_object().unwrap() {
        if value.is_null() {
            file.as_object_mut().unwrap().remove(key);
        } else {
            file[key] = value.clone();
        }
    }
    file.to_string()
}

#[test]
fn every_answer_file_of_the_reference_cases_is_read_as_scoring_reads_it_or_refused_with_its_error() {
    let instrument = Instrument::built_in().unwrap();
    let cases = cases();
    let all = cases["cases"].as_array().unwrap().iter().chain(cases["errors"].as_array().unwrap());
    for case in all.filter(|case| case["kind"] == "score") {
        let text = serde_json::to_string_pretty(&case["input"]).unwrap();
        let (read, scoring) = (read(&text), answer_file::from_value(&instrument, &case["input"]));
        match (&read, &scoring) {
            (Ok(import), Ok(sheet)) => {
                assert_eq!(import.saved.sheet.answers, sheet.answers, "case {}", case["id"]);
                assert_eq!(import.saved.sheet.mode, sheet.mode, "case {}", case["id"]);
            }
            (Err(Refusal::Invalid(read)), Err(scoring)) => assert_eq!(read, scoring, "case {}", case["id"]),
            // A version from the future has a sentence of its own.
            (Err(Refusal::Newer), Err(_)) => assert!(case["input"]["version"].as_u64() > Some(1)),
            other => panic!("case {}: {other:?}", case["id"]),
        }
    }
}

#[test]
fn what_this_scan_downloads_is_read_whole_also_what_it_kept_aside() {
    let mut model = model();
    let (quick, beyond) = (item(&model, "PE-2"), item(&model, "PE-1"));
    for msg in [
        Msg::Navigate(NavigateMsg::Start(Mode::Full)),
        Msg::Answer(AnswerMsg::Set(beyond, step(4))),
        Msg::Navigate(NavigateMsg::Start(Mode::Quick)),
        Msg::Answer(AnswerMsg::Set(quick, step(2))),
        Msg::Answer(AnswerMsg::SetNote(quick, "Zie het jaarverslag.".into())),
    ] {
        let _ = update(&mut model, msg);
    }
    let text = model.saved(Some("2026-05-12T10:00:00.000Z".into())).to_text(&model.instrument);

    let import = read(&text).unwrap();

    let saved = &import.saved;
    assert_eq!((saved.sheet.answers.get(beyond), saved.sheet.mode), (step(4), Mode::Quick));
    assert_eq!(saved.notes.get(quick), "Zie het jaarverslag.");
    assert_eq!(saved.saved_at.as_deref(), Some("2026-05-12T10:00:00.000Z"));
    assert_eq!(import.version, 1);
}

#[test]
fn a_byte_order_mark_and_blanks_around_a_file_are_no_fault() {
    let plain = file(json!({}));
    for text in [format!("\u{feff}{plain}"), format!("\r\n {plain}\n\n"), format!("\u{feff}\n{plain}")] {
        assert_eq!(read(&text), read(&plain), "{text}");
    }
    assert!(read(&plain).is_ok());
}

#[test]
fn whole_numbers_that_another_program_wrote_with_a_point_are_whole_numbers() {
    let text = r#"{"instrument":"social-business","version":1.0,"mode":"full","answers":{"PE-1":3.0},
        "employees":420.0,"publishers":9.00,"parameters":{"threshold":66.5}}"#;
    let import = read(text).unwrap();

    let model = model();
    assert_eq!(import.saved.sheet.answers.get(item(&model, "PE-1")), step(3));
    // The page shows every result by one threshold, that of the questionnaire.
    assert_eq!(import.saved.sheet.threshold, None);
}

#[test]
fn a_result_file_is_named_as_one_without_answers_and_read_where_it_carries_them() {
    let instrument = Instrument::built_in().unwrap();
    let sheet = answer_file::from_value(&instrument, &cases()["cases"][0]["input"]).unwrap();
    let report = score(&instrument, &sheet);
    let mut result = serde_json::to_value(ResultFile { instrument: &instrument, report: &report }).unwrap();
    assert_eq!(read(&result.to_string()), Err(Refusal::NoAnswers));

    let form = AnswerFile { instrument: &instrument, sheet: &sheet };
    result["answers"] = serde_json::to_value(WithThreshold(form)).unwrap()["answers"].clone();
    let import = read(&result.to_string()).unwrap();

    assert_eq!(import.saved.sheet.answers, sheet.answers);
}

#[test]
fn what_is_no_json_is_told_from_what_is_damaged() {
    for text in [
        "",
        " ",
        "\u{feff}",
        "hallo",
        "%PDF-1.7\n%\u{fffd}\u{fffd}",
        "\u{fffd}PNG\r\n\u{1a}\n\0\0",
        "part;score\nPE;68.75",
        "SB1-20FYJ",
    ] {
        assert_eq!(read(text), Err(Refusal::NotJson), "{text:?}");
    }
    let whole = file(json!({}));
    for end in (1..whole.len()).filter(|end| whole.is_char_boundary(*end)) {
        assert_eq!(read(&whole[..end]), Err(Refusal::Damaged), "{end}");
    }
    for text in ["{\"a\":1,}", "[1,2", "{\0", &format!("{whole}{whole}"), &"[".repeat(100_000)] {
        assert_eq!(read(text), Err(Refusal::Damaged), "{text:.40}");
    }
}

#[test]
fn foreign_json_is_no_file_with_answers() {
    for text in [
        "null",
        "1",
        "\"tekst\"",
        "[]",
        "{}",
        "[{}]",
        r#"{"answers":[]}"#,
        r#"{"answers":3,"mode":"full"}"#,
        r#"{"kind":"sbs-result"}"#,
    ] {
        assert_eq!(code_of(&read(text).unwrap_err()), "BAD_FORMAT", "{text}");
    }
    assert_eq!(code_of(&read(r#"{"answers":{}}"#).unwrap_err()), "UNKNOWN_INSTRUMENT");
}

#[test]
fn another_questionnaire_and_newer_versions_are_named_as_such() {
    let other = read(&file(json!({ "instrument": "other", "version": 9, "schema": 9 }))).unwrap_err();
    assert_eq!(code_of(&other), "UNKNOWN_INSTRUMENT");
    for changes in [json!({ "schema": 2 }), json!({ "version": 2 }), json!({ "version": 2, "schema": null })]
    {
        assert_eq!(read(&file(changes.clone())), Err(Refusal::Newer), "{changes}");
    }
    let unknown = read(&file(json!({ "version": 0, "schema": null }))).unwrap_err();
    assert_eq!(code_of(&unknown), "UNKNOWN_VERSION");
}

#[test]
fn an_answer_that_cannot_be_names_its_item() {
    for (item, value, code) in [
        ("PE-1", json!(5), "BAD_ANSWER"),
        ("PE-1", json!(2.5), "BAD_ANSWER"),
        ("PE-1", json!(-1), "BAD_ANSWER"),
        ("PE-1", json!("3"), "BAD_ANSWER"),
        ("PE-1", json!(true), "BAD_ANSWER"),
        ("L1-1", json!("NA"), "NA_NOT_ALLOWED"),
        ("XX-1", json!(3), "UNKNOWN_ITEM"),
    ] {
        let Err(Refusal::Invalid(error)) = read(&file(json!({ "answers": { item: value } }))) else {
            panic!("{item} {value}")
        };
        let told = error.to_json(None);
        assert_eq!((&told["error"]["code"], &told["error"]["item"]), (&json!(code), &json!(item)), "{value}");
    }
}

#[test]
fn sound_answers_with_something_damaged_beside_them_are_damaged() {
    assert_eq!(read(&file(json!({ "beyond": { "PE-1": 77 } }))), Err(Refusal::Damaged));
}

/// Every refusal with its words; none may be empty, none the same as another.
#[test]
fn every_refusal_says_in_both_languages_what_is_wrong() {
    let instrument = Instrument::built_in().unwrap();
    let invalid = |changes: Value| read(&file(changes)).unwrap_err();
    let refusals = [
        Refusal::TooLarge,
        Refusal::Unreadable,
        Refusal::NotJson,
        Refusal::Damaged,
        Refusal::Newer,
        Refusal::NoAnswers,
        invalid(json!({ "instrument": "other" })),
        invalid(json!({ "answers": { "PE-1": 7 } })),
        invalid(json!({ "answers": { "PE-2": 7 } })),
        invalid(json!({ "mode": "slow" })),
        invalid(json!({ "employees": 1, "publishers": 2 })),
    ];
    let mut all: Vec<String> = [Lang::Nl, Lang::En]
        .iter()
        .flat_map(|lang| refusals.iter().map(|r| r.words(&instrument, *lang)))
        .collect();
    assert!(
        all.iter().all(|words| words.ends_with('.') && words.len() > 20 && !words.contains('{')),
        "{all:#?}"
    );
    let count = all.len();
    all.sort();
    all.dedup();
    assert_eq!(all.len(), count);

    let words = invalid(json!({ "answers": { "PE-1": 7 } })).words(&instrument, Lang::Nl);
    assert_eq!(words, "Vraag PE-1 in het bestand: Dit antwoord is niet geldig.");
}

#[test]
fn a_foreign_id_of_any_length_does_not_flood_the_sentence() {
    let instrument = Instrument::built_in().unwrap();
    let refusal = read(&file(json!({ "answers": { "é".repeat(10_000): 3 } }))).unwrap_err();

    assert!(refusal.words(&instrument, Lang::En).chars().count() < 120);
}

/// What a mail makes of a file, and what the receiver's browser reads of it as text.
fn mailed(bytes: &[u8]) -> String {
    let sent = MessageBuilder::new()
        .from(("Wij", "wij@example.org"))
        .to("bestuur@example.org")
        .subject("Rapport van de scan")
        .text_body("Het rapport zit bij deze mail.")
        .attachment("application/pdf", "rapport é.pdf", bytes.to_vec())
        .write_to_vec()
        .unwrap();
    assert!(sent.is_ascii(), "a mail is text");
    let received = MessageParser::default().parse(&sent).unwrap();
    let report = received.attachments().next().unwrap().contents();
    assert!(report == bytes, "the very file");
    String::from_utf8_lossy(report).into_owned()
}

#[test]
fn a_report_opens_again_with_the_answers_and_notes_that_it_carries() {
    let mut model = model();
    let practice = item(&model, "PE-1");
    let note = "Een stream, endstream en {haken}: één.".to_owned();
    for msg in [AnswerMsg::Set(practice, step(3)), AnswerMsg::SetNote(practice, note.clone())] {
        let _ = update(&mut model, Msg::Answer(msg));
    }
    let answers = model.saved(None).to_text(&model.instrument);
    let document = model.report_document(&ReportWords::default());
    let written = |attachment| {
        let options = PdfOptions { paper: Paper::A4, made: Day::new(2026, 11, 29).unwrap(), attachment };
        pdf::write(&document, options).unwrap()
    };

    let opened = read(&mailed(&written(Some(&answers)))).unwrap();

    assert_eq!(opened.saved.sheet.answers, model.answers);
    assert_eq!(opened.saved.notes.get(practice), note);
    assert_eq!(read(&mailed(&written(None))), Err(Refusal::NotJson));
    assert_eq!(read("%PDF-1.7 stream {\"answers\": stream"), Err(Refusal::NotJson));
}

#[test]
fn a_report_whose_pages_do_not_fit_its_answers_is_told_before_it_is_opened() {
    let mut model = model();
    let practice = item(&model, "PE-1");
    let _ = update(&mut model, Msg::Answer(AnswerMsg::Set(practice, step(3))));
    let text = model.saved(None).to_text(&model.instrument);
    let mut fresh = self::model();

    let _ = update(&mut fresh, Msg::Import(ImportMsg::OpenChanged(text.clone())));

    let Some(Dialog::Open(import)) = &fresh.dialog else { panic!("asked, though nothing can be lost") };
    let told = strings(fresh.lang).import_changed;
    assert!(preview(import, &fresh, None).starts_with(told));
    assert_eq!(fresh.answers.count(), 0);
    let import = Import { is_changed: false, ..(**import).clone() };
    assert!(!preview(&import, &fresh, None).contains(told));
    let _ = update(&mut fresh, Msg::Import(ImportMsg::OpenChanged("{".to_owned())));
    assert!(fresh.refused.is_some());
}
