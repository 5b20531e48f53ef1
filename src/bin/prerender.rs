//! Prints the first screens as HTML, and the files of languages: a JSON object by `<screen>.<language>` and `language.<code>`, for
//! `cargo xtask bundle`.

use std::{collections::BTreeMap, process::ExitCode};

use social_business_scan::{
    core::{
        instrument::{Instrument, Lang, Mode},
        string_enum::StringEnum,
    },
    i18n::language_file,
    prerender::{First, embed_questions, embed_skeleton, html},
    state::rc_ptr_eq::RcPtrEq,
};

fn main() -> ExitCode {
    let Some(instrument) = Instrument::built_in().map(RcPtrEq::new) else {
        eprintln!("The built-in questionnaire cannot be read.");
        return ExitCode::FAILURE;
    };
    let mut screens = BTreeMap::from([("version".to_owned(), instrument.version.to_string())]);
    for lang in Lang::ALL {
        let start = embed_skeleton(&instrument, *lang);
        let questions = Mode::ALL.iter().map(|mode| (mode.key(), embed_questions(&instrument, *mode, *lang)));
        for (name, tree) in [("start", start)].into_iter().chain(questions) {
            let Some(tree) = tree else {
                eprintln!("The screen `{name}` of the embed is not as expected.");
                return ExitCode::FAILURE;
            };
            screens.insert(format!("guest-{name}.{}", lang.key()), tree);
        }
    }
    for (code, file) in language_file::FILES {
        screens.insert(format!("language.{code}"), (*file).to_owned());
    }
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
