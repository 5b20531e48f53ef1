//! `sbs report` and `sbs verify`.

use std::fs;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use serde_json::{Value, json};
use social_business_scan::{
    core::{
        answer_file,
        instrument::{Instrument, Lang},
        result_code,
        score::score,
        section::Scope,
        string_enum::StringEnum,
    },
    export::pdf::{self, Paper, PdfOptions, read::read},
    export::report::{attachment::notes_in, html::html_file, markdown::markdown_file},
    i18n::strings,
    plan::day::Day,
    report::{
        ReportPresenter,
        document::{Block, Document, DocumentOptions, Part, document},
    },
};

use super::{cases, file, sbs, stderr, stdout, worked_example};

/// A note of 500 characters in which everything has a meaning somewhere.
fn note() -> String {
    "Sinds 2019 <b>\"goed\"</b> | met * en _ & `code` [x](y) # 1. én → ".repeat(8).chars().take(500).collect()
}

/// Answers of the worked example with two notes, and a quick scan.
pub fn inputs() -> [(&'static str, Value); 2] {
    let mut full = worked_example()["input"].clone();
    let items: Vec<String> = full["answers"].as_object().unwrap().keys().take(2).cloned().collect();
    full["notes"] = json!({ (&items[0]): note(), (&items[1]): "Kort." });
    let all = cases("cases", "score");
    let quick = all.iter().find(|case| {
        case["input"]["mode"] == "quick" && case["input"]["answers"].as_object().unwrap().len() > 14
    });
    [("full", full), ("quick", quick.unwrap()["input"].clone())]
}

/// The same answers a year before: every third was lower.
pub fn earlier(input: &Value) -> Value {
    let mut earlier = input.clone();
    for (place, (_, answer)) in earlier["answers"].as_object_mut().unwrap().iter_mut().enumerate() {
        if place % 3 == 0 {
            *answer = json!(1);
        }
    }
    earlier["savedAt"] = json!("2025-11-20T10:00:00Z");
    earlier
}

/// So many people who answered the same questions, one on each line.
pub fn members(input: &Value, count: usize) -> String {
    let member = |number: usize| {
        let mut member = input.clone();
        for (place, (_, answer)) in member["answers"].as_object_mut().unwrap().iter_mut().enumerate() {
            *answer = json!((place + number) % 5);
        }
        member.to_string() + "\n"
    };
    (0..count).map(member).collect()
}

/// The report of answers with everything in it.
pub fn made(input: &Value, lang: Lang) -> Document {
    let instrument = Instrument::built_in().unwrap();
    let sheet = answer_file::from_value(&instrument, input).unwrap();
    let report = score(&instrument, &sheet);
    let presenter = ReportPresenter {
        instrument: &instrument,
        report: &report,
        sheet: &sheet,
        scope: Scope::Whole,
        lang,
        strings: strings(lang),
    };
    let options = DocumentOptions {
        organisation: "Stichting & Zonen <b>".repeat(5),
        day: "29 november 2026".to_owned(),
        remark: "Besproken in het bestuur: 3 * 4_5.".to_owned(),
        appendix: Part::Included,
        notes: Part::Included,
        attachment: Part::Included,
        code: result_code::encode(&instrument, &sheet),
        link_base: Some("https://example.org/scan/".to_owned()),
        ..DocumentOptions::default()
    };
    document(presenter, &notes_in(&instrument, input.as_object().unwrap()), &options)
}

fn each(check: impl Fn(&str, &Value, Document)) {
    for (name, input) in inputs() {
        for lang in Lang::ALL {
            check(&format!("{name} in {}", lang.key()), &input, made(&input, *lang));
        }
    }
}

pub fn written(document: &Document, attachment: Option<&str>) -> Vec<u8> {
    let made = Day::new(2026, 11, 29).unwrap();
    pdf::write(document, PdfOptions { paper: Paper::A4, made, attachment }).unwrap()
}

/// The first of some texts that does not stand after the ones before it.
fn first_missing<'a>(texts: &[&'a str], mut rest: &str) -> Option<&'a str> {
    texts.iter().copied().find(|text| match rest.find(text) {
        Some(at) => {
            rest = &rest[at + text.len()..];
            false
        }
        None => true,
    })
}

/// Headings with their levels, rows of tables, and all text.
#[derive(Debug, Default, PartialEq)]
pub struct Outline {
    headings: Vec<(usize, String)>,
    rows: Vec<Vec<String>>,
    /// All text.
    pub text: String,
}

pub fn of_markdown(text: &str) -> Outline {
    let mut outline = Outline::default();
    let (mut heading, mut cell) = (None, None);
    for event in Parser::new_ext(text, Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::Heading { level, .. }) => heading = Some((level as usize, String::new())),
            Event::End(TagEnd::Heading(_)) => outline.headings.extend(heading.take()),
            Event::Start(Tag::TableHead | Tag::TableRow) => outline.rows.push(Vec::new()),
            Event::Start(Tag::TableCell) => cell = Some(String::new()),
            Event::End(TagEnd::TableCell) => {
                outline.rows.last_mut().unwrap().push(cell.take().unwrap());
            }
            Event::Text(text) | Event::Code(text) => {
                outline.text.push_str(&text);
                if let Some((_, heading)) = &mut heading {
                    heading.push_str(&text);
                }
                if let Some(cell) = &mut cell {
                    cell.push_str(&text);
                }
            }
            Event::SoftBreak | Event::HardBreak => outline.text.push(' '),
            Event::End(_) => outline.text.push('\n'),
            Event::Html(html) | Event::InlineHtml(html) => panic!("a text became HTML: {html}"),
            _ => {}
        }
    }
    assert_eq!(HeadingLevel::H2 as usize, 2);
    outline
}

fn of_html(html: &str) -> Outline {
    let text = |html: &str| {
        let entities = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")];
        entities.iter().fold(html.to_owned(), |text, (entity, sign)| text.replace(entity, sign))
    };
    let mut outline = Outline::default();
    let body = html.split_once("<body>").unwrap().1;
    for part in body.split('<').skip(1) {
        let (tag, content) = part.split_once('>').unwrap();
        let content = text(content);
        match tag {
            "h1" | "h2" | "h3" => outline.headings.push((tag[1..].parse().unwrap(), content.clone())),
            "tr" => outline.rows.push(Vec::new()),
            "td" | "td class=\"short\"" | "th scope=\"col\"" | "th scope=\"row\"" => {
                outline.rows.last_mut().unwrap().push(content.clone())
            }
            _ => {}
        }
        outline.text.push_str(&content);
    }
    // Of the tables that only stand beside each other.
    outline.rows.retain(|row| !row.is_empty());
    outline
}

#[test]
fn html_markdown_and_pdf_say_what_the_report_says_in_its_order() {
    each(|name, input, document| {
        let texts = document.texts();

        let html = of_html(&html_file(&document));
        let markdown = of_markdown(&markdown_file(&document));
        let pdf = read(&written(&document, Some(&input.to_string()))).unwrap();

        assert_eq!(first_missing(&texts, &html.text), None, "{name} as HTML:\n{}", html.text);
        assert_eq!(first_missing(&texts, &markdown.text), None, "{name} as Markdown:\n{}", markdown.text);
        assert_eq!(pdf.first_missing(document.texts()), None, "{name} as PDF");
        assert_eq!((html.headings, html.rows), (markdown.headings, markdown.rows), "{name}");
        assert_eq!(pdf.attachment, Some(input.to_string()));
    });
}

#[test]
fn the_html_needs_no_script_and_loads_nothing() {
    let html = html_file(&made(&inputs()[0].1, Lang::SOURCE));

    let lower = html.to_lowercase();
    assert!(html.contains("default-src 'none'; style-src 'unsafe-inline'; img-src data:"));
    assert!(!lower.contains("<script") && !lower.contains("javascript:"), "no script");
    let tags = || html.split('<').skip(1).map(|part| part.split('>').next().unwrap());
    assert!(tags().count() > 100 && !tags().any(|tag| tag.contains(" on")), "no handler");
    for source in html.split(" src=\"").skip(1) {
        assert!(source.starts_with("data:image/"), "loads {}", source.split('"').next().unwrap());
    }
    assert!(
        !lower.contains("<link") && !lower.contains("url(") && !lower.contains("@import"),
        "no other file"
    );
}

#[test]
fn a_report_file_is_made_in_the_form_of_its_ending_and_verified() {
    for (name, input) in inputs() {
        let answers = file(&format!("report-{name}.json"), &input.to_string());
        for lang in ["nl", "en"] {
            let target = file(&format!("report-{name}-{lang}.pdf"), "");

            let output = sbs(&[
                "report",
                &answers,
                "-o",
                &target,
                "--lang",
                lang,
                "--appendix",
                "--notes",
                "--organisation",
                "Wij",
            ]);

            assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
            let checked = sbs(&["verify", &target]);
            assert_eq!(checked.status.code(), Some(0), "{}", stderr(&checked));
            assert!(stdout(&checked).contains("fits its answers"), "{}", stdout(&checked));
        }
        for (format, begin) in [("html", "<!doctype html>"), ("md", "Social Business Scan\n")] {
            let output = sbs(&["report", &answers, "-o", "-", "--format", format]);
            assert!(stdout(&output).starts_with(begin), "{}", stdout(&output));
        }
    }
}

#[test]
fn notes_go_along_only_if_asked_for() {
    let (_, input) = &inputs()[0];
    let answers = file("report-notes.json", &input.to_string());
    for (options, expected) in [(vec![], false), (vec!["--notes"], true)] {
        let target = file("report-notes.pdf", "");
        let output = sbs(&[&["report", &answers, "-o", &target, "--appendix"], options.as_slice()].concat());
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));

        let report = read(&fs::read(&target).unwrap()).unwrap();

        assert_eq!(
            (report.attachment.as_ref().unwrap().contains("Kort."), report.has("Kort.")),
            (expected, expected)
        );
    }
    let target = file("report-alone.pdf", "");
    sbs(&["report", &answers, "-o", &target, "--no-attachment"]);
    assert_eq!(read(&fs::read(&target).unwrap()).unwrap().attachment, None);
    assert!(stderr(&sbs(&["verify", &target])).contains("carries no answers"));
}

#[test]
fn the_target_in_an_answer_file_stands_in_the_report_and_is_verified() {
    let (_, mut input) = inputs()[0].clone();
    input["target"] = json!({ "level": 4, "scores": { "PE": 75 }, "date": "2027-03-01" });
    let answers = file("report-target.json", &input.to_string());
    let target = file("report-target.pdf", "");

    let output = sbs(&["report", &answers, "-o", &target]);

    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let report = read(&fs::read(&target).unwrap()).unwrap();
    for text in ["Doel voor 2027-03-01", "niveau 4", "75"] {
        assert!(report.has(text), "{text} is not in the report");
    }
    let verified = sbs(&["verify", &target]);
    assert_eq!(verified.status.code(), Some(0), "{}", stderr(&verified));
    let text = stdout(&sbs(&["report", &answers, "-o", "-", "--format", "md", "--lang", "en"]));
    assert!(text.contains("Target by 2027-03-01"), "{text}");
}

#[test]
fn a_changed_number_and_changed_answers_are_told() {
    let (_, input) = &inputs()[0];
    let path = |name: &str, bytes: &[u8]| {
        let path = file(name, "");
        fs::write(&path, bytes).unwrap();
        path
    };
    let mut changed = made(input, Lang::SOURCE);
    fn first_table(blocks: &mut [Block]) -> Option<&mut String> {
        blocks.iter_mut().find_map(|block| match block {
            Block::Table(table) => Some(&mut table.rows[0][1]),
            Block::Columns(columns) => columns.iter_mut().find_map(|column| first_table(&mut column.blocks)),
            _ => None,
        })
    }
    *first_table(&mut changed.sheets[1].blocks).unwrap() = "99 ± 1".to_owned();
    let number = path("report-number.pdf", &written(&changed, Some(&input.to_string())));
    let mut other = input.clone();
    let item = other["answers"].as_object().unwrap().keys().next().unwrap().clone();
    other["answers"][&item] = json!(0);
    let answers = path("report-answers.pdf", &written(&made(input, Lang::SOURCE), Some(&other.to_string())));
    let mut longer = made(input, Lang::SOURCE);
    longer.sheets[1].blocks.insert(2, Block::Paragraph("Wij zijn de beste van het land.".to_owned()));
    let added = path("report-added.pdf", &written(&longer, Some(&input.to_string())));
    let damaged = path("report-damaged.pdf", b"%PDF-1.7\nnothing");
    let cases = [
        (number, "was changed: its answers lead to"),
        (answers, "was changed: its answers lead to"),
        (added, "was changed: \"Wijzijndebestevanhetland."),
        (damaged, "no PDF"),
    ];
    for (report, told) in cases {
        let output = sbs(&["verify", &report]);
        assert_eq!(output.status.code(), Some(1), "{report}: {}", stdout(&output));
        assert!(stderr(&output).contains(told), "{report}: {}", stderr(&output));
    }
}

#[test]
fn a_file_that_is_no_logo_is_told() {
    let answers = file("report-logo.json", &inputs()[0].1.to_string());
    let logo = file("report-logo.txt", "no picture");

    let output = sbs(&["report", &answers, "-o", "-", "--logo", &logo]);

    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("neither PNG nor JPEG"), "{}", stderr(&output));
}

/// A plan of twelve actions, some of them long.
pub fn plan() -> Value {
    let action = |number: usize| {
        let text =
            "Spreek af wie reageert, en binnen hoeveel uur, ook in het weekeinde. ".repeat(number % 3 + 1);
        json!({ "id": format!("a{number}"), "text": text.trim(), "owner": "Fatima van den Berg",
            "date": format!("2027-03-{:02}", number + 1), "done": number == 1, "order": 1024 * number })
    };
    json!({ "key": "k", "actions": (1..=12).map(action).collect::<Vec<_>>() })
}

#[test]
fn a_plan_of_twelve_actions_stands_on_the_second_sheet_and_goes_along_only_if_asked_for() {
    let (_, mut input) = inputs()[0].clone();
    input["plan"] = plan();
    let answers = file("report-plan.json", &input.to_string());
    for (paper, lang) in [("a4", "nl"), ("letter", "en")] {
        let target = file(&format!("report-plan-{paper}.pdf"), "");
        let name = "Coöperatieve Vereniging voor Duurzaam Ondernemen in de Regio Zuidoost-Nederland";
        let arguments = ["report", &answers, "-o", &target, "--plan", "--paper", paper, "--lang", lang];
        let more =
            ["--organisation", name, "--link", "https://example.org/scan/", "--remark", "Ons besluit."];
        let output = sbs(&[arguments.as_slice(), &more].concat());
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));

        let report = read(&fs::read(&target).unwrap()).unwrap();

        assert_eq!(report.pages, 2, "{paper}");
        assert!(report.has("Fatima van den Berg") && report.has("2027-03-13"));
        assert!(report.attachment.as_ref().unwrap().contains("Fatima"));
        let checked = sbs(&["verify", &target]);
        assert_eq!(checked.status.code(), Some(0), "{}", stderr(&checked));
    }
    let target = file("report-no-plan.pdf", "");
    sbs(&["report", &answers, "-o", &target]);
    let report = read(&fs::read(&target).unwrap()).unwrap();
    assert!(!report.has("Fatima") && !report.attachment.unwrap().contains("Fatima"));
    assert_eq!(sbs(&["verify", &target]).status.code(), Some(0));
}
