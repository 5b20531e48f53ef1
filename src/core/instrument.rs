//! The instrument: the whole questionnaire as checked, immutable data.
//!
//! An [`Instrument`] exists only after [`Instrument::parse`] found no fault, so ids inside never dangle and no text
//! is missing. Content lives in `assessments/social-business.json`; no item, label, threshold, weight or advice
//! stands in Rust. A missing text or a dangling id is a fault with its place, and all faults are told at once.
//!
//! The built-in instrument is parsed and checked by the build script, which compiles this module too, and embedded in
//! a compact form ([`binary_codec`]). So the parser is not in the page's wasm: nothing there calls [`Instrument::parse`].
//! Whatever makes an instrument of its own possible in a page (the `src` attribute of an embed) brings the parser
//! back; it should then be behind an entry of its own, which pages with the built-in instrument do not load.

mod about;
pub mod binary_codec;
mod check;
mod dimension;
mod facet;
mod item;
mod item_advice;
mod json_cursor;
mod parameters;
mod parse;
mod scale;
pub(super) mod text;
mod texts;
mod unscored_questions;

pub use self::{
    about::{About, AboutBlock, AboutPart, AboutSection, Source},
    dimension::{Dimension, DimensionId, DimensionPair, Group, IndexRule, Role, Sign},
    facet::{Band, Facet, Unit, UnitKind},
    item::{Item, ItemIndex, Loading},
    json_cursor::{InstrumentFault, suggest},
    parameters::{CultureIndex, IndexPart, Indices, Parameters, PositionIndex, Share},
    scale::{MAX_POINTS, Scale, ScalePoint},
    text::{Text, TextTable},
    texts::{
        BalanceBand, Direction, ErrorCode, LevelReason, LevelTest, NamedText, Output, Quadrant, Status,
        Texts, WarningCode,
    },
    unscored_questions::{
        OrgModel, OrgModelOption, QUESTIONS_PAGE, Question, Questions, RatioBand, RatioTexts, SCREEN_PAGES,
        WarningSubjects,
    },
};

pub use super::lang::Lang;

pub(super) use self::scale::PARTS;

use super::lang;
use super::string_enum::{StringEnum, string_enum};

string_enum! {
    /// How many items are asked.
    pub enum Mode {
        /// All items.
        Full = "full",
        /// The items marked as quick.
        Quick = "quick",
    }
}

/// A text for each of the states of an item that are not a step of the scale.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StateTexts {
    /// The label of "don't know".
    pub dont_know: Text,
    /// What "don't know" does.
    pub dont_know_help: Text,
    /// The label of "not applicable".
    pub not_applicable: Text,
    /// The label of an item without an answer.
    pub unanswered: Text,
}

/// The questionnaire: items, scales, dimensions, parameters, texts and advice.
#[derive(Debug, Clone, PartialEq)]
pub struct Instrument {
    /// The id, like `social-business`.
    pub id: String,
    /// The version, 1 to 255.
    pub version: u32,
    /// The title, a question.
    pub title: Text,
    /// What the scan does.
    pub intro: Text,
    /// How to answer, in sentences.
    pub instructions: Vec<Text>,
    /// What "we" means; `None` if the instrument does not say.
    pub definition_we: Option<Text>,
    /// What "social media" means; `None` if the instrument does not say.
    pub definition_social: Option<Text>,
    /// What "customers" means; `None` if the instrument does not say.
    pub definition_customers: Option<Text>,
    /// The invitation to write a note.
    pub evidence_prompt: Text,
    /// Don't know, not applicable, unanswered.
    pub states: StateTexts,
    /// The answer scales.
    pub scales: Vec<Scale>,
    /// The tunable constants.
    pub parameters: Parameters,
    /// The groups of dimensions, in order: at most one profile and one of levels, any number of bars and of plain ones.
    pub groups: Vec<Group>,
    /// The indices over several groups.
    pub indices: Indices,
    /// The dimensions, in order, group by group; at most 255.
    pub dimensions: Vec<Dimension>,
    /// Pairs of dimensions that have items in common, and how they meet.
    pub links: Vec<DimensionPair>,
    /// The facets.
    pub facets: Vec<Facet>,
    /// What advice is given for, in unit order.
    pub units: Vec<Unit>,
    /// The items, in item order.
    pub items: Vec<Item>,
    /// The unscored questions.
    pub questions: Questions,
    /// What warnings compare their answers with.
    pub warning_subjects: WarningSubjects,
    /// Advice for single items, by item order: for every core item, and for what other items the instrument has it.
    pub item_advice: Vec<Option<Text>>,
    /// Texts about results.
    pub texts: Texts,
    /// What the result does not say.
    pub caveats: Vec<Text>,
    /// Duties that may apply.
    pub legal: Vec<Text>,
    /// What the instrument says of itself.
    pub about: About,
    /// The items that load on each dimension, made from `items` so that scoring need not search.
    pub(crate) members: Vec<Vec<(ItemIndex, f64)>>,
}

impl Instrument {
    /// Reads and checks an instrument. Its texts stay in memory until the program ends.
    ///
    /// # Errors
    /// All faults, each with its place; an instrument is never half used.
    pub fn parse(json: &str) -> Result<Self, Vec<InstrumentFault>> {
        parse::parse(json)
    }

    /// The same, of JSON that was read elsewhere; a browser has its own reader.
    ///
    /// # Errors
    /// As [`Instrument::parse`].
    pub fn from_value(value: &serde_json::Value) -> Result<Self, Vec<InstrumentFault>> {
        parse::from_value(value).0
    }

    /// The same, with the keys that are nearly those of members which may be missing: nothing reads them. No faults: who
    /// wrote the file may have meant them.
    ///
    /// # Errors
    /// As [`Instrument::parse`], in the first value.
    pub fn with_odd_keys(
        value: &serde_json::Value,
    ) -> (Result<Self, Vec<InstrumentFault>>, Vec<InstrumentFault>) {
        parse::from_value(value)
    }

    /// The paths of all members that are looked for in a file, whether they are there or not: what its schema must describe.
    #[cfg(not(target_arch = "wasm32"))]
    #[must_use]
    pub fn looked_for(value: &serde_json::Value) -> std::collections::BTreeSet<String> {
        parse::looked_for(value)
    }

    /// The languages that it is in, in the order of all languages. Every text stands in each of them.
    pub fn languages(&self) -> impl Iterator<Item = Lang> + '_ {
        lang::all().filter(|lang| self.title.has(*lang))
    }

    /// Whether it is in a language whose file is still to be read. Only the built-in one is, in a page.
    #[must_use]
    pub fn is_unloaded(&self, lang: Lang) -> bool {
        self.title.is_unloaded(lang)
    }

    /// The language that it speaks to who wishes this one: this one, else English, else its first.
    #[must_use]
    pub fn nearest_language(&self, wanted: Lang) -> Lang {
        self.title.nearest(wanted)
    }

    /// The item at a place.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "an ItemIndex is only made for an item of this instrument")]
    pub fn item(&self, index: ItemIndex) -> &Item {
        &self.items[index.position()]
    }

    /// The item with an id.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<ItemIndex> {
        self.item_indices().find(|index| self.item(*index).id == id)
    }

    /// All places, in item order; at most 255.
    pub fn item_indices(&self) -> impl DoubleEndedIterator<Item = ItemIndex> + ExactSizeIterator + use<> {
        // The check allows at most 255 items.
        (0..u8::try_from(self.items.len()).unwrap_or(u8::MAX)).map(ItemIndex)
    }

    /// The items of a mode, in item order.
    pub fn in_mode(&self, mode: Mode) -> impl Iterator<Item = ItemIndex> + '_ {
        self.item_indices().filter(move |index| mode == Mode::Full || self.item(*index).quick)
    }

    /// All dimensions, in order.
    pub fn dimension_ids(
        &self,
    ) -> impl DoubleEndedIterator<Item = DimensionId> + ExactSizeIterator + Clone + '_ {
        self.dimensions.iter().map(|dimension| dimension.id)
    }

    /// The dimensions that are for something, in order; of levels, the base first.
    pub fn dimensions_of(&self, role: Role) -> impl DoubleEndedIterator<Item = DimensionId> + Clone + '_ {
        self.dimension_ids().filter(move |id| id.role() == role)
    }

    /// The dimension with an id, like `PE`.
    #[must_use]
    pub fn find_dimension(&self, key: &str) -> Option<DimensionId> {
        self.dimension_ids().find(|id| id.key() == key)
    }

    /// The dimension of a level, counted from 1, the base.
    #[must_use]
    pub fn level(&self, number: u8) -> Option<DimensionId> {
        self.dimension_ids().find(|id| id.level() == Some(number))
    }

    /// The texts of a dimension.
    #[must_use]
    #[expect(
        clippy::indexing_slicing,
        reason = "a DimensionId is only made for a dimension of this instrument"
    )]
    pub fn dimension(&self, id: DimensionId) -> &Dimension {
        &self.dimensions[id.position()]
    }

    /// The groups with a role, in order.
    pub fn groups_of(&self, role: Role) -> impl Iterator<Item = Group> + Clone + '_ {
        self.groups.iter().copied().filter(move |group| group.role == role)
    }

    /// Whether there is a group with a role.
    #[must_use]
    pub fn has(&self, role: Role) -> bool {
        self.groups_of(role).next().is_some()
    }

    /// Whether the results that files have under names of their own (`threeP`, `values`, `pyramid`) are those of all groups:
    /// the groups are a profile, one of bars and one of levels, and no other.
    #[must_use]
    pub fn named_results_are_all(&self) -> bool {
        [Role::Profile, Role::Bars, Role::Levels, Role::Plain].map(|role| self.groups_of(role).count())
            == [1, 1, 1, 0]
    }

    /// Whether a level counts only as far as those below it carry it; true where there are no levels.
    #[must_use]
    pub fn is_gated(&self) -> bool {
        self.groups_of(Role::Levels).all(|group| group.gated)
    }

    /// How many levels there are, 0 to 7.
    #[must_use]
    pub fn top_level(&self) -> u8 {
        u8::try_from(self.dimensions_of(Role::Levels).count()).unwrap_or(u8::MAX)
    }

    /// Whether the quick scan asks less than the full one.
    #[must_use]
    pub fn offers_quick(&self) -> bool {
        self.items.iter().any(|item| !item.quick)
    }

    /// Whether an unscored question is asked.
    #[must_use]
    pub const fn asks_unscored(&self) -> bool {
        self.questions.asks_org_model || self.questions.asks_ratio
    }

    /// The highest step of an item, 1 to 6.
    #[must_use]
    pub fn top_step(&self, item: ItemIndex) -> u8 {
        self.scale_of(self.item(item)).top()
    }

    /// The scale of an item.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "the scale of an item is resolved while parsing")]
    pub fn scale_of(&self, item: &Item) -> &Scale {
        &self.scales[item.scale]
    }

    /// A step of an item as a score, 0 to 100.
    #[must_use]
    pub fn score_of(&self, item: ItemIndex, step: u8) -> f64 {
        self.scale_of(self.item(item)).score(step)
    }

    /// What a step of an item means: its own anchor, else that of the scale.
    #[must_use]
    pub fn anchor<'a>(&'a self, item: &'a Item, step: u8) -> Option<&'a Text> {
        let own = item.anchors.get(usize::from(step)).and_then(Option::as_ref);
        if item.anchors.iter().any(Option::is_some) {
            return own;
        }
        self.scale_of(item).points.get(usize::from(step)).and_then(|point| point.anchor.as_ref())
    }

    /// The items that load on a dimension, with their weight, in item order.
    #[must_use]
    pub fn items_of(&self, dimension: DimensionId) -> &[(ItemIndex, f64)] {
        self.members.get(dimension.position()).map_or(&[], Vec::as_slice)
    }

    /// The text of an organisation model.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "the check demands all models, in order")]
    pub fn org_model(&self, model: OrgModel) -> &OrgModelOption {
        &self.questions.org_options[model.position()]
    }
}
