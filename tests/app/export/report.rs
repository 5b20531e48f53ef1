//! The report of the page: what the form says stands in it.

use std::rc::Rc;

use social_business_scan::{
    charts::Chart,
    export::{
        kind::{ExportKind, ReportFormat},
        pdf::{self, Paper, PdfOptions, PdfRequest, read::read},
        report::{html::html_file, markdown::markdown_file},
    },
    plan::{day::Day, target::Target},
    report::document::{Block, Document, LONGEST_NAME, Logo, Part},
    state::{
        confirmation::ConfirmationPlace,
        effect::{Announcement, Effect},
        model::{Model, ReportWords, capabilities::Capabilities},
        msg::{AnswerMsg, DialogMsg, ExportMsg, Msg, TargetMsg},
        report_form::{PdfFailure, ReportMsg},
        update::update,
    },
};

use crate::fixture::{after, item, model, scores, step};

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";

fn words(today: &str) -> ReportWords {
    ReportWords { today: today.to_owned(), ..ReportWords::default() }
}

fn says(model: &mut Model, msg: ReportMsg) {
    assert_eq!(update(model, Msg::Export(ExportMsg::Report(msg))), [], "it is stored nowhere");
}

#[test]
fn what_the_form_says_stands_in_the_report() {
    let mut model = model();
    let practice = item(&model, "PE-1");
    let note = "Onze toelichting.".to_owned();
    let given = [AnswerMsg::Set(practice, step(3)), AnswerMsg::SetNote(practice, note)];
    after(&mut model, given.map(Msg::Answer));
    says(&mut model, ReportMsg::SetOrganisation("Bakkerij Jansen".to_owned()));
    says(&mut model, ReportMsg::SetRemark("Voor het bestuur.".to_owned()));
    let plain = markdown_file(&model.report_document(&words("29 november 2026")));
    says(&mut model, ReportMsg::SetAppendix(true));
    let answers = markdown_file(&model.report_document(&words("29 november 2026")));
    says(&mut model, ReportMsg::SetNotes(true));
    says(&mut model, ReportMsg::SetDay("najaar 2026".to_owned()));
    let all = markdown_file(&model.report_document(&words("29 november 2026")));

    assert!(
        ["Bakkerij Jansen", "Voor het bestuur.", "29 november 2026"].iter().all(|text| plain.contains(text))
    );
    assert!(
        !plain.contains("Bijlage") && answers.contains("Bijlage") && !answers.contains("Onze toelichting.")
    );
    assert!(all.contains("Onze toelichting.") && all.contains("najaar 2026") && !all.contains("29 november"));
}

/// All blocks of a report, those of columns too.
fn blocks(document: &Document) -> Vec<&Block> {
    fn add<'a>(blocks: &'a [Block], all: &mut Vec<&'a Block>) {
        for block in blocks {
            all.push(block);
            if let Block::Columns(columns) = block {
                columns.iter().for_each(|column| add(&column.blocks, all));
            }
        }
    }
    let mut all = Vec::new();
    document.sheets.iter().for_each(|sheet| add(&sheet.blocks, &mut all));
    all
}

#[test]
fn the_report_has_the_target_in_its_drawings_and_in_a_table() {
    let mut model = model();
    let items: Vec<_> = model.instrument.item_indices().collect();
    after(&mut model, items.into_iter().map(|item| Msg::Answer(AnswerMsg::Set(item, step(2)))));
    let without = markdown_file(&model.report_document(&words("")));
    let date = Day::new(2027, 3, 1);
    let target = Target { level: Some(4), date, scores: scores([Some(80), None, None]) };
    after(&mut model, [Msg::Target(TargetMsg::Set(target))]);

    let document = model.report_document(&words(""));
    let with = markdown_file(&document);

    assert!(!without.contains("Doel voor"), "{without}");
    for text in ["Doel voor 2027-03-01", "niveau 4", "80"] {
        assert!(with.contains(text), "{text} is not in {with}");
    }
    let mut drawn = 0;
    for block in blocks(&document) {
        let Block::Chart(chart) = block else { continue };
        let series = match chart.chart.as_ref() {
            Chart::Radar(radar) => radar.series.len() - 1,
            Chart::Pyramid(pyramid) => pyramid.series.len(),
            _ => continue,
        };
        assert_eq!(series, 1, "the target is in {}", chart.title);
        assert!(chart.description.contains("Doel voor 2027-03-01: "), "{}", chart.description);
        drawn += 1;
    }
    assert_eq!(drawn, 2);
}

#[test]
fn a_long_name_is_cut_and_a_file_that_is_no_logo_leaves_the_one_before() {
    let mut model = model();
    says(&mut model, ReportMsg::SetOrganisation("é".repeat(200)));
    let logo = Logo::of(PNG.to_vec()).map(Rc::new);
    assert!(logo.is_some() && Logo::of(b"<svg>".to_vec()).is_none());

    says(&mut model, ReportMsg::SetLogo(logo.clone()));
    says(&mut model, ReportMsg::SetLogo(None));

    let form = &model.report_form;
    assert_eq!(form.organisation.chars().count(), LONGEST_NAME);
    assert_eq!((&form.logo, form.is_logo_refused), (&logo, true));
    assert!(
        html_file(&model.report_document(&words("")))
            .contains("<img src=\"data:image/png;base64,iVBORw0KGgo=\"")
    );
    says(&mut model, ReportMsg::RemoveLogo);
    assert_eq!((&model.report_form.logo, model.report_form.is_logo_refused), (&None, false));
}

#[test]
fn each_printing_makes_the_report_anew() {
    let mut model = model();
    let print = || Msg::Export(ExportMsg::Print);

    let effects = [update(&mut model, print()), update(&mut model, print())];

    assert_eq!(effects, [[Effect::Print], [Effect::Print]]);
    assert_eq!((model.report_form.prints, model.report_form.appendix), (2, Part::Left));
}

const PDF: ExportKind = ExportKind::Report(ReportFormat::Pdf);

fn press_pdf(model: &mut Model) -> Vec<Effect> {
    update(model, Msg::Export(ExportMsg::Download(PDF)))
}

#[test]
fn a_pdf_is_made_at_a_press_one_at_a_time_and_a_failure_is_told_beside_its_button() {
    let mut model = model();
    assert_eq!(press_pdf(&mut model), [], "this form of the scan makes none");
    model.capabilities.makes_pdf = true;
    let begun = Effect::Announce(Announcement::PdfBegun);

    assert_eq!(press_pdf(&mut model), [begun.clone(), Effect::GenerateExport(PDF)]);
    // Another file that is ready meanwhile is not the PDF.
    let _ = update(&mut model, Msg::Export(ExportMsg::FileMade(Some("a.csv".into()))));
    assert_eq!(press_pdf(&mut model), [begun], "the first press is still at work");
    let failed = update(&mut model, Msg::Export(ExportMsg::PdfFailed(PdfFailure::Load)));

    let said = Announcement::PdfFailed(PdfFailure::Load);
    assert_eq!(failed, [Effect::Announce(said)]);
    assert_eq!(model.confirmed_at(&ConfirmationPlace::File(PDF)), Some(said));
    assert_eq!(press_pdf(&mut model).len(), 2, "the next press tries again");
    let _ = update(&mut model, Msg::Export(ExportMsg::PdfMade(Some("a.pdf".into()))));
    assert!(!model.report_form.is_making_pdf);
    assert_eq!(model.confirmed_at(&ConfirmationPlace::File(PDF)), Some(Announcement::FileReady));
}

#[test]
fn what_can_be_done_here_outlives_a_restart_and_a_deletion() {
    for ask in [DialogMsg::AskRestart, DialogMsg::AskDelete] {
        let mut model = model();
        let capabilities =
            Capabilities { can_share: true, can_scan: true, makes_pdf: true, ..Capabilities::default() };
        model.capabilities = capabilities;
        let practice = item(&model, "PE-1");
        after(&mut model, [Msg::Answer(AnswerMsg::Set(practice, step(3)))]);
        after(&mut model, [ask, DialogMsg::Confirm].map(Msg::Dialog));
        assert_eq!((model.capabilities, model.has_begun()), (capabilities, false));
    }
}

#[test]
fn what_the_page_hands_over_becomes_the_very_file_of_the_report() {
    let mut model = model();
    let practice = item(&model, "PE-1");
    let note = AnswerMsg::SetNote(practice, "Onze toelichting.".to_owned());
    after(&mut model, [AnswerMsg::Set(practice, step(3)), note].map(Msg::Answer));
    let logo = include_bytes!("../../../style/icons/icon-192.png").to_vec();
    says(&mut model, ReportMsg::SetLogo(Logo::of(logo).map(Rc::new)));
    for (attached, notes) in [(true, true), (true, false), (false, false)] {
        says(&mut model, ReportMsg::SetAttachment(attached));
        says(&mut model, ReportMsg::SetNotes(notes));
        let document = model.report_for_pdf(&words("29 november 2026"));
        let attachment = model.report_attachment();
        let made = Day::new(2026, 11, 29).unwrap();
        let paper = Paper::Letter;
        let options = PdfOptions { paper, made, attachment: attachment.as_deref() };
        let expected = pdf::write(&document, options).unwrap();
        let request = PdfRequest { document, paper, made, attachment };

        let bytes = pdf::requested(&serde_json::to_string(&request).unwrap()).unwrap();

        assert!(bytes == expected, "attached: {attached}, notes: {notes}");
        let carried = read(&bytes).unwrap().attachment;
        let has_note = carried.as_ref().is_some_and(|text| text.contains("Onze toelichting."));
        assert_eq!((carried.is_some(), has_note), (attached, notes));
    }
    assert!(pdf::requested("{}").is_err());
}
