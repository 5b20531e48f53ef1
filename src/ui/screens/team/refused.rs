//! What does not count, with the reason; and codes that were there already.

use super::TeamView;
use crate::{
    import::team::{Refused, end_of},
    state::msg::{Msg, team::TeamMsg},
    ui::element_builder::{ElementBuilder, el, of},
};

/// Lines and files that were refused.
pub(super) fn refused(view: &TeamView<'_>) -> Option<ElementBuilder> {
    let (model, text) = (view.model, view.text);
    if model.team.refused.is_empty() {
        return None;
    }
    let row = |refused: &Refused| {
        let line = refused.line.to_string();
        let place = match (refused.line, refused.end.as_str()) {
            (0, _) => text.team_refused_file.to_owned(),
            (_, "") => text.team_refused_line.fill(&[("line", &line)]),
            (_, end) => text.team_refused_code.fill(&[("line", &line), ("end", &["…", end].concat())]),
        };
        el("li")
            .child(el("strong").copy(&place))
            .child(el("span").copy(&refused.why.words(&model.instrument, model.lang)))
    };
    let rows = of("ul", "sbs-team__refused").children(model.team.refused.iter().map(row));
    Some(
        of("div", "sbs-notice")
            .set("data-kind", "signal")
            .id(&view.id("refused"))
            .child(view.subheading(text.team_refused_title))
            .child(rows)
            .option(more(view, model.team.outcome.refused.saturating_sub(model.team.refused.len()))),
    )
}

/// Codes that were there already: two people may have answered the same.
pub(super) fn duplicates(view: &TeamView<'_>) -> Option<ElementBuilder> {
    let (model, text) = (view.model, view.text);
    if model.team.duplicates.is_empty() {
        return None;
    }
    let rows = model.team.duplicates.iter().enumerate().map(|(place, member)| {
        let end = ["…", &end_of(&member.code)].concat();
        el("li").child(el("span").text(&text.team_add_twice.fill(&[("end", &end)]))).child(view.button(
            "second",
            text.team_add_again,
            Msg::Team(TeamMsg::CountAgain(place)),
        ))
    });
    Some(
        of("div", "sbs-notice")
            .child(of("ul", "sbs-team__refused").children(rows))
            .option(more(view, model.team.outcome.duplicates.saturating_sub(model.team.duplicates.len()))),
    )
}

fn more(view: &TeamView<'_>, count: usize) -> Option<ElementBuilder> {
    (count > 0).then(|| of("p", "sbs-small").text(&view.text.team_add_more.fill(count, &[])))
}
