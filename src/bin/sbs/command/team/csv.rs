//! A team's result as rows (RFC 4180): one per question, dimension and index; unrounded, with a point.

use social_business_scan::core::{
    instrument::{Instrument, Lang, Output, Role},
    string_enum::StringEnum,
    team::TeamReport,
};

const HEAD: [&str; 10] =
    ["id", "name", "n", "value", "sd", "rwg", "words", "dkShare", "naShare", "unansweredShare"];

/// Writes the rows under their head; of too few members there is only the number.
pub fn write(instrument: &Instrument, report: &TeamReport, lang: Lang, out: &mut Vec<u8>) {
    let number = |number: Option<f64>| number.map_or_else(String::new, |number| number.to_string());
    let output = |output: Output| instrument.texts.outputs.get(output).get(lang).to_owned();
    let row = |id: &str, name: &str, n: u64, value: Option<f64>, words: &str| -> [String; HEAD.len()] {
        let mut row: [String; HEAD.len()] = Default::default();
        let [first, second, third, fourth, _, _, seventh, ..] = &mut row;
        id.clone_into(first);
        name.clone_into(second);
        *third = n.to_string();
        *fourth = number(value);
        words.clone_into(seventh);
        row
    };
    // What a questionnaire does not have has no row, and of several groups of bars none goes by the name of one.
    let bars = instrument.groups_of(Role::Bars).count();
    let has = |output: Output| match output {
        Output::ThreeP | Output::Balance => instrument.has(Role::Profile),
        Output::Values => bars == 1,
        Output::Culture => instrument.indices.culture.is_some(),
        Output::Position => instrument.indices.position.is_some(),
        _ => instrument.has(Role::Levels),
    };
    let m = report.respondents;
    let status = if report.result.is_some() { "ok" } else { "tooFew" };
    let mut rows = vec![row("respondents", "", m, None, status)];
    if let Some(result) = &report.result {
        for item in &result.items {
            let of = instrument.item(item.item);
            let agreement = item.agreement.map_or("", StringEnum::key);
            let mut row = row(&of.id, of.text.get(lang), item.n, item.mean, agreement);
            let [.., sd, rwg, _, dont_know, not_applicable, unanswered] = &mut row;
            *sd = number(item.sd);
            *rwg = number(item.rwg);
            *dont_know = item.dont_know_share.to_string();
            *not_applicable = item.not_applicable_share.to_string();
            *unanswered = item.unanswered_share.to_string();
            rows.push(row);
        }
        for (id, dimension) in result.dimensions() {
            let band = dimension.band.map_or("", StringEnum::key);
            let name = instrument.dimension(id).name.get(lang);
            let mut row = row(id.key(), name, dimension.n, dimension.score, band);
            let [.., sd, _, _, _, _, _] = &mut row;
            *sd = number(dimension.sd);
            rows.push(row);
        }
        for (of, value) in [
            (Output::ThreeP, result.three_p.index),
            (Output::Balance, result.three_p.balance),
            (Output::Values, result.values),
            (Output::Culture, result.culture),
            (Output::Pyramid, result.pyramid.score),
            (Output::Position, result.position),
            (Output::Level, result.level.reached.map(f64::from)),
        ] {
            if has(of) {
                rows.push(row(of.key(), &output(of), m, value, ""));
            }
        }
        for (group, value) in &result.groups {
            if bars > 1 && group.role == Role::Bars {
                rows.push(row(group.key, group.name.map_or("", |name| name.get(lang)), m, *value, ""));
            }
        }
        for (model, count) in result.models() {
            let name = instrument.org_model(model).name.get(lang);
            rows.push(row(model.key(), name, count, None, "orgModel"));
        }
        for (scale, alpha) in result.alpha() {
            rows.push(row(&format!("alpha-{}", scale.key()), "", m, alpha, "alpha"));
        }
    }
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(&mut *out);
    // A vector takes every byte, and all rows are of one length: writing cannot fail.
    let _ = writer.write_record(HEAD);
    for row in rows {
        let _ = writer.write_record(row);
    }
    let _ = writer.flush();
}
