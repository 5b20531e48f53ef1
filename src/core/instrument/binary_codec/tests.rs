//! Round trips of the compact form, and what becomes of damaged ones.

use std::sync::LazyLock;

use proptest::prelude::*;

use super::{Packed, pack, unpack};
use crate::core::{instrument::Instrument, lang::COUNT};

const JSON: &str = include_str!("../../../../assessments/social-business.json");

type Streams = Packed<String, Vec<u8>>;

fn built_in() -> (Instrument, Streams) {
    static BUILT_IN: LazyLock<(Instrument, Streams)> = LazyLock::new(|| {
        let instrument = Instrument::parse(JSON).unwrap();
        let packed = pack(&instrument);
        (instrument, packed)
    });
    BUILT_IN.clone()
}

/// Reads streams that were made for a test; they are never freed, like those of the program.
fn read(packed: Streams) -> Option<Instrument> {
    let Packed { numbers, ids, texts } = packed;
    unpack(Packed { numbers: numbers.leak(), ids: ids.leak(), texts: texts.map(|text| &*text.leak()) })
}

#[test]
fn a_packed_instrument_comes_back_as_it_was() {
    let (instrument, packed) = built_in();

    assert_eq!(read(packed), Some(instrument));
}

#[test]
fn the_built_in_instrument_is_the_file() {
    assert_eq!(Instrument::built_in(), Instrument::parse(JSON).ok());
}

#[test]
fn the_compact_form_is_a_sixth_smaller_than_the_least_json() {
    let (_, Packed { numbers, ids, texts }) = built_in();
    let json: serde_json::Value = serde_json::from_str(JSON).unwrap();

    let size = numbers.len() + ids.len() + texts.iter().map(String::len).sum::<usize>();

    assert!(size * 6 < json.to_string().len() * 5, "{size} bytes");
}

#[test]
fn numbers_of_every_length_come_back() {
    for number in [0, 1, 127, 128, 16_383, 16_384, 10_000_000, u32::MAX] {
        let (mut instrument, _) = built_in();
        instrument.parameters.max_employees = number;
        instrument.parameters.threshold = f64::from(number) / 3.0;

        assert_eq!(read(pack(&instrument)), Some(instrument), "{number}");
    }
}

#[test]
fn something_left_over_is_no_instrument() {
    let more: [fn(&mut Streams); 4] = [
        |packed| packed.numbers.push(0),
        |packed| packed.ids.push('\n'),
        |packed| packed.texts[0].push('x'),
        |packed| packed.texts[COUNT - 1].push_str("more"),
    ];
    for add in more {
        let (_, mut packed) = built_in();
        add(&mut packed);

        assert_eq!(read(packed), None);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_stream_that_breaks_off_is_no_instrument(stream in 0..COUNT + 2, index in any::<prop::sample::Index>()) {
        let (_, mut packed) = built_in();
        match stream {
            0 => packed.numbers.truncate(index.index(packed.numbers.len())),
            which => {
                let text = packed.texts.get_mut(which - 1).unwrap_or(&mut packed.ids);
                *text = text.chars().take(index.index(text.chars().count())).collect();
            }
        }

        prop_assert_eq!(read(packed), None);
    }

    #[test]
    fn a_byte_that_changed_never_panics(index in any::<prop::sample::Index>(), by in any::<u8>()) {
        let (_, mut packed) = built_in();
        let index = index.index(packed.numbers.len());
        packed.numbers[index] = by;

        let _ = read(packed);
    }

    #[test]
    fn no_bytes_make_the_reader_panic(
        numbers in proptest::collection::vec(any::<u8>(), 0..4000),
        ids in "[a-zé\n]{0,400}",
        texts in any::<[String; COUNT]>(),
    ) {
        let _ = read(Packed { numbers, ids, texts });
    }
}
