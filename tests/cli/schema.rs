//! `sbs schema`: the schema of instruments of format 2 and their parser are in step.

use std::{collections::BTreeSet, fs, sync::LazyLock};

use boon::{Compiler, SchemaIndex, Schemas};
use serde_json::{Value, json};
use social_business_scan::core::instrument::Instrument;

use crate::{family::MODELS, sbs, stderr, stdout};

/// The schema as it stands in the documentation.
const KEPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/instrument.schema.json");
const BUILT_IN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/assessments/social-business.json");
const EXAMPLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/examples/models");

static PRINTED: LazyLock<String> = LazyLock::new(|| {
    let output = sbs(&["schema"]);
    assert_eq!((output.status.code(), stderr(&output).as_str()), (Some(0), ""));
    stdout(&output)
});

fn schema() -> Value {
    serde_json::from_str(&PRINTED).unwrap()
}

/// The built-in instrument in format 2, with a name that it has no need of.
fn converted() -> Value {
    let output = sbs(&["convert", BUILT_IN, "-o", "-"]);
    let mut model: Value = serde_json::from_str(&stdout(&output)).unwrap();
    model["groups"][0]["name"] = model["title"].clone();
    model
}

/// That, a family of small models and all examples of format 2, with their names.
fn models() -> Vec<(String, Value)> {
    let mut models = vec![("the built-in one".to_owned(), converted())];
    models.extend(MODELS.iter().map(|model| (model.id.to_owned(), model.json())));
    for entry in fs::read_dir(EXAMPLES).into_iter().flatten() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|end| end == "json") {
            let model: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
            if model["format"] == 2 {
                models.push((path.display().to_string(), model));
            }
        }
    }
    models
}

struct Validator {
    schemas: Schemas,
    index: SchemaIndex,
}

impl Validator {
    fn new() -> Self {
        let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
        compiler.add_resource("instrument.json", schema()).unwrap();
        let index = compiler.compile("instrument.json", &mut schemas).unwrap();
        Self { schemas, index }
    }

    /// Why a model is refused; `None` if it is not.
    fn refusal(&self, model: &Value) -> Option<String> {
        self.schemas.validate(model, self.index).err().map(|error| error.to_string())
    }
}

#[test]
fn the_documentation_has_the_schema_that_is_printed() {
    if std::env::var_os("SBS_BLESS").is_some() {
        fs::write(KEPT, PRINTED.as_bytes()).unwrap();
    }

    let kept = fs::read_to_string(KEPT).unwrap_or_default();

    assert!(kept == *PRINTED, "docs/instrument.schema.json is another one: SBS_BLESS=1 renews it");
}

#[test]
fn the_built_in_model_and_every_example_are_valid() {
    let validator = Validator::new();

    for (name, mut model) in models() {
        assert_eq!(validator.refusal(&model), None, "{name}");
        model["$schema"] = json!("https://scan.example.org/instrument.schema.json");
        assert_eq!(validator.refusal(&model), None, "{name}");
        let (read, odd_keys) = Instrument::with_odd_keys(&model);
        assert_eq!((read.err(), odd_keys), (None, vec![]), "{name}: an editor's key changes nothing");
    }
}

/// What describes a value: through references, and each alternative.
fn alternatives<'s>(schema: &'s Value, node: &'s Value) -> Vec<&'s Value> {
    let mut found = Vec::new();
    if let Some(target) = node["$ref"].as_str() {
        found.extend(alternatives(schema, schema.pointer(target.trim_start_matches('#')).unwrap()));
    }
    for choice in ["anyOf", "oneOf", "allOf"].iter().filter_map(|key| node[*key].as_array()).flatten() {
        found.extend(alternatives(schema, choice));
    }
    for choice in ["then", "else"].iter().filter_map(|key| node.get(key)) {
        found.extend(alternatives(schema, choice));
    }
    found.push(node);
    found
}

/// What describes a member of these; with the name that it has there: `*` for a name of the author's.
fn member<'s>(schema: &'s Value, nodes: &[&'s Value], key: &str) -> Option<(String, Vec<&'s Value>)> {
    let named: Vec<_> = nodes.iter().filter_map(|node| node["properties"].get(key)).collect();
    let (name, found) = if named.is_empty() {
        let any = |node: &&'s Value| {
            let by_pattern = node["patternProperties"].as_object().and_then(|all| all.values().next());
            by_pattern.or_else(|| node.get("additionalProperties")).filter(|any| any.is_object())
        };
        ("*".to_owned(), nodes.iter().filter_map(any).collect())
    } else {
        (key.to_owned(), named)
    };
    let found: Vec<_> = found.iter().flat_map(|node| alternatives(schema, node)).collect();
    (!found.is_empty()).then_some((name, found))
}

/// What describes an element of these.
fn element<'s>(schema: &'s Value, nodes: &[&'s Value]) -> Vec<&'s Value> {
    let of = |node: &&'s Value| node["prefixItems"].get(0).or_else(|| node.get("items"));
    nodes.iter().filter_map(of).flat_map(|node| alternatives(schema, node)).collect()
}

/// A path of the parser's as the schema has it: `items[].anchors.*.nl`; else the first part that it does not have.
fn in_schema(schema: &Value, path: &str) -> Result<String, String> {
    let (mut nodes, mut known) = (alternatives(schema, schema), String::new());
    for part in path.split('.') {
        let mut names = part.split('[');
        let key = names.next().unwrap();
        let (name, found) = member(schema, &nodes, key).ok_or_else(|| format!("{known}.{key}"))?;
        known = if known.is_empty() { name } else { format!("{known}.{name}") };
        nodes = found;
        for _ in names {
            known += "[]";
            nodes = element(schema, &nodes);
        }
        let has_more = ["properties", "patternProperties", "additionalProperties", "items"];
        if known.ends_with('*') && !nodes.iter().any(|node| has_more.iter().any(|key| node[*key].is_object()))
        {
            // The rest of a name of the author's with a dot in it.
            break;
        }
    }
    Ok(known)
}

/// All paths of a schema.
fn paths(schema: &Value, nodes: &[&Value], path: &str, all: &mut BTreeSet<String>) {
    let elements = element(schema, nodes);
    if !elements.is_empty() {
        paths(schema, &elements, &format!("{path}[]"), all);
    }
    let keys: BTreeSet<&str> = nodes
        .iter()
        .filter_map(|node| node["properties"].as_object())
        .flatten()
        .map(|(key, _)| key.as_str())
        .collect();
    for key in keys.into_iter().chain(["any name at all"]) {
        // Steps are names of the author's that only numbers fit.
        let Some((name, found)) = member(schema, nodes, key) else { continue };
        let path = if path.is_empty() { name } else { format!("{path}.{name}") };
        paths(schema, &found, &path, all);
        all.insert(path);
    }
}

#[test]
fn the_schema_describes_the_members_that_the_parser_looks_for_and_no_others() {
    let schema = schema();
    let (mut read, mut unknown) = (BTreeSet::new(), BTreeSet::new());
    for (_, model) in models() {
        for path in Instrument::looked_for(&model) {
            match in_schema(&schema, &path) {
                Ok(path) => read.insert(path),
                Err(part) => unknown.insert(part),
            };
        }
    }
    let mut described = BTreeSet::new();
    paths(&schema, &alternatives(&schema, &schema), "", &mut described);
    // For editors alone.
    described.remove("$schema");

    assert_eq!(unknown, BTreeSet::new(), "the parser looks for it, and the schema does not describe it");
    let unread: Vec<_> = described.difference(&read).collect();
    assert!(unread.is_empty(), "the schema describes it, and the parser does not look for it: {unread:?}");
    assert!(read.len() > 200 && read.contains("items[].anchors.*.nl"), "{}", read.len());
}

/// The built-in instrument in one language and without half of its items: a mutant is read faster, and nothing that is read is ever freed.
fn small() -> Value {
    fn in_one_language(value: &mut Value) {
        match value {
            Value::Object(map) => {
                if map.contains_key("nl") && map.contains_key("en") {
                    map.retain(|key, _| key == "nl");
                }
                map.values_mut().for_each(in_one_language);
            }
            Value::Array(list) => list.iter_mut().for_each(in_one_language),
            _ => {}
        }
    }
    let mut model = converted();
    in_one_language(&mut model);
    let named = model["warningSubjects"].to_string();
    let is_needed = |item: &Value| {
        item["quick"] == true || item["anchors"].is_object() || named.contains(&item["id"].to_string())
    };
    model["items"].as_array_mut().unwrap().retain(is_needed);
    assert_eq!(Instrument::from_value(&model).err(), None);
    model
}

/// One pointer for each kind of place in a model, which differ by more than an index or a name of the author's.
fn places(value: &Value, pointer: &str, kind: &str, seen: &mut BTreeSet<String>, found: &mut Vec<String>) {
    if !pointer.is_empty() && seen.insert(kind.to_owned()) {
        found.push(pointer.to_owned());
    }
    match value {
        Value::Object(map) => {
            for (key, member) in map {
                let name = if ["scales", "loads", "weights"].iter().any(|end| kind.ends_with(end)) {
                    "*"
                } else {
                    key
                };
                places(member, &format!("{pointer}/{key}"), &format!("{kind}/{name}"), seen, found);
            }
        }
        Value::Array(list) => {
            for (index, element) in list.iter().enumerate() {
                places(element, &format!("{pointer}/{index}"), &format!("{kind}/*"), seen, found);
            }
        }
        _ => {}
    }
}

/// The model with something else at a place; `None` takes it out.
fn mutant(model: &Value, pointer: &str, other: Option<&Value>) -> Value {
    let mut mutant = model.clone();
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    match (mutant.pointer_mut(parent).unwrap(), other) {
        (Value::Object(map), None) => drop(map.remove(key)),
        (Value::Array(list), None) => drop(list.remove(key.parse().unwrap())),
        (parent, Some(other)) => match parent {
            Value::Array(list) => list[key.parse::<usize>().unwrap()] = other.clone(),
            parent => parent[key] = other.clone(),
        },
        _ => unreachable!("{pointer} is in an object or a list"),
    }
    mutant
}

/// What must be there because of what else there is.
const OF_PARTS: [&str; 3] = ["texts.levelReasons.core", "texts.outputs.culture", "texts.outputs.values"];

/// What stands in the place of a value instead; `None`: nothing does.
fn others(value: &Value) -> Vec<Option<Value>> {
    let others = match value {
        Value::String(_) => vec![json!(" "), json!("a\nb"), json!(5)],
        Value::Number(_) => vec![json!(-1), json!(20_000_000), json!("1")],
        Value::Bool(_) => vec![json!(1)],
        Value::Array(list) => vec![json!({}), json!([]), json!(vec![list.first(); 256])],
        Value::Object(_) => vec![json!([]), json!("a"), Value::Null],
        Value::Null => vec![json!(5)],
    };
    [None].into_iter().chain(others.into_iter().map(Some)).collect()
}

#[test]
fn what_the_schema_refuses_the_parser_refuses_and_kinds_and_members_the_other_way_round() {
    let (validator, model) = (Validator::new(), small());
    let (mut seen, mut found) = (BTreeSet::new(), Vec::new());
    places(&model, "", "", &mut seen, &mut found);
    let (mut differences, mut refused) = (Vec::new(), 0);
    for pointer in &found {
        for other in others(model.pointer(pointer).unwrap()) {
            let mutant = mutant(&model, pointer, other.as_ref());
            let told = other
                .as_ref()
                .map_or("nothing".to_owned(), |other| other.to_string().chars().take(12).collect());
            let faults = Instrument::from_value(&mutant).err();
            let refusal = validator.refusal(&mutant);
            refused += usize::from(refusal.is_some());
            if refusal.is_some() && faults.is_none() {
                differences.push(format!("{pointer}: {told}: only the schema refuses it"));
            }
            // What only the parser can know, like the languages or which ids there are, a schema takes.
            let is_of_kind = |fault: &&social_business_scan::core::instrument::InstrumentFault| {
                let own = pointer.trim_start_matches('/').split('/').map(|part| {
                    if part.parse::<usize>().is_ok() { format!("[{part}]") } else { format!(".{part}") }
                });
                fault.place == own.collect::<String>().trim_start_matches('.')
                    && (fault.problem == "is missing"
                        || fault.problem.starts_with("expected a")
                        || fault.problem.starts_with("expected true")
                        || fault.problem.starts_with("is empty")
                        || fault.problem.starts_with("has a line break"))
                    && !fault.place.ends_with(".nl")
                    && !fault.place.starts_with("indices.culture.weights.")
                    && !OF_PARTS.contains(&fault.place.as_str())
            };
            let kind = faults.iter().flatten().find(is_of_kind);
            if let (Some(fault), None) = (kind, &refusal) {
                differences.push(format!("{pointer}: {told}: only the parser refuses it: {fault}"));
            }
        }
    }
    assert!(differences.is_empty(), "{}\n{}", differences.len(), differences.join("\n"));
    assert!(refused > 1_000, "{refused}");
}
