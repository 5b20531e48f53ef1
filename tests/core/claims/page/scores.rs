//! All scores, with their margins, bands and reasons.

use crate::support::dimensions;
use social_business_scan::{
    core::{
        instrument::{DimensionId, ItemIndex, Output},
        section::Scope,
    },
    report::{
        score_breakdown::{Behind, Pull, ScoreBreakdown},
        scores::{Meeting, Row, Scores, Table},
    },
};

use super::{
    super::{
        INSTRUMENT,
        reader::Reader,
        sentence::About,
        template::{colon, plain},
    },
    charts::{BALANCE, TIER},
};

/// The three kinds of answers behind a score.
const PULLS: [&str; 3] = ["result_why_down", "result_why_up", "result_why_rest"];

/// What the three notes of the indices say.
const NOTES: [&str; 2] = ["texts.culture", "texts.pyramid"];

/// The names and the texts of the starting positions.
const POSITIONS: [(&str, &str); 4] = [
    ("texts.quadrants.socialBusiness.name", "texts.quadrants.socialBusiness.text"),
    ("texts.quadrants.goodSoil.name", "texts.quadrants.goodSoil.text"),
    ("texts.quadrants.technologyAhead.name", "texts.quadrants.technologyAhead.text"),
    ("texts.quadrants.startBasics.name", "texts.quadrants.startBasics.text"),
];

pub fn read_scores(reader: &mut Reader<'_>, scores: &Scores) {
    let Scores { bands, profile, others, levels, overall, meetings } = scores;
    let margin = plain(reader.lang, "result_scores_margin");
    let plain_bands = bands.strip_suffix(margin).map(str::trim_end);
    reader.expect(plain_bands.is_some() != reader.facts.is_quick(), || format!("`{bands}`"));
    if plain_bands.is_some() {
        reader.states("result_scores_margin", About::Scan);
    }
    reader.shows(plain_bands.unwrap_or(bands), &["result_scores_bands"], About::Scan);
    let ([values], Some(profile), Some(overall)) = (others.as_slice(), profile, overall) else {
        return reader.fault("tables are missing");
    };
    for (table, caption) in [(profile, "result_scores_three_ps"), (values, "result_scores_values")] {
        read_table(reader, table, caption);
    }
    reader.expect(levels.is_some() == (reader.facts.scope == Scope::Whole), || "levels".to_owned());
    if let Some(levels) = levels {
        read_table(reader, levels, "result_scores_levels");
    }
    read_table(reader, overall, "result_scores_overall");
    // The view shows them in a full scan.
    if !reader.facts.is_quick() {
        for (found, pair) in meetings.iter().zip(0..) {
            meeting(reader, found, pair);
        }
    }
}

fn read_table(reader: &mut Reader<'_>, table: &Table, caption_key: &'static str) {
    let Table { caption, heads, rows } = table;
    reader.label(caption, plain(reader.lang, caption_key));
    let labels = [
        "result_scores_part",
        "result_scores_step",
        "result_scores_score",
        "result_scores_range",
        "result_scores_band",
        "result_scores_state",
    ]
    .map(|key| plain(reader.lang, key));
    for head in heads.iter().filter(|head| !labels.contains(&head.as_str())) {
        reader.shows(head, &["result_scores_norm"], About::Scan);
    }
    for row in rows {
        match row.dimension {
            Some(dimension) => dimension_row(reader, row, dimension),
            None => index_row(reader, row),
        }
    }
}

fn dimension_row(reader: &mut Reader<'_>, row: &Row, dimension: DimensionId) {
    let Row { dimension: _, name, need, figure, bar: _, breakdown, note } = row;
    let about = About::Dimension(dimension);
    if let Some(need) = need {
        reader.shows(need, &["about_need"], about);
    }
    reader.step(figure, reader.facts.score(dimension), [50.0, reader.facts.threshold]);
    reader.label(name, INSTRUMENT.dimension(dimension).short_name.get(reader.lang));
    reader.expect(note.is_none(), || format!("{note:?}"));
    let score = reader.facts.score(dimension);
    if score.is_some() && !reader.facts.is_quick() {
        let parts = figure.text.split_once(" ± ");
        reader.expect(parts.is_some(), || format!("{figure:?} without a margin"));
        let (number, margin) = parts.unwrap_or((&figure.text, ""));
        let (cuts, expected) = (reader.part_cuts(), reader.facts.margin(dimension));
        reader.number(number, score, &cuts);
        reader.number(margin, Some(expected), &[]);
    } else if score.is_some() {
        reader.band(&figure.text, about);
    } else {
        reader.label(&figure.text, social_business_scan::report::NO_NUMBER);
    }
    state(reader, &figure.words, about);
    if let Some(found) = breakdown {
        read_breakdown(reader, found, dimension);
    }
}

/// The words in a row: band or state, then whether it is provisional and partly not applicable.
fn state(reader: &mut Reader<'_>, words: &str, about: About) {
    let mut words = words.split(", ");
    let bands = ["texts.bands.low", "texts.bands.mid", "texts.bands.high"];
    let missing = ["texts.statuses.insufficient", "texts.statuses.notApplicable"];
    let first = [&bands[..], &missing, &TIER].concat();
    reader.shows(words.next().unwrap_or(""), &first, about);
    for word in words {
        reader.shows(word, &["texts.statuses.provisional", "result_score_partly_na"], about);
    }
}

fn index_row(reader: &mut Reader<'_>, row: &Row) {
    let Row { dimension: _, name, need, figure, bar: _, breakdown, note } = row;
    let output = super::output_named(reader, name);
    reader.expect(breakdown.is_none() && need.is_none(), || format!("{row:?}"));
    let cuts = if output == Output::Balance { [70.0, 85.0] } else { [50.0, reader.facts.threshold] };
    reader.step(figure, reader.facts.index(output), cuts);
    let (score, about) = (reader.facts.index(output), About::Output(output));
    match (score, output) {
        // In a quick scan the view leaves the column of the number out.
        (None, Output::Balance) => {
            reader.shows(&figure.words, &["texts.statuses.insufficient"], about);
        }
        (None, _) => reader.missing(figure, about),
        (Some(_), Output::Balance) => {
            if !reader.facts.is_quick() {
                reader.number(&figure.text, score, super::cuts(output));
            }
            reader.shows(&format!("{}.", figure.words), &BALANCE, about);
        }
        (Some(_), _) => {
            reader.figure(figure, score, about, super::cuts(output));
            let has_band = !figure.words.is_empty();
            reader
                .expect(has_band == reader.facts.is_quick(), || format!("an index with a band: {figure:?}"));
        }
    }
    let Some(note) = note else { return };
    match output {
        Output::Position => position(reader, note),
        _ => {
            reader.shows(note, &NOTES, about);
        }
    }
}

/// The starting position in words, and the rule that it follows from.
fn position(reader: &mut Reader<'_>, note: &str) {
    let about = About::Output(Output::Position);
    let lang = reader.lang;
    let rule = plain(lang, "texts.position");
    let Some(words) = note.strip_suffix(rule) else {
        return reader.fault(format!("`{note}` has no rule"));
    };
    reader.states("texts.position", about);
    if words.is_empty() {
        return;
    }
    let is_it =
        |(name, text): &&(&str, &str)| words == format!("{}. {} ", plain(lang, name), plain(lang, text));
    match POSITIONS.iter().find(is_it) {
        Some((name, text)) => {
            reader.states(name, about);
            reader.states(text, about);
        }
        None => reader.fault(format!("`{words}` is no starting position")),
    }
}

fn read_breakdown(reader: &mut Reader<'_>, breakdown: &ScoreBreakdown, dimension: DimensionId) {
    let ScoreBreakdown { title, sentences, pulls } = breakdown;
    let (about, score) = (About::Dimension(dimension), reader.facts.score(dimension));
    let values = reader.shows(title, &["result_why"], about);
    let shown = values.and_then(|values| values.into_iter().find(|(place, _)| *place == "score"));
    let shown = shown.map_or_else(String::new, |(_, shown)| shown);
    if score.is_none() {
        reader.shows(&shown, &["texts.statuses.insufficient", "texts.statuses.notApplicable"], about);
    } else if reader.facts.is_quick() {
        reader.band(&shown, about);
    } else {
        reader.number(&shown, score, &reader.part_cuts());
    }
    for text in sentences {
        let partly = plain(reader.lang, "result_score_partly_na");
        if text.trim_end_matches('.').eq_ignore_ascii_case(partly) {
            reader.states("result_score_partly_na", about);
            continue;
        }
        reader.shows(text, &["result_why_counted", "result_why_range", "result_why_formula"], about);
    }
    let mut listed = 0;
    for found in pulls {
        listed += pull(reader, found, dimension);
    }
    reader.expect(listed == reader.facts.items_of(dimension).len(), || format!("{listed} answers behind it"));
}

fn pull(reader: &mut Reader<'_>, pull: &Pull, dimension: DimensionId) -> usize {
    let Pull { title, items } = pull;
    let lang = reader.lang;
    let is_it = |key: &&&'static str| plain(lang, key).trim_end_matches("{items}").trim_end() == title;
    let Some(key) = PULLS.iter().find(is_it) else {
        reader.fault(format!("`{title}` pulls nowhere"));
        return 0;
    };
    for found in items {
        let Behind { link, answer } = found;
        let about = About::Behind(link.item, dimension);
        reader.states(key, about);
        numbered(reader, link.item, &link.text);
        let label = answer_label(reader, link.item);
        let half = answer.strip_prefix(label).and_then(|rest| rest.strip_prefix(", "));
        match half {
            Some(half) => {
                reader.shows(half, &["result_why_half"], about);
            }
            None => reader.label(answer, label),
        }
    }
    items.len()
}

/// A link that reads as number and short name.
fn numbered(reader: &mut Reader<'_>, item: ItemIndex, text: &str) {
    let short = INSTRUMENT.item(item).short.get(reader.lang);
    reader.expect(text.ends_with(short), || format!("`{text}` is not about {short}"));
}

/// The word for the answer to an item, whatever its state.
fn answer_label(reader: &Reader<'_>, item: ItemIndex) -> &'static str {
    let states = &INSTRUMENT.states;
    let counted = reader.facts.count([item]);
    let text = if let Some(step) = reader.facts.step(item) {
        &INSTRUMENT.scale_of(INSTRUMENT.item(item)).points[usize::from(step)].label
    } else if counted.not_applicable == 1 {
        &states.not_applicable
    } else if counted.dont_know == 1 {
        &states.dont_know
    } else {
        &states.unanswered
    };
    text.get(reader.lang)
}

fn meeting(reader: &mut Reader<'_>, meeting: &Meeting, pair: usize) {
    let Meeting { title, text } = meeting;
    let ids = [
        (dimensions::of("PE"), dimensions::of("PL"), "texts.links.PE-PL"),
        (dimensions::of("PR"), dimensions::of("PL"), "texts.links.PR-PL"),
        (dimensions::of("PE"), dimensions::of("PR"), "texts.links.PE-PR"),
    ];
    let (one, other, key) = ids[pair];
    let about = About::Link(one, other);
    let parts = title.split_once(colon(reader.lang));
    let (names, score) = parts.map_or((title.as_str(), None), |(names, score)| (names, Some(score)));
    let of_both = |dimension: DimensionId| reader.facts.items_of(dimension).into_iter().map(|(item, _)| item);
    let shared: Vec<ItemIndex> =
        of_both(one).filter(|item| INSTRUMENT.item(*item).weight_on(other).is_some()).collect();
    let mean = reader.facts.mean_of(shared);
    match score {
        Some(score) => reader.number(score, mean, &[]),
        None => reader.expect(mean.is_none(), || format!("`{title}` has no score")),
    }
    let named = super::named(reader.lang, names);
    let mut expected = vec![one, other];
    expected.sort_by_key(|id| id.position());
    reader.expect(named == Some(expected), || format!("`{names}` are not {one:?} and {other:?}"));
    reader.shows(text, &[key], about);
}
