//! From what is kept to a model, and back.

use std::rc::Rc;

use super::{
    Change, Model, PersistenceState, PlanView, capabilities::Capabilities, language::with_texts_of_now,
};
use crate::{
    core::{
        answers::{AnswerSheet, Answers},
        instrument::{Instrument, Lang, Mode},
        lang,
        notes::Notes,
        pace::{Flow, Pace},
        result_code::link::LinkBase,
        section::Scope,
    },
    i18n,
    plan::{IdSource, Plan, target::Target},
    state::{
        count_input::CountInput, msg::StorageTrouble, rc_ptr_eq::RcPtrEq, report_form::ReportForm,
        screen::Screen,
    },
    storage::{
        envelope::Saved,
        location::StorageLocation,
        store::{Finding, Opened},
        unmigrated::Unmigrated,
    },
};

impl Model {
    /// The state at the start, with what was kept.
    #[must_use]
    pub fn new(
        instrument: RcPtrEq<Instrument>,
        lang: Lang,
        location: StorageLocation,
        opened: Opened,
    ) -> Self {
        let blocked = opened.findings.contains(&Finding::Blocked);
        let instrument = with_texts_of_now(instrument);
        let mut model = Self {
            lang: instrument.nearest_language(lang),
            instrument,
            chosen_lang: None,
            unloaded: lang::all().filter(|lang| !i18n::is_loaded(*lang)).collect(),
            awaited: None,
            mode: Mode::Full,
            scope: Scope::Whole,
            answers: Answers::new(),
            org_model: None,
            employees: CountInput::default(),
            publishers: CountInput::default(),
            notes: Notes::default(),
            plan: Plan::default(),
            target: Target::default(),
            ids: IdSource::default(),
            plan_view: PlanView::default(),
            unmigrated: Unmigrated::default(),
            screen: Screen::Intro,
            resume: None,
            left_at: None,
            resumed_at: None,
            saved_at: None,
            dialog: None,
            pressed: None,
            confirmation: None,
            cleared: None,
            persistence: if blocked {
                PersistenceState::Off(StorageTrouble::Blocked)
            } else {
                PersistenceState::Kept(location)
            },
            location,
            has_saved: false,
            has_more_to_say: false,
            findings: opened.findings,
            replaced: Vec::new(),
            refused: None,
            code_error: None,
            pace: Pace::default(),
            usual_flow: Flow::Section,
            item: None,
            going_on: None,
            waits: 0,
            sections_open: false,
            link_base: LinkBase::default(),
            capabilities: Capabilities::default(),
            without_notes: false,
            report_form: ReportForm::default(),
            file_made: String::new(),
            attempts: Vec::new(),
            attempt: None,
            is_attempt_waiting: false,
            viewed: None,
            trial: None,
            change: Change::default(),
            inventory: Rc::new([]),
            team: Box::default(),
        };
        if let Some(saved) = opened.saved {
            // The visitor's own, and not what comes in with answers of somebody else.
            model.pace = saved.pace;
            model.adopt(saved);
        }
        model
    }

    /// Takes over what was kept.
    pub(in crate::state) fn adopt(&mut self, saved: Saved) {
        (self.plan, self.target) = (saved.plan, saved.target);
        let Saved { sheet, culture_only, lang, notes, place, typed, saved_at, unmigrated, attempt, .. } =
            saved;
        let chosen = lang.map(|lang| self.instrument.nearest_language(lang));
        self.chosen_lang = chosen.or(self.chosen_lang);
        self.lang = chosen.unwrap_or(self.lang);
        self.scope = if culture_only { Scope::CultureOnly } else { Scope::Whole };
        (self.notes, self.unmigrated) = (notes, unmigrated);
        self.saved_at.clone_from(&saved_at);
        self.resumed_at = saved_at;
        self.attempt = attempt;
        self.take_sheet(sheet, typed);
        let place = place.as_deref().and_then(|place| Screen::from_place(&self.instrument, place));
        let place = place.filter(|screen| screen.is_of_scan());
        let first = Screen::Section(self.first_open_section());
        self.resume =
            self.has_begun().then(|| place.filter(|screen| self.has_screen(*screen)).unwrap_or(first));
    }

    /// Replaces the answers; notes stay with their items.
    pub(in crate::state) fn take_sheet(&mut self, sheet: AnswerSheet, [employees, publishers]: [String; 2]) {
        self.mode = sheet.mode;
        self.answers = sheet.answers;
        self.org_model = sheet.org_model;
        self.employees = CountInput::from_count(sheet.employees, employees);
        self.publishers = CountInput::from_count(sheet.publishers, publishers);
    }

    /// What is to be kept now.
    #[must_use]
    pub fn saved(&self, saved_at: Option<String>) -> Saved {
        Saved {
            sheet: self.whole_sheet(),
            culture_only: self.scope == Scope::CultureOnly,
            lang: self.chosen_lang,
            notes: self.notes.clone(),
            place: Some(self.place_to_keep().place().to_owned()),
            typed: [self.employees.text.clone(), self.publishers.text.clone()],
            saved_at,
            unmigrated: self.unmigrated.clone(),
            since: None,
            attempt: self.attempt.clone(),
            pace: self.pace,
            plan: self.plan.clone(),
            target: self.target,
        }
    }
}
