//! The examples in `docs/examples/frameworks/`, each built with its framework's own tool from what `npm pack` makes of
//! `dist/`. Next and Nuxt make the page on the server's side first.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, ensure};
use e2e::{Answer, Lang, TestContext, scenarios, server::Options, test_context, wait};
use serde_json::json;
use tempfile::TempDir;

scenarios! {
    react_builds_the_package_and_hears_the_scan only [Chromium];
    vue_builds_the_package_and_hears_the_scan only [Chromium];
    svelte_builds_the_package_and_hears_the_scan only [Chromium];
    angular_builds_the_package_and_hears_the_scan only [Chromium];
    next_makes_the_page_on_the_server_and_hears_the_scan only [Chromium];
    nuxt_makes_the_page_on_the_server_and_hears_the_scan only [Chromium];
}

async fn react_builds_the_package_and_hears_the_scan(context: &mut TestContext) -> Result<()> {
    built(context, "react", "dist", false).await
}

async fn vue_builds_the_package_and_hears_the_scan(context: &mut TestContext) -> Result<()> {
    built(context, "vue", "dist", false).await
}

async fn svelte_builds_the_package_and_hears_the_scan(context: &mut TestContext) -> Result<()> {
    built(context, "svelte", "dist", false).await
}

async fn angular_builds_the_package_and_hears_the_scan(context: &mut TestContext) -> Result<()> {
    built(context, "angular", "dist/browser", false).await
}

async fn next_makes_the_page_on_the_server_and_hears_the_scan(context: &mut TestContext) -> Result<()> {
    built(context, "next", "out", true).await
}

async fn nuxt_makes_the_page_on_the_server_and_hears_the_scan(context: &mut TestContext) -> Result<()> {
    built(context, "nuxt", ".output/public", true).await
}

/// Builds an example, whose page is then in this folder of it, and answers a question there.
async fn built(context: &mut TestContext, name: &str, output: &str, has_server: bool) -> Result<()> {
    let folder = TempDir::new()?;
    let package = pack(folder.path())?;
    let project = folder.path().join(name);
    let example = test_context::root().join("docs/examples/frameworks").join(name);
    run(Command::new("cp").arg("-r").arg(example).arg(&project))?;
    let install = ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
    run(npm(&project).args(install).arg(&package))?;
    run(npm(&project).args(["run", "build"]))?;

    let page = fs::read_to_string(project.join(output).join("index.html"))?;
    // Made by a server, the page has the element's tag before any script of it has run.
    ensure!(page.contains("<social-business-scan") == has_server, "the page that {name} made: {page}");
    context.serve(Options::new(project.join(output)).without_header("Content-Security-Policy"))?;
    context.driver()?.goto(context.server().url()).await?;
    let page = context.page(Lang::En)?.only(0);
    page.wait_for_app().await?;
    page.start_quick().await?;
    page.answer("PE-2", Answer::Step(3)).await?;
    wait::until("the framework to show the progress", async || {
        let shown = page.ask("return document.querySelector('#progress').textContent;", vec![]).await?;
        Ok((shown == json!("1 of 16")).then_some(()))
    })
    .await
}

/// The package, as it would be published.
fn pack(folder: &Path) -> Result<PathBuf> {
    let mut pack = npm(&test_context::dist());
    run(pack.args(["pack", "--silent", "--ignore-scripts", "--pack-destination"]).arg(folder))?;
    let made = xtask::repo::files_below(folder)?.into_iter().next().context("npm packs nothing")?;
    Ok(folder.join(made))
}

/// Without anything that the frameworks would tell their makers.
fn npm(folder: &Path) -> Command {
    let mut npm = Command::new("npm");
    npm.current_dir(folder).envs([
        ("NEXT_TELEMETRY_DISABLED", "1"),
        ("NUXT_TELEMETRY_DISABLED", "1"),
        ("NG_CLI_ANALYTICS", "false"),
    ]);
    npm
}

fn run(command: &mut Command) -> Result<()> {
    let output = command.output().with_context(|| format!("{command:?} does not start"))?;
    let said = [output.stdout, output.stderr].concat();
    ensure!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&said));
    Ok(())
}
