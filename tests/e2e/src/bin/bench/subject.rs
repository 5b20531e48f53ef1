//! Who takes part: where it is served from, and what a visitor presses on it.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    sync::Arc,
};

use anyhow::{Context, Result, bail, ensure};
use e2e::{
    npm,
    server::{Encoding, Options, Packer},
    test_context,
};
use serde_json::{Value, json};

use crate::content::Content;

/// What a site owner pastes.
const ELEMENT: &str = "<script src=\"scan/social-business-scan.js\" defer></script>\n\
                       <social-business-scan></social-business-scan>\n";
const FRAME: &str = "<iframe title=\"Social Business Scan\" src=\"scan/frame.html?lang=nl\" width=\"100%\" height=\"800\">\
                     </iframe>\n<script src=\"scan/frame-host.js\" defer></script>\n";

/// One that takes part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// Nothing but HTML and a few lines of script: the floor.
    Plain,
    /// The same, brought to a host's page by a script as heavy as ours that shows the first screens: the floor of the embed.
    Script,
    /// The MIT-licensed form library of SurveyJS with its renderer, and Chart.js.
    Survey,
    /// Our own page.
    Page,
    /// The two lines on a host's page.
    Embed,
    /// The frame and its script on a host's page.
    Frame,
    /// The single file, from a server.
    Single,
    /// The page of another build.
    OldPage,
    /// The two lines on a host's page, with the script of that build.
    OldEmbed,
}

impl Subject {
    /// All, in the order of the table.
    pub const ALL: [Subject; 9] = [
        Subject::Plain,
        Subject::Script,
        Subject::Survey,
        Subject::Page,
        Subject::Embed,
        Subject::Frame,
        Subject::Single,
        Subject::OldPage,
        Subject::OldEmbed,
    ];

    /// Its name in the table and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Subject::Plain => "plain",
            Subject::Script => "script",
            Subject::Survey => "surveyjs",
            Subject::Page => "page",
            Subject::Embed => "embed",
            Subject::Frame => "frame",
            Subject::Single => "single",
            Subject::OldPage => "old-page",
            Subject::OldEmbed => "old-embed",
        }
    }

    /// Whether it is of another build, which takes part when somebody names its folder.
    pub fn is_old(self) -> bool {
        matches!(self, Subject::OldPage | Subject::OldEmbed)
    }

    /// Whether it is a page of our own, nobody else's with the scan in it.
    pub fn is_page(self) -> bool {
        matches!(self, Subject::Page | Subject::OldPage)
    }

    /// Whether the second table has its figures as ratios to those of `other`.
    pub fn is_compared_with(self, other: Subject) -> bool {
        match other {
            Subject::Survey => self.is_ours(),
            Subject::Plain => self.is_ours() || self == Subject::Script,
            Subject::OldPage => self == Subject::Page,
            Subject::OldEmbed => self == Subject::Embed,
            _ => false,
        }
    }

    /// Whether it is one of ours.
    pub fn is_ours(self) -> bool {
        !matches!(self, Subject::Plain | Subject::Script | Subject::Survey)
    }

    /// The path of its page.
    pub fn path(self) -> &'static str {
        match self {
            Subject::Plain | Subject::Script | Subject::Survey | Subject::Page | Subject::OldPage => "",
            Subject::Embed | Subject::OldEmbed => "host.html",
            Subject::Frame => "frame.html",
            Subject::Single => "social-business-scan.html",
        }
    }

    /// What `visitor.js` must know of it, beside the items. `ID` stands for an item.
    pub fn selectors(self) -> Value {
        match self {
            Subject::Plain | Subject::Script => json!({
                "start": "section:first-of-type button",
                "group": "[data-item=ID]",
                "onward": "section button",
                "end": "table tr",
            }),
            Subject::Survey => json!({
                "start": ".sd-navigation__start-btn",
                "group": "[data-name=ID]",
                "onward": ".sd-navigation__next-btn, .sd-navigation__complete-btn",
                "end": "canvas",
            }),
            _ => json!({
                "start": ".sbs-choices > :last-child .sbs-button",
                "group": "[data-item=ID]",
                "onward": "[data-sbs-next]",
                "end": ".sbs-result canvas",
            }),
        }
    }
}

/// The folders that are served.
pub struct Sites {
    folder: PathBuf,
    old: Option<PathBuf>,
    packer: Arc<Packer>,
}

impl Sites {
    /// Makes the pages of those that are not ours, and looks for ours. `old` is the folder of another build.
    ///
    /// # Errors
    /// When there is no bundle, or SurveyJS cannot be fetched or bundled.
    pub fn make(who: &[Subject], old: Option<PathBuf>, content: &Content) -> Result<Self> {
        let dist = test_context::dist();
        let missing =
            [Some(&dist), old.as_ref()].into_iter().flatten().find(|one| !one.join("index.html").is_file());
        if let Some(folder) = missing.filter(|_| who.iter().any(|one| one.is_ours())) {
            bail!(
                "there is no bundle in {}: run `cargo xtask bundle`, or name another folder",
                folder.display()
            );
        }
        let folder = test_context::root().join("target/bench");
        let sites = Sites { folder, old, packer: Arc::new(Packer::new(11)) };
        sites.plain(content)?;
        if who.contains(&Subject::Script) {
            sites.script(content)?;
        }
        sites.hosts(content)?;
        if who.contains(&Subject::Survey) {
            sites.survey(content)?;
        }
        Ok(sites)
    }

    /// How this one is served: everything packed with brotli as well as it can be, as a site owner does beforehand.
    pub fn options(&self, who: Subject) -> Options {
        let dist = self.old.clone().filter(|_| who.is_old()).unwrap_or_else(test_context::dist);
        let options = match who {
            Subject::Page | Subject::OldPage | Subject::Single => Options::new(dist),
            Subject::Embed | Subject::Frame | Subject::OldEmbed => {
                Options::new(self.folder.join("embed")).also("/scan/", dist)
            }
            Subject::Plain | Subject::Script | Subject::Survey => Options::new(self.folder.join(who.name())),
        };
        let options = options.packed_by(&self.packer);
        // Our page comes with its policy. The single file has its own in it; the others need a looser one.
        if who.is_page() { options } else { options.without_header("Content-Security-Policy") }
    }

    fn plain(&self, content: &Content) -> Result<()> {
        let style = include_str!("../../../bench/plain.css").trim();
        let html = content.html(style, include_str!("../../../bench/plain.js"));
        write(&self.folder.join("plain/index.html"), html.as_bytes())
    }

    /// Letters that nothing packs, in a comment, make the script as heavy as the small script of the element.
    fn script(&self, content: &Content) -> Result<()> {
        let small = fs::read(test_context::dist().join("social-business-scan.js"))
            .context("there is no bundle: run `cargo xtask bundle`")?;
        let html = content.html(include_str!("../../../bench/plain.css").trim(), "");
        let script = format!(
            "const html = {};\n{}\n{}",
            Value::from(html),
            include_str!("../../../bench/script.js"),
            include_str!("../../../bench/plain.js")
        );
        let weight = |text: &[u8]| Encoding::Brotli.pack(text, 11).len();
        let missing = weight(&small).saturating_sub(weight(script.as_bytes()));
        // Six bits to a letter: four of them weigh three bytes. By a generator of numbers, so that they are the same each time.
        const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_$";
        let numbers = std::iter::successors(Some(1_u64), |number| {
            Some(number.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407))
        });
        let letters =
            numbers.take(missing * 4 / 3).map(|number| char::from(LETTERS[(number >> 58) as usize]));
        let comment: String = letters.collect();
        let folder = self.folder.join("script");
        write(&folder.join("script.js"), format!("{script}\n// {comment}").as_bytes())?;
        let html = host(content, "<script src=\"script.js\" defer></script>\n");
        write(&folder.join("index.html"), html.as_bytes())
    }

    fn hosts(&self, content: &Content) -> Result<()> {
        for (name, body) in [("host", ELEMENT), ("frame", FRAME)] {
            let html = host(content, body);
            write(&self.folder.join(format!("embed/{name}.html")), html.as_bytes())?;
        }
        Ok(())
    }

    /// Bundled and minified as its users do, with only those parts of Chart.js that a radar needs.
    fn survey(&self, content: &Content) -> Result<()> {
        let modules = npm::modules()?;
        let (sources, site) = (self.folder.join("survey-sources"), self.folder.join("surveyjs"));
        let entry = sources.join("survey.js");
        write(&entry, include_bytes!("../../../bench/survey.js"))?;
        write(&sources.join("survey.json"), content.survey().to_string().as_bytes())?;
        write(&site.join("index.html"), include_bytes!("../../../bench/survey.html"))?;
        let style = fs::read(modules.join("survey-core/survey-core.fontless.min.css"))?;
        write(&site.join("survey.css"), &style)?;
        let status = Command::new(npm::esbuild()?)
            .arg(&entry)
            .args(["--bundle", "--minify", "--format=iife", "--log-level=error"])
            .arg(format!("--outfile={}", site.join("survey.js").display()))
            .env("NODE_PATH", &modules)
            .status()?;
        ensure!(status.success(), "esbuild cannot bundle SurveyJS: {status}");
        Ok(())
    }
}

/// A page of somebody else, with what stands in its body.
fn host(content: &Content, body: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"nl\">\n<meta charset=\"utf-8\">\n<title>{title}</title>\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n{body}",
        title = content.title
    )
}

fn write(file: &Path, content: &[u8]) -> Result<()> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(file, content).with_context(|| format!("{} cannot be written", file.display()))
}
