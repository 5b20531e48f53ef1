//! What a host hears: found by comparing the model with how it was last seen. Pure.

use std::rc::Rc;

use crate::{
    core::{answers::AnswerSheet, instrument::ItemIndex, notes::Notes, team::TeamCounts},
    plan::{Plan, target::Target},
    state::{
        model::{Model, PersistenceState, Progress},
        msg::StorageTrouble,
        screen::Screen,
    },
    storage::store::Finding,
};

/// Something that a host may want to know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HostEvent {
    /// The first screen is there.
    Ready {
        /// Answers of an earlier visit were found.
        resumed: bool,
        /// How far the scan is.
        progress: Progress,
    },
    /// Answers changed.
    Progress {
        /// The item; `None` if it was more than one, or only how many are asked.
        item: Option<ItemIndex>,
        /// How far the scan is.
        progress: Progress,
    },
    /// The visitor opened the result, with answers that were not told before.
    Complete {
        /// How far the scan is: a result can be opened before all is answered.
        progress: Progress,
    },
    /// The plan or the target changed.
    Plan {
        /// How many actions there are.
        total: usize,
        /// How many of them are done.
        done: usize,
    },
    /// What may be told of the team changed.
    Team {
        /// How many people it is told of; 0 as long as nothing may be told.
        respondents: u64,
    },
    /// Something about keeping went wrong; the scan goes on.
    Trouble(Trouble),
    /// What is kept may have changed: others with the same key should look.
    Kept,
}

/// What went wrong about keeping.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// Storage is refused, or the host wants none.
    Blocked,
    /// There is no room.
    Full,
    /// What was kept cannot be read; it is set aside.
    Corrupt,
    /// What was kept is of a newer version; it is left alone.
    Newer,
}

impl Trouble {
    /// The code in `sbs-error`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Blocked => "storage-blocked",
            Self::Full => "storage-full",
            Self::Corrupt => "storage-corrupt",
            Self::Newer => "version-mismatch",
        }
    }

    /// For the developer of the host's page.
    #[must_use]
    pub const fn message(self) -> &'static str {
        match self {
            Self::Blocked => "Answers are not kept: storage is refused or switched off. The scan works.",
            Self::Full => {
                "Answers are not kept: storage is full. They stay on the screen and are saved when there is room."
            }
            Self::Corrupt => "Kept answers could not be read. They were set aside, nothing was deleted.",
            Self::Newer => "Kept answers are of a newer version. They were left alone.",
        }
    }

    const fn of(finding: Finding) -> Self {
        match finding {
            Finding::Blocked => Self::Blocked,
            Finding::Broken => Self::Corrupt,
            Finding::Newer => Self::Newer,
        }
    }
}

/// The model as it was last seen.
#[derive(Debug)]
pub struct ModelDiff {
    sheet: AnswerSheet,
    notes: Notes,
    plan: (Plan, Target),
    /// Which attempt the scan is, and how many there are.
    attempts: (Option<String>, usize),
    progress: Progress,
    persistence: PersistenceState,
    screen: Screen,
    /// There are answers whose result was not told.
    is_untold: bool,
    /// What was told of the team.
    team: Option<Rc<TeamCounts>>,
}

impl ModelDiff {
    /// The first look, and what it tells.
    #[must_use]
    pub fn new(model: &Model) -> (Self, Vec<HostEvent>) {
        let progress = model.progress();
        let diff = Self {
            sheet: model.whole_sheet(),
            notes: model.notes.clone(),
            plan: (model.plan.clone(), model.target),
            attempts: attempts(model),
            progress,
            persistence: model.persistence,
            screen: model.screen,
            // Who left at the result has seen it, and its host has heard of it.
            is_untold: model.has_begun() && model.resume != Some(Screen::Result),
            team: None,
        };
        let mut events = vec![HostEvent::Ready { resumed: model.has_begun(), progress }];
        events.extend(model.findings.iter().map(|finding| HostEvent::Trouble(Trouble::of(*finding))));
        (diff, events)
    }

    /// What is new since the last look.
    #[must_use]
    pub fn look(&mut self, model: &Model) -> Vec<HostEvent> {
        let mut events = Vec::new();
        let (sheet, progress) = (model.whole_sheet(), model.progress());
        let mut changed = model
            .instrument
            .item_indices()
            .filter(|item| sheet.answers.get(*item) != self.sheet.answers.get(*item));
        let (first, second) = (changed.next(), changed.next());
        if first.is_some() || progress != self.progress {
            let item = first.filter(|_| second.is_none());
            events.push(HostEvent::Progress { item, progress });
        }
        if sheet != self.sheet || model.notes != self.notes {
            self.is_untold |= sheet != self.sheet;
            events.push(HostEvent::Kept);
            self.notes.clone_from(&model.notes);
            self.sheet = sheet;
        }
        if (&self.plan.0, self.plan.1) != (&model.plan, model.target) {
            self.plan = (model.plan.clone(), model.target);
            let actions = model.plan.actions();
            let done = actions.iter().filter(|action| action.done).count();
            events.extend([HostEvent::Kept, HostEvent::Plan { total: actions.len(), done }]);
        }
        let attempts = attempts(model);
        if attempts != self.attempts {
            self.attempts = attempts;
            events.push(HostEvent::Kept);
        }
        if model.screen == Screen::Result && self.screen != Screen::Result && self.is_untold {
            self.is_untold = false;
            events.push(HostEvent::Complete { progress });
        }
        if model.team.told != self.team {
            self.team.clone_from(&model.team.told);
            let respondents = self.team.as_ref().map_or(0, |counts| counts.members());
            events.push(HostEvent::Team { respondents });
        }
        if let PersistenceState::Off(trouble) = model.persistence
            && model.persistence != self.persistence
        {
            events.push(HostEvent::Trouble(match trouble {
                StorageTrouble::Blocked => Trouble::Blocked,
                StorageTrouble::Full => Trouble::Full,
            }));
        }
        (self.progress, self.persistence, self.screen) = (progress, model.persistence, model.screen);
        events
    }
}

fn attempts(model: &Model) -> (Option<String>, usize) {
    (model.attempt.clone(), model.attempts.len())
}
