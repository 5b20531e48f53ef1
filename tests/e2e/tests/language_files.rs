//! Languages whose texts are files: one is loaded when a visit begins in it or a visitor chooses it, and no other.

use anyhow::{Context, Result, ensure};
use e2e::{
    Answer, Lang, Page, TestContext, embed,
    offline::first_visit,
    scenarios,
    server::{Gate, Options, Server},
    test_context, wait,
};
use serde_json::json;
use std::fs;

scenarios! {
    a_visit_that_begins_in_another_language_loads_its_file_and_no_other;
    a_press_on_a_language_loads_its_file_once_and_turns_the_page;
    a_language_that_does_not_come_leaves_the_scan_as_it_is_and_the_next_press_tries_again;
    without_the_server_every_language_is_there;
    in_the_element_a_language_is_a_script_beside_the_small_one in all because "engines run scripts that are added by a script in their own order";
    a_language_that_a_host_sets_before_the_app_is_there_is_the_first_that_it_speaks;
    a_language_that_a_host_sets_early_takes_away_neither_answers_nor_what_is_told;
    a_language_that_comes_is_not_taken_for_the_core_that_does_not;
    the_script_with_everything_inside_asks_for_no_language;
}

/// The site's own page with this language as the owner's setting.
fn site_in(code: &str) -> Result<Options> {
    let page = fs::read_to_string(test_context::dist().join("index.html"))?;
    let page = page.replacen("data-lang=\"\"", &format!("data-lang=\"{code}\""), 1);
    Ok(test_context::site().replace("/", 200, "text/html; charset=utf-8", page.as_bytes()))
}

/// The path of the file of a language.
fn file_of(code: &str) -> Result<String> {
    let names =
        fs::read_dir(test_context::dist())?.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let mut found = names.filter(|name| name.starts_with(&format!("language-{code}-")));
    Ok(format!("/{}", found.next().with_context(|| format!("there is no file of {code}"))?))
}

/// The files of languages that were asked for.
fn asked(context: &TestContext) -> Vec<String> {
    let paths = context.server().requests().into_iter().map(|request| request.path);
    let is_one = |path: &String| {
        let name = path.split('?').next().unwrap_or_default();
        name.contains("/language-") || [".de.js", ".fr.js"].iter().any(|end| name.ends_with(end))
    };
    paths.filter(is_one).collect()
}

/// Presses the button of a language.
async fn press(page: &Page<'_>, name: &str) -> Result<()> {
    let script = format!("e2e.ofRole('button').find(b => e2e.name(b).includes('{name}')).click();");
    page.ask(&script, vec![]).await?;
    Ok(())
}

async fn is_in(page: &Page<'_>, code: &str) -> Result<()> {
    wait::until(&format!("the app in {code}"), async || {
        let now = page.ask("return e2e.root().closest('[lang]')?.lang ?? null;", vec![]).await?;
        Ok((now == code).then_some(()))
    })
    .await
}

async fn a_visit_that_begins_in_another_language_loads_its_file_and_no_other(
    context: &mut TestContext,
) -> Result<()> {
    context.serve(site_in("de")?)?;
    context.driver()?.goto(context.server().url()).await?;
    let page = context.page(Lang::Nl)?;
    page.wait_for_app().await?;

    is_in(&page, "de").await?;
    page.says("Schnellscan starten").await?;
    ensure!(asked(context) == [file_of("de")?], "{:?}", asked(context));
    // The questions, which come from the instrument, too.
    press(&page, "Schnellscan starten").await?;
    page.says("Die drei Ps").await?;
    let statement = page.instrument.statement("PE-2", Lang::En)?;
    ensure!(!page.text().await?.contains(&statement), "the statements are in English");
    Ok(())
}

async fn a_press_on_a_language_loads_its_file_once_and_turns_the_page(
    context: &mut TestContext,
) -> Result<()> {
    let page = context.open(Lang::Nl).await?;
    page.start_full().await?;
    page.answer("PE-1", Answer::Step(3)).await?;
    ensure!(asked(context).is_empty(), "{:?}", asked(context));
    context.leave()?;

    page.choose_language("Français", "fr").await?;

    page.says("Le scan est maintenant en français.").await?;
    ensure!(!page.text().await?.contains("Weet ik niet"), "Dutch is left");
    page.choose_language("Nederlands", "nl").await?;
    page.choose_language("Français", "fr").await?;
    ensure!(asked(context) == [file_of("fr")?], "{:?}", asked(context));
    let dutch = page.in_language(Lang::Nl).await?;
    dutch.is_chosen("PE-1", Answer::Step(3)).await
}

async fn a_language_that_does_not_come_leaves_the_scan_as_it_is_and_the_next_press_tries_again(
    context: &mut TestContext,
) -> Result<()> {
    let file = file_of("fr")?;
    context.serve(test_context::site().replace_first(1, &file, 404, "text/plain", b"gone"))?;
    let page = context.open(Lang::Nl).await?;
    page.start_full().await?;
    page.answer("PE-1", Answer::Step(3)).await?;

    press(&page, "Français").await?;

    page.status_is("Français kon niet worden geladen. Je antwoorden blijven staan. Kies de taal opnieuw of ga verder in deze taal.")
        .await?;
    is_in(&page, "nl").await?;
    page.is_chosen("PE-1", Answer::Step(3)).await?;
    page.answer("PE-2", Answer::Step(1)).await?;
    page.choose_language("Français", "fr").await?;
    let dutch = page.in_language(Lang::Nl).await?;
    dutch.is_chosen("PE-2", Answer::Step(1)).await
}

async fn without_the_server_every_language_is_there(context: &mut TestContext) -> Result<()> {
    let server = Server::start(test_context::site_with_worker())?;
    let page = first_visit(context, &server).await?;
    server.stop();

    page.choose_language("Français", "fr").await?;
    page.choose_language("Deutsch", "de").await?;
    page.says("Schnellscan starten").await
}

async fn in_the_element_a_language_is_a_script_beside_the_small_one(context: &mut TestContext) -> Result<()> {
    let html =
        "<social-business-scan></social-business-scan><script src=\"../social-business-scan.js\"></script>";
    let gone = ("/social-business-scan.fr.js", 404, "text/plain", b"gone");
    let site = embed::with_page(embed::site(), "host.html", &embed::host(html));
    // Each try asks twice: the second time past every cache.
    context.serve(site.replace_first(1, gone.0, gone.1, gone.2, gone.3))?;
    let page = embed::open(context, "host.html").await?;
    page.start_full().await?;
    page.answer("PE-1", Answer::Step(3)).await?;
    ensure!(asked(context).is_empty(), "{:?}", asked(context));

    press(&page, "Français").await?;
    page.status_is("Français kon niet worden geladen. Je antwoorden blijven staan. Kies de taal opnieuw of ga verder in deze taal.")
        .await?;
    page.choose_language("Français", "fr").await?;

    ensure!(asked(context).iter().all(|path| path.contains(".fr.js")), "{:?}", asked(context));
    page.choose_language("Deutsch", "de").await?;
    let dutch = page.in_language(Lang::Nl).await?;
    dutch.is_chosen("PE-1", Answer::Step(3)).await
}

async fn a_language_that_comes_is_not_taken_for_the_core_that_does_not(
    context: &mut TestContext,
) -> Result<()> {
    let gate = Gate::default();
    let html = &embed::late("lang=\"de\"");
    let site =
        embed::site().hold(".core.js", &gate).replace(".core.js", 200, "text/javascript", b"// nothing");
    context.serve(embed::with_page(site, "host.html", &embed::host(html)))?;
    let page = embed::goto(context, "host.html").await?;
    let has_come = "return performance.getEntriesByType('resource')
        .some(({ name, responseEnd }) => name.includes('.de.js') && responseEnd > 0);";
    wait::until("the language to come", async || {
        Ok((page.ask(has_come, vec![]).await? == true).then_some(()))
    })
    .await?;

    gate.open();

    let error = embed::event(&page, "sbs-error").await?;
    let is_about_core = error["message"].as_str().is_some_and(|message| message.contains(".core.js"));
    ensure!(error["code"] == "load-invalid" && is_about_core, "the event says {error}");
    Ok(())
}

async fn a_language_that_a_host_sets_before_the_app_is_there_is_the_first_that_it_speaks(
    context: &mut TestContext,
) -> Result<()> {
    let gate = Gate::default();
    context.serve(embed::held(&gate, "lang=\"nl\""))?;
    let page = embed::goto(context, "host.html").await?;
    let early = async |code: &str| {
        let script = format!("return e2e.all('.sbs[data-early][lang={code}]').length === 1;");
        wait::until("the start before the app", async || {
            Ok((page.ask(&script, vec![]).await? == true).then_some(()))
        })
        .await
    };
    early("nl").await?;

    page.ask(
        "const element = document.querySelector('social-business-scan');
        window.spoken = [];
        new MutationObserver(() => {
            const scan = element.shadowRoot.querySelector('.sbs');
            if (scan) window.spoken.push(scan.lang);
        }).observe(element.shadowRoot, { subtree: true, childList: true, attributes: true });
        element.lang = 'de';",
        vec![],
    )
    .await?;
    early("de").await?;
    gate.open();

    page.wait_for_app().await?;
    is_in(&page, "de").await?;
    let spoken = page.ask("return [...new Set(window.spoken)].join();", vec![]).await?;
    ensure!(spoken == "de", "it spoke {spoken}");
    Ok(())
}

async fn a_language_that_a_host_sets_early_takes_away_neither_answers_nor_what_is_told(
    context: &mut TestContext,
) -> Result<()> {
    let gate = Gate::default();
    let site = embed::site().hold(".core.js", &gate).replace_first(2, ".core.js", 404, "text/plain", b"gone");
    let html = embed::host(&embed::late("lang=\"nl\" storage=\"none\""));
    context.serve(embed::with_page(site, "host.html", &html))?;
    let page = embed::goto(context, "host.html").await?;
    embed::is_early(&page).await?;
    let set = async |code: &str| {
        page.ask("document.querySelector('social-business-scan').lang = arguments[0];", vec![json!(code)])
            .await
    };
    page.start_quick().await?;
    // The focus is on the heading, and stays there.
    for code in ["en", "nl"] {
        set(code).await?;
        let focused = page.ask("return e2e.active()?.matches('[data-sbs-heading]') ?? null;", vec![]).await?;
        ensure!(focused == true, "in {code} the focus is not on the heading");
    }
    page.answer("PE-2", Answer::Step(3)).await?;
    // The language of the questions, what is ticked there, and what is told above them.
    let seen = "return [e2e.all('.sbs[data-early]')[0].lang,
        e2e.all('input:checked').map(input => input.name.slice(-4) + ' ' + input.value).join(),
        ...['.sbs-saved', '.sbs-notice__title', '.sbs-panel h2'].map(one => e2e.all(one)[0]?.textContent ?? null)];";

    set("en").await?;

    let told = ["Not saved", "Your answers are not saved here."];
    let now = page.ask(seen, vec![]).await?;
    ensure!(now == json!(["en", "PE-2 3", told[0], told[1], null]), "before the core: {now}");
    gate.open();
    embed::event(&page, "sbs-error").await?;
    let failed = page.ask(seen, vec![]).await?;
    ensure!(failed[4].is_string(), "there is no panel: {failed}");
    // The app begins in another language than that in which the scan was started.
    set("de").await?;
    let now = page.ask(seen, vec![]).await?;
    ensure!(now == failed, "a language takes away what is told: {failed}, then {now}");
    page.ask("e2e.all('.sbs-panel button')[0].click();", vec![]).await?;
    page.wait_for_app().await?;
    is_in(&page, "de").await?;
    let ticked =
        "return e2e.all('input:checked').map(input => input.name.slice(-4) + ' ' + input.value).join();";
    wait::until("the answer", async || Ok((page.ask(ticked, vec![]).await? == "PE-2 3").then_some(()))).await
}

async fn the_script_with_everything_inside_asks_for_no_language(context: &mut TestContext) -> Result<()> {
    let html = "<social-business-scan lang=\"de\"></social-business-scan><script src=\"../social-business-scan.all.js\"></script>";
    let page = embed::open_host(context, html).await?;

    is_in(&page, "de").await?;
    page.says("Schnellscan starten").await?;
    page.choose_language("Français", "fr").await?;
    ensure!(asked(context).is_empty(), "{:?}", asked(context));
    Ok(())
}
