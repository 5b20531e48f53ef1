//! Invitations: made by a facilitator, followed by a member.

use proptest::prelude::*;
use social_business_scan::{
    core::{
        instrument::{Instrument, Lang, Mode},
        result_code::{
            invitation::{Invitation, InvitationError, MAX_GROUPS, MAX_NAME, mark, number},
            link::{LinkBase, invitation_in},
        },
    },
    import::team::find,
    state::{
        effect::{CopiedText, Effect},
        model::Model,
        msg::{
            AnswerMsg, Msg, NavigateMsg,
            team::{InvitationField, TeamMsg},
        },
        screen::Screen,
        update::update,
    },
};

use super::read;
use crate::fixture::{after, model, step};

fn team(model: &mut Model, messages: impl IntoIterator<Item = TeamMsg>) -> Vec<Effect> {
    after(model, messages.into_iter().map(Msg::Team))
}

fn any_invitation() -> impl Strategy<Value = Invitation> {
    let text = "[a-zA-Zé€一 ,;/\\[\\]-]{0,50}";
    (
        any::<bool>(),
        prop::option::of(6_000u32..=8_000),
        text,
        prop::collection::vec(text, 0..10),
        0u32..1 << 20,
    )
        .prop_filter_map("a team has a name", |(is_quick, threshold, team, groups, number)| {
            let mut form = social_business_scan::state::model::InvitationForm {
                team,
                mode: if is_quick { Mode::Quick } else { Mode::Full },
                lang: Some(if is_quick { Lang::En } else { Lang::Nl }),
                groups: groups.join(","),
                ..Default::default()
            };
            form.threshold =
                threshold.map(|hundredths| format!("{}", f64::from(hundredths) / 100.0)).unwrap_or_default();
            form.invitation(&Instrument::built_in().unwrap(), Lang::Nl, number)
        })
}

proptest! {
    #[test]
    fn an_invitation_is_read_as_it_was_made(invitation in any_invitation()) {
        let instrument = Instrument::built_in().unwrap();
        let text = invitation.encode(&instrument);
        prop_assert!(invitation.groups.len() <= MAX_GROUPS);
        prop_assert!(invitation.team.chars().count() <= MAX_NAME);
        prop_assert_eq!(Invitation::decode(&instrument, &text), Ok(invitation.clone()));
        prop_assert_eq!(Invitation::decode(&instrument, &text.to_lowercase()), Ok(invitation));
    }

    #[test]
    fn a_changed_or_cut_invitation_is_damaged(invitation in any_invitation(), place in 0usize..40, cut in 1usize..20) {
        let instrument = Instrument::built_in().unwrap();
        let text = invitation.encode(&instrument);
        let mut changed = text.clone();
        let other = if &text[place.min(text.len() - 2)..=place.min(text.len() - 2)] == "7" { "8" } else { "7" };
        changed.replace_range(place.min(text.len() - 2)..=place.min(text.len() - 2), other);
        prop_assert_eq!(Invitation::decode(&instrument, &changed), Err(InvitationError::Damaged));
        let cut = &text[..text.len() - cut.min(text.len())];
        prop_assert_eq!(Invitation::decode(&instrument, cut), Err(InvitationError::Damaged));
    }

    #[test]
    fn no_text_is_taken_for_an_invitation_by_panicking(text in "(?s).{0,300}") {
        let _ = Invitation::decode(&Instrument::built_in().unwrap(), &text);
    }
}

#[test]
fn an_invitation_of_another_version_or_instrument_says_so() {
    let mut instrument = Instrument::built_in().unwrap();
    let mut model = model();
    model.link_base = LinkBase::Page("https://voorbeeld.nl/".into());
    let invitation = make(&mut model, "Noord", "");
    instrument.version += 1;
    let text = invitation.encode(&instrument);
    assert_eq!(Invitation::decode(&model.instrument, &text), Err(InvitationError::OtherVersion));
    instrument.id = "other".into();
    let text = invitation.encode(&instrument);
    assert_eq!(Invitation::decode(&model.instrument, &text), Err(InvitationError::OtherInstrument));

    team(&mut model, [TeamMsg::Open(text)]);
    assert_eq!(model.team.invitation_error, Some(InvitationError::OtherInstrument));
    assert_eq!(model.team.invited, None);
}

#[test]
fn the_mark_of_an_invitation_is_its_number_again() {
    for drawn in [0, 1, 31, 32, 0xF_FFFF, 0x1_2345] {
        assert_eq!(number(&mark(drawn)), Some(drawn));
        assert_eq!(number(&mark(drawn).to_lowercase()), Some(drawn));
    }
    for other in ["", "K7Q", "K7Q22", "K7-Q2", "K7U2", "K7Q2 "] {
        assert_eq!(number(other), None, "{other}");
    }
}

fn make(model: &mut Model, name: &str, groups: &str) -> Invitation {
    let effects = team(
        model,
        [
            TeamMsg::Fill(InvitationField::Team(name.into())),
            TeamMsg::Fill(InvitationField::Mode(Mode::Quick)),
            TeamMsg::Fill(InvitationField::Groups(groups.into())),
            TeamMsg::Invite,
        ],
    );
    assert_eq!(effects, [Effect::DrawNumber]);
    team(model, [TeamMsg::Numbered(0x9_876F)]);
    model.team.invitation.clone().unwrap()
}

#[test]
fn a_form_without_a_name_or_with_another_threshold_makes_nothing_and_says_so() {
    let mut model = model();
    team(&mut model, [TeamMsg::Invite]);
    assert!(model.team.form.is_refused);
    for threshold in ["59.9", "81", "-1", "NaN", "inf", "x"] {
        let fields = [InvitationField::Team("Noord".into()), InvitationField::Threshold(threshold.into())];
        team(&mut model, fields.map(TeamMsg::Fill));
        team(&mut model, [TeamMsg::Invite]);
        assert!(model.team.form.is_refused, "{threshold}");
    }
    team(&mut model, [TeamMsg::Fill(InvitationField::Threshold(" 72,5 ".into()))]);
    assert_eq!(team(&mut model, [TeamMsg::Invite]), [Effect::DrawNumber]);
}

#[test]
fn a_member_follows_the_link_and_sends_one_line_that_counts_for_the_team() {
    let mut facilitator = model();
    facilitator.link_base = LinkBase::Page("https://voorbeeld.nl/scan/".into());
    let invitation = make(&mut facilitator, "Team Noord", "Marketing, Verkoop");
    let effects = team(&mut facilitator, [TeamMsg::Copy(CopiedText::Invitation)]);
    let [Effect::CopyText(CopiedText::Invitation, link)] = effects.as_slice() else { panic!("{effects:?}") };
    assert!(link.starts_with("https://voorbeeld.nl/scan/#t="), "{link}");
    let text = invitation_in(link.split_once('#').unwrap().1).unwrap();

    let mut member = model();
    let effects = team(&mut member, [TeamMsg::Open(text)]);
    assert!(!effects.contains(&Effect::Save), "nothing is kept before the member begins: {effects:?}");
    assert_eq!(member.screen, Screen::Intro);
    assert_eq!(member.team.invited.as_ref().unwrap().invitation, invitation);
    let effects = team(&mut member, [TeamMsg::Accept]);
    assert!(effects.iter().any(|effect| matches!(effect, Effect::KeepInvitation(Some(_)))));
    assert_eq!(member.mode, Mode::Quick);
    let items: Vec<_> = member.items().collect();
    for item in items {
        let _ = update(&mut member, Msg::Answer(AnswerMsg::Set(item, step(3))));
    }
    // From the last answer to the copied line: overview, result, copy.
    after(&mut member, [Msg::Navigate(NavigateMsg::OpenReview), Msg::Navigate(NavigateMsg::OpenResult)]);
    team(&mut member, [TeamMsg::ChooseGroup(Some(1))]);
    let effects = team(&mut member, [TeamMsg::Copy(CopiedText::Line)]);
    let [Effect::CopyText(CopiedText::Line, line)] = effects.as_slice() else { panic!("{effects:?}") };
    assert!(line.starts_with("Team Noord, Verkoop ["), "{line}");

    let records = find(&facilitator.instrument, line);
    let (members, _) = read(&records);
    assert_eq!((members[0].invitation, members[0].group), (Some(invitation.number), Some(1)));
    team(&mut facilitator, [TeamMsg::Type(line.clone()), TeamMsg::Add]);
    assert_eq!(facilitator.team.respondents(), 1);
}

#[test]
fn a_line_for_another_round_is_refused_and_its_code_alone_counts() {
    let mut facilitator = model();
    let invitation = make(&mut facilitator, "Noord", "");
    let code = super::code(&facilitator.instrument, Mode::Quick, 4);
    let other = mark(invitation.number ^ 1);

    team(&mut facilitator, [TeamMsg::Type(format!("Noord [{other}]: {code}")), TeamMsg::Add]);
    assert_eq!(facilitator.team.respondents(), 0);
    assert_eq!(facilitator.team.outcome.refused, 1);

    team(&mut facilitator, [TeamMsg::Type(code), TeamMsg::Add]);
    assert_eq!(facilitator.team.respondents(), 1);
}

/// What the scenarios in browsers follow (`tests/e2e/src/states/way.rs`), made by another program.
#[test]
fn an_invitation_that_was_sent_stays_readable() {
    let instrument = Instrument::built_in().unwrap();
    let text = "240G000938M16WV0AAHJP2V909SQPYWK442ADC5S6PSBMD5Q6E1TPCNS6PVVFE007J90";
    let invitation = Invitation::decode(&instrument, text).unwrap();

    assert_eq!((invitation.mode, invitation.lang, invitation.threshold), (Mode::Full, Lang::Nl, None));
    assert_eq!((invitation.team.as_str(), invitation.number), ("Team Noord", 0x1_2345));
    assert_eq!(invitation.groups, ["Marketing", "Verkoop"]);
    assert_eq!(invitation.encode(&instrument), text);
}
