//! What a member sees of an invitation: on the start screen what is asked, on the result the line to send.

use yew::prelude::*;

use super::copied_text::{CopiedTextView, copied_text};
use crate::{
    core::{instrument::Mode, result_code::invitation::InvitationError},
    i18n::strings,
    state::{
        effect::CopiedText,
        model::{Invited, Model},
        msg::{Msg, team::TeamMsg},
    },
    ui::element_builder::{ElementBuilder, On, button, el, heading, of, quiet, target_value},
};

/// What is asked, on the start screen; or why the invitation cannot be read.
#[must_use]
pub fn invitation(model: &Model, level: u8, prefix: &str, send: &Callback<Msg>) -> Option<ElementBuilder> {
    let text = strings(model.lang);
    if let Some(error) = model.team.invitation_error {
        let words = match error {
            InvitationError::Damaged => text.team_invited_damaged,
            InvitationError::Newer => text.team_invited_newer,
            InvitationError::OtherInstrument | InvitationError::OtherVersion => text.team_invited_version,
        };
        return Some(
            of("div", "sbs-notice")
                .set("data-kind", "signal")
                .set("role", "alert")
                .child(el("p").text(words)),
        );
    }
    let Invited { invitation, .. } = model.team.invited.as_ref()?;
    let mode = match invitation.mode {
        Mode::Quick => text.team_invited_quick,
        Mode::Full => text.team_invited_full,
    };
    let team = [("team", invitation.team.as_str())];
    let id = format!("{prefix}-invited");
    Some(
        of("section", "sbs-resume")
            .key("invited")
            .attr("aria-labelledby", &id)
            .child(heading(level, "sbs-resume__title").id(&id).text(&text.team_invited_title.fill(&team)))
            .child(el("p").text(&text.team_invited_text.fill(&[("mode", mode)])))
            .child(
                of("div", "sbs-buttons")
                    .child(button(
                        "",
                        &text.team_invited_accept.fill(&team),
                        send,
                        Msg::Team(TeamMsg::Accept),
                    ))
                    .child(quiet(text.team_invited_decline, send, Msg::Team(TeamMsg::Decline))),
            ),
    )
}

/// For whom the scan is done, above the questions.
#[must_use]
pub fn invited_by(model: &Model) -> Option<ElementBuilder> {
    let invited = model.team.invited.as_ref()?;
    let team = strings(model.lang).team_invited_for.fill(&[("team", &invited.invitation.team)]);
    Some(of("p", "sbs-team__for").text(&team))
}

/// The line that the member sends, on the result.
#[must_use]
pub fn line_to_send(model: &Model, level: u8, prefix: &str, send: &Callback<Msg>) -> Option<ElementBuilder> {
    let text = strings(model.lang);
    let Invited { invitation, group } = model.team.invited.as_ref()?;
    let team = [("team", invitation.team.as_str())];
    let id = format!("{prefix}-send");
    let section = of("section", "sbs-offer")
        .attr("aria-labelledby", &id)
        .child(heading(level, "sbs-subheading").id(&id).text(&text.team_invited_send.fill(&team)));
    if model.mode != invitation.mode {
        return Some(section.child(el("p").text(&text.team_invited_other.fill(&team))));
    }
    let open = (!model.progress().is_done()).then(|| el("p").text(text.team_invited_open));
    let groups = (!invitation.groups.is_empty()).then(|| {
        let send = send.clone();
        let chosen = Callback::from(move |event: Event| {
            send.emit(Msg::Team(TeamMsg::ChooseGroup(target_value(&event).parse().ok())));
        });
        let id = format!("{prefix}-group");
        el("div").child(of("label", "sbs-field__label").attr("for", &id).text(text.team_invited_group)).child(
            group_choice(&invitation.groups, *group, text.team_list_no_group).id(&id).on(On::Change, chosen),
        )
    });
    let line = CopiedTextView {
        text: CopiedText::Line,
        id: &format!("{prefix}-line"),
        label: text.team_invited_line,
        content: &model.line_of_member().unwrap_or_default(),
        copy: text.team_invited_copy,
        mail: text.team_invited_mail,
        share: text.team_invited_share,
        subject: &text.team_invited_subject.fill(&team),
        help: Some(text.team_invited_line_help),
    };
    Some(section.option(open).option(groups).child(copied_text(model, &line, send)))
}

/// A field to choose a group in; its values are places in the list, and the empty one is none.
#[must_use]
pub fn group_choice(groups: &[String], chosen: Option<usize>, none: &'static str) -> ElementBuilder {
    let option = |value: &str, is_chosen: bool, label: &str| {
        el("option").attr("value", value).flag("selected", is_chosen).copy(label)
    };
    let groups = groups.iter().enumerate();
    of("select", "sbs-field")
        .child(option("", chosen.is_none(), none))
        .children(groups.map(|(place, group)| option(&place.to_string(), chosen == Some(place), group)))
}
