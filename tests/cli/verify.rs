//! What became of a report on its way: other programs saved it again, changed it, laid something over it or damaged it.

use std::fs;

use lopdf::{
    Dictionary, Document as Pdf, Object, ObjectId, SaveOptions, Stream, StringFormat,
    content::{Content, Operation},
    dictionary,
};
use social_business_scan::{
    core::{
        answer_file,
        instrument::{Instrument, Lang},
    },
    export::pdf::{
        read::{Report, read},
        verify::verify,
    },
};

use super::{file, report, sbs, stderr, stdout};

/// A report with everything in it, and its answers inside.
fn sound() -> Vec<u8> {
    let (_, input) = &report::inputs()[0];
    report::written(&report::made(input, Lang::SOURCE), Some(&input.to_string()))
}

/// Why a report does not fit; `None` if it does.
fn fault(bytes: &[u8]) -> Option<String> {
    let report: Report = match read(bytes) {
        Ok(report) => report,
        Err(error) => return Some(error.to_string()),
    };
    verify(&Instrument::built_in().unwrap(), &report).err().map(|fault| fault.to_string())
}

/// The report as another program saves it, with a change.
fn saved(sound: &[u8], change: impl FnOnce(&mut Pdf, ObjectId)) -> Vec<u8> {
    let mut pdf = Pdf::load_mem(sound).unwrap();
    let first = pdf.get_pages()[&1];
    change(&mut pdf, first);
    let mut bytes = Vec::new();
    pdf.save_to(&mut bytes).unwrap();
    bytes
}

fn operations(pdf: &Pdf, page: ObjectId) -> Vec<Operation> {
    pdf.get_and_decode_page_content(page).unwrap().operations
}

fn set_operations(pdf: &mut Pdf, page: ObjectId, operations: Vec<Operation>) {
    let bytes = Content { operations }.encode().unwrap();
    pdf.change_page_content(page, bytes).unwrap();
}

/// A line of text in one of the fonts that every reader has.
fn typed(text: &str) -> Vec<Operation> {
    let text = Object::String(text.as_bytes().to_vec(), StringFormat::Literal);
    vec![
        Operation::new("BT", vec![]),
        Operation::new("Tf", vec!["FOther".into(), 12.into()]),
        Operation::new("Tj", vec![text]),
        Operation::new("ET", vec![]),
    ]
}

fn helvetica() -> Dictionary {
    dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica" }
}

/// The resources of a page, to add to.
fn resources(pdf: &mut Pdf, page: ObjectId) -> &mut Dictionary {
    let resources = pdf.get_dictionary(page).unwrap().get(b"Resources").unwrap().clone();
    match resources {
        Object::Reference(id) => pdf.get_dictionary_mut(id).unwrap(),
        _ => pdf.get_dictionary_mut(page).unwrap().get_mut(b"Resources").unwrap().as_dict_mut().unwrap(),
    }
}

/// Adds a member to one of the lists of the resources.
fn add_resource(pdf: &mut Pdf, page: ObjectId, list: &str, name: &str, value: Object) {
    let found = resources(pdf, page).get(list.as_bytes()).ok().cloned();
    match found {
        Some(Object::Reference(id)) => pdf.get_dictionary_mut(id).unwrap().set(name, value),
        Some(Object::Dictionary(mut own)) => {
            own.set(name, value);
            resources(pdf, page).set(list, own);
        }
        _ => resources(pdf, page).set(list, dictionary! { name => value }),
    }
}

#[test]
fn a_report_that_another_program_saved_again_still_fits() {
    let sound = sound();
    assert_eq!(fault(&sound), None);

    let again = saved(&sound, |_, _| {});
    let packed = {
        let mut pdf = Pdf::load_mem(&sound).unwrap();
        for object in pdf.objects.values_mut() {
            if let Object::Stream(stream) = object {
                stream.allows_compression = true;
                let _ = stream.compress();
            }
        }
        let mut bytes = Vec::new();
        let options = SaveOptions::builder().use_object_streams(true).use_xref_streams(true).build();
        pdf.save_with_options(&mut bytes, options).unwrap();
        bytes
    };

    assert_ne!(again, sound);
    assert_eq!(fault(&again), None);
    assert!(!String::from_utf8_lossy(&packed).contains("\"answers\""), "the answers are packed");
    assert_eq!(fault(&packed), None);
}

#[test]
fn what_was_changed_added_or_laid_over_is_told() {
    let sound = sound();
    let changed = "was changed: its answers lead to";
    // Two numbers that change places: every letter is that of the report's own font.
    let number = saved(&sound, |pdf, page| {
        let mut all = operations(pdf, page);
        let shown: Vec<usize> =
            (0..all.len()).filter(|at| ["Tj", "TJ"].contains(&&*all[*at].operator)).collect();
        let (one, other) = (shown[shown.len() / 3], shown[2 * shown.len() / 3]);
        assert_ne!(all[one].operands, all[other].operands);
        let operands = std::mem::take(&mut all[one].operands);
        all[one].operands = std::mem::replace(&mut all[other].operands, operands);
        set_operations(pdf, page, all);
    });
    let added = saved(&sound, |pdf, page| {
        let all = [operations(pdf, page), typed("Nummer 1")].concat();
        set_operations(pdf, page, all);
        add_resource(pdf, page, "Font", "FOther", helvetica().into());
    });
    let inside = saved(&sound, |pdf, page| {
        let content = Content { operations: typed("Nummer 1") }.encode().unwrap();
        let form = dictionary! {
            "Type" => "XObject", "Subtype" => "Form", "BBox" => vec![0.into(), 0.into(), 99.into(), 99.into()],
            "Resources" => dictionary! { "Font" => dictionary! { "FOther" => helvetica() } },
        };
        let form = pdf.add_object(Stream::new(form, content));
        let all = [operations(pdf, page), vec![Operation::new("Do", vec!["XOther".into()])]].concat();
        set_operations(pdf, page, all);
        add_resource(pdf, page, "XObject", "XOther", form.into());
    });
    let endless = saved(&sound, |pdf, page| {
        let form = dictionary! { "Type" => "XObject", "Subtype" => "Form" };
        let content = b"/XOther Do ".repeat(50);
        let form = pdf.add_object(Stream::new(form, content));
        let all = [operations(pdf, page), vec![Operation::new("Do", vec!["XOther".into()])]].concat();
        set_operations(pdf, page, all);
        add_resource(pdf, page, "XObject", "XOther", form.into());
    });
    let note = saved(&sound, |pdf, page| {
        let note = dictionary! {
            "Type" => "Annot", "Subtype" => "FreeText", "Rect" => vec![0.into(), 0.into(), 99.into(), 99.into()],
            "Contents" => Object::string_literal("Nummer 1"),
        };
        let note = pdf.add_object(note);
        pdf.get_dictionary_mut(page).unwrap().set("Annots", vec![note.into()]);
    });
    let less = saved(&sound, |pdf, page| set_operations(pdf, page, vec![]));
    let alone = saved(&sound, |pdf, _| {
        pdf.catalog_mut().unwrap().remove(b"AF");
    });
    for (what, bytes, told) in [
        ("a number", number, changed),
        ("text", added, "was changed: \"Nummer1"),
        ("text in a drawing", inside, "was changed: \"Nummer1"),
        ("a note", note, "was changed: a comment or a field was laid over"),
        ("an empty page", less, changed),
        ("no answers", alone, "carries no answers"),
    ] {
        let fault = fault(&bytes);
        assert!(fault.as_ref().is_some_and(|fault| fault.contains(told)), "{what}: {fault:?}");
    }
    // A drawing of itself, without a text, adds nothing and ends.
    assert_eq!(fault(&endless), None);
}

#[test]
fn a_damaged_report_is_told_and_nothing_breaks() {
    let sound = sound();
    // A generator of its own: the same places on every machine.
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    let mut drawn = |most: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % u64::try_from(most).unwrap()).unwrap()
    };
    // Where the structure of the file stands: most of it is fonts and pages.
    let tail = sound.len() - sound.len() / 8;
    for turn in 0..120 {
        let mut bytes = sound.clone();
        match turn % 4 {
            0 => bytes.truncate(drawn(sound.len())),
            1 => (0..8).for_each(|_| bytes[drawn(sound.len())] = u8::try_from(drawn(256)).unwrap()),
            2 => {
                (0..8).for_each(|_| bytes[tail + drawn(sound.len() - tail)] = b"0123456789 <>[]R/"[drawn(17)])
            }
            _ => drop(bytes.drain(drawn(sound.len() / 2)..sound.len() / 2)),
        }
        let _ = read(&bytes);
    }
    assert_eq!(read(b"%PDF-1.7\nnothing").unwrap_err().to_string(), "is no PDF that can be read");
}

#[test]
fn an_appendix_about_an_earlier_measurement_is_verified_with_it() {
    let (_, input) = &report::inputs()[0];
    let instrument = Instrument::built_in().unwrap();
    let earlier = report::earlier(input);
    assert!(answer_file::from_value(&instrument, &earlier).is_ok());
    let [now, before] = [("now", input), ("before", &earlier)]
        .map(|(name, input)| file(&format!("verify-{name}.json"), &input.to_string()));
    let target = file("verify-compared.pdf", "");

    let output = sbs(&["report", &now, "-o", &target, "--compare", &before, "--appendix", "--lang", "en"]);

    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let bytes = fs::read(&target).unwrap();
    let read = read(&bytes).unwrap();
    for text in ["Two measurements compared", "First: result of 2025-11-20", "How the scores come about"] {
        assert!(read.has(text), "{text}");
    }
    assert_eq!(fault(&bytes), None);
    let markdown = stdout(&sbs(&["report", &now, "-o", "-", "--format", "md", "--compare", &before]));
    assert!(markdown.contains("meting van 2025-11-20") && markdown.contains("| Verschil |"), "{markdown}");
    // A code is as good, and its name may be given.
    let code = stdout(&sbs(&["code", "encode", &before]));
    let named = ["--compare", code.trim(), "--compare-name", "Vorig jaar"];
    let markdown = stdout(&sbs(&[&["report", &now, "-o", "-", "--format", "md"], &named[..]].concat()));
    assert!(markdown.contains("Eerst: Vorig jaar. De code van die meting: SB1"), "{markdown}");
    // Another number in that part is told, too.
    let last = Pdf::load_mem(&bytes).unwrap().get_pages().len();
    let other = saved(&bytes, |pdf, _| {
        let page = pdf.get_pages()[&u32::try_from(last - 1).unwrap()];
        let mut all = operations(pdf, page);
        let at = all.iter().rposition(|one| one.operator == "Tj" || one.operator == "TJ").unwrap();
        // The last is the number of the page.
        let at = all[..at].iter().rposition(|one| one.operator == "Tj" || one.operator == "TJ").unwrap();
        let at = all[..at].iter().rposition(|one| one.operator == "Tj" || one.operator == "TJ").unwrap();
        all.remove(at);
        set_operations(pdf, page, all);
    });
    assert!(fault(&other).unwrap().contains("was changed"), "{:?}", fault(&other));
    let missing = sbs(&["report", &now, "-o", "-", "--compare", "nowhere.json"]);
    assert!(stderr(&missing).contains("nowhere.json"), "{}", stderr(&missing));
}

#[test]
fn the_appendix_about_a_team_leaves_the_own_answers_out_and_five_others_are_needed() {
    let (_, input) = &report::inputs()[0];
    let now = file("verify-team-now.json", &input.to_string());
    let lines = |count: usize| report::members(input, count) + &input.to_string();
    let few = file("verify-team-few.ndjson", &lines(4));
    let enough = file("verify-team-enough.ndjson", &lines(5));
    let target = file("verify-team.pdf", "");

    let refused = sbs(&["report", &now, "-o", &target, "--team", &few]);
    let made = sbs(&["report", &now, "-o", &target, "--team", &enough]);

    assert_eq!(refused.status.code(), Some(1));
    assert!(stderr(&refused).contains("a team of fewer than 5, without the answers of the report"));
    assert_eq!(made.status.code(), Some(0), "{}", stderr(&made));
    let report = read(&fs::read(&target).unwrap()).unwrap();
    assert!(report.has("Wat het team antwoordde") && report.has("5 mensen vulden"));
    let verified = sbs(&["verify", &target]);
    assert_eq!(verified.status.code(), Some(0), "{}", stderr(&verified));
    assert!(stdout(&verified).contains("the appendix about a team"));
}
