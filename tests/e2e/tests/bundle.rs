//! What other tools say of `dist/` and of what it is made from: Node, TypeScript, and Trunk where it is installed. Run by
//! `cargo xtask test bundle`, once the bundle is there.

use std::{env, fs, path::Path, process::Command};

use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;
use xtask::{
    Repo,
    bundle::service_worker,
    digest, process,
    repo::{files_below, write_if_changed},
    texts::Texts,
    tools::{Toolbox, wasm_test_runner},
};

/// Scripts that are modules, by the start of their name; every other `.js` is loaded by a plain tag.
const MODULES: [&str; 5] = ["app-", "boot.js", "no-wasm.js", "offline.js", "pdf-"];

#[test]
fn scripts_for_a_plain_tag_are_no_modules() -> Result<()> {
    // `import`, `export` and `import.meta` are syntax errors there.
    const READ: &str = "const { readFileSync } = require('node:fs'); const { Script } = require('node:vm');\
        for (const name of process.argv.slice(1)) new Script(readFileSync(name, 'utf8'), name);";
    let dist = Repo::find()?.dist();
    let names = files_below(&dist)?.into_iter().map(|name| name.to_string_lossy().into_owned());
    let is_plain =
        |name: &String| name.ends_with(".js") && !MODULES.iter().any(|module| name.starts_with(module));
    let plain: Vec<String> = names.filter(is_plain).collect();
    ensure!(plain.len() > 3, "there are only {plain:?}");
    Ok(process::run(Command::new("node").current_dir(&dist).args(["--eval", READ, "--"]).args(plain))?)
}

#[test]
fn the_module_names_its_wasm_in_the_one_form_that_bundlers_follow() -> Result<()> {
    let dist = Repo::find()?.dist();
    let ours = files_below(&dist)?.into_iter().map(|name| name.to_string_lossy().into_owned());
    let wasm: Vec<String> =
        ours.filter(|name| name.starts_with("social-business-scan-") && name.ends_with(".wasm")).collect();
    let [wasm] = &wasm[..] else { bail!("there should be one wasm of the module: {wasm:?}") };
    let module = read(&dist.join("social-business-scan.mjs"))?;
    ensure!(module.contains(&format!("new URL(\"./{wasm}\",import.meta.url)")), "the module names no {wasm}");
    Ok(())
}

/// The worker keeps what its list names, and only if each file has the digest that stands there.
#[test]
fn the_worker_lists_what_the_page_loads_as_it_is() -> Result<()> {
    let (repo, copy) = (Repo::find()?, tempfile::tempdir()?);
    for name in files_below(&repo.dist())? {
        write_if_changed(&copy.path().join(&name), &fs::read(repo.dist().join(&name))?)?;
    }
    service_worker::list(copy.path())?;
    let [listed, anew] = [repo.dist().as_path(), copy.path()].map(|folder| fs::read(folder.join("sw.js")));
    ensure!(listed? == anew?, "sw.js lists files as they were before a later step of the build");
    Ok(())
}

/// In each of the two ways in which packages are found today: as Node does, and as bundlers do.
#[test]
fn the_declarations_fit_what_a_user_of_the_package_writes() -> Result<()> {
    let repo = Repo::find()?;
    let tools = Toolbox::for_build(&repo)?;
    let project = repo.work().join("types");
    let package = project.join("node_modules/social-business-scan");
    write_if_changed(&project.join("consumer.ts"), repo.read("tests/types/consumer.ts")?.as_bytes())?;
    write_if_changed(&project.join("package.json"), b"{ \"private\": true, \"type\": \"module\" }\n")?;
    for name in ["package.json", "social-business-scan.d.ts"] {
        write_if_changed(&package.join(name), &fs::read(repo.dist().join(name))?)?;
    }
    for (module, resolution) in [("nodenext", "nodenext"), ("esnext", "bundler")] {
        let mut command = tools.command("tsc");
        command.current_dir(&project).args(["--noEmit", "--strict", "--exactOptionalPropertyTypes"]);
        command.args(["--target", "es2022", "--lib", "es2022,dom,dom.iterable", "--types", ""]);
        command.args(["--module", module, "--moduleResolution", resolution]);
        process::run(command.arg("consumer.ts"))?;
    }
    Ok(())
}

/// Our own scripts, with the types that wasm-bindgen wrote for the glue; and its service worker, which knows no page.
#[test]
fn our_own_scripts_fit_their_types() -> Result<()> {
    let repo = Repo::find()?;
    let tools = Toolbox::for_build(&repo)?;
    for project in ["tests/types/tsconfig.json", "tests/types/worker.tsconfig.json"] {
        process::run(tools.command("tsc").current_dir(repo.root()).args(["--project", project]))?;
    }
    Ok(())
}

/// What the package has: no page of ours but the two that others can use, and the wasm, whose name changes.
const PACKED: [&str; 22] = [
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "README.md",
    "THIRD-PARTY-LICENSES.txt",
    "custom-elements.json",
    "frame-host.js",
    "frame.css",
    "frame.html",
    "frame.js",
    "instrument.schema.json",
    "integrity.json",
    "package.json",
    "sbs.core.js",
    "sbs.js",
    "sbs.no-wasm.js",
    "social-business-scan.all.js",
    "social-business-scan.core.js",
    "social-business-scan.d.ts",
    "social-business-scan.html",
    "social-business-scan.js",
    "social-business-scan.mjs",
    "social-business-scan.no-wasm.js",
];

#[test]
fn the_package_for_npm_lacks_nothing_and_has_nothing_more() -> Result<()> {
    let dist = Repo::find()?.dist();
    let mut npm = Command::new("npm");
    npm.current_dir(&dist).args(["pack", "--dry-run", "--json", "--offline", "--ignore-scripts"]);
    npm.args(["--no-update-notifier", "--loglevel=error"]);
    let told: Value = serde_json::from_slice(&process::output(&mut npm)?)?;
    let files = told[0]["files"].as_array().context("npm lists no files")?;
    let names = files.iter().filter_map(|file| file["path"].as_str());
    let (wasm, mut packed): (Vec<&str>, Vec<&str>) = names.partition(|name| name.ends_with(".wasm"));
    packed.sort_unstable();
    // Each language with a file of its own has one for every way to load the element.
    let repo = Repo::find()?;
    let texts = Texts::read(&repo)?;
    let of_language = |code: &str| {
        [
            format!("sbs.{code}.js"),
            format!("social-business-scan.{code}.js"),
            format!("social-business-scan.{code}.mjs"),
        ]
    };
    let of_languages: Vec<String> = texts.as_files().flat_map(of_language).collect();
    let mut wanted: Vec<&str> = PACKED.into_iter().chain(of_languages.iter().map(String::as_str)).collect();
    wanted.sort_unstable();

    ensure!(packed == wanted, "npm packs {packed:#?}; see \"files\" in src/embed/package/package.json");
    ensure!(matches!(wasm[..], [one] if digest::in_name(Path::new(one)).is_some()), "npm packs {wasm:?}");
    ensure!(told[0]["version"] != "0.0.0", "the package has no version of its own");
    let manifest = read(&dist.join("package.json"))?;
    let named = manifest.split('"').filter_map(|word| word.strip_prefix("./"));
    let strange: Vec<&str> = named.filter(|name| !name.is_empty() && !PACKED.contains(name)).collect();
    ensure!(strange.is_empty(), "its package.json names {strange:?}");
    Ok(())
}

/// `trunk serve` is for whoever has it.
#[test]
fn trunk_builds_the_page_where_it_is_installed() -> Result<()> {
    let repo = Repo::find()?;
    let Some(trunk) = process::find(&["trunk"]) else {
        println!("\n!!! NOT TRIED: `trunk build`; Trunk is not on this machine.\n");
        return Ok(());
    };
    // It takes wasm-bindgen and wasm-opt from the search path, and would fetch them otherwise.
    let bindgen = wasm_test_runner()?;
    let path = Toolbox::for_build(&repo)?.path();
    let folders = bindgen.parent().map(Path::to_owned).into_iter().chain(env::split_paths(&path));
    let dist = repo.work().join("trunk");
    let mut command = Command::new(trunk);
    command.current_dir(repo.root()).arg("build").arg("--dist").arg(&dist);
    command.env("PATH", env::join_paths(folders)?);
    // Some machines set NO_COLOR=1, which Trunk 0.21 refuses to read as a yes.
    process::run(command.env_remove("NO_COLOR"))?;
    let html = read(&dist.join("index.html"))?;
    ensure!(html.contains("data-sbs-wasm=\"./app-") && dist.join("boot.js").is_file(), "see Trunk.toml");
    Ok(())
}

fn read(file: &Path) -> Result<String> {
    fs::read_to_string(file).with_context(|| format!("{} cannot be read", file.display()))
}

/// A page may have put something else under the name of a type of the browser's.
#[test]
fn the_element_asks_no_type_of_the_page_what_an_object_is() -> Result<()> {
    // Builtins of the language, which a page replaces with what works as before, if at all.
    const LEFT: [&str; 6] = ["DOMException", "Error", "Promise", "Response", "SyntaxError", "WebAssembly"];
    let dist = Repo::find()?.dist();
    for script in ["social-business-scan.core.js", "social-business-scan.all.js", "social-business-scan.mjs"]
    {
        let text = read(&dist.join(script))?;
        let types = text
            .split("instanceof ")
            .skip(1)
            .map(|after| after.split(|sign: char| !sign.is_ascii_alphanumeric()).next().unwrap_or_default());
        // Ours have short names by now.
        let strange: Vec<&str> = types.filter(|name| name.len() > 3 && !LEFT.contains(name)).collect();
        ensure!(strange.is_empty(), "{script} asks {strange:?}: add them to src/js/loader/dom-types.js");
    }
    Ok(())
}
