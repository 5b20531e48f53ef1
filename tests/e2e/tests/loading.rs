//! Files that come wrong, late, half or never, and pages that load the scan in any order.

use anyhow::{Result, ensure};
use e2e::{
    Answer, Lang, Page, TestContext, answer_fixtures,
    embed::{self, nothing_was_heard},
    page::{Named, Role},
    scenarios,
    server::{Options, Server},
    storage_fixture, test_context, wait,
};
use serde_json::json;

scenarios! {
    wasm_with_the_wrong_type_works;
    a_page_that_is_older_than_its_site_says_so_and_loads_again;
    a_missing_wasm_is_told_and_loads_once_it_is_there;
    a_page_in_place_of_the_wasm_is_told;
    a_link_that_breaks_half_way_is_got_over_without_a_new_page in all because "what an engine does with half a file is its own";
    without_cors_the_script_works_and_the_module_leaves_the_fallback;
    a_missing_script_leaves_the_fallback;
    a_browser_that_lacks_what_is_needed_is_told_and_shows_the_fallback;
    loaded_twice_and_both_ways_there_is_one_scan;
    the_script_may_come_before_the_element;
    an_element_may_be_made_by_a_script;
    what_was_set_before_the_upgrade_holds;
    what_was_called_before_the_upgrade_of_the_app_is_answered;
}

pub const CLASSIC: &str = "<script src=\"../social-business-scan.js\"></script>";
const MODULE: &str = "<script type=\"module\" src=\"../social-business-scan.mjs\"></script>";
pub const ELEMENT: &str =
    "<social-business-scan><p>Vul de scan in op onze eigen site.</p></social-business-scan>";
pub const FALLBACK: &str = "Vul de scan in op onze eigen site.";
pub const RETRY: &str = "Probeer opnieuw";

/// A page with the module on a site that goes wrong in some way.
fn module(site: Options) -> Options {
    embed::with_page(site, "host.html", &embed::host(&format!("{ELEMENT}\n{MODULE}")))
}

async fn wasm_with_the_wrong_type_works(context: &mut TestContext) -> Result<()> {
    for kind in ["application/octet-stream", "text/html", "text/plain; charset=utf-8"] {
        context.serve(module(embed::site().header_at(".wasm", "Content-Type", kind)))?;
        let page = embed::open(context, "host.html").await?;
        embed::event(&page, "sbs-ready").await?;
        is_whole(&page).await?;
        nothing_was_heard(&page).await?;
    }
    Ok(())
}

async fn a_missing_wasm_is_told_and_loads_once_it_is_there(context: &mut TestContext) -> Result<()> {
    // Twice: the first retry comes too early.
    context.serve(module(embed::site().replace_first(2, ".wasm", 404, "text/plain", b"gone")))?;
    let page = embed::goto(context, "host.html").await?;
    is_told(&page, "load-failed").await?;
    page.ask("window.samePage = true;", vec![]).await?;

    page.press(Role::Button, Named::Is(RETRY)).await?;
    wait::until("a second error", async || Ok((codes(&page).await? == ["load-failed"; 2]).then_some(())))
        .await?;
    page.says(FALLBACK).await?;
    page.press(Role::Button, Named::Is(RETRY)).await?;

    page.wait_for_app().await?;
    is_the_same_page(&page).await?;
    is_whole(&page).await?;
    nothing_was_heard(&page).await
}

async fn a_page_in_place_of_the_wasm_is_told(context: &mut TestContext) -> Result<()> {
    for kind in ["text/html", "application/wasm"] {
        let soft = b"<!doctype html><title>Niet gevonden</title><p>Deze pagina bestaat niet.";
        context.serve(module(embed::site().replace_first(1, ".wasm", 200, kind, soft)))?;
        let page = embed::goto(context, "host.html").await?;
        is_told(&page, "load-invalid").await?;

        page.press(Role::Button, Named::Is(RETRY)).await?;

        page.wait_for_app().await?;
        nothing_was_heard(&page).await?;
    }
    Ok(())
}

async fn a_link_that_breaks_half_way_is_got_over_without_a_new_page(context: &mut TestContext) -> Result<()> {
    context.serve(module(embed::site().slow(".wasm", 400_000).cut(".wasm", 1)))?;
    let page = embed::goto(context, "host.html").await?;
    is_told(&page, "load-failed").await?;
    page.ask("window.samePage = true;", vec![]).await?;

    page.press(Role::Button, Named::Is(RETRY)).await?;

    page.wait_for_app().await?;
    is_the_same_page(&page).await?;
    is_whole(&page).await?;
    nothing_was_heard(&page).await
}

/// On another site: `localhost` beside `127.0.0.1`.
async fn without_cors_the_script_works_and_the_module_leaves_the_fallback(
    context: &mut TestContext,
) -> Result<()> {
    let ours = Server::start(embed::site())?;
    let host = |tag: &str| embed::host(&format!("{ELEMENT}\n{}", tag.replace("..", &ours.other_origin())));
    let site = embed::with_page(embed::site(), "script.html", &host(CLASSIC));
    context.serve(embed::with_page(site, "module.html", &host(MODULE)))?;

    let page = embed::open(context, "script.html").await?;
    is_whole(&page).await?;
    nothing_was_heard(&page).await?;

    let page = embed::goto(context, "module.html").await?;
    let refused =
        async || Ok(ours.requests().iter().any(|request| request.path.ends_with(".mjs")).then_some(()));
    wait::until("the request for the module", refused).await?;
    page.says(FALLBACK).await?;
    let defined =
        page.ask("return customElements.get('social-business-scan') === undefined;", vec![]).await?;
    ensure!(defined == true, "the module started without CORS");
    nothing_was_heard(&page).await
}

/// An old `index.html` from a cache, on a server that gives a page for files that are gone.
async fn a_page_that_is_older_than_its_site_says_so_and_loads_again(context: &mut TestContext) -> Result<()> {
    let page = b"<!doctype html><title>A page of the site</title>";
    let files = std::fs::read_dir(test_context::dist())?;
    let names = files.map(|file| Ok(file?.file_name().to_string_lossy().into_owned()));
    let names = names.collect::<Result<Vec<_>>>()?;
    let script = names.iter().find(|name| name.starts_with("app-") && name.ends_with(".js"));
    let script = script.ok_or_else(|| anyhow::anyhow!("there is no script of the app"))?;
    // It is asked for once to run it, and once to see what came.
    let site = test_context::site().replace_first(2, &format!("/{script}"), 200, "text/html", page);
    context.serve(site)?;
    context.driver()?.goto(context.server().url()).await?;
    let page = context.page(Lang::En)?;
    page.find(Role::Alert, Named::Has("This page is out of date")).await?;

    page.press(Role::Button, Named::Is("Reload the page")).await?;

    page.wait_for_app().await
}

async fn a_missing_script_leaves_the_fallback(context: &mut TestContext) -> Result<()> {
    let site = embed::site().replace("social-business-scan.js", 404, "text/plain", b"gone");
    context.serve(embed::with_page(site, "host.html", &embed::host(&format!("{ELEMENT}\n{CLASSIC}"))))?;

    let page = embed::goto(context, "host.html").await?;

    page.says(FALLBACK).await?;
    nothing_was_heard(&page).await
}

async fn loaded_twice_and_both_ways_there_is_one_scan(context: &mut TestContext) -> Result<()> {
    for tags in [[CLASSIC, CLASSIC], [CLASSIC, MODULE], [MODULE, CLASSIC], [MODULE, MODULE]] {
        let page = embed::open_host(context, &format!("{}\n{ELEMENT}\n{}", tags[0], tags[1])).await?;
        // A module runs after the page was read; its end is that of loading.
        wait::until("the end of loading", async || {
            Ok((page.ask("return document.readyState;", vec![]).await? == "complete").then_some(()))
        })
        .await?;
        is_whole(&page).await?;
        let starts = page.names(Role::Button).await?;
        let starts = starts.iter().filter(|name| name.starts_with(page.words.start_quick)).count();
        ensure!(starts == 1, "{starts} scans after {tags:?}");
        embed::event(&page, "sbs-ready").await?;
        let ready = embed::events(&page).await?.iter().filter(|event| event["type"] == "sbs-ready").count();
        ensure!(ready == 1, "{ready} times ready after {tags:?}");
        nothing_was_heard(&page).await?;
    }
    Ok(())
}

async fn a_browser_that_lacks_what_is_needed_is_told_and_shows_the_fallback(
    context: &mut TestContext,
) -> Result<()> {
    let lacks = [
        "delete ShadowRoot.prototype.adoptedStyleSheets; delete Document.prototype.adoptedStyleSheets;",
        "const { supports } = CSS; CSS.supports = (...what) => !/container/.test(what.join()) && supports.apply(CSS, what);",
    ];
    for lack in lacks {
        let body = format!("<script>{lack}</script>{ELEMENT}\n{CLASSIC}");
        context.serve(embed::with_page(embed::site(), "host.html", &embed::host(&body)))?;
        let page = embed::goto(context, "host.html").await?;

        let error = embed::event(&page, "sbs-error").await?;

        ensure!(error["code"] == "browser-old" && error["fatal"] == true, "the event says {error}");
        page.find(Role::Alert, Named::Has("Werk hem bij")).await?;
        page.says(FALLBACK).await?;
        nothing_was_heard(&page).await?;
    }
    Ok(())
}

async fn the_script_may_come_before_the_element(context: &mut TestContext) -> Result<()> {
    for tags in [[CLASSIC, ELEMENT], [ELEMENT, CLASSIC], [MODULE, ELEMENT], [ELEMENT, MODULE]] {
        let page = embed::open_host(context, &tags.concat()).await?;
        is_whole(&page).await?;
        let text = page.text().await?;
        ensure!(!text.contains(FALLBACK), "the fallback is shown beside the scan");
        nothing_was_heard(&page).await?;
    }
    Ok(())
}

async fn an_element_may_be_made_by_a_script(context: &mut TestContext) -> Result<()> {
    context.serve(embed::with_page(embed::site(), "host.html", &embed::host(CLASSIC)))?;
    let page = embed::goto(context, "host.html").await?;
    page.ask(
        "const element = document.createElement('social-business-scan');
        if (element.attributes.length > 0 || element.childNodes.length > 0) throw new Error('it is not empty');
        element.lang = 'en';
        element.storageKey = 'made';
        element.setAttribute('mode', 'quick');
        document.body.append(element);",
        vec![],
    )
    .await?;

    page.wait_for_app().await?;

    let page = context.page(Lang::En)?;
    page.start_quick().await?;
    page.answer("PE-2", Answer::Step(2)).await?;
    let kept = storage_fixture::read(page.driver(), "sbs:1:social-business:made").await?;
    ensure!(kept.is_some_and(|text| text.contains("\"PE-2\":2")), "the answer is not kept under its key");
    let attribute = page
        .ask("return document.querySelector('social-business-scan').getAttribute('storage-key');", vec![])
        .await?;
    ensure!(attribute == "made", "the attribute is {attribute}");
    nothing_was_heard(&page).await
}

async fn what_was_set_before_the_upgrade_holds(context: &mut TestContext) -> Result<()> {
    let early = "<social-business-scan id=\"attributes\" lang=\"en\" mode=\"quick\" storage-key=\"one\" \
         theme=\"dark\" heading-level=\"4\"></social-business-scan>
        <social-business-scan id=\"properties\"></social-business-scan>
        <script>
            const element = document.getElementById('properties');
            element.mode = 'quick';
            element.storageKey = 'two';
            element.theme = 'dark';
            element.headingLevel = 5;
            element.lang = 'en';
        </script>";
    let page = embed::open_host(context, &format!("{early}\n{CLASSIC}")).await?;
    for (scan, key, level) in [(0, "one", "h4"), (1, "two", "h5")] {
        let page = page.scan(scan, Lang::En)?;
        page.wait_for_app().await?;
        page.start_quick().await?;
        page.answer("PE-2", Answer::Step(2)).await?;
        let kept = storage_fixture::read(page.driver(), &format!("sbs:1:social-business:{key}")).await?;
        ensure!(kept.is_some_and(|text| text.contains("\"PE-2\":2")), "nothing is kept under `{key}`");
        let tags = page
            .ask("return e2e.ofRole('heading').map(element => element.localName).sort()[0];", vec![])
            .await?;
        ensure!(tags == level, "the highest heading of `{key}` is {tags}");
    }
    let told = page
        .ask(
            "return [...document.querySelectorAll('social-business-scan')].map(element => ['mode', 'storage-key', \
             'theme', 'heading-level', 'lang'].map(name => element.getAttribute(name)).join()).join('; ');",
            vec![],
        )
        .await?;
    ensure!(told == "quick,one,dark,4,en; quick,two,dark,5,en", "the attributes are {told}");
    nothing_was_heard(&page).await
}

/// Methods and `ready` wait for the app, however early they are called after the script.
async fn what_was_called_before_the_upgrade_of_the_app_is_answered(context: &mut TestContext) -> Result<()> {
    let sheet = answer_fixtures::case("S09")?;
    let call = format!(
        "<script>
            globalThis.early = [];
            const element = document.querySelector('social-business-scan');
            element.setAnswers({sheet}).then(() => early.push('set'), error => early.push(`refused ${{error}}`));
            element.getAnswers().then(file => early.push(file.instrument));
            element.ready.then(() => early.push('ready'));
        </script>"
    );
    let page = embed::open_host(context, &format!("{ELEMENT}\n{CLASSIC}\n{call}")).await?;

    wait::until("three answers", async || {
        let early = page.ask("return early;", vec![]).await?;
        let early = early.as_array().cloned().unwrap_or_default();
        let all = [json!("set"), json!("social-business"), json!("ready")];
        ensure!(early.len() <= 3 && early.iter().all(|said| all.contains(said)), "said: {early:?}");
        Ok((early.len() == 3).then_some(()))
    })
    .await?;
    nothing_was_heard(&page).await
}

/// The panel with its button, the event, and what the host wrote between the tags.
pub async fn is_told(page: &Page<'_>, code: &str) -> Result<()> {
    let error = embed::event(page, "sbs-error").await?;
    ensure!(error["code"] == code && error["fatal"] == true, "the event says {error}");
    page.find(Role::Alert, Named::Has("")).await?;
    page.find(Role::Button, Named::Is(RETRY)).await?;
    page.says(FALLBACK).await
}

async fn codes(page: &Page<'_>) -> Result<Vec<String>> {
    let events = embed::events(page).await?;
    let errors = events.iter().filter(|event| event["type"] == "sbs-error");
    Ok(errors.filter_map(|event| event["detail"]["code"].as_str()).map(str::to_owned).collect())
}

/// The scan starts and takes an answer.
async fn is_whole(page: &Page<'_>) -> Result<()> {
    page.find(Role::Button, Named::Starts(page.words.start_quick)).await?;
    let answers = embed::call(page, 0, "getAnswers", &[]).await?;
    ensure!(answers["instrument"] == "social-business", "the answers are {answers}");
    Ok(())
}

async fn is_the_same_page(page: &Page<'_>) -> Result<()> {
    ensure!(page.ask("return window.samePage === true;", vec![]).await? == true, "the page was loaded again");
    Ok(())
}
