//! What each file weighs, what a visitor loads in each form of the scan, and the budgets of those, which stand in
//! `benches/budgets.json`.
//!
//! Budgets are ceilings, which leave room for a simple build: the first screens work before the app is there, so that its weight
//! delays no answer. `size_baseline` tells of growth below them.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
    panic::resume_unwind,
    path::{Path, PathBuf},
    thread::{self, ScopedJoinHandle},
};

use flate2::Compression;
use glob::Pattern;
use serde::Deserialize;
use wasmparser::{Parser, Payload};

use super::{size_baseline, verify::Verified};
use crate::{Error, Repo, compress};

/// How a form of the scan is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Measure {
    /// As it stands on a disk.
    Raw,
    Gzip,
    /// As it is sent, packed with brotli.
    Brotli,
    /// What a wasm begins with, in whole pages of 64 KiB: the stack (its size is in `build/main.rs`), then the data. A few
    /// bytes too much are a page more.
    Memory,
}

/// Bytes by [`Measure`].
type Bytes = [usize; 4];

/// What one file weighs.
struct Weight {
    name: PathBuf,
    bytes: Bytes,
}

/// An entry of the file of budgets.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Budget {
    /// What it is.
    form: String,
    /// The page that is opened; all that this loads counts.
    opens: Option<String>,
    /// What counts besides, by patterns of names.
    #[serde(default)]
    files: Vec<String>,
    measure: Measure,
    /// In KiB.
    kib: usize,
}

/// One form of the scan: what is loaded before the first answer can be given.
struct Form {
    what: String,
    files: BTreeSet<PathBuf>,
    measure: Measure,
    budget: usize,
}

/// The weight of the bundle.
pub struct Sizes {
    weights: Vec<Weight>,
    forms: Vec<Form>,
}

/// Weighs the files. Brotli at its best level is slow, so it is done once for each content, and for all at the same time.
///
/// # Errors
/// When the budgets cannot be read.
pub fn weigh(repo: &Repo, bundle: &Verified) -> Result<Sizes, Error> {
    let contents: BTreeMap<&[u8], &Path> =
        bundle.files.iter().map(|(name, content)| (content.as_slice(), name.as_path())).collect();
    let sizes: BTreeMap<&[u8], Bytes> = thread::scope(|scope| {
        let scales: Vec<_> = contents
            .into_iter()
            .map(|(content, name)| (content, scope.spawn(move || sizes(name, content))))
            .collect();
        let weigh = |one: ScopedJoinHandle<_>| one.join().unwrap_or_else(|panic| resume_unwind(panic));
        scales.into_iter().map(|(content, one)| (content, weigh(one))).collect()
    });
    let weight = |(name, content): &(PathBuf, Vec<u8>)| Weight {
        name: name.clone(),
        bytes: sizes.get(content.as_slice()).copied().unwrap_or_default(),
    };
    Ok(Sizes { weights: bundle.files.iter().map(weight).collect(), forms: forms(repo, bundle)? })
}

/// What is packed already is sent as it is.
fn sizes(name: &Path, content: &[u8]) -> Bytes {
    if name.extension().is_some_and(|end| end == "zip" || end == "png") {
        return [content.len(), content.len(), content.len(), 0];
    }
    let gzip = compress::gzip(content, Compression::best()).len();
    [content.len(), gzip, compress::brotli(content, 11).len(), memory(content).unwrap_or_default()]
}

/// How much memory a wasm begins with; nothing for what is none.
fn memory(wasm: &[u8]) -> Option<usize> {
    let memories = Parser::new(0).parse_all(wasm).find_map(|part| match part {
        Ok(Payload::MemorySection(memories)) => Some(memories),
        _ => None,
    })?;
    Some(memories.into_iter().next()?.ok()?.initial as usize * 64 * 1024)
}

/// The forms with their files and budgets.
fn forms(repo: &Repo, bundle: &Verified) -> Result<Vec<Form>, Error> {
    const FILE: &str = "benches/budgets.json";
    let wrong =
        |cause: &dyn std::fmt::Display| Error::new(format!("{FILE} is not as it should be: {cause}."));
    let budgets: Vec<Budget> = serde_json::from_str(&repo.read(FILE)?).map_err(|cause| wrong(&cause))?;
    let form = |budget: Budget| {
        let patterns = budget.files.iter().map(|pattern| Pattern::new(pattern));
        let patterns = patterns.collect::<Result<Vec<_>, _>>().map_err(|cause| wrong(&cause))?;
        let is_named = |name: &&PathBuf| patterns.iter().any(|pattern| pattern.matches_path(name));
        let named = bundle.files.iter().map(|(name, _)| name).filter(is_named);
        let loaded = budget.opens.iter().filter_map(|page| bundle.loaded.get(page.as_str())).flatten();
        let files = named.chain(loaded).cloned().collect();
        Ok(Form { what: budget.form, files, measure: budget.measure, budget: budget.kib * 1024 })
    };
    budgets.into_iter().map(form).collect()
}

impl Sizes {
    /// The table that `cargo xtask bundle` prints.
    pub fn table(&self) -> String {
        let mut text = format!("{:>9} {:>9} {:>9}  file\n", "raw", "gzip", "brotli");
        for Weight { name, bytes } in &self.weights {
            row(&mut text, *bytes, &name.display().to_string());
        }
        text.push_str("                               to load\n");
        for form in &self.forms {
            let left = form.budget as i64 - self.load(form) as i64;
            let measure = format!("{:?}", form.measure).to_lowercase();
            let budget = format!("{:<30} {measure} budget {}, {left} left", form.what, form.budget);
            row(&mut text, self.total(form), &budget);
        }
        text
    }

    /// What is kept in the repository, to see what changes: each file packed with brotli, each form as measured.
    pub fn weights(&self) -> size_baseline::Weights {
        let file = |weight: &Weight| {
            let brotli = weight.bytes[Measure::Brotli as usize];
            (size_baseline::stable(&weight.name.display().to_string()), brotli)
        };
        let form = |form: &Form| (format!("to load: {}", form.what), self.load(form));
        self.weights.iter().map(file).chain(self.forms.iter().map(form)).collect()
    }

    /// Holds every form to its budget.
    ///
    /// # Errors
    /// When one is too large, with its largest file, or nothing is measured.
    pub fn check(&self) -> Result<(), Error> {
        let faults: Vec<String> = self.forms.iter().filter_map(|form| self.fault(form)).collect();
        if faults.is_empty() {
            return Ok(());
        }
        Err(Error::new(format!(
            "{}\nLook for a new dependency, a crate feature or a large text.",
            faults.join("\n")
        )))
    }

    fn fault(&self, form: &Form) -> Option<String> {
        let (load, what) = (self.load(form), &form.what);
        let Some(largest) = self.of(form).max_by_key(|weight| weight.bytes[form.measure as usize]) else {
            return Some(format!("Nothing in dist/ is what the budget of `{what}` names."));
        };
        let how = match form.measure {
            Measure::Raw => "on a disk",
            Measure::Gzip => "packed with gzip",
            Measure::Brotli => "packed with brotli",
            Measure::Memory => {
                "of memory; take data away, or see in build/main.rs whether the stack may be smaller"
            }
        };
        let (budget, name) = (form.budget, largest.name.display());
        (load > budget).then(|| {
            format!(
                "Too large: {what} is {load} bytes {how}; the budget is {budget}. The largest file is {name}."
            )
        })
    }

    fn load(&self, form: &Form) -> usize {
        self.total(form)[form.measure as usize]
    }

    fn total(&self, form: &Form) -> Bytes {
        self.of(form).fold(Bytes::default(), |mut sum, weight| {
            sum.iter_mut().zip(weight.bytes).for_each(|(sum, more)| *sum += more);
            sum
        })
    }

    fn of(&self, form: &Form) -> impl Iterator<Item = &Weight> {
        self.weights.iter().filter(|weight| form.files.contains(&weight.name))
    }
}

fn row(text: &mut String, [raw, gzip, brotli, _]: Bytes, name: &str) {
    // Writing to a String does not fail.
    let _ = writeln!(text, "{raw:>9} {gzip:>9} {brotli:>9}  {name}");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sizes(files: &[&str], measure: Measure, budget: usize) -> Sizes {
        let weight = |name: &str, bytes| Weight { name: PathBuf::from(name), bytes };
        let files = files.iter().map(PathBuf::from).collect();
        Sizes {
            weights: vec![
                weight("index.html", [30, 20, 10, 0]),
                weight("big.wasm", [3000, 2000, 1000, 65536]),
            ],
            forms: vec![Form { what: "page".to_owned(), files, measure, budget }],
        }
    }

    #[test]
    fn only_what_a_form_loads_counts_against_its_budget() {
        assert!(sizes(&["index.html"], Measure::Brotli, 10).check().is_ok());
        assert!(sizes(&["index.html"], Measure::Raw, 29).check().is_err());
        assert!(sizes(&["index.html", "big.wasm"], Measure::Brotli, 1010).check().is_ok());

        let error =
            sizes(&["index.html", "big.wasm"], Measure::Brotli, 1009).check().unwrap_err().to_string();
        assert!(error.contains("1010") && error.contains("big.wasm"), "{error}");
        assert!(sizes(&["big.wasm"], Measure::Memory, 65536).check().is_ok());
        let error = sizes(&["big.wasm"], Measure::Memory, 65535).check().unwrap_err().to_string();
        assert!(error.contains("65536 bytes of memory"), "{error}");
        let error = sizes(&["gone.js"], Measure::Raw, 9).check().unwrap_err().to_string();
        assert!(error.contains("Nothing in dist/"), "{error}");
    }

    #[test]
    fn what_is_packed_already_is_sent_as_it_is() {
        let text = "again ".repeat(100);
        let [raw, gzip, brotli, memory] = super::sizes(Path::new("a.js"), text.as_bytes());

        assert_eq!(super::sizes(Path::new("a.zip"), text.as_bytes()), [raw, raw, raw, 0]);
        assert_eq!(memory, 0);
        assert!(brotli < gzip && gzip < raw, "{raw} {gzip} {brotli}");
    }

    #[test]
    fn the_table_tells_files_and_forms() {
        let table = sizes(&["index.html", "big.wasm"], Measure::Raw, 3000).table();

        assert!(table.contains("  3000      2000      1000  big.wasm\n"), "{table}");
        assert!(table.contains("  3030      2020      1010  page "), "{table}");
        assert!(table.contains("raw budget 3000, -30 left"), "{table}");
    }

    #[test]
    fn a_wasm_begins_with_the_pages_of_its_memory() {
        let mut module = wasm_encoder::Module::new();
        let mut section = wasm_encoder::MemorySection::new();
        section.memory(wasm_encoder::MemoryType {
            minimum: 6,
            maximum: None,
            memory64: false,
            shared: false,
            page_size_log2: None,
        });
        module.section(&section);

        assert_eq!(memory(&module.finish()), Some(6 * 65536));
        assert_eq!(memory(&wasm_encoder::Module::new().finish()), None);
        assert_eq!(memory(b"no wasm"), None);
    }

    #[test]
    fn each_form_has_its_files() {
        let names = [
            "app-0123456789abcdef.js",
            "app-0123456789abcdef_bg.wasm",
            "author-0123456789abcdef_bg.wasm",
            "frame.js",
            "lms/sbs-cmi5.zip",
            "wordpress/sbs-scan.zip",
            "icon-192.png",
            "language-de-0123456789abcdef.txt",
            "manifest.webmanifest",
            "no-wasm.js",
            "pdf-0123456789abcdef.js",
            "pdf-0123456789abcdef_bg.wasm",
            "social-business-scan-0123456789abcdef.wasm",
            "social-business-scan.all.js",
            "social-business-scan.core.js",
            "social-business-scan.d.ts",
            "social-business-scan.de.js",
            "social-business-scan.de.mjs",
            "social-business-scan.html",
            "social-business-scan.js",
            "social-business-scan.mjs",
            "social-business-scan.no-wasm.js",
            "sw.js",
        ];
        let bundle = Verified {
            files: names.map(|name| (PathBuf::from(name), Vec::new())).to_vec(),
            loaded: BTreeMap::from([
                ("index.html", BTreeSet::from(["app-0123456789abcdef.js".into()])),
                ("frame.html", BTreeSet::from(["frame.html".into(), "frame.js".into()])),
                ("author.html", BTreeSet::from(["author.html".into()])),
            ]),
        };

        let forms = forms(&Repo::find().unwrap(), &bundle).unwrap();

        let counts: Vec<_> = forms.iter().map(|form| (form.what.as_str(), form.files.len())).collect();
        let expected = [
            ("page", 1),
            ("page and what it needs offline", 4),
            ("page, its script without WebAssembly", 1),
            ("embed, first screens", 1),
            ("embed, with its core", 2),
            ("embed, one script", 1),
            ("embed, without WebAssembly", 2),
            ("report as PDF, on request", 2),
            ("page, its other languages, on request", 1),
            ("embed, its other languages, on request", 1),
            ("embed, split", 2),
            ("frame", 2),
            ("page for authors, before the preview", 1),
            ("single file", 1),
            ("WordPress plugin", 1),
            ("packages for learning environments", 1),
            ("memory at the start, page", 1),
            ("memory at the start, embed", 1),
            ("memory at the start, report as PDF", 1),
            ("memory at the start, page for authors", 1),
        ];
        assert_eq!(counts, expected);
    }
}
