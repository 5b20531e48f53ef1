//! The unscored questions: how social media are organised, and who takes part.

use super::{
    dimension::DimensionId,
    item::ItemIndex,
    text::{Text, TextTable},
};
use crate::core::string_enum::string_enum;

string_enum! {
    /// Who takes part, compared with the benchmark (scoring.md section 6).
    pub enum RatioBand {
        /// Nobody publishes.
        Silent = "silent",
        /// Fewer than the benchmark.
        Below = "below",
        /// The benchmark or a little more.
        Around = "around",
        /// At least 1 in 100.
        Above = "above",
        /// At least 3 in 100.
        Ahead = "ahead",
        /// At least 1 in 10.
        Broad = "broad",
        /// At least half.
        Majority = "majority",
    }
}

string_enum! {
    /// How social media are organised (Owyang's five models).
    pub enum OrgModel {
        /// Everyone in their own way.
        Decentralised = "decentralised",
        /// One department does everything.
        Centralised = "centralised",
        /// A central team helps departments.
        HubAndSpoke = "hub-and-spoke",
        /// Several such teams.
        MultipleHubAndSpoke = "multiple-hub-and-spoke",
        /// Everyone, by the same rules.
        Holistic = "holistic",
        /// The visitor does not know.
        DontKnow = "DK",
    }
}

/// One organisation model with its texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrgModelOption {
    /// Which model.
    pub model: OrgModel,
    /// Its number in the result code, 0 to 6.
    pub code: u8,
    /// Its name.
    pub name: Text,
    /// What it is; `None` for "don't know".
    pub description: Option<Text>,
    /// What it means; `None` for "don't know".
    pub reading: Option<Text>,
}

/// A question with its help.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Question {
    /// The question.
    pub text: Text,
    /// What to think of.
    pub help: Text,
}

/// The texts about the ratio.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RatioTexts {
    /// Names of the bands.
    pub names: TextTable<RatioBand>,
    /// What a band means.
    pub readings: TextTable<RatioBand>,
    /// Where the benchmark comes from.
    pub benchmark: Text,
    /// What to look at in a small organisation.
    pub small_note: Text,
}

/// The key of the page that asks them, in what is kept and in addresses.
pub const QUESTIONS_PAGE: &str = "organisation";

/// The addresses of the screens that ask nothing (`state/screen.rs`): no page of questions may have one of them.
pub const SCREEN_PAGES: [&str; 10] =
    ["about", "change", "data", "earlier", "overview", "plan", "result", "shared", "team", "team-session"];

/// All unscored questions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Questions {
    /// Whether how social media are organised is asked; if not, its texts are empty.
    pub asks_org_model: bool,
    /// How social media are organised.
    pub org_model: Question,
    /// The options, in the order of [`OrgModel`].
    pub org_options: Vec<OrgModelOption>,
    /// Whether it is asked who takes part; if not, its texts are empty.
    pub asks_ratio: bool,
    /// How many people work there.
    pub employees: Question,
    /// How many of them publish.
    pub publishers: Question,
    /// The texts about the ratio.
    pub ratio: RatioTexts,
}

/// What warnings compare the ratio and the organisation model with (scoring.md section 8); `None` where the instrument asks
/// no such thing, and the warning is never given.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct WarningSubjects {
    /// Almost everyone takes part.
    pub everyone_takes_part: Option<ItemIndex>,
    /// People are encouraged to take part.
    pub encouraged: Option<ItemIndex>,
    /// People take part independently.
    pub independent: Option<ItemIndex>,
    /// All departments take part.
    pub in_all_departments: Option<ItemIndex>,
    /// The level of agreements and workflows.
    pub agreements: Option<DimensionId>,
}
