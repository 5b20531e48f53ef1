//! From an answer sheet to its code.

use super::{
    COUNT_DONT_KNOW, COUNT_FOLLOWS, COUNT_NOT_GIVEN, NO_MODEL, States, alphabet,
    bits::{BitWriter, fives},
    checksum, origin,
};
use crate::core::{
    answers::{Answer, AnswerSheet, Count},
    instrument::{Instrument, Mode},
};

/// The canonical code of a sheet, like `SB1-20FYJ-94J94-JNC04-SP4`. The threshold is not part of it.
#[must_use]
pub fn encode(instrument: &Instrument, sheet: &AnswerSheet) -> String {
    let mut bits = BitWriter::default();
    for (value, width) in origin(instrument) {
        bits.push(value, width);
    }
    bits.push(instrument.version, 8);
    bits.push(u32::from(sheet.mode == Mode::Quick), 1);
    bits.push(sheet.org_model.map_or(NO_MODEL, |model| u32::from(instrument.org_model(model).code)), 3);
    let states = States::of(instrument);
    for index in instrument.in_mode(sheet.mode) {
        bits.push(state(states, sheet.answers.get(index)), states.width);
    }
    let counts = [sheet.employees, sheet.publishers];
    for count in counts {
        bits.push(flag(count), 2);
    }
    for number in counts.into_iter().flatten().filter_map(Count::number) {
        push_number(&mut bits, number);
    }
    let mut bytes = bits.into_bytes();
    bytes.extend(checksum(&bytes).to_be_bytes());
    let mut code = String::from("SB1");
    for (index, five) in fives(&bytes).into_iter().enumerate() {
        if index % 5 == 0 {
            code.push('-');
        }
        code.push(alphabet::character(five));
    }
    code
}

fn state(states: States, answer: Option<Answer>) -> u32 {
    match answer {
        Some(Answer::Step(step)) => u32::from(step.value()),
        Some(Answer::NotApplicable) => states.not_applicable,
        Some(Answer::DontKnow) => states.dont_know,
        None => states.not_given,
    }
}

fn flag(count: Option<Count>) -> u32 {
    match count {
        None => COUNT_NOT_GIVEN,
        Some(Count::Number(_)) => COUNT_FOLLOWS,
        Some(Count::DontKnow) => COUNT_DONT_KNOW,
    }
}

/// Groups of a continuation bit and four value bits, the most significant first; at least one group.
fn push_number(bits: &mut BitWriter, number: u32) {
    let groups = (32 - number.leading_zeros()).div_ceil(4).max(1);
    for group in (0..groups).rev() {
        bits.push(u32::from(group > 0), 1);
        bits.push(number >> (4 * group), 4);
    }
}
