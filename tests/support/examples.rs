//! Questionnaires made here: two levels with four dimensions beside them, one group of plain dimensions, twelve axes, and seven
//! tiers that are gated or not.

use serde_json::{Value, json};

fn text(dutch: &str, english: &str) -> Value {
    json!({ "nl": dutch, "en": english })
}

/// A group with so many dimensions, called by the letter and a number.
pub fn group(role: &str, letter: &str, count: usize, names: [&str; 2]) -> Value {
    let dimension = |number: usize| {
        json!({
            "id": format!("{letter}{number}"),
            "name": text(&format!("{} {number}", names[0]), &format!("{} {number}", names[1])),
            "description": text("Waar dit over gaat.", "What this is about."),
        })
    };
    json!({
        "key": role, "role": role, "name": text(names[0], names[1]),
        "dimensions": (1..=count).map(dimension).collect::<Vec<_>>(),
    })
}

/// Labels for so many points.
fn scale(points: usize) -> Value {
    let point = |step: usize| json!({ "label": text(&format!("Stap {step}"), &format!("Step {step}")) });
    json!({ "stem": text("Hoe ver?", "How far?"), "points": (0..points).map(point).collect::<Vec<_>>() })
}

/// A questionnaire with these groups and so many items for each dimension, with a scale of so many points.
pub fn instrument(id: &str, groups: &[Value], items: usize, points: usize) -> Value {
    let dimensions = || groups.iter().flat_map(|group| group["dimensions"].as_array().unwrap());
    let of_dimension = |dimension: &Value| {
        let id = dimension["id"].as_str().unwrap().to_owned();
        (1..=items).map(move |number| {
            json!({
                "id": format!("{id}-{number}"), "dimension": id, "scale": "steps", "quick": number == 1,
                "short": text(&format!("zaak {id}-{number}"), &format!("matter {id}-{number}")),
                "text": text(&format!("Dit is vraag {id}-{number}."), &format!("This is question {id}-{number}.")),
                "help": text("Denk aan gisteren.", "Think of yesterday."),
            })
        })
    };
    let advice = |dimension: &Value| {
        let band = |dutch: &str, english: &str| {
            text(
                &format!("Team: {dutch}. Eerste stap: begin."),
                &format!("Team: {english}. First step: begin."),
            )
        };
        json!({
            "for": dimension["id"], "low": band("doe iets", "do something"), "mid": band("doe meer", "do more"),
            "high": band("houd vast", "keep it"),
        })
    };
    let levels = groups.iter().find(|group| group["role"] == "levels");
    let levels = levels.map_or(0, |group| group["dimensions"].as_array().unwrap().len());
    let level = |level: usize| {
        json!({
            "name": text(&format!("Niveau {level}"), &format!("Level {level}")),
            "text": text(&format!("Zo staat het op {level}."), &format!("So it is at {level}.")),
        })
    };
    let mut texts = json!({
        "balance": {
            "balanced": text("Dicht bij elkaar.", "Close together."), "slight": text("Iets uit elkaar.", "Somewhat apart."),
            "unbalanced": text("Ver uit elkaar.", "Far apart."),
        },
    });
    if levels > 0 {
        texts["levels"] = (0..=levels).map(level).collect();
    }
    json!({
        "format": 2, "instrument": id, "version": 1,
        "title": text("Hoe staat het ermee?", "How are things?"), "intro": text("Een proef.", "A trial."),
        "instructions": [text("Kies wat past.", "Choose what fits.")],
        "scales": { "steps": scale(points) },
        "groups": groups,
        "items": dimensions().flat_map(of_dimension).collect::<Vec<_>>(),
        "advice": dimensions().map(advice).collect::<Vec<_>>(),
        "texts": texts,
        "caveats": [text("Dit is een proef.", "This is a trial.")],
        "sources": [],
    })
}

/// All of them.
pub fn all() -> Vec<(&'static str, Value)> {
    let mut open = group("levels", "T", 7, ["Trap", "Stair"]);
    open["gated"] = json!(false);
    vec![
        (
            "two levels and four dimensions",
            instrument(
                "two-levels",
                &[group("levels", "T", 2, ["Trap", "Stair"]), group("bars", "B", 4, ["Kant", "Side"])],
                3,
                4,
            ),
        ),
        ("plain only", instrument("plain", &[group("plain", "B", 5, ["Kant", "Side"])], 2, 2)),
        ("twelve axes", instrument("twelve", &[group("profile", "A", 12, ["As", "Axis"])], 2, 7)),
        (
            "seven tiers",
            instrument(
                "seven",
                &[group("levels", "T", 7, ["Trap", "Stair"]), group("profile", "A", 4, ["As", "Axis"])],
                2,
                5,
            ),
        ),
        ("levels by themselves", instrument("open", &[open], 2, 3)),
    ]
}
