//! What a host reads of the plan, and what it may give.

use serde_json::{Value, json};
use social_business_scan::{
    embed::{
        host_events::{HostEvent, ModelDiff},
        host_plan::{form, read},
    },
    plan::{
        action::Origin,
        limits::{MAX_ACTIONS, MAX_TEXT},
    },
    state::{
        effect::Effect,
        model::Model,
        msg::{HostCommand, Msg, PlanMsg},
    },
};

use super::plan;
use crate::fixture::{after, model, scores};

fn give(model: &mut Model, value: &Value) -> Vec<Effect> {
    let given = read(model, value).unwrap();
    after(model, [Msg::Host(HostCommand::Plan(Box::new(given)))])
}

#[test]
fn what_a_host_reads_it_can_give_back_and_nothing_has_changed() {
    let mut model = model();
    model.plan = plan();
    model.target.set_level(Some(3));
    let (before, target) = (model.plan.clone(), model.target);
    let read = form(&model);
    assert!(
        read["actions"]
            .as_array()
            .unwrap()
            .iter()
            .all(|action| action["text"].as_str().is_some_and(|text| !text.is_empty()))
    );

    assert_eq!(give(&mut model, &read), [Effect::Save]);

    let gone = model.plan.find("item-XX-9").unwrap();
    assert_eq!(gone.text, "Actie zonder tekst", "of an item that is not there the words are the host's");
    model.plan.set(before.find("item-XX-9").unwrap().clone());
    assert_eq!((model.plan, model.target), (before, target));
}

#[test]
fn a_host_gives_a_plan_in_order_and_a_target_only_where_it_names_one() {
    let mut model = model();
    model.plan = plan();
    model.target.set_level(Some(3));

    let _ = give(
        &mut model,
        &json!({ "actions": [
        { "id": "b", "from": "typed", "text": "Twee", "date": "2027-01-31", "order": 9 },
        { "id": "item-PE-3", "from": "item", "item": "PE-3", "done": true, "order": 1 },
    ] }),
    );

    let ids: Vec<&str> = model.plan.actions().iter().map(|action| action.id.as_str()).collect();
    assert_eq!(ids, ["b", "item-PE-3"]);
    assert_eq!((model.plan.key.as_str(), model.target.level), ("0000000a-1", Some(3)));
    let _ = give(&mut model, &json!({ "actions": [], "target": null }));
    assert!(model.plan.actions().is_empty() && model.target.is_empty());
    let _ = give(&mut model, &json!({ "actions": [], "target": { "level": 5.0, "scores": { "PE": 0 } } }));
    assert_eq!((model.target.level, model.target.scores), (Some(5), scores([Some(0), None, None])));
}

#[test]
fn a_plan_that_is_none_is_refused_with_the_reason() {
    let model = model();
    let action = |more: Value| {
        let mut action = json!({ "id": "a", "from": "typed", "text": "x" });
        action.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        json!({ "actions": [action] })
    };
    for (value, reason) in [
        (json!(null), "it is not an object"),
        (json!([]), "it is not an object"),
        (json!({}), "actions is not a list"),
        (json!({ "actions": [1] }), "action 1: it is not an object"),
        (action(json!({ "id": "" })), "action 1: id is not"),
        (action(json!({ "id": "a b" })), "action 1: id is not"),
        (action(json!({ "from": "item" })), "action 1: from is not"),
        (action(json!({ "from": "way", "item": "PE-1", "to": 7 })), "action 1: from is not"),
        (action(json!({ "text": " " })), "action 1: text is not"),
        (action(json!({ "text": "x".repeat(MAX_TEXT + 1) })), "action 1: text is not"),
        (action(json!({ "owner": 3 })), "action 1: owner is not"),
        (action(json!({ "date": "2027-02-30" })), "action 1: date is not a day"),
        (action(json!({ "done": "yes" })), "action 1: done is not"),
        (
            json!({ "actions": [{ "id": "a", "from": "typed", "text": "x" }, { "id": "a", "from": "typed", "text": "y" }] }),
            "two of them have the id a",
        ),
        (json!({ "actions": [], "target": { "level": 6 } }), "level is not"),
        (json!({ "actions": [], "target": { "scores": { "PL": 101 } } }), "scores.PL is not"),
        (json!({ "actions": [], "target": { "date": "soon" } }), "date is not a day"),
        (
            json!({ "actions": vec![json!({ "id": "a", "from": "typed", "text": "x" }); MAX_ACTIONS + 1] }),
            "more than 60 actions",
        ),
        (
            json!({ "actions": (0..MAX_ACTIONS).map(|number| json!({ "id": number.to_string(), "from": "typed", "text": "x", "note": "é".repeat(400) })).collect::<Vec<_>>() }),
            "more than 16000 bytes",
        ),
    ] {
        let error = read(&model, &value).unwrap_err().to_string();
        assert!(error.contains(reason), "{error}: {value}");
    }
}

#[test]
fn a_host_hears_of_every_change_of_the_plan_and_of_nothing_else() {
    let mut model = model();
    let (mut diff, _) = ModelDiff::new(&model);
    assert_eq!(diff.look(&model), []);

    let _ = after(&mut model, [Msg::Plan(PlanMsg::Add(vec![Origin::Item("PE-3".into())]))]);
    assert_eq!(diff.look(&model), [HostEvent::Kept, HostEvent::Plan { total: 1, done: 0 }]);
    let _ = after(&mut model, [Msg::Plan(PlanMsg::SetDone("item-PE-3".into(), true))]);
    assert_eq!(diff.look(&model), [HostEvent::Kept, HostEvent::Plan { total: 1, done: 1 }]);
    assert_eq!(diff.look(&model), []);
}
