//! The instrument's texts about results: levels, bands, warnings, errors and the like.

use super::{
    Instrument,
    facet::Band,
    text::{Text, TextTable},
};
use crate::core::{
    lang::{self, Lang},
    string_enum::string_enum,
};

string_enum! {
    /// Whether a score can be shown (scoring.md section 3).
    pub enum Status {
        /// Complete enough.
        Ok = "ok",
        /// Shown, with few answers missing.
        Provisional = "provisional",
        /// Too few answers to show a score.
        Insufficient = "insufficient",
        /// Nothing applies.
        NotApplicable = "notApplicable",
    }
}

string_enum! {
    /// The outcome of the test of one level (scoring.md section 5).
    pub enum LevelTest {
        /// The level holds.
        Passed = "passed",
        /// The level does not hold.
        Failed = "failed",
        /// Open answers decide.
        Unknown = "unknown",
        /// The level was skipped.
        NotApplicable = "notApplicable",
    }
}

string_enum! {
    /// Why a level failed or is unknown (scoring.md section 5), in the order of the document.
    pub enum LevelReason {
        /// The score is below the threshold.
        Score = "score",
        /// A core item is below its minimum.
        Core = "core",
        /// Too few answers.
        Coverage = "coverage",
        /// A core item is open.
        CoreOpen = "coreOpen",
        /// Open answers decide about the threshold.
        OpenAnswers = "openAnswers",
    }
}

string_enum! {
    /// Where a score went between two measurements (scoring.md section 10).
    pub enum Direction {
        /// It rose by at least the margin.
        Up = "up",
        /// It fell by at least the margin.
        Down = "down",
        /// The difference is within the margin.
        Same = "same",
        /// Too few items are answered in both measurements.
        NotComparable = "notComparable",
    }
}

string_enum! {
    /// How even the dimensions of the profile are (scoring.md section 4).
    pub enum BalanceBand {
        /// In balance.
        Balanced = "balanced",
        /// Slightly out of balance.
        Slight = "slight",
        /// Out of balance.
        Unbalanced = "unbalanced",
    }
}

string_enum! {
    /// The starting position in words (scoring.md section 4).
    pub enum Quadrant {
        /// Culture and organisation are firm.
        SocialBusiness = "socialBusiness",
        /// Only the culture is firm.
        GoodSoil = "goodSoil",
        /// Only the organisation is firm.
        TechnologyAhead = "technologyAhead",
        /// Neither is firm.
        StartBasics = "startBasics",
    }
}

string_enum! {
    /// The names of outcomes.
    pub enum Output {
        /// The profile: the three Ps together.
        ThreeP = "threeP",
        /// How even they are.
        Balance = "balance",
        /// The three values together.
        Values = "values",
        /// Culture.
        Culture = "culture",
        /// Pyramid.
        Pyramid = "pyramid",
        /// Starting position.
        Position = "position",
        /// Level.
        Level = "level",
        /// Progress.
        Progress = "progress",
        /// Coverage.
        Coverage = "coverage",
        /// Range.
        Range = "range",
        /// Ratio.
        Ratio = "ratio",
        /// Agreement in a team.
        Agreement = "agreement",
    }
}

string_enum! {
    /// Warnings (scoring.md section 8), in the order of the document.
    pub enum WarningCode {
        /// Too few answers for an overall picture.
        CoverageLow = "coverageLow",
        /// Quick scan.
        Indicative = "indicative",
        /// The level cannot be determined.
        LevelUnknown = "levelUnknown",
        /// Open answers can change the level.
        LevelProvisional = "levelProvisional",
        /// A level was skipped.
        LevelSkipped = "levelSkipped",
        /// A level was reached without a core item.
        CoreNotApplicable = "coreNotApplicable",
        /// Much of a dimension does not apply.
        PartlyNotApplicable = "partlyNotApplicable",
        /// Strong above, weak below.
        HouseOfCards = "houseOfCards",
        /// The Ps are out of balance.
        Unbalanced = "unbalanced",
        /// The ratio and L5-1 disagree.
        RatioVsL5 = "ratioVsL5",
        /// The ratio and L4 disagree.
        RatioVsL4 = "ratioVsL4",
        /// Holistic at a low level.
        OrgHolisticEarly = "orgHolisticEarly",
        /// Decentralised with agreements.
        OrgDecentralisedWithAgreements = "orgDecentralisedWithAgreements",
        /// Centralised and in all departments.
        OrgCentralisedAllDepartments = "orgCentralisedAllDepartments",
        /// Several hubs in a small organisation.
        OrgDandelionSmall = "orgDandelionSmall",
    }
}

string_enum! {
    /// Errors of answer files and codes (scoring.md sections 2, 10, 11 and 13).
    pub enum ErrorCode {
        /// Not an answer file.
        BadFormat = "BAD_FORMAT",
        /// Another instrument.
        UnknownInstrument = "UNKNOWN_INSTRUMENT",
        /// Another version.
        UnknownVersion = "UNKNOWN_VERSION",
        /// Neither quick nor full.
        BadMode = "BAD_MODE",
        /// A parameter that is not allowed.
        BadParameter = "BAD_PARAMETER",
        /// An item that the instrument does not have.
        UnknownItem = "UNKNOWN_ITEM",
        /// An item that is not in the quick scan.
        ItemNotInMode = "ITEM_NOT_IN_MODE",
        /// "Not applicable" where it is not allowed.
        NaNotAllowed = "NA_NOT_ALLOWED",
        /// An answer that is no answer.
        BadAnswer = "BAD_ANSWER",
        /// An organisation model that does not exist.
        UnknownOrgModel = "UNKNOWN_ORG_MODEL",
        /// No valid number of employees.
        EmployeesInvalid = "EMPLOYEES_INVALID",
        /// No valid number of publishers.
        PublishersInvalid = "PUBLISHERS_INVALID",
        /// More publishers than employees.
        PublishersExceedEmployees = "PUBLISHERS_EXCEED_EMPLOYEES",
        /// The code is empty.
        EmptyCode = "EMPTY_CODE",
        /// The code does not start with SB.
        BadPrefix = "BAD_PREFIX",
        /// A later code format.
        UnknownFormat = "UNKNOWN_FORMAT",
        /// A character that no code has.
        BadCharacter = "BAD_CHARACTER",
        /// Characters are missing or too many.
        WrongLength = "WRONG_LENGTH",
        /// A character is wrong.
        BadChecksum = "BAD_CHECKSUM",
        /// Two codes for the same answers.
        NotCanonical = "NOT_CANONICAL",
        /// A value that no answer file can have.
        BadValue = "BAD_VALUE",
        /// The files compared have different thresholds.
        ParametersMismatch = "PARAMETERS_MISMATCH",
        /// The files of a team have different modes.
        ModeMismatch = "MODE_MISMATCH",
    }
}

/// A name with a sentence or two.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NamedText {
    /// The name.
    pub name: Text,
    /// The sentences.
    pub text: Text,
}

/// Texts about results. Places in braces, like `{threshold}`, are filled in by the display.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Texts {
    /// The levels, from 0 to the top: one more than there are dimensions that are levels.
    pub levels: Vec<NamedText>,
    /// The level when it cannot be determined.
    pub level_unknown: NamedText,
    /// "At least level n", with `{atLeast}`, `{min}` and `{max}`.
    pub level_at_least: Text,
    /// Names of the quadrants.
    pub quadrant_names: TextTable<Quadrant>,
    /// What the quadrants mean.
    pub quadrant_texts: TextTable<Quadrant>,
    /// Bands.
    pub bands: TextTable<Band>,
    /// Statuses.
    pub statuses: TextTable<Status>,
    /// Outcomes of level tests.
    pub level_tests: TextTable<LevelTest>,
    /// Reasons, with `{threshold}`.
    pub level_reasons: TextTable<LevelReason>,
    /// Balance of the Ps.
    pub balance: TextTable<BalanceBand>,
    /// Names of outcomes.
    pub outputs: TextTable<Output>,
    /// What the culture score is.
    pub culture: Text,
    /// What the starting position is.
    pub position: Text,
    /// What the pyramid score is.
    pub pyramid: Text,
    /// The way up while questions are open.
    pub way_up_open: Text,
    /// Where a score went.
    pub directions: TextTable<Direction>,
    /// What the margin of a difference means.
    pub change_note: Text,
    /// A level that changed by no more than chance.
    pub change_within_margin: Text,
    /// Warnings.
    pub warnings: TextTable<WarningCode>,
    /// Errors.
    pub errors: TextTable<ErrorCode>,
}

impl Instrument {
    /// The texts that say the same for every model, so that those of the built-in one may stand here (`parse/texts.rs`).
    fn neutral_mut(&mut self) -> Vec<&mut Text> {
        let (states, texts) = (&mut self.states, &mut self.texts);
        let single = [
            &mut states.dont_know,
            &mut states.dont_know_help,
            &mut states.not_applicable,
            &mut states.unanswered,
            &mut self.evidence_prompt,
            &mut texts.level_unknown.name,
            &mut texts.level_unknown.text,
            &mut texts.level_at_least,
            &mut texts.pyramid,
            &mut texts.way_up_open,
            &mut texts.change_note,
            &mut texts.change_within_margin,
        ];
        let tables = texts.bands.all_mut().chain(texts.statuses.all_mut()).chain(texts.level_tests.all_mut());
        let tables = tables.chain(texts.level_reasons.all_mut()).chain(texts.outputs.all_mut());
        let tables = tables.chain(texts.directions.all_mut()).chain(texts.errors.all_mut());
        single.into_iter().chain(tables).collect()
    }

    /// This instrument with the texts of the built-in one in a language whose file was read since; `None` if it has none, or
    /// no such language came.
    #[must_use]
    pub fn with_texts_that_came(&self, is_there: impl Fn(Lang) -> bool) -> Option<Self> {
        let mut renewed = self.clone();
        let lacks = |text: &Text| lang::all().any(|lang| text.is_unloaded(lang) && is_there(lang));
        if !renewed.neutral_mut().iter().any(|text| lacks(text)) {
            return None;
        }
        let mut built_in = Self::built_in()?;
        // Both tables have a text for each member, so each text stands beside its own.
        for (own, other) in renewed.neutral_mut().into_iter().zip(built_in.neutral_mut()) {
            if lacks(own) {
                *own = *other;
            }
        }
        Some(renewed)
    }
}
