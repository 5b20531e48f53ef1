//! Reads colours and fonts of the page through a hidden element.
//!
//! A custom property read directly gives its raw text, such as `light-dark(..)`. So the element is given the tokens as
//! colours, and their computed values are read: right in any scheme, palette and shadow root.

use web_sys::{CanvasRenderingContext2d, CssStyleDeclaration, HtmlElement, Window};

use crate::charts::{
    Emphasis, FontStack, Fonts, Rgb, Theme,
    drawing::{shape::Type, text_metrics},
};

/// What is drawn for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Purpose {
    /// The page's colours, the screen's ratio.
    Screen,
    /// Light colours, the highest ratio.
    Print,
}

/// Where the element takes a colour. The browser works out its style once for so many tokens.
const PLACES: [&str; 8] = [
    "color",
    "background-color",
    "border-top-color",
    "border-right-color",
    "border-bottom-color",
    "border-left-color",
    "outline-color",
    "column-rule-color",
];
/// Letters and digits as drawings have them.
const SAMPLE: &str = "People Profit Planet Zekerheid en veiligheid 0123456789";

/// The base size of the page relative to 16 px, from 1 to 3: the visitor's text size.
pub(super) fn zoom(window: &Window, probe: &HtmlElement) -> f64 {
    let computed = window.get_computed_style(probe).ok().flatten();
    let size = computed.and_then(|computed| pixels(&value(&computed, "font-size")));
    size.map_or(1.0, |size| (size / 16.0).clamp(1.0, 3.0))
}

/// Reads the theme of the page; what cannot be read keeps the value of the light theme. The browser works out the
/// element's style several times: not to be done for what nobody sees.
pub(super) fn read(
    window: &Window,
    probe: &HtmlElement,
    display: &HtmlElement,
    context: &CanvasRenderingContext2d,
    purpose: Purpose,
) -> Theme {
    let mut theme = Theme::light();
    let own = probe.style();
    // On paper always light, also in a dark page.
    if purpose == Purpose::Print {
        set(&own, "color-scheme", "light");
    }
    if let Ok(Some(computed)) = window.get_computed_style(probe) {
        theme = theme.with_tokens(|tokens| {
            for (place, token) in PLACES.iter().zip(tokens) {
                set(&own, place, &["var(", token, ")"].concat());
            }
            PLACES.map(|place| Rgb::from_computed(&value(&computed, place)))
        });
        let families = window.get_computed_style(display).ok().flatten();
        theme.fonts = fonts(
            families.map(|style| value(&style, "font-family")),
            value(&computed, "font-family"),
            context,
        );
    }
    // Setting to nothing removes it.
    for property in PLACES.into_iter().chain(["color-scheme"]) {
        set(&own, property, "");
    }
    if matches(window, "(prefers-contrast: more), (forced-colors: active)") {
        theme.emphasis = Emphasis::Strong;
    }
    theme
}

/// Whether a media query holds.
fn matches(window: &Window, query: &str) -> bool {
    window.match_media(query).ok().flatten().is_some_and(|list| list.matches())
}

fn set(style: &CssStyleDeclaration, property: &str, value: &str) {
    // A property that cannot be set leaves the theme's own value in place.
    let _ = style.set_property(property, value);
}

fn value(style: &CssStyleDeclaration, property: &str) -> String {
    style.get_property_value(property).unwrap_or_default()
}

fn pixels(css: &str) -> Option<f64> {
    css.strip_suffix("px")?.parse().ok()
}

/// Fonts that are as wide as this browser shows them.
pub(super) fn measured(mut fonts: Fonts, context: &CanvasRenderingContext2d) -> Fonts {
    calibrate(&mut fonts.display, Type::display(100.0), context);
    calibrate(&mut fonts.text, Type::text(100.0), context);
    fonts
}

fn fonts(display: Option<String>, text: String, context: &CanvasRenderingContext2d) -> Fonts {
    let mut fonts = Fonts::default();
    for (stack, family) in [(&mut fonts.display, display.unwrap_or_default()), (&mut fonts.text, text)] {
        if !family.is_empty() {
            stack.family = family;
        }
    }
    measured(fonts, context)
}

/// Measures a sample on the canvas: no element is made, so no style sheet policy can object.
fn calibrate(stack: &mut FontStack, kind: Type, context: &CanvasRenderingContext2d) {
    context.set_font(&["100px ", &stack.family].concat());
    if let Ok(metrics) = context.measure_text(SAMPLE) {
        let stretch = metrics.width() / text_metrics::average(SAMPLE, kind);
        if (0.5..2.0).contains(&stretch) {
            stack.stretch = stretch;
        }
    }
}
