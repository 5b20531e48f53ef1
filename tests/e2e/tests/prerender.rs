//! The page before its wasm is there: it is read, pressed, ticked and typed on, and nothing of that is lost.

use anyhow::{Context, Result, ensure};
use e2e::{
    Answer, Lang, Page, TestContext, answer_fixtures,
    page::{Named, Role},
    scenarios,
    server::{Gate, Options},
    storage_fixture, test_context,
    viewport::{self, Scheme},
    wait,
};
use serde_json::{Value, json};

scenarios! {
    what_is_done_before_the_wasm_is_there_is_done_in_the_app in all because "engines run what comes while a page loads in another order";
    what_is_done_before_the_wasm_is_there_leads_to_no_rebuild;
    the_first_questions_of_a_scan_that_goes_on_are_there_with_their_answers in all because "engines run what comes while a page loads in another order";
    who_goes_on_finds_the_button_before_the_app;
    the_other_language_is_there_before_the_app;
    a_start_whose_questions_come_with_the_app_is_not_lost;
    an_answer_before_the_app_outlives_the_window;
    a_whole_section_before_the_app_is_still_the_same_section in all because "engines run what comes while a page loads in another order";
    what_the_tab_alone_may_keep_is_kept_there_before_the_app;
    a_code_that_is_typed_before_the_app_is_opened;
    the_app_takes_its_place_without_a_jump only [Chromium];
}

/// The page's wasm.
pub const WASM: &str = "_bg.wasm";

/// A site where the wasm waits.
fn site(gate: &Gate) -> Options {
    test_context::site().hold(WASM, gate)
}

/// The page as it is before the app, in the language that it has chosen.
async fn open<'a>(context: &'a TestContext, place: &str) -> Result<Page<'a>> {
    context.driver()?.goto("about:blank").await?;
    context.driver()?.goto(format!("{}{place}", context.server().url())).await?;
    let page = context.page(Lang::Nl)?;
    let lang = page.ask("return document.documentElement.dataset.sbsLang;", vec![]).await?;
    ensure!(page.ask(EARLY, vec![]).await? == true, "the app is there already");
    context.page(if lang == "en" { Lang::En } else { Lang::Nl })
}

/// Whether the app is still to come.
pub const EARLY: &str =
    "return document.getElementById('sbs-early') !== null && document.getElementById('sbs').hidden;";

async fn kept(page: &Page<'_>) -> Result<Value> {
    wait::until("something to be kept", async || {
        let text = storage_fixture::read(page.driver(), storage_fixture::KEY).await?;
        Ok(text.map(|text| serde_json::from_str(&text)).transpose()?)
    })
    .await
}

async fn what_is_done_before_the_wasm_is_there_is_done_in_the_app(context: &mut TestContext) -> Result<()> {
    let gate = Gate::default();
    context.serve(site(&gate))?;
    let page = open(context, "").await?;

    page.start_full().await?;
    page.answer("PE-1", Answer::Step(2)).await?;
    page.answer("PE-2", Answer::DontKnow).await?;
    page.answer("PE-1", Answer::Step(3)).await?;
    page.ask("e2e.all('fieldset details').filter(e2e.isShown)[0].open = true;", vec![]).await?;
    let note = page.elements(Role::Textbox).await?;
    let (_, note) = note.first().context("there is no field for a note")?;
    page.type_into(note, "Half geschre").await?;
    ensure!(page.ask(EARLY, vec![]).await? == true, "the app is there already");
    let before = page.heading().await?;
    gate.open();
    page.wait_for_app().await?;

    page.is_chosen("PE-1", Answer::Step(3)).await?;
    page.is_chosen("PE-2", Answer::DontKnow).await?;
    ensure!(page.heading().await? == before, "another screen");
    // The visitor types on where he was.
    let is_there = "const field = e2e.active();
        return field?.localName === 'textarea' && field.selectionStart === field.value.length && field.value !== '';";
    wait::until("the focus at the end of the note", async || {
        Ok((page.ask(is_there, vec![]).await? == true).then_some(()))
    })
    .await?;
    page.type_text("ven.").await?;
    let mut last = Value::Null;
    wait::until("answers and note to be kept", async || {
        last = kept(&page).await?;
        let is_whole = last["answers"] == json!({ "PE-1": 3, "PE-2": "DK" });
        Ok((is_whole && last["notes"]["PE-1"] == "Half geschreven.").then_some(()))
    })
    .await
    .with_context(|| format!("kept: {last}"))?;
    page.next().await
}

/// A rebuild is for elements that other code removed; without one it only costs time.
async fn what_is_done_before_the_wasm_is_there_leads_to_no_rebuild(context: &mut TestContext) -> Result<()> {
    let gate = Gate::default();
    context.serve(site(&gate))?;
    let page = open(context, "").await?;
    page.start_full().await?;
    page.answer("PE-1", Answer::Step(2)).await?;
    gate.open();
    page.wait_for_app().await?;
    page.is_chosen("PE-1", Answer::Step(2)).await?;

    page.ask("window.scan = e2e.all('.sbs')[0];", vec![]).await?;
    for item in ["PE-2", "PE-3"] {
        page.answer(item, Answer::Step(2)).await?;
        page.is_chosen(item, Answer::Step(2)).await?;
    }
    page.next().await?;

    ensure!(page.ask("return e2e.all('.sbs')[0] === window.scan;", vec![]).await? == true, "it was rebuilt");
    Ok(())
}

async fn the_first_questions_of_a_scan_that_goes_on_are_there_with_their_answers(
    context: &mut TestContext,
) -> Result<()> {
    let gate = Gate::default();
    context.serve(site(&gate))?;
    let sheet = json!({ "instrument": "social-business", "version": 1, "mode": "full",
        "answers": { "PE-1": 1, "PE-3": "DK" }, "orgModel": null, "employees": null, "publishers": null, "place": "people" });
    context.seed(&storage_fixture::envelope(&sheet).to_string()).await?;

    let page = open(context, "#people").await?;
    ensure!(page.lang() == Lang::Nl, "the language that was chosen is not there");
    page.is_chosen("PE-1", Answer::Step(1)).await?;
    page.is_open("PE-2").await?;
    page.answer("PE-2", Answer::Step(4)).await?;
    gate.open();
    page.wait_for_app().await?;

    page.is_chosen("PE-1", Answer::Step(1)).await?;
    page.is_chosen("PE-2", Answer::Step(4)).await?;
    let kept = kept(&page).await?;
    let all = json!({ "PE-1": 1, "PE-2": 4, "PE-3": "DK" });
    ensure!(kept["answers"] == all, "kept: {kept}");
    Ok(())
}

async fn who_goes_on_finds_the_button_before_the_app(context: &mut TestContext) -> Result<()> {
    let gate = Gate::default();
    context.serve(site(&gate))?;
    let mut sheet = answer_fixtures::case("S09")?;
    sheet["place"] = json!("values");
    context.seed(&storage_fixture::envelope(&sheet).to_string()).await?;

    let page = open(context, "").await?;
    page.press(Role::Button, Named::Is(page.words.resume)).await?;
    page.says("De scan wordt geladen.").await?;
    gate.open();
    page.wait_for_app().await?;

    page.find(Role::Group, Named::Starts(page.words.question)).await?;
    let text = page.text().await?;
    ensure!(!text.contains("De scan wordt geladen."), "it still says that it is loading");
    ensure!(kept(&page).await?["answers"] == sheet["answers"], "answers are lost");
    Ok(())
}

async fn the_other_language_is_there_before_the_app(context: &mut TestContext) -> Result<()> {
    let gate = Gate::default();
    context.serve(site(&gate))?;
    let page = open(context, "").await?;
    let (name, lang) = if page.lang() == Lang::En { ("Nederlands", Lang::Nl) } else { ("English", Lang::En) };

    page.press(Role::Button, Named::Has(name)).await?;
    let page = context.page(lang)?;
    page.start_quick().await?;
    page.answer("PE-2", Answer::Step(1)).await?;
    ensure!(page.ask(EARLY, vec![]).await? == true, "the app is there already");
    gate.open();
    page.wait_for_app().await?;

    page.is_chosen("PE-2", Answer::Step(1)).await?;
    let kept = kept(&page).await?;
    ensure!(kept["lang"] == lang.code() && kept["answers"] == json!({ "PE-2": 1 }), "kept: {kept}");
    Ok(())
}

async fn a_start_whose_questions_come_with_the_app_is_not_lost(context: &mut TestContext) -> Result<()> {
    let gate = Gate::default();
    context.serve(site(&gate))?;
    let page = open(context, "").await?;

    page.ask("e2e.ofRole('button').find(b => e2e.name(b).includes('Deutsch')).click();", vec![]).await?;
    page.ask("e2e.ofRole('button').find(b => e2e.name(b) === 'Schnellscan starten').click();", vec![])
        .await?;
    page.says("Der Scan wird geladen.").await?;
    ensure!(page.ask(EARLY, vec![]).await? == true, "the app is there already");
    gate.open();

    page.wait_for_app().await?;
    page.says("Die drei P").await
}

async fn an_answer_before_the_app_outlives_the_window(context: &mut TestContext) -> Result<()> {
    let gate = Gate::default();
    context.serve(site(&gate))?;
    let page = open(context, "").await?;
    page.start_quick().await?;
    page.answer("PE-2", Answer::Step(1)).await?;
    let given = json!({ "PE-2": 1 });
    ensure!(kept(&page).await?["answers"] == given, "kept: {}", kept(&page).await?);

    let page = open(context, "").await?;
    page.find(Role::Button, Named::Is(page.words.resume)).await?;
    gate.open();
    page.wait_for_app().await?;
    page.press(Role::Button, Named::Is(page.words.resume)).await?;

    page.is_chosen("PE-2", Answer::Step(1)).await
}

async fn a_whole_section_before_the_app_is_still_the_same_section(context: &mut TestContext) -> Result<()> {
    let gate = Gate::default();
    context.serve(site(&gate))?;
    let page = open(context, "").await?;
    page.start_quick().await?;
    let all: Vec<String> =
        answer_fixtures::case("S09")?["answers"].as_object().context("no answers")?.keys().cloned().collect();
    let here = page.items_here(&all).await?;
    ensure!(here.len() > 3, "the first section has {here:?}");
    for item in &here {
        page.answer(item, Answer::Step(2)).await?;
    }
    let before = page.heading().await?;
    ensure!(page.ask(EARLY, vec![]).await? == true, "the app is there already");
    gate.open();
    page.wait_for_app().await?;

    for item in &here {
        page.is_chosen(item, Answer::Step(2)).await?;
    }
    ensure!(page.heading().await? == before, "another section");
    Ok(())
}

async fn what_the_tab_alone_may_keep_is_kept_there_before_the_app(context: &mut TestContext) -> Result<()> {
    let gate = Gate::default();
    context.serve(site(&gate))?;
    let page = open(context, "").await?;
    page.press(Role::Button, Named::Starts(page.words.settings)).await?;
    page.ask("e2e.ofRole('checkbox').filter(e2e.isShown)[1].click();", vec![]).await?;
    page.start_quick().await?;
    page.answer("PE-2", Answer::Step(3)).await?;
    let stores = "return [Object.keys(localStorage).length, Object.values({ ...sessionStorage }).join()];";
    let early = page.ask(stores, vec![]).await?;
    ensure!(early[0] == 0 && early[1].to_string().contains("PE-2"), "kept: {early}");
    gate.open();
    page.wait_for_app().await?;

    page.is_chosen("PE-2", Answer::Step(3)).await?;
    let kept = page.ask(stores, vec![]).await?;
    ensure!(kept[0] == 0 && kept[1].to_string().contains("PE-2"), "kept: {kept}");
    Ok(())
}

async fn a_code_that_is_typed_before_the_app_is_opened(context: &mut TestContext) -> Result<()> {
    let gate = Gate::default();
    context.serve(site(&gate))?;
    let page = open(context, "").await?;
    let summary = "[...document.querySelectorAll('#sbs-early summary')].filter(e2e.isShown).find(one => /code/.test(one.textContent))";
    page.ask(&format!("{summary}.click();"), vec![]).await?;
    let code = page.find(Role::Textbox, Named::Has("Code")).await?;
    page.type_into(&code, "NOT-A-CODE").await?;
    let open = format!("{summary}.parentElement.querySelector('button').click();");
    page.ask(&open, vec![]).await?;
    ensure!(page.ask(EARLY, vec![]).await? == true, "the app is there already");
    gate.open();
    page.wait_for_app().await?;

    let told = "return document.querySelector('#sbs textarea[aria-invalid=true] ~ .sbs-field__error')?.textContent ?? '';";
    wait::until("what is wrong with the code", async || {
        Ok((page.ask(told, vec![]).await? != "").then_some(()))
    })
    .await?;
    let typed = page.ask("return document.querySelector('#sbs textarea').value;", vec![]).await?;
    ensure!(typed == "NOT-A-CODE", "typed: {typed}");
    Ok(())
}

/// Where everything is that can be seen, but for the drawing, which comes later into its place.
const PLACES: &str = "return JSON.stringify(e2e.all('main h1, main h2, main p, main button, main label, main legend, main summary, main li')
    .filter(e2e.isShown).map(found => { const box = found.getBoundingClientRect();
        return [found.textContent.slice(0, 30), Math.round(box.x), Math.round(box.y + scrollY), Math.round(box.width), Math.round(box.height)]; }));";

const SHIFTS: &str = "const done = arguments[0];
    const told = ({ node, previousRect: from, currentRect: to }) =>
        `${node?.nodeName} ${node?.id || node?.className || node?.textContent}: ${[from.x, from.y, from.width, from.height]} to ${[to.x, to.y, to.width, to.height]}`;
    new PerformanceObserver(list => done(list.getEntries().map(({ value, startTime, sources }) =>
        `${value} at ${startTime} ms, ${sources.map(told)}`).join('; '))).observe({ type: 'layout-shift', buffered: true });
    setTimeout(() => done(''), 300);";

async fn the_app_takes_its_place_without_a_jump(context: &mut TestContext) -> Result<()> {
    for width in [360, 768, 1280] {
        let gate = Gate::default();
        context.serve(site(&gate))?;
        viewport::size(context.driver()?, width, 900).await?;
        viewport::scheme(context.driver()?, Scheme::Light).await?;
        let page = open(context, "").await?;
        let before = page.ask(PLACES, vec![]).await?;
        gate.open();
        page.wait_for_app().await?;
        page.find(Role::Img, Named::Has("")).await?;
        let after = page.ask(PLACES, vec![]).await?;
        ensure!(before == after, "at {width} px:\n{before}\n{after}");
        let shifted = page.ask_async(SHIFTS).await?;
        ensure!(shifted == "", "at {width} px things moved: {shifted}");

        let gate = Gate::default();
        context.serve(site(&gate))?;
        let page = open(context, "").await?;
        page.start_quick().await?;
        let before = page.ask(PLACES, vec![]).await?;
        gate.open();
        page.wait_for_app().await?;
        let after = page.ask(PLACES, vec![]).await?;
        ensure!(before == after, "questions at {width} px:\n{before}\n{after}");
    }
    Ok(())
}
