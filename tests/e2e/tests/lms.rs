//! The packages for learning environments: SCORM with scorm-again as the run-time, cmi5 with a record store of our own.

use std::{fs, path::Path};

use anyhow::{Context, Result, ensure};
use e2e::{
    Answer, Lang, Page, TestContext, answer_fixtures, cli, embed, lrs::Lrs, npm, packages, scenarios,
    test_context, wait,
};
use serde_json::{Value, json};
use tempfile::TempDir;

scenarios! {
    a_scorm_1_2_course_is_resumed_on_another_device_and_completed in all because "what runs while a window goes away is the engine's";
    a_scorm_2004_course_is_resumed_on_another_device_and_completed in all because "what runs while a window goes away is the engine's";
    a_cmi5_course_is_resumed_and_sends_statements_as_the_specification_has_them in all because "what is sent while a page goes away is the engine's";
    what_a_record_store_keeps_is_still_there_after_reads_that_fail;
    without_the_parameters_of_a_launch_nothing_is_sent;
}

/// How a version of SCORM calls what we look at, as JSON pointers into what scorm-again keeps.
struct Scorm {
    package: &'static str,
    query: &'static str,
    status: &'static str,
    score: &'static str,
    objective: &'static str,
    exit: &'static str,
}

async fn a_scorm_1_2_course_is_resumed_on_another_device_and_completed(
    context: &mut TestContext,
) -> Result<()> {
    let version = Scorm {
        package: "lms/sbs-scorm-1.2.zip",
        query: "",
        status: "/core/lesson_status",
        score: "/core/score/raw",
        objective: "status",
        exit: "/core/exit",
    };
    course(context, &version).await
}

async fn a_scorm_2004_course_is_resumed_on_another_device_and_completed(
    context: &mut TestContext,
) -> Result<()> {
    let version = Scorm {
        package: "lms/sbs-scorm-2004.zip",
        query: "?2004",
        status: "/completion_status",
        score: "/score/raw",
        objective: "success_status",
        exit: "/exit",
    };
    course(context, &version).await
}

async fn course(context: &mut TestContext, version: &Scorm) -> Result<()> {
    let package = packages::unpacked(version.package)?;
    ensure!(
        package.path().join("imsmanifest.xml").is_file(),
        "no manifest at the root of {}",
        version.package
    );
    let run_time = fs::read(npm::modules()?.join("scorm-again/dist/scorm-again.min.js"))?;
    serve(context, package.path(), |site| {
        site.replace("/scorm-again.js", 200, "text/javascript", &run_time)
    })?;
    let sheet = answer_fixtures::case("S09")?;
    let answer = |item: &str| Answer::from_json(&sheet["answers"][item]);

    // The language is the learner's, in the LMS.
    let page = launch(context, version).await?;
    page.start_quick().await?;
    page.answer("PE-2", answer("PE-2")?).await?;
    wait::until("nothing that says that the answers are in this tab only", async || {
        let script = "const said = e2e.all('.sbs-saved'); return said.length === 1 && !e2e.isShown(said[0]);";
        Ok((page.ask(script, vec![]).await? == true).then_some(()))
    })
    .await?;
    let kept = left(context).await?;
    ensure!(kept.pointer(version.status) == Some(&json!("incomplete")), "{kept}");

    // Closed in the task after a press.
    let page = inside(context).await?;
    let quick = page.instrument.quick_items();
    let here = page.items_here(&quick).await?;
    let second = here.iter().find(|item| *item != "PE-2").context("a second question")?;
    page.answer(second, answer(second)?).await?;
    context.driver()?.enter_default_frame().await?;
    context.driver()?.execute("document.querySelector('iframe').remove();", vec![]).await?;
    let kept = left(context).await?;
    ensure!(kept.pointer(version.exit) == Some(&json!("suspend")), "{kept}");
    let has_ended = context.driver()?.execute("return window.ends;", vec![]).await?;
    ensure!(has_ended.json() == &json!(true), "the session was not ended");

    context.leave_behind(&[("lms".to_owned(), kept.to_string())]).await?;
    let page = launch(context, version).await?;
    let resumed = wait::until("the answers on another device", async || {
        let file = embed::call(&page, 0, "getAnswers", &[]).await?;
        Ok((file["answers"].as_object().is_some_and(|answers| answers.len() == 2)).then_some(file))
    })
    .await?;
    ensure!(resumed["answers"][second] == sheet["answers"][second], "{resumed}");

    embed::call(&page, 0, "setAnswers", std::slice::from_ref(&sheet)).await?;
    let result = cli::score(&sheet)?;
    let position = result["position"]["score"].as_f64().context("a position")?;
    let kept = wait::until("a course that is completed", async || {
        let kept = left(context).await?;
        Ok((kept.pointer(version.status) == Some(&json!("completed"))).then_some(kept))
    })
    .await?;
    let score: f64 = kept.pointer(version.score).and_then(Value::as_str).unwrap_or_default().parse()?;
    ensure!((score - position).abs() < 0.001, "a position of {position}: {kept}");
    let tests = result["level"]["tests"].as_array().context("levels")?;
    for (at, test) in tests.iter().enumerate() {
        let told = &kept["objectives"][at.to_string()];
        ensure!(told["id"] == format!("level-{}", test["level"]), "{told}");
        // An objective knows no "not applicable".
        if matches!(test["test"].as_str(), Some("passed" | "failed")) {
            ensure!(told[version.objective] == test["test"], "{test}: {told}");
        }
    }
    Ok(())
}

fn serve(
    context: &mut TestContext,
    package: &Path,
    with: impl FnOnce(e2e::server::Options) -> e2e::server::Options,
) -> Result<()> {
    let pages = test_context::root().join("tests/e2e/pages");
    let site = test_context::site().without_header("Content-Security-Policy");
    context.serve(with(site.also("/launch/", package).also("/pages/", pages)))
}

/// Opens the course and waits for the scan, which must be in the learner's language.
async fn launch<'a>(context: &'a TestContext, version: &Scorm) -> Result<Page<'a>> {
    let url = format!("{}pages/lms/scorm.html{}", context.server().url(), version.query);
    context.driver()?.goto(url).await?;
    let page = inside(context).await?;
    page.wait_for_app().await?;
    page.says("Your answers are kept in this learning environment").await?;
    Ok(page)
}

/// The launch page, in the frame of the course.
async fn inside(context: &TestContext) -> Result<Page<'_>> {
    context.driver()?.enter_default_frame().await?;
    context.driver()?.enter_frame(0).await?;
    context.page(Lang::En)
}

/// What the LMS keeps now; afterwards the driver is in the frame again, if there is one.
async fn left(context: &TestContext) -> Result<Value> {
    let driver = context.driver()?;
    driver.enter_default_frame().await?;
    let kept = driver.execute("return localStorage.getItem('lms') ?? 'null';", vec![]).await?;
    let kept = serde_json::from_str(kept.json().as_str().unwrap_or("null"))?;
    // Without a frame there is nothing to go back to.
    let _ = driver.enter_frame(0).await;
    Ok(kept)
}

const ACTIVITY: &str = "https://lms.example.org/scan";
const REGISTRATION: &str = "0e1b7b3c-27d3-4c85-9d26-4a2d1f3cf0aa";
/// Where the scan keeps its answers.
const STATE: &str = "social-business-scan";
const SESSION: &str = "https://w3id.org/xapi/cmi5/context/extensions/sessionid";

fn launch_data() -> Value {
    json!({
        "contextTemplate": {
            "contextActivities": { "grouping": [{ "id": "https://lms.example.org/course" }] },
            "extensions": { SESSION: "session-1" },
        },
        "launchMode": "Normal",
        "moveOn": "Completed",
        "returnURL": "https://lms.example.org/",
    })
}

fn learner() -> Value {
    json!({ "objectType": "Agent", "account": { "homePage": "https://lms.example.org", "name": "anna" } })
}

/// Opens the launch page and waits until the scan says that the answers are kept.
async fn launch_cmi5<'a>(context: &'a TestContext, lrs: &Lrs) -> Result<Page<'a>> {
    let page = open_cmi5(context, lrs).await?;
    page.says("Your answers are kept in this learning environment").await?;
    Ok(page)
}

/// A served course, the record store that it is launched with, and answers to give. The folder is there as long as it is held.
fn cmi5(context: &mut TestContext) -> Result<(TempDir, Lrs, Value)> {
    let package = packages::unpacked("lms/sbs-cmi5.zip")?;
    serve(context, package.path(), |site| site)?;
    Ok((package, Lrs::start(launch_data())?, answer_fixtures::case("S09")?))
}

/// Goes to the launch page as an LMS does it.
async fn open_cmi5<'a>(context: &'a TestContext, lrs: &Lrs) -> Result<Page<'a>> {
    let script = "return String(new URLSearchParams(arguments[0]));";
    let query = json!({
        "endpoint": lrs.endpoint(), "fetch": lrs.fetch(), "actor": learner().to_string(),
        "registration": REGISTRATION, "activityId": ACTIVITY,
    });
    context.driver()?.goto(format!("{}no-such-page", context.server().url())).await?;
    let query = context.driver()?.execute(script, vec![query]).await?;
    let query = query.json().as_str().context("a query")?.to_owned();
    context.driver()?.goto(format!("{}launch/index.html?{query}", context.server().url())).await?;
    let page = context.page(Lang::En)?;
    page.wait_for_app().await?;
    Ok(page)
}

async fn a_cmi5_course_is_resumed_and_sends_statements_as_the_specification_has_them(
    context: &mut TestContext,
) -> Result<()> {
    let (_course, lrs, sheet) = cmi5(context)?;

    let page = launch_cmi5(context, &lrs).await?;
    page.start_quick().await?;
    page.answer("PE-2", Answer::from_json(&sheet["answers"]["PE-2"])?).await?;
    wait::until("the answer in the record store", async || {
        let kept = lrs.document(STATE).unwrap_or_default();
        Ok((kept["answers"]["answers"]["PE-2"] == sheet["answers"]["PE-2"]).then_some(()))
    })
    .await?;
    context.leave_behind(&[]).await?;
    said(&lrs, &["initialized", "terminated"]).await?;

    lrs.launch_again();
    let page = launch_cmi5(context, &lrs).await?;
    wait::until("the answer on another device", async || {
        let file = embed::call(&page, 0, "getAnswers", &[]).await?;
        Ok((file["answers"]["PE-2"] == sheet["answers"]["PE-2"]).then_some(()))
    })
    .await?;
    embed::call(&page, 0, "setAnswers", std::slice::from_ref(&sheet)).await?;
    said(&lrs, &["initialized", "terminated", "initialized", "completed", "scored"]).await?;
    context.leave_behind(&[]).await?;
    said(&lrs, &["initialized", "terminated", "initialized", "completed", "scored", "terminated"]).await?;

    let result = cli::score(&sheet)?;
    let mut statements = lrs.statements();
    for statement in &statements {
        follows_the_rules(statement, &result).with_context(|| statement.to_string())?;
    }
    // And one that shows that faults are found.
    statements
        .push(json!({ "actor": learner(), "verb": { "id": "completed" }, "object": { "id": ACTIVITY } }));
    let faults = npm::ask("tests/e2e/npm", "statements.mjs", &json!(statements))?;
    let is_found = faults
        .as_array()
        .and_then(|faults| faults.split_last())
        .is_some_and(|(last, others)| *last != json!([]) && others.iter().all(|one| *one == json!([])));
    ensure!(is_found, "of {statements:?}: {faults}");
    Ok(())
}

async fn what_a_record_store_keeps_is_still_there_after_reads_that_fail(
    context: &mut TestContext,
) -> Result<()> {
    let (_course, lrs, sheet) = cmi5(context)?;
    let page = launch_cmi5(context, &lrs).await?;
    embed::call(&page, 0, "setAnswers", std::slice::from_ref(&sheet)).await?;
    wait::until("a completed scan in the record store", async || {
        let kept = lrs.document(STATE).unwrap_or_default();
        Ok((kept["told"]["completed"] == true && kept["told"]["score"] != "").then_some(()))
    })
    .await?;
    context.leave_behind(&[]).await?;
    said(&lrs, &["initialized", "completed", "scored", "terminated"]).await?;

    // Another device, and a store that is too busy.
    lrs.launch_again();
    lrs.refuse(STATE);
    let page = open_cmi5(context, &lrs).await?;
    page.says("The learning environment keeps nothing now").await?;
    page.start_quick().await?;
    page.answer("PE-2", Answer::Step(1)).await?;
    let refusals = lrs.refusals();
    wait::until("another try", async || Ok((lrs.refusals() > refusals).then_some(()))).await?;
    let kept = lrs.document(STATE).unwrap_or_default();
    ensure!(kept["answers"]["answers"] == sheet["answers"], "written over: {kept}");

    lrs.refuse_nothing();
    let kept = wait::until("the answer in the record store", async || {
        let kept = lrs.document(STATE).unwrap_or_default();
        Ok((kept["answers"]["answers"]["PE-2"] == 1).then_some(kept))
    })
    .await?;
    let mut both = sheet["answers"].clone();
    both["PE-2"] = json!(1);
    ensure!(kept["answers"]["answers"] == both, "kept: {kept}");
    let here = embed::call(&page, 0, "getAnswers", &[]).await?;
    ensure!(here["answers"] == both, "here: {here}");

    context.leave_behind(&[]).await?;
    wait::until("the end of the session", async || Ok((times(&lrs, "terminated") == 2).then_some(())))
        .await?;
    ensure!(times(&lrs, "completed") == 1, "completed again");
    Ok(())
}

/// How many statements have this verb.
fn times(lrs: &Lrs, wanted: &str) -> usize {
    lrs.statements().iter().filter(|statement| verb(statement) == wanted).count()
}

/// Waits until these verbs have come, in this order.
async fn said(lrs: &Lrs, verbs: &[&str]) -> Result<()> {
    let mut last = Vec::new();
    let found = wait::until("statements", async || {
        last = lrs.statements().iter().map(verb).collect();
        Ok((last == verbs).then_some(()))
    })
    .await;
    found.with_context(|| format!("said {last:?}, not {verbs:?}"))
}

fn verb(statement: &Value) -> String {
    let id = statement["verb"]["id"].as_str().unwrap_or_default();
    id.strip_prefix("http://adlnet.gov/expapi/verbs/").unwrap_or(id).to_owned()
}

/// The rules of cmi5 for what an assignable unit says (sections 9 and 10), and of xAPI for the form of it.
fn follows_the_rules(statement: &Value, result: &Value) -> Result<()> {
    let text = |pointer: &str| statement.pointer(pointer).and_then(Value::as_str).unwrap_or_default();
    let id = text("/id");
    let parts: Vec<usize> = id.split('-').map(str::len).collect();
    ensure!(parts == [8, 4, 4, 4, 12] && id.as_bytes().get(14) == Some(&b'4'), "the id {id}");
    ensure!(statement["actor"] == learner(), "the actor");
    ensure!(text("/object/id") == ACTIVITY && text("/object/objectType") == "Activity", "the object");
    ensure!(text("/context/registration") == REGISTRATION, "the registration");
    ensure!(statement["context"]["extensions"][SESSION] == "session-1", "the session");
    ensure!(
        text("/context/contextActivities/grouping/0/id") == "https://lms.example.org/course",
        "the template of the context"
    );
    let time = text("/timestamp");
    ensure!(time.len() == 24 && time.ends_with('Z'), "the time {time}");
    let categories =
        statement["context"]["contextActivities"]["category"].as_array().cloned().unwrap_or_default();
    let categories: Vec<&str> = categories
        .iter()
        .filter_map(|one| one["id"].as_str()?.strip_prefix("https://w3id.org/xapi/cmi5/context/categories/"))
        .collect();
    let told = &statement["result"];
    let duration = told["duration"].as_str();
    let is_duration = duration.is_some_and(|text| text.starts_with("PT") && text.ends_with('S'));
    match verb(statement).as_str() {
        "initialized" => ensure!(categories == ["cmi5"] && told.is_null(), "initialized"),
        "completed" => {
            ensure!(categories == ["cmi5", "moveon"], "categories {categories:?}");
            ensure!(told["completion"] == true && told["success"].is_null() && is_duration, "completed");
        }
        "terminated" => ensure!(categories == ["cmi5"] && is_duration, "terminated"),
        // Without the category of cmi5, whose own statements have a score only where somebody passes or fails.
        "scored" => {
            ensure!(categories.is_empty(), "categories {categories:?}");
            let [scaled, raw] = ["scaled", "raw"].map(|name| told["score"][name].as_f64().unwrap_or(-1.0));
            let position = result["position"]["score"].as_f64().context("a position")?;
            ensure!((raw - position).abs() < 0.001 && (scaled - position / 100.0).abs() < 0.001, "the score");
            for test in result["level"]["tests"].as_array().into_iter().flatten() {
                let level = &told["extensions"][format!("{ACTIVITY}/level-{}", test["level"])];
                ensure!(*level == test["test"], "level {test}: {level}");
            }
            return Ok(());
        }
        other => anyhow::bail!("the verb {other}"),
    }
    ensure!(told["score"].is_null(), "a score");
    Ok(())
}

async fn without_the_parameters_of_a_launch_nothing_is_sent(context: &mut TestContext) -> Result<()> {
    let (_course, lrs, _) = cmi5(context)?;
    context.watch();
    // All but one.
    let query = format!("?endpoint={}&fetch={}&registration={REGISTRATION}", lrs.endpoint(), lrs.fetch());
    context.driver()?.goto(format!("{}launch/index.html{query}", context.server().url())).await?;
    let page = context.page(Lang::En)?;
    page.wait_for_app().await?;
    let page = page.in_language(Lang::En).await?;

    page.start_quick().await?;
    page.answer("PE-2", Answer::Step(3)).await?;

    context.is_quiet().await?;
    ensure!(lrs.requests().is_empty(), "asked: {:?}", lrs.requests());
    Ok(())
}
