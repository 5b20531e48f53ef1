//! What an update of a tool does to the scan.

use std::fs;

use anyhow::{Context, Result, ensure};
use e2e::{Lang, TestContext, answer_fixtures, comparison, scenarios, server::Options, variant::Variant};

scenarios! {
    another_release_of_wasm_bindgen_gives_the_same_scan only [Chromium] in none because "it builds everything once more, for minutes";
}

/// How far behind the locked release the other one is.
const BEHIND: u32 = 2;

/// Nothing of ours hangs on the text of what wasm-bindgen writes: with another release, of the crate and of the library that
/// writes the glue, the page and the embed build and work.
async fn another_release_of_wasm_bindgen_gives_the_same_scan(context: &mut TestContext) -> Result<()> {
    let variant = Variant::copy("wasm-bindgen")?;
    let lock = fs::read_to_string(variant.folder().join("Cargo.lock"))?;
    let other = earlier(&version(&lock, "wasm-bindgen")?)?;
    // Cargo takes the crates that are released with it along.
    variant.change("Cargo.toml", |text| pin(text, "wasm-bindgen", &other))?;
    for name in ["wasm-bindgen-cli-support", "wasm-bindgen-shared"] {
        variant.change("xtask/Cargo.toml", |text| pin(text, name, &other))?;
    }
    variant.cargo(&["update", "--workspace", "--quiet"])?;
    // The bundle is built without a network.
    variant.cargo(&["fetch", "--quiet"])?;
    let lock = fs::read_to_string(variant.folder().join("Cargo.lock"))?;
    ensure!(version(&lock, "wasm-bindgen")? == other, "the other release was not taken");

    let dist = variant.bundle()?;

    context.serve(Options::new(&dist).replace("/sw.js", 404, "text/plain", b"none here"))?;
    let sheet = answer_fixtures::case("S09")?;
    let page = context.open(Lang::Nl).await?;
    page.start_quick().await?;
    page.fill_in_at_once(&sheet).await?;
    page.show_result().await?;
    comparison::result_equals(&page, &sheet).await?;
    let host = "<!doctype html><html lang=\"nl\"><meta charset=\"utf-8\"><title>Host</title>\
        <social-business-scan></social-business-scan><script src=\"social-business-scan.js\"></script>";
    context.serve(Options::new(dist).without_header("Content-Security-Policy").replace(
        "/host.html",
        200,
        "text/html",
        host.as_bytes(),
    ))?;
    context.driver()?.goto(format!("{}host.html", context.server().url())).await?;
    let page = context.page(Lang::Nl)?.only(0);
    page.wait_for_app().await?;
    page.start_quick().await?;
    page.fill_in_at_once(&sheet).await?;
    page.show_result().await?;
    comparison::result_equals(&page, &sheet).await
}

/// The version that a lock file has of a crate.
fn version(lock: &str, name: &str) -> Result<String> {
    let start = format!("name = \"{name}\"\nversion = \"");
    let (_, rest) = lock.split_once(&start).with_context(|| format!("Cargo.lock has no {name}"))?;
    Ok(rest.split('"').next().unwrap_or_default().to_owned())
}

/// The release so far behind.
fn earlier(version: &str) -> Result<String> {
    let (start, patch) = version.rsplit_once('.').context("no version")?;
    let patch: u32 = patch.parse()?;
    Ok(format!("{start}.{}", patch.checked_sub(BEHIND).context("there is none before")?))
}

/// A manifest that asks for exactly this version of a crate.
fn pin(manifest: &str, name: &str, version: &str) -> Result<String> {
    let start = format!("{name} = ");
    let lines: Vec<String> = manifest
        .lines()
        .map(|line| if line.starts_with(&start) { with_version(line, version) } else { line.to_owned() })
        .collect();
    Ok(lines.join("\n") + "\n")
}

/// A line of a manifest with another version: the text in it that begins with a digit.
fn with_version(line: &str, version: &str) -> String {
    let parts = line.split('"').map(|part| {
        let is_version = part.starts_with(|first: char| first.is_ascii_digit());
        if is_version { format!("={version}") } else { part.to_owned() }
    });
    parts.collect::<Vec<_>>().join("\"")
}
