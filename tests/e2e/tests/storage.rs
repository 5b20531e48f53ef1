//! A device that keeps nothing, has no room, or holds something strange.

use anyhow::{Context, Result, ensure};
use e2e::{
    Answer, Lang, Page, TestContext, answer_fixtures, embed,
    page::{Named, Role},
    runner, scenarios, states, storage_fixture,
};
use serde_json::{Value, json};

scenarios! {
    refused_storage_is_told_and_the_scan_works in all because "engines refuse a store in their own way";
    full_storage_is_told_and_the_scan_works in all because "engines refuse a store in their own way";
    a_store_whose_methods_do_nothing_is_told_and_the_scan_works;
    a_store_that_a_page_gives_out_only_now_and_then_keeps_the_answers;
    a_store_that_the_page_around_empties_is_told_at_the_next_answer;
    garbage_is_set_aside_and_told;
    a_newer_version_is_left_alone_and_told;
    whatever_is_stored_the_scan_starts;
    removing_everything_removes_everything;
}

/// A sandboxed frame has no origin, so a browser refuses it every store: what some learning sites do.
async fn refused_storage_is_told_and_the_scan_works(context: &mut TestContext) -> Result<()> {
    let page = context.open_in_frame(Lang::Nl, 800, Some("allow-scripts")).await?;
    let refused = page.ask("try { localStorage; return false } catch { return true }", vec![]).await?;
    ensure!(refused == true, "the frame has storage, so this shows nothing");
    page.says(page.words.storage_unavailable).await?;

    page.start_quick().await?;
    page.says(page.words.not_saved).await?;
    page.fill_in_at_once(&answer_fixtures::case("S09")?).await?;
    page.show_result().await
}

async fn full_storage_is_told_and_the_scan_works(context: &mut TestContext) -> Result<()> {
    let page = context.open(Lang::Nl).await?;
    page.start_quick().await?;
    page.answer("PE-2", Answer::Step(1)).await?;
    page.ask(storage_fixture::FILL, vec![]).await?;

    page.answer("PE-5", Answer::Step(2)).await?;
    page.answer("PR-1", Answer::Step(2)).await?;

    page.find(Role::Alert, Named::Has(page.words.storage_full)).await?;
    page.says(page.words.not_saved).await?;
    page.is_chosen("PE-2", Answer::Step(1)).await?;
    page.is_chosen("PE-5", Answer::Step(2)).await?;
    // What was saved while there was room is still there, whole.
    let kept: Value = serde_json::from_str(
        &storage_fixture::read(context.driver()?, storage_fixture::KEY).await?.context("nothing is kept")?,
    )?;
    ensure!(kept["answers"]["PE-2"] == 1, "kept: {kept}");
    // Room again: the next answer saves all of them.
    context.driver()?.execute("localStorage.removeItem('filler');", []).await?;
    page.answer("PR-3", Answer::Step(3)).await?;
    page.is_gone(Role::Alert, Named::Has(page.words.storage_full)).await?;
    let kept: Value = serde_json::from_str(
        &storage_fixture::read(context.driver()?, storage_fixture::KEY).await?.context("nothing is kept")?,
    )?;
    ensure!(kept["answers"]["PE-5"] == 2 && kept["answers"]["PR-3"] == 3, "kept: {kept}");
    Ok(())
}

async fn a_store_whose_methods_do_nothing_is_told_and_the_scan_works(
    context: &mut TestContext,
) -> Result<()> {
    let script = "<script>Storage.prototype.setItem = function () {};</script>";
    embed::open_host(context, &format!("{script}{}", embed::TWO_LINES)).await?;
    let page = context.page(Lang::Nl)?.only(0);

    page.start_quick().await?;
    page.answer("PE-2", Answer::Step(1)).await?;

    page.says(page.words.not_saved).await?;
    page.fill_in_at_once(&answer_fixtures::case("S09")?).await?;
    page.show_result().await
}

async fn a_store_that_a_page_gives_out_only_now_and_then_keeps_the_answers(
    context: &mut TestContext,
) -> Result<()> {
    // As a consent tool does that has not made up its mind.
    let script = "<script>(() => {
        const store = localStorage;
        let asked = 0;
        Object.defineProperty(window, 'localStorage', { configurable: true, get() {
            asked += 1;
            if (asked % 3 === 0) throw new DOMException('refused', 'SecurityError');
            return store;
        } });
    })();</script>";
    embed::open_host(context, &format!("{script}{}", embed::TWO_LINES)).await?;
    let page = context.page(Lang::Nl)?.only(0);
    page.start_quick().await?;
    for item in ["PE-2", "PE-5"] {
        page.answer(item, Answer::Step(1)).await?;
    }

    page.driver().refresh().await?;
    page.wait_for_app().await?;

    page.press(Role::Button, Named::Is(page.words.resume)).await?;
    page.is_chosen("PE-5", Answer::Step(1)).await?;
    let heard = embed::errors(&page).await?;
    ensure!(heard.is_empty(), "the host heard: {heard:?}");
    Ok(())
}

async fn a_store_that_the_page_around_empties_is_told_at_the_next_answer(
    context: &mut TestContext,
) -> Result<()> {
    embed::open_host(context, embed::TWO_LINES).await?;
    let page = context.page(Lang::Nl)?.only(0);
    page.start_quick().await?;
    page.answer("PE-2", Answer::Step(1)).await?;
    page.ask("localStorage.clear();", vec![]).await?;

    page.answer("PE-5", Answer::Step(2)).await?;

    page.says("Je antwoorden waren hier gewist. Ze zijn opnieuw opgeslagen.").await?;
    let kept =
        storage_fixture::read(page.driver(), storage_fixture::KEY).await?.context("nothing is kept")?;
    let kept: Value = serde_json::from_str(&kept)?;
    ensure!(kept["answers"] == json!({ "PE-2": 1, "PE-5": 2 }), "kept: {kept}");
    Ok(())
}

async fn garbage_is_set_aside_and_told(context: &mut TestContext) -> Result<()> {
    let garbage = r#"{"schema":1,"answers":{"PE-1":3"#;
    context.seed(garbage).await?;

    let page = context.open(Lang::Nl).await?;
    page.says(page.words.storage_corrupt).await?;
    page.find(Role::Button, Named::Is(page.words.save_old_file)).await?;
    page.start_full().await?;
    page.answer("PE-1", Answer::Step(2)).await?;

    ensure!(
        storage_fixture::read(context.driver()?, storage_fixture::BROKEN).await?.as_deref() == Some(garbage),
        "the garbage is gone"
    );
    let now =
        storage_fixture::read(context.driver()?, storage_fixture::KEY).await?.context("nothing is kept")?;
    let now: Value = serde_json::from_str(&now)?;
    ensure!(now["answers"]["PE-1"] == 2, "kept: {now}");
    // Below the questions; what was set aside goes, the answers stay, and the focus is not lost with the button.
    page.press(Role::Button, Named::Is("Wis de oude gegevens")).await?;
    page.confirms("De oude gegevens zijn gewist.").await?;
    let heading = page.heading().await?;
    page.focus_is(|focus| focus.contains(&heading), "on the heading").await?;
    let left = storage_fixture::read(context.driver()?, storage_fixture::BROKEN).await?;
    ensure!(left.is_none(), "left: {left:?}");
    page.is_chosen("PE-1", Answer::Step(2)).await
}

async fn a_newer_version_is_left_alone_and_told(context: &mut TestContext) -> Result<()> {
    let newer = states::newer(&answer_fixtures::case("S01")?).to_string();
    context.seed(&newer).await?;

    let page = context.open(Lang::Nl).await?;
    page.says(page.words.storage_newer).await?;
    page.start_full().await?;
    page.answer("PE-1", Answer::Step(2)).await?;

    ensure!(
        storage_fixture::read(context.driver()?, storage_fixture::KEY).await?.as_deref()
            == Some(newer.as_str()),
        "it was overwritten"
    );
    // This visit's own answer is kept too.
    context.reload(Lang::Nl).await?.says("1 van 48 beantwoord").await
}

/// A sample; thousands of random values run natively against the same code.
async fn whatever_is_stored_the_scan_starts(context: &mut TestContext) -> Result<()> {
    let sheet = storage_fixture::envelope(&answer_fixtures::case("S01")?);
    let mut wrong_type = sheet.clone();
    wrong_type["answers"] = json!([1, 2, 3]);
    let mut wrong_answer = sheet.clone();
    wrong_answer["answers"]["PE-1"] = json!(1e300);
    let mut wrong_place = sheet.clone();
    wrong_place["place"] = json!({ "deep": [null, true] });
    let mut deep = "[".repeat(5000);
    deep.push_str(&"]".repeat(5000));
    let texts = [
        String::new(),
        deep,
        wrong_answer.to_string(),
        sheet.to_string().chars().take(700).collect(),
        "null".to_owned(),
        "true".to_owned(),
        "-0".to_owned(),
        "[]".to_owned(),
        "{}".to_owned(),
        "\u{0}\u{ffff}\u{1f4a9}".to_owned(),
        "{\"schema\":18446744073709551616}".to_owned(),
        "{\"schema\":-1,\"version\":null}".to_owned(),
        wrong_type.to_string(),
        wrong_place.to_string(),
        sheet.to_string().replace("PE-1", "PE-99"),
        sheet.to_string().replace("social-business", "other-scan"),
    ];
    // The first four: nothing, beyond all depth, a wrong value in the right place, and cut off.
    for text in texts.into_iter().take(runner::many(4, 16)) {
        check_start(context, &text).await.with_context(|| format!("with this stored: {text:.200}"))?;
    }
    Ok(())
}

async fn check_start(context: &TestContext, text: &str) -> Result<()> {
    context.forget().await?;
    context.seed(text).await?;
    let page = context.open(Lang::Nl).await?;
    page.find(Role::Button, Named::Starts(page.words.start_full)).await?;
    // Nothing was thrown away: the text is where it was, or set aside.
    let places = [
        storage_fixture::read(context.driver()?, storage_fixture::KEY).await?,
        storage_fixture::read(context.driver()?, storage_fixture::BROKEN).await?,
    ];
    ensure!(places.iter().flatten().any(|kept| kept == text), "the text is nowhere any more");
    Ok(())
}

async fn removing_everything_removes_everything(context: &mut TestContext) -> Result<()> {
    context.seed("garbage").await?;
    let page = context.open(Lang::Nl).await?;
    page.start_full().await?;
    page.answer("PE-1", Answer::Step(2)).await?;

    delete(&page).await?;

    page.status_is("Alles is gewist van dit apparaat.").await?;
    let left = page
        .ask("return Object.keys(localStorage).filter(key => key.startsWith('sbs:')).join();", vec![])
        .await?;
    ensure!(left == "", "left: {left}");
    let left = page.ask("return Object.keys(sessionStorage).join();", vec![]).await?;
    ensure!(left == "", "left in the tab: {left}");
    Ok(())
}

async fn delete(page: &Page<'_>) -> Result<()> {
    page.press(Role::Button, Named::Is(page.words.menu)).await?;
    page.press(Role::Button, Named::Is(page.words.delete)).await?;
    page.find(Role::Dialog, Named::Has(page.words.delete_title)).await?;
    page.press(Role::Button, Named::Is("Wis alles")).await
}
