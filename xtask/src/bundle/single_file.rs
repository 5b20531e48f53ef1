//! The page as one file, which opens by a double click: everything inline, under a policy of its own that lets run and
//! style what is there, and nothing else.

use std::cell::Cell;

use lol_html::{element, html_content::ContentType::Html};

use super::{html, policy};
use crate::{Error, digest};

/// What the file is made of.
pub struct Parts<'a> {
    /// `index.html` as we wrote it: head and words are the same.
    pub index: &'a str,
    /// The icon, as SVG.
    pub icon: &'a str,
    /// The style sheet.
    pub style: &'a str,
    /// The script before the body.
    pub early: &'a str,
    /// The script, a classic one: browsers refuse modules on `file://`.
    pub script: &'a str,
    /// The wasm: packed, as `base91` writes it.
    pub wasm: &'a str,
    /// The files of languages: packed and written in the same way.
    pub languages: &'a str,
}

/// The file.
///
/// # Errors
/// When `index.html` has not the places for the parts, or a part would end its own element.
pub fn page(parts: &Parts<'_>) -> Result<String, Error> {
    for (tag, text) in [("style", parts.style), ("script", parts.early), ("script", parts.script)] {
        html::fits_inside(tag, text, &format!("A {tag} of the single file"))?;
    }
    let policy = policy::single_page(&[parts.early, parts.script], &[parts.style]);
    let meta = format!("\n<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">");
    let icon = digest::base64(parts.icon.as_bytes());
    let head = format!(
        "<link rel=\"icon\" type=\"image/svg+xml\" href=\"data:image/svg+xml;base64,{icon}\">\n\
         <style>{}</style>\n<script>{}</script>\n",
        parts.style, parts.early
    );
    let body = format!(
        "<script type=\"text/plain\" id=\"sbs-wasm\">{}</script>\n\
         <script type=\"text/plain\" id=\"sbs-languages\">{}</script>\n<script>{}</script>\n",
        parts.wasm, parts.languages, parts.script
    );
    let places = Cell::new(0);
    let fill = |place: &mut dyn FnMut()| {
        place();
        places.set(places.get() + 1);
        Ok(())
    };
    let page = html::change(
        parts.index,
        vec![
            // What is loaded is inline here; one file has nothing to install. Questions in advance are for a slow
            // line: here the app is there with the page, and every byte is on a disk. So what a fold of the first
            // screen holds comes with the app, too: 2 KB less.
            element!(ELSEWHERE, |gone| {
                gone.remove();
                Ok(())
            }),
            element!("meta[charset]", |meta_charset| fill(&mut || meta_charset.after(&meta, Html))),
            element!("head", |end| fill(&mut || end.append(&head, Html))),
            element!("body", |end| fill(&mut || end.append(&body, Html))),
        ],
    )?;
    if places.get() != 3 {
        return Err(Error::new(
            "index.html should have a head with one `<meta charset>` and a body; the single file is made from it.",
        ));
    }
    html::without_comments(&page)
}

/// What the single file does without.
const ELSEWHERE: &str =
    "[data-trunk], script, template, link[rel=manifest], link[rel=license], .sbs-disclosure__body";

#[cfg(test)]
mod tests {
    use super::*;

    const INDEX: &str = "<!doctype html>\n<html lang=\"nl\" data-intro=\"\">\n<head>\n<meta charset=\"utf-8\">\n<title>Scan</title>\n\
        <link data-trunk rel=\"css\" href=\"a.css\">\n<link rel=\"manifest\" href=\"m\">\n<!-- Before\nthe module. -->\n<script src=\"./panel.js\"></script>\n\
        </head>\n<body>\n<p>Words</p>\n</body>\n</html>\n";

    fn parts<'a>(style: &'a str, script: &'a str) -> Parts<'a> {
        Parts {
            index: INDEX,
            icon: "<svg/>",
            style,
            early: "early()",
            script,
            wasm: "AAAA",
            languages: "BBBB",
        }
    }

    #[test]
    fn words_stay_and_everything_is_inline() {
        let html = page(&parts("p{}", "go()")).unwrap();

        assert_eq!(
            html,
            "<!doctype html>\n<html lang=\"nl\" data-intro=\"\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src \
             'sha256-G2Y/0fpEoq/QMzbid/byF0KE5sX9e6ar19Om2+xoMnU=' \
             'sha256-5KYv+PUboo5h+0+YAtGRPbwv5d/QxzHslP4YGnUaxRw=' 'wasm-unsafe-eval'; style-src \
             'sha256-gG2yISYereRMiG2lMXrbiUgi0Ubw9p7QCeWcroOvy9Y='; img-src data: blob:; base-uri 'none'; \
             form-action 'none'; require-trusted-types-for 'script'\">\n<title>Scan</title>\n\
             <link rel=\"icon\" type=\"image/svg+xml\" href=\"data:image/svg+xml;base64,PHN2Zy8+\">\n\
             <style>p{}</style>\n<script>early()</script>\n</head>\n<body>\n<p>Words</p>\n\
             <script type=\"text/plain\" id=\"sbs-wasm\">AAAA</script>\n<script type=\"text/plain\" id=\"sbs-languages\">BBBB</script>\n<script>go()</script>\n</body>\n</html>\n"
        );
    }

    #[test]
    fn folds_are_empty() {
        let fold = "<details><summary>A</summary><div class=\"sbs-disclosure__body\"><div>b</div></div></details><p>c</p>";
        let index = INDEX.replace("<p>Words</p>", fold);

        let html = page(&Parts { index: &index, ..parts("", "") }).unwrap();

        assert!(html.contains("<details><summary>A</summary></details><p>c</p>"), "{html}");
    }

    #[test]
    fn a_part_that_would_end_its_element_is_refused() {
        assert!(page(&parts("p{}", "a='</SCRIPT>'")).is_err());
        assert!(page(&parts("p{}", "a='<!--'")).is_err());
        assert!(page(&parts("p{content:'</style>'}", "")).is_err());
    }

    #[test]
    fn a_page_without_the_places_is_refused() {
        let error = page(&Parts { index: "<p>", ..parts("", "") }).unwrap_err().to_string();

        assert!(error.contains("charset"), "{error}");
    }
}
