//! The panel that says what is kept: every key, everything as one file, nothing left after deleting.

use anyhow::{Result, ensure};
use e2e::{
    Answer, Lang, Page, TestContext, answer_fixtures,
    downloads::saved_by,
    page::{Named, Role},
    scenarios,
    storage_fixture::{self, attempt},
    wait,
};
use serde_json::Value;

use crate::attempts::{ATTEMPTS, DATA, finish, kept, key, leave, open_data, rows, to_start};

scenarios! {
    the_panel_tells_what_is_kept_and_gives_it_all_as_one_file;
    deleting_everything_leaves_no_key;
    where_nothing_is_kept_the_panel_says_so_and_attempts_last_as_long_as_the_page;
    attempts_of_a_tab_only_are_in_that_tab_only;
}

async fn keys(page: &Page<'_>) -> Result<String> {
    let script = "return [...Object.keys(localStorage), ...Object.keys(sessionStorage)]
        .filter(key => key.startsWith('sbs:')).join(' ');";
    Ok(page.ask(script, vec![]).await?.as_str().unwrap_or_default().to_owned())
}

async fn the_panel_tells_what_is_kept_and_gives_it_all_as_one_file(context: &mut TestContext) -> Result<()> {
    let (old, new) = (answer_fixtures::case("S01")?, answer_fixtures::case("S09")?);
    context.forget().await?;
    let page = context.open(Lang::Nl).await?;
    open_data(&page).await?;
    page.says("Er is nu niets bewaard.").await?;
    page.says("Er is nog geen meting af.").await?;
    page.press(Role::Button, Named::Is("Terug naar het begin")).await?;

    leave(context, &[("1-1", attempt(&old, "2025-05-01T09:30:00Z"))]).await?;
    storage_fixture::write(context.driver()?, storage_fixture::BROKEN, "{\"half").await?;
    let page = context.open(Lang::Nl).await?;
    finish(&page, &new).await?;
    page.press(Role::Button, Named::Is("Bekijk wat er bewaard is")).await?;

    let table = page.table("Wat er op dit apparaat staat").await?;
    for (what, key) in [
        ("Antwoorden, toelichtingen en plan", storage_fixture::KEY),
        ("Niet te lezen, apart gezet", storage_fixture::BROKEN),
        ("2 metingen", &key("")),
    ] {
        let row = table.row_with(what)?;
        ensure!(row[0].contains(key) && row[1].ends_with(" KB"), "{row:?}");
    }
    ensure!(table.row_with("2 metingen")?[2] == "1 mei 2025", "{table:?}");
    page.says("sommige doen dat na 7 dagen zonder bezoek").await?;
    // The panel is a place of its own: a reload stays there.
    context.reload(Lang::Nl).await?;
    page.heading_is(DATA).await?;
    page.table("Wat er op dit apparaat staat").await?.row_with("2 metingen")?;

    let file =
        saved_by(context, &page, "Bewaar alles als bestand", "social-business-scan-all", "json").await?;
    let file: Value = serde_json::from_slice(&file)?;
    ensure!(file["kind"] == "sbs-archive" && file["schema"] == 1 && file["version"] == 1, "{file}");
    ensure!(file["current"]["answers"] == new["answers"], "current: {}", file["current"]);
    ensure!(file["attempts"][0]["answers"] == new["answers"], "{}", file["attempts"]);
    ensure!(file["attempts"][1]["answers"] == old["answers"], "{}", file["attempts"]);
    ensure!(file["other"][storage_fixture::BROKEN] == "{\"half", "{}", file["other"]);
    Ok(())
}

async fn deleting_everything_leaves_no_key(context: &mut TestContext) -> Result<()> {
    let old = attempt(&answer_fixtures::case("S01")?, "2025-05-01T09:30:00Z");
    leave(context, &[("1-1", old), ("2-1", "damaged".to_owned())]).await?;
    let page = context.open(Lang::Nl).await?;
    finish(&page, &answer_fixtures::case("S09")?).await?;
    open_data(&page).await?;

    page.press(Role::Button, Named::Is(page.words.delete)).await?;
    page.find(Role::Dialog, Named::Has(page.words.delete_title)).await?;
    page.press(Role::Button, Named::Is("Wis alles")).await?;

    page.confirms("Alles is gewist van dit apparaat.").await?;
    ensure!(keys(&page).await?.is_empty(), "left: {}", keys(&page).await?);
    page.is_gone(Role::Region, Named::Is(ATTEMPTS)).await?;
    // Nothing comes back by going on.
    page.start_quick().await?;
    page.answer("PE-2", Answer::Step(1)).await?;
    ensure!(keys(&page).await? == storage_fixture::KEY, "now: {}", keys(&page).await?);
    Ok(())
}

async fn where_nothing_is_kept_the_panel_says_so_and_attempts_last_as_long_as_the_page(
    context: &mut TestContext,
) -> Result<()> {
    let page = context.open_in_frame(Lang::Nl, 800, Some("allow-scripts")).await?;
    finish(&page, &answer_fixtures::case("S09")?).await?;

    page.press(Role::Button, Named::Is("Bekijk wat er bewaard is")).await?;

    page.heading_is(DATA).await?;
    page.says("Wat je invult, staat alleen op deze pagina").await?;
    page.says("Er is nu niets bewaard.").await?;
    page.find(Role::Region, Named::Is(ATTEMPTS)).await?;
    wait::until("one row", async || Ok((rows(&page).await? == 1).then_some(()))).await?;
    page.says("Staat alleen op deze pagina").await?;
    page.press(Role::Button, Named::Starts("Bekijk meting van ")).await?;
    page.says("Je bekijkt je meting van").await
}

async fn attempts_of_a_tab_only_are_in_that_tab_only(context: &mut TestContext) -> Result<()> {
    let old = attempt(&answer_fixtures::case("S01")?, "2025-05-01T09:30:00Z");
    leave(context, &[("1-1", old)]).await?;
    let page = context.open(Lang::Nl).await?;
    page.press(Role::Button, Named::Starts(page.words.settings)).await?;
    page.press(Role::Checkbox, Named::Starts("Bewaar niets na het sluiten van dit tabblad")).await?;
    wait::until("the attempts to move", async || {
        let (there, here) = (kept(&page, "localStorage").await?, kept(&page, "sessionStorage").await?);
        Ok((there.is_empty() && here.len() == 1).then_some(()))
    })
    .await?;
    finish(&page, &answer_fixtures::case("S09")?).await?;

    open_data(&page).await?;
    page.says("Alles staat alleen in dit tabblad en verdwijnt als je het sluit.").await?;
    ensure!(kept(&page, "sessionStorage").await?.len() == 2, "kept: {}", keys(&page).await?);
    ensure!(kept(&page, "localStorage").await?.is_empty(), "on the device: {}", keys(&page).await?);
    context.reload(Lang::Nl).await?;
    page.heading_is(DATA).await?;
    wait::until("both rows after a reload", async || Ok((rows(&page).await? == 2).then_some(()))).await?;
    // And back onto the device.
    to_start(&page).await?;
    page.press(Role::Button, Named::Starts(page.words.settings)).await?;
    page.press(Role::Checkbox, Named::Starts("Bewaar niets na het sluiten van dit tabblad")).await?;
    wait::until("the attempts to move back", async || {
        let (there, here) = (kept(&page, "localStorage").await?, kept(&page, "sessionStorage").await?);
        Ok((there.len() == 2 && here.is_empty()).then_some(()))
    })
    .await
}
