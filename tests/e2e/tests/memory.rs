//! Elements that come and go leave nothing behind.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use e2e::{Engine, Page, TestContext, answer_fixtures, embed, runner, scenarios};
use serde_json::{Value, json};

scenarios! {
    many_elements_leave_nothing_behind;
}

const BODY: &str = r#"<script src="/pages/frameworks/memory.js"></script><script src="/social-business-scan.js"></script><div id="box"></div>"#;

/// Twenty rounds first: what is made once, and what an engine prepares, is there by then.
async fn many_elements_leave_nothing_behind(context: &mut TestContext) -> Result<()> {
    context.serve(embed::with_page(embed::site(), "host.html", &embed::host(BODY)))?;
    let page = embed::goto(context, "host.html").await?;
    let engine = context.engine();

    rounds(&page, engine, 20).await?;
    let early = settled(&page, engine).await?;
    let more = runner::many(50, 200);
    for _ in 0..more / 10 {
        rounds(&page, engine, 10).await?;
    }
    let late = settled(&page, engine).await?;

    println!("memory in {engine} after 20 rounds: {early}\nmemory in {engine} after {more} more: {late}");
    ensure!(early["memories"] == 1 && late["memories"] == 1, "more than one wasm runs: {early}, {late}");
    let number = |of: &Value, key: &str| of[key].as_u64().unwrap_or_default();
    for key in ["elements", "sheets", "nodes", "listeners", "documents"] {
        ensure!(number(&late, key) <= number(&early, key), "{key} grew: {early}, then {late}");
    }
    // One page of wasm memory: a list inside it may have doubled. All those scans, had they stayed, would be more.
    ensure!(number(&late, "wasm") <= number(&early, "wasm") + 65_536, "the wasm grew: {early}, then {late}");
    // Engines keep some of their own: 1.6 KB for each was seen with a driver, 0.3 without; a scan that stayed would be 50
    // and more.
    let most = number(&early, "heap") + 2_000 * more as u64;
    ensure!(number(&late, "heap") <= most, "the heap grew: {early}, then {late}");
    ensure!(embed::errors(&page).await?.is_empty(), "errors: {:?}", embed::errors(&page).await?);
    Ok(())
}

/// What is there once nothing is waited for any more: a timer of a screen (600 ms) holds that screen.
async fn settled(page: &Page<'_>, engine: Engine) -> Result<Value> {
    let mut least: Option<Value> = None;
    for _ in 0..4 {
        tokio::time::sleep(Duration::from_millis(400)).await;
        let now = rounds(page, engine, 0).await?;
        let is_less = |least: &Value| now["nodes"].as_u64() < least["nodes"].as_u64();
        if least.as_ref().is_none_or(is_less) {
            least = Some(now);
        }
    }
    least.context("nothing was measured")
}

/// Adds and removes so many elements, and measures. The heap only in Chromium: the others tell nobody.
async fn rounds(page: &Page<'_>, engine: Engine, count: usize) -> Result<Value> {
    let script = "const [count, file, done] = arguments;
        rounds(count, file).then(done, error => done({ error: String(error) }));";
    let values = vec![json!(count), answer_fixtures::case("S01")?];
    let mut measured = page.driver().execute_async(script, values).await?.json().clone();
    ensure!(measured.get("error").is_none(), "{measured}");
    if engine == Engine::Chromium {
        let cdp = page.driver().cdp();
        // Twice: the first lets go of what a weak reference held.
        for _ in 0..2 {
            cdp.send_raw("HeapProfiler.collectGarbage", json!({})).await?;
        }
        let heap = cdp.send_raw("Runtime.getHeapUsage", json!({})).await?;
        let counters = cdp.send_raw("Memory.getDOMCounters", json!({})).await?;
        measured["heap"] = json!(heap["usedSize"].as_f64().unwrap_or_default() as u64);
        measured["nodes"] = counters["nodes"].clone();
        measured["listeners"] = counters["jsEventListeners"].clone();
        measured["documents"] = counters["documents"].clone();
    }
    Ok(measured)
}
