//! The plan: from the result, by keyboard, in two tabs at once, in files and back.

use anyhow::{Context, Result, ensure};
use e2e::{
    Engine, Lang, Page, TestContext, answer_fixtures,
    downloads::saved_by,
    embed,
    page::{Bring, Named, Role},
    scenarios, storage_fixture, wait,
};
use serde_json::{Value, json};
use thirtyfour::Key;

use crate::import::{decide, kept};

scenarios! {
    what_is_advised_goes_into_the_plan_and_out_again;
    ten_actions_are_edited_in_two_tabs_at_once_and_nothing_is_lost in [Chromium, Webkit] because "when another tab hears of a store is the engine's";
    by_keyboard_actions_are_added_and_moved_and_the_focus_stays;
    the_plan_goes_out_in_files_and_a_table_comes_back in all because "how a file is saved, chosen and dropped, and where the focus is after a dialog, is the engine's";
    a_host_reads_gives_and_hears_the_plan;
}

/// A finished scan, and a plan of so many actions.
async fn seed(context: &TestContext, actions: usize) -> Result<()> {
    let mut left = storage_fixture::envelope(&answer_fixtures::case("S01")?);
    left["place"] = json!("result");
    let action = |number| json!({ "id": format!("a-{number}"), "from": "typed", "text": format!("Actie {number}"), "order": number * 1000 });
    left["plan"] = json!({ "key": "k-1", "actions": (1..=actions).map(action).collect::<Vec<_>>() });
    context.seed(&left.to_string()).await
}

async fn open_plan(page: &Page<'_>) -> Result<()> {
    page.press(Role::Button, Named::Is(page.words.menu)).await?;
    page.press(Role::Button, Named::Is(page.words.plan)).await?;
    page.heading_is(page.words.plan).await
}

/// The texts of the actions, in the order on the screen.
async fn titles(page: &Page<'_>) -> Result<Vec<String>> {
    let titles = "return e2e.all('.sbs-plan__title').map(title => e2e.text(title));";
    Ok(serde_json::from_value(page.ask(titles, vec![]).await?)?)
}

async fn titles_are(page: &Page<'_>, wanted: &[&str]) -> Result<()> {
    wait::until("the order", async || Ok((titles(page).await? == wanted).then_some(())))
        .await
        .with_context(|| format!("wanted {wanted:?}"))
}

async fn what_is_advised_goes_into_the_plan_and_out_again(context: &mut TestContext) -> Result<()> {
    for (lang, add, see, in_plan, effect, remove) in [
        (Lang::Nl, "Zet in het plan", "Bekijk het plan", "in het plan.", "het niveau", "Verwijder"),
        (Lang::En, "Add to the plan", "See the plan", "in the plan.", "the level", "Remove"),
    ] {
        let mut left = storage_fixture::envelope(&answer_fixtures::case("S01")?);
        (left["place"], left["lang"]) = (json!("result"), json!(lang.code()));
        context.seed(&left.to_string()).await?;
        let page = context.open(lang).await?;
        page.press(Role::Button, Named::Is(page.words.view_result)).await?;
        page.find(Role::Table, Named::Starts(page.words.three_ps)).await?;

        page.press(Role::Button, Named::Starts(add)).await?;

        page.status_is(in_plan).await?;
        page.find(Role::Button, Named::Is(see)).await?;
        let plan = kept(context).await?["plan"].clone();
        let planned = plan["actions"].as_array().context("no plan")?.len();
        ensure!(planned > 0 && plan["actions"][0]["from"] == "way", "kept: {plan}");
        page.press(Role::Button, Named::Is(see)).await?;
        page.heading_is(page.words.plan).await?;
        page.says(effect).await?;
        wait::until(
            "all that is planned",
            async || Ok((titles(&page).await?.len() == planned).then_some(())),
        )
        .await?;

        page.press(Role::Button, Named::Starts(remove)).await?;
        page.focus_is(|focus| focus.ends_with(page.words.undo), page.words.undo).await?;
        wait::until(
            "one action less",
            async || Ok((titles(&page).await?.len() == planned - 1).then_some(())),
        )
        .await?;
        page.press(Role::Button, Named::Is(page.words.undo)).await?;
        page.focus_is(|focus| focus.ends_with(page.words.plan), page.words.plan).await?;
        ensure!(kept(context).await?["plan"] == plan, "kept: {}", kept(context).await?["plan"]);
    }
    Ok(())
}

/// Types into a field of an action, as its `input` or `change` event would have it.
const TYPE: &str = "const [number, name, text] = arguments;
    const field = e2e.all(`[id$='-a-${number}-${name}']`)[0];
    field.value = text;
    for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true, composed: true }));";

async fn ten_actions_are_edited_in_two_tabs_at_once_and_nothing_is_lost(
    context: &mut TestContext,
) -> Result<()> {
    // Each engine has one of the languages.
    let (lang, new_action, add) = match context.engine() {
        Engine::Chromium => (Lang::Nl, "Nieuwe actie", "Voeg toe"),
        _ => (Lang::En, "New action", "Add"),
    };
    seed(context, 10).await?;
    let page = context.open(lang).await?;
    open_plan(&page).await?;
    let one = page.driver().window().await?;
    let two = page.driver().new_window().await?;
    page.driver().switch_to_window(two.clone()).await?;
    let page = context.open(lang).await?;
    open_plan(&page).await?;

    // By turns: each tab a field of its own, an action of its own, and what the other is editing is moved.
    for number in 1..=10 {
        for (window, name, text) in [
            (&one, "owner", format!("Els {number}")),
            (&two, "date", format!("2027-01-{:02}", number + 10)),
            (&one, "note", format!("Noot {number}")),
            (&two, "what", format!("Anders {number}")),
        ] {
            page.driver().switch_to_window(window.clone()).await?;
            page.ask(TYPE, vec![json!(number), json!(name), json!(text)]).await?;
        }
        let moves = "e2e.all('.sbs-plan__buttons button')[arguments[0]].click();";
        page.ask(moves, vec![json!(if number % 2 == 0 { 1 } else { 4 })]).await?;
    }
    for (window, text) in [(&one, "Van een"), (&two, "Van twee")] {
        page.driver().switch_to_window(window.clone()).await?;
        let field = page.find(Role::Textbox, Named::Is(new_action)).await?;
        page.type_into(&field, text).await?;
        page.press(Role::Button, Named::Is(add)).await?;
    }

    let shown = wait::until("both tabs to show the same", async || {
        let mut shown = Vec::new();
        for window in [&one, &two, &one] {
            page.driver().switch_to_window(window.clone()).await?;
            let mut all = titles(&page).await?;
            let facts = "return e2e.all('.sbs-plan__facts, .sbs-plan__note').map(fact => e2e.text(fact));";
            all.extend(serde_json::from_value::<Vec<String>>(page.ask(facts, vec![]).await?)?);
            shown.push(all);
        }
        Ok((shown[0] == shown[1] && shown[1] == shown[2] && shown[0].len() == 12 + 12 + 10)
            .then(|| shown.remove(0)))
    })
    .await?;
    let all = shown.join("\n");
    for number in 1..=10 {
        for part in [format!("Els {number}"), format!("Noot {number}"), format!("Anders {number}")] {
            ensure!(all.contains(&part), "{part} is not in {all}");
        }
    }
    ensure!(all.contains("Van een") && all.contains("Van twee"), "an action is lost: {all}");
    let plan = kept(context).await?["plan"].clone();
    let dates = plan["actions"].as_array().into_iter().flatten().filter(|action| action["date"].is_string());
    ensure!(dates.count() == 10, "kept: {plan}");
    page.driver().switch_to_window(two).await?;
    page.driver().close_window().await?;
    page.driver().switch_to_window(one).await?;
    Ok(())
}

async fn by_keyboard_actions_are_added_and_moved_and_the_focus_stays(
    context: &mut TestContext,
) -> Result<()> {
    let page = context.open(Lang::Nl).await?;
    open_plan(&page).await?;
    page.says("Er staat nog niets in het plan.").await?;
    page.tab_until("the field", async || Ok(page.focus().await? == "text Nieuwe actie")).await?;
    for text in ["Een", "Twee", "Drie"] {
        page.type_text(text).await?;
        page.key(Key::Enter).await?;
        page.confirms("1 actie staat in het plan.").await?;
        page.focus_is(|focus| focus == "text Nieuwe actie", "the field").await?;
    }
    titles_are(&page, &["Een", "Twee", "Drie"]).await?;

    page.tab_until("up", async || Ok(page.focus().await? == "button Omhoog: Drie")).await?;
    page.key(Key::Enter).await?;
    titles_are(&page, &["Een", "Drie", "Twee"]).await?;
    page.status_is("De actie staat op plaats 2 van 3.").await?;
    page.focus_is(|focus| focus == "button Omhoog: Drie", "the same button").await?;
    page.key(Key::Space).await?;
    titles_are(&page, &["Drie", "Een", "Twee"]).await?;
    page.focus_is(|focus| focus == "button Omhoog: Drie", "the same button").await?;
    page.key(Key::Enter).await?;
    titles_are(&page, &["Drie", "Een", "Twee"]).await?;
    page.tab_until("down", async || Ok(page.focus().await? == "button Omlaag: Drie")).await?;
    page.key(Key::Enter).await?;
    titles_are(&page, &["Een", "Drie", "Twee"]).await?;

    let drag = "const grips = e2e.all('.sbs-plan__grip'), items = e2e.all('.sbs-plan__item');
        const data = new DataTransfer();
        const send = (target, type) => target.dispatchEvent(new DragEvent(type, {
            bubbles: true, cancelable: true, composed: true, dataTransfer: data,
        }));
        const done = arguments[arguments.length - 1];
        send(grips[2], 'dragstart');
        // A browser asks again and again while something is held over the list.
        (function hold() {
            if (send(e2e.all('.sbs-plan__item')[0], 'dragover')) return requestAnimationFrame(hold);
            send(e2e.all('.sbs-plan__item')[0], 'drop');
            done();
        })();";
    page.ask_async(drag).await.context("the list takes nothing")?;
    titles_are(&page, &["Twee", "Een", "Drie"]).await?;
    Ok(())
}

async fn the_plan_goes_out_in_files_and_a_table_comes_back(context: &mut TestContext) -> Result<()> {
    seed(context, 3).await?;
    let page = context.open(Lang::Nl).await?;
    open_plan(&page).await?;
    let stem = "social-business-scan-plan";
    let calendar = saved_by(context, &page, "Agenda (iCalendar)", stem, "ics").await?;
    let calendar = String::from_utf8(calendar)?;
    ensure!(
        calendar.starts_with("BEGIN:VCALENDAR\r\n") && calendar.matches("BEGIN:VTODO").count() == 3,
        "{calendar}"
    );
    let text = String::from_utf8(saved_by(context, &page, "Tekst (Markdown)", stem, "md").await?)?;
    ensure!(text.contains("- [ ] Actie 1\n"), "{text}");
    let table = String::from_utf8(saved_by(context, &page, "Tabel (CSV)", stem, "csv").await?)?;
    let before = kept(context).await?["plan"].clone();

    let changed = table.replace("a-2,Actie 2,,,no", "a-2,Actie 2,Els,2027-01-31,yes");
    ensure!(changed != table, "{table}");
    page.bring(Bring::Choose, "plan.csv", &changed).await?;
    page.says("1 actie krijgt wat in de tabel staat").await?;
    decide(&page, "Het plan bijwerken?", "Werk bij").await?;
    page.status_is("1 actie is bijgewerkt.").await?;
    page.focus_is(|focus| focus.contains(page.words.undo), "the way back, beside what was done").await?;
    let plan = kept(context).await?["plan"].clone();
    let action = &plan["actions"][1];
    ensure!(
        (&action["owner"], &action["date"], &action["done"])
            == (&json!("Els"), &json!("2027-01-31"), &json!(true)),
        "kept: {plan}"
    );
    page.press(Role::Button, Named::Is(page.words.undo)).await?;
    wait::until("the plan of before to be kept", async || {
        Ok((kept(context).await?["plan"] == before).then_some(()))
    })
    .await?;
    // With its button the focus goes, before the next thing takes it.
    page.focus_is(|focus| focus.contains("Plan van aanpak"), "on the heading").await?;

    page.bring(Bring::Drop, "plan.csv", &table).await?;
    page.says("In deze tabel staat hetzelfde als in het plan.").await?;
    page.focus_is(|focus| focus.contains("In deze tabel"), "on what is wrong").await
}

async fn a_host_reads_gives_and_hears_the_plan(context: &mut TestContext) -> Result<()> {
    let page = embed::open_host(context, embed::TWO_LINES).await?;
    let empty = embed::call(&page, 0, "getPlan", &[]).await?;
    ensure!(empty == json!({ "actions": [] }), "at first: {empty}");
    let plan = json!({
        "actions": [
            { "id": "own-1", "from": "typed", "text": "Bel", "owner": "Els", "date": "2027-01-31" },
            { "id": "item-PE-3", "from": "item", "item": "PE-3", "done": true },
        ],
        "target": { "level": 4, "scores": { "PE": 70 } },
    });

    embed::call(&page, 0, "setPlan", std::slice::from_ref(&plan)).await?;

    let heard = embed::event(&page, "sbs-plan").await?;
    ensure!((&heard["total"], &heard["done"]) == (&json!(2), &json!(1)), "heard: {heard}");
    ensure!(
        heard["instrument"] == "social-business" && heard["plan"]["target"] == plan["target"],
        "heard: {heard}"
    );
    let back = embed::call(&page, 0, "getPlan", &[]).await?;
    ensure!(back == heard["plan"] && back["actions"][0]["owner"] == "Els", "back: {back}");
    ensure!(
        back["actions"][1]["text"].as_str().is_some_and(|text| text.starts_with("Verbeter ")),
        "back: {back}"
    );
    let result = embed::call(&page, 0, "getResult", &[]).await?;
    ensure!(result.get("plan").is_none() && result.get("target").is_none(), "the result has more: {result}");

    for (wrong, reason) in [
        (Value::Null, "it is not an object"),
        (json!({ "actions": [{ "id": "a", "from": "typed" }] }), "action 1: text is not"),
        (json!({ "actions": [], "target": { "level": 9 } }), "level is not"),
    ] {
        let refused = embed::call(&page, 0, "setPlan", std::slice::from_ref(&wrong)).await;
        let error = refused.err().context("it was taken")?.to_string();
        ensure!(error.contains("plan-invalid") && error.contains(reason), "{error}");
    }
    ensure!(embed::call(&page, 0, "getPlan", &[]).await? == back, "a refused plan changed something");
    Ok(())
}
