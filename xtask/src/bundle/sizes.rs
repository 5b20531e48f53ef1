//! What each file weighs, what a visitor loads in each form of the scan, and the budgets of those.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
    panic::resume_unwind,
    path::{Path, PathBuf},
    thread::{self, ScopedJoinHandle},
};

use flate2::Compression;

use super::{artefacts::NAME, memory_budget, service_worker, size_baseline, verify::Verified};
use crate::{Error, compress, digest};

/// How a form of the scan is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Measure {
    /// As it stands on a disk.
    Raw,
    /// As it is sent, packed with brotli.
    Brotli,
}

/// What one file weighs, in bytes.
struct Weight {
    name: PathBuf,
    /// Plain, gzip, brotli.
    sizes: [usize; 3],
}

/// One form of the scan: what is loaded before the first answer can be given.
struct Form {
    what: &'static str,
    files: BTreeSet<PathBuf>,
    measure: Measure,
    budget: usize,
}

/// The weight of the bundle.
pub struct Sizes {
    weights: Vec<Weight>,
    forms: Vec<Form>,
    /// What is too large in memory.
    memory: Vec<String>,
}

/// Weighs the files. Brotli at its best level is slow, so it is done once for each content, and for all at the same time.
pub fn weigh(bundle: &Verified) -> Sizes {
    let contents: BTreeMap<&[u8], &Path> =
        bundle.files.iter().map(|(name, content)| (content.as_slice(), name.as_path())).collect();
    let sizes: BTreeMap<&[u8], [usize; 3]> = thread::scope(|scope| {
        let scales: Vec<_> = contents
            .into_iter()
            .map(|(content, name)| (content, scope.spawn(move || sizes(name, content))))
            .collect();
        let weigh = |one: ScopedJoinHandle<_>| one.join().unwrap_or_else(|panic| resume_unwind(panic));
        scales.into_iter().map(|(content, one)| (content, weigh(one))).collect()
    });
    let weight = |(name, content): &(PathBuf, Vec<u8>)| Weight {
        name: name.clone(),
        sizes: sizes.get(content.as_slice()).copied().unwrap_or_default(),
    };
    let weights = bundle.files.iter().map(weight).collect();
    Sizes { weights, forms: forms(bundle), memory: memory_budget::faults(&bundle.files) }
}

/// Plain, gzip, brotli. What is packed already is sent as it is.
fn sizes(name: &Path, content: &[u8]) -> [usize; 3] {
    if name.extension().is_some_and(|end| end == "zip" || end == "png") {
        return [content.len(); 3];
    }
    let gzip = compress::gzip(content, Compression::best()).len();
    [content.len(), gzip, compress::brotli(content, 11).len()]
}

/// The forms and their budgets. They are ceilings, which leave room for a simple build: the first screens work before the
/// app is there, so that its weight delays no answer. `size_baseline` tells of growth below them.
fn forms(bundle: &Verified) -> Vec<Form> {
    let named = |ends: &[&str]| {
        let is_one = |name: &str| name.starts_with(NAME) && ends.iter().any(|end| name.ends_with(end));
        let known = bundle.files.iter().map(|(name, _)| name);
        known.filter(|name| is_one(&name.to_string_lossy())).cloned().collect()
    };
    let zips = |folder: &str| {
        let known = bundle.files.iter().map(|(name, _)| name);
        known.filter(|name| name.starts_with(folder)).cloned().collect()
    };
    let is_offline = |name: &Path| {
        let name = name.to_string_lossy();
        [service_worker::WORKER, service_worker::MANIFEST, "offline.js"].contains(&&*name)
            || name.ends_with(".png")
    };
    let offline = bundle.files.iter().map(|(name, _)| name).filter(|name| is_offline(name));
    let all = bundle.first_load.iter().chain(offline).cloned().collect();
    let only = |name: &str| BTreeSet::from([PathBuf::from(name)]);
    let is_pdf = |name: &Path| name.to_string_lossy().starts_with("pdf-");
    let pdf = bundle.files.iter().map(|(name, _)| name).filter(|name| is_pdf(name)).cloned().collect();
    // The code of a language is two letters; our own page has a name with a hash for it.
    let of_languages = |start: &str, end: &str| {
        let is_one = |name: &str| {
            let code = name.strip_prefix(start).and_then(|rest| rest.strip_suffix(end));
            code.is_some_and(|code| code.len() == 2 || digest::in_name(Path::new(name)).is_some())
        };
        let known = bundle.files.iter().map(|(name, _)| name);
        known.filter(|name| is_one(&name.to_string_lossy())).cloned().collect()
    };
    let form = |what, files, measure, budget| Form { what, files, measure, budget };
    vec![
        form("page", bundle.first_load.clone(), Measure::Brotli, 602 * 1024),
        form("page and what it needs offline", all, Measure::Brotli, 610 * 1024),
        form("page, its script without WebAssembly", only("no-wasm.js"), Measure::Brotli, 1024 * 1024),
        form("embed, first screens", named(&["scan.js"]), Measure::Brotli, 28 * 1024),
        form("embed, with its core", named(&["scan.js", ".core.js"]), Measure::Brotli, 646 * 1024),
        form("embed, one script", named(&[".all.js"]), Measure::Brotli, 686 * 1024),
        form("embed, without WebAssembly", named(&["scan.js", ".no-wasm.js"]), Measure::Brotli, 1100 * 1024),
        // Loaded when a visitor asks for the file, and never before.
        form("report as PDF, on request", pdf, Measure::Brotli, 900 * 1024),
        form(
            "page, its other languages, on request",
            of_languages("language-", ".txt"),
            Measure::Brotli,
            100 * 1024,
        ),
        form(
            "embed, its other languages, on request",
            of_languages("social-business-scan.", ".js"),
            Measure::Brotli,
            100 * 1024,
        ),
        form("embed, split", named(&["scan.mjs", ".wasm"]), Measure::Brotli, 660 * 1024),
        form("frame", bundle.frame.clone(), Measure::Brotli, 716 * 1024),
        // Before the preview, which is the embed.
        form("page for authors", bundle.author.clone(), Measure::Brotli, 220 * 1024),
        form("single file", named(&[".html"]), Measure::Raw, 902 * 1024),
        // The largest upload that PHP takes by default.
        form("WordPress plugin", zips("wordpress"), Measure::Raw, 2048 * 1024),
        form("packages for learning environments", zips("lms"), Measure::Raw, 3 * 3072 * 1024),
    ]
}

impl Sizes {
    /// The table that `cargo xtask bundle` prints.
    pub fn table(&self) -> String {
        let mut text = format!("{:>9} {:>9} {:>9}  file\n", "raw", "gzip", "brotli");
        for Weight { name, sizes, .. } in &self.weights {
            row(&mut text, *sizes, &name.display().to_string());
        }
        text.push_str("                               to load\n");
        for form in &self.forms {
            let measure = if form.measure == Measure::Raw { "raw" } else { "brotli" };
            let left = form.budget as i64 - self.load(form) as i64;
            let budget = format!("{:<30} {measure} budget {}, {left} left", form.what, form.budget);
            row(&mut text, self.total(form), &budget);
        }
        text
    }

    /// What is kept in the repository, to see what changes: each file packed with brotli, each form as measured.
    pub fn weights(&self) -> size_baseline::Weights {
        let brotli = Measure::Brotli.column();
        let file = |weight: &Weight| {
            (size_baseline::stable(&weight.name.display().to_string()), weight.sizes[brotli])
        };
        let form = |form: &Form| (format!("to load: {}", form.what), self.load(form));
        self.weights.iter().map(file).chain(self.forms.iter().map(form)).collect()
    }

    /// Holds every form, and the memory that each wasm begins with, to its budget.
    ///
    /// # Errors
    /// When one is too large, with its largest file.
    pub fn check(&self) -> Result<(), Error> {
        let mut faults: Vec<String> = self.forms.iter().filter_map(|form| self.fault(form)).collect();
        faults.extend_from_slice(&self.memory);
        if faults.is_empty() {
            return Ok(());
        }
        Err(Error::new(format!(
            "{}\nLook for a new dependency, a crate feature or a large text.",
            faults.join("\n")
        )))
    }

    fn fault(&self, form: &Form) -> Option<String> {
        let load = self.load(form);
        let how = if form.measure == Measure::Raw { "on a disk" } else { "packed with brotli" };
        let largest = self.of(form).max_by_key(|weight| weight.sizes[form.measure.column()]);
        (load > form.budget).then(|| {
            format!(
                "Too large: {} is {load} bytes {how}; the budget is {}. The largest file is {}.",
                form.what,
                form.budget,
                largest.map(|weight| weight.name.display().to_string()).unwrap_or_default()
            )
        })
    }

    fn load(&self, form: &Form) -> usize {
        self.total(form)[form.measure.column()]
    }

    fn total(&self, form: &Form) -> [usize; 3] {
        let add = |sum: [usize; 3], weight: &Weight| {
            let [raw, gzip, brotli] = weight.sizes;
            [sum[0] + raw, sum[1] + gzip, sum[2] + brotli]
        };
        self.of(form).fold([0; 3], add)
    }

    fn of(&self, form: &Form) -> impl Iterator<Item = &Weight> {
        self.weights.iter().filter(|weight| form.files.contains(&weight.name))
    }
}

impl Measure {
    /// Its place among the sizes.
    fn column(self) -> usize {
        match self {
            Measure::Raw => 0,
            Measure::Brotli => 2,
        }
    }
}

fn row(text: &mut String, sizes: [usize; 3], name: &str) {
    let [raw, gzip, brotli] = sizes;
    // Writing to a String does not fail.
    let _ = writeln!(text, "{raw:>9} {gzip:>9} {brotli:>9}  {name}");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sizes(files: &[&str], measure: Measure, budget: usize) -> Sizes {
        let weight = |name: &str, sizes| Weight { name: PathBuf::from(name), sizes };
        let files = files.iter().map(PathBuf::from).collect();
        Sizes {
            weights: vec![weight("index.html", [30, 20, 10]), weight("big.wasm", [3000, 2000, 1000])],
            forms: vec![Form { what: "page", files, measure, budget }],
            memory: Vec::new(),
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
    }

    #[test]
    fn what_is_packed_already_is_sent_as_it_is() {
        let text = "again ".repeat(100);
        let [raw, gzip, brotli] = super::sizes(Path::new("a.js"), text.as_bytes());

        assert_eq!(super::sizes(Path::new("a.zip"), text.as_bytes()), [raw; 3]);
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
    fn each_form_has_its_files() {
        let names = [
            "app-0123456789abcdef.js",
            "frame.js",
            "lms/sbs-cmi5.zip",
            "wordpress/sbs-scan.zip",
            "icon-192.png",
            "language-de-0123456789abcdef.txt",
            "manifest.webmanifest",
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
            first_load: BTreeSet::from(["app-0123456789abcdef.js".into()]),
            frame: BTreeSet::new(),
            author: BTreeSet::from(["author.html".into()]),
        };

        let forms = forms(&bundle);

        let counts: Vec<_> = forms.iter().map(|form| (form.what, form.files.len())).collect();
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
            ("frame", 0),
            ("page for authors", 1),
            ("single file", 1),
            ("WordPress plugin", 1),
            ("packages for learning environments", 1),
        ];
        assert_eq!(counts, expected);
    }
}
