//! How long the core takes: scoring, the way up at its worst, the code, reading the instrument, a batch of lines.
//!
//! How to read the table is in `README.md` beside this file.

#[cfg(not(target_arch = "wasm32"))]
mod measured {
    use std::sync::LazyLock;

    use divan::{Bencher, black_box, counter::ItemsCount};
    use social_business_scan::{
        core::{
            answer_file::{AnswerFile, WithThreshold, from_text},
            answers::{Answer, AnswerSheet, Step},
            instrument::{Instrument, Lang, Mode},
            notes::Notes,
            result_code,
            score::{result_file::ResultFile, score},
            section::Scope,
        },
        export::pdf::{self, Paper, PdfOptions},
        i18n::strings,
        plan::day::Day,
        report::{
            ReportPresenter,
            document::{DocumentOptions, Part, document},
        },
    };

    /// The worked example of scoring.md section 14.
    const WORKED_EXAMPLE: &str = "SB1-2096T-9PW92-T8NJD-4V92T-5PME4-HDPKN-2GB3M-8JF4Y";

    static INSTRUMENT: LazyLock<Instrument> =
        LazyLock::new(|| Instrument::built_in().expect("the built-in instrument has no fault"));

    fn worked_example() -> AnswerSheet {
        result_code::decode(&INSTRUMENT, WORKED_EXAMPLE).expect("the code of the document")
    }

    /// Level 1 holds, and all five answers of level 2 are 0: every one of 3,125 ways up is tried.
    fn five_zeros() -> AnswerSheet {
        let mut sheet = AnswerSheet::new(Mode::Full);
        for index in INSTRUMENT.in_mode(Mode::Full) {
            let is_level_2 = INSTRUMENT.item(index).id.starts_with("L2");
            sheet.answers.set(index, Step::new(if is_level_2 { 0 } else { 4 }).map(Answer::Step));
        }
        sheet
    }

    fn text(sheet: &AnswerSheet) -> String {
        serde_json::to_string(&WithThreshold(AnswerFile { instrument: &INSTRUMENT, sheet }))
            .expect("text keys only")
    }

    fn result(sheet: &AnswerSheet) -> Vec<u8> {
        let report = score(&INSTRUMENT, sheet);
        serde_json::to_vec(&ResultFile { instrument: &INSTRUMENT, report: &report }).expect("text keys only")
    }

    /// Scores, words, layout and file: the whole report, with the appendix.
    #[divan::bench]
    fn report_as_pdf(bencher: Bencher<'_, '_>) {
        let sheet = worked_example();
        bencher.bench(|| {
            let report = score(&INSTRUMENT, black_box(&sheet));
            let presenter = ReportPresenter {
                instrument: &INSTRUMENT,
                report: &report,
                sheet: &sheet,
                scope: Scope::Whole,
                lang: Lang::SOURCE,
                strings: strings(Lang::SOURCE),
            };
            let options = DocumentOptions {
                appendix: Part::Included,
                code: WORKED_EXAMPLE.to_owned(),
                link_base: Some("https://example.org/scan/".to_owned()),
                ..DocumentOptions::default()
            };
            let report = document(presenter, &Notes::default(), &options);
            let made = Day::new(2026, 11, 29).expect("there is such a day");
            pdf::write(&report, PdfOptions { paper: Paper::A4, made, attachment: None })
                .expect("the writer refuses nothing of ours")
        });
    }

    #[divan::bench]
    fn score_one_sheet(bencher: Bencher<'_, '_>) {
        let sheet = worked_example();
        bencher.bench(|| score(&INSTRUMENT, black_box(&sheet)));
    }

    #[divan::bench]
    fn score_worst_way_up(bencher: Bencher<'_, '_>) {
        let sheet = five_zeros();
        bencher.bench(|| score(&INSTRUMENT, black_box(&sheet)));
    }

    #[divan::bench]
    fn score_empty_sheet(bencher: Bencher<'_, '_>) {
        let sheet = AnswerSheet::new(Mode::Full);
        bencher.bench(|| score(&INSTRUMENT, black_box(&sheet)));
    }

    #[divan::bench]
    fn full_result_as_json(bencher: Bencher<'_, '_>) {
        let sheet = worked_example();
        bencher.bench(|| result(black_box(&sheet)));
    }

    #[divan::bench]
    fn read_answer_file(bencher: Bencher<'_, '_>) {
        let text = text(&worked_example());
        bencher.bench(|| from_text(&INSTRUMENT, black_box(&text)));
    }

    #[divan::bench]
    fn encode(bencher: Bencher<'_, '_>) {
        let sheet = worked_example();
        bencher.bench(|| result_code::encode(&INSTRUMENT, black_box(&sheet)));
    }

    #[divan::bench]
    fn decode(bencher: Bencher<'_, '_>) {
        bencher.bench(|| result_code::decode(&INSTRUMENT, black_box(WORKED_EXAMPLE)));
    }

    #[divan::bench]
    fn parse_instrument(bencher: Bencher<'_, '_>) {
        bencher.bench(|| Instrument::parse(black_box(include_str!("../assessments/social-business.json"))));
    }

    /// Text in, text out, on one processor: what `sbs score` does for each line. Once is enough: it takes seconds.
    #[divan::bench(sample_count = 5, sample_size = 1)]
    fn a_hundred_thousand_lines(bencher: Bencher<'_, '_>) {
        let line = text(&worked_example());
        let lines = 100_000_usize;
        bencher.counter(ItemsCount::new(lines)).bench(|| {
            (0..lines)
                .map(|_| from_text(&INSTRUMENT, black_box(&line)).map(|sheet| result(&sheet).len()))
                .filter(Result::is_ok)
                .count()
        });
    }
}

fn main() {
    #[cfg(not(target_arch = "wasm32"))]
    divan::main();
}
