//! The recipes of `docs/embed.md`: the pieces of code that say `recipe=NAME` where they begin.

mod place;

use std::fs;

use anyhow::{Context, Result};

pub use place::{Place, is_answered, is_answered_in_the_frame, is_quiet, strict};

use crate::test_context;

/// The address in the document that a site owner replaces by their own.
pub const PLACEHOLDER: &str = "https://scan.example.org";

/// One piece of code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recipe {
    /// Its name.
    pub name: String,
    /// The code, as it stands in the document.
    pub text: String,
}

/// All recipes of the document, in order.
///
/// # Errors
/// When the document cannot be read.
pub fn all() -> Result<Vec<Recipe>> {
    let file = test_context::root().join("docs/embed.md");
    let text = fs::read_to_string(&file).with_context(|| format!("{} cannot be read", file.display()))?;
    Ok(parse(&text))
}

/// The code of a recipe, with this address in place of the one in the document.
///
/// # Errors
/// When there is no such recipe.
pub fn code(name: &str, address: &str) -> Result<String> {
    let recipe = all()?.into_iter().find(|recipe| recipe.name == name);
    let recipe = recipe.with_context(|| format!("docs/embed.md has no recipe `{name}`"))?;
    Ok(recipe.text.replace(PLACEHOLDER, address))
}

fn parse(document: &str) -> Vec<Recipe> {
    let mut recipes = Vec::new();
    let mut lines = document.lines();
    while let Some(line) = lines.next() {
        let Some(info) = line.strip_prefix("```").filter(|info| !info.is_empty()) else { continue };
        let code: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
        if let Some((_, name)) = info.split_once(" recipe=") {
            recipes.push(Recipe { name: name.to_owned(), text: code.join("\n") });
        }
    }
    recipes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_named_pieces_of_code_are_recipes() {
        let document = "a\n```html recipe=one\n<p>\n\n</p>\n```\nb `recipe=` c\n```ts untried\nx\n```\n";

        let found = parse(document);

        assert_eq!(found, [Recipe { name: "one".to_owned(), text: "<p>\n\n</p>".to_owned() }]);
    }

    /// What `cargo xtask test` does not try: see the end of the document.
    const BY_HAND: [&str; 2] = ["nginx", "vite-config"];

    #[test]
    fn every_recipe_of_the_document_is_tried_by_a_scenario() {
        let scenarios = [
            include_str!("../tests/recipes.rs"),
            include_str!("../tests/slots.rs"),
            include_str!("../tests/owner_settings.rs"),
        ]
        .concat();

        let untried: Vec<String> = all()
            .unwrap()
            .into_iter()
            .map(|recipe| recipe.name)
            .filter(|name| !scenarios.contains(&format!("recipe(\"{name}\")")))
            .filter(|name| !BY_HAND.contains(&name.as_str()))
            .collect();

        assert!(untried.is_empty(), "no scenario tries {untried:?}");
    }
}
