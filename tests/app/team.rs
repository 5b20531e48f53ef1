//! The page "Team" without a browser: what comes in, what counts, what is kept, invitations, sessions.

mod codes;
mod files;
mod invitation;
mod members;
mod moments;
mod scanner;
mod session;

use social_business_scan::{
    core::{
        answers::{Answer, AnswerSheet, Step},
        instrument::{Instrument, Mode},
        result_code::encode,
    },
    import::team::{Member, Record, Refused},
};

/// The sheet of a member whose answers depend on its number.
pub fn sheet(instrument: &Instrument, mode: Mode, number: usize) -> AnswerSheet {
    let mut sheet = AnswerSheet::new(mode);
    for (place, item) in instrument.in_mode(mode).enumerate() {
        let mut digits = number;
        for _ in 0..place % 5 {
            digits /= 5;
        }
        let value = u8::try_from((digits + place) % 5).unwrap();
        sheet.answers.set(item, Step::new(value).map(Answer::Step));
    }
    sheet
}

/// Its code.
pub fn code(instrument: &Instrument, mode: Mode, number: usize) -> String {
    encode(instrument, &sheet(instrument, mode, number))
}

pub fn read(records: &[Record]) -> (Vec<&Member>, Vec<&Refused>) {
    let members = records.iter().filter_map(|record| record.read.as_ref().ok());
    (members.collect(), records.iter().filter_map(|record| record.read.as_ref().err()).collect())
}
