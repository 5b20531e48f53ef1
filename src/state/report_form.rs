//! What the visitor wants of the report: asked beside its button, kept as long as the page is open, stored nowhere.

use std::rc::Rc;

use crate::report::document::{LONGEST_NAME, Logo, Part};

/// The paper that the report is printed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ReportPaper {
    /// 210 by 297 mm.
    #[default]
    A4,
    /// 8.5 by 11 inches.
    Letter,
}

/// What was chosen.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
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
    /// The logo.
    pub logo: Option<Rc<Logo>>,
    /// The last file that was chosen is no logo.
    pub is_logo_refused: bool,
    /// The paper.
    pub paper: ReportPaper,
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
    /// A file was read: a logo, or none.
    SetLogo(Option<Rc<Logo>>),
    /// No logo.
    RemoveLogo,
    /// The paper.
    SetPaper(ReportPaper),
}

impl ReportForm {
    /// Changes what was chosen.
    pub fn set(&mut self, msg: ReportMsg) {
        let part = |is_included| if is_included { Part::Included } else { Part::Left };
        match msg {
            ReportMsg::SetOrganisation(name) => self.organisation = name.chars().take(LONGEST_NAME).collect(),
            ReportMsg::SetDay(day) => self.day = day,
            ReportMsg::SetRemark(remark) => self.remark = remark,
            ReportMsg::SetAppendix(appendix) => self.appendix = part(appendix),
            ReportMsg::SetNotes(notes) => self.notes = part(notes),
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
