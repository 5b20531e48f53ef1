//! The actions of a plan in words, and what one does to the level.

use crate::{
    core::{
        answers::{Answer, AnswerSheet, Step},
        instrument::{Instrument, ItemIndex, Lang},
        score::{Raise, ScoreReport, score},
        section::Scope,
    },
    i18n::Strings,
    plan::action::{Action, Origin},
    report::{ReportPresenter, actions::split, next_level::capitalised},
};

/// What the words of actions are made from.
#[derive(Debug, Clone, Copy)]
pub struct ActionPresenter<'a> {
    /// The questionnaire.
    pub instrument: &'a Instrument,
    /// The language.
    pub lang: Lang,
    /// The words of the interface in that language.
    pub strings: &'a Strings,
}

impl ActionPresenter<'_> {
    /// What to do: the visitor's words, else those of the origin. Never empty.
    #[must_use]
    pub fn title(&self, action: &Action) -> String {
        if !action.text.trim().is_empty() {
            return action.text.trim().to_owned();
        }
        self.of_origin(&action.origin).unwrap_or_else(|| self.strings.plan_untitled.to_owned())
    }

    /// The words that an action has by its origin; `None` for one that was typed, and for what this questionnaire has not.
    #[must_use]
    pub fn of_origin(&self, origin: &Origin) -> Option<String> {
        match origin {
            Origin::Typed => None,
            Origin::Item(item) | Origin::Way { item, .. } => {
                let item = self.instrument.find(item)?;
                let short = self.instrument.item(item).short.get(self.lang);
                Some(self.strings.result_actions_work.fill(&[("items", short)]))
            }
            Origin::Unit { .. } => {
                Some(split(self.unit_advice(origin)?, self.strings.result_actions_first).task)
            }
        }
    }

    /// How to go about it; `None` where nothing is advised.
    #[must_use]
    pub fn advice(&self, origin: &Origin) -> Option<String> {
        match origin {
            Origin::Typed => None,
            Origin::Item(item) | Origin::Way { item, .. } => {
                let item = self.instrument.find(item)?;
                let advice = (*self.instrument.item_advice.get(item.position())?)?;
                Some(advice.get(self.lang).to_owned())
            }
            Origin::Unit { .. } => {
                let first = split(self.unit_advice(origin)?, self.strings.result_actions_first).first_step?;
                Some([self.strings.result_actions_first, " ", &first].concat())
            }
        }
    }

    /// Where it comes from.
    #[must_use]
    pub fn source(&self, origin: &Origin) -> &str {
        match origin {
            Origin::Typed => self.strings.plan_from_typed,
            Origin::Item(_) | Origin::Unit { .. } => self.strings.plan_from_advice,
            Origin::Way { .. } => self.strings.plan_from_way,
        }
    }

    fn unit_advice(&self, origin: &Origin) -> Option<&str> {
        let Origin::Unit { unit, band, .. } = origin else { return None };
        let unit = self.instrument.units.iter().find(|known| known.id == *unit)?;
        Some(unit.advice.get(*band).get(self.lang))
    }
}

/// What an action does to the answers: the one that rises; `None` where none does (typed, unknown, no step, the highest).
#[must_use]
pub fn raise(instrument: &Instrument, sheet: &AnswerSheet, origin: &Origin) -> Option<Raise> {
    let item: ItemIndex = instrument.find(origin.item()?)?;
    let from = sheet.answers.get(item).and_then(Answer::step)?;
    let to = match origin {
        Origin::Way { to, .. } => *to,
        _ => from.saturating_add(1),
    };
    (to > from && to <= instrument.top_step(item)).then_some(Raise { item, from, to })
}

/// The result when the answer has risen, and nothing else has changed.
#[must_use]
pub fn raised(instrument: &Instrument, sheet: &AnswerSheet, raise: &Raise) -> ScoreReport {
    let mut sheet = sheet.clone();
    sheet.answers.set(raise.item, Step::new(raise.to).map(Answer::Step));
    score(instrument, &sheet)
}

/// What an action will do to the level if its answer rises; `None` where no answer rises with it, and without a level.
#[must_use]
pub fn effect(presenter: ReportPresenter<'_>, origin: &Origin) -> Option<String> {
    if presenter.scope != Scope::Whole {
        return None;
    }
    let (instrument, strings) = (presenter.instrument, presenter.strings);
    let raise = raise(instrument, presenter.sheet, origin)?;
    let before = presenter.report.level.reached?;
    let after = raised(instrument, presenter.sheet, &raise).level.reached?;
    let change = capitalised(&presenter.change(&raise));
    let levels = [("from", &*before.to_string()), ("to", &*after.to_string())];
    let does = if after > before {
        strings.plan_effect_level.fill(&levels)
    } else {
        strings.plan_effect_none.fill(&levels)
    };
    Some(format!("{change}. {does}"))
}
