//! The element in a page that a framework draws: React and Vue themselves, from npm.

use std::{fs, process::Command};

use anyhow::{Context, Result, ensure};
use e2e::{
    Answer, Lang, Page, TestContext, embed, npm,
    page::{Named, Role},
    scenarios, test_context, wait,
};
use serde_json::{Value, json};

scenarios! {
    a_react_root_draws_around_the_scan;
    a_vue_root_draws_around_the_scan;
}

async fn a_react_root_draws_around_the_scan(context: &mut TestContext) -> Result<()> {
    draws_around(context, "react").await
}

async fn a_vue_root_draws_around_the_scan(context: &mut TestContext) -> Result<()> {
    draws_around(context, "vue").await
}

/// The page's script with the framework in it, as a site's own build would make it.
fn bundle(name: &str) -> Result<Vec<u8>> {
    let modules = npm::modules()?;
    let file = test_context::root().join(format!("tests/e2e/pages/frameworks/{name}.js"));
    let output = Command::new(npm::esbuild()?)
        .arg(&file)
        .args(["--bundle", "--format=iife", "--minify", "--log-level=error"])
        .args(["--define:process.env.NODE_ENV=\"production\"", "--define:__VUE_OPTIONS_API__=false"])
        .args([
            "--define:__VUE_PROD_DEVTOOLS__=false",
            "--define:__VUE_PROD_HYDRATION_MISMATCH_DETAILS__=false",
        ])
        .env("NODE_PATH", &modules)
        .output()
        .context("esbuild does not start")?;
    ensure!(output.status.success(), "esbuild: {}", String::from_utf8_lossy(&output.stderr));
    ensure!(!output.stdout.is_empty() && fs::exists(&file)?, "esbuild makes nothing of {}", file.display());
    Ok(output.stdout)
}

async fn update(page: &Page<'_>, change: Value) -> Result<()> {
    let script = "const [change, done] = arguments; Promise.resolve(host.update(change)).then(() => done());";
    page.driver().execute_async(script, vec![change]).await?;
    Ok(())
}

async fn draws_around(context: &mut TestContext, name: &str) -> Result<()> {
    let script = format!("{name}.bundle.js");
    let site = embed::site().header("Content-Security-Policy", e2e::server::CONTENT_SECURITY_POLICY);
    context.serve(site.replace(
        &format!("/{script}"),
        200,
        "text/javascript; charset=utf-8",
        &bundle(name)?,
    ))?;
    let page = embed::open(context, &format!("frameworks/{name}.html")).await?;
    page.start_full().await?;
    page.answer("PE-1", Answer::Step(2)).await?;
    page.ask("e2e.all('fieldset summary')[0].click();", vec![]).await?;
    let note = page.find(Role::Textbox, Named::Starts("Toelichting bij vraag")).await?;
    page.type_into(&note, "Half").await?;
    page.ask(
        "window.kept = [document.querySelector('social-business-scan'), e2e.all('fieldset textarea')[0]];",
        vec![],
    )
    .await?;

    for round in 1..=50 {
        // Everything around it changes: text and attributes, rows before it, and its place among them.
        update(&page, json!({ "round": round, "before": round % 5, "last": round % 2 == 1, "theme": (["auto", "light", "dark"][round % 3]) }))
            .await?;
    }
    update(&page, json!({ "headingLevel": 3 })).await?;

    page.heading_is("Round 50").await?;
    let script = "const scan = document.querySelector('social-business-scan');
        return [scan === window.kept[0], e2e.all('fieldset textarea')[0] === window.kept[1], window.kept[1].value,
            scan.dataset.round, scan.getAttribute('theme'), scan.headingLevel, scan.previousElementSibling?.localName];";
    let now = page.ask(script, vec![]).await?;
    ensure!(now == json!([true, true, "Half", "50", "dark", "3", "h1"]), "after 50 rounds: {now}");
    page.is_chosen("PE-1", Answer::Step(2)).await?;
    page.answer("PE-2", Answer::Step(4)).await?;
    update(&page, json!({ "lang": "en" })).await?;
    let english = context.page(Lang::En)?;
    english.is_chosen("PE-2", Answer::Step(4)).await?;
    // Events arrive at the handlers that the framework was given.
    let complete = e2e::answer_fixtures::case("S01")?;
    embed::call(&page, 0, "setAnswers", &[complete]).await?;
    result_opens(&english).await?;
    for expected in
        [json!(["progress", "PE-1"]), json!(["progress", "PE-2"]), json!(["complete", "sbs-result"])]
    {
        wait::until(&format!("the host to hear {expected}"), async || {
            let heard = page.ask("return host.heard;", vec![]).await?;
            Ok(heard.as_array().is_some_and(|heard| heard.contains(&expected)).then_some(()))
        })
        .await?;
    }
    // It is taken away, comes back, and goes with the whole root.
    update(&page, json!({ "shown": false })).await?;
    is_freed(&page).await?;
    update(&page, json!({ "shown": true })).await?;
    page.wait_for_app().await?;
    let kept = embed::call(&page, 0, "getAnswers", &[]).await?;
    ensure!(kept["answers"]["PE-3"] == 2, "after coming back: {kept}");
    page.ask("window.kept = [document.querySelector('social-business-scan')]; host.end();", vec![]).await?;
    is_freed(&page).await
}

/// From the section in which the visitor is.
async fn result_opens(page: &Page<'_>) -> Result<()> {
    page.press(Role::Button, Named::Is(page.words.overview)).await?;
    page.show_result().await
}

async fn is_freed(page: &Page<'_>) -> Result<()> {
    wait::until("the removed element to let go of its screen", async || {
        let left = page.ask("return [window.kept[0].isConnected, window.kept[0].shadowRoot.querySelectorAll('button, input').length];", vec![]).await?;
        Ok((left == json!([false, 0])).then_some(()))
    })
    .await
}
