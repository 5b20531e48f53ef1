//! The plan on the screen.

use super::Model;
use crate::{
    plan::action::{Action, Origin},
    report::plan::ActionPresenter,
    state::msg::{Direction, PlanFilter},
};

/// What was done to the plan last, and can be undone.
#[derive(Debug, Clone, PartialEq)]
pub enum PlanUndo {
    /// An action was taken out.
    Removed(Action),
    /// A table has changed these, which were like this.
    Updated(Vec<Action>),
}

/// How the plan is shown.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PlanView {
    /// The text of a new action, as far as it was typed.
    pub draft: String,
    /// Which actions are on the screen.
    pub filter: PlanFilter,
    /// The name by which the visitor's own actions are found.
    pub me: String,
    /// What can be undone.
    pub undo: Option<PlanUndo>,
    /// The button that moved an action last: the focus stays on it.
    pub moved: Option<(String, Direction)>,
    /// The action that is held.
    pub dragged: Option<String>,
}

impl Model {
    /// What puts actions into words.
    #[must_use]
    pub fn action_presenter(&self) -> ActionPresenter<'_> {
        ActionPresenter {
            instrument: &self.instrument,
            lang: self.lang,
            strings: crate::i18n::strings(self.lang),
        }
    }

    /// The actions that a filter shows, in order.
    pub fn actions_of(&self, filter: PlanFilter) -> impl Iterator<Item = &Action> {
        let me = self.plan_view.me.trim().to_lowercase();
        self.plan.actions().iter().filter(move |action| match filter {
            PlanFilter::All => true,
            PlanFilter::Open => !action.done,
            PlanFilter::Done => action.done,
            PlanFilter::Mine => !me.is_empty() && action.owner.trim().to_lowercase() == me,
        })
    }

    /// Whether what is advised is in the plan, all of it.
    #[must_use]
    pub fn has_planned(&self, origins: &[Origin]) -> bool {
        origins.iter().all(|origin| origin.id().is_some_and(|id| self.plan.find(&id).is_some()))
    }
}
