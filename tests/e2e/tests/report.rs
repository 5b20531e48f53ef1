//! The report: what leaves the screen, on paper and as files.

use std::fs;

use anyhow::{Context, Result, ensure};
use e2e::{
    Lang, Page, TestContext, answer_fixtures,
    downloads::saved_by,
    embed,
    network_silence::asked,
    page::{Named, Role},
    printed::{self, PrintedPage},
    scenarios, storage_fixture, test_context, wait,
};
use serde_json::json;
use thirtyfour::common::print::PrintParameters;

scenarios! {
    what_is_printed_is_the_report_on_two_pages only [Chromium, Firefox];
    the_report_as_html_opens_without_a_request_and_without_script;
    a_pdf_is_made_at_a_press_and_opens_again;
    what_writes_a_pdf_does_not_load_and_the_page_offers_print;
}

/// The result of the worked example, with a long note.
async fn result<'a>(context: &'a TestContext, lang: Lang, case: &str) -> Result<Page<'a>> {
    let mut left = storage_fixture::envelope(&answer_fixtures::case(case)?);
    let items: Vec<String> = left["answers"].as_object().context("no answers")?.keys().cloned().collect();
    let note: String = "Wij doen dit al jaren. ".repeat(22).chars().take(500).collect();
    left["notes"] = json!({ (items[0].as_str()): note });
    if left["mode"] == "full" {
        let action = |number: usize| {
            let text = "Spreek af wie reageert, en binnen hoeveel uur, ook in het weekeinde.";
            json!({ "id": format!("a{number}"), "from": "typed", "text": text, "owner": "Fatima van den Berg",
                "date": format!("2027-03-{number:02}"), "order": 1024 * number })
        };
        left["plan"] = json!({ "key": "k", "actions": (1..=12).map(action).collect::<Vec<_>>() });
    }
    left["place"] = json!("result");
    context.seed(&left.to_string()).await?;
    let page = context.open(lang).await?;
    page.press(Role::Button, Named::Is(page.words.view_result)).await?;
    page.find(Role::Table, Named::Starts(page.words.three_ps)).await?;
    Ok(page)
}

/// What the report is called, in the words of the page.
fn words(lang: Lang) -> (&'static str, &'static str, &'static str) {
    match lang {
        Lang::Nl => ("Kies de inhoud", "Afdrukken of pdf", "Naam van de organisatie"),
        Lang::En => ("Choose the content", "Print or PDF", "Name of the organisation"),
    }
}

/// What is ticked for all answers with their notes.
fn appendix(lang: Lang) -> [&'static str; 2] {
    match lang {
        Lang::Nl => ["Voeg een bijlage met alle antwoorden toe", "Zet mijn toelichtingen in de bijlage"],
        Lang::En => ["Add an appendix with all answers", "Put my notes in the appendix"],
    }
}

/// Chooses a picture of 120 by 40 dots as a logo.
async fn choose_logo(page: &Page<'_>, lang: Lang) -> Result<()> {
    let script = "const canvas = document.createElement('canvas');
        [canvas.width, canvas.height] = [120, 40];
        const context = canvas.getContext('2d');
        context.fillStyle = 'rgb(200 30 40)';
        context.fillRect(0, 0, 120, 40);
        const bytes = Uint8Array.from(atob(canvas.toDataURL('image/png').split(',')[1]), letter => letter.charCodeAt(0));
        const data = new DataTransfer();
        data.items.add(new File([bytes], 'logo.png'));
        const field = e2e.all('input[data-sbs-logo]')[0];
        field.files = data.files;
        field.dispatchEvent(new Event('change', { bubbles: true, composed: true }));";
    page.ask(script, vec![]).await?;
    page.says(if lang == Lang::Nl { "Het logo is gelezen." } else { "The logo was read." }).await
}

/// What stays together on paper: rows of tables, labels of drawings, and each heading with what follows.
const TOGETHER: &str = "const paper = e2e.all('.sbs-paper')[0], all = (from, what) => [...from.querySelectorAll(what)];
    const texts = (from, what) => all(from, what).map(one => one.textContent).filter(text => text.trim());
    const first = node => node.querySelector?.('caption, li, p, text, h3')?.textContent ?? node.textContent;
    return [...all(paper, 'tr').map(row => texts(row, 'th, td')), ...all(paper, 'svg').map(svg => texts(svg, 'text')),
        ...all(paper, 'h2, h3').map(heading => [heading.textContent, first(heading.nextElementSibling)])];";

/// Prints the report that is there, holds its pages to their edges and its parts to their pages.
async fn printed(page: &Page<'_>, name: &str, [width, height]: [f64; 2]) -> Result<Vec<PrintedPage>> {
    let together = page.ask(TOGETHER, vec![]).await?;
    let together: Vec<Vec<String>> = serde_json::from_value(together)?;
    ensure!(together.len() > 30, "what stays together: {together:?}");
    let mut parameters = PrintParameters { background: true, ..PrintParameters::default() };
    (parameters.page.width, parameters.page.height) = (width, height);
    let pages = printed::pages(name, &page.driver().print_page(parameters).await?)?;
    let points = [width, height].map(|side| side * 72.0 / 2.54);
    for page in &pages {
        let is_paper = page.size.iter().zip(points).all(|(side, wanted)| (side - wanted).abs() < 2.0);
        // Firefox prints all on the paper of the page without a name.
        ensure!(is_paper || name.starts_with("firefox"), "{name}: the paper is {:?}", page.size);
    }
    printed::nothing_is_cut(&pages).context(name.to_owned())?;
    printed::nothing_is_torn(&pages, &together).context(name.to_owned())?;
    Ok(pages)
}

async fn what_is_printed_is_the_report_on_two_pages(context: &mut TestContext) -> Result<()> {
    let name = "Coöperatieve Vereniging voor Duurzaam Ondernemen in de Regio Zuidoost-Nederland";
    let (a4, letter) = ([21.0, 29.7], [21.59, 27.94]);
    for (lang, case, paper) in
        [(Lang::Nl, "S01", a4), (Lang::En, "S01", letter), (Lang::Nl, "S09", a4), (Lang::En, "S09", letter)]
    {
        let page = result(context, lang, case).await?;
        let (form, print, organisation) = words(lang);
        page.unfold(form).await?;
        let choose = "const field = e2e.all('select[id$=report-paper]')[0];
            field.value = arguments[0];
            field.dispatchEvent(new Event('change', { bubbles: true, composed: true }));";
        page.ask(choose, vec![json!(if paper == letter { "letter" } else { "a4" })]).await?;
        let field = page.find(Role::Textbox, Named::Is(organisation)).await?;
        page.type_into(&field, name).await?;
        choose_logo(&page, lang).await?;
        // The dialogue would stay open; what comes before it stays.
        page.ask("window.printed = 0; window.print = () => { window.printed += 1; };", vec![]).await?;
        page.press(Role::Button, Named::Is(print)).await?;
        wait::until("the browser to be asked", async || {
            Ok((page.ask("return window.printed;", vec![]).await? == 1).then_some(()))
        })
        .await?;

        let seen = page
            .ask(
                "const paper = e2e.all('.sbs-paper')[0], box = paper.getBoundingClientRect();
                const logo = paper.querySelector('canvas');
                const dot = logo?.getContext('2d').getImageData(60, 20, 1, 1).data;
                return [paper.textContent, paper.querySelectorAll('svg text').length, box.height, logo?.width, dot?.[0]];",
                vec![],
            )
            .await?;
        let text = seen[0].as_str().unwrap_or_default();
        ensure!(text.contains(name) && seen[1].as_u64() > Some(10), "the report says: {seen}");
        ensure!(seen[2] == 0.0, "the report is on the screen: {seen}");
        ensure!(seen[3] == 120 && seen[4] == 200, "the logo: {} {}", seen[3], seen[4]);
        let has_plan = text.contains("Fatima van den Berg");
        ensure!(has_plan == (case == "S01"), "the plan in {case}: {has_plan}");

        let name = |part: &str| format!("{}-{case}-{}{part}.pdf", context.engine(), words(lang).0);
        let pages = printed(&page, &name(""), paper).await?;
        ensure!(pages.len() == 2, "{case} in {lang:?}: {} pages", pages.len());
        let half = pages.last().map_or(0.0, PrintedPage::used);
        ensure!(case == "S01" || half <= 0.5, "{case} in {lang:?}: {half} of the second page");

        // What a browser says when it has printed.
        page.ask("dispatchEvent(new Event('afterprint'));", vec![]).await?;
        wait::until("the report to go", async || {
            Ok((page.ask("return e2e.all('.sbs-paper').length;", vec![]).await? == 0).then_some(()))
        })
        .await?;
        // Its own command gives the same.
        page.ask("dispatchEvent(new Event('beforeprint'));", vec![]).await?;
        wait::until("the report", async || {
            let again = page.ask("return e2e.all('.sbs-paper')[0]?.textContent;", vec![]).await?;
            Ok((again == seen[0]).then_some(()))
        })
        .await?;
        // With all answers and the note: what was unfolded still is.
        page.ask("dispatchEvent(new Event('afterprint'));", vec![]).await?;
        for wanted in appendix(lang) {
            let field = page.find(Role::Checkbox, Named::Is(wanted)).await?;
            page.click(&field).await?;
        }
        page.press(Role::Button, Named::Is(print)).await?;
        wait::until("the appendix", async || {
            let rows = page.ask("return e2e.all('.sbs-paper tr').length;", vec![]).await?;
            Ok((rows.as_u64() > Some(if case == "S01" { 70 } else { 30 })).then_some(()))
        })
        .await?;
        let pages = printed(&page, &name("-appendix"), paper).await?;
        ensure!(pages.len() > 2, "{case} in {lang:?}: {} pages with the appendix", pages.len());
        context.forget().await?;
    }
    Ok(())
}

async fn the_report_as_html_opens_without_a_request_and_without_script(
    context: &mut TestContext,
) -> Result<()> {
    let html = {
        let page = result(context, Lang::Nl, "S01").await?;
        page.unfold(words(Lang::Nl).0).await?;
        let button = "Rapport voor mail of Word (HTML)";
        saved_by(context, &page, button, "social-business-scan-report", "html").await?
    };
    let html = String::from_utf8(html)?;
    context.serve(embed::with_page(embed::site(), "report.html", &html))?;
    let driver = context.driver()?;
    driver.goto(format!("{}pages/report.html", context.server().url())).await?;
    let script = "return [document.querySelectorAll('script').length,
        performance.getEntriesByType('resource').filter(entry => !entry.name.startsWith('data:')).length,
        [...document.images].filter(image => !image.complete || !image.naturalWidth).length, document.images.length,
        getComputedStyle(document.querySelector('caption')).fontWeight, document.querySelector('h1').textContent];";
    let seen = driver.execute(script, vec![]).await?;
    let seen = seen.json();
    ensure!(seen[0] == 0 && seen[1] == 0, "scripts, requests: {seen}");
    ensure!(seen[2] == 0 && seen[3].as_u64() >= Some(3), "pictures: {seen}");
    ensure!(seen[4] == "600", "its style: {seen}");
    ensure!(seen[5].as_str().is_some_and(|text| text.starts_with("De basis staat.")), "{seen}");
    Ok(())
}

const PDF: &str = "Rapport als pdf-bestand";

/// The names of what writes a PDF.
fn writer() -> Result<Vec<String>> {
    let names = fs::read_dir(test_context::dist())?;
    let names = names.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()));
    let names: Result<Vec<String>> = names.collect();
    let mut names: Vec<String> = names?.into_iter().filter(|name| name.starts_with("pdf-")).collect();
    names.sort();
    Ok(names)
}

/// The same report with two of its words in each other's place, as another program saves it.
fn with_another_number(pdf: &[u8]) -> Result<Vec<u8>> {
    let mut changed = lopdf::Document::load_mem(pdf)?;
    let page = *changed.get_pages().get(&2).context("no second page")?;
    let mut content = changed.get_and_decode_page_content(page)?;
    let all = &mut content.operations;
    let shown: Vec<usize> = (0..all.len()).filter(|at| ["Tj", "TJ"].contains(&&*all[*at].operator)).collect();
    let (one, other) = (shown[shown.len() / 3], shown[2 * shown.len() / 3]);
    let operands = std::mem::take(&mut all[one].operands);
    all[one].operands = std::mem::replace(&mut all[other].operands, operands);
    changed.change_page_content(page, content.encode()?)?;
    // Its answers stay as they are: the scan opens them without a reader of PDF.
    for object in changed.objects.values_mut().filter_map(|object| object.as_stream_mut().ok()) {
        object.allows_compression = false;
    }
    let mut bytes = Vec::new();
    changed.save_to(&mut bytes)?;
    Ok(bytes)
}

async fn a_pdf_is_made_at_a_press_and_opens_again(context: &mut TestContext) -> Result<()> {
    let names = writer()?;
    ensure!(names.len() == 2, "what writes a PDF: {names:?}");
    // On a site that is not watched the list of requests is whole: from the page itself on. It has no worker, which would
    // keep what writes a PDF for later.
    context.serve(test_context::site())?;
    let page = result(context, Lang::Nl, "S01").await?;
    page.unfold(words(Lang::Nl).0).await?;
    // The page asks for its worker last, also where there is none.
    wait::until("the end of loading", async || {
        let requests = context.server().requests();
        Ok(requests.iter().any(|request| request.path.ends_with("/sw.js")).then_some(()))
    })
    .await?;
    let before = asked(context.server());
    ensure!(
        before.iter().any(|path| path.ends_with(".wasm")),
        "the list has no wasm of the page: {before:?}"
    );
    ensure!(
        !before.iter().any(|path| names.iter().any(|name| path.ends_with(name.as_str()))),
        "asked for before the press: {before:?}"
    );
    context.server().forget_requests();
    let pdf = saved_by(context, &page, PDF, "social-business-scan-report", "pdf").await?;
    let folder = test_context::root().join("target/report");
    fs::create_dir_all(&folder)?;
    fs::write(folder.join(format!("{}-made.pdf", context.engine())), &pdf)?;
    ensure!(pdf.starts_with(b"%PDF-"), "no PDF");
    // It stands in the file as it is, and a reader of it goes on from there.
    let place = |wanted: &[u8]| pdf.windows(wanted.len()).position(|part| part == wanted);
    let at = place(b"\"PE-1\":").context("no answers in the file")? + 7;
    let changed_words = "De bladzijden van dit rapport passen niet bij de antwoorden";
    let mut changed = pdf.clone();
    changed[at] = if changed[at] == b'0' { b'1' } else { b'0' };
    let number = with_another_number(&pdf)?;
    printed::nothing_is_cut(&printed::pages("made.pdf", &pdf)?)?;
    for (bytes, is_changed) in [(&pdf, false), (&changed, true), (&number, true)] {
        page.drop_bytes("rapport.pdf", bytes).await?;
        let said = wait::until("the question", async || {
            let text = page.ask("return e2e.all('dialog[open]')[0]?.textContent;", vec![]).await?;
            Ok(text.as_str().map(ToOwned::to_owned))
        })
        .await?;
        ensure!(said.contains(changed_words) == is_changed, "{is_changed}: {said}");
        page.press(Role::Button, Named::Is("Annuleren")).await?;
    }
    // On the page that compares it is told, too.
    crate::attempts::open_data(&page).await?;
    page.press(Role::Button, Named::Is(page.words.compare)).await?;
    page.drop_bytes("rapport.pdf", &number).await?;
    page.confirms("De bladzijden van dit rapport zeggen iets anders.").await?;
    // Once for the file and for all that were opened, and nothing else.
    let mut after: Vec<String> =
        asked(context.server()).iter().map(|path| path.trim_start_matches('/').to_owned()).collect();
    after.sort();
    ensure!(after == names, "asked for from the press on: {after:?}");
    Ok(())
}

async fn what_writes_a_pdf_does_not_load_and_the_page_offers_print(context: &mut TestContext) -> Result<()> {
    let wasm = writer()?.into_iter().find(|name| name.ends_with(".wasm")).context("no wasm")?;
    context.serve(embed::site().replace(&wasm, 404, "text/plain", b"gone"))?;
    let page = result(context, Lang::Nl, "S01").await?;
    page.unfold(words(Lang::Nl).0).await?;
    context.leave()?;
    page.press_by_mouse(Role::Button, Named::Is(PDF)).await?;
    page.confirms("kies ‘Afdrukken of pdf’ en daarna ‘Opslaan als pdf’").await?;
    Ok(())
}
