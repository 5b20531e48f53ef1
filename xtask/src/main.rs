//! Placeholder of the automation.
fn main() {}
