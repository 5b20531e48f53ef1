//! What differs from language to language beside the words: marks in numbers, and which counts are singular.

use social_business_scan::{
    core::{
        instrument::{Instrument, Lang},
        rounding::{Numbers, Shown},
        string_enum::StringEnum,
    },
    i18n::strings,
};

#[test]
fn numbers_are_written_as_each_language_writes_them() {
    let instrument = Instrument::built_in().unwrap();
    let written = |lang: Lang| {
        let numbers = Numbers::new(&instrument, 70.0, lang);
        [numbers.score(69.6, Shown::Part), numbers.count(1_234_567), numbers.percent(0.025)]
    };

    assert_eq!(written(Lang::Nl), ["69,6", "1.234.567", "2,5%"]);
    assert_eq!(written(Lang::En), ["69.6", "1,234,567", "2.5%"]);
    assert_eq!(written(Lang::De), ["69,6", "1.234.567", "2,5\u{a0}%"]);
    assert_eq!(written(Lang::Fr), ["69,6", "1\u{202f}234\u{202f}567", "2,5\u{a0}%"]);
}

/// The colons in texts are written so, too: tests/core/claims reads both.
#[test]
fn a_label_has_the_colon_of_its_language() {
    let written = |lang: Lang| lang.labelled("Niveau", "2");

    for lang in [Lang::Nl, Lang::En, Lang::De] {
        assert_eq!(written(lang), "Niveau: 2");
    }
    assert_eq!(written(Lang::Fr), "Niveau\u{a0}: 2");
}

/// In French none is one, as far as words go: "0 question".
#[test]
fn none_is_singular_in_french_only() {
    for lang in Lang::ALL {
        let text = strings(*lang).start_quick_text;
        let filled = [0, 1, 2].map(|count| text.fill(count, &[("minutes", "3")]));

        let of_one = filled[1].replacen('1', "{}", 1);
        let is_one = |count: usize| filled[count] == of_one.replacen("{}", &count.to_string(), 1);
        assert_eq!([is_one(0), is_one(2)], [*lang == Lang::Fr, false], "{filled:?}");
    }
}
