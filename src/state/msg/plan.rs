//! From the plan, and from what the result advises.

use crate::plan::action::Origin;

/// Which actions are on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PlanFilter {
    /// All.
    #[default]
    All,
    /// Those that are not done.
    Open,
    /// Those that are.
    Done,
    /// Those whose owner has the name that the visitor gave.
    Mine,
}

/// Where an action goes in the order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Before the one that is shown before it.
    Up,
    /// After the one that is shown after it.
    Down,
}

/// A text of an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ActionField {
    /// What to do.
    Text,
    /// Who does it.
    Owner,
    /// By when, as `2027-01-31`; anything else is no date.
    Date,
    /// The note.
    Note,
}

/// What is done to the plan. Actions go by their ids.
#[derive(Debug, Clone, PartialEq)]
pub enum PlanMsg {
    /// Put what is advised into the plan.
    Add(Vec<Origin>),
    /// Type the text of a new action.
    Draft(String),
    /// Put the new action into the plan.
    AddTyped,
    /// Type into a field of an action.
    Set(String, ActionField, String),
    /// It is done, or not after all.
    SetDone(String, bool),
    /// Move it past the one that is shown before or after it.
    Move(String, Direction),
    /// Hold it, to put it somewhere else.
    Drag(String),
    /// Put what is held in the place of this one.
    Drop(String),
    /// Take it out.
    Remove(String),
    /// Bring back what was taken out, or what a table has changed.
    Undo,
    /// Show only some actions.
    Show(PlanFilter),
    /// Type the name by which the visitor's own actions are found.
    SetMe(String),
}
