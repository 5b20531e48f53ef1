//! What a host's own script may rely on: events of the element, and what a listener may do.

use anyhow::{Context, Result, ensure};
use e2e::{
    Answer, Lang, Page, TestContext, answer_fixtures, cli, embed,
    page::{Named, Role},
    scenarios, wait,
};
use serde_json::{Value, json};

use crate::api::{ONE, is_same};

scenarios! {
    events_are_plain_and_come_after_the_change;
    complete_is_told_once_for_each_set_of_answers;
    a_listener_may_do_anything;
}

async fn events_are_plain_and_come_after_the_change(context: &mut TestContext) -> Result<()> {
    let body = format!("<script src=\"/pages/frameworks/event-shape-recorder.js\"></script>{ONE}");
    embed::open_host(context, &body).await?;
    let page = context.page(Lang::Nl)?.only(0);
    page.start_full().await?;
    page.answer("PE-1", Answer::Step(2)).await?;
    // A click by a script: the event may not come while the click is still being handled. From a timer, as a host's
    // script would: WebKit's driver empties the list of microtasks within its own scripts.
    let script = "const group = e2e.all('fieldset')[1], done = arguments[0];
        setTimeout(() => {
            const before = heard.length;
            group.querySelectorAll('input[type=radio]')[4].click();
            done(heard.length - before);
        });";
    let during = page.ask_async(script).await?;
    ensure!(during == 0, "{during} events came within the click");
    page.is_chosen("PE-2", Answer::Step(4)).await?;
    embed::call(&page, 0, "setAnswers", &[answer_fixtures::case("S01")?]).await?;
    show_result(&page).await?;
    embed::event(&page, "sbs-complete").await?;

    let heard = page.ask("return heard;", vec![]).await?;
    let heard = heard.as_array().context("no list")?;
    for event in heard {
        for (key, expected) in [
            ("bubbles", json!(true)),
            ("composed", json!(true)),
            ("cancelable", json!(false)),
            ("target", json!("a")),
            ("plain", json!(true)),
        ] {
            ensure!(event[key] == expected, "{key} of {event}");
        }
        let detail = &event["detail"];
        ensure!(
            detail["instrument"] == "social-business" && detail["version"] == 1,
            "no instrument in {event}"
        );
        if event["type"] == "sbs-progress" {
            let mut keys: Vec<_> =
                detail.as_object().into_iter().flatten().map(|(key, _)| key.as_str()).collect();
            keys.sort_unstable();
            ensure!(
                keys == ["answered", "instrument", "item", "total", "version"],
                "told on the way: {detail}"
            );
        }
    }
    let progress: Vec<_> = heard
        .iter()
        .filter(|event| event["type"] == "sbs-progress")
        .map(|event| (event["detail"]["answered"].clone(), event["detail"]["item"].clone()))
        .collect();
    ensure!(
        progress.starts_with(&[(json!(1), json!("PE-1")), (json!(2), json!("PE-2"))])
            && progress.last() == Some(&(json!(48), Value::Null)),
        "progress: {progress:?}"
    );
    Ok(())
}

/// From wherever the scan is.
async fn show_result(page: &Page<'_>) -> Result<()> {
    let is_there = async || -> Result<bool> {
        Ok(page.look_for(Role::Table, Named::Starts(page.words.three_ps)).await?.is_some())
    };
    for button in [page.words.view_result, page.words.resume, page.words.overview, page.words.show_result] {
        if !is_there().await? && page.look_for(Role::Button, Named::Starts(button)).await?.is_some() {
            page.press(Role::Button, Named::Starts(button)).await?;
        }
    }
    page.find(Role::Table, Named::Starts(page.words.three_ps)).await.map(drop)
}

async fn complete_is_told_once_for_each_set_of_answers(context: &mut TestContext) -> Result<()> {
    embed::open_host(context, ONE).await?;
    let page = context.page(Lang::Nl)?.only(0);
    let sheet = answer_fixtures::case("S01")?;
    let completes = async || -> Result<Vec<Value>> {
        Ok(embed::events(&page)
            .await?
            .into_iter()
            .filter(|event| event["type"] == "sbs-complete")
            .map(|event| event["detail"].clone())
            .collect())
    };
    embed::call(&page, 0, "setAnswers", std::slice::from_ref(&sheet)).await?;
    show_result(&page).await?;
    let told = embed::event(&page, "sbs-complete").await?;
    ensure!(is_same(&told["result"], &cli::score(&sheet)?), "told: {told}");
    ensure!(told["answered"] == 48 && told["total"] == 48, "told: {told}");

    // Away and back: nothing new to tell.
    page.press(Role::Button, Named::Is(page.words.edit)).await?;
    show_result(&page).await?;
    ensure!(completes().await?.len() == 1, "told {} times", completes().await?.len());
    // Another answer: told again.
    page.press(Role::Button, Named::Is(page.words.edit)).await?;
    page.open_section(&page.instrument.dimension("L2", Lang::Nl)?).await?;
    page.answer("L2-5", Answer::Step(3)).await?;
    page.to_the_end().await?;
    page.show_result().await?;
    wait::until("the second telling", async || Ok((completes().await?.len() == 2).then_some(()))).await?;
    let mut changed = sheet;
    changed["answers"]["L2-5"] = json!(3);
    let told = completes().await?;
    ensure!(is_same(&told[1]["result"], &cli::score(&changed)?), "told: {}", told[1]);
    Ok(())
}

/// Every method, attributes, moving and removing, from inside a listener.
async fn a_listener_may_do_anything(context: &mut TestContext) -> Result<()> {
    embed::open_host(context, ONE).await?;
    let page = context.page(Lang::Nl)?.only(0);
    let script = "const scan = document.getElementById('a'), box = document.createElement('div');
        document.body.append(box);
        window.told = [];
        let round = 0;
        scan.addEventListener('sbs-progress', async event => {
            round += 1;
            try {
                if (round === 1) {
                    scan.setAttribute('theme', 'dark'); scan.setAttribute('lang', 'en'); scan.setAttribute('lang', 'nl');
                    const [answers, result] = await Promise.all([scan.getAnswers(), scan.getResult()]);
                    told.push(Object.keys(answers.answers).length, result.kind);
                } else if (round === 2) {
                    box.append(scan);
                    await scan.setAnswers({ instrument: 'social-business', version: 1, mode: 'full', answers: { 'PE-1': 0 } });
                    told.push('set');
                } else if (round === 3) {
                    await scan.reset();
                    told.push('reset');
                } else if (round === 4) {
                    scan.remove();
                    told.push('removed');
                    throw new Error('of the host');
                }
            } catch (error) { told.push(String(error)); }
        });";
    page.ask(script, vec![]).await?;
    page.start_full().await?;

    page.answer("PE-1", Answer::Step(2)).await?;
    wait::until("both answers", async || {
        Ok((page.ask("return told;", vec![]).await? == json!([1, "sbs-result"])).then_some(()))
    })
    .await?;
    page.radio("PE-2", Answer::Step(1)).await?;
    page.ask("e2e.all('fieldset')[1].querySelectorAll('input[type=radio]')[1].click();", vec![]).await?;

    wait::until("the last of the listener", async || {
        let told = page.ask("return told;", vec![]).await?;
        Ok((told
            .as_array()
            .is_some_and(|told| told.contains(&json!("removed")) || told.contains(&json!("reset"))))
        .then_some(()))
    })
    .await
    .with_context(|| "the listener did not come to its end")?;
    ensure!(embed::errors(&page).await?.is_empty(), "errors: {:?}", embed::errors(&page).await?);
    let fatal: Vec<_> =
        embed::events(&page).await?.into_iter().filter(|event| event["type"] == "sbs-error").collect();
    ensure!(fatal.is_empty(), "errors told: {fatal:?}");
    Ok(())
}
