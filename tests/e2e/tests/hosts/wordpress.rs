//! The plugin in WordPress: uploaded, used by a contributor, visited, and taken away.

use std::{fs, process::Command};

use anyhow::{Context, Result, ensure};
use e2e::{
    Answer, Lang, TestContext, answer_fixtures, comparison, embed, packages, scenarios, test_context, wait,
    wordpress::Wordpress,
};
use serde_json::{Value, json};
use thirtyfour::{By, WebDriver};

scenarios! {
    wordpress_takes_the_plugin_and_a_contributor_puts_the_scan_on_a_page only [Chromium];
}

/// By what classic and block themes are called.
const THEMES: [&str; 2] = ["twentytwentyone", "twentytwentythree"];
/// A rule that a site may have of its own; WordPress needs the second word.
const POLICY: &str = "script-src 'self' 'unsafe-inline'";

async fn wordpress_takes_the_plugin_and_a_contributor_puts_the_scan_on_a_page(
    context: &mut TestContext,
) -> Result<()> {
    every_file_is_php()?;
    let site = Wordpress::start().await?;
    let driver = context.driver()?;

    log_in(driver, &site, "admin").await?;
    upload(driver, &site).await?;
    log_in(driver, &site, "writer").await?;
    let post = write_with_the_block(driver, &site).await?;
    let content = site.php(&format!("echo get_post({post})->post_content;"))?;
    ensure!(
        content.contains("<!-- wp:sbs-scan/scan {\"lang\":\"nl\"") && content.contains("/-->"),
        "{content}"
    );
    let right = format!(
        "$writer = get_userdata(get_post({post})->post_author);
        echo $writer->roles[0], user_can($writer, 'unfiltered_html') ? ' with' : ' without';"
    );
    let right = site.php(&right)?;
    ensure!(right == "contributor without", "written by a {right} the right to write HTML");
    site.php(&format!("wp_publish_post({post});"))?;
    let english = site.php(
        "wp_set_current_user(get_user_by('login', 'writer')->ID);
        echo wp_insert_post(['post_title' => 'Scan', 'post_status' => 'publish',
            'post_content' => '[social_business_scan lang=\"en\" mode=\"quick\" key=\"other\" heading_level=\"3\" theme=\"nonsense\"]']);",
    )?;

    driver.delete_all_cookies().await?;
    let sheet = answer_fixtures::case("S09")?;
    for (at, theme) in THEMES.iter().enumerate() {
        site.php(&format!("switch_theme('{theme}');"))?;
        driver.goto(format!("{}/?p={post}", site.origin())).await?;
        let page = context.page(Lang::Nl)?.only(0);
        page.wait_for_app().await.with_context(|| format!("with the theme {theme}"))?;
        if at == 0 {
            page.start_quick().await?;
            page.answer("PE-2", Answer::from_json(&sheet["answers"]["PE-2"])?).await?;
            driver.refresh().await?;
            let page = context.page(Lang::Nl)?.only(0);
            page.wait_for_app().await?;
            let kept = embed::call(&page, 0, "getAnswers", &[]).await?;
            ensure!(kept["answers"]["PE-2"] == sheet["answers"]["PE-2"], "after a reload: {kept}");
            embed::call(&page, 0, "setAnswers", std::slice::from_ref(&sheet)).await?;
        }
        let kept = embed::call(&page, 0, "getAnswers", &[]).await?;
        ensure!(kept["answers"] == sheet["answers"], "with the theme {theme}: {kept}");
        let result = embed::call(&page, 0, "getResult", &[]).await?;
        comparison::result_file_equals(&result, &sheet)?;
        stays_on_the_site(driver, &site).await?;
    }

    // The shortcode: its attributes, without the one that has no such value.
    driver.goto(format!("{}/?p={english}", site.origin())).await?;
    let page = context.page(Lang::En)?.only(0);
    page.wait_for_app().await?;
    let attributes = "const scan = document.querySelector('social-business-scan');
        return ['lang', 'mode', 'storage-key', 'heading-level', 'theme'].map(name => scan.getAttribute(name));";
    let attributes = page.ask(attributes, vec![]).await?;
    ensure!(attributes == json!(["en", "quick", "other", "3", null]), "{attributes}");
    ensure!(embed::call(&page, 0, "getAnswers", &[]).await?["answers"] == json!({}), "another key");

    under_a_policy(context, &site, &post).await?;
    leaves_nothing(&site)?;
    let complaints = site.complaints()?;
    ensure!(complaints.is_empty(), "{}", complaints.join("\n"));
    Ok(())
}

/// What WordPress itself would run into.
fn every_file_is_php() -> Result<()> {
    let folder = packages::unpacked("wordpress/sbs-scan.zip")?;
    let files = xtask::repo::files_below(folder.path())?;
    let php = files.iter().filter(|name| name.extension().is_some_and(|end| end == "php"));
    for name in php {
        let checked = Command::new("php").arg("-l").arg(folder.path().join(name)).output()?;
        ensure!(checked.status.success(), "{}: {}", name.display(), String::from_utf8_lossy(&checked.stdout));
    }
    Ok(())
}

async fn log_in(driver: &WebDriver, site: &Wordpress, name: &str) -> Result<()> {
    driver.goto(format!("{}/wp-login.php?loggedout=true", site.origin())).await?;
    driver.delete_all_cookies().await?;
    driver.goto(format!("{}/wp-login.php", site.origin())).await?;
    let script = "document.querySelector('#user_login').value = arguments[0];
        document.querySelector('#user_pass').value = 'secret';
        document.querySelector('#wp-submit').click();";
    driver.execute(script, vec![json!(name)]).await?;
    becomes(driver, "the dashboard", "return location.pathname.includes('/wp-admin/');").await
}

async fn upload(driver: &WebDriver, site: &Wordpress) -> Result<()> {
    driver.goto(format!("{}/wp-admin/plugin-install.php?tab=upload", site.origin())).await?;
    let zip = fs::canonicalize(test_context::dist().join("wordpress/sbs-scan.zip"))?;
    driver.find(By::Css("#pluginzip")).await?.send_keys(zip.to_string_lossy()).await?;
    driver.execute("document.querySelector('#install-plugin-submit').click();", vec![]).await?;
    let activate = "const link = document.querySelector('a[href*=\"action=activate\"]');
        link?.click(); return link !== null;";
    becomes(driver, "the link that activates the plugin", activate).await?;
    let active =
        "return document.querySelector('tr.active[data-plugin=\"sbs-scan/sbs-scan.php\"]') !== null;";
    becomes(driver, "the plugin among the active ones", active).await
}

/// As a writer does it: finds the block by its name, chooses its language, and saves. Gives the number of the post.
async fn write_with_the_block(driver: &WebDriver, site: &Wordpress) -> Result<String> {
    driver.goto(format!("{}/wp-admin/post-new.php", site.origin())).await?;
    let there = "return Boolean(window.wp?.blocks?.getBlockType('sbs-scan/scan'))
        && document.querySelector('.edit-post-header-toolbar__inserter-toggle') !== null;";
    becomes(driver, "the editor", there).await?;
    let quiet = "if (wp.data.select('core/edit-post').isFeatureActive('welcomeGuide'))
            wp.data.dispatch('core/edit-post').toggleFeature('welcomeGuide');
        document.querySelector('.edit-post-header-toolbar__inserter-toggle').click();";
    driver.execute(quiet, vec![]).await?;
    wait::until("the field that looks for blocks", async || {
        Ok(Some(driver.find(By::Css(".block-editor-inserter__search input")).await?))
    })
    .await?
    .send_keys("social business")
    .await?;
    let choose = "const found = document.querySelector('.editor-block-list-item-sbs-scan-scan');
        found?.click(); return found !== null;";
    becomes(driver, "the block among those found", choose).await?;
    // A window of this width has the list of blocks or the settings.
    let settings = "wp.data.dispatch('core/edit-post').openGeneralSidebar('edit-post/block');";
    driver.execute(settings, vec![]).await?;
    // The list in the settings at the side; React hears of a change by the event.
    let language = "const lists = [...document.querySelectorAll('.block-editor-block-inspector select')];
        const list = lists.find(list => [...list.options].some(option => option.text === 'Nederlands'));
        if (!list) return false;
        Object.getOwnPropertyDescriptor(HTMLSelectElement.prototype, 'value').set.call(list, 'nl');
        list.dispatchEvent(new Event('change', { bubbles: true }));
        return wp.data.select('core/block-editor').getBlocks()
            .some(block => block.name === 'sbs-scan/scan' && block.attributes.lang === 'nl');";
    becomes(driver, "the language of the block", language).await?;
    let save = "wp.data.dispatch('core/editor').editPost({ title: 'Scan' });
        wp.data.dispatch('core/editor').savePost();";
    driver.execute(save, vec![]).await?;
    let saved = "const editor = wp.data.select('core/editor');
        return !editor.isSavingPost() && editor.didPostSaveRequestSucceed() && !editor.isEditedPostNew();";
    becomes(driver, "the post to be saved", saved).await?;
    let post = driver.execute("return wp.data.select('core/editor').getCurrentPostId();", vec![]).await?;
    post.json().as_u64().map(|post| post.to_string()).context("no post")
}

/// What the page has loaded is the site's own, but for what WordPress itself asks for.
async fn stays_on_the_site(driver: &WebDriver, site: &Wordpress) -> Result<()> {
    let script = "return performance.getEntriesByType('resource').map(entry => entry.name);";
    let names = driver.execute(script, vec![]).await?;
    let names: Vec<&str> = names.json().as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    ensure!(names.iter().any(|name| name.contains("/plugins/sbs-scan/scan/sbs.")), "{names:?}");
    let of_wordpress = ["https://s.w.org/", "https://secure.gravatar.com/"];
    let foreign: Vec<_> = names
        .iter()
        .filter(|name| {
            !name.starts_with(site.origin()) && of_wordpress.iter().all(|known| !name.starts_with(known))
        })
        .collect();
    ensure!(foreign.is_empty(), "{foreign:?}");
    Ok(())
}

/// A site whose policy is sent by WordPress: one tick in the settings, and the scan runs under it.
async fn under_a_policy(context: &TestContext, site: &Wordpress, post: &str) -> Result<()> {
    let driver = context.driver()?;
    let folder = site.site().join("wp-content/mu-plugins");
    fs::create_dir_all(&folder)?;
    let plugin = format!(
        "<?php add_filter( 'wp_headers', function ( $headers ) {{ return $headers + array( 'Content-Security-Policy' => \"{POLICY}\" ); }}, 5 );"
    );
    fs::write(folder.join("policy.php"), plugin)?;
    log_in(driver, site, "admin").await?;
    driver.goto(format!("{}/wp-admin/options-general.php?page=sbs-scan", site.origin())).await?;
    let line = format!("script-src {} 'wasm-unsafe-eval'", site.origin());
    let shown =
        "return [...document.querySelectorAll('code')].map(code => code.textContent).includes(arguments[0]);";
    ensure!(
        driver.execute(shown, vec![json!(line)]).await?.json() == &json!(true),
        "the settings lack `{line}`"
    );
    let tick = "document.querySelector('input[name=\"sbs_scan[policy]\"]').click(); document.querySelector('#submit').click();";
    driver.execute(tick, vec![]).await?;
    becomes(
        driver,
        "the settings to be saved",
        "return document.querySelector('#setting-error-settings_updated') !== null;",
    )
    .await?;
    driver.delete_all_cookies().await?;
    driver.goto(format!("{}/?p={post}", site.origin())).await?;
    let header = "const done = arguments[arguments.length - 1];
        fetch(location.href).then(answer => done(answer.headers.get('content-security-policy')));";
    let header = driver.execute_async(header, vec![]).await?;
    let wanted = format!("{POLICY} {} 'wasm-unsafe-eval'", site.origin());
    ensure!(header.json() == &json!(wanted), "{}", header.json());
    let page = context.page(Lang::Nl)?.only(0);
    page.wait_for_app().await?;
    let refused =
        site.php("echo user_can(get_user_by('login', 'writer'), 'manage_options') ? 'yes' : 'no';")?;
    ensure!(refused == "no", "a contributor may change settings");
    Ok(())
}

fn leaves_nothing(site: &Wordpress) -> Result<()> {
    let kept = "global $wpdb; echo count($wpdb->get_col(\"SELECT option_name FROM $wpdb->options WHERE option_name LIKE '%sbs%scan%'\"));";
    ensure!(site.php(kept)? == "1", "the one setting was not kept");
    site.php(
        "require ABSPATH . 'wp-admin/includes/plugin.php'; require ABSPATH . 'wp-admin/includes/file.php';
        deactivate_plugins('sbs-scan/sbs-scan.php'); delete_plugins(['sbs-scan/sbs-scan.php']);",
    )?;
    let left = site.php(kept)?;
    ensure!(left == "0", "{left} settings are left");
    ensure!(!site.site().join("wp-content/plugins/sbs-scan").exists(), "files are left");
    Ok(())
}

/// Waits until a script of the test gives true.
async fn becomes(driver: &WebDriver, what: &str, script: &str) -> Result<()> {
    wait::until(what, async || {
        let found = driver.execute(script, vec![]).await?;
        Ok((found.json() == &json!(true)).then_some(()))
    })
    .await
}
