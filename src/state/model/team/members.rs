//! Adding and removing members: the counts follow, and are the same however they came about.

use std::rc::Rc;

use super::{Batch, BatchSource, Counted, MAX_SHOWN, TeamState};
use crate::{
    core::{
        answers::AnswerSheet,
        instrument::Instrument,
        result_code::decode,
        team::{MIN_RESPONDENTS, TeamCounts, groups::Labels},
    },
    import::team::{Member, Record, Refused, TeamRefusal, end_of},
    state::effect::Outcome,
};

/// What became of a member that came in.
enum Added {
    Counts,
    IsThere,
}

impl TeamState {
    /// Begins to add: what the text or file before brought is no longer told.
    pub fn begin_adding(&mut self) {
        (self.refused, self.duplicates, self.outcome) = (Vec::new(), Vec::new(), Outcome::default());
        self.starts_batch = true;
    }

    /// Adds what was found, to a batch of this source; what does not count is noted.
    pub fn add(&mut self, instrument: &Instrument, source: BatchSource, records: Vec<Record>) {
        for record in records {
            let refused = match record.read {
                Ok(member) => match self.add_member(instrument, source, &member) {
                    Ok(Added::Counts) => {
                        self.outcome.added += 1;
                        continue;
                    }
                    Ok(Added::IsThere) => {
                        self.outcome.duplicates += 1;
                        if self.duplicates.len() < MAX_SHOWN {
                            self.duplicates.push(member);
                        }
                        continue;
                    }
                    Err(why) => Refused { line: record.line, end: end_of(&member.code), why },
                },
                Err(refused) => refused,
            };
            self.outcome.refused += 1;
            if self.refused.len() < MAX_SHOWN {
                self.refused.push(refused);
            }
        }
    }

    fn add_member(
        &mut self,
        instrument: &Instrument,
        source: BatchSource,
        member: &Member,
    ) -> Result<Added, TeamRefusal> {
        self.fits(instrument, member)?;
        if self.known.contains(&member.code) {
            return Ok(Added::IsThere);
        }
        self.count(instrument, source, member)?;
        Ok(Added::Counts)
    }

    /// Why a member does not belong to this team.
    fn fits(&self, instrument: &Instrument, member: &Member) -> Result<(), TeamRefusal> {
        let asked = self.invitation.as_ref().map(|invitation| invitation.number);
        if asked.zip(member.invitation).is_some_and(|(asked, answered)| asked != answered) {
            return Err(TeamRefusal::OtherInvitation);
        }
        if self.mode().is_some_and(|mode| mode != member.mode) {
            return Err(TeamRefusal::OtherMode(member.mode));
        }
        let is_settled = self.invitation.is_some() || !self.is_empty();
        let threshold = self.threshold().or(is_settled.then_some(instrument.parameters.threshold));
        match threshold.zip(member.threshold) {
            Some((of_team, asked)) if (of_team - asked).abs() > 1e-9 => Err(TeamRefusal::OtherThreshold),
            _ => Ok(()),
        }
    }

    /// Counts a member, also one whose code is there.
    ///
    /// # Errors
    /// If it cannot belong to this team.
    pub fn count(
        &mut self,
        instrument: &Instrument,
        source: BatchSource,
        member: &Member,
    ) -> Result<(), TeamRefusal> {
        let is_other = self.batches.last().is_none_or(|batch| batch.source != source);
        if std::mem::take(&mut self.starts_batch) || is_other {
            self.batches.push(Batch { source, members: Vec::new(), group: None });
        }
        let threshold = self.threshold().or(member.threshold);
        let group = member.group.filter(|group| *group < self.groups().len());
        let Some(batch) = self.batches.last_mut() else { return Err(TeamRefusal::OtherTally) };
        let counted = Counted { code: Rc::clone(&member.code), group };
        let labels = labels(batch, &counted);
        let added = sheet(instrument, &member.code, threshold)
            .and_then(|sheet| self.grouped.add(instrument, &sheet, labels).ok());
        if added.is_none() {
            self.batches.pop_if(|batch| batch.members.is_empty());
            return Err(TeamRefusal::OtherTally);
        }
        batch.members.push(counted);
        self.common.get_or_insert((member.mode, threshold));
        self.known.insert(Rc::clone(&member.code));
        Ok(())
    }

    /// The threshold of all members; `None` as long as none is there and no invitation says one.
    fn threshold(&self) -> Option<f64> {
        let kept = self.kept_counts.as_ref().and_then(TeamCounts::threshold);
        let invited = self.invitation.as_ref().and_then(|invitation| invitation.threshold);
        kept.or(invited).or(self.common.and_then(|(_, threshold)| threshold))
    }

    /// Removes a member; an empty batch goes with it.
    pub fn remove(&mut self, instrument: &Instrument, batch: usize, place: usize) {
        let threshold = self.threshold();
        let Some(found) = self.batches.get_mut(batch).filter(|batch| place < batch.members.len()) else {
            return;
        };
        let member = found.members.remove(place);
        let labels = labels(found, &member);
        if found.members.is_empty() {
            self.batches.remove(batch);
        }
        if let Some(sheet) = sheet(instrument, &member.code, threshold) {
            // It was added, so that it can be removed.
            let _ = self.grouped.remove(instrument, &sheet, labels);
        }
        if !self.members().any(|(_, _, other)| other.code == member.code) {
            self.known.remove(&member.code);
        }
        self.recount(instrument);
    }

    /// Removes a batch.
    pub fn remove_batch(&mut self, instrument: &Instrument, batch: usize) {
        if batch >= self.batches.len() {
            return;
        }
        if matches!(self.batches.remove(batch).source, BatchSource::Kept(_)) {
            self.kept_counts = None;
        }
        self.count_anew(instrument);
    }

    /// Puts a batch into a group, or into none.
    pub fn set_group(&mut self, instrument: &Instrument, batch: usize, group: Option<usize>) {
        let count = self.groups().len();
        if let Some(batch) = self.batches.get_mut(batch) {
            batch.group = group.filter(|group| *group < count);
            self.count_anew(instrument);
        }
    }

    /// Counts all members again, from their codes.
    pub fn count_anew(&mut self, instrument: &Instrument) {
        let threshold = self.threshold();
        self.grouped = Default::default();
        for batch in &self.batches {
            for member in &batch.members {
                if let Some(sheet) = sheet(instrument, &member.code, threshold) {
                    // All are of one mode and threshold.
                    let _ = self.grouped.add(instrument, &sheet, labels(batch, member));
                }
            }
        }
        self.known =
            self.batches.iter().flat_map(|batch| &batch.members).map(|one| one.code.clone()).collect();
        self.recount(instrument);
    }

    /// Makes the counts of the whole team.
    pub fn recount(&mut self, instrument: &Instrument) {
        let mut counts = self.grouped.whole(instrument);
        if counts.members() == 0 {
            self.common = None;
        }
        if let Some(kept) = &self.kept_counts {
            // Both are of one mode and threshold: what differs was refused.
            let _ = counts.merge(kept);
        }
        self.counts = (counts.members() > 0).then(|| Rc::new(counts));
        let [now, told] =
            [&self.counts, &self.told].map(|team| team.as_ref().map_or(0, |team| team.members()));
        if now < MIN_RESPONDENTS {
            self.told = None;
        } else if now.abs_diff(told) >= MIN_RESPONDENTS {
            self.told.clone_from(&self.counts);
        }
    }
}

fn sheet(instrument: &Instrument, code: &str, threshold: Option<f64>) -> Option<AnswerSheet> {
    let sheet = decode(instrument, code).ok()?;
    Some(AnswerSheet { threshold, ..sheet })
}

/// The group of a member: the one that it chose, else that of its batch.
fn labels(batch: &Batch, member: &Counted) -> Labels {
    let group = member.group.or(batch.group).and_then(|group| u16::try_from(group).ok());
    [group, None]
}
