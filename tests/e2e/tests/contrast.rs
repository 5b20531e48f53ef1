//! Colours that a host chooses: the site owner is told in the console which of them cannot be read well enough. What
//! ships is held to the same by `tests/repo/contrast.rs` of the product.

use anyhow::{Context, Result, ensure};
use e2e::{Page, TestContext, embed, fault_injection::CANVAS_NOISE, scenarios, test_context, wait};
use serde_json::{Value, json};

scenarios! {
    what_cannot_be_read_is_told_and_what_can_is_not;
    text_on_an_accent_alone_can_be_read in all because "how a colour is made from another is the engine's";
    a_change_of_theme_is_looked_at_and_told_once;
    of_a_canvas_that_gives_noise_nothing_is_told;
}

/// How many scans the page has.
const SCANS: usize = 16;

async fn open(context: &mut TestContext) -> Result<Page<'_>> {
    context.serve(embed::site())?;
    ready(context, "contrast/index.html").await
}

async fn ready<'a>(context: &'a TestContext, page: &str) -> Result<Page<'a>> {
    let page = embed::goto(context, page).await?;
    wait::until("all scans to be ready", async || {
        let script = "return recorder.events.filter(event => event.type === 'sbs-ready').length;";
        Ok((page.ask(script, vec![]).await? == SCANS).then_some(()))
    })
    .await?;
    Ok(page)
}

/// What was told about an element, one string a time.
async fn told(page: &Page<'_>, id: &str) -> Result<Vec<String>> {
    let script = "return written.filter(({ on }) => on === arguments[0]).map(({ text }) => text);";
    let told = page.ask(script, vec![json!(id)]).await?;
    Ok(told.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect())
}

async fn what_cannot_be_read_is_told_and_what_can_is_not(context: &mut TestContext) -> Result<()> {
    let page = open(context).await?;

    for id in ["ours", "ours-dark", "good", "good-dark", "see-through", "no-colour"] {
        let told = told(&page, id).await?;
        ensure!(told.is_empty(), "told about #{id}: {told:?}");
    }
    let lines = async |id: &str, wanted: &[&str]| -> Result<()> {
        let told = told(&page, id).await?;
        let [text] = told.as_slice() else { anyhow::bail!("told about #{id}: {told:?}") };
        let found: Vec<&str> = text.lines().skip(1).collect();
        ensure!(found == wanted, "told about #{id}: {found:#?}");
        Ok(())
    };
    lines("faint", &["Change --sbs-accent: 1.41:1 on --sbs-surface, WCAG AA asks for 4.5:1."]).await?;
    lines("translucent", &["Change --sbs-muted: 2.12:1 on --sbs-surface, WCAG AA asks for 4.5:1."]).await?;
    lines("inherits", &["Change --sbs-ink: 2.32:1 on --sbs-surface, WCAG AA asks for 4.5:1."]).await?;
    // Digits behind the point depend on how an engine computes such a colour.
    let told_new = told(&page, "new-syntax").await?.join("");
    ensure!(told_new.contains("\nChange --sbs-accent: 1."), "told: {told_new}");
    ensure!(!told_new.contains("--sbs-on-accent"), "told: {told_new}");
    // Whoever darkens the ground must see to what stands on it.
    let ground = told(&page, "ground").await?.join("");
    for name in ["ink", "muted", "accent", "focus", "people"] {
        ensure!(ground.contains(&format!("\nSet --sbs-{name}: ")), "told: {ground}");
    }
    ensure!(!ground.contains("--sbs-open"), "told: {ground}");
    let edges = told(&page, "edges").await?.join("");
    for name in ["open", "focus", "people", "profit", "planet", "reached"] {
        let wanted = format!("\nChange --sbs-{name}: ");
        let line = edges.split(&wanted).nth(1).with_context(|| format!("{name}: {edges}"))?;
        ensure!(line.contains("on --sbs-surface, WCAG AA asks for 3:1."), "told: {line}");
    }
    let errors = embed::errors(&page).await?;
    ensure!(errors.is_empty(), "the host heard: {errors:?}");
    // Nothing is left in the scan.
    let left = "return [...document.querySelectorAll('social-business-scan')].map(scan => scan.shadowRoot.children.length).join('');";
    let left = page.ask(left, vec![]).await?;
    ensure!(left == "1".repeat(SCANS), "children of the shadow roots: {left}");
    Ok(())
}

/// Ratios of the text on the first block of a result and on the main button, each with its scan.
const RATIOS: &str = "const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    const luminance = color => {
        context.clearRect(0, 0, 1, 1);
        context.fillStyle = color;
        context.fillRect(0, 0, 1, 1);
        const [red, green, blue] = [...context.getImageData(0, 0, 1, 1).data].map(byte => byte / 255)
            .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const ratio = ({ color, backgroundColor }) => {
        const [dark, light] = [luminance(color), luminance(backgroundColor)].sort((a, b) => a - b);
        return (light + 0.05) / (dark + 0.05);
    };
    return Object.fromEntries(arguments[0].map(id => {
        const root = document.getElementById(id).shadowRoot;
        const band = document.createElement('p');
        band.className = 'sbs-band';
        root.querySelector('.sbs').append(band);
        const style = getComputedStyle(band);
        const seen = [ratio(style), ratio(getComputedStyle(root.querySelector('.sbs-button:not([data-kind])')))];
        band.style.color = 'var(--sbs-color-text-on-inverse-muted)';
        seen.push(ratio(style));
        band.remove();
        return [id, Math.min(...seen)];
    }));";

/// The scans of the page that set an accent and nothing for what stands on it.
const ALONE: [&str; 5] = ["faint", "alone-dark", "alone-schemes", "alone-schemes-dark", "alone-middle"];

async fn text_on_an_accent_alone_can_be_read(context: &mut TestContext) -> Result<()> {
    let page = open(context).await?;
    can_be_read(&page).await?;
    // A host's own pair holds: white on a dark accent.
    let good = page.ask(RATIOS, vec![json!(["good", "ours", "ours-dark"])]).await?;
    ensure!(
        good.as_object().is_some_and(|all| all.values().all(|ratio| ratio.as_f64() > Some(4.5))),
        "{good}"
    );

    // As in a browser whose style sheets cannot make one colour from another.
    let html = std::fs::read_to_string(test_context::root().join("tests/e2e/pages/contrast/index.html"))?;
    let old = "<script>
        const { supports } = CSS;
        CSS.supports = (...what) => !/from/.test(what.join()) && supports.apply(CSS, what);
        const { replaceSync } = CSSStyleSheet.prototype;
        CSSStyleSheet.prototype.replaceSync = function (text) { return replaceSync.call(this, text.replace(/--sbs-readable:\\s*color[^;}]*/, '')); };
    </script>";
    let html = html.replacen("<script", &format!("{old}<script"), 1);
    context.serve(embed::with_page(embed::site(), "contrast/old.html", &html))?;
    let page = ready(context, "contrast/old.html").await?;
    let set = "return [...document.querySelectorAll('social-business-scan')]
        .filter(scan => scan.shadowRoot.querySelector('.sbs-host').style.getPropertyValue('--sbs-readable')).map(scan => scan.id);";
    wait::until("a readable colour on each", async || {
        let set = page.ask(set, vec![]).await?;
        Ok(ALONE.iter().all(|id| set.as_array().is_some_and(|all| all.contains(&json!(id)))).then_some(()))
    })
    .await?;
    can_be_read(&page).await
}

async fn can_be_read(page: &Page<'_>) -> Result<()> {
    let ratios = page.ask(RATIOS, vec![json!(ALONE)]).await?;
    for id in ALONE {
        // A byte of a colour is rounded.
        ensure!(ratios[id].as_f64().is_some_and(|ratio| ratio >= 4.5), "#{id}: {ratios}");
    }
    Ok(())
}

async fn a_change_of_theme_is_looked_at_and_told_once(context: &mut TestContext) -> Result<()> {
    let page = open(context).await?;
    ensure!(told(&page, "good").await?.is_empty(), "told: {:?}", told(&page, "good").await?);

    // Readable on white, not on our dark ground.
    for theme in ["dark", "light", "dark", "light", "dark"] {
        page.ask("document.getElementById('good').setAttribute('theme', arguments[0]);", vec![json!(theme)])
            .await?;
    }

    wait::until("a word on it", async || Ok((!told(&page, "good").await?.is_empty()).then_some(()))).await?;
    let good = told(&page, "good").await?;
    ensure!(
        good.len() == 1 && good[0].contains("\nChange --sbs-accent: 2.16:1 on --sbs-surface"),
        "told: {good:?}"
    );
    Ok(())
}

async fn of_a_canvas_that_gives_noise_nothing_is_told(context: &mut TestContext) -> Result<()> {
    let html = std::fs::read_to_string(test_context::root().join("tests/e2e/pages/contrast/index.html"))?;
    let noisy = html.replacen("<script", &format!("<script>{CANVAS_NOISE}</script><script"), 1);
    ensure!(noisy != html, "the page has no script");
    context.serve(embed::with_page(embed::site(), "contrast/noise.html", &noisy))?;

    let page = ready(context, "contrast/noise.html").await?;

    let told = page.ask("return written.map(({ on, text }) => `${on}: ${text}`);", vec![]).await?;
    ensure!(told == json!([]), "told: {told}");
    Ok(())
}
