//! Pictures of every screen and state.

fn main() {}
