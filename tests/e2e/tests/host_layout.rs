//! The boxes that hosts put the element in: narrow, closed at first, modal, mirrored, enlarged.

use anyhow::{Context, Result, bail, ensure};
use e2e::{
    Answer, Engine, Lang, Page, TestContext, answer_fixtures, comparison, embed, layout,
    page::{Named, Role},
    scenarios, storage_fixture, viewport, wait,
};
use serde_json::{Value, json};
use thirtyfour::Key;

scenarios! {
    the_scan_works_in_a_sidebar_of_280_pixels;
    the_scan_works_in_a_hosts_modal_dialog;
    // WebKit's driver does not find its way to an element below a `zoom`; the next one looks at it there.
    the_scan_works_on_an_enlarged_page only [Chromium, Firefox];
    an_enlarged_page_shows_a_result_that_fits_and_is_sharp only [Webkit];
    the_scan_works_in_a_box_that_is_scaled;
    the_scan_fits_in_320_pixels_and_with_text_of_twice_the_size;
    the_scan_can_be_read_on_a_page_from_right_to_left;
    drawings_are_made_and_sharp_in_a_tab_that_opens_later;
    tab_goes_through_the_scan_in_the_hosts_order;
    escape_closes_our_dialog_and_not_the_hosts;
}

const SCRIPT: &str = r#"<script src="/social-business-scan.js"></script>"#;

/// The whole quick scan, press by press, with a look at each screen; what does not fit in the box is told at the end.
async fn quick_scan(context: &TestContext, page: &Page<'_>) -> Result<()> {
    let mut sheet = answer_fixtures::case("S09")?;
    for key in ["orgModel", "employees", "publishers"] {
        sheet.as_object_mut().context("a sheet is an object")?.remove(key);
    }
    let items: Vec<String> =
        sheet["answers"].as_object().into_iter().flatten().map(|(id, _)| id.clone()).collect();
    let mut found = Vec::new();
    let mut look = async |name: &str| -> Result<()> {
        let faults = layout::faults_in(page, "#box").await?;
        found.extend(faults.into_iter().map(|fault| format!("{name}: {fault}")));
        Ok(())
    };
    look("start").await?;
    page.start_quick().await?;
    loop {
        look(&page.heading().await?).await?;
        for item in page.items_here(&items).await? {
            page.answer(&item, Answer::from_json(&sheet["answers"][&item])?).await?;
        }
        if page.look_for(Role::Button, Named::Starts(page.words.onward)).await?.is_none() {
            break;
        }
        page.next().await?;
    }
    // Nothing leads there where everything is answered.
    page.open_overview().await?;
    look("overview").await?;
    page.show_result().await?;
    look("result").await?;
    comparison::result_equals(page, &sheet).await?;
    for fold in [page.words.show_more, page.words.files, page.words.show_qr] {
        page.unfold(fold).await?;
    }
    look("unfolded result").await?;
    ensure!(found.is_empty(), "{} faults in {}:\n{}", found.len(), context.engine(), found.join("\n"));
    Ok(())
}

/// Waits until every drawing that is shown has been made, with a dot for each dot of the screen. It is made when the
/// visitor comes near, so each is scrolled to.
async fn drawings_are_sharp(page: &Page<'_>, width: &str) -> Result<()> {
    let script = format!(
        "return e2e.all('canvas').filter(e2e.isShown).map(canvas => {{
            const dots = canvas.width && canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
            const isDrawn = dots ? dots.some(dot => dot > 0) : false;
            if (!isDrawn) canvas.scrollIntoView({{ block: 'center', behavior: 'instant' }});
            return [canvas.width, {width} * devicePixelRatio, isDrawn];
        }});"
    );
    let mut last = Value::Null;
    let sharp = async || {
        last = page.ask(&script, vec![]).await?;
        let drawings = last.as_array().context("no list")?;
        let is_sharp = |drawing: &Value| {
            drawing[0].as_f64() >= drawing[1].as_f64().map(|wanted| wanted - 1.0) && drawing[2] == true
        };
        Ok((!drawings.is_empty() && drawings.iter().all(is_sharp)).then_some(()))
    };
    wait::until("sharp drawings", sharp).await.with_context(|| format!("[dots, wanted, drawn]: {last}"))
}

const CSS_WIDTH: &str = "canvas.clientWidth";
const SEEN_WIDTH: &str = "canvas.getBoundingClientRect().width";

async fn the_scan_works_in_a_sidebar_of_280_pixels(context: &mut TestContext) -> Result<()> {
    let body = format!(
        "{SCRIPT}<div style=\"display: flex\"><main style=\"flex: 1\">Tekst</main>\
         <aside id=box style=\"width: 280px\"><social-business-scan></social-business-scan></aside></div>"
    );
    embed::open_host(context, &body).await?;
    let page = context.page(Lang::Nl)?.only(0);
    quick_scan(context, &page).await?;
    drawings_are_sharp(&page, SEEN_WIDTH).await
}

async fn the_scan_works_in_a_hosts_modal_dialog(context: &mut TestContext) -> Result<()> {
    let body = format!(
        "{SCRIPT}<dialog id=box style=\"width: 40rem\"><social-business-scan></social-business-scan></dialog>"
    );
    context.serve(embed::with_page(embed::site(), "host.html", &embed::host(&body)))?;
    let page = embed::goto(context, "host.html").await?.only(0);
    page.ask("document.getElementById('box').showModal();", vec![]).await?;
    page.wait_for_app().await?;
    quick_scan(context, &page).await?;
    drawings_are_sharp(&page, SEEN_WIDTH).await
}

async fn the_scan_works_on_an_enlarged_page(context: &mut TestContext) -> Result<()> {
    let body = format!(
        "{SCRIPT}<div id=box style=\"zoom: 1.5\"><social-business-scan></social-business-scan></div>"
    );
    embed::open_host(context, &body).await?;
    let page = context.page(Lang::Nl)?.only(0);
    quick_scan(context, &page).await?;
    drawings_are_sharp(&page, SEEN_WIDTH).await
}

async fn an_enlarged_page_shows_a_result_that_fits_and_is_sharp(context: &mut TestContext) -> Result<()> {
    let body = format!(
        "{SCRIPT}<div id=box style=\"zoom: 1.5\"><social-business-scan></social-business-scan></div>"
    );
    let page = at_result(context, &body).await?;
    page.wait_for_app().await?;
    let faults = layout::faults_in(&page, "#box").await?;
    ensure!(faults.is_empty(), "the start:\n{}", faults.join("\n"));

    go_back_to_result(&page).await?;

    page.find(Role::Table, Named::Starts(page.words.three_ps)).await?;
    let faults = layout::faults_in(&page, "#box").await?;
    ensure!(faults.is_empty(), "the result:\n{}", faults.join("\n"));
    drawings_are_sharp(&page, SEEN_WIDTH).await
}

/// A host's page for a visitor who was on the result before.
async fn at_result<'a>(context: &'a mut TestContext, body: &str) -> Result<Page<'a>> {
    context.serve(embed::with_page(embed::site(), "host.html", &embed::host(body)))?;
    let mut left = storage_fixture::envelope(&answer_fixtures::case("S01")?);
    left["place"] = json!("result");
    context.seed(&left.to_string()).await?;
    let page = embed::goto(context, "host.html").await?.only(0);
    embed::event(&page, "sbs-ready").await?;
    Ok(page)
}

/// By script, because what is hidden or enlarged cannot be pressed.
async fn go_back_to_result(page: &Page<'_>) -> Result<()> {
    let press = "const button = e2e.all('button').find(button => arguments[0].includes(button.textContent));
        button?.click();
        return button != null;";
    let words = json!([page.words.resume, page.words.view_result]);
    ensure!(page.ask(press, vec![words]).await? == true, "there is no way back to the result");
    wait::until("drawings", async || {
        Ok((page.ask("return e2e.all('canvas').length;", vec![]).await? != 0).then_some(()))
    })
    .await
}

/// A transform stretches what was painted, in every browser: the drawing has the dots of the box as it was laid out.
async fn the_scan_works_in_a_box_that_is_scaled(context: &mut TestContext) -> Result<()> {
    let body = format!(
        "{SCRIPT}<div id=box style=\"width: 600px; transform: scale(1.5); transform-origin: 0 0\">\
         <social-business-scan></social-business-scan></div>"
    );
    embed::open_host(context, &body).await?;
    let page = context.page(Lang::Nl)?.only(0);
    quick_scan(context, &page).await?;
    drawings_are_sharp(&page, CSS_WIDTH).await
}

/// From the start to the result without answers, with a look at each screen.
async fn walk(page: &Page<'_>, mut look: impl AsyncFnMut(String) -> Result<()>) -> Result<()> {
    look("start".to_owned()).await?;
    page.start_quick().await?;
    while page.heading().await? != page.words.overview {
        look(page.heading().await?).await?;
        page.next().await?;
    }
    look("overview".to_owned()).await?;
    page.show_result_so_far().await?;
    look("result".to_owned()).await
}

async fn the_scan_fits_in_320_pixels_and_with_text_of_twice_the_size(
    context: &mut TestContext,
) -> Result<()> {
    for (width, size) in [(320, 100), (640, 200)] {
        let body = format!(
            "<style>html {{ font-size: {size}% }} body {{ margin: 0 }}</style>{SCRIPT}\
             <div id=box style=\"width: {width}px\"><social-business-scan storage=none></social-business-scan></div>"
        );
        embed::open_host(context, &body).await?;
        let page = context.page(Lang::Nl)?.only(0);
        let mut found = Vec::new();
        walk(&page, async |name| {
            let faults = layout::faults_in(&page, "#box").await?;
            found.extend(faults.into_iter().map(|fault| format!("{name}: {fault}")));
            Ok(())
        })
        .await?;
        ensure!(found.is_empty(), "{width} px, {size}%: {} faults:\n{}", found.len(), found.join("\n"));
    }
    Ok(())
}

/// Our languages are written from left to right also where the page around them is not (logical
/// properties, drawings from left to right). A sentence must not get its full stop at its start.
async fn the_scan_can_be_read_on_a_page_from_right_to_left(context: &mut TestContext) -> Result<()> {
    let body = format!("{SCRIPT}<div id=box><social-business-scan lang=en></social-business-scan></div>");
    let html = embed::host(&body).replace("<html lang=\"nl\">", "<html lang=\"he\" dir=\"rtl\">");
    context.serve(embed::with_page(embed::site(), "host.html", &html))?;
    embed::open(context, "host.html").await?;
    let page = context.page(Lang::En)?.only(0);
    if context.engine() == Engine::Chromium {
        viewport::size(context.driver()?, 400, 900).await?;
    }
    let mut found = Vec::new();
    walk(&page, async |name| {
        let faults = layout::faults_in(&page, "#box").await?;
        found.extend(faults.into_iter().map(|fault| format!("{name}: {fault}")));
        let turned = page.ask(TURNED, vec![]).await?;
        found.extend(
            turned.as_array().into_iter().flatten().map(|text| format!("{name}: ends at its start: {text}")),
        );
        Ok(())
    })
    .await?;
    ensure!(found.is_empty(), "{} faults:\n{}", found.len(), found.join("\n"));
    drawings_are_sharp(&page, SEEN_WIDTH).await
}

/// Texts whose last mark stands to the left of the letter before it.
const TURNED: &str = "const turned = [];
    for (const element of e2e.all('*')) {
        if (element.getRootNode() === document || !e2e.isShown(element)) continue;
        for (const node of element.childNodes) {
            const end = node.nodeType === Node.TEXT_NODE ? node.data.trimEnd().length : 0;
            if (end < 3 || !/[a-z][.?!:]$/.test(node.data.slice(0, end))) continue;
            const [letter, mark] = [end - 2, end - 1].map(at => {
                const range = document.createRange();
                range.setStart(node, at);
                range.setEnd(node, at + 1);
                return range.getBoundingClientRect();
            });
            if (mark.width && Math.abs(letter.top - mark.top) < 3 && mark.left < letter.left) turned.push(node.data.slice(0, 80));
        }
    }
    return turned;";

async fn drawings_are_made_and_sharp_in_a_tab_that_opens_later(context: &mut TestContext) -> Result<()> {
    let body = format!(
        "{SCRIPT}<div id=tab style=\"display: none\"><div id=box><social-business-scan></social-business-scan></div></div>"
    );
    let page = at_result(context, &body).await?;
    go_back_to_result(&page).await?;

    page.ask("document.getElementById('tab').style.display = 'block';", vec![]).await?;

    drawings_are_sharp(&page, SEEN_WIDTH).await?;
    let faults = layout::faults_in(&page, "#box").await?;
    ensure!(faults.is_empty(), "faults:\n{}", faults.join("\n"));
    // The same for a tab that closes and opens in another width.
    page.ask(
        "const tab = document.getElementById('tab'); tab.style.display = 'none'; tab.style.width = '400px';",
        vec![],
    )
    .await?;
    page.ask("document.getElementById('tab').style.display = 'block';", vec![]).await?;
    wait::until("drawings for 400 px", async || {
        let widest = page
            .ask(
                "return Math.max(...e2e.all('canvas').map(canvas => canvas.getBoundingClientRect().width));",
                vec![],
            )
            .await?;
        Ok((widest.as_f64() <= Some(400.0)).then_some(()))
    })
    .await?;
    drawings_are_sharp(&page, SEEN_WIDTH).await
}

async fn tab_goes_through_the_scan_in_the_hosts_order(context: &mut TestContext) -> Result<()> {
    let body = format!(
        "{SCRIPT}<button id=before>Ervoor</button><social-business-scan></social-business-scan><button id=after>Erna</button>"
    );
    embed::open_host(context, &body).await?;
    let page = context.page(Lang::Nl)?.only(0);
    page.start_full().await?;
    page.ask("document.getElementById('before').focus();", vec![]).await?;

    let mut way = Vec::new();
    loop {
        page.key(Key::Tab).await?;
        let focus = page.focus().await?;
        way.push(focus.clone());
        if focus.contains("Erna") {
            break;
        }
        if way.len() > 80 {
            bail!("Tab never leaves the scan: {way:?}");
        }
    }
    // In between it was in the scan, in each question once, and nowhere else on the page.
    let radios = way.iter().filter(|stop| stop.starts_with("radio ")).count();
    ensure!(radios == 8, "{radios} stops in 8 questions: {way:?}");
    ensure!(
        !way.iter().any(|stop| stop.contains("Ervoor") || stop.starts_with("body")),
        "it went astray: {way:?}"
    );
    let back = context
        .driver()?
        .action_chain_with_delay(Some(std::time::Duration::ZERO), Some(std::time::Duration::ZERO));
    back.key_down(Key::Shift)
        .send_keys(String::from(char::from(Key::Tab)))
        .key_up(Key::Shift)
        .perform()
        .await?;
    page.focus_is(|focus| way.len() > 1 && focus == way[way.len() - 2], "the last stop of the scan").await?;

    // The arrows work inside a question and change nothing else.
    let statement = page.instrument.statement("PE-1", Lang::Nl)?;
    page.ask("document.getElementById('before').focus();", vec![]).await?;
    while !page.focus_group().await?.contains(&statement) {
        page.key(Key::Tab).await?;
        ensure!(!page.focus().await?.contains("Erna"), "Tab does not come to the first question");
    }
    page.key(Key::Space).await?;
    page.is_chosen("PE-1", Answer::Step(0)).await?;
    page.key(Key::Down).await?;
    page.is_chosen("PE-1", Answer::Step(1)).await?;
    page.is_open("PE-2").await
}

async fn escape_closes_our_dialog_and_not_the_hosts(context: &mut TestContext) -> Result<()> {
    let body = format!(
        "{SCRIPT}<dialog id=box style=\"width: 40rem\" aria-label=\"Van de gast\"><social-business-scan></social-business-scan></dialog>"
    );
    context.serve(embed::with_page(embed::site(), "host.html", &embed::host(&body)))?;
    // By mouse: Escape closes all dialogs at once that a browser takes for opened by a script.
    let page = embed::goto(context, "host.html").await?.only(0).by_mouse();
    page.ask("document.getElementById('box').showModal();", vec![]).await?;
    page.wait_for_app().await?;
    let is_open = async || -> Result<bool> {
        Ok(page.ask("return document.getElementById('box').open;", vec![]).await? == true)
    };
    page.start_full().await?;
    page.answer("PE-1", Answer::Step(3)).await?;
    page.press(Role::Button, Named::Is(page.words.menu)).await?;
    page.press(Role::Button, Named::Is(page.words.delete)).await?;
    page.find(Role::Dialog, Named::Has(page.words.delete_title)).await?;
    page.focus_is(|focus| focus.contains(page.words.cancel), page.words.cancel).await?;

    page.key(Key::Escape).await?;
    page.is_gone(Role::Dialog, Named::Has(page.words.delete_title)).await?;
    ensure!(is_open().await?, "the host's dialog closed with ours");
    page.is_chosen("PE-1", Answer::Step(3)).await?;
    // The next one is the host's, even with the focus inside the scan.
    page.key(Key::Escape).await?;
    wait::until("the host's dialog to close", async || Ok((!is_open().await?).then_some(()))).await
}
