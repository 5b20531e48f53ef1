//! Links with a result code (scoring.md section 13).

use social_business_scan::{
    core::{answer_file, instrument::Instrument, result_code::link::code_in},
    import::{Refusal, Source, read_code},
};

use super::cases;

const CODE: &str = "SB1-20FYJ-94J94-JNC04-SP4";

/// Every byte as mail programs write it that trust nothing.
fn encoded(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

#[test]
fn every_code_of_the_reference_cases_opens_by_its_link_or_names_its_error() {
    let instrument = Instrument::built_in().unwrap();
    for case in cases()["codes"].as_array().unwrap() {
        let id = &case["id"];
        let text = case["code"].as_str().or(case["text"].as_str()).unwrap();
        for link in [format!("#r={}", encoded(text)), format!("r={}", text.replace(['&', '%', '#'], ""))] {
            let code = code_in(&link).unwrap();
            match (read_code(&instrument, &code, Source::Link), case["error"].as_str()) {
                (Ok(import), None) => {
                    let expected = answer_file::from_value(&instrument, &case["answers"]).unwrap();
                    assert_eq!((import.saved.sheet, import.version), (expected, 1), "case {id}");
                }
                (Err(Refusal::Invalid(error)), Some(expected)) => {
                    assert_eq!(error.to_json(None)["error"]["code"], expected, "case {id}");
                }
                (read, expected) => panic!("case {id}: {read:?}, expected {expected:?}"),
            }
        }
    }
}

#[test]
fn a_code_is_found_in_every_form_that_mail_and_chat_programs_make_of_a_link() {
    for hash in [
        format!("#r={CODE}"),
        format!("##r={CODE}"),
        format!("#R={CODE}"),
        format!("#r%3D{CODE}"),
        format!("#r%3d{CODE}"),
        format!("#r={}", encoded(CODE)),
        format!("#{}", encoded(&format!("r={CODE}"))),
        format!("#r={}", CODE.replace('-', "%2D")),
        format!("#utm_source=mail&r={CODE}"),
        format!("#r={CODE}&utm_source=mail"),
    ] {
        assert_eq!(code_in(&hash).as_deref(), Some(CODE), "{hash}");
    }
}

#[test]
fn an_address_without_a_code_has_none() {
    for hash in [
        "",
        "#",
        "#overview",
        "#result",
        "#r",
        "#ar=SB1",
        "#r2=SB1",
        "#/r=SB1",
        "#SB1-20FYJ",
        "#=r",
        "#level-1",
    ] {
        assert_eq!(code_in(hash), None, "{hash}");
    }
}

#[test]
fn blanks_and_dashes_of_all_kinds_are_forgiven_in_a_link_as_section_13_says() {
    let instrument = Instrument::built_in().unwrap();
    let expected = read_code(&instrument, CODE, Source::Link).unwrap();
    for (from, to) in [
        ("-", ""),
        ("-", "%20"),
        ("-", "%09"),
        ("-", "%0D%0A"),
        ("-", "%C2%A0"),
        ("-", "-%C2%AD"),
        ("-", "%E2%80%90"),
        ("-", "%E2%80%93"),
        ("SB1", "sb1"),
        ("0", "O"),
        ("1", "l"),
        ("SP4", "SP4-"),
        ("SP4", "SP4%20"),
    ] {
        let code = code_in(&format!("#r={}", CODE.replace(from, to))).unwrap();
        assert_eq!(read_code(&instrument, &code, Source::Link), Ok(expected.clone()), "{from} as {to}");
    }
}

#[test]
fn punctuation_behind_a_link_is_not_guessed_away() {
    let instrument = Instrument::built_in().unwrap();
    for end in [".", ",", ")", "%2E", "%22", ">", "+", "%", "%E2", "%FF"] {
        let code = code_in(&format!("#r={CODE}{end}")).unwrap();
        let Err(Refusal::Invalid(error)) = read_code(&instrument, &code, Source::Link) else {
            panic!("{end}")
        };
        assert_eq!(error.to_json(None)["error"]["code"], "BAD_CHARACTER", "{end}");
    }
}
