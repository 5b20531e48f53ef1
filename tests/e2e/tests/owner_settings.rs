//! What a site owner sets in words: in the address of the frame, and on the first tag of our own page and of the single
//! file.

use std::fs;

use anyhow::{Result, ensure};
use e2e::{
    Lang, Page, TestContext, answer_fixtures,
    iframe::{SCAN, elsewhere, enter, goto, grown, leave, quiet, scan, site_with},
    page::{Named, Role},
    places::{in_order, not_shown},
    recipes::{Place, is_answered, is_quiet},
    scenarios,
    server::{Gate, Options},
    test_context, wait,
};
use serde_json::json;

scenarios! {
    a_frame_takes_its_texts_from_its_address_and_nothing_worse in all because "engines read addresses and links in their own way";
    a_frame_that_is_no_frame_says_nothing_in_the_name_of_its_site;
    our_own_page_is_branded_by_its_first_tag;
    an_edited_single_file_keeps_its_policy_and_shows_what_was_set in all because "what a page on a disk may do differs between engines";
    an_address_of_the_document_fills_the_frame;
}

/// The address of a frame with this query, on the page of a host that grows with it.
fn framed(scan: &str, query: &str) -> Result<Options> {
    let address = format!("{scan}frame.html?{}", query.replace('&', "&amp;"));
    site_with("grows.html", |page| page.replace(&format!("{SCAN}frame.html"), &address).replace(SCAN, scan))
}

async fn a_frame_takes_its_texts_from_its_address_and_nothing_worse(context: &mut TestContext) -> Result<()> {
    let sheet = answer_fixtures::case("S09")?;
    let scan = scan()?;
    let good = "lang=nl&logo=icon-192.png&logo-alt=Voorbeeld%20BV&intro=%3Cb%3EWelkom%3C/b%3E%0Abij%20ons\
        &next-step-text=Boek%20een%20gesprek&next-step-href=https://example.org/book&result-note=Let%20op";
    let page = goto(context, framed(&elsewhere(&scan), good)?, "grows.html").await?;
    grown(&page, 0).await?;
    let inside = enter(&page, 0).await?;
    in_order(&inside, &["[slot=logo]", "h2", "[slot=intro]", ".sbs-intro__lede"]).await?;
    let shown = "const [logo, intro] = ['logo', 'intro'].map(slot => document.querySelector(`[slot=${slot}]`));
        return [logo.alt, logo.complete && logo.naturalWidth > 0, intro.textContent, intro.childElementCount, intro.lang,
            document.getElementById('sbs-early')];";
    let wanted = json!(["Voorbeeld BV", true, "<b>Welkom</b>\nbij ons", 0, "nl", null]);
    wait::until("the picture and the texts of the owner", async || {
        Ok((inside.ask(shown, vec![]).await? == wanted).then_some(()))
    })
    .await?;
    inside.start_quick().await?;
    inside.fill_in_at_once(&sheet).await?;
    inside.show_result().await?;
    in_order(&inside, &[".sbs-band", "[slot=result-note]", ".sbs-actions", "[slot=next-step]"]).await?;
    let link = inside.find(Role::Link, Named::Starts("Boek een gesprek")).await?;
    let is = "const [link] = arguments; return [link.href, link.target, link.rel, e2e.name(link)];";
    let found = inside.ask(is, vec![link.to_json()?]).await?;
    let name = "Boek een gesprek (opent in een nieuw tabblad)";
    ensure!(found == json!(["https://example.org/book", "_blank", "noopener", name]), "{found}");
    leave(&page).await?;
    quiet(&page).await?;

    let bad = "storage=none&logo=https://example.org/spy.png&next-step-text=%3Ca%20href=x%3EVerder&next-step-href=java%0Ascript:alert(1)";
    let page = goto(context, framed(&elsewhere(&scan), bad)?, "grows.html").await?;
    grown(&page, 0).await?;
    let inside = enter(&page, 0).await?;
    not_shown(&inside, &["img", "[slot=intro]", "[slot=result-note]"]).await?;
    inside.start_quick().await?;
    inside.fill_in_at_once(&sheet).await?;
    inside.show_result().await?;
    inside.says("<a href=x>Verder").await?;
    let links = inside.ask("return e2e.all('[slot] a, a[href^=java i]').length;", vec![]).await?;
    ensure!(links == 0, "{links} links");
    leave(&page).await?;
    quiet(&page).await
}

async fn a_frame_that_is_no_frame_says_nothing_in_the_name_of_its_site(
    context: &mut TestContext,
) -> Result<()> {
    let address = format!(
        "{}frame.html?intro=Betaal%20nu&next-step-text=Betaal&logo=icon-192.png",
        context.server().url()
    );
    context.driver()?.goto(address).await?;
    let page = context.page(Lang::Nl)?;
    page.wait_for_app().await?;

    let text = page.text().await?;
    let own = page.ask("return document.querySelectorAll('[slot]').length;", vec![]).await?;
    ensure!(!text.contains("Betaal") && own == 0, "{own} nodes, and the page says: {text}");
    Ok(())
}

/// A page of ours whose first tag says this, each name without `data-`.
fn branded(html: &str, settings: &[(&str, &str)]) -> Result<String> {
    let mut html = html.to_owned();
    for (name, value) in settings {
        let (empty, filled) = (format!("data-{name}=\"\""), format!("data-{name}=\"{value}\""));
        ensure!(html.matches(&empty).count() == 1, "the page has no single place for {name}");
        html = html.replace(&empty, &filled);
    }
    Ok(html)
}

const SETTINGS: [(&str, &str); 6] = [
    ("lang", "nl"),
    ("logo-alt", "Example Ltd"),
    ("intro", "<i>Welcome</i> at &quot;our&quot; place"),
    ("next-step-text", "Write to us"),
    ("next-step-href", "mailto:scan@example.org"),
    ("result-note", "We receive no answers"),
];

/// What a page of ours shows after [`SETTINGS`], before and after the app, up to its result.
async fn shows_what_was_set(page: &Page<'_>) -> Result<()> {
    let intro = "<i>Welcome</i> at \"our\" place";
    page.says(intro).await?;
    in_order(page, &[".sbs-own__logo", "h1", "[slot=intro]", ".sbs-intro__lede"]).await?;
    let logo = "const [logo] = e2e.all('.sbs-own__logo'); return [logo.alt, logo.complete && logo.naturalWidth > 0, e2e.all('[slot=intro]').filter(e2e.isShown).length];";
    wait::until("text and picture of the logo, and one introduction", async || {
        Ok((page.ask(logo, vec![]).await? == json!(["Example Ltd", true, 1])).then_some(()))
    })
    .await?;
    page.start_quick().await?;
    page.fill_in_at_once(&answer_fixtures::case("S09")?).await?;
    page.show_result().await?;
    in_order(
        page,
        &[".sbs-own__logo", ".sbs-band", "[slot=result-note]", ".sbs-actions", "[slot=next-step]"],
    )
    .await?;
    let link = page.find(Role::Link, Named::Is("Write to us")).await?;
    let href = page.ask("return [arguments[0].href, arguments[0].target];", vec![link.to_json()?]).await?;
    ensure!(href == json!(["mailto:scan@example.org", "_top"]), "{href}");
    Ok(())
}

async fn our_own_page_is_branded_by_its_first_tag(context: &mut TestContext) -> Result<()> {
    let gate = Gate::default();
    let index = fs::read_to_string(test_context::dist().join("index.html"))?;
    let html = branded(&branded(&index, &SETTINGS)?, &[("logo", "icon-192.png")])?;
    let html_type = "text/html; charset=utf-8";
    context.serve(test_context::site().hold("_bg.wasm", &gate).replace(
        "/",
        200,
        html_type,
        html.as_bytes(),
    ))?;
    context.driver()?.goto(context.server().url()).await?;
    let page = context.page(Lang::Nl)?;
    let early = page.ask("return document.getElementById('sbs').hidden;", vec![]).await?;
    ensure!(early == true, "the app is there already");
    page.says("Welcome").await?;
    in_order(
        &page,
        &[".sbs-own__logo", "#sbs-early section[lang=nl] h1", "#sbs-early section[lang=nl] [slot=intro]"],
    )
    .await?;

    gate.open();
    page.wait_for_app().await?;
    shows_what_was_set(&page).await?;

    let driver = context.driver()?;
    driver.cdp().send_raw("Emulation.setEmulatedMedia", json!({ "media": "print" })).await?;
    let printed = page.ask("return [e2e.isShown(e2e.all('.sbs-own__logo')[0]), e2e.all('.sbs-bar__name, .sbs-lang').filter(e2e.isShown).length,
        getComputedStyle(e2e.all('.sbs-own__link')[0], '::after').content];", vec![]).await?;
    driver.cdp().send_raw("Emulation.setEmulatedMedia", json!({ "media": "" })).await?;
    let has_address = printed[2].as_str().is_some_and(|text| text.contains("mailto:scan@example.org"));
    ensure!(printed[0] == true && printed[1] == 0 && has_address, "on paper: {printed}");
    Ok(())
}

async fn an_edited_single_file_keeps_its_policy_and_shows_what_was_set(
    context: &mut TestContext,
) -> Result<()> {
    const DOT: &str = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7";
    let single = fs::read_to_string(test_context::dist().join("social-business-scan.html"))?;
    let html = branded(&branded(&single, &SETTINGS)?, &[("logo", DOT)])?;
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("scan.html");
    fs::write(&file, html)?;
    let address = format!("file://{}", file.display());
    context.driver()?.goto(&address).await?;
    let page = context.page(Lang::Nl)?;
    page.wait_for_app().await?;
    // All pages on a disk may be one origin: nothing of an earlier run may lie there.
    page.ask("localStorage.clear(); sessionStorage.clear();", vec![]).await?;
    context.driver()?.goto("about:blank").await?;
    context.driver()?.goto(&address).await?;
    let page = context.page(Lang::Nl)?;
    page.ask(
        "window.e2eViolations = []; document.addEventListener('securitypolicyviolation', event => e2eViolations.push(event.violatedDirective));",
        vec![],
    )
    .await?;
    page.wait_for_app().await?;

    // In the language of the owner's choice: our browsers ask for English.
    shows_what_was_set(&page).await?;

    let broken = page.ask("return window.e2eViolations;", vec![]).await?;
    ensure!(broken == json!([]), "violations: {broken}");
    let asked = page.ask("return performance.getEntriesByType('resource').map(entry => entry.name).filter(name => !name.startsWith('data:'));", vec![]).await?;
    ensure!(asked == json!([]), "asked for: {asked}");
    Ok(())
}

async fn an_address_of_the_document_fills_the_frame(context: &mut TestContext) -> Result<()> {
    let place = Place::new()?;
    let body = place.recipe("frame-own")?;
    place.open(context, &body, None).await?;
    let page = context.page(Lang::En)?;
    grown(&page, 0).await?;
    page.driver().enter_frame(0).await?;
    let inside = Page::new(page.driver(), Lang::En)?;

    inside.says("Your answers do not reach us.").await?;
    in_order(&inside, &["[slot=logo]", "[slot=intro]"]).await?;
    is_answered(&inside).await?;
    page.driver().enter_default_frame().await?;
    is_quiet(context).await
}
