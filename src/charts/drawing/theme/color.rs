//! Colours as plain numbers, and as a browser writes them.

/// A colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rgb(pub u8, pub u8, pub u8);

impl Rgb {
    pub(super) const fn from_hex(hex: u32) -> Self {
        let [_, red, green, blue] = hex.to_be_bytes();
        Self(red, green, blue)
    }

    /// A computed CSS colour: `rgb(1, 2, 3)`, `rgba(1, 2, 3, 0.5)`, `rgb(1 2 3 / 50%)` or `color(srgb 0.1 0.2 0.3)`.
    /// Transparency is ignored. `None` for anything else.
    #[must_use]
    pub fn from_computed(css: &str) -> Option<Self> {
        let (function, arguments) = css.trim().strip_suffix(')')?.split_once('(')?;
        let (arguments, factor) = match function {
            "rgb" | "rgba" => (arguments, 1.0),
            "color" => (arguments.trim_start().strip_prefix("srgb ")?, 255.0),
            _ => return None,
        };
        let mut channels = arguments
            .split([' ', ',', '/'])
            .filter(|part| !part.is_empty())
            .map(|part| part.parse().ok().map(|value: f64| channel(value * factor)));
        let mut next = || channels.next()?;
        Some(Self(next()?, next()?, next()?))
    }
}

/// Rounds to 0..=255.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "rounded and clamped just before"
)]
fn channel(value: f64) -> u8 {
    value.round().clamp(0.0, 255.0) as u8
}

/// A colour that may let through what lies under it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FillStyle {
    /// The colour.
    pub color: Rgb,
    /// 0 (nothing) to 1 (all).
    pub alpha: f64,
}

impl From<Rgb> for FillStyle {
    fn from(color: Rgb) -> Self {
        Self { color, alpha: 1.0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn computed_colours_are_read_in_each_of_their_forms() {
        for css in [
            "rgb(31, 60, 156)",
            "rgba(31, 60, 156, 0.5)",
            "rgb(31 60 156 / 50%)",
            " rgb(30.6 60.2 156.4) ",
            "color(srgb 0.1216 0.2353 0.6118)",
            "color(srgb 0.1216 0.2353 0.6118 / 0.5)",
        ] {
            assert_eq!(Rgb::from_computed(css), Some(Rgb(31, 60, 156)), "{css}");
        }
        assert_eq!(Rgb::from_computed("color(srgb 1.2 -0.1 0.5)"), Some(Rgb(255, 0, 128)));
        for css in ["", "rgb(", "rgb(1, 2)", "oklch(0.5 0.1 20)", "color(display-p3 1 0 0)", "red"] {
            assert_eq!(Rgb::from_computed(css), None, "{css}");
        }
    }
}
