//! The single file: opened from a disk, without a server and without a network.

use std::fs;

use anyhow::{Context, Result, ensure};
use e2e::{
    Engine, Lang, Page, TestContext, answer_fixtures, comparison,
    downloads::saved_by,
    page::{Named, Role},
    scenarios, storage_fixture, test_context,
};
use serde_json::{Value, json};
use tempfile::TempDir;

scenarios! {
    a_whole_visit_from_the_disk_asks_for_nothing_and_is_kept in all because "what a page on a disk may do differs between engines";
    a_file_is_saved_from_the_single_file in all because "what a page on a disk may do differs between engines";
    a_link_to_the_single_file_opens_its_code;
    the_page_on_disk_names_the_single_file;
}

const SINGLE: &str = "social-business-scan.html";

/// A folder as people have them: with a blank and a letter that is not ASCII in its name.
struct Disk(TempDir);

impl Disk {
    fn with(files: &[&str]) -> Result<Self> {
        let folder = tempfile::Builder::new().prefix("mijn scán ").tempdir()?;
        for name in files {
            let from = test_context::dist().join(name);
            fs::copy(&from, folder.path().join(name))
                .with_context(|| format!("there is no {}", from.display()))?;
        }
        Ok(Disk(folder))
    }

    fn address(&self, name: &str) -> String {
        let mut address = "file://".to_owned();
        for byte in self.0.path().join(name).to_string_lossy().bytes() {
            match byte {
                b'/' | b'.' | b'-' | b'_' | b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => {
                    address.push(char::from(byte));
                }
                _ => address.push_str(&format!("%{byte:02X}")),
            }
        }
        address
    }
}

async fn open<'a>(context: &'a TestContext, disk: &Disk) -> Result<Page<'a>> {
    context.driver()?.goto(disk.address(SINGLE)).await?;
    let page = context.page(Lang::Nl)?;
    page.wait_for_app().await?;
    page.in_language(Lang::Nl).await
}

async fn a_whole_visit_from_the_disk_asks_for_nothing_and_is_kept(context: &mut TestContext) -> Result<()> {
    let disk = Disk::with(&[SINGLE])?;
    let sheet = answer_fixtures::case("S09")?;
    // All pages on a disk may be one origin: nothing of an earlier run may lie there.
    let page = open(context, &disk).await?;
    page.ask("localStorage.clear(); sessionStorage.clear();", vec![]).await?;
    listen_early(context).await?;
    let page = open(context, &disk).await?;
    page.ask(LISTEN, vec![]).await?;

    page.start_quick().await?;
    page.fill_in_at_once(&sheet).await?;
    page.show_result().await?;
    comparison::result_equals(&page, &sheet).await?;

    let asked =
        page.ask("return performance.getEntriesByType('resource').map(entry => entry.name);", vec![]).await?;
    ensure!(asked == json!([]), "asked for: {asked}");
    let broken = page.ask("return window.e2eViolations;", vec![]).await?;
    ensure!(broken == json!([]), "violations: {broken}");
    let drawn = page
        .ask(
            "const drawings = e2e.all('canvas').filter(e2e.isShown);
            return drawings.every(canvas => canvas.width > 0) && drawings.length;",
            vec![],
        )
        .await?;
    ensure!(drawn.as_u64() > Some(0), "no drawing: {drawn}");

    context.driver()?.refresh().await?;
    let page = context.page(Lang::Nl)?;
    page.wait_for_app().await?;
    // The page is on the result again, where the visitor was.
    page.find(Role::Table, Named::Starts(page.words.three_ps)).await?;
    comparison::result_equals(&page, &sheet).await
}

const LISTEN: &str = "window.e2eViolations ??= [];
    document.addEventListener('securitypolicyviolation', event => {
        window.e2eViolations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
    });";

/// Hears what is broken while the page starts. Only Chromium lets a test be there before the page's own scripts:
/// in the others the page is heard from its first screen on.
async fn listen_early(context: &TestContext) -> Result<()> {
    if context.engine() == Engine::Chromium {
        let source = json!({ "source": LISTEN });
        context.driver()?.cdp().send_raw("Page.addScriptToEvaluateOnNewDocument", source).await?;
    }
    Ok(())
}

async fn a_file_is_saved_from_the_single_file(context: &mut TestContext) -> Result<()> {
    let disk = Disk::with(&[SINGLE])?;
    let sheet = answer_fixtures::case("S09")?;
    let page = open(context, &disk).await?;
    page.ask("localStorage.clear(); sessionStorage.clear();", vec![]).await?;
    let page = open(context, &disk).await?;
    page.start_quick().await?;
    page.fill_in_at_once(&sheet).await?;
    page.show_result().await?;

    let bytes = saved_by(context, &page, "Bestand (JSON)", "social-business-scan", "json").await?;

    let file: Value = serde_json::from_slice(&bytes)?;
    ensure!(file["kind"] == "sbs-answers" && file["answers"] == sheet["answers"], "saved: {file}");
    let table = saved_by(context, &page, "Tabel (CSV)", "social-business-scan-result", "csv").await?;
    ensure!(table.starts_with("\u{feff}kind,id,name,".as_bytes()), "a table of {} bytes", table.len());
    let title = "Scores op People, Profit en Planet als PNG";
    let picture = saved_by(context, &page, title, "social-business-scan-radar", "png").await?;
    ensure!(picture.starts_with(b"\x89PNG"), "a picture of {} bytes", picture.len());
    // An address on this disk is none anywhere else.
    page.says("Een link naar een bestand op je schijf werkt nergens anders.").await?;
    ensure!(page.look_for(Role::Button, Named::Is("Kopieer link")).await?.is_none(), "there is a link");
    Ok(())
}

async fn a_link_to_the_single_file_opens_its_code(context: &mut TestContext) -> Result<()> {
    let disk = Disk::with(&[SINGLE])?;
    let page = open(context, &disk).await?;
    page.ask("localStorage.clear(); sessionStorage.clear();", vec![]).await?;
    // Left by an earlier visit: nothing but the language.
    let dutch =
        storage_fixture::envelope(&answer_fixtures::only(&answer_fixtures::case("S01")?, &[])).to_string();
    storage_fixture::write(context.driver()?, storage_fixture::KEY, &dutch).await?;
    context.driver()?.goto("about:blank").await?;
    let code = "SB1-2096T-9PW92-T8NJD-4V92T-5PME4-HDPKN-2GB3M-8JF4Y";
    context.driver()?.goto(format!("{}#r={code}", disk.address(SINGLE))).await?;
    let page = context.page(Lang::Nl)?;
    page.wait_for_app().await?;

    page.says(page.words.shared).await?;
    page.press(Role::Button, Named::Is(page.words.take_over)).await?;
    page.is_gone(Role::Button, Named::Is(page.words.take_over)).await?;

    comparison::result_equals(&page, &answer_fixtures::case("S01")?).await?;
    let address = page.ask("return location.hash;", vec![]).await?;
    ensure!(address == "#result", "the address is {address}");
    let asked =
        page.ask("return performance.getEntriesByType('resource').map(entry => entry.name);", vec![]).await?;
    ensure!(asked == json!([]), "asked for: {asked}");
    Ok(())
}

/// Somebody who downloads the whole folder and opens the page by a double click: browsers refuse it its parts.
async fn the_page_on_disk_names_the_single_file(context: &mut TestContext) -> Result<()> {
    let names: Vec<String> = fs::read_dir(test_context::dist())?
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| test_context::dist().join(name).is_file())
        .collect();
    let disk = Disk::with(&names.iter().map(String::as_str).collect::<Vec<_>>())?;

    context.driver()?.goto(disk.address("index.html")).await?;

    context.page(Lang::Nl)?.find(Role::Alert, Named::Has(SINGLE)).await?;
    // What it names is beside it, and works.
    open(context, &disk).await.map(drop)
}
