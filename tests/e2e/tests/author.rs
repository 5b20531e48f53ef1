//! The page for authors, `author.html`: a text with faults is mended, tried out and taken along.

use std::fs;

use anyhow::{Context, Result, ensure};
use e2e::{
    Answer, Lang, Page, TestContext,
    axe::{self, Rules},
    cli, models,
    page::{Named, Role},
    scenarios, test_context,
    viewport::{self, Scheme},
    wait,
};
use serde::Serialize;
use serde_json::{Value, json};

scenarios! {
    a_faulty_file_is_mended_tried_and_taken_along in all because "workers, wasm, downloads and pages on a disk differ between engines";
    a_dropped_file_takes_the_place_of_the_text_and_many_made_up_answers_are_told only [Chromium];
    the_page_for_authors_fits_a_phone_and_a_desk_in_light_and_dark only [Chromium];
    without_a_worker_the_page_for_authors_says_so_and_has_the_lines_for_a_website only [Chromium];
}

/// What the files of [`own`] are called: its id in letters that any disk takes.
const JSON_FILE: &str = "Eigen-vragen--1.json";
const PAGE_FILE: &str = "Eigen-vragen--1.html";

/// The built-in questionnaire as somebody else's, on as many lines as an author has.
fn own() -> Result<Value> {
    let file = test_context::root().join("assessments/social-business.json");
    let mut own: Value = serde_json::from_str(&fs::read_to_string(file)?)?;
    own["instrument"] = json!("Eigen vragen, 1");
    Ok(own)
}

async fn open<'a>(context: &'a TestContext) -> Result<Page<'a>> {
    let page = goto(context).await?;
    let hidden = "return [...document.querySelectorAll('[role=status]')].filter(line => !line.checkVisibility()).length;";
    ensure!(
        page.ask(hidden, vec![]).await? == 0,
        "screen readers miss the first words of a line that is not there"
    );
    Ok(page)
}

async fn goto<'a>(context: &'a TestContext) -> Result<Page<'a>> {
    context.driver()?.goto(format!("{}author.html?lang=nl", context.server().url())).await?;
    let page = context.page(Lang::Nl)?;
    page.find(Role::Heading, Named::Is("Maak je eigen vragenlijst")).await?;
    Ok(page)
}

/// Waits until the element with this id says something.
async fn says(page: &Page<'_>, id: &str, wanted: &str) -> Result<()> {
    let mut last = Value::Null;
    let found = wait::until(&format!("#{id}: {wanted}"), async || {
        last = page.ask("return document.getElementById(arguments[0]).textContent;", vec![json!(id)]).await?;
        Ok(last.as_str().is_some_and(|text| text.contains(wanted)).then_some(()))
    })
    .await;
    found.map_err(|error| error.context(format!("it says {last}")))
}

/// From now on `window.heard` has all that the line about the preview says.
const LISTEN: &str = "const line = document.getElementById('preview-said');
    window.heard = [line.textContent];
    new MutationObserver(() => heard.push(line.textContent)).observe(line, {
        subtree: true, childList: true, characterData: true,
    });";

/// A file as a browser gives it to the page, with its text or its bytes: chosen, or dropped.
const BRING: &str = "const [how, name, text] = arguments;
    const data = new DataTransfer();
    data.items.add(new File([typeof text === 'string' ? text : Uint8Array.from(text)], name));
    if (how === 'choose') {
        const field = document.getElementById('file');
        field.files = data.files;
        field.dispatchEvent(new Event('change', { bubbles: true }));
        return true;
    }
    const send = type => !document.body.dispatchEvent(new DragEvent(type, {
        bubbles: true, cancelable: true, dataTransfer: data,
    }));
    return send('dragover') && send('drop');";

async fn bring(page: &Page<'_>, how: &str, name: &str, content: impl Serialize) -> Result<()> {
    let taken = page.ask(BRING, vec![json!(how), json!(name), json!(content)]).await?;
    ensure!(taken == true, "the browser would open {name} itself");
    Ok(())
}

/// Puts another text in the place of a part, as typing does.
async fn type_over(page: &Page<'_>, part: &str, other: &str) -> Result<()> {
    let script = "const area = document.getElementById('text'), at = area.value.indexOf(arguments[0]);
        if (at < 0) return false;
        area.setRangeText(arguments[1], at, at + arguments[0].length, 'end');
        area.dispatchEvent(new InputEvent('input', { bubbles: true }));
        return true;";
    let found = page.ask(script, vec![json!(part), json!(other)]).await?;
    ensure!(found == true, "the text has no {part}");
    Ok(())
}

async fn saved(context: &TestContext, name: &str) -> Result<Vec<u8>> {
    let profile = context.browser()?.profile();
    wait::until(&format!("{name} on the disk"), async || Ok(profile.download(name))).await
}

async fn a_faulty_file_is_mended_tried_and_taken_along(context: &mut TestContext) -> Result<()> {
    let mut faulty = own()?;
    faulty["items"][2]["scale"] = json!("MM");
    let text = serde_json::to_string_pretty(&faulty)?;
    let line = text.lines().position(|line| line.contains("\"MM\"")).context("no line")? + 1;
    let page = open(context).await?;
    says(&page, "said", "Er is nog geen tekst.").await?;
    says(&page, "preview-said", "De scan verschijnt hier zodra de tekst geen fouten heeft.").await?;

    bring(&page, "choose", "eigen.json", &text).await?;

    says(&page, "said", "eigen.json is geopend. Fouten: 1").await?;
    let fault = "items[2].scale: names the unknown scale \"MM\"; is \"M\" meant?";
    says(&page, "faults", fault).await?;
    page.press(Role::Button, Named::Has(&format!("Regel {line}, teken"))).await?;
    let marked = page
        .ask(
            "const area = document.activeElement;
            return area.id === 'text' && area.value.slice(area.selectionStart, area.selectionEnd);",
            vec![],
        )
        .await?;
    ensure!(marked == "\"MM\",", "the cursor marks {marked}");

    type_over(&page, "\"MM\"", "\"M\"").await?;
    says(&page, "said", "Geen fouten. Eigen vragen, 1, versie 1. Vragen: 48.").await?;
    let scan = context.page(Lang::Nl)?.only(0);
    scan.wait_for_app().await?;
    scan.start_quick().await?;
    scan.answer("PE-2", Answer::from_json(&json!(3))?).await?;

    // A text with faults leaves the preview as it is, and says so.
    type_over(&page, "\"version\": 1,", "\"version\": \"een\",").await?;
    says(&page, "said", "Fouten: 1").await?;
    says(&page, "preview-said", "Je ziet de laatste versie zonder fouten.").await?;
    scan.is_chosen("PE-2", Answer::from_json(&json!(3))?).await?;
    page.press(Role::Button, Named::Is("Download de scan als één bestand")).await?;
    says(&page, "take-said", "De tekst heeft nog fouten.").await?;
    type_over(&page, "\"version\": \"een\",", "\"version\": 1,").await?;
    says(&page, "said", "Geen fouten.").await?;

    // A letter in a text changes nothing that is said.
    page.ask(LISTEN, vec![]).await?;
    type_over(&page, "organisatie een Social Business?", "organisatie een Social Business??").await?;
    says(&page, "sbs-draft", "een Social Business??").await?;
    let heard = page.ask("return heard;", vec![]).await?;
    ensure!(heard == json!([""]), "while a letter is typed: {heard}");
    type_over(&page, "een Social Business??", "een Social Business?").await?;
    says(&page, "sbs-draft", "organisatie een Social Business?\"").await?;

    page.press(Role::Button, Named::Is("Vul verzonnen antwoorden in")).await?;
    says(&page, "preview-said", "Deze antwoorden zijn verzonnen.").await?;
    scan.find(Role::Table, Named::Starts(page.words.three_ps)).await?;

    let profile = context.browser()?.profile();
    for name in [JSON_FILE, PAGE_FILE] {
        profile.remove_download(name);
    }
    page.press_by_mouse(Role::Button, Named::Is("Download de JSON")).await?;
    let json = saved(context, JSON_FILE).await?;
    ensure!(serde_json::from_slice::<Value>(&json)? == own()?, "the JSON is another one");
    page.press_by_mouse(Role::Button, Named::Is("Download de scan als één bestand")).await?;
    says(&page, "take-said", &format!("{PAGE_FILE} is gemaakt.")).await?;
    saved(context, PAGE_FILE).await?;
    let snippet = page.ask("return document.getElementById('snippet').value;", vec![]).await?;
    ensure!(
        snippet
            .as_str()
            .is_some_and(|text| text.contains(&format!("/{JSON_FILE}\"></social-business-scan>"))),
        "{snippet}"
    );

    // What was typed is there after a reload.
    context.driver()?.refresh().await?;
    let page = context.page(Lang::Nl)?;
    says(&page, "said", "Geen fouten. Eigen vragen, 1, versie 1.").await?;

    let file = profile.downloads().join(PAGE_FILE);
    context.driver()?.goto(format!("file://{}", file.display())).await?;
    let page = context.page(Lang::Nl)?;
    page.wait_for_app().await?;
    let page = page.in_language(Lang::Nl).await?;
    page.start_quick().await?;
    page.answer("PE-2", Answer::from_json(&json!(4))?).await?;
    let asked =
        page.ask("return performance.getEntriesByType('resource').map(entry => entry.name);", vec![]).await?;
    ensure!(asked == json!([]), "asked for: {asked}");
    Ok(())
}

async fn a_dropped_file_takes_the_place_of_the_text_and_many_made_up_answers_are_told(
    context: &mut TestContext,
) -> Result<()> {
    let page = open(context).await?;
    page.press(Role::Button, Named::Is("Begin met een voorbeeld")).await?;
    says(&page, "said", "Geen fouten. team-health, versie 1.").await?;

    bring(&page, "drop", "model.xlsx", "PK").await?;
    says(&page, "said", "model.xlsx heeft fouten: 1. Je tekst blijft zoals hij was.").await?;
    says(&page, "said", "save it as .xlsx, .ods or .csv. Geen fouten. team-health, versie 1.").await?;
    let mut other = models::read("team-health")?;
    other["instrument"] = json!("ours");
    bring(&page, "drop", "model.xlsx", cli::workbook(&other)?).await?;
    says(&page, "said", "model.xlsx is geopend. Geen fouten. ours, versie 1.").await?;
    // What a translator sends goes into what is there.
    bring(&page, "choose", "texts.csv", "key,nl,en\ntitle,Hoe gaat het?,How is it?\nintro,,Short.\n").await?;
    says(&page, "said", "that of the model stays. Geen fouten. ours, versie 1.").await?;
    let text = page.ask("return document.getElementById('text').value;", vec![]).await?;
    other["title"] = json!({ "nl": "Hoe gaat het?", "en": "How is it?" });
    other["intro"]["en"] = json!("Short.");
    ensure!(
        text.as_str().and_then(|text| serde_json::from_str(text).ok()).as_ref() == Some(&other),
        "{text}"
    );
    bring(&page, "drop", "eigen.json", &own()?.to_string()).await?;
    says(&page, "said", "eigen.json is geopend. Geen fouten. Eigen vragen, 1, versie 1.").await?;
    page.press(Role::Button, Named::Is("Haal de vorige tekst terug")).await?;
    says(&page, "said", "De vorige tekst staat er weer. Geen fouten. ours, versie 1.").await?;
    // Another one, without levels: it is shown like any other.
    let scan = context.page(Lang::Nl)?.only(0);
    scan.wait_for_app().await?;
    page.press(Role::Button, Named::Is("Vul verzonnen antwoorden in")).await?;
    says(&page, "preview-said", "Deze antwoorden zijn verzonnen.").await?;
    bring(&page, "drop", "eigen.json", &serde_json::to_string_pretty(&own()?)?).await?;
    says(&page, "said", "Geen fouten. Eigen vragen, 1, versie 1.").await?;
    // Of this one nothing was answered: it begins at its start.
    scan.find(Role::Button, Named::Starts(page.words.start_quick)).await?;
    let said = page.ask("return document.getElementById('preview-said').textContent;", vec![]).await?;
    ensure!(said == "", "of another questionnaire: {said}");

    page.press(Role::Button, Named::Is("Probeer uit")).await?;

    says(&page, "try-said", "Verzonnen organisaties: 10.000.").await?;
    let rows = page
        .ask("return [...document.querySelectorAll('#findings td')].map(cell => cell.textContent);", vec![])
        .await?;
    let rows: Vec<String> = serde_json::from_value(rows)?;
    let reached: u32 = rows.iter().filter_map(|cell| cell.replace('.', "").parse::<u32>().ok()).sum();
    ensure!(rows.len() == 7 && reached == 10_000, "{rows:?}");
    // A text that changes makes it one of before.
    type_over(&page, "\"version\": 1,", "\"version\": 2,").await?;
    says(&page, "try-said", "De tekst is daarna veranderd.").await?;
    // A press right after a key waits for the check of what was typed.
    let press = "const area = document.getElementById('text'), button = document.getElementById('try');
        area.value = area.value.replace('\"version\": 2,', '\"version\": 3,');
        area.dispatchEvent(new InputEvent('input', { bubbles: true }));
        button.click();";
    page.ask(press, vec![]).await?;
    wait::until("a trial of what was typed", async || {
        let said = page.ask("return document.getElementById('try-said').textContent;", vec![]).await?;
        let of_now = |said: &str| said.contains("10.000") && !said.contains("daarna veranderd");
        Ok(said.as_str().is_some_and(of_now).then_some(()))
    })
    .await?;
    // A press that does nothing says why.
    let broken =
        "customElements.get('social-business-scan').prototype.reset = () => Promise.reject(Error('gone'));";
    page.ask(broken, vec![]).await?;
    page.press(Role::Button, Named::Is("Begin opnieuw")).await?;
    says(&page, "preview-said", "De scan kon niet worden geladen.").await?;
    page.ask("Worker.prototype.postMessage = () => { throw Error('gone'); };", vec![]).await?;
    page.press(Role::Button, Named::Is("Vul verzonnen antwoorden in")).await?;
    says(&page, "preview-said", "De controle start hier niet.").await?;

    let sent = page
        .ask(
            "return performance.getEntriesByType('resource').map(entry => entry.name)
                .filter(name => !name.startsWith(location.origin));",
            vec![],
        )
        .await?;
    ensure!(sent == json!([]), "asked for {sent}");
    Ok(())
}

async fn the_page_for_authors_fits_a_phone_and_a_desk_in_light_and_dark(
    context: &mut TestContext,
) -> Result<()> {
    let source = axe::source()?;
    let page = open(context).await?;
    let mut faulty = own()?;
    faulty["items"][2]["scale"] = json!("MM");
    faulty["items"][3]["sinse"] = json!(1);
    bring(&page, "choose", "eigen.json", &serde_json::to_string_pretty(&own()?)?).await?;
    context.page(Lang::Nl)?.only(0).wait_for_app().await?;
    bring(&page, "choose", "eigen.json", &serde_json::to_string_pretty(&faulty)?).await?;
    says(&page, "said", "Fouten: 1").await?;
    for width in [320, 1280] {
        for scheme in [Scheme::Light, Scheme::Dark] {
            let driver = context.driver()?;
            viewport::size(driver, width, 900).await?;
            viewport::scheme(driver, scheme).await?;

            let wide = page.ask("return document.documentElement.scrollWidth - innerWidth;", vec![]).await?;
            ensure!(
                wide.as_i64().is_some_and(|over| over <= 0),
                "{width} {}: {wide} too wide",
                scheme.name()
            );
            let found = axe::violations(driver, &source, Rules::All).await?;
            ensure!(found.is_empty(), "{width} {}: {}", scheme.name(), found.join("\n"));
        }
    }
    // A text that is not there has no faults.
    let empty = "const area = document.getElementById('text'), before = area.ariaInvalid;
        area.value = '';
        area.dispatchEvent(new InputEvent('input', { bubbles: true }));
        return before;";
    ensure!(page.ask(empty, vec![]).await? == "true", "nothing is invalid");
    says(&page, "said", "Er is nog geen tekst.").await?;
    let invalid = page.ask("return document.getElementById('text').ariaInvalid;", vec![]).await?;
    ensure!(invalid == "false", "empty, it is {invalid}");
    Ok(())
}

async fn without_a_worker_the_page_for_authors_says_so_and_has_the_lines_for_a_website(
    context: &mut TestContext,
) -> Result<()> {
    context.serve(test_context::site().replace("/author-worker.js", 404, "text/plain", b"gone"))?;
    let page = goto(context).await?;

    bring(&page, "choose", "eigen.json", &own()?.to_string()).await?;

    says(&page, "said", "eigen.json is geopend. De controle start hier niet.").await?;
    says(&page, "preview-said", "De scan verschijnt hier zodra").await?;
    let snippet = page.ask("return document.getElementById('snippet').value;", vec![]).await?;
    ensure!(snippet.as_str().is_some_and(|text| text.contains(JSON_FILE)), "{snippet}");
    for (button, line) in [("try", "try-said"), ("save-file", "take-said")] {
        page.ask("document.getElementById(arguments[0]).click();", vec![json!(button)]).await?;
        says(&page, line, "De controle start hier niet.").await?;
    }
    let english = "const select = document.getElementById('language');
        select.value = 'en';
        select.dispatchEvent(new Event('change', { bubbles: true }));";
    page.ask(english, vec![]).await?;
    says(&page, "said", "eigen.json is open. The check does not start here.").await?;
    for line in ["try-said", "take-said"] {
        says(&page, line, "The check does not start here.").await?;
    }
    says(&page, "preview-said", "The scan appears here once").await
}
