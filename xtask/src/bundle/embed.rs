//! The wasm and the glue of the embed: built as Trunk builds the page's, but with a glue that takes the exports of the
//! wasm from our shell, which guards them (`src/embed/shell/instance.js`).

use std::path::PathBuf;

use super::{like_the_page, markup};
use crate::{Error, Repo, process, tools::Toolbox};

const TARGET: &str = "wasm32-unknown-unknown";
const NAME: &str = "embed";

/// What the embed's scripts are joined with.
pub struct Embed {
    /// The module that wasm-bindgen wrote.
    pub glue: PathBuf,
    /// The wasm.
    pub wasm: PathBuf,
}

/// Builds both into `target/sbs/embed/`.
///
/// # Errors
/// When a tool fails.
pub fn build(repo: &Repo, tools: &Toolbox) -> Result<Embed, Error> {
    let mut cargo = process::cargo(repo);
    cargo.args(["build", "--release", "--offline", "--target", TARGET, "--bin", NAME, "--features", NAME]);
    like_the_page(&mut cargo, repo);
    process::run(&mut cargo)?;

    let folder = repo.work().join(NAME);
    let built = repo.cargo_target().join(TARGET).join("release").join(NAME).with_extension("wasm");
    let mut bindgen = tools.command("wasm-bindgen");
    // Not `web`: that glue instantiates the wasm itself, and no guard could stand round the exports. The types that come
    // with it are for `bundle::types`.
    bindgen.args(["--target", "bundler", "--out-name", NAME]);
    process::run(bindgen.arg("--out-dir").arg(&folder).arg(&built))?;

    let wasm = folder.join("embed_bg.wasm");
    let mut optimise = tools.command("wasm-opt");
    optimise.args(optimising(&repo.read("index.html")?)?).arg(&wasm).arg("--output").arg(&wasm);
    process::run(&mut optimise)?;

    Ok(Embed { glue: folder.join("embed_bg.js"), wasm })
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embed_is_optimised_as_the_page_is() {
        let index = "<link data-trunk rel=\"css\"><link data-trunk rel=\"rust\" data-wasm-opt=\"z\" \
                     data-wasm-opt-params=\"--enable-sign-ext --gufa\">";

        assert_eq!(optimising(index).unwrap(), ["-Oz", "--enable-sign-ext", "--gufa"]);
        assert!(optimising("<link data-trunk rel=\"rust\">").is_err());
    }
}
