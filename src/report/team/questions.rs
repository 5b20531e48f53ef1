//! The questions of a team by disagreement, and what to discuss.

use super::Told;
use crate::{
    core::{
        instrument::ItemIndex,
        rounding::Shown,
        section::item_number,
        team::{Agreement, TeamItem},
    },
    i18n::Strings,
};

/// The most talking points: an hour has no room for more.
const MOST: usize = 5;
/// From this share on, that people do not know is worth a talk of its own.
const MANY: f64 = 1.0 / 3.0;

/// How many gave some of the answers to a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpreadBar {
    /// The answers: one, or a group of two.
    pub label: String,
    /// How many.
    pub count: u64,
}

/// A question as the team answered it.
#[derive(Debug, Clone, PartialEq)]
pub struct TeamQuestion {
    /// Which.
    pub item: ItemIndex,
    /// Its number in the scan; `None` for one outside of it.
    pub number: Option<usize>,
    /// The statement.
    pub statement: String,
    /// The dimension that it belongs to.
    pub dimension: String,
    /// How much the team agrees; `None` with fewer than five answers.
    pub agreement: Option<Agreement>,
    /// The same in a word, or why there is none.
    pub words: String,
    /// The mean, the agreement as a figure from ten answers, and who does not know, as far as they may be shown.
    pub numbers: String,
    /// The answers in three groups, from ten in five; empty with fewer than five.
    pub spread: Vec<SpreadBar>,
}

/// Something to discuss.
#[derive(Debug, Clone, PartialEq)]
pub struct TalkingPoint {
    /// Which question of the scan it is about.
    pub item: ItemIndex,
    /// The statement.
    pub statement: String,
    /// Why it is worth a talk.
    pub reason: String,
    /// A question to ask in the talk.
    pub question: String,
}

/// All questions, the most disagreement first. With fewer than ten answers only the word orders them: a finer order
/// would tell what is not shown.
pub(super) fn questions(told: Told<'_>) -> Vec<TeamQuestion> {
    by_disagreement(told).into_iter().map(|item| question(told, item)).collect()
}

fn by_disagreement(told: Told<'_>) -> Vec<&TeamItem> {
    let mut items: Vec<&TeamItem> = told.result.items.iter().collect();
    let word = |item: &TeamItem| match item.agreement {
        Some(Agreement::Discuss) => 0,
        Some(Agreement::Mixed) => 1,
        Some(Agreement::Agree) => 2,
        None => 3,
    };
    let figure = |item: &TeamItem| item.rwg.unwrap_or(f64::INFINITY);
    items.sort_by(|one, other| {
        word(one).cmp(&word(other)).then_with(|| figure(one).total_cmp(&figure(other)))
    });
    items
}

fn question(told: Told<'_>, team: &TeamItem) -> TeamQuestion {
    let strings = told.presenter.strings;
    let (instrument, lang) = (told.presenter.instrument, told.presenter.lang);
    let item = instrument.item(team.item);
    let words = match team.agreement {
        Some(Agreement::Agree) => strings.team_finding_word_agree,
        Some(Agreement::Mixed) => strings.team_finding_word_mixed,
        Some(Agreement::Discuss) => strings.team_finding_word_discuss,
        None => strings.team_finding_word_none,
    };
    TeamQuestion {
        item: team.item,
        number: item_number(instrument, told.result.mode, team.item),
        statement: item.text.get(lang).to_owned(),
        dimension: told.name(item.dimension).to_owned(),
        agreement: team.agreement,
        words: words.to_owned(),
        numbers: numbers(told, team),
        spread: spread(told, team),
    }
}

/// "Mean 46, agreement 0.42. 2 people do not know."
fn numbers(told: Told<'_>, team: &TeamItem) -> String {
    let strings = told.presenter.strings;
    let mut parts = Vec::new();
    if let Some(mean) = team.mean {
        let mean = told
            .numbers()
            .score(100.0 * mean / f64::from(told.presenter.instrument.top_step(team.item)), Shown::Plain);
        parts.push(match team.rwg {
            Some(rwg) => strings
                .team_finding_mean_agreement
                .fill(&[("mean", &mean), ("agreement", &told.numbers().two_decimals(rwg))]),
            None => strings.team_finding_mean.fill(&[("mean", &mean)]),
        });
    }
    for (share, text) in [
        (team.dont_know_share, strings.team_finding_dont_know),
        (team.not_applicable_share, strings.team_finding_not_applicable),
        (team.unanswered_share, strings.team_finding_unanswered),
    ] {
        if share > 0.0 {
            parts.push(text.fill(&[("share", &told.numbers().percent(share))]));
        }
    }
    parts.join(" ")
}

fn spread(told: Told<'_>, team: &TeamItem) -> Vec<SpreadBar> {
    let instrument = told.presenter.instrument;
    let scale = instrument.scale_of(instrument.item(team.item));
    let label = |step: usize| {
        scale
            .points
            .get(step)
            .map_or_else(String::new, |point| point.label.get(told.presenter.lang).to_owned())
    };
    let pair = |one, other| {
        told.presenter.strings.team_finding_or.fill(&[("one", &label(one)), ("other", &label(other))])
    };
    match (team.spread.steps, team.spread.groups) {
        (Some(steps), _) => steps
            .iter()
            .take(scale.points.len())
            .enumerate()
            .map(|(step, count)| SpreadBar { label: label(step), count: *count })
            .collect(),
        (None, Some([low, middle, high])) => vec![
            SpreadBar { label: pair(0, 1), count: low },
            SpreadBar { label: label(2), count: middle },
            SpreadBar { label: pair(3, 4), count: high },
        ],
        (None, None) => Vec::new(),
    }
}

/// What to discuss: where the team disagrees most, then what many do not know, then where it partly disagrees.
pub(super) fn talking_points(told: Told<'_>) -> Vec<TalkingPoint> {
    let strings = told.presenter.strings;
    let ordered = by_disagreement(told);
    let of = |agreement| ordered.iter().filter(move |item| item.agreement == Some(agreement));
    let knows_little =
        |item: &&&TeamItem| item.dont_know_share >= MANY && item.agreement != Some(Agreement::Discuss);
    let is_not_unknown = |item: &&&TeamItem| item.dont_know_share < MANY;
    let asks = Asks::of(strings);
    let point = |item: &TeamItem, reason: String, question: &str| TalkingPoint {
        item: item.item,
        statement: told.presenter.instrument.item(item.item).text.get(told.presenter.lang).to_owned(),
        reason,
        question: question.to_owned(),
    };
    let discuss = of(Agreement::Discuss)
        .zip(asks.discuss)
        .map(|(item, question)| point(item, strings.team_finding_reason_discuss.to_owned(), question));
    let unknown = ordered.iter().filter(knows_little).zip(asks.unknown).map(|(item, question)| {
        let share = told.numbers().percent(item.dont_know_share);
        point(item, strings.team_finding_dont_know.fill(&[("share", &share)]), question)
    });
    let mixed = of(Agreement::Mixed)
        .filter(is_not_unknown)
        .zip(asks.mixed)
        .map(|(item, question)| point(item, strings.team_finding_reason_mixed.to_owned(), question));
    discuss.chain(unknown).chain(mixed).take(MOST).collect()
}

/// The questions to ask, by why something is discussed: enough of each that no two talking points ask the same.
struct Asks {
    discuss: [&'static str; MOST],
    unknown: [&'static str; MOST],
    mixed: [&'static str; MOST],
}

impl Asks {
    const fn of(strings: &Strings) -> Self {
        Self {
            discuss: [
                strings.team_finding_ask_discuss_1,
                strings.team_finding_ask_discuss_2,
                strings.team_finding_ask_discuss_3,
                strings.team_finding_ask_discuss_4,
                strings.team_finding_ask_discuss_5,
            ],
            unknown: [
                strings.team_finding_ask_unknown_1,
                strings.team_finding_ask_unknown_2,
                strings.team_finding_ask_unknown_3,
                strings.team_finding_ask_unknown_4,
                strings.team_finding_ask_unknown_5,
            ],
            mixed: [
                strings.team_finding_ask_mixed_1,
                strings.team_finding_ask_mixed_2,
                strings.team_finding_ask_mixed_3,
                strings.team_finding_ask_mixed_4,
                strings.team_finding_ask_mixed_5,
            ],
        }
    }
}
