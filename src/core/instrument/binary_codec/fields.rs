//! What follows what in the compact form: the fields of every part of an instrument, for writing and for reading.
//!
//! A field that is missing here does not compile.

use super::{Pack, Reader, Writer};
use crate::core::instrument::{
    About, AboutBlock, AboutSection, CultureIndex, DimensionPair, Facet, Indices, Instrument, Item, Loading,
    NamedText, OrgModelOption, Parameters, PositionIndex, Question, Questions, RatioTexts, Scale, ScalePoint,
    Share, Source, StateTexts, Texts, Unit, WarningSubjects,
};

macro_rules! packed {
    ($($part:ident { $($field:ident),+ $(,)? })+) => {$(
        impl Pack for $part {
            fn pack(&self, to: &mut Writer) {
                let Self { $($field),+ } = self;
                $($field.pack(to);)+
            }

            fn unpack(from: &mut Reader) -> Self {
                Self { $($field: Pack::unpack(from)),+ }
            }
        }
    )+};
}

packed! {
    Instrument {
        id, version, title, intro, instructions, definition_we, definition_social, definition_customers,
        evidence_prompt, states, scales, parameters, groups, indices, dimensions, links, facets, units, items, questions, warning_subjects,
        item_advice,
        texts, caveats, legal, about, members,
    }
    StateTexts { dont_know, dont_know_help, not_applicable, unanswered }
    Scale { id, stem, points, core_min, open_counts_as }
    ScalePoint { label, anchor }
    Parameters {
        threshold, threshold_min, threshold_max, epsilon, coverage_min,
        provisional_coverage, report_coverage, na_share_max, min_answered_full, min_answered_quick, band_low,
        house_of_cards_margin, balanced, slight, progress_share,
        factor_next_level, factor_core_below_min, factor_two_ps, factor_weakest_p, top_priorities, ratio_benchmark,
        max_employees, warning_min_employees, small_organisation,
    }
    Share { num, den }
    Indices { culture, position }
    CultureIndex { rule, of }
    PositionIndex { of, cut }
    DimensionPair { dimensions, text }
    About { lede, sections, names_note, seed_texts, sources }
    AboutSection { title, blocks }
    AboutBlock { text, part }
    Source { name, url }
    Facet { id, dimension, name }
    Unit { id, kind, advice, duty }
    Item {
        id, since, dimension, unit, facet, scale, loadings, core, quick, na_allowed, short, text, help, anchors, na_hint,
    }
    Loading { dimension, weight }
    Questions { asks_org_model, org_model, org_options, asks_ratio, employees, publishers, ratio }
    Question { text, help }
    WarningSubjects { everyone_takes_part, encouraged, independent, in_all_departments, agreements }
    OrgModelOption { model, code, name, description, reading }
    RatioTexts { names, readings, benchmark, small_note }
    Texts {
        levels, level_unknown, level_at_least, quadrant_names, quadrant_texts,
        bands, statuses, level_tests, level_reasons, balance,
        outputs, culture, position, pyramid, way_up_open, directions, change_note,
        change_within_margin, warnings, errors,
    }
    NamedText { name, text }
}
