//! A program of ours as wasm: compiled by Cargo, its glue written by wasm-bindgen, made small by wasm-opt.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use wasm_bindgen_cli_support::Bindgen;

use super::html;
use crate::{Error, Repo, process, tools::Toolbox};

const TARGET: &str = "wasm32-unknown-unknown";

/// What writes a PDF: nobody waits for it before the first answer, so that its bytes are worth less than the minutes that the
/// slow passes take on it.
pub const PDF: &str = "pdf";

/// What the glue is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Glue {
    /// A page of ours: it instantiates the wasm itself.
    Page,
    /// The embed: it takes the exports of the wasm from `src/js/element/instance.js`, which guards them. The
    /// types that come with it are for `tests/types`.
    Embed,
}

/// A program and the script that it needs.
pub struct Built {
    /// The module that wasm-bindgen wrote.
    pub glue: PathBuf,
    /// The wasm.
    pub wasm: PathBuf,
}

/// Builds the program of this name, which is also that of its feature, into `target/sbs/<name>/`.
///
/// # Errors
/// When a tool fails.
pub fn build(repo: &Repo, tools: &Toolbox, name: &str, kind: Glue) -> Result<Built, Error> {
    let mut cargo = process::cargo(repo);
    cargo.args(["build", "--release", "--locked", "--target", TARGET, "--bin", name, "--features", name]);
    cargo.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", without_own_paths(repo));
    process::run(&mut cargo)?;

    let folder = repo.work().join(name);
    let compiled = repo.cargo_target().join(TARGET).join("release").join(name).with_extension("wasm");
    bind(&compiled, &folder, name, kind).map_err(|cause| {
        Error::new(format!("wasm-bindgen cannot read {}: {cause:#}.", compiled.display()))
    })?;

    let wasm = folder.join(format!("{name}_bg.wasm"));
    let mut optimise = tools.command("wasm-opt");
    let mut passes = optimising(&repo.read("index.html")?)?;
    if name == PDF {
        passes = in_one_pass(passes);
    }
    optimise.args(passes).arg(&wasm).arg("--output").arg(&wasm);
    process::run(&mut optimise)?;

    let end = if kind == Glue::Page { ".js" } else { "_bg.js" };
    Ok(Built { glue: folder.join(format!("{name}{end}")), wasm })
}

/// As a library, so that it is always of the release that `Cargo.lock` names, and nobody installs it.
fn bind(compiled: &Path, folder: &Path, name: &str, kind: Glue) -> anyhow::Result<()> {
    // What another release of it wrote must not stay.
    let _ = fs::remove_dir_all(folder);
    let mut bindgen = Bindgen::new();
    bindgen.input_path(compiled).out_name(name);
    match kind {
        Glue::Page => bindgen.web(true)?.typescript(false),
        Glue::Embed => bindgen.bundler(true)?.typescript(true),
    };
    bindgen.generate(folder)
}

/// What wasm-opt is told: it stands in `index.html`, because Trunk reads it there.
///
/// `--low-memory-unused` holds because Rust puts the stack first: its last KiB is what lies below 1024. The order by name
/// puts what is alike together, 1 KB less for brotli. The exports that it removes are those that the glue never calls;
/// what only they need goes with them.
fn optimising(index: &str) -> Result<Vec<String>, Error> {
    let tags = html::tags(index)?;
    let app = tags.iter().find(|tag| tag.attribute("data-wasm-opt").is_some());
    let read = |name| app.and_then(|tag| tag.attribute(name));
    let (Some(level), Some(parameters)) = (read("data-wasm-opt"), read("data-wasm-opt-params")) else {
        return Err(Error::new(
            "index.html has no link with data-wasm-opt and data-wasm-opt-params, which the wasm is built with.",
        ));
    };
    Ok(std::iter::once(format!("-O{level}"))
        .chain(parameters.split_whitespace().map(str::to_owned))
        .collect())
}

/// The same without what looks at the whole program several times.
fn in_one_pass(passes: Vec<String>) -> Vec<String> {
    let is_slow = |pass: &String| ["--gufa", "--merge-similar-functions"].contains(&pass.as_str());
    let mut seen = Vec::new();
    for pass in passes.into_iter().filter(|pass| !is_slow(pass)) {
        if !seen.contains(&pass) {
            seen.push(pass);
        }
    }
    seen
}

/// Panic messages carry the path of their source. Mapped away, the wasm is smaller, tells nothing of the
/// machine, and gets the same hash in every clone.
fn without_own_paths(repo: &Repo) -> String {
    let home = env::var_os("HOME").map(|home| Path::new(&home).join(".cargo"));
    let cargo_home = env::var_os("CARGO_HOME").map(Into::into).or(home);
    let registries = cargo_home.map(|home| home.join("registry/src"));
    let mut flags = vec![format!("--remap-path-prefix={}=.", repo.root().display())];
    for registry in registries.iter().filter_map(|folder| folder.read_dir().ok()).flatten().flatten() {
        flags.push(format!("--remap-path-prefix={}=crates", registry.path().display()));
    }
    // With the component rust-src, the standard library has a local path; without it, this one.
    let about = process::ask("rustc", &["-vV"]).unwrap_or_default();
    let commit = about.lines().find_map(|line| line.strip_prefix("commit-hash: "));
    if let (Some(commit), Some(sysroot)) = (commit, process::ask("rustc", &["--print", "sysroot"])) {
        flags.push(format!("--remap-path-prefix={sysroot}/lib/rustlib/src/rust=/rustc/{commit}"));
    }
    // Flags in this variable are split at spaces; a path with one cannot be passed this way.
    flags.retain(|flag| !flag.contains(' '));
    flags.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_wasm_opt_is_told_stands_in_the_page() {
        let index = "<link data-trunk rel=\"css\"><link data-trunk rel=\"rust\" data-wasm-opt=\"z\" \
                     data-wasm-opt-params=\"--enable-sign-ext --gufa\">";

        assert_eq!(optimising(index).unwrap(), ["-Oz", "--enable-sign-ext", "--gufa"]);
        assert_eq!(in_one_pass(["-Oz", "--gufa", "-Oz"].map(str::to_owned).to_vec()), ["-Oz"]);
        assert!(optimising("<link data-trunk rel=\"rust\">").is_err());
    }
}
