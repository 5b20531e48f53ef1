//! Messages of the page "Team", of an invitation, and of the session that discusses the outcome.

use crate::{
    core::instrument::{ItemIndex, Lang, Mode},
    import::Refusal,
    state::effect::{CopiedText, ScanFault},
};

/// A piece of a file that was read, and how far the reading is.
#[derive(Debug, Clone, PartialEq)]
pub struct Piece {
    /// Which reading it belongs to: one that was stopped is not gone on with.
    pub reading: u32,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Bytes that were read, of all files together.
    pub done: f64,
    /// Bytes that there are.
    pub total: f64,
    /// This was the last piece of its file.
    pub ends_file: bool,
}

/// A field of the form that makes an invitation.
#[derive(Debug, Clone, PartialEq)]
pub enum InvitationField {
    /// The name of the team.
    Team(String),
    /// Which scan.
    Mode(Mode),
    /// In which language.
    Lang(Lang),
    /// The threshold, as typed.
    Threshold(String),
    /// The groups, separated by commas.
    Groups(String),
}

/// One of the two moments at which a team is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moment {
    /// The first one.
    Before,
    /// The second one.
    After,
}

/// A message of the page "Team".
#[derive(Debug, Clone, PartialEq)]
pub enum TeamMsg {
    /// Something was typed into the field for codes.
    Type(String),
    /// Add what stands in the field.
    Add,
    /// Add the own answers.
    AddOwn,
    /// Files were chosen: the number of the reading, and how many bytes they have together.
    ReadFiles(u32, f64),
    /// A piece of them was read.
    Read(Box<Piece>),
    /// Stop reading; what was read by then counts.
    StopReading,
    /// Count a duplicate too: two people answered the same. Its place in the list of duplicates.
    CountAgain(usize),
    /// Remove a member: the place of its batch, and its place in that.
    Remove(usize, usize),
    /// Remove a batch.
    RemoveBatch(usize),
    /// Ask before everything is removed.
    AskClear,
    /// A batch is of a group, or of none.
    SetGroup(usize, Option<usize>),
    /// Keep the counts on this device, or not any more.
    SetKept(bool),
    /// Whether that worked.
    Kept(bool),
    /// Show all items, or the first ones again.
    ShowAll(bool),
    /// Fill in a field of the invitation.
    Fill(InvitationField),
    /// Make the invitation.
    Invite,
    /// The number of the new invitation, drawn by chance.
    Numbered(u32),
    /// Make another one.
    Uninvite,
    /// Copy the link of the invitation, or the line of a member.
    Copy(CopiedText),
    /// It was copied, or not.
    Copied(CopiedText, bool),
    /// Hand it to an app that the visitor picks.
    Share(CopiedText),
    /// Follow an invitation: the text behind `#t=`.
    Open(String),
    /// Begin the scan of the invitation.
    Accept,
    /// Answer for nobody but oneself after all.
    Decline,
    /// The group that the member belongs to.
    ChooseGroup(Option<usize>),
    /// Switch the camera on, to scan QR codes.
    Scan,
    /// Switch it off.
    StopScan,
    /// It looks.
    Scanning,
    /// It does not, and why.
    ScanFailed(ScanFault),
    /// The text of a QR code that it saw.
    Scanned(String),
    /// A file of the team at a moment was chosen: its name, and its text.
    BringMoment(Moment, String, Result<String, Refusal>),
    /// Compare no files any more.
    ClearMoments,
    /// See [`SessionMsg`].
    Session(SessionMsg),
}

/// A message of the session.
#[derive(Debug, Clone, PartialEq)]
pub enum SessionMsg {
    /// Write a note with a talking point.
    Note(ItemIndex, String),
    /// Put the note with a talking point into the plan.
    Plan(ItemIndex),
    /// Start a round of so many minutes.
    Start(u32),
    /// Stop the round.
    Stop,
    /// A second has passed: the number of the round, and the moment in milliseconds.
    Tick(u32, f64),
    /// Show a talking point on a big screen, by its place from 0; `None` leaves the big screen.
    Present(Option<usize>),
    /// The next one, or the one before it.
    Turn(Step),
}

/// Which way through the talking points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// To the next one.
    Next,
    /// To the one before.
    Back,
}
