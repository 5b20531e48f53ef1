//! Ways to break the built-in instrument, each with the fault that the check must name.

use serde_json::{Value, json};

/// A change to an instrument, with the place and a part of the problem that the check must name.
pub struct Mutation {
    pub change: fn(&mut Value),
    pub place: &'static str,
    pub problem: &'static str,
}

/// Every kind of fault; no two of them touch the same value or move the place of another, so that they can be made together.
pub const MUTATIONS: &[Mutation] = &[
    Mutation { change: |i| i["title"] = json!(7), place: "title", problem: "expected an object" },
    Mutation {
        change: |i| drop_key(&mut i["evidencePrompt"], "en"),
        place: "evidencePrompt.en",
        problem: "is missing",
    },
    Mutation {
        change: |i| i["items"][0]["text"]["nl"] = json!(" "),
        place: "items[0].text.nl",
        problem: "is empty",
    },
    Mutation {
        change: |i| i["items"][1]["help"]["en"] = json!(3),
        place: "items[1].help.en",
        problem: "expected a text",
    },
    Mutation {
        change: |i| i["items"][2]["facet"] = json!("PE-Z"),
        place: "items[2].facet",
        problem: "unknown facet \"PE-Z\"",
    },
    Mutation {
        change: |i| i["items"][3]["unit"] = json!("ZZ"),
        place: "items[3].unit",
        problem: "unknown unit \"ZZ\"",
    },
    Mutation {
        change: |i| i["items"][4]["scale"] = json!("Q"),
        place: "items[4].scale",
        problem: "unknown scale \"Q\"",
    },
    Mutation {
        change: |i| i["items"][5]["dimension"] = json!("XX"),
        place: "items[5].dimension",
        problem: "unknown dimension \"XX\"",
    },
    Mutation {
        change: |i| i["items"][6]["loads"] = json!({"PR": 0.5}),
        place: "items[6]",
        problem: "must load on its own dimension PE",
    },
    Mutation {
        change: |i| i["items"][7]["loads"] = json!({"PE": 1, "PL": 0.25}),
        place: "items[7]",
        problem: "loads 0.25 on PL",
    },
    Mutation {
        change: |i| i["items"][8]["loads"]["YY"] = json!(1),
        place: "items[8].loads.YY",
        problem: "unknown dimension",
    },
    Mutation {
        change: |i| i["items"][9]["core"] = json!(true),
        place: "items[9]",
        problem: "core item outside the levels",
    },
    Mutation {
        change: |i| i["items"][10]["naAllowed"] = json!(true),
        place: "items[10]",
        problem: "naHint exactly if naAllowed",
    },
    Mutation {
        change: |i| i["items"][11]["facet"] = Value::Null,
        place: "items[11]",
        problem: "facet exactly if its dimension is a P",
    },
    Mutation {
        change: |i| i["items"][12]["quick"] = json!("yes"),
        place: "items[12].quick",
        problem: "expected true or false",
    },
    Mutation {
        change: |i| i["items"][13]["id"] = json!("PL-1"),
        place: "items[14]",
        problem: "has the id \"PL-1\" twice",
    },
    Mutation {
        change: |i| i["itemOrder"] = json!(["PE-1"]),
        place: "itemOrder",
        problem: "does not name the items in the order",
    },
    Mutation {
        change: |i| i["items"][29]["anchors"] = json!({"5": {"nl": "a", "en": "b"}}),
        place: "items[29].anchors.5",
        problem: "is no step",
    },
    Mutation {
        change: |i| i["facets"][1]["id"] = json!("PE-A"),
        place: "facets[1]",
        problem: "has the id \"PE-A\" twice",
    },
    Mutation {
        change: |i| i["units"][17] = json!("L9"),
        place: "units[17]",
        problem: "neither a facet nor a dimension",
    },
    Mutation {
        change: |i| i["units"][16] = json!("L3"),
        place: "units[16]",
        problem: "has the id \"L3\" twice",
    },
    Mutation {
        change: |i| drop_key(&mut i["recommendations"]["OP"], "mid"),
        place: "recommendations.OP.mid",
        problem: "is missing",
    },
    Mutation {
        change: |i| drop_key(&mut i["itemAdvice"], "L1-1"),
        place: "itemAdvice.L1-1",
        problem: "is missing",
    },
    Mutation {
        change: |i| i["itemAdvice"]["OP-9"] = json!({"nl": "a", "en": "b"}),
        place: "itemAdvice.OP-9",
        problem: "not there",
    },
    Mutation {
        change: |i| i["seedTexts"][0]["url"] = json!("javascript:alert(1)"),
        place: "seedTexts[0].url",
        problem: "begins with https:// or http://",
    },
    Mutation {
        change: |i| i["about"]["sections"][0]["blocks"][1]["show"] = json!("everything"),
        place: "about.sections[0].blocks[1].show",
        problem: "no part that can be shown",
    },
    Mutation {
        change: |i| i["dimensions"].as_array_mut().unwrap().swap(0, 1),
        place: "dimensions[0]",
        problem: "expected the dimension PE",
    },
    Mutation {
        change: |i| {
            i["scales"]["M"]["points"].as_array_mut().unwrap().pop();
        },
        place: "scales.M",
        problem: "has 4 points",
    },
    Mutation {
        change: |i| i["scales"]["F"]["points"][2]["value"] = json!(3),
        place: "scales.F.points[2]",
        problem: "expected the point of step 2",
    },
    Mutation {
        change: |i| i["parameters"]["threshold"] = json!(90),
        place: "parameters.thresholdMax",
        problem: "90 is above 80",
    },
    Mutation {
        change: |i| i["parameters"]["bandLow"] = json!(0),
        place: "parameters.bandLow",
        problem: "0 is no score",
    },
    Mutation {
        change: |i| i["parameters"]["balanceBands"]["slight"] = json!(101),
        place: "parameters.balanceBands",
        problem: "101 is above 85",
    },
    Mutation {
        change: |i| i["parameters"]["balanceBands"]["slight"] = json!(101),
        place: "parameters.balanceBands.slight",
        problem: "101 is not from 0 to 100",
    },
    Mutation {
        change: |i| i["parameters"]["cultureWeights"] = json!({"threeP": 0, "values": 0}),
        place: "parameters.cultureWeights",
        problem: "nor all of them 0",
    },
    Mutation {
        change: |i| i["scales"]["two\nlines"] = i["scales"]["F"].clone(),
        place: "scales.two\nlines",
        problem: "has a line break",
    },
    Mutation {
        change: |i| i["parameters"]["coreMin"] = json!(5),
        place: "parameters.coreMin",
        problem: "from 0 to 4",
    },
    Mutation {
        change: |i| i["parameters"]["coverageMin"]["den"] = json!(0),
        place: "parameters.coverageMin.den",
        problem: "from 1 to 1000",
    },
    Mutation {
        change: |i| i["parameters"]["epsilon"] = json!("small"),
        place: "parameters.epsilon",
        problem: "expected a number",
    },
    Mutation {
        change: |i| i["parameters"]["progressShare"] = json!(1.5),
        place: "parameters.progressShare",
        problem: "1.5 is not from 0 to 1",
    },
    Mutation {
        change: |i| i["parameters"]["priorityFactors"]["twoPs"] = json!(-1),
        place: "parameters.priorityFactors.twoPs",
        problem: "-1 is not from 1 to 100",
    },
    Mutation {
        change: |i| i["parameters"]["reportCoverage"] = json!({"num": 5, "den": 4}),
        place: "parameters.reportCoverage",
        problem: "5/4 is above 1",
    },
    Mutation {
        change: |i| i["questions"]["orgModel"]["options"][1]["code"] = json!(0),
        place: "questions.orgModel.options",
        problem: "has the code 0 twice",
    },
    Mutation {
        change: |i| i["questions"]["orgModel"]["options"][2]["id"] = json!("hub"),
        place: "questions.orgModel.options",
        problem: "has no option \"hub-and-spoke\"",
    },
    Mutation {
        change: |i| {
            i["questions"]["ratio"]["bands"].as_array_mut().unwrap().remove(0);
        },
        place: "questions.ratio.bands",
        problem: "has no band \"silent\"",
    },
    Mutation {
        change: |i| drop_key(&mut i["texts"]["warnings"], "houseOfCards"),
        place: "texts.warnings.houseOfCards",
        problem: "is missing",
    },
    Mutation {
        change: |i| drop_key(&mut i["texts"]["levels"], "3"),
        place: "texts.levels.3",
        problem: "is missing",
    },
    Mutation {
        change: |i| i["legal"][0]["en"] = json!("two\nlines"),
        place: "legal[0].en",
        problem: "has a line break",
    },
    Mutation { change: |i| i["caveats"] = json!({}), place: "caveats", problem: "expected a list" },
    Mutation {
        change: |i| i["version"] = json!(1.5),
        place: "version",
        problem: "whole number from 1 to 255",
    },
    Mutation {
        change: |i| i["items"][9]["since"] = json!(2),
        place: "items[9]",
        problem: "has its meaning since version 2, after 1",
    },
    Mutation {
        change: |i| i["items"][10]["since"] = json!("1"),
        place: "items[10].since",
        problem: "whole number from 1 to 255",
    },
    Mutation { change: |i| drop_key(i, "instrument"), place: "instrument", problem: "is missing" },
];

fn drop_key(value: &mut Value, key: &str) {
    value.as_object_mut().unwrap().remove(key).unwrap();
}
