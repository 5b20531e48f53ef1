//! What a site owner uploads: joins styles and scripts, lets Trunk build the page into `dist/`, adds the embed in all
//! its forms and the npm package, and verifies the result.

mod artefacts;
mod digest;
mod embed;
mod icons;
mod kept;
mod letters;
mod markup;
mod memory;
mod minify;
pub mod offline;
mod pack;
mod package;
mod prerender;
mod rename;
mod single;
mod sizes;
mod stamp;
mod types;
mod verify;

use std::{env, path::Path, process::Command, time::Instant};

use crate::{Error, Repo, css, process, scripts, tools::Toolbox};

/// Builds and verifies `dist/`, and holds it to its budgets.
///
/// # Errors
/// When a step fails, a file breaks a promise of the bundle, or something is too large.
pub fn build(repo: &Repo, tools: &Toolbox) -> Result<(), Error> {
    let sizes = make(repo, tools)?;
    print!("{}", kept::changes(repo, &sizes.weights())?);
    sizes.check()
}

/// The same, and keeps what everything weighs now in the repository.
///
/// # Errors
/// As above; what is too large is kept all the same.
pub fn build_and_keep(repo: &Repo, tools: &Toolbox) -> Result<(), Error> {
    let sizes = make(repo, tools)?;
    kept::keep(repo, &sizes.weights())?;
    sizes.check()
}

/// Builds only when something changed since the last time. What is above its budget is told by
/// [`build`] alone: it is no reason not to look at the scan.
///
/// # Errors
/// When a step fails or a file breaks a promise of the bundle.
pub fn ensure(repo: &Repo, tools: &Toolbox) -> Result<(), Error> {
    if stamp::is_fresh(repo)? {
        println!("dist/ is up to date.");
        return Ok(());
    }
    make(repo, tools).map(drop)
}

/// Joins what Trunk takes from `target/sbs/`: the style sheets and the scripts of the page.
///
/// # Errors
/// When a source cannot be read or joined.
pub fn sources(repo: &Repo, tools: &Toolbox) -> Result<(), Error> {
    let sheets = css::join(repo)?;
    let scripts = scripts::of_page(repo, tools)?;
    println!("Joined the CSS: {}; and {}.", sheets.join(", "), scripts.join(", "));
    Ok(())
}

/// Holds the TypeScript declarations of the package to what a user of it writes, and the shell to its own.
///
/// # Errors
/// When the compiler is not there or finds a fault.
pub fn types(repo: &Repo, tools: &mut Toolbox) -> Result<(), Error> {
    types::check(repo, tools)
}

/// Builds and verifies, prints what is in it, and tells what each file weighs.
fn make(repo: &Repo, tools: &Toolbox) -> Result<sizes::Sizes, Error> {
    let start = Instant::now();
    sources(repo, tools)?;
    println!("Building the page and the embed (four to ten minutes the first time, then about two).");
    let inputs = stamp::of_inputs(repo)?;
    fetch(repo)?;
    trunk(repo, tools)?;
    minify::scripts(&repo.dist(), tools)?;
    let screens = prerender::screens(repo)?;
    minify::page(&repo.dist(), &screens)?;
    rename::by_content(&repo.dist())?;
    artefacts::write(repo, tools, &embed::build(repo, tools)?, &screens)?;
    offline::write(repo, tools)?;
    package::write(repo)?;
    let bundle = verify::verify(repo)?;
    package::check(repo)?;
    let sizes = sizes::weigh(&bundle);
    print!("{}", sizes.table());
    stamp::write(repo, &inputs)?;
    println!("dist/ is ready, it took {} s.", start.elapsed().as_secs());
    Ok(sizes)
}

/// Brings the crates here first, because Trunk runs offline: nothing is then fetched behind our back.
fn fetch(repo: &Repo) -> Result<(), Error> {
    process::run(process::cargo(repo).args(["fetch", "--quiet", "--locked"])).map_err(|error| {
        Error::new(format!(
            "{error} The crates of Cargo.lock could not be brought here: check the network and run this again."
        ))
    })
}

/// Builds the page.
///
/// What wasm-opt is told stands in `index.html`. `--low-memory-unused` holds because Rust puts the stack first: its
/// last KiB is what lies below 1024. The order by name puts what is alike together, 1 KB less for brotli. The exports
/// that it removes are those that the glue never calls; what only they need goes with them.
fn trunk(repo: &Repo, tools: &Toolbox) -> Result<(), Error> {
    let mut command = tools.command("trunk");
    command.current_dir(repo.root()).args(["build", "--release", "--offline"]);
    command.env("PATH", tools.path());
    // Some machines set NO_COLOR=1, which Trunk 0.21 refuses to read as a yes.
    command.env_remove("NO_COLOR");
    like_the_page(&mut command, repo);
    process::run(&mut command)
}

/// The environment in which all our wasm is built. The same to the letter, so that the dependencies are built once.
fn like_the_page(command: &mut Command, repo: &Repo) {
    command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", without_own_paths(repo));
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
