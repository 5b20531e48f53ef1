//! What the checks of accessibility stand on: axe finds faults, and the names that the tests go by are the browser's own.

use anyhow::{Result, ensure};
use e2e::{
    Lang, TestContext,
    axe::{self, Rules},
    page::{Named, Role},
    scenarios,
};

scenarios! {
    axe_finds_what_is_wrong;
    the_browsers_own_names_are_those_the_tests_go_by only [Chromium, Firefox] in all because "each engine computes accessible names by itself";
}

/// Without this, the next scenario could pass because axe does not run.
async fn axe_finds_what_is_wrong(context: &mut TestContext) -> Result<()> {
    let html = b"<!doctype html><html><title>Fout</title><main><h1>Fout</h1><button></button></main>";
    context.serve(e2e::test_context::site().replace("/wrong.html", 200, "text/html", html))?;
    context.driver()?.goto(format!("{}wrong.html", context.server().url())).await?;

    let found = axe::violations(context.driver()?, &axe::source()?, Rules::All).await?;

    ensure!(found.iter().any(|line| line.starts_with("button-name")), "axe found only {found:?}");
    Ok(())
}

/// The names in these tests are computed by a small script; here the browser is asked itself.
async fn the_browsers_own_names_are_those_the_tests_go_by(context: &mut TestContext) -> Result<()> {
    let page = context.open(Lang::Nl).await?;
    page.start_full().await?;
    let mut wrong = Vec::new();
    for role in [Role::Button, Role::Radio, Role::Heading, Role::Group] {
        for (name, element) in page.elements(role).await? {
            let (own_role, own_name) = page.computed(&element).await?;
            if own_name != name || (own_role != format!("{role:?}").to_lowercase() && role != Role::Button) {
                wrong.push(format!("{role:?} `{name}` is {own_role} `{own_name}` to {}", context.engine()));
            }
        }
    }
    ensure!(
        page.look_for(Role::Group, Named::Starts("Vraag 1.")).await?.is_some(),
        "the question is no group with its number"
    );
    ensure!(wrong.is_empty(), "{}", wrong.join("\n"));
    Ok(())
}
