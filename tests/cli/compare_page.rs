//! The page and `sbs compare` say the same of two measurements, to the last bit.

use std::env;

use proptest::{
    strategy::{Strategy, ValueTree},
    test_runner::{Config, RngAlgorithm, TestRng, TestRunner},
};
use serde_json::Value;
use social_business_scan::{
    core::{
        answers::AnswerSheet,
        compare::ComparisonFile,
        instrument::{Instrument, Lang},
        rounding::Numbers,
    },
    report::change::difference,
    state::{
        model::Model,
        msg::{ChangeMsg, ImportMsg, Msg},
        rc_ptr_eq::RcPtrEq,
        update::update,
    },
    storage::{envelope::Saved, location::StorageLocation, store::Opened},
};

use super::{file, sbs, stdout};
use crate::support::sheets::{any_sheet, written};

/// Pairs in a full run (`SBS_FULL=1`), and in a usual one: each starts two processes.
const PAIRS: usize = 1_000;
const PAIRS_IN_A_USUAL_RUN: usize = 40;

/// A page whose scan at work is `after`, on which the file `before` was chosen to be compared.
fn page(instrument: &RcPtrEq<Instrument>, before: &Value, after: &AnswerSheet) -> Model {
    let saved = Some(Saved::from_sheet(after.clone()));
    let opened = Opened { saved, ..Opened::default() };
    let mut model = Model::new(instrument.clone(), Lang::Nl, StorageLocation::Device, opened);
    let _ = update(&mut model, Msg::Change(ChangeMsg::Open));
    let _ = update(&mut model, Msg::Import(ImportMsg::OpenFile(Ok(before.to_string()))));
    model
}

#[test]
fn the_page_and_the_command_line_compare_alike_to_the_last_bit() {
    let instrument = RcPtrEq::new(Instrument::built_in().unwrap());
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[19; 32]);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    let any = any_sheet(&instrument);
    let mut drawn = || any.new_tree(&mut runner).unwrap().current();
    let count =
        if env::var_os("SBS_FULL").is_some_and(|full| full == "1") { PAIRS } else { PAIRS_IN_A_USUAL_RUN };
    let (mut compared, mut refused) = (0, 0);
    for number in 0..count {
        let (before, mut after) = (drawn(), drawn());
        // A visitor sets no threshold.
        after.threshold = None;
        let before = if number % 8 == 0 { before } else { AnswerSheet { threshold: None, ..before } };
        if after.answers.is_empty() {
            continue;
        }
        let [before, told] = [&before, &after].map(|sheet| written(&instrument, sheet));
        let files = [("before", &before), ("after", &told)]
            .map(|(name, value)| file(&format!("compare-page-{name}.json"), &value.to_string()));
        let printed = |format: &str| {
            stdout(&sbs(&["compare", &files[0], &files[1], "--format", format, "--lang", "nl"]))
        };

        let model = page(&instrument, &before, &after);
        let [one, other] = model.compared().map(|pick| model.measurement(&pick.unwrap()).unwrap());
        match model.comparison(&one, &other) {
            Ok(comparison) => {
                let ours = ComparisonFile { instrument: &instrument, comparison: &comparison };
                assert_eq!(
                    serde_json::to_string(&ours).unwrap(),
                    printed("json").trim_end(),
                    "{before} {told}"
                );
                // What is shown of the numbers, too.
                let numbers = Numbers::new(&instrument, 70.0, Lang::Nl);
                let text = printed("text");
                for (id, difference) in comparison.dimensions() {
                    let Some(shown) = difference::texts(numbers, difference) else { continue };
                    let [scores, change] = [
                        format!("{} → {}", shown.before, shown.after),
                        format!("({}, marge {})", shown.delta, shown.margin),
                    ];
                    let is_told = text.lines().any(|line| line.contains(&scores) && line.contains(&change));
                    assert!(is_told, "{}: {scores} {change} is not in\n{text}", id.key());
                }
                compared += 1;
            }
            Err(error) => {
                let told: Value = serde_json::from_str(&printed("json")).unwrap();
                assert_eq!(told, error.to_json(None), "{before}");
                refused += 1;
            }
        }
    }
    assert!(compared > count / 2 && refused > 0, "{compared} compared, {refused} refused");
}
