//! The language can be switched at any moment; nothing else changes.

use anyhow::{Result, ensure};
use e2e::{Answer, Lang, Stage, scenarios};

scenarios! {
    switching_the_language_midway_keeps_place_answers_and_focus;
    the_language_is_there_again_at_the_next_visit;
}

async fn switching_the_language_midway_keeps_place_answers_and_focus(stage: &mut Stage) -> Result<()> {
    let dutch = stage.open(Lang::Nl).await?;
    dutch.start_full().await?;
    dutch.answer("PE-1", Answer::Step(3)).await?;
    dutch.next().await?;
    dutch.answer("PR-2", Answer::DontKnow).await?;

    let english = dutch.in_language(Lang::En).await?;

    english.heading_is(&english.instrument.dimension("PR", Lang::En)?).await?;
    english.is_chosen("PR-2", Answer::DontKnow).await?;
    english.status_is(english.words.language_changed).await?;
    let focus = english.focus().await?;
    ensure!(focus.contains("English"), "the focus is on `{focus}`");
    let text = english.text().await?;
    for dutch_word in ["Weet ik niet", "Verder naar", "Terug naar", "beantwoord"] {
        ensure!(!text.contains(dutch_word), "`{dutch_word}` is still on the English screen: {text}");
    }
    let back = english.in_language(Lang::Nl).await?;
    back.is_chosen("PR-2", Answer::DontKnow).await?;
    back.back().await?;
    back.is_chosen("PE-1", Answer::Step(3)).await
}

async fn the_language_is_there_again_at_the_next_visit(stage: &mut Stage) -> Result<()> {
    let page = stage.open(Lang::En).await?;
    page.start_quick().await?;
    page.answer("PE-2", Answer::Step(1)).await?;

    let page = stage.reload(Lang::En).await?;

    page.says("1 of 16 answered").await?;
    let page = stage.open(Lang::En).await?;
    page.says(page.words.start_full).await
}
