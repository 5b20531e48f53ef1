//! What the appendix of the report rests on besides the answers: another measurement, and a team.

use social_business_scan::{
    core::{instrument::Mode, result_code, team::MIN_RESPONDENTS},
    export::{
        pdf::{self, Paper, PdfOptions, read::read, verify::verify},
        report::markdown::markdown_file,
    },
    plan::day::Day,
    report::document::Part,
    state::{
        model::{Model, Pick, ReportWords},
        msg::{AnswerMsg, ChangeMsg, ExportMsg, Msg, team::TeamMsg},
        report_form::ReportMsg,
        update::update,
    },
};

use crate::{
    fixture::{after, model, step},
    team::code,
};

/// A full scan with an answer to every question.
fn answered() -> Model {
    let mut model = model();
    let items: Vec<_> = model.instrument.in_mode(Mode::Full).collect();
    let answers = items.iter().enumerate().map(|(place, item)| {
        let value = if place % 3 == 0 { 3 } else { 2 };
        Msg::Answer(AnswerMsg::Set(*item, step(value)))
    });
    after(&mut model, answers);
    model
}

fn says(model: &mut Model, msg: ReportMsg) {
    assert_eq!(update(model, Msg::Export(ExportMsg::Report(msg))), [], "it is stored nowhere");
}

fn words() -> ReportWords {
    ReportWords { today: "29 november 2026".to_owned(), compared: "meting van 20 november 2025".to_owned() }
}

/// The report as Markdown.
fn text(model: &Model) -> String {
    markdown_file(&model.report_document(&words()))
}

/// The report as the page makes it, read again and compared with its answers.
fn verified(model: &Model) -> Result<String, String> {
    let attachment = model.report_attachment();
    let made = Day::new(2026, 11, 29).unwrap();
    let options = PdfOptions { paper: Paper::A4, made, attachment: attachment.as_deref() };
    let bytes = pdf::write(&model.report_for_pdf(&words()), options).unwrap();
    verify(&model.instrument, &read(&bytes).unwrap()).map_err(|fault| fault.to_string())
}

#[test]
fn the_measurement_that_was_chosen_is_compared_in_an_appendix_that_is_verified() {
    let mut model = answered();
    assert_eq!(model.report_picks(), [], "there is nothing to compare with");
    let earlier = code(&model.instrument, Mode::Full, 7);
    after(&mut model, [Msg::Change(ChangeMsg::AddCode(earlier.clone()))]);
    assert_eq!(model.report_picks(), [Pick::Brought(0)]);
    let without = text(&model);

    says(&mut model, ReportMsg::SetCompared(Some(Pick::Brought(0).key())));

    let with = text(&model);
    for wanted in [
        "## Vergelijking van twee metingen",
        "Eerst: meting van 20 november 2025",
        &earlier,
        "| Onderdeel | Eerst | Daarna | Verschil |",
    ] {
        assert!(with.contains(wanted) && !without.contains(wanted), "{wanted}: {with}");
    }
    assert_eq!(verified(&model).err(), None);
    // One that is not there any more is none.
    says(&mut model, ReportMsg::SetCompared(Some(Pick::Brought(1).key())));
    assert_eq!(text(&model), without);
}

#[test]
fn the_team_in_the_appendix_is_that_without_the_own_answers() {
    let mut model = answered();
    let least = usize::try_from(MIN_RESPONDENTS).unwrap();
    let codes: Vec<String> =
        (0..least).map(|number| code(&model.instrument, Mode::Full, 3 * number)).collect();
    let others = model.clone();
    says(&mut model, ReportMsg::SetTeam(true));
    assert!(!text(&model).contains("Wat het team antwoordde"), "there is none");

    let add = |model: &mut Model, text: String| {
        after(model, [TeamMsg::Type(text), TeamMsg::Add].map(Msg::Team));
    };
    // The own answers are a member's: with four others nobody may read both.
    add(&mut model, codes[1..].join("\n"));
    after(&mut model, [Msg::Team(TeamMsg::AddOwn)]);
    assert_eq!(model.team.respondents(), MIN_RESPONDENTS);
    assert!(!model.has_report_team() && !text(&model).contains("Wat het team antwoordde"));
    add(&mut model, codes[0].clone());
    let with_own = text(&model);
    assert!(model.has_report_team() && with_own.contains("## Wat het team antwoordde"), "{with_own}");

    // It is the same as where the own answers never were in the team.
    let mut apart = others;
    says(&mut apart, ReportMsg::SetTeam(true));
    add(&mut apart, codes.join("\n"));
    assert_eq!(text(&apart), with_own);
    assert!(with_own.contains("Team (5)") && !with_own.contains("Team (6)"));
    for code in &codes {
        assert!(!with_own.contains(code.as_str()), "the code of a member");
    }
    // Fewer than ten answered: no figure of how far they lie apart.
    assert!(!with_own.contains("eensgezindheid") && !with_own.contains("spreiding"), "{with_own}");
    assert_eq!(verified(&model).err(), None);

    // Answers that changed after they were added are the visitor's all the same.
    let practice = model.instrument.in_mode(Mode::Full).next().unwrap();
    after(&mut model, [Msg::Answer(AnswerMsg::Set(practice, step(0)))]);
    assert!(model.own_of_team().is_none() && text(&model).contains("Team (5)"));
    assert_eq!(model.report_form.team, Part::Included);
    let own = result_code::encode(&model.instrument, &model.whole_sheet());
    assert!(!codes.contains(&own));
}
