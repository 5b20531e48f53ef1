//! Prints the first screens as HTML: a JSON object by `<screen>.<language>`, for `cargo xtask bundle`.

use std::{collections::BTreeMap, process::ExitCode};

use social_business_scan::{
    app::{
        prerender::{First, html},
        shared::Shared,
    },
    core::{
        instrument::{Instrument, Lang},
        keyed::Keyed,
    },
};

fn main() -> ExitCode {
    let Some(instrument) = Instrument::built_in().map(Shared::new) else {
        eprintln!("The built-in questionnaire cannot be read.");
        return ExitCode::FAILURE;
    };
    let mut screens = BTreeMap::new();
    for first in First::ALL {
        for lang in Lang::ALL {
            screens.insert(format!("{}.{}", first.name(), lang.key()), html(&instrument, first, *lang));
        }
    }
    match serde_json::to_string(&screens) {
        Ok(json) => {
            println!("{json}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
