//! The invitation: its form, and its link once it is made.

use yew::prelude::*;

use super::TeamView;
use crate::{
    core::{
        instrument::{Lang, Mode},
        result_code::invitation::Invitation,
        string_enum::StringEnum,
        team::MIN_RESPONDENTS,
    },
    state::{
        confirmation::ConfirmationPlace,
        effect::CopiedText,
        msg::{
            Msg,
            team::{InvitationField, TeamMsg},
        },
    },
    ui::{
        components::{
            copied_text::{CopiedTextView, copied_text},
            notices::confirmation::confirmation,
        },
        element_builder::{ElementBuilder, On, el, of, target_value},
    },
};

/// The form, or the link.
pub(super) fn invite(view: &TeamView<'_>) -> ElementBuilder {
    let text = view.text;
    let body = match &view.model.team.invitation {
        Some(invitation) => link(view, invitation),
        None => form(view),
    };
    view.section("invite", text.team_invite_title).child(el("p").text(text.team_invite_text)).child(body)
}

fn link(view: &TeamView<'_>, invitation: &Invitation) -> ElementBuilder {
    let (model, text) = (view.model, view.text);
    let again = view.button("second", text.team_invite_again, Msg::Team(TeamMsg::Uninvite));
    let Some(link) = model.invitation_link() else {
        return of("div", "sbs-team__form")
            .child(el("p").text(text.team_invite_nowhere))
            .child(of("div", "sbs-buttons").child(again));
    };
    let team = [("team", invitation.team.as_str())];
    let shown = CopiedTextView {
        text: CopiedText::Invitation,
        id: &view.id("link"),
        label: &text.team_invite_link.fill(&team),
        content: &link,
        copy: text.team_invite_copy,
        mail: text.team_invite_mail,
        share: text.team_invite_share,
        subject: &text.team_invite_subject.fill(&team),
        help: None,
    };
    of("div", "sbs-team__form")
        .child(copied_text(model, &shown, view.send))
        .child(of("div", "sbs-buttons").child(again))
}

fn form(view: &TeamView<'_>) -> ElementBuilder {
    let (model, text) = (view.model, view.text);
    let form = &model.team.form;
    let parameters = &model.instrument.parameters;
    let [min, max] = [parameters.threshold_min, parameters.threshold_max].map(|number| number.to_string());
    let bounds = [("min", min.as_str()), ("max", max.as_str())];
    let error = view.id("invite-error");
    let invalid = form.is_refused.then_some("true");
    let named = |field: ElementBuilder| {
        field.maybe("aria-invalid", invalid).maybe("aria-describedby", invalid.map(|_| error.as_str()))
    };
    let team = named(field(view, "name", &form.team, InvitationField::Team)).set("data-sbs-invitation", "");
    let threshold = named(field(view, "threshold", &form.threshold, InvitationField::Threshold))
        .set("inputmode", "decimal")
        .attr("placeholder", &parameters.threshold.to_string());
    let help = view.id("groups-help");
    let groups = field(view, "groups", &form.groups, InvitationField::Groups).attr("aria-describedby", &help);
    let groups_help = text.team_invite_groups_help.fill(&[("min", &MIN_RESPONDENTS.to_string())]);
    let modes = [(Mode::Full, text.start_full_title), (Mode::Quick, text.start_quick_title)];
    let modes = modes.map(|(mode, name)| (mode.key(), name, form.mode == mode));
    let chosen = form.lang.unwrap_or(model.lang);
    let langs = model.instrument.languages().map(|lang| (lang.key(), lang.name(), lang == chosen));
    let langs: Vec<_> = langs.collect();
    let mode = select(view, "mode", &modes, |key| Mode::from_key(key).map(InvitationField::Mode));
    let lang = select(view, "lang", &langs, |key| Lang::from_key(key).map(InvitationField::Lang));
    let fault = form.is_refused.then(|| {
        of("p", "sbs-field__error")
            .id(&error)
            .set("role", "alert")
            .text(&text.team_invite_error.fill(&bounds))
    });
    of("div", "sbs-team__form")
        .child(labelled(view, "name", text.team_invite_name, team))
        .child(labelled(view, "mode", text.team_invite_mode, mode))
        .child(labelled(view, "lang", text.team_invite_lang, lang))
        .child(labelled(view, "threshold", &text.team_invite_threshold.fill(&bounds), threshold))
        .child(
            labelled(view, "groups", text.team_invite_groups, groups)
                .child(of("p", "sbs-small sbs-muted").id(&help).text(&groups_help)),
        )
        .option(fault)
        .child(
            of("div", "sbs-buttons")
                .child(view.button("second", text.team_invite_action, Msg::Team(TeamMsg::Invite)))
                .option(confirmation(model, &ConfirmationPlace::Text(CopiedText::Invitation))),
        )
}

fn labelled(view: &TeamView<'_>, name: &str, label: &str, field: ElementBuilder) -> ElementBuilder {
    let label = of("label", "sbs-field__label").attr("for", &view.id(name)).copy(label);
    el("div").child(label).child(field)
}

fn field(
    view: &TeamView<'_>,
    name: &str,
    value: &str,
    make: fn(String) -> InvitationField,
) -> ElementBuilder {
    let send = view.send.clone();
    let typed =
        Callback::from(move |event: Event| send.emit(Msg::Team(TeamMsg::Fill(make(target_value(&event))))));
    of("input", "sbs-field").id(&view.id(name)).set("autocomplete", "off").value(value).on(On::Input, typed)
}

fn select(
    view: &TeamView<'_>,
    name: &str,
    options: &[(&'static str, &'static str, bool)],
    make: fn(&str) -> Option<InvitationField>,
) -> ElementBuilder {
    let send = view.send.clone();
    let chosen = Callback::from(move |event: Event| {
        if let Some(field) = make(&target_value(&event)) {
            send.emit(Msg::Team(TeamMsg::Fill(field)));
        }
    });
    let options = options.iter().map(|(key, name, is_chosen)| {
        el("option").set("value", key).flag("selected", *is_chosen).text(*name)
    });
    of("select", "sbs-field").id(&view.id(name)).children(options).on(On::Change, chosen)
}
