//! The language can be switched at any moment; nothing else changes.

use anyhow::{Result, ensure};
use e2e::{
    Answer, Engine, Lang, Page, TestContext, embed, layout, pseudo, scenarios, server::Options, states,
    test_context, viewport, wait,
};
use serde_json::json;

scenarios! {
    switching_the_language_midway_keeps_place_answers_and_focus;
    the_language_is_there_again_at_the_next_visit;
    a_document_of_a_host_is_never_touched;
    languages_that_are_added_by_their_files_alone_are_on_every_screen only [Chromium] in none because "it builds the scan once more, for minutes";
}

async fn switching_the_language_midway_keeps_place_answers_and_focus(
    context: &mut TestContext,
) -> Result<()> {
    let dutch = context.open(Lang::Nl).await?;
    dutch.start_full().await?;
    dutch.answer("PE-1", Answer::Step(3)).await?;
    dutch.next().await?;
    dutch.answer("PR-2", Answer::DontKnow).await?;

    let english = dutch.in_language(Lang::En).await?;

    english.heading_is(&english.instrument.dimension("PR", Lang::En)?).await?;
    english.is_chosen("PR-2", Answer::DontKnow).await?;
    english.status_is(english.words.language_changed).await?;
    english.focus_is(|focus| focus.contains("EN English"), "the button of the language").await?;
    document_is(&english, Lang::En, "Profit – Social Business Scan").await?;
    let text = english.text().await?;
    for dutch_word in ["Weet ik niet", "Verder naar", "Terug naar", "beantwoord"] {
        ensure!(!text.contains(dutch_word), "`{dutch_word}` is still on the English screen: {text}");
    }
    // Where the names of languages are short. Others than Chromium have no such window.
    if context.engine() == Engine::Chromium {
        viewport::size(english.driver(), 360, 900).await?;
    }
    let back = english.in_language(Lang::Nl).await?;
    back.focus_is(|focus| focus.contains("NL Nederlands"), "the button, on a phone too").await?;
    document_is(&back, Lang::Nl, "Profit – Social Business Scan").await?;
    back.is_chosen("PR-2", Answer::DontKnow).await?;
    back.back().await?;
    back.is_chosen("PE-1", Answer::Step(3)).await
}

/// What the document says of itself.
async fn document_is(page: &Page<'_>, lang: Lang, title: &str) -> Result<()> {
    let script = "return [document.documentElement.lang, document.title];";
    wait::until(&format!("a document in {} with the title {title}", lang.code()), async || {
        Ok((page.ask(script, vec![]).await? == json!([lang.code(), title])).then_some(()))
    })
    .await
}

async fn a_document_of_a_host_is_never_touched(context: &mut TestContext) -> Result<()> {
    let page = embed::open_host(context, embed::TWO_LINES).await?.only(0);
    let page = page.in_language(Lang::En).await?;
    page.start_quick().await?;
    document_is(&page, Lang::Nl, "Gastpagina").await?;

    // The frame is our own page in somebody else's.
    context.serve(test_context::site())?;
    context.driver()?.goto(format!("{}frame.html?lang=nl", context.server().url())).await?;
    let page = context.page(Lang::Nl)?.only(0);
    page.wait_for_app().await?;
    let page = page.in_language(Lang::En).await?;
    page.start_full().await?;
    document_is(&page, Lang::En, "People – Social Business Scan").await
}

async fn the_language_is_there_again_at_the_next_visit(context: &mut TestContext) -> Result<()> {
    let page = context.open(Lang::En).await?;
    page.start_quick().await?;
    page.answer("PE-2", Answer::Step(1)).await?;

    let page = context.reload(Lang::En).await?;

    page.says("1 of 16 answered").await?;
    let page = context.open(Lang::En).await?;
    page.says(page.words.start_full).await
}

/// Nothing is left in another language, and nothing is cut off, though every text is at least 1.4 times as long; from right to
/// left as from left to right.
async fn languages_that_are_added_by_their_files_alone_are_on_every_screen(
    context: &mut TestContext,
) -> Result<()> {
    let dist = pseudo::variant()?.bundle()?;
    context.serve(Options::new(dist).replace("/sw.js", 404, "text/plain", b"none here"))?;
    let mut states = states::all()?;
    states.retain(|state| !state.is_of_another_model());

    let found = states::walk(context, &states, Lang::Nl, 1280, async |_, page| {
        let mut found = Vec::new();
        for language in pseudo::ALL {
            page.choose_language(language.name, language.code).await?;
            found.extend(in_other_languages(page, language.code).await?);
            for width in [1280, 320] {
                viewport::size(page.driver(), width, 800).await?;
                let faults = layout::faults(page).await?;
                found.extend(faults.into_iter().map(|fault| format!("at {width} px: {fault}")));
            }
        }
        found.extend(not_mirrored(page).await?);
        Ok(found)
    })
    .await?;

    ensure!(found.is_empty(), "{} faults:\n{}", found.len(), found.join("\n"));
    Ok(())
}

/// What stands on the wrong side in a language from right to left: words that begin at the left, and bars that grow from there.
/// Not drawings, which read as numbers do.
async fn not_mirrored(page: &Page<'_>) -> Result<Vec<String>> {
    let script = "const found = [];
        const root = document.documentElement;
        if (root.dir !== 'rtl') found.push(`the document is ${root.dir}`);
        for (const element of e2e.all('#sbs *')) {
            const style = getComputedStyle(element);
            const isWords = [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && /\\p{Script=Hebrew}/u.test(node.data));
            if (isWords && style.direction !== 'rtl' && !element.closest('canvas, svg')) found.push(`from the left: '${element.textContent.slice(0, 40)}'`);
            if (isWords && style.textAlign === 'left') found.push(`at the left: '${element.textContent.slice(0, 40)}'`);
        }
        const inner = [['.sbs-meter', '.sbs-meter__value']];
        for (const [outer, part] of inner) for (const bar of e2e.all(outer)) {
            const value = bar.querySelector(part)?.getBoundingClientRect();
            const whole = bar.getBoundingClientRect();
            if (value?.width && Math.abs(value.right - whole.right) > 2) found.push(`${outer} grows from the left`);
        }
        const [name, menu] = ['.sbs-bar__name', '.sbs-menu'].map(part => e2e.all(part)[0]?.getBoundingClientRect());
        if (name && menu && innerWidth > 900 && name.left < menu.left) found.push('the bar begins at the left');
        return found;";
    viewport::size(page.driver(), 1280, 800).await?;
    Ok(serde_json::from_value(page.ask(script, vec![]).await?)?)
}

/// Texts with letters that the language has not. What the visitor wrote, codes, names of formats, files and keys, and dates
/// are nobody's to translate.
async fn in_other_languages(page: &Page<'_>, code: &str) -> Result<Vec<String>> {
    let script = "const texts = new Set();
        for (const element of e2e.all('#sbs *')) {
            if (element.closest('[lang]').lang !== arguments[0] || element.closest('[hidden],code,input,textarea,time')) continue;
            for (const node of element.childNodes) if (node.nodeType === Node.TEXT_NODE) texts.add(node.data.trim());
            for (const name of ['aria-label', 'placeholder', 'title', 'alt']) texts.add(element.getAttribute(name) ?? '');
        }
        const plain = /[a-z]{2}/i;
        const kept = /SB1-|sbs:|\\.(json|csv|svg|png)|Kantine is over|\\d{4}/;
        const formats = /\\b(CSV|JSON|PNG|SVG)\\b/g;
        return [...texts].filter(text => plain.test(text.replace(formats, '')) && !kept.test(text));";
    let found: Vec<String> = serde_json::from_value(page.ask(script, vec![json!(code)]).await?)?;
    Ok(found.into_iter().map(|text| format!("not in {code}: {text}")).collect())
}
