//! The session in which a team discusses its outcome.

use crate::{
    core::instrument::ItemIndex,
    i18n::strings,
    plan::{
        action::{Action, Origin},
        limits::{MAX_TEXT, one_line},
    },
    state::{
        effect::{Announcement, Effect, FocusTarget},
        model::Model,
        msg::team::{SessionMsg, Step},
    },
};

pub(super) fn carry_out(model: &mut Model, msg: SessionMsg) -> Vec<Effect> {
    match msg {
        SessionMsg::Note(item, note) => {
            model.team.session.set_note(item, &note);
            super::keep(model)
        }
        SessionMsg::Plan(item) => plan(model, item),
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

/// What the team agreed becomes an action of the plan, once: what is there already is changed in the plan.
fn plan(model: &mut Model, item: ItemIndex) -> Vec<Effect> {
    if model.is_note_planned(item) {
        return Vec::new();
    }
    let note = one_line(model.team.session.note(item), usize::MAX);
    let note = note.trim();
    if note.is_empty() {
        return Vec::new();
    }
    let (first, rest) = split(note, MAX_TEXT);
    let statement = model.instrument.item(item).text.get(model.lang);
    let about = strings(model.lang).team_session_plan_about.fill(&[("statement", statement)]);
    let mut action = Action::new(model.planned_note_id(item), Origin::Typed);
    action.set_text(first);
    action.set_note(
        &[rest, &about].iter().filter(|text| !text.is_empty()).copied().collect::<Vec<_>>().join("\n"),
    );
    super::super::plan::add_action(model, action)
}

/// The beginning of a text, at most so many characters, and the rest; between two words if there is a space.
fn split(text: &str, max: usize) -> (&str, &str) {
    let Some((end, _)) = text.char_indices().nth(max) else { return (text, "") };
    let (first, _) = text.split_at(end);
    let end = first.rfind(' ').unwrap_or(end);
    let (first, rest) = text.split_at(end);
    (first.trim_end(), rest.trim_start())
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
