//! What the browser tests share: browsers that are started and stopped, a web server, a page that is
//! read and worked by role and accessible name, and the command line to compare with.
//!
//! It sees the product from outside only: `dist/`, JSON files and the `sbs` program. It waits for
//! conditions and never sleeps for a fixed time; every wait that fails says what was on the screen.

pub mod accessibility_tree;
pub mod answer_fixtures;
pub mod axe;
pub mod browser;
pub mod browsers;
pub mod cli;
pub mod comparison;
pub mod downloads;
pub mod embed;
pub mod engine;
pub mod fault_injection;
pub mod iframe;
pub mod instrument;
pub mod layout;
pub mod layout_stability;
pub mod lrs;
pub mod models;
pub mod network_silence;
pub mod npm;
pub mod offline;
pub mod packages;
pub mod page;
pub mod pictures;
pub mod places;
pub mod printed;
pub mod process;
pub mod profile;
pub mod pseudo;
pub mod recipes;
pub mod rounding_oracle;
pub mod runner;
pub mod server;
pub mod states;
pub mod storage_fixture;
pub mod team_fixture;
pub mod test_context;
pub mod ui_strings;
pub mod variant;
pub mod viewport;
pub mod visitor;
pub mod wait;
pub mod wordpress;

pub use browser::Browser;
pub use engine::Engine;
pub use instrument::{Answer, Instrument, Lang, OtherLang};
pub use page::Page;
pub use test_context::TestContext;
