//! A strict site, and a visitor who wants nothing sent.

use anyhow::{Context, Result, ensure};
use e2e::{
    Answer, Lang, TestContext, answer_fixtures,
    page::{Named, Role},
    scenarios,
    server::CONTENT_SECURITY_POLICY,
    test_context, wait,
};

scenarios! {
    a_violation_of_the_policy_would_be_seen;
    a_whole_visit_breaks_no_rule_of_the_strict_policy in all because "engines word and enforce a policy in their own way";
    a_server_whose_policy_lacks_the_hashes_shows_the_same_page in all because "engines word and enforce a policy in their own way";
    a_server_whose_policy_lacks_the_hashes_shows_the_same_frame in all because "engines word and enforce a policy in their own way";
    a_request_after_loading_would_be_seen;
    the_app_runs_below_a_path;
}

const REPORT: &str = "/policy-report";

fn strict() -> Result<e2e::server::Options> {
    let policy = format!("{}; report-uri {REPORT}", test_context::policy()?);
    Ok(test_context::site_with_worker().header("Content-Security-Policy", &policy))
}

/// Without this, the next scenario could pass because no engine reports anything.
async fn a_violation_of_the_policy_would_be_seen(context: &mut TestContext) -> Result<()> {
    let page = b"<!doctype html><title>Inline</title><p style=\"color: red\">rood</p>";
    context.serve(strict()?.replace("/inline.html", 200, "text/html", page))?;

    context.driver()?.goto(format!("{}inline.html", context.server().url())).await?;

    wait::until("a report of the inline style", async || Ok((!reports(context).is_empty()).then_some(())))
        .await
}

async fn a_whole_visit_breaks_no_rule_of_the_strict_policy(context: &mut TestContext) -> Result<()> {
    context.serve(strict()?)?;
    context.watch();
    let page = context.open(Lang::Nl).await?;
    page.ask("document.addEventListener('securitypolicyviolation', event => {
        (window.e2eViolations ??= []).push(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
    });", vec![]).await?;

    page.start_quick().await?;
    page.fill_in_at_once(&answer_fixtures::case("S09")?).await?;
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
    context.is_quiet().await?;
    ensure!(reports(context).is_empty(), "reports: {:?}", reports(context));
    Ok(())
}

/// The style and the first script stand in the page, under hashes that the policy names. Where it does not, the same comes as
/// files.
async fn a_server_whose_policy_lacks_the_hashes_shows_the_same_page(context: &mut TestContext) -> Result<()> {
    let mut looks = Vec::new();
    for (policy, has_file) in [(test_context::policy()?, false), (CONTENT_SECURITY_POLICY.to_owned(), true)] {
        context.serve(test_context::site().header("Content-Security-Policy", &policy))?;
        let page = context.open(Lang::Nl).await?;
        let sheets = page.ask("return document.styleSheets.length;", vec![]).await?;
        ensure!(sheets == 1, "{sheets} sheets under `{policy}`");
        let requests = context.server().requests();
        for file in [".css", "/early.js"] {
            let asked = requests.iter().any(|request| request.path.ends_with(file));
            ensure!(asked == has_file, "asked for {file} under `{policy}`: {requests:?}");
        }
        // A drawing takes its place once it has its size.
        page.find(Role::Img, Named::Has("")).await?;
        looks.push(page.ask(LOOKS, vec![]).await?);
    }
    ensure!(looks[0].as_array().is_some_and(|looks| looks.len() > 30), "nothing is shown: {}", looks[0]);
    ensure!(looks[0] == looks[1], "{}\n\nlooks different without its hash:\n\n{}", looks[0], looks[1]);
    Ok(())
}

/// The same of the page in a frame. Where no style may come at all, its questions are there to read and to answer.
async fn a_server_whose_policy_lacks_the_hashes_shows_the_same_frame(
    context: &mut TestContext,
) -> Result<()> {
    // The element never gets ready, so what stands in the page stays.
    let element = b"customElements.define('social-business-scan', class extends HTMLElement {});";
    let without = CONTENT_SECURITY_POLICY.to_owned();
    let unstyled = without.replace("style-src 'self'", "style-src 'none'");
    let mut looks = Vec::new();
    for (policy, has_file, has_style) in
        [(test_context::policy()?, false, true), (without, true, true), (unstyled, false, false)]
    {
        let site =
            test_context::site().replace("/social-business-scan.all.js", 200, "text/javascript", element);
        context.serve(site.header("Content-Security-Policy", &policy))?;
        context.driver()?.goto(format!("{}frame.html?lang=nl", context.server().url())).await?;
        let page = context.page(Lang::Nl)?;
        let until = async |what: &str, script: &str| {
            wait::until(what, async || Ok((page.ask(script, vec![]).await? == true).then_some(()))).await
        };
        let start = "const start = [...document.querySelectorAll('[data-early=quick]')].find(e2e.isShown);
            start?.click();
            return start !== undefined;";
        until("the start to work", start).await?;
        let question = format!(
            "const question = document.querySelector('#sbs-early fieldset');
            const isStyled = () => getComputedStyle(question).boxSizing === 'border-box';
            return question !== null && e2e.isShown(question) && isStyled() === {has_style};"
        );
        until("the questions and their style", &question).await?;
        let asked = context.server().requests().iter().any(|request| request.path.ends_with("/frame.css"));
        ensure!(asked == has_file, "asked for frame.css under `{policy}`: {asked}");
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
async fn a_request_after_loading_would_be_seen(context: &mut TestContext) -> Result<()> {
    let page = context.open(Lang::Nl).await?;
    context.is_quiet().await?;

    page.ask("document.createElement('img').src = 'pixel.gif';", vec![]).await?;

    let told = context.is_quiet().await.err().context("a request was not seen")?.to_string();
    ensure!(told.contains("pixel.gif"), "told: {told}");
    context.server().forget_requests();
    Ok(())
}

async fn the_app_runs_below_a_path(context: &mut TestContext) -> Result<()> {
    context.serve(test_context::site().below("/tools/scan/"))?;
    context.watch();

    let page = context.open(Lang::Nl).await?;
    page.start_full().await?;

    page.answer("PE-1", Answer::Step(2)).await
}

fn reports(context: &TestContext) -> Vec<String> {
    let all = context.server().requests().into_iter();
    all.filter(|request| request.path.starts_with(REPORT)).map(|request| request.method).collect()
}
