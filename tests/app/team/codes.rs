//! Codes are found in any text.

use proptest::prelude::*;
use social_business_scan::{
    core::{
        instrument::{ErrorCode, Instrument, Mode},
        result_code::encode,
    },
    import::{
        Refusal,
        team::{MAX_REFUSALS, TeamRefusal, find},
    },
};

use super::{code, read};
use crate::support::sheets::any_sheet;

fn found(text: &str) -> Vec<String> {
    let instrument = Instrument::built_in().unwrap();
    let records = find(&instrument, text);
    let (members, refused) = read(&records);
    assert!(refused.is_empty(), "{refused:?}");
    members.into_iter().map(|member| member.code.to_string()).collect()
}

#[test]
fn six_codes_are_found_in_a_chat_with_names_and_greetings_around_them() {
    let instrument = Instrument::built_in().unwrap();
    let codes: Vec<String> = (0..6).map(|number| code(&instrument, Mode::Full, number)).collect();
    let [a, b, c, d, e, f] = codes.as_slice() else { panic!() };
    let lower = b.to_lowercase();
    let broken = format!("{}\n> {}", &c[..24], &c[24..]);
    let spaced = d.replace('-', " – ");
    let encoded = e.replace('-', "%2D");
    let chat = format!(
        "[09:12] Anna de Boer: hoi, dit is de mijne {a} succes!\n\
         [09:13] Bob: {lower}\n\
         [09:20] Chris schreef:\n> {broken} groet Chris\n\
         Dirk: plak je SB1-code hier? {spaced}\n\
         https://voorbeeld.nl/scan/#r%3D{encoded}&x=1\n\
         Team Noord, Marketing [K7Q2/2]: {f}Met dank."
    );

    assert_eq!(found(&chat), codes);
}

#[test]
fn words_that_look_like_more_of_a_code_do_not_hide_it() {
    let instrument = Instrument::built_in().unwrap();
    for mode in [Mode::Quick, Mode::Full] {
        let code = code(&instrument, mode, 7);
        for after in [" Jan", " - ABC", "\nDEF GHJ", " 12345", "-", ".", ", en", "\u{A0}KLM", "\n\nSBS"] {
            assert_eq!(found(&format!("{code}{after}")), std::slice::from_ref(&code), "{after:?}");
        }
    }
}

#[test]
fn a_line_says_which_invitation_and_group_it_answers() {
    let instrument = Instrument::built_in().unwrap();
    let code = code(&instrument, Mode::Quick, 3);
    let text = format!("Noord [k7q2/3]: {code}\nZuid [K7Q2] {code}\n[1] {code}\n[K7Q2/0]: {code}");

    let records = find(&instrument, &text);
    let (members, _) = read(&records);

    let told: Vec<_> = members.iter().map(|member| (member.invitation, member.group)).collect();
    let number = 19 << 15 | 7 << 10 | 23 << 5 | 2;
    assert_eq!(told, [(Some(number), Some(2)), (Some(number), None), (None, None), (Some(number), None)]);
    assert_eq!(records.iter().map(|record| record.line).collect::<Vec<_>>(), [1, 2, 3, 4]);
}

#[test]
fn what_cannot_be_read_is_told_with_its_line_and_without_an_answer() {
    let instrument = Instrument::built_in().unwrap();
    let good = code(&instrument, Mode::Full, 1);
    let mut typo = good.clone();
    typo.replace_range(10..11, if &typo[10..11] == "A" { "B" } else { "A" });
    let short = &good[..20];
    let text = format!("Anna: {good}\nBob: {typo}\n\nChris: {short}\nSB1-code? Of SB1?");

    let records = find(&instrument, &text);
    let (members, refused) = read(&records);

    assert_eq!(members.len(), 1);
    let told: Vec<_> = refused.iter().map(|one| (one.line, one.why.clone())).collect();
    let why = |code| {
        TeamRefusal::Unreadable(Refusal::Invalid(social_business_scan::core::answer_file::AnswerFileError {
            code,
            item: None,
        }))
    };
    assert_eq!(told, [(2, why(ErrorCode::BadChecksum)), (4, why(ErrorCode::WrongLength))]);
    assert!(refused.iter().all(|one| one.end.len() <= 4), "{refused:?}");
}

#[test]
fn a_text_of_nonsense_costs_bounded_work() {
    let instrument = Instrument::built_in().unwrap();
    let text = "SB1-00000-11111-22222-33333 ".repeat(40_000);

    assert_eq!(find(&instrument, &text).len(), MAX_REFUSALS);
}

proptest! {
    #[test]
    fn every_code_is_found_among_words(
        sheet in any_sheet(&Instrument::built_in().unwrap()),
        before in "[ -~\n]{0,40}",
        after in "[ -~\n]{0,40}",
    ) {
        let instrument = Instrument::built_in().unwrap();
        let code = encode(&instrument, &sheet);
        // A code that stands in front of another one is none of ours to tell apart.
        prop_assume!(!before.to_lowercase().contains("sb") && !after.to_lowercase().contains("sb"));
        let records = find(&instrument, &format!("{before} {code} {after}"));
        let (members, _) = read(&records);
        prop_assert_eq!(members.len(), 1);
        prop_assert_eq!(&*members[0].code, code.as_str());
    }

    #[test]
    fn no_text_panics(text in "(?s).{0,200}") {
        let _ = find(&Instrument::built_in().unwrap(), &text);
    }
}

#[test]
fn a_code_of_another_version_or_questionnaire_is_told_as_that_and_not_as_a_typing_error() {
    let instrument = Instrument::built_in().unwrap();
    let mut newer = Instrument::built_in().unwrap();
    newer.version += 1;
    let mut other = Instrument::built_in().unwrap();
    other.id = "other".into();
    for (from, wanted) in [(newer, ErrorCode::UnknownVersion), (other, ErrorCode::UnknownInstrument)] {
        let code = code(&from, Mode::Full, 5);
        let records = find(&instrument, &format!("Anna: {code} groet Anna"));
        let (members, refused) = read(&records);
        assert!(members.is_empty());
        let TeamRefusal::Unreadable(Refusal::Invalid(error)) = &refused[0].why else { panic!("{refused:?}") };
        assert_eq!(error.code, wanted);
    }
}
