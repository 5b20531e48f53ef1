//! The result: short on a phone, the same for eye and ear, and found again by who comes back to it.

use anyhow::{Context, Result, ensure};
use e2e::{
    Lang, Page, TestContext, answer_fixtures,
    page::{Named, Role},
    scenarios,
    states::{self, State},
    viewport::{self, Scheme},
    wait,
};
use serde_json::{Value, json};

scenarios! {
    a_result_is_short_on_a_phone only [Chromium];
    a_result_says_each_thing_once_and_names_what_can_be_pressed;
    the_place_on_the_result_is_found_again_after_a_question in all because "the history is the engine's";
    the_pyramid_in_the_band_rises_once only [Chromium];
    paper_shows_what_is_folded_away only [Chromium];
    the_focus_is_seen_on_the_band only [Chromium];
}

/// A phone.
const PHONE: (u32, u32) = (360, 740);
/// How high the band may be there, and how many screens the whole page.
const BAND: f64 = 460.0;
const SCREENS_QUICK: f64 = 8.0;
const SCREENS_FULL: f64 = 10.0;

/// The results with a length of their own: one for each level that the reference cases have, and without one. Not those
/// that a visitor made longer by a press, or that an invitation asks something on.
fn lengths() -> Result<Vec<State>> {
    const LONGER: [&str; 5] =
        ["result-unfolded", "result-no-room", "result-trial", "result-target", "result-invited"];
    let mut states = states::of_a_result()?;
    states.retain(|state| !LONGER.contains(&state.name.as_str()));
    Ok(states)
}

const HEIGHTS: &str = "const [band] = e2e.all('header').filter(header => header.querySelector('[data-sbs-heading]'));
    const [heading, ...pictures] = [band.querySelector('h1, h2'), ...band.querySelectorAll('[aria-hidden=true]')];
    const { top, bottom, left, right } = band.getBoundingClientRect();
    const isInside = picture => {
        const box = picture.getBoundingClientRect();
        return box.height > 40 && box.width > 40 && box.top >= top && box.bottom <= bottom && box.left >= left && box.right <= right;
    };
    return [bottom - top, document.documentElement.scrollHeight, pictures.some(isInside), heading.textContent];";

async fn a_result_is_short_on_a_phone(context: &mut TestContext) -> Result<()> {
    let found = states::walk(context, &lengths()?, Lang::Nl, PHONE.0, async |state, page| {
        viewport::size(page.driver(), PHONE.0, PHONE.1).await?;
        let mut found = Vec::new();
        for lang in [Lang::Nl, Lang::En] {
            let page = page.in_language(lang).await?;
            let heights = page.ask(HEIGHTS, vec![]).await?;
            let number = |at: usize| heights[at].as_f64().with_context(|| format!("{heights}"));
            let (band, all) = (number(0)?, number(1)? / f64::from(PHONE.1));
            let screens = if state.name.starts_with("result-quick") { SCREENS_QUICK } else { SCREENS_FULL };
            if band > BAND {
                found.push(format!(
                    "in {}: the band is {band} px high, not {BAND}: {}",
                    lang.code(),
                    heights[3]
                ));
            }
            if all > screens {
                found.push(format!("in {}: {all:.2} screens, not {screens}", lang.code()));
            }
            if heights[2] != true {
                found.push(format!("in {}: there is no picture in the band", lang.code()));
            }
        }
        Ok(found)
    })
    .await?;
    ensure!(found.is_empty(), "{} faults:\n{}", found.len(), found.join("\n"));
    Ok(())
}

async fn result<'a>(context: &'a TestContext, name: &str) -> Result<Page<'a>> {
    let states = states::all()?;
    let state = states.iter().find(|state| state.name == name);
    state.with_context(|| format!("there is no state {name}"))?.reach(context, Lang::Nl).await
}

/// Cells without a text, columns without a name, pictures that are told in a text of the page too, and names of buttons.
const SAID: &str = "const seen = e2e.all('table').filter(e2e.isShown);
    const cells = seen.flatMap(table => [...table.rows].flatMap(row => [...row.cells]));
    const blank = cells.filter(cell => !e2e.text(cell)).map(cell => `a blank cell in ${e2e.name(cell.closest('table'))}`);
    const bare = seen.filter(table => !table.tHead || !table.caption).map(table => `a table without heads: ${e2e.text(table)}`);
    const texts = e2e.everything();
    const twice = e2e.all('canvas').flatMap(canvas => {
        const by = canvas.getAttribute('aria-describedby');
        const said = by && canvas.getRootNode().getElementById(by)?.textContent;
        return said && texts.includes(e2e.collapse(said)) ? [`told twice: ${said}`] : [];
    });
    const names = e2e.ofRole('button').filter(button => button.hasAttribute('aria-expanded') || button.localName === 'summary').map(e2e.name);
    const same = names.filter((name, at) => names.indexOf(name) !== at).map(name => `two fold out by the name ${name}`);
    return [seen.length, names.length, ...blank, ...bare, ...twice, ...same];";

async fn a_result_says_each_thing_once_and_names_what_can_be_pressed(
    context: &mut TestContext,
) -> Result<()> {
    for name in ["result", "result-quick", "result-partial"] {
        let page = result(context, name).await?;
        page.unfold(page.words.show_scores).await?;
        let found = page.ask(SAID, vec![]).await?;
        let [tables, folds, faults @ ..] = found.as_array().map(Vec::as_slice).unwrap_or_default() else {
            anyhow::bail!("{name}: {found}");
        };
        ensure!(
            tables.as_u64() >= Some(4) && folds.as_u64() >= Some(8),
            "{name}: {tables} tables, {folds} folds"
        );
        ensure!(faults.is_empty(), "{name}: {faults:#?}");
    }
    let page = result(context, "result").await?;
    page.press(Role::Button, Named::Has("People?")).await?;
    wait::until("the button to say that it is open", async || {
        let opened = page.find(Role::Button, Named::Has("People?")).await?;
        Ok((opened.attr("aria-expanded").await?.as_deref() == Some("true")).then_some(()))
    })
    .await
}

async fn the_place_on_the_result_is_found_again_after_a_question(context: &mut TestContext) -> Result<()> {
    // By mouse: WebKit passes by screens that nobody but a script has gone to.
    let page = result(context, "result").await?.by_mouse();
    page.press(Role::Button, Named::Has("People?")).await?;
    let number = "return e2e.name(e2e.all('tr + tr button').filter(e2e.isShown).find(button => /^Vraag [0-9]+:/.test(e2e.name(button))));";
    let link = page.ask(number, vec![]).await?;
    let link = link.as_str().context("no link to a question")?;
    page.press(Role::Button, Named::Is(link)).await?;
    page.focus_is(|focus| focus.starts_with("radio"), "an answer").await?;

    page.browser_back().await?;
    page.focus_is(|focus| focus.ends_with(link), link).await?;

    // A browser scrolls by whole pixels, and a line of text ends between two.
    let seen = "const { top, bottom } = e2e.active().getBoundingClientRect(); return top > -1 && bottom < innerHeight + 1;";
    wait::until("the link in view", async || Ok((page.ask(seen, vec![]).await? == true).then_some(()))).await
}

/// Notes each time that something in the band is animated, and for how long; and where the headline is in each frame.
const RISES: &str = "window.rises = [];
    window.tops = [];
    document.addEventListener('animationstart', event => {
        rises.push(event.target.getAnimations().map(animation => animation.effect.getComputedTiming().duration).join());
    }, true);
    (function look() {
        const heading = document.querySelector('.sbs-band [data-sbs-heading]');
        const top = heading && Math.round(heading.getBoundingClientRect().top + scrollY);
        if (heading && tops.at(-1) !== top) tops.push(top);
        requestAnimationFrame(look);
    })();";

async fn the_pyramid_in_the_band_rises_once(context: &mut TestContext) -> Result<()> {
    let page = context.open(Lang::Nl).await?.by_mouse();
    page.start_full().await?;
    page.fill_in_at_once(&answer_fixtures::case("S01")?).await?;
    page.ask(RISES, vec![]).await?;

    page.show_result().await?;
    wait::until("the pyramid to rise", async || {
        Ok((page.ask("return rises;", vec![]).await? != json!([])).then_some(()))
    })
    .await?;
    let page = page.in_language(Lang::En).await?;
    page.press(Role::Button, Named::Has("People?")).await?;
    let page = page.in_language(Lang::Nl).await?;

    let rises = page.ask("return rises;", vec![]).await?;
    ensure!(rises == json!(["600"]), "it rose so often, for so many milliseconds: {rises}");
    let tops = page.ask("return tops;", vec![]).await?;
    ensure!(tops.as_array().map(Vec::len) == Some(1), "the headline jumped: {tops}");
    // Who wants no motion sees it as it is.
    viewport::scheme(page.driver(), Scheme::Light).await?;
    let still = page.ask("return document.getAnimations().length;", vec![]).await?;
    ensure!(still == 0, "{still} animations with reduced motion");
    Ok(())
}

async fn paper_shows_what_is_folded_away(context: &mut TestContext) -> Result<()> {
    let page = result(context, "result-house-of-cards").await?;
    let folded = "return e2e.all('details[data-paper]').map(fold => [fold.open, fold.textContent.length > fold.querySelector('summary').textContent.length || fold.querySelector('svg, canvas') !== null]);";
    let all = async || -> Result<Vec<(bool, bool)>> {
        Ok(serde_json::from_value(page.ask(folded, vec![]).await?)?)
    };
    let before = all().await?;
    page.ask("dispatchEvent(new Event('beforeprint'));", vec![]).await?;
    let printed = all().await?;
    page.ask("dispatchEvent(new Event('afterprint'));", vec![]).await?;
    let after = all().await?;

    ensure!(before.len() >= 6 && before.iter().all(|(is_open, _)| !is_open), "before: {before:?}");
    ensure!(printed.iter().all(|(is_open, has_content)| *is_open && *has_content), "printed: {printed:?}");
    ensure!(after == before, "after: {after:?}, not {before:?}");
    // Where a style sheet can unfold them, nothing has to be told before.
    let media = json!({ "media": "print" });
    page.driver().cdp().send_raw("Emulation.setEmulatedMedia", media).await?;
    let hidden = "return e2e.all('details[data-paper] > :last-child').filter(inner => !inner.checkVisibility({ contentVisibilityAuto: false }) || !inner.getClientRects().length).length;";
    let hidden = page.ask(hidden, vec![]).await?;
    page.driver().cdp().send_raw("Emulation.setEmulatedMedia", json!({ "media": "" })).await?;
    ensure!(hidden == 0, "{hidden} of {} are not on paper", before.len());
    Ok(())
}

/// The ring of the headline and what is around it, as the browser computed them.
const RING: &str = "const heading = e2e.active();
    const band = heading.closest('header');
    return [getComputedStyle(heading).outlineStyle, getComputedStyle(heading).outlineColor, getComputedStyle(band).backgroundColor];";

async fn the_focus_is_seen_on_the_band(context: &mut TestContext) -> Result<()> {
    let page = result(context, "result").await?;
    // A key before it: a ring is for who uses the keyboard.
    page.ask("e2e.all('header [data-sbs-heading]')[0].focus({ focusVisible: true });", vec![]).await?;
    for scheme in [Scheme::Light, Scheme::Dark] {
        viewport::scheme(page.driver(), scheme).await?;
        let found = page.ask(RING, vec![]).await?;
        ensure!(found[0] == "solid", "no ring: {found}");
        let (ring, band) = (luminance(&found[1])?, luminance(&found[2])?);
        let ratio = (ring.max(band) + 0.05) / (ring.min(band) + 0.05);
        ensure!(ratio >= 3.0, "{}: the ring stands out by {ratio:.2}: {found}", scheme.name());
    }
    Ok(())
}

/// WCAG 2: relative luminance of `rgb(…)`.
fn luminance(color: &Value) -> Result<f64> {
    let text = color.as_str().unwrap_or_default();
    let inner = text.strip_prefix("rgb(").and_then(|rest| rest.strip_suffix(')'));
    let parts: Vec<f64> = inner
        .with_context(|| format!("{text} is no colour"))?
        .split(", ")
        .map(str::parse)
        .collect::<Result<_, _>>()?;
    let [red, green, blue] = parts[..] else { anyhow::bail!("{text} has {} parts", parts.len()) };
    let linear = |part: f64| {
        let part = part / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    };
    Ok(0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue))
}
