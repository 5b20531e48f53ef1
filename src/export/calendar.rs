//! Calendars (RFC 5545): the actions of a plan, and a reminder of the next measurement.
//!
//! An action with a date is an event of a day (VEVENT), which Outlook, Google Calendar and Apple Calendar read, and every
//! action is a task (VTODO) for programs that keep tasks. Each has an id (UID) that stays, and a number (SEQUENCE) that
//! rises with the time of export, so that a second import updates what the first one made.
//!
//! The lines are those of the crate `icalendar`, which knows what is to be escaped and quoted where. Its calendars are not
//! used: they ask a clock and chance, so that no two files are alike. Nor are its folds, which may be beside a space.

use icalendar::Property;

use crate::{
    i18n::ModelWords,
    plan::{Plan, action::Action, day::Day},
    report::plan::ActionPresenter,
};

/// What made the calendar.
const PRODUCER: &str = "-//Social Business Scan//Social Business Scan//EN";
/// What ids end with.
const DOMAIN: &str = "social-business-scan";
/// At nine in the morning of the day before.
const DAY_BEFORE: &str = "-PT15H";

/// A moment in UTC, for calendars.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    day: Day,
    /// Seconds since its midnight.
    seconds: u32,
}

impl Moment {
    /// Reads `2026-11-22T10:00:00Z` or `2026-11-22T10:00:00.123Z`; `None` for anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (day, time) = text.strip_suffix('Z')?.split_once('T')?;
        let mut parts = time.split('.').next()?.split(':').map(|part| part.parse::<u32>().ok());
        let (hours, minutes, seconds) = (parts.next()??, parts.next()??, parts.next()??);
        let is_time = hours < 24 && minutes < 60 && seconds < 61 && parts.next().is_none();
        let day = Day::parse(day)?;
        is_time.then_some(Self { day, seconds: hours * 3600 + minutes * 60 + seconds.min(59) })
    }

    /// Its day, in UTC.
    #[must_use]
    pub const fn day(self) -> Day {
        self.day
    }

    fn compact(self) -> String {
        let (hours, minutes, seconds) = (self.seconds / 3600, self.seconds / 60 % 60, self.seconds % 60);
        format!("{}T{hours:02}{minutes:02}{seconds:02}Z", self.day.compact())
    }

    /// Rises with time, by 1 a minute.
    fn number(self) -> u32 {
        self.day.number().saturating_mul(24 * 60).saturating_add(self.seconds / 60)
    }
}

/// The plan as a calendar. `now` is the moment of the export.
#[must_use]
pub fn plan(presenter: ActionPresenter<'_>, plan: &Plan, now: Moment) -> String {
    let mut lines = Lines::begin(presenter.strings.plan_title);
    for action in plan.actions() {
        let title = presenter.title(action);
        let description = description(presenter, action);
        let uid = format!("{}.{}@{DOMAIN}", action.id, plan.key);
        let entry = Entry { title: &title, description: &description, now };
        if let Some(date) = action.date {
            lines.event(&uid, date, !action.done, entry);
        }
        lines.task(&["task.", &uid].concat(), action, entry);
    }
    lines.end()
}

/// A reminder of the next measurement: a calendar with one event, a year after `since`, the day of the last one. `now` is
/// the moment of the export. The same measurement gives the same event again; a later one gives another. `None` after the
/// year 9999.
#[must_use]
pub fn reminder(words: ModelWords<'_>, since: Day, now: Moment) -> Option<String> {
    let date = since.in_a_year()?;
    let title = words.strings.plan_reminder_title.fill(&[("name", words.scan())]);
    let mut lines = Lines::begin(&title);
    let uid = format!("measurement-{}@{DOMAIN}", date.compact());
    let entry = Entry { title: &title, description: words.strings.plan_reminder_text, now };
    lines.event(&uid, date, true, entry);
    Some(lines.end())
}

fn description(presenter: ActionPresenter<'_>, action: &Action) -> String {
    let mut parts = Vec::new();
    if !action.owner.trim().is_empty() {
        parts.push(presenter.strings.result_actions_for.fill(&[("who", action.owner.trim())]));
    }
    parts.extend(presenter.advice(&action.origin));
    if !action.note.trim().is_empty() {
        parts.push(action.note.trim().to_owned());
    }
    parts.join("\n")
}

/// What an event and a task say alike.
#[derive(Clone, Copy)]
struct Entry<'a> {
    title: &'a str,
    description: &'a str,
    now: Moment,
}

/// A calendar that is being written.
struct Lines(String);

impl Lines {
    fn begin(name: &str) -> Self {
        let mut lines = Self(String::new());
        lines.add("BEGIN", "VCALENDAR");
        lines.add("VERSION", "2.0");
        lines.add("PRODID", PRODUCER);
        lines.add("CALSCALE", "GREGORIAN");
        lines.add("X-WR-CALNAME", name);
        lines
    }

    fn end(mut self) -> String {
        self.add("END", "VCALENDAR");
        self.0
    }

    /// A day with an alarm, which nobody is busy on.
    fn event(&mut self, uid: &str, date: Day, has_alarm: bool, entry: Entry<'_>) {
        self.add("BEGIN", "VEVENT");
        self.head(uid, entry);
        self.day("DTSTART", date);
        if let Some(next) = date.next() {
            self.day("DTEND", next);
        }
        self.add("TRANSP", "TRANSPARENT");
        if has_alarm {
            self.alarm(entry, None);
        }
        self.add("END", "VEVENT");
    }

    fn task(&mut self, uid: &str, action: &Action, entry: Entry<'_>) {
        self.add("BEGIN", "VTODO");
        self.head(uid, entry);
        if let Some(date) = action.date {
            self.day("DUE", date);
        }
        if action.done {
            self.add("STATUS", "COMPLETED");
            self.add("PERCENT-COMPLETE", "100");
        } else {
            self.add("STATUS", "NEEDS-ACTION");
            if action.date.is_some() {
                self.alarm(entry, Some("END"));
            }
        }
        self.add("END", "VTODO");
    }

    fn head(&mut self, uid: &str, entry: Entry<'_>) {
        let now = entry.now.compact();
        self.add("UID", uid);
        self.add("DTSTAMP", &now);
        self.add("LAST-MODIFIED", &now);
        self.add("SEQUENCE", &entry.now.number().to_string());
        self.add("SUMMARY", entry.title);
        if !entry.description.is_empty() {
            self.add("DESCRIPTION", entry.description);
        }
    }

    /// `related` to the end where there is no beginning.
    fn alarm(&mut self, entry: Entry<'_>, related: Option<&str>) {
        self.add("BEGIN", "VALARM");
        self.add("ACTION", "DISPLAY");
        self.add("DESCRIPTION", entry.title);
        let mut trigger = Property::new("TRIGGER", DAY_BEFORE);
        if let Some(related) = related {
            trigger.add_parameter("RELATED", related);
        }
        self.push(trigger);
        self.add("END", "VALARM");
    }

    fn day(&mut self, name: &str, day: Day) {
        self.push(Property::new(name, day.compact()).add_parameter("VALUE", "DATE").done());
    }

    fn add(&mut self, name: &str, value: &str) {
        self.push(Property::new(name, value));
    }

    fn push(&mut self, property: Property) {
        // A string takes everything: writing cannot fail.
        let line: Result<String, _> = property.try_into();
        fold(&line.unwrap_or_default().replace("\r\n ", ""), &mut self.0);
    }
}

/// Folds a line at 75 bytes, between letters and never beside a space of any kind, however many bytes its letters have: a reader may
/// take a second space for a part of the fold, or cut one at the end of a line, and words would grow together.
fn fold(line: &str, out: &mut String) {
    let (mut rest, mut room) = (line.trim_end_matches("\r\n"), 75);
    while rest.len() > room {
        let is_space = |at: usize| {
            rest.get(..at).is_some_and(|line| line.ends_with(char::is_whitespace))
                || rest.get(at..).is_some_and(|rest| rest.starts_with(char::is_whitespace))
        };
        let mut ends = (1..=room).rev().filter(|at| rest.is_char_boundary(*at));
        let last = ends.clone().next();
        let Some(end) = ends.find(|at| !is_space(*at)).or(last) else { break };
        let (line, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
        out.push_str(line);
        out.push_str("\r\n ");
        (rest, room) = (after, 74);
    }
    out.push_str(rest);
    out.push_str("\r\n");
}
