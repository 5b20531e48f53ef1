//! The paths that code names, written out from the crate: `use std::{fs, time::Instant}` names `std::fs` and
//! `std::time::Instant`, and `super::super::state` names `crate::state`.

/// A path with the line where it begins.
#[derive(Debug, PartialEq, Eq)]
pub struct Named {
    /// From 1.
    pub line: usize,
    /// Parts joined by `::`.
    pub path: String,
}

/// All paths in the code of a file.
pub fn named(file: &str, code: &str) -> Vec<Named> {
    let mut found = Vec::new();
    let mut line = 1;
    let mut rest = code;
    while let Some(next) = rest.chars().next() {
        if next.is_alphabetic() || next == '_' {
            let length = expand(rest, "", line, file, &mut found);
            line += rest[..length].matches('\n').count();
            rest = &rest[length..];
        } else {
            line += usize::from(next == '\n');
            rest = &rest[next.len_utf8()..];
        }
    }
    found
}

/// Reads one path, with its groups, and says how long it is.
fn expand(text: &str, begin: &str, line: usize, file: &str, found: &mut Vec<Named>) -> usize {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    let mut path = begin.to_owned();
    let mut at = 0;
    loop {
        let length = text[at..].find(|c| !is_part(c)).unwrap_or(text.len() - at);
        path.push_str(&text[at..at + length]);
        at += length;
        if !text[at..].starts_with("::") {
            break;
        }
        path.push_str("::");
        at += 2;
        if text[at..].starts_with('{') {
            return at + expand_group(&text[at..], &path, line, file, found);
        }
        if !text[at..].starts_with(is_part) {
            break; // `::*` or `::<T>`.
        }
    }
    found.push(Named { line, path: absolute(file, path.trim_end_matches("::")) });
    at
}

fn expand_group(text: &str, begin: &str, line: usize, file: &str, found: &mut Vec<Named>) -> usize {
    let mut at = 1;
    let mut line = line;
    while let Some(next) = text[at..].chars().next() {
        if next == '}' {
            return at + 1;
        }
        if next.is_alphabetic() || next == '_' {
            let length = expand(&text[at..], begin, line, file, found);
            line += text[at..at + length].matches('\n').count();
            at += length;
        } else {
            line += usize::from(next == '\n');
            at += next.len_utf8();
        }
    }
    at
}

/// A path from the crate, if it is one of ours.
fn absolute(file: &str, path: &str) -> String {
    if let Some(rest) = path.strip_prefix("social_business_scan::") {
        return format!("crate::{rest}");
    }
    let mut module: Vec<&str> = file
        .trim_start_matches("src/")
        .trim_end_matches(".rs")
        .split('/')
        .filter(|part| !matches!(*part, "lib" | "main" | "mod"))
        .collect();
    let mut rest = path;
    if let Some(own) = rest.strip_prefix("self::") {
        rest = own;
    } else if !rest.starts_with("super") {
        return path.to_owned();
    }
    while let Some(above) = rest.strip_prefix("super") {
        module.pop();
        rest = above.trim_start_matches("::");
    }
    module.insert(0, "crate");
    if rest.is_empty() { module.join("::") } else { format!("{}::{rest}", module.join("::")) }
}

#[test]
fn paths_are_written_out_from_the_crate() {
    let code = "use std::{\n  fs,\n  time::{Duration, Instant},\n};\nuse super::super::answers::Answers; self::x(); a.b::<C>()";

    let found: Vec<(usize, String)> =
        named("src/core/score/level.rs", code).into_iter().map(|named| (named.line, named.path)).collect();

    for expected in [
        (2, "std::fs"),
        (3, "std::time::Duration"),
        (3, "std::time::Instant"),
        (5, "crate::core::answers::Answers"),
        (5, "crate::core::score::level::x"),
    ] {
        assert!(found.contains(&(expected.0, expected.1.to_owned())), "{expected:?} is missing in {found:?}");
    }
}
