//! The plan as a host reads and gives it: with the words of every action, in the order of the list. Pure.

use serde_json::{Map, Value};

use crate::{
    plan::{
        Plan,
        action::{Action, Origin},
        parse::{ActionError, PlanError},
        target::{Target, TargetForm},
    },
    state::model::Model,
};

/// What `getPlan` gives: `{key, actions, target}`. Every action has its words in `text`, and none an order number.
#[must_use]
pub fn form(model: &Model) -> Value {
    let presenter = model.action_presenter();
    let with_words = |action: &Action| {
        let mut form = serde_json::to_value(action).unwrap_or_default();
        if let Some(form) = form.as_object_mut() {
            form.remove("order");
            form.insert("text".to_owned(), presenter.title(action).into());
        }
        form
    };
    let mut form = Map::new();
    if !model.plan.key.is_empty() {
        form.insert("key".to_owned(), model.plan.key.as_str().into());
    }
    form.insert("actions".to_owned(), model.plan.actions().iter().map(with_words).collect());
    if !model.target.is_empty() {
        form.insert(
            "target".to_owned(),
            serde_json::to_value(TargetForm { instrument: &model.instrument, target: &model.target })
                .unwrap_or_default(),
        );
    }
    Value::Object(form)
}

/// Reads what `setPlan` is given. Words that an action has by its origin are not its own: they stay in the language of
/// the reader. Without a member `target` the target stays; `null` takes it away.
///
/// # Errors
/// The first fault; nothing has changed then.
pub fn read(model: &Model, value: &Value) -> Result<(Plan, Option<Target>), PlanError> {
    let given = Plan::from_value(value)?;
    // Which answers there are, only the questionnaire knows.
    let is_beyond = |origin: &Origin| {
        let Origin::Way { item, to } = origin else { return false };
        let item = model.instrument.find(item);
        item.is_some_and(|item| *to > model.instrument.top_step(item))
    };
    if let Some(place) = given.actions().iter().position(|action| is_beyond(&action.origin)) {
        return Err(PlanError::Action(place.saturating_add(1), ActionError::From));
    }
    let presenter = model.action_presenter();
    let is_same_order =
        given.actions().iter().map(|action| &action.id).eq(model.plan.actions().iter().map(|own| &own.id));
    let own = given.actions().iter().map(|action| {
        let mut action = action.clone();
        let is_of_origin = action.origin != Origin::Typed
            && presenter.of_origin(&action.origin).as_ref() == Some(&action.text);
        if is_of_origin {
            action.text.clear();
        }
        if let Some(before) = model.plan.find(&action.id).filter(|_| is_same_order) {
            action.order = before.order;
        }
        action
    });
    let plan = Plan::new(given.key.clone(), own);
    let target = match value.get("target") {
        None => None,
        Some(Value::Null) => Some(Target::default()),
        Some(target) => Some(Target::from_value(&model.instrument, target)?),
    };
    Ok((plan, target))
}
