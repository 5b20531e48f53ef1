//! What stands where on the paper.

use super::{flow::height, piece::Item, *};
use crate::{
    core::{
        answers::{Answer, AnswerSheet, Step},
        instrument::{Instrument, Lang, Mode},
        notes::Notes,
        score::score,
        section::Scope,
    },
    i18n::strings,
    report::{
        ReportPresenter,
        document::{DocumentOptions, Part, document},
    },
};

/// A report of answers that repeat these steps.
fn report(mode: Mode, steps: &[u8], lang: Lang, options: &DocumentOptions, note: &str) -> Document {
    let instrument = Instrument::built_in().unwrap();
    let mut sheet = AnswerSheet::new(mode);
    let mut notes = Notes::default();
    for (item, step) in instrument.in_mode(mode).zip(steps.iter().cycle()) {
        sheet.answers.set(item, Step::new(*step).map(Answer::Step));
        notes.set(item, note.to_owned());
    }
    let scored = score(&instrument, &sheet);
    let presenter = ReportPresenter {
        instrument: &instrument,
        report: &scored,
        sheet: &sheet,
        scope: Scope::Whole,
        lang,
        strings: strings(lang),
    };
    document(presenter, &notes, options)
}

fn options() -> DocumentOptions {
    DocumentOptions {
        organisation: "Coöperatieve Vereniging voor Duurzaam Ondernemen Zuidoost ".repeat(2),
        day: "29 november 2026".to_owned(),
        attachment: Part::Included,
        code: "SB1-2096T-9PW92-T8NJD-4V92T-5PME4-HDPKN-2GB3M-8JF4Y".to_owned(),
        link_base: Some("https://www.example.org/scan/".to_owned()),
        ..DocumentOptions::default()
    }
}

const PAPERS: [Paper; 2] = [Paper::A4, Paper::Letter];
const ANSWERS: [&[u8]; 4] = [&[3, 2, 1, 2, 3], &[0], &[4], &[1, 4, 2]];

/// Text and room of a paper.
fn inner(paper: Paper) -> (f32, f32) {
    let (width, high) = paper.points();
    (width - 2.0 * MARGIN, high - MARGIN - FOOT)
}

#[test]
fn a_full_report_has_two_pages_and_a_quick_one_little_more_than_a_page_and_a_half() {
    let fonts = Fonts::new().unwrap();
    for (lang, answers) in Lang::ALL.iter().flat_map(|lang| ANSWERS.map(|answers| (*lang, answers))) {
        for (paper, mode, most) in
            PAPERS.into_iter().flat_map(|paper| [(paper, Mode::Full, 2.0), (paper, Mode::Quick, 1.6)])
        {
            let document = report(mode, answers, lang, &options(), "");
            let (width, room) = inner(paper);

            let (pieces, _) = fitted(&document, &fonts, width, room).unwrap();

            let places = places::paginated(&pieces, room);
            // Letter, which is shorter, is the paper of those who read English: in German the second sheet runs on there.
            let most = if paper == Paper::Letter && lang == Lang::De { most + 0.5 } else { most };
            let used =
                places.last().map(|last| last.page as f32 + (last.y + pieces.last().unwrap().height) / room);
            assert!(used.unwrap() <= most, "{paper:?} {mode:?} {answers:?} {lang:?}: {used:?} pages");
        }
    }
}

#[test]
fn nothing_is_cut_off_and_no_heading_is_the_last_of_a_page() {
    let fonts = Fonts::new().unwrap();
    let options = DocumentOptions {
        appendix: Part::Included,
        notes: Part::Included,
        remark: "Een opmerking van het bestuur. ".repeat(33),
        ..options()
    };
    let note =
        "Wij doen dit al jaren, en hotel-restaurant-met-een-heel-lang-woord-zonder-einde ook. ".repeat(6);
    for paper in PAPERS {
        let document = report(Mode::Full, ANSWERS[0], Lang::SOURCE, &options, &note);
        let (width, room) = inner(paper);

        let (pieces, _) = fitted(&document, &fonts, width, room).unwrap();

        let places = places::paginated(&pieces, room);
        for ((place, piece), next) in places.iter().zip(&pieces).zip(places.iter().skip(1)) {
            assert!(place.y + piece.height <= room + 0.01, "below the page: {piece:?}");
            assert!(!piece.keeps_next || next.page == place.page, "alone at the foot: {piece:?}");
        }
        for item in pieces.iter().flat_map(|piece| &piece.items) {
            assert!(item.x >= 0.0 && item.x + wide(item, &fonts) <= width + 0.5, "beside the page: {item:?}");
        }
        for piece in &pieces {
            assert!(
                piece.items.iter().all(|item| item.y <= piece.height + 0.5),
                "taller than it says: {piece:?}"
            );
        }
        assert!(height(&pieces) > 3.0 * room, "the appendix has all notes");
    }
}

fn wide(item: &Item, fonts: &Fonts) -> f32 {
    match &item.shape {
        piece::Shape::Text { text, face, size, .. } => fonts.get(*face).width(text.trim_end(), *size),
        piece::Shape::Rule { width, .. }
        | piece::Shape::Logo { width, .. }
        | piece::Shape::Link { width, .. } => *width,
        piece::Shape::Chart { chart, drawn, scale } => chart.size_for(*drawn).width as f32 * scale,
        piece::Shape::Qr { side, .. } => *side,
    }
}
