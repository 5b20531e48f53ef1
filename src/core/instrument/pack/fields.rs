//! What follows what in the compact form: the fields of every part of an instrument, for writing and for reading.
//!
//! A field that is missing here does not compile.

use super::{Pack, Reader, Writer};
use crate::core::instrument::{
    Dimension, Facet, Instrument, Item, Loading, NamedText, OrgModelOption, Parameters, Question, Questions,
    RatioTexts, Scale, ScalePoint, Share, StateTexts, Texts, Unit,
};

/// What has `: later` behind it holds texts that nobody reads before a result, or right at the start.
macro_rules! packed {
    ($($part:ident { $($field:ident $(: $later:ident)?),+ $(,)? })+) => {$(
        impl Pack for $part {
            fn pack(&self, to: &mut Writer) {
                let Self { $($field),+ } = self;
                $(put!(to $field $($later)?);)+
            }

            fn unpack(from: &mut Reader) -> Self {
                Self { $($field: take!(from $($later)?)),+ }
            }
        }
    )+};
}

macro_rules! put {
    ($to:ident $field:ident) => {
        $field.pack($to)
    };
    ($to:ident $field:ident later) => {{
        $to.is_later = true;
        $field.pack($to);
        $to.is_later = false;
    }};
}

macro_rules! take {
    ($from:ident) => {
        Pack::unpack($from)
    };
    ($from:ident later) => {{
        $from.is_later = true;
        let value = Pack::unpack($from);
        $from.is_later = false;
        value
    }};
}

packed! {
    Instrument {
        id, version, title, intro, instructions, definition_we, definition_social, evidence_prompt, states, scales,
        parameters, dimensions, facets, units, items, questions, item_advice: later, texts,
        caveats: later,
        legal: later, members,
    }
    StateTexts { dont_know, dont_know_help, not_applicable, unanswered }
    Scale { id, stem, points }
    ScalePoint { label, anchor }
    Parameters {
        threshold, threshold_min, threshold_max, core_min, open_counts_as, epsilon, coverage_min,
        provisional_coverage, report_coverage, na_share_max, min_answered_full, min_answered_quick, band_low,
        quadrant_cut, house_of_cards_margin, balanced, slight, culture_three_p, culture_values, progress_share,
        factor_next_level, factor_core_below_min, factor_two_ps, factor_weakest_p, top_priorities, ratio_benchmark,
        max_employees, warning_min_employees, small_organisation,
    }
    Share { num, den }
    Dimension { name: later, short_name, description }
    Facet { id, dimension, name: later }
    Unit { id, kind, advice: later }
    Item {
        id, since, dimension, unit, facet, scale, loadings, core, quick, na_allowed, short: later, text, help, anchors, na_hint,
    }
    Loading { dimension, weight }
    Questions { org_model: later, org_options, employees: later, publishers: later, ratio }
    Question { text, help }
    OrgModelOption { model, code, name: later, description: later, reading: later }
    RatioTexts { names: later, readings: later, benchmark: later, small_note: later }
    Texts {
        levels: later, level_unknown: later, level_at_least: later, quadrant_names: later, quadrant_texts: later,
        bands: later, statuses: later, level_tests: later, level_reasons: later, balance: later, links: later,
        outputs: later, culture: later, position: later, pyramid: later, way_up_open: later, warnings: later, errors,
    }
    NamedText { name, text }
}
