//! Rules of older lists that block and hide what is called "social", applied by a real engine of a content blocker to the
//! places where the scan is put.

use anyhow::{Result, ensure};
use e2e::{
    TestContext, embed, npm,
    page::{Named, Role},
    scenarios,
};
use serde_json::{Value, json};

scenarios! {
    older_lists_leave_the_embed_under_its_other_name_and_our_page_alone;
}

/// As older lists and their forks have them; the last one is only there to see that the engine hides at all.
const RULES: [&str; 9] = [
    "/plugins/social-",
    "/social-$script,domain=host.example",
    "/icons/social-",
    "##.social",
    "##.social-widget",
    "###social",
    "##[class^=\"social-\"]",
    "##[id*=\"social-share\"]",
    "##.hidden-by-the-list",
];

/// What the engine says of these addresses and names.
fn engine(addresses: &[String], classes: &Value, ids: &Value) -> Result<Value> {
    let question = json!({
        "rules": RULES, "page": "https://host.example/", "addresses": addresses, "classes": classes, "ids": ids,
    });
    npm::ask("tests/e2e/blocker", "engine.mjs", &question)
}

const NAMES: &str = "const all = [...document.querySelectorAll('*'), ...e2e.all('*')];
    return [[...new Set(all.flatMap(one => [...one.classList]))], [...new Set(all.map(one => one.id).filter(Boolean))]];";

async fn older_lists_leave_the_embed_under_its_other_name_and_our_page_alone(
    context: &mut TestContext,
) -> Result<()> {
    let folder = "https://host.example/wp-content/plugins/sbs-scan/";
    let loaded =
        ["sbs.js", "sbs.core.js", "sbs.no-wasm.js", "frame.html", "index.html", "early.js", "boot.js"];
    let loaded: Vec<String> = loaded.iter().map(|name| format!("{folder}{name}")).collect();
    let other =
        "https://host.example/wp-content/plugins/social-business-scan/social-business-scan.js".to_owned();

    let embed = "<div class=hidden-by-the-list>Weg</div><div class=sbs-scan><social-business-scan></social-business-scan></div>\
                 <script src=\"../sbs.js\"></script>";
    context.serve(embed::with_page(embed::site(), "host.html", &embed::host(embed)))?;
    for page in ["pages/host.html", ""] {
        context.driver()?.goto(format!("{}{page}", context.server().url())).await?;
        let page = context.page(e2e::Lang::Nl)?;
        page.wait_for_app().await?;
        let names = page.ask(NAMES, vec![]).await?;
        ensure!(names[0].as_array().is_some_and(|names| names.len() > 20), "{names}");
        let said = engine(&[loaded.as_slice(), std::slice::from_ref(&other)].concat(), &names[0], &names[1])?;
        // What would show that the rules do not work.
        ensure!(said["blocked"] == json!([other]), "{said}");

        page.ask(
            "const sheet = new CSSStyleSheet(); sheet.replaceSync(arguments[0]);
            document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];",
            vec![said["styles"].clone()],
        )
        .await?;
        let gone = page.ask("const one = document.querySelector('.hidden-by-the-list'); return one ? one.getClientRects().length : 0;", vec![]).await?;
        ensure!(gone == 0, "the list hides nothing: {}", said["styles"]);
        // Our own page is in the browser's language.
        let page = page.in_language(e2e::Lang::Nl).await?;
        page.find(Role::Button, Named::Starts(page.words.start_quick)).await?;
        page.start_quick().await?;
    }
    Ok(())
}
