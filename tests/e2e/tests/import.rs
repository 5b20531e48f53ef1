//! What comes into a scan: links, codes and files; looked at, asked about, opened, put together, undone, refused.

use std::fs;

use anyhow::{Context, Result, ensure};
use e2e::{
    Answer, Lang, Page, TestContext, answer_fixtures, comparison, embed,
    page::{Bring, Named, Role},
    scenarios, states, storage_fixture, wait,
};
use serde_json::{Value, json};

scenarios! {
    a_broken_link_is_told_and_touches_nothing;
    a_chosen_file_opens_at_its_result in all because "files, drags and the history are the engine's";
    a_file_that_cannot_be_opened_is_told_in_words_of_its_own;
    a_dropped_file_is_put_together_with_what_is_there;
    a_dropped_file_replaces_what_is_there_and_can_be_undone in all because "files, drags and the history are the engine's";
    only_files_are_taken_from_the_mouse;
    the_address_of_a_host_is_not_read_unasked;
    where_a_host_lets_links_be_made_they_open_too;
    a_file_dropped_on_a_scan_in_a_hosts_page_opens_there;
}

/// Cases S01 (full and complete) and C03 (quick, one question open).
pub(crate) const FULL: &str = "SB1-2096T-9PW92-T8NJD-4V92T-5PME4-HDPKN-2GB3M-8JF4Y";
pub(crate) const QUICK: &str = "SB1-20FYJ-94J94-JNC04-SP4";

/// Follows a link in the same tab.
pub(crate) async fn follow(context: &TestContext, code: &str) -> Result<()> {
    Ok(context.driver()?.goto(format!("{}#r={code}", context.server().url())).await?)
}

/// Five answers of an earlier visit.
pub(crate) fn some() -> Result<Value> {
    Ok(answer_fixtures::only(&answer_fixtures::case("S01")?, &["PE-1", "PE-2", "PE-3", "PE-4", "PL-3"]))
}

/// An earlier visit that left nothing but its language.
pub(crate) async fn seed_dutch(context: &TestContext) -> Result<()> {
    context
        .seed(
            &storage_fixture::envelope(&answer_fixtures::only(&answer_fixtures::case("S01")?, &[]))
                .to_string(),
        )
        .await
}

pub(crate) async fn seed_some(context: &TestContext) -> Result<()> {
    context.seed(&storage_fixture::envelope(&some()?).to_string()).await
}

/// Presses a button of the dialog.
pub(crate) async fn decide(page: &Page<'_>, title: &str, button: &str) -> Result<()> {
    let dialog = page.find(Role::Dialog, Named::Is(title)).await?;
    let found = page.look_inside(Some(&dialog), Role::Button, Named::Is(button)).await?;
    page.click(&found.with_context(|| format!("the dialog has no {button}"))?).await?;
    page.is_gone(Role::Dialog, Named::Is(title)).await
}

pub(crate) async fn hash(page: &Page<'_>) -> Result<String> {
    Ok(page.ask("return location.hash;", vec![]).await?.as_str().unwrap_or_default().to_owned())
}

pub(crate) async fn kept(context: &TestContext) -> Result<Value> {
    let text =
        storage_fixture::read(context.driver()?, storage_fixture::KEY).await?.context("nothing is kept")?;
    Ok(serde_json::from_str(&text)?)
}

pub(crate) async fn no_dialog(page: &Page<'_>) -> Result<()> {
    let open = page.names(Role::Dialog).await?;
    ensure!(open.is_empty(), "open: {open:?}");
    Ok(())
}

async fn a_broken_link_is_told_and_touches_nothing(context: &mut TestContext) -> Result<()> {
    seed_some(context).await?;
    let before = storage_fixture::read(context.driver()?, storage_fixture::KEY).await?;
    follow(context, &QUICK.replace("94J94", "94J95")).await?;
    let page = context.page(Lang::Nl)?;
    page.wait_for_app().await?;
    page.says(page.words.refused).await?;
    page.says("In de code zit een typefout of er ontbreekt iets.").await?;
    ensure!(hash(&page).await?.is_empty(), "the address is {}", hash(&page).await?);

    // Also in the middle of a visit; the words get the focus then.
    follow(context, &format!("{QUICK}.")).await?;
    page.says("In de code staat een teken dat niet kan.").await?;
    page.focus_is(|focus| focus.contains(page.words.refused), "on what is wrong").await?;
    no_dialog(&page).await?;
    ensure!(
        storage_fixture::read(context.driver()?, storage_fixture::KEY).await? == before,
        "something was written"
    );
    context.settle(&page).await?;
    context.reload(Lang::Nl).await?;
    let all = page.text().await?;
    ensure!(!all.contains(page.words.refused), "it is told again after a reload");
    Ok(())
}

async fn a_chosen_file_opens_at_its_result(context: &mut TestContext) -> Result<()> {
    let sheet = answer_fixtures::case("S01")?;
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("mijn scan.json");
    fs::write(&path, format!("\u{feff}{}", storage_fixture::envelope(&sheet)))?;
    let page = context.open(Lang::Nl).await?;
    page.press(Role::Button, Named::Starts(page.words.code_form)).await?;

    // In the dialog of the system a driver can only name the file.
    let field = page.driver().find(thirtyfour::By::Css("input[type=file]")).await?;
    field.send_keys(path.to_str().context("the path is no text")?).await?;

    page.status_is("Geopend: 48 antwoorden.").await?;
    comparison::result_equals(&page, &sheet).await?;
    Ok(())
}

async fn a_file_that_cannot_be_opened_is_told_in_words_of_its_own(context: &mut TestContext) -> Result<()> {
    seed_some(context).await?;
    let before = storage_fixture::read(context.driver()?, storage_fixture::KEY).await?;
    let page = context.open(Lang::Nl).await?;
    let file = storage_fixture::envelope(&answer_fixtures::case("S01")?);
    let with = |key: &str, value: Value| {
        let mut file = file.clone();
        file[key] = value;
        file.to_string()
    };
    let half: String = file.to_string().chars().take(300).collect();
    let files = [
        ("foto.png", "\u{89}PNG\r\n\u{1a}\n\0\0\0\rIHDR".to_owned(), "Dit is geen JSON-bestand."),
        ("leeg.json", String::new(), "Dit is geen JSON-bestand."),
        ("half.json", half, "Het bestand is beschadigd of niet compleet."),
        ("package.json", "{\"name\":\"iets\"}".to_owned(), "Dit is geen geldig bestand met antwoorden."),
        (
            "nieuw.json",
            states::newer(&answer_fixtures::case("S01")?).to_string(),
            "Deze antwoorden komen uit een nieuwere versie.",
        ),
        ("ander.json", with("instrument", json!("other")), "Deze antwoorden horen bij een andere scan."),
        (
            "antwoord.json",
            with("answers", json!({ "PE-1": 7 })),
            "Vraag PE-1 in het bestand: Dit antwoord is niet geldig.",
        ),
        (
            "resultaat.json",
            "{\"kind\":\"sbs-result\",\"instrument\":\"social-business\"}".to_owned(),
            "In dit bestand staat een resultaat zonder de antwoorden.",
        ),
    ];
    for (place, (name, text, words)) in files.iter().enumerate() {
        let how = if place % 2 == 0 { Bring::Choose } else { Bring::Drop };
        page.bring(how, name, text).await?;
        page.says(words).await.with_context(|| (*name).to_owned())?;
        page.says(page.words.refused).await?;
        page.focus_is(|focus| focus.contains(words), "on what is wrong").await?;
    }
    page.bring_large(Bring::Drop, "groot.json", &file.to_string(), 1_000_001).await?;
    page.says("Dit bestand is te groot voor een scan.").await?;
    no_dialog(&page).await?;
    ensure!(
        storage_fixture::read(context.driver()?, storage_fixture::KEY).await? == before,
        "something was written"
    );
    // The largest that is read: what it holds is what counts.
    page.bring_large(Bring::Drop, "vol.json", &file.to_string(), 1_000_000).await?;
    decide(&page, page.words.replace_title, page.words.cancel).await?;
    let all = page.text().await?;
    ensure!(!all.contains(page.words.refused), "the earlier refusal is still told");
    Ok(())
}

async fn a_dropped_file_is_put_together_with_what_is_there(context: &mut TestContext) -> Result<()> {
    let page = context.open(Lang::Nl).await?;
    page.start_full().await?;
    page.answer("PE-1", Answer::Step(4)).await?;
    page.answer("PE-2", Answer::Step(0)).await?;
    let mut file =
        storage_fixture::envelope(&answer_fixtures::only(&answer_fixtures::case("S01")?, &["PE-1", "PR-1"]));
    file["notes"] = json!({ "PE-2": "Uit het bestand." });

    // What the file does not date is older than anything here.
    for (saved_at, words, pe_1) in [
        (Value::Null, "dan telt dat van jou.", 4),
        (json!("2999-01-01T00:00:00Z"), "dan telt dat uit het bestand", 3),
    ] {
        file["savedAt"] = saved_at;
        page.bring(Bring::Drop, "ander apparaat.json", &file.to_string()).await?;
        page.says(words).await?;
        decide(&page, page.words.replace_title, page.words.merge).await?;
        page.status_is("Geopend: 3 antwoorden.").await?;
        let kept = kept(context).await?;
        let expected = json!({ "PE-1": pe_1, "PE-2": 0, "PR-1": 2 });
        ensure!(kept["answers"] == expected && kept["notes"] == file["notes"], "kept: {kept}");
    }
    page.heading_is(page.words.overview).await?;
    page.press(Role::Button, Named::Is(page.words.undo)).await?;
    page.status_is("Je eerdere antwoorden staan er weer.").await?;
    ensure!(kept(context).await?["answers"]["PE-1"] == 4, "kept: {}", kept(context).await?);
    Ok(())
}

async fn a_dropped_file_replaces_what_is_there_and_can_be_undone(context: &mut TestContext) -> Result<()> {
    let sheet = answer_fixtures::case("S01")?;
    let page = context.open(Lang::Nl).await?;
    page.start_full().await?;
    page.answer("PE-1", Answer::Step(0)).await?;

    page.bring(Bring::Drop, "scan.json", &storage_fixture::envelope(&sheet).to_string()).await?;
    page.says("Bewaard op 20 november 2026.").await?;
    decide(&page, page.words.replace_title, page.words.replace).await?;
    comparison::result_equals(&page, &sheet).await?;
    page.press(Role::Button, Named::Is(page.words.undo)).await?;

    page.is_chosen("PE-1", Answer::Step(0)).await?;
    page.is_gone(Role::Button, Named::Is(page.words.undo)).await?;
    Ok(())
}

/// Words that are dragged into a field are the browser's business, and so is everything outside of the scan.
async fn only_files_are_taken_from_the_mouse(context: &mut TestContext) -> Result<()> {
    let page = context.open(Lang::Nl).await?;
    let script = "const heading = e2e.all('[data-sbs-heading]')[0];
        const data = kind => {
            const data = new DataTransfer();
            if (kind === 'file') data.items.add(new File(['{}'], 'scan.json'));
            else data.setData('text/plain', 'woorden');
            return data;
        };
        const send = (target, type, kind) => !target.dispatchEvent(new DragEvent(type, {
            bubbles: true, cancelable: true, composed: true, dataTransfer: data(kind),
        }));
        const words = () => document.body.innerText.includes('Laat het bestand los om het te openen');
        const told = [send(heading, 'dragover', 'text'), words(), send(document.body, 'dragover', 'file'), words()];
        told.push(send(heading, 'dragover', 'file'), words());
        const box = heading.getBoundingClientRect();
        send(document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2), 'dragleave', 'file');
        told.push(words());
        return told;";
    let told = page.ask(script, vec![]).await?;
    ensure!(told == json!([false, false, false, false, true, true, false]), "told: {told}");
    Ok(())
}

/// What stands behind the hash of a host's page may be anything of the host.
async fn the_address_of_a_host_is_not_read_unasked(context: &mut TestContext) -> Result<()> {
    context.serve(embed::with_page(embed::site(), "host.html", &embed::host(embed::TWO_LINES)))?;
    let page = embed::open(context, &format!("host.html#r={FULL}")).await?;
    page.start_full().await?;
    page.answer("PE-1", Answer::Step(1)).await?;

    no_dialog(&page).await?;
    ensure!(hash(&page).await? == format!("#r={FULL}"), "the address is {}", hash(&page).await?);
    Ok(())
}

async fn where_a_host_lets_links_be_made_they_open_too(context: &mut TestContext) -> Result<()> {
    let body = embed::TWO_LINES.replace("<social-business-scan>", "<social-business-scan result-link>");
    context.serve(embed::with_page(embed::site(), "host.html", &embed::host(&body)))?;
    let page = embed::open(context, &format!("host.html#r={FULL}")).await?;

    page.says(page.words.shared).await?;
    page.press(Role::Button, Named::Is(page.words.take_over)).await?;

    page.status_is("Geopend: 48 antwoorden.").await?;
    wait::until("an address without the code", async || {
        Ok((!hash(&page).await?.contains("r=")).then_some(()))
    })
    .await?;
    let errors = embed::errors(&page).await?;
    ensure!(errors.is_empty(), "{errors:?}");
    Ok(())
}

async fn a_file_dropped_on_a_scan_in_a_hosts_page_opens_there(context: &mut TestContext) -> Result<()> {
    let page = embed::open_host(context, embed::TWO_LINES).await?;
    page.start_full().await?;
    page.answer("PE-1", Answer::Step(1)).await?;

    page.bring(
        Bring::Drop,
        "scan.json",
        &storage_fixture::envelope(&answer_fixtures::case("S01")?).to_string(),
    )
    .await?;
    decide(&page, page.words.replace_title, page.words.replace).await?;

    page.status_is("Geopend: 48 antwoorden.").await?;
    let errors = embed::errors(&page).await?;
    ensure!(errors.is_empty() && hash(&page).await?.is_empty(), "{errors:?}");
    Ok(())
}
