//! The scan in a frame, on a page of another origin and another site: it grows with its content, and works where nobody
//! listens, nothing is kept, and the host is strict or hostile.

use anyhow::{Context, Result, ensure};
use e2e::{
    Answer, Browser, Engine, Lang, Page, TestContext, answer_fixtures, comparison, embed,
    iframe::{
        SCAN, call, elsewhere, enter, goto, grown, heard, leave, policy, quiet, scan, site, site_with, tall,
    },
    page::{Named, Role},
    scenarios,
    server::Server,
    test_context, wait,
};
use serde_json::json;

scenarios! {
    it_grows_and_shrinks_with_its_content_and_tells_what_happens in all because "engines differ in what a frame of another site may do";
    without_an_answer_it_scrolls_and_the_quick_scan_can_be_done;
    the_query_says_how_it_starts_and_nonsense_is_ignored;
    in_a_sandbox_it_works_and_says_that_nothing_is_kept in [Chromium, Firefox] because "engines differ in what a frame of another site may do";
    with_the_storage_of_others_refused_it_works_and_says_so only [Chromium, Firefox] in all because "engines differ in what a frame of another site may do";
    a_strict_host_needs_one_line_for_the_frame in all because "engines differ in what a frame of another site may do";
    a_hostile_host_gives_it_its_height;
    when_its_script_does_not_come_it_says_so_and_tells_the_page;
}

async fn it_grows_and_shrinks_with_its_content_and_tells_what_happens(
    context: &mut TestContext,
) -> Result<()> {
    let sheet = answer_fixtures::case("S09")?;
    let scan = scan()?;
    tall(context.driver()?).await?;
    let page = goto(context, site("grows.html", &scan)?, "grows.html").await?;

    let ready = embed::event(&page, "sbs-ready").await?;
    ensure!(ready["answered"] == 0 && ready["resumed"] == false, "ready: {ready}");
    let start = grown(&page, 0).await?;
    let inside = enter(&page, 0).await?;
    inside.start_quick().await?;
    leave(&page).await?;
    let section = grown(&page, 0).await?;
    let inside = enter(&page, 0).await?;
    inside.fill_in_at_once(&sheet).await?;
    inside.show_result().await?;
    comparison::result_equals(&inside, &sheet).await?;
    let given = call(&inside, "getResult").await?;
    leave(&page).await?;
    let result = grown(&page, 0).await?;
    let complete = embed::event(&page, "sbs-complete").await?;
    let inside = enter(&page, 0).await?;
    inside.press(Role::Button, Named::Is(inside.words.edit)).await?;
    inside.find(Role::Group, Named::Starts(inside.words.question)).await?;
    leave(&page).await?;
    let again = grown(&page, 0).await?;

    ensure!(result > start && result > section && again < result, "{start}, {section}, {result}, {again} px");
    ensure!(complete["result"] == given, "told: {}\ngiven: {given}", complete["result"]);
    let progress = embed::event(&page, "sbs-progress").await?;
    let given = sheet["answers"].as_object().map(serde_json::Map::len);
    ensure!(progress["answered"].as_u64() == given.map(|count| count as u64), "progress: {progress}");
    let events = embed::events(&page).await?;
    ensure!(events.iter().all(|event| event["on"] == "scan"), "heard: {events:?}");
    ensure!(events.iter().filter(|event| event["type"] == "sbs-ready").count() == 1, "heard: {events:?}");
    quiet(&page).await
}

async fn without_an_answer_it_scrolls_and_the_quick_scan_can_be_done(
    context: &mut TestContext,
) -> Result<()> {
    let sheet = answer_fixtures::case("S09")?;
    let scan = scan()?;
    let page = goto(context, site("alone.html", &scan)?, "alone.html").await?;

    let inside = enter(&page, 0).await?;
    let scrolls = "const root = document.documentElement;
        root.scrollTop = 50;
        return [innerHeight, root.scrollHeight > innerHeight, root.scrollTop, getComputedStyle(root).overflowY];";
    inside.start_quick().await?;
    let found = inside.ask(scrolls, vec![]).await?;
    ensure!(found[0] == 600 && found[1] == true && found[2] == 50, "room, scrolls, scrolled: {found}");
    inside.fill_in_at_once(&sheet).await?;
    inside.show_result().await?;
    comparison::result_equals(&inside, &sheet).await?;

    leave(&page).await?;
    ensure!(embed::events(&page).await?.is_empty(), "the page heard: {:?}", embed::events(&page).await?);
    quiet(&page).await
}

async fn the_query_says_how_it_starts_and_nonsense_is_ignored(context: &mut TestContext) -> Result<()> {
    let scan = scan()?;
    let open = |query: &str| {
        let address = format!("{}frame.html{query}", elsewhere(&scan));
        site_with("grows.html", |page| {
            page.replace(&format!("{SCAN}frame.html"), &address).replace(SCAN, &elsewhere(&scan))
        })
    };

    let query = "?lang=en&amp;mode=quick&amp;screen=question&amp;heading-level=4&amp;key=regio&amp;theme=dark&amp;storage=session&amp;id=a";
    let page = goto(context, open(query)?, "grows.html").await?;
    let ready = embed::event(&page, "sbs-ready").await?;
    ensure!(ready["lang"] == "en" && ready["mode"] == "quick", "ready: {ready}");
    // While the frame still grows, what is to be pressed moves from under the pointer.
    grown(&page, 0).await?;
    enter(&page, 0).await?;
    let english = Page::new(page.driver(), Lang::En)?;
    english.find(Role::Group, Named::Starts(english.words.question)).await?;
    let script = "return [document.documentElement.lang, e2e.all('h4').length > 0, e2e.all('h1,h2,h3').filter(e2e.isShown).length,
        getComputedStyle(document.documentElement).backgroundColor];";
    wait::until("the language, the headings and the ground that were asked for", async || {
        let found = english.ask(script, vec![]).await?;
        Ok((found == json!(["en", true, 0, "rgb(15, 23, 40)"])).then_some(()))
    })
    .await?;
    english.answer("PE-2", Answer::Step(1)).await?;
    let kept = "return [Object.keys(sessionStorage).join(), Object.keys(localStorage).join()];";
    let found = english.ask(kept, vec![]).await?;
    ensure!(found == json!(["sbs:1:social-business:regio", ""]), "kept: {found}");

    let nonsense = "?lang=tlh&amp;mode=&amp;screen=../../etc&amp;heading-level=99&amp;theme=%3Cscript%3E&amp;storage=cloud&amp;%E0%A4%A&amp;&amp;=&amp;key=%00&amp;src=//other.example/x.json&amp;lang=en";
    let page = goto(context, open(nonsense)?, "grows.html").await?;
    let ready = embed::event(&page, "sbs-ready").await?;
    ensure!(
        ready["lang"] == "nl" && ready["mode"] == "full" && ready["instrument"] == "social-business",
        "ready: {ready}"
    );
    let inside = enter(&page, 0).await?;
    inside.find(Role::Button, Named::Starts(inside.words.start_full)).await?;
    leave(&page).await?;
    quiet(&page).await
}

/// What some learning sites do: no origin, so no storage.
async fn in_a_sandbox_it_works_and_says_that_nothing_is_kept(context: &mut TestContext) -> Result<()> {
    let sheet = answer_fixtures::case("S09")?;
    let scan = scan()?;
    tall(context.driver()?).await?;
    let sandboxed = site_with("grows.html", |page| {
        page.replace(SCAN, &elsewhere(&scan)).replace("<iframe ", "<iframe sandbox=\"allow-scripts\" ")
    })?;
    let page = goto(context, sandboxed, "grows.html").await?;

    embed::event(&page, "sbs-ready").await?;
    let start = grown(&page, 0).await?;
    let inside = enter(&page, 0).await?;
    let refused =
        inside.ask("try { localStorage; return false } catch { return self.origin }", vec![]).await?;
    ensure!(refused == "null", "the frame has storage or an origin: {refused}");
    inside.says(inside.words.storage_unavailable).await?;
    inside.start_quick().await?;
    inside.says(inside.words.not_saved).await?;
    inside.fill_in_at_once(&sheet).await?;
    inside.show_result().await?;
    let given = call(&inside, "getResult").await?;
    leave(&page).await?;

    ensure!(grown(&page, 0).await? > start, "it has not grown");
    let complete = embed::event(&page, "sbs-complete").await?;
    ensure!(complete["result"] == given, "told: {}\ngiven: {given}", complete["result"]);
    let trouble = embed::event(&page, "sbs-error").await?;
    ensure!(trouble["code"] == "storage-blocked" && trouble["fatal"] == false, "told: {trouble}");
    quiet(&page).await
}

/// What browsers do to frames of others, or what their owners ask them to.
async fn with_the_storage_of_others_refused_it_works_and_says_so(context: &mut TestContext) -> Result<()> {
    let preferences = match context.engine() {
        Engine::Chromium => {
            // Refusing cookies of others leaves it a store for this one page; refusing a site's data leaves nothing.
            json!({ "profile.content_settings.exceptions.cookies": { "http://localhost,*": { "setting": 2 } } })
        }
        _ => json!({ "network.cookie.cookieBehavior": 1 }),
    };
    let strict = Browser::start_with_preferences(context.engine(), &preferences).await?;
    strict.driver()?.set_window_rect(0, 0, 1280, 1000).await?;
    let usual = context.give_away()?;
    context.take(strict);
    let outcome = refused_storage(context).await;
    context.give_away()?.close().await?;
    context.take(usual);
    outcome
}

async fn refused_storage(context: &mut TestContext) -> Result<()> {
    let scan = scan()?;
    let page = goto(context, site("alone.html", &scan)?, "alone.html").await?;
    let script =
        "try { return localStorage === null ? 'null' : 'there' } catch (cause) { return cause.name }";
    let own = page.ask(script, vec![]).await?;
    ensure!(own == "there", "the page itself has no storage: {own}");

    let inside = enter(&page, 0).await?;
    let found = inside.ask(script, vec![]).await?;
    ensure!(found == "null" || found == "SecurityError", "the frame has storage: {found}");
    inside.says(inside.words.storage_unavailable).await?;
    inside.start_quick().await?;
    inside.says(inside.words.not_saved).await?;
    inside.fill_in_at_once(&answer_fixtures::case("S09")?).await?;
    inside.show_result().await
}

async fn a_strict_host_needs_one_line_for_the_frame(context: &mut TestContext) -> Result<()> {
    let scan = scan()?;
    let origin = elsewhere(&scan).trim_end_matches('/').to_owned();
    let alone = format!("default-src 'none'; script-src 'self'; frame-src {origin}");
    let options = site("alone.html", &scan)?.header("Content-Security-Policy", &alone);
    let page = goto(context, options, "alone.html").await?;
    let inside = enter(&page, 0).await?;
    inside.start_quick().await?;
    leave(&page).await?;
    quiet(&page).await?;

    let grows = format!(
        "default-src 'none'; script-src 'self' {origin}; frame-src {origin}; require-trusted-types-for 'script'"
    );
    let options = site("grows.html", &scan)?.header("Content-Security-Policy", &grows);
    let page = goto(context, options, "grows.html").await?;
    embed::event(&page, "sbs-ready").await?;
    grown(&page, 0).await?;
    quiet(&page).await?;

    // A copy of the script on the host's own site does not know where the frame comes from: the frame is marked.
    let script = std::fs::read(test_context::dist().join("frame-host.js"))?;
    let copied = site_with("grows.html", |page| {
        page.replace("https://scan.example/frame-host.js", "copy.js")
            .replace("<iframe ", "<iframe data-social-business-scan ")
            .replace(SCAN, &elsewhere(&scan))
    })?;
    let options =
        copied.replace("/copy.js", 200, "text/javascript", &script).header("Content-Security-Policy", &alone);
    let page = goto(context, options, "grows.html").await?;
    embed::event(&page, "sbs-ready").await?;
    grown(&page, 0).await?;
    quiet(&page).await
}

async fn a_hostile_host_gives_it_its_height(context: &mut TestContext) -> Result<()> {
    let scan = scan()?;
    tall(context.driver()?).await?;
    let page = goto(context, site("hostile.html", &scan)?, "hostile.html").await?;

    leave(&enter(&page, 0).await?).await?;
    let start = grown(&page, 0).await?;
    let inside = enter(&page, 0).await?;
    inside.start_quick().await?;
    leave(&page).await?;
    let section = grown(&page, 0).await?;

    ensure!(start > 300 && section > start, "{start} and {section} px");
    wait::until("the host to hear of the start", async || {
        Ok((heard(&page).await? == "scan sbs-progress 0; scan sbs-ready 0").then_some(()))
    })
    .await
    .with_context(|| format!("the start at {start} px, the section at {section}"))?;
    quiet(&page).await?;

    // With an old library too; chromedriver does not survive that when it is to step into a frame.
    let old = "<script src=\"../patched-builtins/prototype.js\"></script>\n<base ";
    let options = site_with("hostile.html", |page| {
        page.replace("<base ", old)
            .replace(SCAN, &elsewhere(&scan))
            .replace("frame.html", "frame.html?screen=question")
    })?;
    let page = goto(context, options, "hostile.html").await?;
    wait::until("the frame to grow beside an old library", async || {
        let script = "return Number.parseFloat(document.querySelector('iframe').style.height) > 600 && recorder.events.length > 0;";
        Ok((page.ask(script, vec![]).await? == true).then_some(()))
    })
    .await?;
    quiet(&page).await
}

async fn when_its_script_does_not_come_it_says_so_and_tells_the_page(
    context: &mut TestContext,
) -> Result<()> {
    let broken = test_context::site().replace("/social-business-scan.all.js", 404, "text/plain", b"gone");
    let scan = Server::start(broken.header("Content-Security-Policy", &policy()?))?;
    let page = goto(context, site("grows.html", &scan)?, "grows.html").await?;

    let trouble = embed::event(&page, "sbs-error").await?;
    ensure!(trouble["code"] == "load-failed" && trouble["fatal"] == true, "told: {trouble}");
    grown(&page, 0).await?;
    page.driver().enter_frame(0).await?;
    let inside = Page::new(page.driver(), Lang::Nl)?;
    inside.find(Role::Alert, Named::Has("Een deel van de scan kon niet worden geladen")).await?;
    inside.find(Role::Button, Named::Is("Probeer opnieuw")).await?;
    // And what the scan is about.
    inside.says("Is jullie organisatie een Social Business?").await?;
    leave(&page).await?;
    quiet(&page).await
}
