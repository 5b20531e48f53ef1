//! A new version of the page: it comes when the visitor wants it, whole or not at all.

use std::fs;

use anyhow::{Context, Result, ensure};
use e2e::{
    Answer, Lang, Page, TestContext,
    axe::{self, Rules},
    layout, network_silence,
    offline::{
        NEWER, READY, REFRESH, UPDATE, asked, becomes, caches, copy, first_visit, in_dutch, is_whole,
        one_cache, reload, upload, version, visit,
    },
    page::{Named, Role},
    scenarios,
    server::{Options, Server},
    storage_fixture,
    viewport::{self, Scheme},
    wait,
};
use thirtyfour::Key;

scenarios! {
    a_new_version_waits_for_the_button_and_loses_no_answer in all because "when a worker takes over is the engine's";
    another_tab_goes_on_with_what_it_has only [Chromium, Firefox];
    an_update_that_is_broken_leaves_the_old_version_and_the_next_good_one_is_told;
    two_installations_on_one_origin_do_not_take_from_each_other;
    where_answers_are_not_kept_there_is_no_button;
    the_line_is_in_the_language_of_the_app;
    the_line_with_its_button_is_read_and_hides_nothing only [Chromium];
}

async fn a_new_version_waits_for_the_button_and_loses_no_answer(context: &mut TestContext) -> Result<()> {
    let folder = copy()?;
    let server = Server::start(Options::new(folder.path()))?;
    let page = first_visit(context, &server).await?;
    page.start_quick().await?;
    page.answer("PE-2", Answer::Step(3)).await?;
    upload(folder.path())?;

    reload(&page).await?;

    page.status_is(UPDATE).await?;
    page.answer("PE-5", Answer::Step(1)).await?;
    ensure!(version(&page).await?.is_empty(), "the new version took over by itself");
    page.says("Je antwoorden blijven staan.").await?;

    page.press(Role::Button, Named::Is(REFRESH)).await?;

    becomes(&page, "b").await?;
    page.ask("window.samePage = true;", vec![]).await?;
    page.says(READY).await?;
    page.is_chosen("PE-2", Answer::Step(3)).await?;
    page.is_chosen("PE-5", Answer::Step(1)).await?;
    is_the_same_page(&page).await?;
    // The new version is whole by itself, and the old one is gone.
    one_cache(&page).await?;
    server.stop();
    reload(&page).await?;
    ensure!(version(&page).await? == "b", "without the server it is another version");
    page.is_chosen("PE-5", Answer::Step(1)).await
}

async fn is_the_same_page(page: &Page<'_>) -> Result<()> {
    let same = page.ask("return window.samePage === true;", vec![]).await?;
    ensure!(same == true, "the page was loaded again");
    Ok(())
}

/// Not in WebKitGTK: its test browser gives a tab in the background so little time that one scan in it took over a minute
/// when it passed, and too long on a busy machine.
async fn another_tab_goes_on_with_what_it_has(context: &mut TestContext) -> Result<()> {
    let folder = copy()?;
    let server = Server::start(Options::new(folder.path()))?;
    first_visit(context, &server).await?;
    let page = visit(context, &server).await?;
    page.ask("window.samePage = true;", vec![]).await?;
    let old = page.driver().window().await?;
    upload(folder.path())?;

    let new = page.driver().new_tab().await?;
    page.driver().switch_to_window(new.clone()).await?;
    visit(context, &server).await?;
    page.press(Role::Button, Named::Is(REFRESH)).await?;
    becomes(&page, "b").await?;
    page.says(READY).await?;
    server.forget_requests();

    page.driver().switch_to_window(old.clone()).await?;
    is_whole(context, &page).await?;
    is_the_same_page(&page).await?;
    ensure!(version(&page).await?.is_empty(), "the other tab has the new version");
    let others = network_silence::asked(&server);
    ensure!(others.is_empty(), "the other tab asked for {others:?}");
    // It is told here too, and the button leads to what took over there.
    page.press(Role::Button, Named::Is(REFRESH)).await?;
    becomes(&page, "b").await?;

    page.driver().switch_to_window(new).await?;
    page.driver().close_window().await?;
    page.driver().switch_to_window(old).await?;
    Ok(())
}

async fn an_update_that_is_broken_leaves_the_old_version_and_the_next_good_one_is_told(
    context: &mut TestContext,
) -> Result<()> {
    let folder = copy()?;
    let plain = || Options::new(folder.path());
    let mut server = Server::start(plain())?;
    let port = server.port();
    let page = first_visit(context, &server).await?;
    page.start_quick().await?;
    page.answer("PE-2", Answer::Step(3)).await?;
    upload(folder.path())?;
    let good = fs::read(folder.path().join("boot.js"))?;

    for fault in ["cut off", "wrong", "gone", "a page in its place"] {
        server.stop();
        let options = match fault {
            "cut off" => plain().cut(NEWER, 1000),
            "gone" => plain().replace(NEWER, 404, "text/plain", b"gone"),
            "a page in its place" => plain().replace("index.html", 200, "text/html", b"<p>Onderhoud"),
            _ => {
                fs::write(folder.path().join("boot.js"), b"half of it")?;
                plain()
            }
        };
        server = Server::start(options.port(port))?;
        reload(&page).await?;
        is_refused(&page, &server).await.with_context(|| format!("with a file that is {fault}"))?;
        // The next visitor of the same server, with what is kept alone.
        server.stop();
        reload(&page).await.with_context(|| format!("after a file that was {fault}"))?;
        ensure!(version(&page).await?.is_empty(), "{fault}: another version runs");
        ensure!(!page.text().await?.contains(UPDATE), "{fault}: it is told");
        page.is_chosen("PE-2", Answer::Step(3)).await?;
        one_cache(&page).await?;
        fs::write(folder.path().join("boot.js"), &good)?;
        server = Server::start(plain().replace("/sw.js", 404, "text/plain", b"").port(port))?;
    }
    server.stop();
    let server = Server::start(plain().port(port))?;
    reload(&page).await?;

    page.press(Role::Button, Named::Is(REFRESH)).await?;

    becomes(&page, "b").await?;
    page.is_chosen("PE-2", Answer::Step(3)).await?;
    drop(server);
    Ok(())
}

/// Waits until the browser has tried the new worker and given it up.
async fn is_refused(page: &Page<'_>, server: &Server) -> Result<()> {
    let tried = async || Ok((asked(server).len() > 1).then_some(()));
    wait::until("the files of the new version to be asked for", tried).await?;
    let script = "const done = arguments[arguments.length - 1];
        navigator.serviceWorker.getRegistration().then(r => done(r.installing === null && r.waiting === null));";
    wait::until("the new worker to be given up", async || {
        Ok((page.ask_async(script).await? == true).then_some(()))
    })
    .await
}

async fn two_installations_on_one_origin_do_not_take_from_each_other(
    context: &mut TestContext,
) -> Result<()> {
    let folders = [copy()?, copy()?];
    let server = Server::start(Options::new(folders[0].path()).also("/tools/", folders[1].path()))?;
    let inner = format!("{}tools/", server.url());
    let page = first_visit(context, &server).await?;
    page.driver().goto(&inner).await?;
    in_dutch(&page).await?;
    page.says(READY).await?;
    two_caches(&page).await?;
    upload(folders[1].path())?;

    reload(&page).await?;
    page.press(Role::Button, Named::Is(REFRESH)).await?;
    becomes(&page, "b").await?;
    page.says(READY).await?;

    let outer = server.url();
    server.stop();
    for (address, wanted) in [(&outer, ""), (&inner, "b")] {
        page.driver().goto(address).await?;
        page.wait_for_app().await.with_context(|| format!("{address} without the server"))?;
        ensure!(version(&page).await? == wanted, "{address} has version {}", version(&page).await?);
    }
    two_caches(&page).await
}

/// Waits until each installation keeps one version: a worker that takes over deletes what the one before kept by and by.
async fn two_caches(page: &Page<'_>) -> Result<()> {
    wait::until("two caches", async || Ok((caches(page).await?.len() == 2).then_some(()))).await
}

async fn where_answers_are_not_kept_there_is_no_button(context: &mut TestContext) -> Result<()> {
    let folder = copy()?;
    let server = Server::start(Options::new(folder.path()))?;
    first_visit(context, &server).await?;
    upload(folder.path())?;
    let page = visit(context, &server).await?;
    page.find(Role::Button, Named::Is(REFRESH)).await?;
    page.start_quick().await?;
    page.answer("PE-2", Answer::Step(1)).await?;
    page.ask(storage_fixture::FILL, vec![]).await?;

    page.answer("PE-5", Answer::Step(2)).await?;
    page.answer("PR-1", Answer::Step(2)).await?;

    page.says(page.words.not_saved).await?;
    page.says("Je antwoorden worden hier niet opgeslagen: download ze voordat").await?;
    page.is_gone(Role::Button, Named::Is(REFRESH)).await?;
    context.driver()?.execute("localStorage.removeItem('filler');", []).await?;
    page.answer("PR-3", Answer::Step(3)).await?;
    page.find(Role::Button, Named::Is(REFRESH)).await?;
    ensure!(!page.text().await?.contains("download ze voordat"), "it still says that nothing is kept");
    Ok(())
}

async fn the_line_is_in_the_language_of_the_app(context: &mut TestContext) -> Result<()> {
    let folder = copy()?;
    let server = Server::start(Options::new(folder.path()))?;
    let page = first_visit(context, &server).await?;
    let english = page.in_language(Lang::En).await?;
    english.says("The scan now works without internet too.").await?;
    ensure!(!english.text().await?.contains(READY), "it is there in both languages");
    upload(folder.path())?;

    reload(&page).await?;

    page.in_language(Lang::En).await?.find(Role::Button, Named::Is("Refresh now")).await?;
    page.in_language(Lang::Nl).await?.find(Role::Button, Named::Is(REFRESH)).await.map(drop)
}

/// Only Chromium takes any size and preference; the style sheet is the same for all.
async fn the_line_with_its_button_is_read_and_hides_nothing(context: &mut TestContext) -> Result<()> {
    let folder = copy()?;
    let server = Server::start(Options::new(folder.path()))?;
    let page = first_visit(context, &server).await?;
    page.start_quick().await?;
    page.answer("PE-2", Answer::Step(1)).await?;
    upload(folder.path())?;
    reload(&page).await?;
    page.find(Role::Button, Named::Is(REFRESH)).await?;
    let source = axe::source()?;
    for (width, height, scheme) in [(1280, 900, Scheme::Light), (320, 640, Scheme::Dark)] {
        viewport::size(page.driver(), width, height).await?;
        viewport::scheme(page.driver(), scheme).await?;
        let found =
            [axe::violations(page.driver(), &source, Rules::All).await?, layout::faults(&page).await?]
                .concat();
        ensure!(found.is_empty(), "{width} px: {}", found.join("\n"));
        // Whatever the keyboard reaches has a part above the line.
        page.ask("document.activeElement.blur(); window.scrollTo(0, 0);", vec![]).await?;
        for _ in 0..40 {
            page.key(Key::Tab).await?;
            let hidden = page.ask(UNDER_THE_LINE, vec![]).await?;
            ensure!(hidden == "", "{width} px: below the line is {hidden}");
        }
    }
    Ok(())
}

const UNDER_THE_LINE: &str = "const [line, at] = [document.querySelector('aside'), document.activeElement];
    if (at === document.body || line.contains(at)) return '';
    const box = (at.labels?.[0] ?? at).getBoundingClientRect();
    return box.top < line.getBoundingClientRect().top ? '' : `${at.tagName} ${e2e.name(at)}`;";
