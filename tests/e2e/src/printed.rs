//! What stands where on the pages of a PDF, as poppler finds it.

use std::{fs, process::Command};

use anyhow::{Context, Result, ensure};

use crate::test_context;

/// A page.
#[derive(Debug, Clone, Default)]
pub struct PrintedPage {
    /// Width and height in points.
    pub size: [f64; 2],
    /// Its words, in the order in which they are drawn: left, top, right, bottom in points, and the word.
    pub words: Vec<([f64; 4], String)>,
}

/// The pages of a file, which is kept under `target/report` with this name.
///
/// # Errors
/// If poppler is missing, or finds no page.
pub fn pages(name: &str, pdf: &[u8]) -> Result<Vec<PrintedPage>> {
    let folder = test_context::root().join("target/report");
    fs::create_dir_all(&folder)?;
    let file = folder.join(name);
    fs::write(&file, pdf)?;
    let output = Command::new("pdftotext").args(["-raw", "-bbox"]).arg(&file).arg("-").output();
    let output = output.context("pdftotext cannot start: install poppler-utils")?;
    let text = String::from_utf8(output.stdout)?;
    let number = |line: &str, name: &str| -> Result<f64> {
        let (_, rest) =
            line.split_once(&format!("{name}=\"")).with_context(|| format!("{name} in {line}"))?;
        Ok(rest.split('"').next().unwrap_or_default().parse()?)
    };
    let mut pages: Vec<PrintedPage> = Vec::new();
    for line in text.lines().map(str::trim) {
        if line.starts_with("<page ") {
            let size = [number(line, "width")?, number(line, "height")?];
            pages.push(PrintedPage { size, words: Vec::new() });
        } else if line.starts_with("<word ") {
            let [left, top] = [number(line, "xMin")?, number(line, "yMin")?];
            let [right, bottom] = [number(line, "xMax")?, number(line, "yMax")?];
            let word = line.split('>').nth(1).and_then(|rest| rest.strip_suffix("</word"));
            let entities = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
            let word = word.with_context(|| format!("no word in {line}"))?;
            let word =
                entities.iter().fold(word.to_owned(), |word, (entity, sign)| word.replace(entity, sign));
            pages
                .last_mut()
                .context("a word outside of pages")?
                .words
                .push(([left, top, right, bottom], word));
        }
    }
    ensure!(!pages.is_empty(), "{name} has no page: {}", String::from_utf8_lossy(&output.stderr));
    Ok(pages)
}

impl PrintedPage {
    /// Its text without blanks.
    #[must_use]
    pub fn text(&self) -> String {
        blankless(&self.words.iter().map(|(_, word)| word.as_str()).collect::<String>())
    }

    /// How far down it is used, from 0 to 1, without its foot.
    #[must_use]
    pub fn used(&self) -> f64 {
        let [_, height] = self.size;
        let bottoms = self.words.iter().map(|([_, _, _, bottom], _)| bottom / height);
        bottoms.filter(|bottom| *bottom < 0.95).fold(0.0, f64::max)
    }
}

fn blankless(text: &str) -> String {
    text.chars().filter(|character| !character.is_whitespace() && *character != '\u{ad}').collect()
}

/// Holds every word to the edges of its page.
///
/// # Errors
/// For a word that is cut off.
pub fn nothing_is_cut(pages: &[PrintedPage]) -> Result<()> {
    for (number, page) in (1..).zip(pages) {
        let [width, height] = page.size;
        for ([left, top, right, bottom], word) in &page.words {
            let is_inside = *left >= 0.0 && *top >= 0.0 && *right <= width && *bottom <= height;
            ensure!(
                is_inside,
                "page {number} cuts {word:?}: {left} {top} {right} {bottom} of {width} by {height}"
            );
        }
    }
    Ok(())
}

/// Holds groups of texts together: all texts of one stand on one page.
///
/// # Errors
/// For a group that is on no page as a whole.
pub fn nothing_is_torn(pages: &[PrintedPage], groups: &[Vec<String>]) -> Result<()> {
    let texts: Vec<String> = pages.iter().map(PrintedPage::text).collect();
    for group in groups {
        let parts: Vec<String> = group.iter().map(|part| blankless(part)).collect();
        let is_whole = texts.iter().any(|text| parts.iter().all(|part| text.contains(part.as_str())));
        ensure!(is_whole, "on no page as a whole: {group:?}");
    }
    Ok(())
}
