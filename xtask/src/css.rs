//! Step `css`: joins `style/*.css` into the one sheet that `index.html` links, and the one for the embed's shadow root.
//!
//! Trunk does not follow `@import`, and every import would cost a round trip. The order is fixed here,
//! not in the files, so that a new component needs no second edit.

use std::{fs, path::PathBuf};

use crate::{Error, Repo, repo::write_if_changed};

const LAYERS: &str = "@layer reset, tokens, base, components, print;\n";
const FIRST: [&str; 2] = ["tokens.css", "base.css"];
const LAST: [&str; 3] = ["host.css", "page.css", "print.css"];

/// What a joined sheet is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sheet {
    /// A page of our own: everything but the rules for the element.
    Page,
    /// The shadow root of the element: everything but the ground of a page.
    Embed,
}

impl Sheet {
    /// Where it is, joined. A fixed place, because `index.html` names it.
    pub fn path(self, repo: &Repo) -> PathBuf {
        repo.work().join(match self {
            Sheet::Page => "app.css",
            Sheet::Embed => "embed.css",
        })
    }

    fn has(self, name: &str) -> bool {
        match self {
            Sheet::Page => name != "host.css",
            Sheet::Embed => !["page.css", "offline.css"].contains(&name),
        }
    }
}

/// Joins the sheets and tells of what, in order.
///
/// # Errors
/// When a sheet cannot be read or a result cannot be written.
pub fn join(repo: &Repo) -> Result<Vec<String>, Error> {
    let folder = repo.root().join("style");
    let fail = |cause| Error::file("read the folder", &folder, &cause);
    let mut names = Vec::new();
    for entry in fs::read_dir(&folder).map_err(fail)? {
        names.push(entry.map_err(fail)?.file_name().to_string_lossy().into_owned());
    }
    let names = in_order(names);
    for sheet in [Sheet::Page, Sheet::Embed] {
        let mut joined = LAYERS.to_owned();
        for name in names.iter().filter(|name| sheet.has(name)) {
            joined.push_str(&small(&repo.read(&format!("style/{name}"))?));
        }
        if sheet == Sheet::Page {
            joined = without_hosts(&joined);
        }
        write_if_changed(&sheet.path(repo), joined.as_bytes())?;
    }
    Ok(names)
}

/// The same for a page, where nothing is a host: selectors of one in a list go, 60 bytes of brotli.
fn without_hosts(css: &str) -> String {
    let hosts = [",:host,.sbs-host", ",:host", ":host([theme=\"light\"]),", ":host([theme=\"dark\"]),"];
    hosts.iter().fold(css.to_owned(), |css, host| css.replace(host, ""))
}

/// The sheets among these files: tokens, base, the components by name, host, page, print.
fn in_order(names: Vec<String>) -> Vec<String> {
    let mut sheets: Vec<_> = names.into_iter().filter(|name| name.ends_with(".css")).collect();
    sheets.sort_by_key(|name| (rank(name), name.clone()));
    sheets
}

fn rank(name: &str) -> usize {
    let first = FIRST.iter().position(|known| *known == name);
    let last = LAST.iter().position(|known| *known == name).map(|place| FIRST.len() + 1 + place);
    first.or(last).unwrap_or(FIRST.len())
}

/// The sheet without comments and the white space that means nothing; text in quotes stays as it is.
///
/// Not a minifier: those lag behind the language (`light-dark()`, container queries), and brotli takes
/// nearly all of what they would gain. White space is 335 bytes of it.
fn small(css: &str) -> String {
    let mut kept = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(at) = rest.find(['"', '\'', '/']) {
        let (before, here) = rest.split_at(at);
        squeeze(&mut kept, before);
        let length = if here.starts_with("/*") {
            rest = here.find("*/").map_or("", |end| &here[end + 2..]);
            continue;
        } else if here.starts_with('/') {
            1
        } else {
            quoted_length(here)
        };
        kept.push_str(&here[..length]);
        rest = &here[length..];
    }
    squeeze(&mut kept, rest);
    kept
}

/// Adds CSS without quotes and comments. White space is one blank where it parts two words, else nothing; before a
/// colon it stays, because there it may part a selector from a pseudo-class.
fn squeeze(kept: &mut String, css: &str) {
    for letter in css.chars() {
        if letter.is_ascii_whitespace() {
            if !kept.is_empty() && !kept.ends_with([' ', '{', '}', ';', ',', ':']) {
                kept.push(' ');
            }
            continue;
        }
        if matches!(letter, '{' | '}' | ';' | ',') && kept.ends_with(' ') {
            kept.pop();
        }
        if letter == '}' && kept.ends_with(';') {
            kept.pop();
        }
        kept.push(letter);
    }
}

/// The length of the quoted text that starts here, both quotes included.
fn quoted_length(text: &str) -> usize {
    let quote = text.chars().next();
    let mut escaped = false;
    for (at, letter) in text.char_indices().skip(1) {
        match letter {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if Some(letter) == quote => return at + 1,
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_and_base_come_first_page_and_print_last() {
        let names = [
            "print.css",
            "item.css",
            "tokens.css",
            "page.css",
            "icon.svg",
            "host.css",
            "base.css",
            "bar.css",
        ];

        let ordered = in_order(names.map(str::to_owned).to_vec());

        let expected = ["tokens.css", "base.css", "bar.css", "item.css", "host.css", "page.css", "print.css"];
        assert_eq!(ordered, expected);
    }

    #[test]
    fn a_page_has_no_rules_for_the_element_and_the_element_none_for_a_page() {
        assert!(Sheet::Page.has("page.css") && !Sheet::Page.has("host.css"));
        assert!(Sheet::Embed.has("host.css") && !Sheet::Embed.has("page.css"));
    }

    #[test]
    fn every_component_is_in_both_sheets() {
        for name in ["base.css", "bar.css", "result.css", "print.css"] {
            assert!(Sheet::Page.has(name) && Sheet::Embed.has(name), "{name}");
        }
    }

    #[test]
    fn absent_sheets_are_not_missed() {
        assert_eq!(in_order(vec!["tokens.css".to_owned()]), ["tokens.css"]);
        assert_eq!(in_order(Vec::new()), Vec::<String>::new());
    }

    #[test]
    fn comments_go_and_quoted_text_stays() {
        let css = "/* why\n * more */\n.a {\n  content: \"/* kept \\\" */\";\n}\n\n.b { margin: calc(1em / 2) } /* end";

        assert_eq!(small(css), ".a{content:\"/* kept \\\" */\"}.b{margin:calc(1em / 2)}");
    }

    /// Every sheet of the scan with its name, as it is sent.
    fn sheets() -> Vec<(String, String)> {
        let repo = Repo::find().unwrap();
        let names = fs::read_dir(repo.root().join("style")).unwrap();
        let named = names.map(|entry| format!("style/{}", entry.unwrap().file_name().to_string_lossy()));
        named.map(|sheet| (sheet.clone(), small(&repo.read(&sheet).unwrap()))).collect()
    }

    /// Chromium styled a whole result anew, 550 elements, whenever one was put in, because of one of these.
    #[test]
    fn no_rule_is_about_whatever_follows_anything() {
        let begins_with_anything =
            |css: &str| ["* +", "* ~", "*+", "*~"].iter().any(|rule| css.contains(rule));
        assert!(begins_with_anything(&small(".a > * + * { margin: 0 }")));
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

    #[test]
    fn a_page_has_no_hosts() {
        let css = ":where(:root,:host,.sbs-host){a:b}:host([theme=\"light\"]),[data-theme=\"light\"]{c:d}:root,:host{e:f}";

        assert_eq!(without_hosts(css), ":where(:root){a:b}[data-theme=\"light\"]{c:d}:root{e:f}");
    }
}
