//! Two measurements beside each other: which two, what comes in to be compared, and that the scan at work stays as it is.

use crate::support::section;
use serde_json::{Value, json};
use social_business_scan::{
    core::instrument::ErrorCode,
    import::Refusal,
    state::{
        effect::{Announcement, Effect, FocusTarget},
        model::{Model, Pick},
        msg::{AttemptMsg, ChangeMsg, DialogMsg, ImportMsg, Msg, NavigateMsg, Side},
        screen::Screen,
        update::update,
    },
};

use super::{INSTRUMENT, filled, kept, update::finished};
use crate::fixture::model;

const CODE: &str = "SB1-20FYJ-94J94-JNC04-SP4";

fn change(msg: ChangeMsg) -> Msg {
    Msg::Change(msg)
}

fn link() -> Msg {
    Msg::Import(ImportMsg::OpenLink(CODE.into()))
}

fn file(value: &Value) -> Msg {
    Msg::Import(ImportMsg::OpenFile(Ok(value.to_string())))
}

/// An answer file that was saved then.
fn answers(saved_at: &str) -> Value {
    json!({
        "kind": "sbs-answers", "instrument": INSTRUMENT.id, "version": INSTRUMENT.version, "mode": "quick",
        "schema": 1, "savedAt": saved_at, "answers": { "PE-2": 3 },
    })
}

fn keys(model: &Model) -> [String; 2] {
    model.compared().map(|pick| pick.map_or_else(String::new, |pick| pick.key()))
}

/// The whole model, without what is compared and where the visitor is.
fn own(model: &Model) -> Model {
    let mut own = model.clone();
    own.change = social_business_scan::state::model::Change::default();
    (own.screen, own.viewed, own.confirmation, own.pressed) = (Screen::Intro, None, None, None);
    (own.refused, own.code_error) = (None, None);
    own
}

#[test]
fn the_scan_at_work_stands_beside_the_measurement_before_it_and_is_not_named_twice() {
    let mut model = finished();

    let effects = update(&mut model, change(ChangeMsg::Open));

    assert_eq!((model.screen, effects), (Screen::Change, vec![Effect::Focus(FocusTarget::Heading)]));
    let [newest, older, oldest] = &model.attempts[..] else { panic!("{}", model.attempts.len()) };
    assert_eq!(keys(&model), [format!("attempt:{}", older.id), "scan".to_owned()]);
    let picks = model.picks();
    assert!(!picks.contains(&Pick::Attempt(newest.id.clone())), "the scan at work is that one");
    assert!(picks.contains(&Pick::Attempt(oldest.id.clone())));
    let comparison = |model: &Model| {
        let [before, after] = model.compared().map(|pick| model.measurement(&pick.unwrap()).unwrap());
        model.comparison(&before, &after).unwrap()
    };
    let there = comparison(&model);
    let effects = update(&mut model, change(ChangeMsg::Swap));
    assert_eq!(effects, [Effect::Announce(Announcement::Swapped)]);
    assert_eq!(there.changed.len(), comparison(&model).changed.len());
    assert_eq!(there.changed[0].from, comparison(&model).changed[0].to);
}

#[test]
fn an_attempt_is_compared_with_what_came_after_it_and_the_latest_with_the_one_before() {
    let mut model = finished();
    let ids: Vec<String> = model.attempts.iter().map(|attempt| attempt.id.clone()).collect();

    let _ = update(&mut model, change(ChangeMsg::WithAttempt(ids[2].clone())));
    assert_eq!(keys(&model), [format!("attempt:{}", ids[2]), "scan".to_owned()]);
    // The attempt that the scan at work is.
    let _ = update(&mut model, change(ChangeMsg::WithAttempt(ids[0].clone())));
    assert_eq!(keys(&model), [format!("attempt:{}", ids[1]), "scan".to_owned()]);

    // Where nothing was begun.
    let mut model = super::super::fixture::model();
    let backend = filled(2);
    let _ = update(&mut model, Msg::Attempts(AttemptMsg::Listed(kept(&backend))));
    let ids: Vec<String> = model.attempts.iter().map(|attempt| attempt.id.clone()).collect();
    let _ = update(&mut model, change(ChangeMsg::WithAttempt(ids[0].clone())));
    assert_eq!(keys(&model), [format!("attempt:{}", ids[1]), format!("attempt:{}", ids[0])]);
}

#[test]
fn whatever_is_compared_nothing_is_kept_of_it_and_the_scan_at_work_stays() {
    let mut model = finished();
    let _ = update(&mut model, Msg::Navigate(NavigateMsg::OpenSection(section("values"))));
    let before = own(&model);
    let id = model.attempts[2].id.clone();
    let there = [
        change(ChangeMsg::Open),
        change(ChangeMsg::AddCode(CODE.into())),
        change(ChangeMsg::AddCode(format!("https://example.org/scan/#r={CODE}"))),
        change(ChangeMsg::AddCode("SB1-WRONG".into())),
        file(&answers("2025-01-01T00:00:00Z")),
        file(&json!({ "kind": "sbs-answers", "instrument": "another", "version": 1, "answers": {} })),
        Msg::Import(ImportMsg::OpenFile(Err(Refusal::TooLarge))),
        change(ChangeMsg::Choose(Side::After, "scan".into())),
        change(ChangeMsg::Choose(Side::After, "nothing of the kind".into())),
        change(ChangeMsg::Swap),
        change(ChangeMsg::WithAttempt(id)),
        link(),
        change(ChangeMsg::WithShared),
        Msg::Navigate(NavigateMsg::LeaveViewed),
    ];

    for msg in there {
        let effects = update(&mut model, msg.clone());
        let writes = effects.iter().any(|effect| !matches!(effect, Effect::Focus(_) | Effect::Announce(_)));
        assert!(!writes, "{msg:?}: {effects:?}");
        assert_eq!(own(&model), before, "{msg:?}");
    }
    assert_eq!(model.screen, Screen::Section(section("values")), "where it waited");
}

#[test]
fn a_shared_result_is_the_first_of_the_two_and_ones_own_the_second() {
    let mut model = finished();
    let _ = update(&mut model, link());

    let effects = update(&mut model, change(ChangeMsg::WithShared));

    assert_eq!((model.screen, effects), (Screen::Change, vec![Effect::Focus(FocusTarget::Heading)]));
    assert_eq!(keys(&model), ["brought:0", "scan"]);
    // The same once more is the same.
    let _ = update(&mut model, change(ChangeMsg::AddCode(CODE.into())));
    assert_eq!((keys(&model), model.change.brought.len()), (["brought:0", "scan"].map(str::to_owned), 1));
    // Everything is gone when everything is deleted.
    let _ = update(&mut model, Msg::Dialog(DialogMsg::AskDelete));
    let _ = update(&mut model, Msg::Dialog(DialogMsg::Confirm));
    assert!(model.change.brought.is_empty());
}

#[test]
fn a_file_that_is_later_than_the_other_is_the_second_of_the_two() {
    let mut model = finished();
    model.saved_at = Some("2026-11-22T11:00:00Z".into());
    let _ = update(&mut model, change(ChangeMsg::Open));

    let effects = update(&mut model, file(&answers("2027-11-22T11:00:00Z")));
    assert_eq!(effects, [Effect::Announce(Announcement::BroughtToCompare)]);
    assert_eq!(keys(&model), ["scan", "brought:0"]);
    let changed = Msg::Import(ImportMsg::OpenChanged(answers("2024-11-22T11:00:00Z").to_string()));
    let effects = update(&mut model, changed);
    assert_eq!(
        effects,
        [Effect::Announce(Announcement::ChangedReportBrought)],
        "its pages say something else"
    );
    assert_eq!(keys(&model), ["brought:1", "brought:0"]);
}

#[test]
fn what_cannot_be_compared_is_refused_in_words() {
    let mut model = finished();
    let _ = update(&mut model, change(ChangeMsg::Open));
    let two = keys(&model);

    // Another threshold: it is there, and not comparable.
    let mut other = answers("2025-01-01T00:00:00Z");
    other.as_object_mut().unwrap().remove("schema");
    other["parameters"] = json!({ "threshold": 60 });
    let _ = update(&mut model, file(&other));
    assert_eq!(keys(&model), ["brought:0", "scan"]);
    let [before, after] = model.compared().map(|pick| model.measurement(&pick.unwrap()).unwrap());
    assert_eq!(model.comparison(&before, &after).unwrap_err().code, ErrorCode::ParametersMismatch);

    // Others are not even there.
    let mut model = finished();
    let _ = update(&mut model, change(ChangeMsg::Open));
    let foreign = json!({ "kind": "sbs-answers", "instrument": "another", "version": 1, "mode": "full", "answers": {} });
    for (msg, code) in [
        (file(&foreign), Some(ErrorCode::UnknownInstrument)),
        (Msg::Import(ImportMsg::OpenFile(Ok("een plaatje".into()))), None),
    ] {
        assert_eq!(update(&mut model, msg), [Effect::Focus(FocusTarget::Refusal)]);
        let refusal = model.refused.clone().unwrap();
        if let Some(code) = code {
            assert!(matches!(&refusal, Refusal::Invalid(error) if error.code == code), "{refusal:?}");
        }
        assert!(!refusal.words(&model.instrument, model.lang).is_empty());
        assert_eq!(keys(&model), two);
    }
    let effects = update(&mut model, change(ChangeMsg::AddCode("SB1-WRONG".into())));
    assert!(model.code_error.is_some());
    assert_eq!(effects, [Effect::Focus(FocusTarget::WrongCode)]);
}

#[test]
fn a_reload_of_the_comparison_stays_there_also_without_answers() {
    let mut model = model();

    let _ = update(&mut model, Msg::Navigate(NavigateMsg::Visit("change".into())));

    assert_eq!((model.screen, keys(&model)), (Screen::Change, [String::new(), String::new()]));
}
