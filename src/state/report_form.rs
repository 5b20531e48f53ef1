//! What the visitor wants of the report: asked beside its button, kept as long as the page is open, stored nowhere.

use std::rc::Rc;

use crate::{
    export::report::pdf_request::Paper,
    report::document::{LONGEST_NAME, Logo, Part},
};

/// Why there is no PDF.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PdfFailure {
    /// What writes it did not load.
    Load,
    /// The logo cannot be read.
    Logo,
    /// The file could not be written.
    Write,
}

/// What was chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportForm {
    /// The name of the organisation.
    pub organisation: String,
    /// The day as it was typed; empty for today.
    pub day: String,
    /// Words of the visitor's own.
    pub remark: String,
    /// Whether all answers are added.
    pub appendix: Part,
    /// Whether the notes are added to them.
    pub notes: Part,
    /// Whether a plan takes the place of the advice, if there is one.
    pub plan: Part,
    /// The measurement that an appendix compares with, by its name in the page (`Pick::key`); `None` for none.
    pub compared: Option<String>,
    /// Whether an appendix has the result of the team, if there is one.
    pub team: Part,
    /// Whether the answers go along inside a PDF.
    pub attachment: Part,
    /// A PDF is being made.
    pub is_making_pdf: bool,
    /// The logo.
    pub logo: Option<Rc<Logo>>,
    /// The last file that was chosen is no logo.
    pub is_logo_refused: bool,
    /// The paper.
    pub paper: Paper,
    /// How often it was printed: each time it is made anew.
    pub prints: u32,
}

/// From the form, and from the browser when it has read a logo.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReportMsg {
    /// The name of the organisation.
    SetOrganisation(String),
    /// The day as it is to be read.
    SetDay(String),
    /// Words of the visitor's own.
    SetRemark(String),
    /// Add all answers, or not.
    SetAppendix(bool),
    /// Add the notes to them, or not.
    SetNotes(bool),
    /// Put the plan in the place of the advice, or not.
    SetPlan(bool),
    /// Compare with this measurement in an appendix, or with none.
    SetCompared(Option<String>),
    /// Add the result of the team, or not.
    SetTeam(bool),
    /// Let the answers go along inside a PDF, or not.
    SetAttachment(bool),
    /// A file was read: a logo, or none.
    SetLogo(Option<Rc<Logo>>),
    /// No logo.
    RemoveLogo,
    /// The paper.
    SetPaper(Paper),
}

impl Default for ReportForm {
    /// The answers go along: a report that opens again is worth more, and the page says that they do.
    fn default() -> Self {
        Self {
            organisation: String::new(),
            day: String::new(),
            remark: String::new(),
            appendix: Part::Left,
            notes: Part::Left,
            plan: Part::Included,
            compared: None,
            team: Part::Left,
            attachment: Part::Included,
            is_making_pdf: false,
            logo: None,
            is_logo_refused: false,
            paper: Paper::default(),
            prints: 0,
        }
    }
}

impl ReportForm {
    /// Whether the report is for North American paper.
    #[must_use]
    pub fn is_letter(&self) -> bool {
        self.paper == Paper::Letter
    }

    /// Changes what was chosen.
    pub fn set(&mut self, msg: ReportMsg) {
        let part = |is_included| if is_included { Part::Included } else { Part::Left };
        match msg {
            ReportMsg::SetOrganisation(name) => self.organisation = name.chars().take(LONGEST_NAME).collect(),
            ReportMsg::SetDay(day) => self.day = day,
            ReportMsg::SetRemark(remark) => self.remark = remark,
            ReportMsg::SetAppendix(appendix) => self.appendix = part(appendix),
            ReportMsg::SetNotes(notes) => self.notes = part(notes),
            ReportMsg::SetPlan(plan) => self.plan = part(plan),
            ReportMsg::SetCompared(compared) => self.compared = compared,
            ReportMsg::SetTeam(team) => self.team = part(team),
            ReportMsg::SetAttachment(attachment) => self.attachment = part(attachment),
            ReportMsg::SetLogo(logo) => {
                self.is_logo_refused = logo.is_none();
                // What was chosen before stays, rather than nothing.
                self.logo = logo.or_else(|| self.logo.take());
            }
            ReportMsg::RemoveLogo => (self.logo, self.is_logo_refused) = (None, false),
            ReportMsg::SetPaper(paper) => self.paper = paper,
        }
    }
}
