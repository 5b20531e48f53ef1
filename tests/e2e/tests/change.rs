//! Did it get better: two measurements beside each other, by a list, a link, a file and a host's script.

use anyhow::{Context, Result, ensure};
use e2e::{
    Lang, Page, TestContext, answer_fixtures, cli, comparison,
    downloads::saved_by,
    embed,
    page::{Bring, Named, Role},
    scenarios,
    storage_fixture::{self, attempt},
};
use serde_json::{Value, json};
use thirtyfour::Key;

use crate::{
    attempts::{leave, open_data},
    import::{FULL, follow},
};

scenarios! {
    two_attempts_a_year_apart_are_compared_in_both_languages in all because "how a date is written and a file is saved is the engine's";
    attempts_of_different_modes_are_compared_by_keyboard_with_a_note_that_says_so;
    a_shared_link_is_compared_with_mine_and_my_scan_stays_byte_for_byte;
    a_host_compares_a_file_with_the_answers_so_far;
}

/// Everything that is kept, letter by letter.
async fn storage(page: &Page<'_>) -> Result<Value> {
    page.ask("return JSON.stringify([Object.entries(localStorage).sort(), Object.entries(sessionStorage).sort()]);", vec![]).await
}

/// The row of a table that begins so.
async fn row(page: &Page<'_>, caption: &str, start: &str) -> Result<Vec<String>> {
    let table = page.table(caption).await?;
    let row = table.rows.iter().find(|row| row.first().is_some_and(|name| name.ends_with(start)));
    row.cloned().with_context(|| format!("{start} is not in {:?}", table.rows))
}

/// Both sheets of a case of two measurements.
fn both(id: &str) -> Result<[Value; 2]> {
    let case = answer_fixtures::case(id)?;
    Ok(["before", "after"].map(|key| case[key].clone()))
}

async fn two_attempts_a_year_apart_are_compared_in_both_languages(context: &mut TestContext) -> Result<()> {
    let [before, after] = both("S11")?;
    let left =
        [("1-1", attempt(&before, "2025-11-20T09:30:00Z")), ("2-1", attempt(&after, "2026-11-20T09:30:00Z"))];
    leave(context, &left).await?;
    let page = context.open(Lang::Nl).await?;
    open_data(&page).await?;
    let kept = storage(&page).await?;

    page.press(Role::Button, Named::Starts("Vergelijk meting van 20 november 2025")).await?;

    page.heading_is(page.words.changed).await?;
    page.focus_is(|focus| focus.contains(page.words.changed), "the heading").await?;
    page.says("Eerst niveau 1, daarna niveau 3.").await?;
    let safety = row(&page, "De treden", "Zekerheid en veiligheid").await?;
    ensure!(safety[1..3] == ["60", "80"] && safety[3].starts_with("gestegen: +20 (marge "), "{safety:?}");
    page.says("Deze antwoorden veranderden het niveau").await?;
    page.find(Role::Img, Named::Is("People, Profit en Planet: eerst en daarna")).await?;
    page.find(Role::Img, Named::Is("People, Profit en Planet in de tijd")).await?;
    page.says("Van 20 november 2025 tot 20 november 2026.").await?;
    // The other way round.
    page.press(Role::Button, Named::Is("Wissel eerst en daarna om")).await?;
    page.confirms("Eerst en daarna zijn omgewisseld.").await?;
    page.says("Eerst niveau 3, daarna niveau 1.").await?;
    let safety = row(&page, "De treden", "Zekerheid en veiligheid").await?;
    ensure!(safety[1..3] == ["80", "60"] && safety[3].starts_with("gedaald: −20 (marge "), "{safety:?}");
    // The files: the differences unrounded, the trend as a picture, the reminder for a calendar.
    let stem = "social-business-scan-change";
    let table = saved_by(context, &page, "Verschillen als tabel (CSV)", stem, "csv").await?;
    let table = String::from_utf8(table)?;
    let safety = table.lines().find(|line| line.starts_with("L2,")).context("no L2")?;
    ensure!(safety.contains(",80,60,-20,") && safety.ends_with(",down"), "{safety}");
    let svg = "Bewaar als SVG – People, Profit en Planet in de tijd";
    let picture = saved_by(context, &page, svg, "social-business-scan-trend", "svg").await?;
    ensure!(String::from_utf8(picture)?.contains("Planet"), "no trend");
    let remind = "Zet een herinnering in mijn agenda";
    let event = saved_by(context, &page, remind, "social-business-scan-reminder", "ics").await?;
    reminder_holds(&String::from_utf8(event)?)?;
    ensure!(storage(&page).await? == kept, "something was saved");

    let english = page.in_language(Lang::En).await?;
    english.says("First level 3, then level 1.").await?;
    english.heading_is(english.words.changed).await?;
    english.says("From 20 November 2025 to 20 November 2026.").await?;
    // A reload compares what is likely meant: the latest with the one before it. Without a scan no language is kept, so
    // that it is that of the browser.
    let english = context.reload(Lang::Nl).await?.in_language(Lang::En).await?;
    english.says("First level 1, then level 3.").await?;
    english.heading_is(english.words.changed).await
}

/// One event, of a day in a year, with an alarm; lines end and are folded as RFC 5545 says.
fn reminder_holds(text: &str) -> Result<()> {
    ensure!(text.replace("\r\n", "").find(['\r', '\n']).is_none(), "line ends: {text:?}");
    ensure!(text.split("\r\n").all(|line| line.len() <= 75), "a line is too long: {text}");
    let unfolded = text.replace("\r\n ", "");
    let lines: Vec<&str> = unfolded.split("\r\n").collect();
    for wanted in [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "BEGIN:VEVENT",
        "BEGIN:VALARM",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
    ] {
        let count = lines.iter().filter(|line| **line == wanted).count();
        ensure!(count == 1, "{wanted} is there {count} times: {text}");
    }
    let start = lines.iter().find_map(|line| line.strip_prefix("DTSTART;VALUE=DATE:")).context("no day")?;
    // A year after the latest measurement, which was on 20 November 2026.
    ensure!(start == "20271120", "the day is {start}");
    Ok(())
}

async fn attempts_of_different_modes_are_compared_by_keyboard_with_a_note_that_says_so(
    context: &mut TestContext,
) -> Result<()> {
    let (quick, full) = (answer_fixtures::case("S09")?, answer_fixtures::case("S01")?);
    let left =
        [("1-1", attempt(&quick, "2025-11-20T09:30:00Z")), ("2-1", attempt(&full, "2026-11-20T09:30:00Z"))];
    leave(context, &left).await?;
    for lang in Lang::ALL {
        let page = context.open(lang).await?;
        let press = async |name: &str| {
            page.tab_until(name, async || Ok(page.focus().await?.ends_with(name))).await?;
            page.key(Key::Enter).await
        };
        press(page.words.menu).await?;
        press(page.words.data).await?;
        page.heading_is(page.words.data).await?;
        press(page.words.compare).await?;
        page.heading_is(page.words.changed).await?;
        page.focus_is(|focus| focus.contains(page.words.changed), "the heading").await?;
        let (note, none, swap, swapped) = match lang {
            Lang::Nl => (
                "Een snelle en een volledige scan: alleen de vragen",
                "Een snelle scan staat niet in de trendlijn",
                "Wissel eerst en daarna om",
                "Eerst en daarna zijn omgewisseld.",
            ),
            Lang::En => (
                "A quick and a full scan: only the questions",
                "One quick scan is not in the trend line",
                "Swap first and then",
                "First and then have been swapped.",
            ),
        };
        press(swap).await?;
        page.confirms(swapped).await?;
        page.focus_is(|focus| focus == format!("button {swap}"), "the button that swaps").await?;
        page.says(note).await?;
        page.says(none.trim_start_matches("Een ")).await?;
        // Bands, and no number that the few questions of a quick scan do not carry.
        let table = page.table(page.words.three_ps).await?;
        for cell in table.rows.iter().skip(1).flat_map(|row| row.iter().skip(1)) {
            ensure!(!cell.chars().any(|letter| letter.is_ascii_digit()), "a number: {:?}", table.rows);
        }
    }
    Ok(())
}

async fn a_shared_link_is_compared_with_mine_and_my_scan_stays_byte_for_byte(
    context: &mut TestContext,
) -> Result<()> {
    let own = answer_fixtures::case("S06")?;
    let mut left = storage_fixture::envelope(&own);
    left["place"] = json!("result");
    context.seed(&left.to_string()).await?;
    follow(context, FULL).await?;
    let page = context.page(Lang::Nl)?;
    page.wait_for_app().await?;
    page.says(page.words.shared).await?;
    let kept = storage(&page).await?;

    page.press(Role::Button, Named::Is(page.words.compare_mine)).await?;

    page.heading_is(page.words.changed).await?;
    let mut lines = Vec::new();
    for caption in ["De drie P’s", "De treden"] {
        lines.extend(page.table(caption).await?.rows);
    }
    ensure!(lines.iter().filter(|row| row.len() == 4).count() == 10, "{lines:?}");
    // A file of a colleague is dropped on it: it is compared, and nothing asks to replace anything.
    let other = answer_fixtures::case("S07")?;
    page.bring(Bring::Drop, "scan.json", &other.to_string()).await?;
    page.confirms("Wat je hebt gekozen, staat nu in de vergelijking.").await?;
    page.is_gone(Role::Dialog, Named::Has("?")).await?;
    // What cannot be compared is refused in words, and what was there stays.
    let mut mismatch = other.clone();
    mismatch["parameters"] = json!({ "threshold": 60 });
    page.bring(Bring::Drop, "scan.json", &mismatch.to_string()).await?;
    page.says("Deze metingen hebben niet dezelfde drempel en zijn niet te vergelijken.").await?;
    page.bring(Bring::Drop, "scan.json", "{").await?;
    page.says(page.words.refused).await?;
    ensure!(storage(&page).await? == kept, "something was saved");
    page.press(Role::Button, Named::Is("Terug naar mijn scan")).await?;
    page.find(Role::Button, Named::Is(page.words.edit)).await?;
    ensure!(storage(&page).await? == kept, "coming back saved something");
    Ok(())
}

async fn a_host_compares_a_file_with_the_answers_so_far(context: &mut TestContext) -> Result<()> {
    let html =
        r#"<script src="/social-business-scan.js"></script><social-business-scan></social-business-scan>"#;
    embed::open_host(context, html).await?;
    let page = context.page(Lang::Nl)?.only(0);
    page.wait_for_app().await?;
    let [before, after] = both("S11")?;
    embed::call(&page, 0, "setAnswers", std::slice::from_ref(&after)).await?;
    let answers = embed::call(&page, 0, "getAnswers", &[]).await?;

    let told = embed::call(&page, 0, "compare", std::slice::from_ref(&before)).await?;

    let printed = cli::compare(&before, &after)?;
    comparison::is_same(&printed, &told)?;
    let by_code = embed::call(&page, 0, "compare", &[json!("SB1-20FYJ-94J94-JNC04-SP4")]).await?;
    ensure!(by_code["sameMode"] == false, "{by_code}");
    // Refused as `setAnswers` refuses, and for what only a comparison is refused for.
    let mut faulty = before.clone();
    faulty["answers"]["PE-1"] = json!(5);
    let mut mismatch = before.clone();
    mismatch["parameters"] = json!({ "threshold": 60 });
    for (file, code) in [
        (faulty, "BAD_ANSWER"),
        (mismatch, "PARAMETERS_MISMATCH"),
        (json!("SB1-20FYJ-94J94-JNC04-SP5"), "NOT_CANONICAL"),
        (json!(null), "BAD_FORMAT"),
    ] {
        let refused = embed::call(&page, 0, "compare", &[file]).await.err().context("it is not refused")?;
        ensure!(refused.to_string().starts_with(code), "{code}: {refused}");
    }
    ensure!(embed::call(&page, 0, "getAnswers", &[]).await? == answers, "the answers changed");
    Ok(())
}
