//! The page about the scan: where it is reached from, what it leads to, and what it says where.

use anyhow::{Result, ensure};
use e2e::{
    Answer, Lang, Page, TestContext, answer_fixtures, embed,
    page::{Named, Role},
    scenarios, storage_fixture,
};

scenarios! {
    it_is_reached_from_the_start_the_menu_the_result_and_an_address_and_leads_back;
    on_a_host_it_says_who_can_read_the_answers;
}

async fn is_there(page: &Page<'_>) -> Result<()> {
    page.heading_is(page.words.about).await?;
    page.says("Maslow").await
}

async fn it_is_reached_from_the_start_the_menu_the_result_and_an_address_and_leads_back(
    context: &mut TestContext,
) -> Result<()> {
    let page = context.open(Lang::Nl).await?;
    page.press(Role::Button, Named::Is(page.words.about)).await?;
    is_there(&page).await?;
    let table = page.table("Piramide van 5 treden").await?;
    ensure!(table.row_with("Verbinding")?.concat().contains("sociaal contact"), "{table:?}");
    let links = "return e2e.all('.sbs-about a').map(a => [a.protocol, a.rel, a.target].join());";
    let links: Vec<String> = serde_json::from_value(page.ask(links, vec![]).await?)?;
    let (sources, others): (Vec<_>, Vec<_>) =
        links.iter().partition(|link| link.ends_with(",noreferrer,_blank"));
    // The one other is the file of licences beside the page.
    ensure!(sources.len() > 2 && others.len() == 1, "links: {links:?}");
    let asked = context.server().requests().len();
    page.press(Role::Button, Named::Starts("Terug naar het begin")).await?;

    page.start_quick().await?;
    page.answer("PE-2", Answer::Step(2)).await?;
    page.press(Role::Button, Named::Is(page.words.menu)).await?;
    page.press(Role::Button, Named::Is(page.words.about)).await?;
    is_there(&page).await?;
    page.press(Role::Button, Named::Is(page.words.back_to_scan)).await?;
    page.is_chosen("PE-2", Answer::Step(2)).await?;
    ensure!(context.server().requests().len() == asked, "something was asked for");

    context.seed(&storage_fixture::envelope(&answer_fixtures::case("S01")?).to_string()).await?;
    let page = context.open(Lang::En).await?;
    page.press(Role::Button, Named::Is(page.words.view_result)).await?;
    page.press(Role::Button, Named::Starts(page.words.about_from_result)).await?;
    is_there(&page).await?;
    page.press(Role::Button, Named::Is(page.words.back_to_scan)).await?;
    page.find(Role::Table, Named::Starts(page.words.three_ps)).await?;

    context.forget().await?;
    context.driver()?.goto(format!("{}#about", context.server().url())).await?;
    let page = context.page(Lang::Nl)?;
    page.wait_for_app().await?;
    is_there(&page.in_language(Lang::Nl).await?).await
}

async fn on_a_host_it_says_who_can_read_the_answers(context: &mut TestContext) -> Result<()> {
    let page = embed::open_host(context, embed::TWO_LINES).await?.only(0);
    page.press(Role::Button, Named::Is(page.words.about)).await?;
    is_there(&page).await?;
    page.says("Die website kan je antwoorden en je resultaat lezen").await
}
