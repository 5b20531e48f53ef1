//! What a result page shows, sentence by sentence, with the texts that may stand in each place. Structs are taken apart
//! field by field, so that a new one cannot be forgotten here.

mod blockers;
mod charts;
mod organisation;
mod scores;
mod way;

use social_business_scan::{
    core::{instrument::Output, section::Scope, string_enum::StringEnum},
    report::{
        ResultPage,
        caveats::Caveats,
        headline::{Headline, NamedFigure},
        ratio_texts::Remark,
    },
};

use super::{
    INSTRUMENT,
    reader::Reader,
    sentence::{About, named},
    template::{colon, plain},
};

/// The texts of the levels, of which a page may leave the first sentence or the rest out.
const LEVELS: [&str; 6] = [
    "texts.levels.0.text",
    "texts.levels.1.text",
    "texts.levels.2.text",
    "texts.levels.3.text",
    "texts.levels.4.text",
    "texts.levels.5.text",
];

/// The answers to the title of the scan.
const ANSWERS: [&str; 6] = [
    "result_answer_yes",
    "result_answer_culture",
    "result_answer_pyramid",
    "result_answer_neither",
    "result_answer_unknown",
    "result_answer_culture_only",
];

/// What a headline says of the level.
pub const BASES: [&str; 5] = [
    "result_base_zero",
    "result_base_one",
    "result_base_level",
    "result_base_top",
    "result_headline_undetermined",
];

/// Reads a whole page.
pub fn read_page(reader: &mut Reader<'_>, page: &ResultPage) {
    let ResultPage {
        is_quick,
        headline: top,
        charts,
        blockers,
        way_up,
        robustness,
        actions,
        scores,
        ratio,
        organisation,
        remarks,
    } = page;
    let whole = reader.facts.scope == Scope::Whole;
    reader.expect(*is_quick == reader.facts.is_quick(), || "quick and full are mixed up".to_owned());
    headline(reader, top);
    charts::read_charts(reader, charts);
    let shown = [blockers.is_some(), ratio.is_some(), organisation.is_some()];
    reader.expect(shown == [whole; 3], || format!("blocks of a culture scan: {shown:?}"));
    if let Some(blockers) = blockers {
        blockers::read_blockers(reader, blockers);
        way::read_way(reader, way_up.as_ref(), robustness.as_ref());
    }
    way::read_actions(reader, actions);
    scores::read_scores(reader, scores);
    if let (Some(ratio), Some(organisation)) = (ratio, organisation) {
        organisation::read_organisation(reader, ratio, organisation);
    }
    caveats(reader, remarks);
}

fn headline(reader: &mut Reader<'_>, headline: &Headline) {
    let Headline { sentence, answer, level, based_on, meaning, figures, certainty, is_undetermined, to_full } =
        headline;
    first_sentence(reader, sentence);
    reader.shows(answer, &ANSWERS, About::Scan);
    if let Some(meaning) = meaning {
        level_text(reader, meaning);
    }
    if reader.facts.scope == Scope::Whole {
        let keys = [
            "result_sub_zero",
            "result_sub_indicative",
            "result_sub_provisional",
            "result_sub",
            "result_sub_undetermined",
            "texts.levelAtLeast",
        ];
        let about = reader.facts.reached().filter(|reached| *reached > 0).map_or(About::Scan, About::Level);
        reader.shows(level, &keys, about);
    } else {
        reader.label(level, "");
    }
    reader.shows(based_on, &["result_based_on"], About::Scan);
    for named in figures {
        figure(reader, named);
    }
    for text in certainty {
        let keys =
            ["texts.warnings.coverageLow", "texts.warnings.indicative", "texts.warnings.levelProvisional"];
        reader.shows(text, &keys, About::Scan);
    }
    if *is_undetermined {
        reader.states("result_undetermined_action", About::Scan);
    }
    if let Some(text) = to_full {
        reader.shows(text, &["result_to_full_text"], About::Scan);
    }
}

/// The headline: what stands, and what comes first.
fn first_sentence(reader: &mut Reader<'_>, sentence: &str) {
    let keys = [
        "result_headline_culture_only",
        "result_headline_blocked_one",
        "result_headline_blocked_many",
        "result_headline_blocked_few",
        "result_headline_questions",
    ];
    if reader.facts.next.is_none() && reader.facts.scope == Scope::Whole {
        reader.shows(sentence, &BASES, About::Scan);
        return;
    }
    let values = reader.shows(sentence, &keys, About::Scan);
    let base = values.and_then(|values| values.into_iter().find(|(place, _)| *place == "base"));
    if let Some((_, base)) = base {
        reader.shows(&base, &BASES, About::Scan);
    }
}

/// The text of a level: the whole, or either part.
fn level_text(reader: &mut Reader<'_>, meaning: &str) {
    let is_part = |key: &&&str| {
        let text = plain(reader.lang, key);
        let (claim, rest) = text.split_once(". ").unwrap();
        meaning == text || meaning == rest || meaning == format!("{claim}.")
    };
    match LEVELS.iter().find(is_part) {
        Some(key) => {
            reader.shows_at(key, key, plain(reader.lang, key), About::Scan);
            // "Tier 3 is about …": that is the tier that stops the climb.
            let named = (1..=5).find(|level| meaning.contains(&reader.tier_number(*level)));
            reader.expect(named.is_none() || named == reader.facts.next, || format!("`{meaning}`"));
        }
        None => reader.fault(format!("`{meaning}` is of no level")),
    }
}

/// A figure in the band: the number, or in a quick scan the band, or why there is none.
fn figure(reader: &mut Reader<'_>, named: &NamedFigure) {
    let NamedFigure { name, figure, out_of } = named;
    let output = output_named(reader, name);
    let score = reader.facts.index(output);
    reader.figure(figure, score, About::Output(output), cuts(output));
    reader.expect(output != Output::Position, || "the starting position stands without its rule".to_owned());
    if let Some(text) = out_of {
        reader.shows(text, &["result_out_of"], About::Output(output));
    }
}

fn output_named(reader: &mut Reader<'_>, name: &str) -> Output {
    let lang = reader.lang;
    let is_it = |output: &&Output| INSTRUMENT.texts.outputs.get(**output).get(lang) == name;
    Output::ALL.iter().find(is_it).copied().unwrap_or_else(|| panic!("`{name}` is no index"))
}

/// The cuts of an index (scoring.md section 12).
const fn cuts(output: Output) -> &'static [f64] {
    match output {
        Output::Culture | Output::Pyramid => &[60.0],
        Output::Balance => &[85.0, 70.0],
        _ => &[],
    }
}

/// Warnings, caveats and the last line.
fn caveats(reader: &mut Reader<'_>, caveats: &Caveats) {
    let Caveats { warnings, caveats, version } = caveats;
    for remark in warnings {
        warning(reader, remark);
    }
    reader.expect(caveats.len() == INSTRUMENT.caveats.len(), || "caveats are missing".to_owned());
    for (index, text) in caveats.iter().enumerate() {
        reader.shows_at("caveats*", &format!("caveats[{index}]"), text, About::Scan);
    }
    reader.shows(version, &["result_version"], About::Scan);
}

/// A warning about items, or about dimensions that stand before it.
fn warning(reader: &mut Reader<'_>, remark: &Remark) {
    let Remark { text, items } = remark;
    for link in items {
        let item = reader.statement(link);
        reader.shows(text, &["texts.warnings.coreNotApplicable"], About::Item(item));
    }
    if !items.is_empty() {
        return;
    }
    let parts = text.split_once(colon(reader.lang));
    let Some((dimensions, text)) = parts.and_then(|(names, text)| Some((named(reader.lang, names)?, text)))
    else {
        reader.fault(format!("`{text}` names nothing"));
        return;
    };
    for dimension in dimensions {
        let keys = [
            "texts.warnings.levelSkipped",
            "texts.warnings.partlyNotApplicable",
            "texts.warnings.unbalanced",
        ];
        reader.shows(text, &keys, About::Dimension(dimension));
    }
}

/// The tiers that a text names, "Tier 2, Safety; Tier 3, …".
fn tiers_named(reader: &mut Reader<'_>, text: &str) -> Vec<u8> {
    let tiers = text.split("; ").filter_map(|tier| {
        let level = (1..=5).find(|level| tier.contains(&level.to_string()))?;
        reader.shows(tier, &["result_tier"], About::Level(level))?;
        Some(level)
    });
    tiers.collect()
}
