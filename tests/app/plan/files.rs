//! The plan in files, each read by another reader than what wrote it.

use std::{collections::BTreeMap, io::BufReader};

use csv::ReaderBuilder;
use ical::{
    IcalParser,
    parser::ical::component::{IcalCalendar, IcalEvent},
    property::Property,
};
use proptest::prelude::*;
use social_business_scan::{
    core::{
        instrument::{Instrument, Lang},
        string_enum::StringEnum,
    },
    export::{
        calendar::{self, Moment},
        plan::{csv as plan_csv, markdown as plan_markdown},
    },
    i18n::{ModelWords, strings},
    import::plan_table,
    plan::{Plan, day::Day, target::Target},
    state::model::Model,
};

use super::{TEXTS, plan, typed};
use crate::fixture::model;

fn now() -> Moment {
    Moment::parse("2026-11-29T13:05:09.123Z").unwrap()
}

fn in_calendar(model: &Model, now: Moment) -> String {
    calendar::plan(model.action_presenter(), &model.plan, now)
}

/// Reads a calendar, and looks at its bytes.
#[track_caller]
fn parsed(text: &str) -> IcalCalendar {
    assert!(text.ends_with("\r\n") && !text.replace("\r\n", "").contains(['\r', '\n']), "{text}");
    for line in text.split("\r\n") {
        assert!(line.len() <= 75, "{} bytes: {line}", line.len());
    }
    let mut calendars = IcalParser::new(BufReader::new(text.as_bytes()));
    let calendar = calendars.next().unwrap().unwrap();
    assert!(calendars.next().is_none());
    calendar
}

fn value<'a>(properties: &'a [Property], name: &str) -> Option<&'a str> {
    let mut found = properties.iter().filter(|property| property.name == name);
    let value = found.next()?.value.as_deref();
    assert!(found.next().is_none(), "{name} twice");
    value
}

/// A text as RFC 5545, section 3.3.11 has it; written here anew.
fn unescaped(text: &str) -> String {
    let (mut out, mut letters) = (String::new(), text.chars());
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => match letters.next().unwrap() {
                'n' | 'N' => out.push('\n'),
                other @ ('\\' | ';' | ',') => out.push(other),
                other => panic!("\\{other} in {text}"),
            },
            ';' | ',' => panic!("a bare {letter} in {text}"),
            other => out.push(other),
        }
    }
    out
}

#[test]
fn a_calendar_has_an_event_for_each_date_and_a_task_for_each_action() {
    let mut model = model();
    model.plan = plan();

    let calendar = parsed(&in_calendar(&model, now()));

    assert_eq!(value(&calendar.properties, "VERSION"), Some("2.0"));
    assert!(value(&calendar.properties, "PRODID").is_some());
    let dated = model.plan.actions().iter().filter(|action| action.date.is_some()).count();
    assert_eq!((calendar.events.len(), calendar.todos.len()), (dated, model.plan.actions().len()));
    let by_uid: BTreeMap<&str, &IcalEvent> =
        calendar.events.iter().map(|event| (value(&event.properties, "UID").unwrap(), event)).collect();
    for action in model.plan.actions() {
        let title = model.action_presenter().title(action);
        let uid = format!("{}.0000000a-1@social-business-scan", action.id);
        let task = calendar
            .todos
            .iter()
            .find(|task| value(&task.properties, "UID") == Some(&*format!("task.{uid}")))
            .unwrap();
        assert_eq!(unescaped(value(&task.properties, "SUMMARY").unwrap()), title);
        let status = if action.done { "COMPLETED" } else { "NEEDS-ACTION" };
        assert_eq!(value(&task.properties, "STATUS"), Some(status));
        assert_eq!(value(&task.properties, "DUE"), action.date.map(Day::compact).as_deref());
        let Some(date) = action.date else { continue };
        let event = by_uid[&*uid];
        assert_eq!(unescaped(value(&event.properties, "SUMMARY").unwrap()), title);
        assert_eq!(value(&event.properties, "DTSTART"), Some(&*date.compact()));
        assert_eq!(value(&event.properties, "DTEND"), date.next().map(Day::compact).as_deref());
        assert_eq!(value(&event.properties, "DTSTAMP"), Some("20261129T130509Z"));
        let start = event.properties.iter().find(|property| property.name == "DTSTART").unwrap();
        assert_eq!(start.params, Some(vec![("VALUE".to_owned(), vec!["DATE".to_owned()])]));
        assert_eq!(event.alarms.len(), usize::from(!action.done), "{uid}");
        for alarm in &event.alarms {
            assert_eq!(value(&alarm.properties, "TRIGGER"), Some("-PT15H"));
            assert_eq!(value(&alarm.properties, "ACTION"), Some("DISPLAY"));
            assert!(value(&alarm.properties, "DESCRIPTION").is_some());
        }
        if !action.note.is_empty() {
            let description = unescaped(value(&event.properties, "DESCRIPTION").unwrap());
            assert!(
                description.ends_with(&action.note) && description.contains(&action.owner),
                "{description}"
            );
        }
    }
}

#[test]
fn a_plan_is_this_calendar_to_the_byte() {
    let mut model = model();
    model.plan = plan();
    crate::export::golden("plan-nl.ics", &in_calendar(&model, now()));
}

#[test]
fn a_second_calendar_has_the_same_ids_and_higher_numbers() {
    let mut model = model();
    model.plan = plan();
    let first = parsed(&in_calendar(&model, now()));
    let mut action = model.plan.actions()[0].clone();
    action.set_text("Anders");
    model.plan.set(action);

    let later = Moment::parse("2026-11-29T13:06:00Z").unwrap();
    let second = parsed(&in_calendar(&model, later));

    let of = |calendar: &IcalCalendar, name: &str| -> Vec<String> {
        let events = calendar.events.iter().map(|event| &event.properties);
        let all = events.chain(calendar.todos.iter().map(|task| &task.properties));
        all.map(|properties| value(properties, name).unwrap().to_owned()).collect()
    };
    let uids = of(&first, "UID");
    assert_eq!(uids, of(&second, "UID"));
    assert_eq!(uids.iter().collect::<std::collections::BTreeSet<_>>().len(), uids.len());
    let numbers = |calendar| of(calendar, "SEQUENCE").iter().map(|text| text.parse::<i32>().unwrap()).max();
    assert!(numbers(&first) < numbers(&second));
}

#[test]
fn the_reminder_is_a_day_in_a_year_and_the_same_for_the_same_measurement() {
    for lang in Lang::ALL {
        let since = Day::parse("2024-02-29").unwrap();
        let instrument = Instrument::built_in().unwrap();
        let words = ModelWords { instrument: &instrument, strings: strings(*lang), lang: *lang };
        let text = calendar::reminder(words, since, now()).unwrap();

        let calendar = parsed(&text);

        let [event] = &*calendar.events else { panic!("{text}") };
        assert_eq!(value(&event.properties, "DTSTART"), Some("20250228"));
        assert_eq!(value(&event.properties, "UID"), Some("measurement-20250228@social-business-scan"));
        assert_eq!(event.alarms.len(), 1);
        assert_eq!(
            unescaped(value(&event.properties, "SUMMARY").unwrap()),
            strings(*lang).plan_reminder_title.fill(&[("name", "Social Business Scan")])
        );
    }
}

#[test]
fn only_moments_are_moments() {
    for text in [
        "",
        "2026-11-29",
        "2026-11-29T24:00:00Z",
        "2026-11-29T10:00:00",
        "2026-02-30T10:00:00Z",
        "2026-11-29T1é:00:00Z",
    ] {
        assert_eq!(Moment::parse(text), None, "{text}");
    }
}

#[test]
fn the_table_has_every_text_as_it_is_and_none_that_a_spreadsheet_carries_out() {
    let mut model = model();
    model.plan = plan();

    let text = plan_csv::table(model.action_presenter(), &model.plan);

    let text = text.strip_prefix('\u{feff}').unwrap();
    let mut reader = ReaderBuilder::new().from_reader(text.as_bytes());
    assert_eq!(reader.headers().unwrap(), &plan_csv::HEAD[..]);
    let rows: Vec<_> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), model.plan.actions().len());
    for (row, action) in rows.iter().zip(model.plan.actions()) {
        for field in row {
            assert!(!field.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']), "{field}");
        }
        let title = model.action_presenter().title(action);
        assert_eq!(
            row[1].strip_prefix('\'').filter(|_| title.starts_with(['=', '+', '-', '@'])).unwrap_or(&row[1]),
            title
        );
        assert!(row[5].ends_with(&action.note), "{row:?}");
        assert_eq!((&row[0], &row[4]), (&*action.id, if action.done { "yes" } else { "no" }));
    }
}

#[test]
fn a_table_that_nobody_changed_changes_nothing_whatever_its_separator() {
    let mut model = model();
    model.plan = plan();
    let text = plan_csv::table(model.action_presenter(), &model.plan);
    let mut with_semicolons = csv::WriterBuilder::new().delimiter(b';').from_writer(Vec::new());
    for row in ReaderBuilder::new()
        .has_headers(false)
        .from_reader(text.trim_start_matches('\u{feff}').as_bytes())
        .records()
    {
        with_semicolons.write_record(&row.unwrap()).unwrap();
    }
    let with_semicolons = String::from_utf8(with_semicolons.into_inner().unwrap()).unwrap();
    for text in [&text, &with_semicolons, &format!("sep=;\r\n{with_semicolons}")] {
        let table = plan_table::read(text).unwrap();
        assert_eq!(
            (table.changes(&model.plan), table.unread, table.unknown(&model.plan)),
            (Vec::new(), 0, 0)
        );
    }
}

#[test]
fn a_date_that_could_be_two_days_stays_as_it_was_and_is_counted() {
    let mut plan = Plan::default();
    plan.add(typed("a", "x")).unwrap();
    for (date, day, unread) in [
        ("2027-03-01", Day::new(2027, 3, 1), 0),
        ("1-3-2027", Day::new(2027, 3, 1), 0),
        ("01.03.2027", Day::new(2027, 3, 1), 0),
        ("31/1/2027", Day::new(2027, 1, 31), 0),
        ("1/31/2027", Day::new(2027, 1, 31), 0),
        ("1/3/2027", None, 1),
        ("31-31-2027", None, 1),
        ("morgen", None, 1),
        ("", None, 0),
    ] {
        let table = plan_table::read(&format!("id,date\na,{date}\n")).unwrap();
        let changed = table.changes(&plan).first().and_then(|action| action.date);
        assert_eq!((changed, table.unread), (day, unread), "{date}");
    }
}

#[test]
fn markdown_is_a_list_of_tasks_and_no_text_is_markup() {
    let mut model = model();
    model.plan = plan();
    let mut target = Target { date: Day::new(2027, 11, 29), ..Target::default() };
    target.set_level(Some(4));

    let text = plan_markdown::text(model.action_presenter(), &model.plan, &target);

    assert!(text.contains("niveau 4 (2027-11-29)"), "{text}");
    let tasks = text.lines().filter(|line| line.starts_with("- [")).count();
    assert_eq!(tasks, model.plan.actions().len());
    assert_eq!(text.lines().filter(|line| line.starts_with("- [x]")).count(), 1);
    assert!(text.contains(r"\*vet\* \<b\>") && !text.contains("<b>"), "{text}");
}

proptest! {
    #[test]
    fn any_text_goes_through_calendar_and_table(text in "\\PC{0,60}|[;,\\\\\"'=\n\r\t:é老 ]{0,80}", note in "(?s).{0,120}") {
        // The reader eats colons at the beginning of a value.
        let text = format!("x{text}");
        let mut model = model();
        model.plan.key = "k-1".into();
        let mut action = typed("a", "");
        action.set_text(&text);
        action.set_owner(&text);
        action.set_note(&note);
        action.date = Day::new(2027, 1, 31);
        model.plan.add(action.clone()).unwrap();
        let title = model.action_presenter().title(&action);

        let calendar = parsed(&in_calendar(&model, now()));
        prop_assert_eq!(unescaped(value(&calendar.events[0].properties, "SUMMARY").unwrap()), title);

        let table = plan_csv::table(model.action_presenter(), &model.plan);
        let table = plan_table::read(&table).unwrap();
        prop_assert_eq!(table.changes(&model.plan), Vec::new());
    }

    #[test]
    fn any_text_is_a_table_or_none_and_never_a_panic(text in "(?s).{0,200}", head in "(id|owner|date|done|sep=|;|,|\n|\u{feff}){0,8}") {
        let _ = plan_table::read(&text);
        let _ = plan_table::read(&format!("{head}\n{text}"));
    }
}

#[test]
fn the_texts_are_what_files_must_not_stumble_over() {
    assert!(TEXTS.iter().any(|text| text.starts_with('=')) && TEXTS.iter().any(|text| text.len() > 75));
}
