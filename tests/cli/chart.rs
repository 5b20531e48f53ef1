//! `sbs chart`.

use super::{file, sbs, stderr, stdout, worked_example};

#[test]
fn a_drawing_is_an_svg_with_a_title_and_the_words_of_its_language() {
    let answers = file("drawing.json", &worked_example()["input"].to_string());
    for (chart_kind, lang, words) in [
        ("radar", "nl", "Scores op People, Profit en Planet"),
        ("facets", "en", "Scores on 10 parts"),
        ("pyramid", "nl", "hier stokt het"),
        ("card", "nl", "Een zelfbeeld, geen certificaat."),
        ("slide", "nl", "Verbeter het crisisplan"),
    ] {
        let output = sbs(&["chart", chart_kind, &answers, "-o", "-", "--lang", lang]);

        let svg = stdout(&output);
        assert_eq!(output.status.code(), Some(0), "{chart_kind}: {}", stderr(&output));
        assert!(svg.starts_with("<svg") && svg.trim_end().ends_with("</svg>"), "{chart_kind}: {svg}");
        assert!(svg.contains(words), "{chart_kind} in {lang} without {words:?}");
    }
}

#[test]
fn the_card_is_the_one_of_the_page_with_its_day() {
    let answers = file("card.json", &worked_example()["input"].to_string());

    let output = sbs(&["chart", "card", &answers, "-o", "-", "--lang", "nl", "--day", "22 november 2026"]);

    assert_eq!(stdout(&output), include_str!("../golden/file-card.svg"));
}

#[test]
fn a_faulty_file_has_no_drawing() {
    let output = sbs(&["chart", "radar", &file("no-drawing.json", "{}"), "-o", "-"]);

    assert_eq!(output.status.code(), Some(1));
    assert!(stdout(&output).contains("BAD_FORMAT"));
}
