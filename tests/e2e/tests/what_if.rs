//! What if: other answers tried out on the result, and the target that can come of them.

use anyhow::{Context, Result, ensure};
use e2e::{
    Lang, Page, TestContext,
    page::{Named, Role},
    scenarios, states, storage_fixture, wait,
};
use serde_json::{Value, json};
use thirtyfour::Key;

scenarios! {
    a_trial_moves_both_drawings_and_going_back_leaves_what_is_kept_byte_for_byte in all because "what is kept, and what a canvas holds, is the engine's";
    a_press_draws_the_trial_in_its_own_task_and_changes_nothing_that_does_not_show_it;
    a_trial_becomes_the_target_of_the_plan_which_stays_until_it_is_removed;
    trying_and_wishing_can_be_done_with_the_keyboard_only in all because "what keys do and where the focus goes is the engine's";
}

/// The words of this subject.
struct Words {
    try_step: &'static str,
    try_way: &'static str,
    routes: &'static str,
    actions: &'static str,
    advice: &'static str,
    outcome: &'static str,
    stop: &'static str,
    ended: &'static str,
    take: &'static str,
    table: &'static str,
    target: &'static str,
    level: &'static str,
    kept: &'static str,
    target_kept: &'static str,
    add: &'static str,
    see_plan: &'static str,
    plan_target: &'static str,
    effect: &'static str,
    to_result: &'static str,
}

const fn words(lang: Lang) -> Words {
    match lang {
        Lang::Nl => Words {
            try_step: "Probeer ‘Grotendeels’",
            try_way: "Probeer dit uit",
            routes: "Toon 3 andere routes",
            actions: "Eerst doen",
            advice: "Zo pak je het aan",
            outcome: "In de proef: niveau 3. Nu: niveau 1.",
            stop: "Terug naar de echte antwoorden",
            ended: "Je ziet weer het resultaat van de echte antwoorden.",
            take: "Neem de proef over als doel",
            table: "Nu en in de proef",
            target: "Jullie doel",
            level: "niveau 3",
            kept: "Deze meting staat nu bij je eerdere metingen.",
            target_kept: "Het doel staat bij de scan.",
            add: "Zet in het plan",
            see_plan: "Bekijk het plan",
            plan_target: "Doel: niveau 3, People 69, Profit 50, Planet 49.",
            effect: "Dan stijgt het niveau van 1 naar 3.",
            to_result: "Naar het resultaat",
        },
        Lang::En => Words {
            try_step: "Try ‘Largely’",
            try_way: "Try this out",
            routes: "Show 3 other routes",
            actions: "Do this first",
            advice: "How to go about it",
            outcome: "In the trial: level 3. Now: level 1.",
            stop: "Back to the real answers",
            ended: "You see the result of the real answers again.",
            take: "Take the trial over as target",
            table: "Now and in the trial",
            target: "Your target",
            level: "level 3",
            kept: "This result is now among your earlier results.",
            target_kept: "The target is with the scan.",
            add: "Add to the plan",
            see_plan: "See the plan",
            plan_target: "Target: level 3, People 69, Profit 50, Planet 49.",
            effect: "Then the level rises from 1 to 3.",
            to_result: "To the result",
        },
    }
}

/// The worked example at its result.
async fn at_result<'a>(context: &'a TestContext, lang: Lang) -> Result<Page<'a>> {
    let states = states::all()?;
    let state = states.iter().find(|state| state.name == "result").context("there is no such state")?;
    let page = state.reach(context, lang).await?;
    page.find(Role::Table, Named::Starts(page.words.three_ps)).await?;
    // The result is kept as an attempt, and that is said: what a press says must not come before it.
    page.status_is(words(lang).kept).await?;
    page.is_drawn().await?;
    Ok(page)
}

/// All that is kept, key by key.
async fn kept(page: &Page<'_>) -> Result<Value> {
    let all = "return [localStorage, sessionStorage].map(kept => Object.entries(kept).sort());";
    page.ask(all, vec![]).await
}

/// The pixels of both drawings, or nothing while one of them is blank or still changes: they are drawn in turns, in frames
/// after the result is there.
const AT_REST: &str = "const done = arguments[0], drawings = e2e.all('canvas[id$=-radar], canvas[id$=-pyramid]');
    const blank = ({ width, height }) => Object.assign(document.createElement('canvas'), { width, height }).toDataURL();
    const pixels = () => drawings.map(canvas => canvas.toDataURL());
    const before = pixels();
    requestAnimationFrame(() => requestAnimationFrame(() => {
        const now = pixels();
        const isWhole = now.every((own, place) => own === before[place] && own !== blank(drawings[place]));
        done(drawings.length === 2 && isWhole ? now : null);
    }));";

/// The pixels of both drawings once they are drawn.
async fn drawings_at_rest(page: &Page<'_>) -> Result<Value> {
    wait::until("both drawings to be drawn", async || {
        let drawn = page.ask_async(AT_REST).await?;
        Ok((!drawn.is_null()).then_some(drawn))
    })
    .await
}

/// The pixels of both drawings.
async fn drawings(page: &Page<'_>) -> Result<Value> {
    page.ask(
        "return e2e.all('canvas[id$=-radar], canvas[id$=-pyramid]').map(canvas => canvas.toDataURL());",
        vec![],
    )
    .await
}

async fn drawings_become(page: &Page<'_>, what: &str, are: impl Fn(&Value, &Value) -> bool) -> Result<Value> {
    wait::until(what, async || {
        let now = drawings(page).await?;
        let pair = now.as_array().filter(|pair| pair.len() == 2).context("there are not two drawings")?;
        Ok(are(&pair[0], &pair[1]).then(|| now.clone()))
    })
    .await
}

/// Notes which parts of the result change: the scores, what is kept and the advice have nothing to do with a trial.
const WATCH: &str = "window.changed = [];
    const watch = element => new MutationObserver(records => changed.push(...records.map(record => element.className)))
        .observe(element, { subtree: true, childList: true, attributes: true, characterData: true });
    e2e.all('.sbs-scores, .sbs-keep, .sbs-band, .sbs-caveats').forEach(watch);
    return e2e.all('.sbs-scores, .sbs-keep, .sbs-band, .sbs-caveats').length;";

async fn a_trial_moves_both_drawings_and_going_back_leaves_what_is_kept_byte_for_byte(
    context: &mut TestContext,
) -> Result<()> {
    for lang in Lang::of_engine(context.engine()) {
        let (lang, words) = (*lang, words(*lang));
        let page = at_result(context, lang).await?;
        let (before, drawn) = (kept(&page).await?, drawings_at_rest(&page).await?);
        let watched = page.ask(WATCH, vec![]).await?;
        ensure!(watched.as_u64() >= Some(4), "{watched} parts are watched");

        page.press(Role::Button, Named::Starts(words.try_step)).await?;

        page.status_is(words.outcome).await?;
        let differ = |one: &Value, other: &Value| *one != drawn[0] && *other != drawn[1];
        drawings_become(&page, "both drawings with the trial", differ).await?;
        let table = page.table(words.table).await?;
        let level = table.row_with(if lang == Lang::Nl { "Niveau" } else { "Level" })?;
        ensure!(level.iter().any(|cell| cell == words.level), "the row of the level: {level:?}");
        page.focus_is(|focus| focus.contains(words.try_step), words.try_step).await?;
        ensure!(kept(&page).await? == before, "a trial is kept");

        // A way that costs as much takes the place of what was tried.
        page.unfold(words.routes).await?;
        let routes = page.names(Role::Button).await?;
        let ways: Vec<&String> = routes.iter().filter(|name| name.starts_with(words.try_way)).collect();
        // The shortest, which is what is tried already, and three others.
        let [_, other, _, _, ..] = ways.as_slice() else { anyhow::bail!("these can be tried: {ways:?}") };
        page.press(Role::Button, Named::Is(other)).await?;
        let pressed = page.find(Role::Button, Named::Is(other)).await?;
        ensure!(pressed.attr("aria-pressed").await?.as_deref() == Some("true"), "`{other}` is not pressed");

        // So does an action, below how to go about it.
        page.unfold(words.advice).await?;
        let actions = page.find(Role::Region, Named::Is(words.actions)).await?;
        let action = wait::until("an action that can be tried", async || {
            page.look_inside(Some(&actions), Role::Button, Named::Starts(words.try_way)).await
        })
        .await?;
        page.click(&action).await?;
        wait::until("the trial of the action", async || {
            Ok((action.attr("aria-pressed").await?.as_deref() == Some("true")).then_some(()))
        })
        .await?;
        let pressed = page.find(Role::Button, Named::Is(other)).await?;
        ensure!(
            pressed.attr("aria-pressed").await?.as_deref() == Some("false"),
            "`{other}` is still pressed"
        );

        page.press(Role::Button, Named::Is(words.stop)).await?;
        page.status_is(words.ended).await?;
        page.is_gone(Role::Table, Named::Starts(words.table)).await?;
        page.focus_is(|focus| focus.contains("People, Profit, Planet"), "the heading of the drawing").await?;
        drawings_become(&page, "the drawings as they were", |one, other| {
            *one == drawn[0] && *other == drawn[1]
        })
        .await?;
        ensure!(kept(&page).await? == before, "something else is kept after a trial");
        let changed = page.ask("return [...new Set(changed)];", vec![]).await?;
        ensure!(changed == json!([]), "a trial changes these: {changed}");
    }
    Ok(())
}

/// Presses what tries an answer out, and looks a message later: in a task of its own, before any frame.
const PRESS: &str = "const done = arguments[0], drawings = e2e.all('canvas[id$=-radar], canvas[id$=-pyramid]');
    const pixels = () => drawings.map(canvas => canvas.toDataURL());
    const before = pixels(), changed = [];
    const place = node => (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement).closest('[class], html');
    const observer = new MutationObserver(records => changed.push(...records.map(({ target, attributeName }) =>
        (place(target).className || place(target).localName) + (attributeName ? ' @' + attributeName : ''))));
    observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    e2e.all('.sbs-try')[0].click();
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
        const after = pixels();
        done([after.map((own, place) => own !== before[place]), changed]);
    };
    port2.postMessage(0);";

async fn a_press_draws_the_trial_in_its_own_task_and_changes_nothing_that_does_not_show_it(
    context: &mut TestContext,
) -> Result<()> {
    let page = at_result(context, Lang::Nl).await?;
    page.ask(
        "e2e.all('canvas[id$=-radar]')[0].scrollIntoView({ block: 'center', behavior: 'instant' });",
        vec![],
    )
    .await?;
    drawings_at_rest(&page).await?;

    // The bar, what is said, the buttons that try this answer with what comes of it, and the drawings. Nothing of the
    // document: a language that is set anew there makes a browser style the whole page again.
    const KNOWN: [&str; 9] = [
        "sbs-try",
        "sbs-result",
        "sbs-visually-hidden",
        "sbs-drawing",
        "sbs-trial",
        "sbs-beside",
        "sbs-block",
        "sbs-buttons",
        "sbs-quiet",
    ];
    let mut drawn_at_once = 0;
    // A press and one that takes it back, by turns. Yew leaves a press that takes long to a second task: on a machine that
    // is busy some may, and not all.
    for press in 0..8 {
        let (drawn, changed): (Vec<bool>, Vec<String>) =
            serde_json::from_value(page.ask_async(PRESS).await?)?;
        drawn_at_once += usize::from(drawn == [true, true]);
        let is_known = |place: &&String| KNOWN.iter().any(|known| place.starts_with(known));
        let other: Vec<&String> = changed.iter().filter(|place| !is_known(place)).collect();
        ensure!(other.is_empty(), "something else changed: {other:?}");
        // A drawing asks the page for its colours each time it is drawn, on a busy machine more than once for a press.
        let others = changed.iter().filter(|place| !place.starts_with("sbs-drawing")).count();
        ensure!(others <= 80, "{others} changes beside the drawings: {changed:?}");
        let is_on = press % 2 == 0;
        wait::until("what the drawings say", async || {
            let said = "return e2e.all('canvas[id$=-radar], canvas[id$=-pyramid]')
                .map(canvas => canvas.getAttribute('aria-label').includes('Proef: '));";
            Ok((page.ask(said, vec![]).await? == json!([is_on, is_on])).then_some(()))
        })
        .await?;
    }
    ensure!(drawn_at_once > 0, "no press draws in its own task");
    Ok(())
}

/// The target that is kept.
async fn target(page: &Page<'_>) -> Result<Value> {
    let text = storage_fixture::read(page.driver(), storage_fixture::KEY).await?;
    let envelope: Value = serde_json::from_str(&text.context("nothing is kept")?)?;
    Ok(envelope["target"].clone())
}

/// From a trial to a target, from there to an action of the plan, and back to the result.
async fn from_trial_to_plan<'a>(context: &'a TestContext, lang: Lang) -> Result<Page<'a>> {
    let words = words(lang);
    let page = at_result(context, lang).await?;
    page.press(Role::Button, Named::Starts(words.try_step)).await?;
    page.press(Role::Button, Named::Is(words.take)).await?;
    page.status_is(words.target_kept).await?;
    page.focus_is(|focus| focus.contains(words.target), words.target).await?;
    let wished = json!({ "level": 3, "scores": { "PE": 69, "PR": 50, "PL": 49 } });
    ensure!(target(&page).await? == wished, "kept: {}", target(&page).await?);

    page.press(Role::Button, Named::Starts(words.add)).await?;
    page.press(Role::Button, Named::Is(words.see_plan)).await?;
    page.heading_is(page.words.plan).await?;
    page.says(words.plan_target).await?;
    page.says(words.effect).await?;
    page.press(Role::Button, Named::Is(words.to_result)).await?;
    page.find(Role::Table, Named::Starts(page.words.three_ps)).await?;
    ensure!(target(&page).await? == wished, "kept: {}", target(&page).await?);
    Ok(page)
}

async fn a_trial_becomes_the_target_of_the_plan_which_stays_until_it_is_removed(
    context: &mut TestContext,
) -> Result<()> {
    from_trial_to_plan(context, Lang::En).await?;
    let lang = Lang::Nl;
    let page = from_trial_to_plan(context, lang).await?;
    let wished = target(&page).await?;

    // A number that cannot be is said beside its field, and the rest stays typed.
    page.unfold("Pas het doel aan").await?;
    let people = page.find(Role::Textbox, Named::Starts("Doel voor People")).await?;
    people.clear().await?;
    page.type_into(&people, "101").await?;
    page.press(Role::Button, Named::Is("Bewaar het doel")).await?;
    page.says("Dit is geen heel getal van 0 tot 100.").await?;
    page.focus_is(|focus| focus.contains("Doel voor People"), "the field").await?;
    ensure!(target(&page).await? == wished, "kept: {}", target(&page).await?);
    people.clear().await?;
    page.type_into(&people, "80").await?;
    page.ask(
        "const date = e2e.all('input[type=date]')[0]; date.value = '2027-03-01';
        date.dispatchEvent(new Event('input', { bubbles: true, composed: true }));",
        vec![],
    )
    .await?;
    page.press(Role::Button, Named::Is("Bewaar het doel")).await?;
    page.find(Role::Table, Named::Is("Doel voor 1 maart 2027")).await?;
    let wished = json!({ "level": 3, "scores": { "PE": 80, "PR": 50, "PL": 49 }, "date": "2027-03-01" });
    ensure!(target(&page).await? == wished, "kept: {}", target(&page).await?);

    let page = context.reload(lang).await?;
    let table = page.table("Doel voor 1 maart 2027").await?;
    ensure!(table.row_with("People")?.iter().any(|cell| cell == "80"), "{table:?}");
    page.unfold("Pas het doel aan").await?;
    page.press(Role::Button, Named::Is("Verwijder het doel")).await?;
    page.status_is("Het doel is weg.").await?;
    page.is_gone(Role::Table, Named::Starts("Doel voor")).await?;
    ensure!(target(&page).await?.is_null(), "kept: {}", target(&page).await?);
    Ok(())
}

async fn trying_and_wishing_can_be_done_with_the_keyboard_only(context: &mut TestContext) -> Result<()> {
    let words = words(Lang::Nl);
    let page = at_result(context, Lang::Nl).await?;
    let to = async |name: &str| page.tab_until(name, async || Ok(page.focus().await?.contains(name))).await;
    to(words.try_step).await?;
    page.key(Key::Enter).await?;
    page.status_is(words.outcome).await?;
    page.focus_is(|focus| focus.contains(words.try_step), words.try_step).await?;

    to("Wat als?").await?;
    page.key(Key::Enter).await?;
    to("Zoek een vraag").await?;
    page.type_text("crisis").await?;
    page.says("gevonden.").await?;
    let statement = page.instrument.statement("L2-5", Lang::Nl)?;
    page.tab_until(&statement, async || Ok(page.focus_group().await?.contains(&statement))).await?;
    // From 3 to 2: level 1 again; a group of radio buttons is one stop.
    page.key(Key::Up).await?;
    page.status_is("In de proef blijft het niveau 1.").await?;
    page.focus_group_is(&statement).await?;

    to("Stel een doel in").await?;
    page.key(Key::Enter).await?;
    to("Doel voor Profit").await?;
    page.type_text("75").await?;
    page.key(Key::Enter).await?;
    page.status_is("Het doel staat bij de scan.").await?;
    page.focus_is(|focus| focus.contains(words.target), words.target).await?;
    ensure!(target(&page).await? == json!({ "scores": { "PR": 75 } }), "kept: {}", target(&page).await?);
    Ok(())
}
