//! One walk through every screen and state: accessible, readable, nothing cut off, nothing sideways.
//!
//! What depends on the structure of a screen is looked at in Dutch, what depends on its texts in the other languages too. A
//! full run looks at all of it in Dutch and English, and in both widths and colour schemes, and has all rules of axe in the other
//! languages.

use anyhow::{Result, ensure};
use e2e::{
    Lang, OtherLang, Page, TestContext, accessibility_tree, answer_fixtures,
    axe::{self, Rules},
    layout,
    page::{Named, Role},
    runner, scenarios,
    states::{self, State},
    storage_fixture, test_context,
    viewport::{self, Scheme},
};
use serde_json::json;

scenarios! {
    every_state_before_a_result_is_accessible_and_fits only [Chromium];
    every_state_of_a_result_is_accessible_and_fits only [Chromium];
    a_scan_that_does_not_start_is_accessible_and_fits only [Chromium];
}

/// A phone of today is wider; WCAG asks for this.
const NARROW: u32 = 320;
/// A phone of today.
const PHONE: u32 = 360;
/// A desk.
const WIDE: u32 = 1280;

async fn every_state_before_a_result_is_accessible_and_fits(context: &mut TestContext) -> Result<()> {
    are_accessible_and_fit(context, &states::before_a_result()?).await
}

async fn every_state_of_a_result_is_accessible_and_fits(context: &mut TestContext) -> Result<()> {
    are_accessible_and_fit(context, &states::of_a_result()?).await
}

/// No state of the app: the panel that stands in its place.
async fn a_scan_that_does_not_start_is_accessible_and_fits(context: &mut TestContext) -> Result<()> {
    context.serve(test_context::site().replace(".wasm", 404, "text/plain", b"gone"))?;
    let source = axe::source()?;
    let mut found = Vec::new();
    for lang in Lang::ALL {
        // Nothing was answered, but the language was chosen.
        let nothing = answer_fixtures::only(&answer_fixtures::case("S09")?, &[]);
        let mut left = storage_fixture::envelope(&nothing);
        left["lang"] = json!(lang.code());
        context.seed(&left.to_string()).await?;
        context.driver()?.goto(context.server().url()).await?;
        let page = context.page(lang)?;
        page.find(Role::Alert, Named::Has("")).await?;
        for width in [NARROW, WIDE] {
            found.extend(fits(&page, width).await?);
        }
        found.extend(accessibility_tree::differences(&page, accessibility_tree::ERROR_PANEL).await?);
        for (scheme, rules) in [(Scheme::Light, Rules::All), (Scheme::Dark, Rules::Contrast)] {
            found.extend(of_axe(&page, &source, scheme, rules).await?);
        }
        found.extend(fits_with_large_text(&page).await?);
    }
    none(&found)
}

/// What is heard is compared, in both languages. In Dutch all rules of axe in a light scheme and contrast in a dark one; at
/// 1280 and 320 px, and with text of twice the size on half a desk and on a phone, all fits. In English, whose texts are
/// longer or shorter, the names, and that all fits at 320 px; so in the other languages, the names only where a state has parts
/// of its own.
///
/// Reached on a narrow screen, so that every way is gone there; most other scenarios have a wide one.
async fn are_accessible_and_fit(context: &TestContext, states: &[State]) -> Result<()> {
    let source = axe::source()?;
    let others = OtherLang::all()?;
    let mut found = states::walk(context, states, Lang::Nl, NARROW, async |state, page| {
        ensure!(
            viewport::width(page.driver()).await? == u64::from(NARROW),
            "the page is not {NARROW} px wide"
        );
        let mut found = fits(page, NARROW).await?;
        found.extend(fits(page, WIDE).await?);
        found.extend(heard(page, state).await?);
        found.extend(of_axe(page, &source, Scheme::Light, Rules::All).await?);
        if state.has_parts_of_its_own() {
            found.extend(of_axe(page, &source, Scheme::Dark, Rules::Contrast).await?);
        }
        found.extend(fits_with_large_text(page).await?);
        let page = &page.in_language(Lang::En).await?;
        found.extend(fits(page, NARROW).await?.into_iter().map(|line| format!("then in English, {line}")));
        found.extend(heard(page, state).await?);
        let lines = of_axe(page, &source, Scheme::Light, Rules::Names).await?;
        found.extend(lines.into_iter().map(|line| format!("then in English, {line}")));
        // Their files are asked for by these presses.
        context.leave()?;
        for OtherLang { code, name } in others.iter().filter(|_| !state.is_of_another_model()) {
            page.choose_language(name, code).await?;
            let mut lines = fits(page, NARROW).await?;
            if runner::is_full() {
                lines.extend(of_axe(page, &source, Scheme::Light, Rules::All).await?);
            } else if state.has_parts_of_its_own() {
                lines.extend(of_axe(page, &source, Scheme::Light, Rules::Names).await?);
            }
            found.extend(lines.into_iter().map(|line| format!("then in {name}, {line}")));
        }
        Ok(found)
    })
    .await?;
    for lang in [Lang::Nl, Lang::En] {
        found.extend(in_full(context, states, lang, &source).await?);
    }
    none(&found)
}

/// Only in a full run: each state in every combination, reached at each width.
async fn in_full(context: &TestContext, states: &[State], lang: Lang, source: &str) -> Result<Vec<String>> {
    let mut found = Vec::new();
    if !runner::is_full() {
        return Ok(found);
    }
    for width in [NARROW, WIDE] {
        let looked = states::walk(context, states, lang, width, async |_: &State, page| {
            let mut found = fits(page, width).await?;
            for scheme in [Scheme::Light, Scheme::Dark] {
                found.extend(of_axe(page, source, scheme, Rules::All).await?);
            }
            found.extend(fits_with_large_text(page).await?);
            Ok(found)
        });
        found.extend(looked.await?.into_iter().map(|line| format!("reached at {width} px: {line}")));
    }
    Ok(found)
}

/// What a screen reader is given, of the states of which that is written down.
async fn heard(page: &Page<'_>, state: &State) -> Result<Vec<String>> {
    if !accessibility_tree::is_written_down(&state.name) {
        return Ok(Vec::new());
    }
    viewport::size(page.driver(), WIDE, 800).await?;
    accessibility_tree::differences(page, &state.name).await
}

async fn of_axe(page: &Page<'_>, source: &str, scheme: Scheme, rules: Rules) -> Result<Vec<String>> {
    viewport::scheme(page.driver(), scheme).await?;
    let lines = axe::violations(page.driver(), source, rules).await?;
    Ok(lines.into_iter().map(|line| format!("{}: {line}", scheme.name())).collect())
}

async fn fits(page: &Page<'_>, width: u32) -> Result<Vec<String>> {
    viewport::size(page.driver(), width, 800).await?;
    Ok(layout::faults(page).await?.into_iter().map(|fault| format!("at {width} px: {fault}")).collect())
}

async fn fits_with_large_text(page: &Page<'_>) -> Result<Vec<String>> {
    let text = async |size: &str, font: &str| {
        let script = "const style = document.documentElement.style;
            style.fontSize = arguments[0];
            style.setProperty('--sbs-font-text', arguments[1]);";
        page.ask(script, vec![json!(size), json!(font)]).await
    };
    // As wide as on a system that has no font of ours.
    text("200%", layout::WIDEST_FONT).await?;
    let mut found = Vec::new();
    // Half as wide as a desk: what does not fit in a wide window then does not fit in this one either.
    for width in [640, PHONE] {
        found.extend(fits(page, width).await?.into_iter().map(|line| format!("twice the text size, {line}")));
    }
    text("", "").await?;
    Ok(found)
}

fn none(found: &[String]) -> Result<()> {
    ensure!(found.is_empty(), "{} faults:\n{}", found.len(), found.join("\n"));
    Ok(())
}
