//! A program of ours as wasm: compiled by Cargo, its glue written by wasm-bindgen, made small by wasm-opt. And the same as
//! JavaScript, for whoever runs no wasm: by binaryen's wasm2js, from what Cargo compiled.

use std::{
    env,
    path::{Path, PathBuf},
};

use fs_err as fs;
use wasm_bindgen_cli_support::Bindgen;

use super::html;
use crate::{Error, Repo, digest, process, repo::write_if_changed, tools::Toolbox};

const TARGET: &str = "wasm32-unknown-unknown";

/// What writes a PDF: nobody waits for it before the first answer, so that its bytes are worth less than the minutes that the
/// slow passes take on it.
pub const PDF: &str = "pdf";

/// What the page for authors asks: nobody waits for it either.
pub const AUTHOR: &str = "author";

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
    bind(compiled(repo, name)?, &folder, name, kind)?;

    let wasm = folder.join(format!("{name}_bg.wasm"));
    let mut optimise = tools.command("wasm-opt");
    let mut passes = optimising(&repo.read("index.html")?)?;
    if [PDF, AUTHOR].contains(&name) {
        passes = in_one_pass(passes);
    }
    optimise.args(passes).arg(&wasm).arg("--output").arg(&wasm);
    process::run(&mut optimise)?;

    let end = if kind == Glue::Page { ".js" } else { "_bg.js" };
    Ok(Built { glue: folder.join(format!("{name}{end}")), wasm })
}

/// What Cargo made of it.
fn compiled(repo: &Repo, name: &str) -> Result<Vec<u8>, Error> {
    Ok(fs::read(repo.cargo_target().join(TARGET).join("release").join(name).with_extension("wasm"))?)
}

/// As a library, so that it is always of the release that `Cargo.lock` names, and nobody installs it.
fn bind(compiled: Vec<u8>, folder: &Path, name: &str, kind: Glue) -> Result<(), Error> {
    // What another release of it wrote must not stay.
    let _ = fs::remove_dir_all(folder);
    let mut bindgen = Bindgen::new();
    bindgen.input_bytes(name, compiled).out_name(name);
    let chosen = match kind {
        Glue::Page => bindgen.web(true).map(|bindgen| bindgen.typescript(false)),
        Glue::Embed => bindgen.bundler(true).map(|bindgen| bindgen.typescript(true)),
    };
    chosen
        .and_then(|bindgen| bindgen.generate(folder))
        .map_err(|cause| Error::new(format!("wasm-bindgen cannot read the program {name}: {cause:#}.")))
}

/// What wasm2js reads, and what it reads only once it is lowered.
const LOWERING: [&str; 11] = [
    "--mvp-features",
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--remove-exports=main,__abort_handler,__instance_terminated",
    "--llvm-nontrapping-fptoint-lowering",
    "--signext-lowering",
    "--llvm-memory-copy-fill-lowering",
    "-Oz",
];

/// Where the memory grows in what wasm2js writes, and what is put before it: wasm-bindgen's glue knows by a detached buffer, as
/// browsers leave it behind, that it must look again.
const GROWS: &str = "buffer = newBuffer;";
const DETACHES: &str = "structuredClone(buffer, { transfer: [buffer] }); ";

/// The program of this name, which [`build`] has compiled, as JavaScript. Without references, which wasm2js does not read.
///
/// # Errors
/// When a tool fails, or wrote something else than is known here.
pub fn without(repo: &Repo, tools: &Toolbox, name: &str) -> Result<Built, Error> {
    let folder = repo.work().join(format!("{name}-no-wasm"));
    let script = folder.join("program.js");
    let built = Built { glue: folder.join(format!("{name}_bg.js")), wasm: script.clone() };
    let mut program = compiled(repo, name)?;
    // With this file, which says how: whoever changes a flag sees what comes of it.
    let how =
        [include_bytes!("wasm.rs").as_slice(), repo.read("xtask/npm/package-lock.json")?.as_bytes()].concat();
    let (stamp, made_of) = (folder.join("made-of.txt"), digest::sha384(&[program.as_slice(), &how].concat()));
    // It takes a minute, and is not needed to look at the scan.
    if fs::read_to_string(&stamp).is_ok_and(|known| known == made_of) {
        return Ok(built);
    }
    for feature in ["reference-types", "multivalue"] {
        without_feature(&mut program, feature)?;
    }
    bind(program, &folder, name, Glue::Embed)?;
    let wasm = folder.join(format!("{name}_bg.wasm"));
    process::run(tools.command("wasm-opt").args(LOWERING).arg(&wasm).arg("--output").arg(&wasm))?;
    let features = LOWERING.iter().filter(|flag| flag.contains("features") || flag.contains("enable"));
    process::run(tools.command("wasm2js").args(features).arg("-O2").arg(&wasm).arg("--output").arg(&script))?;
    let text = fs::read_to_string(&script)?;
    if text.matches(GROWS).count() != 1 {
        return Err(Error::new(format!("wasm2js should write `{GROWS}` once.")));
    }
    write_if_changed(&script, text.replace(GROWS, &format!("{DETACHES}{GROWS}")).as_bytes())?;
    write_if_changed(&stamp, made_of.as_bytes())?;
    Ok(built)
}

/// Says in the program that it does not use a feature: wasm-bindgen goes by that.
fn without_feature(program: &mut [u8], feature: &str) -> Result<(), Error> {
    let name = [b"+", [feature.len() as u8].as_slice(), feature.as_bytes()].concat();
    let at = program.windows(name.len()).rposition(|part| part == name);
    let mark = at.and_then(|at| program.get_mut(at));
    *mark.ok_or_else(|| Error::new(format!("The program does not tell whether it uses {feature}.")))? = b'-';
    Ok(())
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
    fn a_feature_is_marked_as_not_used() {
        let mut program = *b"..+\x0amultivalue+\x08sign-ext";

        without_feature(&mut program, "multivalue").unwrap();

        assert_eq!(program, *b"..-\x0amultivalue+\x08sign-ext");
        assert!(without_feature(&mut program, "simd128").is_err());
    }

    #[test]
    fn what_wasm_opt_is_told_stands_in_the_page() {
        let index = "<link data-trunk rel=\"css\"><link data-trunk rel=\"rust\" data-wasm-opt=\"z\" \
                     data-wasm-opt-params=\"--enable-sign-ext --gufa\">";

        assert_eq!(optimising(index).unwrap(), ["-Oz", "--enable-sign-ext", "--gufa"]);
        assert_eq!(in_one_pass(["-Oz", "--gufa", "-Oz"].map(str::to_owned).to_vec()), ["-Oz"]);
        assert!(optimising("<link data-trunk rel=\"rust\">").is_err());
    }
}
