//! The scan in a frame, on a page of another origin and another site (`localhost` and `127.0.0.1`): it grows with its
//! content, tells what happens to the page around it and to nobody else, and works where nobody listens.

use anyhow::{Context, Result, ensure};
use e2e::{
    Answer, Browser, Engine, Lang, Page, Stage, axe, comparison, embed,
    page::{Named, Role},
    scenarios, sheets, stage, wait,
};
use serde_json::{Value, json};
use thirtyfour::WebDriver;
use xtask::server::{CONTENT_SECURITY_POLICY, Options, Server};

scenarios! {
    it_grows_and_shrinks_with_its_content_and_tells_what_happens;
    without_an_answer_it_scrolls_and_the_quick_scan_can_be_done;
    the_query_says_how_it_starts_and_nonsense_is_ignored;
    in_a_sandbox_it_works_and_says_that_nothing_is_kept;
    with_the_storage_of_others_refused_it_works_and_says_so in [Chromium, Firefox];
    messages_of_others_change_nothing;
    nothing_is_told_to_who_is_not_the_page_around;
    a_strict_host_needs_one_line_for_the_frame;
    two_frames_are_apart_and_a_second_copy_of_the_script_changes_nothing;
    frames_come_and_go;
    a_hostile_host_gives_it_its_height;
    what_gets_the_focus_is_brought_into_view;
    a_dialog_opens_in_the_part_that_is_in_view;
    it_is_as_light_or_dark_as_the_page_where_it_stands;
    when_its_script_does_not_come_it_says_so_and_tells_the_page;
    axe_finds_nothing_in_the_frame in [Chromium];
}

/// Where the pages of the tests say that the scan is, and a third site.
const SCAN: &str = "https://scan.example/";
const OTHER: &str = "https://other.example/";

/// Our policy as a page of ours has it, with the origin in place of `'self'`: see [`Stage::open_in_frame`].
fn policy() -> String {
    let policy = CONTENT_SECURITY_POLICY.replace("'self'", "http://localhost:*");
    // What a site that lets others frame it sends, is nothing: no `frame-ancestors`.
    policy.replace("style-src http://localhost:*; ", "style-src 'none'; ")
}

/// The site with the scan.
fn scan() -> Result<Server> {
    Ok(Server::start(stage::site().header("Content-Security-Policy", &policy()))?)
}

/// The address of a server by the other name of this machine, which makes it another site.
fn elsewhere(server: &Server) -> String {
    server.url().replace("127.0.0.1", "localhost")
}

/// The host's site, with a page of `pages/frame/` that frames this scan.
fn site(name: &str, scan: &Server) -> Result<Options> {
    site_with(name, |page| page.replace(SCAN, &elsewhere(scan)))
}

/// The same, with the page changed.
fn site_with(name: &str, change: impl FnOnce(String) -> String) -> Result<Options> {
    let file = stage::root().join("tests/e2e/pages/frame").join(name);
    let page = std::fs::read_to_string(&file).with_context(|| file.display().to_string())?;
    Ok(embed::with_page(embed::site(), &format!("frame/{name}"), &change(page)))
}

/// Goes to the page and waits for nothing.
async fn goto<'a>(stage: &'a mut Stage, options: Options, name: &str) -> Result<Page<'a>> {
    stage.serve(options)?;
    embed::goto(stage, &format!("frame/{name}")).await
}

/// Steps into a frame and waits for the scan there.
async fn enter<'a>(page: &Page<'a>, frame: u16) -> Result<Page<'a>> {
    page.driver().enter_frame(frame).await?;
    let inside = Page::new(page.driver(), Lang::Nl)?;
    inside.wait_for_app().await?;
    Ok(inside)
}

async fn leave(page: &Page<'_>) -> Result<()> {
    Ok(page.driver().enter_default_frame().await?)
}

/// A window as high as any frame: a driver cannot scroll a page around a frame that is foreign to it.
async fn tall(driver: &WebDriver) -> Result<()> {
    Ok(driver.set_window_rect(0, 0, 1280, 9000).await?)
}

/// Waits until a frame is as high as its content and needs no scrollbar; tells how high. Leaves it.
async fn grown(page: &Page<'_>, frame: u16) -> Result<u64> {
    let script = "const root = document.documentElement;
        return [Math.ceil(document.body.getBoundingClientRect().height), innerHeight, root.scrollHeight, innerWidth - root.clientWidth];";
    let mut last = Value::Null;
    let height = wait::until("the frame to have the height of its content", async || {
        page.driver().enter_frame(frame).await?;
        let asked = page.ask(script, vec![]).await;
        leave(page).await?;
        last = asked?;
        let [content, room, scrolls, bar] = [0, 1, 2, 3].map(|at| last[at].as_u64().unwrap_or_default());
        Ok((content == room && scrolls <= room && bar == 0).then_some(content))
    })
    .await;
    height.with_context(|| format!("content, room, what scrolls, scrollbar: {last}"))
}

/// What a method of the scan in the current frame gives.
async fn call(page: &Page<'_>, method: &str) -> Result<Value> {
    let script = "const [method, done] = arguments;
        document.querySelector('social-business-scan')[method]().then(JSON.stringify, String).then(done);";
    let answer = page.driver().execute_async(script, vec![json!(method)]).await?;
    let text = answer.json().as_str().unwrap_or_default();
    serde_json::from_str(text).with_context(|| format!("{method} gives {text}"))
}

/// Presses by script what a driver cannot reach.
async fn press(page: &Page<'_>, role: &str, name: &str) -> Result<()> {
    wait::until(&format!("a {role} {name}"), async || {
        let script =
            "const found = e2e.find(arguments[0], arguments[1], 'starts'); found?.click(); return !!found;";
        Ok((page.ask(script, vec![json!(role), json!(name)]).await? == true).then_some(()))
    })
    .await
}

/// Every event that the host heard: on which frame, which, and how many answers it tells; sorted. As one text, because
/// a host may have its own JSON, which a driver uses.
async fn heard(page: &Page<'_>) -> Result<String> {
    let script = "return ears.events.map(({ on, type, detail }) => `${on} ${type} ${detail?.answered}`).sort().join('; ');";
    Ok(page.ask(script, vec![]).await?.as_str().unwrap_or_default().to_owned())
}

/// Nothing went wrong on the host's page; a browser's own wish for an icon may be refused by its policy.
async fn quiet(page: &Page<'_>) -> Result<()> {
    let errors = page
        .ask("return ears.errors.filter(error => !error.includes('favicon.ico')).join('; ');", vec![])
        .await?;
    ensure!(errors == "", "the host heard: {errors}");
    Ok(())
}

async fn it_grows_and_shrinks_with_its_content_and_tells_what_happens(stage: &mut Stage) -> Result<()> {
    let sheet = sheets::case("S09")?;
    let scan = scan()?;
    tall(stage.driver()?).await?;
    let page = goto(stage, site("grows.html", &scan)?, "grows.html").await?;

    let ready = embed::event(&page, "sbs-ready").await?;
    ensure!(ready["answered"] == 0 && ready["resumed"] == false, "ready: {ready}");
    let start = grown(&page, 0).await?;
    let inside = enter(&page, 0).await?;
    inside.start_quick().await?;
    leave(&page).await?;
    let section = grown(&page, 0).await?;
    let inside = enter(&page, 0).await?;
    inside.fill_in(&sheet).await?;
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

async fn without_an_answer_it_scrolls_and_the_quick_scan_can_be_done(stage: &mut Stage) -> Result<()> {
    let sheet = sheets::case("S09")?;
    let scan = scan()?;
    let page = goto(stage, site("alone.html", &scan)?, "alone.html").await?;

    let inside = enter(&page, 0).await?;
    let scrolls = "const root = document.documentElement;
        root.scrollTop = 50;
        return [innerHeight, root.scrollHeight > innerHeight, root.scrollTop, getComputedStyle(root).overflowY];";
    inside.start_quick().await?;
    let found = inside.ask(scrolls, vec![]).await?;
    ensure!(found[0] == 600 && found[1] == true && found[2] == 50, "room, scrolls, scrolled: {found}");
    inside.fill_in(&sheet).await?;
    inside.show_result().await?;
    comparison::result_equals(&inside, &sheet).await?;

    leave(&page).await?;
    ensure!(embed::events(&page).await?.is_empty(), "the page heard: {:?}", embed::events(&page).await?);
    quiet(&page).await
}

async fn the_query_says_how_it_starts_and_nonsense_is_ignored(stage: &mut Stage) -> Result<()> {
    let scan = scan()?;
    let open = |query: &str| {
        let address = format!("{}frame.html{query}", elsewhere(&scan));
        site_with("grows.html", |page| {
            page.replace(&format!("{SCAN}frame.html"), &address).replace(SCAN, &elsewhere(&scan))
        })
    };

    let query = "?lang=en&amp;mode=quick&amp;screen=question&amp;heading-level=4&amp;key=regio&amp;theme=dark&amp;storage=session&amp;id=a";
    let page = goto(stage, open(query)?, "grows.html").await?;
    let ready = embed::event(&page, "sbs-ready").await?;
    ensure!(ready["lang"] == "en" && ready["mode"] == "quick", "ready: {ready}");
    enter(&page, 0).await?;
    let english = Page::new(page.driver(), Lang::En)?;
    english.find(Role::Group, Named::Starts(english.words.question)).await?;
    let script = "return [document.documentElement.lang, e2e.all('h4').length > 0, e2e.all('h1,h2,h3').filter(e2e.isShown).length,
        getComputedStyle(document.documentElement).backgroundColor];";
    let found = english.ask(script, vec![]).await?;
    ensure!(found == json!(["en", true, 0, "rgb(15, 23, 40)"]), "language, headings, ground: {found}");
    // While the frame still grows, what is to be pressed moves from under the pointer.
    let fits = "return innerHeight >= document.body.getBoundingClientRect().height;";
    wait::until("the frame to have its height", async || {
        Ok((english.ask(fits, vec![]).await? == true).then_some(()))
    })
    .await?;
    english.answer("PE-2", Answer::Step(1)).await?;
    let kept = "return [Object.keys(sessionStorage).join(), Object.keys(localStorage).join()];";
    let found = english.ask(kept, vec![]).await?;
    ensure!(found == json!(["sbs:1:social-business:regio", ""]), "kept: {found}");

    let nonsense = "?lang=tlh&amp;mode=&amp;screen=../../etc&amp;heading-level=99&amp;theme=%3Cscript%3E&amp;storage=cloud&amp;%E0%A4%A&amp;&amp;=&amp;key=%00&amp;src=//other.example/x.json&amp;lang=en";
    let page = goto(stage, open(nonsense)?, "grows.html").await?;
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
async fn in_a_sandbox_it_works_and_says_that_nothing_is_kept(stage: &mut Stage) -> Result<()> {
    let sheet = sheets::case("S09")?;
    let scan = scan()?;
    tall(stage.driver()?).await?;
    let sandboxed = site_with("grows.html", |page| {
        page.replace(SCAN, &elsewhere(&scan)).replace("<iframe ", "<iframe sandbox=\"allow-scripts\" ")
    })?;
    let page = goto(stage, sandboxed, "grows.html").await?;

    embed::event(&page, "sbs-ready").await?;
    let start = grown(&page, 0).await?;
    let inside = enter(&page, 0).await?;
    let refused =
        inside.ask("try { localStorage; return false } catch { return self.origin }", vec![]).await?;
    ensure!(refused == "null", "the frame has storage or an origin: {refused}");
    inside.says(inside.words.storage_unavailable).await?;
    inside.start_quick().await?;
    inside.says(inside.words.not_saved).await?;
    inside.fill_in(&sheet).await?;
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
async fn with_the_storage_of_others_refused_it_works_and_says_so(stage: &mut Stage) -> Result<()> {
    let preferences = match stage.engine() {
        Engine::Chromium => {
            // Refusing cookies of others leaves it a store for this one page; refusing a site's data leaves nothing.
            json!({ "profile.content_settings.exceptions.cookies": { "http://localhost,*": { "setting": 2 } } })
        }
        _ => json!({ "network.cookie.cookieBehavior": 1 }),
    };
    let strict = Browser::start_with_preferences(stage.engine(), &preferences).await?;
    strict.driver()?.set_window_rect(0, 0, 1280, 1000).await?;
    let usual = stage.take(strict);
    let outcome = refused_storage(stage).await;
    stage.take(usual).close().await?;
    outcome
}

async fn refused_storage(stage: &mut Stage) -> Result<()> {
    let scan = scan()?;
    let page = goto(stage, site("alone.html", &scan)?, "alone.html").await?;
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
    inside.fill_in(&sheets::case("S09")?).await?;
    inside.show_result().await
}

async fn messages_of_others_change_nothing(stage: &mut Stage) -> Result<()> {
    let scan = scan()?;
    let other = Server::start(embed::site())?;
    let options = site_with("messages.html", |page| {
        let script = format!("{SCAN}frame-host.js");
        page.replace("<h1>", &format!("<script src=\"{script}\"></script>\n<h1>"))
            .replace(SCAN, &elsewhere(&scan))
            .replace(OTHER, &elsewhere(&other))
    })?;
    let page = goto(stage, options, "messages.html").await?;
    embed::event(&page, "sbs-ready").await?;
    let height = grown(&page, 0).await?;
    from_the_stranger(&page, "other", 3).await?;

    // Everything that a window may be sent, and what only its own scripts can do.
    page.ask(
        "const ours = { source: 'social-business-scan', v: 1 };
        const odd = [null, undefined, true, 0, NaN, 1n, '', 'social-business-scan', [], [1], {}, new Date(), new Map(), /x/, new ArrayBuffer(1),
            ours, { ...ours, v: 2, type: 'height', px: 1 }, { ...ours, type: 'height', px: 77 }, { ...ours, type: null }, { ...ours, type: {} },
            { ...ours, type: 'complete', detail: { result: 'forged' } }, { ...ours, type: '__proto__' }, { source: { toString: null }, v: 1 }];
        for (const data of odd) postMessage(data, '*');
        const trap = new Proxy({}, { get() { throw new Error('looked at'); }, has() { throw new Error('looked at'); } });
        for (const data of [trap, Object.create(null), () => {}, Symbol('x')]) dispatchEvent(new MessageEvent('message', { data }));
        dispatchEvent(new MessageEvent('message', { data: { ...ours, type: 'height', px: 78 }, source: window }));
        dispatchEvent(new MessageEvent('message', { data: { ...ours, type: 'height', px: 79 }, source: frames[0], origin: 'https://other.example' }));
        dispatchEvent(new MessageEvent('message', { data: { ...ours, type: 'height', px: -1 }, source: frames[0], origin: new URL(document.querySelector('iframe').src).origin }));
        postMessage('the last', '*');",
        vec![],
    )
    .await?;
    wait::until("the last message", async || {
        Ok((page.ask("return post.some(({ data }) => data === 'the last');", vec![]).await? == true)
            .then_some(()))
    })
    .await?;
    // Our own frame, but the stranger in it: the address in `src` is still ours.
    page.ask("frames[0].location = document.querySelector('#other').src;", vec![]).await?;
    from_the_stranger(&page, "scan", 3).await?;

    let script =
        "return ['scan', 'other'].map(id => document.getElementById(id).style.height).concat(scrollY);";
    let found = page.ask(script, vec![]).await?;
    ensure!(found == json!([format!("{height}px"), "", 0]), "heights and place: {found}");
    let complete = embed::events(&page).await?;
    ensure!(complete.iter().all(|event| event["type"] == "sbs-ready"), "heard: {complete:?}");
    quiet(&page).await
}

/// Waits until the stranger in this frame has sent so many messages.
async fn from_the_stranger(page: &Page<'_>, frame: &str, count: u64) -> Result<()> {
    let script =
        "return post.filter(({ from, origin, data }) => from === arguments[0] && /localhost/.test(origin)
        && (data?.px === 4321 || data?.type === 'focus' || data?.detail?.result === 'forged')).length;";
    wait::until("the messages of the stranger", async || {
        Ok((page.ask(script, vec![json!(frame)]).await?.as_u64() == Some(count)).then_some(()))
    })
    .await
}

async fn nothing_is_told_to_who_is_not_the_page_around(stage: &mut Stage) -> Result<()> {
    let scan = scan()?;
    let other = Server::start(embed::site())?;
    let options = site_with("messages.html", |page| {
        page.replace(SCAN, &elsewhere(&scan)).replace(OTHER, &elsewhere(&other))
    })?;
    let page = goto(stage, options, "messages.html").await?;
    from_the_stranger(&page, "other", 3).await?;

    let inside = enter(&page, 0).await?;
    inside.start_quick().await?;
    inside.answer("PE-2", Answer::Step(1)).await?;
    leave(&page).await?;
    // The stranger says hello once more, now that the scan listens.
    page.driver().enter_frame(1).await?;
    let hello = "parent.frames[0].postMessage({ source: 'social-business-scan', v: 1, type: 'hello', scheme: 'dark' }, '*');";
    page.ask(hello, vec![]).await?;
    leave(&page).await?;
    let types = "return post.filter(({ from }) => from === 'scan').map(({ data }) => data.type);";
    let told = page.ask(types, vec![]).await?;
    ensure!(
        told.as_array().is_some_and(|all| !all.is_empty() && all.iter().all(|kind| kind == "height")),
        "told to a page that has not said hello: {told}"
    );

    // Who is around says hello, late: what happened so far is told, in order, with the name from the query.
    page.ask("frames[0].postMessage({ source: 'social-business-scan', v: 1, type: 'hello' }, '*');", vec![])
        .await?;
    let script = "return post.filter(({ from, data }) => from === 'scan' && data.detail)
        .map(({ data, origin }) => [data.source, data.v, data.id, data.type, data.detail.answered, origin]);";
    let origin = elsewhere(&scan);
    let origin = origin.trim_end_matches('/');
    let wanted = json!([
        ["social-business-scan", 1, "mine", "ready", 0, origin],
        ["social-business-scan", 1, "mine", "progress", 1, origin]
    ]);
    let mut last = Value::Null;
    let heard = wait::until("what happened before", async || {
        last = page.ask(script, vec![]).await?;
        Ok((last == wanted).then_some(()))
    });
    let heard = heard.await;
    heard.with_context(|| format!("told: {last}"))?;
    page.driver().enter_frame(1).await?;
    let heard = page.ask("return heard;", vec![]).await?;
    leave(&page).await?;
    ensure!(heard == json!([]), "the stranger heard: {heard}");
    quiet(&page).await
}

async fn a_strict_host_needs_one_line_for_the_frame(stage: &mut Stage) -> Result<()> {
    let scan = scan()?;
    let origin = elsewhere(&scan).trim_end_matches('/').to_owned();
    let alone = format!("default-src 'none'; script-src 'self'; frame-src {origin}");
    let options = site("alone.html", &scan)?.header("Content-Security-Policy", &alone);
    let page = goto(stage, options, "alone.html").await?;
    let inside = enter(&page, 0).await?;
    inside.start_quick().await?;
    leave(&page).await?;
    quiet(&page).await?;

    let grows = format!(
        "default-src 'none'; script-src 'self' {origin}; frame-src {origin}; require-trusted-types-for 'script'"
    );
    let options = site("grows.html", &scan)?.header("Content-Security-Policy", &grows);
    let page = goto(stage, options, "grows.html").await?;
    embed::event(&page, "sbs-ready").await?;
    grown(&page, 0).await?;
    quiet(&page).await?;

    // A copy of the script on the host's own site does not know where the frame comes from: the frame is marked.
    let script = std::fs::read(stage::dist().join("frame-host.js"))?;
    let copied = site_with("grows.html", |page| {
        page.replace("https://scan.example/frame-host.js", "copy.js")
            .replace("<iframe ", "<iframe data-social-business-scan ")
            .replace(SCAN, &elsewhere(&scan))
    })?;
    let options =
        copied.replace("/copy.js", 200, "text/javascript", &script).header("Content-Security-Policy", &alone);
    let page = goto(stage, options, "grows.html").await?;
    embed::event(&page, "sbs-ready").await?;
    grown(&page, 0).await?;
    quiet(&page).await
}

async fn two_frames_are_apart_and_a_second_copy_of_the_script_changes_nothing(
    stage: &mut Stage,
) -> Result<()> {
    let scan = scan()?;
    tall(stage.driver()?).await?;
    let page = goto(stage, site("two.html", &scan)?, "two.html").await?;
    let before = page.ask(
        "return Object.getOwnPropertyNames(window).filter(name => /frame.?host|sbs|social/i.test(name));",
        vec![],
    );
    let names = before.await?;
    ensure!(names == json!([]), "the script leaves: {names}");
    wait::until("both scans", async || {
        Ok((heard(&page).await?.matches("sbs-ready").count() == 2).then_some(()))
    })
    .await?;
    let wide = grown(&page, 0).await?;
    let narrow = grown(&page, 1).await?;
    ensure!(wide < narrow, "{wide} and {narrow} px");

    let inside = enter(&page, 1).await?;
    let english = Page::new(inside.driver(), Lang::En)?;
    english.start_quick().await?;
    english.answer("PE-2", Answer::Step(3)).await?;
    leave(&page).await?;

    let wanted = "first sbs-ready 0; second sbs-progress 0; second sbs-progress 1; second sbs-ready 0";
    let mut last = String::new();
    let told = wait::until("the events of both", async || {
        last = heard(&page).await?;
        Ok((last == wanted).then_some(()))
    })
    .await;
    told.with_context(|| last)?;
    ensure!(grown(&page, 0).await? == wide, "the first frame changed with the second");
    let inside = enter(&page, 0).await?;
    inside.start_quick().await?;
    inside.is_open("PE-2").await?;
    leave(&page).await?;
    quiet(&page).await
}

async fn frames_come_and_go(stage: &mut Stage) -> Result<()> {
    let scan = scan()?;
    let page = goto(stage, site("grows.html", &scan)?, "grows.html").await?;
    embed::event(&page, "sbs-ready").await?;
    grown(&page, 0).await?;

    // One in a shadow root, which nobody finds who asks the document.
    let add = "const frame = document.createElement('iframe');
        frame.id = arguments[0];
        frame.width = 500;
        frame.title = 'Later';
        frame.src = `${document.querySelector('iframe').src}?lang=en&key=${arguments[0]}`;
        const place = document.body.appendChild(document.createElement('div'));
        (arguments[1] ? place.attachShadow({ mode: 'open' }) : place).append(frame);";
    for (name, is_hidden) in [("later", false), ("shadowed", true)] {
        page.ask(add, vec![json!(name), json!(is_hidden)]).await?;
        let script = "return Number.parseFloat(e2e.all(`#${arguments[0]}`)[0].style.height) > 300;";
        wait::until(&format!("the frame `{name}` to grow"), async || {
            Ok((page.ask(script, vec![json!(name)]).await? == true).then_some(()))
        })
        .await?;
    }
    let ready = async |count: usize| {
        wait::until(&format!("{count} scans to be ready"), async || {
            let events = embed::events(&page).await?;
            Ok((events.iter().filter(|event| event["type"] == "sbs-ready").count() == count).then_some(()))
        })
        .await
    };
    ready(3).await?;

    // A new page in the same frame begins anew, in another language.
    page.ask("later.src = later.src.replace('lang=en', 'lang=nl');", vec![]).await?;
    ready(4).await?;
    let last = embed::event(&page, "sbs-ready").await?;
    ensure!(last["lang"] == "nl", "ready: {last}");

    // In a tab that is not shown a frame has no size. It must not stay so.
    page.ask("const frame = document.querySelector('#later'); const { parentNode } = frame; frame.remove(); frame.hidden = true; frame.style.height = ''; parentNode.append(frame);", vec![]).await?;
    wait::until("the hidden frame to load", async || {
        let loaded = scan
            .requests()
            .iter()
            .filter(|r| r.path.contains("frame.html") && r.path.contains("key=later"))
            .count();
        Ok((loaded >= 3).then_some(()))
    })
    .await?;
    page.ask("later.hidden = false;", vec![]).await?;
    wait::until("the frame to grow once it is shown", async || {
        Ok((page.ask("return Number.parseFloat(later.style.height) > 300;", vec![]).await? == true)
            .then_some(()))
    })
    .await?;
    page.ask("for (const frame of [...document.querySelectorAll('iframe')]) frame.remove();", vec![]).await?;
    quiet(&page).await
}

async fn a_hostile_host_gives_it_its_height(stage: &mut Stage) -> Result<()> {
    let scan = scan()?;
    tall(stage.driver()?).await?;
    let page = goto(stage, site("hostile.html", &scan)?, "hostile.html").await?;

    leave(&enter(&page, 0).await?).await?;
    let start = grown(&page, 0).await?;
    let inside = enter(&page, 0).await?;
    inside.start_quick().await?;
    leave(&page).await?;
    let section = grown(&page, 0).await?;

    ensure!(start > 300 && section > start, "{start} and {section} px");
    let heard = heard(&page).await?;
    ensure!(heard == "scan sbs-progress 0; scan sbs-ready 0", "the host heard: {heard}");
    quiet(&page).await?;

    // With an old library too; chromedriver does not survive that when it is to step into a frame.
    let old = "<script src=\"../natives/prototype.js\"></script>\n<base ";
    let options = site_with("hostile.html", |page| {
        page.replace("<base ", old)
            .replace(SCAN, &elsewhere(&scan))
            .replace("frame.html", "frame.html?screen=question")
    })?;
    let page = goto(stage, options, "hostile.html").await?;
    wait::until("the frame to grow beside an old library", async || {
        let script = "return Number.parseFloat(document.querySelector('iframe').style.height) > 600 && ears.events.length > 0;";
        Ok((page.ask(script, vec![]).await? == true).then_some(()))
    })
    .await?;
    quiet(&page).await
}

async fn what_gets_the_focus_is_brought_into_view(stage: &mut Stage) -> Result<()> {
    let scan = scan()?;
    let page = goto(stage, site("grows.html", &scan)?, "grows.html").await?;
    embed::event(&page, "sbs-ready").await?;
    let inside = enter(&page, 0).await?;
    // By hand: an engine may tell of no focus in a frame where nobody has ever been.
    inside.start_full().await?;
    leave(&page).await?;
    let high = grown(&page, 0).await?;
    page.ask("scrollTo(0, document.documentElement.scrollHeight);", vec![]).await?;
    let before = page.ask("return [scrollY, innerHeight];", vec![]).await?;
    ensure!(before[0].as_f64() > Some(600.0), "the frame of {high} px fits in the window: {before}");

    let inside = enter(&page, 0).await?;
    let heading = inside.heading().await?;
    press(&inside, "button", inside.words.onward).await?;
    inside.heading_after(&heading).await?;
    leave(&page).await?;

    let mut last = Value::Null;
    let shown = wait::until("the heading of the next section to be in the window", async || {
        page.driver().enter_frame(0).await?;
        let place = inside.ask("return e2e.active().getBoundingClientRect().top;", vec![]).await;
        leave(&page).await?;
        let script =
            "const top = document.querySelector('iframe').getBoundingClientRect().top + arguments[0];
            return [top, innerHeight, top >= 0 && top < innerHeight];";
        last = page.ask(script, vec![place?]).await?;
        Ok((last[2] == true).then_some(()))
    })
    .await;
    shown.with_context(|| format!("it is at {last}"))?;
    let style = page.ask("return document.querySelector('iframe').style.scrollMarginTop;", vec![]).await?;
    ensure!(style == "", "the margin stays: {style}");
    quiet(&page).await
}

async fn a_dialog_opens_in_the_part_that_is_in_view(stage: &mut Stage) -> Result<()> {
    let scan = scan()?;
    // Narrow, so high: a section alone is three windows.
    let narrow = site_with("grows.html", |page| {
        page.replace(SCAN, &elsewhere(&scan)).replace("width=\"100%\"", "width=\"340\"")
    })?;
    let page = goto(stage, narrow, "grows.html").await?;
    embed::event(&page, "sbs-ready").await?;
    let inside = enter(&page, 0).await?;
    press(&inside, "button", inside.words.start_full).await?;
    inside.find(Role::Group, Named::Starts(inside.words.question)).await?;
    leave(&page).await?;
    let high = grown(&page, 0).await?;
    ensure!(high > 2000, "the frame is {high} px high");

    for (place, open) in [("top", 0), ("foot", high)] {
        let scrolled = page.ask("scrollTo(0, arguments[0]); return scrollY;", vec![json!(open)]).await?;
        let inside = enter(&page, 0).await?;
        let script = "const [done] = arguments;
            for (const type of ['pointerdown', 'pointerup']) document.body.dispatchEvent(new PointerEvent(type, { bubbles: true }));
            requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)));";
        // A hand is on the button for longer than it takes to paint twice.
        inside.driver().execute_async(script, vec![]).await?;
        press(&inside, "button", inside.words.menu).await?;
        press(&inside, "button", inside.words.delete).await?;
        let dialog = inside.find(Role::Dialog, Named::Has(inside.words.delete_title)).await?;
        let mut last = Value::Null;
        let shown = wait::until("the dialog to be in the window", async || {
            let script = "const box = arguments[0].getBoundingClientRect(); return [box.top, box.bottom];";
            let found = inside.ask(script, vec![dialog.to_json()?]).await?;
            leave(&page).await?;
            let script = "const { top } = document.querySelector('iframe').getBoundingClientRect();
                return [top + arguments[0][0], top + arguments[0][1], innerHeight, scrollY];";
            last = page.ask(script, vec![found]).await?;
            page.driver().enter_frame(0).await?;
            let [top, bottom, room] = [0, 1, 2].map(|at| last[at].as_f64().unwrap_or(f64::NAN));
            Ok((top >= 0.0 && bottom <= room).then_some(()))
        })
        .await;
        shown.with_context(|| format!("at the {place}: top, bottom and window are {last}"))?;
        // Not by taking the visitor to the middle of the frame, as two of the engines would.
        ensure!(last[3] == scrolled, "at the {place}: the page was at {scrolled} and is at {}", last[3]);
        press(&inside, "button", inside.words.cancel).await?;
        inside.is_gone(Role::Dialog, Named::Has(inside.words.delete_title)).await?;
        leave(&page).await?;
    }
    quiet(&page).await
}

async fn it_is_as_light_or_dark_as_the_page_where_it_stands(stage: &mut Stage) -> Result<()> {
    let scan = scan()?;
    let page = goto(stage, site("dark.html", &scan)?, "dark.html").await?;
    let (dark, light) = ("rgb(15, 23, 40)", "rgb(255, 255, 255)");
    for (frame, wanted) in [(0, dark), (1, light), (2, light)] {
        let inside = enter(&page, frame).await?;
        let script = "return [document.documentElement, e2e.all('.sbs')[0]].map(element => getComputedStyle(element).backgroundColor);";
        let mut last = Value::Null;
        let shown = wait::until(&format!("frame {frame} to be {wanted}"), async || {
            last = inside.ask(script, vec![]).await?;
            Ok((last == json!([wanted, wanted])).then_some(()))
        })
        .await;
        shown.with_context(|| format!("frame and scan are {last}"))?;
        leave(&page).await?;
    }
    quiet(&page).await
}

async fn when_its_script_does_not_come_it_says_so_and_tells_the_page(stage: &mut Stage) -> Result<()> {
    let broken = stage::site().replace("/social-business-scan.js", 404, "text/plain", b"gone");
    let scan = Server::start(broken.header("Content-Security-Policy", &policy()))?;
    let page = goto(stage, site("grows.html", &scan)?, "grows.html").await?;

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

async fn axe_finds_nothing_in_the_frame(stage: &mut Stage) -> Result<()> {
    let source = axe::source()?;
    let broken = Server::start(
        stage::site()
            .replace("/social-business-scan.js", 404, "text/plain", b"gone")
            .header("Content-Security-Policy", &policy()),
    )?;
    let scan = scan()?;
    let mut found = Vec::new();
    for (state, server, event) in [("scan", &scan, "sbs-ready"), ("panel", &broken, "sbs-error")] {
        for theme in ["light", "dark"] {
            let options = site_with("grows.html", |page| {
                page.replace("frame.html", &format!("frame.html?theme={theme}"))
                    .replace(SCAN, &elsewhere(server))
                    .replace("<h1>", "<main><h1>")
            })?;
            let page = goto(stage, options, "grows.html").await?;
            embed::event(&page, event).await?;
            // As a site owner's own check does: from the page into its frames, which are foreign to it.
            let load = format!("{source}; axe.configure({{ allowedOrigins: ['<unsafe_all_origins>'] }});");
            page.driver().enter_frame(0).await?;
            page.driver().execute(&load, []).await?;
            leave(&page).await?;
            page.driver().execute(&load, []).await?;
            let lines = axe::violations(page.driver(), &source).await?;
            found.extend(lines.into_iter().map(|line| format!("{state}, {theme}: {line}")));
        }
    }
    ensure!(found.is_empty(), "{} faults:\n{}", found.len(), found.join("\n"));
    Ok(())
}
