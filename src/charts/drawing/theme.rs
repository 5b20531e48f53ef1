//! Colours and fonts of a drawing, as plain values.
//!
//! The light and dark values are those of `style/tokens.css`; a test compares them. In the browser they come from
//! the page (which may have changed them) through a lookup.

pub mod color;

pub use self::color::{FillStyle, Rgb};

/// Which of the two font stacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Face {
    /// The serif stack, for names.
    Display,
    /// The sans stack, for numbers and small labels.
    Text,
}

macro_rules! tokens {
    ($($(#[$doc:meta])* $name:ident = $css:literal, $light:literal, $dark:literal;)*) => {
        /// A colour by what it is for; the names of `style/tokens.css`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[repr(u8)]
        pub enum Token { $($(#[$doc])* $name),* }

        impl Token {
            /// All of them, with the custom property, the light value and the dark value.
            const TABLE: &'static [(&'static str, u32, u32)] = &[$(($css, $light, $dark)),*];
        }
    };
}

tokens! {
    /// The page.
    Surface = "--sbs-color-surface", 0xff_ff_ff, 0x0f_17_28;
    /// A quiet area on it.
    SurfaceSunken = "--sbs-color-surface-sunken", 0xf1_f4_f9, 0x18_23_3a;
    /// Text.
    Text = "--sbs-color-text", 0x14_20_3a, 0xea_ef_f9;
    /// Less important text.
    TextMuted = "--sbs-color-text-muted", 0x43_50_6a, 0xbc_c7_db;
    /// Outlines that carry meaning.
    LineStrong = "--sbs-color-line-strong", 0x6b_78_8f, 0x84_91_ad;
    /// Delft blue.
    Accent = "--sbs-color-accent", 0x1f_3c_9c, 0xa9_bc_ff;
    /// What holds you back.
    Signal = "--sbs-color-signal", 0xc2_4e_06, 0xf5_92_47;
    /// The same, for text.
    SignalText = "--sbs-color-signal-text", 0x82_33_00, 0xff_c0_8f;
    /// People.
    People = "--sbs-color-people", 0x87_0b_42, 0xe8_62_8c;
    /// On People.
    OnPeople = "--sbs-color-on-people", 0xff_ff_ff, 0x0b_12_20;
    /// Profit.
    Profit = "--sbs-color-profit", 0xa5_75_0a, 0xf6_cf_55;
    /// On Profit.
    OnProfit = "--sbs-color-on-profit", 0x0b_12_20, 0x0b_12_20;
    /// Planet.
    Planet = "--sbs-color-planet", 0x0a_83_7f, 0x52_d9_d4;
    /// On Planet.
    OnPlanet = "--sbs-color-on-planet", 0xff_ff_ff, 0x0b_12_20;
    /// The lowest tier.
    Level1 = "--sbs-color-level-1", 0x7d_30_12, 0xcf_6a_43;
    /// The second tier.
    Level2 = "--sbs-color-level-2", 0xae_84_10, 0xf8_cd_52;
    /// The third tier.
    Level3 = "--sbs-color-level-3", 0x47_76_5f, 0x82_c3_a6;
    /// The fourth tier.
    Level4 = "--sbs-color-level-4", 0x3d_8b_bc, 0xae_dc_ff;
    /// The top tier.
    Level5 = "--sbs-color-level-5", 0x2b_3f_9e, 0x77_86_ec;
    /// On the lowest tier.
    OnLevel1 = "--sbs-color-on-level-1", 0xff_ff_ff, 0x0b_12_20;
    /// On the second tier.
    OnLevel2 = "--sbs-color-on-level-2", 0x0b_12_20, 0x0b_12_20;
    /// On the third tier.
    OnLevel3 = "--sbs-color-on-level-3", 0xff_ff_ff, 0x0b_12_20;
    /// On the fourth tier.
    OnLevel4 = "--sbs-color-on-level-4", 0x0b_12_20, 0x0b_12_20;
    /// On the top tier.
    OnLevel5 = "--sbs-color-on-level-5", 0xff_ff_ff, 0x0b_12_20;
    /// Your own line.
    SeriesYou = "--sbs-color-series-you", 0x1f_3c_9c, 0xa9_bc_ff;
    /// An earlier result.
    SeriesPrevious = "--sbs-color-series-previous", 0x70_7c_90, 0x8d_99_b0;
    /// The target.
    SeriesTarget = "--sbs-color-series-target", 0xc2_4e_06, 0xf5_92_47;
    /// The team.
    SeriesTeam = "--sbs-color-series-team", 0x0b_61_5e, 0x4f_e0_c8;
    /// Answers that are tried out.
    SeriesTrial = "--sbs-color-series-trial", 0x9b_2f_e6, 0xc0_5a_f0;
    /// Rings and spokes.
    ChartRing = "--sbs-color-chart-ring", 0xb9_c3_d4, 0x46_53_6f;
    /// Axes and the outer ring.
    ChartAxis = "--sbs-color-chart-axis", 0x6b_78_8f, 0x84_91_ad;
}

/// The colours of a level: its own, and the one for text on it.
pub const LEVELS: [(Token, Token); 5] = [
    (Token::Level1, Token::OnLevel1),
    (Token::Level2, Token::OnLevel2),
    (Token::Level3, Token::OnLevel3),
    (Token::Level4, Token::OnLevel4),
    (Token::Level5, Token::OnLevel5),
];

/// How heavy data lines are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Emphasis {
    /// 2.5 px.
    Normal,
    /// 3.5 px: the visitor asked for more contrast, or has a palette of their own (forced colours).
    Strong,
}

/// A CSS font stack.
#[derive(Debug, Clone, PartialEq)]
pub struct FontStack {
    /// The value of `font-family`.
    pub family: String,
    /// How wide its text runs compared with the estimates of [`text_metrics`](super::text_metrics); 1 when unknown. Above 0.
    pub stretch: f64,
}

impl FontStack {
    /// A stack whose widths are not known.
    #[must_use]
    pub fn new(family: &str) -> Self {
        Self { family: family.to_owned(), stretch: 1.0 }
    }
}

/// The two font stacks.
#[derive(Debug, Clone, PartialEq)]
pub struct Fonts {
    /// Serif, for names.
    pub display: FontStack,
    /// Sans, for numbers and small labels.
    pub text: FontStack,
}

impl Fonts {
    /// The stack of a face.
    #[must_use]
    pub const fn stack(&self, face: Face) -> &FontStack {
        match face {
            Face::Display => &self.display,
            Face::Text => &self.text,
        }
    }
}

impl Default for Fonts {
    /// Stacks for a file on its own.
    fn default() -> Self {
        Self {
            display: FontStack::new("\"Palatino Linotype\", P052, Palatino, Georgia, serif"),
            text: FontStack::new("\"Segoe UI\", Roboto, \"Liberation Sans\", Arial, sans-serif"),
        }
    }
}

/// Colours, fonts and line weight.
#[derive(Debug, Clone, PartialEq)]
pub struct Theme {
    colors: Vec<Rgb>,
    /// The font stacks.
    pub fonts: Fonts,
    /// How heavy data lines are.
    pub emphasis: Emphasis,
}

impl Theme {
    /// The light theme.
    #[must_use]
    pub fn light() -> Self {
        Self::of(|(_, light, _)| *light)
    }

    /// The dark theme.
    #[must_use]
    pub fn dark() -> Self {
        Self::of(|(_, _, dark)| *dark)
    }

    fn of(value: impl Fn(&(&'static str, u32, u32)) -> u32) -> Self {
        Self {
            colors: Token::TABLE.iter().map(|row| Rgb::from_hex(value(row))).collect(),
            fonts: Fonts::default(),
            emphasis: Emphasis::Normal,
        }
    }

    /// This theme with the colours that `lookup` knows for custom properties, such as `--sbs-color-text`: of up to `N`
    /// at a time, in their order.
    #[must_use]
    pub fn with_tokens<const N: usize>(
        mut self,
        mut lookup: impl FnMut(&[&'static str]) -> [Option<Rgb>; N],
    ) -> Self {
        let names: Vec<&str> = Token::TABLE.iter().map(|(name, ..)| *name).collect();
        for (colors, names) in self.colors.chunks_mut(N.max(1)).zip(names.chunks(N.max(1))) {
            for (color, found) in colors.iter_mut().zip(lookup(names)) {
                *color = found.unwrap_or(*color);
            }
        }
        self
    }

    /// The colour for a purpose.
    #[must_use]
    pub fn color(&self, token: Token) -> Rgb {
        self.colors.get(token as usize).copied().unwrap_or(Rgb(0, 0, 0))
    }

    /// The width of a data line in CSS pixels.
    #[must_use]
    pub const fn stroke(&self) -> f64 {
        match self.emphasis {
            Emphasis::Normal => 2.5,
            Emphasis::Strong => 3.5,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHEET: &str = include_str!("../../../style/tokens.css");

    /// The last hexadecimal colours on the first line that starts with `name` after `from`.
    fn colors(from: &str, name: &str) -> Vec<String> {
        let declaration = [name, ":"].concat();
        let block = SHEET.split_once(from).map_or("", |(_, rest)| rest);
        let line =
            block.lines().map(str::trim).find(|line| line.starts_with(&declaration)).unwrap_or_default();
        line.split('#').skip(1).map(|rest| rest.chars().take(6).collect()).collect()
    }

    #[test]
    fn the_themes_are_those_of_the_style_sheet() {
        for (name, light, dark) in Token::TABLE {
            let (light, dark) = (format!("{light:06x}"), format!("{dark:06x}"));
            let in_light = colors(":where(:root, :host, .sbs-host) {", name);
            assert_eq!(in_light.first(), Some(&light), "{name}, light");
            // A token that is the same in both is not repeated.
            match colors("@supports (color: light-dark(", name).as_slice() {
                [one, other] => assert_eq!([one, other], [&light, &dark], "{name}, dark"),
                _ => assert_eq!(light, dark, "{name} has no dark value"),
            }
        }
    }

    #[test]
    fn a_lookup_replaces_what_it_knows_whatever_number_it_is_asked_for_at_a_time() {
        let own = |name: &str| {
            let place = Token::TABLE.iter().position(|(token, ..)| *token == name);
            place.and_then(|place| u8::try_from(place).ok()).map(|place| Rgb(place, 1, 2))
        };
        let expected: Vec<_> = Token::TABLE.iter().filter_map(|(name, ..)| own(name)).collect();
        let found = |names: &[&str], place: usize| names.get(place).and_then(|name| own(name));

        let theme = Theme::light();
        assert_eq!(theme.clone().with_tokens(|names| [found(names, 0)]).colors, expected);
        let by_three = |names: &[&'static str]| [0, 1, 2].map(|place| found(names, place));
        assert_eq!(theme.clone().with_tokens(by_three).colors, expected);
        let by_eight = |names: &[&'static str]| std::array::from_fn::<_, 8, _>(|place| found(names, place));
        assert_eq!(theme.clone().with_tokens(by_eight).colors, expected);
        assert_eq!(theme.clone().with_tokens(|_| [None; 8]).colors, theme.colors);
    }
}
