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

/// Rules about paths.
const PATHS: &[Rule] = &[
    Rule {
        holds_in: is_core,
        forbidden: &["crate::app", "crate::charts", "crate::embed", "crate::storage", "crate::team"],
        why: "core is below everything else",
    },
    Rule {
        holds_in: is_core,
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
        holds_in: is_core,
        forbidden: &BROWSER,
        why: "core knows no browser, drawing, clock, file or environment",
    },
    Rule {
        holds_in: |file| is_below(file, "charts"),
        forbidden: &["crate::app", "crate::embed", "crate::storage", "crate::team"],
        why: "charts see core and plotters only",
    },
    Rule {
        holds_in: |file| is_below(file, "charts"),
        forbidden: &BROWSER,
        why: "charts see core and plotters only",
    },
    Rule {
        holds_in: |file| is_below(file, "storage"),
        forbidden: &["crate::app", "crate::charts", "crate::embed", "crate::team", "plotters", "yew"],
        why: "storage sees core and its adapter only",
    },
    Rule { holds_in: is_heart, forbidden: &BROWSER, why: "the heart of the app is tested without a browser" },
    Rule {
        holds_in: is_heart,
        forbidden: &[
            "crate::app::dom",
            "crate::app::root",
            "crate::app::run",
            "crate::app::screens",
            "crate::app::session",
            "crate::app::views",
            "crate::app::hooks",
        ],
        why: "the heart of the app does not know its views",
    },
    Rule {
        holds_in: |file| !is_below(file, "embed") && !file.starts_with("src/bin/"),
        forbidden: &["crate::embed"],
        why: "only embed and the binaries know embed",
    },
    Rule {
        holds_in: |file| file == "src/embed/news.rs",
        forbidden: &BROWSER,
        why: "what a host hears is found and tested without a browser",
    },
    Rule {
        holds_in: |file| file.starts_with("src/bin/sbs"),
        // What a result says, app::result, is pure and the same for a page and a drawing in a file.
        forbidden: &[
            "crate::app::dom",
            "crate::app::effect",
            "crate::app::hooks",
            "crate::app::model",
            "crate::app::msg",
            "crate::app::root",
            "crate::app::run",
            "crate::app::screens",
            "crate::app::session",
            "crate::app::update",
            "crate::app::views",
            "crate::embed",
            "crate::storage",
        ],
        why: "the command line sees core, teams, charts and the words of results only",
    },
    Rule {
        holds_in: |file| file.starts_with("src/bin/sbs"),
        forbidden: &BROWSER,
        why: "the command line sees core, teams and charts only",
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
        holds_in: |file| !is_below(file, "storage") && !is_before_wasm(file) && file != FIRST_ANSWERS,
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
        holds_in: |file| file != "src/app/dom.rs",
        forbidden: &["\"style\""],
        why: "a strict policy refuses inline styles",
    },
    Rule {
        holds_in: |file| file == "src/app/dom.rs",
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

fn is_core(file: &str) -> bool {
    is_below(file, "core")
}

/// The app without what is compiled for browsers only (feature `web` in `src/app.rs`).
fn is_heart(file: &str) -> bool {
    let views = [
        "app/dom",
        "app/hooks",
        "app/pace",
        "app/prerender",
        "app/root",
        "app/run",
        "app/screens",
        "app/session",
        "app/views",
    ];
    is_below(file, "app") && file != "src/app.rs" && !views.iter().any(|module| is_below(file, module))
}

/// What keeps the answers that are given before the wasm is there, where nothing is kept.
const FIRST_ANSWERS: &str = "src/embed/shell/first-answers.js";

fn is_before_wasm(file: &str) -> bool {
    ["src/embed/shell/early.js", "src/embed/shell/kept.js"].contains(&file)
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
