//! The compact form of single values and of lists of them.

use super::{Pack, Reader, Writer};
use crate::core::{
    instrument::{
        AboutPart, CultureIndex, Dimension, DimensionId, Group, IndexPart, IndexRule, ItemIndex, OrgModel,
        PositionIndex, Role, Sign, Text, TextTable, UnitKind,
    },
    string_enum::StringEnum,
};

impl Pack for u32 {
    fn pack(&self, to: &mut Writer) {
        to.number(*self);
    }

    fn unpack(from: &mut Reader) -> Self {
        from.number()
    }
}

impl Pack for u8 {
    fn pack(&self, to: &mut Writer) {
        to.number((*self).into());
    }

    #[expect(clippy::cast_possible_truncation, reason = "a u8 was written")]
    fn unpack(from: &mut Reader) -> Self {
        from.number() as Self
    }
}

impl Pack for usize {
    fn pack(&self, to: &mut Writer) {
        to.count(*self);
    }

    fn unpack(from: &mut Reader) -> Self {
        from.number() as Self
    }
}

impl Pack for bool {
    fn pack(&self, to: &mut Writer) {
        to.number((*self).into());
    }

    fn unpack(from: &mut Reader) -> Self {
        from.number() != 0
    }
}

impl Pack for f64 {
    fn pack(&self, to: &mut Writer) {
        to.float(*self);
    }

    fn unpack(from: &mut Reader) -> Self {
        from.float()
    }
}

/// An id. Owned like that of a parsed instrument: as a static slice it saved nothing in the wasm (184 bytes raw, none in
/// brotli).
impl Pack for String {
    fn pack(&self, to: &mut Writer) {
        to.id(self);
    }

    fn unpack(from: &mut Reader) -> Self {
        from.id().to_owned()
    }
}

impl Pack for Text {
    fn pack(&self, to: &mut Writer) {
        to.text(self.forms());
    }

    fn unpack(from: &mut Reader) -> Self {
        Self::from_static(from.text())
    }
}

/// No text is an empty one: the check lets none pass.
impl Pack for Option<Text> {
    fn pack(&self, to: &mut Writer) {
        self.unwrap_or_default().pack(to);
    }

    fn unpack(from: &mut Reader) -> Self {
        let text = Text::unpack(from);
        (text != Text::default()).then_some(text)
    }
}

/// A place, counted from 1; 0 is none.
impl Pack for Option<usize> {
    fn pack(&self, to: &mut Writer) {
        to.count(self.map_or(0, |index| index + 1));
    }

    fn unpack(from: &mut Reader) -> Self {
        usize::unpack(from).checked_sub(1)
    }
}

impl Pack for DimensionId {
    fn pack(&self, to: &mut Writer) {
        to.count(self.position());
    }

    fn unpack(from: &mut Reader) -> Self {
        let place = usize::unpack(from);
        from.dimensions.get(place).copied().unwrap_or(Self::NONE)
    }
}

/// The groups stand before their dimensions.
impl Pack for Group {
    fn pack(&self, to: &mut Writer) {
        to.count(self.role.position());
        self.rule.pack(to);
        self.gated.pack(to);
        to.id(self.key);
        self.name.pack(to);
    }

    fn unpack(from: &mut Reader) -> Self {
        let role = Role::ALL.get(usize::unpack(from)).copied().unwrap_or(Role::Bars);
        let place = u8::try_from(from.groups.len()).unwrap_or(u8::MAX);
        let (rule, gated) = (Pack::unpack(from), Pack::unpack(from));
        let group = Self { place, role, rule, gated, key: from.id(), name: Pack::unpack(from) };
        from.groups.push(group);
        group
    }
}

impl Pack for IndexRule {
    fn pack(&self, to: &mut Writer) {
        to.count(self.position());
    }

    fn unpack(from: &mut Reader) -> Self {
        Self::ALL.get(usize::unpack(from)).copied().unwrap_or(Self::Mean)
    }
}

/// The place of a group, counted from 1; 0 is culture.
impl Pack for IndexPart {
    fn pack(&self, to: &mut Writer) {
        match self {
            Self::Culture => to.count(0),
            Self::Group(place) => to.count(place + 1),
        }
    }

    fn unpack(from: &mut Reader) -> Self {
        usize::unpack(from).checked_sub(1).map_or(Self::Culture, Self::Group)
    }
}

impl Pack for (usize, f64) {
    fn pack(&self, to: &mut Writer) {
        self.0.pack(to);
        self.1.pack(to);
    }

    fn unpack(from: &mut Reader) -> Self {
        (usize::unpack(from), from.float())
    }
}

/// Whether there is one, and what it is.
macro_rules! packed_option {
    ($($part:ident),+) => {$(
        impl Pack for Option<$part> {
            fn pack(&self, to: &mut Writer) {
                self.is_some().pack(to);
                if let Some(part) = self {
                    part.pack(to);
                }
            }

            fn unpack(from: &mut Reader) -> Self {
                bool::unpack(from).then(|| Pack::unpack(from))
            }
        }
    )+};
}

packed_option! { CultureIndex, PositionIndex }

/// The dimensions stand before everything that names one.
impl Pack for Dimension {
    fn pack(&self, to: &mut Writer) {
        let Self { id, section, name, short_name, description, maslow } = self;
        to.id(id.key());
        to.id(section);
        id.group().pack(to);
        id.number().pack(to);
        to.count(id.sign().position());
        name.pack(to);
        short_name.pack(to);
        description.pack(to);
        maslow.pack(to);
    }

    fn unpack(from: &mut Reader) -> Self {
        let key = from.id();
        let section = from.id();
        let group = usize::unpack(from);
        let group = from.groups.get(group).copied().unwrap_or(Group::NONE);
        let number = u8::unpack(from);
        let sign = Sign::ALL.get(usize::unpack(from)).copied().unwrap_or(Sign::Number);
        // At most 255, like the elements of every list.
        let id = DimensionId::new(
            u8::try_from(from.dimensions.len()).unwrap_or(u8::MAX),
            key,
            group,
            number,
            sign,
        );
        from.dimensions.push(id);
        let [name, short_name, description] = Pack::unpack(from);
        Self { id, section, name, short_name, description, maslow: Pack::unpack(from) }
    }
}

/// A place, counted from 1; 0 is none.
impl Pack for Option<DimensionId> {
    fn pack(&self, to: &mut Writer) {
        self.map(DimensionId::position).pack(to);
    }

    fn unpack(from: &mut Reader) -> Self {
        let place: Option<usize> = Pack::unpack(from);
        place.and_then(|place| from.dimensions.get(place).copied())
    }
}

/// A place, counted from 1; 0 is none.
impl Pack for Option<ItemIndex> {
    fn pack(&self, to: &mut Writer) {
        self.map(ItemIndex::position).pack(to);
    }

    fn unpack(from: &mut Reader) -> Self {
        let place: Option<usize> = Pack::unpack(from);
        place.and_then(|place| u8::try_from(place).ok()).map(ItemIndex)
    }
}

impl Pack for OrgModel {
    fn pack(&self, to: &mut Writer) {
        to.count(self.position());
    }

    fn unpack(from: &mut Reader) -> Self {
        Self::ALL.get(usize::unpack(from)).copied().unwrap_or(Self::DontKnow)
    }
}

/// Whether it is a facet, and its place.
impl Pack for UnitKind {
    fn pack(&self, to: &mut Writer) {
        match self {
            Self::Dimension(dimension) => {
                false.pack(to);
                dimension.pack(to);
            }
            Self::Facet(facet) => {
                true.pack(to);
                facet.pack(to);
            }
        }
    }

    fn unpack(from: &mut Reader) -> Self {
        if bool::unpack(from) { Self::Facet(Pack::unpack(from)) } else { Self::Dimension(Pack::unpack(from)) }
    }
}

impl Pack for (ItemIndex, f64) {
    fn pack(&self, to: &mut Writer) {
        self.0.0.pack(to);
        self.1.pack(to);
    }

    fn unpack(from: &mut Reader) -> Self {
        (ItemIndex(u8::unpack(from)), from.float())
    }
}

impl<T: Pack> Pack for Vec<T> {
    fn pack(&self, to: &mut Writer) {
        to.count(self.len());
        self.iter().for_each(|value| value.pack(to));
    }

    fn unpack(from: &mut Reader) -> Self {
        (0..from.len()).map(|_| T::unpack(from)).collect()
    }
}

impl<T: Pack, const N: usize> Pack for [T; N] {
    fn pack(&self, to: &mut Writer) {
        self.iter().for_each(|value| value.pack(to));
    }

    fn unpack(from: &mut Reader) -> Self {
        std::array::from_fn(|_| T::unpack(from))
    }
}

/// A place, counted from 1; 0 is none.
impl Pack for Option<AboutPart> {
    fn pack(&self, to: &mut Writer) {
        to.count(self.map_or(0, |part| part.position() + 1));
    }

    fn unpack(from: &mut Reader) -> Self {
        AboutPart::ALL.get(usize::unpack(from).checked_sub(1)?).copied()
    }
}

/// The texts of all members; their number is that of the members.
impl<K: StringEnum> Pack for TextTable<K> {
    fn pack(&self, to: &mut Writer) {
        K::ALL.iter().for_each(|member| self.get(*member).pack(to));
    }

    fn unpack(from: &mut Reader) -> Self {
        Self::new(texts(from, K::ALL.len()))
    }
}

#[inline(never)]
fn texts(from: &mut Reader, count: usize) -> Vec<Text> {
    (0..count).map(|_| Text::unpack(from)).collect()
}
