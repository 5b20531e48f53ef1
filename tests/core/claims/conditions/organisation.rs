//! Who takes part, and how it is organised.

use crate::support::dimensions;
use social_business_scan::core::{instrument::OrgModel, string_enum::StringEnum};

use super::{
    super::{
        facts::at_least,
        sentence::{Condition, Sentence},
    },
    About,
};

/// Employees and publishers; `None` if one is not given as a number.
fn counts(sentence: &Sentence<'_>) -> Option<(u64, u64)> {
    let number = |count: Option<social_business_scan::core::answers::Count>| count?.number().map(u64::from);
    Some((number(sentence.facts.sheet.employees)?, number(sentence.facts.sheet.publishers)?))
}

fn holds(sentence: &Sentence<'_>, rule: impl Fn(u64, u64) -> bool) -> bool {
    counts(sentence).is_some_and(|(n, p)| rule(n, p))
}

/// Whether a place shows the n of "1 in n".
fn is_one_in(sentence: &Sentence<'_>, place: &str) -> bool {
    let Some((n, p)) = counts(sentence).filter(|(_, p)| *p > 0) else { return false };
    let one_in = n as f64 / p as f64;
    let shown = sentence.value(place);
    if one_in < 10.0 && shown.contains(sentence.lang.decimal_mark()) {
        return super::super::sentence::is_rounded(sentence.lang, shown, one_in, &[]);
    }
    (sentence.count(place) as f64 - one_in).abs() <= 0.5 + 1e-9
}

fn chose(sentence: &Sentence<'_>, model: OrgModel) -> bool {
    sentence.facts.sheet.org_model == Some(model)
}

/// The reading of a model stands beside the choice of that model.
fn reads(sentence: &Sentence<'_>, index: usize) -> bool {
    let About::Model(model) = sentence.about else { return false };
    model.position() == index && chose(sentence, model)
}

pub const CONDITIONS: &[(&str, Condition)] = &[
    ("result_not_known", |s| match s.about {
        About::Model(_) => false,
        About::Output(_) => counts(s).is_none(),
        _ => s.facts.sheet.org_model.is_none_or(|model| model == OrgModel::DontKnow),
    }),
    ("result_ratio_figure", |s| {
        holds(s, |n, p| n > 1 && p > 0 && s.count("n") == p && s.count("total") == n) && is_one_in(s, "per")
    }),
    ("result_ratio_single", |s| holds(s, |n, p| n == 1 && p == 1)),
    ("result_ratio_single_none", |s| holds(s, |n, p| n == 1 && p == 0)),
    ("result_ratio_none", |s| holds(s, |n, p| n > 1 && p == 0 && s.count("total") == n)),
    ("result_ratio_times", |s| {
        // Never "0.0 times": some people do post. Nor "1.0 times" beside a reading that says that it is less.
        let times = counts(s).map(|(n, p)| 330.0 * p as f64 / n as f64);
        holds(s, |n, p| n >= 330 && p > 0)
            && s.shows("n", times, &[])
            && s.value("n") != "0"
            && !(s.value("n").starts_with('1')
                && s.value("n").len() == 3
                && times.is_some_and(|times| times < 1.0))
            && s.value("n").chars().any(|digit| ('1'..='9').contains(&digit))
    }),
    ("result_ratio_small", |s| {
        let percent = counts(s).map(|(n, p)| 100.0 * p as f64 / n as f64);
        let shown = s.value("percent").trim_end_matches(['%', '\u{a0}']);
        let is_right = percent.is_some_and(|x| super::super::sentence::is_rounded(s.lang, shown, x, &[]));
        holds(s, |n, p| n < 330 && p > 0) && is_right
    }),
    // A figure of 2011, whoever is beside it.
    ("result_ratio_benchmark", |_| true),
    ("result_ratio_you", |s| is_one_in(s, "per")),
    ("chart_ratio_title", |s| is_one_in(s, "per")),
    ("questions.ratio.benchmark", |s| counts(s).is_some()),
    ("questions.ratio.bands[0].text", |s| holds(s, |_, p| p == 0)),
    ("questions.ratio.bands[1].text", |s| holds(s, |n, p| p > 0 && 330 * p < n)),
    ("questions.ratio.bands[2].text", |s| holds(s, |n, p| 330 * p >= n && 100 * p < n)),
    ("questions.ratio.bands[3].text", |s| holds(s, |n, p| 330 * p >= 3 * n)),
    ("questions.ratio.bands[4].text", |s| holds(s, |n, p| 100 * p >= 3 * n)),
    ("questions.ratio.bands[5].text", |s| holds(s, |n, p| 10 * p >= n)),
    ("questions.ratio.bands[6].text", |s| holds(s, |n, p| 2 * p >= n)),
    ("questions.ratio.smallNote", |s| holds(s, |n, _| n < 330)),
    ("texts.warnings.ratioVsL5", |s| {
        // Almost everyone by the answer and less than half by the figure, or the other way round.
        let (high, low) = (s.facts.has("L5-1", 3), s.facts.has("L5-1", 0) && !s.facts.has("L5-1", 2));
        holds(s, |n, p| n >= 10 && ((high && 2 * p < n) || (low && 2 * p > n)))
    }),
    ("texts.warnings.ratioVsL4", |s| {
        let says = s.facts.has("L4-2", 3) || s.facts.has("L4-3", 3);
        says && holds(s, |n, p| n >= 10 && 330 * p < n)
    }),
    // The choice, in its own words.
    ("questions.orgModel.options*", |s| matches!(s.about, About::Model(model) if chose(s, model))),
    ("questions.orgModel.options[0].reading", |s| reads(s, 0)),
    ("questions.orgModel.options[1].reading", |s| reads(s, 1)),
    ("questions.orgModel.options[2].reading", |s| reads(s, 2)),
    ("questions.orgModel.options[3].reading", |s| reads(s, 3)),
    ("questions.orgModel.options[4].reading", |s| reads(s, 4)),
    // "It depends."
    ("result_org_no_best", |_| true),
    ("texts.warnings.orgHolisticEarly", |s| {
        chose(s, OrgModel::Holistic) && s.facts.reached().is_some_and(|reached| reached < 4)
    }),
    ("texts.warnings.orgDecentralisedWithAgreements", |s| {
        let score = s.facts.score(dimensions::of("L2"));
        chose(s, OrgModel::Decentralised) && score.is_some_and(|score| at_least(score, s.facts.threshold))
    }),
    ("texts.warnings.orgCentralisedAllDepartments", |s| {
        chose(s, OrgModel::Centralised) && s.facts.has("L4-4", 3)
    }),
    ("texts.warnings.orgDandelionSmall", |s| {
        let employees = s.facts.sheet.employees.and_then(|count| count.number());
        chose(s, OrgModel::MultipleHubAndSpoke) && employees.is_some_and(|employees| employees < 250)
    }),
];
