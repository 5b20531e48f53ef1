//! From the JSON form to an [`Instrument`]: every value read, every id resolved, every fault kept.

use serde_json::Value;

mod by_id;
mod dimensions;
mod format_1;
mod format_2;
mod items;
mod parameters;
mod questions;
mod scales;
mod texts;

use self::{
    parameters::parameters,
    questions::questions,
    texts::{states, texts},
};
use super::{
    Dimension, DimensionPair, Facet, Group, Indices, Instrument, InstrumentFault, Item, ItemIndex, Scale,
    Text, Unit, WarningSubjects, about, check,
    json_cursor::{Faults, Node},
};

/// Which format a file is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Format {
    /// The one without `format`: of Social Business alone.
    First,
    /// The one in which all of a model stands in the file, and much may be missing.
    Second,
}

/// What the formats have in different ways, and where each has the rest.
struct Parts<'a> {
    scales: Vec<Scale>,
    groups: Vec<Group>,
    dimensions: Vec<Dimension>,
    links: Vec<DimensionPair>,
    facets: Vec<Facet>,
    units: Vec<Unit>,
    items: Vec<Item>,
    item_advice: Vec<Option<Text>>,
    warning_subjects: WarningSubjects,
    /// From which balance on the profile is in balance, and slightly out of it; `None` where nothing is said of it.
    balance: Option<Node<'a>>,
    indices: Indices,
    /// The texts about the levels, from level 0 up; none where there are no levels.
    levels: Vec<Node<'a>>,
    /// `None` where nothing is said of it.
    level_unknown: Option<Node<'a>>,
}

/// Reads and checks an instrument; all faults at once.
pub(super) fn parse(json: &str) -> Result<Instrument, Vec<InstrumentFault>> {
    let value: Value = match serde_json::from_str(json) {
        Ok(value) => value,
        Err(error) => {
            let place = format!("line {} column {}", error.line(), error.column());
            return Err(vec![InstrumentFault {
                place,
                problem: "is not JSON".to_owned(),
                suggestion: String::new(),
            }]);
        }
    };
    from_value(&value).0
}

/// The same, of text that was read as JSON elsewhere; with the keys in it that may be misspelt.
pub(super) fn from_value(value: &Value) -> (Result<Instrument, Vec<InstrumentFault>>, Vec<InstrumentFault>) {
    with_faults(value, Faults::default())
}

/// The paths of all members that are looked for in a value, whether they are there or not.
#[cfg(not(target_arch = "wasm32"))]
pub(super) fn looked_for(value: &Value) -> std::collections::BTreeSet<String> {
    let (faults, paths) = Faults::that_note_paths();
    // What is found is of no interest here.
    let _ = with_faults(value, faults);
    paths.take()
}

fn with_faults(
    value: &Value,
    faults: Faults,
) -> (Result<Instrument, Vec<InstrumentFault>>, Vec<InstrumentFault>) {
    let root = Node::root(value, &faults);
    if !value.is_object() {
        root.fault("expected an object");
        return (Err(faults.into_vec()), Vec::new());
    }
    let format = root.optional("format");
    let format = if format.is_given() { format.integer(1, 2) } else { 1 };
    if faults.is_any() {
        return (Err(faults.into_vec()), Vec::new());
    }
    let format = if format == 1 { Format::First } else { Format::Second };
    let instrument = match format {
        Format::First => read(&root, format_1::read(&root), format),
        Format::Second => read(&root, format_2::read(&root), format),
    };
    match format {
        Format::First => {
            format_1::check(&root, &instrument);
            check::check(&instrument, "units", &faults);
        }
        Format::Second => {
            check::check(&instrument, "advice", &faults);
            faults.move_places(|place| format_2::place_of(&instrument, place));
        }
    }
    let (odd_keys, found) = (faults.odd_keys(), faults.into_vec());
    (if found.is_empty() { Ok(instrument) } else { Err(found) }, odd_keys)
}

fn read(root: &Node<'_>, parts: Parts<'_>, format: Format) -> Instrument {
    let may_be_missing = format == Format::Second;
    let member = |key: &str| root.get_unless(may_be_missing, key);
    let texts_of = |key: &str| {
        let texts = member(key).elements_unless(may_be_missing);
        texts.iter().map(Node::text).collect()
    };
    let definitions = member("definitions");
    let definition = |key: &str| {
        let is_asked = definitions.is_given() || !may_be_missing;
        let text = || definitions.get_unless(may_be_missing, key).text_unless(may_be_missing);
        is_asked.then(text).flatten()
    };
    let parameters = parameters(&member("parameters"), &parts, format);
    // Whose texts stand for those that say the same for every model, where a file of format 2 does without.
    let neutral = if may_be_missing { Instrument::built_in() } else { None };
    let texts = texts(&member("texts"), &parts, neutral.as_ref());
    let (states, evidence_prompt) = states(root, neutral.as_ref());
    Instrument {
        id: root.get("instrument").string().to_owned(),
        version: root.get("version").integer(1, 255),
        title: root.get("title").text(),
        intro: root.get("intro").text(),
        instructions: texts_of("instructions"),
        definition_we: definition("we"),
        definition_social: definition("social"),
        definition_customers: definitions.optional("customers").optional_text(),
        evidence_prompt,
        states,
        members: members(&parts.items, &parts.dimensions),
        scales: parts.scales,
        parameters,
        groups: parts.groups,
        dimensions: parts.dimensions,
        indices: parts.indices,
        links: parts.links,
        facets: parts.facets,
        units: parts.units,
        items: parts.items,
        questions: questions(&member("questions"), format),
        warning_subjects: parts.warning_subjects,
        item_advice: parts.item_advice,
        texts,
        caveats: texts_of("caveats"),
        legal: texts_of("legal"),
        about: about::about(root, may_be_missing),
    }
}

fn members(items: &[Item], dimensions: &[Dimension]) -> Vec<Vec<(ItemIndex, f64)>> {
    let members = |dimension: &Dimension| {
        // Inclusive, because an open range overflows at item 256; the check refuses more than 255.
        (0..=u8::MAX)
            .zip(items)
            .filter_map(|(index, item)| Some((ItemIndex(index), item.weight_on(dimension.id)?)))
            .collect()
    };
    dimensions.iter().map(members).collect()
}
