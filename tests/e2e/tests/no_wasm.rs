//! Where no WebAssembly runs: the same program as JavaScript.

use anyhow::{Context, Result, ensure};
use e2e::{
    Browser, Lang, Page, TestContext, answer_fixtures, comparison, embed,
    network_silence::ready,
    page::{Named, Role},
    scenarios,
    server::Options,
    test_context,
};
use serde_json::json;

scenarios! {
    under_a_policy_without_wasm_each_form_of_the_embed_works in all because "engines word and enforce a policy in their own way";
    switched_off_in_the_browser_each_form_works only [Chromium, Firefox] in all because "each engine has another switch";
    results_are_those_of_the_wasm_to_the_last_bit;
    where_that_script_is_missing_too_the_panel_says_both;
}

const SCRIPTS: [&str; 3] = [
    "<script src=\"../social-business-scan.js\"></script>",
    "<script src=\"../social-business-scan.all.js\"></script>",
    "<script type=\"module\" src=\"../social-business-scan.mjs\"></script>",
];
const ELEMENT: &str = "<social-business-scan></social-business-scan>";
const FALLBACK: &str =
    "<social-business-scan><p>Vul de scan in op onze eigen site.</p></social-business-scan>";
const POLICY: &str = "default-src 'none'; script-src 'self'; connect-src 'self'; img-src 'self'";

/// A host's page under a policy that does not let wasm be compiled.
fn forbidden(body: &str) -> Options {
    let html = format!(
        "<!doctype html><html lang=nl><meta charset=utf-8><title>Streng</title>
         <script src=/pages/event-recorder.js></script>{body}"
    );
    embed::with_page(embed::site(), "host.html", &html).header_at(
        "host.html",
        "Content-Security-Policy",
        POLICY,
    )
}

/// Whether the program was asked for as JavaScript.
fn is_plain(context: &TestContext) -> bool {
    context.server().requests().iter().any(|request| request.path.contains(".no-wasm.js"))
}

/// The scan from its start to its result.
async fn whole(page: &Page<'_>) -> Result<()> {
    let sheet = answer_fixtures::case("S09")?;
    page.start_quick().await?;
    page.fill_in_at_once(&sheet).await?;
    page.show_result().await?;
    comparison::result_equals(page, &sheet).await
}

async fn under_a_policy_without_wasm_each_form_of_the_embed_works(context: &mut TestContext) -> Result<()> {
    for script in SCRIPTS {
        context.serve(forbidden(&format!("{ELEMENT}{script}")))?;
        let page = embed::open(context, "host.html").await.context(script)?.only(0);
        whole(&page).await.context(script)?;
        ensure!(is_plain(context), "{script}: wasm runs under the policy");
        // That wasm was tried is all that a policy reports.
        let heard = embed::errors(&page).await?;
        ensure!(heard.iter().all(|line| line.starts_with("policy: ")), "{script}: {heard:?}");
        page.ask("localStorage.clear();", vec![]).await?;
    }
    Ok(())
}

async fn switched_off_in_the_browser_each_form_works(context: &mut TestContext) -> Result<()> {
    let other = context.take(Browser::start_without_wasm(context.engine()).await?);
    for script in SCRIPTS {
        context.serve(embed::with_page(
            embed::site(),
            "host.html",
            &embed::host(&format!("{ELEMENT}{script}")),
        ))?;
        let page = embed::open(context, "host.html").await.context(script)?.only(0);
        let kind = page.ask("return typeof WebAssembly;", vec![]).await?;
        ensure!(kind == "undefined", "WebAssembly is an {kind}");
        whole(&page).await.context(script)?;
        let heard = embed::errors(&page).await?;
        ensure!(heard.is_empty(), "{script}: {heard:?}");
        page.ask("localStorage.clear();", vec![]).await?;
    }
    // With a worker, which the page leaves alone: it keeps the wasm, and that does not run here.
    context.serve(test_context::site_with_worker())?;
    let page = context.open(Lang::Nl).await?;
    whole(&page).await.context("our page")?;
    ensure!(!page.text().await?.contains(ready(Lang::Nl)), "our page says that it works offline");
    let asked = context.server().requests();
    ensure!(!asked.iter().any(|request| request.path.ends_with("/sw.js")), "our page asks for its worker");
    context.driver()?.goto(format!("{}frame.html", context.server().url())).await?;
    whole(&context.page(Lang::Nl)?).await.context("the frame")?;
    if let Some(other) = other {
        context.take(other);
    }
    Ok(())
}

/// All cases of the scoring rules, by both; and how long 48 answers take.
async fn results_are_those_of_the_wasm_to_the_last_bit(context: &mut TestContext) -> Result<()> {
    let cases = std::fs::read_to_string(test_context::root().join("tests/cases/cases.json"))?;
    let script = "const [cases, done] = arguments;
        (async () => {
            const scan = document.querySelector('social-business-scan');
            await scan.ready;
            const results = [];
            for (const { input } of cases.cases) {
                try {
                    await scan.setAnswers(input);
                    results.push(await scan.getResult());
                } catch (refused) {
                    results.push(refused.code);
                }
            }
            // In a task of its own each, as a visitor gives them.
            const items = Object.keys(cases.cases.map(one => one.input.answers).find(answers => Object.keys(answers ?? {}).length === 48));
            await scan.reset();
            const start = performance.now();
            for (let given = 1; given <= items.length; given += 1) {
                const answers = Object.fromEntries(items.slice(0, given).map(item => [item, given % 5]));
                await scan.setAnswers({ ...cases.cases[0].input, mode: 'full', answers });
                await scan.getResult();
                await new Promise(resolve => setTimeout(resolve));
            }
            done(JSON.stringify([performance.now() - start, results.length, JSON.stringify(results)]));
        })().catch(cause => done(JSON.stringify([0, 0, String(cause)])));";
    let mut all = Vec::new();
    let body = format!("{ELEMENT}{}", SCRIPTS[0]);
    for (site, has_wasm) in
        [(embed::with_page(embed::site(), "host.html", &embed::host(&body)), true), (forbidden(&body), false)]
    {
        context.serve(site)?;
        let page = embed::open(context, "host.html").await?;
        let said = page.ask_async_with(script, vec![serde_json::from_str(&cases)?]).await?;
        let said: serde_json::Value = serde_json::from_str(said.as_str().context("no answer")?)?;
        ensure!(said[1].as_u64() > Some(15), "{said}");
        ensure!(is_plain(context) != has_wasm, "wasm allowed: {has_wasm}, and the script in its place too");
        all.push(said);
        page.ask("localStorage.clear();", vec![]).await?;
    }
    let (wasm, plain) = (&all[0], &all[1]);
    println!(
        "48 answers, each with its result: {:.1} times as long without WebAssembly; {} cases",
        plain[0].as_f64().unwrap_or_default() / wasm[0].as_f64().unwrap_or(1.0),
        wasm[1]
    );
    ensure!(wasm[2] == plain[2], "the results differ");
    Ok(())
}

async fn where_that_script_is_missing_too_the_panel_says_both(context: &mut TestContext) -> Result<()> {
    for script in SCRIPTS {
        let site =
            forbidden(&format!("{FALLBACK}{script}")).replace(".no-wasm.js", 404, "text/plain", b"gone");
        context.serve(site)?;
        let page = embed::goto(context, "host.html").await?;
        let error = embed::event(&page, "sbs-error").await?;
        ensure!(error["code"] == "wasm-csp" && error["fatal"] == json!(true), "{error}");
        page.find(Role::Alert, Named::Has("wasm-unsafe-eval")).await?;
        page.says("Vul de scan in op onze eigen site.").await?;
        let message = error["message"].as_str().unwrap_or_default();
        ensure!(message.contains(".no-wasm.js") && message.ends_with(": 404"), "{message}");
    }
    Ok(())
}
