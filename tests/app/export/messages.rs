//! What the messages about exports do.

use std::collections::BTreeMap;

use serde_json::Value;
use social_business_scan::{
    core::{
        instrument::Instrument,
        result_code::{self, link::LinkBase},
    },
    export::{
        file_name::{dated, kind, of, plain},
        kind::{ChartFormat, ChartKind, ExportKind},
    },
    state::{
        effect::{Announcement, Effect, FocusTarget},
        model::Model,
        msg::{AnswerMsg, DialogMsg, ExportMsg, Msg},
        update::update,
    },
};

use crate::fixture::model;

fn answers_file(model: &mut Model) -> Value {
    let effects = update(model, Msg::Export(ExportMsg::Download(ExportKind::Answers)));
    let [Effect::Download { name, text: Some(text), day: None }] = &effects[..] else {
        panic!("{effects:?}")
    };
    assert_eq!(name, "social-business-scan.json");
    serde_json::from_str(text).unwrap()
}

#[test]
fn a_link_is_copied_where_there_is_a_page_for_it() {
    let mut model = model();
    assert_eq!(update(&mut model, Msg::Export(ExportMsg::CopyLink)), []);
    model.link_base = LinkBase::Disk;
    assert_eq!(update(&mut model, Msg::Export(ExportMsg::CopyLink)), []);

    model.link_base = LinkBase::of("https://example.org/scan/#result");

    let code = result_code::encode(&model.instrument, &model.whole_sheet());
    let link = format!("https://example.org/scan/#r={code}");
    assert_eq!(update(&mut model, Msg::Export(ExportMsg::CopyLink)), [Effect::CopyLink(link)]);
    assert_eq!(
        update(&mut model, Msg::Export(ExportMsg::LinkCopied(true))),
        [Effect::Announce(Announcement::LinkCopied)]
    );
    assert_eq!(
        update(&mut model, Msg::Export(ExportMsg::LinkCopied(false))),
        [Effect::Announce(Announcement::LinkSelected), Effect::Focus(FocusTarget::LinkField)]
    );
}

#[test]
fn a_link_is_shared_where_the_browser_can_and_there_is_a_page_for_it() {
    let mut model = model();
    let share = || Msg::Export(ExportMsg::Share);
    model.link_base = LinkBase::of("https://example.org/scan/");
    assert_eq!(update(&mut model, share()), [], "the browser has no way to share");
    (model.capabilities.can_share, model.link_base) = (true, LinkBase::Disk);
    assert_eq!(update(&mut model, share()), []);

    model.link_base = LinkBase::of("https://example.org/scan/");

    let code = result_code::encode(&model.instrument, &model.whole_sheet());
    assert_eq!(update(&mut model, share()), [Effect::Share(format!("https://example.org/scan/#r={code}"))]);
    for (taken, said) in [(true, Announcement::Shared), (false, Announcement::ShareRefused)] {
        let effects = update(&mut model, Msg::Export(ExportMsg::Shared(taken)));
        assert_eq!(effects, [Effect::Announce(said)]);
    }
    // A new start is in the same browser.
    let _ = update(&mut model, Msg::Dialog(DialogMsg::AskRestart));
    let _ = update(&mut model, Msg::Dialog(DialogMsg::Confirm));
    assert!(model.capabilities.can_share);
}

#[test]
fn notes_go_along_until_the_visitor_says_no() {
    let mut model = model();
    let item = model.instrument.find("PE-2").unwrap();
    let _ = update(&mut model, Msg::Answer(AnswerMsg::SetNote(item, "Zie het jaarplan.".to_owned())));

    assert_eq!(answers_file(&mut model)["notes"]["PE-2"], "Zie het jaarplan.");
    let _ = update(&mut model, Msg::Export(ExportMsg::SetWithNotes(false)));
    assert_eq!(answers_file(&mut model)["notes"], serde_json::json!({}));
    let _ = update(&mut model, Msg::Export(ExportMsg::SetWithNotes(true)));

    assert_eq!(answers_file(&mut model)["notes"]["PE-2"], "Zie het jaarplan.");
}

#[test]
fn a_file_is_announced_by_its_name_once_there_is_one() {
    let mut model = model();
    let name = "social-business-scan-result-2026-11-22.csv".to_owned();

    assert_eq!(
        update(&mut model, Msg::Export(ExportMsg::Download(ExportKind::Table))),
        [Effect::GenerateExport(ExportKind::Table)]
    );
    let effects = update(&mut model, Msg::Export(ExportMsg::FileMade(Some(name.clone()))));

    assert_eq!(effects, [Effect::Announce(Announcement::FileReady)]);
    assert_eq!(model.file_made, name);
    assert_eq!(
        update(&mut model, Msg::Export(ExportMsg::FileMade(None))),
        [Effect::Announce(Announcement::FileRefused)]
    );
    let svg = "social-business-scan-pyramid-2026-11-22.svg".to_owned();
    assert_eq!(
        update(&mut model, Msg::Export(ExportMsg::PictureAsSvg(svg.clone()))),
        [Effect::Announce(Announcement::PictureAsSvg)]
    );
    assert_eq!(model.file_made, svg);
}

#[test]
fn names_tell_files_apart_and_have_the_day_before_the_ending() {
    let chart_kinds =
        [ChartKind::Radar, ChartKind::Facets, ChartKind::Pyramid, ChartKind::Ratio, ChartKind::Card];
    let mut kinds = vec![ExportKind::Answers, ExportKind::Broken, ExportKind::Result, ExportKind::Table];
    for chart_kind in chart_kinds {
        kinds.extend([
            ExportKind::Chart(chart_kind, ChartFormat::Svg),
            ExportKind::Chart(chart_kind, ChartFormat::Png),
        ]);
    }
    let mut names: Vec<&str> = kinds.iter().map(|kind| plain(*kind)).collect();
    let count = names.len();

    names.sort_unstable();
    names.dedup();

    assert_eq!(names.len(), count);
    assert_eq!(
        dated("social-business-scan-radar.svg", "2026-11-22"),
        "social-business-scan-radar-2026-11-22.svg"
    );
    let known = ["application/json", "text/csv", "image/svg+xml", "image/png", "text/plain"];
    assert!(names.iter().all(|name| known.contains(&kind(name))));
}

/// As the page for authors names files (`tests/js/author-file-name.mjs`).
#[test]
fn files_of_another_questionnaire_have_its_id_in_front_in_letters_that_any_disk_takes() {
    let cases: BTreeMap<String, String> =
        serde_json::from_str(include_str!("../../js/file-names.json")).unwrap();
    let mut other = Instrument::built_in().unwrap();
    other.definition_social = None;
    for (id, name) in cases {
        other.id = id;

        assert_eq!(of(&other, plain(ExportKind::Table)), format!("{name}-result.csv"));
    }
}
