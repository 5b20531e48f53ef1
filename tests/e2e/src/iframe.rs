//! What scenarios with a frame share. The two sites are one machine by two names, `127.0.0.1` and `localhost`.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use thirtyfour::WebDriver;

use crate::{
    Lang, Page, TestContext, embed,
    server::{Options, Server},
    test_context, wait,
};

/// Where the pages of the tests say that the scan is.
pub const SCAN: &str = "https://scan.example/";
/// A third site.
pub const OTHER: &str = "https://other.example/";

/// Our policy as a page of ours has it, with the origin in place of `'self'`: see [`crate::TestContext::open_in_frame`]. What a
/// site that lets others frame it sends, is nothing: no `frame-ancestors`.
pub fn policy() -> Result<String> {
    Ok(test_context::policy()?.replace("'self'", "http://localhost:*"))
}

/// The site with the scan.
pub fn scan() -> Result<Server> {
    Server::start(test_context::site().header("Content-Security-Policy", &policy()?))
}

/// The address of a server by the other name of this machine, which makes it another site.
pub fn elsewhere(server: &Server) -> String {
    server.url().replace("127.0.0.1", "localhost")
}

/// The host's site, with a page of `pages/frame/` that frames this scan.
pub fn site(name: &str, scan: &Server) -> Result<Options> {
    site_with(name, |page| page.replace(SCAN, &elsewhere(scan)))
}

/// The same, with the page changed.
pub fn site_with(name: &str, change: impl FnOnce(String) -> String) -> Result<Options> {
    let file = test_context::root().join("tests/e2e/pages/frame").join(name);
    let page = std::fs::read_to_string(&file).with_context(|| file.display().to_string())?;
    Ok(embed::with_page(embed::site(), &format!("frame/{name}"), &change(page)))
}

/// Goes to the page and waits for nothing.
pub async fn goto<'a>(context: &'a mut TestContext, options: Options, name: &str) -> Result<Page<'a>> {
    context.serve(options)?;
    embed::goto(context, &format!("frame/{name}")).await
}

/// Steps into a frame and waits for the scan there. It is worked with the mouse: a frame of another site has the focus,
/// and is scrolled to, only where somebody has pressed in it.
pub async fn enter<'a>(page: &Page<'a>, frame: u16) -> Result<Page<'a>> {
    page.driver().enter_frame(frame).await?;
    let inside = Page::new(page.driver(), Lang::Nl)?;
    inside.wait_for_app().await?;
    Ok(inside.by_mouse())
}

/// Steps out of it.
pub async fn leave(page: &Page<'_>) -> Result<()> {
    Ok(page.driver().enter_default_frame().await?)
}

/// A window as high as any frame: a driver cannot scroll a page around a frame that is foreign to it.
pub async fn tall(driver: &WebDriver) -> Result<()> {
    Ok(driver.set_window_rect(0, 0, 1280, 9000).await?)
}

/// Waits until a frame is as high as its content and needs no scrollbar; tells how high. Leaves it.
pub async fn grown(page: &Page<'_>, frame: u16) -> Result<u64> {
    let script = "const root = document.documentElement;
        return [Math.ceil(document.body.getBoundingClientRect().height), innerHeight, root.scrollHeight, innerWidth - root.clientWidth];";
    let mut last = Value::Null;
    let height = wait::until("the frame to have the height of its content", async || {
        page.driver().enter_frame(frame).await?;
        let asked = page.ask(script, vec![]).await;
        leave(page).await?;
        last = asked?;
        let [content, room, scrolls, bar] = [0, 1, 2, 3].map(|at| last[at].as_u64().unwrap_or_default());
        Ok((content == room && scrolls <= room && bar == 0).then_some(content))
    })
    .await;
    height.with_context(|| format!("content, room, what scrolls, scrollbar: {last}"))
}

/// What a method of the scan in the current frame gives.
pub async fn call(page: &Page<'_>, method: &str) -> Result<Value> {
    let script = "const [method, done] = arguments;
        document.querySelector('social-business-scan')[method]().then(JSON.stringify, String).then(done);";
    let answer = page.driver().execute_async(script, vec![json!(method)]).await?;
    let text = answer.json().as_str().unwrap_or_default();
    serde_json::from_str(text).with_context(|| format!("{method} gives {text}"))
}

/// Presses by script what a driver cannot reach.
pub async fn press(page: &Page<'_>, role: &str, name: &str) -> Result<()> {
    wait::until(&format!("a {role} {name}"), async || {
        let script =
            "const found = e2e.find(arguments[0], arguments[1], 'starts'); found?.click(); return !!found;";
        Ok((page.ask(script, vec![json!(role), json!(name)]).await? == true).then_some(()))
    })
    .await
}

/// Every event that the host heard: on which frame, which, and how many answers it tells; sorted. As one text, because
/// a host may have its own JSON, which a driver uses.
pub async fn heard(page: &Page<'_>) -> Result<String> {
    let script = "return recorder.events.map(({ on, type, detail }) => `${on} ${type} ${detail?.answered}`).sort().join('; ');";
    Ok(page.ask(script, vec![]).await?.as_str().unwrap_or_default().to_owned())
}

/// Nothing went wrong on the host's page; a browser's own wish for an icon may be refused by its policy.
pub async fn quiet(page: &Page<'_>) -> Result<()> {
    let errors = page
        .ask("return recorder.errors.filter(error => !error.includes('favicon.ico')).join('; ');", vec![])
        .await?;
    ensure!(errors == "", "the host heard: {errors}");
    Ok(())
}
