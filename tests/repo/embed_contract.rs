//! One truth about the element: its script, its manifest, its types and its document name the same things.

mod reading;

use reading::{
    Names, after, between, column, interface, key, listed, manifest, members, names, read, read_all, union,
};
use serde_json::Value;

fn types() -> String {
    read("src/embed/package/social-business-scan.d.ts")
}

fn document() -> String {
    read("docs/embed.md")
}

fn script() -> String {
    read("src/js/element/element.js")
}

#[test]
fn attributes_are_the_same_everywhere() {
    let (types, script) = (types(), script());
    let expected = listed(&manifest(), "attributes");

    assert_eq!(column(&document(), "## Attributes"), expected, "docs/embed.md");
    let jsx = between(between(&types, "interface SocialBusinessScanJsx ", "\n}\n"), ": {\n", "\"onsbs-");
    assert_eq!(jsx.lines().filter_map(|line| key(line.trim_start())).collect::<Names>(), expected, "JSX");
    let reflected = between(&script, "const REFLECTED = {", "};");
    let mut from_script = after(reflected, ": \"", &['"']);
    from_script.extend(after(&script, "getAttribute(\"", &['"']));
    assert_eq!(from_script, expected, "element.js");
    let observed = between(&script, "observedAttributes = [", "]");
    assert!(
        after(observed, "\"", &['"'])
            .iter()
            .all(|name| name == ", " || expected.contains(name) || name.is_empty()),
        "{observed}"
    );
}

#[test]
fn properties_and_methods_are_the_same_everywhere() {
    let (manifest, script) = (manifest(), script());
    let (fields, methods) = (members(&manifest, "field"), members(&manifest, "method"));

    assert_eq!(column(&document(), "## Methods"), methods, "docs/embed.md");
    let mut all: Names = fields.union(&methods).cloned().collect();
    all.extend(names(["addEventListener", "removeEventListener"]));
    assert_eq!(interface(&types(), "SocialBusinessScanElement"), all, "types");
    assert_eq!(
        after(&script, "\n  async ", &['('])
            .into_iter()
            .filter(|name| !name.starts_with('#'))
            .collect::<Names>(),
        methods,
        "element.js"
    );
    let reflected = between(&script, "const REFLECTED = {", "};");
    let mut from_script: Names = reflected.lines().filter_map(|line| key(line.trim_start())).collect();
    // `lang` is a property of every element.
    from_script.extend(names(["lang", "ready"]));
    assert_eq!(from_script, fields, "element.js");
    for member in manifest["members"].as_array().unwrap() {
        let Some(attribute) = member["attribute"].as_str() else { continue };
        assert!(listed(&manifest, "attributes").contains(attribute), "{attribute}");
    }
}

#[test]
fn events_and_their_details_are_the_same_everywhere() {
    let (manifest, types, document) = (manifest(), types(), document());
    let expected = listed(&manifest, "events");

    assert_eq!(column(&document, "## Events"), expected, "docs/embed.md");
    assert_eq!(interface(&types, "SocialBusinessScanEventMap"), expected, "types");
    assert_eq!(after(&types, "\n    \"on", &['"']), expected, "JSX");
    let sources = script() + &read("src/embed/exports.rs");
    for event in manifest["events"].as_array().unwrap() {
        let name = event["name"].as_str().unwrap();
        let kind = format!("\"{}\"", name.trim_start_matches("sbs-"));
        assert!(sources.contains(&kind), "nobody sends {name}");
        let detail = between(event["type"]["text"].as_str().unwrap(), "CustomEvent<", ">");
        let row = document.lines().find(|line| line.starts_with(&format!("| `{name}` |"))).unwrap();
        let keys = interface(&types, detail);
        assert_eq!(
            after(row, "`", &['`']).into_iter().filter(|word| keys.contains(word)).collect::<Names>(),
            keys,
            "{row}"
        );
        let description = event["description"].as_str().unwrap();
        assert!(keys.iter().all(|key| description.contains(key.as_str())), "{description}");
    }
}

#[test]
fn custom_properties_are_those_that_the_style_sheets_ask_for() {
    let expected = listed(&manifest(), "cssProperties");

    assert_eq!(column(&document(), "## Custom properties"), expected, "docs/embed.md");
    // What the tokens use and never set is for the host to set.
    let tokens: String =
        read("style/tokens.css").split("*/").map(|part| part.split("/*").next().unwrap()).collect();
    let used = after(&tokens, "var(--sbs-", &[',', ')']);
    let open: Names = used
        .into_iter()
        .map(|name| format!("--sbs-{name}"))
        .filter(|name| !tokens.contains(&format!("{name}:")))
        .collect();
    assert_eq!(open, expected, "style/tokens.css");
}

#[test]
fn parts_are_those_that_the_views_name() {
    let expected = listed(&manifest(), "cssParts");

    assert_eq!(column(&document(), "## Parts"), expected, "docs/embed.md");
    let mut named = after(&read("src/ui/element_builder/css_parts.rs"), " => \"", &['"']);
    named.extend(after(&script(), "setAttribute(\"part\", \"", &['"']));
    let named: Names = named.iter().flat_map(|list| list.split(' ')).map(str::to_owned).collect();
    assert_eq!(named, expected, "src/");
}

#[test]
fn slots_are_those_that_the_views_have() {
    let mut expected = listed(&manifest(), "slots");
    // What stands in none of them: it is read where the scan cannot run.
    assert!(expected.remove(""));

    assert_eq!(column(&document(), "## Slots"), expected, "docs/embed.md");
    assert_eq!(union(&types(), "ScanSlot"), expected, "types");
    assert_eq!(after(&read("src/ui/owner_slot.rs"), " => \"", &['"']), expected, "owner_slot.rs");
    let nodes = read("src/js/prerendered/owner-nodes.js");
    for name in expected {
        assert!(nodes.contains(&format!("\"{name}\"")), "owner-nodes.js makes nothing for {name}");
    }
}

/// The names under which a frame and a page of ours are told what goes there.
#[test]
fn settings_of_the_owner_are_the_same_everywhere() {
    let content = read("src/js/prerendered/owner-content.js");
    let (mut expected, addresses) =
        (after(&content, "text(\"", &['"']), after(&content, "address(\"", &['"']));
    expected.extend(addresses);

    let table = column(&document(), "### In the frame and on our own page");
    assert_eq!(table, expected, "docs/embed.md");
    let index = read("index.html");
    let first = after(between(&index, "<html ", ">"), " data-", &['=']);
    expected.extend(names(["lang"]));
    assert_eq!(first, expected, "index.html");
    let frame = column(&read("docs/frame.md"), "## The address");
    expected.remove("lang");
    assert!(frame.is_superset(&expected), "docs/frame.md: {frame:?}");
}

#[test]
fn error_codes_are_those_that_somebody_gives() {
    let expected = union(&types(), "ScanErrorCode");

    assert_eq!(column(&document(), "## When it does not run"), expected, "docs/embed.md");
    let scripts = read_all("src/js", ".js");
    let sources = read("src/embed/host_events.rs") + &scripts;
    for code in &expected {
        assert!(sources.contains(&format!("\"{code}\"")), "nobody gives {code}");
    }
    for code in after(&scripts, "BootError(\"", &['"']) {
        assert!(expected.contains(&code), "{code} is in no list");
    }
}

#[test]
fn the_types_of_a_result_have_the_keys_of_a_result() {
    let cases: Value = serde_json::from_str(&read("tests/cases/cases.json")).unwrap();
    let types = types();
    let keys = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<Names>();
    let with = |mut all: Names, more: Names| {
        all.extend(more);
        all
    };

    let result = &cases["cases"][0]["expected"];

    // Groups of its own only a questionnaire has that is not of the built-in form.
    assert_eq!(interface(&types, "Result"), with(keys(result), names(["kind", "groups"])));
    let counts = interface(&types, "Counts");
    assert_eq!(with(interface(&types, "DimensionScore"), counts), keys(&result["dimensions"]["PE"]));
    assert_eq!(interface(&types, "FacetScore"), keys(&result["facets"]["PE-A"]));
    assert_eq!(interface(&types, "LevelTest"), keys(&result["level"]["tests"][0]));
    assert_eq!(interface(&types, "Priority"), keys(&result["priorities"][0]));
    let ids = after(between(&types, "type DimensionId =", ";"), "\"", &['"']);
    assert_eq!(
        ids.into_iter().filter(|id| !id.contains('|')).filter(|id| !id.is_empty()).collect::<Names>(),
        keys(&result["dimensions"])
    );
    let refused = union(&types, "AnswerFileErrorCode");
    for case in cases["errors"].as_array().unwrap().iter().filter(|case| case["kind"] == "score") {
        let code = case["expected"]["error"]["code"].as_str().unwrap();
        assert!(refused.contains(code), "{code} is not in the types");
    }
}

#[test]
fn the_readme_for_npm_names_what_the_element_has() {
    let readme = read("src/embed/package/README.md");
    let manifest = manifest();

    for list in ["attributes", "events", "slots"] {
        for name in listed(&manifest, list).into_iter().filter(|name| !name.is_empty()) {
            assert!(readme.contains(&format!("`{name}`")), "{name}");
        }
    }
    for name in members(&manifest, "method") {
        assert!(readme.contains(&format!("`{name}(")), "{name}");
    }
}

/// `tests/e2e/tests/recipes.rs` tries what says `recipe=`.
#[test]
fn every_piece_of_code_in_the_document_is_a_recipe_or_says_that_it_was_not_tried() {
    let document = document();
    let openings: Vec<&str> =
        document.lines().filter(|line| line.starts_with("```") && *line != "```").collect();

    let loose: Vec<_> =
        openings.iter().filter(|line| !line.contains(" recipe=") && !line.ends_with(" untried")).collect();
    let recipes = after(&document, " recipe=", &['\n']);

    assert!(loose.is_empty(), "{loose:?}");
    let count = openings.iter().filter(|line| line.contains(" recipe=")).count();
    // The text itself mentions the word too.
    assert!(recipes.len() >= count, "two recipes have one name");
}
