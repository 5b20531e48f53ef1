//! Automatic checks of accessibility on every screen.

use anyhow::{Result, ensure};
use e2e::{
    Lang, Stage, axe,
    page::{Named, Role},
    scenarios, states,
    viewport::{self, Scheme},
};

scenarios! {
    axe_finds_what_is_wrong;
    axe_finds_nothing_in_any_state in [Chromium];
    the_browsers_own_names_are_those_the_tests_go_by in [Chromium, Firefox];
}

/// Without this, the next scenario could pass because axe does not run.
async fn axe_finds_what_is_wrong(stage: &mut Stage) -> Result<()> {
    let html = b"<!doctype html><html><title>Fout</title><main><h1>Fout</h1><button></button></main>";
    stage.serve(e2e::stage::site().replace("/wrong.html", 200, "text/html", html))?;
    stage.driver()?.goto(format!("{}wrong.html", stage.server().url())).await?;

    let found = axe::violations(stage.driver()?, &axe::source()?).await?;

    ensure!(found.iter().any(|line| line.starts_with("button-name")), "axe found only {found:?}");
    Ok(())
}

async fn axe_finds_nothing_in_any_state(stage: &mut Stage) -> Result<()> {
    let source = axe::source()?;
    let mut found = Vec::new();
    let mut looks = 0;
    for state in states::all()? {
        for lang in Lang::ALL {
            let driver = stage.driver()?;
            viewport::size(driver, 1280, 900).await?;
            viewport::scheme(driver, Scheme::Light).await?;
            if let Err(error) = state.reach(stage, lang).await {
                found.push(format!("{} {}: not reached: {error:#}", state.name, lang.code()));
                continue;
            }
            for width in [1280, 320] {
                for scheme in [Scheme::Light, Scheme::Dark] {
                    viewport::size(driver, width, 900).await?;
                    viewport::scheme(driver, scheme).await?;
                    looks += 1;
                    for line in axe::violations(driver, &source).await? {
                        found.push(format!(
                            "{} {} {} {width}: {line}",
                            state.name,
                            lang.code(),
                            scheme.name()
                        ));
                    }
                }
            }
        }
    }
    println!("axe looked {looks} times");
    ensure!(found.is_empty(), "{} faults:\n{}", found.len(), found.join("\n"));
    Ok(())
}

/// The names in these tests are computed by a small script; here the browser is asked itself.
async fn the_browsers_own_names_are_those_the_tests_go_by(stage: &mut Stage) -> Result<()> {
    let page = stage.open(Lang::Nl).await?;
    page.start_full().await?;
    let mut wrong = Vec::new();
    for role in [Role::Button, Role::Radio, Role::Heading, Role::Group] {
        for (name, element) in page.elements(role).await? {
            let (own_role, own_name) = page.computed(&element).await?;
            if own_name != name || (own_role != format!("{role:?}").to_lowercase() && role != Role::Button) {
                wrong.push(format!("{role:?} `{name}` is {own_role} `{own_name}` to {}", stage.engine()));
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
