//! What stands elsewhere in format 2. The file has no fault, so everything that is moved is there.

use serde_json::{Map, Value, json};
use social_business_scan::core::instrument::{Instrument, ItemIndex, Role, Sign};

type Object = Map<String, Value>;

/// Turns a sound file of format 1 into one of format 2.
pub fn to_format_2(file: &mut Value, instrument: &Instrument) {
    let Some(root) = file.as_object_mut() else { return };
    let groups = groups(root, instrument);
    let advice = advice(root, instrument);
    let links = links(root, instrument);
    items(root);
    levels(root);
    indices(root, instrument);
    root.remove("itemOrder");
    root.insert("format".into(), json!(2));
    root.insert("groups".into(), groups);
    root.insert("advice".into(), advice);
    root.insert("links".into(), links);
    root.insert("warningSubjects".into(), warning_subjects(instrument));
}

/// The objects of a list, out of the file.
fn taken(root: &mut Object, key: &str) -> Vec<Object> {
    let list = root.remove(key).map(|list| if let Value::Array(list) = list { list } else { Vec::new() });
    let object = |value| if let Value::Object(object) = value { Some(object) } else { None };
    list.into_iter().flatten().filter_map(object).collect()
}

fn object<'a>(root: &'a mut Object, key: &str) -> Option<&'a mut Object> {
    root.get_mut(key)?.as_object_mut()
}

/// The dimensions in their groups, with what format 1 has by their ids alone.
fn groups(root: &mut Object, instrument: &Instrument) -> Value {
    let mut dimensions = taken(root, "dimensions").into_iter().zip(&instrument.dimensions).peekable();
    let mut balance = object(root, "parameters").and_then(|parameters| parameters.remove("balanceBands"));
    let mut groups = Vec::new();
    for (place, group) in instrument.groups.iter().enumerate() {
        let mut members = Vec::new();
        while let Some((mut member, dimension)) = dimensions.next_if(|(_, one)| one.id.group() == place) {
            // The group that it stands in, and its place there, say both.
            member.remove("group");
            member.remove("level");
            member.insert("section".into(), json!(dimension.section));
            if dimension.id.sign() != Sign::Number {
                member.insert("sign".into(), json!(dimension.id.sign()));
            }
            members.push(Value::Object(member));
        }
        let mut node = json!({
            "key": group.key, "role": group.role, "rule": group.rule, "dimensions": members,
        });
        if let (Role::Profile, Some(balance), Some(node)) = (group.role, balance.take(), node.as_object_mut())
        {
            node.insert("balance".into(), balance);
        }
        groups.push(node);
    }
    Value::Array(groups)
}

/// What advice is for beside the advice.
fn advice(root: &mut Object, instrument: &Instrument) -> Value {
    let mut texts = root.remove("recommendations");
    root.remove("units");
    let advice = instrument.units.iter().map(|unit| {
        let own = texts.as_mut().and_then(Value::as_object_mut).and_then(|texts| texts.remove(&unit.id));
        let Some(Value::Object(mut advice)) = own else { return Value::Null };
        advice.insert("for".into(), json!(unit.id));
        if let Some(duty) = unit.duty {
            advice.insert("duty".into(), json!(duty));
        }
        Value::Object(advice)
    });
    advice.collect()
}

fn links(root: &mut Object, instrument: &Instrument) -> Value {
    let mut texts = object(root, "texts").and_then(|texts| texts.remove("links"));
    let links = instrument.links.iter().map(|link| {
        let [first, second] = link.dimensions.map(|id| id.key());
        let key = format!("{first}-{second}");
        let text = texts.as_mut().and_then(Value::as_object_mut).and_then(|texts| texts.remove(&key));
        json!({ "dimensions": [first, second], "text": text })
    });
    links.collect()
}

/// Items with their advice, without what says no or none.
fn items(root: &mut Object) {
    let mut advice = root.remove("itemAdvice");
    let items = taken(root, "items").into_iter().map(|mut item| {
        item.remove("unit");
        item.remove("naAllowed");
        if let Some(hint) = item.remove("naHint") {
            item.insert("notApplicable".into(), hint);
        }
        let own = item.get("id").and_then(Value::as_str).map(ToOwned::to_owned);
        let texts = advice.as_mut().and_then(Value::as_object_mut);
        if let Some(advice) = own.zip(texts).and_then(|(id, texts)| texts.remove(&id)) {
            item.insert("advice".into(), advice);
        }
        let loads = item.get("loads").and_then(Value::as_object);
        if loads.is_some_and(|loads| loads.len() == 1) {
            item.remove("loads");
        }
        item.retain(|key, value| {
            let may_be_missing =
                matches!(key.as_str(), "core" | "quick" | "facet" | "anchors" | "notApplicable" | "advice");
            !(may_be_missing && (value.is_null() || *value == json!(false)))
        });
        Value::Object(item)
    });
    let items = items.collect();
    root.insert("items".into(), items);
}

/// The texts about the levels as a list.
fn levels(root: &mut Object) {
    let Some(texts) = object(root, "texts") else { return };
    let Some(Value::Object(mut levels)) = texts.remove("levels") else { return };
    let unknown = levels.remove("unknown");
    texts.insert("levelUnknown".into(), json!(unknown));
    let in_order: Vec<Value> = (0..=u8::MAX).map_while(|level| levels.remove(&level.to_string())).collect();
    texts.insert("levels".into(), json!(in_order));
}

fn indices(root: &mut Object, instrument: &Instrument) {
    let Some(parameters) = object(root, "parameters") else { return };
    let mut weights = parameters.remove("cultureWeights");
    let cut = parameters.remove("quadrantCut");
    let key = |role| instrument.groups.iter().find(|group| group.role == role).map(|group| group.key);
    let (profile, bars) = (key(Role::Profile).unwrap_or_default(), key(Role::Bars).unwrap_or_default());
    let mut weight =
        |key: &str| weights.as_mut().and_then(Value::as_object_mut).and_then(|all| all.remove(key));
    let indices = json!({
        "culture": {
            "rule": "mean", "of": [profile, bars], "weights": { profile: weight("threeP"), bars: weight("values") },
        },
        "position": { "rule": "quadrant", "of": ["culture", key(Role::Levels)], "cut": cut },
    });
    root.insert("indices".into(), indices);
}

fn warning_subjects(instrument: &Instrument) -> Value {
    let of = instrument.warning_subjects;
    let item = |item: Option<ItemIndex>| item.map(|item| instrument.item(item).id.as_str());
    let mut subjects = json!({
        "everyoneTakesPart": item(of.everyone_takes_part),
        "encouraged": item(of.encouraged),
        "independent": item(of.independent),
        "inAllDepartments": item(of.in_all_departments),
        "agreements": of.agreements.map(|dimension| dimension.key()),
    });
    if let Some(subjects) = subjects.as_object_mut() {
        subjects.retain(|_, subject| !subject.is_null());
    }
    subjects
}
