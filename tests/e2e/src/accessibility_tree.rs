//! What a screen reader is given of a screen: roles, names and states in reading order, as indented text. It is compared
//! with a file of `tests/golden/accessibility/`, so that a change in what is heard is seen in review; `SBS_BLESS=1` writes
//! the file again.
//!
//! The tree is Chromium's own. What only wraps is left out, and so is the text that a control or a heading has as its name.

mod line_diff;
mod volatile;

use std::{collections::HashMap, env, fs, path::PathBuf};

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::{Page, test_context, wait};

/// The states of [`crate::states`] whose trees are written down: one of each screen, and the results that differ in what
/// they say, and a dialog.
const WRITTEN_DOWN: [&str; 13] = [
    "start",
    "start-resume",
    "quick-three-ps",
    "section-cleared",
    "section-organisation",
    "overview-open",
    "result",
    "result-quick",
    "result-partial",
    "result-top",
    "data",
    "about",
    "dialog-delete",
];

/// The panel of a scan that does not start, as its file is called.
pub const ERROR_PANEL: &str = "error-panel";

/// Whether the tree of a state is written down.
pub fn is_written_down(state: &str) -> bool {
    WRITTEN_DOWN.contains(&state)
}

/// How the tree of this screen differs from the file of its name; empty when it does not.
///
/// # Errors
/// When the browser gives no tree, or the disk refuses.
pub async fn differences(page: &Page<'_>, name: &str) -> Result<Vec<String>> {
    let now = read(page).await?;
    let file = folder().join(format!("{name}.{}.txt", page.lang().code()));
    if env::var_os("SBS_BLESS").is_some() {
        fs::create_dir_all(folder())?;
        fs::write(&file, &now).with_context(|| file.display().to_string())?;
    }
    let written = fs::read_to_string(&file).unwrap_or_default();
    if written == now {
        return Ok(Vec::new());
    }
    Ok(vec![format!(
        "what is heard differs from {}; look at it and run again with SBS_BLESS=1\n{}",
        file.display(),
        line_diff::line_diff(&written, &now)
    )])
}

fn folder() -> PathBuf {
    test_context::root().join("tests/golden/accessibility")
}

/// The tree, once it stands still.
async fn read(page: &Page<'_>) -> Result<String> {
    let mut last = String::new();
    wait::until("a tree of what is heard that stands still", async || {
        let answer = page.driver().cdp().send_raw("Accessibility.getFullAXTree", json!({})).await?;
        let now = written(answer["nodes"].as_array().context("there is no tree")?);
        let is_still = now == last;
        last.clone_from(&now);
        Ok(is_still.then_some(now))
    })
    .await
}

/// Whose contents are heard, and not the thing itself.
const WRAPS: [&str; 19] = [
    "none",
    "generic",
    "LabelText",
    "Legend",
    "Caption",
    "caption",
    "strong",
    "emphasis",
    "code",
    "mark",
    "time",
    "Abbr",
    "superscript",
    "subscript",
    "rowgroup",
    "header",
    "sectionheader",
    "footer",
    "sectionfooter",
];
/// What has its contents, or what is typed in it, in its own line.
const TELLS_ITS_CONTENTS: [&str; 14] = [
    "button",
    "link",
    "heading",
    "radio",
    "checkbox",
    "switch",
    "option",
    "tab",
    "menuitem",
    "DisclosureTriangle",
    "columnheader",
    "rowheader",
    "cell",
    "textbox",
];
/// The name of what they stand in or before.
const NAMES: [&str; 4] = ["LabelText", "Legend", "Caption", "caption"];
/// What is drawn, and not heard in reading: bullets, lines of a text, and the announcements of a moment.
const UNHEARD: [&str; 4] = ["ListMarker", "InlineTextBox", "LineBreak", "status"];

/// A part of what is heard.
enum Part {
    Text(String),
    Lines(Vec<String>),
}

fn written(nodes: &[Value]) -> String {
    let by_id: HashMap<&str, &Value> =
        nodes.iter().filter_map(|node| Some((node["nodeId"].as_str()?, node))).collect();
    let root = nodes.iter().find(|node| node["parentId"].is_null());
    let mut text = String::new();
    for part in root.map(|root| parts(root, &by_id)).unwrap_or_default() {
        for line in lines(part) {
            text += &volatile::without(&line);
            text.push('\n');
        }
    }
    text
}

fn parts(node: &Value, by_id: &HashMap<&str, &Value>) -> Vec<Part> {
    let role = text_of(&node["role"]);
    let is_ignored = node["ignored"] == true;
    if !is_ignored && UNHEARD.contains(&role) {
        return Vec::new();
    }
    if !is_ignored && role == "StaticText" {
        return vec![Part::Text(text_of(&node["name"]).to_owned())];
    }
    let ids = node["childIds"].as_array().into_iter().flatten().filter_map(Value::as_str);
    let mut inner: Vec<Part> =
        ids.filter_map(|id| by_id.get(id)).flat_map(|child| parts(child, by_id)).collect();
    if NAMES.contains(&role) {
        inner.retain(|part| matches!(part, Part::Lines(_)));
    }
    if is_ignored || WRAPS.contains(&role) {
        return inner;
    }
    let mut name = one_line(text_of(&node["name"]));
    if role == "row" {
        name.clear();
    }
    if TELLS_ITS_CONTENTS.contains(&role) && !name.is_empty() {
        inner.retain(|part| matches!(part, Part::Lines(_)));
    }
    // The title of a group or a table is its name.
    inner.retain(|part| !matches!(part, Part::Text(text) if one_line(text) == name));
    if name.is_empty() && !inner.is_empty() && inner.iter().all(|part| matches!(part, Part::Text(_))) {
        let texts: Vec<&str> = inner
            .iter()
            .filter_map(|part| if let Part::Text(text) = part { Some(text.as_str()) } else { None })
            .collect();
        name = one_line(&texts.join(" "));
        inner.clear();
    }
    let mut lines_here = vec![head(node, role, &name)];
    lines_here.extend(inner.into_iter().flat_map(lines).map(|line| format!("  {line}")));
    vec![Part::Lines(lines_here)]
}

fn lines(part: Part) -> Vec<String> {
    match part {
        Part::Lines(lines) => lines,
        Part::Text(text) => {
            let text = one_line(&text);
            if text.is_empty() { Vec::new() } else { vec![format!("text \"{text}\"")] }
        }
    }
}

/// `heading 2 "Planet"`, `radio "Deels" unchecked`, `textbox "Code" value "SB1" invalid described "Typ de code over."`
fn head(node: &Value, role: &str, name: &str) -> String {
    let property = |wanted: &str| {
        let all = node["properties"].as_array().into_iter().flatten();
        all.filter(|property| property["name"] == wanted).map(|property| &property["value"]["value"]).next()
    };
    let says = |wanted: &str| {
        property(wanted).map(|value| value.as_str().map_or_else(|| value.to_string(), str::to_owned))
    };
    let mut head = match role {
        "RootWebArea" => "document",
        "DisclosureTriangle" | "DisclosureTriangleGrouped" => "summary",
        "Details" => "details",
        "DescriptionList" => "description list",
        "image" => "img",
        "Canvas" => "canvas",
        "Figcaption" => "figcaption",
        role => role,
    }
    .to_owned();
    if let Some(level) = says("level").filter(|_| role == "heading") {
        head += &format!(" {level}");
    }
    if !name.is_empty() {
        head += &format!(" \"{name}\"");
    }
    let value = one_line(&node["value"]["value"].as_str().map_or_else(
        || node["value"]["value"].as_f64().map(|number| number.to_string()).unwrap_or_default(),
        str::to_owned,
    ));
    let value = says("valuetext").filter(|text| !text.is_empty()).unwrap_or(value);
    // A link's is its address.
    if !value.is_empty() && role != "link" {
        head += &format!(" value \"{value}\"");
    }
    for (property, yes, no) in [
        ("checked", "checked", "unchecked"),
        ("pressed", "pressed", "not pressed"),
        ("expanded", "expanded", "collapsed"),
        ("selected", "selected", ""),
        ("disabled", "disabled", ""),
        ("required", "required", ""),
        ("readonly", "read-only", ""),
        ("invalid", "invalid", ""),
        ("modal", "modal", ""),
        ("busy", "busy", ""),
    ] {
        let word = match says(property).as_deref() {
            Some("true") => yes,
            Some("mixed") => "mixed",
            Some("false") => no,
            _ => "",
        };
        if !word.is_empty() {
            head += &format!(" {word}");
        }
    }
    let description = one_line(text_of(&node["description"]));
    if !description.is_empty() {
        head += &format!(" described \"{description}\"");
    }
    head
}

fn text_of(value: &Value) -> &str {
    value["value"].as_str().unwrap_or_default()
}

/// Blanks as one, none before a full stop, and no soft hyphens.
fn one_line(text: &str) -> String {
    let text = text.replace('\u{ad}', "");
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut line = words.join(" ");
    for sign in [".", ",", ";", ":", "?", ")"] {
        line = line.replace(&format!(" {sign}"), sign);
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Lang, states};

    fn node(id: u32, parent: Option<u32>, role: &str, name: &str, children: &[u32], more: Value) -> Value {
        let ids: Vec<String> = children.iter().map(u32::to_string).collect();
        let mut node = json!({
            "nodeId": id.to_string(), "ignored": false, "role": { "value": role }, "name": { "value": name },
            "childIds": ids,
        });
        if let Some(parent) = parent {
            node["parentId"] = json!(parent.to_string());
        }
        for (key, value) in more.as_object().into_iter().flatten() {
            node[key] = value.clone();
        }
        node
    }

    #[test]
    fn roles_names_and_states_stand_in_reading_order() {
        let checked =
            |value: &str| json!({ "properties": [{ "name": "checked", "value": { "value": value } }] });
        let tree = [
            node(1, None, "RootWebArea", "Scan", &[2, 4], json!({})),
            node(
                2,
                Some(1),
                "heading",
                "Planet",
                &[3],
                json!({ "properties": [{ "name": "level", "value": { "value": 1 } }] }),
            ),
            node(3, Some(2), "StaticText", "Planet", &[], json!({})),
            node(4, Some(1), "group", "Vraag 1", &[5, 6, 9], json!({ "description": { "value": "Hulp" } })),
            node(5, Some(4), "Legend", "", &[12], json!({})),
            node(12, Some(5), "StaticText", "Vraag 1", &[], json!({})),
            node(6, Some(4), "LabelText", "", &[7, 8], json!({})),
            node(7, Some(6), "radio", "Deels", &[], checked("true")),
            node(8, Some(6), "StaticText", "Deels", &[], json!({})),
            node(9, Some(4), "paragraph", "", &[10, 11], json!({})),
            node(10, Some(9), "StaticText", "Zo is het", &[], json!({})),
            node(11, Some(9), "StaticText", ".", &[], json!({})),
        ];

        assert_eq!(
            written(&tree),
            "document \"Scan\"\n  heading 1 \"Planet\"\n  group \"Vraag 1\" described \"Hulp\"\n    \
             radio \"Deels\" checked\n    paragraph \"Zo is het.\"\n"
        );
    }

    #[test]
    fn every_file_is_of_a_state_and_every_state_has_one_in_each_language() {
        let states = states::names().unwrap();
        let mut wanted: Vec<String> = WRITTEN_DOWN
            .iter()
            .inspect(|name| assert!(states.iter().any(|state| state == *name), "no state is called {name}"))
            .chain(&[ERROR_PANEL])
            .flat_map(|name| Lang::ALL.map(|lang| format!("{name}.{}.txt", lang.code())))
            .collect();
        wanted.sort();
        let files = fs::read_dir(folder()).unwrap();
        let mut found: Vec<String> =
            files.map(|file| file.unwrap().file_name().to_string_lossy().into_owned()).collect();
        found.sort();

        assert_eq!(found, wanted);
    }

    #[test]
    fn what_is_ignored_gives_way_to_its_contents() {
        let tree = [
            node(1, None, "RootWebArea", "Scan", &[2], json!({})),
            node(2, Some(1), "main", "", &[3], json!({ "ignored": true })),
            node(
                3,
                Some(2),
                "button",
                "Verder",
                &[],
                json!({ "properties": [{ "name": "expanded", "value": { "value": false } }] }),
            ),
        ];

        assert_eq!(written(&tree), "document \"Scan\"\n  button \"Verder\" collapsed\n");
    }
}
