//! The scan in a narrow frame and in a column: nothing cut off, nothing sideways, nothing too long. `states.rs` looks at the
//! page itself.

use anyhow::{Result, ensure};
use e2e::{
    Lang, TestContext, answer_fixtures, embed, layout, models,
    page::{Named, Role},
    scenarios, storage_fixture, viewport,
};
use serde_json::json;

scenarios! {
    the_scan_fits_in_a_frame_of_320_pixels;
    the_scan_fits_in_a_frame_of_256_pixels;
    no_word_of_an_answer_is_broken_in_the_widest_font only [Chromium];
    no_name_of_an_example_is_broken_on_a_phone only [Chromium];
    the_start_in_a_column_of_a_page_is_short only [Chromium];
    the_first_words_of_the_page_are_few only [Chromium];
    the_first_question_with_all_its_answers_is_in_sight_on_a_phone only [Chromium];
    nothing_to_press_lies_over_another_with_more_space_between_letters only [Chromium];
}

async fn the_scan_fits_in_a_frame_of_320_pixels(context: &mut TestContext) -> Result<()> {
    walk(context, 320).await
}

async fn the_scan_fits_in_a_frame_of_256_pixels(context: &mut TestContext) -> Result<()> {
    walk(context, 256).await
}

/// The start of an article's column; at most this high, and the mock-up of it has 600.
async fn the_start_in_a_column_of_a_page_is_short(context: &mut TestContext) -> Result<()> {
    let element = |lang: &str| format!("<social-business-scan lang=\"{lang}\"></social-business-scan>");
    let body = format!(
        "<div style=\"width: 680px\">{}{}</div><script src=\"../social-business-scan.js\"></script>",
        element("nl"),
        element("en")
    );
    viewport::size(context.driver()?, 1280, 900).await?;
    let page = embed::open_host(context, &body).await?;
    for (scan, lang) in [(0, Lang::Nl), (1, Lang::En)] {
        let own = page.scan(scan, lang)?;
        own.wait_for_app().await?;
        own.find(Role::Button, Named::Starts(own.words.start_quick)).await?;
        let height = own.ask("return e2e.root().getBoundingClientRect().height;", vec![]).await?;
        ensure!(
            height.as_f64().is_some_and(|height| height > 300.0 && height <= 640.0),
            "{lang:?}: {height} px"
        );
    }
    Ok(())
}

/// Lines of the words under the title: three on a desk, five on a phone.
async fn the_first_words_of_the_page_are_few(context: &mut TestContext) -> Result<()> {
    for lang in Lang::ALL {
        let page = context.open(lang).await?;
        for (width, most) in [(1280, 3.0), (360, 5.0)] {
            viewport::size(page.driver(), width, 900).await?;
            let lines = "const lede = e2e.all('.sbs-intro__lede').find(e2e.isShown);
                return Math.round(lede.getBoundingClientRect().height / parseFloat(getComputedStyle(lede).lineHeight));";
            let lines = page.ask(lines, vec![]).await?;
            ensure!(
                lines.as_f64().is_some_and(|lines| lines >= 1.0 && lines <= most),
                "{lang:?}, {width} px: {lines} lines"
            );
        }
    }
    Ok(())
}

/// Both languages of a section, at widths of a tablet, of a column on a host's page, and of desks.
async fn no_word_of_an_answer_is_broken_in_the_widest_font(context: &mut TestContext) -> Result<()> {
    let sheet = answer_fixtures::case("S01")?;
    let mut found = Vec::new();
    for place in
        ["people", "profit", "planet", "values", "level-1", "level-2", "level-3", "level-4", "level-5"]
    {
        let mut envelope = storage_fixture::envelope(&sheet);
        envelope["place"] = json!(place);
        context.seed(&envelope.to_string()).await?;
        let page = context.open(Lang::Nl).await?;
        page.press(Role::Button, Named::Starts(page.words.resume)).await?;
        // Before the language is changed back: the next one begins in Dutch.
        for lang in [Lang::En, Lang::Nl] {
            let page = page.in_language(lang).await?;
            for width in [600, 680, 720, 740, 984, 1160, 1280] {
                viewport::size(page.driver(), width, 800).await?;
                page.ask(FONT, vec![json!(layout::WIDEST_FONT)]).await?;
                let broken = page.ask(BROKEN, vec![json!(".sbs-scale .sbs-option__text"), json!(10)]).await?;
                let words = broken.as_array().into_iter().flatten();
                found.extend(words.map(|word| format!("{place} {} at {width} px: {word}", lang.code())));
            }
        }
    }
    ensure!(found.is_empty(), "{}", found.join("\n"));
    Ok(())
}

/// In an element on a page of somebody else's, whose margin takes some of a small screen.
async fn no_name_of_an_example_is_broken_on_a_phone(context: &mut TestContext) -> Result<()> {
    let mut found = Vec::new();
    for name in models::EXAMPLES {
        context.leave_behind(&[models::left(name)?]).await?;
        context.driver()?.goto(format!("{}{}", context.server().url(), models::page(name))).await?;
        viewport::size(context.driver()?, 360, 740).await?;
        let page = context.page(Lang::Nl)?.only(0);
        page.wait_for_app().await?;
        page.press(Role::Button, Named::Is(page.words.view_result)).await?;
        page.find(Role::Table, Named::Has("")).await?;
        let names = ".sbs-scores tbody .sbs-scores__name, .sbs-figures dt";
        let broken = page.ask(BROKEN, vec![json!(names), json!(2)]).await?;
        found.extend(broken.as_array().into_iter().flatten().map(|word| format!("{name}: {word}")));
    }
    ensure!(found.is_empty(), "{}", found.join("\n"));
    Ok(())
}

/// What a visitor came for, without scrolling: on our own page, in both scans and languages.
async fn the_first_question_with_all_its_answers_is_in_sight_on_a_phone(
    context: &mut TestContext,
) -> Result<()> {
    const END: &str = "const group = e2e.find('group', arguments[0], 'starts');
        return Math.max(...[...group.querySelectorAll('input')].map(input => input.labels[0]?.getBoundingClientRect().bottom ?? 0)) + scrollY;";
    let mut ends = Vec::new();
    for lang in Lang::ALL {
        for is_quick in [true, false] {
            context.forget().await?;
            let page = context.open(lang).await?;
            viewport::size(page.driver(), 360, 740).await?;
            if is_quick {
                page.start_quick().await?;
            } else {
                page.start_full().await?;
            }
            let end = page.ask(END, vec![json!(page.words.question)]).await?.as_f64().unwrap_or(f64::MAX);
            ends.push((lang.code(), is_quick, end));
        }
    }
    ensure!(
        ends.iter().all(|(.., end)| *end <= 740.0),
        "where the last answer ends (language, quick): {ends:?}"
    );
    Ok(())
}

/// A visitor may set letters, words and lines further apart (WCAG 1.4.12).
async fn nothing_to_press_lies_over_another_with_more_space_between_letters(
    context: &mut TestContext,
) -> Result<()> {
    const SPACE: &str = "const sheet = new CSSStyleSheet();
        sheet.replaceSync('* { letter-spacing: 0.12em !important; word-spacing: 0.16em !important; line-height: 1.5 !important }');
        document.adoptedStyleSheets.push(sheet);";
    const COVERED: &str = "const found = [];
        const groups = e2e.all('fieldset');
        if (groups.length < 2 || !e2e.all('.sbs-quiet').length) return ['there is nothing to press'];
        for (const group of groups) {
            const pressed = [...group.querySelectorAll('button,summary,label')].filter(e2e.isShown);
            for (const [place, one] of pressed.entries()) for (const other of pressed.slice(place + 1)) {
                const [a, b] = [one, other].map(element => element.getBoundingClientRect());
                const [x, y] = [Math.min(a.right, b.right) - Math.max(a.left, b.left), Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)];
                // The lines of two answers are one.
                if (x > 2 && y > 2) found.push(`${e2e.text(one)} and ${e2e.text(other)} share ${Math.round(x)} by ${Math.round(y)} px`);
            }
        }
        return found;";
    let sheet = answer_fixtures::case("S01")?;
    let mut found = Vec::new();
    for place in ["people", "planet", "organisation"] {
        let mut envelope = storage_fixture::envelope(&sheet);
        envelope["place"] = json!(place);
        context.seed(&envelope.to_string()).await?;
        let page = context.open(Lang::Nl).await?;
        page.press(Role::Button, Named::Starts(page.words.resume)).await?;
        page.ask(SPACE, vec![]).await?;
        for lang in [Lang::En, Lang::Nl] {
            let page = page.in_language(lang).await?;
            for width in [360, 768, 860, 960, 1024, 1280] {
                viewport::size(page.driver(), width, 800).await?;
                let covered = page.ask(COVERED, vec![]).await?;
                let lines = covered.as_array().into_iter().flatten();
                found.extend(lines.map(|line| format!("{place} {} at {width} px: {line}", lang.code())));
                found.extend(
                    layout::faults(&page)
                        .await?
                        .into_iter()
                        .map(|line| format!("{place} {} at {width} px: {line}", lang.code())),
                );
            }
        }
    }
    ensure!(found.is_empty(), "{}", found.join("\n"));
    Ok(())
}

/// Sets the font of all texts.
const FONT: &str = "document.documentElement.style.setProperty('--sbs-font-text', arguments[0]);";

/// The words that take more than one line, in the elements of a selector; there are at least so many of these.
const BROKEN: &str = r"
    const broken = [];
    const texts = e2e.all(arguments[0]);
    if (texts.length < arguments[1]) return ['there is nothing to read'];
    for (const text of texts) {
        const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
            for (const word of walker.currentNode.data.matchAll(/\S+/g)) {
                const range = document.createRange();
                range.setStart(walker.currentNode, word.index);
                range.setEnd(walker.currentNode, word.index + word[0].length);
                if (new Set([...range.getClientRects()].map(line => Math.round(line.top))).size > 1) broken.push(word[0]);
            }
        }
    }
    return broken;";

/// Through the quick scan, looking at each screen.
async fn walk(context: &mut TestContext, width: u32) -> Result<()> {
    let sheet = answer_fixtures::case("S09")?;
    let page = context.open_in_frame(Lang::Nl, width, None).await?;
    let mut found = Vec::new();
    let mut look = async |name: &str| -> Result<()> {
        found.extend(layout::faults(&page).await?.into_iter().map(|fault| format!("{name}: {fault}")));
        Ok(())
    };
    look("start").await?;
    page.start_quick().await?;
    while page.heading().await? != page.words.overview {
        look(&page.heading().await?).await?;
        page.next().await?;
    }
    look("overview").await?;
    page.show_result_so_far().await?;
    look("result").await?;
    ensure!(
        found.is_empty(),
        "at {width} px, {} faults:\n{}\n(answers: none of {})",
        found.len(),
        found.join("\n"),
        sheet["mode"]
    );
    Ok(())
}
