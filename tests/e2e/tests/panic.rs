//! A panic of the scan ends the scan and nothing else; and what is no panic does not look like one.

use anyhow::{Context, Result, ensure};
use e2e::{
    Answer, Lang, Page, TestContext, answer_fixtures, embed,
    page::{Named, Role},
    scenarios, storage_fixture, wait,
};
use serde_json::{Value, json};

scenarios! {
    a_panic_replaces_every_scan_and_nothing_else in all because "how a trap surfaces differs between engines";
    a_panic_that_comes_back_to_us_from_the_host_once_is_one_all_the_same;
    a_panic_at_the_start_is_told;
    errors_of_the_host_are_no_panic;
    a_host_that_fails_in_its_listeners_does_no_harm;
    a_host_may_call_everything_from_its_listeners;
    an_exhausted_stack_of_the_host_leaves_a_scan_or_a_panel in all because "how a trap surfaces differs between engines";
}

const CLASSIC: &str = "<script src=\"../social-business-scan.js\"></script>";
const TWO: &str = "<social-business-scan id=\"one\" storage-key=\"one\"></social-business-scan>
    <p>Tekst van de gastheer.</p>
    <social-business-scan id=\"two\" storage-key=\"two\" lang=\"en\"></social-business-scan>";
const ONE: &str = "<social-business-scan id=\"one\" storage-key=\"one\"></social-business-scan>";
const STOPPED: [&str; 2] = ["De scan is gestopt", "The scan has stopped"];

/// From now on Yew cannot put a node anywhere, and panics when it must.
const BREAK: &str = "Node.prototype.insertBefore = () => { throw new Error('the host forbids it'); };";

/// The same once, in a function that the panel needs too: at the first question, which the start screen has not.
const BREAK_ONCE: &str = "const make = Document.prototype.createElement;
    Document.prototype.createElement = function (name, ...how) {
        if (name !== 'fieldset') return make.call(this, name, ...how);
        Document.prototype.createElement = make;
        throw new Error('the host forbids it once');
    };";

async fn a_panic_replaces_every_scan_and_nothing_else(context: &mut TestContext) -> Result<()> {
    let page = embed::open_host(context, &format!("{TWO}\n{CLASSIC}")).await?;
    let one = page.scan(0, Lang::Nl)?;
    one.start_quick().await?;
    one.answer("PE-2", Answer::Step(1)).await?;
    let two = page.scan(1, Lang::En)?;
    two.wait_for_app().await?;
    two.start_quick().await?;
    two.answer("PE-5", Answer::Step(4)).await?;
    page.ask(BREAK, vec![]).await?;

    one.press(Role::Button, Named::Starts(one.words.onward)).await?;

    one.find(Role::Alert, Named::Has(STOPPED[0])).await?;
    two.find(Role::Alert, Named::Has(STOPPED[1])).await?;
    both_are_told(&page).await?;
    host_is_alive(&page).await?;
    for (key, answer) in [("one", "\"PE-2\":1"), ("two", "\"PE-5\":4")] {
        let kept = kept(&page, key).await?;
        ensure!(kept.contains(answer), "kept under `{key}`: {kept}");
    }
    methods_reject(&page).await?;
    // What is added now has no working program either, and says so.
    page.ask("document.body.append(document.createElement('social-business-scan'));", vec![]).await?;
    page.scan(2, Lang::Nl)?.find(Role::Alert, Named::Has(STOPPED[0])).await?;
    // The way out, with the button of the panel.
    one.press(Role::Button, Named::Is("Laad de pagina opnieuw")).await?;

    one.press(Role::Button, Named::Is(one.words.resume)).await?;
    // It stopped on the way to the second section.
    one.back().await?;
    one.is_chosen("PE-2", Answer::Step(1)).await?;
    two.press(Role::Button, Named::Is(two.words.resume)).await?;
    two.is_chosen("PE-5", Answer::Step(4)).await
}

async fn a_panic_that_comes_back_to_us_from_the_host_once_is_one_all_the_same(
    context: &mut TestContext,
) -> Result<()> {
    let page = embed::open_host(context, &format!("{TWO}\n{CLASSIC}")).await?;
    page.scan(1, Lang::En)?.wait_for_app().await?;
    let one = page.scan(0, Lang::Nl)?;
    page.ask(BREAK_ONCE, vec![]).await?;

    one.press(Role::Button, Named::Starts(one.words.start_quick)).await?;

    one.find(Role::Alert, Named::Has(STOPPED[0])).await?;
    both_are_told(&page).await?;
    host_is_alive(&page).await
}

async fn a_panic_at_the_start_is_told(context: &mut TestContext) -> Result<()> {
    let site = embed::with_page(
        embed::site(),
        "host.html",
        &embed::host(&format!("{TWO}\n<script>{BREAK}</script>\n{CLASSIC}")),
    );
    context.serve(site)?;
    let page = embed::goto(context, "host.html").await?;

    let page_one = page.scan(0, Lang::Nl)?;
    page_one.find(Role::Alert, Named::Has(STOPPED[0])).await?;
    page.scan(1, Lang::En)?.find(Role::Alert, Named::Has(STOPPED[1])).await?;
    both_are_told(&page).await?;
    host_is_alive(&page).await
}

async fn errors_of_the_host_are_no_panic(context: &mut TestContext) -> Result<()> {
    // The second one is a trap as ours would be, of a wasm module with one function that does nothing else.
    let fails = "<script>
        globalThis.fail = () => {
            setTimeout(() => { throw new Error('of the host'); });
            const trap = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0,
                0, 10, 5, 1, 3, 0, 0, 11]);
            const { f } = new WebAssembly.Instance(new WebAssembly.Module(trap)).exports;
            setTimeout(() => f());
            Promise.resolve().then(f);
            Promise.reject(new WebAssembly.RuntimeError('unreachable'));
        };
    </script>";
    let page = embed::open_host(context, &format!("{fails}\n{ONE}\n{CLASSIC}")).await?.only(0);
    page.start_quick().await?;
    page.ask("setTimeout(fail);", vec![]).await?;
    wait::until("four errors of the host", async || {
        Ok((embed::errors(&page).await?.len() == 4).then_some(()))
    })
    .await?;

    page.answer("PE-2", Answer::Step(3)).await?;

    let told = embed::events(&page).await?;
    ensure!(told.iter().all(|event| event["type"] != "sbs-error"), "told: {told:?}");
    page.next().await
}

async fn a_host_that_fails_in_its_listeners_does_no_harm(context: &mut TestContext) -> Result<()> {
    let listeners = "<script>
        for (const type of ['sbs-ready', 'sbs-progress', 'sbs-complete', 'click', 'input', 'change', 'keydown', 'focusin']) {
            document.addEventListener(type, () => { throw new Error('of the host'); }, { capture: true });
        }
    </script>";
    let sheet = answer_fixtures::case("S09")?;
    let page = embed::open_host(context, &format!("{listeners}\n{ONE}\n{CLASSIC}")).await?.only(0);

    page.start_quick().await?;
    page.fill_in_at_once(&sheet).await?;
    page.show_result().await?;

    let result = embed::event(&page, "sbs-complete").await?;
    e2e::comparison::result_file_equals(&result["result"], &sheet)?;
    let heard = embed::errors(&page).await?;
    ensure!(!heard.is_empty() && heard.iter().all(|line| line.contains("of the host")), "heard: {heard:?}");
    Ok(())
}

/// Methods, attributes, removal: in the middle of what the scan was doing, as far as a host can know.
async fn a_host_may_call_everything_from_its_listeners(context: &mut TestContext) -> Result<()> {
    let sheet = answer_fixtures::case("S09")?;
    let listeners = format!(
        "<script>
            globalThis.done = [];
            const note = name => [value => done.push(name), error => done.push(`${{name}} refused: ${{error}}`)];
            document.addEventListener('sbs-progress', event => {{
                const scan = event.target;
                if (event.detail.item === 'PE-2') {{
                    scan.getAnswers().then(...note('answers'));
                    scan.getResult().then(...note('result'));
                    scan.lang = 'en';
                    scan.setAttribute('theme', 'dark');
                    scan.headingLevel = 5;
                    scan.parentNode.append(scan);
                }}
                if (event.detail.item === 'PE-5') scan.setAnswers({sheet}).then(...note('set'));
                if (event.detail.answered === 16) scan.reset().then(...note('reset'));
                if (event.detail.item === 'PE-1') {{ scan.remove(); done.push('removed'); }}
            }});
        </script>"
    );
    let page = embed::open_host(context, &format!("{listeners}\n{ONE}\n{CLASSIC}")).await?;
    page.start_quick().await?;
    let radio = page.radio("PE-2", Answer::Step(2)).await?;
    page.ask("arguments[0].click();", vec![radio.to_json()?]).await?;
    is_done(&page, &["answers", "result"]).await?;
    // From here in English, in the same element at another place.
    let page = page.scan(0, Lang::En)?;
    page.is_chosen("PE-2", Answer::Step(2)).await?;
    let radio = page.radio("PE-5", Answer::Step(2)).await?;
    page.ask("arguments[0].click();", vec![radio.to_json()?]).await?;
    is_done(&page, &["answers", "result", "set", "reset"]).await?;
    page.find(Role::Button, Named::Starts(page.words.start_quick)).await?;
    page.start_full().await?;
    let radio = page.radio("PE-1", Answer::Step(1)).await?;
    page.ask("arguments[0].click();", vec![radio.to_json()?]).await?;
    is_done(&page, &["answers", "result", "set", "reset", "removed"]).await?;

    page.ask(
        "document.body.insertAdjacentElement('beforeend', document.createElement('social-business-scan'));",
        vec![],
    )
    .await?;
    page.scan(0, Lang::Nl)?.wait_for_app().await?;
    let heard = embed::errors(&page).await?;
    ensure!(heard.is_empty(), "the host heard: {heard:?}");
    let told = embed::events(&page).await?;
    ensure!(told.iter().all(|event| event["type"] != "sbs-error"), "told: {told:?}");
    Ok(())
}

/// A host that recurses without end, and presses our buttons at its deepest points. No program can run there; but
/// afterwards there is a scan that works, or a panel that says why not.
async fn an_exhausted_stack_of_the_host_leaves_a_scan_or_a_panel(context: &mut TestContext) -> Result<()> {
    let page = embed::open_host(context, &format!("{ONE}\n{CLASSIC}")).await?;
    page.start_quick().await?;
    page.answer("PE-2", Answer::Step(2)).await?;
    let radio = page.radio("PE-5", Answer::Step(3)).await?;

    page.driver()
        .execute(
            "const radio = arguments[0];
            const scan = document.querySelector('social-business-scan');
            let presses = 0;
            const deeper = () => {
                try {
                    deeper();
                } catch {
                    // On the way back up there is a little more room at every step.
                }
                if (presses > 400) return;
                presses += 1;
                try {
                    radio.checked = presses % 2 === 0;
                    radio.click();
                    scan.getAnswers().catch(() => {});
                } catch {
                    // Not even a call is possible here.
                }
            };
            // Not from the driver's own script, in which WebKit runs what is to come afterwards in the middle.
            setTimeout(() => { deeper(); window.exhausted = true; });",
            vec![radio.to_json()?],
        )
        .await?;
    wait::until("the end of the host's calls", async || {
        Ok((page.ask("return window.exhausted === true;", vec![]).await? == true).then_some(()))
    })
    .await?;

    host_counts(&page).await?;
    let heard = embed::errors(&page).await?;
    let is_stack = |line: &String| line.contains("call stack") || line.contains("recursion");
    ensure!(heard.iter().all(is_stack), "the host heard: {heard:?}");
    let told = embed::events(&page).await?;
    if told.iter().any(|event| event["detail"]["code"] == "panic") {
        page.find(Role::Alert, Named::Has(STOPPED[0])).await?;
    } else {
        page.scan(0, Lang::Nl)?.next().await?;
    }
    page.driver().refresh().await?;
    page.press(Role::Button, Named::Is(page.words.resume)).await?;
    page.is_chosen("PE-2", Answer::Step(2)).await
}

async fn both_are_told(page: &Page<'_>) -> Result<()> {
    let mut told = Vec::new();
    wait::until("two events", async || {
        told = embed::events(page).await?.into_iter().filter(|event| event["type"] == "sbs-error").collect();
        Ok((told.len() >= 2).then_some(()))
    })
    .await?;
    let mut on: Vec<&Value> = told.iter().map(|event| &event["on"]).collect();
    on.sort_by_key(|id| id.to_string());
    ensure!(on == [&json!("one"), &json!("two")], "told on {on:?}");
    let is_panic = |event: &Value| event["detail"]["code"] == "panic" && event["detail"]["fatal"] == true;
    ensure!(told.iter().all(is_panic), "told: {told:?}");
    Ok(())
}

async fn host_is_alive(page: &Page<'_>) -> Result<()> {
    host_counts(page).await?;
    page.says("Gastpagina").await?;
    page.says("Tekst van de gastheer.").await?;
    let heard = embed::errors(page).await?;
    ensure!(heard.is_empty(), "the host heard: {heard:?}");
    Ok(())
}

async fn host_counts(page: &Page<'_>) -> Result<()> {
    page.press(Role::Button, Named::Is("Telt 0")).await?;
    page.find(Role::Button, Named::Is("Telt 1")).await.map(drop)
}

/// Nobody waits for ever for an answer of what has stopped.
async fn methods_reject(page: &Page<'_>) -> Result<()> {
    let script = "const done = arguments[arguments.length - 1];
        const scan = document.querySelector('social-business-scan');
        const late = new Promise(resolve => setTimeout(resolve, 3000, 'nothing'));
        const calls = [scan.ready, scan.getAnswers(), scan.getResult(), scan.setAnswers({}), scan.reset()];
        Promise.all(calls.map(call => Promise.race([call.then(() => 'fine', error => error.code), late]))).then(done);";
    let said = page.driver().execute_async(script, vec![]).await?.json().clone();
    ensure!(said == json!(vec!["panic"; 5]), "ready and the methods say {said}");
    Ok(())
}

/// Waits until the host noted these, in any order.
async fn is_done(page: &Page<'_>, wanted: &[&str]) -> Result<()> {
    let mut done = Value::Null;
    wait::until(&format!("{wanted:?}"), async || {
        done = page.ask("return done;", vec![]).await?;
        let done: Vec<&str> = done.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        Ok((done.len() == wanted.len() && wanted.iter().all(|name| done.contains(name))).then_some(()))
    })
    .await
    .with_context(|| format!("done: {done}"))
}

async fn kept(page: &Page<'_>, key: &str) -> Result<String> {
    let text = storage_fixture::read(page.driver(), &format!("sbs:1:social-business:{key}")).await?;
    text.with_context(|| format!("nothing is kept under `{key}`"))
}
