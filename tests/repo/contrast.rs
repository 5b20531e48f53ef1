//! Every pair of colours that ships meets WCAG 2 AA, light and dark: the values are read from `style/tokens.css`.
//!
//! A colour that is added there must be put into one of the lists below, or a test fails. What a host sets instead is
//! its own affair; `src/js/element/contrast.js` warns about it.

use std::collections::{BTreeMap, BTreeSet};

const SHEET: &str = include_str!("../../style/tokens.css");
/// The bar beside a score.
const METER: &str = include_str!("../../style/later/meter.css");

/// Body text: AAA.
const BODY: f64 = 7.0;
/// Small captions and badges: AA for text.
const TEXT: f64 = 4.5;
/// Borders, lines, bars, focus rings: AA for what is not text.
const GRAPHIC: f64 = 3.0;

/// Text, what it stands on, and the least ratio.
const TEXTS: &[(&str, &str, f64)] = &[
    ("text", "surface", BODY),
    ("text", "surface-sunken", BODY),
    ("text", "accent-soft", BODY),
    ("text", "signal-soft", BODY),
    ("text", "danger-soft", BODY),
    ("text-muted", "surface", BODY),
    ("text-muted", "surface-sunken", BODY),
    ("text-muted", "signal-soft", BODY),
    ("text-muted", "accent-soft", TEXT),
    ("text-muted", "danger-soft", TEXT),
    ("accent", "surface", BODY),
    ("accent", "surface-sunken", BODY),
    ("accent", "accent-soft", TEXT),
    ("on-accent", "accent", BODY),
    ("on-accent", "accent-strong", BODY),
    ("on-accent-soft", "accent-soft", BODY),
    ("text-on-inverse", "surface-inverse", BODY),
    ("text-on-inverse-muted", "surface-inverse", BODY),
    ("signal-text", "surface", BODY),
    ("signal-text", "signal-soft", BODY),
    ("danger-text", "surface", BODY),
    ("danger-text", "danger-soft", BODY),
    ("danger-text", "surface-sunken", BODY),
    ("on-people", "people", TEXT),
    ("on-profit", "profit", TEXT),
    ("on-planet", "planet", TEXT),
    ("on-level-1", "level-1", TEXT),
    ("on-level-2", "level-2", TEXT),
    ("on-level-3", "level-3", TEXT),
    ("on-level-4", "level-4", TEXT),
    ("on-level-5", "level-5", TEXT),
];

/// What is drawn on the surface and on the sunken surface.
const GRAPHICS: &[&str] = &[
    "line-strong",
    "accent",
    "signal",
    "good",
    "danger",
    "focus",
    "people",
    "profit",
    "planet",
    "level-1",
    "level-2",
    "level-3",
    "level-4",
    "level-5",
    "series-you",
    "series-previous",
    "series-target",
    "series-team",
    "series-trial",
    "chart-axis",
];

/// What is drawn on something else.
const GRAPHICS_ELSEWHERE: &[(&str, &str)] = &[
    ("focus-on-inverse", "surface-inverse"),
    ("line-strong", "accent-soft"),
    ("signal", "signal-soft"),
    ("accent", "accent-soft"),
];

/// Means nothing alone.
const DECORATION: [&str; 2] = ["line", "chart-ring"];

/// The colours of one scheme, by name without `--sbs-color-`.
type Colors = BTreeMap<&'static str, [u8; 3]>;

/// The declarations of colours between these two texts, as written.
fn declared(from: &str, to: &str) -> BTreeMap<&'static str, &'static str> {
    let part = SHEET.split(from).nth(1).and_then(|rest| rest.split(to).next());
    let part = part.unwrap_or_else(|| panic!("tokens.css has nothing between {from:?} and {to:?}"));
    part.split("--sbs-color-")
        .skip(1)
        .filter_map(|rest| rest.split_once(':'))
        // A use, such as `var(--sbs-color-focus)`, has no colon behind its name.
        .filter(|(name, _)| name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-'))
        .filter_map(|(name, rest)| Some((name, rest.split_once(';')?.0.trim())))
        .collect()
}

/// What a property has when the host sets nothing: the innermost part of `var(--sbs-accent, …)` behind the commas.
fn ours(value: &'static str) -> &'static str {
    let inner = value.strip_prefix("var(").and_then(|inner| inner.strip_suffix(')'));
    inner.and_then(|inner| inner.split_once(',')).map_or(value, |(_, own)| ours(own.trim()))
}

fn hex(text: &str) -> [u8; 3] {
    let number = text.trim().strip_prefix('#').and_then(|digits| u32::from_str_radix(digits, 16).ok());
    let number = number.filter(|_| text.trim().len() == 7).unwrap_or_else(|| panic!("{text} is no #rrggbb"));
    let [_, red, green, blue] = number.to_be_bytes();
    [red, green, blue]
}

/// The colours without `light-dark()`, for browsers that do not know it.
fn plain() -> Colors {
    declared(":where(:root, :host, .sbs-host) {", "@supports")
        .into_iter()
        .map(|(name, value)| (name, hex(ours(value))))
        .collect()
}

/// The colours of both schemes. One that is not declared a second time is the same in both.
fn schemes() -> [(&'static str, Colors); 2] {
    let (mut light, mut dark) = (plain(), plain());
    for (name, value) in declared("@supports (color: light-dark(#000, #fff)) {", ":host([theme=") {
        let pair = ours(value).strip_prefix("light-dark(").and_then(|pair| pair.strip_suffix(')'));
        let (first, second) =
            pair.and_then(|pair| pair.split_once(',')).unwrap_or_else(|| panic!("{name}: {value}"));
        light.insert(name, hex(first));
        dark.insert(name, hex(second));
    }
    [("light", light), ("dark", dark)]
}

/// WCAG 2: relative luminance.
fn luminance(color: [u8; 3]) -> f64 {
    let [red, green, blue] = color.map(|byte| {
        let part = f64::from(byte) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    });
    0.2126f64.mul_add(red, 0.7152f64.mul_add(green, 0.0722 * blue))
}

/// WCAG 2: contrast ratio, 1 to 21.
fn ratio(one: [u8; 3], other: [u8; 3]) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// All pairs with their least ratio.
fn pairs() -> Vec<(&'static str, &'static str, f64)> {
    let both = ["surface", "surface-sunken"];
    let graphics = GRAPHICS.iter().flat_map(|name| both.map(|ground| (*name, ground, GRAPHIC)));
    let elsewhere = GRAPHICS_ELSEWHERE.iter().map(|(name, ground)| (*name, *ground, GRAPHIC));
    TEXTS.iter().copied().chain(graphics).chain(elsewhere).collect()
}

#[test]
fn the_ratio_is_that_of_wcag() {
    assert!((ratio([0, 0, 0], [255, 255, 255]) - 21.0).abs() < 1e-9);
    assert!((ratio([118, 118, 118], [255, 255, 255]) - 4.54).abs() < 0.005);
    assert!((ratio([9, 9, 9], [9, 9, 9]) - 1.0).abs() < 1e-9);
}

#[test]
fn every_pair_that_ships_meets_aa_in_light_and_dark() {
    let mut found = Vec::new();
    for (scheme, colors) in schemes() {
        for (front, back, least) in pairs() {
            let is = ratio(colors[front], colors[back]);
            if is < least {
                found.push(format!("{scheme}: {front} on {back} is {is:.2}, not {least}"));
            }
        }
    }
    assert!(found.is_empty(), "{} pairs:\n{}", found.len(), found.join("\n"));
}

#[test]
fn no_colour_ships_without_being_measured() {
    let measured: BTreeSet<_> = pairs().into_iter().flat_map(|(front, back, _)| [front, back]).collect();
    let unmeasured: Vec<_> =
        plain().into_keys().filter(|name| !measured.contains(name) && !DECORATION.contains(name)).collect();
    assert!(unmeasured.is_empty(), "in no pair: {unmeasured:?}");
}

#[test]
fn a_browser_without_light_dark_gets_the_light_colours() {
    let [(_, light), (_, dark)] = schemes();

    assert_eq!(plain(), light);
    assert_ne!(light, dark);
    assert!(light.len() > 40, "{} colours", light.len());
}

/// The colour that a rule paints its ground with: the name behind `--sbs-color-`.
fn ground(rule: &'static str) -> Option<&'static str> {
    rule.split('}').next()?.split("background: var(--sbs-color-").nth(1)?.split(')').next()
}

#[test]
fn a_bar_beside_a_score_is_seen_on_its_track() {
    let rules = |selector| METER.split(selector).skip(1).filter_map(ground).collect::<Vec<_>>();
    let (track, bars) = (rules(".sbs-meter {"), rules("> .sbs-meter__value {"));

    assert_eq!(track, ["surface-sunken"], "another track: measure the bars on it");
    assert!(bars.len() >= 8, "{bars:?}");
    let unmeasured: Vec<_> = bars.iter().filter(|bar| !GRAPHICS.contains(bar)).collect();
    assert!(unmeasured.is_empty(), "on the track in no pair: {unmeasured:?}");
}

/// All sheets, with their names.
fn sheets() -> Vec<(String, String)> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("style");
    let folders = [folder.clone(), folder.join("later")];
    let entries = folders.iter().flat_map(|folder| std::fs::read_dir(folder).unwrap());
    entries
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == "css"))
        .map(|path| {
            (path.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read_to_string(path).unwrap())
        })
        .collect()
}

/// The custom properties that are set in this text, with their values.
fn set_in(text: &str) -> Vec<(&str, &str)> {
    text.split(['{', '}', ';'])
        .map(str::trim)
        .filter(|part| part.starts_with("--sbs-"))
        .filter_map(|part| part.split_once(':'))
        .map(|(name, value)| (name.trim(), value.trim()))
        .collect()
}

/// A token made of another is worked out where it is declared, and keeps that value below: on the band, whose focus ring
/// has a colour of its own, a ring made of tokens was dark on dark blue.
#[test]
fn no_token_is_made_of_a_colour_that_a_part_of_the_page_sets_anew() {
    let sheets = sheets();
    let anew: BTreeSet<&str> = sheets
        .iter()
        .filter(|(name, _)| name != "tokens.css")
        .flat_map(|(_, text)| set_in(text))
        .map(|(name, _)| name)
        .filter(|name| name.starts_with("--sbs-color-"))
        .collect();
    assert!(anew.contains("--sbs-color-focus"), "the band sets the colour of its focus ring: {anew:?}");
    let baked: Vec<_> = set_in(SHEET)
        .into_iter()
        .filter(|(_, value)| anew.iter().any(|name| value.contains(&format!("var({name})"))))
        .collect();
    assert!(baked.is_empty(), "made of {anew:?}: {baked:?}");
}

/// A ring is drawn in the colour that holds where it is drawn.
#[test]
fn every_focus_ring_takes_the_colour_of_its_place() {
    for (name, text) in sheets() {
        for rule in text.split('}').filter(|rule| rule.contains("focus-visible") && rule.contains("outline:"))
        {
            let is_right = rule.contains("var(--sbs-color-focus)") || rule.contains("outline: none");
            assert!(is_right, "{name}: {rule}");
        }
    }
}
