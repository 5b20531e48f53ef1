//! The instrument.
//!
//! An input is a whole instrument, or lines that change a small one: `12 true` puts a value at the twelfth place,
//! `12 -` removes what is there, `12 = 7` copies the value at the seventh place, `12 + 7` adds it to the list there,
//! `12 > "a"` puts it under another name as well. A first line `3 model` takes the third of the models in format 2 in place
//! of the small one.

use std::{collections::BTreeSet, sync::LazyLock};

use serde_json::{Map, Value, json};
use social_business_scan::{
    core::{
        answers::{Answer, AnswerSheet, Step},
        instrument::{Instrument, InstrumentFault, Lang, Mode, Role, UnitKind, binary_codec::pack},
        result_code::{decode, encode},
        score::{ScoreReport, result_file::ResultFile, score},
        string_enum::StringEnum,
    },
    storage::envelope::Saved,
};

use super::{
    envelope::comes_back,
    models::{MODELS, Model},
};

/// Text and value are read alike; faults are told once; what has no fault can be scored, coded and kept.
pub fn holds(text: &str) {
    let read = if text.starts_with(|c: char| c.is_ascii_digit()) {
        Instrument::from_value(&changed(text))
    } else {
        let read = Instrument::parse(text);
        match serde_json::from_str::<Value>(text) {
            Ok(value) => assert!(Instrument::from_value(&value) == read),
            Err(_) => assert_eq!(read.as_ref().err().map(Vec::len), Some(1)),
        }
        read
    };
    match read {
        Ok(instrument) => is_sound(&instrument),
        Err(faults) => are_told_once(&faults),
    }
}

fn are_told_once(faults: &[InstrumentFault]) {
    let told: BTreeSet<String> = faults.iter().map(ToString::to_string).collect();
    assert!(!faults.is_empty() && told.len() == faults.len(), "{faults:?}");
    assert!(faults.iter().all(|fault| !fault.problem.is_empty()));
}

fn is_sound(instrument: &Instrument) {
    nothing_dangles(instrument);
    texts_stand_in_one_line(instrument);
    for mode in [Mode::Full, Mode::Quick] {
        let empty = AnswerSheet::new(mode);
        let report = is_scored(instrument, &empty);
        assert_eq!((report.level.reached, report.position.index.score), (None, None));
        let full = all_with(instrument, mode, u8::MAX);
        let report = is_scored(instrument, &full);
        let position = instrument.indices.position.is_some().then_some(100.0);
        let top = instrument.has(Role::Levels).then(|| instrument.top_level());
        assert_eq!((report.level.reached, report.position.index.score), (top, position));
        is_scored(instrument, &all_with(instrument, mode, 3));
        for sheet in [empty, full] {
            assert_eq!(decode(instrument, &encode(instrument, &sheet)).as_ref(), Ok(&sheet));
            comes_back(instrument, &Saved::from_sheet(sheet));
        }
    }
}

fn nothing_dangles(instrument: &Instrument) {
    assert!((1..=255).contains(&instrument.version));
    assert_eq!(instrument.item_advice.len(), instrument.items.len());
    for index in instrument.item_indices() {
        let item = instrument.item(index);
        assert_eq!(instrument.find(&item.id), Some(index));
        assert!(!instrument.scale_of(item).id.is_empty());
        let unit = &instrument.units[item.unit];
        let facet = item.facet.map(|facet| &instrument.facets[facet]);
        match unit.kind {
            UnitKind::Facet(place) => assert_eq!(item.facet, Some(place)),
            UnitKind::Dimension(dimension) => assert_eq!((dimension, facet), (item.dimension, None)),
        }
        // Other items may have some too.
        assert!(instrument.item_advice[index.position()].is_some() || !item.core);
        for loading in &item.loadings {
            let of = instrument.items_of(loading.dimension);
            assert!(of.contains(&(index, loading.weight)));
        }
    }
    for dimension in instrument.dimension_ids() {
        assert!(!instrument.dimension(dimension).name.get(Lang::Nl).is_empty());
        for (index, weight) in instrument.items_of(dimension) {
            assert_eq!(instrument.item(*index).weight_on(dimension), Some(*weight));
        }
    }
    for unit in &instrument.units {
        if let UnitKind::Facet(facet) = unit.kind {
            assert_eq!(instrument.facets[facet].id, unit.id);
        }
    }
    for option in &instrument.questions.org_options {
        assert!(option.code <= 6 && instrument.org_model(option.model) == option);
    }
}

/// What the compact form takes for granted.
fn texts_stand_in_one_line(instrument: &Instrument) {
    let is_line = |text: &str| !text.trim().is_empty() && !text.contains(char::is_control);
    for lang in Lang::ALL {
        for item in &instrument.items {
            assert!([item.short, item.text, item.help].iter().all(|text| is_line(text.get(*lang))));
        }
    }
    assert!(instrument.scales.iter().all(|scale| is_line(&scale.id)), "{:?}", instrument.scales);
    let ids = 1
        + instrument.groups.len()
        + 2 * instrument.dimensions.len()
        + instrument.scales.len()
        + instrument.facets.len()
        + instrument.units.len()
        + instrument.items.len();
    assert_eq!(pack(instrument).ids.lines().count(), ids);
}

fn all_with(instrument: &Instrument, mode: Mode, step: u8) -> AnswerSheet {
    let mut sheet = AnswerSheet::new(mode);
    for item in instrument.in_mode(mode) {
        sheet.answers.set(item, Step::new(step.min(instrument.top_step(item))).map(Answer::Step));
    }
    sheet
}

/// Every score is one, and none is lost in writing it.
fn is_scored(instrument: &Instrument, sheet: &AnswerSheet) -> ScoreReport {
    let report = score(instrument, sheet);
    let indices =
        [report.three_p.index, report.values, report.culture, report.pyramid.index, report.position.index];
    let scores = indices
        .iter()
        .flat_map(|index| [index.score, index.low, index.high])
        .chain(report.dimensions.iter().flat_map(|(_, of)| [of.score, of.low, of.high]))
        .chain(report.facets.iter().map(|facet| facet.score))
        .chain(report.links.iter().map(|link| link.score))
        .chain([report.three_p.mean, report.three_p.balance]);
    for score in scores.flatten() {
        assert!((-1e-9..=100.0 + 1e-9).contains(&score), "{score} is no score");
    }
    let top = instrument.top_level();
    assert!(report.level.at_least <= top && report.level.min <= report.level.max);
    assert!(report.level.progress.is_none_or(|progress| (0.0..=f64::from(top)).contains(&progress)));
    assert!(report.priorities.iter().all(|unit| unit.priority.is_finite() && unit.priority > 0.0));
    serde_json::to_string(&ResultFile { instrument, report: &report }).unwrap();
    report
}

/// A small instrument with every part that one needs: one letter a text.
pub static SMALL: LazyLock<Value> = LazyLock::new(|| {
    let mut value: Value =
        serde_json::from_str(include_str!("../../assessments/social-business.json")).unwrap();
    let root = value.as_object_mut().unwrap();
    root.retain(|key, _| !matches!(key.as_str(), "languages" | "sourceLanguage" | "seedTexts" | "sources"));
    root.insert("sources".to_owned(), json!([]));
    shorten(&mut value);
    let items = value["items"].as_array_mut().unwrap();
    items.retain(|item| item["quick"] == true || item["naAllowed"] == true);
    let items = items.clone();
    let ids: Vec<&str> = items.iter().map(|item| item["id"].as_str().unwrap()).collect();
    value["itemOrder"] = json!(ids);
    value["itemAdvice"] = items
        .iter()
        .filter(|item| item["core"] == true)
        .map(|item| (item["id"].as_str().unwrap().to_owned(), json!({"nl": "a", "en": "b"})))
        .collect::<Map<_, _>>()
        .into();
    value
});

/// Texts become letters, lists of them one text.
fn shorten(value: &mut Value) {
    match value {
        Value::Object(map) if map.contains_key("nl") => *value = json!({"nl": "a", "en": "b"}),
        Value::Object(map) => map.values_mut().for_each(shorten),
        Value::Array(list) => {
            list.iter_mut().for_each(shorten);
            if list.first().is_some_and(|first| first.get("nl").is_some()) {
                list.truncate(1);
            }
        }
        _ => {}
    }
}

/// Every place in [`SMALL`].
pub static PLACES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let mut found = Vec::new();
    places(&SMALL, String::new(), &mut found);
    found
});

fn places(value: &Value, place: String, found: &mut Vec<String>) {
    match value {
        Value::Object(map) => {
            map.iter().for_each(|(key, value)| places(value, format!("{place}/{key}"), found))
        }
        Value::Array(list) => {
            list.iter().enumerate().for_each(|(n, value)| places(value, format!("{place}/{n}"), found));
        }
        _ => {}
    }
    found.push(place);
}

/// The models in format 2 with their places.
pub static OTHERS: LazyLock<Vec<(Value, Vec<String>)>> = LazyLock::new(|| {
    let with_places = |model: &Model| {
        let (value, mut found) = (model.json(), Vec::new());
        places(&value, String::new(), &mut found);
        (value, found)
    };
    MODELS.iter().map(with_places).collect()
});

fn place<'p>(places: &'p [String], number: &str) -> Option<&'p str> {
    let number: usize = number.trim().parse().ok()?;
    Some(&places[number % places.len()])
}

/// [`SMALL`], or a model, with the changes of an input; a line that makes no sense changes nothing.
fn changed(text: &str) -> Value {
    let first = text.lines().next().and_then(|line| line.strip_suffix(" model"));
    let model = first.and_then(|number| number.trim().parse::<usize>().ok());
    let (mut value, places) = match model.map(|number| &OTHERS[number % OTHERS.len()]) {
        Some((value, places)) => (value.clone(), places.as_slice()),
        None => (SMALL.clone(), PLACES.as_slice()),
    };
    for line in text.lines() {
        change(&mut value, places, line);
    }
    value
}

fn change(value: &mut Value, places: &[String], line: &str) -> Option<()> {
    let (number, change) = line.split_once(' ')?;
    let place = |number: &str| place(places, number);
    let at = place(number)?;
    if change == "-" {
        let (owner, name) = at.rsplit_once('/')?;
        match value.pointer_mut(owner)? {
            Value::Object(map) => map.remove(name).map(drop),
            Value::Array(list) => {
                let place: usize = name.parse().ok()?;
                (place < list.len()).then(|| drop(list.remove(place)))
            }
            _ => None,
        }
    } else if let Some(name) = change.strip_prefix('>') {
        let (owner, old) = at.rsplit_once('/')?;
        let map = value.pointer_mut(owner)?.as_object_mut()?;
        let copy = map.get(old)?.clone();
        map.insert(serde_json::from_str(name).ok()?, copy);
        Some(())
    } else if let Some(other) = change.strip_prefix('=').and_then(place) {
        let copy = value.pointer(other)?.clone();
        *value.pointer_mut(at)? = copy;
        Some(())
    } else if let Some(other) = change.strip_prefix('+').and_then(place) {
        let copy = value.pointer(other)?.clone();
        value.pointer_mut(at)?.as_array_mut()?.push(copy);
        Some(())
    } else {
        let new = serde_json::from_str(change).ok()?;
        *value.pointer_mut(at)? = new;
        Some(())
    }
}
