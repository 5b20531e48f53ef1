//! The link, and its QR picture read back by a decoder that knows nothing of the encoder.

use rqrr::PreparedImage;
use serde_json::Value;
use social_business_scan::{
    core::{
        answers::{Answer, AnswerSheet, Count},
        instrument::{Instrument, Mode, OrgModel},
        result_code,
        result_code::link::{LinkBase, link_to},
    },
    export::qr::{QrPicture, qr},
};

const PAGE: &str = "https://scan.example.org/tools/social-business-scan/?lang=nl";

/// Dots to a module.
const DOTS: usize = 3;

/// The picture as rows of dots, black on white: the path is drawn as a browser would.
fn dots(picture: &QrPicture) -> Vec<Vec<u8>> {
    let side = picture.size as usize;
    let mut dots = vec![vec![255_u8; side * DOTS]; side * DOTS];
    for stretch in picture.path.split('z').filter(|stretch| !stretch.is_empty()) {
        let numbers: Vec<usize> = stretch
            .split(|letter: char| !letter.is_ascii_digit())
            .filter_map(|number| number.parse().ok())
            .collect();
        let [x, y, width, 1, back] = numbers[..] else { panic!("{stretch}") };
        assert_eq!(width, back, "{stretch}");
        for row in &mut dots[y * DOTS..(y + 1) * DOTS] {
            row[x * DOTS..(x + width) * DOTS].fill(0);
        }
    }
    dots
}

fn decoded(picture: &QrPicture) -> String {
    let dots = dots(picture);
    let mut image = PreparedImage::prepare_from_greyscale(dots.len(), dots.len(), |x, y| dots[y][x]);
    let grids = image.detect_grids();
    assert_eq!(grids.len(), 1, "one picture, found {}", grids.len());
    let (meta, text) = grids[0].decode().unwrap();
    // Its names for the levels are the bits in the picture: 0 is M.
    assert_eq!(meta.ecc_level, 0, "error level M");
    text
}

/// Every item answered, both numbers as large as they may be.
fn longest_code() -> String {
    let instrument = Instrument::built_in().unwrap();
    let mut sheet = AnswerSheet::new(Mode::Full);
    for item in instrument.in_mode(Mode::Full) {
        sheet.answers.set(item, Some(Answer::DontKnow));
    }
    sheet.org_model = Some(OrgModel::DontKnow);
    sheet.employees = Some(Count::Number(instrument.parameters.max_employees));
    sheet.publishers = Some(Count::Number(instrument.parameters.max_employees));
    result_code::encode(&instrument, &sheet)
}

#[test]
fn a_link_is_the_page_and_the_code_behind_the_hash() {
    assert_eq!(
        link_to("https://example.org/scan/?a=b", "SB1-20FYJ"),
        "https://example.org/scan/?a=b#r=SB1-20FYJ"
    );
}

#[test]
fn a_link_opens_pages_only_and_forgets_where_on_the_page_it_was() {
    let page = |address: &str| LinkBase::Page(address.to_owned());

    assert_eq!(LinkBase::of("https://example.org/scan/?a=b#result"), page("https://example.org/scan/?a=b"));
    assert_eq!(LinkBase::of("http://127.0.0.1:8080/"), page("http://127.0.0.1:8080/"));
    assert_eq!(LinkBase::of("file:///home/me/scan.html"), LinkBase::Disk);
    for address in
        ["", "about:srcdoc", "blob:https://example.org/1", "javascript:alert(1)", "data:text/html,x"]
    {
        assert_eq!(LinkBase::of(address), LinkBase::Nowhere, "{address}");
    }
}

#[test]
fn the_picture_of_every_reference_code_is_read_as_its_link() {
    let instrument = Instrument::built_in().unwrap();
    let cases: Value = serde_json::from_str(include_str!("../../cases/cases.json")).unwrap();
    let given = cases["codes"].as_array().unwrap().iter();
    let mut codes: Vec<String> = given.filter_map(|case| Some(case["code"].as_str()?.to_owned())).collect();
    assert!(codes.len() > 3, "{codes:?}");
    codes.extend(super::cases().iter().map(|(_, sheet)| result_code::encode(&instrument, sheet)));
    for code in codes {
        let picture = qr(PAGE, &code).unwrap();

        assert_eq!(decoded(&picture), link_to(PAGE, &code));
        assert!(picture.size <= 57, "{code}: {} modules", picture.size);
    }
}

#[test]
fn the_longest_code_has_a_picture_on_a_page_with_a_long_address() {
    let code = longest_code();
    assert_eq!(code.len(), 61, "{code}");
    let page = format!("https://example.org/{}", "map/".repeat(100));

    let picture = qr(&page, &code).unwrap();

    assert_eq!(decoded(&picture), link_to(&page, &code));
    // At three dots to a module it is not wider than a phone of 320 px without its margins.
    assert!(picture.size * 3 <= 288, "{} modules", picture.size);
}

#[test]
fn an_address_that_is_too_long_hides_the_picture() {
    let code = longest_code();

    for length in [600, 1000, 5000, 1_000_000] {
        assert_eq!(qr(&"a".repeat(length), &code), None, "{length}");
    }
}

#[test]
fn around_the_picture_four_modules_are_light() {
    let picture = qr(PAGE, &longest_code()).unwrap();
    let dots = dots(&picture);
    let (quiet, side) = (4 * DOTS, dots.len());

    for (y, row) in dots.iter().enumerate() {
        for (x, dot) in row.iter().enumerate() {
            let is_inside = |place| (quiet..side - quiet).contains(&place);
            assert!(*dot == 255 || is_inside(x) && is_inside(y), "{x} {y}");
        }
    }
    // Its corner begins at once: the zone is not wider either.
    assert_eq!(dots[quiet][quiet], 0);
}
