//! What is nested deeply, given by a host or found in the storage: read or refused, and never the end of the scan.

use anyhow::{Context, Result, ensure};
use e2e::{Answer, TestContext, embed, scenarios, storage_fixture};
use serde_json::Value;

scenarios! {
    files_nested_beyond_reason_are_refused;
    the_deepest_that_is_read_leaves_room_on_the_stack in all because "how much stack a call takes is the engine's";
}

const SCAN: &str = "<social-business-scan id=\"one\" storage-key=\"one\"></social-business-scan>
    <script src=\"../social-business-scan.js\"></script>";

/// Where that scan keeps its answers.
const KEY: &str = "sbs:1:social-business:one";

/// Given by a method and found in the storage: what would overflow the stack of a reader that calls itself.
async fn files_nested_beyond_reason_are_refused(context: &mut TestContext) -> Result<()> {
    let page = embed::open_host(context, SCAN).await?;
    let ways = page
        .driver()
        .execute_async(
            "const done = arguments[arguments.length - 1];
            let deep = [];
            for (let at = 0; at < 200000; at += 1) deep = at % 2 ? [deep] : { deep };
            const circle = { kind: 'sbs-answers' };
            circle.answers = circle;
            // Two that name each other twice: 2 to the power of the depth.
            const pair = { one: {}, two: {} };
            Object.assign(pair.one, pair);
            Object.assign(pair.two, pair);
            const scan = document.querySelector('social-business-scan');
            const given = [deep, { kind: 'sbs-answers', instrument: 'social-business', version: 1, mode: 'quick',
                answers: { 'PE-2': deep } }, circle, null, undefined, 3, 'text', [], () => {}, Symbol('s'), 10n ** 30n,
                new Proxy({ answers: 1 }, { get() { throw new Error('of the host'); } }),
                new Proxy({}, { ownKeys() { throw new Error('of the host'); } }),
                { get answers() { throw new Error('of the host'); } }, pair, window, document, new Array(2 ** 32 - 1)];
            Promise.all(given.map(file => scan.setAnswers(file).then(() => 'taken', error => String(error?.code ?? error))))
                .then(done);",
            vec![],
        )
        .await?
        .json()
        .clone();
    let ways = ways.as_array().context("no list")?;
    let is_code = |way: &Value| {
        way.as_str().is_some_and(|code| code.chars().all(|c| c.is_ascii_uppercase() || c == '_'))
    };
    ensure!(ways.iter().all(is_code) && ways.len() == 18, "the files: {ways:?}");
    page.start_quick().await?;
    page.answer("PE-2", Answer::Step(2)).await?;

    let deep = format!(
        "{{\"kind\":\"sbs-answers\",\"answers\":{}1{}}}",
        "{\"a\":".repeat(60_000),
        "}".repeat(60_000)
    );
    storage_fixture::write(page.driver(), KEY, &deep).await?;
    page.driver().refresh().await?;

    page.wait_for_app().await?;
    page.start_quick().await?;
    let heard = embed::errors(&page).await?;
    ensure!(heard.is_empty(), "the host heard: {heard:?}");
    let told = embed::events(&page).await?;
    ensure!(told.iter().all(|event| event["detail"]["fatal"] != true), "told: {told:?}");
    Ok(())
}

/// As deep as is read, and a little on either side. A stack that is too small for it (`build/main.rs`) ends the app with a trap.
async fn the_deepest_that_is_read_leaves_room_on_the_stack(context: &mut TestContext) -> Result<()> {
    let page = embed::open_host(context, SCAN).await?;
    page.start_quick().await?;
    page.answer("PE-2", Answer::Step(2)).await?;
    let ways = page
        .ask_async(
            "const done = arguments[0];
            const nested = depth => { let deep = 1; while (depth--) deep = [deep]; return deep; };
            const scan = document.querySelector('social-business-scan');
            scan.getAnswers().then(async file => {
                const ways = [];
                for (const depth of [100, 124, 125, 126, 127, 128]) {
                    ways.push(await scan.setAnswers({ ...file, x: nested(depth) }).then(() => 'taken', String));
                }
                done(ways.join());
            });",
        )
        .await?;
    ensure!(ways == "taken,taken,taken,taken,taken,taken", "the files: {ways}");
    page.is_chosen("PE-2", Answer::Step(2)).await?;

    for depth in [124, 125, 126, 127, 128] {
        let deep = format!("{{\"kind\":\"sbs-answers\",\"x\":{}1{}}}", "[".repeat(depth), "]".repeat(depth));
        storage_fixture::write(page.driver(), KEY, &deep).await?;
        page.driver().refresh().await?;
        page.wait_for_app().await?;
    }
    page.start_quick().await?;
    let told = embed::events(&page).await?;
    ensure!(told.iter().all(|event| event["detail"]["fatal"] != true), "told: {told:?}");
    let heard = embed::errors(&page).await?;
    ensure!(heard.is_empty(), "the host heard: {heard:?}");
    Ok(())
}
