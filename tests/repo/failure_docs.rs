//! `docs/faults.md` names tests: each is there, and each row has one.

use std::{fs, path::Path};

/// The rows of the table, without its head.
fn rows() -> Vec<String> {
    let text = read("docs/faults.md");
    text.lines().filter(|line| line.starts_with("| ")).skip(2).map(str::to_owned).collect()
}

fn read(file: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).expect(file)
}

/// The names in backticks in the last column.
fn tests(row: &str) -> Vec<&str> {
    row.rsplit('|').nth(1).unwrap().split('`').skip(1).step_by(2).collect()
}

#[test]
fn every_row_has_four_columns_and_a_test() {
    assert!(rows().len() >= 12, "{} rows", rows().len());
    for row in rows() {
        assert_eq!(row.matches(" | ").count(), 3, "{row}");
        assert!(!tests(&row).is_empty(), "no test: {row}");
    }
}

#[test]
fn every_test_that_is_named_is_there() {
    for row in rows() {
        for test in tests(&row) {
            let [room, file, name] = test.split("::").collect::<Vec<_>>()[..] else {
                panic!("no test: {test}")
            };
            let (path, sign) = match room {
                "e2e" => (format!("tests/e2e/tests/{file}.rs"), format!("async fn {name}(")),
                _ => (format!("tests/app/{room}/{file}.rs"), format!("fn {name}(")),
            };
            let text = read(&path);
            assert!(text.contains(&sign), "{path} has no {name}");
            // Named a second time: where scenarios are listed.
            let is_listed = text.lines().any(|line| line.trim().starts_with(name) && line.ends_with(';'));
            assert!(room != "e2e" || is_listed, "{path} does not run {name}");
        }
    }
}
