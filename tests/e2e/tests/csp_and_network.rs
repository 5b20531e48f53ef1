//! A strict site, and a visitor who wants nothing sent.

use anyhow::{Context, Result, ensure};
use e2e::{Answer, Lang, Stage, scenarios, server::CONTENT_SECURITY_POLICY, sheets, stage, wait};

scenarios! {
    a_violation_of_the_policy_would_be_seen;
    a_whole_visit_breaks_no_rule_of_the_strict_policy in all because "engines word and enforce a policy in their own way";
    a_server_whose_policy_lacks_the_style_shows_the_same_page in all because "engines word and enforce a policy in their own way";
    a_request_after_loading_would_be_seen;
    the_app_runs_below_a_path;
}

const REPORT: &str = "/policy-report";

fn strict() -> Result<e2e::server::Options> {
    let policy = format!("{}; report-uri {REPORT}", stage::policy()?);
    Ok(stage::site_with_worker().header("Content-Security-Policy", &policy))
}

/// Without this, the next scenario could pass because no engine reports anything.
async fn a_violation_of_the_policy_would_be_seen(stage: &mut Stage) -> Result<()> {
    let page = b"<!doctype html><title>Inline</title><p style=\"color: red\">rood</p>";
    stage.serve(strict()?.replace("/inline.html", 200, "text/html", page))?;

    stage.driver()?.goto(format!("{}inline.html", stage.server().url())).await?;

    wait::until("a report of the inline style", async || Ok((!reports(stage).is_empty()).then_some(()))).await
}

async fn a_whole_visit_breaks_no_rule_of_the_strict_policy(stage: &mut Stage) -> Result<()> {
    stage.serve(strict()?)?;
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

/// The style stands in the page, under a hash that the policy names. Where it does not, the same sheet comes as a file.
async fn a_server_whose_policy_lacks_the_style_shows_the_same_page(stage: &mut Stage) -> Result<()> {
    let mut looks = Vec::new();
    for (policy, has_file) in [(stage::policy()?, false), (CONTENT_SECURITY_POLICY.to_owned(), true)] {
        stage.serve(stage::site().header("Content-Security-Policy", &policy))?;
        let page = stage.open(Lang::Nl).await?;
        let sheets = page.ask("return document.styleSheets.length;", vec![]).await?;
        ensure!(sheets == 1, "{sheets} sheets under `{policy}`");
        let requests = stage.server().requests();
        let asked = requests.iter().any(|request| request.path.ends_with(".css"));
        ensure!(asked == has_file, "asked for under `{policy}`: {requests:?}");
        looks.push(page.ask(LOOKS, vec![]).await?);
    }
    ensure!(looks[0].as_array().is_some_and(|looks| looks.len() > 30), "nothing is shown: {}", looks[0]);
    ensure!(looks[0] == looks[1], "{}\n\nlooks different without its hash:\n\n{}", looks[0], looks[1]);
    Ok(())
}

/// Of all that is shown: where it stands, its colours and its letters.
const LOOKS: &str = "return e2e.all('body *').filter(e2e.isShown).map(element => {
        const { x, y, width, height } = element.getBoundingClientRect();
        const style = getComputedStyle(element);
        return [element.tagName, x, y, width, height, style.color, style.backgroundColor, style.font].join(' ');
    });";

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
