//! A host with a strict Content-Security-Policy, and our files on another site.

use anyhow::{Result, ensure};
use e2e::{
    Engine, Page, TestContext, answer_fixtures, embed,
    page::{Named, Role},
    scenarios,
    server::{Options, Server},
    wait,
};

scenarios! {
    one_line_of_policy_is_enough_for_the_script in all because "engines word and enforce a policy in their own way";
    the_script_runs_where_trusted_types_are_required;
    the_whole_script_runs_where_trusted_types_are_required_and_none_is_allowed;
    two_lines_of_policy_are_enough_for_the_module;
    a_policy_without_wasm_is_told_with_the_line_to_add in all because "engines word and enforce a policy in their own way";
    a_policy_without_wasm_is_told_by_the_module_too;
}

const REPORT: &str = "/policy-report";

const CLASSIC: &str = "<script src=\"OURS/social-business-scan.js\"></script>";
const WHOLE: &str = "<script src=\"OURS/social-business-scan.all.js\"></script>";
const MODULE: &str = "<script type=\"module\" src=\"OURS/social-business-scan.mjs\"></script>";

/// What a visitor reads when the scan cannot start.
const FALLBACK: &str = "Vul de scan in op onze eigen site.";

/// Our files on another site than the host's: `localhost` beside `127.0.0.1`, with a header that lets modules in.
fn ours() -> Result<Server> {
    Server::start(embed::site().header("Access-Control-Allow-Origin", "*"))
}

/// The host's page under this policy, in which OURS stands for the origin of our files. The host allows its own
/// pictures, because browsers ask for an icon by themselves.
fn host(policy: &str, scan: &str, ours: &Server) -> Options {
    let name = "policy.html";
    let html = format!(
        "<!doctype html>\n<html lang=\"nl\">\n<meta charset=\"utf-8\">\n<title>Streng</title>\n\
         <script src=\"OURS/pages/event-recorder.js\"></script>\n<h1>Streng</h1>\n\
         <social-business-scan><p>{FALLBACK}</p></social-business-scan>\n{scan}\n"
    );
    let policy = format!("default-src 'none'; img-src 'self'; {policy}; report-uri {REPORT}");
    let with_origin = |text: &str| text.replace("OURS", &ours.other_origin());
    embed::with_page(embed::site(), name, &with_origin(&html)).header_at(
        name,
        "Content-Security-Policy",
        &with_origin(&policy),
    )
}

async fn one_line_of_policy_is_enough_for_the_script(context: &mut TestContext) -> Result<()> {
    whole_scan(context, "script-src OURS 'wasm-unsafe-eval'", CLASSIC).await
}

async fn the_script_runs_where_trusted_types_are_required(context: &mut TestContext) -> Result<()> {
    for types in ["", "; trusted-types social-business-scan"] {
        let policy = format!("script-src OURS 'wasm-unsafe-eval'; require-trusted-types-for 'script'{types}");
        whole_scan(context, &policy, CLASSIC).await?;
    }
    Ok(())
}

async fn the_whole_script_runs_where_trusted_types_are_required_and_none_is_allowed(
    context: &mut TestContext,
) -> Result<()> {
    let policy =
        "script-src OURS 'wasm-unsafe-eval'; require-trusted-types-for 'script'; trusted-types 'none'";
    whole_scan(context, policy, WHOLE).await
}

async fn two_lines_of_policy_are_enough_for_the_module(context: &mut TestContext) -> Result<()> {
    let policy = "script-src OURS 'wasm-unsafe-eval'; connect-src OURS; require-trusted-types-for 'script'";
    whole_scan(context, policy, MODULE).await
}

async fn a_policy_without_wasm_is_told_with_the_line_to_add(context: &mut TestContext) -> Result<()> {
    is_told(context, "script-src OURS", CLASSIC).await
}

async fn a_policy_without_wasm_is_told_by_the_module_too(context: &mut TestContext) -> Result<()> {
    is_told(context, "script-src OURS; connect-src OURS", MODULE).await
}

/// The scan from its start to its result, without one violation.
async fn whole_scan(context: &mut TestContext, policy: &str, scan: &str) -> Result<()> {
    let ours = ours()?;
    context.serve(host(policy, scan, &ours))?;
    let page = embed::open(context, "policy.html").await?.only(0);

    page.start_quick().await?;
    page.fill_in_at_once(&answer_fixtures::case("S09")?).await?;
    page.show_result().await?;
    page.ask(
        "for (const details of e2e.all('details:not([open])')) details.querySelector('summary').click();",
        vec![],
    )
    .await?;

    let heard = embed::errors(&page).await?;
    ensure!(heard.is_empty(), "the host heard: {heard:?}");
    no_reports(context, &page).await
}

/// A report is sent by the browser on its own time: ask for something afterwards and wait for that.
async fn no_reports(context: &TestContext, page: &Page<'_>) -> Result<()> {
    page.ask("document.createElement('img').src = '/last-of-all.png';", vec![]).await?;
    let last = async || {
        Ok(context.server().requests().iter().any(|r| r.path.ends_with("last-of-all.png")).then_some(()))
    };
    wait::until("the last request", last).await?;
    ensure!(reports(context) == 0, "{} reports of violations", reports(context));
    Ok(())
}

/// On a server that has not the script for where no wasm runs (`no_wasm` has it).
async fn is_told(context: &mut TestContext, policy: &str, scan: &str) -> Result<()> {
    let site = embed::site().header("Access-Control-Allow-Origin", "*");
    let ours = Server::start(site.replace(".no-wasm.js", 404, "text/plain", b"gone"))?;
    context.serve(host(policy, scan, &ours))?;
    let page = embed::goto(context, "policy.html").await?;

    let error = embed::event(&page, "sbs-error").await?;

    ensure!(error["code"] == "wasm-csp" && error["fatal"] == true, "the event says {error}");
    page.find(Role::Alert, Named::Has("wasm-unsafe-eval")).await?;
    page.says(FALLBACK).await?;
    // Pressing on makes no sense before the policy is another one.
    let buttons = page.names(Role::Button).await?;
    ensure!(
        !buttons.iter().any(|name| name.contains("opnieuw")),
        "there is a button to try again: {buttons:?}"
    );
    let heard = embed::errors(&page).await?;
    ensure!(heard.iter().all(|line| line.starts_with("policy: ")), "the host heard: {heard:?}");
    // WebKit refuses to compile wasm without reporting it.
    if context.engine() == Engine::Webkit {
        return Ok(());
    }
    // This also shows that reports would have come in the scenarios above.
    wait::until("the report of the violation", async || Ok((reports(context) > 0).then_some(()))).await
}

fn reports(context: &TestContext) -> usize {
    context.server().requests().iter().filter(|request| request.path.starts_with(REPORT)).count()
}
