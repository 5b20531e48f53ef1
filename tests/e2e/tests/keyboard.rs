//! The scan without a mouse.

use anyhow::{Context, Result, ensure};
use e2e::{
    Answer, Lang, Page, TestContext, answer_fixtures, comparison,
    page::{Named, Role},
    scenarios, storage_fixture, viewport, wait,
};
use serde_json::{Value, json};
use thirtyfour::Key;

use crate::attempts::to_start;

scenarios! {
    the_quick_scan_can_be_done_with_the_keyboard_only in all because "what keys do and where the focus goes is the engine's";
    arrows_choose_and_backspace_clears_and_undo_brings_back in all because "what keys do and where the focus goes is the engine's";
    the_button_that_clears_an_answer_keeps_the_focus_and_brings_it_back in all because "what keys do and where the focus goes is the engine's";
    a_wrong_number_is_said_and_the_overview_leads_to_it in all because "when a field tells of a change is the engine's";
    digits_work_only_inside_a_question;
    a_new_section_gets_the_focus_on_its_heading in all because "what keys do and where the focus goes is the engine's";
    a_focus_that_the_visitor_moved_is_not_taken_away_by_a_new_screen;
    the_first_stop_leads_past_the_list_of_sections;
    the_menu_moves_nothing_and_closes_when_the_visitor_goes_elsewhere only [Chromium];
    escape_closes_a_dialog_and_the_focus_returns in all because "what keys do and where the focus goes is the engine's";
}

async fn the_quick_scan_can_be_done_with_the_keyboard_only(context: &mut TestContext) -> Result<()> {
    let sheet = answer_fixtures::case("S09")?;
    let page = context.open(Lang::En).await?;
    tab_to(&page, page.words.start_quick).await?;
    page.key(Key::Enter).await?;
    page.find(Role::Group, Named::Starts(page.words.question)).await?;
    page.is_drawn().await?;

    let mut done = 0;
    loop {
        let heading = page.heading().await?;
        for item in &page.items_here(&page.instrument.quick_items()).await? {
            answer_by_key(&page, item, &sheet["answers"][item]).await?;
            done += 1;
        }
        // Enter goes to the way on, because nothing is open any more: in the end to the result.
        page.key(Key::Enter).await?;
        let leads_on =
            |focus: &str| focus.contains(page.words.onward) || focus.contains(page.words.show_result);
        page.focus_is(leads_on, page.words.onward).await.with_context(|| format!("in `{heading}`"))?;
        let is_last = page.focus().await?.contains(page.words.show_result);
        page.key(Key::Enter).await?;
        if is_last {
            break;
        }
        page.heading_after(&heading).await?;
    }
    page.find(Role::Table, Named::Starts(page.words.three_ps)).await?;

    ensure!(done == 16, "{done} items came by");
    let mut without = sheet.clone();
    for key in ["orgModel", "employees", "publishers"] {
        without.as_object_mut().context("a sheet is an object")?.remove(key);
    }
    comparison::result_equals(&page, &without).await
}

/// Goes to the item with Tab (or is brought there by Enter), and answers it.
async fn answer_by_key(page: &Page<'_>, item: &str, answer: &Value) -> Result<()> {
    let statement = page.instrument.statement(item, page.lang())?;
    if !page.focus_group().await?.contains(&statement) && page.focus_group().await?.is_empty() {
        page.tab_until(&statement, async || Ok(page.focus_group().await?.contains(&statement))).await?;
    } else if !page.focus_group().await?.contains(&statement) {
        page.key(Key::Enter).await?;
        page.focus_group_is(&statement).await?;
    }
    match Answer::from_json(answer)? {
        Answer::Step(step) => page.type_text(&step.to_string()).await?,
        other => {
            // Don't know and not applicable come after 4, so the arrows reach them.
            page.type_text("4").await?;
            page.is_chosen(item, Answer::Step(4)).await?;
            page.key(Key::Down).await?;
            if other == Answer::NotApplicable {
                page.is_chosen(item, Answer::DontKnow).await?;
                page.key(Key::Down).await?;
            }
        }
    }
    page.is_chosen(item, Answer::from_json(answer)?).await?;
    // Choosing moves the focus nowhere but within the question.
    page.focus_group_is(&statement).await
}

async fn arrows_choose_and_backspace_clears_and_undo_brings_back(context: &mut TestContext) -> Result<()> {
    let page = context.open(Lang::Nl).await?;
    page.start_full().await?;
    let statement = page.instrument.statement("PE-1", Lang::Nl)?;
    page.tab_until(&statement, async || Ok(page.focus_group().await?.contains(&statement))).await?;

    page.key(Key::Space).await?;
    page.is_chosen("PE-1", Answer::Step(0)).await?;
    page.key(Key::Down).await?;
    page.key(Key::Right).await?;
    page.is_chosen("PE-1", Answer::Step(2)).await?;
    page.key(Key::Up).await?;
    page.is_chosen("PE-1", Answer::Step(1)).await?;
    page.key(Key::Backspace).await?;
    page.is_open("PE-1").await?;
    page.status_is("Antwoord op vraag 1 gewist.").await?;
    page.control("z").await?;
    page.is_chosen("PE-1", Answer::Step(1)).await
}

/// In a visit in which nothing was saved before: that it was cleared goes before that it was saved.
async fn the_button_that_clears_an_answer_keeps_the_focus_and_brings_it_back(
    context: &mut TestContext,
) -> Result<()> {
    let mut envelope = storage_fixture::envelope(&answer_fixtures::case("S01")?);
    envelope["place"] = json!("people");
    context.seed(&envelope.to_string()).await?;
    let page = context.open(Lang::Nl).await?;
    page.press(Role::Button, Named::Is(page.words.resume)).await?;
    page.is_drawn().await?;
    tab_to(&page, page.words.clear_answer).await?;

    page.key(Key::Enter).await?;

    page.is_open("PE-1").await?;
    page.focus_is(|focus| focus.contains(page.words.undo), page.words.undo).await?;
    page.status_is("Antwoord op vraag 1 gewist.").await?;
    page.key(Key::Enter).await?;
    page.focus_group_is(&page.instrument.statement("PE-1", Lang::Nl)?).await
}

async fn a_wrong_number_is_said_and_the_overview_leads_to_it(context: &mut TestContext) -> Result<()> {
    let page = context.open(Lang::Nl).await?;
    page.start_full().await?;
    page.open_section("Organisatie en deelname").await?;
    let question = page.instrument.text("/questions/ratio/employees/text", Lang::Nl)?;
    let error = page.instrument.text("/texts/errors/EMPLOYEES_INVALID", Lang::Nl)?;
    let error = error.replace("{min}", "1").replace("{max}", "10.000.000");
    let field = page.find(Role::Textbox, Named::Is(&question)).await?;
    page.click(&field).await?;
    page.type_text("half").await?;
    page.key(Key::Tab).await?;
    page.status_is(&error).await?;

    page.open_overview().await?;
    page.press(Role::Button, Named::Has(&question)).await?;

    page.focus_is(|focus| focus.contains(&question) && focus.starts_with("text"), &question).await
}

async fn digits_work_only_inside_a_question(context: &mut TestContext) -> Result<()> {
    let page = context.open(Lang::Nl).await?;
    page.start_full().await?;
    page.answer("PE-1", Answer::Step(1)).await?;

    // The heading has the focus after a press on "next": a digit there is nobody's answer.
    page.next().await?;
    page.back().await?;
    page.type_text("4").await?;

    page.is_chosen("PE-1", Answer::Step(1)).await?;
    page.says("1 van 48 beantwoord").await
}

async fn a_new_section_gets_the_focus_on_its_heading(context: &mut TestContext) -> Result<()> {
    context.driver()?.goto(context.server().url()).await?;
    context.page(Lang::Nl)?.wait_for_app().await?;
    let first = context.page(Lang::Nl)?.focus().await?;
    ensure!(first.starts_with("body"), "the first screen took the focus: `{first}`");

    let page = context.open(Lang::Nl).await?;
    page.start_full().await?;
    focus_is_on_heading(&page).await?;
    page.next().await?;
    focus_is_on_heading(&page).await?;
    page.back().await?;
    focus_is_on_heading(&page).await
}

async fn focus_is_on_heading(page: &Page<'_>) -> Result<()> {
    let heading = page.heading().await?;
    page.focus_is(|focus| focus.starts_with('h') && focus.ends_with(&heading), &heading).await
}

/// Frames and timers wait, as on a slow device, until the next heading is there and the visitor has gone to the menu.
async fn a_focus_that_the_visitor_moved_is_not_taken_away_by_a_new_screen(
    context: &mut TestContext,
) -> Result<()> {
    let page = context.open(Lang::Nl).await?;
    page.start_full().await?;
    let before = page.heading().await?;

    let words = serde_json::json!([page.words.onward, page.words.menu, before]);
    let script = "const done = arguments[0];
        const waiting = [];
        const own = { requestAnimationFrame, setTimeout };
        window.requestAnimationFrame = window.setTimeout = work => waiting.push(work);
        const turn = () => new Promise(resolve => { const { port1, port2 } = new MessageChannel(); port1.onmessage = resolve; port2.postMessage(0); });
        const heading = () => e2e.name(e2e.ofRole('heading').find(one => one.tagName === 'H1'));
        (async () => {
            e2e.find('button', onward, 'has').click();
            while (heading() === before) {
                if (waiting.length) waiting.shift()();
                await turn();
            }
            const early = e2e.active().tagName;
            e2e.find('button', menu, 'is').focus();
            for (let rest = 0; rest < 50; rest++) {
                if (waiting.length) waiting.shift()();
                await turn();
            }
            Object.assign(window, own);
            waiting.forEach(work => requestAnimationFrame(work));
            done(`${early} ${e2e.name(e2e.active())}`);
        })();";
    let focus = page.ask_async(&format!("const [onward, menu, before] = {words};\n{script}")).await?;

    ensure!(focus == format!("BODY {}", page.words.menu), "where the focus was, and is: {focus}");
    page.is_drawn().await
}

async fn the_first_stop_leads_past_the_list_of_sections(context: &mut TestContext) -> Result<()> {
    let page = context.open(Lang::Nl).await?;
    page.start_full().await?;
    let link = "e2e.all('button').find(button => button.textContent === arguments[0])";
    let first =
        format!("return e2e.all('button, input, summary, a, textarea').filter(e2e.isShown)[0] === {link};");
    ensure!(
        page.ask(&first, vec![page.words.to_questions.into()]).await? == true,
        "something comes before it"
    );
    let press = format!("{link}.focus(); return e2e.active().getBoundingClientRect().width;");
    let width = page.ask(&press, vec![page.words.to_questions.into()]).await?;
    ensure!(width.as_f64() > Some(40.0), "it is {width} px wide when it has the focus");

    page.key(Key::Enter).await?;

    page.focus_group_is(&page.instrument.statement("PE-1", Lang::Nl)?).await?;
    to_start(&page).await?;
    page.is_gone(Role::Button, Named::Is(page.words.to_questions)).await
}

async fn the_menu_moves_nothing_and_closes_when_the_visitor_goes_elsewhere(
    context: &mut TestContext,
) -> Result<()> {
    let page = context.open(Lang::Nl).await?;
    let places = "return JSON.stringify(e2e.all('.sbs-bar > *, .sbs-menu > summary, main h1').map(found => {
        const { x, y, width } = found.matches('.sbs-menu') ? new DOMRect() : found.getBoundingClientRect();
        return [x, y, width];
    }));";
    let open = "const menu = e2e.all('.sbs-menu')[0];
        const box = menu.querySelector('.sbs-menu__panel').getBoundingClientRect();
        return menu.open && box.left >= 0 && box.right <= document.documentElement.clientWidth && box.width > 100;";
    let is_open = async |wanted: bool| {
        wait::until("the menu to open or close", async || {
            Ok((page.ask(open, vec![]).await? == wanted).then_some(()))
        })
        .await
    };
    for width in [1280, 360, 256] {
        viewport::size(page.driver(), width, 900).await?;
        let before = page.ask(places, vec![]).await?;
        page.press(Role::Button, Named::Is(page.words.menu)).await?;
        is_open(true).await?;
        let after = page.ask(places, vec![]).await?;
        ensure!(before == after, "at {width} px:\n{before}\n{after}");
        let entries = "return e2e.ofRole('button', e2e.all('.sbs-menu__panel')[0]).map(e2e.name);";
        let entries = page.ask(entries, vec![]).await?;
        ensure!(
            entries
                == serde_json::json!([
                    page.words.plan,
                    page.words.team,
                    page.words.about,
                    page.words.data,
                    page.words.delete
                ]),
            "on the start it offers {entries}"
        );
        // By keyboard out of it, and back with what opened it.
        for _ in 0..6 {
            page.key(Key::Tab).await?;
        }
        is_open(false).await?;
        page.press(Role::Button, Named::Is(page.words.menu)).await?;
        is_open(true).await?;
        page.key(Key::Tab).await?;
        page.key(Key::Escape).await?;
        is_open(false).await?;
        page.focus_is(|focus| focus.contains(page.words.menu), "the menu").await?;
        // A press that is no press of anything.
        page.press(Role::Button, Named::Is(page.words.menu)).await?;
        is_open(true).await?;
        let press = "e2e.all('.sbs-intro__lede')[0].dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }));";
        page.ask(press, vec![]).await?;
        is_open(false).await?;
    }
    Ok(())
}

async fn escape_closes_a_dialog_and_the_focus_returns(context: &mut TestContext) -> Result<()> {
    let page = context.open(Lang::Nl).await?;
    page.start_full().await?;
    page.answer("PE-1", Answer::Step(3)).await?;
    page.press(Role::Button, Named::Is(page.words.menu)).await?;
    page.press(Role::Button, Named::Is(page.words.delete)).await?;
    page.find(Role::Dialog, Named::Has(page.words.delete_title)).await?;
    page.focus_is(|focus| !focus.starts_with("body"), "something in the dialog").await?;

    page.key(Key::Escape).await?;

    page.is_gone(Role::Dialog, Named::Has("")).await?;
    page.focus_is(|focus| focus.contains(page.words.menu) || focus.contains(page.words.delete), "the menu")
        .await?;
    page.is_chosen("PE-1", Answer::Step(3)).await
}

async fn tab_to(page: &Page<'_>, name: &str) -> Result<()> {
    page.tab_until(name, async || Ok(page.focus().await?.contains(name))).await
}
