//! The unscored questions.

use super::{
    super::{OrgModel, OrgModelOption, Question, Questions, RatioBand, RatioTexts, Text, text::TextTable},
    Node,
};
use crate::core::string_enum::StringEnum;

fn question(node: &Node<'_>) -> Question {
    Question { text: node.get("text").text(), help: node.get("help").text() }
}

/// The questions with their texts.
pub(super) fn questions(node: &Node<'_>) -> Questions {
    let (org, ratio) = (node.get("orgModel"), node.get("ratio"));
    Questions {
        org_model: question(&org),
        org_options: org_options(&org.get("options")),
        employees: question(&ratio.get("employees")),
        publishers: question(&ratio.get("publishers")),
        ratio: ratio_texts(&ratio),
    }
}

fn org_options(node: &Node<'_>) -> Vec<OrgModelOption> {
    let nodes = node.elements();
    OrgModel::ALL
        .iter()
        .map(|model| {
            let found = nodes.iter().find(|option| option.get("id").string() == model.key());
            let Some(option) = found else {
                node.fault_with(format!("has no option {:?}", model.key()), "add an option with this id");
                return OrgModelOption {
                    model: *model,
                    code: 0,
                    name: Text::default(),
                    description: None,
                    reading: None,
                };
            };
            OrgModelOption {
                model: *model,
                code: u8::try_from(option.get("code").integer(0, 6)).unwrap_or(0),
                name: option.get("name").text(),
                description: option.get("description").optional_text(),
                reading: option.get("reading").optional_text(),
            }
        })
        .collect()
}

fn ratio_texts(node: &Node<'_>) -> RatioTexts {
    let bands = node.get("bands");
    let nodes = bands.elements();
    let read = |key: &str| {
        TextTable::new(
            RatioBand::ALL
                .iter()
                .map(|band| match nodes.iter().find(|node| node.get("id").string() == band.key()) {
                    Some(node) => node.get(key).text(),
                    None => {
                        bands.fault_with(format!("has no band {:?}", band.key()), "add a band with this id");
                        Text::default()
                    }
                })
                .collect(),
        )
    };
    RatioTexts {
        names: read("name"),
        readings: read("text"),
        benchmark: node.get("benchmark").text(),
        small_note: node.get("smallNote").text(),
    }
}
