//! A host that extended or replaced what JavaScript and the browser have, before our script ran.

use anyhow::{Result, ensure};
use e2e::{
    Answer, Page, TestContext, answer_fixtures, comparison, embed,
    page::{Named, Role},
    scenarios,
    server::{Options, Server},
    wait,
};
use serde_json::{Value, json};

scenarios! {
    all_at_once_the_quick_scan_ends_with_what_the_command_line_prints in all because "what a host may replace differs between engines";
    arrays_and_objects_with_enumerable_extras;
    json_of_an_old_library;
    a_wrapped_registry_of_elements;
    script_loaders_that_a_library_would_use;
    polyfills_that_overwrite;
    wrapped_promises_and_listeners;
    types_of_its_own_before_our_script;
    types_of_its_own_after_our_script;
    a_base_address_elsewhere;
    all_at_once_with_the_module;
}

/// The scripts of `pages/patched-builtins/`.
const EVERY: [&str; 7] = ["array", "prototype", "elements", "loaders", "polyfills", "types", "zone"];

const CLASSIC: &str = "<script src=\"ORIGIN/social-business-scan.js\"></script>";
const MODULE: &str = "<script type=\"module\" src=\"ORIGIN/social-business-scan.mjs\"></script>";

/// A host page: these scripts of ours, a note of the globals, then the scan.
fn site(scripts: &[&str], base: Option<&str>, scan: &str, origin: &str) -> Options {
    let mut head: String = scripts
        .iter()
        .map(|script| format!("<script src=\"/pages/patched-builtins/{script}.js\"></script>\n"))
        .collect();
    head.push_str("<script src=\"/pages/globals.js\"></script>\n");
    if let Some(base) = base {
        head.push_str(&format!("<base href=\"{base}/elsewhere/\">\n"));
    }
    let body =
        format!("{head}<social-business-scan></social-business-scan>\n{scan}").replace("ORIGIN", origin);
    embed::with_page(embed::site(), "natives.html", &embed::host(&body))
}

/// Our files on another origin than the host's page, which names it.
fn files() -> Result<Server> {
    Server::start(embed::site().header("Access-Control-Allow-Origin", "*"))
}

async fn all_at_once_the_quick_scan_ends_with_what_the_command_line_prints(
    context: &mut TestContext,
) -> Result<()> {
    whole_scan(context, CLASSIC).await
}

async fn all_at_once_with_the_module(context: &mut TestContext) -> Result<()> {
    whole_scan(context, MODULE).await
}

async fn whole_scan(context: &mut TestContext, scan: &str) -> Result<()> {
    let sheet = answer_fixtures::case("S09")?;
    let elsewhere = Server::start(embed::site())?;
    let files = files()?;
    context.serve(site(&EVERY, Some(&elsewhere.origin()), scan, &files.origin()))?;
    let engine = context.engine();
    let page = embed::open(context, "natives.html").await?.only(0);

    page.point_through(engine, &sheet).await?;

    comparison::result_equals(&page, &sheet).await?;
    methods_are_right(&page, &sheet).await?;
    nothing_is_left(&page, &elsewhere).await
}

/// WebKit's driver cannot live with more on `Object.prototype` either.
async fn arrays_and_objects_with_enumerable_extras(context: &mut TestContext) -> Result<()> {
    alone_by_coordinates(context, "array").await
}

async fn json_of_an_old_library(context: &mut TestContext) -> Result<()> {
    alone_by_coordinates(context, "prototype").await
}

async fn alone_by_coordinates(context: &mut TestContext, script: &str) -> Result<()> {
    let sheet = answer_fixtures::case("S09")?;
    let files = files()?;
    context.serve(site(&[script], None, CLASSIC, &files.origin()))?;
    let engine = context.engine();
    let page = embed::open(context, "natives.html").await?.only(0);

    page.point_through(engine, &sheet).await?;

    comparison::result_equals(&page, &sheet).await?;
    page.driver().refresh().await?;
    page.says(page.words.view_result).await?;
    methods_are_right(&page, &sheet).await
}

async fn a_wrapped_registry_of_elements(context: &mut TestContext) -> Result<()> {
    let page = alone_on(context, &["elements"], None).await?;
    let defined = page.ask("return globalThis.hostDefined.join();", vec![]).await?;
    ensure!(defined == "social-business-scan", "defined: {defined}");
    Ok(())
}

async fn script_loaders_that_a_library_would_use(context: &mut TestContext) -> Result<()> {
    let page = alone_on(context, &["loaders"], None).await?;
    let used = page
        .ask("return [globalThis.hostLoaded ?? 0, Object.keys(module.exports).length].join();", vec![])
        .await?;
    ensure!(used == "0,0", "the host's loaders were used: {used}");
    Ok(())
}

async fn polyfills_that_overwrite(context: &mut TestContext) -> Result<()> {
    alone(context, "polyfills").await
}

async fn wrapped_promises_and_listeners(context: &mut TestContext) -> Result<()> {
    alone(context, "zone").await
}

async fn types_of_its_own_before_our_script(context: &mut TestContext) -> Result<()> {
    alone(context, "types").await
}

async fn types_of_its_own_after_our_script(context: &mut TestContext) -> Result<()> {
    let scan = format!("{CLASSIC}<script src=\"/pages/patched-builtins/types.js\"></script>");
    works_on(context, &[], None, &scan).await.map(drop)
}

async fn a_base_address_elsewhere(context: &mut TestContext) -> Result<()> {
    let elsewhere = Server::start(embed::site())?;
    let page = alone_on(context, &[], Some(&elsewhere.origin())).await?;
    nothing_is_left(&page, &elsewhere).await
}

async fn alone(context: &mut TestContext, script: &str) -> Result<()> {
    alone_on(context, &[script], None).await.map(drop)
}

async fn alone_on<'a>(
    context: &'a mut TestContext,
    scripts: &[&str],
    base: Option<&str>,
) -> Result<Page<'a>> {
    works_on(context, scripts, base, CLASSIC).await
}

/// One habit alone: the scan starts, is answered and read, takes answers, and keeps them over a reload.
async fn works_on<'a>(
    context: &'a mut TestContext,
    scripts: &[&str],
    base: Option<&str>,
    scan: &str,
) -> Result<Page<'a>> {
    let sheet = answer_fixtures::case("S09")?;
    let files = files()?;
    context.serve(site(scripts, base, scan, &files.origin()))?;
    let page = embed::open(context, "natives.html").await?;
    page.start_quick().await?;
    page.answer("PE-2", Answer::Step(1)).await?;
    let answers = embed::call(&page, 0, "getAnswers", &[]).await?;
    ensure!(answers["answers"] == json!({ "PE-2": 1 }), "the answers are {answers}");

    embed::call(&page, 0, "setAnswers", std::slice::from_ref(&sheet)).await?;

    methods_are_right(&page, &sheet).await?;
    page.driver().refresh().await?;
    page.find(Role::Button, Named::Is(page.words.resume)).await?;
    methods_are_right(&page, &sheet).await?;
    globals_are_as_before(&page).await?;
    Ok(page)
}

/// What the methods give is what the command line prints.
async fn methods_are_right(page: &Page<'_>, sheet: &Value) -> Result<()> {
    let answers = embed::call(page, 0, "getAnswers", &[]).await?;
    ensure!(answers["answers"] == sheet["answers"], "the answers are {answers}");
    let result = embed::call(page, 0, "getResult", &[]).await?;
    comparison::result_file_equals(&result, sheet)
}

async fn globals_are_as_before(page: &Page<'_>) -> Result<()> {
    // The first is one of Chromium's driver; the others are the host's own, written when they are used.
    let script = "const known = ['ret_nodes', 'hostDefined', 'hostLoaded'];
        const names = Object.getOwnPropertyNames(window);
        return names.filter(name => !hostGlobals.has(name) && !known.includes(name)).join();";
    let new = page.ask(script, vec![]).await?;
    ensure!(new == "", "new globals: {new}");
    Ok(())
}

async fn nothing_is_left(page: &Page<'_>, elsewhere: &Server) -> Result<()> {
    globals_are_as_before(page).await?;
    let heard = page.ask("return recorder.errors.join('; ');", vec![]).await?;
    ensure!(heard == "", "the host heard: {heard}");
    // A picture whose address is relative goes there; once it has, everything before it would have too.
    page.ask("document.createElement('img').src = 'last-of-all.png';", vec![]).await?;
    wait::until("the last request", async || {
        Ok(elsewhere.requests().iter().any(|r| r.path.ends_with("last-of-all.png")).then_some(()))
    })
    .await?;
    // WebKit asks for an icon there by itself.
    let known = ["last-of-all.png", "/favicon.ico"];
    let is_strange = |path: &str| !known.iter().any(|end| path.ends_with(end));
    let strange: Vec<_> = elsewhere.requests().into_iter().filter(|r| is_strange(&r.path)).collect();
    ensure!(strange.is_empty(), "requests to elsewhere: {strange:?}");
    Ok(())
}
