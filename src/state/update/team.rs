//! The page "Team": members come in and go, an invitation is made or followed, a session is led.

mod invitation;
mod session;

use crate::{
    import::{
        Refusal,
        team::{FileReader, Member, MomentRefusal, Record, find, read_moment},
    },
    state::{
        effect::{Announcement, Effect, FocusTarget},
        model::{BatchSource, Dialog, Model, MomentFile, Moments, Reading, Scanner},
        msg::team::{Moment, Piece, TeamMsg},
    },
};

pub(super) fn carry_out(model: &mut Model, msg: TeamMsg) -> Vec<Effect> {
    match msg {
        TeamMsg::Type(text) => {
            model.team.draft = text;
            Vec::new()
        }
        TeamMsg::Add => add(model),
        TeamMsg::AddOwn => add_own(model),
        TeamMsg::ReadFiles(number, total) => begin_reading(model, number, total),
        TeamMsg::Read(piece) => read(model, *piece),
        TeamMsg::StopReading => stop_reading(model),
        TeamMsg::CountAgain(place) => count_again(model, place),
        TeamMsg::Remove(batch, place) => remove(model, batch, place),
        TeamMsg::RemoveBatch(batch) => remove_batch(model, batch),
        TeamMsg::AskClear => {
            model.dialog = Some(Dialog::ClearTeam);
            Vec::new()
        }
        TeamMsg::SetGroup(batch, group) => {
            let instrument = model.instrument.clone();
            model.team.set_group(&instrument, batch, group);
            Vec::new()
        }
        TeamMsg::SetKept(is_kept) => set_kept(model, is_kept),
        TeamMsg::Kept(true) => Vec::new(),
        TeamMsg::Kept(false) => {
            model.team.is_kept = false;
            vec![model.confirm(Announcement::TeamNotKept)]
        }
        TeamMsg::ShowAll(shows_all) => {
            model.team.shows_all = shows_all;
            Vec::new()
        }
        TeamMsg::Scan if model.capabilities.can_scan => {
            model.team.scanner = Some(Scanner::Starting);
            // What was pressed is gone; the button that switches it off is there.
            vec![Effect::StartCamera, Effect::Focus(FocusTarget::Next)]
        }
        TeamMsg::StopScan => {
            if model.team.scanner.take().is_none() {
                return Vec::new();
            }
            vec![Effect::Focus(FocusTarget::TeamCodes)]
        }
        TeamMsg::Scanning => {
            model.team.scanner = model.team.scanner.map(|_| Scanner::Looking);
            Vec::new()
        }
        TeamMsg::ScanFailed(fault) => {
            if model.team.scanner.take().is_none() {
                return Vec::new();
            }
            vec![model.confirm(Announcement::ScanFailed(fault)), Effect::Focus(FocusTarget::TeamCodes)]
        }
        TeamMsg::Scanned(text) => scanned(model, &text),
        TeamMsg::BringMoment(moment, name, text) => bring_moment(model, moment, name, text),
        TeamMsg::ClearMoments => {
            model.team.moments = Moments::default();
            // What was pressed is gone.
            vec![model.confirm(Announcement::TeamMomentsCleared), Effect::Focus(FocusTarget::TeamMoments)]
        }
        TeamMsg::Session(msg) => session::carry_out(model, msg),
        msg => invitation::carry_out(model, msg),
    }
}

/// Adds what stands in the field. What was refused stays there, line by line; the rest is taken out of it.
fn add(model: &mut Model) -> Vec<Effect> {
    let instrument = model.instrument.clone();
    let draft = std::mem::take(&mut model.team.draft);
    model.team.begin_adding();
    let is_file = is_json(&draft);
    let records = if is_file {
        let mut reader = FileReader::default();
        let mut records = reader.feed(&instrument, draft.as_bytes());
        records.extend(reader.finish(&instrument));
        records
    } else {
        find(&instrument, &draft)
    };
    let lines: Vec<Vec<usize>> =
        records.iter().map(|record| (record.line..=record.last_line).collect()).collect();
    let is_empty = records.is_empty();
    let refused_before = |model: &Model| model.team.outcome.refused;
    let mut stays = Vec::new();
    for (record, lines) in records.into_iter().zip(lines) {
        let before = refused_before(model);
        model.team.add(&instrument, BatchSource::Pasted, vec![record]);
        if refused_before(model) > before {
            stays.extend(lines);
        }
    }
    if is_empty && !draft.trim().is_empty() {
        model.team.outcome.refused = 1;
        model.team.refused.push(crate::import::team::Refused {
            line: 0,
            end: String::new(),
            why: crate::import::team::TeamRefusal::NoCode,
        });
        model.team.draft = draft;
    } else if is_file && !stays.is_empty() {
        model.team.draft = draft;
    } else {
        let kept = (1..).zip(draft.lines()).filter(|(line, _)| stays.contains(line)).map(|(_, text)| text);
        model.team.draft = kept.collect::<Vec<_>>().join("\n");
    }
    settle(model, Pressed::Stays)
}

/// The camera saw a code. The focus stays: the next colleague holds up another one.
fn scanned(model: &mut Model, text: &str) -> Vec<Effect> {
    if model.team.scanner.is_none() {
        return Vec::new();
    }
    let instrument = model.instrument.clone();
    let mut records = find(&instrument, text);
    if records.is_empty() {
        records.push(Record::no_code());
    }
    model.team.begin_adding();
    model.team.add(&instrument, BatchSource::Pasted, records);
    let mut effects = settle(model, Pressed::Stays);
    effects.retain(|effect| !matches!(effect, Effect::Focus(_)));
    effects
}

/// Whether a text is the content of a file, or one answer file a line. A chat may begin with the time in brackets.
fn is_json(text: &str) -> bool {
    let text = text.trim_start_matches('\u{FEFF}').trim();
    let is_value = |text: &str| serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok();
    text.starts_with(['{', '[']) && (is_value(text) || text.lines().next().is_some_and(is_value))
}

/// The own answers are those of a member like any other.
fn add_own(model: &mut Model) -> Vec<Effect> {
    let Some(sheet) = model.own_sheet() else { return Vec::new() };
    let instrument = model.instrument.clone();
    let member = Member::of(&instrument, &sheet);
    model.team.begin_adding();
    model.team.add(&instrument, BatchSource::Own, vec![Record { line: 0, last_line: 0, read: Ok(member) }]);
    settle(model, Pressed::IsGone)
}

fn begin_reading(model: &mut Model, number: u32, total: f64) -> Vec<Effect> {
    model.team.begin_adding();
    model.team.reader = FileReader::default();
    model.team.reading = Some(Reading { number, done: 0.0, total: total.max(1.0) });
    // What was pressed is gone; the button that stops the reading is there.
    vec![Effect::Focus(FocusTarget::Next)]
}

/// A piece of a file. The counts of the whole follow when all is read: the page shows until then how far it is.
fn read(model: &mut Model, piece: Piece) -> Vec<Effect> {
    let is_ours = model.team.reading.is_some_and(|reading| reading.number == piece.reading);
    if !is_ours {
        return Vec::new();
    }
    let instrument = model.instrument.clone();
    let source = BatchSource::File(model.team.files.saturating_add(1));
    let mut records = model.team.reader.feed(&instrument, &piece.bytes);
    if piece.ends_file {
        records.extend(std::mem::take(&mut model.team.reader).finish(&instrument));
    }
    model.team.add(&instrument, source, records);
    if piece.ends_file {
        model.team.files = model.team.files.saturating_add(1);
    }
    if piece.ends_file && piece.done >= piece.total.max(1.0) {
        model.team.reading = None;
        return settle(model, Pressed::IsGone);
    }
    if let Some(reading) = &mut model.team.reading {
        reading.done = piece.done.clamp(0.0, reading.total);
    }
    Vec::new()
}

fn stop_reading(model: &mut Model) -> Vec<Effect> {
    if model.team.reading.take().is_none() {
        return Vec::new();
    }
    let mut effects = vec![Effect::StopReading];
    effects.extend(settle(model, Pressed::IsGone));
    effects
}

/// What became of the button that was pressed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Pressed {
    /// It is there still.
    Stays,
    /// It is gone, and the focus with it.
    IsGone,
}

/// What came in is counted, kept if the visitor wants that, and told. The first outcome is what the visitor waited for: the
/// focus goes to its headline, and to the field where something does not count.
fn settle(model: &mut Model, pressed: Pressed) -> Vec<Effect> {
    let instrument = model.instrument.clone();
    let was_shown = model.team.is_shown();
    model.team.recount(&instrument);
    let mut effects = keep(model);
    let outcome = model.team.outcome;
    effects.push(model.confirm(Announcement::TeamRead(outcome)));
    if outcome.refused > 0 {
        effects.push(Effect::Focus(FocusTarget::TeamCodes));
    } else if pressed == Pressed::IsGone || (model.team.is_shown() && !was_shown) {
        effects.push(Effect::Focus(FocusTarget::Heading));
    }
    effects
}

fn count_again(model: &mut Model, place: usize) -> Vec<Effect> {
    if place >= model.team.duplicates.len() {
        return Vec::new();
    }
    let instrument = model.instrument.clone();
    let member = model.team.duplicates.remove(place);
    if model.team.count(&instrument, BatchSource::Pasted, &member).is_err() {
        return Vec::new();
    }
    model.team.outcome.duplicates = model.team.outcome.duplicates.saturating_sub(1);
    model.team.recount(&instrument);
    let mut effects = keep(model);
    effects.push(Effect::Focus(FocusTarget::TeamCodes));
    effects.push(model.confirm(Announcement::TeamCountedAgain));
    effects
}

fn remove(model: &mut Model, batch: usize, place: usize) -> Vec<Effect> {
    let instrument = model.instrument.clone();
    // The row that takes its place, by its number in the list; the last one where there is none.
    let row = model.team.members().position(|(of, at, _)| (of, at) == (batch, place));
    model.team.remove(&instrument, batch, place);
    let last = model.team.members().count().checked_sub(1);
    removed(model, row.zip(last).map(|(row, last)| row.min(last)))
}

fn remove_batch(model: &mut Model, batch: usize) -> Vec<Effect> {
    let instrument = model.instrument.clone();
    model.team.remove_batch(&instrument, batch);
    let last = model.team.batches.len().checked_sub(1);
    removed(model, last.map(|last| batch.min(last)))
}

fn removed(model: &mut Model, row: Option<usize>) -> Vec<Effect> {
    model.team.begin_adding();
    let mut effects = keep(model);
    effects.push(Effect::Focus(row.map_or(FocusTarget::TeamCodes, FocusTarget::TeamRow)));
    effects.push(model.confirm(Announcement::TeamRemoved));
    effects
}

/// Removes all members, the notes and what was kept; the invitation stays.
pub(super) fn clear(model: &mut Model) -> Vec<Effect> {
    let team = std::mem::take(&mut *model.team);
    model.team.invitation = team.invitation;
    (model.team.form, model.team.invited) = (team.form, team.invited);
    model.team.files = team.files;
    vec![
        Effect::KeepTeam(None),
        Effect::Focus(FocusTarget::Heading),
        model.confirm(Announcement::TeamCleared),
    ]
}

fn set_kept(model: &mut Model, is_kept: bool) -> Vec<Effect> {
    model.team.is_kept = is_kept;
    if is_kept { keep(model) } else { vec![Effect::KeepTeam(None)] }
}

/// A file of the team at a moment. Nothing of it is kept.
fn bring_moment(
    model: &mut Model,
    moment: Moment,
    name: String,
    text: Result<String, Refusal>,
) -> Vec<Effect> {
    let read = text.map_err(MomentRefusal::Unreadable);
    let read = read.and_then(|text| read_moment(&model.instrument, &text));
    let is_refused = read.is_err();
    model.team.moments.take(moment, read.map(|outcome| MomentFile { name, outcome }));
    let said = if is_refused {
        Announcement::TeamMomentRefused
    } else if model.team.moments.before.is_some() && model.team_after().is_some() {
        Announcement::TeamCompared
    } else {
        Announcement::TeamMomentChosen
    };
    vec![model.confirm(said)]
}

/// Keeps the team as it is now, if the visitor wants that.
pub(super) fn keep(model: &Model) -> Vec<Effect> {
    if !model.team.is_kept {
        return Vec::new();
    }
    vec![Effect::KeepTeam(Some(model.team.to_text(&model.instrument, model.chosen_lang)))]
}
