//! A strict site, and a visitor who wants nothing sent.

use anyhow::{Result, ensure};
use e2e::{
    Answer, Lang, Stage,
    page::{Named, Role},
    scenarios, sheets, stage, wait,
};
use xtask::server::CONTENT_SECURITY_POLICY;

scenarios! {
    a_violation_of_the_policy_would_be_seen;
    a_whole_visit_breaks_no_rule_of_the_strict_policy;
    after_loading_nothing_is_requested;
    the_app_runs_below_a_path;
}

const REPORT: &str = "/policy-report";

fn strict() -> xtask::server::Options {
    stage::site()
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
    let page = stage.open(Lang::Nl).await?;
    page.ask("document.addEventListener('securitypolicyviolation', event => {
        (window.e2eViolations ??= []).push(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
    });", vec![]).await?;

    page.start_quick().await?;
    page.fill_in(&sheets::case("S09")?).await?;
    page.show_result().await?;
    page.ask("for (const details of e2e.all('details')) details.open = true;", vec![]).await?;
    page.in_language(Lang::En).await?;

    let heard = page.ask("return (window.e2eViolations ?? []).join('; ');", vec![]).await?;
    ensure!(heard == "", "violations: {heard}");
    // A report is sent by the browser on its own time: ask for something afterwards and wait for that.
    page.ask("document.createElement('img').src = 'last-of-all.png';", vec![]).await?;
    let last = async || {
        Ok(stage.server().requests().iter().any(|r| r.path.ends_with("last-of-all.png")).then_some(()))
    };
    wait::until("the last request", last).await?;
    ensure!(reports(stage).is_empty(), "reports: {:?}", reports(stage));
    Ok(())
}

async fn after_loading_nothing_is_requested(stage: &mut Stage) -> Result<()> {
    let page = stage.open(Lang::Nl).await?;
    // The browser asks for an icon on its own time; the page is loaded once that is over.
    page.find(Role::Button, Named::Is(page.words.start_quick)).await?;
    // Loading ends with what the page keeps for offline use.
    page.says("De scan werkt nu ook zonder internet.").await?;
    page.ask("document.createElement('img').src = 'loaded.png';", vec![]).await?;
    let loaded =
        async || Ok(stage.server().requests().iter().any(|r| r.path.ends_with("loaded.png")).then_some(()));
    wait::until("the end of loading", loaded).await?;
    stage.server().forget_requests();

    page.start_quick().await?;
    page.fill_in(&sheets::case("S09")?).await?;
    page.show_result().await?;
    let page = page.in_language(Lang::En).await?;
    page.press(Role::Button, Named::Is(page.words.edit)).await?;

    let asked: Vec<_> =
        stage.server().requests().into_iter().filter(|r| !r.path.ends_with("icon.ico")).collect();
    ensure!(asked.is_empty(), "requests after loading: {asked:?}");
    Ok(())
}

async fn the_app_runs_below_a_path(stage: &mut Stage) -> Result<()> {
    stage.serve(stage::site().below("/tools/scan/"))?;

    let page = stage.open(Lang::Nl).await?;
    page.start_full().await?;

    page.answer("PE-1", Answer::Step(2)).await
}

fn reports(stage: &Stage) -> Vec<String> {
    let all = stage.server().requests().into_iter();
    all.filter(|request| request.path.starts_with(REPORT)).map(|request| request.method).collect()
}
