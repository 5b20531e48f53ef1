//! The import directions and what may stand in one place only (ARCHITECTURE.md, "Folders" and "Guarantees"), read from
//! the source itself.

mod circles;
mod paths;
mod rules;
mod source;

use std::{fs, path::Path};

use circles::circles;
use rules::violations;

/// Every Rust and JavaScript file below a folder, by its path from the repository, with `/`.
pub fn files_below(folder: &Path, found: &mut Vec<(String, String)>) {
    let mut entries: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            files_below(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs" || extension == "js") {
            let name =
                path.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap().to_string_lossy().replace('\\', "/");
            found.push((name, fs::read_to_string(&path).unwrap()));
        }
    }
}

/// What a reader can take in: a file of at most 400 lines, half of them below 120, a folder of at most 14 files.
#[test]
fn no_file_is_too_long_and_no_folder_too_full() {
    let mut files = Vec::new();
    files_below(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
    let mut folders = std::collections::BTreeMap::new();
    for (path, _) in &files {
        *folders.entry(path.rsplit_once('/').map_or("", |(folder, _)| folder)).or_insert(0) += 1;
    }
    let mut lengths: Vec<usize> = files.iter().map(|(_, text)| text.lines().count()).collect();
    lengths.sort_unstable();

    // A test and a tool are read like the program.
    let mut all = files.clone();
    for folder in ["build", "tests", "xtask"] {
        files_below(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &mut all);
    }
    let is_long = |(_, text): &&(String, String)| text.lines().count() > 400;
    let long: Vec<&String> = all.iter().filter(is_long).map(|(path, _)| path).collect();
    let full: Vec<_> = folders.iter().filter(|(_, count)| **count > 14).collect();

    assert!(long.is_empty(), "above 400 lines: {long:?}");
    assert!(full.is_empty(), "above 14 files: {full:?}");
    assert!(lengths[lengths.len() / 2] < 120, "the median file has {} lines", lengths[lengths.len() / 2]);
}

#[test]
fn every_import_points_in_the_right_direction() {
    let mut files = Vec::new();
    files_below(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
    assert!(files.len() > 40, "{} files", files.len());

    let found: Vec<String> = files.iter().flat_map(|(path, text)| violations(path, text)).collect();

    assert!(found.is_empty(), "{} in the wrong direction:\n{}", found.len(), found.join("\n"));
}

#[test]
fn no_imports_go_in_a_circle() {
    let mut files = Vec::new();
    files_below(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
    files.retain(|(path, _)| path.ends_with(".rs") && !path.starts_with("src/bin/"));

    let found = circles(&files);

    assert!(found.is_empty(), "{} imports go in circles:\n{}", found.len(), found.join("\n"));
}

#[track_caller]
fn refused(path: &str, text: &str) {
    let found = violations(path, text);
    assert!(!found.is_empty(), "{path} may contain {text:?}");
}

#[track_caller]
fn allowed(path: &str, text: &str) {
    assert_eq!(violations(path, text), Vec::<String>::new());
}

#[test]
fn a_violation_names_file_line_and_reason() {
    let found = violations("src/core/score.rs", "use std::fmt;\n\nuse yew::Html;\n");

    assert_eq!(found, ["src/core/score.rs:3: yew: pure folders know no browser"]);
}

#[test]
fn core_may_use_neither_a_higher_layer_nor_the_outside_world() {
    for text in [
        "use crate::state::model::Model;",
        "use crate::{core::answers, storage::store::ScanStore};",
        "use super::super::super::charts::radar;",
        "fn f() { crate::embed::mount() }",
        "use std::fs;",
        "use std::{cell::RefCell, fs::File};",
        "use std::{\n    cell::RefCell,\n    time::{Duration, Instant},\n};",
        "let now = std::time::SystemTime::now();",
        "std::env::var(\"A\")",
        "use plotters::prelude::*;",
        "use gloo_storage::Storage;",
        "let x = web_sys::window();",
        "use js_sys as js;",
        "#[wasm_bindgen]",
        "extern crate yew;",
    ] {
        refused("src/core/score/level.rs", text);
    }
    for text in [
        "use std::{collections::BTreeSet, fmt};",
        "use crate::core::{answers::Answers, instrument::Instrument};",
        "use super::super::answers::Answers;",
        "//! Never uses yew or web_sys.\n/* nor std::fs */",
        "const WHY: &str = \"use yew::Html; std::fs\";",
        "let times = 3; let environment = 'e'; let quote = '\"'; let fs = times;",
        "fn f<'a>(text: &'a str) -> &'a str { text }",
        "const RAW: &str = r#\"crate::state \" yew\"#;",
    ] {
        allowed("src/core/score/level.rs", text);
    }
}

#[test]
fn charts_see_core_and_plotters_only() {
    allowed(
        "src/charts/radar.rs",
        "use plotters::prelude::*;\nuse crate::core::score::ScoreReport;\nuse super::theme;",
    );
    for text in [
        "use crate::i18n::Strings;",
        "use crate::storage::store::ScanStore;",
        "use super::super::state;",
        "use yew::Html;",
        "use web_sys::HtmlCanvasElement;",
        "area.estimate_text_size(text, &font)",
        "ChartBuilder::on(&area)",
    ] {
        refused("src/charts/radar.rs", text);
    }
}

#[test]
fn storage_sees_core_its_backend_and_storage_events() {
    for text in [
        "use gloo_storage::{LocalStorage, Storage};",
        "use crate::core::answer_file::AnswerFile;",
        "use web_sys::StorageEvent;",
        "window.local_storage()",
    ] {
        allowed("src/storage/web.rs", text);
    }
    for text in [
        "use crate::state::msg::Msg;",
        "use yew::Callback;",
        "use crate::charts::plotters_svg;",
        "use crate::embed;",
    ] {
        refused("src/storage/store.rs", text);
    }
}

#[test]
fn pure_folders_know_no_browser_and_views_do() {
    for path in ["src/state/model.rs", "src/state/update/navigation.rs", "src/export/qr.rs", "src/report.rs"]
    {
        for text in [
            "use yew::Html;",
            "use web_sys::window;",
            "use gloo_storage::Storage;",
            "use crate::ui::components;",
        ] {
            refused(path, text);
        }
        allowed(path, "use crate::core::score::ScoreReport;");
    }
    for path in ["src/ui/components/meter.rs", "src/runtime/root.rs", "src/ui/screens/result/scores.rs"] {
        allowed(path, "use yew::prelude::*;\nuse web_sys::HtmlElement;\nuse crate::state::model::Model;");
    }
}

#[test]
fn nothing_below_it_uses_embed() {
    for path in ["src/runtime/root.rs", "src/ui/components/meter.rs", "src/storage/key.rs"] {
        refused(path, "use crate::embed::exports::Handle;");
    }
    allowed("src/embed/host_events.rs", "use crate::embed::exports::Handle;");
    allowed("src/bin/app.rs", "use social_business_scan::embed;");
}

#[test]
fn the_command_line_sees_core_charts_and_the_words_of_results_only() {
    allowed(
        "src/bin/sbs/command.rs",
        "use social_business_scan::{charts::plotters_svg, core::score::score};\nuse std::fs;",
    );
    for text in [
        "use social_business_scan::state::model::Model;",
        "use social_business_scan::storage::store::ScanStore;",
        "use yew::Html;",
    ] {
        refused("src/bin/sbs/command.rs", text);
    }
}

#[test]
fn only_storage_touches_the_storage_of_the_browser() {
    for text in ["window.local_storage()", "use gloo_storage::LocalStorage;", "SessionStorage::get(key)"] {
        refused("src/runtime/effect_runner.rs", text);
    }
    refused("src/js/page/boot.js", "localStorage.getItem('a')");
    allowed("src/js/page/boot.js", "// not localStorage\nfetch(a)");
}

#[test]
fn what_stands_on_the_page_before_the_wasm_reads_what_was_kept_and_writes_nothing() {
    for file in ["src/js/page/early.js", "src/js/prerendered/stored-scan.js"] {
        allowed(file, "localStorage.getItem('a')");
        for text in ["localStorage.setItem('a', 'b')", "store.removeItem('a')", "sessionStorage.clear()"] {
            refused(file, text);
        }
    }
}

#[test]
fn one_file_keeps_the_answers_before_the_wasm_and_removes_nothing() {
    allowed("src/js/prerendered/early-autosave.js", "localStorage.setItem('a', 'b')");
    refused("src/js/prerendered/prerendered-screen.js", "localStorage.setItem('a', 'b')");
    refused("src/js/prerendered/event-replay.js", "sessionStorage.setItem('a', 'b')");
}

#[test]
fn no_file_makes_html_from_text_or_carries_an_inline_style() {
    for text in [
        "element.set_inner_html(text)",
        "div().inner_html()",
        "let js = \"e.innerHTML\";",
        "html! { <p style=\"color: red\" /> }",
        "html! { <p style={color} /> }",
        "element.set_attribute(\"style\", color)",
        "Html::from_html_unchecked(text)",
    ] {
        refused("src/ui/components/meter.rs", text);
    }
    refused("src/js/loader/error-panel.js", "node.innerHTML = text;");
    allowed("src/ui/element_builder.rs", "self.0.add_property(\"style\", sizes);");
    refused("src/ui/element_builder.rs", "self.0.add_attribute(\"style\", sizes);");
    refused("src/ui/components/meter.rs", "tag.add_property(\"style\", sizes);");
    allowed(
        "src/ui/components/meter.rs",
        "// never innerHTML, never style=\nlet style = 1; let a = style == 2;",
    );
}
