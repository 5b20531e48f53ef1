//! The same scan in two tabs, or twice on a page: what one visitor answers here is seen there.

use anyhow::{Result, ensure};
use e2e::{
    Answer, Lang, Page, Stage, embed,
    page::{Named, Role},
    scenarios, wait,
};
use serde_json::json;
use thirtyfour::WindowHandle;

scenarios! {
    two_tabs_with_one_key_show_each_others_answers;
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

async fn open_two(stage: &mut Stage) -> Result<Tabs<'_>> {
    embed::open_host(stage, ONE).await?;
    let first = stage.page(Lang::Nl)?.only(0);
    first.start_full().await?;
    let one = first.driver().window().await?;
    let two = first.driver().new_tab().await?;
    first.driver().switch_to_window(two.clone()).await?;
    let page = embed::open(stage, "host.html").await?.only(0);
    page.start_full().await?;
    Ok(Tabs { page, tabs: [one, two] })
}

async fn write_note(page: &Page<'_>, at: usize, text: &str) -> Result<()> {
    page.ask("e2e.all('fieldset details')[arguments[0]].open = true;", vec![json!(at)]).await?;
    let name = format!("Toelichting bij vraag {}", at + 1);
    page.find(Role::Textbox, Named::Starts(&name)).await?.send_keys(text).await?;
    Ok(())
}

async fn note_is(page: &Page<'_>, at: usize, text: &str) -> Result<()> {
    let script = "return e2e.all('fieldset textarea')[arguments[0]].value;";
    wait::until(&format!("the note `{text}`"), async || {
        Ok((page.ask(script, vec![json!(at)]).await? == text).then_some(()))
    })
    .await
}

async fn two_tabs_with_one_key_show_each_others_answers(stage: &mut Stage) -> Result<()> {
    let tabs = open_two(stage).await?;

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

async fn two_elements_with_one_key_stay_in_step(stage: &mut Stage) -> Result<()> {
    embed::open_host(stage, &pair("team", "team")).await?;
    let one = stage.page(Lang::Nl)?.only(0);
    let two = stage.page(Lang::Nl)?.only(1);
    two.wait_for_app().await?;
    one.start_full().await?;
    two.start_full().await?;

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

async fn different_keys_do_not_mix(stage: &mut Stage) -> Result<()> {
    embed::open_host(stage, &pair("sales", "support")).await?;
    let page = stage.page(Lang::Nl)?;
    let one = stage.page(Lang::Nl)?.only(0);
    let two = stage.page(Lang::Nl)?.only(1);
    two.wait_for_app().await?;
    one.start_full().await?;
    two.start_full().await?;

    one.answer("PE-1", Answer::Step(1)).await?;
    two.answer("PE-2", Answer::Step(4)).await?;
    one.answer("PE-3", Answer::Step(2)).await?;

    for (scan, expected) in [(0, json!({ "PE-1": 1, "PE-3": 2 })), (1, json!({ "PE-2": 4 }))] {
        let kept = embed::call(&page, scan, "getAnswers", &[]).await?;
        ensure!(kept["answers"] == expected, "element {scan}: {kept}");
    }
    two.is_open("PE-1").await
}
