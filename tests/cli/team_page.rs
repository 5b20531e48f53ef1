//! The page "Team" and `sbs team` say the same of the same members, to the last bit.

use std::env;

use proptest::{
    prelude::*,
    strategy::ValueTree,
    test_runner::{Config, RngAlgorithm, TestRng, TestRunner},
};
use social_business_scan::{
    core::{
        answers::AnswerSheet,
        instrument::{Instrument, Lang, Mode},
        result_code::encode,
    },
    export::kind::ExportKind,
    state::{
        effect::Effect,
        model::Model,
        msg::{
            ExportMsg, Msg, NavigateMsg,
            team::{Piece, TeamMsg},
        },
        rc_ptr_eq::RcPtrEq,
        update::update,
    },
    storage::{location::StorageLocation, store::Opened},
};

use super::{file, sbs, sbs_with_input, stdout};
use crate::support::sheets::{sheet_of, written};

const MEMBERS: usize = 1_000;

/// Orders with parts in a full run (`SBS_FULL=1`), and in a usual one: each starts a process for every part.
const ORDERS: usize = 40;
const ORDERS_IN_A_USUAL_RUN: usize = 2;

/// Members in an order, cut at some places into texts of one answer file a line.
fn texts(lines: &[String], ends: &[usize]) -> Vec<String> {
    let mut ends: Vec<usize> = ends.iter().copied().chain([lines.len()]).collect();
    ends.sort_unstable();
    let begins = [0].into_iter().chain(ends.clone());
    begins.zip(ends.clone()).map(|(begin, end)| lines[begin..end].concat()).collect()
}

/// What the page saves of members that come in these files, each read in pieces of so many bytes.
fn saved_by_the_page(instrument: &RcPtrEq<Instrument>, files: &[String], size: usize) -> String {
    let mut model = Model::new(instrument.clone(), Lang::Nl, StorageLocation::Device, Opened::default());
    let _ = update(&mut model, Msg::Navigate(NavigateMsg::OpenTeam));
    for (number, file) in (1..).zip(files) {
        let total = file.len() as f64;
        let _ = update(&mut model, Msg::Team(TeamMsg::ReadFiles(number, total)));
        let mut done = 0.0;
        for bytes in file.as_bytes().chunks(size) {
            done += bytes.len() as f64;
            let piece =
                Piece { reading: number, bytes: bytes.to_vec(), done, total, ends_file: done >= total };
            let _ = update(&mut model, Msg::Team(TeamMsg::Read(Box::new(piece))));
        }
    }
    let effects = update(&mut model, Msg::Export(ExportMsg::Download(ExportKind::Team)));
    let [Effect::Download { text: Some(text), .. }] = effects.as_slice() else { panic!("{effects:?}") };
    text.trim_end().to_owned()
}

/// What `sbs team` prints of the same members, counted in these parts.
fn printed_by_sbs(parts: &[String]) -> String {
    let counts: Vec<String> =
        parts.iter().map(|part| stdout(&sbs_with_input(&["team", "--partial", "-"], part))).collect();
    stdout(&sbs_with_input(&["team", "merge", "-"], &counts.concat())).trim_end().to_owned()
}

#[test]
fn in_any_order_and_any_parts_the_page_and_the_command_line_say_the_same_to_the_last_bit() {
    let instrument = RcPtrEq::new(Instrument::built_in().unwrap());
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[20; 32]);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    let any = sheet_of(&instrument, Mode::Full);
    // The page counts the same code once, unless somebody says that two people gave it.
    let (mut lines, mut codes) = (Vec::new(), std::collections::HashSet::new());
    while lines.len() < MEMBERS {
        let sheet = AnswerSheet { threshold: None, ..any.new_tree(&mut runner).unwrap().current() };
        if !sheet.answers.is_empty() && codes.insert(encode(&instrument, &sheet)) {
            lines.push(format!("{}\n", written(&instrument, &sheet)));
        }
    }
    let single = stdout(&sbs(&["team", &file("team-page.ndjson", &lines.concat())])).trim_end().to_owned();
    let orders =
        if env::var_os("SBS_FULL").is_some_and(|full| full == "1") { ORDERS } else { ORDERS_IN_A_USUAL_RUN };
    let ends = || prop::collection::vec(0..=MEMBERS, 0..12);
    let drawn = (Just(lines).prop_shuffle(), ends(), 500_usize..300_000, ends());
    for _ in 0..orders {
        let (lines, files, size, parts) = drawn.new_tree(&mut runner).unwrap().current();
        let files: Vec<String> = texts(&lines, &files).into_iter().filter(|file| !file.is_empty()).collect();

        assert_eq!(saved_by_the_page(&instrument, &files, size), single, "{} files", files.len());
        assert_eq!(printed_by_sbs(&texts(&lines, &parts)), single, "{} parts", parts.len());
    }
}
