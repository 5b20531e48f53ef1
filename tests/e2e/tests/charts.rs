//! Drawings in the page: sharp at every ratio of the screen, drawn again when the box or the colours change, and not
//! drawn for nobody.

use anyhow::{Context, Result, ensure};
use e2e::{Lang, TestContext, answer_fixtures, scenarios, states, viewport, wait};
use thirtyfour::WebDriver;

scenarios! {
    a_drawing_has_a_dot_for_every_dot_of_the_screen only [Chromium];
    a_drawing_follows_its_box_and_the_colours_of_the_page only [Chromium];
    a_drawing_is_made_once_and_only_when_it_is_near;
}

/// The first drawing: its width in CSS pixels and in its own dots, and a sum over its colours.
const LOOK: &str = "const canvas = document.querySelector('canvas');
    if (!canvas || !canvas.width) return null;
    const dots = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
    let sum = 0;
    for (let i = 0; i < dots.length; i += 4) sum += dots[i + 3] && dots[i] + 3 * dots[i + 1] + 7 * dots[i + 2];
    return [canvas.getBoundingClientRect().width, canvas.width, sum];";

async fn look(driver: &WebDriver) -> Result<Option<[f64; 3]>> {
    Ok(driver.execute(LOOK, Vec::new()).await?.convert::<Option<[f64; 3]>>()?)
}

async fn show_result(context: &TestContext) -> Result<()> {
    let all = states::all()?;
    let result =
        all.iter().find(|state| state.name == "result").context("there is no state called result")?;
    result.reach(context, Lang::Nl).await?;
    Ok(())
}

async fn a_drawing_has_a_dot_for_every_dot_of_the_screen(context: &mut TestContext) -> Result<()> {
    show_result(context).await?;
    let driver = context.driver()?;
    // Another width with each ratio: an emulated ratio alone makes no new frame in Chromium, and tells nobody.
    for (width, ratio) in [(1280, 1.0), (620, 1.5), (400, 2.0), (320, 3.0)] {
        viewport::size_at(driver, width, 900, ratio).await?;
        wait::until(&format!("a drawing that is sharp at ratio {ratio}"), async || {
            let Some([css, dots, sum]) = look(driver).await? else { return Ok(None) };
            Ok(((dots - css * ratio).abs() <= 1.0 && sum > 0.0).then_some(()))
        })
        .await?;
    }
    Ok(())
}

async fn a_drawing_follows_its_box_and_the_colours_of_the_page(context: &mut TestContext) -> Result<()> {
    show_result(context).await?;
    let driver = context.driver()?;
    viewport::size(driver, 1280, 900).await?;
    let [wide, _, light] = wait::until("a drawing", async || look(driver).await).await?;

    viewport::scheme(driver, viewport::Scheme::Dark).await?;
    wait::until("other colours in the dark", async || {
        Ok(look(driver).await?.filter(|[_, _, sum]| *sum != light))
    })
    .await?;
    viewport::size(driver, 320, 640).await?;

    wait::until("a drawing that fits in 320 px", async || {
        let seen = look(driver).await?;
        Ok(seen.filter(|[css, dots, _]| *css < wide && *css <= 320.0 && (dots - css).abs() <= 1.0))
    })
    .await?;
    Ok(())
}

/// Counts drawings by canvas: each begins with a transform. `settled` is once ten frames brought no other.
const COUNT: &str = "window.drawings = new Map();
    const own = CanvasRenderingContext2D.prototype.setTransform;
    CanvasRenderingContext2D.prototype.setTransform = function (...given) {
        const frames = drawings.get(this.canvas) ?? [];
        drawings.set(this.canvas, [...frames, document.timeline.currentTime]);
        return own.apply(this, given);
    };
    window.settled = async () => {
        const frame = () => new Promise(requestAnimationFrame);
        const count = () => [...drawings.values()].flat().length;
        for (let quiet = 0, last = count(); quiet < 10; quiet += 1) {
            await frame();
            if (count() !== last) [quiet, last] = [0, count()];
        }
    };";

/// For each drawing of the result: whether it is on the screen, whether it is a window away from it, how often it was
/// drawn, and in how many frames.
const DRAWN: &str = "const done = arguments[arguments.length - 1];
    settled().then(() => done([...document.querySelectorAll('.sbs-result canvas')].map(canvas => {
        const { top, bottom } = canvas.getBoundingClientRect();
        const frames = drawings.get(canvas) ?? [];
        const isSeen = top < innerHeight && bottom > 0;
        return [isSeen, top > innerHeight * 2 || bottom < -innerHeight, frames.length, new Set(frames).size];
    })));";

type Drawn = Vec<(bool, bool, usize, usize)>;

async fn a_drawing_is_made_once_and_only_when_it_is_near(context: &mut TestContext) -> Result<()> {
    let page = context.open(Lang::Nl).await?;
    page.start_full().await?;
    page.fill_in_at_once(&answer_fixtures::case("S01")?).await?;
    page.ask(COUNT, vec![]).await?;

    page.show_result().await?;
    let at_first = drawn(page.driver()).await?;
    let to_last = "[...document.querySelectorAll('.sbs-result canvas')].at(-1)
        .scrollIntoView({ block: 'center', behavior: 'instant' });";
    page.ask(to_last, vec![]).await?;
    let at_last = drawn(page.driver()).await?;

    ensure!(at_first.iter().any(|(_, is_far, ..)| *is_far), "every drawing is near: {at_first:?}");
    ensure!(
        at_first.iter().all(|(_, is_far, times, _)| !is_far || *times == 0),
        "drawn for nobody: {at_first:?}"
    );
    for (is_seen, _, times, frames) in at_first.iter().chain(&at_last) {
        ensure!(times == frames && *times <= 1, "drawn again: {at_first:?}, then {at_last:?}");
        ensure!(!is_seen || *times == 1, "not drawn: {at_first:?}, then {at_last:?}");
    }
    Ok(())
}

async fn drawn(driver: &WebDriver) -> Result<Drawn> {
    Ok(driver.execute_async(DRAWN, Vec::new()).await?.convert()?)
}
