//! What the browser tests share: browsers that are started and stopped, a web server, a page that is
//! read and worked by role and accessible name, and the command line to compare with.
//!
//! It sees the product from outside only: `dist/`, JSON files and the `sbs` program. It waits for
//! conditions and never sleeps for a fixed time; every wait that fails says what was on the screen.

pub mod axe;
pub mod browser;
pub mod cli;
pub mod comparison;
pub mod display;
pub mod downloads;
pub mod embed;
pub mod engine;
pub mod faulty;
pub mod framed;
pub mod instrument;
pub mod layout;
pub mod npm;
pub mod offline;
pub mod page;
pub mod pictures;
pub mod process;
pub mod profile;
pub mod pseudo;
pub mod quiet;
pub mod recipes;
pub mod runner;
pub mod saved;
pub mod server;
pub mod sheets;
pub mod stage;
pub mod states;
pub mod still;
pub mod variant;
pub mod viewport;
pub mod wait;
pub mod words;

pub use browser::Browser;
pub use engine::Engine;
pub use instrument::{Answer, Instrument, Lang};
pub use page::Page;
pub use stage::Stage;
