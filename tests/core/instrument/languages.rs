//! The languages of an instrument: which it is in, and that every text stands in each.

use serde_json::{Map, Value};
use social_business_scan::core::{
    instrument::{Instrument, Lang},
    string_enum::StringEnum,
};

use crate::support::instrument_json;

#[test]
fn a_text_that_a_language_lacks_is_refused_with_its_place() {
    for lang in Lang::ALL {
        let mut json = instrument_json();
        for place in ["/title", "/items/0/text", "/legal/0"] {
            json.pointer_mut(place).and_then(Value::as_object_mut).unwrap().remove(lang.key());
        }

        let faults = Instrument::parse(&json.to_string()).unwrap_err();

        let told: Vec<String> = faults.iter().map(ToString::to_string).collect();
        for place in ["title", "items[0].text", "legal[0]"] {
            let others = if place == "title" { "the other of title and intro" } else { "title and intro" };
            let key = lang.key();
            let fault = format!("{place}.{key}: is missing; add it, or take \"{key}\" out of {others}");
            assert!(told.contains(&fault), "{fault} is not among {told:?}");
        }
    }
}

#[test]
fn an_instrument_in_fewer_languages_than_the_scan_speaks_one_of_its_own() {
    let without = |lacking: &[Lang]| {
        let mut json = instrument_json();
        remove(&mut json, lacking);
        Instrument::parse(&json.to_string()).unwrap()
    };
    let of = |instrument: &Instrument| instrument.languages().collect::<Vec<_>>();

    let two = without(&[Lang::De, Lang::Fr]);
    assert_eq!(of(&two), [Lang::Nl, Lang::En]);
    assert_eq!([Lang::Nl, Lang::De].map(|lang| two.nearest_language(lang)), [Lang::Nl, Lang::En]);
    assert_eq!(two.title.get(Lang::De), two.title.get(Lang::En));

    let others = without(&[Lang::Nl, Lang::En]);
    assert_eq!(of(&others), [Lang::De, Lang::Fr]);
    assert_eq!([Lang::Fr, Lang::En].map(|lang| others.nearest_language(lang)), [Lang::Fr, Lang::De]);

    let none = Instrument::parse(&{
        let mut json = instrument_json();
        remove(&mut json, Lang::ALL);
        json.to_string()
    });
    assert!(none.unwrap_err().iter().any(|fault| fault.to_string().starts_with("title.nl: is missing")));
}

/// Takes languages out of every text.
fn remove(value: &mut Value, languages: &[Lang]) {
    match value {
        Value::Object(map) => {
            if map.get(Lang::SOURCE.key()).is_some_and(Value::is_string) {
                map.retain(|key, _| !languages.iter().any(|lang| lang.key() == key));
            }
            map.values_mut().for_each(|value| remove(value, languages));
        }
        Value::Array(list) => list.iter_mut().for_each(|value| remove(value, languages)),
        _ => {}
    }
}

/// Every object with the key `nl` or `en`, with its path.
fn texts<'a>(value: &'a Value, path: &str, found: &mut Vec<(String, &'a Map<String, Value>)>) {
    match value {
        Value::Object(map) if map.contains_key("nl") || map.contains_key("en") => {
            found.push((path.into(), map))
        }
        Value::Object(map) => {
            map.iter().for_each(|(key, value)| texts(value, &format!("{path}.{key}"), found))
        }
        Value::Array(list) => {
            list.iter()
                .enumerate()
                .for_each(|(index, value)| texts(value, &format!("{path}[{index}]"), found));
        }
        _ => {}
    }
}

#[test]
fn every_text_stands_in_all_languages_with_the_same_places() {
    let json = instrument_json();
    let mut found = Vec::new();
    texts(&json, "", &mut found);

    assert!(found.len() > 400, "{} texts", found.len());
    for (path, text) in found {
        let form = |lang: &Lang| text[lang.key()].as_str().unwrap();
        assert!(Lang::ALL.iter().all(|lang| !form(lang).trim().is_empty()), "{path}");
        let places = |text: &str| {
            let mut places: Vec<String> =
                text.split('{').skip(1).filter_map(|part| Some(part.split_once('}')?.0.to_owned())).collect();
            places.sort();
            places
        };
        for lang in Lang::ALL {
            assert_eq!(places(form(lang)), places(form(&Lang::SOURCE)), "{path} {lang:?}");
        }
    }
}
