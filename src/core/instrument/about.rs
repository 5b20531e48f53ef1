//! What an instrument says of itself: what it is made of, and what its makers added.

use super::{
    json_cursor::{Node, suggest},
    text::Text,
};
use crate::core::string_enum::{StringEnum, string_enum};

string_enum! {
    /// What stands elsewhere in the instrument and is shown in the middle of a section.
    pub enum AboutPart {
        /// The dimensions of the profile with their descriptions.
        ThreePs = "threePs",
        /// The three values with theirs.
        Values = "values",
        /// How the Ps meet.
        Links = "links",
        /// The pyramid, with the need of Maslow beside each tier.
        Pyramid = "pyramid",
        /// The note about names.
        Names = "names",
    }
}

/// A paragraph, or something to show.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AboutBlock {
    /// The paragraph; `None` where something is shown.
    pub text: Option<Text>,
    /// What is shown instead, from elsewhere in the instrument.
    pub part: Option<AboutPart>,
}

/// A heading with what stands below it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AboutSection {
    /// The heading.
    pub title: Text,
    /// Paragraphs and parts, in reading order.
    pub blocks: Vec<AboutBlock>,
}

/// Where something comes from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Source {
    /// Its name, in its own language.
    pub name: String,
    /// Its address, `https:` or `http:`.
    pub url: String,
}

/// What the page about the scan shows of the instrument.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct About {
    /// What stands first; `None` if the instrument says nothing of itself.
    pub lede: Option<Text>,
    /// The sections, in reading order.
    pub sections: Vec<AboutSection>,
    /// About the names of people in the sources.
    pub names_note: Text,
    /// The texts that the instrument is made of.
    pub seed_texts: Vec<Source>,
    /// All other sources.
    pub sources: Vec<Source>,
}

pub(super) fn about(root: &Node<'_>, may_be_missing: bool) -> About {
    let about = root.optional("about");
    let sections = if about.is_given() { about.get("sections").elements() } else { Vec::new() };
    let [names_note, sources] = ["namesNote", "sources"].map(|key| root.get_unless(may_be_missing, key));
    let sources = sources.elements_unless(may_be_missing);
    let seed_texts = root.optional("seedTexts");
    let seed_texts = if seed_texts.is_given() { seed_texts.elements() } else { Vec::new() };
    About {
        lede: about.is_given().then(|| about.get("lede").text()),
        sections: sections.iter().map(section).collect(),
        names_note: names_note.text_unless(may_be_missing).unwrap_or_default(),
        seed_texts: seed_texts.iter().map(|node| source(node, "title")).collect(),
        sources: sources.iter().map(|node| source(node, "text")).collect(),
    }
}

fn section(node: &Node<'_>) -> AboutSection {
    let blocks = node.get("blocks").elements();
    AboutSection { title: node.get("title").text(), blocks: blocks.iter().map(block).collect() }
}

fn block(node: &Node<'_>) -> AboutBlock {
    let part = node.optional("show");
    if !part.is_given() {
        return AboutBlock { text: Some(node.text()), part: None };
    }
    let known = AboutPart::from_key(part.string());
    if known.is_none() {
        let known = AboutPart::ALL.iter().map(|part| part.key());
        part.fault_with("names no part that can be shown", suggest::meant(part.string(), known));
    }
    AboutBlock { text: None, part: known }
}

fn source(node: &Node<'_>, name: &str) -> Source {
    let url = node.get("url");
    // A link of a stranger's instrument leads to a page, and runs nothing.
    if !url.string().is_empty()
        && !["https://", "http://"].iter().any(|start| url.string().starts_with(start))
    {
        url.fault("expected an address that begins with https:// or http://");
    }
    Source { name: node.get(name).string().to_owned(), url: url.string().to_owned() }
}
