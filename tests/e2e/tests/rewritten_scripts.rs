//! Sites whose optimiser or proxy minifies our scripts again, or delays them.

use std::{fs, process::Command};

use anyhow::{Context, Result, ensure};
use e2e::{
    Answer, Lang, TestContext, answer_fixtures, comparison, embed, npm,
    page::{Named, Role},
    scenarios,
    server::Options,
    test_context, wait,
};
use thirtyfour::By;

scenarios! {
    scripts_that_a_proxy_minifies_again_work_on_our_page;
    a_script_that_a_proxy_minifies_again_works_on_a_host;
    a_press_on_our_page_that_brings_its_scripts_is_not_lost in all because "between a press and its click each engine runs other tasks";
    a_script_that_the_first_press_brings_shows_the_scan_on_a_host;
}

/// A script that proxies add to every page.
const INJECTED: &str = "<script>window.proxied = true;</script>";

/// The script, minified again.
fn minified(name: &str, script: &[u8]) -> Result<Vec<u8>> {
    let file = std::env::temp_dir().join(format!("sbs-proxy-{}-{name}", std::process::id()));
    fs::write(&file, script)?;
    let output = Command::new(npm::esbuild()?)
        .arg(&file)
        .args(["--minify", "--target=es2022", "--charset=ascii", "--log-level=error"])
        .output()
        .context("esbuild does not start")?;
    fs::remove_file(&file)?;
    ensure!(output.status.success(), "esbuild: {}", String::from_utf8_lossy(&output.stderr));
    ensure!(output.stdout != script, "{name} is as it was");
    Ok(output.stdout)
}

/// The files of a site, each script behind the proxy.
fn behind_proxy(mut site: Options, is_meant: impl Fn(&str) -> bool) -> Result<Options> {
    let mut count = 0;
    for entry in fs::read_dir(test_context::dist())? {
        let path = entry?.path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
        if name.ends_with(".js") && is_meant(&name) {
            let script = minified(&name, &fs::read(&path)?)?;
            site = site.replace(&format!("/{name}"), 200, "text/javascript; charset=utf-8", &script);
            count += 1;
        }
    }
    ensure!(count > 0, "no script is behind the proxy");
    Ok(site)
}

/// The page as an optimiser or proxy changes it.
fn page_with(change: impl Fn(&str) -> String) -> Result<Vec<u8>> {
    let page = fs::read_to_string(test_context::dist().join("index.html"))?;
    let changed = change(&page);
    ensure!(changed != page, "the page is as it was");
    Ok(changed.into_bytes())
}

async fn scripts_that_a_proxy_minifies_again_work_on_our_page(context: &mut TestContext) -> Result<()> {
    let page = page_with(|page| page.replacen("<head>", &format!("<head>{INJECTED}"), 1))?;
    let site = behind_proxy(test_context::site(), |name| !name.starts_with("social-business-scan"))?;
    // Who changes our files cannot keep a policy that names them.
    let site =
        site.without_header("Content-Security-Policy").replace("/", 200, "text/html; charset=utf-8", &page);
    context.serve(site)?;
    let page = context.open(Lang::Nl).await?;
    ensure!(page.ask("return window.proxied;", vec![]).await? == true, "nothing was injected");

    let sheet = answer_fixtures::case("S09")?;
    page.start_quick().await?;
    page.fill_in_at_once(&sheet).await?;
    page.show_result().await?;

    comparison::result_equals(&page, &sheet).await
}

async fn a_script_that_a_proxy_minifies_again_works_on_a_host(context: &mut TestContext) -> Result<()> {
    let html = embed::host(embed::TWO_LINES).replacen("<head>", &format!("<head>{INJECTED}"), 1);
    let site = behind_proxy(embed::site(), |name| name == "social-business-scan.js")?;
    context.serve(embed::with_page(site, "host.html", &html))?;
    let page = embed::open(context, "host.html").await?.only(0);

    let sheet = answer_fixtures::case("S09")?;
    page.start_quick().await?;
    page.fill_in_at_once(&sheet).await?;
    page.show_result().await?;

    comparison::result_equals(&page, &sheet).await
}

/// What an optimiser adds to a page whose scripts it delays: it runs them in order once the first press has ended.
const ON_TOUCH: &str = "addEventListener('pointerdown', async () => {
  await new Promise(ended => addEventListener('click', () => setTimeout(ended), { once: true, capture: true }));
  for (const delayed of document.querySelectorAll('script[type^=delayed]')) {
    const script = document.createElement('script');
    for (const { name, value } of delayed.attributes) if (name !== 'type') script.setAttribute(name, value);
    if (delayed.type === 'delayed-module') script.type = 'module';
    script.textContent = delayed.textContent;
    const done = script.src && new Promise(done => script.onload = script.onerror = done);
    delayed.replaceWith(script);
    await done;
  }
  window.delayedScriptsRan = true;
}, { once: true, capture: true });";

fn delayed(html: &str) -> String {
    let delayed = html
        .replace("<script type=\"module\"", "<script type=\"delayed-module\"")
        .replace("<script data-sbs-file", "<script type=\"delayed\" data-sbs-file")
        .replace("<script src=\"../social", "<script type=\"delayed\" src=\"../social");
    delayed.replacen("<meta charset", &format!("<script>{ON_TOUCH}</script><meta charset"), 1)
}

async fn a_press_on_our_page_that_brings_its_scripts_is_not_lost(context: &mut TestContext) -> Result<()> {
    let site = test_context::site().without_header("Content-Security-Policy");
    let page = page_with(delayed)?;
    context.serve(site.replace("/", 200, "text/html; charset=utf-8", &page))?;
    context.driver()?.goto(context.server().url()).await?;
    let page = context.page(Lang::Nl)?;
    let top = "return Math.round([...document.querySelectorAll('h1')].find(one => one.getClientRects().length).getBoundingClientRect().top);";
    let before = page.ask(top, vec![]).await?;

    // What is folded is the browser's own: the first thing that can be pressed.
    let form = page.driver().find(By::Css("#sbs-early .sbs-intro details > summary")).await?;
    form.click().await?;
    wait::until("the scripts to be there", async || {
        Ok((page.ask("return window.delayedScriptsRan === true;", vec![]).await? == true).then_some(()))
    })
    .await?;
    page.wait_for_app().await?;

    ensure!(page.ask(top, vec![]).await? == before, "the heading jumped");
    page.find(Role::Textbox, Named::Is("Code")).await?;
    let page = page.in_language(Lang::Nl).await?;
    page.start_quick().await?;
    page.answer("PE-2", Answer::Step(3)).await?;
    page.is_chosen("PE-2", Answer::Step(3)).await
}

async fn a_script_that_the_first_press_brings_shows_the_scan_on_a_host(
    context: &mut TestContext,
) -> Result<()> {
    context.serve(embed::with_page(embed::site(), "host.html", &delayed(&embed::host(embed::TWO_LINES))))?;
    let page = embed::goto(context, "host.html").await?;
    page.press_by_mouse(Role::Button, Named::Starts("Telt")).await?;
    page.wait_for_app().await?;

    page.find(Role::Button, Named::Is("Telt 1")).await?;
    page.start_quick().await?;
    page.answer("PE-2", Answer::Step(3)).await?;
    page.is_chosen("PE-2", Answer::Step(3)).await
}
