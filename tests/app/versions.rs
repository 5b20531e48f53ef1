//! A questionnaire gets a new version: no answer is lost, none counts for what it was not given to, and going back
//! works.

mod persistence;
mod properties;

use std::sync::LazyLock;

use serde_json::{Value, json};
use social_business_scan::{
    core::{
        answers::{Answer, AnswerSheet, Count},
        instrument::{ErrorCode, Instrument, Lang, Mode, OrgModel},
        result_code,
    },
    state::{
        effect::{Effect, FocusTarget},
        model::Model,
        msg::{AnswerMsg, DialogMsg, ImportMsg, Msg, StorageMsg},
        rc_ptr_eq::RcPtrEq,
        update::update,
    },
    storage::{
        envelope::{Content, Saved, read},
        location::StorageLocation,
        store::Opened,
    },
};

use crate::support::{
    instrument_json,
    sheets::step,
    versions::{Change, changed, parsed},
};

fn ids(ids: &[&str]) -> Vec<String> {
    ids.iter().map(|id| (*id).to_owned()).collect()
}

/// Version 2: PE-2 and L3-3 are gone, PE-5 means something else, L4-3 always applies, PE-9 is new.
fn change() -> Change {
    Change {
        version: 2,
        removed: ids(&["PE-2", "L3-3"]),
        reworded: ids(&["PE-5"]),
        always_apply: ids(&["L4-3"]),
        added: Some(("PE-1".to_owned(), "PE-9".to_owned())),
    }
}

fn first() -> Instrument {
    Instrument::built_in().unwrap()
}

fn second() -> Instrument {
    static SECOND: LazyLock<Instrument> = LazyLock::new(|| parsed(&changed(&instrument_json(), &change())));
    SECOND.clone()
}

/// A kept text of version 1.
fn kept(answers: Value) -> Value {
    json!({
        "kind": "sbs-answers", "instrument": "social-business", "version": 1, "mode": "full", "answers": answers,
        "schema": 1, "savedAt": "2026-11-21T10:00:00Z", "lang": "en", "place": "people", "notes": {},
    })
}

fn answers() -> Value {
    json!({ "PE-1": 3, "PE-2": 4, "PE-5": 1, "L3-3": "DK", "L4-3": "NA", "L1-1": "DK" })
}

#[track_caller]
fn saved(instrument: &Instrument, text: &str) -> Saved {
    match read(instrument, text) {
        Content::Saved(saved) => *saved,
        other => panic!("{other:?}: {text}"),
    }
}

fn answer(instrument: &Instrument, saved: &Saved, id: &str) -> Option<Answer> {
    saved.sheet.answers.get(instrument.find(id).unwrap())
}

#[test]
fn an_answer_counts_where_the_question_is_the_same_and_waits_where_it_is_not() {
    let instrument = second();

    let saved = saved(&instrument, &kept(answers()).to_string());

    assert_eq!(answer(&instrument, &saved, "PE-1"), Some(step(3)));
    assert_eq!(answer(&instrument, &saved, "L1-1"), Some(Answer::DontKnow));
    assert_eq!(saved.sheet.answers.count(), 2);
    let waiting = ["PE-2", "PE-5", "L3-3", "L4-3", "PE-9"].map(|id| saved.unmigrated.answer_to(id));
    assert_eq!(waiting, [Some("4"), Some("1"), Some("DK"), Some("NA"), None]);
    assert_eq!((saved.lang, saved.place.as_deref()), (Some(Lang::En), Some("people")));
}

#[test]
fn what_waits_is_written_with_every_save_and_read_the_same() {
    let instrument = second();
    let mut once = saved(&instrument, &kept(answers()).to_string());

    for _ in 0..3 {
        let again = saved(&instrument, &once.to_text(&instrument));
        assert_eq!(again, once);
        once = again;
    }
    let file: Value = serde_json::from_str(&once.to_text(&instrument)).unwrap();
    assert_eq!(file["version"], 2);
    assert!(file["aside"].as_array().unwrap().contains(&json!({
        "version": 1, "key": "answers.PE-2", "value": "4"
    })));
}

#[test]
fn a_note_stays_with_its_question_and_waits_without_one() {
    let mut file = kept(json!({}));
    file["notes"] = json!({ "PE-2": "gone", "PE-5": "still there" });

    let saved = saved(&second(), &file.to_string());

    assert_eq!(saved.notes.get(second().find("PE-5").unwrap()), "still there");
    assert!(saved.unmigrated.earlier.iter().any(|entry| entry.key == "notes.PE-2" && entry.value == "gone"));
}

#[test]
fn numbers_that_are_out_of_range_now_wait_and_the_others_stay() {
    let mut small = changed(&instrument_json(), &change());
    small["parameters"]["ratio"]["maxEmployees"] = json!(500);
    let mut file = kept(json!({}));
    (file["employees"], file["publishers"], file["orgModel"]) = (json!(5000), json!(9), json!("holistic"));

    let saved = saved(&parsed(&small), &file.to_string());

    assert_eq!((saved.sheet.employees, saved.sheet.publishers), (None, Some(Count::Number(9))));
    assert!(saved.sheet.org_model.is_some());
    assert!(saved.unmigrated.earlier.iter().any(|entry| entry.key == "employees" && entry.value == "5000"));
}

#[test]
fn an_answer_outside_the_mode_finds_its_question_too() {
    let mut file = kept(json!({ "PE-1": 2 }));
    (file["mode"], file["beyond"]) = (json!("quick"), json!({ "PE-3": 3, "PE-5": 0 }));
    // PE-1 is not asked in the quick scan of the built-in questionnaire.
    (file["answers"], file["beyond"]["PE-1"]) = (json!({}), json!(2));
    let instrument = second();

    let saved = saved(&instrument, &file.to_string());

    assert_eq!(saved.sheet.mode, Mode::Quick);
    assert_eq!(["PE-1", "PE-3"].map(|id| answer(&instrument, &saved, id)), [Some(step(2)), Some(step(3))]);
    assert_eq!(saved.unmigrated.answer_to("PE-5"), Some("0"));
}

#[test]
fn a_question_that_comes_back_has_its_answer_back_if_it_means_the_same() {
    let in_second = saved(&second(), &kept(answers()).to_string());
    let mut third_file = instrument_json();
    third_file["version"] = json!(3);
    third_file["items"].as_array_mut().unwrap().iter_mut().find(|item| item["id"] == "L3-3").unwrap()["since"] =
        json!(3);
    let third = parsed(&third_file);

    let in_third = saved(&third, &in_second.to_text(&second()));

    let back = ["PE-2", "PE-5", "L4-3", "L3-3"].map(|id| answer(&third, &in_third, id));
    assert_eq!(back, [Some(step(4)), Some(step(1)), Some(Answer::NotApplicable), None]);
    assert_eq!(in_third.unmigrated.answered().collect::<Vec<_>>(), ["L3-3"]);
}

/// Questions about the organisation are no items: they come back where they are asked again.
#[test]
fn what_was_said_of_the_organisation_comes_back_where_it_is_asked_again() {
    let built_in = instrument_json();
    let version = |version: u8, asks: bool| {
        let mut json = crate::parser_properties::models::MODELS[1].json();
        json["version"] = json!(version);
        if asks {
            json["questions"] = built_in["questions"].clone();
        }
        parsed(&json)
    };
    let (with, without, again) = (version(3, true), version(4, false), version(5, true));
    let mut first = AnswerSheet::new(Mode::Full);
    first.org_model = Some(OrgModel::Holistic);
    (first.employees, first.publishers) = (Some(Count::Number(5000)), Some(Count::DontKnow));
    let kept = |sheet: &AnswerSheet| {
        let mut file = kept(json!({}));
        (file["instrument"], file["version"]) = (json!(with.id), json!(3));
        for (key, value) in [("employees", sheet.employees), ("publishers", sheet.publishers)] {
            file[key] = json!(value);
        }
        file["orgModel"] = json!(sheet.org_model);
        file.to_string()
    };

    let waiting = saved(&without, &kept(&first));
    let back = saved(&again, &waiting.to_text(&without));

    assert_eq!((waiting.unmigrated.earlier.len(), waiting.sheet.employees), (3, None));
    assert_eq!(back.sheet, first);
    assert_eq!(back.unmigrated.earlier, []);

    // What is answered there now stays, and more publishers than employees never come together.
    let mut waiting = saved(&without, &kept(&AnswerSheet { publishers: Some(Count::Number(4000)), ..first }));
    waiting.unmigrated.earlier.retain(|entry| entry.key != "employees");
    let mut file: Value = serde_json::from_str(&waiting.to_text(&without)).unwrap();
    file["version"] = json!(3);
    (file["employees"], file["orgModel"]) = (json!(12), json!("centralised"));
    let back = saved(&again, &file.to_string());
    assert_eq!((back.sheet.employees, back.sheet.publishers), (Some(Count::Number(12)), None));
    assert_eq!(back.sheet.org_model, Some(OrgModel::Centralised));
    let keys: Vec<&str> = back.unmigrated.earlier.iter().map(|entry| entry.key.as_str()).collect();
    assert_eq!(keys.len(), 2, "{keys:?}");
    assert!(keys.contains(&"publishers") && keys.contains(&"orgModel"), "{keys:?}");
}

#[test]
fn of_two_answers_to_a_question_that_came_back_the_later_one_counts() {
    let mut file = kept(json!({ "PE-2": 1 }));
    file["version"] = json!(2);
    file["aside"] = json!([{ "version": 1, "key": "answers.PE-2", "value": "4" }]);
    let mut third = instrument_json();
    third["version"] = json!(3);
    let third = parsed(&third);

    let saved = saved(&third, &file.to_string());

    assert_eq!(answer(&third, &saved, "PE-2"), Some(step(1)));
    assert_eq!(saved.unmigrated.answer_to("PE-2"), Some("4"), "and the earlier one is not lost");
}

#[test]
fn a_damaged_text_of_an_earlier_version_is_broken_and_never_half_read() {
    let damaged: [fn(&mut Value); 11] = [
        |file| file["answers"] = json!([]),
        |file| file["answers"] = Value::Null,
        |file| file["answers"]["PE-1"] = json!([3]),
        |file| file["answers"]["gone"] = json!(true),
        |file| file["mode"] = json!("half"),
        |file| file["version"] = json!(0),
        |file| file["instrument"] = json!("another"),
        |file| file["schema"] = json!("1"),
        |file| file["aside"] = json!({}),
        |file| file["aside"] = json!([{ "version": 1, "key": "answers.PE-1" }]),
        |file| (file["employees"], file["publishers"]) = (json!(3), json!(4)),
    ];
    for (n, damage) in damaged.iter().enumerate() {
        let mut file = kept(answers());
        damage(&mut file);
        assert_eq!(read(&second(), &file.to_string()), Content::Broken, "{n}");
    }
}

#[test]
fn more_than_can_be_carried_along_is_not_read_and_so_not_overwritten() {
    let mut file = kept(json!({}));
    let entry = |n| json!({ "version": 1, "key": format!("answers.Z-{n}"), "value": "1" });
    file["aside"] = (0..1000).map(entry).collect();
    assert_eq!(saved(&second(), &file.to_string()).unmigrated.answered().count(), 1000);

    file["aside"] = (0..1001).map(entry).collect();
    assert_eq!(read(&second(), &file.to_string()), Content::Broken);

    file["aside"] = json!([{ "version": 1, "key": "notes.Z", "value": "x".repeat(4001) }]);
    assert_eq!(read(&second(), &file.to_string()), Content::Broken);
}

#[test]
fn what_a_newer_version_or_a_newer_schema_wrote_is_not_read_also_two_ahead() {
    for (schema, version) in [(1, 2), (1, 3), (2, 1), (3, 1), (3, 3)] {
        let mut file = kept(answers());
        (file["schema"], file["version"]) = (json!(schema), json!(version));
        assert_eq!(read(&first(), &file.to_string()), Content::Newer, "{schema} {version}");
    }
}

#[test]
fn what_another_build_of_the_same_schema_added_survives_a_save_letter_by_letter() {
    let more = r#""mood":{"a":[1.50,-2e3,18446744073709551616,"\u00e9 \"}"],"b":null}"#;
    let text = kept(answers()).to_string().replacen('{', &format!("{{{more} ,"), 1);
    for instrument in [first(), second()] {
        let once = saved(&instrument, &text);
        let written = once.to_text(&instrument);

        assert_eq!(written.matches(more).count(), 1, "{written}");
        assert_eq!(saved(&instrument, &written), once);
        assert_eq!(serde_json::from_str::<Value>(&written).unwrap()["mood"]["a"][0], 1.5);
    }

    let long = format!("\"mood\":\"{}\"", "x".repeat(20_000));
    let text = kept(answers()).to_string().replacen('{', &format!("{{{long},"), 1);
    assert_eq!(read(&first(), &text), Content::Newer, "too much to carry along: left alone");
}

#[test]
fn every_member_that_this_build_writes_is_known_to_it() {
    let mut file = kept(answers());
    file["notes"] = json!({ "PE-1": "note" });
    let instrument = second();
    let once = saved(&instrument, &file.to_string());
    let again = saved(&instrument, &once.to_text(&instrument));

    // A member that was taken for unknown would be written twice.
    assert_eq!(again.to_text(&instrument), once.to_text(&instrument));
}

#[test]
fn taking_an_earlier_answer_over_answers_the_question_and_leads_the_focus_there() {
    let instrument = RcPtrEq::new(second());
    let opened =
        Opened { saved: Some(saved(&instrument, &kept(answers()).to_string())), findings: Vec::new() };
    let mut model = Model::new(instrument.clone(), Lang::Nl, StorageLocation::Device, opened);
    let [changed, applies] = ["PE-5", "L4-3"].map(|id| instrument.find(id).unwrap());

    let effects = update(&mut model, Msg::Answer(AnswerMsg::TakeEarlier(changed)));
    assert_eq!(model.answers.get(changed), Some(step(1)));
    assert_eq!(effects, [Effect::Save, Effect::Focus(FocusTarget::Item(changed))]);

    assert_eq!(
        update(&mut model, Msg::Answer(AnswerMsg::TakeEarlier(applies))),
        [],
        "not applicable cannot be chosen any more"
    );
    assert_eq!(model.answers.get(applies), None);
    assert_eq!(update(&mut model, Msg::Answer(AnswerMsg::TakeEarlier(instrument.find("PE-9").unwrap()))), []);
    assert_eq!(model.saved(None).unmigrated.answered().count(), 4, "what waits stays");
}

#[test]
fn what_waits_in_another_tab_waits_here_too() {
    let instrument = RcPtrEq::new(second());
    let mut model = Model::new(instrument.clone(), Lang::Nl, StorageLocation::Device, Opened::default());
    let theirs = saved(&instrument, &kept(answers()).to_string());

    let _ = update(&mut model, Msg::Storage(StorageMsg::RemoteChange(Box::new(theirs))));

    assert_eq!(model.unmigrated.answered().count(), 4);
}

#[test]
fn other_answers_in_place_of_the_own_ones_leave_nothing_waiting() {
    let instrument = RcPtrEq::new(second());
    let opened =
        Opened { saved: Some(saved(&instrument, &kept(answers()).to_string())), findings: Vec::new() };
    let mut model = Model::new(instrument.clone(), Lang::Nl, StorageLocation::Device, opened);
    let code = result_code::encode(&instrument, &AnswerSheet::new(Mode::Full));

    let _ = update(&mut model, Msg::Import(ImportMsg::OpenCode(code)));
    let _ = update(&mut model, Msg::Import(ImportMsg::TakeOver));
    let _ = update(&mut model, Msg::Dialog(DialogMsg::Confirm));

    assert_eq!(model.unmigrated.answered().count(), 0);
}

#[test]
fn a_code_of_an_earlier_version_is_refused_with_its_reason() {
    let code = result_code::encode(&first(), &AnswerSheet::new(Mode::Full));

    assert_eq!(result_code::decode(&second(), &code).unwrap_err().code, ErrorCode::UnknownVersion);
}
