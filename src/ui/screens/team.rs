//! The page "Team": who counts, what the team answered, an invitation; and the session that discusses the outcome.

mod add;
mod change;
mod invite;
mod list;
mod outcome;
mod present;
mod refused;
mod session;

use yew::prelude::*;

use super::screen_heading;
use crate::{
    core::team::MIN_RESPONDENTS,
    i18n::{Strings, strings},
    report::team::{TeamFindings, TeamPage},
    state::{
        model::Model,
        msg::{Msg, NavigateMsg},
    },
    ui::element_builder::{self, ElementBuilder, el, of, quiet},
};

/// What every part of the page is given.
#[derive(Clone, Copy)]
pub struct TeamView<'a> {
    /// The state.
    pub model: &'a Model,
    /// The words of the interface.
    pub text: &'static Strings,
    /// The level of the heading, 1 to 6.
    pub heading_level: u8,
    /// The start of element ids.
    pub prefix: &'a AttrValue,
    /// Where messages go.
    pub send: &'a Callback<Msg>,
}

impl<'a> TeamView<'a> {
    /// What the parts are given. `heading_level` is 1 to 6.
    #[must_use]
    pub fn new(model: &'a Model, heading_level: u8, prefix: &'a AttrValue, send: &'a Callback<Msg>) -> Self {
        Self { model, text: strings(model.lang), heading_level, prefix, send }
    }

    /// The id of an element of this page.
    fn id(&self, name: &str) -> String {
        format!("{}-team-{name}", self.prefix)
    }

    /// A part of the page under its heading.
    fn section(&self, name: &str, title: &str) -> ElementBuilder {
        let id = self.id(name);
        let heading =
            element_builder::heading(self.heading_level.saturating_add(1), "sbs-heading").id(&id).copy(title);
        of("section", "sbs-team__part").attr("aria-labelledby", &id).child(heading)
    }

    /// A heading in a part.
    fn subheading(&self, title: &str) -> ElementBuilder {
        element_builder::heading(self.heading_level.saturating_add(2), "sbs-subheading").copy(title)
    }

    /// A button.
    fn button(&self, kind: &'static str, label: &str, msg: Msg) -> ElementBuilder {
        element_builder::button(kind, label, self.send, msg)
    }
}

/// The page.
#[must_use]
pub fn team_screen(view: &TeamView<'_>) -> ElementBuilder {
    let TeamView { model, text, send, .. } = *view;
    // While files are read, what was counted before is out of date.
    let page = model.team.reading.is_none().then(|| model.team_page()).flatten();
    let findings = match page.as_deref() {
        Some(TeamPage::Shown(findings)) => Some(&**findings),
        _ => None,
    };
    let columns = of("div", "sbs-team__columns")
        .child(add::add(view))
        .child(el("div").option(list::list(view)).child(invite::invite(view)));
    let back = model.resume.map(|_| quiet(text.data_past_back, send, Msg::Navigate(NavigateMsg::Resume)));
    let intro = quiet(text.question_back_to_start, send, Msg::Navigate(NavigateMsg::OpenIntro));
    let foot = of("footer", "sbs-foot")
        .child(el("p").text(text.team_add_local))
        .child(of("div", "sbs-buttons").option(back).child(intro));
    of("div", "sbs-result sbs-team")
        .child(head(view, findings))
        .option(findings.map(|findings| outcome::outcome(view, findings)))
        .child(of("div", "sbs-block").child(columns))
        .child(of("div", "sbs-block").child(change::change(view)))
        .child(foot)
}

/// What is said first: how many are missing, or the headline of the outcome.
fn head(view: &TeamView<'_>, findings: Option<&TeamFindings>) -> ElementBuilder {
    let TeamView { model, text, .. } = *view;
    if let Some(findings) = findings {
        return outcome::head(view, findings);
    }
    let missing = MIN_RESPONDENTS.saturating_sub(model.team.respondents());
    let missing = usize::try_from(missing).unwrap_or(usize::MAX);
    let (title, line) = if model.team.reading.is_some() {
        (text.team_add_reading.to_owned(), None)
    } else if model.team.is_empty() {
        (text.team_open.to_owned(), Some(()))
    } else {
        (text.team_few_title.fill(missing, &[]), Some(()))
    };
    let min = MIN_RESPONDENTS.to_string();
    let line = line.map(|()| of("p", "sbs-band__text").text(&text.team_few_text.fill(&[("min", &min)])));
    of("header", "sbs-band")
        .child(screen_heading(view.heading_level, "sbs-title sbs-band__title", view.prefix, &title))
        .option(line)
}

/// The session, or its big screen.
#[must_use]
pub fn session_screen(view: &TeamView<'_>) -> ElementBuilder {
    match view.model.team.session.presented {
        Some(place) => present::present(view, place),
        None => session::session(view),
    }
}
