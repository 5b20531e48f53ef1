//! Result codes (section 13): there and back, and what happens to typing errors.

use proptest::prelude::*;
use social_business_scan::core::{
    answers::AnswerSheet,
    result_code::{decode, encode},
};

use super::{INSTRUMENT, runs};
use crate::support::sheets::any_sheet;

const ALPHABET: &str = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Characters that decoding removes; replacing one by these is leaving one out.
const IGNORED: &str = " \t\r\n\u{A0}\u{AD}-\u{2010}\u{2011}\u{2012}\u{2013}";

/// A code with one character replaced.
fn replaced(code: &str, place: usize, by: char) -> String {
    code.chars().enumerate().map(|(at, c)| if at == place { by } else { c }).collect()
}

/// What a code says, written canonically; `None` if it is refused.
fn canonical(code: &str) -> Option<String> {
    Some(encode(&INSTRUMENT, &decode(&INSTRUMENT, code).ok()?))
}

proptest! {
    #![proptest_config(runs(1000))]

    #[test]
    fn a_code_gives_back_its_answers_without_the_threshold(sheet in any_sheet(&INSTRUMENT)) {
        let code = encode(&INSTRUMENT, &sheet);

        let decoded = decode(&INSTRUMENT, &code).unwrap();

        prop_assert_eq!(&decoded, &AnswerSheet { threshold: None, ..sheet });
        prop_assert_eq!(encode(&INSTRUMENT, &decoded), code);
    }

    #[test]
    fn a_code_in_another_hand_means_the_same(
        sheet in any_sheet(&INSTRUMENT),
        hands in proptest::collection::vec((any::<bool>(), 0usize..20, 0usize..3), 60),
    ) {
        let code = encode(&INSTRUMENT, &sheet);
        let blanks: Vec<char> = IGNORED.chars().collect();
        let mut written = String::new();
        for (c, (small, blank, look_alike)) in code.chars().filter(|c| *c != '-').zip(hands.iter().cycle()) {
            let c = match (c, look_alike) {
                ('1', 1) => 'I',
                ('1', 2) => 'L',
                ('0', 1) => 'O',
                _ => c,
            };
            written.push(if *small { c.to_ascii_lowercase() } else { c });
            written.extend(blanks.get(*blank));
        }

        prop_assert_eq!(canonical(&written), Some(code));
    }

    #[test]
    fn a_wrong_character_or_two_that_changed_places_are_refused(
        sheet in any_sheet(&INSTRUMENT),
        place in any::<prop::sample::Index>(),
        by in any::<char>(),
    ) {
        let code = encode(&INSTRUMENT, &sheet);
        let place = place.index(code.len());
        let changed = replaced(&code, place, by);
        let mut swapped: Vec<char> = code.chars().collect();
        swapped.swap(place.saturating_sub(1), place);

        // Leaving a character out is no burst of bits, so the checksum misses 1 in 65,536 of those.
        if !IGNORED.contains(by) {
            prop_assert!(canonical(&changed).is_none_or(|found| found == code), "{changed}");
        }
        let swapped: String = swapped.into_iter().collect();
        prop_assert!(canonical(&swapped).is_none_or(|found| found == code), "{swapped}");
    }
}

proptest! {
    #![proptest_config(runs(3000))]

    #[test]
    fn no_text_makes_decoding_panic(text in prop_oneof![
        any::<String>(),
        "[Ss][Bb][1IlL]?[ -]?[0-9A-Za-z -]{0,80}",
        "SB1[0-9A-HJKMNP-TV-Z]{18,60}",
    ]) {
        if let Some(code) = canonical(&text) {
            prop_assert_eq!(canonical(&code), Some(code.clone()), "{} is canonical", code);
        }
    }
}

#[test]
fn every_single_wrong_character_of_some_codes_is_refused_or_means_the_same() {
    for code in ["SB1-20FYJ-94J94-JNC04-SP4", "SB1-2096T-9PW92-T8NJD-4V92T-5PME4-HDPKN-2GB3M-8JF4Y"] {
        assert_eq!(canonical(code).as_deref(), Some(code));
        let others = ALPHABET.chars().chain("ILOUilou!?.,ßé\u{0}".chars());
        for by in others {
            for (place, _) in code.chars().enumerate().filter(|(_, c)| *c != '-') {
                let changed = replaced(code, place, by);

                assert!(canonical(&changed).is_none_or(|found| found == code), "{changed}");
            }
        }
    }
}
