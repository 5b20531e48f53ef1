//! What a host's page puts into the slots of the element: a logo, an introduction, a note and a next step.

use std::fs;

use anyhow::{Context, Result, ensure};
use e2e::{
    Lang, Page, TestContext, answer_fixtures, embed,
    layout_stability::{AFTER, WATCH, seen},
    page::{Named, Role},
    places::{in_order, not_shown},
    recipes::{Place, is_quiet},
    scenarios,
    server::Gate,
    test_context, wait,
};
use serde_json::json;
use thirtyfour::Key;

scenarios! {
    a_host_fills_four_places_and_they_come_first_in_the_order_of_tabs in all because "the order of tabs through slots is the engine's";
    what_a_host_adds_hides_and_removes_later_shows_at_once;
    a_field_in_a_slot_is_the_hosts_and_the_scan_does_not_hear_it;
    what_stands_in_slots_outlives_a_rebuild_and_is_printed_with_the_scan;
    a_logo_and_an_introduction_are_there_before_the_app_and_nothing_jumps;
    a_scan_that_cannot_start_leaves_out_what_stands_in_slots;
    a_call_to_action_is_there_when_the_result_is;
    a_booking_takes_the_level_along;
}

/// A host's own style, which resets what many reset, and what it puts between the tags.
const OWN: &str = "<style>* { margin: 0; padding: 0 } .own { color: rgb(1, 2, 3) }</style>
<script src=\"../social-business-scan.js\"></script>
<social-business-scan>
  <p>Vul de scan in op onze eigen site.</p>
  <a slot=\"logo\" href=\"/home\"><img src=\"/icon-192.png\" alt=\"Voorbeeld BV\" width=\"32\" height=\"32\"></a>
  <p slot=\"intro\" class=\"own\">Wij zien niets. <a href=\"/about\">Over ons</a></p>
  <p slot=\"next-step\"><a href=\"/book\">Boek een gesprek</a></p>
  <p slot=\"result-note\">Niemand ziet dit. <a href=\"/note\">Waarom</a></p>
</social-business-scan>";

/// What has the focus after each press of Tab, from the host's own button on.
async fn tabs(page: &Page<'_>, count: usize) -> Result<Vec<String>> {
    page.ask("document.querySelector('[data-host-counts]').focus();", vec![]).await?;
    let mut names = Vec::new();
    for _ in 0..count {
        page.key(Key::Tab).await?;
        names.push(page.focus().await?);
    }
    Ok(names)
}

fn place(names: &[String], wanted: &str) -> Result<usize> {
    names.iter().position(|name| name.contains(wanted)).with_context(|| format!("no {wanted} in {names:?}"))
}

async fn a_host_fills_four_places_and_they_come_first_in_the_order_of_tabs(
    context: &mut TestContext,
) -> Result<()> {
    let sheet = answer_fixtures::case("S09")?;
    let page = embed::open_host(context, OWN).await?;

    in_order(&page, &["[slot=logo]", "h2", "[slot=intro]", ".sbs-intro__lede", "[data-kind], .sbs-choice"])
        .await?;
    not_shown(&page, &["[slot=next-step]", "[slot=result-note]", "social-business-scan > p:not([slot])"])
        .await?;
    let style = "const [intro, lede] = ['[slot=intro]', '.sbs-intro__lede'].map(one => e2e.all(one)[0]);
        const [own, ours] = [intro, lede].map(one => getComputedStyle(one));
        return [own.color, own.fontFamily === ours.fontFamily, Number.parseFloat(own.marginTop) > 8];";
    let found = page.ask(style, vec![]).await?;
    ensure!(found == json!(["rgb(1, 2, 3)", true, true]), "colour, font, room: {found}");
    let names = tabs(&page, 12).await?;
    ensure!(place(&names, "Voorbeeld BV")? == 0, "{names:?}");
    let (about, start) = (place(&names, "Over ons")?, place(&names, page.words.start_quick)?);
    ensure!(about < start, "{names:?}");

    // In the other language they are the same elements, and still there.
    let english = page.in_language(Lang::En).await?;
    in_order(&english, &["[slot=logo]", "h2", "[slot=intro]", ".sbs-intro__lede"]).await?;
    let page = english.in_language(Lang::Nl).await?;

    let scan = page.scan(0, page.lang())?;
    scan.start_quick().await?;
    in_order(&page, &["[slot=logo]", "fieldset"]).await?;
    not_shown(&page, &["[slot=intro]", "[slot=next-step]", "[slot=result-note]"]).await?;
    scan.fill_in_at_once(&sheet).await?;
    scan.show_result().await?;

    // The scores of the three Ps are a finding, and stand above the actions.
    let order = [
        "[slot=logo]",
        ".sbs-band",
        "[slot=result-note]",
        ".sbs-scores",
        ".sbs-actions",
        "[slot=next-step]",
        "[aria-labelledby$=-scores]",
    ];
    in_order(&page, &order).await?;
    not_shown(&page, &["[slot=intro]"]).await?;
    let names = page.names(Role::Link).await?;
    let own: Vec<&String> = names
        .iter()
        .filter(|name| ["Voorbeeld BV", "Waarom", "Boek een gesprek"].contains(&name.as_str()))
        .collect();
    ensure!(own.len() == 3, "{names:?}");
    is_quiet(context).await
}

async fn what_a_host_adds_hides_and_removes_later_shows_at_once(context: &mut TestContext) -> Result<()> {
    let sheet = answer_fixtures::case("S09")?;
    let page = embed::open_host(context, embed::TWO_LINES).await?;
    let height = "return [document.querySelector('social-business-scan').getBoundingClientRect().height, e2e.all('.sbs-bar__name')[0].getBoundingClientRect().left];";
    let without = page.ask(height, vec![]).await?;

    let add = "const scan = document.querySelector('social-business-scan');
        for (const [slot, text] of arguments[0]) {
            const made = document.createElement('p');
            Object.assign(made, { slot, textContent: text });
            scan.append(made);
        }";
    let all = json!([
        ["intro", "Later gekomen"],
        ["logo", "Merk"],
        ["next-step", "Boek"],
        ["result-note", "Let op"]
    ]);
    page.ask(add, vec![all]).await?;
    in_order(&page, &["[slot=logo]", "h2", "[slot=intro]", ".sbs-intro__lede"]).await?;
    page.says("Later gekomen").await?;

    for hide in ["one.hidden = true", "one.hidden = false; one.removeAttribute('slot')"] {
        let script = format!(
            "for (const one of document.querySelectorAll('social-business-scan > [slot]:is([slot=logo], [slot=intro])')) {{ {hide} }} {height}"
        );
        let found = page.ask(&script, vec![]).await?;
        ensure!(found == without, "after `{hide}` it is {found}, without anything {without}");
    }

    let scan = page.scan(0, page.lang())?;
    scan.start_quick().await?;
    scan.fill_in_at_once(&sheet).await?;
    scan.show_result().await?;
    in_order(&page, &[".sbs-band", "[slot=result-note]", ".sbs-actions", "[slot=next-step]"]).await?;
    let places = "return ['next-step', 'result-note'].map(name => e2e.all(`slot[name=${name}]`)[0].getBoundingClientRect().height);";
    let filled = page.ask(places, vec![]).await?;
    let hide = format!(
        "for (const one of document.querySelectorAll('social-business-scan > [slot]')) one.hidden = true; {places}"
    );
    let hidden = page.ask(&hide, vec![]).await?;
    let remove = format!(
        "for (const one of document.querySelectorAll('social-business-scan > [slot]')) one.remove(); {places}"
    );
    let empty = page.ask(&remove, vec![]).await?;
    ensure!(
        filled.as_array().is_some_and(|all| all.iter().all(|one| one.as_f64() > Some(40.0))),
        "filled: {filled}"
    );
    ensure!(hidden == json!([0, 0]) && empty == json!([0, 0]), "hidden: {hidden}, empty: {empty}");
    is_quiet(context).await
}

async fn a_field_in_a_slot_is_the_hosts_and_the_scan_does_not_hear_it(
    context: &mut TestContext,
) -> Result<()> {
    let body = "<script>window.heard = [];
            for (const type of ['keydown', 'input', 'change']) addEventListener(type, ({ target }) => heard.push(`${type} ${target.name}`));
        </script>
        <script src=\"../social-business-scan.js\"></script>
        <social-business-scan><form slot=\"intro\"><input name=\"mail\" aria-label=\"Je adres\"><input type=\"file\" name=\"cv\"></form></social-business-scan>";
    let page = embed::open_host(context, body).await?;

    let field = page.find(Role::Textbox, Named::Is("Je adres")).await?;
    page.type_into(&field, "a").await?;
    let choose = "const field = document.querySelector('[name=cv]');
        const files = new DataTransfer();
        files.items.add(new File(['{}'], 'cv.json'));
        field.files = files.files;
        field.dispatchEvent(new Event('change', { bubbles: true }));
        return [field.files.length, heard.join()];";
    let found = page.ask(choose, vec![]).await?;

    ensure!(found == json!([1, "keydown mail,input mail,change cv"]), "files, heard: {found}");
    let dropped = "const [done] = arguments;
        const files = new DataTransfer();
        files.items.add(new File(['{}'], 'cv.json'));
        const target = document.querySelector('[slot=intro]');
        target.addEventListener('drop', event => event.preventDefault(), { once: true });
        target.dispatchEvent(new DragEvent('drop', { bubbles: true, composed: true, cancelable: true, dataTransfer: files }));
        setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(() => done(e2e.all('.sbs-notice').length))));";
    let said = page.ask_async(dropped).await?;
    ensure!(said == 0, "the scan took the host's file: {said}");
    // What is dropped on the scan itself, it takes.
    let dropped = dropped.replace("document.querySelector('[slot=intro]')", "e2e.all('h2')[0]");
    let dropped = dropped
        .replace("target.addEventListener('drop', event => event.preventDefault(), { once: true });", "");
    page.ask_async(&dropped).await?;
    wait::until("a word about the file", async || {
        let notices = page.ask("return e2e.all('.sbs-notice').length;", vec![]).await?;
        Ok((notices != 0).then_some(()))
    })
    .await
}

async fn what_stands_in_slots_outlives_a_rebuild_and_is_printed_with_the_scan(
    context: &mut TestContext,
) -> Result<()> {
    let sheet = answer_fixtures::case("S09")?;
    let page = embed::open_host(context, OWN).await?;
    // Other code removes something of ours: the next render builds everything again.
    page.ask("e2e.all('.sbs-intro__lede')[0].remove();", vec![]).await?;
    let english = page.in_language(Lang::En).await?;
    in_order(&english, &["[slot=logo]", "h2", "[slot=intro]", ".sbs-intro__lede"]).await?;
    let page = english.in_language(Lang::Nl).await?;
    let scan = page.scan(0, page.lang())?;
    scan.start_quick().await?;
    scan.fill_in_at_once(&sheet).await?;
    scan.show_result().await?;

    let hear =
        "const { get } = Object.getOwnPropertyDescriptor(HTMLIFrameElement.prototype, 'contentWindow');
        Object.defineProperty(HTMLIFrameElement.prototype, 'contentWindow', { get() {
            const view = get.call(this);
            const look = () => {
                const shown = name => view.document.querySelector(`slot[name=${name}] > *`);
                const logo = view.document.querySelector('img');
                window.printed = [logo.complete && logo.naturalWidth > 0, shown('result-note').textContent,
                    shown('next-step').textContent, view.getComputedStyle(shown('next-step')).margin !== ''];
            };
            if (view) view.print = look;
            return view;
        } });";
    page.ask(hear, vec![]).await?;
    page.press(Role::Button, Named::Is("Afdrukken of pdf")).await?;
    let printed = wait::until("a print", async || {
        let printed = page.ask("return window.printed ?? null;", vec![]).await?;
        Ok((!printed.is_null()).then_some(printed))
    })
    .await?;
    ensure!(printed == json!([true, "Niemand ziet dit. Waarom", "Boek een gesprek", true]), "{printed}");
    is_quiet(context).await
}

async fn a_logo_and_an_introduction_are_there_before_the_app_and_nothing_jumps(
    context: &mut TestContext,
) -> Result<()> {
    const MODULE: &str = "<script type=\"module\" src=\"../social-business-scan.mjs\"></script>";
    let body = OWN.replace("<script src=\"../social-business-scan.js\"></script>", "");
    for attributes in ["", " src=\"../questions.json\""] {
        let gate = Gate::default();
        let questions = fs::read(test_context::root().join("assessments/social-business.json"))?;
        let body = body.replace("<social-business-scan>", &format!("<social-business-scan{attributes}>"));
        let html = embed::host(&format!("{WATCH}{body}{MODULE}{AFTER}"));
        let site = embed::site().hold(".wasm", &gate).replace(
            "/questions.json",
            200,
            "application/json",
            &questions,
        );
        context.serve(embed::with_page(site, "host.html", &html))?;
        let page = embed::goto(context, "host.html").await?;
        embed::is_early(&page).await?;
        let shown = ["[slot=logo]", "h2", "[slot=intro]", ".sbs-intro__lede"];
        in_order(&page, &shown).await?;
        not_shown(&page, &["[slot=next-step]", "social-business-scan > p:not([slot])"]).await?;
        let colour = "return getComputedStyle(document.querySelector('[slot=intro] a')).color;";
        ensure!(
            page.ask(colour, vec![]).await? != "rgba(0, 0, 0, 0)",
            "{attributes}: the introduction cannot be seen"
        );
        let before = seen(&page, 0).await?;
        if attributes.is_empty() {
            page.ask("document.querySelector('[slot=intro] a').focus();", vec![]).await?;
        }

        gate.open();
        page.wait_for_app().await?;

        in_order(&page, &shown).await?;
        if attributes.is_empty() {
            page.focus_is(|focus| focus == "a Over ons", "the link of the introduction").await?;
            let after = seen(&page, before.places.len() - 1).await?;
            after.is_still("with slots")?;
        }
        is_quiet(context).await?;
    }
    Ok(())
}

async fn a_scan_that_cannot_start_leaves_out_what_stands_in_slots(context: &mut TestContext) -> Result<()> {
    let place = Place::new()?;
    let css = place.recipe("slots-before")?;
    let body = OWN.replace("<style>", &format!("<style>{css}"));
    // Before the script, nothing that has no sense there.
    let silent = body.replace("<script src=\"../social-business-scan.js\"></script>", "");
    place.open(context, &silent, None).await?;
    let page = context.page(Lang::Nl)?;
    in_order(&page, &["social-business-scan > p:not([slot])", "[slot=logo]", "[slot=intro]"]).await?;
    not_shown(&page, &["[slot=next-step]", "[slot=result-note]"]).await?;

    let policy = format!("default-src 'self' 'unsafe-inline'; script-src {} 'self'", "'unsafe-inline'");
    let site = embed::site().replace("social-business-scan.no-wasm.js", 404, "text/plain", b"gone");
    Place::of(site)?.open(context, &body, Some(&policy)).await?;
    let page = context.page(Lang::Nl)?;
    page.find(Role::Alert, Named::Has("wasm-unsafe-eval")).await?;
    page.says("Vul de scan in op onze eigen site.").await?;
    not_shown(&page, &["[slot=logo]", "[slot=intro]", "[slot=next-step]", "[slot=result-note]"]).await
}

async fn a_call_to_action_is_there_when_the_result_is(context: &mut TestContext) -> Result<()> {
    let place = Place::new()?;
    let body = place.recipe("call-to-action")?;
    place.open(context, &body, None).await?;
    let page = context.page(Lang::En)?;
    page.wait_for_app().await?;
    in_order(&page, &["[slot=logo]", "[slot=intro]"]).await?;
    ensure!(page.look_for(Role::Link, Named::Is("Write to us")).await?.is_none(), "it is there at the start");

    let scan = page.scan(0, page.lang())?;
    scan.start_quick().await?;
    scan.fill_in_at_once(&answer_fixtures::case("S09")?).await?;
    scan.show_result().await?;

    let link = page.find(Role::Link, Named::Is("Write to us")).await?;
    let href = link.attr("href").await?;
    ensure!(href.as_deref() == Some("mailto:scan@example.org?subject=Social%20Business%20Scan"), "{href:?}");
    is_quiet(context).await
}

async fn a_booking_takes_the_level_along(context: &mut TestContext) -> Result<()> {
    let place = Place::new()?;
    let (body, script) = (place.recipe("book-a-talk")?, place.recipe("book-a-talk-script")?);
    let body = format!("<script src=\"recipe.js\"></script>{body}");
    let place = Place {
        site: place.site.replace("/pages/recipe.js", 200, "text/javascript", script.as_bytes()),
        ..place
    };
    let sheet = answer_fixtures::case("S09")?;
    place.open(context, &body, None).await?;
    let page = context.page(Lang::En)?;
    page.wait_for_app().await?;
    let scan = page.scan(0, page.lang())?;
    scan.start_quick().await?;
    scan.fill_in_at_once(&sheet).await?;
    scan.show_result().await?;

    in_order(&page, &[".sbs-band", "[slot=result-note]", "[slot=next-step]"]).await?;
    let level = e2e::cli::score(&sheet)?["level"]["reached"].clone();
    let level = level.as_u64().map_or("unknown".to_owned(), |level| level.to_string());
    wait::until("the level in the link", async || {
        let link = page.find(Role::Link, Named::Starts("Book a talk")).await?;
        let href = link.attr("href").await?.unwrap_or_default();
        Ok(href.ends_with(&format!("/book?level={level}")).then_some(()))
    })
    .await?;
    is_quiet(context).await
}
