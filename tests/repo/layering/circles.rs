//! Circles of imports: of two files, or two folders, that lie side by side, only one may import the other, by whatever way.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    paths::{Named, named},
    source::Source,
};

/// An import between two files or folders that lie side by side.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Import {
    /// Where it stands: `file:line`.
    at: String,
    /// The path that it names.
    path: String,
}

/// The imports of each file or folder, by the one that is imported.
type Graph = BTreeMap<String, BTreeMap<String, Import>>;

/// Every import that is part of a circle, as `file:line: path`; a circle is told by all its lines.
///
/// A file and the folder of the same name are one: `score.rs` is the face of `score/`, and the two may use each other.
pub fn circles(files: &[(String, String)]) -> Vec<String> {
    let modules: BTreeSet<Vec<String>> = files.iter().map(|(file, _)| module_of(file)).collect();
    // One graph for each folder.
    let mut graphs: BTreeMap<Vec<String>, Graph> = BTreeMap::new();
    for (file, text) in files {
        let own = module_of(file);
        for Named { line, path } in named(file, without_tests(&Source::rust(text).code)) {
            let Some(other) = imported(&path, &modules) else { continue };
            let common = own.iter().zip(&other).take_while(|(one, two)| one == two).count();
            if common == own.len() || common == other.len() {
                continue;
            }
            let import = Import { at: format!("{file}:{line}"), path };
            let graph = graphs.entry(own[..common].to_vec()).or_default();
            graph.entry(own[common].clone()).or_default().entry(other[common].clone()).or_insert(import);
        }
    }
    let mut found: Vec<String> = graphs.values().flat_map(in_circles).collect();
    found.sort();
    found
}

fn in_circles(graph: &Graph) -> Vec<String> {
    let mut found = Vec::new();
    for (from, imports) in graph {
        for (to, Import { at, path }) in imports {
            if leads_to(graph, to, from) {
                found.push(format!("{at}: {path}"));
            }
        }
    }
    found
}

/// Whether imports lead from one to the other.
fn leads_to(graph: &Graph, from: &str, to: &str) -> bool {
    let (mut seen, mut next) = (BTreeSet::new(), vec![from]);
    while let Some(at) = next.pop() {
        if at == to {
            return true;
        }
        if seen.insert(at) {
            next.extend(graph.get(at).into_iter().flatten().map(|(name, _)| name.as_str()));
        }
    }
    false
}

/// `src/core/score/level.rs` is `core::score::level`.
fn module_of(file: &str) -> Vec<String> {
    let parts = file.trim_start_matches("src/").trim_end_matches(".rs").split('/');
    parts.filter(|part| *part != "lib").map(str::to_owned).collect()
}

/// The module of ours that a path leads into.
fn imported(path: &str, modules: &BTreeSet<Vec<String>>) -> Option<Vec<String>> {
    let mut parts: Vec<String> = path.strip_prefix("crate::")?.split("::").map(str::to_owned).collect();
    while !parts.is_empty() && !modules.contains(&parts) {
        parts.pop();
    }
    (!parts.is_empty()).then_some(parts)
}

/// Tests may import what they compare with.
fn without_tests(code: &str) -> &str {
    code.split("#[cfg(test)]").next().unwrap_or_default()
}

fn of(files: &[(&str, &str)]) -> Vec<String> {
    circles(&files.iter().map(|(file, text)| ((*file).to_owned(), (*text).to_owned())).collect::<Vec<_>>())
}

#[test]
fn a_circle_of_two_files_is_told_by_both_lines() {
    let found = of(&[
        ("src/state/effect.rs", "//! Effects.\n\nuse super::msg::Msg;"),
        ("src/state/msg.rs", "use std::rc::Rc;\n\nuse super::{effect::Effect, model::Model};"),
        ("src/state/model.rs", "use crate::core::answers;"),
    ]);

    assert_eq!(
        found,
        ["src/state/effect.rs:3: crate::state::msg::Msg", "src/state/msg.rs:3: crate::state::effect::Effect"]
    );
}

#[test]
fn a_circle_of_three_folders_is_told_by_its_three_lines() {
    let found = of(&[
        ("src/ui/scan_view.rs", "use crate::runtime::session::Session;"),
        ("src/runtime/session.rs", "use crate::export::kind::Kind;"),
        ("src/export/kind.rs", "fn f() { crate::ui::dates::day() }"),
        ("src/ui/dates.rs", ""),
    ]);

    assert_eq!(found.len(), 3, "{found:?}");
    assert_eq!(found[0], "src/export/kind.rs:1: crate::ui::dates::day");
}

#[test]
fn imports_in_one_direction_and_within_a_folder_and_its_face_are_no_circle() {
    let found = of(&[
        ("src/core/score.rs", "pub use self::level::Level;\nuse super::answers::Answers;"),
        ("src/core/score/level.rs", "use super::Score;\nuse super::super::answers::Answers;"),
        ("src/core/answers.rs", "#[cfg(test)]\nmod tests { use crate::core::score::Score; }"),
    ]);

    assert_eq!(found, Vec::<String>::new());
}
