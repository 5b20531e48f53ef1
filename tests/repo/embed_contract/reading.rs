//! Names, read from the files in which a site owner, an editor or a compiler finds them.

use std::{collections::BTreeSet, fs, path::Path};

use serde_json::Value;

pub type Names = BTreeSet<String>;

pub fn read(file: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    fs::read_to_string(&path).unwrap_or_else(|cause| panic!("{}: {cause}", path.display()))
}

/// All files with this ending below a folder, one after the other.
pub fn read_all(folder: &str, ending: &str) -> String {
    let mut entries: Vec<_> = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder))
        .unwrap()
        .map(|entry| entry.unwrap())
        .collect();
    entries.sort_by_key(fs::DirEntry::path);
    let mut text = String::new();
    for entry in entries {
        let name = format!("{folder}/{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            text += &read_all(&name, ending);
        } else if name.ends_with(ending) {
            text += &read(&name);
        }
    }
    text
}

/// The declaration of the element in `custom-elements.json`.
pub fn manifest() -> Value {
    let all: Value = serde_json::from_str(&read("src/embed/package/custom-elements.json")).unwrap();
    all["modules"][0]["declarations"][0].clone()
}

/// The names of a list of the manifest.
pub fn listed(declaration: &Value, list: &str) -> Names {
    declaration[list]
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| entry["name"].as_str().unwrap().to_owned())
        .collect()
}

/// The names of the members of one kind: `field` or `method`.
pub fn members(declaration: &Value, kind: &str) -> Names {
    let all = declaration["members"].as_array().unwrap().iter();
    all.filter(|member| member["kind"] == kind)
        .map(|member| member["name"].as_str().unwrap().to_owned())
        .collect()
}

/// The names in the first column of the table below a heading of `docs/embed.md`, without brackets.
pub fn column(document: &str, heading: &str) -> Names {
    let section = between(document, &format!("\n{heading}\n"), "\n#");
    let rows = section.lines().filter_map(|line| line.strip_prefix("| `"));
    rows.map(|row| row.split(['`', '(']).next().unwrap().to_owned()).collect()
}

/// What stands between two texts; the end of the file counts as the second.
pub fn between<'a>(text: &'a str, start: &str, end: &str) -> &'a str {
    let (_, rest) = text.split_once(start).unwrap_or_else(|| panic!("there is no `{start}`"));
    rest.split_once(end).map_or(rest, |(inner, _)| inner)
}

/// What follows each occurrence of a text, up to the first of these ends.
pub fn after(text: &str, start: &str, ends: &[char]) -> Names {
    text.split(start).skip(1).map(|rest| rest.split(ends).next().unwrap().to_owned()).collect()
}

/// The members of an interface of the types: names before `:`, `?` or `(`, at the first level.
pub fn interface(types: &str, name: &str) -> Names {
    let body = between(types, &format!("interface {name} "), "\n}\n");
    let lines = body.lines().filter_map(|line| line.strip_prefix("  "));
    lines.filter_map(key).collect()
}

/// The name that a line of an interface declares.
pub fn key(line: &str) -> Option<String> {
    let line = line.trim_start_matches("readonly ").trim_start_matches("get ");
    if line.starts_with([' ', '/', '*', '}', '|', '[', ')']) || line.starts_with("set ") {
        return None;
    }
    let name = line.split([':', '?', '(', '<']).next()?.trim_matches('"');
    (!name.is_empty()).then(|| name.to_owned())
}

/// The members of a union of texts.
pub fn union(types: &str, name: &str) -> Names {
    let body = between(types, &format!("type {name} ="), ";");
    after(body, "| \"", &['"'])
}

pub fn names<const N: usize>(list: [&str; N]) -> Names {
    list.map(str::to_owned).into()
}
