//! The questions by disagreement, and the groups that may be shown.

use super::super::TeamView;
use crate::{
    core::{
        instrument::{DimensionId, Role},
        rounding::{Numbers, Shown},
        team::{Agreement, MIN_RESPONDENTS, TeamReport},
    },
    report::team::{SpreadBar, TeamQuestion},
    state::msg::{Msg, team::TeamMsg},
    ui::element_builder::{ElementBuilder, el, of},
};

/// So many questions are shown at first.
const FIRST: usize = 5;

/// The questions, the most disagreement first.
pub(in super::super) fn questions(view: &TeamView<'_>, questions: &[TeamQuestion]) -> ElementBuilder {
    let text = view.text;
    let shows_all = view.model.team.shows_all;
    let shown = if shows_all { questions.len() } else { FIRST.min(questions.len()) };
    let rows = questions.iter().take(shown).map(|one| question(view, one));
    let label = if shows_all {
        text.team_outcome_first.to_owned()
    } else {
        text.team_outcome_all.fill(questions.len(), &[])
    };
    let all = (questions.len() > FIRST)
        .then(|| view.button("second", &label, Msg::Team(TeamMsg::ShowAll(!shows_all))));
    view.section("questions", text.team_outcome_questions)
        .child(el("p").text(text.team_outcome_questions_text))
        .child(of("ol", "sbs-team__questions").children(rows))
        .child(of("div", "sbs-buttons").option(all))
}

fn question(view: &TeamView<'_>, question: &TeamQuestion) -> ElementBuilder {
    let id = &view.model.instrument.item(question.item).id;
    let kind = match question.agreement {
        Some(Agreement::Agree) => "agree",
        Some(Agreement::Mixed) => "mixed",
        Some(Agreement::Discuss) => "discuss",
        None => "none",
    };
    let words = el("div")
        .child(of("p", "sbs-team__statement").copy(&question.statement))
        .child(of("p", "sbs-small sbs-muted").copy(&question.dimension).text(". ").copy(&question.numbers))
        .child(of("p", "sbs-team__tag").set("data-agreement", kind).copy(&question.words));
    of("li", "sbs-team__question").key(id).child(words).option(spread(&question.spread))
}

/// How the answers are spread: columns with their count, and the same as a list.
pub(in super::super) fn spread(bars: &[SpreadBar]) -> Option<ElementBuilder> {
    let most = bars.iter().map(|bar| bar.count).max()?.max(1);
    let bar = |bar: &SpreadBar| {
        let percent = bar.count.saturating_mul(100) / most;
        el("li")
            .child(
                of("span", "sbs-team__column")
                    .set("aria-hidden", "true")
                    .child(of("span", "sbs-team__bar").style(&format!("--sbs-fill:{percent}%"))),
            )
            .child(of("strong", "sbs-number").text(&bar.count.to_string()))
            .child(of("span", "sbs-team__label").copy(&bar.label))
    };
    Some(of("ul", "sbs-team__spread").children(bars.iter().map(bar)))
}

/// The groups: the profile of those that may be shown, and the names of those that may not.
pub(in super::super) fn groups(view: &TeamView<'_>) -> Option<ElementBuilder> {
    let (model, text) = (view.model, view.text);
    let names = model.team.groups();
    if names.is_empty() {
        return None;
    }
    let groups = model.team.group_reports(&model.instrument);
    let name = |number: u16| names.get(usize::from(number)).map_or("", String::as_str);
    let shown: Vec<(&str, &TeamReport)> =
        groups.iter().filter_map(|group| Some((name(group.number), group.report.as_ref()?))).collect();
    let hidden: Vec<&str> = groups
        .iter()
        .filter(|group| group.report.is_none())
        .map(|group| name(group.number))
        .filter(|name| !name.is_empty())
        .collect();
    let min = MIN_RESPONDENTS.to_string();
    let section = view.section("groups", text.team_outcome_groups);
    let hidden = (!hidden.is_empty()).then(|| {
        let names = hidden.join(", ");
        el("p")
            .text(&text.team_outcome_groups_hidden.fill(&[("groups", names.as_str()), ("min", min.as_str())]))
    });
    let none = (shown.is_empty() && groups.is_empty()).then(|| el("p").text(text.team_outcome_groups_none));
    let table = (!shown.is_empty()).then(|| table(view, &shown));
    Some(section.option(table).option(hidden).option(none))
}

fn table(view: &TeamView<'_>, groups: &[(&str, &TeamReport)]) -> ElementBuilder {
    let (model, text) = (view.model, view.text);
    let instrument = &model.instrument;
    let dimension = |id: DimensionId| instrument.dimension(id).short_name.get(model.lang).to_owned();
    let mut heads = el("tr")
        .child(el("th").set("scope", "col").text(text.team_list_group))
        .child(el("th").set("scope", "col").text(text.team_outcome_answers));
    for id in instrument.dimensions_of(Role::Profile) {
        heads = heads.child(el("th").set("scope", "col").text(&dimension(id)));
    }
    let row = |(name, report): &(&str, &TeamReport)| {
        let mut row = el("tr")
            .child(el("th").set("scope", "row").copy(name))
            .child(el("td").text(&report.respondents.to_string()));
        for id in instrument.dimensions_of(Role::Profile) {
            let score = report.result.as_ref().and_then(|result| {
                let numbers = Numbers::new(instrument, result.threshold, model.lang);
                result.dimension(id).score.map(|score| numbers.score(score, Shown::Part))
            });
            row = row.child(el("td").copy(score.as_deref().unwrap_or(crate::report::NO_NUMBER)));
        }
        row
    };
    of("table", "sbs-scores")
        .child(of("caption", "sbs-visually-hidden").text(text.team_outcome_groups))
        .child(el("thead").child(heads))
        .child(el("tbody").children(groups.iter().map(row)))
}
