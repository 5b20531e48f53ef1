//! The recipe of `docs/scale.md` for Spark, with two local executors: `cargo xtask test --full` only, since it fetches
//! pyspark from PyPI and needs Java.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use super::{
    file, sbs, stdout,
    team::{many, ndjson},
};

/// pyspark in an environment of its own, made once.
fn python() -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("spark-python");
    let python = folder.join("bin/python");
    if !folder.join("ready").exists() {
        run(Command::new("python3").args(["-m", "venv"]).arg(&folder));
        run(Command::new(&python).args(["-m", "pip", "install", "--quiet", "pyspark"]));
        std::fs::write(folder.join("ready"), "").unwrap();
    }
    python
}

/// What a program printed; it must have ended well.
fn run(command: &mut Command) -> String {
    let output = command.output().unwrap_or_else(|error| panic!("{command:?} cannot start: {error}"));
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{command:?} failed; Spark needs Java (default-jre):\n{told}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn two_executors_give_the_bytes_of_a_single_run() {
    if std::env::var_os("SBS_FULL").is_none() {
        return;
    }
    let members = file("team-spark.ndjson", &ndjson(&many(5000)));
    let recipe = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/team/spark.py");

    let merged = run(Command::new(python()).arg(recipe).args([env!("CARGO_BIN_EXE_sbs"), &members]));

    assert_eq!(merged, stdout(&sbs(&["team", &members])));
}
