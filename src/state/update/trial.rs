//! Trying answers out on the result, and what is wished of it. Neither changes an answer.

use crate::{
    core::{
        answers::{Answer, Step},
        instrument::ItemIndex,
        score::Raise,
    },
    plan::target::Target,
    state::{
        effect::{Announcement, Effect, FocusTarget},
        model::Model,
        msg::{TargetMsg, TrialMsg},
        screen::Screen,
    },
};

/// Carries out a message about a trial. Where no result of one's own is on the screen, nothing is tried.
pub(super) fn carry_out(model: &mut Model, msg: TrialMsg) -> Vec<Effect> {
    if model.screen != Screen::Result {
        return Vec::new();
    }
    match msg {
        TrialMsg::TryItem(item, answer) => try_item(model, item, answer),
        TrialMsg::Undo(item) => with_focus(try_item(model, item, None), FocusTarget::Trial),
        TrialMsg::Found(count) => vec![Effect::Announce(Announcement::QuestionsFound(count))],
        TrialMsg::TryOnly(raises) => try_only(model, &raises),
        // Their buttons go.
        TrialMsg::Stop => with_focus(stop(model), FocusTarget::Trial),
        TrialMsg::TakeAsTarget => take_as_target(model),
    }
}

/// Tries an answer to an item beside what is tried already; without one, or with the real one, that item is as it was.
fn try_item(model: &mut Model, item: ItemIndex, answer: Option<Answer>) -> Vec<Effect> {
    let before = model.trial.as_ref().map_or(&[][..], |trial| trial.changes());
    let others = before.iter().copied().filter(|(other, _)| *other != item);
    let all: Vec<(ItemIndex, Answer)> = others.chain(answer.map(|answer| (item, answer))).collect();
    tried(model, all)
}

/// Tries a whole way at once, and nothing else. Pressed a second time it ends.
fn try_only(model: &mut Model, raises: &[Raise]) -> Vec<Effect> {
    let step = |raise: &Raise| Some((raise.item, Answer::Step(Step::new(raise.to)?)));
    let way: Vec<(ItemIndex, Answer)> = raises.iter().filter_map(step).collect();
    if model.is_tried(raises) {
        return stop(model);
    }
    tried(model, way)
}

fn tried(model: &mut Model, all: Vec<(ItemIndex, Answer)>) -> Vec<Effect> {
    let was_on = model.trial.is_some();
    model.try_out(all);
    match &model.trial {
        Some(trial) => {
            let then = trial.report().level.reached;
            vec![Effect::Announce(Announcement::Tried { now: trial.real_level(), then })]
        }
        None if was_on => vec![Effect::Announce(Announcement::TrialEnded)],
        None => Vec::new(),
    }
}

fn stop(model: &mut Model) -> Vec<Effect> {
    match model.trial.take() {
        Some(_) => vec![Effect::Announce(Announcement::TrialEnded)],
        None => Vec::new(),
    }
}

/// The trial becomes what is wished, with the day that was wished before; the answers stay as they are.
fn take_as_target(model: &mut Model) -> Vec<Effect> {
    let Some(trial) = model.trial.take() else { return Vec::new() };
    let target = Target { date: model.target.date, ..trial.as_target(&model.instrument) };
    with_focus(keep(model, target), FocusTarget::Target)
}

/// The same, and the focus goes there, because what was pressed is gone.
fn with_focus(mut effects: Vec<Effect>, target: FocusTarget) -> Vec<Effect> {
    if !effects.is_empty() {
        effects.push(Effect::Focus(target));
    }
    effects
}

/// Carries out a message about the target. What was pressed may be gone or say something else then.
pub(super) fn carry_out_target(model: &mut Model, msg: TargetMsg) -> Vec<Effect> {
    let target = match msg {
        TargetMsg::Set(target) => target,
        TargetMsg::Remove => Target::default(),
    };
    with_focus(keep(model, target), FocusTarget::Target)
}

fn keep(model: &mut Model, target: Target) -> Vec<Effect> {
    let said = match (model.target.is_empty(), target.is_empty()) {
        (true, true) => return Vec::new(),
        (false, true) => Announcement::TargetRemoved,
        (_, false) => Announcement::TargetKept,
    };
    model.target = target;
    vec![Effect::Save, Effect::Announce(said)]
}

impl Model {
    /// Whether exactly this is tried out.
    #[must_use]
    pub fn is_tried(&self, raises: &[Raise]) -> bool {
        self.trial.as_ref().is_some_and(|trial| {
            trial.changes().len() == raises.len()
                && raises.iter().all(|raise| {
                    let step = trial.sheet().answers.get(raise.item).and_then(Answer::step);
                    step == Some(raise.to)
                })
        })
    }
}
