//! What a site owner uploads: joins styles and scripts, writes the page into `dist/`, adds the embed in all its forms, the page
//! for authors and the npm package, and verifies the result.

mod artefacts;
mod author;
mod base91;
mod build_fingerprint;
mod html;
mod licences;
mod lzma;
mod package;
mod packages;
mod page;
pub mod policy;
mod prerender;
pub mod service_worker;
mod single_file;
mod size_baseline;
mod sizes;
mod verify;
mod wasm;

use std::time::Instant;

use page::Programs;
use wasm::Glue;

use crate::{Error, Repo, css, scripts, texts::Texts, tools::Toolbox};

/// Builds and verifies `dist/`, and holds it to its budgets. Where nothing changed since the last time it may be taken as it
/// is.
///
/// # Errors
/// When a step fails, a file breaks a promise of the bundle, or something is too large.
pub fn build(repo: &Repo, only_if_changed: bool) -> Result<(), Error> {
    let sizes = if only_if_changed && build_fingerprint::is_fresh(repo)? {
        println!("dist/ is up to date.");
        let sizes = sizes::weigh(repo, &verify::verify(repo)?)?;
        print!("{}", sizes.table());
        sizes
    } else {
        make(repo, || Ok(()))?
    };
    print!("{}", size_baseline::changes(repo, &sizes.weights())?);
    sizes.check()
}

/// Builds it, and keeps what everything weighs now in the repository.
///
/// # Errors
/// As above; what is too large is kept all the same.
pub fn build_and_keep(repo: &Repo) -> Result<(), Error> {
    let sizes = make(repo, || Ok(()))?;
    size_baseline::keep(repo, &sizes.weights())?;
    sizes.check()
}

/// Builds only when something changed since the last time. What is above its budget is told by
/// [`build`] alone: it is no reason not to look at the scan.
///
/// `page_is_there` is called once the page can be looked at, before the embed is built.
///
/// # Errors
/// When a step fails or a file breaks a promise of the bundle, and what `page_is_there` gives.
pub fn ensure(repo: &Repo, page_is_there: impl FnOnce() -> Result<(), Error>) -> Result<(), Error> {
    if build_fingerprint::is_fresh(repo)? {
        println!("dist/ is up to date.");
        return page_is_there();
    }
    make(repo, page_is_there).map(drop)
}

/// Joins what `index.html` names in `target/sbs/`: the style sheets and the scripts of the page.
///
/// # Errors
/// When a source cannot be read or joined, or a tool is absent.
pub fn sources(repo: &Repo) -> Result<(), Error> {
    join(repo, &Toolbox::for_sources(repo)?)
}

fn join(repo: &Repo, tools: &Toolbox) -> Result<(), Error> {
    let texts = Texts::read(repo)?;
    texts.write_for_scripts(repo)?;
    let sheets = css::join(repo, tools, &texts)?;
    let scripts = scripts::of_page(repo, tools)?;
    println!("Joined the CSS: {}; and {}.", sheets.join(", "), scripts.join(", "));
    Ok(())
}

/// Builds and verifies, prints what is in it, and tells what each file weighs.
fn make(repo: &Repo, page_is_there: impl FnOnce() -> Result<(), Error>) -> Result<sizes::Sizes, Error> {
    let tools = &Toolbox::for_build(repo)?;
    let start = Instant::now();
    join(repo, tools)?;
    println!("Building the page and the embed (about five minutes the first time, then about two).");
    let inputs = build_fingerprint::of_inputs(repo)?;
    let app = wasm::build(repo, tools, "app", Glue::Page)?;
    let screens = prerender::screens(repo)?;
    let pdf = wasm::build(repo, tools, wasm::PDF, Glue::Page)?;
    page::write(repo, tools, &Programs { app: &app, pdf: &pdf }, &screens)?;
    service_worker::write(repo, tools)?;
    licences::write(repo)?;
    page_is_there()?;
    let embed = wasm::build(repo, tools, "embed", Glue::Embed)?;
    artefacts::write(repo, tools, &embed, &screens)?;
    let author = wasm::build(repo, tools, wasm::AUTHOR, Glue::Page)?;
    author::write(repo, tools, &author, &screens)?;
    package::write(repo)?;
    packages::write(repo, tools)?;
    let sizes = sizes::weigh(repo, &verify::verify(repo)?)?;
    print!("{}", sizes.table());
    build_fingerprint::write(repo, &inputs)?;
    println!("dist/ is ready, it took {} s.", start.elapsed().as_secs());
    Ok(sizes)
}
