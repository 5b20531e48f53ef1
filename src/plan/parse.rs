//! Reading plans: what was kept is read as far as it goes, what a host gives is refused with the reason.

use serde_json::{Map, Value};

use super::{
    GAP, Plan,
    action::{Action, Origin},
    day::Day,
    limits::{MAX_ACTIONS, MAX_BYTES, MAX_ID, MAX_NOTE, MAX_OWNER, MAX_TEXT, is_id, lines, one_line},
};
use crate::core::{answer_file::whole, answers::Step, instrument::Band, string_enum::StringEnum};

/// Why a plan, or a target, is none. Actions are counted from 1.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PlanError {
    /// Not an object.
    #[error("it is not an object")]
    NoObject,
    /// No list of actions.
    #[error("actions is not a list")]
    NoActions,
    /// More than fit.
    #[error("it has more than {MAX_ACTIONS} actions")]
    TooMany,
    /// Larger than what is kept.
    #[error("it takes more than {MAX_BYTES} bytes: shorten notes")]
    TooLarge,
    /// Two actions have one id.
    #[error("actions: two of them have the id {0}")]
    Twice(String),
    /// A member of an action is wrong.
    #[error("action {0}: {1}")]
    Action(usize, ActionError),
    /// No level; with the highest of the questionnaire, 0 if it has none.
    #[error("{}", no_level(*.0))]
    Level(u8),
    /// No score.
    #[error("scores.{0} is not a whole number from 0 to 100")]
    Score(&'static str),
    /// No day.
    #[error("date is not a day like 2027-11-29")]
    TargetDate,
}

fn no_level(top: u8) -> String {
    match top {
        0 => "level: this questionnaire has no levels".to_owned(),
        top => format!("level is not a whole number from 1 to {top}"),
    }
}

/// What is wrong with an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ActionError {
    /// Not an object.
    #[error("it is not an object")]
    NoObject,
    /// No id.
    #[error("id is not 1 to {MAX_ID} letters, digits, -, _ or .")]
    Id,
    /// No origin, or one without what belongs to it.
    #[error(
        "from is not typed; item with an item; unit with a unit and a band; way with an item and to, from 1 to its highest step"
    )]
    From,
    /// No text, or too long.
    #[error("text is not a text of at most {MAX_TEXT} characters, or a typed action has none")]
    Text,
    /// No text, or too long.
    #[error("owner is not a text of at most {MAX_OWNER} characters")]
    Owner,
    /// No day.
    #[error("date is not a day like 2027-11-29")]
    Date,
    /// No text, or too long.
    #[error("note is not a text of at most {MAX_NOTE} characters")]
    Note,
    /// Neither true nor false.
    #[error("done is not true or false")]
    Done,
}

/// How a plan is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reading {
    /// Whatever is wrong is cut or left out.
    Lenient,
    /// Whatever is wrong is an error.
    Strict,
}

impl Reading {
    pub(super) fn refuse<T, E>(self, error: E, instead: T) -> Result<T, E> {
        match self {
            Self::Lenient => Ok(instead),
            Self::Strict => Err(error),
        }
    }

    /// A day or nothing; the outer `None` for an error.
    pub(super) fn day(self, value: Option<&Value>) -> Option<Option<Day>> {
        match value {
            None | Some(Value::Null) => Some(None),
            Some(value) => match value.as_str().and_then(Day::parse) {
                Some(day) => Some(Some(day)),
                None => self.refuse((), None).ok(),
            },
        }
    }

    /// A text that `clean` leaves as short as it may be; empty where it is absent.
    fn text<E>(
        self,
        value: Option<&Value>,
        max: usize,
        clean: fn(&str, usize) -> String,
        error: E,
    ) -> Result<String, E> {
        match value {
            None | Some(Value::Null) => Ok(String::new()),
            Some(Value::String(text)) => {
                let cleaned = clean(text, max);
                let is_cut = self == Self::Strict && clean(text, max.saturating_add(1)) != cleaned;
                if is_cut { Err(error) } else { Ok(cleaned) }
            }
            Some(_) => self.refuse(error, String::new()),
        }
    }

    fn action(self, value: &Value, place: u32) -> Result<Action, ActionError> {
        let members = value.as_object().ok_or(ActionError::NoObject)?;
        let text_of = |key: &str| members.get(key).and_then(Value::as_str);
        // Without an id it is no action, however it is read.
        let id = text_of("id").filter(|id| is_id(id)).ok_or(ActionError::Id)?.to_owned();
        let origin = match origin(members) {
            Some(origin) => origin,
            // A later build may know other origins; the words are there.
            None => self.refuse(ActionError::From, Origin::Typed)?,
        };
        let mut action = Action::new(id, origin);
        action.text = self.text(members.get("text"), MAX_TEXT, one_line, ActionError::Text)?;
        if action.origin == Origin::Typed && action.text.trim().is_empty() {
            self.refuse(ActionError::Text, ())?;
        }
        action.owner = self.text(members.get("owner"), MAX_OWNER, one_line, ActionError::Owner)?;
        action.date = self.day(members.get("date")).ok_or(ActionError::Date)?;
        action.note = self.text(members.get("note"), MAX_NOTE, lines, ActionError::Note)?;
        action.done = match members.get("done") {
            None | Some(Value::Null) => false,
            Some(Value::Bool(done)) => *done,
            Some(_) => self.refuse(ActionError::Done, false)?,
        };
        // A host gives a list in order.
        let kept = members.get("order").filter(|_| self == Self::Lenient).and_then(whole);
        let order = kept.and_then(|order| u32::try_from(order).ok());
        action.order = order.unwrap_or_else(|| place.saturating_mul(GAP));
        Ok(action)
    }
}

fn origin(members: &Map<String, Value>) -> Option<Origin> {
    let text_of = |key: &str| members.get(key).and_then(Value::as_str);
    let id_of = |key: &str| text_of(key).filter(|id| is_id(id)).map(str::to_owned);
    Some(match text_of("from")? {
        "typed" => Origin::Typed,
        "item" => Origin::Item(id_of("item")?),
        "unit" => Origin::Unit {
            unit: id_of("unit")?,
            band: text_of("band").and_then(Band::from_key)?,
            item: id_of("item").unwrap_or_default(),
        },
        "way" => {
            let to = members.get("to").and_then(whole).and_then(|to| u8::try_from(to).ok());
            Origin::Way { item: id_of("item")?, to: to.filter(|to| (1..=Step::MAX).contains(to))? }
        }
        _ => return None,
    })
}

impl Plan {
    /// Reads what was kept: what of it is no action is left out, what is too long is cut. Never fails.
    #[must_use]
    pub fn read(value: &Value) -> Self {
        let list = value.get("actions").and_then(Value::as_array);
        let read = |(place, value): (u32, &Value)| Reading::Lenient.action(value, place).ok();
        let actions = (1u32..).zip(list.into_iter().flatten()).filter_map(read);
        Self::new(key(value).unwrap_or_default(), actions)
    }

    /// Reads what a host gives: `{key, actions}`, in the order of the list.
    ///
    /// # Errors
    /// The first fault.
    pub fn from_value(value: &Value) -> Result<Self, PlanError> {
        if !value.is_object() {
            return Err(PlanError::NoObject);
        }
        let list = value.get("actions").and_then(Value::as_array).ok_or(PlanError::NoActions)?;
        if list.len() > MAX_ACTIONS {
            return Err(PlanError::TooMany);
        }
        let mut plan = Self { key: key(value).unwrap_or_default(), ..Self::default() };
        for (place, value) in (1u32..).zip(list) {
            let number = usize::try_from(place).unwrap_or(MAX_ACTIONS);
            let action =
                Reading::Strict.action(value, place).map_err(|error| PlanError::Action(number, error))?;
            if plan.find(&action.id).is_some() {
                return Err(PlanError::Twice(action.id));
            }
            plan.set(action);
        }
        if plan.is_within_bounds() { Ok(plan) } else { Err(PlanError::TooLarge) }
    }
}

fn key(value: &Value) -> Option<String> {
    value.get("key").and_then(Value::as_str).filter(|key| is_id(key)).map(str::to_owned)
}
