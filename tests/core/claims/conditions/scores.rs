//! Scores, bands, the three Ps, the starting position, and what lies behind a score.

use crate::support::dimensions;
use social_business_scan::core::{
    answers::Answer,
    instrument::{DimensionId, Output},
};

use super::{
    super::{
        INSTRUMENT,
        facts::{Facts, at_least},
        sentence::{Condition, Sentence, named},
    },
    About,
};
use crate::support::{EPSILON, oracle::Outcome};

fn close(a: f64, b: f64) -> bool {
    (a - b).abs() < EPSILON
}

fn balance(facts: &Facts<'_>) -> f64 {
    facts.index(Output::Balance).unwrap_or(f64::NAN)
}

fn is_in_band(sentence: &Sentence<'_>, lowest: f64, above: f64) -> bool {
    sentence.number().is_some_and(|score| at_least(score, lowest) && !at_least(score, above))
}

/// The greatest difference between two Ps, and how far such a difference can be off by chance: of Ps that score the
/// same, either may be the one.
fn difference(facts: &Facts<'_>) -> Option<(f64, Vec<f64>)> {
    let ps = facts.ps()?;
    let (lowest, highest) =
        ps.iter().fold((f64::MAX, f64::MIN), |(low, high), p| (low.min(*p), high.max(*p)));
    let of = |extreme: f64| {
        let ids = dimensions::ps().into_iter().zip(ps).filter(move |(_, p)| close(*p, extreme));
        ids.map(|(id, _)| facts.margin(id)).collect::<Vec<_>>()
    };
    let margins =
        of(lowest).into_iter().flat_map(|low| of(highest).into_iter().map(move |high| low.hypot(high)));
    Some((highest - lowest, margins.collect()))
}

/// The Ps that a margin does not tell from the lowest but from the highest, and the other way round.
fn extreme_ps(facts: &Facts<'_>, margin: f64) -> (Vec<DimensionId>, Vec<DimensionId>) {
    let ps = facts.ps().unwrap_or_default();
    let (lowest, highest) =
        ps.iter().fold((f64::MAX, f64::MIN), |(low, high), p| (low.min(*p), high.max(*p)));
    let of = |near: f64, far: f64| {
        let is_it = |id: &DimensionId| {
            let score = facts.score(*id).unwrap();
            !at_least((score - near).abs(), margin) && at_least((score - far).abs(), margin)
        };
        dimensions::ps().into_iter().filter(is_it).collect()
    };
    (of(lowest, highest), of(highest, lowest))
}

fn weighted_mean(sentence: &Sentence<'_>) -> Option<f64> {
    let items = sentence.facts.items_of(sentence.dimension());
    let steps = items.iter().filter_map(|(item, weight)| Some((sentence.facts.step(*item)?, weight)));
    let (sum, weights) = steps.fold((0.0, 0.0), |(sum, weights), (step, weight)| {
        (sum + weight * f64::from(step), weights + weight)
    });
    (weights > 0.0).then(|| 25.0 * sum / weights)
}

/// The points of an answer, and the score that it is behind.
fn behind(sentence: &Sentence<'_>) -> Option<(f64, f64)> {
    let points = 25.0 * f64::from(sentence.facts.step(sentence.item())?);
    Some((points, sentence.facts.score(sentence.dimension())?))
}

/// Whether items count for both Ps of a link.
fn share_items(sentence: &Sentence<'_>) -> bool {
    let About::Link(one, other) = sentence.about else { return false };
    let mut items = INSTRUMENT.items_of(one).iter();
    items.any(|(item, _)| INSTRUMENT.item(*item).weight_on(other).is_some())
}

/// k and y of the starting position.
fn conditions(sentence: &Sentence<'_>) -> Option<(bool, bool)> {
    sentence.facts.index(Output::Position)?;
    sentence.facts.conditions()
}

fn is_partly_not_applicable(sentence: &Sentence<'_>) -> bool {
    let counted = sentence.facts.count_of(sentence.dimension());
    counted.not_applicable * 3 > counted.items && counted.applicable() > 0
}

pub const CONDITIONS: &[(&str, Condition)] = &[
    ("texts.bands.low", |s| is_in_band(s, f64::MIN, 50.0)),
    ("texts.bands.mid", |s| is_in_band(s, 50.0, s.facts.threshold)),
    ("texts.bands.high", |s| is_in_band(s, s.facts.threshold, f64::MAX)),
    ("texts.statuses.provisional", |s| {
        let counted = s.facts.count_of(s.dimension());
        s.number().is_some() && counted.answered * 20 < counted.applicable() * 17
    }),
    ("texts.statuses.insufficient", |s| match s.about {
        About::Dimension(id) => s.facts.is_insufficient(id),
        About::Level(_) => s.facts.is_insufficient(s.dimension()),
        _ => s.number().is_none(),
    }),
    ("texts.statuses.notApplicable", |s| {
        let counted = match s.about {
            About::Facet(facet) => s.facts.count(s.facts.items_of_facet(facet)),
            _ => s.facts.count_of(s.dimension()),
        };
        counted.applicable() == 0
    }),
    ("result_extremes", |s| {
        let Some((difference, margins)) = difference(s.facts) else { return false };
        let [weakest, strongest] = ["weakest", "strongest"].map(|place| named(s.lang, s.value(place)));
        margins.iter().any(|margin| {
            let (low, high) = extreme_ps(s.facts, *margin);
            at_least(difference, *margin) && weakest == Some(low) && strongest == Some(high)
        })
    }),
    ("result_profile_difference", |s| {
        let Some((difference, margins)) = difference(s.facts) else { return false };
        s.shows("n", Some(difference), &[]) && margins.iter().any(|margin| at_least(difference, *margin))
    }),
    ("result_profile_equal", |s| {
        difference(s.facts)
            .is_some_and(|(difference, margins)| margins.iter().any(|margin| !at_least(difference, *margin)))
    }),
    ("texts.balance.balanced", |s| at_least(balance(s.facts), 85.0)),
    ("texts.balance.slight", |s| at_least(balance(s.facts), 70.0) && !at_least(balance(s.facts), 85.0)),
    ("texts.balance.unbalanced", |s| balance(s.facts) < 70.0 && !at_least(balance(s.facts), 70.0)),
    ("texts.warnings.unbalanced", |s| {
        balance(s.facts) < 70.0
            && s.number().is_some_and(|p| Some(p) <= s.facts.lowest_p().map(|p| p + EPSILON))
    }),
    ("result_facets_single", |s| {
        let About::Facet(facet) = s.about else { return false };
        s.facts.count(s.facts.items_of_facet(facet)).answered == 1
    }),
    ("chart_radar_title", |s| {
        let ps = ["PE", "PR", "PL"].map(dimensions::of);
        named(s.lang, s.value("names")).is_some_and(|found| found == ps)
    }),
    ("chart_radar_facets_title", |s| s.is("n", 10)),
    ("chart_radar_value", |s| s.is("name", s.name()) && s.number().is_some()),
    ("chart_radar_missing", |s| s.is("name", s.name()) && s.number().is_none()),
    ("result_scores_bands", |s| s.shows("low", Some(50.0), &[]) && s.is_threshold("high")),
    // Each margin is held against 24.5/√k where it stands.
    ("result_scores_margin", |s| !s.facts.is_quick()),
    ("result_out_of", |s| s.is("max", 100)),
    ("result_score_partly_na", is_partly_not_applicable),
    ("texts.warnings.partlyNotApplicable", is_partly_not_applicable),
    ("result_why", |s| s.is("name", s.name())),
    ("result_why_counted", |s| {
        let counted = s.facts.count_of(s.dimension());
        s.counts("n", counted.answered) && s.counts("total", counted.applicable())
    }),
    ("result_why_range", |s| {
        let bound = |place, step| s.shows(place, s.facts.score_with(s.dimension(), step), &s.part_cuts());
        s.counts("n", s.facts.count_of(s.dimension()).open()) && bound("low", 0) && bound("high", 4)
    }),
    ("result_why_formula", |s| {
        s.number().zip(weighted_mean(s)).is_some_and(|(score, mean)| close(score, mean))
    }),
    ("result_why_down", |s| behind(s).is_some_and(|(points, score)| points < score)),
    ("result_why_up", |s| behind(s).is_some_and(|(points, score)| points > score)),
    ("result_why_rest", |s| behind(s).is_none_or(|(points, score)| close(points, score))),
    ("result_why_half", |s| {
        let weight = INSTRUMENT.item(s.item()).weight_on(s.dimension());
        weight == Some(0.5) && s.facts.step(s.item()).is_some()
    }),
    ("texts.links.PE-PL", share_items),
    ("texts.links.PR-PL", share_items),
    ("texts.links.PE-PR", |s| !share_items(s)),
    ("texts.culture", |s| {
        // C = (M + lowest)/2 and K = (2C + V)/3, from the scores as they are.
        let (Some(c), Some(v)) = (s.facts.index(Output::ThreeP), s.facts.index(Output::Values)) else {
            return true;
        };
        s.facts.report.culture.score.is_some_and(|k| close(k, (2.0 * c + v) / 3.0))
    }),
    ("texts.pyramid", |s| {
        // A tier counts for less exactly while a lower one is below the threshold.
        (1..=5u8).all(|level| {
            let id = |level| dimensions::level(level).unwrap();
            let index = usize::from(level) - 1;
            let (Some(score), Some(counts)) =
                (s.facts.score(id(level)), s.facts.report.pyramid.supported[index])
            else {
                return true;
            };
            let below =
                |lower: u8| s.facts.score(id(lower)).is_some_and(|score| !at_least(score, s.facts.threshold));
            let is_less = counts < score - EPSILON;
            is_less == (score > 0.0 && (1..level).any(below))
        })
    }),
    ("texts.position", |s| {
        let (Some(k), Some(y)) = (s.facts.index(Output::Culture), s.facts.index(Output::Pyramid)) else {
            return true;
        };
        let report = &s.facts.report.position.index;
        report.score.is_none_or(|z| close(z, (k + y + k.min(y)) / 3.0))
    }),
    ("texts.quadrants.socialBusiness.name", |s| conditions(s) == Some((true, true))),
    ("texts.quadrants.socialBusiness.text", |s| conditions(s) == Some((true, true))),
    ("texts.quadrants.goodSoil.name", |s| conditions(s) == Some((true, false))),
    // "The first tier that is not passed yet": there is one.
    ("texts.quadrants.goodSoil.text", |s| conditions(s) == Some((true, false)) && s.facts.next.is_some()),
    ("texts.quadrants.technologyAhead.name", |s| conditions(s) == Some((false, true))),
    ("texts.quadrants.technologyAhead.text", |s| conditions(s) == Some((false, true))),
    ("texts.quadrants.startBasics.name", |s| conditions(s) == Some((false, false))),
    ("texts.quadrants.startBasics.text", |s| {
        let room = s.facts.index(Output::Culture).is_some_and(|k| k < 100.0);
        conditions(s) == Some((false, false)) && room && s.facts.next.is_some()
    }),
    ("texts.warnings.levelSkipped", |s| {
        // "The only question about this in the quick scan does not apply."
        let counted = s.facts.count_of(s.dimension());
        s.facts.is_quick() && counted.items == 1 && counted.not_applicable == 1
    }),
    ("texts.warnings.coreNotApplicable", |s| {
        let item = INSTRUMENT.item(s.item());
        let level = item.dimension.level().unwrap();
        let is_skipped = s.facts.answer(s.item()) == Some(Answer::NotApplicable);
        item.core && is_skipped && s.facts.test(level) == Outcome::Passed && level <= s.facts.at_least
    }),
    // Limits of the scan, not of a result.
    ("caveats*", |_| true),
    ("result_version", |s| s.is("version", INSTRUMENT.version) && s.is_threshold("threshold")),
];
