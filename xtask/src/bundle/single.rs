//! The page as one file, which opens by a double click: everything inline, under a policy of its own that lets run and
//! style what is there, and nothing else.

use super::digest;
use crate::Error;

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
    /// The wasm: packed, as `letters`.
    pub wasm: &'a str,
}

/// The file.
///
/// # Errors
/// When `index.html` has not the places for the parts, or a part would end its own element.
pub fn page(parts: &Parts<'_>) -> Result<String, Error> {
    for (what, text) in
        [("style sheet", parts.style), ("early script", parts.early), ("script", parts.script)]
    {
        let lower = text.to_ascii_lowercase();
        if let Some(end) = ["</style", "</script", "<!--"].iter().find(|end| lower.contains(**end)) {
            return Err(Error::new(format!(
                "The {what} of the single file contains `{end}`, which inside a page would end it."
            )));
        }
    }
    let mut html = without_folded(&without_comments(parts.index));
    // What Trunk puts in, and the scripts as files, are inline here; one file has nothing to install.
    // Questions in advance are for a slow line: here the app is there with the page, and every byte is on a disk.
    let elsewhere = ["data-trunk", "<script", "<template", "rel=\"manifest\""];
    let is_ours = |line: &&str| !elsewhere.iter().any(|mark| line.contains(mark));
    html = html.lines().filter(is_ours).map(|line| format!("{line}\n")).collect();
    let policy = policy(&[parts.early, parts.script], &[parts.style]);
    let charset = "<meta charset=\"utf-8\">\n";
    let meta = format!("{charset}<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n");
    let icon = digest::base64(parts.icon.as_bytes());
    let head = format!(
        "<link rel=\"icon\" type=\"image/svg+xml\" href=\"data:image/svg+xml;base64,{icon}\">\n\
         <style>{}</style>\n<script>{}</script>\n</head>",
        parts.style, parts.early
    );
    let body = format!(
        "<script type=\"text/plain\" id=\"sbs-wasm\">{}</script>\n<script>{}</script>\n</body>",
        parts.wasm, parts.script
    );
    for (place, with) in [(charset, meta), ("</head>", head), ("</body>", body)] {
        if html.matches(place).count() != 1 {
            return Err(Error::new(format!(
                "index.html should have `{}` once; the single file is made from it.",
                place.trim_end()
            )));
        }
        html = html.replace(place, &with);
    }
    Ok(html)
}

/// Lets exactly these scripts and styles in, WebAssembly, and images that were made here (charts, the icon). Nothing is
/// loaded from anywhere: there is no `connect-src`.
fn policy(scripts: &[&str], styles: &[&str]) -> String {
    let hashes = |texts: &[&str]| {
        texts.iter().map(|text| format!("'{}' ", digest::sha256(text.as_bytes()))).collect::<String>()
    };
    format!(
        "default-src 'none'; script-src {}'wasm-unsafe-eval'; style-src {}; img-src data: blob:; base-uri 'none'; \
         form-action 'none'; require-trusted-types-for 'script'",
        hashes(scripts),
        hashes(styles).trim_end()
    )
}

/// What a fold of the first screen holds comes with the app: 2 KB less on the disk.
fn without_folded(html: &str) -> String {
    let mut kept = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, folded)) = rest.split_once("<div class=\"sbs-disclosure__body\">") {
        kept.push_str(before);
        rest = folded.find("</details>").map_or("", |end| &folded[end..]);
    }
    kept.push_str(rest);
    kept
}

/// HTML without its comments: they are for those who read the source.
pub fn without_comments(html: &str) -> String {
    let mut kept = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, comment)) = rest.split_once("<!--") {
        kept.push_str(before);
        rest = comment.split_once("-->").map_or("", |(_, after)| after.trim_start_matches('\n'));
    }
    kept.push_str(rest);
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    const INDEX: &str = "<!doctype html>\n<html lang=\"nl\">\n<head>\n<meta charset=\"utf-8\">\n<title>Scan</title>\n\
        <link data-trunk rel=\"css\" href=\"a.css\">\n<link rel=\"manifest\" href=\"m\">\n<!-- Before\nthe module. -->\n<script src=\"./panel.js\"></script>\n\
        </head>\n<body>\n<p>Words</p>\n</body>\n</html>\n";

    fn parts<'a>(style: &'a str, script: &'a str) -> Parts<'a> {
        Parts { index: INDEX, icon: "<svg/>", style, early: "early()", script, wasm: "AAAA" }
    }

    #[test]
    fn words_stay_and_everything_is_inline() {
        let html = page(&parts("p{}", "go()")).unwrap();

        assert_eq!(
            html,
            "<!doctype html>\n<html lang=\"nl\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src \
             'sha256-G2Y/0fpEoq/QMzbid/byF0KE5sX9e6ar19Om2+xoMnU=' \
             'sha256-5KYv+PUboo5h+0+YAtGRPbwv5d/QxzHslP4YGnUaxRw=' 'wasm-unsafe-eval'; style-src \
             'sha256-gG2yISYereRMiG2lMXrbiUgi0Ubw9p7QCeWcroOvy9Y='; img-src data: blob:; base-uri 'none'; \
             form-action 'none'; require-trusted-types-for 'script'\">\n<title>Scan</title>\n\
             <link rel=\"icon\" type=\"image/svg+xml\" href=\"data:image/svg+xml;base64,PHN2Zy8+\">\n\
             <style>p{}</style>\n<script>early()</script>\n</head>\n<body>\n<p>Words</p>\n\
             <script type=\"text/plain\" id=\"sbs-wasm\">AAAA</script>\n<script>go()</script>\n</body>\n</html>\n"
        );
    }

    #[test]
    fn folds_are_empty() {
        let html = "<details><summary>A</summary><div class=\"sbs-disclosure__body\"><div>b</div></div></details><p>c</p>";

        assert_eq!(without_folded(html), "<details><summary>A</summary></details><p>c</p>");
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
