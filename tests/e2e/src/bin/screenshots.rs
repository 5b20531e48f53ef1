//! Pictures of every screen and state, for people to look at: `target/shots/index.html`.
//!
//! Chromium only, because only there a test sets width, colours and contrast mode freely. The states
//! come from `states.rs`; `SBS_STATES=result` (`cargo xtask shots --only result`) takes only those
//! whose names start so.

use std::{
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::{Context, Result};
use e2e::{
    Engine, Lang, TestContext,
    engine::Kind,
    states, test_context,
    viewport::{self, Scheme},
};
use serde_json::json;
use thirtyfour::WebDriver;

const WIDTHS: [u32; 3] = [360, 768, 1280];
const SCHEMES: [Scheme; 3] = [Scheme::Light, Scheme::Dark, Scheme::Forced];

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
    let (mut sheet, mut failed) = (Sheet::default(), Vec::new());
    for lang in Lang::ALL {
        let taken = states::walk(&context, &states, lang, 1280, async |state, page| {
            let title = format!("{} {}", state.name, lang.code());
            sheet.start(&title);
            for width in WIDTHS {
                for scheme in SCHEMES {
                    let name = format!("{}-{}-{width}-{}.png", state.name, lang.code(), scheme.name());
                    let driver = page.driver();
                    viewport::size(driver, width, 900).await?;
                    viewport::scheme(driver, scheme).await?;
                    fs::write(folder.join(&name), screenshot(driver).await?)?;
                    sheet.add(&name, width, scheme);
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
async fn screenshot(driver: &WebDriver) -> Result<Vec<u8>> {
    // A drawing is made when somebody comes near, and a change of size is laid out a frame before it is drawn.
    let frames = "const done = arguments[0];
        const frame = () => new Promise(requestAnimationFrame);
        const settle = async () => { for (let i = 0; i < 4; i += 1) await frame(); };
        (async () => {
            await settle();
            for (const canvas of document.querySelectorAll('canvas')) {
                canvas.scrollIntoView({ block: 'center', behavior: 'instant' });
                await settle();
            }
            scrollTo(0, 0);
            await settle();
            done();
        })();";
    driver.execute_async(frames, []).await?;
    let options = json!({ "format": "png", "captureBeyondViewport": true });
    let answer = driver.cdp().send_raw("Page.captureScreenshot", options).await?;
    decode(answer["data"].as_str().context("a picture without data")?)
}

/// Base64 without line breaks, as the browser sends it.
fn decode(text: &str) -> Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut held, mut bits) = (0u32, 0u32);
    for letter in text.bytes().filter(|letter| *letter != b'=') {
        let value = match letter {
            b'A'..=b'Z' => letter - b'A',
            b'a'..=b'z' => letter - b'a' + 26,
            b'0'..=b'9' => letter - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => anyhow::bail!("a picture with the letter {letter}"),
        };
        held = (held << 6 | u32::from(value)) & 0xff_ffff;
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push(u8::try_from(held >> bits & 0xff)?);
        }
    }
    Ok(bytes)
}

fn folder() -> PathBuf {
    std::env::var_os("SBS_SHOTS").map_or_else(|| test_context::root().join("target/shots"), PathBuf::from)
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

    fn add(&mut self, name: &str, width: u32, scheme: Scheme) {
        let (height, label) = (width / 3, scheme.name());
        let _ = write!(
            self.html,
            "<figure><a href=\"{name}\"><img src=\"{name}\" width=\"{height}\" loading=\"lazy\" alt=\"{name}\"></a>\
             <figcaption>{width} {label}</figcaption></figure>"
        );
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
    fn a_picture_is_decoded() {
        assert_eq!(decode("aGFsbG8gZ2V2ZWw=").unwrap(), b"hallo gevel");
        assert_eq!(decode("aGFsbG8=").unwrap(), b"hallo");
        assert!(decode("a*").is_err());
    }
}
