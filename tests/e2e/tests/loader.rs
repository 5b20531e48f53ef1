//! The small script of the element: it shows the first screens and takes answers while the script beside it, the core, is on
//! its way; and says what is wrong when that does not come.

use std::fs;

use anyhow::{Context, Result, ensure};
use e2e::{
    Answer, Engine, Lang, Page, TestContext,
    embed::{self, held, is_early, late, nothing_was_heard},
    page::{Named, Role},
    runner, scenarios,
    server::Gate,
    test_context,
    visitor::{Place, visit},
    wait,
};
use serde_json::{Value, json};

scenarios! {
    answers_before_the_core_are_kept_and_are_there_in_the_app in all because "engines run what comes while a page loads in another order";
    an_answer_at_any_moment_is_kept_in_all_tries in [Chromium, Firefox] because "engines run what comes while a page loads in another order";
    methods_and_settings_before_the_core_work_as_ever;
    first_questions_that_the_host_asks_for_are_there_before_the_core;
    a_core_that_does_not_come_says_so_and_keeps_the_answers;
    an_answer_after_another_try_is_kept_at_once;
    a_core_of_another_version_is_fetched_anew_or_told;
    files_that_a_server_sends_wrongly_work_or_are_told;
    a_nonce_is_passed_on_to_the_core in all because "engines enforce a policy in their own way";
    the_core_is_found_wherever_the_small_script_runs;
}

const CORE: &str = ".core.js";
const RETRY: &str = "Probeer opnieuw";

async fn early<'a>(context: &'a TestContext) -> Result<Page<'a>> {
    let page = embed::goto(context, "host.html").await?;
    is_early(&page).await?;
    Ok(page)
}

/// What is kept on this device or in this tab.
async fn kept(page: &Page<'_>) -> Result<String> {
    let all = "return JSON.stringify([{ ...localStorage }, { ...sessionStorage }]);";
    Ok(page.ask(all, vec![]).await?.as_str().unwrap_or_default().replace('\\', ""))
}

async fn answers_before_the_core_are_kept_and_are_there_in_the_app(context: &mut TestContext) -> Result<()> {
    for (attributes, first) in
        [("", "PE-2"), ("storage=\"none\"", "PE-2"), ("mode=\"full\" lang=\"nl\"", "PE-1")]
    {
        let gate = Gate::default();
        context.serve(held(&gate, attributes))?;
        let page = early(context).await?;
        if attributes.contains("full") {
            page.start_full().await?;
        } else {
            page.start_quick().await?;
        }
        page.answer(first, Answer::Step(3)).await?;
        let is_kept = kept(&page).await?.contains(&format!("\"answers\":{{\"{first}\":3}}"));
        ensure!(is_kept != attributes.contains("none"), "{attributes}: {}", kept(&page).await?);
        ensure!(embed::events(&page).await?.is_empty(), "the scan is ready before it is");

        gate.open();
        page.wait_for_app().await?;

        page.is_chosen(first, Answer::Step(3)).await?;
        let answers = embed::call(&page, 0, "getAnswers", &[]).await?;
        ensure!(answers["answers"] == json!({ first: 3 }), "{attributes}: {answers}");
        nothing_was_heard(&page).await?;
        page.ask("localStorage.clear();", vec![]).await?;
    }
    Ok(())
}

async fn an_answer_at_any_moment_is_kept_in_all_tries(context: &mut TestContext) -> Result<()> {
    let site = embed::site().slow(CORE, 2_500_000).header_at(CORE, "Cache-Control", "no-store");
    context.serve(embed::with_page(site, "host.html", &embed::host(&late(""))))?;
    let usually = if context.engine() == Engine::Chromium { 20 } else { 8 };
    let (mut before, tries) = (0, runner::many(usually, 100));
    for turn in 1..=tries {
        context.driver()?.goto("about:blank").await?;
        let page = embed::goto(context, "host.html").await?;
        // On a machine that is busy the core may be there before anybody has looked.
        wait::until("a screen, before the core or after", async || {
            Ok((page.ask("return e2e.all('.sbs').length > 0;", vec![]).await? == true).then_some(()))
        })
        .await?;
        let said = visit(&page, Place::Element).await?;
        ensure!(said["isKept"] == true, "try {turn}: {said}");
        before += i32::from(said["wasEarly"] == true);
        page.ask("localStorage.clear();", vec![]).await?;
    }
    println!("{}: {before} of {tries} answers were given before the core came", context.engine());
    ensure!(before > 0, "nobody answered before the core came");
    Ok(())
}

async fn methods_and_settings_before_the_core_work_as_ever(context: &mut TestContext) -> Result<()> {
    let gate = Gate::default();
    context.serve(held(&gate, ""))?;
    let page = early(context).await?;
    page.ask(
        "window.said = [];
        const scan = document.querySelector('social-business-scan');
        scan.getAnswers().then(answers => said.push(answers.mode));
        scan.ready.then(() => said.push('ready'));
        scan.headingLevel = 4;
        scan.lang = 'en';",
        vec![],
    )
    .await?;

    gate.open();

    page.wait_for_app().await?;
    wait::until("what was asked early", async || {
        let said = page.ask("return [said.includes('ready'), said.length];", vec![]).await?;
        Ok((said == json!([true, 2])).then_some(()))
    })
    .await?;
    let page = page.scan(0, Lang::En)?;
    page.find(Role::Button, Named::Starts(page.words.start_quick)).await?;
    let level = page.ask("return e2e.all('[data-sbs-heading]')[0].localName;", vec![]).await?;
    ensure!(level == "h4", "the heading is an {level}");
    nothing_was_heard(&page).await
}

async fn first_questions_that_the_host_asks_for_are_there_before_the_core(
    context: &mut TestContext,
) -> Result<()> {
    let gate = Gate::default();
    context.serve(held(&gate, "screen=\"question\" mode=\"quick\""))?;
    let page = early(context).await?;
    page.answer("PE-2", Answer::Step(1)).await?;

    gate.open();

    page.wait_for_app().await?;
    page.is_chosen("PE-2", Answer::Step(1)).await?;
    nothing_was_heard(&page).await
}

/// A panel with this code below the bar, and the answer that was given still there.
async fn is_told(page: &Page<'_>, code: &str) -> Result<Value> {
    let error = embed::event(page, "sbs-error").await?;
    ensure!(error["code"] == code && error["fatal"] == true, "the event says {error}");
    page.find(Role::Alert, Named::Has("")).await?;
    Ok(error)
}

async fn a_core_that_does_not_come_says_so_and_keeps_the_answers(context: &mut TestContext) -> Result<()> {
    for storage in ["local", "session", "none"] {
        let gate = Gate::default();
        // Asked for by the tag, and to find out why; then it is there.
        let site = embed::site().hold(CORE, &gate).replace_first(2, CORE, 404, "text/plain", b"gone");
        let html = embed::host(&late(&format!("storage=\"{storage}\"")));
        context.serve(embed::with_page(site, "host.html", &html))?;
        let page = early(context).await?;
        page.start_quick().await?;
        page.answer("PE-2", Answer::Step(3)).await?;

        gate.open();

        let error = is_told(&page, "load-failed").await?;
        ensure!(error["message"].as_str().is_some_and(|text| text.ends_with(": 404")), "{error}");
        page.is_chosen("PE-2", Answer::Step(3)).await?;
        page.answer("PE-5", Answer::Step(2)).await?;
        page.press(Role::Button, Named::Is(RETRY)).await?;
        page.wait_for_app().await?;
        let answers = embed::call(&page, 0, "getAnswers", &[]).await?;
        ensure!(answers["answers"] == json!({ "PE-2": 3, "PE-5": 2 }), "{storage}: {answers}");
        nothing_was_heard(&page).await?;
        page.ask("localStorage.clear(); sessionStorage.clear();", vec![]).await?;
    }
    Ok(())
}

/// Nothing was answered before the core failed: another try begins with another screen on the same root.
async fn an_answer_after_another_try_is_kept_at_once(context: &mut TestContext) -> Result<()> {
    let gate = Gate::default();
    let site = embed::site().hold(CORE, &gate).replace_first(2, CORE, 404, "text/plain", b"gone");
    context.serve(embed::with_page(site, "host.html", &embed::host(&late(""))))?;
    let page = early(context).await?;
    page.start_quick().await?;
    gate.open();
    is_told(&page, "load-failed").await?;
    gate.close();
    page.press(Role::Button, Named::Is(RETRY)).await?;
    is_early(&page).await?;
    page.start_quick().await?;

    page.answer("PE-2", Answer::Step(3)).await?;
    page.answer("PE-5", Answer::Step(2)).await?;

    let now = kept(&page).await?;
    ensure!(now.contains("PE-2") && now.contains("PE-5"), "kept before the core came: {now}");
    gate.open();
    page.wait_for_app().await?;
    page.is_chosen("PE-2", Answer::Step(3)).await?;
    page.is_chosen("PE-5", Answer::Step(2)).await
}

/// The core as another version has it.
fn other_core() -> Result<Vec<u8>> {
    let script = fs::read_to_string(test_context::dist().join("social-business-scan.js"))?;
    let stamp = script
        .split("stamp:\"")
        .nth(1)
        .and_then(|rest| rest.get(..16))
        .context("the script names no stamp")?;
    let core = fs::read_to_string(test_context::dist().join("social-business-scan.core.js"))?;
    ensure!(core.contains(stamp), "the core has not the stamp {stamp}");
    Ok(core.replace(stamp, "0123456789abcdef").into_bytes())
}

async fn a_core_of_another_version_is_fetched_anew_or_told(context: &mut TestContext) -> Result<()> {
    let other = other_core()?;
    let kind = "text/javascript; charset=utf-8";
    // A cache that has it from before, whatever is asked of it; and one that gives it for an hour.
    let site = embed::site().replace_first(1, CORE, 200, kind, &other);
    context.serve(embed::with_page(site, "host.html", &embed::host(&late(""))))?;
    let page = embed::open(context, "host.html").await?;
    nothing_was_heard(&page).await?;
    // The same where the host names the hash of the script, so that the browser refuses what is not of it.
    let integrity: Value = serde_json::from_slice(&fs::read(test_context::dist().join("integrity.json"))?)?;
    let digest = integrity["social-business-scan.js"].as_str().context("no hash of the script")?;
    let whole = format!(
        "<social-business-scan></social-business-scan>\
         <script src=\"../social-business-scan.js\" integrity=\"{digest}\" crossorigin></script>"
    );
    let site = embed::site().replace_first(1, CORE, 200, kind, &other);
    context.serve(embed::with_page(site, "host.html", &embed::host(&whole)))?;
    embed::open(context, "host.html").await?;
    context.serve(embed::with_page(
        embed::site().replace(CORE, 200, kind, &other),
        "host.html",
        &embed::host(&whole),
    ))?;
    let page = embed::goto(context, "host.html").await?;
    let error = is_told(&page, "versions-mixed").await?;
    ensure!(
        error["message"].as_str().is_some_and(|text| text.contains("its hash is not the one")),
        "{error}"
    );

    let site = embed::site().replace(CORE, 200, kind, &other);
    context.serve(embed::with_page(site, "host.html", &embed::host(&late(""))))?;
    let page = embed::goto(context, "host.html").await?;
    let error = is_told(&page, "versions-mixed").await?;
    let message = error["message"].as_str().unwrap_or_default();
    ensure!(message.contains("0123456789abcdef") && message.contains("Upload all files"), "{message}");
    page.find(Role::Button, Named::Is("Laad de pagina opnieuw")).await.map(drop)
}

async fn files_that_a_server_sends_wrongly_work_or_are_told(context: &mut TestContext) -> Result<()> {
    let core = fs::read(test_context::dist().join("social-business-scan.core.js"))?;
    for kind in ["text/plain", "application/octet-stream", "text/javascript; charset=utf-16", ""] {
        let site = embed::site().without_header("X-Content-Type-Options").replace(CORE, 200, kind, &core);
        context.serve(embed::with_page(site, "host.html", &embed::host(&late(""))))?;
        if kind.contains("utf-16") {
            let page = embed::goto(context, "host.html").await?;
            is_told(&page, "load-invalid").await?;
        } else {
            nothing_was_heard(&embed::open(context, "host.html").await?).await?;
        }
    }
    let page_of_site: &[u8] = b"<!doctype html><title>Niet gevonden</title>";
    let half = &core[..core.len() / 2];
    for (kind, body, nosniff, code, says) in [
        ("text/html", page_of_site, false, "load-invalid", "is a page, sent as text/html"),
        ("text/plain", &core[..], true, "load-invalid", "must be text/javascript"),
        ("text/javascript", half, false, "load-invalid", "something else"),
    ] {
        let site = embed::site().without_header("X-Content-Type-Options").replace(CORE, 200, kind, body);
        let site = if nosniff { site.header_at(CORE, "X-Content-Type-Options", "nosniff") } else { site };
        context.serve(embed::with_page(site, "host.html", &embed::host(&late(""))))?;
        let page = embed::goto(context, "host.html").await?;
        let error = is_told(&page, code).await?;
        let message = error["message"].as_str().unwrap_or_default();
        ensure!(message.contains(says), "{kind}: {message}");
    }
    Ok(())
}

async fn a_nonce_is_passed_on_to_the_core(context: &mut TestContext) -> Result<()> {
    for more in ["", "'strict-dynamic'"] {
        let policy =
            format!("default-src 'none'; script-src 'nonce-abc' {more} 'wasm-unsafe-eval'; img-src 'self'");
        let html = "<!doctype html><html lang=nl><meta charset=utf-8><title>Streng</title>
            <script nonce=abc src=/pages/event-recorder.js></script>
            <script nonce=abc src=../social-business-scan.js></script><social-business-scan></social-business-scan>";
        let site = embed::with_page(embed::site(), "host.html", html);
        context.serve(site.header_at("host.html", "Content-Security-Policy", &policy))?;
        let page = embed::open(context, "host.html").await?;
        page.start_quick().await?;
        nothing_was_heard(&page).await?;
    }
    Ok(())
}

async fn the_core_is_found_wherever_the_small_script_runs(context: &mut TestContext) -> Result<()> {
    let element = "<social-business-scan></social-business-scan>";
    let as_text = "fetch('../social-business-scan.js').then(answer => answer.text())";
    for (what, body) in [
        ("under its other name", format!("{element}<script src=\"../sbs.js\"></script>")),
        // An optimiser that runs the text of scripts itself: there is no current script.
        (
            "as text",
            format!(
                "<social-business-scan data-base=\"../\"></social-business-scan><script>{as_text}.then(text => (0, eval)(text));</script>"
            ),
        ),
        (
            "from a blob",
            format!(
                "{element}<script>{as_text}.then(text => {{
                    const script = document.createElement('script');
                    script.dataset.base = new URL('../', location.href);
                    script.src = URL.createObjectURL(new Blob([text], {{ type: 'text/javascript' }}));
                    document.head.append(script);
                }});</script>"
            ),
        ),
        (
            "in a shadow root",
            format!(
                "{element}<div></div><script>
                    const script = document.createElement('script');
                    script.src = '../social-business-scan.js';
                    document.querySelector('div').attachShadow({{ mode: 'open' }}).append(script);
                </script>"
            ),
        ),
    ] {
        let page = embed::open_host(context, &body).await.context(what)?;
        nothing_was_heard(&page).await.context(what)?;
        let asked = context.server().requests();
        let core = if what.contains("other") { "/sbs.core.js" } else { "/social-business-scan.core.js" };
        ensure!(
            asked.iter().any(|request| request.path.split('?').next() == Some(core)),
            "{what}: no {core}"
        );
    }
    Ok(())
}
