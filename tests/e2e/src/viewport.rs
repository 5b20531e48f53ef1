//! The size and the preferences of the visitor's screen, as far as each engine lets a test set them.
//!
//! Only Chromium takes any size and preference directly. The others get a page with a frame of the
//! wanted width: the app lays itself out by the width of its own box, so it cannot tell the difference.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use serde_json::json;
use thirtyfour::WebDriver;

use crate::{Engine, wait};

/// Light or dark, as the visitor's system asks for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    /// Light.
    Light,
    /// Dark.
    Dark,
    /// A few system colours (Windows contrast themes).
    Forced,
    /// The same with light letters on a dark page.
    ForcedDark,
}

impl Scheme {
    /// Its name in reports and file names.
    pub fn name(self) -> &'static str {
        match self {
            Scheme::Light => "light",
            Scheme::Dark => "dark",
            Scheme::Forced => "forced",
            Scheme::ForcedDark => "forced-dark",
        }
    }
}

/// Gives Chromium's page a width and height in CSS pixels.
///
/// # Errors
/// When the browser refuses.
pub async fn size(driver: &WebDriver, width: u32, height: u32) -> Result<()> {
    size_at(driver, width, height, 1.0).await
}

/// The same on a screen with `ratio` dots for every CSS pixel.
///
/// # Errors
/// When the browser refuses.
pub async fn size_at(driver: &WebDriver, width: u32, height: u32, ratio: f64) -> Result<()> {
    let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": ratio, "mobile": false });
    driver.cdp().send_raw("Emulation.setDeviceMetricsOverride", metrics).await?;
    Ok(())
}

/// Gives Chromium's visitor a preference for colours.
///
/// # Errors
/// When the browser refuses.
pub async fn scheme(driver: &WebDriver, scheme: Scheme) -> Result<()> {
    let (color, forced) = match scheme {
        Scheme::Light => ("light", "none"),
        Scheme::Dark => ("dark", "none"),
        Scheme::Forced => ("light", "active"),
        Scheme::ForcedDark => ("dark", "active"),
    };
    let features = json!([
        { "name": "prefers-color-scheme", "value": color },
        { "name": "forced-colors", "value": forced },
        { "name": "prefers-reduced-motion", "value": "reduce" },
    ]);
    driver.cdp().send_raw("Emulation.setEmulatedMedia", json!({ "features": features })).await?;
    stand_still(driver).await
}

/// What moves is brought to its end, and whatever begins because of that too: no look waits for a transition, which needs
/// frames that a busy machine may not draw.
async fn stand_still(driver: &WebDriver) -> Result<()> {
    let mut moving = String::new();
    wait::until("the colours to stand still", async || {
        let answer = driver.execute(FINISH, []).await?;
        moving = answer.json().as_str().context("the page does not say what moves")?.to_owned();
        Ok(moving.is_empty().then_some(()))
    })
    .await
    .with_context(|| format!("what still moves: {moving}"))
}

/// Ends all animations, and tells what there was to end. One that goes on for ever cannot be ended, which is an error.
const FINISH: &str = "return document.getAnimations().map(one => {
    one.finish();
    return `${one.transitionProperty ?? one.animationName} of .${one.effect?.target?.className}`;
}).join(', ');";

/// Undoes what the two functions above did, and gives a window of a usual size.
///
/// # Errors
/// When the browser refuses, or its window has too little room for a page left.
pub async fn reset(engine: Engine, driver: &WebDriver) -> Result<()> {
    if engine == Engine::Chromium {
        driver.cdp().send_raw("Emulation.clearDeviceMetricsOverride", json!({})).await?;
        driver.cdp().send_raw("Emulation.setEmulatedMedia", json!({ "features": [] })).await?;
    }
    // Every window of a browser starts with that size, but for the first.
    let script = format!("return outerWidth === {} && outerHeight === {}", WINDOW.0, WINDOW.1);
    if driver.execute(script, []).await?.json() != true {
        driver.set_window_rect(0, 0, WINDOW.0, WINDOW.1).await?;
    }
    wait::until_within(RESIZING, "a window with room for a page", async || {
        Ok(driver
            .execute("return innerHeight >= 800", [])
            .await?
            .json()
            .as_bool()
            .filter(|has_room| *has_room))
    })
    .await?;
    Ok(())
}

/// Width and height of a window in CSS pixels.
const WINDOW: (u32, u32) = (1280, 1000);

/// In which a window gets its size. WebKit's gets it later than its driver says.
const RESIZING: Duration = Duration::from_secs(3);

/// The width of the page in CSS pixels.
///
/// # Errors
/// When the page does not answer.
pub async fn width(driver: &WebDriver) -> Result<u64> {
    let width = driver.execute("return document.documentElement.clientWidth", []).await?.json().as_u64();
    ensure!(width.is_some(), "the page has no width");
    Ok(width.unwrap_or_default())
}
