//! An invitation: made by a facilitator, followed by a member.

use crate::{
    core::result_code::invitation::Invitation,
    state::{
        effect::{Announcement, CopiedText, Effect, FocusTarget},
        model::{Invited, Model},
        msg::team::{InvitationField, TeamMsg},
        screen::Screen,
    },
};

/// The longest text of a field, in characters.
const MAX_FIELD: usize = 400;

pub(super) fn carry_out(model: &mut Model, msg: TeamMsg) -> Vec<Effect> {
    match msg {
        TeamMsg::Fill(field) => fill(model, field),
        TeamMsg::Invite => invite(model),
        TeamMsg::Numbered(number) => numbered(model, number),
        TeamMsg::Uninvite => {
            model.team.invitation = None;
            let instrument = model.instrument.clone();
            model.team.count_anew(&instrument);
            let mut effects = super::keep(model);
            effects.push(Effect::Focus(FocusTarget::InvitationForm));
            effects
        }
        TeamMsg::Copy(text) => {
            content(model, text).map(|content| Effect::CopyText(text, content)).into_iter().collect()
        }
        TeamMsg::Share(text) => content(model, text).map(Effect::ShareText).into_iter().collect(),
        TeamMsg::Copied(text, is_copied) => copied(model, text, is_copied),
        TeamMsg::Open(text) => open(model, &text),
        TeamMsg::Accept => accept(model),
        TeamMsg::Decline => {
            (model.team.invited, model.team.invitation_error) = (None, None);
            vec![Effect::KeepInvitation(None), Effect::Focus(FocusTarget::Heading)]
        }
        TeamMsg::ChooseGroup(group) => {
            if let Some(invited) = &mut model.team.invited {
                invited.group = group.filter(|group| *group < invited.invitation.groups.len());
            }
            Vec::new()
        }
        _ => Vec::new(),
    }
}

fn fill(model: &mut Model, field: InvitationField) -> Vec<Effect> {
    let short = |text: String| text.chars().take(MAX_FIELD).collect();
    let form = &mut model.team.form;
    form.is_refused = false;
    match field {
        InvitationField::Team(text) => form.team = short(text),
        InvitationField::Mode(mode) => form.mode = mode,
        InvitationField::Lang(lang) => form.lang = Some(lang),
        InvitationField::Threshold(text) => form.threshold = short(text),
        InvitationField::Groups(text) => form.groups = short(text),
    }
    Vec::new()
}

/// The number is drawn by chance, which the browser has.
fn invite(model: &mut Model) -> Vec<Effect> {
    let (instrument, lang) = (model.instrument.clone(), model.lang);
    if model.team.form.invitation(&instrument, lang, 0).is_some() {
        return vec![Effect::DrawNumber];
    }
    model.team.form.is_refused = true;
    vec![Effect::Focus(FocusTarget::InvitationForm)]
}

fn numbered(model: &mut Model, number: u32) -> Vec<Effect> {
    let (instrument, lang) = (model.instrument.clone(), model.lang);
    model.team.invitation = model.team.form.invitation(&instrument, lang, number);
    // By its threshold, and with its groups.
    model.team.count_anew(&instrument);
    let mut effects = super::keep(model);
    effects.push(Effect::Focus(FocusTarget::InvitationField));
    effects.push(model.confirm(Announcement::Invited));
    effects
}

fn content(model: &Model, text: CopiedText) -> Option<String> {
    match text {
        CopiedText::Invitation => model.invitation_link(),
        CopiedText::Line => model.line_of_member(),
    }
}

/// What cannot be copied for the visitor is selected, to be copied by hand.
fn copied(model: &mut Model, text: CopiedText, is_copied: bool) -> Vec<Effect> {
    if is_copied {
        return vec![model.confirm(Announcement::TextCopied(text))];
    }
    let field = match text {
        CopiedText::Invitation => FocusTarget::InvitationField,
        CopiedText::Line => FocusTarget::LineField,
    };
    vec![model.confirm(Announcement::TextSelected(text)), Effect::Focus(field)]
}

/// Follows an invitation. Nothing of the own scan changes, and nothing is kept, until the member begins.
fn open(model: &mut Model, text: &str) -> Vec<Effect> {
    match Invitation::decode(&model.instrument, text) {
        Ok(invitation) => {
            model.team.invitation_error = None;
            if model.chosen_lang.is_none() {
                model.lang = model.instrument.nearest_language(invitation.lang);
            }
            model.team.invited = Some(Invited { invitation, group: None });
        }
        Err(error) => model.team.invitation_error = Some(error),
    }
    super::super::navigation::open(model, Screen::Intro)
        .into_iter()
        .filter(|effect| *effect != Effect::Save)
        .collect()
}

/// Begins the scan that the invitation asks for. From here on it is kept with the scan, in a key of its own.
fn accept(model: &mut Model) -> Vec<Effect> {
    let Some(invited) = &model.team.invited else { return Vec::new() };
    let (mode, text) = (invited.invitation.mode, invited.invitation.encode(&model.instrument));
    let mut effects = vec![Effect::KeepInvitation(Some(text))];
    effects.extend(super::super::navigation::start(model, mode));
    effects
}
