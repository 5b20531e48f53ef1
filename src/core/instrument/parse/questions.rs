//! The unscored questions.

use super::{
    super::{OrgModel, OrgModelOption, Question, Questions, RatioBand, RatioTexts, Text, text::TextTable},
    Format, Node,
};
use crate::core::string_enum::StringEnum;

fn question(node: &Node<'_>) -> Question {
    Question { text: node.get("text").text(), help: node.get("help").text() }
}

/// The questions with their texts; in format 2 each of both may be missing.
pub(super) fn questions(node: &Node<'_>, format: Format) -> Questions {
    let [org, ratio] = ["orgModel", "ratio"].map(|key| node.get_unless(format == Format::Second, key));
    let [asks_org_model, asks_ratio] = [&org, &ratio].map(|node| format == Format::First || node.is_given());
    let question_of = |asks: bool, node: &Node<'_>| if asks { question(node) } else { Question::default() };
    let of_ratio = |key: &str| if asks_ratio { question(&ratio.get(key)) } else { Question::default() };
    Questions {
        asks_org_model,
        org_model: question_of(asks_org_model, &org),
        org_options: if asks_org_model { org_options(&org.get("options"), format) } else { no_options() },
        asks_ratio,
        employees: of_ratio("employees"),
        publishers: of_ratio("publishers"),
        ratio: if asks_ratio {
            ratio_texts(&ratio)
        } else {
            RatioTexts {
                names: TextTable::empty(),
                readings: TextTable::empty(),
                benchmark: Text::default(),
                small_note: Text::default(),
            }
        },
    }
}

/// The options where nobody is asked: one for each model, so that each can be looked up.
fn no_options() -> Vec<OrgModelOption> {
    let option = |(code, model): (u8, &OrgModel)| OrgModelOption {
        model: *model,
        code,
        name: Text::default(),
        description: None,
        reading: None,
    };
    (0u8..).zip(OrgModel::ALL).map(option).collect()
}

fn org_options(node: &Node<'_>, format: Format) -> Vec<OrgModelOption> {
    let may_be_missing = format == Format::Second;
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
                description: option.get_unless(may_be_missing, "description").optional_text(),
                reading: option.get_unless(may_be_missing, "reading").optional_text(),
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
