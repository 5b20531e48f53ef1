//! What is the host's to decide about the element, and what stays ours.

use anyhow::{Result, ensure};
use e2e::{
    Answer, Lang, TestContext, embed,
    page::{Named, Role},
    scenarios,
};
use serde_json::{Value, json};
use thirtyfour::Key;

scenarios! {
    a_box_that_asks_for_a_width_gets_one_that_fits in all because "how wide a box is without a width is the engine's";
    a_page_can_hide_the_scan_in_every_usual_way;
    a_script_that_ours_is_joined_to_may_lack_its_last_semicolon;
    what_is_typed_in_our_fields_is_no_shortcut_of_the_page;
}

const SCRIPT: &str = r#"<script src="/social-business-scan.js"></script>"#;
const SCAN: &str = "<social-business-scan storage=none></social-business-scan>";

/// Boxes that shrink to what is in them.
const BOXES: [(&str, &str, &str); 7] = [
    ("flex row", "<div style=\"display: flex\">", "</div>"),
    ("flex row beside text", "<div style=\"display: flex\"><p>Beside</p>", "</div>"),
    (
        "centred column",
        "<div style=\"display: flex; flex-direction: column; align-items: center\">",
        "</div>",
    ),
    ("float", "<div style=\"float: left\">", "</div>"),
    ("table cell", "<table><tr><td>", "</td></tr></table>"),
    ("inline block", "<div style=\"display: inline-block\">", "</div>"),
    ("dialog", "<dialog open style=\"position: static\">", "</dialog>"),
];

async fn a_box_that_asks_for_a_width_gets_one_that_fits(context: &mut TestContext) -> Result<()> {
    let mut faults = Vec::new();
    for (name, start, end) in BOXES {
        let body = format!("{SCRIPT}<div id=outer>{start}{SCAN}{end}</div>");
        embed::open_host(context, &body).await?;
        for (room, least) in [(1000, 640.0), (360, 240.0)] {
            let script = "const outer = document.getElementById('outer');
                outer.style.width = `${arguments[0]}px`;
                const { width } = document.querySelector('social-business-scan').getBoundingClientRect();
                return [width, outer.scrollWidth - outer.clientWidth];";
            let found = context.page(Lang::Nl)?.ask(script, vec![json!(room)]).await?;
            let [width, over]: [f64; 2] = serde_json::from_value(found)?;
            if width < least || over > 0.0 {
                faults.push(format!("{name} in {room} px: {width} px wide, {over} px too much"));
            }
        }
    }
    ensure!(faults.is_empty(), "{}", faults.join("\n"));
    Ok(())
}

async fn a_page_can_hide_the_scan_in_every_usual_way(context: &mut TestContext) -> Result<()> {
    let style = "<style>.d-none { display: none !important } .gone { display: none }</style>";
    embed::open_host(context, &format!("{style}{SCRIPT}{SCAN}")).await?;
    let page = context.page(Lang::Nl)?;
    let script = "const scan = document.querySelector('social-business-scan');
        const boxes = () => scan.getClientRects().length;
        const ways = {
            'nothing': [() => {}, () => {}],
            'hidden': [() => { scan.hidden = true; }, () => { scan.hidden = false; }],
            'style.display': [() => { scan.style.display = 'none'; }, () => { scan.style.display = ''; }],
            'a class': [() => scan.classList.add('gone'), () => scan.classList.remove('gone')],
            'an important class': [() => scan.classList.add('d-none'), () => scan.classList.remove('d-none')],
        };
        return Object.entries(ways).map(([name, [hide, show]]) => {
            hide();
            const hidden = boxes();
            show();
            return [name, hidden, boxes()];
        });";
    let found = page.ask(script, vec![]).await?;
    let expected = json!([
        ["nothing", 1, 1],
        ["hidden", 0, 1],
        ["style.display", 0, 1],
        ["a class", 0, 1],
        ["an important class", 0, 1]
    ]);
    ensure!(found == expected, "[way, boxes while hidden, boxes after]: {found}");
    Ok(())
}

async fn a_script_that_ours_is_joined_to_may_lack_its_last_semicolon(
    context: &mut TestContext,
) -> Result<()> {
    let ours = std::fs::read_to_string(e2e::test_context::dist().join("social-business-scan.all.js"))?;
    let joined = format!("window.before = function () {{ return 1; }}\n{ours}");
    let body = format!("<script src=\"/pages/joined.js\"></script>{SCAN}");
    let site =
        embed::site().replace("/pages/joined.js", 200, "text/javascript; charset=utf-8", joined.as_bytes());
    context.serve(embed::with_page(site, "host.html", &embed::host(&body)))?;

    let page = embed::open(context, "host.html").await?;

    let before = page.ask("return typeof window.before;", vec![]).await?;
    ensure!(before == "function", "the script before ours left {before}");
    Ok(())
}

async fn what_is_typed_in_our_fields_is_no_shortcut_of_the_page(context: &mut TestContext) -> Result<()> {
    embed::open_host(context, &format!("{SCRIPT}{SCAN}")).await?;
    let page = context.page(Lang::Nl)?.only(0);
    page.start_quick().await?;
    let listen = "window.heard = [];
        for (const kind of ['keydown', 'keypress', 'keyup', 'beforeinput', 'input'])
            document.addEventListener(kind, event => window.heard.push(`${kind} ${event.key ?? event.data}`));";
    page.ask(listen, vec![]).await?;
    let heard = async || page.ask("return window.heard.splice(0);", vec![]).await;

    page.ask("e2e.all('fieldset summary')[0].click();", vec![]).await?;
    let note = page.find(Role::Textbox, Named::Starts("Toelichting bij vraag 1")).await?;
    heard().await?;
    page.type_into(&note, "abc").await?;
    ensure!(heard().await? == json!([]), "the page heard what was typed");

    // Elsewhere keys are the page's too.
    page.answer("PE-2", Answer::Step(1)).await?;
    let radio = page.radio("PE-2", Answer::Step(1)).await?;
    page.driver().execute("arguments[0].focus();", vec![radio.to_json()?]).await?;
    page.key(Key::Down).await?;
    page.is_chosen("PE-2", Answer::Step(2)).await?;
    let keys = heard().await?;
    ensure!(
        keys.as_array().is_some_and(|keys| keys.contains(&Value::from("keydown ArrowDown"))),
        "the page heard {keys}"
    );
    Ok(())
}
