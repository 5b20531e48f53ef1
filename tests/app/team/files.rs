//! Files of every form of ours, in pieces of any size.

use serde_json::json;
use social_business_scan::{
    core::{
        answer_file::{AnswerFile, WithThreshold},
        answers::AnswerSheet,
        instrument::{Instrument, Lang, Mode},
        score::score,
        section::Scope,
    },
    export::result::csv::table,
    i18n::strings,
    import::{
        Refusal,
        team::{FileReader, Record, TeamRefusal},
    },
    plan::target::Target,
    report::ReportPresenter,
};

use super::{code, read, sheet};

fn instrument() -> Instrument {
    Instrument::built_in().unwrap()
}

fn file(instrument: &Instrument, sheet: &AnswerSheet) -> String {
    serde_json::to_string(&WithThreshold(AnswerFile { instrument, sheet })).unwrap()
}

fn records(bytes: &[u8], size: usize) -> Vec<Record> {
    let instrument = instrument();
    let mut reader = FileReader::default();
    let mut records: Vec<Record> =
        bytes.chunks(size.max(1)).flat_map(|piece| reader.feed(&instrument, piece)).collect();
    records.extend(reader.finish(&instrument));
    records
}

fn codes(bytes: &[u8], size: usize) -> Vec<String> {
    let records = records(bytes, size);
    let (members, refused) = read(&records);
    assert!(refused.is_empty(), "{refused:?}");
    members.into_iter().map(|member| member.code.to_string()).collect()
}

#[test]
fn every_form_of_file_gives_the_same_members_in_pieces_of_any_size() {
    let instrument = instrument();
    let sheets: Vec<AnswerSheet> = (0..7).map(|number| sheet(&instrument, Mode::Full, number)).collect();
    let wanted: Vec<String> = (0..7).map(|number| code(&instrument, Mode::Full, number)).collect();
    let lines: Vec<String> = sheets.iter().map(|sheet| file(&instrument, sheet)).collect();
    let pretty: Vec<serde_json::Value> =
        lines.iter().map(|line| serde_json::from_str(line).unwrap()).collect();
    let words: Vec<String> =
        wanted.iter().map(|code| format!("Anna: {}\n> {} hoi", &code[..24], &code[24..])).collect();
    let forms = [
        lines.join("\n"),
        format!("\u{feff}{}\r\n\r\n", lines.join("\r\n")),
        serde_json::to_string(
            &lines
                .iter()
                .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap())
                .collect::<Vec<_>>(),
        )
        .unwrap(),
        serde_json::to_string_pretty(&pretty).unwrap(),
        words.join("\n"),
        // A chat that begins with the time, which is no JSON.
        words.iter().map(|line| format!("[09:12] {line}\n")).collect(),
        words.iter().map(|line| format!("{{team}} {line}\n")).collect(),
    ];
    for form in forms {
        for size in [1, 7, 100, 4_096, 1 << 20] {
            assert_eq!(codes(form.as_bytes(), size), wanted, "{size}: {}", &form[..60]);
        }
    }
}

#[test]
fn a_result_as_a_table_is_its_answers_again_also_from_a_spreadsheet() {
    let instrument = instrument();
    for mode in [Mode::Quick, Mode::Full] {
        let sheet = sheet(&instrument, mode, 11);
        for lang in [Lang::Nl, Lang::En] {
            let report = score(&instrument, &sheet);
            let presenter = ReportPresenter {
                instrument: &instrument,
                report: &report,
                sheet: &sheet,
                scope: Scope::Whole,
                lang,
                strings: strings(lang),
            };
            let table = table(presenter, &Target::default());

            assert_eq!(codes(table.as_bytes(), 50), [code(&instrument, mode, 11)]);
        }
    }
}

#[test]
fn of_an_archive_the_scan_at_work_counts_once() {
    let instrument = instrument();
    let of = |number| {
        serde_json::from_str::<serde_json::Value>(&file(&instrument, &sheet(&instrument, Mode::Full, number)))
            .unwrap()
    };
    let with = |mut file: serde_json::Value| {
        file["schema"] = json!(1);
        file["kind"] = json!("sbs-answers");
        file
    };
    let archive = json!({
        "kind": "sbs-archive", "schema": 1, "instrument": "social-business", "version": 1, "savedAt": "2026-05-12T10:00:00Z",
        "current": with(of(1)), "attempts": [with(of(2)), with(of(3))], "other": {},
    });

    assert_eq!(codes(archive.to_string().as_bytes(), 64), [code(&instrument, Mode::Full, 1)]);
}

#[test]
fn each_line_that_is_refused_says_why_and_the_others_count() {
    let instrument = instrument();
    let good = file(&instrument, &sheet(&instrument, Mode::Full, 1));
    let text = format!("{good}\n{{\"half\n{}\n{good}\n[]\n", good.replace("social-business", "other"));

    let records = records(text.as_bytes(), 33);
    let (members, refused) = read(&records);

    assert_eq!((members.len(), refused.len()), (2, 3), "{refused:?}");
    assert_eq!(refused.iter().map(|one| one.line).collect::<Vec<_>>(), [2, 3, 5]);
    assert_eq!(refused[0].why, TeamRefusal::Unreadable(Refusal::Damaged));
}

#[test]
fn a_picture_has_no_code_and_a_large_value_is_not_held() {
    let picture: Vec<u8> = (0..200_000_u32).map(|number| (number % 251) as u8).collect();
    let read_records = records(&picture, 65_536);
    assert!(
        read(&read_records).1.iter().any(|one| one.why == TeamRefusal::NoCode || one.line > 0),
        "{read_records:?}"
    );

    let large = format!("[{}", " ".repeat(17_000_000));
    let large = records(large.as_bytes(), 1 << 20);
    assert_eq!(read(&large).1[0].why, TeamRefusal::Unreadable(Refusal::TooLarge));
}
