//! The card to share: what stands on it, and that nothing leaves it.

use social_business_scan::{
    charts::{
        CardModel, Picture, SvgText, Theme,
        drawing::{painter::Painter, shape::Shape, text_metrics},
        picture_to_svg,
    },
    core::{
        instrument::{Instrument, Lang},
        section::Scope,
        string_enum::StringEnum,
    },
    export::card::{card, description},
};

use super::{Scored, cases, golden};

const DAY: &str = "22 november 2026";
/// Where the words end and the drawings begin.
const WORDS: f64 = 700.0;

fn of(scored: &Scored) -> CardModel {
    card(&scored.page(), scored.words(), DAY)
}

fn svg(card: &CardModel) -> String {
    let text = SvgText { title: &card.name, description: &description(card, Lang::Nl) };
    picture_to_svg(card, &Theme::light(), text)
}

/// The lines on the left side: where they begin, how large, what.
fn lines(card: &CardModel) -> Vec<(f64, f64, String)> {
    let theme = Theme::light();
    let mut lines = Vec::new();
    let mut paint = |shape: Shape<'_>| match shape {
        Shape::Text { at, text, kind, .. } if at.x < WORDS => {
            let end = at.x + 1.1 * text_metrics::width(text, kind, &theme.fonts);
            assert!(end <= WORDS, "{text} ends at {end}");
            lines.push((at.y, kind.size, text.to_owned()));
        }
        Shape::Text { at, .. } => assert!(at.x < 1200.0 && at.y < 630.0, "{shape:?}"),
        Shape::Fill { points, .. } | Shape::Line { points, .. } => {
            let inside = |x: f64, y: f64| (0.0..=1200.0).contains(&x) && (0.0..=630.0).contains(&y);
            assert!(points.iter().all(|point| inside(point.x, point.y)), "{shape:?}");
        }
        Shape::Disc { center, radius, .. } => {
            assert!(center.x - radius >= WORDS && center.y + radius <= 630.0, "{shape:?}");
        }
    };
    card.paint(&mut Painter::new(&mut paint), &theme);
    lines
}

/// No line runs into the one above it.
fn are_apart(lines: &[(f64, f64, String)]) {
    for pair in lines.windows(2) {
        let ((above, _, first), (below, size, second)) = (&pair[0], &pair[1]);
        assert!(below - above >= *size, "{first:?} at {above}, {second:?} at {below}");
    }
    assert!(lines.iter().all(|(y, size, _)| y + 0.3 * size <= 630.0), "{lines:?}");
}

#[test]
fn the_card_of_the_worked_example_looks_like_this() {
    golden("file-card.svg", &svg(&of(&Scored::built_in("S01", Lang::Nl))));
}

#[test]
fn every_result_fits_whole_on_its_card_in_all_languages() {
    let mut cards = 0;
    for (id, sheet) in cases() {
        for lang in Lang::ALL.iter().copied() {
            for scope in [Scope::Whole, Scope::CultureOnly] {
                let mut scored = Scored::of(Instrument::built_in().unwrap(), sheet.clone(), lang);
                scored.scope = scope;
                let card = of(&scored);

                let lines = lines(&card);

                are_apart(&lines);
                let written = lines.iter().map(|(_, _, line)| line.as_str()).collect::<Vec<_>>().join(" ");
                for part in
                    [&card.name, &card.headline, &card.level, &card.step[0], &card.step[1], &card.foot]
                {
                    assert!(written.contains(part.as_str()), "{id}: {written:?} without {part:?}");
                }
                assert!(card.foot.contains(DAY) && !card.headline.is_empty(), "{id}");
                assert_eq!(card.drawings.len(), if scope == Scope::Whole { 2 } else { 1 }, "{id}");
                cards += 1;
            }
        }
    }
    assert!(cards > 50, "{cards}");
}

/// A questionnaire may be a stranger's.
#[test]
fn texts_of_any_length_stay_on_the_card() {
    let model = of(&Scored::built_in("S01", Lang::Nl));
    for text in ["woord ".repeat(300), "w".repeat(400), "é".repeat(400), "一".repeat(400), String::new()] {
        let card = CardModel {
            headline: text.clone(),
            level: text.clone(),
            step: [text.clone(), text.clone()],
            foot: text.clone(),
            name: text.clone(),
            ..model.clone()
        };
        are_apart(&lines(&card));
        assert!(svg(&card).contains("width=\"1200\" height=\"630\""));
    }
}

#[test]
fn a_card_without_a_day_has_none_and_says_what_it_is() {
    let scored = Scored::built_in("S09", Lang::En);

    let card = card(&scored.page(), scored.words(), "");

    assert_eq!(card.foot, "A self-assessment, not a certificate.");
    assert!(description(&card, Lang::En).contains(&card.headline));
}
