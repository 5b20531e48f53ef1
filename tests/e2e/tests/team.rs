//! The page "Team": codes from a chat, files, refusals, an invitation, a session, the element of a host.

use anyhow::{Context, Result, ensure};
use e2e::{
    Lang, Page, TestContext, answer_fixtures,
    downloads::saved_by,
    embed,
    page::{Bring, Named, Role},
    scenarios,
    team_fixture::{self, chat, members, paste},
    wait,
};
use serde_json::{Value, json};
use thirtyfour::Key;

use crate::import::hash;

scenarios! {
    six_codes_from_a_chat_are_a_team_and_what_does_not_count_says_why;
    a_group_and_its_complement_stay_hidden_until_both_have_five;
    nothing_of_a_member_is_left_in_the_page_the_store_or_a_file;
    ten_thousand_answers_of_a_file_come_in_while_the_page_answers_presses;
    a_member_goes_from_the_link_to_the_copied_line_in_five_presses in all because "what stands behind # and in a mail is the engine's";
    a_team_is_brought_together_and_led_with_the_keyboard_only;
    a_host_hears_of_the_team_and_of_no_member;
}

async fn open_team<'a>(context: &'a TestContext) -> Result<Page<'a>> {
    open_team_in(context, Lang::Nl).await
}

async fn open_team_in<'a>(context: &'a TestContext, lang: Lang) -> Result<Page<'a>> {
    let page = context.open(lang).await?;
    page.press(Role::Button, Named::Is(page.words.team)).await?;
    page.heading_is(page.words.team).await?;
    Ok(page)
}

/// Nothing that would tell of one member stands in a text.
fn tells_of_nobody(what: &str, text: &str, traces: &[String]) -> Result<()> {
    ensure!(!text.is_empty(), "{what} is empty");
    let found: Vec<&String> = traces.iter().filter(|trace| text.contains(trace.as_str())).collect();
    ensure!(found.is_empty(), "{what} has {found:?}");
    Ok(())
}

async fn says_not(page: &Page<'_>, words: &str) -> Result<()> {
    let text = page.text().await?;
    ensure!(!text.contains(words), "the page says {words}");
    Ok(())
}

async fn six_codes_from_a_chat_are_a_team_and_what_does_not_count_says_why(
    context: &mut TestContext,
) -> Result<()> {
    let codes = team_fixture::codes("full", 6)?;
    let quick = team_fixture::codes("quick", 1)?.remove(0);
    let page = open_team(context).await?;

    // Under five nothing of an outcome is there.
    paste(&page, &chat(&codes[..3])).await?;
    page.heading_is("Nog 2 antwoorden nodig").await?;
    says_not(&page, "Gemiddeld").await?;

    let typo =
        format!("{}{}", &codes[4][..codes[4].len() - 1], if codes[4].ends_with('A') { "B" } else { "A" });
    let other = "SB1-20YFJ-94J94-JNC04-SP4";
    let refused = format!("Bob: {typo}\nChris: {}\nDirk: {quick}\nEmma: {other}\n", &codes[5][..20]);
    paste(&page, &format!("{}{refused}", chat(&codes[2..]))).await?;

    page.says("Dit telt niet mee").await?;
    for reason in [
        "Regel 5, …",
        "typefout",
        "Regel 6, …",
        "Regel 7, …",
        "snelle scan en het team doet de volledige",
        "Regel 8, …",
    ] {
        page.says(reason).await?;
    }
    page.says("1 antwoord stond er al en telt één keer.").await?;
    let left = page.ask("return e2e.all('textarea[data-sbs-team-codes]')[0].value;", vec![]).await?;
    ensure!(left.as_str() == Some(refused.trim_end()), "the field has {left}");
    page.says("Vraag voor vraag").await?;

    // Two people may have answered the same.
    page.press(Role::Button, Named::Is("Tel toch mee")).await?;
    page.says("7 antwoorden.").await?;

    // Removing one: the focus goes to the next row.
    page.press(Role::Button, Named::Is("Verwijder Antwoord 1")).await?;
    page.says("6 antwoorden.").await?;
    page.focus_is(|focus| focus.contains("Verwijder"), "on the next row").await?;
    Ok(())
}

async fn a_group_and_its_complement_stay_hidden_until_both_have_five(
    context: &mut TestContext,
) -> Result<()> {
    let codes = team_fixture::codes("full", 10)?;
    let page = open_team_in(context, Lang::En).await?;
    for (label, value) in [(page.words.team_of, "North"), ("Groups, separated by commas", "Marketing, Sales")]
    {
        let field = page.find(Role::Textbox, Named::Is(label)).await?;
        page.type_into(&field, value).await?;
    }
    page.press(Role::Button, Named::Is(page.words.invite)).await?;
    page.find(Role::Textbox, Named::Has("North")).await?;
    let of_group = "const [row, group] = arguments, field = e2e.all('.sbs-team__list select')[row];
        field.value = group;
        field.dispatchEvent(new Event('change', { bubbles: true, composed: true }));";
    let shown = "const rows = e2e.all('.sbs-scores').filter(table => e2e.text(table.caption) === 'Groups')
            .flatMap(table => [...table.tBodies[0].rows]);
        return rows.map(row => [...row.cells].slice(0, 2).map(cell => e2e.text(cell)));";
    // Five of a group, then four of the other, then the fifth.
    for (row, members, group, told) in [
        (0, &codes[..5], "0", "Not shown: Marketing."),
        (1, &codes[5..9], "1", "Not shown: Marketing, Sales."),
        (2, &codes[9..], "1", ""),
    ] {
        paste(&page, &chat(members)).await?;
        page.says(&format!("{} answers.", members.len() + [0, 5, 9][row])).await?;
        page.ask(of_group, vec![json!(row), json!(group)]).await?;
        if told.is_empty() {
            let both = json!([["Marketing", "5"], ["Sales", "5"]]);
            wait::until("both groups", async || Ok((page.ask(shown, vec![]).await? == both).then_some(())))
                .await?;
            says_not(&page, "Not shown: ").await?;
        } else {
            page.says(told).await?;
            ensure!(page.ask(shown, vec![]).await? == json!([]), "a group is shown");
        }
    }
    Ok(())
}

async fn nothing_of_a_member_is_left_in_the_page_the_store_or_a_file(
    context: &mut TestContext,
) -> Result<()> {
    let people = members("full", 6)?;
    let (codes, traces) = (team_fixture::codes("full", 6)?, team_fixture::traces(&people)?);
    let page = open_team(context).await?;
    paste(&page, &chat(&codes[..3])).await?;
    page.says("Nog 2 antwoorden nodig").await?;
    let lines: String = people[3..].iter().map(|member| format!("{member}\n")).collect();
    page.bring(Bring::Drop, "Fatima.ndjson", &lines).await?;
    page.says("Vraag voor vraag").await?;
    let stored = "return JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)]);";
    let keys = "return Object.keys(localStorage).concat(Object.keys(sessionStorage)).filter(key => key.endsWith(':team')).length;";
    ensure!(page.ask(keys, vec![]).await? == 0, "a team is kept unasked");
    page.press(Role::Checkbox, Named::Starts("Bewaar het team op dit apparaat")).await?;
    wait::until("the team is kept", async || Ok((page.ask(keys, vec![]).await? == 1).then_some(()))).await?;

    let whole = "return document.documentElement.outerHTML + location.href + JSON.stringify(history.state)
        + e2e.all('textarea, input').map(field => field.value).join(' ');";
    for (what, script) in [("the page", whole), ("the store", stored)] {
        let text = page.ask(script, vec![]).await?.as_str().unwrap_or_default().to_owned();
        tells_of_nobody(what, &text, &traces)?;
        ensure!(!text.contains("Fatima"), "{what} has a name");
    }
    let save = "Bewaar deze uitkomst (JSON)";
    let file = saved_by(context, &page, save, "social-business-scan-team", "json").await?;
    tells_of_nobody("the file", &String::from_utf8(file)?, &traces)?;

    // The language that was chosen is kept with the team.
    let page = context.reload(Lang::Nl).await?;
    page.says("Bewaard op dit apparaat: 6 antwoorden").await?;
    page.says("Vraag voor vraag").await?;
    page.press(Role::Button, Named::Is("Verwijder alle antwoorden")).await?;
    let dialog = page.find(Role::Dialog, Named::Has("Alle antwoorden van het team verwijderen?")).await?;
    let yes = page.look_inside(Some(&dialog), Role::Button, Named::Is("Verwijder alle antwoorden")).await?;
    page.click(&yes.context("there is no yes")?).await?;
    page.heading_is("Team samenbrengen").await?;
    ensure!(page.ask(keys, vec![]).await? == 0, "a key is left");
    Ok(())
}

async fn ten_thousand_answers_of_a_file_come_in_while_the_page_answers_presses(
    context: &mut TestContext,
) -> Result<()> {
    let page = open_team(context).await?;
    let lines: String = members("quick", 10_000)?.iter().map(|member| format!("{member}\n")).collect();
    // What the bar shows is noted, and in the middle somebody presses the other language.
    let watch = "window.seen = new Set(); window.pressed = 0;
        new MutationObserver(() => {
            const bar = e2e.all('progress')[0];
            if (!bar) return;
            window.seen.add(bar.value);
            if (bar.value > 20 && !window.pressed) {
                window.pressed = 1;
                e2e.all('button[lang=en]')[0].click();
            }
        }).observe(document.body, { subtree: true, childList: true, attributes: true });";
    page.ask(watch, vec![]).await?;

    page.bring(Bring::Drop, "leden.ndjson", &lines).await?;

    let english = context.page(Lang::En)?;
    english.says("File 1: ").await?;
    english.says("Question by question").await?;
    let seen = page.ask("return window.seen.size;", vec![]).await?.as_u64().unwrap_or_default();
    ensure!(seen > 3, "the bar showed {seen} values");
    Ok(())
}

async fn a_member_goes_from_the_link_to_the_copied_line_in_five_presses(
    context: &mut TestContext,
) -> Result<()> {
    for lang in Lang::of_engine(context.engine()) {
        context.forget().await?;
        follows_an_invitation(context, *lang).await?;
    }
    Ok(())
}

async fn follows_an_invitation(context: &TestContext, lang: Lang) -> Result<()> {
    let [of_link, invited, begin, of_team, copy, own_line] = match lang {
        Lang::Nl => [
            "Link van de uitnodiging voor Team Noord",
            "Uitnodiging van Team Noord",
            "Begin voor Team Noord",
            "Voor Team Noord",
            "Kopieer mijn regel",
            "Jouw regel",
        ],
        Lang::En => [
            "Link of the invitation for Team Noord",
            "Invitation of Team Noord",
            "Begin for Team Noord",
            "For Team Noord",
            "Copy my line",
            "Your line",
        ],
    };
    let page = open_team_in(context, lang).await?;
    let name = page.find(Role::Textbox, Named::Is(page.words.team_of)).await?;
    page.type_into(&name, "Team Noord").await?;
    let script = "const field = e2e.all('select')[0]; field.value = 'quick';
        field.dispatchEvent(new Event('change', { bubbles: true, composed: true }));";
    page.ask(script, vec![]).await?;
    page.press(Role::Button, Named::Is(page.words.invite)).await?;
    let field = page.find(Role::Textbox, Named::Is(of_link)).await?;
    let link = field.prop("value").await?.context("the field is empty")?;
    ensure!(link.contains("#t="), "{link}");

    // The member has another browser: nothing of the facilitator is there.
    context.forget().await?;
    context.driver()?.goto("about:blank").await?;
    context.driver()?.goto(&link).await?;
    let page = context.page(lang)?;
    page.wait_for_app().await?;
    context.settle(&page).await?;
    page.says(invited).await?;
    ensure!(hash(&page).await?.is_empty(), "the invitation stays in the address: {}", hash(&page).await?);
    page.press(Role::Button, Named::Is(begin)).await?;
    page.says(of_team).await?;
    let sheet = answer_fixtures::case("S09")?;
    page.fill_in(&sheet).await?;

    // After the last answer every press counts: overview, result, copy.
    let count = "window.presses = 0; addEventListener('click', () => { window.presses += 1; }, true);";
    page.ask(count, vec![]).await?;
    page.open_overview().await?;
    page.show_result().await?;
    page.press(Role::Button, Named::Is(copy)).await?;
    let presses = page.ask("return window.presses;", vec![]).await?.as_u64();
    ensure!(presses.is_some_and(|presses| (1..=5).contains(&presses)), "{presses:?} presses");
    let line = page.find(Role::Textbox, Named::Is(own_line)).await?;
    let line = line.prop("value").await?.context("the line is empty")?;
    ensure!(line.starts_with("Team Noord [") && line.contains("]: SB1-"), "{line}");
    let mail = page.ask("return e2e.all('a[href^=\"mailto:\"]')[0].href;", vec![]).await?;
    ensure!(mail.as_str().is_some_and(|mail| mail.starts_with("mailto:?")), "{mail}");
    Ok(())
}

async fn a_team_is_brought_together_and_led_with_the_keyboard_only(context: &mut TestContext) -> Result<()> {
    let page = context.open(Lang::Nl).await?;
    let to =
        async |stop: &str| page.tab_until(stop, async || Ok(page.focus().await?.starts_with(stop))).await;
    let press = async |stop: &str| {
        to(stop).await?;
        page.key(Key::Enter).await
    };
    press("button Team samenbrengen").await?;
    page.heading_is("Team samenbrengen").await?;
    to("textarea Tekst met codes").await?;
    page.type_text(&team_fixture::codes("quick", 6)?.join(" ")).await?;
    press("button Voeg toe").await?;
    page.says("Vraag voor vraag").await?;
    press("button Verwijder Antwoord 6").await?;
    page.says("5 antwoorden.").await?;
    // It was the last row: the focus is on the one before it.
    page.focus_is(|focus| focus == "button Verwijder Antwoord 5", "on the last row").await?;

    press("button Leid het gesprek").await?;
    page.heading_is("Een uur over de uitkomst").await?;
    press("button Toon op het grote scherm").await?;
    page.says("Gesprekspunt 1 van ").await?;
    page.key(Key::Right).await?;
    page.says("Gesprekspunt 2 van ").await?;
    page.key(Key::Left).await?;
    page.says("Gesprekspunt 1 van ").await?;
    press("button Start 5 minuten").await?;
    page.says("4:5").await?;
    page.key(Key::Escape).await?;
    page.heading_is("Een uur over de uitkomst").await?;
    to("textarea").await?;
    page.type_text("Anna vraagt het na.").await?;
    press("button Zet in het plan").await?;
    page.says("Deze afspraak staat in het plan.").await
}

async fn a_host_hears_of_the_team_and_of_no_member(context: &mut TestContext) -> Result<()> {
    let page = embed::open_host(
        context,
        r#"<script src="../social-business-scan.js"></script>
<social-business-scan lang="nl" screen="team" storage="none"></social-business-scan>"#,
    )
    .await?;
    let page = page.only(0);
    page.heading_is("Team samenbrengen").await?;
    let codes = team_fixture::codes("full", 7)?;
    paste(&page, &chat(&codes[..6])).await?;

    let told = embed::event(&page, "sbs-team").await?;
    ensure!(told["respondents"] == 6 && told["team"]["status"] == "ok", "{told}");
    // One more would tell what that one answered.
    paste(&page, &codes[6]).await?;
    page.says("7 antwoorden.").await?;
    let team = embed::call(&page, 0, "getTeam", &[]).await?;
    ensure!(team == told["team"], "{team}");
    let heard = Value::from(embed::events(&page).await?).to_string();
    tells_of_nobody("what is heard", &heard, &team_fixture::traces(&members("full", 7)?)?)
}
