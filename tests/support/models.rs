//! A family of small models in format 2, each with other groups and scales than Social Business: the least that a file must
//! say, in English alone.

use serde_json::{Map, Value, json};
use social_business_scan::core::instrument::Instrument;

/// A group: its key, its role, how many dimensions it has, and how many items each of those.
type Group = (&'static str, &'static str, usize, usize);

/// What a model of the family is made of.
pub struct Model {
    /// Its id.
    pub id: &'static str,
    groups: &'static [Group],
    /// The points of its scales; items have them in turn.
    points: &'static [usize],
    gated: bool,
    /// Every first item of a dimension is in the quick scan; without, the quick scan is the whole.
    quick: bool,
    /// The keys of the groups that are one index, and of the one beside it.
    indices: Option<(&'static [&'static str], &'static str)>,
}

const PLAIN: Model = Model {
    id: "plain-only",
    groups: &[("practices", "plain", 4, 2)],
    points: &[5],
    gated: true,
    quick: false,
    indices: None,
};

/// All models.
pub const MODELS: [Model; 10] = [
    Model {
        id: "two-levels",
        groups: &[("sides", "profile", 4, 3), ("steps", "levels", 2, 4)],
        quick: true,
        indices: Some((&["sides"], "steps")),
        ..PLAIN
    },
    Model { id: "bars-only", groups: &[("metrics", "bars", 5, 1)], ..PLAIN },
    Model { id: "twelve-axes", groups: &[("axes", "profile", 12, 2)], points: &[4], ..PLAIN },
    Model { id: "seven-tiers", groups: &[("tiers", "levels", 7, 3)], points: &[7], ..PLAIN },
    Model {
        id: "yes-or-no",
        groups: &[("answers", "bars", 3, 4), ("stages", "levels", 3, 5)],
        points: &[2],
        ..PLAIN
    },
    Model { id: "traffic-light", groups: &[("lights", "profile", 5, 2)], points: &[3], quick: true, ..PLAIN },
    PLAIN,
    Model {
        id: "by-themselves",
        groups: &[("maturity", "levels", 3, 4), ("notes", "plain", 2, 2)],
        points: &[4],
        gated: false,
        ..PLAIN
    },
    Model {
        id: "many-groups",
        groups: &[
            ("first", "bars", 2, 2),
            ("second", "bars", 3, 2),
            ("profile", "profile", 3, 2),
            ("third", "bars", 1, 3),
            ("list", "plain", 2, 1),
            ("ladder", "levels", 4, 3),
        ],
        points: &[2, 3, 5, 6, 7],
        quick: true,
        indices: Some((&["first", "profile", "third"], "ladder")),
        ..PLAIN
    },
    Model { id: "long-levels", groups: &[("coverage", "levels", 3, 12)], points: &[7, 4], ..PLAIN },
];

fn text(words: &str) -> Value {
    json!({ "en": words })
}

impl Model {
    /// The file.
    pub fn json(&self) -> Value {
        let mut root = json!({
            "format": 2, "instrument": self.id, "version": 3, "title": text("What is so?"), "intro": text("It asks."),
            "scales": self.scales(), "texts": self.texts(),
        });
        let (mut groups, mut items, mut advice, mut facets) =
            (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for (key, role, dimensions, count) in self.groups {
            let ids = (1..=*dimensions).map(|number| format!("{key}.{number}"));
            let mut group = json!({ "key": key, "role": role, "name": text(key), "dimensions": ids
                .clone()
                .map(|id| json!({ "id": id, "name": text(&id), "description": text("About it.") }))
                .collect::<Vec<_>>() });
            if *role == "levels" && !self.gated {
                group["gated"] = json!(false);
            }
            groups.push(group);
            for (place, id) in ids.clone().enumerate() {
                let has_facet = *role == "profile" && place == 1;
                if has_facet {
                    facets
                        .push(json!({ "id": format!("{id}.part"), "dimension": id, "name": text("A part") }));
                }
                let units = [Some(id.clone()), has_facet.then(|| format!("{id}.part"))];
                advice.extend(units.into_iter().flatten().map(|unit| {
                    json!({ "for": unit, "low": text("Begin."), "mid": text("Go on."), "high": text("Keep it.") })
                }));
                for number in 1..=*count {
                    let place = items.len();
                    let mut item = json!({
                        "id": format!("{id}-{number}"), "dimension": id,
                        "scale": format!("s{}", self.points[place % self.points.len()]),
                        "short": text("the matter"), "text": text("It is so."), "help": text("For example."),
                    });
                    if self.quick && number == 1 {
                        item["quick"] = json!(true);
                    }
                    if has_facet && number == 2 {
                        item["facet"] = json!(format!("{id}.part"));
                    }
                    if *role == "levels" && number == 1 {
                        item["core"] = json!(true);
                        item["advice"] = text("Do this first.");
                    }
                    if place % 5 == 3 {
                        item["notApplicable"] = text("Where there is none.");
                    }
                    if number == 2 && *dimensions > 2 && *role != "levels" {
                        item["loads"] = json!({ (id.as_str()): 2, (format!("{key}.{dimensions}")): 1.5 });
                        if item["dimension"] == json!(format!("{key}.{dimensions}")) {
                            item.as_object_mut().unwrap().remove("loads");
                        }
                    }
                    items.push(item);
                }
            }
        }
        root["groups"] = json!(groups);
        root["items"] = json!(items);
        root["advice"] = json!(advice);
        if !facets.is_empty() {
            root["facets"] = json!(facets);
        }
        if let Some((of, beside)) = self.indices {
            root["indices"] = json!({ "culture": { "of": of }, "position": { "of": ["culture", beside] } });
        }
        root
    }

    /// The instrument.
    pub fn instrument(&self) -> Instrument {
        Instrument::from_value(&self.json()).unwrap_or_else(|faults| panic!("{}: {faults:#?}", self.id))
    }

    fn scales(&self) -> Value {
        let point = |step: usize| json!({ "label": text(&format!("step {step}")) });
        let scale = |points: &usize| {
            let points_of = (0..*points).map(point).collect::<Vec<_>>();
            (format!("s{points}"), json!({ "stem": text("How far?"), "points": points_of }))
        };
        self.points.iter().map(scale).collect::<Map<_, _>>().into()
    }

    fn texts(&self) -> Value {
        let count = |role: &str| self.groups.iter().find(|group| group.1 == role).map(|group| group.2);
        let mut texts = json!({});
        if let Some(levels) = count("levels") {
            texts["levels"] = (0..=levels)
                .map(|level| json!({ "name": text(&format!("Level {level}")), "text": text("So far.") }))
                .collect();
            texts["levelReasons"] = json!({ "core": text("A key question is too low.") });
        }
        if count("profile").is_some() {
            texts["balance"] = json!({
                "balanced": text("Even."), "slight": text("A little uneven."), "unbalanced": text("Uneven."),
            });
        }
        if self.indices.is_some() {
            texts["culture"] = text("Of several groups.");
            texts["position"] = text("Of both.");
            texts["outputs"] = json!({ "culture": text("All together") });
            let names = ["socialBusiness", "goodSoil", "technologyAhead", "startBasics"];
            let quadrant =
                |name: &&str| ((*name).to_owned(), json!({ "name": text(name), "text": text("Here.") }));
            texts["quadrants"] = names.iter().map(quadrant).collect::<Map<_, _>>().into();
        }
        texts
    }
}
