//! Several elements on one page, elements that move and go, and what a host may change while the scan runs.

use anyhow::{Result, ensure};
use e2e::{
    Answer, Lang, Page, TestContext, embed,
    page::{Named, Role},
    scenarios, storage_fixture, wait,
};
use serde_json::{Value, json};
use thirtyfour::Key;

scenarios! {
    two_elements_differ_in_all_that_a_host_sets;
    all_elements_share_one_wasm;
    a_script_that_is_loaded_twice_changes_nothing;
    an_element_that_moves_keeps_what_is_on_its_screen;
    // Only these two have `moveBefore`; WebKitGTK does not.
    an_element_that_is_moved_with_its_state_keeps_the_focus only [Chromium, Firefox] in all because "`moveBefore` is new in each of them";
    a_removed_element_is_freed_and_comes_back_with_its_answers;
    a_session_store_survives_a_reload_and_no_new_tab;
    without_storage_nothing_is_kept_and_the_visitor_is_told;
    language_theme_and_heading_level_follow_the_host;
    a_host_may_skip_the_introduction;
    a_host_may_offer_the_quick_scan;
}

const TWO: &str = r#"<script src="/social-business-scan.js"></script>
<div id="left"><social-business-scan id="a" storage-key="a" lang="nl" theme="light"></social-business-scan></div>
<div id="right"><social-business-scan id="b" storage-key="b" lang="en" theme="dark"></social-business-scan></div>"#;

const ONE: &str = r#"<script src="/social-business-scan.js"></script>
<div id="left"><social-business-scan id="a"></social-business-scan></div><div id="right"><p id="after">Na</p></div>"#;

async fn two_elements_differ_in_all_that_a_host_sets(context: &mut TestContext) -> Result<()> {
    embed::open_host(context, TWO).await?;
    let page = context.page(Lang::Nl)?.only(0);
    let left = context.page(Lang::Nl)?.only(0);
    let right = context.page(Lang::En)?.only(1);
    right.wait_for_app().await?;
    left.start_full().await?;
    right.start_full().await?;

    left.answer("PE-1", Answer::Step(1)).await?;
    right.answer("PE-1", Answer::Step(4)).await?;
    right.answer("PE-2", Answer::Step(0)).await?;

    left.is_chosen("PE-1", Answer::Step(1)).await?;
    left.is_open("PE-2").await?;
    left.says("1 van 48 beantwoord").await?;
    right.is_chosen("PE-1", Answer::Step(4)).await?;
    right.says("2 of 48 answered").await?;
    let kept = async |key: &str| -> Result<Value> {
        let text = storage_fixture::read(page.driver(), &format!("sbs:1:social-business:{key}")).await?;
        Ok(serde_json::from_str::<Value>(&text.unwrap_or_default())?["answers"].clone())
    };
    ensure!(kept("a").await? == json!({ "PE-1": 1 }), "kept: {}", kept("a").await?);
    ensure!(kept("b").await? == json!({ "PE-1": 4, "PE-2": 0 }), "kept: {}", kept("b").await?);
    let told: Vec<(Value, Value, Value)> = embed::events(&page)
        .await?
        .into_iter()
        .filter(|event| event["type"] == "sbs-progress")
        .map(|event| {
            (event["on"].clone(), event["detail"]["item"].clone(), event["detail"]["answered"].clone())
        })
        .collect();
    let expected = [("a", "PE-1", 1), ("b", "PE-1", 1), ("b", "PE-2", 2)];
    ensure!(
        told == expected.map(|(on, item, count)| (json!(on), json!(item), json!(count))),
        "told: {told:?}"
    );
    let twice = context.page(Lang::Nl)?.ask(IDS_THAT_ARE_THERE_TWICE, vec![]).await?;
    ensure!(twice == json!([]), "ids or names in two elements: {twice}");
    let looks = page.ask(LOOKS, vec![]).await?;
    ensure!(looks[0] != looks[1], "light and dark look the same: {looks}");
    Ok(())
}

/// Ids in the whole page with its shadow roots, and the names of radio buttons that two elements share.
const IDS_THAT_ARE_THERE_TWICE: &str = "const ids = e2e.all('[id]').map(element => element.id);
    const radios = [...document.querySelectorAll('social-business-scan')].map(scan => new Set([...scan.shadowRoot.querySelectorAll('input[type=radio]')].map(radio => radio.name)));
    return [...ids.filter((id, at) => ids.indexOf(id) !== at), ...[...radios[0]].filter(name => radios[1].has(name))];";

/// The colours of each element's own root.
const LOOKS: &str = "return [...document.querySelectorAll('social-business-scan')].map(scan => {
    const heading = getComputedStyle(scan.shadowRoot.querySelector('h1, h2, h3, h4, h5, h6'));
    return heading.color;
});";

async fn all_elements_share_one_wasm(context: &mut TestContext) -> Result<()> {
    embed::open_host(
        context,
        r#"<script type="module" src="/social-business-scan.mjs"></script>
        <social-business-scan id="a" storage-key="a"></social-business-scan>
        <social-business-scan id="b" storage-key="b"></social-business-scan>"#,
    )
    .await?;
    let page = context.page(Lang::Nl)?.only(0);
    page.ask("document.body.append(document.createElement('social-business-scan'));", vec![]).await?;

    for scan in 0..3 {
        context.page(Lang::Nl)?.only(scan).wait_for_app().await?;
    }

    let asked: Vec<String> = context.server().requests().into_iter().map(|request| request.path).collect();
    for end in [".wasm", ".mjs"] {
        let count = asked.iter().filter(|path| path.ends_with(end)).count();
        ensure!(count == 1, "{count} requests for {end}: {asked:?}");
    }
    Ok(())
}

async fn a_script_that_is_loaded_twice_changes_nothing(context: &mut TestContext) -> Result<()> {
    embed::open_host(
        context,
        r#"<script src="/social-business-scan.js"></script>
        <social-business-scan id="a"></social-business-scan>
        <script src="/social-business-scan.js?again"></script>
        <script type="module" src="/social-business-scan.mjs"></script>"#,
    )
    .await?;
    let page = context.page(Lang::Nl)?.only(0);
    wait::until("the second script and the module", async || {
        let asked = context.server().requests();
        let there = |end: &str| asked.iter().any(|request| request.path.ends_with(end));
        Ok((there("?again") && there(".mjs")).then_some(()))
    })
    .await?;
    // Scripts run in the order of their arrival; one more of ours is certain to run after them.
    let late = "const done = arguments[0], script = document.createElement('script');
        script.type = 'module'; script.src = '/social-business-scan.mjs?late'; script.onload = () => done(); document.head.append(script);";
    page.driver().execute_async(late, vec![]).await?;

    page.start_full().await?;
    page.answer("PE-1", Answer::Step(3)).await?;

    let events = embed::events(&page).await?;
    let ready = events.iter().filter(|event| event["type"] == "sbs-ready").count();
    ensure!(ready == 1, "{ready} times ready: {events:?}");
    ensure!(embed::errors(&page).await?.is_empty(), "errors: {:?}", embed::errors(&page).await?);
    Ok(())
}

/// On the second section, with an answer and a note that is being typed.
async fn half_way(page: &Page<'_>) -> Result<()> {
    page.start_full().await?;
    page.answer("PE-1", Answer::Step(2)).await?;
    page.next().await?;
    page.answer("PR-1", Answer::Step(4)).await?;
    page.ask("e2e.all('fieldset summary')[0].click();", vec![]).await?;
    page.find(Role::Textbox, Named::Starts("Toelichting bij vraag"))
        .await?
        .send_keys("Half geschre")
        .await
        .map_err(Into::into)
}

async fn is_half_way(page: &Page<'_>) -> Result<()> {
    page.heading_is(&page.instrument.dimension("PR", Lang::Nl)?).await?;
    page.is_chosen("PR-1", Answer::Step(4)).await?;
    let note = page.ask("return e2e.ofRole('textbox')[0]?.value ?? null;", vec![]).await?;
    ensure!(note == "Half geschre", "the note is now {note}");
    Ok(())
}

async fn an_element_that_moves_keeps_what_is_on_its_screen(context: &mut TestContext) -> Result<()> {
    embed::open_host(context, ONE).await?;
    let page = context.page(Lang::Nl)?.only(0);
    half_way(&page).await?;
    page.ask("window.kept = e2e.ofRole('textbox')[0];", vec![]).await?;

    for moved in [
        "right.append(a);",
        "right.insertBefore(a, after);",
        "const box = document.createElement('div'); document.body.prepend(box); box.append(a);",
        // What some libraries do: out, and in again in the same task, with something else in between.
        "a.remove(); left.replaceChildren(); left.append(a);",
    ] {
        // From a timer, as a host's script would: WebKit's driver empties the list of microtasks within its scripts.
        let script = format!(
            "const [a, left, right, after] = ['a', 'left', 'right', 'after'].map(id => document.getElementById(id)), done = arguments[0];
            setTimeout(() => {{ {moved}; done(); }});"
        );
        page.driver().execute_async(script, vec![]).await?;
        is_half_way(&page).await?;
        let same = page.ask("return window.kept === e2e.ofRole('textbox')[0];", vec![]).await?;
        ensure!(same == true, "after `{moved}` the screen was built again");
    }

    let note = page.find(Role::Textbox, Named::Starts("Toelichting bij vraag")).await?;
    page.type_into(&note, "ven.").await?;
    page.answer("PR-2", Answer::Step(0)).await?;
    let kept = embed::call(&page, 0, "getAnswers", &[]).await?;
    ensure!(kept["answers"] == json!({ "PE-1": 2, "PR-1": 4, "PR-2": 0 }), "answers: {kept}");
    ensure!(kept["notes"]["PR-1"] == "Half geschreven.", "notes: {kept}");
    let ready = embed::events(&page).await?.iter().filter(|event| event["type"] == "sbs-ready").count();
    ensure!(ready == 1, "it started {ready} times");
    Ok(())
}

async fn an_element_that_is_moved_with_its_state_keeps_the_focus(context: &mut TestContext) -> Result<()> {
    let engine = context.engine();
    embed::open_host(context, ONE).await?;
    let page = context.page(Lang::Nl)?.only(0);
    // Firefox 153 loses the focus of a text area that is moved (of other fields it does not): seen without the scan.
    page.ask(MOVES_FOCUS, vec![]).await?;
    page.driver().execute_async(TWO_FRAMES, vec![]).await?;
    let keeps = page.focus().await?.starts_with("text");
    half_way(&page).await?;
    page.focus_is(|focus| focus.contains("Toelichting bij vraag"), "the note").await?;

    let moved = "document.getElementById('right').moveBefore?.(document.getElementById('a'), null);";
    page.ask(moved, vec![]).await?;
    page.driver().execute_async(TWO_FRAMES, vec![]).await?;

    is_half_way(&page).await?;
    if keeps {
        page.focus_is(|focus| focus.contains("Toelichting bij vraag"), "the note").await?;
    } else {
        println!("{engine} loses the focus of any text area that is moved");
        page.ask("e2e.ofRole('textbox')[0].focus();", vec![]).await?;
        page.key(Key::End).await?;
    }
    page.type_text("ven.").await?;
    let kept = embed::call(&page, 0, "getAnswers", &[]).await?;
    ensure!(kept["notes"]["PR-1"] == "Half geschreven.", "notes: {kept}");
    Ok(())
}

const TWO_FRAMES: &str =
    "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)));";

const MOVES_FOCUS: &str = "const [from, to, host] = [1, 2, 3].map(() => document.createElement('div')), input = document.createElement('textarea');
    document.body.append(from, to);
    from.append(host);
    host.attachShadow({ mode: 'open' }).append(input);
    input.focus();
    to.moveBefore(host, null);";

async fn a_removed_element_is_freed_and_comes_back_with_its_answers(context: &mut TestContext) -> Result<()> {
    for storage in ["local", "none"] {
        let body =
            ONE.replace("id=\"a\"", &format!("id=\"a\" storage=\"{storage}\" storage-key=\"{storage}\""));
        embed::open_host(context, &body).await?;
        let page = context.page(Lang::Nl)?;
        page.start_full().await?;
        page.answer("PE-1", Answer::Step(3)).await?;
        page.answer("PE-2", Answer::Step(0)).await?;

        page.ask("window.kept = document.getElementById('a'); window.kept.remove();", vec![]).await?;
        wait::until("the removed element to let go of its screen", async || {
            let left =
                page.ask("return window.kept.shadowRoot.querySelectorAll('input').length;", vec![]).await?;
            Ok((left == 0).then_some(()))
        })
        .await?;
        page.ask("document.getElementById('right').append(window.kept);", vec![]).await?;

        page.wait_for_app().await?;
        page.says("2 van 48 beantwoord").await?;
        let kept = embed::call(&page, 0, "getAnswers", &[]).await?;
        ensure!(kept["answers"] == json!({ "PE-1": 3, "PE-2": 0 }), "storage {storage}: {kept}");
        ensure!(embed::errors(&page).await?.is_empty(), "errors: {:?}", embed::errors(&page).await?);
    }
    Ok(())
}

async fn a_session_store_survives_a_reload_and_no_new_tab(context: &mut TestContext) -> Result<()> {
    let body = ONE.replace("id=\"a\"", "id=\"a\" storage=\"session\"");
    embed::open_host(context, &body).await?;
    let page = context.page(Lang::Nl)?.only(0);
    page.start_full().await?;
    page.answer("PE-1", Answer::Step(3)).await?;
    page.says("Bewaard in dit tabblad").await?;
    ensure!(
        stored(&page).await? == json!([[], ["sbs:1:social-business:default"]]),
        "stored: {}",
        stored(&page).await?
    );

    page.driver().refresh().await?;
    page.wait_for_app().await?;
    page.says("1 van 48 beantwoord").await?;
    let first = page.driver().window().await?;
    let second = page.driver().new_tab().await?;
    page.driver().switch_to_window(second).await?;
    let new = embed::open(context, "host.html").await?.only(0);
    let kept = embed::call(&new, 0, "getAnswers", &[]).await?;
    page.driver().close_window().await?;
    page.driver().switch_to_window(first).await?;

    ensure!(kept["answers"] == json!({}), "the new tab has {kept}");
    Ok(())
}

async fn without_storage_nothing_is_kept_and_the_visitor_is_told(context: &mut TestContext) -> Result<()> {
    let body = ONE.replace("id=\"a\"", "id=\"a\" storage=\"none\"");
    embed::open_host(context, &body).await?;
    let page = context.page(Lang::Nl)?.only(0);
    page.start_full().await?;
    page.answer("PE-1", Answer::Step(3)).await?;

    page.says(page.words.not_saved).await?;
    ensure!(stored(&page).await? == json!([[], []]), "stored: {}", stored(&page).await?);
    page.driver().refresh().await?;
    page.wait_for_app().await?;
    let kept = embed::call(&page, 0, "getAnswers", &[]).await?;
    ensure!(kept["answers"] == json!({}), "after a reload: {kept}");
    Ok(())
}

/// The keys on the device, and in the tab.
async fn stored(page: &Page<'_>) -> Result<Value> {
    page.ask("return [Object.keys(localStorage), Object.keys(sessionStorage)];", vec![]).await
}

async fn language_theme_and_heading_level_follow_the_host(context: &mut TestContext) -> Result<()> {
    embed::open_host(context, &ONE.replace("id=\"a\"", "id=\"a\" theme=\"light\"")).await?;
    let page = context.page(Lang::Nl)?.only(0);
    half_way(&page).await?;
    let light = page.ask(LOOKS, vec![]).await?;
    let set = async |name: &str, value: &str| {
        page.ask(
            "document.getElementById('a').setAttribute(arguments[0], arguments[1]);",
            vec![json!(name), json!(value)],
        )
        .await
    };
    let level = async || -> Result<String> {
        let tag = page.ask("return e2e.all('h1, h2, h3, h4, h5, h6').filter(e => e.getRootNode() !== document)[0].tagName;", vec![]).await?;
        Ok(tag.as_str().unwrap_or_default().to_owned())
    };
    ensure!(level().await? == "H2", "the first heading is an {}", level().await?);

    set("theme", "dark").await?;
    wait::until("other colours", async || Ok((page.ask(LOOKS, vec![]).await? != light).then_some(())))
        .await?;
    set("heading-level", "4").await?;
    wait::until("headings of level 4", async || Ok((level().await? == "H4").then_some(()))).await?;
    is_half_way(&page).await?;
    page.ask("document.getElementById('a').headingLevel = 3;", vec![]).await?;
    wait::until("headings of level 3", async || Ok((level().await? == "H3").then_some(()))).await?;
    set("lang", "en").await?;
    let english = context.page(Lang::En)?.only(0);
    english.heading_is(&english.instrument.dimension("PR", Lang::En)?).await?;
    english.is_chosen("PR-1", Answer::Step(4)).await?;
    let note = page.ask("return e2e.ofRole('textbox')[0]?.value ?? null;", vec![]).await?;
    ensure!(note == "Half geschre", "the note is now {note}");
    // A value that nobody knows is no reason to stop.
    for (name, value) in [("lang", "fr"), ("theme", "pink"), ("heading-level", "9")] {
        set(name, value).await?;
    }
    set("lang", "nl").await?;
    page.heading_is(&page.instrument.dimension("PR", Lang::Nl)?).await?;
    ensure!(embed::errors(&page).await?.is_empty(), "errors: {:?}", embed::errors(&page).await?);
    Ok(())
}

async fn a_host_may_skip_the_introduction(context: &mut TestContext) -> Result<()> {
    let body = ONE.replace("id=\"a\"", "id=\"a\" screen=\"question\" mode=\"quick\"");
    embed::open_host(context, &body).await?;
    let page = context.page(Lang::Nl)?.only(0);

    page.find(Role::Group, Named::Starts(page.words.question)).await?;

    page.says("0 van 16 beantwoord").await?;
    // A page that opens with the scan in the middle of it keeps its place and its focus.
    ensure!(page.focus().await? == "body", "the focus is on `{}`", page.focus().await?);
    Ok(())
}

async fn a_host_may_offer_the_quick_scan(context: &mut TestContext) -> Result<()> {
    embed::open_host(context, &ONE.replace("id=\"a\"", "id=\"a\" mode=\"quick\"")).await?;
    let page = context.page(Lang::Nl)?.only(0);

    let ready = embed::event(&page, "sbs-ready").await?;
    ensure!(
        ready
            == json!({ "instrument": "social-business", "version": 1, "lang": "nl", "mode": "quick",
            "resumed": false, "answered": 0, "total": 16 }),
        "ready: {ready}"
    );
    page.start_quick().await?;
    page.answer("PE-2", Answer::Step(1)).await?;
    page.key(Key::Tab).await?;

    page.says("1 van 16 beantwoord").await
}
