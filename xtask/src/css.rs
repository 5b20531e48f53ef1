//! Step `css`: lets esbuild join `style/*.css` into the one sheet that `index.html` links, and the one for the embed's
//! shadow root.
//!
//! Every `@import` that a browser follows would cost a round trip. The order is fixed here, not in the files, so that a new
//! component needs no second edit.

use std::path::PathBuf;

use crate::{
    Error, Repo, process,
    repo::{self, write_if_changed},
    texts::Texts,
    tools::Toolbox,
};

const LAYERS: &str = "@layer reset, tokens, base, components, print;\n";
const FIRST: [&str; 2] = ["tokens.css", "base.css"];
const LAST: [&str; 3] = ["host.css", "page.css", "print.css"];
/// The folder of the sheets that no first screen needs.
const LATER: &str = "later/";
/// The sheet for paper.
const PAPER: &str = "later/print.css";

/// The folder of the sheets that only the page for authors needs.
const AUTHOR: &str = "author/";
/// What that page has of the others.
const OF_AUTHOR: [&str; 3] = ["tokens.css", "base.css", "button.css"];

/// What a joined sheet is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sheet {
    /// A page of our own: everything but the rules for the element.
    Page,
    /// The shadow root of the element: everything but the ground of a page.
    Embed,
    /// The same as far as the first screens need it: what the small script of the element has inside.
    First,
    /// The page around the element in a frame: its first screens, and paper.
    Frame,
    /// The page for authors.
    Author,
}

impl Sheet {
    /// Where it is, joined. A fixed place, because `index.html` names it.
    pub fn path(self, repo: &Repo) -> PathBuf {
        repo.work().join(match self {
            Sheet::Page => "app.css",
            Sheet::Embed => "embed.css",
            Sheet::First => "first.css",
            Sheet::Frame => "frame.css",
            Sheet::Author => "author.css",
        })
    }

    fn has(self, name: &str) -> bool {
        if self != Sheet::Author && name.starts_with(AUTHOR) {
            return false;
        }
        match self {
            Sheet::Author => name.starts_with(AUTHOR) || OF_AUTHOR.contains(&name),
            Sheet::Page => name != "host.css",
            Sheet::Embed => !["page.css", "offline.css"].contains(&name),
            Sheet::First => Sheet::Embed.has(name) && !name.starts_with(LATER),
            // Of the size of the sheets of paper only a page may speak.
            Sheet::Frame => {
                Sheet::Page.has(name) && name != "offline.css" && (!name.starts_with(LATER) || name == PAPER)
            }
        }
    }
}

/// Joins the sheets, makes them small, and tells of what they are made, in order.
///
/// # Errors
/// When a sheet cannot be read, esbuild refuses one, or a result cannot be written.
pub fn join(repo: &Repo, tools: &Toolbox, texts: &Texts) -> Result<Vec<String>, Error> {
    let names = in_order(names(repo)?);
    // With the rules for each language; no sheet names another file.
    let filled = repo.work().join("style");
    for name in &names {
        let sheet = texts.fill_css(&repo.read(&format!("style/{name}"))?)?;
        write_if_changed(&filled.join(name), sheet.as_bytes())?;
    }
    for sheet in [Sheet::Page, Sheet::Embed, Sheet::First, Sheet::Frame, Sheet::Author] {
        let entry = sheet.path(repo).with_extension("entry.css");
        let imports = names.iter().filter(|name| sheet.has(name));
        let imports = imports.map(|name| format!("@import \"{}\";\n", filled.join(name).display()));
        write_if_changed(&entry, format!("{LAYERS}{}", imports.collect::<String>()).as_bytes())?;
        let mut command = tools.command("esbuild");
        command.current_dir(repo.root()).arg(&entry);
        // No target: nothing is rewritten for browsers that lack `light-dark()` or container queries.
        command.args(["--bundle", "--minify", "--charset=utf8", "--log-level=warning"]);
        write_if_changed(&sheet.path(repo), &process::output(&mut command)?)?;
    }
    Ok(names)
}

/// The names of all files beside the sheets.
fn names(repo: &Repo) -> Result<Vec<String>, Error> {
    let files = repo::files_below(&repo.root().join("style"))?;
    Ok(files.iter().map(|file| file.to_string_lossy().into_owned()).collect())
}

/// The sheets among these files: tokens, base, the components by name, host, page, print.
fn in_order(names: Vec<String>) -> Vec<String> {
    let mut sheets: Vec<_> = names.into_iter().filter(|name| name.ends_with(".css")).collect();
    let bare = |name: &String| name.trim_start_matches(LATER).to_owned();
    sheets.sort_by_key(|name| (rank(&bare(name)), bare(name)));
    sheets
}

fn rank(name: &str) -> usize {
    let first = FIRST.iter().position(|known| *known == name);
    let last = LAST.iter().position(|known| *known == name).map(|place| FIRST.len() + 1 + place);
    first.or(last).unwrap_or(FIRST.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_and_base_come_first_page_and_print_last() {
        let names = [
            "later/print.css",
            "item.css",
            "tokens.css",
            "page.css",
            "icon.svg",
            "host.css",
            "base.css",
            "bar.css",
        ];

        let ordered = in_order(names.map(str::to_owned).to_vec());

        let expected =
            ["tokens.css", "base.css", "bar.css", "item.css", "host.css", "page.css", "later/print.css"];
        assert_eq!(ordered, expected);
    }

    #[test]
    fn a_page_has_no_rules_for_the_element_and_the_element_none_for_a_page() {
        assert!(Sheet::Page.has("page.css") && !Sheet::Page.has("host.css"));
        assert!(Sheet::Embed.has("host.css") && !Sheet::Embed.has("page.css"));
        assert!(
            Sheet::First.has("host.css")
                && !Sheet::First.has("page.css")
                && !Sheet::First.has("later/plan.css")
        );
        assert!(Sheet::Frame.has("page.css") && !Sheet::Frame.has("host.css"));
        assert!(Sheet::Frame.has(PAPER) && !Sheet::Frame.has("later/plan.css"));
    }

    #[test]
    fn every_component_is_in_both_sheets() {
        for name in ["base.css", "bar.css", "later/result.css", "later/print.css"] {
            assert!(Sheet::Page.has(name) && Sheet::Embed.has(name), "{name}");
        }
    }

    #[test]
    fn absent_sheets_are_not_missed() {
        assert_eq!(in_order(vec!["tokens.css".to_owned()]), ["tokens.css"]);
        assert_eq!(in_order(Vec::new()), Vec::<String>::new());
    }

    /// Every sheet of the scan with its name; white space and comments go, so that a rule is found however it is written.
    fn sheets() -> Vec<(String, String)> {
        let repo = Repo::find().unwrap();
        let names = names(&repo).unwrap().into_iter().filter(|name| name.ends_with(".css"));
        names.map(|name| (name.clone(), bare(&repo.read(&format!("style/{name}")).unwrap()))).collect()
    }

    fn bare(css: &str) -> String {
        let parts = css.split("/*").enumerate();
        let code = parts.map(
            |(at, part)| if at == 0 { part } else { part.split_once("*/").map_or("", |(_, code)| code) },
        );
        code.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Chromium styled a whole result anew, 550 elements, whenever one was put in, because of one of these.
    #[test]
    fn no_rule_is_about_whatever_follows_anything() {
        let begins_with_anything =
            |css: &str| ["* +", "* ~", "*+", "*~"].iter().any(|rule| css.contains(rule));
        assert!(begins_with_anything(&bare(".a > /* why */ *\n+ * { margin: 0 }")));
        for (sheet, css) in sheets() {
            assert!(!begins_with_anything(&css), "{sheet}: * + or * ~");
        }
    }

    /// Chromium styled 530 elements anew after every answer because of four of these.
    #[test]
    fn no_rule_looks_from_the_root_into_the_scan() {
        let mut seen = 0;
        for (sheet, css) in sheets() {
            seen += css.matches(":has(").count();
            for root in [":root", "html", "body", ".sbs", ":host", "not("] {
                assert!(!css.contains(&format!("{root}:has(")), "{sheet}: {root}:has()");
            }
        }
        assert!(seen > 5, "{seen}");
    }
}
