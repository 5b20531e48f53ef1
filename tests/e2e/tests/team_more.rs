//! The page "Team", more: QR codes by the camera and in pictures, a team at two moments, notes that become the plan, and
//! a hundred thousand answers.

use anyhow::{Context, Result, ensure};
use e2e::{
    Lang, Page, TestContext, answer_fixtures,
    page::{Bring, Named, Role},
    pictures::Picture,
    scenarios, storage_fixture,
    team_fixture::{self, chat, members, paste},
    wait,
};
use serde_json::{Value, json};

scenarios! {
    // A test can only be there before the scripts of the page in Chromium, which has no detector of its own on Linux.
    a_code_of_ours_is_read_by_the_camera_and_in_a_picture only [Chromium];
    without_a_detector_the_page_says_what_to_do;
    a_note_of_the_session_becomes_an_action_and_the_big_screen_shows_the_spread;
    two_files_of_a_team_stand_beside_each_other;
    a_hundred_thousand_answers_fit_into_the_memory_of_a_page only [Chromium] in none because "it takes a minute";
}

/// A detector that gives what it sees to the test, and waits for the test to read it; and a camera that sees a picture.
const STAND_IN: &str = r"
window.BarcodeDetector = class {
    async detect(picture) {
        const width = picture.videoWidth || picture.width, height = picture.videoHeight || picture.height;
        if (!width) throw new DOMException('', 'InvalidStateError');
        const canvas = new OffscreenCanvas(width, height), pen = canvas.getContext('2d');
        pen.drawImage(picture, 0, 0);
        const dots = pen.getImageData(0, 0, width, height).data;
        const light = Array.from({ length: width * height }, (_, at) => dots[4 * at] > 127 ? '1' : '0').join('');
        return new Promise(done => { window.e2eLook = { width, height, light, done }; });
    }
};
window.e2eCamera = 'shows';
Object.defineProperty(MediaDevices.prototype, 'getUserMedia', { value: async wishes => {
    window.e2eWishes = wishes;
    if (window.e2eCamera !== 'shows') throw new DOMException('', window.e2eCamera);
    const picture = window.e2eBitmap;
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [picture.width, picture.height];
    const draw = () => canvas.getContext('2d').drawImage(picture, 0, 0);
    draw();
    setInterval(draw, 50);
    return window.e2eStream = canvas.captureStream();
} });
";

/// Remembers the memory of the wasm.
const REMEMBER: &str = "for (const name of ['instantiate', 'instantiateStreaming']) {
    const begin = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
        const made = await begin(...given);
        window.e2eMemory = (made.instance ?? made).exports.memory;
        return made;
    };
}";

async fn open_team<'a>(context: &'a TestContext) -> Result<Page<'a>> {
    let page = context.open(Lang::Nl).await?;
    page.press(Role::Button, Named::Is("Team samenbrengen")).await?;
    page.heading_is("Team samenbrengen").await?;
    Ok(page)
}

/// The QR picture that the result of the worked example shows, as a PNG in hexadecimal digits.
async fn picture_of_ours(context: &TestContext) -> Result<String> {
    let mut left = storage_fixture::envelope(&answer_fixtures::case("S01")?);
    left["place"] = json!("result");
    context.seed(&left.to_string()).await?;
    let page = context.open(Lang::Nl).await?;
    page.press(Role::Button, Named::Is(page.words.view_result)).await?;
    page.unfold(page.words.show_qr).await?;
    let picture = page.find(Role::Img, Named::Is("QR-code met de link naar dit resultaat")).await?;
    // It can be read before anything is made of it, once it is drawn.
    let png = wait::until("a picture that can be read", async || {
        let png = picture.screenshot_as_png().await?;
        Ok(Picture::decode(&png)?.read_qr()?.contains("#r=SB1-").then_some(png))
    })
    .await?;
    page.ask("localStorage.clear(); sessionStorage.clear();", vec![]).await?;
    Ok(png.iter().map(|byte| format!("{byte:02x}")).collect())
}

/// Reads what the detector is given, as any other decoder would, and lets the page have it.
async fn read_what_it_sees(page: &Page<'_>) -> Result<String> {
    let look = "const look = window.e2eLook; if (!look) return null;
        return { width: look.width, height: look.height, light: look.light };";
    let seen = wait::until("a code is seen", async || {
        let seen = page.ask(look, vec![]).await?;
        let text = of_dots(&seen);
        if text.is_err() && !seen.is_null() {
            // The camera may show nothing yet. Where nobody has looked there is nothing to answer: a look that comes after
            // the question above is the next one's.
            page.ask("const look = window.e2eLook; window.e2eLook = null; look?.done([]);", vec![]).await?;
        }
        Ok(Some(text?))
    })
    .await?;
    let give = "const look = window.e2eLook; window.e2eLook = null; look.done([{ rawValue: arguments[0] }]);";
    page.ask(give, vec![json!(seen)]).await?;
    Ok(seen)
}

fn of_dots(seen: &Value) -> Result<String> {
    let size = |key: &str| seen[key].as_u64().and_then(|size| usize::try_from(size).ok());
    let (width, height) = size("width").zip(size("height")).context("nothing is seen")?;
    let light = seen["light"].as_str().context("no dots")?;
    let grey = light.bytes().map(|dot| if dot == b'1' { 255 } else { 0 }).collect();
    Picture::grey(width, height, grey).read_qr()
}

async fn a_code_of_ours_is_read_by_the_camera_and_in_a_picture(context: &mut TestContext) -> Result<()> {
    let picture = picture_of_ours(context).await?;
    with_script(context, STAND_IN, async |context| camera_and_picture(context, &picture).await).await
}

/// Acts with a script that runs before those of the page.
async fn with_script(
    context: &TestContext,
    script: &str,
    act: impl AsyncFnOnce(&TestContext) -> Result<()>,
) -> Result<()> {
    let cdp = context.driver()?.cdp();
    let added = cdp.send_raw("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).await?;
    let outcome = act(context).await;
    let is_over = json!({ "identifier": added["identifier"] });
    context.driver()?.cdp().send_raw("Page.removeScriptToEvaluateOnNewDocument", is_over).await?;
    outcome
}

async fn camera_and_picture(context: &TestContext, picture: &str) -> Result<()> {
    let page = open_team(context).await?;
    let bitmap = "const bytes = Uint8Array.from(arguments[0].match(/../g), byte => parseInt(byte, 16));
        window.e2eFile = new File([bytes], 'foto.png', { type: 'image/png' });
        createImageBitmap(window.e2eFile).then(picture => { window.e2eBitmap = picture; });";
    page.ask(bitmap, vec![json!(picture)]).await?;
    let is_ready = "return Boolean(window.e2eBitmap);";
    wait::until("the picture is there", async || {
        Ok((page.ask(is_ready, vec![]).await? == true).then_some(()))
    })
    .await?;
    let on = "return (window.e2eStream?.getTracks() ?? []).some(track => track.readyState === 'live');";
    ensure!(page.ask(on, vec![]).await? == false, "the camera is on before any press");

    page.press(Role::Button, Named::Is("Scan QR-codes")).await?;
    page.says("Houd de QR-code van een collega voor de camera").await?;
    page.focus_is(|focus| focus.contains("Zet de camera uit"), "on the button that stops").await?;
    ensure!(page.ask("return Boolean(window.e2eWishes.audio);", vec![]).await? == false, "it listens too");
    let read = read_what_it_sees(&page).await?;
    ensure!(read.contains("#r=SB1-2096T"), "{read}");
    page.says("Nog 4 antwoorden nodig").await?;
    ensure!(page.ask(on, vec![]).await? == true, "the camera goes off by itself");
    page.press(Role::Button, Named::Is("Zet de camera uit")).await?;
    wait::until("the camera is off", async || Ok((page.ask(on, vec![]).await? == false).then_some(())))
        .await?;

    // Leaving the page switches it off as well.
    page.press(Role::Button, Named::Is("Scan QR-codes")).await?;
    wait::until("it is on again", async || Ok((page.ask(on, vec![]).await? == true).then_some(()))).await?;
    page.press(Role::Button, Named::Is(page.words.menu)).await?;
    page.press(Role::Button, Named::Is(page.words.about)).await?;
    wait::until("it is off again", async || Ok((page.ask(on, vec![]).await? == false).then_some(()))).await?;
    page.press(Role::Button, Named::Is(page.words.menu)).await?;
    page.press(Role::Button, Named::Is("Team samenbrengen")).await?;
    page.heading_is("Nog 4 antwoorden nodig").await?;

    // A picture of the same code: read, and already there. One without a code says so.
    let drop = "const data = new DataTransfer();
        data.items.add(window.e2eFile);
        for (const type of ['dragover', 'drop']) {
            e2e.all('[data-sbs-heading]')[0].dispatchEvent(new DragEvent(type, {
                bubbles: true, cancelable: true, composed: true, dataTransfer: data,
            }));
        }";
    page.ask(drop, vec![]).await?;
    read_what_it_sees(&page).await?;
    page.says("1 antwoord stond er al en telt één keer.").await?;
    page.ask(drop, vec![]).await?;
    let nothing =
        "if (!window.e2eLook) return false; window.e2eLook.done([]); window.e2eLook = null; return true;";
    wait::until("the detector is asked", async || {
        Ok((page.ask(nothing, vec![]).await? == true).then_some(()))
    })
    .await?;
    page.says("In deze foto is geen QR-code te lezen.").await?;

    // Whatever keeps the camera off is said, with what to do.
    for (error, words) in [
        ("NotAllowedError", "De camera mag hier niet aan."),
        ("NotFoundError", "Er is geen camera gevonden."),
        ("NotReadableError", "Een ander programma gebruikt de camera"),
        ("TypeError", "QR-codes lezen lukt hier niet."),
    ] {
        page.ask("window.e2eCamera = arguments[0];", vec![json!(error)]).await?;
        page.press(Role::Button, Named::Is("Scan QR-codes")).await?;
        page.says(words).await?;
        page.focus_is(|focus| focus == "textarea Tekst met codes", "the field for codes").await?;
    }
    Ok(())
}

async fn without_a_detector_the_page_says_what_to_do(context: &mut TestContext) -> Result<()> {
    let page = open_team(context).await?;
    let has = page.ask("return 'BarcodeDetector' in window;", vec![]).await? == true;
    let button = page.look_for(Role::Button, Named::Is("Scan QR-codes")).await?;
    ensure!(button.is_some() == has, "the button is there: {}", button.is_some());
    page.says(if has { "Ook een foto van een QR-code" } else { "Deze browser kan geen QR-codes lezen." })
        .await?;
    if !has {
        page.bring(Bring::Drop, "foto.gif", "GIF89a").await?;
        page.says("In deze foto is geen QR-code te lezen.").await?;
    }
    Ok(())
}

async fn a_note_of_the_session_becomes_an_action_and_the_big_screen_shows_the_spread(
    context: &mut TestContext,
) -> Result<()> {
    let page = open_team(context).await?;
    paste(&page, &chat(&team_fixture::codes("full", 12)?)).await?;
    page.press(Role::Button, Named::Is("Leid het gesprek")).await?;
    page.heading_is("Een uur over de uitkomst").await?;
    let write = "const field = e2e.all('.sbs-session__note')[0]; field.value = arguments[0];
        field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));";
    page.ask(write, vec![json!("Anna vraagt het aan de klanten.")]).await?;
    page.press(Role::Button, Named::Starts("Zet in het plan")).await?;
    page.says("Deze afspraak staat in het plan.").await?;
    ensure!(page.look_for(Role::Button, Named::Starts("Zet in het plan")).await?.is_none(), "twice");

    page.press(Role::Button, Named::Is("Toon op het grote scherm")).await?;
    page.says("Gesprekspunt 1 van ").await?;
    // Twelve answered: the five answers, with their counts.
    let counts =
        "return e2e.all('.sbs-present .sbs-team__spread strong').map(count => Number(count.textContent));";
    let counts = page.ask(counts, vec![]).await?;
    let counts: Vec<u64> = counts.as_array().context("no list")?.iter().filter_map(Value::as_u64).collect();
    ensure!(counts.len() == 5 && counts.iter().sum::<u64>() == 12, "{counts:?}");
    // To be read from five metres: a twentieth of the width for the statement, and no text of the answers below 20 px.
    let size = "return parseFloat(getComputedStyle(e2e.all('.sbs-present .sbs-team__label')[0]).fontSize);";
    let size = page.ask(size, vec![]).await?.as_f64().unwrap_or_default();
    ensure!(size >= 20.0, "the answers have {size} px");
    page.key(thirtyfour::Key::Escape).await?;
    page.heading_is("Een uur over de uitkomst").await?;

    page.press(Role::Button, Named::Starts("Bekijk het plan")).await?;
    page.heading_is("Plan van aanpak").await?;
    let value = "return e2e.all('textarea, input').map(field => field.value).join('|');";
    let values = page.ask(value, vec![]).await?;
    ensure!(values.as_str().is_some_and(|all| all.contains("Anna vraagt het aan de klanten.")), "{values}");
    Ok(())
}

async fn two_files_of_a_team_stand_beside_each_other(context: &mut TestContext) -> Result<()> {
    let page = open_team(context).await?;
    let choose = "const [at, name, text] = arguments, data = new DataTransfer();
        data.items.add(new File([text], name, { type: 'application/json' }));
        const field = e2e.all('[data-sbs-team-moment]')[at];
        field.files = data.files;
        field.dispatchEvent(new Event('change', { bubbles: true, composed: true }));";
    let bring = async |at: usize, name: &str, text: &str| {
        page.ask(choose, vec![json!(at), json!(name), json!(text)]).await.map(drop)
    };
    let result = |from: usize, count: usize| -> Result<String> {
        let lines: String =
            members("full", from + count)?[from..].iter().map(|one| format!("{one}\n")).collect();
        e2e::cli::team(&lines)
    };
    let (before, after) = (result(0, 12)?, result(300, 15)?);

    bring(0, "vorig jaar.json", "{\"kind\":\"iets anders\"}").await?;
    page.says("Dit is geen uitkomst van een team.").await?;
    bring(0, "vorig jaar.json", &before).await?;
    page.says("Eerst: vorig jaar.json, 12 antwoorden").await?;
    bring(1, "dit jaar.json", &after).await?;
    page.says("Eerst antwoordden 12 mensen, daarna 15.").await?;
    page.says("het kunnen andere mensen zijn").await?;
    page.says("(marge ").await?;
    let tables = page.ask("return e2e.all('.sbs-team__change table').length;", vec![]).await?;
    ensure!(tables == 3, "{tables} tables");
    let kept = page.ask("return JSON.stringify(Object.entries(localStorage));", vec![]).await?;
    ensure!(!kept.as_str().unwrap_or_default().contains("vorig jaar"), "{kept}");
    page.press(Role::Button, Named::Is("Haal de vergelijking weg")).await?;
    page.says("De vergelijking is weg.").await?;
    page.focus_is(|focus| focus == "file Kies het bestand van eerst", "the first of both files").await?;
    Ok(())
}

/// How long it took is told, and decides nothing; how much memory it took does.
async fn a_hundred_thousand_answers_fit_into_the_memory_of_a_page(context: &mut TestContext) -> Result<()> {
    with_script(context, REMEMBER, async |context| scale(context).await).await
}

async fn scale(context: &TestContext) -> Result<()> {
    for (mode, count) in [("full", 10_000), ("full", 100_000)] {
        let page = open_team(context).await?;
        let member = members(mode, 1)?.remove(0);
        let items: Vec<String> =
            member["answers"].as_object().context("no answers")?.keys().cloned().collect();
        // Made in the page: a driver would carry 80 MB as one text. Answers differ, so that no two people are one.
        let bring = "const [items, count] = arguments, lines = [];
            for (let number = 0; number < count; number++) {
                const answers = {};
                items.forEach((id, place) => {
                    answers[id] = (Math.floor(number / 5 ** (place % 8)) + place) % 5;
                });
                lines.push(JSON.stringify({ instrument: 'social-business', version: 1, mode: 'full', answers }));
            }
            const data = new DataTransfer();
            data.items.add(new File([lines.join('\\n')], 'leden.ndjson'));
            lines.length = 0;
            window.e2eValues = new Set();
            window.e2eLongest = 0;
            let last = performance.now();
            const tick = () => {
                const now = performance.now();
                window.e2eLongest = Math.max(window.e2eLongest, now - last);
                last = now;
                if (!window.e2eDone) setTimeout(tick);
            };
            tick();
            const begun = performance.now();
            new MutationObserver(() => {
                const bar = e2e.all('progress')[0];
                if (bar) window.e2eValues.add(bar.value);
                if (!bar && window.e2eValues.size) window.e2eDone ??= performance.now() - begun;
            }).observe(document.body, { subtree: true, childList: true, attributes: true });
            for (const type of ['dragover', 'drop']) {
                e2e.all('[data-sbs-heading]')[0].dispatchEvent(new DragEvent(type, {
                    bubbles: true, cancelable: true, composed: true, dataTransfer: data,
                }));
            }";
        page.ask(bring, vec![json!(items), json!(count)]).await?;
        let measure = "return window.e2eDone && { ms: window.e2eDone, longest: window.e2eLongest,
            values: window.e2eValues.size };";
        let measured = wait::until_within(std::time::Duration::from_secs(120), "all is read", async || {
            let measured = page.ask(measure, vec![]).await?;
            Ok(measured.is_object().then_some(measured))
        })
        .await?;
        page.says("Vraag voor vraag").await?;
        let text = page.text().await?.replace('.', "");
        ensure!(text.contains(&format!("Bestand 1: {count} antwoorden")), "not all of {count} count");
        let memory = memory_of(&page).await?;
        println!("{count} answers: {measured}, memory {memory}");
        ensure!(measured["values"].as_u64() > Some(3), "the bar does not move: {measured}");
        let bytes = memory["wasm"].as_u64().unwrap_or(u64::MAX) + memory["heap"].as_u64().unwrap_or(u64::MAX);
        ensure!(bytes < 256 << 20, "{count} answers take {bytes} bytes: {memory}");
    }
    Ok(())
}

/// The memory of the wasm, which never shrinks, and the heap of the scripts after what is not used went.
async fn memory_of(page: &Page<'_>) -> Result<Value> {
    let cdp = page.driver().cdp();
    cdp.send_raw("HeapProfiler.collectGarbage", json!({})).await?;
    let heap = cdp.send_raw("Runtime.getHeapUsage", json!({})).await?;
    let wasm = page.ask("return window.e2eMemory.buffer.byteLength;", vec![]).await?;
    Ok(json!({ "heap": heap["usedSize"].as_f64().unwrap_or_default() as u64, "wasm": wasm }))
}
