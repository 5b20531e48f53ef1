//! The wasm and the glue of the embed: built as Trunk builds the page's, with a guard round what the wasm exports.

use std::{fs, num::NonZeroU64, path::PathBuf};

use super::{like_the_page, markup, minify};
use crate::{Error, Repo, process, tools::Toolbox};

const TARGET: &str = "wasm32-unknown-unknown";
const NAME: &str = "embed";

/// What the embed's scripts are joined with.
pub struct Embed {
    /// The script that wasm-bindgen wrote, guarded.
    pub glue: PathBuf,
    /// The wasm.
    pub wasm: PathBuf,
}

/// Builds both into `target/sbs/embed/`.
///
/// # Errors
/// When a tool fails, or the glue is not what we know.
pub fn build(repo: &Repo, tools: &Toolbox) -> Result<Embed, Error> {
    let mut cargo = process::cargo(repo);
    cargo.args(["build", "--release", "--offline", "--target", TARGET, "--bin", NAME, "--features", NAME]);
    like_the_page(&mut cargo, repo);
    process::run(&mut cargo)?;

    let folder = repo.work().join(NAME);
    let built = repo.cargo_target().join(TARGET).join("release").join(NAME).with_extension("wasm");
    let mut bindgen = tools.command("wasm-bindgen");
    // The module is given by our shell: a place that the glue guesses is of no use, and `import.meta` is a syntax
    // error in a classic script.
    bindgen.args(["--target", "web", "--omit-default-module-path", "--no-typescript", "--out-name", NAME]);
    process::run(bindgen.arg("--out-dir").arg(&folder).arg(&built))?;

    let wasm = folder.join("embed_bg.wasm");
    let mut optimise = tools.command("wasm-opt");
    optimise.args(optimising(&repo.read("index.html")?)?).arg(&wasm).arg("--output").arg(&wasm);
    process::run(&mut optimise)?;

    let glue = folder.join("embed.js");
    let text = fs::read_to_string(&glue).map_err(|cause| Error::file("read", &glue, &cause))?;
    fs::write(&glue, guarded(&text)?).map_err(|cause| Error::file("write", &glue, &cause))?;
    minify::names(&folder)?;
    Ok(Embed { glue, wasm })
}

/// What wasm-opt is told for the page, so that both are made alike: Trunk reads it in `index.html`.
fn optimising(index: &str) -> Result<Vec<String>, Error> {
    let tags = markup::tags(index);
    let app = tags.iter().find(|tag| tag.attribute("data-wasm-opt").is_some());
    let read = |name| app.and_then(|tag| tag.attribute(name));
    let (Some(level), Some(parameters)) = (read("data-wasm-opt"), read("data-wasm-opt-params")) else {
        return Err(Error::new(
            "index.html has no link with data-wasm-opt and data-wasm-opt-params, which the embed is built with too.",
        ));
    };
    Ok(std::iter::once(format!("-O{level}"))
        .chain(parameters.split_whitespace().map(str::to_owned))
        .collect())
}

/// Where wasm-bindgen's glue takes hold of the wasm's exports, and what stands there instead. A panic is a trap that
/// surfaces in whatever called the wasm: an event, a timer, a promise. Only round the exports all of them can be
/// caught, so that none reaches the page of a host.
const EXPORTS: &str = "    wasm = instance.exports;\n";
const GUARDED: &str = "    wasm = guarded(instance.exports);\n";
const IMPORT: &str = "import { guarded } from \"sbs-guarded\";\n";

/// The glue with every call into the wasm led through the shell's guard.
fn guarded(glue: &str) -> Result<String, Error> {
    let places = glue.matches(EXPORTS).count();
    // Any other use would be a way round the guard.
    let uses = glue.matches(".exports").count();
    if places == 1 && uses == 1 {
        return Ok(format!("{IMPORT}{}", glue.replace(EXPORTS, GUARDED)));
    }
    Err(Error::new(format!(
        "wasm-bindgen's glue for the embed should have the line `{}` once, and no other use of `.exports`; it has the \
         line {places} times, and {uses} uses. A new release of wasm-bindgen writes it differently: look at \
         target/sbs/embed/embed.js and teach xtask/src/bundle/embed.rs the new form, else a panic would reach the \
         page of a host.",
        EXPORTS.trim()
    )))
}

/// More tries give some hundred bytes, and as many seconds.
const TRIES: NonZeroU64 = NonZeroU64::MIN.saturating_add(14);

/// Packs as a browser can unpack by itself. Zopfli takes two seconds for 5 % less than gzip's best level: 10 KB of 186,
/// and a third more where it stands as base64.
///
/// # Errors
/// Never, as far as we know; the packer writes into memory.
pub fn gzip(content: &[u8]) -> Result<Vec<u8>, Error> {
    let mut packed = Vec::new();
    let options = zopfli::Options { iteration_count: TRIES, ..zopfli::Options::default() };
    zopfli::compress(options, zopfli::Format::Gzip, content, &mut packed)
        .map_err(|cause| Error::new(format!("The wasm could not be packed: {cause}.")))?;
    Ok(packed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_exports_are_guarded() {
        let glue = "let wasm;\nfunction init(instance, module) {\n    wasm = instance.exports;\n    return wasm;\n}\n";

        let patched = guarded(glue).unwrap();

        assert!(patched.starts_with("import { guarded } from \"sbs-guarded\";\nlet wasm;"), "{patched}");
        assert!(patched.contains("\n    wasm = guarded(instance.exports);\n    return wasm;"), "{patched}");
    }

    #[test]
    fn glue_that_is_written_otherwise_is_refused() {
        let line = "    wasm = instance.exports;\n";
        for glue in [
            String::new(),
            line.repeat(2),
            format!("{line}    memory = instance.exports.memory;\n"),
            line.replace("instance", "made"),
        ] {
            assert!(guarded(&glue).unwrap_err().to_string().contains("wasm-bindgen"), "{glue}");
        }
    }

    #[test]
    fn the_embed_is_optimised_as_the_page_is() {
        let index = "<link data-trunk rel=\"css\"><link data-trunk rel=\"rust\" data-wasm-opt=\"z\" \
                     data-wasm-opt-params=\"--enable-sign-ext --gufa\">";

        assert_eq!(optimising(index).unwrap(), ["-Oz", "--enable-sign-ext", "--gufa"]);
        assert!(optimising("<link data-trunk rel=\"rust\">").is_err());
    }
}
