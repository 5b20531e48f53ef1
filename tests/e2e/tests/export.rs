//! What a visitor takes out of the result: link and QR picture, files, drawings; without a request.

use anyhow::{Context, Result, ensure};
use e2e::{
    Engine, Lang, Page, TestContext, answer_fixtures, cli,
    downloads::saved_by,
    embed,
    fault_injection::{self, CANVAS_NOISE},
    page::{Named, Role},
    pictures::Picture,
    scenarios, storage_fixture,
    viewport::{self, Scheme},
    wait,
};
use serde_json::{Value, json};

scenarios! {
    the_link_and_its_picture_say_the_same_in_light_and_dark;
    the_link_is_copied_or_can_be_copied_by_hand in all because "the clipboard and downloads are the engine's";
    every_file_arrives_with_what_it_should_hold in all because "the clipboard and downloads are the engine's";
    where_pixels_are_noise_a_picture_comes_as_svg_and_that_is_said;
    where_the_browser_shares_the_link_goes_with_the_card only [Chromium];
    notes_go_along_only_as_long_as_the_visitor_wants;
    an_element_has_a_link_only_where_its_host_wishes;
    a_frame_names_its_own_address;
    the_picture_is_read_on_a_dark_page;
    // The only one that a test can show on paper.
    on_paper_stand_code_link_and_picture only [Chromium];
}

/// The result of the worked example, as left by an earlier visit; nothing is answered, so nothing takes time.
async fn result<'a>(context: &'a TestContext, lang: Lang) -> Result<(Page<'a>, Value)> {
    let sheet = answer_fixtures::case("S01")?;
    let mut left = storage_fixture::envelope(&sheet);
    left["place"] = json!("result");
    context.seed(&left.to_string()).await?;
    let page = context.open(lang).await?;
    page.press(Role::Button, Named::Is(page.words.view_result)).await?;
    page.find(Role::Table, Named::Starts(page.words.three_ps)).await?;
    Ok((page, sheet))
}

/// What was asked of any server since the page was loaded.
async fn asked(page: &Page<'_>) -> Result<usize> {
    let asked = page
        .ask("return performance.getEntriesByType('resource').filter(entry => !entry.name.startsWith('blob:')).length;", vec![])
        .await?;
    Ok(usize::try_from(asked.as_u64().context("no number")?)?)
}

async fn link_of(page: &Page<'_>, name: &str) -> Result<String> {
    let field = page.find(Role::Textbox, Named::Is(name)).await?;
    field.value().await?.context("the field is empty")
}

/// What an independent decoder reads in the window.
async fn scanned(page: &Page<'_>, name: &str) -> Result<String> {
    page.unfold(page.words.show_qr).await?;
    let picture = page.find(Role::Img, Named::Is(name)).await?;
    picture.scroll_into_view().await?;
    // It is drawn once it has come near.
    wait::until("a picture that can be read", async || {
        Ok(Some(Picture::of_window(page.driver(), usize::MAX).await?.read_qr()?))
    })
    .await
}

async fn the_link_and_its_picture_say_the_same_in_light_and_dark(context: &mut TestContext) -> Result<()> {
    let (page, _) = result(context, Lang::Nl).await?;
    let before = asked(&page).await?;
    let code = "SB1-2096T-9PW92-T8NJD-4V92T-5PME4-HDPKN-2GB3M-8JF4Y";
    let expected = format!("{}#r={code}", context.server().url());

    ensure!(link_of(&page, "Je code").await? == code, "another code");
    let link = link_of(&page, "Link naar dit resultaat").await?;

    ensure!(link == expected, "the link is {link}");
    let read = scanned(&page, "QR-code met de link naar dit resultaat").await?;
    ensure!(read == expected, "the picture says {read}");
    // Where a test can choose the scheme; the page's own dark is then behind the picture.
    if context.engine() == Engine::Chromium {
        for scheme in [Scheme::Dark, Scheme::Forced] {
            viewport::scheme(context.driver()?, scheme).await?;
            let read = scanned(&page, "QR-code met de link naar dit resultaat").await?;
            ensure!(read == expected, "{}: the picture says {read}", scheme.name());
        }
    }
    ensure!(asked(&page).await? == before, "something was asked of a server");
    Ok(())
}

async fn the_link_is_copied_or_can_be_copied_by_hand(context: &mut TestContext) -> Result<()> {
    let (page, _) = result(context, Lang::En).await?;
    let link = link_of(&page, "Link to this result").await?;
    // What a script of Firefox's driver defines on an object of the browser, the page does not see.
    if context.engine() != Engine::Firefox {
        page.ask(
            "Object.defineProperty(navigator, 'clipboard', { configurable: true, value: {
            writeText: text => { window.e2eCopied = text; return Promise.resolve(); } } });",
            vec![],
        )
        .await?;
        page.press(Role::Button, Named::Is("Copy link")).await?;
        page.confirms("The link is on your clipboard.").await?;
        ensure!(
            page.ask("return window.e2eCopied;", vec![]).await? == json!(link),
            "something else was copied"
        );
    }
    // Blocked, as in many frames: the words say how, and the whole link is selected, as they say.
    if context.engine() != Engine::Firefox {
        page.ask(
            "Object.defineProperty(navigator, 'clipboard', { configurable: true, value: undefined });",
            vec![],
        )
        .await?;
        page.press(Role::Button, Named::Is("Copy link")).await?;
        page.confirms("Copying does not work here. The link is already selected").await?;
        is_selected(&page, &link).await.context("after a link that could not be copied")?;
        page.press(Role::Button, Named::Is("Copy code")).await?;
        page.confirms("Copying does not work here. The code is already selected").await?;
        is_selected(&page, &link_of(&page, "Your code").await?).await?;
    }
    let field = page.find(Role::Textbox, Named::Is("Link to this result")).await?;
    // One press gives the whole of it; known and open: in WebKitGTK it takes a second one.
    page.click(&field).await?;
    if context.engine() == Engine::Webkit {
        page.click(&field).await?;
    }
    is_selected(&page, &link).await.context("after a press on the field")
}

/// The whole of a field is selected, and has the focus, so that a key copies it.
async fn is_selected(page: &Page<'_>, whole: &str) -> Result<()> {
    let chosen = "const field = document.activeElement;
        return field.value?.slice(field.selectionStart, field.selectionEnd);";
    wait::until("the text to be selected", async || {
        Ok((page.ask(chosen, vec![]).await? == json!(whole)).then_some(()))
    })
    .await
}

/// A browser that shares, and takes pictures: what it was given waits in `e2eShared`; how it ends is in `e2eEnds`.
const SHARES: &str = "navigator.canShare = data => data.files.every(file => file.type === 'image/png');
    navigator.share = async data => {
        window.e2eShared = { ...data, picture: await createImageBitmap(data.files[0]) };
        if (window.e2eEnds) throw new DOMException('', window.e2eEnds);
    };";

async fn where_the_browser_shares_the_link_goes_with_the_card(context: &mut TestContext) -> Result<()> {
    context.serve(fault_injection::site(SHARES)?)?;
    let (page, _) = result(context, Lang::Nl).await?;
    let link = link_of(&page, "Link naar dit resultaat").await?;

    page.press_by_mouse(Role::Button, Named::Is("Deel de link")).await?;

    page.confirms("De link is doorgegeven aan de app die je koos.").await?;
    let given = page
        .ask(
            "const { title, url, files, picture } = e2eShared;
            return [title, url, files[0].name, picture.width, picture.height];",
            vec![],
        )
        .await?;
    let expected = json!(["Social Business Scan", link, "social-business-scan-card.png", 1200, 630]);
    ensure!(given == expected, "given: {given}");
    page.ask("window.e2eEnds = 'NotAllowedError';", vec![]).await?;
    page.press_by_mouse(Role::Button, Named::Is("Deel de link")).await?;
    page.confirms("Delen lukt hier niet. Kopieer de link.").await?;
    // Who thinks better of it hears nothing, and the earlier words are gone.
    page.ask("window.e2eEnds = 'AbortError'; window.e2eShared = null;", vec![]).await?;
    page.press_by_mouse(Role::Button, Named::Is("Deel de link")).await?;
    wait::until("the browser to be asked", async || {
        Ok((page.ask("return Boolean(window.e2eShared);", vec![]).await? == true).then_some(()))
    })
    .await?;
    let seen = "return e2e.all('.sbs-confirmation').length;";
    wait::until("nothing to be confirmed", async || Ok((page.ask(seen, vec![]).await? == 0).then_some(())))
        .await
}

async fn every_file_arrives_with_what_it_should_hold(context: &mut TestContext) -> Result<()> {
    let (page, sheet) = result(context, Lang::Nl).await?;
    let before = asked(&page).await?;
    let stem = "social-business-scan";

    let answers = saved_by(context, &page, "Bestand (JSON)", stem, "json").await?;
    let answers: Value = serde_json::from_slice(&answers)?;
    ensure!(answers["kind"] == "sbs-answers" && answers["answers"] == sheet["answers"], "saved: {answers}");

    // What the command line makes of the file that was saved: the same to the last digit.
    let name = format!("{stem}-result");
    let result = saved_by(context, &page, "Resultaat (JSON)", &name, "json").await?;
    let result: Value = serde_json::from_slice(&result)?;
    ensure!(result == cli::score(&answers)?, "the result differs: {result}");

    let table = String::from_utf8(saved_by(context, &page, "Tabel (CSV)", &name, "csv").await?)?;
    let golden = include_str!("../../golden/result-nl.csv");
    ensure!(table == golden, "the table differs:\n{table}");

    // What stands in it is tested natively; here, that its bytes arrive.
    let book = saved_by(context, &page, "Spreadsheet (Excel)", &name, "xlsx").await?;
    let has = |name: &str| book.windows(name.len()).any(|bytes| bytes == name.as_bytes());
    ensure!(book.starts_with(b"PK\x03\x04") && has("xl/worksheets/sheet2.xml"), "{} bytes", book.len());

    for (title, drawing) in [
        ("Scores op People, Profit en Planet", "radar"),
        ("Scores op 10 onderdelen", "facets"),
        ("Piramide", "pyramid"),
        ("Wie doet er mee?", "ratio"),
    ] {
        let stem = format!("{stem}-{drawing}");
        let svg = saved_by(context, &page, &format!("{title} als SVG"), &stem, "svg").await?;
        let svg = String::from_utf8(svg)?;
        // Under the page's policy a script may not make a document of a text.
        let titled = svg.split("<title").nth(1).and_then(|rest| rest.split_once('>')).map(|(_, rest)| rest);
        ensure!(titled.is_some_and(|rest| rest.starts_with(title)), "{title}: {svg}");
        ensure!(svg.trim_end().ends_with("</svg>") && svg.matches("<text").count() > 4, "{title}: {svg}");
        let width: usize = svg
            .split("width=\"")
            .nth(1)
            .and_then(|rest| rest.split('"').next())
            .context("no width")?
            .parse()?;

        let png = saved_by(context, &page, &format!("{title} als PNG"), &stem, "png").await?;
        let picture = Picture::decode(&png)?;
        ensure!(picture.size().0 == 2 * width, "{title}: {:?} dots for {width}", picture.size());
        ensure!(picture.has_colours(4), "{title}: an empty picture");
    }
    let stem = format!("{stem}-card");
    let card =
        String::from_utf8(saved_by(context, &page, "Kaart met de uitkomst als SVG", &stem, "svg").await?)?;
    let today =
        page.ask("return new Date().toLocaleDateString('nl', { dateStyle: 'long' });", vec![]).await?;
    let foot = format!("Een zelfbeeld, geen certificaat. {}", today.as_str().unwrap_or_default());
    ensure!(card.contains(&foot), "the card: {card}");
    let card = saved_by(context, &page, "Kaart met de uitkomst als PNG", &stem, "png").await?;
    let card = Picture::decode(&card)?;
    ensure!(card.size() == (1200, 630) && card.has_colours(6), "the card: {:?}", card.size());
    ensure!(asked(&page).await? == before, "something was asked of a server");
    Ok(())
}

async fn where_pixels_are_noise_a_picture_comes_as_svg_and_that_is_said(
    context: &mut TestContext,
) -> Result<()> {
    let (page, _) = result(context, Lang::Nl).await?;
    page.ask(CANVAS_NOISE, vec![]).await?;

    let svg = saved_by(context, &page, "Piramide als PNG", "social-business-scan-pyramid", "svg").await?;

    ensure!(svg.ends_with(b"</svg>\n") || svg.ends_with(b"</svg>"), "it is no SVG");
    page.says("Je browser geeft geen beeldpunten vrij.").await
}

async fn notes_go_along_only_as_long_as_the_visitor_wants(context: &mut TestContext) -> Result<()> {
    let (page, sheet) = result(context, Lang::Nl).await?;
    page.unfold(page.words.files).await?;
    ensure!(
        page.look_for(Role::Checkbox, Named::Has("toelichtingen")).await?.is_none(),
        "there is a tick, and no note"
    );
    let mut left = storage_fixture::envelope(&sheet);
    left["place"] = json!("result");
    left["notes"] = json!({ "PE-1": "Zie het jaarplan." });
    context.seed(&left.to_string()).await?;
    let page = context.open(Lang::Nl).await?;
    page.press(Role::Button, Named::Is(page.words.view_result)).await?;
    page.unfold(page.words.files).await?;
    let tick = page.find(Role::Checkbox, Named::Is("Neem mijn toelichtingen en plan mee")).await?;
    ensure!(tick.is_selected().await?, "notes stay behind at first");

    page.click(&tick).await?;
    let file = saved_by(context, &page, "Bestand (JSON)", "social-business-scan", "json").await?;

    let file: Value = serde_json::from_slice(&file)?;
    ensure!(file["notes"] == json!({}), "notes: {}", file["notes"]);
    Ok(())
}

async fn an_element_has_a_link_only_where_its_host_wishes(context: &mut TestContext) -> Result<()> {
    let scan = |attribute: &str| {
        format!(
            "<script src=\"../social-business-scan.js\"></script>\
             <social-business-scan lang=\"en\" mode=\"quick\" storage=\"none\" {attribute}></social-business-scan>"
        )
    };
    let sheet = answer_fixtures::case("S09")?;
    for (attribute, page_of_link) in [
        ("", None),
        ("result-link=\"javascript:alert(1)\"", None),
        ("result-link", Some("{}pages/host.html")),
        ("result-link=\"/elsewhere?a=b#c\"", Some("{}elsewhere?a=b")),
        ("result-link=\"https://example.org/\"", Some("https://example.org/")),
    ] {
        embed::open_host(context, &scan(attribute)).await?;
        let page = context.page(Lang::En)?.only(0);
        embed::call(&page, 0, "setAnswers", std::slice::from_ref(&sheet)).await?;
        page.press(Role::Button, Named::Is("View result")).await?;
        let code = link_of(&page, "Your code").await?;

        let field = page.look_for(Role::Textbox, Named::Is("Link to this result")).await?;

        let link = match field {
            Some(field) => field.value().await?,
            None => None,
        };
        let wanted =
            page_of_link.map(|page| format!("{}#r={code}", page.replace("{}", &context.server().url())));
        ensure!(link == wanted, "{attribute}: {link:?} instead of {wanted:?}");
    }
    Ok(())
}

async fn a_frame_names_its_own_address(context: &mut TestContext) -> Result<()> {
    context.serve(embed::site())?;
    let address = format!("{}frame.html?lang=en&mode=quick&storage=none", context.server().url());
    context.driver()?.goto(&address).await?;
    let page = context.page(Lang::En)?;
    page.wait_for_app().await?;
    embed::call(&page, 0, "setAnswers", &[answer_fixtures::case("S09")?]).await?;
    page.press(Role::Button, Named::Is("View result")).await?;

    let link = link_of(&page, "Link to this result").await?;

    ensure!(link.starts_with(&format!("{address}#r=SB1-")), "{link}");
    Ok(())
}

/// In every engine an element can be dark, whatever the browser is.
async fn the_picture_is_read_on_a_dark_page(context: &mut TestContext) -> Result<()> {
    let scan = "<script src=\"../social-business-scan.js\"></script>\
        <social-business-scan lang=\"en\" theme=\"dark\" storage=\"none\" result-link></social-business-scan>";
    embed::open_host(context, scan).await?;
    let page = context.page(Lang::En)?.only(0);
    embed::call(&page, 0, "setAnswers", &[answer_fixtures::case("S01")?]).await?;
    page.press(Role::Button, Named::Is("View result")).await?;
    let link = link_of(&page, "Link to this result").await?;

    let read = scanned(&page, "QR code with the link to this result").await?;

    ensure!(read == link, "the picture says {read}, the link is {link}");
    Ok(())
}

async fn on_paper_stand_code_link_and_picture(context: &mut TestContext) -> Result<()> {
    for (lang, help) in [(Lang::Nl, "Typ de code in de scan"), (Lang::En, "Type the code into the scan")] {
        let (page, _) = result(context, lang).await?;
        let driver = context.driver()?;
        driver.cdp().send_raw("Emulation.setEmulatedMedia", json!({ "media": "print" })).await?;
        let link =
            format!("{}#r=SB1-2096T-9PW92-T8NJD-4V92T-5PME4-HDPKN-2GB3M-8JF4Y", context.server().url());
        let shown = page
            .ask(
                "const text = document.body.innerText, code = e2e.all('textarea').filter(field => field.offsetHeight > 0);
                const picture = e2e.all('svg[role=img]')[0].getBoundingClientRect();
                return [text.includes(arguments[0]), text.includes(arguments[1]),
                    code.map(field => field.value.slice(0, 4) + (field.scrollHeight <= field.offsetHeight + 2)), picture.width];",
                vec![json!(link), json!(help)],
            )
            .await?;
        driver.cdp().send_raw("Emulation.setEmulatedMedia", json!({ "media": "" })).await?;
        ensure!(shown[0] == true && shown[1] == true, "{lang:?}: {shown}");
        ensure!(shown[2] == json!(["SB1-true"]), "{lang:?}: {shown}");
        // 30 mm of paper.
        ensure!(shown[3].as_f64().is_some_and(|width| (width - 113.4).abs() < 2.0), "{lang:?}: {shown}");
    }
    Ok(())
}
