//! The dimensions of the built-in instrument, by their ids.

use std::sync::LazyLock;

use social_business_scan::core::instrument::{DimensionId, Instrument, Role};

static INSTRUMENT: LazyLock<Instrument> = LazyLock::new(super::instrument);

/// The one with an id.
pub fn of(key: &str) -> DimensionId {
    INSTRUMENT.find_dimension(key).unwrap()
}

/// The one of a level, if there is one.
pub fn level(number: u8) -> Option<DimensionId> {
    INSTRUMENT.level(number)
}

/// All eleven, in order.
pub fn all() -> [DimensionId; 11] {
    array(INSTRUMENT.dimension_ids())
}

/// The three Ps, in order.
pub fn ps() -> [DimensionId; 3] {
    array(INSTRUMENT.dimensions_of(Role::Profile))
}

/// The three values, in order.
pub fn values() -> [DimensionId; 3] {
    array(INSTRUMENT.dimensions_of(Role::Bars))
}

/// The five levels, the base first.
pub fn levels() -> [DimensionId; 5] {
    array(INSTRUMENT.dimensions_of(Role::Levels))
}

fn array<const N: usize>(ids: impl Iterator<Item = DimensionId>) -> [DimensionId; N] {
    ids.collect::<Vec<_>>().try_into().unwrap()
}
