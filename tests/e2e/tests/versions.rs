//! A site owner publishes version 2 of an own questionnaire, and takes it back; and what may be wrong with one that works.

use anyhow::{Context, Result, ensure};
use e2e::{
    Answer, Lang, Page, TestContext, embed,
    instrument::Instrument,
    page::{Named, Role},
    scenarios,
    server::Options,
    test_context, wait,
};
use serde_json::{Value, json};

scenarios! {
    a_new_version_asks_again_what_changed_and_keeps_what_is_gone;
    what_the_new_version_was_told_is_there_again_when_the_old_one_comes_back;
    what_an_own_questionnaire_may_not_mean_is_told_in_the_console_and_it_works;
}

const KEY: &str = "sbs:1:social-business:default";
/// The item that is not asked any more, and the one that means something else.
const GONE: &str = "PE-3";
const CHANGED: &str = "PE-5";

const RENEWED: &str = "De vragen zijn veranderd.";
const ONE_IS_GONE: &str = "1 antwoord hoort bij een vraag die niet meer wordt gesteld. Het blijft bewaard";
const ONE_CHANGED: &str =
    "1 vraag is veranderd en vraagt een nieuw antwoord. Daar zie je je eerdere antwoord.";
const TAKE: &str = "Gebruik dit antwoord";

/// Both versions of the questionnaire at one host, each with a page.
fn site() -> Result<Options> {
    let text = std::fs::read_to_string(test_context::root().join("assessments/social-business.json"))?;
    let mut file: Value = serde_json::from_str(&text)?;
    let mut site = embed::site();
    for version in [1, 2] {
        if version == 2 {
            let next = file["version"].as_u64().context("no version")? + 1;
            file["version"] = json!(next);
            file["itemOrder"].as_array_mut().context("no order")?.retain(|id| id != GONE);
            let items = file["items"].as_array_mut().context("no items")?;
            items.retain(|item| item["id"] != GONE);
            // Advice for an item that is not there is a fault.
            file["itemAdvice"].as_object_mut().context("no advice")?.remove(GONE);
            let items = file["items"].as_array_mut().context("no items")?;
            let changed = items.iter_mut().find(|item| item["id"] == CHANGED).context("no item")?;
            changed["since"] = json!(next);
            for (lang, help) in changed["help"].as_object_mut().context("no help")? {
                *help = json!(if lang == "nl" { "Een andere uitleg." } else { "Another explanation." });
            }
        }
        let name = format!("/pages/version-{version}.json");
        site = site.replace(&name, 200, "application/json", file.to_string().as_bytes());
        let body = format!(
            "<script src=\"/social-business-scan.js\"></script>\n\
             <social-business-scan src=\"/pages/version-{version}.json\"></social-business-scan>"
        );
        site = embed::with_page(site, &format!("version-{version}.html"), &embed::host(&body));
    }
    Ok(site)
}

async fn what_an_own_questionnaire_may_not_mean_is_told_in_the_console_and_it_works(
    context: &mut TestContext,
) -> Result<()> {
    let text = std::fs::read_to_string(test_context::root().join("assessments/social-business.json"))?;
    let built_in: Value = serde_json::from_str(&text)?;
    let mut own = built_in.clone();
    own["instrument"] = json!("eigen-vragen");
    own["items"][4]["_since"] = json!(1);
    let mut misspelt = own.clone();
    misspelt["items"][3]["sinse"] = json!(1);
    let mut taken = built_in.clone();
    taken["items"][0]["text"]["nl"] = json!("Iets anders.");
    for (name, file, wanted) in [
        ("built-in", &built_in, None),
        ("own", &own, None),
        ("misspelt", &misspelt, Some("items[3].sinse: is not known; is \"since\" meant?")),
        ("taken", &taken, Some("instrument: is the id of the built-in questionnaire")),
    ] {
        let body = "<script src=\"/pages/contrast/console.js\"></script>\n\
            <script src=\"/social-business-scan.js\"></script>\n\
            <social-business-scan src=\"eigen.json\"></social-business-scan>";
        let site =
            embed::site().replace("/pages/eigen.json", 200, "application/json", file.to_string().as_bytes());
        context.serve(embed::with_page(site, "host.html", &embed::host(body)))?;

        let page = embed::open(context, "host.html").await?;

        page.start_quick().await?;
        let told = wait::until("a word in the console, where one is due", async || {
            let told = page.ask("return written.map(({ text }) => text);", vec![]).await?;
            let told: Vec<String> = serde_json::from_value(told)?;
            Ok((wanted.is_none() || !told.is_empty()).then_some(told))
        })
        .await?;
        let is_right = match wanted {
            None => told.is_empty(),
            Some(wanted) => matches!(&told[..], [one] if one.contains(wanted)),
        };
        ensure!(is_right, "{name}: {told:?}");
    }
    Ok(())
}

/// Answers in version 1: the one that stays, the one that goes, the one that changes.
async fn answered_before(context: &mut TestContext) -> Result<()> {
    context.serve(site()?)?;
    let page = embed::open(context, "version-1.html").await?.only(0);
    page.start_full().await?;
    for (item, step) in [("PE-1", 3), (GONE, 4), (CHANGED, 1)] {
        page.answer(item, Answer::Step(step)).await?;
    }
    Ok(())
}

async fn resumed<'a>(context: &'a TestContext, name: &str) -> Result<Page<'a>> {
    let page = embed::open(context, name).await?.only(0);
    page.press(Role::Button, Named::Is("Ga verder")).await?;
    Ok(page)
}

async fn kept(page: &Page<'_>) -> Result<Value> {
    let text = page.ask("return localStorage.getItem(arguments[0]);", vec![json!(KEY)]).await?;
    Ok(serde_json::from_str(text.as_str().context("nothing is kept")?)?)
}

async fn a_new_version_asks_again_what_changed_and_keeps_what_is_gone(
    context: &mut TestContext,
) -> Result<()> {
    answered_before(context).await?;

    let page = embed::open(context, "version-2.html").await?.only(0);
    for line in [RENEWED, ONE_IS_GONE, ONE_CHANGED] {
        page.says(line).await?;
    }
    page.press(Role::Button, Named::Is("Ga verder")).await?;
    page.is_chosen("PE-1", Answer::Step(3)).await?;
    page.is_open(CHANGED).await?;
    let instrument = Instrument::read()?;
    let label = instrument.label(CHANGED, Answer::Step(1), Lang::Nl)?;
    let line = format!("Je antwoord op een eerdere versie van deze vraag: ‘{label}’.");
    page.says(&line).await?;
    ensure!(page.items_here(&[GONE.to_owned()]).await?.is_empty(), "{GONE} is still asked");

    page.press(Role::Button, Named::Is(TAKE)).await?;
    page.is_chosen(CHANGED, Answer::Step(1)).await?;
    page.focus_group_is(&instrument.statement(CHANGED, Lang::Nl)?).await?;
    page.is_gone(Role::Button, Named::Is(TAKE)).await?;

    context.driver()?.refresh().await?;
    page.wait_for_app().await?;
    page.says(ONE_IS_GONE).await?;
    ensure!(!page.text().await?.contains("vraagt een nieuw antwoord"), "the question was answered");
    page.press(Role::Button, Named::Is("Ga verder")).await?;
    page.is_chosen("PE-1", Answer::Step(3)).await?;
    page.is_chosen(CHANGED, Answer::Step(1)).await?;
    page.says(&line).await?;
    let kept = kept(&page).await?;
    let gone = json!({ "version": 1, "key": format!("answers.{GONE}"), "value": "4" });
    ensure!(kept["aside"].as_array().is_some_and(|aside| aside.contains(&gone)), "kept: {kept}");
    ensure!(embed::errors(&page).await?.is_empty(), "{:?}", embed::errors(&page).await?);
    Ok(())
}

async fn what_the_new_version_was_told_is_there_again_when_the_old_one_comes_back(
    context: &mut TestContext,
) -> Result<()> {
    answered_before(context).await?;
    let page = resumed(context, "version-2.html").await?;
    page.answer(CHANGED, Answer::Step(4)).await?;

    // Back: everything of version 1 is there, and what is answered there reaches version 2.
    let page = resumed(context, "version-1.html").await?;
    for (item, step) in [("PE-1", 3), (GONE, 4), (CHANGED, 1)] {
        page.is_chosen(item, Answer::Step(step)).await?;
    }
    page.answer("PE-2", Answer::Step(2)).await?;

    let page = resumed(context, "version-2.html").await?;
    page.is_chosen("PE-2", Answer::Step(2)).await?;
    page.is_chosen(CHANGED, Answer::Step(4)).await?;

    // And deleting leaves no key of either.
    embed::call(&page, 0, "reset", &[]).await?;
    wait::until("no key", async || {
        let keys = page.ask("return Object.keys(localStorage).join();", vec![]).await?;
        Ok((keys == "").then_some(()))
    })
    .await
}
