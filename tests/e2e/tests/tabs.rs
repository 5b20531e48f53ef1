//! The same scan in two tabs, or twice on a page: what one visitor answers here is seen there.

use anyhow::{Result, ensure};
use e2e::{
    Answer, Lang, Page, TestContext, embed,
    page::{Named, Role},
    scenarios, storage_fixture, wait,
};
use serde_json::json;
use thirtyfour::WindowHandle;

scenarios! {
    two_tabs_with_one_key_show_each_others_answers in all because "when another tab hears of a store is the engine's";
    what_one_tab_removes_does_not_come_back_from_the_other;
    what_a_host_resets_does_not_come_back_from_another_element;
    an_answer_that_meets_anothers_in_one_moment_is_not_lost;
    two_elements_with_one_key_stay_in_step;
    different_keys_do_not_mix;
}

const ONE: &str =
    r#"<script src="/social-business-scan.js"></script><social-business-scan></social-business-scan>"#;

fn pair(first: &str, second: &str) -> String {
    format!(
        "<script src=\"/social-business-scan.js\"></script>\
         <social-business-scan storage-key=\"{first}\"></social-business-scan>\
         <social-business-scan storage-key=\"{second}\"></social-business-scan>"
    )
}

/// Two elements on one page, each in the first section.
async fn start_both<'a>(context: &'a mut TestContext, first: &str, second: &str) -> Result<[Page<'a>; 2]> {
    embed::open_host(context, &pair(first, second)).await?;
    let scans = [context.page(Lang::Nl)?.only(0), context.page(Lang::Nl)?.only(1)];
    for scan in &scans {
        scan.wait_for_app().await?;
        scan.start_full().await?;
    }
    Ok(scans)
}

/// Two tabs with the same page, each in the first section.
struct Tabs<'a> {
    page: Page<'a>,
    tabs: [WindowHandle; 2],
}

impl Tabs<'_> {
    async fn to(&self, tab: usize) -> Result<&Page<'_>> {
        self.page.driver().switch_to_window(self.tabs[tab].clone()).await?;
        Ok(&self.page)
    }

    async fn close(self) -> Result<()> {
        self.to(1).await?.driver().close_window().await?;
        self.to(0).await.map(drop)
    }
}

async fn open_two(context: &mut TestContext) -> Result<Tabs<'_>> {
    embed::open_host(context, ONE).await?;
    let first = context.page(Lang::Nl)?.only(0);
    first.start_full().await?;
    let one = first.driver().window().await?;
    let two = first.driver().new_tab().await?;
    first.driver().switch_to_window(two.clone()).await?;
    let page = embed::open(context, "host.html").await?.only(0);
    page.start_full().await?;
    Ok(Tabs { page, tabs: [one, two] })
}

async fn write_note(page: &Page<'_>, at: usize, text: &str) -> Result<()> {
    page.ask("e2e.all('fieldset summary')[arguments[0]].click();", vec![json!(at)]).await?;
    let name = format!("Toelichting bij vraag {}", at + 1);
    let field = page.find(Role::Textbox, Named::Starts(&name)).await?;
    page.type_into(&field, text).await
}

async fn note_is(page: &Page<'_>, at: usize, text: &str) -> Result<()> {
    // What the other tab wrote is there when the visitor unfolds it.
    let script = "const item = e2e.all('fieldset')[arguments[0]], field = item.querySelector('textarea');
        if (!field) item.querySelector('summary').click();
        return field?.value;";
    wait::until(&format!("the note `{text}`"), async || {
        Ok((page.ask(script, vec![json!(at)]).await? == text).then_some(()))
    })
    .await
}

async fn two_tabs_with_one_key_show_each_others_answers(context: &mut TestContext) -> Result<()> {
    let tabs = open_two(context).await?;

    tabs.to(0).await?.answer("PE-1", Answer::Step(1)).await?;
    tabs.to(1).await?.is_chosen("PE-1", Answer::Step(1)).await?;
    tabs.to(1).await?.says("1 van 48 beantwoord").await?;
    // The later answer wins, whoever gave it.
    tabs.to(1).await?.answer("PE-1", Answer::Step(3)).await?;
    tabs.to(1).await?.answer("PE-2", Answer::Step(0)).await?;
    tabs.to(0).await?.is_chosen("PE-1", Answer::Step(3)).await?;
    tabs.to(0).await?.is_chosen("PE-2", Answer::Step(0)).await?;
    // A note that is being written stays while the other tab writes and answers.
    write_note(tabs.to(0).await?, 0, "In tab een").await?;
    write_note(tabs.to(1).await?, 1, "In tab twee").await?;
    tabs.to(1).await?.answer("PE-3", Answer::DontKnow).await?;
    tabs.to(0).await?.is_chosen("PE-3", Answer::DontKnow).await?;
    note_is(tabs.to(0).await?, 0, "In tab een").await?;
    note_is(tabs.to(0).await?, 1, "In tab twee").await?;
    tabs.to(0).await?.answer("PE-4", Answer::Step(2)).await?;
    tabs.to(1).await?.is_chosen("PE-4", Answer::Step(2)).await?;
    note_is(tabs.to(1).await?, 0, "In tab een").await?;
    note_is(tabs.to(1).await?, 1, "In tab twee").await?;
    // What was cleared here is open there.
    let clear = tabs.to(0).await?;
    let group = clear.find(Role::Group, Named::Has(&clear.instrument.statement("PE-2", Lang::Nl)?)).await?;
    let button = clear.look_inside(Some(&group), Role::Button, Named::Is(clear.words.clear_answer)).await?;
    if let Some(button) = button {
        button.click().await?;
    }
    clear.is_open("PE-2").await?;
    tabs.to(1).await?.is_open("PE-2").await?;
    // And on the device stands what both have.
    for tab in [0, 1] {
        let kept = embed::call(tabs.to(tab).await?, 0, "getAnswers", &[]).await?;
        ensure!(kept["answers"] == json!({ "PE-1": 3, "PE-3": "DK", "PE-4": 2 }), "tab {tab}: {kept}");
        ensure!(kept["notes"] == json!({ "PE-1": "In tab een", "PE-2": "In tab twee" }), "tab {tab}: {kept}");
    }
    tabs.close().await
}

async fn what_one_tab_removes_does_not_come_back_from_the_other(context: &mut TestContext) -> Result<()> {
    let tabs = open_two(context).await?;
    tabs.to(0).await?.answer("PE-1", Answer::Step(1)).await?;
    tabs.to(1).await?.is_chosen("PE-1", Answer::Step(1)).await?;

    let page = tabs.to(0).await?;
    page.ask("e2e.all('details.sbs-menu')[0].open = true;", vec![]).await?;
    page.press(Role::Button, Named::Is("Wis mijn gegevens")).await?;
    page.press(Role::Button, Named::Is("Wis alles")).await?;
    page.says("Alles is gewist").await?;
    // The other tab is at the start again, with nothing.
    let other = tabs.to(1).await?;
    other.find(Role::Button, Named::Starts("Start volledige scan")).await?;
    other.start_full().await?;
    other.answer("PE-2", Answer::Step(4)).await?;

    let kept = storage_fixture::read(other.driver(), storage_fixture::KEY).await?.unwrap_or_default();
    ensure!(kept.contains("PE-2") && !kept.contains("PE-1"), "kept: {kept}");
    tabs.close().await
}

async fn what_a_host_resets_does_not_come_back_from_another_element(context: &mut TestContext) -> Result<()> {
    embed::open_host(context, &pair("one", "one")).await?;
    let page = context.page(Lang::Nl)?;
    context.page(Lang::Nl)?.only(1).wait_for_app().await?;
    let answers = async || -> Result<usize> {
        let file = embed::call(&page, 1, "getAnswers", &[]).await?;
        Ok(file["answers"].as_object().map_or(0, serde_json::Map::len))
    };
    let file =
        json!({ "instrument": "social-business", "version": 1, "mode": "full", "answers": { "PE-1": 3 } });
    embed::call(&page, 0, "setAnswers", &[file]).await?;
    wait::until("the answer to be in both", async || Ok((answers().await? == 1).then_some(()))).await?;

    embed::call(&page, 0, "reset", &[]).await?;

    wait::until("the other to be empty", async || Ok((answers().await? == 0).then_some(()))).await
}

/// A message from the store and a press in one task, as a slow machine has them.
async fn an_answer_that_meets_anothers_in_one_moment_is_not_lost(context: &mut TestContext) -> Result<()> {
    embed::open_host(context, ONE).await?;
    let page = context.page(Lang::Nl)?.only(0);
    page.start_full().await?;
    page.answer("PE-1", Answer::Step(1)).await?;
    page.ask(
        "const kept = JSON.parse(localStorage.getItem(arguments[0]));
         kept.answers['PE-3'] = 4;
         localStorage.setItem(arguments[0], JSON.stringify(kept));
         dispatchEvent(new StorageEvent('storage'));
         e2e.all('[data-item=PE-2] input')[2].click();",
        vec![json!(storage_fixture::KEY)],
    )
    .await?;

    page.is_chosen("PE-2", Answer::Step(2)).await?;
    page.is_chosen("PE-3", Answer::Step(4)).await?;
    let kept = storage_fixture::read(page.driver(), storage_fixture::KEY).await?.unwrap_or_default();
    ensure!(["PE-1", "PE-2", "PE-3"].iter().all(|item| kept.contains(item)), "kept: {kept}");
    Ok(())
}

async fn two_elements_with_one_key_stay_in_step(context: &mut TestContext) -> Result<()> {
    let [one, two] = start_both(context, "team", "team").await?;

    one.answer("PE-1", Answer::Step(1)).await?;
    two.is_chosen("PE-1", Answer::Step(1)).await?;
    two.answer("PE-1", Answer::Step(4)).await?;
    one.is_chosen("PE-1", Answer::Step(4)).await?;
    write_note(&one, 0, "Links").await?;
    two.answer("PE-2", Answer::Step(2)).await?;
    one.is_chosen("PE-2", Answer::Step(2)).await?;
    note_is(&one, 0, "Links").await?;
    note_is(&two, 0, "Links").await?;

    // Where the other is, is the other's business.
    let before = one.heading().await?;
    two.next().await?;
    ensure!(one.heading().await? == before, "the first went along to `{}`", one.heading().await?);
    one.says("2 van 48 beantwoord").await
}

async fn different_keys_do_not_mix(context: &mut TestContext) -> Result<()> {
    let [one, two] = start_both(context, "sales", "support").await?;

    one.answer("PE-1", Answer::Step(1)).await?;
    two.answer("PE-2", Answer::Step(4)).await?;
    one.answer("PE-3", Answer::Step(2)).await?;

    for (scan, expected) in [(0, json!({ "PE-1": 1, "PE-3": 2 })), (1, json!({ "PE-2": 4 }))] {
        let kept = embed::call(&one, scan, "getAnswers", &[]).await?;
        ensure!(kept["answers"] == expected, "element {scan}: {kept}");
    }
    two.is_open("PE-1").await
}
