//! What everybody asks: the sections of the full scan, taken from the instrument, as HTML and as a SurveyJS model.

use std::fmt::Write;

use anyhow::{Context, Result};
use e2e::test_context;
use serde_json::{Value, json};

/// The sections of the full scan, by the dimensions in them.
const SECTIONS: [&[&str]; 9] =
    [&["PE"], &["PR"], &["PL"], &["OP", "TR", "IN"], &["L1"], &["L2"], &["L3"], &["L4"], &["L5"]];

/// The language of all texts.
const LANG: &str = "nl";

/// The questionnaire.
#[derive(Debug)]
pub struct Content {
    /// Its name.
    pub title: String,
    intro: String,
    sections: Vec<Section>,
}

#[derive(Debug)]
struct Section {
    title: String,
    text: String,
    questions: Vec<Question>,
}

#[derive(Debug)]
struct Question {
    id: String,
    text: String,
    help: String,
    /// Value and text of each answer.
    answers: Vec<(String, String)>,
}

impl Content {
    /// The one in the repository.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn read() -> Result<Self> {
        let file = test_context::root().join("assessments/social-business.json");
        Self::of(&serde_json::from_str(&std::fs::read_to_string(file)?)?)
    }

    fn of(json: &Value) -> Result<Self> {
        let sections = SECTIONS.iter().map(|ids| Section::of(json, ids)).collect::<Result<_>>()?;
        Ok(Content { title: text(&json["title"])?, intro: text(&json["intro"])?, sections })
    }

    /// The ids of the items, in the order in which they are asked.
    pub fn items(&self) -> Vec<&str> {
        self.sections
            .iter()
            .flat_map(|section| &section.questions)
            .map(|question| question.id.as_str())
            .collect()
    }

    /// A page that is nothing but HTML, with this script: a start, a part for each section, a table at the end. Which
    /// part shows is a matter of style, so that a press before all of it is there is not lost.
    pub fn html(&self, style: &str, script: &str) -> String {
        let (title, intro) = (escaped(&self.title), escaped(&self.intro));
        let shown: String = (0..self.sections.len() + 2)
            .map(|part| format!("[data-at=\"{part}\"]>:nth-of-type({}){{display:block}}", part + 1))
            .collect();
        let mut html = format!(
            "<!doctype html><html lang={LANG}><meta charset=utf-8><title>{title}</title>\
             <meta name=viewport content=\"width=device-width,initial-scale=1\"><style>{style}{shown}</style>\
             <h1>{title}</h1><form data-at=0><script>{script}</script><section><p>{intro}\
             <p><button type=button>Volledige scan</button></section>"
        );
        for (number, section) in self.sections.iter().enumerate() {
            section.html(&mut html, number + 1 == self.sections.len());
        }
        html.push_str("<section><h2>Resultaat</h2><table></table></section></form>");
        html
    }

    /// The model of a survey: the same start, sections and questions, one page for each.
    pub fn survey(&self) -> Value {
        let start =
            json!({ "name": "start", "elements": [{ "type": "html", "name": "intro", "html": self.intro }] });
        let pages: Vec<_> = std::iter::once(start).chain(self.sections.iter().map(Section::survey)).collect();
        json!({
            "title": self.title,
            "firstPageIsStartPage": true,
            "startSurveyText": "Volledige scan",
            "showQuestionNumbers": "on",
            "showProgressBar": true,
            "widthMode": "responsive",
            "pages": pages,
        })
    }
}

impl Section {
    fn of(json: &Value, dimensions: &[&str]) -> Result<Self> {
        let found = |id: &str| {
            let all = json["dimensions"].as_array();
            all.into_iter()
                .flatten()
                .find(|dimension| dimension["id"] == id)
                .with_context(|| format!("no {id}"))
        };
        let titles: Vec<String> =
            dimensions.iter().map(|id| text(&found(id)?["name"])).collect::<Result<_>>()?;
        let texts: Vec<String> =
            dimensions.iter().map(|id| text(&found(id)?["description"])).collect::<Result<_>>()?;
        let items = json["items"].as_array().context("no items")?;
        let mine = |item: &&Value| dimensions.iter().any(|id| item["dimension"] == *id);
        let questions =
            items.iter().filter(mine).map(|item| Question::of(json, item)).collect::<Result<_>>()?;
        Ok(Section { title: titles.join(", "), text: texts.join(" "), questions })
    }

    fn html(&self, html: &mut String, is_last: bool) {
        let (title, text) = (escaped(&self.title), escaped(&self.text));
        // Writing to a String does not fail.
        let _ = write!(html, "<section><h2>{title}</h2><p>{text}");
        for Question { id, text, help, answers } in &self.questions {
            let (text, help) = (escaped(text), escaped(help));
            let _ = write!(html, "<fieldset data-item={id}><legend>{text}</legend><p>{help}");
            for (value, answer) in answers {
                let answer = escaped(answer);
                let _ = write!(html, "<label><input type=radio name={id} value={value}>{answer}</label>");
            }
            html.push_str("</fieldset>");
        }
        let id = if is_last { "last" } else { "" };
        let _ = write!(html, "<button type=button id=\"{id}\">Verder</button></section>");
    }

    fn survey(&self) -> Value {
        let questions: Vec<_> = self.questions.iter().map(Question::survey).collect();
        json!({ "name": self.title, "title": self.title, "description": self.text, "elements": questions })
    }
}

impl Question {
    fn of(json: &Value, item: &Value) -> Result<Self> {
        let scale = &json["scales"][item["scale"].as_str().unwrap_or_default()]["points"];
        let points = scale.as_array().context("no scale")?;
        let own = item["anchors"].as_array();
        let mut answers = Vec::new();
        for (value, point) in points.iter().enumerate() {
            let label = text(&point["label"])?;
            let anchor = own.and_then(|own| own.get(value)).map(text).transpose()?;
            let answer = anchor.map_or_else(|| label.clone(), |anchor| format!("{label}: {anchor}"));
            answers.push((value.to_string(), answer));
        }
        answers.push(("DK".to_owned(), text(&json["states"]["DK"]["label"])?));
        if item["naAllowed"] == true {
            answers.push(("NA".to_owned(), text(&json["states"]["NA"]["label"])?));
        }
        let id = item["id"].as_str().context("an item without an id")?.to_owned();
        Ok(Question { id, text: text(&item["text"])?, help: text(&item["help"])?, answers })
    }

    fn survey(&self) -> Value {
        let choices: Vec<_> =
            self.answers.iter().map(|(value, text)| json!({ "value": value, "text": text })).collect();
        json!({ "type": "radiogroup", "name": self.id, "title": self.text, "description": self.help, "choices": choices })
    }
}

fn text(pair: &Value) -> Result<String> {
    pair[LANG].as_str().map(str::to_owned).with_context(|| format!("no text in {pair}"))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everybody_asks_the_same_48_questions() {
        let content = Content::read().unwrap();
        let (html, survey) = (content.html("", ""), content.survey());

        assert_eq!(content.items().len(), 48);
        assert_eq!(html.matches("<fieldset").count(), 48);
        let pages = survey["pages"].as_array().unwrap();
        let asked: Vec<_> =
            pages.iter().skip(1).flat_map(|page| page["elements"].as_array().unwrap()).collect();
        assert_eq!(
            asked.iter().map(|question| question["name"].as_str().unwrap()).collect::<Vec<_>>(),
            content.items()
        );
        let answers: usize = asked.iter().map(|question| question["choices"].as_array().unwrap().len()).sum();
        assert_eq!(html.matches("type=radio").count(), answers);
    }
}
