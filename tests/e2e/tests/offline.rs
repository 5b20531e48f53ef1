//! The page without a network: after one visit it works, and a new version comes when the visitor wants it.

use std::{fs, path::Path};

use anyhow::{Context, Result, ensure};
use e2e::{
    Answer, Lang, Page, Stage, axe,
    downloads::saved_by,
    embed, layout,
    page::{Named, Role},
    saved, scenarios, sheets, stage,
    viewport::{self, Scheme},
    wait,
};
use serde_json::{Value, json};
use tempfile::TempDir;
use thirtyfour::Key;
use xtask::{
    bundle::offline,
    server::{Options, Server},
};

scenarios! {
    after_one_visit_the_whole_scan_works_without_the_server;
    below_a_path_it_works_without_the_server_too;
    once_it_is_ready_the_page_asks_for_its_worker_and_nothing_else;
    what_else_lies_in_the_folder_is_left_alone;
    a_new_version_waits_for_the_button_and_loses_no_answer;
    another_tab_goes_on_with_what_it_has in [Chromium, Firefox];
    an_update_that_is_broken_leaves_the_old_version_and_the_next_good_one_is_told;
    a_first_visit_that_is_broken_keeps_nothing;
    a_first_visit_without_the_wasm_says_so;
    two_installations_on_one_origin_do_not_take_from_each_other;
    where_answers_are_not_kept_there_is_no_button;
    the_line_is_in_the_language_of_the_app;
    the_line_with_its_button_is_read_and_hides_nothing in [Chromium];
    a_site_that_refuses_the_worker_has_the_scan_all_the_same;
    only_the_page_of_our_own_has_a_worker;
    a_site_can_take_the_worker_back;
}

const READY: &str = "De scan werkt nu ook zonder internet.";
const UPDATE: &str = "Er is een nieuwe versie.";
const REFRESH: &str = "Vernieuw nu";
/// What the style sheet of the newer version is called.
const NEWER: &str = "app-bbbbbbbbbbbbbbbb.css";

/// A copy of the bundle that a test may change.
fn copy() -> Result<TempDir> {
    let folder = tempfile::Builder::new().prefix("sbs-e2e-site-").tempdir()?;
    for entry in fs::read_dir(stage::dist())? {
        let path = entry?.path();
        fs::copy(&path, folder.path().join(path.file_name().context("a file without a name")?))?;
    }
    Ok(folder)
}

/// Puts the next version in place of the one in this folder, as uploading does: another page, a style sheet with
/// another name, and the old one is gone.
fn upload(folder: &Path) -> Result<()> {
    let index = folder.join("index.html");
    let html = fs::read_to_string(&index)?;
    let style = html.split(['"', '/']).find(|word| word.ends_with(".css")).context("no style sheet")?;
    fs::rename(folder.join(style), folder.join(NEWER))?;
    let marked = html.replacen("<html", "<html data-version=\"b\"", 1);
    fs::write(&index, marked.replace(style, NEWER))?;
    offline::list(folder)?;
    Ok(())
}

/// The version that is on the screen; the first has no name.
async fn version(page: &Page<'_>) -> Result<String> {
    let version = page.ask("return document.documentElement.dataset.version ?? '';", vec![]).await?;
    Ok(version.as_str().unwrap_or_default().to_owned())
}

async fn visit<'a>(stage: &'a Stage, server: &Server) -> Result<Page<'a>> {
    stage.driver()?.goto(server.url()).await?;
    let page = stage.page(Lang::Nl)?;
    page.wait_for_app().await?;
    page.in_language(Lang::Nl).await
}

/// A first visit that lasts until everything is kept.
async fn first_visit<'a>(stage: &'a Stage, server: &Server) -> Result<Page<'a>> {
    let page = visit(stage, server).await?;
    page.says(READY).await?;
    Ok(page)
}

/// A visitor who reloads is where he was, but in the browser's language as long as nothing is kept. By a script, because
/// Firefox's driver passes workers by, as with Control and F5.
async fn reload(page: &Page<'_>) -> Result<()> {
    page.ask("window.e2eOld = true; location.reload();", vec![]).await?;
    is_new(page).await?;
    in_dutch(page).await
}

async fn is_new(page: &Page<'_>) -> Result<()> {
    let script = "return window.e2eOld === undefined && document.readyState === 'complete';";
    wait::until("the page to be loaded again", async || {
        Ok((page.ask(script, vec![]).await? == true).then_some(()))
    })
    .await
}

async fn in_dutch(page: &Page<'_>) -> Result<()> {
    page.wait_for_app().await?;
    page.in_language(Lang::Nl).await.map(drop)
}

async fn becomes(page: &Page<'_>, wanted: &str) -> Result<()> {
    wait::until(&format!("version `{wanted}`"), async || Ok((version(page).await? == wanted).then_some(())))
        .await?;
    in_dutch(page).await
}

/// From the start to the result, and the answers as a file.
async fn is_whole(stage: &Stage, page: &Page<'_>) -> Result<()> {
    let sheet = sheets::case("S09")?;
    page.start_quick().await?;
    page.fill_in(&sheet).await?;
    page.show_result().await?;
    let bytes = saved_by(stage, page, "Bestand (JSON)", "social-business-scan", "json").await?;
    let file: Value = serde_json::from_slice(&bytes)?;
    ensure!(file["answers"] == sheet["answers"], "saved: {file}");
    Ok(())
}

/// What was asked for, without the icon that browsers look for by themselves.
fn asked(server: &Server) -> Vec<String> {
    let all = server.requests().into_iter().map(|request| request.path);
    all.filter(|path| !path.ends_with("icon.ico")).collect()
}

/// The browser's own question after a navigation is for the worker alone; it comes when the browser likes.
fn without_worker(server: &Server) -> Vec<String> {
    asked(server).into_iter().filter(|path| !path.ends_with("/sw.js")).collect()
}

async fn after_one_visit_the_whole_scan_works_without_the_server(stage: &mut Stage) -> Result<()> {
    let server = Server::start(stage::site())?;
    let page = first_visit(stage, &server).await?;
    server.stop();

    reload(&page).await?;

    is_whole(stage, &page).await
}

async fn below_a_path_it_works_without_the_server_too(stage: &mut Stage) -> Result<()> {
    let server = Server::start(stage::site().below("/tools/scan/"))?;
    let page = first_visit(stage, &server).await?;
    let named = format!("{}index.html?van=intranet", server.url());
    server.stop();

    // By its name, and with what a link from elsewhere adds.
    page.driver().goto(&named).await?;
    in_dutch(&page).await?;

    is_whole(stage, &page).await
}

async fn once_it_is_ready_the_page_asks_for_its_worker_and_nothing_else(stage: &mut Stage) -> Result<()> {
    let server = Server::start(stage::site())?;
    let page = first_visit(stage, &server).await?;
    server.forget_requests();

    let sheet = sheets::case("S09")?;
    page.start_quick().await?;
    page.fill_in(&sheet).await?;
    page.show_result().await?;
    ensure!(asked(&server).is_empty(), "asked after loading: {:?}", asked(&server));
    reload(&page).await?;
    page.says(READY).await?;
    page.says(page.words.three_ps).await?;

    let others = without_worker(&server);
    ensure!(others.is_empty(), "asked after another visit: {others:?}");
    Ok(())
}

async fn what_else_lies_in_the_folder_is_left_alone(stage: &mut Stage) -> Result<()> {
    let other = b"<!doctype html><title>Anders</title><p>Een andere bladzijde.";
    let server = Server::start(
        stage::site().below("/tools/").replace("/tools/other.html", 200, "text/html", other).replace(
            "/tools/other.txt",
            200,
            "text/plain",
            b"anders",
        ),
    )?;
    first_visit(stage, &server).await?;
    let page = visit(stage, &server).await?;
    server.forget_requests();

    let text = page
        .ask_async("fetch('other.txt').then(r => r.text()).then(arguments[arguments.length - 1]);")
        .await?;
    ensure!(text == "anders", "the text: {text}");
    page.driver().goto(format!("{}other.html", server.url())).await?;
    page.says("Een andere bladzijde.").await?;
    page.driver().goto(format!("{}no-such-page", server.url())).await?;
    page.says("There is no such file here.").await?;

    for path in ["/tools/other.txt", "/tools/other.html", "/tools/no-such-page"] {
        ensure!(asked(&server).iter().any(|asked| asked == path), "{path} was not asked for");
    }
    Ok(())
}

async fn a_new_version_waits_for_the_button_and_loses_no_answer(stage: &mut Stage) -> Result<()> {
    let folder = copy()?;
    let server = Server::start(Options::new(folder.path()))?;
    let page = first_visit(stage, &server).await?;
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

async fn caches(page: &Page<'_>) -> Result<Vec<String>> {
    let names = page.ask_async("caches.keys().then(arguments[arguments.length - 1]);").await?;
    Ok(names.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect())
}

async fn one_cache(page: &Page<'_>) -> Result<()> {
    wait::until("one cache", async || Ok((caches(page).await?.len() == 1).then_some(()))).await
}

/// Not in WebKitGTK: its test browser gives a tab in the background so little time that one scan in it took over a minute
/// when it passed, and too long on a busy machine.
async fn another_tab_goes_on_with_what_it_has(stage: &mut Stage) -> Result<()> {
    let folder = copy()?;
    let server = Server::start(Options::new(folder.path()))?;
    first_visit(stage, &server).await?;
    let page = visit(stage, &server).await?;
    page.ask("window.samePage = true;", vec![]).await?;
    let old = page.driver().window().await?;
    upload(folder.path())?;

    let new = page.driver().new_tab().await?;
    page.driver().switch_to_window(new.clone()).await?;
    visit(stage, &server).await?;
    page.press(Role::Button, Named::Is(REFRESH)).await?;
    becomes(&page, "b").await?;
    page.says(READY).await?;
    server.forget_requests();

    page.driver().switch_to_window(old.clone()).await?;
    is_whole(stage, &page).await?;
    is_the_same_page(&page).await?;
    ensure!(version(&page).await?.is_empty(), "the other tab has the new version");
    let others = without_worker(&server);
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
    stage: &mut Stage,
) -> Result<()> {
    let folder = copy()?;
    let plain = || Options::new(folder.path());
    let mut server = Server::start(plain())?;
    let port = server.port();
    let page = first_visit(stage, &server).await?;
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

async fn a_first_visit_that_is_broken_keeps_nothing(stage: &mut Stage) -> Result<()> {
    // The page does not need this one to start.
    let server = Server::start(stage::site().cut("icon-512.png", 1000))?;
    let port = server.port();
    let page = visit(stage, &server).await?;
    // Once, and once more past every cache.
    let tried = async || {
        let icons = asked(&server).into_iter().filter(|path| path.ends_with("icon-512.png"));
        Ok((icons.count() == 2).then_some(()))
    };
    wait::until("the icon to be asked for", tried).await?;
    wait::until("the worker to be given up", async || Ok((registrations(&page).await? == 0).then_some(())))
        .await?;

    ensure!(!page.text().await?.contains(READY), "it says that it is ready");
    ensure!(caches(&page).await?.is_empty(), "kept: {:?}", caches(&page).await?);
    page.start_quick().await?;
    page.answer("PE-2", Answer::Step(3)).await?;

    server.stop();
    let server = Server::start(stage::site().port(port))?;
    reload(&page).await?;
    page.says(READY).await?;
    drop(server);
    Ok(())
}

async fn registrations(page: &Page<'_>) -> Result<i64> {
    let script = "const done = arguments[arguments.length - 1];
        navigator.serviceWorker.getRegistrations().then(all => done(all.length));";
    page.ask_async(script).await?.as_i64().context("no number")
}

/// Without a network, a first visit is the browser's own page; what comes half is ours to tell.
async fn a_first_visit_without_the_wasm_says_so(stage: &mut Stage) -> Result<()> {
    stage.serve(stage::site().cut("_bg.wasm", 1000))?;
    stage.driver()?.goto(stage.server().url()).await?;

    let page = stage.page(Lang::Nl)?;
    let script = "return document.querySelector('#sbs [role=alert]')?.textContent ?? '';";
    wait::until("the panel with load-failed", async || {
        let told = page.ask(script, vec![]).await?;
        Ok(told.as_str().is_some_and(|told| told.contains("load-failed")).then_some(()))
    })
    .await?;
    ensure!(registrations(&page).await? == 0, "a page that does not work is kept");
    Ok(())
}

async fn two_installations_on_one_origin_do_not_take_from_each_other(stage: &mut Stage) -> Result<()> {
    let folders = [copy()?, copy()?];
    let server = Server::start(Options::new(folders[0].path()).also("/tools/", folders[1].path()))?;
    let inner = format!("{}tools/", server.url());
    let page = first_visit(stage, &server).await?;
    page.driver().goto(&inner).await?;
    in_dutch(&page).await?;
    page.says(READY).await?;
    ensure!(caches(&page).await?.len() == 2, "kept: {:?}", caches(&page).await?);
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
    ensure!(caches(&page).await?.len() == 2, "kept: {:?}", caches(&page).await?);
    Ok(())
}

async fn where_answers_are_not_kept_there_is_no_button(stage: &mut Stage) -> Result<()> {
    let folder = copy()?;
    let server = Server::start(Options::new(folder.path()))?;
    first_visit(stage, &server).await?;
    upload(folder.path())?;
    let page = visit(stage, &server).await?;
    page.find(Role::Button, Named::Is(REFRESH)).await?;
    page.start_quick().await?;
    page.answer("PE-2", Answer::Step(1)).await?;
    page.ask(saved::FILL, vec![]).await?;

    page.answer("PE-5", Answer::Step(2)).await?;
    page.answer("PR-1", Answer::Step(2)).await?;

    page.says(page.words.not_saved).await?;
    page.says("Je antwoorden worden hier niet opgeslagen: download ze voordat").await?;
    page.is_gone(Role::Button, Named::Is(REFRESH)).await?;
    stage.driver()?.execute("localStorage.removeItem('filler');", []).await?;
    page.answer("PR-3", Answer::Step(3)).await?;
    page.find(Role::Button, Named::Is(REFRESH)).await?;
    ensure!(!page.text().await?.contains("download ze voordat"), "it still says that nothing is kept");
    Ok(())
}

async fn the_line_is_in_the_language_of_the_app(stage: &mut Stage) -> Result<()> {
    let folder = copy()?;
    let server = Server::start(Options::new(folder.path()))?;
    let page = first_visit(stage, &server).await?;
    let english = page.in_language(Lang::En).await?;
    english.says("The scan now works without internet too.").await?;
    ensure!(!english.text().await?.contains(READY), "it is there in both languages");
    upload(folder.path())?;

    reload(&page).await?;

    page.in_language(Lang::En).await?.find(Role::Button, Named::Is("Refresh now")).await?;
    page.in_language(Lang::Nl).await?.find(Role::Button, Named::Is(REFRESH)).await.map(drop)
}

/// Only Chromium takes any size and preference; the style sheet is the same for all.
async fn the_line_with_its_button_is_read_and_hides_nothing(stage: &mut Stage) -> Result<()> {
    let folder = copy()?;
    let server = Server::start(Options::new(folder.path()))?;
    let page = first_visit(stage, &server).await?;
    page.start_quick().await?;
    page.answer("PE-2", Answer::Step(1)).await?;
    upload(folder.path())?;
    reload(&page).await?;
    page.find(Role::Button, Named::Is(REFRESH)).await?;
    let source = axe::source()?;
    for (width, height, scheme) in [(1280, 900, Scheme::Light), (320, 640, Scheme::Dark)] {
        viewport::size(page.driver(), width, height).await?;
        viewport::scheme(page.driver(), scheme).await?;
        let found = [axe::violations(page.driver(), &source).await?, layout::faults(&page).await?].concat();
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

async fn a_site_that_refuses_the_worker_has_the_scan_all_the_same(stage: &mut Stage) -> Result<()> {
    for site in [
        stage::site().replace("/sw.js", 404, "text/plain", b"gone"),
        stage::site().replace("/sw.js", 200, "text/html", b"<p>Pagina niet gevonden"),
        stage::site().header(
            "Content-Security-Policy",
            &format!("{}; worker-src 'none'; trusted-types 'none'", xtask::server::CONTENT_SECURITY_POLICY),
        ),
    ] {
        stage.serve(site)?;
        let page = stage.open(Lang::Nl).await?;
        page.ask(
            "window.e2eHeard = 0; addEventListener('unhandledrejection', () => window.e2eHeard++);",
            vec![],
        )
        .await?;
        page.start_quick().await?;
        page.answer("PE-2", Answer::Step(3)).await?;
        ensure!(registrations(&page).await? == 0, "there is a worker");
        ensure!(!page.text().await?.contains(READY), "it says that it is ready");
        ensure!(page.ask("return window.e2eHeard;", vec![]).await? == json!(0), "a rejection was heard");
    }
    Ok(())
}

async fn only_the_page_of_our_own_has_a_worker(stage: &mut Stage) -> Result<()> {
    let page = embed::open_host(
        stage,
        "<social-business-scan></social-business-scan><script src=\"../social-business-scan.js\"></script>",
    )
    .await?;
    ensure!(registrations(&page).await? == 0, "the element has a worker");
    for name in ["frame.html", "social-business-scan.html"] {
        stage.serve(stage::site().without_header("Content-Security-Policy"))?;
        stage.driver()?.goto(format!("{}{name}", stage.server().url())).await?;
        let page = stage.page(Lang::Nl)?;
        page.wait_for_app().await?;
        ensure!(registrations(&page).await? == 0, "{name} has a worker");
        let manifest =
            page.ask("return document.querySelector('link[rel=manifest]') === null;", vec![]).await?;
        ensure!(manifest == true, "{name} has a manifest");
    }
    let page = stage.open_in_frame(Lang::Nl, 800, None).await?;
    ensure!(registrations(&page).await? == 0, "the page in a frame has a worker");
    Ok(())
}

/// As `docs/embed.md` says.
async fn a_site_can_take_the_worker_back(stage: &mut Stage) -> Result<()> {
    let folder = copy()?;
    let server = Server::start(Options::new(folder.path()))?;
    let page = first_visit(stage, &server).await?;
    fs::write(folder.path().join("sw.js"), "self.registration.unregister();\n")?;

    reload(&page).await?;

    wait::until("the worker to go", async || Ok((registrations(&page).await? == 0).then_some(()))).await
}
