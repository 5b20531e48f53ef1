//! What a team agrees about, its level and figures, models, alpha and caveats.

use super::{AlphaText, NamedModel, Told, whole};
use crate::{
    core::{
        instrument::{Band, Mode, Output, Role},
        rounding::Shown,
        team::{Agreement, AlphaScale, MIN_RESPONDENTS, TeamItem},
    },
    report::{
        Figure, NO_NUMBER,
        headline::NamedFigure,
        parts::{self, TopFigure},
    },
};

/// From here the answers of a scale are usually called consistent (Nunnally, Psychometric Theory, 1978).
const CONSISTENT: f64 = 0.7;
/// The step in the middle: a mean far from it says more.
const MIDDLE: f64 = 2.0;

/// The sentence at the top.
pub(super) fn headline(told: Told<'_>) -> String {
    let strings = told.presenter.strings;
    let short = |item: &TeamItem| told.presenter.instrument.item(item.item).short.get(told.presenter.lang);
    let agreed = extreme(told, Agreement::Agree, |item| {
        let clear = item.mean.map_or(0.0, |mean| (mean - MIDDLE).abs());
        (item.rwg.unwrap_or(0.0), clear)
    });
    let discussed = extreme(told, Agreement::Discuss, |item| {
        (-item.rwg.unwrap_or(0.0), item.mean.map_or(0.0, |mean| -(mean - MIDDLE).abs()))
    });
    match (agreed, discussed) {
        (Some(agreed), Some(discussed)) => {
            strings.team_finding_contrast.fill(&[("agreed", short(agreed)), ("discussed", short(discussed))])
        }
        (Some(agreed), None) => strings.team_finding_agreed.fill(&[("agreed", short(agreed))]),
        (None, Some(discussed)) => strings.team_finding_discussed.fill(&[("discussed", short(discussed))]),
        (None, None) if told.result.items.iter().any(|item| item.agreement.is_some()) => {
            strings.team_finding_mixed.to_owned()
        }
        (None, None) => strings.team_finding_unknown.to_owned(),
    }
}

/// The item of an agreement that ranks highest; the first of equals. Where no figure may be shown, none decides.
fn extreme<'a>(
    told: Told<'a>,
    agreement: Agreement,
    rank: impl Fn(&TeamItem) -> (f64, f64),
) -> Option<&'a TeamItem> {
    let items = told.result.items.iter().filter(|item| item.agreement == Some(agreement));
    items.rev().max_by(|one, other| {
        let ((a, b), (c, d)) = (rank(one), rank(other));
        a.total_cmp(&c).then(b.total_cmp(&d))
    })
}

/// "12 people answered the full scan."
pub(super) fn based_on(told: Told<'_>) -> String {
    let strings = told.presenter.strings;
    let respondents = told.presenter.report.respondents;
    let mode = match told.result.mode {
        Mode::Full => strings.team_finding_full,
        Mode::Quick => strings.team_finding_quick,
    };
    let n = told.count(respondents);
    mode.fill(whole(respondents), &[("count", &n)])
}

/// The level of the team with its name; empty where there are no levels.
pub(super) fn level(told: Told<'_>) -> String {
    if !told.has_levels() {
        return String::new();
    }
    let strings = told.presenter.strings;
    let texts = &told.presenter.instrument.texts;
    match told.result.level.reached {
        Some(level) => texts
            .levels
            .get(usize::from(level))
            .map_or_else(String::new, |level| level.name.get(told.presenter.lang).to_owned()),
        None => strings.team_finding_level_unknown.to_owned(),
    }
}

/// As at the top of one's own result, and the position.
pub(super) fn figures(told: Told<'_>) -> Vec<NamedFigure> {
    let (result, instrument, words) = (told.result, told.presenter.instrument, told.words());
    let mut figures = Vec::new();
    let mut add = |name: &str, score, shown| figures.push(figure(told, name, score, shown));
    for found in parts::top_figures(instrument) {
        match found {
            TopFigure::Culture => add(told.output(Output::Culture), result.culture, Shown::Index),
            TopFigure::Group(group) => {
                let score = result.groups.iter().find(|(other, _)| *other == group);
                add(words.group(&group), score.and_then(|(_, score)| *score), Shown::Plain);
            }
            TopFigure::Whole(whole) => {
                let score = whole.mean(instrument, |id| result.dimension(id).score);
                add(whole.name(words), score, Shown::Plain);
            }
            TopFigure::Pyramid => add(told.output(Output::Pyramid), result.pyramid.score, Shown::Index),
        }
    }
    if parts::has_position(instrument) {
        add(told.output(Output::Position), result.position, Shown::Plain);
    }
    figures
}

fn figure(told: Told<'_>, name: &str, score: Option<f64>, shown: Shown) -> NamedFigure {
    let strings = told.presenter.strings;
    let texts = &told.presenter.instrument.texts;
    let p = &told.presenter.instrument.parameters;
    let band = score.map(|score| {
        if score >= told.result.threshold - p.epsilon {
            Band::High
        } else if score >= p.band_low - p.epsilon {
            Band::Mid
        } else {
            Band::Low
        }
    });
    let words = match band {
        Some(band) => texts.bands.get(band).get(told.presenter.lang).to_owned(),
        None => strings.team_finding_no_score.to_owned(),
    };
    let text = match score {
        None => NO_NUMBER.to_owned(),
        Some(_) if told.is_quick() => words.clone(),
        Some(score) => told.numbers().score(score, shown),
    };
    let shows_number = score.is_some() && !told.is_quick();
    NamedFigure {
        name: name.to_owned(),
        figure: Figure { value: score, text, words, step: None },
        out_of: shows_number.then(|| strings.result_out_of.fill(&[("max", "100")])),
    }
}

/// The organisation models that were named, the most named first.
pub(super) fn models(told: Told<'_>) -> Vec<NamedModel> {
    let mut models: Vec<NamedModel> = told
        .result
        .models()
        .filter(|(_, count)| *count > 0)
        .map(|(model, count)| {
            let name = told.presenter.instrument.org_model(model).name.get(told.presenter.lang).to_owned();
            let n = told.count(count);
            let text = told.presenter.strings.team_finding_model.fill(whole(count), &[("count", &n)]);
            NamedModel { name, count, text }
        })
        .collect();
    models.sort_by_key(|model| std::cmp::Reverse(model.count));
    models
}

/// What alpha says of each scale that has one.
pub(super) fn alpha(told: Told<'_>) -> Vec<AlphaText> {
    let strings = told.presenter.strings;
    let texts = told.result.alpha().filter_map(|(scale, alpha)| {
        let alpha = alpha?;
        let name = match scale {
            AlphaScale::Dimension(dimension) => told.name(dimension),
            AlphaScale::Values => told.words().role(Role::Bars),
        };
        let value = told.numbers().two_decimals(alpha);
        let meaning = if alpha >= CONSISTENT {
            strings.team_finding_alpha_high
        } else {
            strings.team_finding_alpha_low
        };
        let meaning = meaning.fill(&[("name", name), ("alpha", &value)]);
        Some(AlphaText { name: name.to_owned(), value, meaning })
    });
    texts.collect()
}

/// What the result does not say.
pub(super) fn caveats(told: Told<'_>) -> Vec<String> {
    let strings = told.presenter.strings;
    let is_hidden = |item: &TeamItem| item.mean.is_none();
    let hidden = told.result.items.iter().filter(|item| is_hidden(item)).count();
    let mut caveats = vec![strings.team_finding_who.to_owned()];
    if hidden > 0 {
        let min = MIN_RESPONDENTS.to_string();
        caveats.push(strings.team_finding_hidden.fill(hidden, &[("min", &min)]));
    }
    if told.is_quick() {
        caveats.push(strings.team_finding_indicative.to_owned());
    }
    caveats.push(strings.team_finding_no_ranking.to_owned());
    caveats
}
