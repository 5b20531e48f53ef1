//! Our own scripts, as far as they can be tried without a browser: in Node, which the build needs anyway.

use std::{path::Path, process::Command};

#[test]
fn the_guard_round_the_exports_lets_no_error_through() {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/js/trap-guard.mjs");

    let run = Command::new("node").arg("--test").arg(tests).output().unwrap();

    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stdout));
}
