//! Who may not use what, and why.

use super::{
    paths::{Named, named},
    source::Source,
};

/// Paths or words that may not stand in some files.
struct Rule {
    /// The files.
    holds_in: fn(&str) -> bool,
    /// Beginnings of paths, whole parts; or, in a rule about words, any text.
    forbidden: &'static [&'static str],
    /// What the message says.
    why: &'static str,
}

const BROWSER: [&str; 10] = [
    "yew",
    "web_sys",
    "js_sys",
    "wasm_bindgen",
    "wasm_bindgen_futures",
    "gloo",
    "gloo_storage",
    "gloo_events",
    "gloo_utils",
    "plotters_canvas",
];

/// The folders of `src/`, each with those that it may import. What stands in none of these lists is not ours.
const FOLDERS: &[(&str, &[&str])] = &[
    ("core", &[]),
    ("author", &["core"]),
    ("charts", &["core"]),
    ("i18n", &["core"]),
    ("plan", &["core"]),
    ("storage", &["core", "plan"]),
    ("report", &["core", "charts", "i18n", "plan"]),
    ("export", &["core", "charts", "i18n", "plan", "report"]),
    ("import", &["core", "i18n", "plan", "storage"]),
    ("state", &["core", "i18n", "plan", "storage", "report", "export", "import"]),
    ("ui", &["core", "charts", "i18n", "plan", "storage", "report", "export", "import", "state"]),
    ("runtime", &["core", "charts", "i18n", "plan", "storage", "report", "export", "import", "state", "ui"]),
    ("prerender", &["core", "storage", "state", "ui"]),
    ("embed", &["core", "plan", "storage", "state", "runtime"]),
    // The command line.
    ("bin/sbs", &["author", "core", "charts", "i18n", "report", "export"]),
];

/// The folders that know no browser. `storage` has one file that does: `web`.
const PURE: [&str; 10] =
    ["author", "core", "charts", "i18n", "plan", "storage", "report", "export", "import", "state"];

/// Rules about paths.
const PATHS: &[Rule] = &[
    Rule {
        holds_in: |file| is_below(file, "core"),
        forbidden: &[
            "plotters",
            "std::env",
            "std::fs",
            "std::io",
            "std::net",
            "std::process",
            "std::time",
            "rand",
        ],
        why: "core knows no browser, drawing, clock, file or environment",
    },
    Rule {
        holds_in: |file| PURE.iter().any(|folder| is_below(file, folder)) && !is_below(file, "storage/web"),
        forbidden: &BROWSER,
        why: "pure folders know no browser",
    },
    Rule {
        holds_in: |file| is_below(file, "storage/web"),
        forbidden: &["yew", "plotters_canvas"],
        why: "storage draws nothing",
    },
    Rule {
        holds_in: |file| file == "src/embed/host_events.rs" || file.starts_with("src/bin/sbs"),
        forbidden: &BROWSER,
        why: "it is tested without a browser",
    },
];

/// Rules about words, in code and in strings, in Rust and in JavaScript.
const WORDS: &[Rule] = &[
    // What stands on the page before the wasm looks what was kept: it reads.
    Rule {
        holds_in: is_before_wasm,
        forbidden: &["setItem", "removeItem", ".clear()"],
        why: "only src/storage writes into the browser's storage",
    },
    Rule {
        holds_in: |file| {
            !is_below(file, "storage")
                && !is_before_wasm(file)
                && ![EARLY_AUTOSAVE, TAB_MEMORY, DRAFT].contains(&file)
        },
        forbidden: &[
            "local_storage",
            "LocalStorage",
            "localStorage",
            "session_storage",
            "SessionStorage",
            "sessionStorage",
        ],
        why: "only src/storage touches the browser's storage",
    },
    Rule {
        holds_in: |_| true,
        forbidden: &["inner_html", "innerHTML", "outerHTML", "insertAdjacentHTML", "from_html_unchecked"],
        why: "no HTML is made from text",
    },
    Rule {
        holds_in: |_| true,
        forbidden: &["style=\"", "style='", "style={", "style=\\\""],
        why: "a strict policy refuses inline styles",
    },
    // One place may set the property of that name, which hands on to the CSSOM; the policy allows that (seen in
    // Chromium and Firefox under ours). The attribute stays refused there too.
    Rule {
        holds_in: |file| file != "src/ui/element_builder.rs",
        forbidden: &["\"style\""],
        why: "a strict policy refuses inline styles",
    },
    Rule {
        holds_in: |file| file == "src/ui/element_builder.rs",
        forbidden: &["attribute(\"style\"", "set(\"style\"", "attr(\"style\""],
        why: "a strict policy refuses inline styles",
    },
    Rule {
        holds_in: |file| is_below(file, "charts"),
        forbidden: &["ChartBuilder", "estimate_text_size", "MultiLineText"],
        why: "plotters must not measure text: in a browser it puts a styled span into the page",
    },
];

/// Whether a file is a module of the crate or below it.
fn is_below(file: &str, module: &str) -> bool {
    file.strip_prefix("src/")
        .and_then(|file| file.strip_prefix(module))
        .is_some_and(|rest| rest == ".rs" || rest.starts_with('/'))
}

/// What keeps the answers that are given before the wasm is there, where nothing is kept.
const EARLY_AUTOSAVE: &str = "src/js/prerendered/early-autosave.js";

/// What a tab remembers of a launch in a learning environment: no answers of the scan's own.
const TAB_MEMORY: &str = "src/js/lms/tab-memory.js";

/// What the page for authors keeps, which is no scan: its text.
const DRAFT: &str = "src/js/author/draft.js";

fn is_before_wasm(file: &str) -> bool {
    ["src/js/page/early.js", "src/js/prerendered/stored-scan.js"].contains(&file)
}

/// What stands in a file and may not, as `file:line: what: why`.
pub fn violations(file: &str, text: &str) -> Vec<String> {
    let source = if file.ends_with(".js") { Source::javascript(text) } else { Source::rust(text) };
    let mut found = Vec::new();
    let paths = named(file, &source.code);
    for rule in PATHS.iter().filter(|rule| (rule.holds_in)(file)) {
        for Named { line, path } in &paths {
            if let Some(begin) = rule.forbidden.iter().find(|begin| begins_with(path, begin)) {
                found.push((*line, format!("{file}:{line}: {begin}: {}", rule.why)));
            }
        }
    }
    let own = FOLDERS.iter().find(|(folder, _)| is_below(file, folder));
    if let Some((folder, allowed)) = own {
        for Named { line, path } in &paths {
            let Some(other) = folder_of(path).filter(|other| other != folder && !allowed.contains(other))
            else {
                continue;
            };
            found.push((*line, format!("{file}:{line}: crate::{other}: {folder} may not import {other}")));
        }
    }
    for rule in WORDS.iter().filter(|rule| (rule.holds_in)(file)) {
        for (line, text) in (1..).zip(source.with_texts.lines()) {
            if let Some(word) = rule.forbidden.iter().find(|word| text.contains(**word)) {
                found.push((line, format!("{file}:{line}: {word}: {}", rule.why)));
            }
        }
    }
    found.sort();
    found.dedup();
    found.into_iter().map(|(_, message)| message).collect()
}

/// Whether a path begins with these whole parts.
fn begins_with(path: &str, begin: &str) -> bool {
    path.strip_prefix(begin).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
}

/// The folder of ours that a path leads into.
fn folder_of(path: &str) -> Option<&'static str> {
    let first = path.strip_prefix("crate::")?.split("::").next()?;
    FOLDERS.iter().map(|(folder, _)| *folder).find(|folder| *folder == first)
}
