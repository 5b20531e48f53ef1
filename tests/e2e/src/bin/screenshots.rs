//! Pictures of every screen and state, for people to look at: `target/shots/index.html`.
//!
//! Chromium only, because only there a test sets width, colours and contrast mode freely. The states
//! come from `states.rs`; `SBS_STATES=result` (`cargo xtask shots --only result`) takes only those
//! whose names start so, `SBS_SHOTS_LANGS=de,fr` only these languages. `SBS_SHOTS_BEFORE` names a folder
//! with earlier pictures, which the page then shows beside the new ones; it may be `target/shots` itself.

use std::{
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::{Context, Result};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use e2e::{
    Engine, Lang, OtherLang, Page, TestContext,
    engine::Kind,
    states, test_context,
    viewport::{self, Scheme},
};
use serde_json::json;

const WIDTHS: [u32; 3] = [360, 768, 1280];
const SCHEMES: [Scheme; 4] = [Scheme::Light, Scheme::Dark, Scheme::Forced, Scheme::ForcedDark];

fn main() -> ExitCode {
    let done = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .context("no runtime")
        .and_then(|runtime| runtime.block_on(take_all()));
    match done {
        Ok(failed) if failed.is_empty() => ExitCode::SUCCESS,
        Ok(failed) => {
            eprintln!("Not reached:\n{}", failed.join("\n"));
            ExitCode::FAILURE
        }
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Takes all pictures and writes the sheet; gives the states that could not be reached.
async fn take_all() -> Result<Vec<String>> {
    let folder = folder();
    fs::create_dir_all(&folder)?;
    let states = states::all()?;
    let context = TestContext::new(Engine::Chromium, Kind::Whole).await?;
    let before = Before::find(&folder)?;
    let (mut sheet, mut failed) = (Sheet::default(), Vec::new());
    let wanted = std::env::var("SBS_SHOTS_LANGS").unwrap_or_default();
    let is_wanted = |code: &str| wanted.is_empty() || wanted.split(',').any(|one| one == code);
    let spoken = Lang::ALL.map(|lang| (lang, None)).into_iter();
    let others = OtherLang::all()?.into_iter().map(|other| (Lang::Nl, Some(other)));
    for (lang, other) in spoken.chain(others) {
        let code = other.as_ref().map_or(lang.code(), |other| &other.code);
        if !is_wanted(code) {
            continue;
        }
        let taken = states::walk(&context, &states, lang, 1280, async |state, page| {
            // Models of others are in the languages of their files.
            if other.is_some() && state.is_of_another_model() {
                return Ok(Vec::new());
            }
            if let Some(OtherLang { code, name }) = &other {
                // Its file is asked for by this press.
                context.leave()?;
                page.choose_language(name, code).await?;
            }
            let title = format!("{} {code}", state.name);
            sheet.start(&title);
            for width in WIDTHS {
                for scheme in SCHEMES {
                    let name = format!("{}-{code}-{width}-{}.png", state.name, scheme.name());
                    let driver = page.driver();
                    viewport::size(driver, width, 900).await?;
                    viewport::scheme(driver, scheme).await?;
                    let taken = screenshot(page).await?;
                    let earlier = before.as_ref().map(|before| before.keep(&name, &taken)).transpose()?;
                    fs::write(folder.join(&name), taken)?;
                    sheet.add(&name, width, scheme, earlier);
                }
            }
            println!("{title}");
            Ok(Vec::new())
        });
        failed.extend(taken.await?);
    }
    sheet.write(&folder)?;
    Ok(failed)
}

/// The whole page, also what is below the window, once its drawings are done.
async fn screenshot(page: &Page<'_>) -> Result<Vec<u8>> {
    // A drawing is made when somebody comes near, and a change of size is laid out a frame before it is drawn.
    let frames = "const done = arguments[arguments.length - 1];
        const frame = () => new Promise(requestAnimationFrame);
        const settle = async () => { for (let i = 0; i < 4; i += 1) await frame(); };
        (async () => {
            await settle();
            for (const canvas of e2e.all('canvas')) {
                canvas.scrollIntoView({ block: 'center', behavior: 'instant' });
                await settle();
            }
            scrollTo(0, 0);
            await settle();
            done();
        })();";
    page.ask_async(frames).await?;
    let options = json!({ "format": "png", "captureBeyondViewport": true });
    let answer = page.driver().cdp().send_raw("Page.captureScreenshot", options).await?;
    Ok(STANDARD.decode(answer["data"].as_str().context("a picture without data")?)?)
}

fn folder() -> PathBuf {
    std::env::var_os("SBS_SHOTS").map_or_else(|| test_context::root().join("target/shots"), PathBuf::from)
}

/// The folder of earlier pictures, inside that of the new ones.
const BEFORE: &str = "before";

/// Earlier pictures.
struct Before {
    /// Where they are.
    from: PathBuf,
    /// Where they stay, beside the new ones: those may take their place.
    to: PathBuf,
}

/// What there was of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Earlier {
    None,
    Same,
    Other,
}

impl Before {
    /// The folder that `SBS_SHOTS_BEFORE` names, seen from the root of the repository; `None` when it names none.
    fn find(shots: &Path) -> Result<Option<Self>> {
        let Some(named) = std::env::var_os("SBS_SHOTS_BEFORE").filter(|named| !named.is_empty()) else {
            return Ok(None);
        };
        let before = Before { from: test_context::root().join(named), to: shots.join(BEFORE) };
        anyhow::ensure!(before.from.is_dir(), "there is no folder {}", before.from.display());
        fs::create_dir_all(&before.to)?;
        Ok(Some(before))
    }

    /// Keeps the earlier picture of this name, if it differs.
    fn keep(&self, name: &str, taken: &[u8]) -> Result<Earlier> {
        let kept = self.to.join(name);
        match fs::read(self.from.join(name)) {
            Ok(earlier) if earlier == taken => {
                // Of a comparison before this one.
                let _ = fs::remove_file(kept);
                Ok(Earlier::Same)
            }
            Ok(earlier) => {
                fs::write(kept, earlier)?;
                Ok(Earlier::Other)
            }
            Err(_) => Ok(Earlier::None),
        }
    }
}

/// A picture at a third of its size, which opens it.
fn picture(name: &str, width: u32) -> String {
    let width = width / 3;
    format!("<a href=\"{name}\"><img src=\"{name}\" width=\"{width}\" loading=\"lazy\" alt=\"{name}\"></a>")
}

/// The contact sheet.
#[derive(Default)]
struct Sheet {
    html: String,
}

impl Sheet {
    fn start(&mut self, title: &str) {
        // Writing to a string does not fail.
        let _ = write!(self.html, "<h2>{title}</h2>");
    }

    fn add(&mut self, name: &str, width: u32, scheme: Scheme, earlier: Option<Earlier>) {
        let label = scheme.name();
        let kept = format!("{BEFORE}/{name}");
        let (pictures, remark) = match earlier {
            None => (picture(name, width), ""),
            Some(Earlier::None) => (picture(name, width), ", not there before"),
            Some(Earlier::Same) => (picture(name, width), ", as before"),
            Some(Earlier::Other) => {
                (format!("{} {}", picture(&kept, width), picture(name, width)), ", before and after")
            }
        };
        let _ =
            write!(self.html, "<figure>{pictures}<figcaption>{width} {label}{remark}</figcaption></figure>");
    }

    fn write(&self, folder: &Path) -> Result<()> {
        let head = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Every screen and state</title>\
             <style>body { font: 16px sans-serif; margin: 24px } figure { display: inline-block; vertical-align: top; \
             margin: 0 12px 12px 0 } img { border: 1px solid #999 }</style><h1>Every screen and state</h1>";
        fs::write(folder.join("index.html"), format!("{head}{}</html>", self.html))?;
        println!("{}", folder.join("index.html").display());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_earlier_picture_is_kept_where_it_differs_also_from_the_folder_of_the_new_ones() {
        let folder = std::env::temp_dir().join(format!("sbs-shots-{}", std::process::id()));
        let before = Before { from: folder.clone(), to: folder.join(BEFORE) };
        fs::create_dir_all(&before.to).unwrap();
        fs::write(folder.join("start.png"), b"one").unwrap();

        assert_eq!(before.keep("start.png", b"two").unwrap(), Earlier::Other);
        fs::write(folder.join("start.png"), b"two").unwrap();
        assert_eq!(fs::read(before.to.join("start.png")).unwrap(), b"one");
        assert_eq!(before.keep("start.png", b"two").unwrap(), Earlier::Same);
        assert!(!before.to.join("start.png").exists());
        assert_eq!(before.keep("other.png", b"two").unwrap(), Earlier::None);

        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn the_sheet_shows_both_where_they_differ() {
        let mut sheet = Sheet::default();
        sheet.add("start.png", 360, Scheme::Light, Some(Earlier::Other));
        sheet.add("start.png", 360, Scheme::Dark, Some(Earlier::Same));

        assert_eq!(sheet.html.matches("src=\"before/start.png\"").count(), 1);
        assert_eq!(sheet.html.matches("src=\"start.png\"").count(), 2);
        assert!(sheet.html.contains("360 dark, as before"));
    }
}
