//! The `sbs` program: the same scoring without a browser, to compare with.

use std::{env, fs, io::Write, path::PathBuf, process::Command};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::test_context;

/// What `sbs score` prints for an answer file.
///
/// # Errors
/// When the program is not there, or refuses the answers.
pub fn score(answers: &Value) -> Result<Value> {
    let mut file = tempfile::Builder::new().suffix(".json").tempfile()?;
    serde_json::to_writer(&mut file, answers)?;
    file.flush()?;
    let program = program();
    let output = Command::new(&program)
        .arg("score")
        .arg(file.path())
        .output()
        .with_context(|| format!("{} does not start: build it with `cargo build`", program.display()))?;
    if !output.status.success() {
        bail!("sbs score refuses {answers}: {}", String::from_utf8_lossy(&output.stderr));
    }
    serde_json::from_slice(&output.stdout).with_context(|| {
        format!("sbs score prints no JSON for {answers}, but: {}", String::from_utf8_lossy(&output.stdout))
    })
}

/// What `sbs compare` prints for two answer files, the earlier one first.
///
/// # Errors
/// When the program is not there, or refuses the answers.
pub fn compare(before: &Value, after: &Value) -> Result<Value> {
    let mut files = Vec::new();
    for answers in [before, after] {
        let mut file = tempfile::Builder::new().suffix(".json").tempfile()?;
        serde_json::to_writer(&mut file, answers)?;
        file.flush()?;
        files.push(file);
    }
    let program = program();
    let output = Command::new(&program)
        .arg("compare")
        .args(files.iter().map(tempfile::NamedTempFile::path))
        .output()
        .with_context(|| format!("{} does not start: build it with `cargo build`", program.display()))?;
    if !output.status.success() {
        bail!("sbs compare refuses {before} and {after}: {}", String::from_utf8_lossy(&output.stderr));
    }
    Ok(serde_json::from_slice(&output.stdout)?)
}

/// The result codes of these answer files, in order.
///
/// # Errors
/// When the program is not there, or refuses one of them.
pub fn codes(sheets: &[Value]) -> Result<Vec<String>> {
    let mut file = tempfile::Builder::new().suffix(".ndjson").tempfile()?;
    for sheet in sheets {
        writeln!(file, "{sheet}")?;
    }
    file.flush()?;
    let output = Command::new(program()).args(["code", "encode"]).arg(file.path()).output()?;
    if !output.status.success() {
        bail!("sbs code: {}", String::from_utf8_lossy(&output.stderr));
    }
    Ok(String::from_utf8(output.stdout)?.lines().map(str::to_owned).collect())
}

/// What `sbs team` prints for answer files, one a line.
///
/// # Errors
/// When the program is not there, or refuses one of them.
pub fn team(lines: &str) -> Result<String> {
    let mut file = tempfile::Builder::new().suffix(".ndjson").tempfile()?;
    file.write_all(lines.as_bytes())?;
    file.flush()?;
    let output = Command::new(program()).arg("team").arg(file.path()).output()?;
    if !output.status.success() {
        bail!("sbs team: {}", String::from_utf8_lossy(&output.stderr));
    }
    Ok(String::from_utf8(output.stdout)?)
}

/// A questionnaire as a workbook, by `sbs export`.
///
/// # Errors
/// When the program is not there, or refuses it.
pub fn workbook(questionnaire: &Value) -> Result<Vec<u8>> {
    let mut file = tempfile::Builder::new().suffix(".json").tempfile()?;
    serde_json::to_writer(&mut file, questionnaire)?;
    file.flush()?;
    let workbook = tempfile::Builder::new().suffix(".xlsx").tempfile()?;
    let output =
        Command::new(program()).arg("export").arg(file.path()).arg("-o").arg(workbook.path()).output()?;
    if !output.status.success() {
        bail!("sbs export: {}", String::from_utf8_lossy(&output.stderr));
    }
    Ok(fs::read(workbook.path())?)
}

fn program() -> PathBuf {
    env::var_os("SBS_BIN").map_or_else(|| test_context::root().join("target/debug/sbs"), PathBuf::from)
}
