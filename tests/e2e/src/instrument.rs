//! The questionnaire as the tests need it: what a visitor reads for each item and each answer.

use std::{fs, sync::OnceLock};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::{Engine, test_context};

/// A language of the app that the scenarios have the words of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lang {
    /// Dutch.
    Nl,
    /// British English.
    En,
}

impl Lang {
    /// Both.
    pub const ALL: [Lang; 2] = [Lang::Nl, Lang::En];

    /// Both in Chromium, and another one of them in each of the other engines: a scenario that takes long need not be
    /// walked twice there.
    pub fn of_engine(engine: Engine) -> &'static [Lang] {
        match engine {
            Engine::Chromium => &Self::ALL,
            Engine::Firefox => &[Lang::Nl],
            Engine::Webkit => &[Lang::En],
        }
    }

    /// Its code in files and in the page.
    pub fn code(self) -> &'static str {
        match self {
            Lang::Nl => "nl",
            Lang::En => "en",
        }
    }
}

/// A language that they do not have the words of: a screen is reached in another one, and then turned to this one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherLang {
    /// Its code.
    pub code: String,
    /// Its name for itself.
    pub name: String,
}

impl OtherLang {
    /// All of them: what else there is in `texts/`.
    ///
    /// # Errors
    /// When a file cannot be read.
    pub fn all() -> Result<Vec<Self>> {
        let mut all = Vec::new();
        for entry in fs::read_dir(test_context::root().join("texts"))? {
            let path = entry?.path();
            let code = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            if Lang::ALL.iter().any(|lang| lang.code() == code) {
                continue;
            }
            let texts: Value = serde_json::from_str(&fs::read_to_string(&path)?)?;
            let name = texts["language_name"].as_str().context("a language without a name")?.to_owned();
            all.push(OtherLang { code, name });
        }
        all.sort_by(|one, other| one.code.cmp(&other.code));
        Ok(all)
    }
}

/// One answer to an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// 0 to 4.
    Step(u8),
    /// "Weet ik niet".
    DontKnow,
    /// "Niet van toepassing".
    NotApplicable,
}

impl Answer {
    /// As it stands in an answer file.
    ///
    /// # Errors
    /// When it is no answer.
    pub fn from_json(value: &Value) -> Result<Self> {
        match (value.as_u64().and_then(|step| u8::try_from(step).ok()), value.as_str()) {
            (Some(step @ 0..=4), _) => Ok(Answer::Step(step)),
            (_, Some("DK")) => Ok(Answer::DontKnow),
            (_, Some("NA")) => Ok(Answer::NotApplicable),
            _ => bail!("{value} is no answer, expected 0 to 4, \"NA\" or \"DK\""),
        }
    }
}

/// The questionnaire.
#[derive(Clone, Copy, Debug)]
pub struct Instrument {
    json: &'static Value,
}

impl Instrument {
    /// The one in the repository, read once in a run.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn read() -> Result<Self> {
        static JSON: OnceLock<Value> = OnceLock::new();
        if let Some(json) = JSON.get() {
            return Ok(Instrument { json });
        }
        let file = test_context::root().join("assessments/social-business.json");
        let text = fs::read_to_string(&file).with_context(|| format!("{} cannot be read", file.display()))?;
        let json = serde_json::from_str(&text)?;
        Ok(Instrument { json: JSON.get_or_init(|| json) })
    }

    /// The ids of the items, in the order of the questionnaire.
    pub fn items(&self) -> Vec<String> {
        self.json["itemOrder"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .map(str::to_owned)
            .collect()
    }

    /// The ids of the items of the quick scan, in the same order.
    pub fn quick_items(&self) -> Vec<String> {
        self.items().into_iter().filter(|id| self.item(id).is_ok_and(|item| item["quick"] == true)).collect()
    }

    /// The statement of an item.
    ///
    /// # Errors
    /// When there is no such item.
    pub fn statement(&self, id: &str, lang: Lang) -> Result<String> {
        text(&self.item(id)?["text"], lang).with_context(|| format!("item {id} has no text"))
    }

    /// The label of an answer.
    ///
    /// # Errors
    /// When the item has no such answer.
    pub fn label(&self, id: &str, answer: Answer, lang: Lang) -> Result<String> {
        let label = match answer {
            Answer::Step(step) => {
                let scale = self.item(id)?["scale"].as_str().unwrap_or_default();
                &self.json["scales"][scale]["points"][usize::from(step)]["label"]
            }
            Answer::DontKnow => &self.json["states"]["DK"]["label"],
            Answer::NotApplicable => &self.json["states"]["NA"]["label"],
        };
        text(label, lang).with_context(|| format!("item {id} has no answer {answer:?}"))
    }

    /// The beginning of the name that an answer has on the screen: a step has its digit before its label.
    ///
    /// # Errors
    /// When the item has no such answer.
    pub fn choice(&self, id: &str, answer: Answer, lang: Lang) -> Result<String> {
        let label = self.label(id, answer, lang)?;
        Ok(match answer {
            Answer::Step(step) => format!("{step} {label}"),
            Answer::DontKnow | Answer::NotApplicable => label,
        })
    }

    /// The short name of a dimension.
    ///
    /// # Errors
    /// When there is no such dimension.
    pub fn dimension(&self, id: &str, lang: Lang) -> Result<String> {
        let all = self.json["dimensions"].as_array();
        let dimension = all.into_iter().flatten().find(|dimension| dimension["id"] == id);
        dimension
            .and_then(|dimension| text(&dimension["shortName"], lang))
            .with_context(|| format!("there is no dimension {id}"))
    }

    /// The name of an organisation model.
    ///
    /// # Errors
    /// When there is no such model.
    pub fn model(&self, id: &str, lang: Lang) -> Result<String> {
        let all = self.json["questions"]["orgModel"]["options"].as_array();
        let model = all.into_iter().flatten().find(|model| model["id"] == id);
        model.and_then(|model| text(&model["name"], lang)).with_context(|| format!("there is no model {id}"))
    }

    /// A text by its path, for example `/questions/ratio/employees/text`.
    ///
    /// # Errors
    /// When there is none.
    pub fn text(&self, path: &str, lang: Lang) -> Result<String> {
        self.json
            .pointer(path)
            .and_then(|value| text(value, lang))
            .with_context(|| format!("there is no text at {path}"))
    }

    fn item(&self, id: &str) -> Result<&Value> {
        let all = self.json["items"].as_array();
        all.into_iter()
            .flatten()
            .find(|item| item["id"] == id)
            .with_context(|| format!("there is no item {id}"))
    }
}

fn text(pair: &Value, lang: Lang) -> Option<String> {
    pair[lang.code()].as_str().map(str::to_owned)
}
