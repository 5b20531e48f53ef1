//! The recipes of `docs/embed.md`, each as it stands there, until the first answer is given. That none is forgotten is
//! tested without a browser, in `src/recipes.rs`.
//!
//! The page is on one origin and the scan on another, as with a site owner: the same server under two names.

use std::fs;

use anyhow::{Context, Result, ensure};
use e2e::{
    Answer, Lang, TestContext, answer_fixtures, embed,
    iframe::grown,
    layout_stability::{AFTER, WATCH, seen},
    page::{Named, Role},
    recipes::{self, Place, is_answered, is_answered_in_the_frame, is_quiet, strict},
    scenarios,
    server::{CONTENT_SECURITY_POLICY, Options},
    test_context, wait,
};
use serde_json::{Value, json};

scenarios! {
    the_two_lines_start_the_scan_under_the_policy_of_the_document;
    a_place_that_is_told_is_where_the_core_comes_from;
    the_module_starts_the_scan_under_the_policy_of_the_document;
    the_frame_starts_the_scan_under_the_policy_of_the_document_and_gets_its_height;
    a_system_that_takes_an_address_starts_the_scan_in_its_own_frame;
    what_stands_between_the_tags_is_there_when_nothing_runs;
    two_scans_stand_on_one_page;
    a_script_of_the_page_hears_how_far_it_is_and_how_it_ended;
    a_theme_of_the_page_reaches_the_scan;
    room_for_the_scan_keeps_what_is_below_it_where_it_is;
    the_block_of_wordpress_starts_the_scan;
    sharepoints_published_policy_lets_the_frame_run;
    sharepoints_published_policy_lets_a_trusted_script_run;
    a_folder_beside_the_page_starts_the_scan;
    a_questionnaire_that_does_not_come_is_told_with_its_code;
    with_integrity_the_scan_runs_if_the_files_may_be_read_from_elsewhere;
    the_name_of_the_package_is_enough_where_names_are_known;
    the_settings_for_iis_are_well_formed;
}

/// What Microsoft gives as the header of SharePoint Online, shortened to one host of each form; see
/// <https://learn.microsoft.com/sharepoint/dev/spfx/content-securty-policy-trusted-script-sources>.
const SHAREPOINT: &str = "script-src 'unsafe-eval' 'self' https://contentstorage.osi.office.net \
     https://www.bing.com/api/maps https://ajax.aspnetcdn.com https://public-cdn.sharepointonline.com \
     https://teams.microsoft.com *.cdn.office.net *.fluidpreview.office.net *.onecdn.static.microsoft \
     https://res-1.cdn.office.net https://shell.cdn.office.net 'nonce-mvvlikiedo'";

async fn the_two_lines_start_the_scan_under_the_policy_of_the_document(
    context: &mut TestContext,
) -> Result<()> {
    let place = Place::new()?;
    let (body, policy) = (place.recipe("plain")?, strict(&place.recipe("csp-plain")?));

    place.open(context, &body, Some(&policy)).await?;

    is_answered(&context.page(Lang::Nl)?).await?;
    is_quiet(context).await
}

/// An optimiser that runs the text of scripts itself: they have no address then.
async fn a_place_that_is_told_is_where_the_core_comes_from(context: &mut TestContext) -> Result<()> {
    let place = Place::of(embed::site().header("Access-Control-Allow-Origin", "*"))?;
    let joined = "<script>for (const script of document.querySelectorAll('script[type=joined]')) {
        fetch(script.getAttribute('src')).then(answer => answer.text()).then(text => (0, eval)(text));
    }</script>";
    let body = place.recipe("base")?.replace("<script src", "<script type=joined src");

    place.open(context, &format!("{body}{joined}"), None).await?;

    is_answered(&context.page(Lang::Nl)?).await?;
    is_quiet(context).await
}

async fn the_module_starts_the_scan_under_the_policy_of_the_document(
    context: &mut TestContext,
) -> Result<()> {
    let place = Place::of(embed::site().header("Access-Control-Allow-Origin", "*"))?;
    let (body, policy) = (place.recipe("module")?, strict(&place.recipe("csp-module")?));

    place.open(context, &body, Some(&policy)).await?;

    is_answered(&context.page(Lang::Nl)?).await?;
    is_quiet(context).await
}

async fn the_frame_starts_the_scan_under_the_policy_of_the_document_and_gets_its_height(
    context: &mut TestContext,
) -> Result<()> {
    let place = Place::new()?;
    let (body, policy) = (place.recipe("frame")?, strict(&place.recipe("csp-frame")?));

    place.open(context, &body, Some(&policy)).await?;
    let page = context.page(Lang::En)?;
    // While the frame still grows, what is to be pressed moves from under the pointer.
    grown(&page, 0).await?;
    is_answered_in_the_frame(context, Lang::En).await?;

    wait::until("a frame as high as what is in it", async || {
        let height = page.ask("return document.querySelector('iframe').clientHeight;", vec![]).await?;
        Ok(height.as_u64().filter(|height| *height > 1000))
    })
    .await?;
    is_quiet(context).await
}

async fn a_system_that_takes_an_address_starts_the_scan_in_its_own_frame(
    context: &mut TestContext,
) -> Result<()> {
    let place = Place::new()?;
    let address = place.recipe("address")?;

    // As Moodle writes it.
    let body = format!(
        "<div><iframe id=\"resourceobject\" src=\"{address}\" width=\"800\" height=\"600\"></iframe></div>"
    );
    place.open(context, &body, None).await?;

    is_answered_in_the_frame(context, Lang::Nl).await
}

async fn what_stands_between_the_tags_is_there_when_nothing_runs(context: &mut TestContext) -> Result<()> {
    // A policy that nobody has changed for the scan: its script may come, its wasm may not run; and the script for that is
    // not there.
    let place = Place::of(embed::site().replace(".no-wasm.js", 404, "text/plain", b"gone"))?;
    let body = place.recipe("fallback")?;
    let policy = strict(&format!("script-src {}", place.scan));
    place.open(context, &body, Some(&policy)).await?;

    let page = context.page(Lang::En)?;
    page.find(Role::Alert, Named::Has("wasm-unsafe-eval")).await?;
    page.find(Role::Link, Named::Is("Open it on a page of its own")).await?;

    // And with the right policy the scan takes its place.
    let place = Place::new()?;
    let (body, policy) = (place.recipe("fallback")?, strict(&place.recipe("csp-plain")?));
    place.open(context, &body, Some(&policy)).await?;
    let page = context.page(Lang::En)?;
    is_answered(&page).await?;
    page.is_gone(Role::Link, Named::Is("Open it on a page of its own")).await
}

async fn two_scans_stand_on_one_page(context: &mut TestContext) -> Result<()> {
    let place = Place::new()?;
    let body = place.recipe("two")?;
    place.open(context, &body, None).await?;
    let (dutch, english) = (context.page(Lang::Nl)?.only(0), context.page(Lang::En)?.only(1));

    dutch.wait_for_app().await?;
    dutch.answer("PE-2", Answer::Step(3)).await?;
    is_answered(&english).await?;

    dutch.is_chosen("PE-2", Answer::Step(3)).await?;
    is_quiet(context).await
}

async fn a_script_of_the_page_hears_how_far_it_is_and_how_it_ended(context: &mut TestContext) -> Result<()> {
    let place = Place::new()?;
    let script = format!("addEventListener('DOMContentLoaded', () => {{\n{}\n}});", place.recipe("script")?);
    let body = format!(
        "<p id=progress></p><label>Niveau <input id=level></label><script src=\"recipe.js\"></script>{}",
        place.recipe("plain")?
    );
    let place = Place {
        site: place.site.replace("/pages/recipe.js", 200, "text/javascript", script.as_bytes()),
        ..place
    };
    let sheet = answer_fixtures::case("S09")?;
    place.open(context, &body, None).await?;
    let page = context.page(Lang::Nl)?.only(0);

    page.wait_for_app().await?;
    page.start_quick().await?;
    page.fill_in_at_once(&sheet).await?;
    page.show_result().await?;

    let expected = e2e::cli::score(&sheet)?;
    let level = expected["level"]["reached"].as_u64().map_or_else(String::new, |level| level.to_string());
    let shown = context.page(Lang::Nl)?;
    wait::until("the result in the page's own field", async || {
        let script = "return [document.querySelector('#progress').textContent, document.querySelector('#level').value];";
        Ok((shown.ask(script, vec![]).await? == json!(["16 / 16", level])).then_some(()))
    })
    .await?;
    is_quiet(context).await
}

async fn a_theme_of_the_page_reaches_the_scan(context: &mut TestContext) -> Result<()> {
    let place = Place::new()?;
    let body = format!("<link rel=stylesheet href=recipe.css>{}", place.recipe("plain")?);
    let css = place.recipe("theme")?;
    let place =
        Place { site: place.site.replace("/pages/recipe.css", 200, "text/css", css.as_bytes()), ..place };
    place.open(context, &body, None).await?;
    let page = context.page(Lang::Nl)?;
    page.wait_for_app().await?;

    let script = "const style = getComputedStyle(e2e.find('button', arguments[0], 'starts'));
        return [style.backgroundColor, style.color, style.borderRadius, style.textTransform];";
    let found = page.ask(script, vec![json!(page.words.start_quick)]).await?;

    ensure!(found == json!(["rgb(122, 31, 162)", "rgb(255, 255, 255)", "12px", "uppercase"]), "{found}");
    is_answered(&page).await
}

/// Where the page was shown long before the script came.
async fn room_for_the_scan_keeps_what_is_below_it_where_it_is(context: &mut TestContext) -> Result<()> {
    for (has_room, file) in [(false, "js"), (true, "js"), (true, "mjs")] {
        let place = Place::of(embed::site().header("Access-Control-Allow-Origin", "*"))?;
        let style = if has_room { place.recipe("room")? } else { String::new() };
        let scan = "<social-business-scan></social-business-scan>";
        let body = format!("<style>{style}</style>{WATCH}{scan}{AFTER}");
        let address = format!("{}/social-business-scan.{file}", place.scan);
        place.open(context, &body, None).await?;
        let page = context.page(Lang::Nl)?;
        ensure!(!seen(&page, 0).await?.places.is_empty(), "nobody saw the page before the script");

        let add = "const script = document.createElement('script');
            if (arguments[0].endsWith('mjs')) script.type = 'module';
            script.src = arguments[0];
            document.body.append(script);";
        page.ask(add, vec![json!(address)]).await?;
        page.wait_for_app().await?;

        let seen = seen(&page, 0).await?;
        let is_in_sight = seen.places.iter().any(|place| *place < seen.window);
        // Without room it jumps: the test sees that too.
        ensure!(is_in_sight != has_room, "what is below the scan was at {:?}, {has_room}", seen.places);
        ensure!(!has_room || seen.shifted == 0.0, "Chromium sees a shift of {}", seen.shifted);
    }
    Ok(())
}

async fn the_block_of_wordpress_starts_the_scan(context: &mut TestContext) -> Result<()> {
    let place = Place::new()?;
    // The block's place in a post; WordPress adds nothing inside it.
    let body = format!("<div class=\"entry-content\">\n{}\n</div>", place.recipe("wordpress")?);

    place.open(context, &body, None).await?;

    is_answered(&context.page(Lang::Nl)?).await?;
    is_quiet(context).await
}

/// A simulation: nobody here has a SharePoint.
async fn sharepoints_published_policy_lets_the_frame_run(context: &mut TestContext) -> Result<()> {
    let place = Place::new()?;
    let body = place.recipe("sharepoint")?;

    place.open(context, &body, Some(SHAREPOINT)).await?;

    is_answered_in_the_frame(context, Lang::Nl).await?;
    is_quiet(context).await
}

/// A simulation of a web part that adds the script to the page, once from an address that the administrator has
/// added, once from the package, which counts as the site itself.
async fn sharepoints_published_policy_lets_a_trusted_script_run(context: &mut TestContext) -> Result<()> {
    for is_packaged in [false, true] {
        let place = Place::new()?;
        let address = if is_packaged { "..".to_owned() } else { place.scan.clone() };
        let policy =
            if is_packaged { SHAREPOINT.to_owned() } else { format!("{SHAREPOINT} {}/", place.scan) };
        let part = format!(
            "const script = document.createElement('script');
            script.src = '{address}/social-business-scan.js';
            document.head.append(script);
            document.querySelector('#part').replaceChildren(document.createElement('social-business-scan'));"
        );
        let place = Place {
            site: place.site.replace("/pages/part.js", 200, "text/javascript", part.as_bytes()),
            ..place
        };

        place.open(context, "<div id=part></div><script src=part.js></script>", Some(&policy)).await?;

        is_answered(&context.page(Lang::Nl)?).await.with_context(|| format!("under the policy {policy}"))?;
        is_quiet(context).await?;
    }
    Ok(())
}

async fn a_folder_beside_the_page_starts_the_scan(context: &mut TestContext) -> Result<()> {
    let pages = test_context::root().join("tests/e2e/pages");
    let site = Options::new(test_context::dist())
        .without_header("Content-Security-Policy")
        .also("/pages/scan/", test_context::dist())
        .also("/pages/", pages);
    let place = Place::of(site)?;
    let body = place.recipe("folder")?;

    place.open(context, &body, None).await?;

    is_answered(&context.page(Lang::En)?).await?;
    is_quiet(context).await
}

/// The codes are those of the document: this one is not about a file of ours.
async fn a_questionnaire_that_does_not_come_is_told_with_its_code(context: &mut TestContext) -> Result<()> {
    let place = Place::new()?;
    let body = place
        .recipe("plain")?
        .replace("<social-business-scan>", "<social-business-scan src=\"no-such.json\">");

    place.open(context, &body, None).await?;

    let page = context.page(Lang::Nl)?;
    let told = embed::event(&page, "sbs-error").await?;
    ensure!(told["code"] == "instrument-failed" && told["fatal"] == true, "{told}");
    page.find(Role::Button, Named::Is("Probeer opnieuw")).await.map(drop)
}

async fn with_integrity_the_scan_runs_if_the_files_may_be_read_from_elsewhere(
    context: &mut TestContext,
) -> Result<()> {
    let file = test_context::dist().join("integrity.json");
    let text = fs::read_to_string(&file).with_context(|| format!("{} cannot be read", file.display()))?;
    let hashes: Value = serde_json::from_str(&text)?;
    let hash =
        hashes["social-business-scan.js"].as_str().context("integrity.json does not name the script")?;
    let body = |place: &Place| -> Result<String> {
        Ok(place.recipe("integrity")?.replace("sha384-FROM-INTEGRITY-JSON", hash))
    };

    let place = Place::of(embed::site().header("Access-Control-Allow-Origin", "*"))?;
    let html = body(&place)?;
    place.open(context, &html, None).await?;
    is_answered(&context.page(Lang::Nl)?).await?;
    is_quiet(context).await?;

    // Without the header the browser does not run it.
    let place = Place::new()?;
    let html = body(&place)?;
    place.open(context, &html, None).await?;
    let page = context.page(Lang::Nl)?;
    let script = "return document.readyState === 'complete' && customElements.get('social-business-scan') === undefined;";
    wait::until("a page without the scan", async || {
        Ok((page.ask(script, vec![]).await? == true).then_some(()))
    })
    .await
}

/// What a bundler does with the name; Vite itself was tried by hand.
async fn the_name_of_the_package_is_enough_where_names_are_known(context: &mut TestContext) -> Result<()> {
    let place = Place::of(embed::site().header("Access-Control-Allow-Origin", "*"))?;
    let import = place.recipe("vite")?;
    let body = format!(
        "<script type=importmap>{{\"imports\":{{\"social-business-scan\":\"{}/social-business-scan.mjs\"}}}}</script>
        <script type=module>{import}</script><social-business-scan></social-business-scan>",
        place.scan
    );

    place.open(context, &body, None).await?;

    is_answered(&context.page(Lang::Nl)?).await?;
    is_quiet(context).await
}

/// As far as this can be tried without an IIS: by the browser's own reader of XML.
async fn the_settings_for_iis_are_well_formed(context: &mut TestContext) -> Result<()> {
    let place = Place::new()?;
    let xml = place.recipe("iis")?;
    place.open(context, "", None).await?;
    let script = "const xml = new DOMParser().parseFromString(arguments[0], 'application/xml');
        const types = [...xml.querySelectorAll('mimeMap')].map(map => map.getAttribute('mimeType'));
        const policy = xml.querySelector('add[name=\"Content-Security-Policy\"]')?.getAttribute('value');
        return [xml.querySelectorAll('parsererror').length, types, policy];";

    let found = context.page(Lang::Nl)?.ask(script, vec![json!(xml)]).await?;

    let types = ["application/wasm", "text/javascript", "application/json", "application/manifest+json"];
    ensure!(found == json!([0, types, CONTENT_SECURITY_POLICY]), "{found}");
    ensure!(recipes::code("nginx", "")?.contains(CONTENT_SECURITY_POLICY), "nginx has another policy");
    Ok(())
}
