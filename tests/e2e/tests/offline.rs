//! The page without a network: after one visit it works, and a visit that is cut off says so or keeps nothing.

use std::fs;

use anyhow::{Result, ensure};
use e2e::{
    Answer, Engine, Lang, TestContext, answer_fixtures, embed, network_silence,
    offline::{READY, asked, caches, copy, first_visit, in_dutch, is_whole, registrations, reload, visit},
    scenarios,
    server::{Options, Server},
    test_context, wait,
};
use serde_json::json;

scenarios! {
    after_one_visit_the_whole_scan_works_without_the_server in all because "workers and their caches are the engine's";
    below_a_path_it_works_without_the_server_too;
    once_it_is_ready_the_page_asks_for_its_worker_and_nothing_else in all because "workers and their caches are the engine's";
    what_else_lies_in_the_folder_is_left_alone;
    a_first_visit_that_is_broken_keeps_nothing;
    a_first_visit_on_which_the_network_goes_says_so in all because "workers and their caches are the engine's";
    a_site_that_refuses_the_worker_has_the_scan_all_the_same;
    only_the_page_of_our_own_has_a_worker;
    a_site_can_take_the_worker_back;
}

async fn after_one_visit_the_whole_scan_works_without_the_server(context: &mut TestContext) -> Result<()> {
    let server = Server::start(test_context::site_with_worker())?;
    let page = first_visit(context, &server).await?;
    server.stop();

    reload(&page).await?;

    is_whole(context, &page).await
}

async fn below_a_path_it_works_without_the_server_too(context: &mut TestContext) -> Result<()> {
    let server = Server::start(test_context::site_with_worker().below("/tools/scan/"))?;
    let page = first_visit(context, &server).await?;
    let named = format!("{}index.html?van=intranet", server.url());
    server.stop();

    // By its name, and with what a link from elsewhere adds.
    page.driver().goto(&named).await?;
    in_dutch(&page).await?;

    is_whole(context, &page).await
}

async fn once_it_is_ready_the_page_asks_for_its_worker_and_nothing_else(
    context: &mut TestContext,
) -> Result<()> {
    let server = Server::start(test_context::site_with_worker())?;
    let page = first_visit(context, &server).await?;
    server.forget_requests();

    let sheet = answer_fixtures::case("S09")?;
    page.start_quick().await?;
    page.fill_in_at_once(&sheet).await?;
    page.show_result().await?;
    ensure!(asked(&server).is_empty(), "asked after loading: {:?}", asked(&server));
    reload(&page).await?;
    page.says(READY).await?;
    page.says(page.words.three_ps).await?;

    let others = network_silence::asked(&server);
    ensure!(others.is_empty(), "asked after another visit: {others:?}");
    Ok(())
}

async fn what_else_lies_in_the_folder_is_left_alone(context: &mut TestContext) -> Result<()> {
    let other = b"<!doctype html><title>Anders</title><p>Een andere bladzijde.";
    let server = Server::start(
        test_context::site_with_worker()
            .below("/tools/")
            .replace("/tools/other.html", 200, "text/html", other)
            .replace("/tools/other.txt", 200, "text/plain", b"anders"),
    )?;
    first_visit(context, &server).await?;
    let page = visit(context, &server).await?;
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

async fn a_first_visit_that_is_broken_keeps_nothing(context: &mut TestContext) -> Result<()> {
    // The page does not need this one to start.
    let server = Server::start(test_context::site_with_worker().cut("icon-512.png", 1000))?;
    let port = server.port();
    let page = visit(context, &server).await?;
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
    let server = Server::start(test_context::site_with_worker().port(port))?;
    reload(&page).await?;
    page.says(READY).await?;
    drop(server);
    Ok(())
}

/// Without a network, a first visit is the browser's own page; what comes half is ours to tell.
async fn a_first_visit_on_which_the_network_goes_says_so(context: &mut TestContext) -> Result<()> {
    for part in ["_bg.wasm", "boot.js"] {
        // Known and open: Firefox takes a module script that was cut off for whole, and says nothing of it.
        if part == "boot.js" && context.engine() == Engine::Firefox {
            continue;
        }
        context.serve(test_context::site_with_worker().cut(part, 1000))?;
        context.driver()?.goto(context.server().url()).await?;
        let page = context.page(Lang::Nl)?;
        let script = "return document.querySelector('main [role=alert]')?.textContent ?? '';";
        wait::until(&format!("the panel with load-failed, without {part}"), async || {
            let told = page.ask(script, vec![]).await?;
            Ok(told.as_str().is_some_and(|told| told.contains("load-failed")).then_some(()))
        })
        .await?;
        ensure!(registrations(&page).await? == 0, "a page that does not work is kept");
    }
    Ok(())
}

async fn a_site_that_refuses_the_worker_has_the_scan_all_the_same(context: &mut TestContext) -> Result<()> {
    for site in [
        test_context::site_with_worker().replace("/sw.js", 404, "text/plain", b"gone"),
        test_context::site_with_worker().replace("/sw.js", 200, "text/html", b"<p>Pagina niet gevonden"),
        test_context::site_with_worker().header(
            "Content-Security-Policy",
            &format!("{}; worker-src 'none'; trusted-types 'none'", e2e::server::CONTENT_SECURITY_POLICY),
        ),
    ] {
        context.serve(site)?;
        let page = context.open(Lang::Nl).await?;
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

async fn only_the_page_of_our_own_has_a_worker(context: &mut TestContext) -> Result<()> {
    let page = embed::open_host(
        context,
        "<social-business-scan></social-business-scan><script src=\"../social-business-scan.js\"></script>",
    )
    .await?;
    ensure!(registrations(&page).await? == 0, "the element has a worker");
    for name in ["frame.html", "social-business-scan.html"] {
        context.serve(test_context::site_with_worker().without_header("Content-Security-Policy"))?;
        context.driver()?.goto(format!("{}{name}", context.server().url())).await?;
        let page = context.page(Lang::Nl)?;
        page.wait_for_app().await?;
        ensure!(registrations(&page).await? == 0, "{name} has a worker");
        let manifest =
            page.ask("return document.querySelector('link[rel=manifest]') === null;", vec![]).await?;
        ensure!(manifest == true, "{name} has a manifest");
    }
    let page = context.open_in_frame(Lang::Nl, 800, None).await?;
    ensure!(registrations(&page).await? == 0, "the page in a frame has a worker");
    Ok(())
}

/// As `docs/embed.md` says.
async fn a_site_can_take_the_worker_back(context: &mut TestContext) -> Result<()> {
    let folder = copy()?;
    let server = Server::start(Options::new(folder.path()))?;
    let page = first_visit(context, &server).await?;
    fs::write(folder.path().join("sw.js"), "self.registration.unregister();\n")?;

    reload(&page).await?;

    wait::until("the worker to go", async || Ok((registrations(&page).await? == 0).then_some(()))).await
}
