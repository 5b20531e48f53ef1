//! A strict site, and a visitor who wants nothing sent.

use anyhow::{Context, Result, ensure};
use e2e::{Answer, Lang, Stage, scenarios, sheets, stage, wait};
use xtask::server::CONTENT_SECURITY_POLICY;

scenarios! {
    a_violation_of_the_policy_would_be_seen in all because "engines word and enforce a policy in their own way";
    a_whole_visit_breaks_no_rule_of_the_strict_policy in all because "engines word and enforce a policy in their own way";
    a_request_after_loading_would_be_seen;
    the_app_runs_below_a_path;
}

const REPORT: &str = "/policy-report";

fn strict() -> xtask::server::Options {
    stage::site_with_worker()
        .header("Content-Security-Policy", &format!("{CONTENT_SECURITY_POLICY}; report-uri {REPORT}"))
}

/// Without this, the next scenario could pass because no engine reports anything.
async fn a_violation_of_the_policy_would_be_seen(stage: &mut Stage) -> Result<()> {
    let page = b"<!doctype html><title>Inline</title><p style=\"color: red\">rood</p>";
    stage.serve(strict().replace("/inline.html", 200, "text/html", page))?;

    stage.driver()?.goto(format!("{}inline.html", stage.server().url())).await?;

    wait::until("a report of the inline style", async || Ok((!reports(stage).is_empty()).then_some(()))).await
}

async fn a_whole_visit_breaks_no_rule_of_the_strict_policy(stage: &mut Stage) -> Result<()> {
    stage.serve(strict())?;
    stage.watch();
    let page = stage.open(Lang::Nl).await?;
    page.ask("document.addEventListener('securitypolicyviolation', event => {
        (window.e2eViolations ??= []).push(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
    });", vec![]).await?;

    page.start_quick().await?;
    page.fill_in_at_once(&sheets::case("S09")?).await?;
    page.show_result().await?;
    page.ask(
        "for (const details of e2e.all('details:not([open])')) details.querySelector('summary').click();",
        vec![],
    )
    .await?;
    page.in_language(Lang::En).await?;

    let heard = page.ask("return (window.e2eViolations ?? []).join('; ');", vec![]).await?;
    ensure!(heard == "", "violations: {heard}");
    // A report is sent by the browser on its own time: ask for something afterwards and wait for that.
    stage.is_quiet().await?;
    ensure!(reports(stage).is_empty(), "reports: {:?}", reports(stage));
    Ok(())
}

/// Without this, every scenario could pass because nobody counts.
async fn a_request_after_loading_would_be_seen(stage: &mut Stage) -> Result<()> {
    let page = stage.open(Lang::Nl).await?;
    stage.is_quiet().await?;

    page.ask("document.createElement('img').src = 'pixel.gif';", vec![]).await?;

    let told = stage.is_quiet().await.err().context("a request was not seen")?.to_string();
    ensure!(told.contains("pixel.gif"), "told: {told}");
    stage.server().forget_requests();
    Ok(())
}

async fn the_app_runs_below_a_path(stage: &mut Stage) -> Result<()> {
    stage.serve(stage::site().below("/tools/scan/"))?;
    stage.watch();

    let page = stage.open(Lang::Nl).await?;
    page.start_full().await?;

    page.answer("PE-1", Answer::Step(2)).await
}

fn reports(stage: &Stage) -> Vec<String> {
    let all = stage.server().requests().into_iter();
    all.filter(|request| request.path.starts_with(REPORT)).map(|request| request.method).collect()
}
