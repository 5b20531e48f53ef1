//! The start screen in the element before the app is there: the host's page does not jump, and what is done there is not
//! lost. The slow line is a gate before the core of the small script.

use anyhow::{Context, Result, ensure};
use e2e::{
    Engine, Lang, Page, TestContext, answer_fixtures,
    embed::{self, LATE, held, is_early, late, nothing_was_heard},
    layout_stability::{AFTER, WATCH, seen},
    page::{Named, Role},
    scenarios,
    server::Gate,
    storage_fixture, wait,
};
use serde_json::{Value, json};

scenarios! {
    the_page_stands_still_with_the_script_before_or_after_the_element;
    the_page_stands_still_when_the_app_comes_late;
    a_canvas_takes_no_place_until_it_has_its_size;
    the_skeleton_is_what_the_app_draws;
    what_was_ticked_typed_and_unfolded_is_there_in_the_app in all because "engines run what comes while a page loads in another order";
    a_start_that_was_pressed_early_leads_to_the_first_question;
    the_other_language_that_was_chosen_early_stays;
    a_resume_that_was_pressed_early_goes_on;
    what_is_not_known_has_bars_and_a_line_that_says_so;
    what_stands_between_the_tags_makes_way_and_comes_back_when_the_scan_cannot_start;
    a_move_on_the_page_keeps_what_was_done_early;
}

const CLASSIC: &str = "<script src=\"../social-business-scan.js\"></script>";
const ELEMENT: &str = "<social-business-scan></social-business-scan>";
const LOADING: &str = "De scan wordt geladen.";

/// Widths of the box that the host gives.
const WIDTHS: [u32; 3] = [360, 768, 1280];

/// A page with a text after the scan, in a box of this width.
fn page_of(width: u32, body: &str) -> String {
    embed::host(&format!("{WATCH}<div style=\"width: {width}px\">{body}</div>{AFTER}"))
}

/// A host's page whose core waits at the gate.
async fn open<'a>(context: &'a mut TestContext, gate: &Gate, attributes: &str) -> Result<Page<'a>> {
    context.serve(held(gate, attributes))?;
    let page = embed::goto(context, "host.html").await?;
    is_early(&page).await?;
    Ok(page)
}

async fn the_page_stands_still_with_the_script_before_or_after_the_element(
    context: &mut TestContext,
) -> Result<()> {
    for width in WIDTHS {
        for body in [format!("{CLASSIC}{ELEMENT}"), format!("{ELEMENT}{CLASSIC}")] {
            context.serve(embed::with_page(embed::site(), "host.html", &page_of(width, &body)))?;
            let page = embed::open(context, "host.html").await?;

            let seen = seen(&page, 0).await?;

            seen.is_still(&format!("{width} px wide, {body}"))?;
            ensure!(seen.shifted == 0.0, "Chromium sees a shift, {width} px, {body}: {seen:?}");
        }
    }
    Ok(())
}

async fn the_page_stands_still_when_the_app_comes_late(context: &mut TestContext) -> Result<()> {
    let visits = [
        ("", None),
        ("lang=\"en\" mode=\"quick\" heading-level=\"3\"", None),
        ("storage=\"none\"", None),
        ("storage=\"session\" mode=\"full\"", None),
        ("", Some(kept("S02", json!({}))?)),
        ("", Some(kept("S09", json!({ "place": "result" }))?)),
    ];
    for (attributes, kept) in visits {
        for width in WIDTHS {
            let gate = Gate::default();
            let html = page_of(width, &late(attributes));
            context.serve(embed::with_page(embed::site().hold(".core.js", &gate), "host.html", &html))?;
            leave(context, kept.as_deref()).await?;
            let page = embed::goto(context, "host.html").await?;
            is_early(&page).await?;
            let before = seen(&page, 0).await?;

            gate.open();
            page.wait_for_app().await?;

            let what = format!("{width} px wide, {attributes} {kept:?}");
            let after = seen(&page, before.places.len() - 1).await?;
            after.is_still(&what)?;
            ensure!(after.shifted == before.shifted, "Chromium sees a shift, {what}: {after:?}");
        }
    }
    Ok(())
}

/// How large each canvas on the page is when the scan first reaches for it, before it says how large it shall be. A slow
/// machine may draw a frame in between.
const CANVASES: &str = "<script>
    window.sizes = [];
    const context = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function (...what) {
        if (this.isConnected && !this.known) sizes.push([this.clientWidth, this.clientHeight].join(' x '));
        this.known = true;
        return context.apply(this, what);
    };
</script>";

async fn a_canvas_takes_no_place_until_it_has_its_size(context: &mut TestContext) -> Result<()> {
    let host = embed::host(&format!("{CANVASES}{ELEMENT}{CLASSIC}"));
    context.serve(embed::with_page(embed::site(), "host.html", &host))?;
    let page = embed::open(context, "host.html").await?;
    let sizes = "return sizes;";
    wait::until("a canvas", async || Ok((page.ask(sizes, vec![]).await? != json!([])).then_some(()))).await?;
    let sizes = page.ask(sizes, vec![]).await?;
    ensure!(sizes == json!(["0 x 0"]), "{sizes}");
    Ok(())
}

/// Every element, attribute and text that there is to see, but what only the app has: the drawing, and texts that are
/// folded away.
const TREE: &str = "const lines = [];
    const walk = (node, depth) => {
        if (node.nodeType === Node.TEXT_NODE && node.data) lines.push(`${depth} ${node.data}`);
        if (node.nodeType !== Node.ELEMENT_NODE) return;
        const own = [...node.attributes].filter(a => a.name !== 'data-early')
            .map(a => `${a.name}=${a.value.replace(/\\b(early-[a-z]+|sbs-\\d+)-/g, '')}`).sort().join(' ');
        lines.push(`${depth} <${node.localName} ${own}>`);
        const isLater = node.matches('.sbs-drawing, .sbs-resume p, .sbs-disclosure__body:not(:has(label))');
        if (isLater) return;
        node.normalize();
        for (const child of node.childNodes) walk(child, depth + 1);
    };
    walk(e2e.all('.sbs')[0], 0);
    return lines;";

async fn the_skeleton_is_what_the_app_draws(context: &mut TestContext) -> Result<()> {
    let visits = [
        ("", None),
        ("lang=\"en\"", None),
        ("mode=\"quick\"", None),
        ("mode=\"full\" heading-level=\"1\"", None),
        ("heading-level=\"6\" theme=\"dark\"", None),
        ("storage=\"session\"", None),
        ("storage=\"none\"", None),
        ("", Some(kept("S02", json!({}))?)),
        ("", Some(kept("S09", json!({ "place": "result", "lang": "en" }))?)),
        ("", Some(kept("S09", json!({ "answers": { "PE-2": 1 }, "place": "three-ps" }))?)),
        ("mode=\"quick\"", Some(kept("S09", json!({ "place": "values" }))?)),
        ("", Some("{\"half".to_owned())),
    ];
    for (attributes, kept) in visits {
        let (early, app) = before_and_after(context, attributes, kept.as_deref(), TREE).await?;
        let (early, app) = (lines(&early), lines(&app));
        // What could not be read is told, which only the app knows.
        let app = if kept.as_deref() == Some("{\"half") { without_notice(app) } else { app };
        let differ = early.iter().zip(&app).find(|(one, two)| one != two);
        ensure!(differ.is_none(), "{attributes} {kept:?}: before and after: {differ:?}");
        ensure!(early.len() == app.len(), "{attributes} {kept:?}: {} and {} lines", early.len(), app.len());
        ensure!(early.len() > 80, "only {} lines", early.len());
    }
    // Of the questions folds come with the app, so only what says that nothing is kept is compared.
    let told = "return e2e.all('.sbs-saved, .sbs-notice').map(line => line.textContent.trim());";
    let attributes = "screen=\"question\" storage=\"none\"";
    let (early, app) = before_and_after(context, attributes, None, told).await?;
    ensure!(early == app && early != json!([]), "before {early}, after {app}");
    Ok(())
}

/// What a script finds before the app is there, and then.
async fn before_and_after(
    context: &mut TestContext,
    attributes: &str,
    kept: Option<&str>,
    script: &str,
) -> Result<(Value, Value)> {
    let gate = Gate::default();
    context.serve(held(&gate, attributes))?;
    leave(context, kept).await?;
    let page = embed::goto(context, "host.html").await?;
    is_early(&page).await?;
    let early = page.ask(script, vec![]).await?;
    gate.open();
    page.wait_for_app().await?;
    Ok((early, page.ask(script, vec![]).await?))
}

fn lines(tree: &Value) -> Vec<String> {
    let lines = tree.as_array().into_iter().flatten();
    lines.filter_map(|line| line.as_str().map(str::to_owned)).collect()
}

/// Without what stands in the first list of notices.
fn without_notice(mut lines: Vec<String>) -> Vec<String> {
    let depth = |line: &str| line.split(' ').next().and_then(|depth| depth.parse::<usize>().ok());
    if let Some(at) = lines.iter().position(|line| line.contains("class=sbs-notices")) {
        let own = depth(&lines[at]);
        let end = lines[at + 1..].iter().position(|line| depth(line) <= own).unwrap_or(0);
        lines.drain(at + 1..at + 1 + end);
    }
    lines
}

/// What an earlier visit kept: the answers of a case of `cases.json`, and this beside them.
fn kept(case: &str, beside: Value) -> Result<String> {
    let mut envelope = storage_fixture::envelope(&answer_fixtures::case(case)?);
    for (name, value) in beside.as_object().into_iter().flatten() {
        envelope[name] = value.clone();
    }
    Ok(envelope.to_string())
}

/// Makes the device as an earlier visit left it.
async fn leave(context: &TestContext, kept: Option<&str>) -> Result<()> {
    match kept {
        Some(text) => context.seed(text).await,
        None => Ok(()),
    }
}

async fn what_was_ticked_typed_and_unfolded_is_there_in_the_app(context: &mut TestContext) -> Result<()> {
    let gate = Gate::default();
    let page = open(context, &gate, "").await?;
    page.press(Role::Button, Named::Starts(page.words.settings)).await?;
    page.press(Role::Checkbox, Named::Starts(page.words.no_social)).await?;
    page.press(Role::Button, Named::Starts(page.words.code_form)).await?;
    let field = page.find(Role::Textbox, Named::Is("Code")).await?;
    page.type_into(&field, "SB1-2").await?;

    gate.open();
    page.wait_for_app().await?;

    let script = "const field = e2e.all('textarea')[0];
        return [e2e.all('input[type=checkbox]')[0].checked, field.value, e2e.active() === field,
            field.selectionStart, field.closest('details').open];";
    wait::until("what was done early", async || {
        let there = page.ask(script, vec![]).await?;
        Ok((there == json!([true, "SB1-2", true, 5, true])).then_some(()))
    })
    .await?;
    // And typing goes on.
    page.type_text("0").await?;
    let value = "return e2e.all('textarea')[0].value;";
    wait::until("what was typed on", async || Ok((page.ask(value, vec![]).await? == "SB1-20").then_some(())))
        .await?;
    nothing_was_heard(&page).await
}

async fn a_start_that_was_pressed_early_leads_to_the_first_question(context: &mut TestContext) -> Result<()> {
    let gate = Gate::default();
    let page = open(context, &gate, "").await?;
    ensure!(embed::events(&page).await?.is_empty(), "the scan is ready before it is");
    page.press(Role::Button, Named::Starts(page.words.settings)).await?;
    page.press(Role::Checkbox, Named::Starts(page.words.no_social)).await?;
    page.start_quick().await?;
    // A slow device: drawing is interrupted there.
    slowed(context, 12).await?;

    gate.open();

    let page = context.page(Lang::Nl)?;
    let scan = page.scan(0, Lang::Nl)?;
    scan.heading_is(page.words.three_ps).await?;
    page.focus_is(|focus| focus.contains(page.words.three_ps), "the heading").await?;
    let ready = embed::event(&page, "sbs-ready").await?;
    ensure!(ready["answered"] == 0, "{ready}");
    // And the tick before it.
    let answers = embed::call(&page, 0, "getAnswers", &[]).await?;
    ensure!(answers["mode"] == "quick" && answers["cultureOnly"] == true, "the scan is {answers}");
    slowed(context, 1).await?;
    nothing_was_heard(&page).await
}

/// Makes the processor so many times slower, where a test can.
async fn slowed(context: &TestContext, times: u32) -> Result<()> {
    if context.engine() == Engine::Chromium {
        context.driver()?.cdp().send_raw("Emulation.setCPUThrottlingRate", json!({ "rate": times })).await?;
    }
    Ok(())
}

async fn the_other_language_that_was_chosen_early_stays(context: &mut TestContext) -> Result<()> {
    let gate = Gate::default();
    let page = open(context, &gate, "").await?;
    page.press(Role::Button, Named::Starts(page.words.settings)).await?;
    page.press(Role::Checkbox, Named::Starts(page.words.no_social)).await?;

    page.press(Role::Button, Named::Has("English")).await?;

    let page = page.scan(0, Lang::En)?;
    is_ticked(&page).await.context("the tick was lost with the language")?;
    gate.open();
    page.wait_for_app().await?;
    page.find(Role::Button, Named::Starts(page.words.start_quick)).await?;
    is_ticked(&page).await.context("the tick was lost in the app")
}

async fn is_ticked(page: &Page<'_>) -> Result<()> {
    wait::until("the tick", async || {
        let field = page.find(Role::Checkbox, Named::Starts(page.words.no_social)).await?;
        Ok(field.is_selected().await?.then_some(()))
    })
    .await
}

async fn a_resume_that_was_pressed_early_goes_on(context: &mut TestContext) -> Result<()> {
    let gate = Gate::default();
    context.serve(held(&gate, ""))?;
    context.seed(&kept("S09", json!({ "place": "overview" }))?).await?;
    let page = embed::goto(context, "host.html").await?;
    is_early(&page).await?;
    page.press(Role::Button, Named::Is(page.words.resume)).await?;

    gate.open();

    page.scan(0, Lang::Nl)?.heading_is(page.words.overview).await
}

async fn what_is_not_known_has_bars_and_a_line_that_says_so(context: &mut TestContext) -> Result<()> {
    for attributes in ["screen=\"team\"", "src=\"../no-such-file.json\""] {
        let gate = Gate::default();
        let page = open(context, &gate, attributes).await?;

        page.says(LOADING).await?;
        let height = page
            .ask(
                "return document.querySelector('social-business-scan').getBoundingClientRect().height;",
                vec![],
            )
            .await?;
        ensure!(height.as_f64() > Some(600.0), "{attributes}: the height is {height}");
        let starts = page
            .ask("return e2e.all('[data-early]').filter(e => !e.closest('[inert]') && e.localName === 'button').length;", vec![])
            .await?;
        ensure!(starts == 0, "{attributes}: {starts} scans can be started");
        gate.open();
        if attributes.starts_with("src") {
            embed::event(&page, "sbs-error").await?;
        } else {
            page.scan(0, Lang::Nl)?.heading_is("Team samenbrengen").await?;
        }
    }
    Ok(())
}

async fn what_stands_between_the_tags_makes_way_and_comes_back_when_the_scan_cannot_start(
    context: &mut TestContext,
) -> Result<()> {
    const FALLBACK: &str = "Vul de scan in op onze eigen site.";
    let element = format!("<social-business-scan><p>{FALLBACK}</p></social-business-scan>");
    let gate = Gate::default();
    let site = embed::site().replace_first(2, ".core.js", 404, "text/plain", b"gone").hold(".core.js", &gate);
    context.serve(embed::with_page(site, "host.html", &embed::host(&format!("{element}{LATE}"))))?;
    let page = embed::goto(context, "host.html").await?;
    is_early(&page).await?;
    let text = page.text().await?;
    ensure!(!text.contains(FALLBACK), "what is between the tags stands beside the scan: {text}");

    gate.open();
    embed::event(&page, "sbs-error").await?;
    page.says(FALLBACK).await?;
    let early = page.ask("return e2e.all('.sbs[data-early]').length;", vec![]).await?;
    ensure!(early == 0, "the start screen stands beside the panel");

    page.press(Role::Button, Named::Is("Probeer opnieuw")).await?;
    page.wait_for_app().await?;
    let text = page.text().await?;
    ensure!(!text.contains(FALLBACK), "what is between the tags stands beside the scan: {text}");
    Ok(())
}

async fn a_move_on_the_page_keeps_what_was_done_early(context: &mut TestContext) -> Result<()> {
    let gate = Gate::default();
    let page = open(context, &gate, "").await?;
    page.press(Role::Button, Named::Starts(page.words.settings)).await?;
    page.press(Role::Checkbox, Named::Starts(page.words.no_social)).await?;

    page.ask("document.body.prepend(document.querySelector('social-business-scan'));", vec![]).await?;

    gate.open();
    page.wait_for_app().await?;
    let ticked = page.find(Role::Checkbox, Named::Starts(page.words.no_social)).await?;
    ensure!(ticked.is_selected().await?, "the tick was lost with the move");
    nothing_was_heard(&page).await
}
