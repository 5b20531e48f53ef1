//! Cuts the page's wasm: what the first screens need, what only the entry of the second part leads to
//! (`src/app/later.rs`), functions and data, and the texts of each language. A visitor reads one: the page fetches that with
//! the first part, and the other with the second.
//!
//! The whole is optimised first, so both parts are as small as they would be in one. They share memory, table and
//! globals; the second part fills its places in them when it is instantiated, with the first part's exports as its
//! imports, and its start function is its entry. No glue is needed for that.

mod linked;
mod order;
mod parts;
mod ranges;
#[cfg(test)]
mod tests;
mod whole;

use std::{
    fs,
    path::{Path, PathBuf},
};

use linked::LANGUAGES;
use wasmparser::{ConstExpr, DataKind, ElementKind, Operator};

use crate::{Error, Repo, repo::write_if_changed};

/// The function that the second part starts with.
const ENTRY: &str = "sbs_later";

/// The second part, until `rename` gives its name a hash.
const LATER: &str = "later-0000000000000000.wasm";

/// What is wrong with a wasm.
#[derive(Debug)]
pub struct Fault(String);

impl From<wasmparser::BinaryReaderError> for Fault {
    fn from(error: wasmparser::BinaryReaderError) -> Self {
        Fault(error.to_string())
    }
}

impl From<&str> for Fault {
    fn from(text: &str) -> Self {
        Fault(text.to_owned())
    }
}

/// The two parts.
pub struct Parts {
    /// What starts the page.
    pub first: Vec<u8>,
    /// What is instantiated with the exports of the first.
    pub later: Vec<u8>,
    /// The texts of each language, which have to be there before the first starts to work; also instantiated so.
    pub texts: [Vec<u8>; 2],
}

/// The number of the entry in the page's wasm, as long as that has its names.
///
/// # Errors
/// When there is none.
pub fn entry(wasm: &Path) -> Result<u32, Error> {
    whole::exported(&read(wasm)?, ENTRY).map_err(|fault| failed(wasm, &fault))
}

/// Writes the first part in place of the page's wasm, the second beside it, and keeps the whole for the single file.
///
/// # Errors
/// When the wasm, or what the linker made, is not as we know it.
pub fn write(repo: &Repo, wasm: &Path, entry: u32) -> Result<(), Error> {
    let linked = repo.cargo_target().join("wasm32-unknown-unknown/release/app.wasm");
    let content = read(wasm)?;
    let needs = linked::needs(&read(&linked)?, ENTRY).map_err(|fault| failed(&linked, &fault))?;
    let parts = parts::cut(&content, &needs, entry).map_err(|fault| failed(wasm, &fault))?;
    let ordered = parts::ordered(&content).map_err(|fault| failed(wasm, &fault))?;
    write_if_changed(&whole(repo), &ordered)?;
    write_if_changed(&wasm.with_file_name(LATER), &parts.later)?;
    for (language, texts) in LANGUAGES.into_iter().zip(&parts.texts) {
        write_if_changed(&wasm.with_file_name(texts_of(language)), texts)?;
    }
    write_if_changed(wasm, &parts.first)?;
    let index = repo.dist().join("index.html");
    let html = fs::read_to_string(&index).map_err(|cause| Error::file("read", &index, &cause))?;
    let html = named(&html).ok_or_else(|| {
        Error::new("index.html does not link later.css, or does not start boot.js as Trunk.toml says.")
    })?;
    write_if_changed(&index, html.as_bytes())
}

/// Brings the functions of a wasm that stays in one piece into an order that packs well.
///
/// # Errors
/// When the wasm is not as we know it.
pub fn order(wasm: &Path) -> Result<(), Error> {
    let ordered = parts::ordered(&read(wasm)?).map_err(|fault| failed(wasm, &fault))?;
    write_if_changed(wasm, &ordered)
}

/// The page with the names of the second part, its style sheet and the languages for `boot.js`, and no link to that sheet.
fn named(html: &str) -> Option<String> {
    let (before, rest) = html.split_once("<link rel=\"stylesheet\" href=\"./later-")?;
    let (link, after) = rest.split_once('>')?;
    let style = format!("./later-{}", link.split_once('"')?.0);
    let html = format!("{before}{}", after.trim_start_matches('\n'));
    let (before, rest) = html.split_once(" data-sbs-wasm=")?;
    let texts: String =
        LANGUAGES.iter().map(|lang| format!(" data-sbs-{lang}=\"./{}\"", texts_of(lang))).collect();
    Some(format!(
        "{before} data-sbs-later=\"./{LATER}\" data-sbs-style=\"{style}\"{texts} data-sbs-wasm={rest}"
    ))
}

/// The texts of a language, until `rename` gives the name a hash.
fn texts_of(language: &str) -> String {
    format!("texts-{language}-0000000000000000.wasm")
}

/// The page's wasm in one piece.
pub fn whole(repo: &Repo) -> PathBuf {
    repo.work().join("whole.wasm")
}

fn read(path: &Path) -> Result<Vec<u8>, Error> {
    fs::read(path).map_err(|cause| Error::file("read", path, &cause))
}

fn failed(path: &Path, Fault(fault): &Fault) -> Error {
    Error::new(format!("{} cannot be split: {fault}.", path.display()))
}

/// Where a piece of the first table starts.
fn offset_of(kind: &ElementKind<'_>) -> Result<u32, Fault> {
    match kind {
        ElementKind::Active { table_index: None | Some(0), offset_expr } => constant(offset_expr),
        _ => Err("a table that is not filled at the start".into()),
    }
}

/// Where a piece of the memory starts.
fn start_of(kind: &DataKind<'_>) -> Result<u32, Fault> {
    match kind {
        DataKind::Active { memory_index: 0, offset_expr } => constant(offset_expr),
        _ => Err("data that are not there from the start".into()),
    }
}

fn constant(expression: &ConstExpr<'_>) -> Result<u32, Fault> {
    match expression.get_operators_reader().read()? {
        Operator::I32Const { value } => Ok(value as u32),
        _ => Err("a place that is computed".into()),
    }
}
