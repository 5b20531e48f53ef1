//! The plan: actions in, out, changed and moved.

use crate::{
    import::{Refusal, plan_table::PlanTable},
    plan::{
        action::{Action, Origin},
        day::Day,
    },
    state::{
        effect::{Announcement, Effect, FocusTarget},
        model::{Dialog, Model, PlanUndo},
        msg::{ActionField, Direction, PlanFilter},
    },
};

/// What is advised. What is in the plan already stays as it is; what does not fit is told.
pub(super) fn add(model: &mut Model, origins: Vec<Origin>) -> Vec<Effect> {
    let (mut added, mut is_full) = (0usize, false);
    for origin in origins {
        let Some(id) = origin.id().filter(|id| model.plan.find(id).is_none()) else { continue };
        match put_in(model, Action::new(id, origin)) {
            true => added = added.saturating_add(1),
            false => is_full = true,
        }
    }
    if added == 0 && !is_full {
        return Vec::new();
    }
    let said = if is_full { Announcement::PlanFull } else { Announcement::PlanAdded(added) };
    vec![Effect::Save, model.confirm(said)]
}

/// One action of the visitor's own words, from elsewhere than the page of the plan.
pub(super) fn add_action(model: &mut Model, action: Action) -> Vec<Effect> {
    if !put_in(model, action) {
        return vec![model.confirm(Announcement::PlanFull)];
    }
    vec![Effect::Save, model.confirm(Announcement::PlanAdded(1))]
}

/// Puts an action at the end; false if there is no room.
fn put_in(model: &mut Model, action: Action) -> bool {
    if model.plan.key.is_empty() {
        model.plan.key = model.ids.next_id();
    }
    model.plan_view.undo = None;
    model.plan.add(action).is_ok()
}

pub(super) fn draft(model: &mut Model, text: &str) -> Vec<Effect> {
    model.plan_view.draft = crate::plan::limits::one_line(text, crate::plan::limits::MAX_TEXT);
    Vec::new()
}

/// What was typed. The focus stays in the field, for the next one.
pub(super) fn add_typed(model: &mut Model) -> Vec<Effect> {
    let text = model.plan_view.draft.trim().to_owned();
    if text.is_empty() {
        return Vec::new();
    }
    let mut action = Action::new(model.ids.next_id(), Origin::Typed);
    action.set_text(&text);
    if !put_in(model, action) {
        return vec![model.confirm(Announcement::PlanFull)];
    }
    model.plan_view.draft.clear();
    if model.plan_view.filter != PlanFilter::Open {
        // What was added is seen.
        model.plan_view.filter = PlanFilter::All;
    }
    vec![Effect::Save, model.confirm(Announcement::PlanAdded(1))]
}

pub(super) fn set(model: &mut Model, id: &str, field: ActionField, text: &str) -> Vec<Effect> {
    change(model, id, |action| match field {
        ActionField::Text => action.set_text(text),
        ActionField::Owner => action.set_owner(text),
        ActionField::Note => action.set_note(text),
        ActionField::Date => action.date = Day::parse(text),
    })
}

pub(super) fn set_done(model: &mut Model, id: &str, done: bool) -> Vec<Effect> {
    change(model, id, |action| action.done = done)
}

fn change(model: &mut Model, id: &str, change: impl FnOnce(&mut Action)) -> Vec<Effect> {
    let Some(before) = model.plan.find(id) else { return Vec::new() };
    let mut action = before.clone();
    change(&mut action);
    if action == *before {
        return Vec::new();
    }
    match model.plan.put(action) {
        Ok(()) => vec![Effect::Save],
        Err(_) => vec![model.confirm(Announcement::PlanFull)],
    }
}

/// Past the one that is shown before or after it: those that a filter hides keep their places beside it.
pub(super) fn move_by(model: &mut Model, id: &str, direction: Direction) -> Vec<Effect> {
    let shown: Vec<&str> =
        model.actions_of(model.plan_view.filter).map(|action| action.id.as_str()).collect();
    let Some(at) = shown.iter().position(|own| *own == id) else { return Vec::new() };
    let other = match direction {
        Direction::Up => at.checked_sub(1),
        Direction::Down => at.checked_add(1),
    };
    let Some(other) = other.and_then(|other| shown.get(other)).map(|other| (*other).to_owned()) else {
        return Vec::new();
    };
    let mut effects = move_to(model, id, &other);
    if !effects.is_empty() {
        model.plan_view.moved = Some((id.to_owned(), direction));
        // An element that moves in the page loses the focus.
        effects.push(Effect::Focus(FocusTarget::PlanMoved));
    }
    effects
}

pub(super) fn drag(model: &mut Model, id: String) -> Vec<Effect> {
    model.plan_view.dragged = Some(id);
    Vec::new()
}

pub(super) fn drop_on(model: &mut Model, other: &str) -> Vec<Effect> {
    match model.plan_view.dragged.take() {
        Some(id) => move_to(model, &id, other),
        None => Vec::new(),
    }
}

/// To the place that another action has.
fn move_to(model: &mut Model, id: &str, other: &str) -> Vec<Effect> {
    let (Some(from), Some(to)) = (model.plan.position(id), model.plan.position(other)) else {
        return Vec::new();
    };
    if from == to {
        return Vec::new();
    }
    model.plan.move_to(id, to);
    let place = to.saturating_add(1);
    vec![Effect::Save, Effect::Announce(Announcement::PlanMoved(place, model.plan.actions().len()))]
}

pub(super) fn remove(model: &mut Model, id: &str) -> Vec<Effect> {
    let Some(action) = model.plan.remove(id) else { return Vec::new() };
    model.plan_view.undo = Some(PlanUndo::Removed(action));
    // What was pressed is gone with its row; what brings it back is read next.
    vec![Effect::Save, Effect::Announce(Announcement::PlanRemoved), Effect::Focus(FocusTarget::PlanUndo)]
}

/// Only what was changed comes back: what another tab did to others since then stays.
pub(super) fn undo(model: &mut Model) -> Vec<Effect> {
    match model.plan_view.undo.take() {
        None => return Vec::new(),
        Some(PlanUndo::Removed(action)) => model.plan.set(action),
        Some(PlanUndo::Updated(before)) => {
            for was in before {
                if let Some(now) = model.plan.find(&was.id) {
                    let (owner, date, done) = (was.owner, was.date, was.done);
                    model.plan.set(Action { owner, date, done, ..now.clone() });
                }
            }
        }
    }
    vec![Effect::Save, Effect::Announce(Announcement::PlanRestored), Effect::Focus(FocusTarget::Heading)]
}

pub(super) fn show(model: &mut Model, filter: PlanFilter) -> Vec<Effect> {
    model.plan_view.filter = filter;
    Vec::new()
}

pub(super) fn set_me(model: &mut Model, name: &str) -> Vec<Effect> {
    model.plan_view.me = crate::plan::limits::one_line(name, crate::plan::limits::MAX_OWNER);
    Vec::new()
}

/// A table of a plan came in: asks, or says why there is nothing to take from it.
pub(super) fn open_table(model: &mut Model, table: PlanTable) -> Result<(), Refusal> {
    if !table.changes(&model.plan).is_empty() {
        (model.code_error, model.refused) = (None, None);
        model.dialog = Some(Dialog::UpdatePlan(Box::new(table)));
        return Ok(());
    }
    let knows_none = table.unknown(&model.plan) == table.len();
    Err(if knows_none { Refusal::OtherPlan } else { Refusal::SamePlan })
}

/// Takes owner, date and done from a table.
pub(super) fn update_from(model: &mut Model, table: &PlanTable) -> Vec<Effect> {
    let changes = table.changes(&model.plan);
    let before = changes.iter().filter_map(|action| model.plan.find(&action.id)).cloned().collect();
    let count = changes.len();
    for action in changes {
        model.plan.set(action);
    }
    model.plan_view.undo = Some(PlanUndo::Updated(before));
    let mut effects = super::navigation::open(model, crate::state::screen::Screen::Plan);
    if !effects.contains(&Effect::Save) {
        effects.insert(0, Effect::Save);
    }
    // What was done stands beside the way back, and that is where the focus goes.
    effects.retain(|effect| !matches!(effect, Effect::Focus(_)));
    effects
        .extend([Effect::Announce(Announcement::PlanUpdated(count)), Effect::Focus(FocusTarget::PlanUndo)]);
    effects
}
