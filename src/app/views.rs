//! Components: ready values in, messages out.

pub mod chart;
