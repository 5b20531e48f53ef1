//! What a host's own script may rely on: methods and properties of the element.

use anyhow::{Context, Result, ensure};
use e2e::{
    Answer, Lang, TestContext, answer_fixtures, cli, embed,
    page::{Named, Role},
    scenarios, states, storage_fixture, test_context,
};
use serde_json::{Value, json};

scenarios! {
    methods_that_are_called_before_the_start_wait_for_it;
    properties_that_were_set_before_the_script_came_count;
    properties_and_attributes_are_two_sides_of_one_thing;
    a_result_is_what_the_command_line_prints;
    what_is_taken_out_can_be_put_back;
    a_file_may_come_from_a_frame_or_have_no_prototype;
    a_file_that_is_not_an_answer_file_touches_nothing;
    reset_leaves_nothing;
}

pub(crate) const ONE: &str = r#"<script src="/social-business-scan.js"></script>
<div id="box"><social-business-scan id="a"></social-business-scan></div>"#;

/// The cases that are one answer sheet with its result.
fn cases(of: &str) -> Result<Vec<Value>> {
    let text = std::fs::read_to_string(test_context::root().join("tests/cases/cases.json"))?;
    let all: Value = serde_json::from_str(&text)?;
    let all = all[of].as_array().with_context(|| format!("no cases of {of}"))?;
    Ok(all.iter().filter(|case| case["kind"] == "score").cloned().collect())
}

/// The same values; numbers as equal as `docs/scoring.md` asks.
pub(crate) fn is_same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Number(one), Value::Number(other)) => {
            (one.as_f64().unwrap_or(f64::NAN) - other.as_f64().unwrap_or(f64::NAN)).abs() <= 1e-9
        }
        (Value::Array(one), Value::Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| is_same(one, other))
        }
        (Value::Object(one), Value::Object(other)) => {
            one.len() == other.len()
                && one.iter().all(|(key, value)| other.get(key).is_some_and(|found| is_same(value, found)))
        }
        _ => one == other,
    }
}

async fn methods_that_are_called_before_the_start_wait_for_it(context: &mut TestContext) -> Result<()> {
    context.serve(embed::with_page(embed::site(), "host.html", &embed::host(ONE)))?;
    let page = embed::goto(context, "host.html").await?.only(0);
    // A new element, worked in the very task that makes it.
    let script = "const done = arguments[1], scan = document.createElement('social-business-scan');
        scan.storageKey = 'new';
        document.body.append(scan);
        Promise.all([scan.ready, scan.setAnswers(arguments[0]), scan.getAnswers(), scan.getResult()])
            .then(([, , answers, result]) => done({ answers: answers.answers, kind: result.kind }), error => done({ error: String(error) }));";
    let sheet = answer_fixtures::case("S01")?;
    let told = page.driver().execute_async(script, vec![sheet.clone()]).await?.json().clone();

    ensure!(told["answers"] == sheet["answers"] && told["kind"] == "sbs-result", "told: {told}");
    Ok(())
}

async fn properties_that_were_set_before_the_script_came_count(context: &mut TestContext) -> Result<()> {
    let body = "<social-business-scan id=a></social-business-scan>";
    context.serve(embed::with_page(embed::site(), "host.html", &embed::host(body)))?;
    let page = embed::goto(context, "host.html").await?.only(0);
    page.ask(
        "Object.assign(document.getElementById('a'), { mode: 'quick', storageKey: 'early', screen: 'question', headingLevel: 4, lang: 'en' });
        const script = document.createElement('script'); script.src = '/social-business-scan.js'; document.head.append(script);",
        vec![],
    )
    .await?;
    let page = context.page(Lang::En)?.only(0);
    page.wait_for_app().await?;
    page.find(Role::Group, Named::Starts(page.words.question)).await?;
    page.answer("PE-2", Answer::Step(1)).await?;

    page.says("1 of 16 answered").await?;
    let kept = storage_fixture::read(page.driver(), "sbs:1:social-business:early").await?;
    ensure!(kept.is_some(), "nothing is kept under its own key");
    let names = page.ask("return e2e.all('h4').length;", vec![]).await?;
    ensure!(names.as_u64() > Some(0), "no heading of level 4");
    Ok(())
}

async fn properties_and_attributes_are_two_sides_of_one_thing(context: &mut TestContext) -> Result<()> {
    embed::open_host(context, ONE).await?;
    let page = context.page(Lang::Nl)?.only(0);
    let script = "const scan = document.createElement('social-business-scan'), told = [];
        for (const [property, attribute, value] of [['mode', 'mode', 'quick'], ['src', 'src', '/scan.json'], ['storage', 'storage', 'none'],
            ['storageKey', 'storage-key', 'x'], ['theme', 'theme', 'dark'], ['screen', 'screen', 'question'], ['flow', 'flow', 'one'], ['headingLevel', 'heading-level', 4],
            ['resultLink', 'result-link', 'https://example.org/']]) {
            if (scan[property] !== null) told.push(`${property} is ${scan[property]} at first`);
            scan[property] = value;
            if (scan.getAttribute(attribute) !== String(value)) told.push(`${property} does not set ${attribute}`);
            if (scan[property] !== String(value)) told.push(`${property} reads ${scan[property]}`);
            scan[property] = null;
            if (scan.hasAttribute(attribute)) told.push(`${property} leaves ${attribute}`);
        }
        return told;";
    let told = page.ask(script, vec![]).await?;
    ensure!(told == json!([]), "told: {told}");
    Ok(())
}

async fn a_result_is_what_the_command_line_prints(context: &mut TestContext) -> Result<()> {
    embed::open_host(context, ONE).await?;
    let page = context.page(Lang::Nl)?.only(0);
    for case in cases("cases")? {
        let sheet = &case["input"];
        embed::call(&page, 0, "setAnswers", std::slice::from_ref(sheet))
            .await
            .with_context(|| format!("{}", case["id"]))?;
        let result = embed::call(&page, 0, "getResult", &[]).await?;
        // A threshold of its own is for the command line: a visitor cannot set one.
        let mut plain = sheet.clone();
        plain.as_object_mut().context("a sheet is an object")?.remove("parameters");
        let expected = [cli::score(sheet)?, cli::score(&plain)?];
        ensure!(
            expected.iter().any(|expected| is_same(&result, expected)),
            "{}: the element says {result}, the command line {}",
            case["id"],
            expected[0]
        );
    }
    Ok(())
}

async fn what_is_taken_out_can_be_put_back(context: &mut TestContext) -> Result<()> {
    embed::open_host(context, ONE).await?;
    let page = context.page(Lang::Nl)?.only(0);
    let empty = embed::call(&page, 0, "getAnswers", &[]).await?;
    ensure!(empty["kind"] == "sbs-answers" && empty["answers"] == json!({}), "at first: {empty}");
    page.start_full().await?;
    page.answer("PE-1", Answer::Step(2)).await?;
    page.answer("PE-2", Answer::DontKnow).await?;
    page.ask("e2e.all('fieldset summary')[0].click();", vec![]).await?;
    let note = page.find(Role::Textbox, Named::Starts("Toelichting bij vraag 1")).await?;
    page.type_into(&note, "Bekers").await?;

    let taken = embed::call(&page, 0, "getAnswers", &[]).await?;
    ensure!(
        taken["answers"] == json!({ "PE-1": 2, "PE-2": "DK" }) && taken["notes"]["PE-1"] == "Bekers",
        "taken: {taken}"
    );
    ensure!(
        taken["instrument"] == "social-business" && taken["version"] == 1 && taken["mode"] == "full",
        "taken: {taken}"
    );
    // The file is a copy: what a host does with it is the host's.
    page.ask(
        "document.getElementById('a').getAnswers().then(file => { file.answers['PE-1'] = 4; });",
        vec![],
    )
    .await?;
    embed::call(&page, 0, "reset", &[]).await?;
    embed::call(&page, 0, "setAnswers", std::slice::from_ref(&taken)).await?;

    let again = embed::call(&page, 0, "getAnswers", &[]).await?;
    for key in ["answers", "notes", "mode"] {
        ensure!(again[key] == taken[key], "{key} was {}, is {}", taken[key], again[key]);
    }
    page.says("2 van 48 beantwoord").await?;
    let scored = cli::score(&again)?;
    ensure!(
        is_same(&embed::call(&page, 0, "getResult", &[]).await?, &scored),
        "another result than {scored}"
    );
    Ok(())
}

/// An object of another window is none of this window's `Object`s.
async fn a_file_may_come_from_a_frame_or_have_no_prototype(context: &mut TestContext) -> Result<()> {
    embed::open_host(context, ONE).await?;
    let page = context.page(Lang::Nl)?.only(0);
    let script = "const done = arguments[0], scan = document.getElementById('a');
        const text = JSON.stringify({ instrument: 'social-business', version: 1, mode: 'full', answers: { 'PE-1': 3, 'PE-2': 'DK' } });
        const frame = document.createElement('iframe');
        document.body.append(frame);
        const bare = value => typeof value === 'object' ? Object.assign(Object.create(null), Object.fromEntries(Object.entries(value).map(([key, part]) => [key, bare(part)]))) : value;
        const files = { frame: frame.contentWindow.JSON.parse(text), bare: bare(JSON.parse(text)), proxy: new Proxy(JSON.parse(text), {}), frozen: Object.freeze(JSON.parse(text)) };
        const told = {};
        (async () => {
            for (const [name, file] of Object.entries(files)) {
                await scan.reset();
                told[name] = await scan.setAnswers(file).then(async () => (await scan.getAnswers()).answers, error => `${error?.code}`);
            }
        })().then(() => done(told));";
    let told = page.driver().execute_async(script, vec![]).await?.json().clone();

    for name in ["frame", "bare", "proxy", "frozen"] {
        ensure!(told[name] == json!({ "PE-1": 3, "PE-2": "DK" }), "{name}: {told}");
    }
    Ok(())
}

async fn a_file_that_is_not_an_answer_file_touches_nothing(context: &mut TestContext) -> Result<()> {
    embed::open_host(context, ONE).await?;
    let page = context.page(Lang::Nl)?.only(0);
    page.start_full().await?;
    page.answer("PE-1", Answer::Step(2)).await?;
    let key = "sbs:1:social-business:default";
    let before = storage_fixture::read(page.driver(), key).await?.context("nothing is kept")?;
    let sheet = answer_fixtures::case("S01")?;
    let with = |path: &str, value: Value| {
        let mut changed = storage_fixture::envelope(&sheet);
        changed[path] = value;
        changed
    };
    let mut wrong: Vec<Value> = vec![
        Value::Null,
        json!(5),
        json!("SB1-2096T"),
        json!({}),
        json!({ "answers": [] }),
        cli::score(&sheet)?,
        with("instrument", json!("other-scan")),
        with("mode", json!("medium")),
        with("version", json!(99)),
        with("answers", json!({ "PE-1": 1e300 })),
    ];
    wrong.extend(cases("errors")?.iter().map(|case| case["input"].clone()));

    for file in &wrong {
        let text = file.to_string();
        let refused = embed::call(&page, 0, "setAnswers", std::slice::from_ref(file)).await;
        let told = refused.err().with_context(|| format!("it was taken: {text:.300}"))?.to_string();
        ensure!(
            !told.starts_with("undefined") && !told.starts_with(':'),
            "no code: `{told}` for {text:.300}"
        );
        let now = storage_fixture::read(page.driver(), key).await?;
        ensure!(now.as_deref() == Some(before.as_str()), "it changed what is kept, by {text:.300}: {now:?}");
    }
    // The form of a newer version with answers that we know: they are taken, what is new is left out.
    // (A newer questionnaire is refused above: its answers may mean something else.)
    embed::call(&page, 0, "setAnswers", &[states::newer(&answer_fixtures::only(&sheet, &["PE-1", "PE-2"]))])
        .await?;
    let taken = embed::call(&page, 0, "getAnswers", &[]).await?;
    ensure!(taken["answers"] == json!({ "PE-1": 3, "PE-2": 3 }) && taken["schema"] == 1, "taken: {taken}");
    page.answer("PE-1", Answer::Step(2)).await?;
    // What JSON cannot say, a script can.
    let told = page.driver().execute_async(ODD, vec![]).await?.json().clone();
    for odd in told.as_array().context("no list")? {
        ensure!(odd["told"] == "refused", "{odd}");
    }
    page.is_chosen("PE-1", Answer::Step(2)).await?;
    page.answer("PE-2", Answer::Step(3)).await?;
    let kept = embed::call(&page, 0, "getAnswers", &[]).await?;
    ensure!(kept["answers"] == json!({ "PE-1": 2, "PE-2": 3 }), "answers: {kept}");
    ensure!(embed::errors(&page).await?.is_empty(), "errors: {:?}", embed::errors(&page).await?);
    Ok(())
}

/// Each in its turn: one that stops the wasm takes every scan with it, and then the next would tell nothing.
const ODD: &str = "const done = arguments[0], scan = document.getElementById('a');
    const file = { instrument: 'social-business', version: 1, mode: 'full', answers: {} };
    const circle = { ...file };
    circle.self = circle;
    const web = { ...file };
    web.one = web.two = [web, web];
    const gone = Proxy.revocable(file, {});
    gone.revoke();
    const odd = {
        nothing: undefined, function: () => 1, symbol: Symbol('x'), big: 10n, date: new Date(0), map: new Map([['answers', {}]]), element: document.body,
        throws: { ...file, get answers() { throw new Error('of the host') } },
        traps: new Proxy(file, { get() { throw new Error('of the host') }, ownKeys() { throw new Error('of the host') } }),
        revoked: gone.proxy,
        long: { ...file, answers: Object.fromEntries(Array.from({ length: 200000 }, (_, at) => [`X-${at}`, 1])) },
        wide: { instrument: 'social-business', version: 1, mode: 'full', answers: [], list: new Array(4e9) },
        circle: { ...circle, answers: 5 }, web: { ...web, answers: 5 },
    };
    const told = [];
    (async () => {
        for (const [name, value] of Object.entries(odd)) {
            const how = await scan.setAnswers(value).then(() => 'taken', error => error?.code ? 'refused' : `no code: ${error}`);
            told.push({ name, told: how });
        }
    })().then(() => done(told));";

async fn reset_leaves_nothing(context: &mut TestContext) -> Result<()> {
    embed::open_host(context, ONE).await?;
    let page = context.page(Lang::Nl)?.only(0);
    page.start_full().await?;
    page.answer("PE-1", Answer::Step(2)).await?;
    page.answer("PE-2", Answer::Step(2)).await?;

    embed::call(&page, 0, "reset", &[]).await?;

    page.find(Role::Button, Named::Starts(page.words.start_full)).await?;
    let kept = embed::call(&page, 0, "getAnswers", &[]).await?;
    ensure!(kept["answers"] == json!({}), "answers: {kept}");
    let left = page.ask("return Object.entries(localStorage).filter(([key, text]) => key.startsWith('sbs:') && text.includes('PE-1')).join();", vec![]).await?;
    ensure!(left == "", "left on the device: {left}");
    let last = embed::event(&page, "sbs-progress").await?;
    ensure!(last["answered"] == 0 && last["item"].is_null(), "told: {last}");
    page.start_full().await?;
    page.is_open("PE-1").await
}
