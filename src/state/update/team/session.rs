//! The session in which a team discusses its outcome.

use crate::state::{
    effect::{Announcement, Effect, FocusTarget},
    model::Model,
    msg::team::{SessionMsg, Step},
};

pub(super) fn carry_out(model: &mut Model, msg: SessionMsg) -> Vec<Effect> {
    match msg {
        SessionMsg::Note(item, note) => {
            model.team.session.set_note(item, &note);
            super::keep(model)
        }
        SessionMsg::Start(minutes) => {
            model.team.session.start(minutes);
            vec![Effect::Tick(model.team.session.rounds)]
        }
        SessionMsg::Stop => {
            model.team.session.round = None;
            // What was pressed is gone; the button that starts a round is there.
            vec![Effect::Focus(FocusTarget::Next)]
        }
        SessionMsg::Tick(number, now) => {
            let is_known = model.team.session.round.is_some_and(|round| round.number == number);
            if model.team.session.tick(number, now) {
                vec![Effect::Tick(number)]
            } else if is_known {
                vec![Effect::Announce(Announcement::RoundOver)]
            } else {
                Vec::new()
            }
        }
        SessionMsg::Present(place) => {
            let count = model.talking_points().len();
            model.team.session.presented =
                place.map(|place| place.min(count.saturating_sub(1))).filter(|_| count > 0);
            vec![Effect::Focus(FocusTarget::Heading)]
        }
        SessionMsg::Turn(step) => turn(model, step),
    }
}

/// On to the next talking point, or back; past the last one stays where it is.
fn turn(model: &mut Model, step: Step) -> Vec<Effect> {
    let Some(place) = model.team.session.presented else { return Vec::new() };
    let last = model.talking_points().len().saturating_sub(1);
    let next = match step {
        Step::Next => place.saturating_add(1).min(last),
        Step::Back => place.saturating_sub(1),
    };
    if next == place {
        return Vec::new();
    }
    model.team.session.presented = Some(next);
    vec![Effect::Focus(FocusTarget::Heading)]
}
