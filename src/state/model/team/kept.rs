//! What is kept of a team, if the visitor asked for it: counts of five or more people, notes and the invitation. No answer
//! of a single member is in it: not its code, and no mark by which a guess could be tried.

use serde::Serialize;
use serde_json::{Map, Value, json};

use super::{Batch, BatchSource, Invited, TeamState};
use crate::core::{
    instrument::{Instrument, Lang},
    result_code::invitation::Invitation,
    string_enum::StringEnum,
    team::{
        MIN_RESPONDENTS, TeamCounts,
        counts_file::{self, CountsFile},
    },
};

/// What tells it from other texts.
const KIND: &str = "sbs-team-kept";

/// What was kept.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct KeptTeam {
    /// The counts.
    pub counts: Option<TeamCounts>,
    /// The notes of the session, by the id of the item.
    pub notes: Vec<(String, String)>,
    /// The invitation.
    pub invitation: Option<Invitation>,
    /// The language, if the visitor chose one.
    pub lang: Option<Lang>,
}

#[derive(Serialize)]
struct File<'a> {
    kind: &'a str,
    schema: u32,
    counts: Option<CountsFile<'a>>,
    notes: Map<String, Value>,
    invitation: Option<String>,
    lang: Option<&'static str>,
}

impl TeamState {
    /// What is kept of it, with the language that the visitor chose: without a scan nothing else keeps that. Below five people the counts would be almost those of one, and stay out.
    #[must_use]
    pub fn to_text(&self, instrument: &Instrument, lang: Option<Lang>) -> String {
        let counts = self.counts.as_ref().filter(|counts| counts.members() >= MIN_RESPONDENTS);
        let notes = self.session.notes().into_iter();
        let file = File {
            kind: KIND,
            schema: 1,
            counts: counts.map(|counts| CountsFile { instrument, counts }),
            notes: notes.map(|(item, note)| (instrument.item(item).id.clone(), json!(note))).collect(),
            invitation: self.invitation.as_ref().map(|invitation| invitation.encode(instrument)),
            lang: lang.map(Lang::key),
        };
        // All keys are texts, so that writing cannot fail.
        serde_json::to_string(&file).unwrap_or_default()
    }

    /// Goes on with the invitation that was answered before; one that cannot be read any more is none.
    pub fn take_invitation(&mut self, instrument: &Instrument, text: &str) {
        let invitation = Invitation::decode(instrument, text).ok();
        self.invited = invitation.map(|invitation| Invited { invitation, group: None });
    }

    /// Goes on with what was kept, and gives the language that was chosen; a text that cannot be read changes nothing.
    pub fn take_kept(&mut self, instrument: &Instrument, text: &str) -> Option<Lang> {
        let kept = read(instrument, text)?;
        self.is_kept = true;
        for (id, note) in kept.notes {
            if let Some(item) = instrument.find(&id) {
                self.session.set_note(item, &note);
            }
        }
        self.invitation = kept.invitation;
        if let Some(counts) = kept.counts {
            let source = BatchSource::Kept(counts.members());
            self.kept_counts = Some(counts);
            self.batches.push(Batch { source, members: Vec::new(), group: None });
            self.recount(instrument);
        }
        kept.lang
    }
}

fn read(instrument: &Instrument, text: &str) -> Option<KeptTeam> {
    let value: Value = serde_json::from_str(text).ok()?;
    let file = value.as_object().filter(|file| file.get("kind").and_then(Value::as_str) == Some(KIND))?;
    let notes = file.get("notes").and_then(Value::as_object).into_iter().flatten();
    let notes = notes.filter_map(|(id, note)| Some((id.clone(), note.as_str()?.to_owned())));
    let invitation = file.get("invitation").and_then(Value::as_str);
    Some(KeptTeam {
        counts: file
            .get("counts")
            .and_then(|counts| counts_file::from_value(instrument, counts).ok())
            .filter(|counts| counts.members() >= MIN_RESPONDENTS),
        notes: notes.collect(),
        lang: file.get("lang").and_then(Value::as_str).and_then(Lang::from_key),
        invitation: invitation.and_then(|text| Invitation::decode(instrument, text).ok()),
    })
}
