//! The messages between a frame and the page around it: to that page and nobody else, from that page and nobody else.

use anyhow::{Context, Result, ensure};
use e2e::{
    Answer, Lang, Page, TestContext, embed,
    iframe::{OTHER, SCAN, elsewhere, enter, goto, grown, heard, leave, quiet, scan, site, site_with, tall},
    scenarios,
    server::Server,
    wait,
};
use serde_json::{Value, json};

scenarios! {
    messages_of_others_change_nothing;
    nothing_is_told_to_who_is_not_the_page_around;
    two_frames_are_apart_and_a_second_copy_of_the_script_changes_nothing;
    frames_come_and_go in all because "engines differ in what a frame of another site may do";
}

async fn messages_of_others_change_nothing(context: &mut TestContext) -> Result<()> {
    let scan = scan()?;
    let other = Server::start(embed::site())?;
    let options = site_with("messages.html", |page| {
        let script = format!("{SCAN}frame-host.js");
        page.replace("<h1>", &format!("<script src=\"{script}\"></script>\n<h1>"))
            .replace(SCAN, &elsewhere(&scan))
            .replace(OTHER, &elsewhere(&other))
    })?;
    let page = goto(context, options, "messages.html").await?;
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

async fn nothing_is_told_to_who_is_not_the_page_around(context: &mut TestContext) -> Result<()> {
    let scan = scan()?;
    let other = Server::start(embed::site())?;
    let options = site_with("messages.html", |page| {
        page.replace(SCAN, &elsewhere(&scan)).replace(OTHER, &elsewhere(&other))
    })?;
    let page = goto(context, options, "messages.html").await?;
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

async fn two_frames_are_apart_and_a_second_copy_of_the_script_changes_nothing(
    context: &mut TestContext,
) -> Result<()> {
    let scan = scan()?;
    tall(context.driver()?).await?;
    let page = goto(context, site("two.html", &scan)?, "two.html").await?;
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

async fn frames_come_and_go(context: &mut TestContext) -> Result<()> {
    let scan = scan()?;
    let page = goto(context, site("grows.html", &scan)?, "grows.html").await?;
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
    // Below the window it need not grow yet: browsers do not lay out what nobody sees.
    page.ask("later.hidden = false; later.scrollIntoView();", vec![]).await?;
    wait::until("the frame to grow once it is shown", async || {
        Ok((page.ask("return Number.parseFloat(later.style.height) > 300;", vec![]).await? == true)
            .then_some(()))
    })
    .await?;
    page.ask("for (const frame of [...document.querySelectorAll('iframe')]) frame.remove();", vec![]).await?;
    quiet(&page).await
}
