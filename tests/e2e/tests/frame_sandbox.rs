//! Frames with a sandbox: what a visitor takes out of the result where the page around allows it, and what is offered
//! where it does not.

use anyhow::{Result, ensure};
use e2e::{
    Lang, Page, TestContext, answer_fixtures,
    downloads::saved_by,
    embed,
    page::{Named, Role},
    pictures::Picture,
    scenarios,
};
use serde_json::Value;

scenarios! {
    a_sandboxed_frame_that_may_download_gives_its_files only [Chromium];
    a_frame_that_sees_its_sandbox_offers_only_what_works_in_it;
}

/// Without an origin there is no storage and maybe no clipboard; files are what is left, where the page allows them. The
/// drivers of Firefox and WebKitGTK save nothing that comes from such a frame.
async fn a_sandboxed_frame_that_may_download_gives_its_files(context: &mut TestContext) -> Result<()> {
    let sheet = answer_fixtures::case("S09")?;
    for flags in ["allow-scripts allow-downloads", "allow-scripts allow-downloads allow-same-origin"] {
        result_in_frame(context, flags).await?;
        let page = context.page(Lang::Nl)?;

        let file = saved_by(context, &page, "Bestand (JSON)", "social-business-scan", "json").await?;
        let picture =
            saved_by(context, &page, "Piramide als PNG", "social-business-scan-pyramid", "png").await?;

        let file: Value = serde_json::from_slice(&file)?;
        ensure!(file["answers"] == sheet["answers"], "{flags}: saved: {file}");
        ensure!(Picture::decode(&picture)?.has_colours(4), "{flags}: an empty picture");
    }
    Ok(())
}

/// The result of a quick scan, in a frame with these flags.
async fn result_in_frame(context: &mut TestContext, flags: &str) -> Result<()> {
    let page = context.open_in_frame(Lang::Nl, 800, Some(flags)).await?;
    page.start_quick().await?;
    page.fill_in_at_once(&answer_fixtures::case("S09")?).await?;
    page.show_result().await
}

/// What is offered of files, paper and a tab, as its buttons and links are called.
async fn offered(page: &Page<'_>) -> Result<Vec<&'static str>> {
    page.find(Role::Button, Named::Is("Kopieer code")).await?;
    page.unfold(page.words.files).await?;
    let wanted = [
        (Role::Button, "Bestand (JSON)"),
        (Role::Button, "Piramide als PNG"),
        (Role::Button, "Afdrukken of pdf"),
        (Role::Link, "Open dit resultaat in een nieuw tabblad"),
    ];
    let mut found = Vec::new();
    for (role, name) in wanted {
        if page.look_for(role, Named::Is(name)).await?.is_some() {
            found.push(name);
        }
    }
    Ok(found)
}

async fn a_frame_that_sees_its_sandbox_offers_only_what_works_in_it(context: &mut TestContext) -> Result<()> {
    const BLOCKED: &str = "Bestanden bewaren kan niet in deze ingesloten pagina.";
    let ours = "allow-scripts allow-same-origin";
    let files = ["Bestand (JSON)", "Piramide als PNG"];
    let print = ["Afdrukken of pdf"];
    let tab = ["Open dit resultaat in een nieuw tabblad"];
    for (more, wanted) in [
        ("", vec![]),
        ("allow-downloads", files.to_vec()),
        ("allow-modals allow-popups allow-popups-to-escape-sandbox", [print, tab].concat()),
    ] {
        result_in_frame(context, &format!("{ours} {more}")).await?;
        let page = context.page(Lang::Nl)?;
        let found = offered(&page).await?;
        ensure!(found == wanted, "`{more}` offers {found:?}");
        let is_told = page.text().await?.contains(BLOCKED);
        ensure!(is_told != found.contains(&files[0]), "`{more}` offers {found:?}, told: {is_told}");
        page.press(Role::Button, Named::Is(page.words.menu)).await?;
        page.press(Role::Button, Named::Is("Je gegevens")).await?;
        page.heading_is("Je gegevens").await?;
        let advises_file = page.text().await?.contains("of een bestand");
        ensure!(advises_file == found.contains(&files[0]), "`{more}`: advises a file: {advises_file}");
    }
    // Where it cannot look, everything is offered, with a sentence.
    result_in_frame(context, "allow-scripts").await?;
    let page = context.page(Lang::Nl)?;
    ensure!(
        offered(&page).await? == [&files[..], &print].concat(),
        "without an origin: {:?}",
        offered(&page).await?
    );
    page.says("Komt er geen bestand?").await?;

    // The element, two frames deep: the outer one forbids it.
    let scan = embed::host(embed::TWO_LINES);
    let frame =
        |src: &str, more: &str| embed::host(&format!("<iframe title=Scan src={src} {more}></iframe>"));
    let site = embed::with_page(embed::site(), "scan.html", &scan);
    let site = embed::with_page(site, "inner.html", &frame("scan.html", ""));
    let outer = frame("inner.html", "sandbox=\"allow-scripts allow-same-origin allow-modals\"");
    context.serve(embed::with_page(site, "outer.html", &outer))?;
    let page = embed::goto(context, "outer.html").await?;
    for _ in 0..2 {
        page.driver().enter_frame(0).await?;
    }
    page.wait_for_app().await?;
    embed::call(&page, 0, "setAnswers", &[answer_fixtures::case("S09")?]).await?;
    page.press(Role::Button, Named::Is(page.words.view_result)).await?;
    ensure!(offered(&page).await? == print, "in the element: {:?}", offered(&page).await?);
    page.says(BLOCKED).await
}
